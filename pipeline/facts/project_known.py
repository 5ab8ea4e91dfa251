"""Undertakings that the world knows by a name without a noun: "gas through TAPI", "work at Oyu Tolgoi"."""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from pipeline.facts.claim import Read
from pipeline.facts.grammar import Template
from pipeline.facts.project_named import LINES, Named, slug
from pipeline.facts.scene import Reading, Scene
from pipeline.record import record
from schemas.vocabularies import ProjectKind


@record
class Known:
    """What the world knows of a name: the kind of undertaking, and the states that it stands in or joins."""

    kind: ProjectKind
    states: tuple[str, ...]


@cache
def load_known() -> dict[str, Known]:
    """The names of project_known.csv, as they are written."""
    lines = (files(__package__) / "project_known.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(lines[1:])
    return {row["name"]: Known(row["kind"], tuple(row["states"].split())) for row in rows}  # type: ignore[arg-type]


KNOWN = Template(
    r"\b(?:" + "|".join(re.escape(name.lower()) for name in sorted(load_known(), key=len, reverse=True)) + r")\b"
)


def name_known(scene: Scene, reading: Reading, taken: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Each known name of a sentence that is no part of a project named already."""
    for found in KNOWN.find(reading):
        span = reading.text_span(found.start, found.end)
        words = " ".join(scene.quote(*span).split())
        known = load_known().get(words)
        if known is None or any(start < found.end and found.start < end for start, end in taken):
            continue
        name = Read(words, *span)
        parties = tuple(("location", Read(state, *span, "resolved")) for state in known.states)
        key = f"{slug(known.kind)}-{slug(words)}"
        yield Named(reading, found.start, found.end, known.kind, key, name, parties, known.kind in LINES, "known")  # type: ignore[arg-type]
