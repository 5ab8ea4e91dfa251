"""Parts of lines, told by a noun that does not say what runs on them.

"An extension to Huelva", "the Doba-Moundou section", "the next leg, 120 km to Tete".
The kind is that of the line spoken of before, or what the sentence says of rails, roads or pipes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.project_named import LINES, Named, slug
from pipeline.facts.project_places import END, places, slots_in
from pipeline.facts.scene import Reading, Scene
from schemas.vocabularies import ProjectKind

NOUN = r"(?:extension|branch|spur|section|stretch|leg|segment|continuation)"
PROPER = r"[A-Z][\w'’]*[a-z][\w'’]*(?: [A-Z][\w'’]*[a-z][\w'’]*){0,2}"
PLACE = rf"(?:{END}|{PROPER})"
NOUNS = Template(r"\b(?:extension|branch|spur|section|stretch|leg|segment|continuation)\b")
JOINED = Expression(rf"(?P<ends>{PLACE} ?[-–] ?{PLACE})(?: [a-z-]+){{0,2}} $")
TO = Expression(
    rf"^(?: (?:line|track|railway|road|pipeline))?(?:,? (?:of )?<q\d+>(?: long)?,?)?(?: (?:in)?to| towards?)"
    rf"(?: the)?(?: (?:[a-z]+ ){{0,2}}(?:port|city|town|border) of)? (?P<end>{PLACE})"
)
BETWEEN = Expression(
    rf"^(?: of(?: the)? [A-Za-z-]+(?: [A-Za-z-]+)?)? (?:between|from) (?P<one>{PLACE}) (?:and|to) (?P<two>{PLACE})"
)
RUNS: tuple[tuple[ProjectKind, Expression], ...] = (
    ("railway", Expression(r"\b(?:rails?|railways?|railroad|trains?|gauge|track|tracklaying|metro|sleepers)\b")),
    ("pipeline", Expression(r"\b(?:pipelines?|gas pipe|oil pipe|crude)\b")),
    ("road", Expression(r"\b(?:roads?|highways?|motorways?|expressways?|lanes?|asphalt|lorries|trucks)\b")),
    ("power_grid", Expression(r"\b(?:kv|kilovolts?|transmission|pylons?|power line)\b")),
)
NO_PART = Expression(
    r"\b(?:agreement|contract|deadline|loan|visa|term|lease|licence|mandate|bank|this|that|each|last) $"
)
NEW_PART = Expression(r"^(?:extension|branch|spur|continuation)")  # the others are parts of a line told of
OF_LINE = Expression(r" (?:of|on|along) (?:the |its |<p\d+>'s )(?:[a-z-]+ ){0,2}")
BACK = 3  # sentences over which a line goes on to be spoken of


def name_branches(
    scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]], line: Named | None
) -> Iterator[Named]:
    """Each part of a line in a sentence that its ends identify."""
    for noun in NOUNS.find(reading):
        before = reading.cased[max(0, noun.start - 90) : noun.start]
        if NO_PART.search(reading.masked[: noun.start]):
            continue
        kind = _find_kind(reading, line)
        if kind is None:
            continue
        after = reading.cased[noun.end : noun.end + 120]
        joined, between, leads = JOINED.search(before), BETWEEN.match(after), TO.match(after)
        words = reading.masked[noun.start : noun.end]
        start = noun.start - len(before) + joined.start("ends") if joined else noun.start
        end = noun.end + (0 if joined else between.end() if between else leads.end("end") if leads else 0)
        of_a_line = (OF_LINE.fullmatch(reading.masked[noun.end : a]) for a, _ in taken if a > noun.end)
        if any(a < end and start < b for a, b in taken) or any(of_a_line):
            continue  # "the Lima–Huaral section of the Lima–Cusco highway" is told of the highway
        if joined:
            one = _name(scene, reading, kind, start, end, joined.group("ends"), words)
            yield replace(one, sure=one.sure and (line is None or NEW_PART.search(words) is not None))
        elif between:
            ends = f"{between.group('one')}–{between.group('two')}"
            yield _name(scene, reading, kind, start, end, ends, words)
        elif leads:
            one = _name(scene, reading, kind, start, end, leads.group("end"), words)
            yield replace(one, name=replace(one.name, value=f"{words} to {one.locality}", method="resolved"))


def _find_kind(reading: Reading, line: Named | None) -> ProjectKind | None:
    """What runs on it, as its sentence or the line told before says."""
    told = next((kind for kind, words in RUNS if words.search(reading.masked)), None)
    if told is not None or line is None or line.kind not in LINES:
        return told
    return line.kind if 0 <= reading.index - line.reading.index <= BACK else None


def _name(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int, ends: str, noun: str) -> Named:
    span = reading.text_span(start, end)
    name = Read(" ".join(scene.quote(*span).split()), *span)
    told = slots_in(reading, ends)
    names = [scene.quote(slot.start, slot.end) for slot in told] or [ends]
    key = "-".join((slug(kind), noun, *(slug(one) for one in names)))
    sure = len(told) > 1  # "the Lima-Huaral section"
    return Named(reading, start, end, kind, key, name, places(told), sure, "branch", locality=names[0])
