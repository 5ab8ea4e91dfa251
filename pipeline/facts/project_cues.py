"""The words of building, opening and planning that stand nearest to an undertaking, read with their tense."""

from collections.abc import Iterator

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.grammar import load_words
from pipeline.facts.project_beside import FROM, WORK_AT, is_at, is_of_another
from pipeline.facts.project_tense import is_resumed, read_tense
from pipeline.facts.project_windows import Window
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
TO_BE_PAID = Expression(  # what money is given, lent or sought for is yet to be built: "a loan for the construction of"
    r"\b(?:for|towards|toward|committed to|commitment to|announced|approved?|proposed|agreed on|finance|fund|support|"
    r"cover|co-finance|co-fund|financing|funding|to facilitate|to enable|allow|supervise|agreement on|contract on)"
    r" (?:the |an? |its |their )?(?:[a-z]+ (?:and )?){0,2}$|\binvest(?:ing|ment)? in (?:the |an? |its )?$"
)
TALKED = Expression(  # "discussed joint projects on the construction of"
    r"\b(?:discuss(?:ed|es|ing)?|exchanged views on|talks (?:on|about)|prospects (?:of|for)|considered|raised) "
    r"(?:the |their )?(?:[a-z]+ ){0,6}$"
)
INVOLVES = Expression(  # "the project involves the construction of": this says nothing of how far it is
    r"\b(?:involv|entail|consist|compris|includ|cover|envisag|foresee|was to|purpose)[a-z]* (?:of )?(?:the |an? )?"
    r"(?:[a-z]+ (?:and )?){0,2}$"
)
INVOLVED = Expression(r"\b(?:is|are|am|been|being|directly|actively|also) involved in (?:the )?$")
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
PAPER = Expression(  # "a feasibility study for it has been completed"
    r"\b(?:stud(?:y|ies)|survey|design|designs|tender|assessment|negotiations|talks|documents|documentation|report|"
    r"contract|agreement|drawings|preparations?|paperwork|permits?|models?)\b(?: [a-z]+){0,2} (?:for|of|on|about) "
    r"(?:the |an? |its |<[pl]\d+>'s )?(?:new |planned |proposed )?$"
)
ELSE = Expression(
    r"^ (?:the |its |their |a |an )?(?:purchase|sale|acquisition|takeover|deal|talks|negotiations|visit|tour|review|"
    r"study|closer|forward|ahead|stake|survey|trip|opportunities|options)\b"
)
FINITE = Expression(r"^(?:is|are|was|were|has|have|had) ")
WOULD = Expression(r"^would (?:lead|run|link|connect|go|carry|cost|be)")
REPORTED = Expression(r"\b(?:said|says|told|announced|promised|agreed|pledged|signed|confirmed|decided|approved)\b")
AHEAD = Expression(r"\b(?:will|would|is to|are to|to be|should)\b[^.;]{0,110}, $")
ACTIVE = Expression(r"^(?:discuss|explor|consider|study|weigh|negotiat|mull|examin)[a-z]*$")
OBJECT_AFTER = Expression(r"^ (?:the|an?|its|their|new|other|further) ")
OPENING = Expression(r"^(?:opened|launched|completed|inaugurated|unveiled|finished)$")
FOR_IT = Expression(r"^[^,:;]{0,40} for (?:the |an? |its )?$")
ENDING = Expression(
    r"^(?:(?:been|is|are|was|were|will be|to be|be|has been|have been) )?(?:fully )?(?:complet|finish|ready)"
)
ANEW = Expression(r"\b(?:intends?|plans?|aims?|hopes?|wants?) to complete (?:an?|another) [a-z]")
ENDS_THERE = Expression(r"\bthere (?:it |the line )?(?:stopped|stops)|\b(?:stopped|stops) (?:short|at )")  # a line
GOOD_FOR = Expression(
    r"^(?:improve|expand|upgrade|modernize|modernise|develop|build|strengthen|extend|renew|restore) (?:the |its |"
    r"their )?"
    r"(?:[a-z]+ ){0,2}(?:access|supply|supplies|lives|livelihoods?|connectivity|ties|trade|relations|capacity|security|"
    r"conditions|efficiency|safety|quality|links|transport|incomes?|services?|reliability|cooperation|economy|"
    r"competitiveness|generation|mobility|competence|standards|resilience|opportunities)\b"
)
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


def list_statuses(window: Window) -> Iterator[Found]:
    masked = window.reading.masked
    told = ANY_STATUS.found_in(masked)
    for rank, (status, pattern) in enumerate((*STATUS_WORDS, ("planned", BASE))):
        if ("base" if pattern is BASE else status) not in told:
            continue
        for found in pattern.finditer(masked, window.start, window.end):
            said = read_tense(
                status, pattern is BASE, masked[window.start : found.start()], bool(FINITE.search(found.group()))
            )
            if said == "planned" and WOULD.search(found.group()) and not REPORTED.search(masked[: found.start()]):
                said = "proposed"
            ending = said == "planned" and bool(ENDING.search(found.group()))
            ending = ending and not ANEW.search(masked[: found.end() + 12])
            if ending:
                said = "under_construction"  # what is to be finished has mostly been begun
            if said == "under_construction" and CONSTRUCTION_OF.search(found.group()):
                said = _read_purpose(masked[window.start : found.start()])
            if pattern is BASE and GOOD_FOR.search(masked[found.start() :]) and found.start() >= window.anchor[1]:
                continue  # "the dam is to improve access to power"
            if said is None or not _is_said_of(window, found.start(), found.end(), status):
                continue
            if window.others and is_of_another(window, found.start(), found.end()):
                continue
            if said == "suspended" and (
                is_resumed(masked, found.end(), window.end) or ENDS_THERE.search(masked[: found.end() + 8])
            ):
                continue
            weak = ending or (bool(WEAK.search(found.group())) and not DATED.search(masked[found.start() :]))
            if said == "operational" and weak and AHEAD.search(masked[window.start : found.start()]):
                said = "planned"
            if said == "operational" and SHARE_AFTER.search(masked[found.end() : found.end() + 40]):
                said = "under_construction"
            launched = said == "operational" and LAUNCHED.search(found.group())
            if launched and WORK_AFTER.search(masked[found.end() : found.end() + 130]):
                said = "under_construction"
            distance = 0 if _is_object(window, found.end()) else window.distance(*found.span())
            if ending or not weak or distance <= CLOSE:
                read: Read[ProjectStatus] = Read(said, *window.reading.text_span(*found.span()), "inferred")
                far = CLOSE if ending else FARTHER if weak else 0
                yield Found(read, distance + far, rank, weak, bool(IDLE.search(found.group())), found.start())


def _read_purpose(before: str) -> ProjectStatus | None:
    """What "the construction of" tells: a plan behind "a loan for", nothing behind "the project involves"."""
    if TO_BE_PAID.search(before):
        return "planned"
    if TALKED.search(before):
        return "planned" if "implementation" in before else "proposed"
    return None if INVOLVES.search(before) and not INVOLVED.search(before) else "under_construction"


def _is_object(window: Window, end: int) -> bool:
    """Whether the undertaking is the object of a verb: "broke ground on Monday on the $2 billion canal"."""
    return window.own and end <= window.anchor[0] and bool(OBJECT.search(window.reading.masked[end : window.anchor[0]]))


def _is_said_of(window: Window, start: int, end: int, status: ProjectStatus) -> bool:
    """Whether the words can be about the undertaking: not inside its own name, and not the verb of a sentence on
    somebody who is only at, from or near it."""
    masked = window.reading.masked
    if ELSE.search(masked[end : end + 30]) or (start >= window.anchor[1] and masked.endswith(" of", start, end)):
        return False  # "it welcomed the idea of a cable": that is something else
    if start >= window.anchor[1] and ACTIVE.search(masked[start:end]) and OBJECT_AFTER.search(masked[end:]):
        return False
    if start < window.anchor[1] and window.anchor[0] < end:
        return status != "operational"
    if not window.own:
        return True
    if start < window.anchor[1]:
        if BUILT_AT.search(masked[end : window.anchor[0]]) and not WORK_AT.search(masked[: window.anchor[0]]):
            return False
        if OPENING.search(masked[start:end]) and FOR_IT.search(masked[end : window.anchor[0]]):
            return False  # "opened six envelopes for it"
        before = masked[: window.anchor[0]]
        return status in ("cancelled", "suspended") or not FROM.search(before) or bool(WORK_AT.search(before))
    if status == "operational" and PAPER.search(masked[: window.anchor[0]]):
        return False
    between = masked[window.anchor[1] : start]
    return not is_at(masked[: window.anchor[0]]) or bool(RELATIVE.search(between)) or start - window.anchor[1] < 2
