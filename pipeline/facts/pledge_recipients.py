"""For whom a pledge is: the states and groups that its words name."""

from collections.abc import Iterable

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_times import slots_between
from pipeline.facts.scene import Scene, Slot
from pipeline.mentions.gazetteer import find_country, find_party

NOT_RECEIVER = Expression(
    r"\($|"
    r"\b(?:against|by|via|through|than|like|under|after|following|alongside|together with|compared with|rather than|"
    r"(?:signed|concluded|reached|agreed|struck|made|agreement|deal|contract) with|made in|accede to|accession to|"
    r"join|joining|membership (?:of|in)|admission to|"
    r"currency of|president|minister|leader|imported from)(?: the| an?)? $"
)
ON_THE_WAY = Expression(r"<[pl]\d+>,? (?:through|via)(?: the)? $")  # "a railway from X through Y to Z" is for all three
FELLOWS = r"(?:(?:, (?:and )?|,? and |,? as well as )(?:to )?(?:the )?<[pl]\d+>)*"
OF_STATE = r"(?:the )?(?:[a-z]+ (?:of|in) (?:the )?(?:(?:republic|kingdom|state) of )?)?"
GIVEN_TO = Expression(  # "a loan of $5 million to the government of Peru": a receiver that its grammar tells
    r"(?:<m\d+>|\b(?:loans?|credits?|grants?|aid|assistance|help|support|funding|financing|funds|money|relief|"
    r"donations?|gifts?|contributions?|credit lines?|lines? of credit|facilit(?:y|ies)|packages?))"
    rf"(?: \([^()]{{1,40}}\))?(?: (?:of|worth|totall?ing|amounting to|valued at) (?:[a-z]+ )?<m\d+>)? "
    rf"to {OF_STATE}<[pl]\d+>{FELLOWS}"
)
GIVEN_FIRST = Expression(rf"^ {OF_STATE}<[pl]\d+>{FELLOWS},? (?:with |an? |another |about |some |up to )*<[mn]\d+>")
SLOT = Expression(r"<[pl]\d+>")
GIVEN_TO_MANY = Expression(  # "14,000 scholarships to the partner countries, with Peru having 250"
    r"^(?: (?:[a-z-]+|<[mn]\d+>)){1,8}? to (?:the |its |all |other |our )*(?:[a-z-]+ ){0,2}(?:countries|nations|states)"
    r"(?:$|[,.;]| with| and| as| for)"
)
RECEIVER_ORG = Expression(r"\b(?:to|for|with|of|lend|give|provide|grant|its?)(?: the| an?)? (?:[a-z-]+ ){0,3}$")
OWN_INSTITUTION = Expression(r"^'s? (?:[a-z]+ )?(?:university|universities|academy|institute|college|currency)\b")
OWN_PART = Expression(
    r"^(?:'s)? (?:[a-z]+ ){0,4}(?:promising|pledging|contributing|providing|adding|offering|paying)\b"
)
ACTS_ITSELF = Expression(
    r"^(?:'s)? (?:<m\d+>|(?:has |have |will |would |is to |are to )?(?:also |jointly |each )?(?:promised|pledged|"
    r"approved|offered|committed|lent|gave|invest|invested|contribute|contributed|provide|provided|cover|pay|paid)\b)"
)
BRANCH_OF = Expression(r"<o\d+> \((?:the )?$")  # "Bank of China (Hong Kong)"
BRANCH = Expression(r"^(?:'s)? (?:branch|subsidiary|unit|arm|office)\b")  # "the bank's Macau branch"
DEBTOR = Expression(r"\b(?:owed|payments? of <m\d+>|debts? of <m\d+>) by (?:the )?$")
BORDER = Expression(r"^(?:'s)? (?:border|frontier)\b|^-speaking\b")
UNNAMED = Expression(
    r"\bto (?:the |an? |its |their )?(?:[a-z]+ ){0,3}(?:fund|appeal)(?:$|[.,;]| and )|"
    r"\b(?:abroad|overseas|worldwide)\b|\b(?:to|for|in|with|across|help|support) (?:[a-z-]+ ){0,4}?"
    r"(?:nations|countries|states|islands|islanders|continent|world|abroad|overseas|developing|poorest|pacific|"
    r"caribbean|sahel|balkans|"
    r"<l\d+>(?:$|[.,;]| (?:countries|nations|states|islands?|and|or|over|in|by|through|for|during|to|<t)))"
)
STATES = Expression(r"\b(?:countries|states|nations|governments|organi[sz]ations|territories)$")
TO_MANY = Expression(r"\b(?:to|for|in|across|help|helping) (?:[a-z]+ ){0,2}$")
GOAL_OF = Expression(r"\b(?:targets?|goals?|aims?) (?:of|for|at) (?:[a-z]+ )?$")
SOURCE = Expression(r"\b(?:from|by)(?: the)? $")
FELLOW_SOURCE = Expression(r"\b(?:from|by)(?: the)? <o\d+>(?:, (?:the )?<o\d+>)*,? and(?: the)? $")
ITS_SUM = Expression(r"^(?: \([^()]{1,30}\))?,? with (?:about |some |up to |another )?<m\d+>")  # it gives too
GIVERS_HOME = Expression(r"^<p\d+> <o")  # "the American Red Cross" is no gift to America
IN = Expression(r"\bin $")
OF_ITS = Expression(r"\b(?:of|in|under)(?: the)? $")
FIVE = frozenset(("KAZ", "KGZ", "TJK", "TKM", "UZB"))
VENUE = Expression(r"^(?:'s)? (?:[a-z]+ )?(?:summit|forum|conference|meeting|talks|expo|fair)\b")
TITLE = Expression(r" (?:[A-Z][A-Za-z-]+ ){1,6}(?:[Pp]roject|[Pp]rogram(?:me)?|[Ii]nitiative)\b")
JOINING = ("join", "joining", "accede to", "acceding to")


def read_recipients(scene: Scene, clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """The states, groups and places' states that the object names beside the pledgor and its own state; a body or firm
    that receives stands for its state, an international one for itself."""
    if clause.act in JOINING:
        return ()  # what is joined is given nothing
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    own = pledgors | {home for party in pledgors if (home := homes.get(party))}
    reads: dict[str, Read[str]] = {}
    slots = slots_between(clause, "plo")
    start, end = clause.words
    if addressed := _list_addressed(clause, own):
        return addressed
    if GIVEN_TO_MANY.match(clause.reading.masked[clause.object_start : clause.end]):
        return ()
    for held in ([slot for slot in slots if start <= clause.reading.position(slot) < end], slots):
        named = any(slot.code == "p" and not own.issuperset(slot.entity_ids) for slot in held)
        states = any(slot.code == "p" and len(slot.entity_ids) == 1 and slot.form == "name" for slot in held)
        for slot in held:
            if states and slot.form == "adjective" and _is_group(slot):
                continue  # "links Tajikistan's lines to the Central Asian grid"
            if slot.code == "l" and named and IN.search(clause.reading.masked[: clause.reading.position(slot)]):
                continue  # where it was promised
            for party in _receivers(scene, clause, slot):
                if party not in own:
                    reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
        if reads:
            break
    return drop_members(reads)


def _list_addressed(clause: Clause, own: set[str]) -> tuple[Read[str], ...]:
    """Those to whom the words say that it is given: what it is for may lie elsewhere too."""
    start, end = clause.words
    words = clause.reading.masked[start:end]
    found = GIVEN_TO.search(words) or GIVEN_FIRST.search(words)
    named = [clause.reading.slot(token.group()) for token in SLOT.finditer(found.group())] if found else []
    reads: dict[str, Read[str]] = {}
    for slot in named:
        states = (find_country(place) for place in slot.entity_ids) if slot.code == "l" else slot.entity_ids
        for state in states:
            if state is None or state in own:
                return ()
            reads.setdefault(state, Read(state, slot.start, slot.end, "resolved"))
    return drop_members(reads)


EXILES = Expression(  # those whom help reaches where they are: "for Chadian refugees in Libya"
    r"^(?:'s?)? (?:refugees|migrants|exiles|evacuees|asylum[ -]seekers|expatriates)\b[^.;<]{0,30} in (?:the )?<[pl]\d+>"
)


def _receivers(scene: Scene, clause: Clause, slot: Slot) -> Iterable[str]:
    masked, at = clause.reading.masked, clause.reading.position(slot)
    before = masked[clause.object_start : at]
    after = masked[masked.find(">", at) + 1 :]
    kept = DEBTOR.search(before) or ON_THE_WAY.search(before)
    if (
        EXILES.match(after)
        or VENUE.search(after)
        or BORDER.search(after)
        or OWN_PART.search(after)
        or _is_in_a_title(clause, slot)
    ):
        return
    if (NOT_RECEIVER.search(before) and not kept) or (OWN_INSTITUTION.search(after) and clause.transaction == "12"):
        return
    if slot.code == "l":
        yield from (home for place in slot.entity_ids if (home := find_country(place)) is not None)
    elif slot.code == "p":
        yield from slot.entity_ids
    elif (
        RECEIVER_ORG.search(before) and not SOURCE.search(before) and not (OF_ITS.search(before) and after[:2] == "'s")
    ):
        parties = {party.party_id: party for party in scene.cast.parties}
        for entity in slot.entity_ids:
            party = parties.get(entity)
            if party is not None and party.country_id is not None:
                yield party.country_id
            elif (known := find_party(entity)) is not None and known.organization_kind == "intergovernmental":
                yield entity


def _is_in_a_title(clause: Clause, slot: Slot) -> bool:
    """Whether a group of states only belongs to an undertaking's name: "the Central Asia Road Links project"."""
    cased, at = clause.reading.cased, clause.reading.position(slot)
    return slot.form == "name" and len(slot.entity_ids[0]) != 3 and bool(TITLE.match(cased, cased.index(">", at) + 1))


def _is_group(slot: Slot) -> bool:
    party = find_party(slot.entity_ids[0])
    return party is not None and party.kind == "group"


def drop_members(reads: dict[str, Read[str]]) -> tuple[Read[str], ...]:
    """A pledge to the five together stays a pledge to the group."""
    return tuple(read for party, read in reads.items() if "C5" not in reads or party not in FIVE)


def other_sides(scene: Scene, clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """With whom it was signed, or who received it: the states of the sentence that give nothing."""
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    own = pledgors | {home for party in pledgors if (home := homes.get(party))}
    reads: dict[str, Read[str]] = {}
    masked, signed = clause.reading.masked, clause.transaction == "2"
    for slot in clause.reading.coded("po"):
        if clause.reading.position(slot) >= clause.end:
            continue
        before = masked[: clause.reading.position(slot)]
        after = masked[masked.index(">", clause.reading.position(slot)) + 1 :]
        if (
            BRANCH.match(after)
            or (slot.code == "o" and (SOURCE.search(before) or FELLOW_SOURCE.search(before)))
            or OWN_PART.search(after)
            or ACTS_ITSELF.search(after)
            or ITS_SUM.match(after)
            or BRANCH_OF.search(before)
        ):
            continue
        if GIVERS_HOME.search(masked[clause.reading.position(slot) :]) and slot.entity_ids[0] not in pledgors:
            continue
        for entity in slot.entity_ids:
            party = entity if slot.code == "p" else homes.get(entity) or (signed and _international_bank(entity))
            if party and party not in own:
                reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
    return drop_members(reads)


def _international_bank(entity: str) -> str | None:
    """A bank of many states, which may borrow too."""
    party = find_party(entity)  # one of the lists; the home of one that only the text introduces is not known
    return entity if party is not None and party.organization_kind == "bank" and party.country_id is None else None


def names_others(scene: Scene, clause: Clause) -> bool:
    """Whether the words name receivers that are no states ("to developing countries"), or set a goal at home."""
    masked = clause.reading.masked
    if _gives_to_a_number(scene, clause):
        return True
    told = masked[clause.object_start : clause.end]
    return bool(UNNAMED.search(told) or GOAL_OF.search(masked[: clause.start]))


def _gives_to_a_number(scene: Scene, clause: Clause) -> bool:
    """Whether so many states receive, of which none is named: "sent doctors to 34 countries"."""
    masked = clause.reading.masked
    counts = [slot for slot in slots_between(clause, "n") if STATES.search(scene.figure(slot).unit.lower())]
    return any(TO_MANY.search(masked[: clause.reading.position(slot)]) for slot in counts)
