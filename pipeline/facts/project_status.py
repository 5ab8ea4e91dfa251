"""How far an undertaking is: the words of building, opening and planning nearest to it, read with their tense."""

from collections.abc import Iterator, Sequence

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.grammar import load_words
from pipeline.facts.project_beside import AT, FROM, WORK_AT, is_at
from pipeline.facts.project_named import Named
from pipeline.facts.project_stages import Stage, find_stage
from pipeline.facts.project_tense import RESUMED, find_sent_over, is_resumed, read_tense
from pipeline.facts.project_windows import Window
from pipeline.facts.project_works import list_works
from pipeline.record import record
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
ANY_STATUS = ExpressionSet({**dict(STATUS_WORDS), "base": BASE})
WEAK = Expression(f"^{WORDS['weak_status']}$")
IDLE = Expression(f"^{WORDS['idle_status']}$")
CONSTRUCTION_OF = Expression(r"^(?:construction (?:of|work)|[a-z]+(?:ation|ction|ing) of)$")
TO_END = Expression(r"\b(?:complet|finish|ready|end of (?:the )?work)[a-z]*")
TO_BE_PAID = Expression(  # what money is given, lent or sought for is yet to be built: "a loan for the construction of"
    r"\b(?:for|towards|toward|committed to|commitment to|announced|approved?|proposed|agreed on|finance|fund|support|"
    r"cover|co-finance|co-fund|financing|funding|to facilitate|to enable|allow|supervise|agreement on|contract on)"
    r" (?:the |an? |its |their )?(?:[a-z]+ (?:and )?){0,2}$|\binvest(?:ing|ment)? in (?:the |an? |its )?$"
)
INVOLVES = Expression(  # "the project involves the construction of": this says nothing of how far it is
    r"\b(?:involv|entail|consist|compris|includ|cover|envisag|foresee|was to|purpose)[a-z]* (?:of )?(?:the |an? )?"
    r"(?:[a-z]+ (?:and )?){0,2}$"
)
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
RELATIVE = Expression(r"^[ ,]*(?:<o\d+> )?(?:that|which|,)|^[^,;.]{0,25},? (?:that|which|whose)\b")
BUILT_AT = Expression(r"^ (?:in|at|near|inside|within|outside|beside|next to) (?:the |an? |<[pl]\d+>(?:'s)? )*$")
WORK_AFTER = Expression(  # "inaugurated the construction of", "launched it by laying the foundation stone"
    r"^[^.;]{0,20}\b(?:construction (?:of|works?)|work on|works on|start of)\b"
    r"|^[^.;]{0,100}\b(?:foundation (?:stone|plaque)|ground-?breaking)\b"
)
LAUNCHED = Expression(r"\b(?:inaugurated|launched|opened|unveiled|launch|inaugurate)$")
SHARE_AFTER = Expression(r"^ (?:about |some |nearly |almost |over )?(?:<[cr]\d+>|half) (?:of|through)\b")
OBJECT = Expression(r"^ (?:(?:on|of|for|the|an?|its|their|new|<[tmqd]\d+>),? )*$")
DATED = Expression(  # a fact, not a plan
    r"^(?:re)?(?:built|constructed|opened|founded|established) (?:(?:the |its )?(?:[a-z]+ ){1,3})?"
    r"(?:in |on |between )?<t\d+>"
)
FOUNDED = Expression(r"\b(?:found|establish|inaugurat|construct|buil[dt]|rebuil[dt]|open|set up|creat)[a-z]*")
BUILDING_OF = Expression(
    r"\b(?:construction|building|establishment|rehabilitation|expansion|renovation|erection|modernisation|"
    r"modernization|reconstruction) (?:and (?:equipping|equipment) )?of (?:the |an? |its |new )*$"
)
PROJECT = Expression(r"^ (?:[a-z]+ )?project\b")
PASSIVE = Expression(r"\b(?:was|were|is|are|be|been|being) (?:[a-z]+ly )?$")
PAPER = Expression(  # "a feasibility study for it has been completed"
    r"\b(?:stud(?:y|ies)|survey|design|designs|tender|assessment|negotiations|talks|documents|documentation|report|"
    r"contract|agreement|drawings|preparations?|paperwork|permits?|models?)\b(?: [a-z]+){0,2} (?:for|of|on|about) "
    r"(?:the |an? |its |<[pl]\d+>'s )?(?:new |planned |proposed )?$"
)
ELSE = Expression(
    r"^ (?:the |its |their |a |an )?(?:purchase|sale|acquisition|takeover|deal|talks|negotiations|visit|tour|review|"
    r"study|closer|forward|ahead|stake|survey|trip|opportunities|options)\b"
)
STRENGTH: dict[ProjectStatus, int] = {
    "cancelled": 6, "suspended": 5, "operational": 4, "under_construction": 3, "planned": 2, "proposed": 1,
    "unknown": 0,
}  # fmt: skip


CLOSE = 150  # characters within which weak words must stand
FARTHER = 60  # characters by which weak words count as farther away


@record
class Found:
    """A status with how far its words stand from the undertaking. `weak` words yield to others ("agreed", "built");
    `idle` ones any old thing has ("runs", "stands")."""

    status: Read[ProjectStatus]
    distance: int
    rank: int
    weak: bool
    idle: bool = False
    at: int = 0  # in the masked text
    framed: bool = False  # whether grammar ties its words to the undertaking


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
        if best is not None and best.weak and _is_end_planned(best, window, found):
            continue
        if best is None or best.weak or _is_overtaken(best, window, found):
            best = found
    return best


def _is_end_planned(best: Found, window: Window, found: Found) -> bool:
    """Whether later words only tell when what is being built is to be finished."""
    if (best.status.value, found.status.value) != ("under_construction", "planned"):
        return False
    return bool(TO_END.search(window.reading.masked, found.at, window.end))


def _is_overtaken(best: Found, window: Window, found: Found) -> bool:
    """Whether a later sentence tells that work has come further, or that what lay still goes on again."""
    if found.weak:
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
    """The status nearest to the name; where the name does not stand, the furthest that a clause on the undertaking
    tells, and so also behind an "and": "was begun in 2014 and completed in 2017"."""
    stage = find_stage(window)
    if stage is not None and stage.firm:
        return _overtake(window, stage)
    if window.faint:
        return _found_in(window, stage) if stage is not None else None
    nearest = _nearest_in(window)
    return _found_in(window, stage) if stage is not None and (nearest is None or nearest.weak) else nearest


def _overtake(window: Window, stage: Stage) -> Found:
    """What a frame tells, or what comes of it in the same clause: "was opened in 2016 but has since been closed"."""
    best, masked = _found_in(window, stage), window.reading.masked
    if window.faint:
        return best
    later = [one for one in _list_statuses(window) if not one.weak and one.at >= stage.end]
    later = [one for one in later if AND_THEN.search(masked[stage.end : one.at].rstrip())]
    last = max(later, key=_strength, default=best)
    return last if _strength(last) > _strength(best) else best


def _found_in(window: Window, stage: Stage) -> Found:
    read: Read[ProjectStatus] = Read(stage.status, *window.reading.text_span(stage.start, stage.end), "inferred")
    return Found(read, 0 if stage.firm else FARTHER, len(ORDER), not stage.firm, at=stage.start, framed=True)


def _nearest_in(window: Window) -> Found | None:
    found = list(_list_statuses(window))
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


def _list_statuses(window: Window) -> Iterator[Found]:
    masked = window.reading.masked
    told = ANY_STATUS.found_in(masked)
    for rank, (status, pattern) in enumerate((*STATUS_WORDS, ("planned", BASE))):
        if ("base" if pattern is BASE else status) not in told:
            continue
        for found in pattern.finditer(masked, window.start, window.end):
            said = read_tense(status, pattern is BASE, masked[window.start : found.start()])
            if said == "under_construction" and CONSTRUCTION_OF.search(found.group()):
                said = _read_purpose(masked[window.start : found.start()])
            if said is None or not _is_said_of(window, found.start(), found.end(), status):
                continue
            if said == "suspended" and is_resumed(masked, found.end(), window.end):
                continue
            weak = bool(WEAK.search(found.group())) and not DATED.search(masked[found.start() :])
            if said == "operational" and SHARE_AFTER.search(masked[found.end() : found.end() + 40]):
                said = "under_construction"
            launched = said == "operational" and LAUNCHED.search(found.group())
            if launched and WORK_AFTER.search(masked[found.end() : found.end() + 130]):
                said = "under_construction"
            distance = 0 if _is_object(window, found.end()) else window.distance(*found.span())
            if not weak or distance <= CLOSE:
                read: Read[ProjectStatus] = Read(said, *window.reading.text_span(*found.span()), "inferred")
                far = FARTHER if weak else 0
                yield Found(read, distance + far, rank, weak, bool(IDLE.search(found.group())), found.start())


def _read_purpose(before: str) -> ProjectStatus | None:
    """What "the construction of" tells: a plan behind "a loan for", nothing behind "the project involves"."""
    if TO_BE_PAID.search(before):
        return "planned"
    return None if INVOLVES.search(before) else "under_construction"


def _is_object(window: Window, end: int) -> bool:
    """Whether the undertaking is the object of a verb: "broke ground on Monday on the $2 billion canal"."""
    return window.own and end <= window.anchor[0] and bool(OBJECT.search(window.reading.masked[end : window.anchor[0]]))


def _works_told(window: Window) -> Iterator[Found]:
    """What a clause tells of the works on the undertaking, or of what it does."""
    for status, start, end in list_works(window):
        read: Read[ProjectStatus] = Read(status, *window.reading.text_span(start, end), "inferred")
        yield Found(read, 0, len(ORDER), False, at=start)


def _goes_on(window: Window, one: Found) -> bool:
    """Whether a later verb has the undertaking as its subject too: "was begun in 2014 and completed in 2017"."""
    if one.at < window.anchor[1]:
        return False
    between = window.reading.masked[window.anchor[1] : one.at]
    return bool(AND_THEN.search(between.rstrip()))


def _is_said_of(window: Window, start: int, end: int, status: ProjectStatus) -> bool:
    """Whether the words can be about the undertaking: not inside its own name, and not the verb of a sentence on
    somebody who is only at, from or near it."""
    masked = window.reading.masked
    if ELSE.search(masked[end : end + 30]) or (start >= window.anchor[1] and masked.endswith(" of", start, end)):
        return False  # "it welcomed the idea of a cable": that is something else
    if start < window.anchor[1] and window.anchor[0] < end:
        return status != "operational"
    if not window.own:
        return True
    if start < window.anchor[1]:
        if BUILT_AT.search(masked[end : window.anchor[0]]) and not WORK_AT.search(masked[: window.anchor[0]]):
            return False
        before = masked[: window.anchor[0]]
        return status in ("cancelled", "suspended") or not FROM.search(before) or bool(WORK_AT.search(before))
    if status == "operational" and PAPER.search(masked[: window.anchor[0]]):
        return False
    between = masked[window.anchor[1] : start]
    return not is_at(masked[: window.anchor[0]]) or bool(RELATIVE.search(between)) or start - window.anchor[1] < 2
