"""How far an undertaking is by how words stand to it: "bids for it", "it took its first cargo", "the walls are up".

Frames are read over a clause in which `@` stands for the undertaking, however it is named there: so a word of status
counts for it only where grammar ties the two. What the nearest word alone would tell is read in `project_status`.
"""

from collections.abc import Iterable, Sequence

from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.project_frames import Frame, fill
from pipeline.facts.project_frames_ahead import AHEAD, LATER_AHEAD
from pipeline.facts.project_frames_built import BUILT, LATER_BUILT
from pipeline.facts.project_frames_ended import ENDED, LATER_ENDED
from pipeline.facts.project_windows import Window
from pipeline.record import record
from schemas.vocabularies import ProjectStatus

BEFORE = Expression(  # the rest of its noun phrase
    r"(?:\b(?:the|an?|its|their|his|this|our|another|new|planned|proposed|first|second|<[pl]\d+>(?:'s)?) ){1,4}$"
)
AFTER = Expression(
    r"^(?: (?:project|scheme|plant|works|site|complex|programme|extension|expansion|upgrade|overhaul)\b)?"
    r"(?:,? (?:in|at|near|of|outside|on) (?:the )?(?:[a-z-]+ )?<[pl]\d+>(?:'s [a-z]+)?(?: and <[pl]\d+>)?"
    r"(?: (?:border|frontier|coast|side|shore))?"
    r"| \([^)]{1,25}\)|,? <[pl]\d+>| between [^,;.]{1,40} and [^ ,;.]+| to <[pl]\d+>){0,3}"
)


@record
class Stage:
    """What a frame tells, with the span of its words in the masked text."""

    status: ProjectStatus
    firm: bool
    start: int
    end: int


def _list_expressions(frames: Iterable[Frame]) -> list[tuple[str, Frame, Expression]]:
    return [(f"{frame.name} {n}", frame, fill(source)) for frame in frames for n, source in enumerate(frame.sources)]


# In this order: what ends a thing tells more than what began it, what has not begun more than what was promised.
MARKED = _list_expressions((*ENDED, *AHEAD, *BUILT))
UNMARKED = _list_expressions((*LATER_ENDED, *LATER_AHEAD, *LATER_BUILT))
ANY = ExpressionSet({name: expression for name, _, expression in MARKED})
ANY_LATER = ExpressionSet({name: expression for name, _, expression in UNMARKED})
DONE = ("cancelled", "suspended", "operational")
DENIED = Expression(r"\b(?:will|would|could|should|may|might|to|if|unless|until|before)(?: [a-z]+)? $")
HONOUR = Expression(r"\b(?:honou?r|honoured|honored|pleasure|pleased|proud|privilege|happy|glad|delighted) to $")
NOT_ITSELF = Expression(  # what a later sentence tells of is then not the undertaking
    r"\b(?:construction|works?|dredging|earthworks|drilling|tunnelling|building|cost|price|capacity|investment|financing|"
    r"funding|build|implementation|phase|stage|units?|section|train|expansion|extension|upgrade|upgrading|contractor|"
    r"rehabilitation|modernisation|modernization|loan|completion|commissioning|start-up)$"
)
PRONOUNS = {"its": "@'s", "there": "at @"}


def find_stage(window: Window) -> Stage | None:
    """The first frame that fits a clause on an undertaking."""
    masked, (start, end) = window.reading.masked, window.anchor
    if start < end and (window.own or not NOT_ITSELF.search(masked[start:end])):
        told, start, end = mark(window)
        stage = _first(window, MARKED, told, (start, end), ANY.found_in(told))
        if stage is not None:
            return stage
    start = window.anchor[1] if window.own else window.start
    told = window.reading.masked[start : window.end]
    return _first(window, UNMARKED, told, (-1, start), ANY_LATER.found_in(told))


def mark(window: Window) -> tuple[str, int, int]:
    """The clause with the undertaking marked, and where in the masked text stands what the mark is for."""
    masked, (start, end) = window.reading.masked, window.anchor
    for first, last in window.others:
        masked = masked[:first] + "#" * (last - first) + masked[last:]
    mark = PRONOUNS.get(masked[start:end], "@")
    if mark == "@":
        before = BEFORE.search(masked[window.start : start])
        start -= len(before.group()) if before else 0
        after = AFTER.search(masked[end : window.end])
        end += after.end() if after else 0
    return masked[window.start : start] + mark + masked[end : window.end], start, end


def _first(
    window: Window,
    frames: Sequence[tuple[str, Frame, Expression]],
    told: str,
    covered: tuple[int, int],
    names: frozenset[str],
) -> Stage | None:
    """What the first firm frame tells that fits, else the first; of them only those with these names can."""
    soft: Stage | None = None
    for name, frame, expression in frames if names else ():
        for found in expression.finditer(told) if name in names else ():
            before = told[: found.start()]
            if frame.status in DONE and DENIED.search(before) and not HONOUR.search(before):
                continue
            start, end = (_place(window, one, len(told), covered) for one in found.span())
            stage = Stage(frame.status, frame.firm, start, end)
            if stage.firm:
                return stage
            soft = soft or stage
    return soft


def _place(window: Window, position: int, length: int, covered: tuple[int, int]) -> int:
    """Where a position of the marked clause stands in the masked text."""
    ahead = window.start + position
    behind = window.end - (length - position)
    return ahead if ahead <= covered[0] else max(covered[1], behind)
