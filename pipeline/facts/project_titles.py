"""Undertakings that only a title names: "the Borama Region Water Supply and Sewerage Project"."""

from collections.abc import Iterator, Sequence

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.project_heads import KINDS
from pipeline.facts.project_named import Named, slug
from pipeline.facts.project_places import LOCATED, places, places_in_name, slots_in
from pipeline.facts.scene import Reading, Scene, fold
from schemas.vocabularies import ProjectKind

WORDS = load_words("project_titles.csv")
FIRST, WORD = r"[A-Z0-9][\w'&,/-]*", r"(?:[A-Z0-9][\w'&,/-]*|of|and|the|de|du|la|do|da)"
TITLE = Expression(rf"(?P<title>{FIRST}(?: {WORD}){{1,14}}) (?:[Pp]roject|Programme|Program|Scheme)\b")
TITLES = Template(r" (?:projects?|programme|program|scheme)\b")
SPEAKS_OF: list[tuple[ProjectKind, Expression]] = [
    (kind, Expression(rf"(?i){WORDS[kind]}")) for kind in KINDS if kind in WORDS
]
DEED = Expression(rf"(?:,? (?:and )?(?i:{WORDS['deed']}))+$")
OPENING = Expression(
    r"^(?:(?:The|This|That|For|In|Under|An?|Its|Of|And|Phase [0-9IVX]+ of(?: the)?|Second|First|New)(?: the)? )+"
)
NO_THING = Expression(
    r"(?i)\b(?:agreement|fund|support|training|cooperation|loan|grant|assistance|capacity|reform|pilot)\b"
)


def name_titled(scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Each title of a sentence that ends in "Project", tells its kind and is not yet named by its head."""
    if TITLES.first(reading) is None:
        return
    base = reading.sentence.start
    text = fold(scene.quote(base, reading.sentence.end))
    for found in TITLE.finditer(text):
        opening = OPENING.search(found.group("title"))
        start, end = found.start() + (opening.end() if opening else 0), found.end("title")
        title = text[start:end]
        kind = _find_kind(title)
        at, stop = reading.masked_span(base + start, base + found.end())
        if kind is None or NO_THING.search(title) or any(a < stop and at < b for a, b in taken):
            continue
        if _is_initiative(scene, base + start, base + end):
            continue
        end = start + max(len(DEED.sub("", title)), _find_end(title))
        name = Read(" ".join(scene.quote(base + start, base + end).split()), base + start, base + end)
        located = LOCATED.search(reading.masked[stop : stop + 180])
        parties = places(slots_in(reading, located.group("where"))) if located else ()
        parties = parties or places_in_name(scene, base + start, base + end)
        yield Named(reading, at, stop, kind, _make_key(kind, name.value), name, parties, False, "titled")


def _is_initiative(scene: Scene, start: int, end: int) -> bool:
    """Whether a title only names a programme of states: "the One Belt and One Road Project"."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    inside = (m for m in scene.cast.mentions if start <= m.start and m.end <= end)
    return any(kinds.get(mention.entity_id) == "initiative" for mention in inside)


def _find_kind(title: str) -> ProjectKind | None:
    """The kind that the last telling word of a title tells; of two words there the longer one."""
    told = [(found.end(), -found.start(), kind) for kind, words in SPEAKS_OF for found in words.finditer(title)]
    return max(told)[2] if told else None


def _find_end(title: str) -> int:
    """Where the words end that tell the kind: they are part of the name, also where one of them may be a deed."""
    ends: list[int] = [found.end() for _, words in SPEAKS_OF for found in words.finditer(title)]
    return max(ends)


def _make_key(kind: ProjectKind, name: str) -> str:
    words = next(words for speaks_of, words in SPEAKS_OF if speaks_of == kind)
    bare = slug(words.sub("", name)) or slug(name)
    return f"{slug(kind)}-{bare}"
