"""Where the names of the gazetteer stand in a text, before anything is decided about them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.mentions.gazetteer import Entry, load_gazetteer, plain_letters
from pipeline.mentions.mention import Form
from schemas.vocabularies import EntityType


class Hit(NamedTuple):
    """A name as a whole word of the folded text; `follows_s`: an s without its apostrophe comes after ("Chinas")."""

    start: int
    end: int
    entry: Entry
    name: str


class Draft(NamedTuple):
    """A mention in the offsets of the folded text."""

    start: int
    end: int
    entity_type: EntityType
    entity_id: str
    form: Form
    rule: str


def find_hits(text: str) -> list[Hit]:
    """Every name that stands as a word of its own, in order; of names that begin alike the longest.

    >>> [hit.name for hit in find_hits("Chinas market, Romania and South China Sea")]
    ['China', 'Romania', 'South China Sea']
    """
    gazetteer = load_gazetteer()
    names, entries = gazetteer.names, gazetteer.entries
    size = len(text)
    hits = []
    for index, start, end in gazetteer.matcher.find_matches_as_indexes(plain_letters(text)):
        if start and text[start - 1].isalnum():
            continue
        spelled = text[start:end]
        if index in gazetteer.marked and spelled.isascii():
            continue
        listed = gazetteer.meanings.get(spelled)
        entry = listed or entries[index]
        if end < size and text[end].isalnum() and text[end - 1].isalnum():
            lost = text[end] == "s" and (end + 1 == size or not text[end + 1].isalnum())
            if not (lost and entry.kind in ("state", "surname", "person") and entry.form != "adjective"):
                continue
        joined = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
        if joined and entry.kind == "organization" and (ends := _find_end_of_line(text, start, end)):
            hits += ends
            continue
        hits.append(Hit(start, end, entry, spelled if listed else names[index]))
    return hits


def _find_end_of_line(text: str, start: int, end: int) -> list[Hit]:
    """The state that a company's name begins with, where a hyphen makes it the end of a line: "Laos-China Railway"."""
    word = text.find(" ", start, end)
    inner = find_hits(text[start:word]) if word > 0 else []
    return [hit._replace(start=start + hit.start, end=start + hit.end) for hit in inner if hit.entry.kind == "state"]


def find_words(text: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where each of some names stands as a word of its own; of names that begin alike the longest."""
    names = sorted(words)
    if not names:
        return
    size = len(text)
    for index, start, end in AhoCorasick(names, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text):
        if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum()):
            yield start, names[index]
