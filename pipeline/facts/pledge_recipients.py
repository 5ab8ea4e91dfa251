"""For whom a pledge is: the states and groups that its words name, else those of its fellows, else of its text."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_givers import list_donors
from pipeline.facts.pledge_terms import FIRM_BEHIND, NOMINAL_RULES
from pipeline.facts.pledge_times import slots_between
from pipeline.facts.scene import FOLD, Scene, Slot
from pipeline.mentions.gazetteer import find_country, find_party, list_group_members

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
DEBT = Expression(r"\bdebts?\b|\bforg[ai]ve|\bwr(?:o|i)te off\b|\bwritten off\b")
DEBTOR = Expression(r"\b(?:owed|payments? of <m\d+>|debts? of <m\d+>) by (?:the )?$")
BORDER = Expression(r"^(?:'s)? (?:border|frontier)\b|^-speaking\b")
UNNAMED = Expression(
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
OWN_BUDGET = Expression(
    r"\b(?:from|in|out of) (?:the|its|their|our|next year's|this year's) (?:[a-z']+ ){0,3}budgets?\b"
)
GIVERS_HOME = Expression(r"^<p\d+> <o")  # "the American Red Cross" is no gift to America
IN = Expression(r"\bin $")
OF_ITS = Expression(r"\b(?:of|in|under)(?: the)? $")
FIVE = frozenset(("KAZ", "KGZ", "TJK", "TKM", "UZB"))
OWN_LAND = Expression(
    r"\b(?:its|their|our) (?:own|economy|territory|infrastructure|railways?|roads|industry|domestic)|\bdomestic\b"
)
OPENING = 3  # sentences that say what a text is about: headline, dateline, first sentence
VENUE = Expression(r"^(?:'s)? (?:[a-z]+ )?(?:summit|forum|conference|meeting|talks|expo|fair)\b")
TITLE = Expression(r" (?:[A-Z][A-Za-z-]+ ){1,6}(?:[Pp]roject|[Pp]rogram(?:me)?|[Ii]nitiative)\b")
JOINING = ("join", "joining", "accede to", "acceding to")
HELP = ("grant", "loan", "investment", "financing")
LENT = ("loan", "grant")
SHARED = (*HELP, "in_kind", "training", "scholarships")


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


def share_recipients(claims: list[PledgeClaim], items: list[int]) -> bool:
    """An item of a list that names nobody is for those whom most of its fellow items name; whether that can be."""
    named = Counter(_values(claims[i]) for i in items if claims[i].recipients)
    if not named:
        return True
    usual = min(named, key=lambda parties: (-named[parties], parties))
    if len(named) > 1 and 2 * named[usual] <= sum(named.values()):
        return False  # each of them is for somebody else
    pattern = next(claims[i].recipients for i in items if _values(claims[i]) == usual)
    for i in items:
        givers = {read.value for read in claims[i].pledgors}
        joint = len(givers) > 1 and claims[i].instrument.value in ("mechanism", "market_access")  # for themselves
        if not claims[i].recipients and not givers & set(usual) and not joint:
            inferred = tuple(replace(read, method="inferred") for read in pattern)
            claims[i] = replace(claims[i], recipients=inferred)
    return True


def _values(claim: PledgeClaim) -> tuple[str, ...]:
    return tuple(sorted(read.value for read in claim.recipients))


def go_on_receiving(scene: Scene, claims: list[PledgeClaim], open_to_all: set[Statement]) -> list[PledgeClaim]:
    """Help of which no receiver is named, right after other help in its paragraph, is for the same; also where that is
    for nobody in particular, as `open_to_all` tells, which it adds to."""
    read: list[PledgeClaim] = []
    for claim in sorted(claims, key=lambda claim: claim.statement.start):
        before = read[-1] if read else None
        if before is not None and _goes_on(scene, before, claim):
            givers = {party.value for party in claim.pledgors}
            if before.statement in open_to_all and {party.value for party in before.pledgors} & givers:
                open_to_all.add(claim.statement)
            elif before.recipients and not {party.value for party in before.recipients} & givers:
                claim = replace(claim, recipients=tuple(replace(r, method="inferred") for r in before.recipients))
        read.append(claim)
    return read


def _goes_on(scene: Scene, before: PledgeClaim, claim: PledgeClaim) -> bool:
    """Whether a pledge of help without a receiver stands in the sentence behind another, in one paragraph."""
    if claim.recipients or claim.quantity is None or claim.instrument.value not in SHARED or not claim.figures:
        return False
    if before.instrument.value not in (*SHARED, "other") or before.quantity is None:
        return False
    here, there = (_find_sentence(scene, one) for one in (claim, before))
    sentences = scene.document.sentences
    return 0 <= here - there <= 1 and sentences[here].paragraph == sentences[there].paragraph


def _find_sentence(scene: Scene, claim: PledgeClaim) -> int:
    """The number of the sentence that a pledge stands in."""
    return bisect_right(scene.document.sentences, claim.statement.start, key=lambda sentence: sentence.start) - 1


def count_subjects(scene: Scene) -> dict[str, int]:
    """How much a text is about each state and group, the most spoken of first; a mention in the title counts for
    three."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    title_end = scene.readings[0].sentence.end if scene.readings else 0
    counts: Counter[str] = Counter()
    named = [(m.start, m.end) for m in scene.cast.mentions if kinds.get(m.entity_id) == "organization"]
    for mention in scene.cast.mentions:
        if kinds.get(mention.entity_id) == "group" and any(a <= mention.start and mention.end <= b for a, b in named):
            continue  # "OPEC Fund" speaks of no group
        if mention.form == "adjective" and FIRM_BEHIND.match(scene.quote(mention.end, mention.end + 60).lower()):
            continue  # whose company it is tells of whom it is, not of what the text is about
        if kinds.get(mention.entity_id) in ("state", "group") and mention.entity_type == "party":
            counts[mention.entity_id] += 3 if mention.end <= title_end else 1
        elif mention.entity_type == "place" and (home := find_country(mention.entity_id)) is not None:
            counts[home] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def for_whom_the_text_is(
    scene: Scene, claim: PledgeClaim, about: dict[str, int], all_givers: Collection[str]
) -> PledgeClaim:
    """Help with no receiver named, and what a firm does, is for the state or group that the text is most about."""
    instrument = claim.instrument.value
    relieved = bool(DEBT.search(claim.description.value.lower()))
    firm = _is_of_a_firm(scene, claim)
    given = instrument in SHARED or claim.statement.rule == "to_follow" or relieved or (firm and instrument == "other")
    if claim.recipients or claim.quantity is None or not given or not claim.figures:
        return claim
    if OWN_BUDGET.search(claim.description.value.lower()):
        return claim  # what a state sets aside at home
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    givers = {read.value for read in claim.pledgors} | {homes.get(read.value) for read in claim.pledgors}
    own = claim.statement.rule in ("goal_is", "goals_include", "will_be_decided")
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    named = any(  # by the name of a firm: an aid agency gives abroad
        homes.get(read.value) not in (None, read.value) and kinds.get(read.value) != "government_body"
        for read in claim.pledgors
    )
    named = named and instrument not in LENT  # a bank's loan seldom stays at home
    invests = instrument == "investment" and not firm and claim.statement.rule not in NOMINAL_RULES
    own = own or (next(iter(about), None) in givers and (named or invests)) or (invests and not givers & list_donors())
    receiver = _choose_receiver({p: n for p, n in about.items() if p not in givers}, instrument, all_givers)
    at_home = instrument == "investment" and OWN_LAND.search(claim.description.value)
    if receiver is None or own or at_home:
        return claim
    near = _mention_near(scene, claim, receiver)
    return claim if near is None else replace(claim, recipients=(near,))


def _is_of_a_firm(scene: Scene, claim: PledgeClaim) -> bool:
    """Whether a firm or body pledges, by its name or as one of a state ("a Chinese company")."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    if any(kinds.get(read.value) == "organization" for read in claim.pledgors):
        return True
    return any(
        FIRM_BEHIND.match(scene.quote(read.end, read.end + 60).translate(FOLD).lower()) for read in claim.pledgors
    )


def _choose_receiver(others: dict[str, int], instrument: str, all_givers: Collection[str]) -> str | None:
    """Whom a text is about: for help, somebody who is not known to give it, unless a giver is spoken of far more; of
    several spoken of as much the one group, else nobody. Who gives and borrows receives where hardly another is
    named."""
    most = max(others.values(), default=0)
    fitting = [party for party in others if instrument == "investment" or party not in list_donors()]
    named = others[fitting[0]] if fitting else 0
    if not named or 2 * named < most:
        borrowers = [party for party in list_donors("borrower") - set(all_givers) if others.get(party) == most]
        return borrowers[0] if len(borrowers) == 1 and most >= 3 * max(named, 1) else None
    groups = [party for party in fitting if fitting[0] in list_group_members(party) and 2 * others[party] >= named]
    if groups:
        return groups[0]
    tied = [party for party in fitting if others[party] == named]
    groups = [party for party in tied if len(party) != len("KAZ")]  # of which the others may be members
    return tied[0] if len(tied) == 1 else groups[0] if len(groups) == 1 else None


def _mention_near(scene: Scene, claim: PledgeClaim, party: str) -> Read[str] | None:
    """Where a party or a place of it is named: in the opening of the text, in the pledge's paragraph or the one
    before; one that is only spoken of elsewhere is no receiver."""
    sentences = scene.document.sentences
    own = next((s.paragraph for s in sentences if s.start <= claim.statement.start < s.end), 0)
    told = [s for index, s in enumerate(sentences) if index < OPENING or own - 1 <= s.paragraph <= own]
    for mention in scene.cast.mentions:
        here = mention.entity_id == party or (
            mention.entity_type == "place" and find_country(mention.entity_id) == party
        )
        if here and any(s.start <= mention.start < s.end for s in told):
            return Read(party, mention.start, mention.end, "inferred")
    return None


def names_others(scene: Scene, clause: Clause) -> bool:
    """Whether the words name receivers that are no states ("to developing countries"), or set a goal at home."""
    masked = clause.reading.masked
    if _gives_to_a_number(scene, clause):
        return True
    return bool(UNNAMED.search(masked, clause.object_start, clause.end) or GOAL_OF.search(masked[: clause.start]))


def _gives_to_a_number(scene: Scene, clause: Clause) -> bool:
    """Whether so many states receive, of which none is named: "sent doctors to 34 countries"."""
    masked = clause.reading.masked
    counts = [slot for slot in slots_between(clause, "n") if STATES.search(scene.figure(slot).unit.lower())]
    return any(TO_MANY.search(masked[: clause.reading.position(slot)]) for slot in counts)
