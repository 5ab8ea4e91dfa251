"""A project as one sentence names it, and how its name and key are made."""

import re
from functools import lru_cache

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import Head
from pipeline.facts.project_places import Parties
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import plain_letters
from pipeline.record import record
from schemas.vocabularies import ProjectKind

STUFF = ("nuclear", "gas", "oil", "hydro", "solar", "wind", "thermal")
ORDINAL_NAMES = ("", "first", "second", "third", "fourth")
ARTICLE = Expression(r"\b(?:an?|the|new|another)(?: (?:[a-z-]+|<[mqdn][0-9]+>|[0-9-]+)){0,5} $")
INNER = Expression(r"\b(?P<article>an?|the|another)\b")
PLAIN_WORD = re.compile(r"[a-z0-9]+")
LINES = ("railway", "road", "pipeline", "corridor", "power_grid", "telecom")


@record
class Named:
    """A project as one sentence names it; `start`..`end` is its noun phrase in the masked text.

    `sure` is True where the words alone identify it, False where only what is said of it makes it a project. `strict`
    is True where even a status makes it none without a price, a size, a builder or a year.
    """

    reading: Reading
    start: int
    end: int
    kind: ProjectKind
    key: str
    name: Read[str]
    parties: Parties
    sure: bool
    rule: str
    number: int | None = None
    strict: bool = False
    locality: str = ""


def phrase_start(head: Head) -> int:
    """Where the noun phrase of a head begins: at its article, else at the head."""
    start = max(0, head.start - 60)
    before = head.reading.masked[start : head.start]
    inner: list[int] = [found.start("article") for found in INNER.finditer(before)]
    for at in reversed(inner):
        if ARTICLE.search(before[at:]):
            return start + at  # "a loan for the dam": the nearer of two articles
    found = ARTICLE.search(before)
    return start + int(found.start()) if found else head.start


def make_key(head: Head, slots: tuple[Slot, ...], start: int) -> str:
    """Kind, what flows or burns in it, and its ends in one order: "pipeline-gas-irn-tur"."""
    return key_of_ends(head, [party for slot in slots for party in slot.entity_ids], start)


def key_of_ends(head: Head, ends: list[str], start: int) -> str:
    """As `make_key`, of ends that are ids or names."""
    stuff = find_stuff(head.reading.masked[start : head.end])
    return "-".join([slug(head.kind), *([stuff] if stuff else []), *sorted({slug(end) for end in ends})])


def find_stuff(words: str) -> str:
    """What flows or burns in it: it tells two pipelines or plants between the same places apart."""
    return next((stuff for stuff in STUFF if stuff in words), "")


def read_name(scene: Scene, reading: Reading, start: int, end: int) -> Read[str]:
    """The words of a span of the masked text, as written."""
    span = reading.text_span(start, end)
    return Read(" ".join(scene.quote(*span).split()), *span)


def plain_name(scene: Scene, slot: Slot) -> str:
    """ "Central Asia", not the group's long name."""
    if slot.entity_ids[0] == "C5":
        return "Central Asia"
    if slot.code == "p" and slot.form != "capital":
        return party_name(scene, slot.entity_ids[0])
    return " ".join(scene.quote(slot.start, slot.end).split())


def party_name(scene: Scene, party_id: str) -> str:
    """The name of a party of this text."""
    return next((party.name for party in scene.cast.parties if party.party_id == party_id), party_id)


def is_party_or_amount(scene: Scene, start: int, end: int, head_end: int) -> bool:
    """Whether words are just a party's name ("Chinese railways"), or part of an amount ("220 kV"). A name that holds
    the head as well is the undertaking's own ("Samarkand University")."""
    actor = any(m.entity_type == "party" and m.start <= start and end <= m.end < head_end for m in scene.cast.mentions)
    return actor or any(figure.start < end and start < figure.end for figure in scene.figures)


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Lower-case words joined by hyphens, their letters without marks."""
    return "-".join(PLAIN_WORD.findall(plain_letters(name).lower()))
