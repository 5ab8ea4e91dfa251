"""Who gives the help that a noun tells of: named behind it or before it, the lending side, or who offers it."""

from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_bodies import can_give, can_lend
from pipeline.facts.pledge_clauses import Transaction
from pipeline.facts.pledge_deals import DEALS, find_other_side
from pipeline.facts.pledge_flows import find_leader
from pipeline.facts.pledge_givers import (
    choose_lenders,
    find_last_person,
    is_agency,
    list_donors,
    spread_left,
    spread_right,
)
from pipeline.facts.pledge_help import WORDS
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_country

FROM_GIVER = Template(
    r"^,? (?:agreement |deal )?(?:[a-z-]+ ){0,3}?"
    r"(?:from|by|provided by|extended by|given by|granted by|donated by|financed by|"
    r"(?:announced|approved|pledged|committed|made available|offered)(?: (?:earlier|in|late|last|on)){0,2}(?: "
    r"<t\d+>)? by) "
    r"(?:the )?(?:(?:[a-z]+ )?(?:government|people|republic|embassy|kingdom|ambassador|president|king) of "
    r")?(?:the )?(?:(?:state|national|local|international|regional|commercial|multilateral) )?{actor:giver}"
)
FROM_BOTH = Template(  # "a loan in the amount of $3 million and grant funds in the amount of $2 million from the bank"
    r"^(?: \([^()]{1,40}\))? and (?:an? |the )?(?:[a-z-]+ ){0,4}?(?:loans?|credits?|grants?|funds|funding|aid|"
    r"assistance)"
    r"(?: [a-z-]+){0,5}? <m\d+>(?: \([^()]{1,40}\))?,? (?:from|by|provided by) (?:the )?{actor:giver}"
)
GIVERS_OWN = Template(r"(?P<dative>{offer} (?:the )?)?{actor:giver}(?:'?s|')? (?:[a-z-]+ ){0,2}$", WORDS)
GIVER_OFFERS = Template(
    r"{actor:giver}(?:'?s|')?(?: \(<[lp]\d+>\))?\)?(?: [^;<>]{0,60})?(?: {offer})[^;]{0,130}$", WORDS
)
OFFICE_OFFERS = Template(r"\bthe {office:giver} (?:[a-z]+ ){0,2}{offer}[^;]{0,60}$", WORDS)
OFFER = Expression(WORDS["offer"])
SUM = Expression(WORDS["done"])
GIVEN = Expression(WORDS["given"])
SIGNED = Expression(WORDS["signs"])
BINDS = Expression(r"\b(?:secured|obtained|participated in|issued|arranged)\b")
HANDED = Expression(
    r"\b(?:was|were|has been|have been|had been) (?:handed|delivered|disbursed|donated|provided|given|transferred)\b"
)
A_PART = Expression(r"<m\d+>[^;.]*\b(?:including|of which)\b[^;.]*$")
REVOKED = Expression(
    r"\b(?:was|were|has been|have been) (?:cancelled|canceled|repaid|rejected|suspended|withdrawn|denied)\b"
)
AHEAD = Expression(
    r"\b(?:will|would|to|may|could|should|plans?|intends?|expects?|expected to)(?: [a-z]+){0,2} (?:be )?$"
)
SOUGHT = Expression(WORDS["seeks"])
INTO_FUND = Expression(  # "puts $4 million into a fund of $9 million", "$4 million as an arranger to a $9 million loan"
    r"<m\d+>(?: as (?:an?|the) (?:[a-z-]+ ){1,4}| )"
    r"(?:(?:in|into|to|towards?) (?:an?|the|its|their) (?:[a-z-]+ ){0,3}|(?:into|to|towards?) )$"
)
SECURES = Expression(
    r"\b(?:secures?|secured|obtain(?:s|ed)|w[io]ns?|land(?:s|ed)|clinch(?:es|ed)) (?:an? "
    r")?(?:[a-z-]+ ){0,3}$"
)
LENDER_SAYS = Expression(
    r"^(?:the )?(?:<[lp]\d+>-based |[a-z]+-based |multilateral |regional |development ){0,2}(?:lender|bank|fund|"
    r"institution) "
    r"(?:said|says|added|noted|announced|explained)\b"
)
OF_WHOLE = Expression(r"<m\d+>(?: tranche| part)? (?:of|under) (?:(?:the|an?|its|this) (?:[a-z-]+ ){0,3})?$")
COMMITS = Expression(WORDS["commits"])
REACH = 60  # characters before an amount in which a verb may say that it was given already
GAPPED = Template(
    r"[,;] (?:and |while )?(?:the )?{actor:giver} $"
)  # "X will lend $5 million, and Y a $2 million grant"
DEED_BEFORE = Expression(r"\b(?:will|would|has|have|gave|pledged|provided|approved|promised|granted|offered|lent)\b")
SAYS_BANK = Template(r"^[^;.]*, (?:the )?{org:giver} (?:said|announced|confirmed|reported)\b")
UNDERTAKEN = Expression(r" (?:commitments?|pledges?|promises?)\b")
PASSIVE_OFFER = Expression(r"\b(?:was|were|is|are|has been|have been|had been|being|been) (?:[a-z]+ly )?$")
SEVERAL_SIGNED = Expression(r"\b(?:signed|approved|concluded) (?:<n\d+>|[a-z]+ )[^;.]*\b(?:worth|total\w*|of) <m\d+>")
RECEIVES = Expression(
    r"\b(?:receiv(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|obtain(?:s|ed)?|gets?|getting|got|secures?|secured)\b"
)
OWN_HELP = Template(
    r"\b(?:an?|the|with|by|through|under|using|another) (?:[a-z]+-[a-z]+ |concessional |soft |new )?"
    r"{actor:giver}(?:'s)? (?:government )?(?:[a-z-]+ ){0,2}$"
)
INSIDE = Template(r" {actor:giver}(?:'s)? (?:government )?(?:[a-z-]+ ){0,3}$")
REACHED = Expression(r"\breached (?:an? )?(?:[a-z]+ )?(?:agreement|deal|understanding|accord)\b")
DEAL_RULES = tuple(rule for rule, _ in DEALS)
SIGNED_BY = Expression(
    r"\b(?:signed|concluded|inked|entered into) by (?:the )?(?:[a-z]+ of )?<[po]\d+>[^;.<]{0,60} and "
)
DEBT_RULES = ("debt_deal", "waiver_of_debt")  # "debt owed by" names who receives
FIXED: dict[str, Transaction] = {
    "will_receive": "12",
    "gift_by_giver": "3",
    "goods_from": "3",
    "trained_by": "3",
    "experts_from": "3",
    "experts_come": "3",
    "ceremony": "3",
    "borrowed_from": "2",
    "sum_secured": "2",
    "agreements_for": "2",
    "project_run": "12",
    "project_funded": "12",
}


def find_help_givers(scene: Scene, match: Match, rule: str) -> tuple[tuple[Slot, ...], Transaction]:
    """From whom, and whether promised, signed or given: named after the help or right before it; the lending side of
    what was signed; else the subject of the verb that offers it."""
    reading = match.reading
    before = reading.masked[max(0, match.start - REACH) : match.start]
    after = reading.masked[match.end : match.end + REACH]
    if (
        SOUGHT.search(before)
        or (rule != "sum_promised" and OF_WHOLE.search(before))
        or A_PART.search(before)
        or REVOKED.search(after)
        or INTO_FUND.search(before)
    ):
        return (), "12"
    transaction = _read_transaction(reading, match)
    if rule == "owned_sum" and not can_lend(scene, match.slot("giver")):
        return (), "12"
    if rule == "agreements_for" and not is_agency(scene, match.slot("giver")):
        return (), "12"
    if rule == "project_run":
        return _find_agencies(scene, match), "12"
    if match.has("giver"):
        return spread_right(reading, match.slot("giver")), FIXED.get(rule, transaction)
    if rule == "of_these":
        return _find_lenders_before(scene, reading), "2"
    if rule == "in_passing":
        return find_leader(scene, match), "12"
    if rule == "sum_promised":
        return _find_promiser(match), "12"
    single = reading.masked[match.start :].startswith(("a ", "an ")) or before.endswith((" a ", " an "))
    if SUM.search(before) and not (transaction == "3" and single) and not REACHED.search(before):
        return (), "12"
    gapped = GAPPED.within(reading, 0, match.start)
    if gapped is not None and DEED_BEFORE.search(reading.masked, 0, gapped.start):
        return (gapped.slot("giver"),), transaction
    source = None if rule in DEBT_RULES else FROM_GIVER.at(reading, match.end) or FROM_BOTH.at(reading, match.end)
    both = SIGNED_BY.search(reading.masked, match.end)  # "was signed by X and Y": which of them lends?
    if source is not None and both is None and can_give(scene, source.slot("giver")):
        return spread_right(reading, source.slot("giver")), transaction
    if SIGNED.search(reading.masked) and (lenders := choose_lenders(scene, _find_signers(scene, reading))):
        return lenders, transaction
    if rule == "signed_loan" or rule in DEAL_RULES:
        return (), "12"
    if sides := find_other_side(scene, match):
        return sides, "2"
    return _find_subject(scene, match), transaction


def _find_agencies(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """The lenders and aid agencies that run a project at their own cost."""
    return tuple(slot for slot in spread_left(match.reading, match.slot("giver"))[0] if is_agency(scene, slot))


def _find_signers(scene: Scene, reading: Reading) -> Reading:
    """The sentence that names who signed: where none is named ("officials signed"), the last one that does."""
    for earlier in reversed(scene.readings[max(0, reading.index - 2) : reading.index + 1]):
        if any(earlier.coded("po")):
            return earlier
    return reading


def _find_lenders_before(scene: Scene, reading: Reading) -> tuple[Slot, ...]:
    """Who gave the several loans or grants that were signed in the sentences before."""
    for earlier in reversed(scene.readings[max(0, reading.index - 3) : reading.index]):
        if SEVERAL_SIGNED.search(earlier.masked):
            return choose_lenders(scene, earlier)
    return ()


def _find_promiser(match: Match) -> tuple[Slot, ...]:
    """Whom "it" stands for in "the $90 million it promised Iraq": the party named last before, but for the receiver."""
    sides = list(match.reading.coded("po"))
    receiver = next((slot.entity_ids for slot in sides if match.reading.position(slot) >= match.end), ())
    before = [slot for slot in sides if match.reading.position(slot) < match.start and slot.entity_ids != receiver]
    return tuple(before[-1:])


def _find_subject(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """Who offers the help: its owner ("a Chinese grant"), the subject of a verb of offering, or an office."""
    reading = match.reading
    owner = _find_owner_inside(match) or OWN_HELP.within(reading, 0, match.start)
    if "invest" in match.words("help") and not UNDERTAKEN.match(reading.masked, match.end):
        owner = None  # "with US investment totalling" sums up what firms did
    if owner is not None and _is_donor(scene, owner.slot("giver")):
        return (owner.slot("giver"),)
    own = GIVERS_OWN.within(reading, 0, match.start) if OFFER.search(reading.masked) else None
    if own is not None and own.has("dative"):
        own = None
    for found in (own, GIVER_OFFERS.within(reading, 0, match.start)):
        if found is not None and RECEIVES.search(reading.masked, found.masked_span("giver")[1], match.start):
            continue
        if found is not None and _is_offered_to(reading, found, match):
            continue
        if found is not None and can_give(scene, found.slot("giver")):
            return spread_left(reading, found.slot("giver"))[0]
    if LENDER_SAYS.search(reading.masked[: match.start]) and (lender := _find_lender_before(scene, reading)):
        return (lender,)
    banker = SAYS_BANK.at(reading, match.end)
    if banker is not None and can_lend(scene, banker.slot("giver")):
        return (banker.slot("giver"),)
    if SECURES.search(reading.masked[: match.start]) and (donor := _find_donor_beside(reading)):
        return (donor,)
    person = find_last_person(scene, reading) if OFFICE_OFFERS.within(reading, 0, match.start) else None
    return () if person is None else (person,)


def _find_donor_beside(reading: Reading) -> Slot | None:
    """The one state known to give aid that a sentence names beside who receives: "secured a loan at talks in China"."""
    named: dict[str, Slot] = {}
    for slot in reading.coded("pl"):
        state = find_country(slot.entity_ids[0]) if slot.code == "l" else slot.entity_ids[0]
        if state is not None and len(slot.entity_ids) == 1:
            named.setdefault(state, replace(slot, code="p", entity_ids=(state,)))
    donors = [slot for party, slot in named.items() if party in list_donors()]
    return donors[0] if len(donors) == 1 and len(named) > 1 else None


def _find_lender_before(scene: Scene, reading: Reading) -> Slot | None:
    """The one lender of the sentence before, which "the Manila-based lender" stands for."""
    before = scene.readings[reading.index - 1].coded("o") if reading.index else ()
    lenders = {slot.entity_ids[0]: slot for slot in before if can_lend(scene, slot)}
    return next(iter(lenders.values())) if len(lenders) == 1 else None


def _is_donor(scene: Scene, slot: Slot) -> bool:
    """Whether help that bears somebody's name is theirs: "a Japanese grant", "a World Bank loan"."""
    return can_lend(scene, slot) if slot.code == "o" else slot.entity_ids[0] in list_donors()


def _is_offered_to(reading: Reading, found: Match, match: Match) -> bool:
    """Whether the verb of offering is passive, so that its subject receives: "Chad was offered a $5 million loan"."""
    verb = OFFER.search(reading.masked, found.masked_span("giver")[1], match.start)
    return verb is not None and bool(PASSIVE_OFFER.search(reading.masked[: verb.start()]))


def _find_owner_inside(match: Match) -> Match | None:
    """The state or lender whose help it is, named between the amount and the help: "a $10 million Chinese grant"."""
    return INSIDE.within(match.reading, match.start, match.masked_span("help")[0])


def _read_transaction(reading: Reading, match: Match) -> Transaction:
    """Signed, where the sentence speaks of signing; given, where a verb of giving stands before the amount."""
    signed = SIGNED.search(reading.masked)
    if signed is not None:
        return "12" if AHEAD.search(reading.masked[: signed.start()]) else "2"
    before = reading.masked[max(0, match.start - REACH) : match.start]
    if COMMITS.search(before) or BINDS.search(before):
        return "2"
    after = reading.masked[match.end : match.end + 40]
    return "3" if GIVEN.search(before) or HANDED.search(after) else "12"
