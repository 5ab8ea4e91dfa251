"""What an undertaking costs and carries, and when it begins and ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.project_windows import Window
from pipeline.facts.scene import Slot

WORDS = load_words("project_status.csv")
COST_BEFORE = Expression(rf"{WORDS['cost']}(?P<between>[^;.]{{0,70}})$")
FOR = Expression(r"\b(?:for|at) (?:about |around |some |nearly |over |more than |the )*$")
COST_AFTER = Expression(rf"^(?:,? (?:[a-z-]+ ){{0,2}}){WORDS['cost_after']}")
LENT = Expression(WORDS["lent"])
LOAN_AFTER = Expression(
    r"^ (?:[a-z-]+ ){0,2}(?:loans?|credit|grants?|bonds?|deficit|debt)\b"
    r"|^ (?:a|per|each|every) (?:day|month|year|week|tonne|ton|kwh)\b"
)
WORTH = Expression(r"\b(?:worth|valued at|totalling|of) (?:[a-z]+ ){0,3}$")
LATEST = Expression(r"\b(?:now|latest|revised|current|currently)\b[a-z ]{0,15}$")  # the price that holds
MONEY = Expression(r"<m\d+>")
SAVED = Expression(
    r"\b(?:save|saves|exports?|trade|revenues?|profits?|debt|fine|bids?|fees?|taxes|earn|earns|earned)\b"
)
CAPACITY = Template(
    r"capacity:? {gap6}{physical:value}|capacity (?:of|to) {gap6}{amount:able}"
    r"|{physical:ahead} (?:of )?(?:[a-z]+ )?capacity|totalling {physical:total}"
    r"|{can} (?:up to |about |some |around )?{amount:flow}",
    WORDS,
)
BEGUN = Expression(WORDS["begun"])
DONE = Expression(WORDS["done"])
CONSTRUCTION = Expression(r"\b(?:construction|works?|building|build|ground)\b")


@dataclass(frozen=True, slots=True)
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
        inside = window.anchor[0] <= found.start() < window.anchor[1]
        before, after = masked[window.start : found.start()], masked[found.end() : window.end]
        if _stands_between(found.span(), window.anchor, others) or LOAN_AFTER.search(after):
            continue
        if inside or (_is_cost(before, after, found.end() <= window.anchor[0]) and not _is_lent(before, after)):
            yield Told(slot, window.distance(*found.span()), bool(LATEST.search(before)))


def _is_lent(before: str, after: str) -> bool:
    """Whether the amount is a loan or what somebody earns, not a price."""
    near = before[-40:].rpartition(",")[2]
    return bool(LENT.search(after[:24]) or LENT.search(near) or SAVED.search(near) or SAVED.search(after[:20]))


def _is_cost(before: str, after: str, ahead: bool) -> bool:
    cue = COST_BEFORE.search(before)
    if WORTH.search(before) and ahead:
        return False  # "deals worth $2 billion, among them a plant"
    return bool((cue and not MONEY.search(cue.group("between"))) or FOR.search(before) or COST_AFTER.search(after))


def _stands_between(span: tuple[int, int], anchor: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether another project is named between an amount and this one."""
    low, high = (anchor[1], span[0]) if anchor[1] <= span[0] else (span[1], anchor[0])
    return any(low <= start and end <= high for start, end in others)


def find_capacity(windows: Sequence[Window], others: Sequence[tuple[int, int]]) -> Slot | None:
    """What it can make, carry or hold; a plain number of megawatts at a plant is its capacity."""
    for window in windows:
        told: list[Told] = []
        for match in CAPACITY.find(window.reading):
            slot = match.slot("value", "able", "ahead", "total", "flow")
            at = window.reading.position(slot)
            near = window.start <= match.start < window.end
            if near and not (window.own and _stands_between((at, at + 4), window.anchor, others)):
                told.append(Told(slot, window.distance(match.start, match.end)))
        if told:
            return min(told, key=lambda one: one.distance).slot
    return None


def find_years(windows: Sequence[Window]) -> tuple[Slot | None, Slot | None]:
    """When building began or is to begin, and when the undertaking was or is to be finished."""
    start = completion = None
    for window in windows:
        for slot in window.reading.coded("t"):
            at = window.reading.position(slot)
            if not window.start <= at < window.end or slot.time is None or slot.time.last is None:
                continue
            clause = window.reading.masked[max(window.start, at - 60) : at]
            begun = [found.end() for found in BEGUN.finditer(clause)]
            done = [found.end() for found in DONE.finditer(clause)]
            if (
                begun
                and (not done or begun[-1] >= done[-1])
                and CONSTRUCTION.search(window.reading.masked[window.start : at])
            ):
                start = start or slot
            elif done and slot.time.relation in ("at", "by", "before", "within", "until"):
                completion = completion or slot
    return start, completion
