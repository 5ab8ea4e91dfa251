"""One document read whole: its actors, figures, times and claims."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.documents.document import Document
from pipeline.facts.claim import Facts
from pipeline.facts.read import read_facts
from pipeline.figures.figure import Figure
from pipeline.figures.read import read_figures
from pipeline.mentions.mention import Cast
from pipeline.mentions.read import read_mentions
from pipeline.times.read import read_times
from pipeline.times.time import Time


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document; `figures` is what the claims' figure indices count in."""

    document: Document
    cast: Cast
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    facts: Facts


def extract_document(document: Document) -> Extraction:
    """Reads one document; the same document always gives the same extraction."""
    with without_collector():
        times = read_times(document.text, document.published)
        figures = read_figures(document.text, times)
        cast = read_mentions(document)
        facts = read_facts(document, figures, times, cast)
        return Extraction(document, cast, figures, times, facts)


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
