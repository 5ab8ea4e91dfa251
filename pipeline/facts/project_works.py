"""How far an undertaking is by what is told of the works on it, and of what it does: "crews are pouring concrete"."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.project_tense import read_tense
from pipeline.facts.project_windows import Window
from schemas.vocabularies import ProjectStatus

WORDS = load_words("project_status.csv")
STOPPED = Expression(rf"\b(?:{WORDS['work']})\b[^.;]{{0,110}}\b(?:{WORDS['stops']})\b")
GOING = Expression(
    rf"\b(?:{WORDS['work']})\b[^.;]{{0,110}}\b(?:{WORDS['goes_on']})\b"
    r"|\b(?:construction|works?|building)\b[^.;]{0,80} <c\d+> (?:complete|finished|done|ready)\b"
    r"|\b(?:construction|works?|project)\b[^.;]{0,30} (?:reached|stood at|stands at) <c\d+>"
    rf"|\b(?:began|started|commenced|launched|resumed|kicked off) (?:the |its )?(?:{WORDS['work']}) (?:works? )?of\b"
    r"|\bimplementation\b[^.;]{0,40}\b(?:began|begun|started|commenced)\b"
    r"|\b(?:project|scheme)\b[^.;,]{0,30}\b(?:began|started|commenced)\b"
    r"|(?:<c\d+>|\bhalf|<r\d+>) (?:of the (?:works?|project|construction) )?"
    r"(?:had been |has been |have been |was |were |is )?(?:complete|completed|finished|done|ready|built)\b"
)
AT_WORK = Expression(
    rf"\b(?:{WORDS['crew']})\b[^.;]{{0,60}}\b(?:is|are|were|was|have been|has been|now) (?:[a-z]+ ){{0,2}}"
    rf"(?:{WORDS['building']})\b"
    rf"|\b(?:is|are) being (?:[a-z]+ly )?(?:{WORDS['placed']})\b"
    rf"|\b(?:began|begun|started|begins|starts) (?:to )?(?:[a-z]+ly )?(?:{WORDS['building']}|pour|lay|dig|drill|erect|"
    r"install|assemble|weld|bore|drive|excavate|clear) "
)
FIRST_STONE = Expression(
    rf"\b(?:laid|laying|drove|driving|turned|turning|cut|poured|pouring|placed|set|buried|laid down|lays)\b"
    rf"[^.;,]{{0,20}}\b(?:{WORDS['first_stone']})\b"
    rf"|\b(?:{WORDS['first_stone']})\b[^.;]{{0,60}}\b(?:laid|driven|turned|cut|poured|placed|set|buried|went in)\b"
)
SERVES = Expression(
    rf"\b(?:began|begun|started|begins|starts)(?: [a-z]+ly)? (?:{WORDS['serving']})\b"
    rf"|\b(?:{WORDS['sent']})\b[^.;<]{{0,30}}\b(?:began|begun|started) (?:to )?(?:{WORDS['moves']})\b"
)
DOES = Expression(rf"^(?:,? (?:in |last |this )?(?:<t\d+>|year),?)? (?:{WORDS['served']}) (?:[a-z]+ ){{0,2}}<[qnd]\d+>")
SHARE_DONE = Expression(  # "the dam, a 200 MW plant, is two-thirds complete"
    r"\b(?:is|was|are|were|now|already|about|some|nearly|almost|over) (?:<[cr]\d+>|half)[- ](?:[a-z]+ )?"
    r"(?:complete|completed|finished|done|ready|built)$"
)
UNBEGUN = Expression(
    r"\b(?:not|never|n't|yet to)\b|\b(?:will|would|should|could|may|might|shall|to)(?: [a-z]+)? (?:be|have|resume|go)\b"
)
TOLD: tuple[tuple[ProjectStatus, Expression], ...] = (
    ("suspended", STOPPED),
    ("under_construction", GOING),
    ("under_construction", FIRST_STONE),
    ("under_construction", AT_WORK),
    ("operational", SERVES),
)


def list_works(window: Window) -> Iterator[tuple[ProjectStatus, int, int]]:
    """A status with the span of the words that tell it, in the masked text: "Construction of it began", "75 per cent
    of the works are done", "the plant made 40,000 cars"."""
    masked = window.reading.masked
    for status, pattern in TOLD:
        for found in pattern.finditer(masked, window.start, window.end):
            said = read_tense(status, False, masked[window.start : found.end()])
            near = found.start() <= window.anchor[1] + 1 or not window.own  # "the X project began"
            near = near or bool(SHARE_DONE.search(masked[window.anchor[1] : found.end()]))
            if said and near and not UNBEGUN.search(found.group()):
                yield said, *found.span()
    if window.own and (found := DOES.search(masked[window.anchor[1] : window.end])):
        yield "operational", window.anchor[1] + found.start(), window.anchor[1] + found.end()
