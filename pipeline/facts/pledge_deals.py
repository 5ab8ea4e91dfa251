"""Deals told one by one or again: "two loans: one of $5 million …", "a further agreement for $5 million was signed",
"Under the agreement, Laos will receive a grant of …"."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_givers import choose_lenders
from pipeline.facts.pledge_sums import name_help
from pipeline.facts.pledge_words import WORDS
from pipeline.facts.scene import Reading, Scene, Slot
from schemas.vocabularies import Instrument

WORTH = (
    r"(?:of|for|worth|valued at|totalling|totaling|amounting to|in the amount of)"
    r"(?: (?:about|some|approximately|a total of))?"
)
ONE_OF_DEALS = Template(  # the count before holds the word: "two loan agreements: one of $5 million for the road"
    r"(?:[:,;]| and)(?: and)? (?:the )?(?P<help>one|first|second|third|fourth|other|another|former|latter)"
    rf"(?: (?:one|loan|grant|credit|agreement|deal))?,? {WORTH} {{money:value}}"
)
FURTHER_DEAL = Template(
    r"\b(?:an?|another) (?:(?:further|second|third|additional|new|separate|similar|subsequent|supplementary) )?"
    rf"(?P<help>agreement|deal|tranche) {WORTH} {{money:value}} (?:was|were) (?:also |then )?(?:signed|concluded)\b"
)
UNDER = (
    r"^(?:in accordance with|under|pursuant to|in line with|according to|within the framework of|on the basis of) "
    r"(?:the terms of )?(?:the|this|that|these|those) (?:[a-z-]+ ){0,4}?"
    r"(?:agreements?|deals?|accord|protocols?|memorandum|treaty|documents?|arrangement|contracts?|letters?|notes|"
    r"exchange)\b"
)
UNDER_ANY = Expression(UNDER)
UNDER_DEAL = Expression(
    rf"{UNDER},? (?:the )?(?:government of (?:the )?|republic of )?(<[po]\d+>)(?:'s)?"
    r"(?: (?:side|government|party|republic))? (?:(?:will|would|is|was|are|were|has|had|also|to) ){0,3}"
    r"(?:receives?|received|gets?|got|obtains?|obtained|borrows?|borrowed|granted|given|extended|awarded)\b"
)
SIGNED = Expression(WORDS["signs"])
OF_HELP = Expression(r"\b(?:loan|grant|credit|financing)s?\b")
LOOK_BACK = 2  # sentences in which the deal was told of
DEALS: list[tuple[str, Template]] = [("one_of_deals", ONE_OF_DEALS), ("further_deal", FURTHER_DEAL)]


def is_one_of(scene: Scene, match: Match, rule: str) -> bool:
    """Whether loans or grants were told of before, of which a match is another."""
    return bool(OF_HELP.search(_words_before(scene, match.reading, match.start, rule)))


def name_deal(scene: Scene, reading: Reading, at: int, rule: str) -> Instrument:
    """The kind of several deals, by the words that tell of them before one of them."""
    return name_help(_words_before(scene, reading, at, rule))


def find_other_side(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """Who gives what the sentence's leader receives under a deal: the lenders of those that signed it."""
    found = UNDER_DEAL.search(match.reading.masked[: match.start])
    if found is None:
        return ()
    receiver = match.reading.slot(found.group(1)).entity_ids
    index = match.reading.index
    for earlier in reversed(scene.readings[max(0, index - LOOK_BACK) : index]):
        if SIGNED.search(earlier.masked):
            return tuple(slot for slot in choose_lenders(scene, earlier) if slot.entity_ids != receiver)
    return ()


def _words_before(scene: Scene, reading: Reading, at: int, rule: str) -> str:
    """The words that count the deals ("two loan agreements"), or all that stand before a further one."""
    counts = [slot for slot in reading.coded("n") if reading.position(slot) < at]
    if rule == "one_of_deals":
        return scene.quote(counts[-1].start, counts[-1].end).lower() if counts else ""
    return reading.masked[:at]
