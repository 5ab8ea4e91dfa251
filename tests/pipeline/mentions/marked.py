"""Marked strings: "[Kazakh|KAZ] oil" is the text "Kazakh oil" whose first six characters speak of KAZ."""

import re

from pipeline.documents.read import read_text
from pipeline.mentions.mention import Cast, Mention
from pipeline.mentions.read import read_mentions

MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text, and each marked span with the ids after its bar (several: divided by a blank)."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans += [(len(text), len(text) + len(mark.group(1)), entity) for entity in mark.group(2).split()]
        text += mark.group(1)
        at = mark.end()
    return text + marked[at:], sorted(spans)


def read_plain(text: str) -> Cast:
    return read_mentions(read_text(text))


def list_spans(mentions: tuple[Mention, ...], *, kinds: str) -> list[tuple[int, int, str]]:
    """The spans of the mentions of some entity types ("party person"), as `unmark` gives them."""
    return sorted((m.start, m.end, m.entity_id) for m in mentions if m.entity_type in kinds.split())


def check_marked(marked: str, *, kinds: str = "party") -> None:
    """Fails unless the marked spans, and no others, are the mentions of these entity types."""
    text, expected = unmark(marked)
    found = list_spans(read_plain(text).mentions, kinds=kinds)
    readable = [(text[start:end], entity) for start, end, entity in found]
    assert found == expected, f"{text!r}: found {readable}"
