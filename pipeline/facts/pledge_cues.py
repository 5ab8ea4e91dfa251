"""Pledges told in words that no construction ties to their amount, read from the cues of its stretch of a sentence.

A stretch is what stands around one amount, up to the amounts beside it. It tells a pledge where a word of undertaking
and one of giving stand in it and the giver is known: from its source ("from Oslo"), its owner ("a Dutch grant"), who
undertakes it, or who gave right before. Where it speaks of costs, trade, debts or what was given long ago, there is no
row.
"""

from collections.abc import Iterator, Sequence, Set

from pipeline.facts.claim import PledgeClaim
from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import Template, find_lines
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, Transaction, is_told
from pipeline.facts.pledge_cue_givers import CUES, GIVES, PASSIVE, UNDERTAKES, Stretch, find_givers
from pipeline.facts.pledge_objects import OBJECTS
from pipeline.facts.pledge_speakers import Turns
from pipeline.facts.pledge_sums import name_help
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import list_turns
from schemas.vocabularies import Instrument

RULE = "cue_beside_amount"
CUE = Template(
    rf"\b(?:(?P<undertakes>{CUES['undertakes']})|(?P<ahead>{CUES['ahead']})|(?P<noun>{CUES['noun']})|"
    rf"(?P<gives>{CUES['gives']}))\b"
)
NOT = Expression(CUES["not"])
AHEAD = Expression(rf"(?:{CUES['ahead']}|\b(?:plans|intends|means|wants|aims|hopes|ready|prepared) to\b)")
COMMITTED = Expression(r"\b(?:signed|signing|approved)\b")
DONE = Expression(r"\b(?:approved|signed|committed|pledged|promised|announced|agreed|offered)\b")
BUILDS = Expression(CUES["builds"])
ORDERED = Expression(r"\b(?:deals?|contract(?:s|or|ors)?|tenders?|orders?|agreements?)\b")
RAISED_FROM = Expression(r"from <[mnq]\d+> to (?:about |some |around )?<[mnq]")  # "will go up from 80 to 200"
STARTS = Expression(r"; |: |, (?:while|but|whereas) ")
PEOPLE = Expression(
    r"\b(?:students?|officials?|officers?|specialists?|teachers?|doctors?|engineers?|nurses?|people|pupils?|experts?|"
    r"diplomats?|workers?|farmers?|places|professionals?|technicians?|civil servants?|policemen|soldiers|judges?|"
    r"managers?|employees|personnel|graduates?|youths?|trainees)\b"
)
FREE = Expression(r"\b(?:free of charge|for free|gratis|donat\w+|gifts?|humanitarian|grant|present(?:s|ed)?)\b")
TRAINED = Expression(r"\b(?:train(?:ed|ing|s)?|courses?|seminars?|internships?|retrain\w*)\b")
SOURCE_NEXT = Expression(
    r"^(?: \([^()]{1,30}\))?(?: more| each)? (?:from|by) (?:the )?(?:[a-z]+ of (?:the )?){0,2}<[po]\d+>"
)
INTO = Expression(
    r"\b(?:put(?:s|ting)?|inject(?:s|ing|ed)?|pour(?:s|ing|ed)?|plough(?:s|ing|ed)?|sink(?:s|ing)?|sunk)\b"
    r"[^;.]* (?:into|in) "
)
WEIGHS = Expression(r"\bconsider(?:s|ed|ing)? (?:the )?(?:possibility of )?[a-z]+ing\b")
NEAR = 90  # characters between a cue and its amount


def list_cued(scene: Scene, claims: Sequence[PledgeClaim], taken: Set[int]) -> Iterator[Clause]:
    """A clause for each amount that no claim uses and whose stretch tells a pledge; `taken` are the figures in use."""
    turns = list_turns(scene)
    lines = find_lines(scene.page, (CUE,))
    for reading in scene.readings:
        if reading.index in lines and is_told(reading):
            for stretch in _list_stretches(scene, reading, taken):
                if (clause := _read_stretch(scene, turns, claims, stretch)) is not None:
                    yield clause


def _list_stretches(scene: Scene, reading: Reading, taken: Set[int]) -> Iterator[Stretch]:
    """What stands around each free amount of a sentence; a bracketed conversion has none."""
    text = reading.masked
    slots = [slot for slot in reading.coded("mnq") if scene.figure(slot).conversion_of is None]
    slots = [slot for slot in slots if not RAISED_FROM.match(text, max(0, reading.position(slot) - len("from ")))]
    places = [(reading.position(slot), text.index(">", reading.position(slot)) + 1) for slot in slots]
    for slot, (at, end) in zip(slots, places, strict=True):
        if taken.isdisjoint(slot.figures):
            beside = [
                place for other, place in zip(slots, places, strict=True) if slot.code != "m" or other.code == "m"
            ]
            left = max((stop for _, stop in beside if stop <= at), default=0)
            for start in STARTS.finditer(text, left, at):
                left = start.end()
            right = min((start for start, _ in beside if start >= end), default=len(text.rstrip(" .;,")))
            stop = CLAUSE_STOP.search(text, end)
            yield Stretch(reading, slot, left, at, end, min(right, stop.start()) if stop else right)


def _read_stretch(scene: Scene, turns: Turns, claims: Sequence[PledgeClaim], stretch: Stretch) -> Clause | None:
    words = stretch.words
    if (
        NOT.search(stretch.near(70, 45))
        or WEIGHS.search(stretch.near(70, 0))
        or read_cued(scene, words, stretch.slot) is None
    ):
        return None
    text = stretch.reading.masked
    low, high = max(stretch.left, stretch.at - NEAR), min(stretch.right, stretch.end + NEAR)
    listed = SOURCE_NEXT.search(text[stretch.end : stretch.right])  # "$2 million from Oslo, $3 million from Bonn"
    lead = scene.lead(stretch.reading)
    gives = GIVES.search(text, low, high) or _find_works(stretch, low)
    promised = (
        UNDERTAKES.search(text, stretch.left, stretch.right)
        or (listed and UNDERTAKES.search(text))
        or (lead is not None and UNDERTAKES.search(lead.masked))
    )
    if (gives is None and not listed) or not promised:
        return None
    givers = find_givers(scene, turns, claims, stretch)
    if not givers:
        return None
    told = min(gives.start(), stretch.at) if gives else stretch.at
    transaction: Transaction = "2" if COMMITTED.search(words) else "12"
    return Clause(
        stretch.reading,
        givers,
        text[gives.start() : gives.end()] if gives else "from",
        told,
        told,
        told,
        stretch.right,
        ahead.group() if (ahead := AHEAD.search(words)) and not DONE.search(words) else None,
        RULE,
        transaction,
        part=(told, stretch.right),
        value=stretch.slot,
    )


def _find_works(stretch: Stretch, low: int) -> Found | None:
    """What is done with the amount where no verb of giving tells: scholarships "are promised"; a firm builds something
    with its money, and not for others under a contract."""
    text = stretch.reading.masked
    found: Found | None = None
    if stretch.slot.code == "n":
        found = PASSIVE.search(text, stretch.left, stretch.right)
    elif stretch.slot.code == "m" and not ORDERED.search(text):
        found = BUILDS.search(text, low, stretch.at)
    return found


LENDS = Expression(r"\b(?:lend|lends|lending|lent)\b")


def read_cued(scene: Scene, words: str, amount: Slot) -> Instrument | None:
    """The instrument of an amount by the words around it; None where they do not tell one."""
    if amount.code == "m":
        if is_built(words, amount):
            return "investment"
        told = "grant" if FREE.search(words) else "loan" if LENDS.search(words) else name_help(words)
        return "investment" if told == "financing" and INTO.search(words) else told
    words = words + " " + scene.quote(amount.start, amount.end).lower()
    if OBJECTS["scholarship"].search(words):
        return "scholarships"
    if TRAINED.search(words) and PEOPLE.search(words):
        return "training"
    if amount.code == "n" and OBJECTS["goods"].search(scene.figure(amount).unit.lower()):
        return "in_kind"
    return "in_kind" if amount.code == "q" and FREE.search(words) else None


def is_built(words: str, amount: Slot) -> bool:
    """Whether money is told of only by what is built with it."""
    return amount.code == "m" and not GIVES.search(words)
