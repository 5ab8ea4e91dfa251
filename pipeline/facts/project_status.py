"""How far an undertaking is: the words of building, opening and planning nearest to it, read with their tense."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.project_beside import AT, is_of_another
from pipeline.facts.project_cues import FARTHER, ORDER, Found, list_statuses
from pipeline.facts.project_hints import find_called, find_deed
from pipeline.facts.project_named import Named
from pipeline.facts.project_stages import Stage, find_stage
from pipeline.facts.project_tense import RESUMED, find_sent_over
from pipeline.facts.project_windows import Window
from pipeline.facts.project_works import list_works
from schemas.vocabularies import ProjectStatus

TO_END = Expression(r"\b(?:complet|finish|ready|end of (?:the )?work)[a-z]*")
AND_THEN = Expression(
    r"\b(?:and|but|before)(?: (?:it|its construction|was|were|has|have|had|is|been|finally|officially|then|later|since|"
    r"now|being|formally|eventually|finally))*$|^[^.;]{0,60},? (?:and|but) (?:was|were|has been|is|it was|it has been)$"
    r"|^[^,;.]{0,30}(?:, an? [^,;.]{0,50})?,? (?:whose|which|that|where)\b[^.;,]{0,20}$"
    r"|^(?: (?:in|at|near|on|of) [^,;.]{1,30})?, (?:whose|which|where) [^,;.]{1,80},"
    r"(?: has| have| is| are| was| were)?$"
)
SINCE = Expression(r"\b(?:since|now|later|but|however|again|currently|then)\b")
WORKS_STOP = Expression(
    r"\b(?:works?|construction|project) (?:was|were|has been|have been|had been|is|are) (?:[a-z]+ly )?"
    r"(?:suspended|halted|stopped|put on hold|frozen|interrupted)\b"
)
FOUNDED = Expression(
    r"\b(?:found|establish|inaugurat|construct|complet|finish|buil[dt]|rebuil[dt]|open|set up|creat)[a-z]*"
)
BUILDING_OF = Expression(
    r"\b(?:construction|building|establishment|rehabilitation|expansion|renovation|erection|modernisation|"
    r"modernization|reconstruction) (?:and (?:equipping|equipment) )?of (?:the |an? |its |new )*$"
)
PROJECT = Expression(r"^ (?:[a-z]+ )?project\b")
PASSIVE = Expression(r"\b(?:was|were|is|are|be|been|being) (?:[a-z]+ly )?$")
STRENGTH: dict[ProjectStatus, int] = {
    "cancelled": 6, "suspended": 5, "operational": 4, "under_construction": 3, "planned": 2, "proposed": 1,
    "unknown": 0,
}  # fmt: skip
WOULD = Expression(r"would ")
FINISHED = Expression(r"\b(?:complet|finish|inaugurat|reopen)[a-z]*")
PART_OF = Expression(  # what is told of a part of it
    r"\b(?:stretch|section|leg|part|segment|portion|half|share|phase|stage|unit|turbine|end|side|branch|lane|track|"
    r"berth|"
    r"terminal|runway) (?:of|on|along) (?:the )?$"
)
LATER_PART = Expression(  # beside one that was finished before
    r"\b(?:second|third|fourth|fifth|sixth|last|final|remaining|both|another|all|new|next) (?:[a-z-]+ ){0,2}$"
)
RENEWAL = Expression(  # of what stands already
    r"\b(?:moderni[sz]ation|upgrade|upgrading|expansion|extension|rehabilitation|renovation|overhaul|repair|"
    r"enlargement|"
    r"reconstruction|refurbishment|electrification|doubling|widening) (?:of|at) (?:the |<[pl]\d+>'s )?$"
)


def read_status(windows: Sequence[Window]) -> Found | None:
    """The status said nearest to the project in the clause that names it, else in a later one; what is begun or
    finished according to a later sentence is no more just planned."""
    best: Found | None = None
    for window in windows:
        found = _status_in(window)
        if found is None:
            continue
        if found.weak and not (window.own or found.framed):
            continue
        if best is not None and found.idle and found.framed and not best.idle:
            continue  # what its verb hints at, after a word for how far it is
        if best is not None and best.weak and _is_end_planned(best, window, found):
            continue
        if best is not None and _is_renewed(windows[0], best, found):
            continue
        if best is None or best.weak or _is_overtaken(best, window, found):
            best = found
    return best


def _is_end_planned(best: Found, window: Window, found: Found) -> bool:
    """Whether later words only tell when what is being built is to be finished."""
    if (best.status.value, found.status.value) != ("under_construction", "planned"):
        return False
    return bool(TO_END.search(window.reading.masked, found.at, window.end))


def _is_renewed(own: Window, best: Found, found: Found) -> bool:
    """Whether the plan is to renew what stands already, so that what it does meanwhile tells nothing."""
    if found.status.value != "operational" or FINISHED.search(own.reading.masked, own.start):
        return False
    return best.status.value == "planned" and bool(RENEWAL.search(own.reading.masked, own.start, own.anchor[0]))


def _is_overtaken(best: Found, window: Window, found: Found) -> bool:
    """Whether a later sentence tells that work has come further, or that what lay still goes on again."""
    if found.framed and not found.idle and best.status.value == "proposed":
        return _strength(found) > _strength(best)
    if found.weak or (best.status.value == "proposed" and WOULD.match(window.reading.masked, found.at, window.end)):
        return False
    if best.status.value == "suspended" and found.status.value in ("under_construction", "operational"):
        return bool(RESUMED.search(window.reading.masked, window.start, window.end))
    if best.status.value == "operational" and found.status.value == "suspended":
        told = window.reading.masked
        return bool(SINCE.search(told, window.start, window.end) or WORKS_STOP.search(told, window.start, window.end))
    return _strength(found) > _strength(best) and _strength(best) <= STRENGTH["under_construction"]


def is_founded(one: Named, found: Found) -> bool:
    """Whether an organisation's house is what is built or opened, not an actor that opens something else."""
    reading = one.reading
    before = reading.masked[: one.start]
    if BUILDING_OF.search(before) or PROJECT.search(reading.masked[one.end :]):
        return True
    if AT.search(before):
        return False
    words = FOUNDED.finditer(reading.masked)
    inside = [w for w in words if reading.text_start(w.start()) in range(found.status.start, found.status.end)]
    return any(w.start() < one.start or PASSIVE.search(reading.masked[: w.start()]) for w in inside)


def _strength(found: Found) -> int:
    return STRENGTH[found.status.value]


def _status_in(window: Window) -> Found | None:
    """The status that a clause tells; where a part of an undertaking is finished, the whole is being built."""
    found = _read_in(window)
    if found is None or found.status.value != "operational" or not window.own:
        return found
    part = PART_OF.search(window.reading.masked, window.start, window.anchor[0])
    if part is None or LATER_PART.search(window.reading.masked, window.start, part.start()):
        return found
    return replace(found, status=replace(found.status, value="under_construction"))


def _read_in(window: Window) -> Found | None:
    """The status nearest to the name; where the name does not stand, the furthest that a clause on the undertaking
    tells, and so also behind an "and": "was begun in 2014 and completed in 2017"."""
    stage = find_stage(window)
    if stage is not None and stage.firm:
        return _overtake(window, stage)
    if window.faint:
        return _found_in(window, stage) if stage is not None else None
    nearest = _nearest_in(window)
    if nearest is not None and not nearest.weak:
        return nearest
    stage = stage or (find_called(window) if window.own else None)
    if stage is not None:
        return _found_in(window, stage)
    return nearest or _hint(window)


def _hint(window: Window) -> Found | None:
    """What the verb alone tells."""
    deed = find_deed(window)
    return replace(_found_in(window, deed), idle=True) if deed is not None else None


def _overtake(window: Window, stage: Stage) -> Found:
    """What a frame tells, or what comes of it in the same clause: "was opened in 2016 but has since been closed"."""
    best, masked = _found_in(window, stage), window.reading.masked
    if window.faint:
        return best
    later = [one for one in list_statuses(window) if not one.weak and one.at >= stage.end]
    later = [one for one in later if AND_THEN.search(masked[stage.end : one.at].rstrip())]
    last = max(later, key=_strength, default=best)
    return last if _strength(last) > _strength(best) else best


def _found_in(window: Window, stage: Stage) -> Found:
    read: Read[ProjectStatus] = Read(stage.status, *window.reading.text_span(stage.start, stage.end), "inferred")
    return Found(read, 0 if stage.firm else FARTHER, len(ORDER), not stage.firm, at=stage.start, framed=True)


def _nearest_in(window: Window) -> Found | None:
    found = list(list_statuses(window))
    best = min(found, key=lambda one: (one.distance, one.rank), default=None)
    finished = best is not None and best.status.value == "operational" and not best.weak
    begun = [] if finished else list(_works_told(window))
    if begun and (best is None or best.distance > 0):
        best = begun[0]
    if best is None:
        return _carries(window)
    firm = [one for one in found if not one.weak and (_goes_on(window, one) or not (window.own or finished))]
    last = max(firm, key=lambda one: (_strength(one), -one.distance), default=best)
    return last if best.weak or _strength(last) > _strength(best) else best


def _carries(window: Window) -> Found | None:
    """What goes through or over an undertaking tells that it is there: "a million tonnes went through the pipeline"."""
    before = window.reading.masked[window.start : window.anchor[0]] if window.own else ""
    told = find_sent_over(before)
    if told is None:
        return None
    start, end = (window.start + at for at in told)
    read: Read[ProjectStatus] = Read("operational", *window.reading.text_span(start, end), "inferred")
    return Found(read, FARTHER, len(ORDER), True, True, start)


def _works_told(window: Window) -> Iterator[Found]:
    """What a clause tells of the works on the undertaking, or of what it does."""
    for status, start, end in list_works(window):
        if window.others and is_of_another(window, start, end):
            continue
        read: Read[ProjectStatus] = Read(status, *window.reading.text_span(start, end), "inferred")
        yield Found(read, 0, len(ORDER), False, at=start)


def _goes_on(window: Window, one: Found) -> bool:
    """Whether a later verb has the undertaking as its subject too: "was begun in 2014 and completed in 2017"."""
    if one.at < window.anchor[1]:
        return False
    between = window.reading.masked[window.anchor[1] : one.at]
    return bool(AND_THEN.search(between.rstrip()))
