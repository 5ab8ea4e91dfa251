"""What an undertaking is called, and what its verb is: hints at its stage where nothing else tells it."""

from pipeline.facts.expression import Expression
from pipeline.facts.project_frames import WORDS, Frame, fill
from pipeline.facts.project_stages import Stage, mark
from pipeline.facts.project_windows import Window
from schemas.vocabularies import ProjectStatus

CALLED: tuple[tuple[ProjectStatus, str], ...] = (
    ("cancelled", "called_cancelled"),
    ("suspended", "called_suspended"),
    ("under_construction", "called_unfinished"),
    ("proposed", "called_proposed"),
    ("operational", "called_finished"),
)
DETERMINER = r"\b(?:the|an?|its|their|this|that|his|our|<[po]\d+>'s) (?:[a-z]+ly |now |long |once )?"
CALLED_SO = [(status, Expression(rf"{DETERMINER}(?P<word>{WORDS[name]})")) for status, name in CALLED]
ANY_CALLED = Expression("|".join(WORDS[name] for _, name in CALLED))
ADJECTIVES = Expression(r"^(?:[ ,]+(?:and|but|[a-z-]+|<[mqpl]\d+>(?:-[a-z]+)?))* ?$")
NOT_ADJECTIVE = Expression(
    r"\b(?:the|an?|its|of|to|for|in|at|on|by|with|from|over|plans?|work|works|works?|talks|deal|contract|flights|trains)\b"
)
BACK = 70  # characters before an undertaking in which its adjectives stand
AHEAD: tuple[Frame, ...] = (
    Frame(
        "is_to_do",
        "planned",
        False,
        (
            r"{subject}(?:will|shall|(?:is|are) (?:due |set |expected |supposed |scheduled |slated |likely |"
            r"going )?to) (?:[a-z]+ly |also |then |be able to )?[a-z]+",
        ),
    ),
    Frame("would_do", "proposed", False, (r"{subject}would (?:[a-z]+ly |also )?[a-z]+",)),
)
AHEAD_READ = [(frame.status, fill(source)) for frame in AHEAD for source in frame.sources]
DOES = fill(
    r"{subject}(?P<verb>[a-z]{2,}[a-rt-z]s) (?:<|the |an? |its |half |most |more |some |all |from |to |out |up |over |"
    r"through |between |along |every |around |about |nearly )"
)
NO_DEED = Expression(f"^(?:{WORDS['no_deed']})$")


def find_called(window: Window) -> Stage | None:
    """What an adjective before an undertaking tells: "the mothballed gold mine at Bestobe"."""
    masked, at = window.reading.masked, window.anchor[0]
    start = max(0, at - BACK)
    if not ANY_CALLED.search(masked, start, window.anchor[1]):
        return None
    for status, expression in CALLED_SO:
        for found in expression.finditer(masked, start, window.anchor[1]):
            between = masked[found.end() : at]
            if found.end() > at or (ADJECTIVES.search(between) and not NOT_ADJECTIVE.search(between)):
                return Stage(status, False, found.start("word"), found.end("word"))
    return None


def find_deed(window: Window) -> Stage | None:
    """What any verb tells of which an undertaking is the subject: "it ties the south to the north", "it will feed"."""
    told, *_ = mark(window)
    for status, expression in AHEAD_READ:
        ahead = expression.search(told)
        if ahead and not ahead.group().endswith((" not", " never")):
            return Stage(status, False, *window.anchor)
    found = DOES.search(told)
    if found is None or NO_DEED.search(found["verb"]):
        return None
    return Stage("operational", False, *window.anchor)
