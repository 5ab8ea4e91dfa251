"""Documents read whole: their actors, figures, times and claims."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.documents.document import Document
from pipeline.documents.indents import Unindented, drop_indents
from pipeline.facts.claim import Facts
from pipeline.facts.read import read_facts
from pipeline.facts.scene import set_scene
from pipeline.figures.figure import Figure
from pipeline.figures.read import read_figures
from pipeline.mentions.mention import Cast
from pipeline.mentions.read import read_mentions
from pipeline.times.read import read_times
from pipeline.times.time import Time

Spanned = TypeVar("Spanned", Figure, Time)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document; `figures` is what the claims' figure indices count in."""

    document: Document
    cast: Cast
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    facts: Facts


def extract_document(document: Document) -> Extraction:
    """Reads one document; the same document always gives the same extraction, alone or among others."""
    return extract_documents((document,))[0]


def extract_documents(documents: Sequence[Document]) -> list[Extraction]:
    """Reads some documents, each by itself but room by room.

    What a room works with, its code and its tables of words, fits into the caches of a processor and that of all rooms
    does not. So a few dozen short texts together take a fifth less time than one by one.
    """
    with without_collector():
        whole = [drop_indents(document.text) for document in documents]
        plain = [text.text if text else document.text for document, text in zip(documents, whole, strict=True)]
        times = [read_times(text, document.published) for document, text in zip(documents, plain, strict=True)]
        figures = [read_figures(text, dated) for text, dated in zip(plain, times, strict=True)]
        times = [_place(text, dated) for text, dated in zip(whole, times, strict=True)]
        figures = [_place(text, counted) for text, counted in zip(whole, figures, strict=True)]
        casts = [read_mentions(document) for document in documents]
        found = list(zip(documents, figures, times, casts, strict=True))
        facts = read_facts([set_scene(*one) for one in found])
        return [
            Extraction(document, cast, counted, dated, told)
            for (document, counted, dated, cast), told in zip(found, facts, strict=True)
        ]


def _place(whole: Unindented | None, read: tuple[Spanned, ...]) -> tuple[Spanned, ...]:
    """What was read in a text without its indents, at its places in the whole."""
    if whole is None:
        return read
    spans = (whole.locate(one.start, one.end) for one in read)
    return tuple(replace(one, start=start, end=end) for one, (start, end) in zip(read, spans, strict=True))


@contextmanager
def without_collector() -> Iterator[None]:
    """No search for cyclic garbage meanwhile: reading makes many small objects and no cycles, and a sixth of its time
    would go into looking for them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
