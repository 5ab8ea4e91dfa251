"""Pledges that a noun carries: "a $500 million loan from X", "X and Y signed a loan agreement worth …"."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_lines, load_words
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, Transaction, is_told
from pipeline.facts.pledge_givers import can_give, choose_lenders, find_last_person, spread_left, spread_right
from pipeline.facts.pledge_times import is_aggregate
from pipeline.facts.pledge_words import find_heads, list_letters
from pipeline.facts.scene import Reading, Scene, Slot

WORDS = {**load_words("pledges.csv"), **load_words("instruments.csv")}

AMOUNT_IN_AID = Template(
    r"{money:value}(?: \(?{money}\)?)?,? (?:in|of|as|worth of|all of it|all of which is) (?:[a-z-]+ ){0,4}?{help:help}",
    WORDS,
)
AMOUNT_LOAN = Template(
    r"\b(?:an?|the|another|new|additional|its|first|second) (?:[a-z-]+ ){0,2}{money:value}(?: \({money}\))? "
    r"(?:[a-z-]+ ){0,3}?{help:help}",
    WORDS,
)
AID_OF_AMOUNT = Template(
    r"{help:help}(?: [a-z-]+){0,3}?,? (?:of|worth|for|valued at|totalling|totaling|amounting to|to the tune of|"
    r"in the amount of) {money:value}",
    WORDS,
)
SIGNED_LOAN = Template(
    r"\b(?:an?|the|another) (?:[a-z-]+ ){0,4}?{help:help} (?:agreement|contract|deal)s?\b(?: {gap6}{money:value})?",
    WORDS,
)
DEAL_WITH_GIVER = Template(
    r"(?P<help>(?:investment|loan|credit|financing|grant) (?:agreement|deal|contract)s?) with (?:the |an? )?"
    r"(?:consortium of )?{actor:giver}[^;]{0,60}? (?:for|worth|of) {money:value}"
)
WILL_RECEIVE = Template(
    r"\b(?:will|would|is to|are to|is set to|are set to)(?: also)? (?P<help>receive|get|obtain) "
    r"(?:[a-z-]+ ){0,3}{amount:value}(?: [a-z-]+){0,5}? from (?:the )?{actor:giver}"
)
BORROWED_FROM = Template(
    r"\b(?P<help>borrowed) (?:[a-z-]+ ){0,3}{money:value}(?: [a-z-]+){0,5}? from (?:the )?{actor:giver}"
)
GIFT_BY_GIVER = Template(
    r"{amount:value}(?: worth of)?(?: [a-z-]+){0,4}? (?P<help>donated|gifted|granted|provided|supplied|lent|delivered) "
    r"(?:[a-z-]+ ){0,2}?by (?:the )?(?:government of )?(?:the )?{actor:giver}"
)
FROM_GIVER = Template(
    r"^,? (?:agreement |deal )?(?:[a-z-]+ ){0,3}?"
    r"(?:from|by|provided by|extended by|given by|granted by|donated by|financed by) "
    r"(?:the )?(?:government of )?(?:the )?{actor:giver}"
)
GIVERS_OWN = Template(r"(?P<dative>{offer} (?:the )?)?{actor:giver}(?:'?s|')? (?:[a-z-]+ ){0,2}$", WORDS)
GIVER_OFFERS = Template(r"{actor:giver}(?:'?s|')?(?: [^;<>]{0,60})?(?: {offer})[^;]{0,90}$", WORDS)
OFFICE_OFFERS = Template(r"\bthe {office:giver} (?:[a-z]+ ){0,2}{offer}[^;]{0,60}$", WORDS)
OFFER = Expression(WORDS["offer"])
SUM = Expression(WORDS["done"])
GIVEN = Expression(WORDS["given"])
SIGNED = Expression(WORDS["signs"])
BINDS = Expression(r"\b(?:secured|obtained|participated in|issued|arranged)\b")
HANDED = Expression(
    r"\b(?:was|were|has been|have been|had been) (?:handed|delivered|disbursed|donated|provided|given|transferred)\b"
)
A_PART = Expression(r"\b(?:including|of which)\b[^;.]*$")
REVOKED = Expression(
    r"\b(?:was|were|has been|have been) (?:cancelled|canceled|repaid|rejected|suspended|withdrawn|denied)\b"
)
AHEAD = Expression(
    r"\b(?:will|would|to|may|could|should|plans?|intends?|expects?|expected to)(?: [a-z]+){0,2} (?:be )?$"
)
SOUGHT = Expression(WORDS["seeks"])
COMMITS = Expression(WORDS["commits"])
REACH = 60  # characters before an amount in which a verb may say that it was given already


def list_nominals(scene: Scene) -> Iterator[Clause]:
    """Every amount of help that a sentence offers; what was given over the years, or is paid back, is none."""
    for index in sorted(find_lines(scene.page, (template for _, template, _ in RULES))):
        reading = scene.readings[index]
        if not is_told(reading):
            continue
        words, money = list_letters(reading), "<m" in reading.masked
        for rule, template, heads in RULES:
            for match in template.find(reading) if heads & words and (money or rule in OF_ANYTHING) else ():
                if clause := _read_nominal(scene, reading, match, rule):
                    yield clause


def _read_nominal(scene: Scene, reading: Reading, match: Match, rule: str) -> Clause | None:
    givers, transaction = _find_givers(scene, match, rule)
    if not givers:
        return None
    stop = CLAUSE_STOP.search(reading.masked, match.end)
    end = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
    start, (act_start, _) = match.start, match.masked_span("help")
    clause = Clause(reading, givers, match.words("help"), start, act_start, start, end, None, rule, transaction)
    return None if transaction == "3" and is_aggregate(clause) else clause


def _find_givers(scene: Scene, match: Match, rule: str) -> tuple[tuple[Slot, ...], Transaction]:
    """From whom, and whether promised, signed or given: named after the help or right before it; the lending side of
    what was signed; else the subject of the verb that offers it."""
    reading = match.reading
    before = reading.masked[max(0, match.start - REACH) : match.start]
    after = reading.masked[match.end : match.end + REACH]
    if SOUGHT.search(before) or A_PART.search(before) or REVOKED.search(after):
        return (), "12"
    transaction = _read_transaction(reading, match)
    if match.has("giver"):
        fixed: dict[str, Transaction] = {"will_receive": "12", "gift_by_giver": "3", "borrowed_from": "2"}
        return spread_right(reading, match.slot("giver")), fixed.get(rule, transaction)
    if SUM.search(before) and not (transaction == "3" and reading.masked[match.start :].startswith(("a ", "an "))):
        return (), "12"
    source = FROM_GIVER.at(reading, match.end)
    if source is not None and can_give(scene, source.slot("giver")):
        return spread_right(reading, source.slot("giver")), transaction
    if SIGNED.search(reading.masked):
        return choose_lenders(scene, reading.coded("po")), transaction
    if rule == "signed_loan":
        return (), "12"
    offered = OFFER.search(reading.masked) is not None
    own = GIVERS_OWN.within(reading, 0, match.start) if offered else None
    if own is not None and own.has("dative"):
        own = None
    for found in (own, GIVER_OFFERS.within(reading, 0, match.start)):
        if found is not None and can_give(scene, found.slot("giver")):
            return spread_left(reading, found.slot("giver"))[0], transaction
    person = find_last_person(scene, reading) if OFFICE_OFFERS.within(reading, 0, match.start) else None
    return (() if person is None else (person,)), transaction


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


OF_ANYTHING = ("will_receive", "gift_by_giver", "signed_loan")  # needs no money
HELP_HEADS = find_heads("help", words=WORDS)
GIFTS = frozenset(("donated", "gifted", "granted", "provided", "supplied", "lent", "delivered"))
RULES: list[tuple[str, Template, frozenset[str]]] = [
    (
        "deal_with_giver",
        DEAL_WITH_GIVER,
        frozenset(("agreement", "deal", "contract", "agreements", "deals", "contracts")),
    ),
    ("will_receive", WILL_RECEIVE, frozenset(("receive", "get", "obtain"))),
    ("borrowed_from", BORROWED_FROM, frozenset(("borrowed",))),
    ("gift_by_giver", GIFT_BY_GIVER, GIFTS),
    ("amount_in_aid", AMOUNT_IN_AID, HELP_HEADS),
    ("amount_loan", AMOUNT_LOAN, HELP_HEADS),
    ("aid_of_amount", AID_OF_AMOUNT, HELP_HEADS),
    ("signed_loan", SIGNED_LOAN, find_heads("signs", words=WORDS)),
]
