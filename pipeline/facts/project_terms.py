"""What an undertaking costs, and when it begins and ends."""

from collections.abc import Iterator, Sequence

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.project_heads import MODIFIER
from pipeline.facts.project_windows import Window
from pipeline.facts.scene import Slot
from pipeline.record import record

WORDS = load_words("project_status.csv")
COST_BEFORE = Expression(rf"{WORDS['cost']}(?P<between>[^;.]{{0,70}})$")
FOR = Expression(r"\b(?:for|at) (?:about |around |some |nearly |over |more than |the )*$")
COST_AFTER = Expression(
    rf"^(?:,? (?:[a-z-]+ ){{0,2}}){WORDS['cost_after']}"
    r"|^(?::|,| is| was) (?:the |an? )?(?:estimated |total |contract )?"
    r"(?:price|cost|value|bill|price tag) of (?:the |an? |its )?"
)
GIVEN_FOR = Expression(r"^ (?:for|towards|to) ")  # "gave $25 million for the rehabilitation of"
LENT = Expression(WORDS["lent"])
LOAN_AFTER = Expression(
    r"^ (?:[a-z-]+ ){0,2}(?:loans?|credit|grants?|bonds?|deficit|debt)\b"
    r"|^ (?:a|per|each|every) (?:day|month|year|week|tonne|ton|kwh)\b"
)
APPOSED = Expression(r"^(?:,| -) (?:a |an )?$")  # "the plant, estimated at $2 billion, ..."
PRICED = Expression(rf"^<m\d+>(?: (?:{MODIFIER}|[a-z]+-[a-z]+))* $")  # "the $2 billion Elgon canal"
WORTH = Expression(r"\b(?:worth|valued at|totalling|of) (?:[a-z]+ ){0,3}$")
LATEST = Expression(r"\b(?:now|latest|revised|current|currently)\b[a-z ]{0,15}$")  # the price that holds
MONEY = Expression(r"<m\d+>")
SAVED = Expression(
    r"\b(?:save|saves|exports?|trade|revenues?|profits?|debt|fine|bids?|fees?|taxes|earn|earns|earned)\b"
)
REACH = 110  # characters before a time in which the words stand that it dates
AHEAD = Expression(
    r"\b(?:will|would|to be|should|expected|scheduled|planned|due|originally|initially|slated|aims?|target|hopes?|"
    r"set to)\b"
)
FRONT = 10  # characters before a time that opens its sentence
FRONTED_END = Expression(  # "In 2012, China handed over the hospital"
    r"^(?:in|on|by) (?:early |late |mid-?)?<t\d+>,? [^,;.]{0,50}?\b(?:opened|inaugurated|completed|commissioned|"
    r"handed over|finished) (?:the |an? )?[^,;.]{0,40}$"
)
PARTLY = Expression(
    r"<[cr]\d+>(?: of| (?:complete|finished|done))|\b(?:never|not|cancelled|canceled|suspended|halted)\b"
    r"|\b(?:first|second|third) (?:phase|stage|section|unit)\b|\bhalf\b"
    r"|\b(?:section|phase|stage|lot|segment) (?:[a-z]|[0-9]+|[ivx]+)\b"
)
BEGUN = Expression(WORDS["begun"])
DONE = Expression(WORDS["done"])
CONSTRUCTION = Expression(
    r"\b(?:construction|works?|building|build|ground|drilling|laying|dredging|implementation|project)\b"
)
START_OF_WORK = Expression(
    r"^ (?:the )?(?:construction|works?|building|drilling|laying|digging|dredging|implementation)\b"
)


@record
class Told:
    """A slot that a clause tells of an undertaking."""

    slot: Slot
    distance: int
    latest: bool = False


def find_cost(windows: Sequence[Window], others: Sequence[tuple[int, int]]) -> Slot | None:
    """The price of an undertaking: in its name ("a $6 billion railway"), in its clause, or in a later sentence.

    `others` are the spans of the other projects named in its sentence: a price beyond one of them is that one's.
    """
    for window in windows:
        told = list(_costs_in(window, others if window.own else ()))
        if told:
            return min(told, key=lambda one: (not one.latest, one.distance)).slot
    return None


def _costs_in(window: Window, others: Sequence[tuple[int, int]]) -> Iterator[Told]:
    masked = window.reading.masked
    for found in MONEY.finditer(masked, window.start, window.end):
        slot = window.reading.slot(found.group())
        inside = PRICED.search(masked[found.start() : window.anchor[0]]) if found.start() < window.anchor[0] else None
        inside = inside or window.anchor[0] <= found.start() < window.anchor[1]
        before, after = masked[window.start : found.start()], masked[found.end() : window.end]
        if stands_between(found.span(), window.anchor, others) or LOAN_AFTER.search(after):
            continue
        behind, ahead = masked[window.anchor[1] : found.start()], found.end() <= window.anchor[0]
        if inside or (_is_cost(before, after, behind, ahead) and not _is_lent(before, after)):
            yield Told(slot, window.distance(*found.span()), bool(LATEST.search(before)))


def _is_lent(before: str, after: str) -> bool:
    """Whether the amount is a loan or what somebody earns, not a price."""
    near = before[-40:].rpartition(",")[2]
    return bool(LENT.search(after[:24]) or LENT.search(near) or SAVED.search(near) or SAVED.search(after[:20]))


def _is_cost(before: str, after: str, behind: str, ahead: bool) -> bool:
    cue = COST_BEFORE.search(before)
    if WORTH.search(before) and ahead:
        return False  # "deals worth $2 billion, among them a plant"
    if ahead is False and APPOSED.search(behind) and not after.startswith(" "):
        return True
    if GIVEN_FOR.search(after):
        return bool(cue and not MONEY.search(cue.group("between")))
    return bool((cue and not MONEY.search(cue.group("between"))) or FOR.search(before) or COST_AFTER.search(after))


def stands_between(span: tuple[int, int], anchor: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether another project is named between an amount and this one."""
    low, high = (anchor[1], span[0]) if anchor[1] <= span[0] else (span[1], anchor[0])
    return any(low <= start and end <= high for start, end in others)


def find_years(windows: Sequence[Window]) -> tuple[Slot | None, Slot | None]:
    """When building began or is to begin, and when the undertaking was or is to be finished: as it came about, else as
    it was planned."""
    start = finished = planned = None
    for window in windows:
        before = window.start
        for slot in window.reading.coded("t"):
            at = window.reading.position(slot)
            if not window.start <= at < window.end or slot.time is None or slot.time.last is None:
                continue
            clause = window.reading.masked[max(before, at - REACH) : at]
            before = at
            phase = _phase_told(clause, window.reading.masked[window.start : at])
            if phase is None and window.own and FRONTED_END.search(window.reading.masked[: window.anchor[0]]):
                phase = "end" if at <= FRONT else None
            if phase == "start":
                start = start or slot
            elif phase == "end" and slot.time.relation in ("at", "by", "before", "within", "until"):
                ahead = AHEAD.search(clause)
                finished, planned = (finished, planned or slot) if ahead else (finished or slot, planned)
    return start, finished or planned


def _phase_told(clause: str, told: str) -> str | None:
    """Whether the words before a time tell of the beginning or of the end of building."""
    begun = [found.end() for found in BEGUN.finditer(clause)]
    done = [found.end() for found in DONE.finditer(clause)]
    works = [end for end in done if START_OF_WORK.search(clause[end:])]  # "will start drilling the tunnel"
    if works or (begun and (not done or begun[-1] >= done[-1]) and CONSTRUCTION.search(told)):
        return None if begun and PARTLY.search(clause[begun[-1] :]) else "start"
    return "end" if done and not PARTLY.search(clause) else None
