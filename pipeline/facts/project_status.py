"""How far an undertaking is: the words of building, opening and planning nearest to it, read with their tense."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.project_named import Named
from pipeline.facts.project_windows import Window
from schemas.vocabularies import ProjectStatus

WORDS = load_words("project_status.csv")
# Where two classes are equally near, the more definite one stands first.
ORDER: tuple[ProjectStatus, ...] = (
    "cancelled",
    "suspended",
    "proposed",
    "planned",
    "under_construction",
    "operational",
)
STATUS_WORDS = [(status, Expression(WORDS[status])) for status in ORDER]
BASE = Expression(WORDS["base"])  # "open", "complete": planned after "will" or "to", else nothing
WEAK = Expression(f"^{WORDS['weak_status']}$")
IDLE = Expression(f"^{WORDS['idle_status']}$")
WORK_BEGAN = Expression(
    r"\b(?:construction|works?|building|drilling|laying|expansion|upgrade|modernisation|modernization|reconstruction)\b[^.;]{0,110}"
    r"\b(?:began|begun|started|under ?way|commenced|continues|is going on|in progress|ongoing)\b"
    r"|\b(?:construction|works?|building)\b[^.;]{0,80} <c\d+> (?:complete|finished|done|ready)\b"
)
FUTURE = Expression(
    r"\b(?:will|would|to|should|is to|are to|shall|planned|plans|if|expected|due|set|scheduled|slated|expects|hopes|"
    r"before|until|once|when)(?: [a-z]+ly| also| then| soon| not)? (?:be |have |have been |being |be fully |is |are )?$"
)
MAYBE = Expression(r"\b(?:could|may|might|can)(?: [a-z]+ly| also)? (?:be |have been |have )?$")
NOT_YET = Expression(r"\b(?:not|never|n't|no|without|yet to be|neither)(?: yet| been| be| fully)*(?: being)? $")
AT = Expression(r"\b(?:to|from|at|in|near|through|via|by|with|into|against|than) (?:the |a |an |<[pl]\d+>'s )?$")
FROM = Expression(r"\b(?:from|near|via|by|than|visited|toured) (?:the |a |an |<[pl]\d+>'s )?$")
WORK_AT = Expression(
    r"\b(?:work|works|production|construction|operations?|output|drilling) (?:at|in) (?:the |<[pl]\d+>'s )?$"
)
RELATIVE = Expression(r"^[ ,]*(?:<o\d+> )?(?:that|which|,)")
FOUNDED = Expression(r"\b(?:found|establish|inaugurat|construct|buil[dt]|rebuil[dt]|open|set up|creat)[a-z]*")
PASSIVE = Expression(r"\b(?:was|were|is|are|be|been|being) (?:[a-z]+ly )?$")
PART = Expression(
    r"\b(?:first|initial) (?:unit|phase|stage|section|part|turbine|stretch)s?"
    r" (?:was|were|has been|have been|is|went|came)? ?$"
)
ELSE = Expression(
    r"^ (?:the |its |their |a |an )?(?:purchase|sale|acquisition|takeover|deal|talks|negotiations|visit|tour|review|"
    r"study|stake|survey|trip|opportunities|options)\b"
)
STRENGTH: dict[ProjectStatus, int] = {
    "cancelled": 6, "suspended": 5, "operational": 4, "under_construction": 3, "planned": 2, "proposed": 1,
    "unknown": 0,
}  # fmt: skip


CLOSE = 150  # characters within which weak words must stand
FARTHER = 60  # characters by which weak words count as farther away


@dataclass(frozen=True, slots=True)
class Found:
    """A status with how far its words stand from the undertaking. `weak` words yield to others ("agreed", "built");
    `idle` ones any old thing has ("runs", "stands")."""

    status: Read[ProjectStatus]
    distance: int
    rank: int
    weak: bool
    idle: bool = False


def read_status(windows: Sequence[Window]) -> Found | None:
    """The status said nearest to the project in the clause that names it, else in a later one; what is begun or
    finished according to a later sentence is no more just planned."""
    best: Found | None = None
    for window in windows:
        found = _status_in(window)
        if found is None:
            continue
        if found.weak and not window.own:
            continue
        further = best is not None and _strength(found) > _strength(best) and not found.weak
        if best is None or best.weak or (further and _strength(best) <= STRENGTH["under_construction"]):
            best = found
    return best


def is_visited(one: Named) -> bool:
    """Whether somebody is only at, from or near an undertaking, or has been there."""
    before = one.reading.masked[: one.start]
    return bool(AT.search(before) or FROM.search(before)) and not WORK_AT.search(before)


def is_founded(one: Named, found: Found) -> bool:
    """Whether an organisation's house is what is built or opened, not an actor that opens something else."""
    reading = one.reading
    if AT.search(reading.masked[: one.start]):
        return False
    words = FOUNDED.finditer(reading.masked)
    inside = [w for w in words if reading.text_start(w.start()) in range(found.status.start, found.status.end)]
    return any(w.start() < one.start or PASSIVE.search(reading.masked[: w.start()]) for w in inside)


def _strength(found: Found) -> int:
    return STRENGTH[found.status.value]


def _status_in(window: Window) -> Found | None:
    reading = window.reading
    best: Found | None = None
    for rank, (status, pattern) in enumerate((*STATUS_WORDS, ("planned", BASE))):
        for found in pattern.finditer(reading.masked, window.start, window.end):
            said = _in_tense(status, pattern is BASE, reading.masked[window.start : found.start()])
            if said is None or not _is_said_of(window, found.start(), found.end(), status):
                continue
            read: Read[ProjectStatus] = Read(said, *reading.text_span(found.start(), found.end()), "inferred")
            weak = bool(WEAK.search(found.group()))
            if weak and window.distance(found.start(), found.end()) > CLOSE:
                continue
            one = Found(
                read,
                window.distance(found.start(), found.end()) + (FARTHER if weak else 0),
                rank,
                weak,
                bool(IDLE.search(found.group())),
            )
            if best is None or (one.distance, one.rank) < (best.distance, best.rank):
                best = one
    began = WORK_BEGAN.search(reading.masked, window.start, window.end)
    finished = began and best and best.status.value == "operational" and not best.weak
    if began and not finished and began.start() <= window.anchor[1] and (best is None or best.distance > 0):
        said = _in_tense("under_construction", False, reading.masked[window.start : began.end()])
        if said:
            return Found(Read(said, *reading.text_span(*began.span()), "inferred"), 0, 0, False)
    return best


def _in_tense(status: ProjectStatus, base: bool, before: str) -> ProjectStatus | None:
    """ "will be completed" is planned, not operational; "has not been completed" says nothing."""
    if NOT_YET.search(before):
        return None
    if MAYBE.search(before) and (base or status in ("operational", "under_construction")):
        return "proposed"
    if status == "operational" and PART.search(before):
        return "under_construction"
    future = bool(FUTURE.search(before))
    if base:
        return "planned" if future else None
    return "planned" if status in ("operational", "under_construction") and future else status


def _is_said_of(window: Window, start: int, end: int, status: ProjectStatus) -> bool:
    """Whether the words can be about the undertaking: not inside its own name, and not the verb of a sentence on
    somebody who is only at, from or near it."""
    if ELSE.search(window.reading.masked[end : end + 30]):
        return False
    if start < window.anchor[1] and window.anchor[0] < end:
        return status != "operational"
    masked = window.reading.masked
    if not window.own:
        return True
    if start < window.anchor[1]:
        before = masked[: window.anchor[0]]
        return status in ("cancelled", "suspended") or not FROM.search(before) or bool(WORK_AT.search(before))
    between = masked[window.anchor[1] : start]
    return not AT.search(masked[: window.anchor[0]]) or bool(RELATIVE.search(between)) or start - window.anchor[1] < 2
