"""Which full texts a release may carry, and who may use what of it."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import pyarrow as pa
import pyarrow.compute as pc

from schemas.contract import DATASET

LONGEST_QUOTE = 600
"""Characters of a text without an open licence that one row may quote."""


@cache
def open_licences() -> frozenset[str]:
    """The licences, in lower case, under which a full text may be republished."""
    lines = files(__package__).joinpath("open_licences.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return frozenset(row["licence"] for row in rows)


def is_open(licence: str | None) -> bool:
    """Whether a text of this licence may be republished in full.

    >>> is_open("CC-BY-4.0"), is_open("CC-BY-NC-4.0"), is_open("all rights reserved"), is_open(None)
    (True, False, False, False)
    """
    return licence is not None and licence.strip().lower() in open_licences()


def select_released(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables of a release: all rows of all tables, but only the full texts whose licence allows it."""
    documents = tables["documents"]
    may = [is_open(licence) for licence in documents.column("licence").to_pylist()]
    open_ids = documents.column("document_id").filter(pa.array(may, pa.bool_()))
    texts = tables["document_texts"]
    released = texts.filter(pc.is_in(texts.column("document_id"), value_set=open_ids.combine_chunks()))
    return {**tables, "document_texts": released}


def render_licences(documents: pa.Table) -> str:
    """`LICENSE.md`: the licence of the data, and what is known of that of each text."""
    licences = documents.column("licence").to_pylist()
    counts = {name: licences.count(name) for name in dict.fromkeys(licences)}
    rows = [
        f"| {_escape(name) if name else 'none known'} | {counts[name]} | {'yes' if is_open(name) else 'no'} |"
        for name in sorted(counts, key=lambda name: name or "")
    ]
    return "\n".join(
        [
            "# Who may use what",
            "",
            f"The tables of this release, in all formats: [{DATASET.licence_title}]({DATASET.licence_url}) "
            f"({DATASET.licence}). Use them for anything; name {DATASET.title} and the version.",
            "",
            "The texts that the values were read from belong to their authors and publishers. `document_texts` has the "
            "full text only where the register of texts names a licence that allows it:",
            "",
            "| licence of the text | texts | full text in this release |",
            "| --- | --- | --- |",
            *rows,
            "",
            "The quotes in `mentions`, `figures`, `evidence` and `cells` are short quotations: the proof of a value.",
            "",
            "The dollar values rest on the euro foreign exchange reference rates of the European Central Bank, free to "
            "use with the source named. Names and codes of states follow ISO 3166 and the UN's M49 standard.",
            "",
        ]
    )


def _escape(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
