"""What a page shows of a statement: its sentences with the words marked, who says so, and the values read from it."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from pipeline.site.addresses import page_of
from pipeline.site.library import Library, Row
from pipeline.site.passages import Cutter, Fragment, Segment, Span, find_sentences, join_fragments, trim_fragment
from pipeline.site.wording import shorten, word_column, word_number

GAP = Markup('<span class="gap"> […] </span>')
VOICES = {"attributed": "According to", "hedged": "Hedged"}
REFERENCES = ("ref_area", "counterpart_area", "country_id", "reported_by", "attributed_to", "party_id")


def anchor_evidence(evidence_id: str) -> str:
    """Where a statement stands on a page: the same on the row's and on the document's."""
    return f"e-{evidence_id}"


def anchor_cell(evidence_id: str, column: str) -> str:
    """Where the words of a value stand on a page.

    >>> anchor_cell("0a", "recipient:party_id")
    'c-0a-recipient-party_id'
    """
    return f"c-{evidence_id}-{column.replace(':', '-')}"


def describe_statement(library: Library, evidence: Row) -> dict[str, Any]:
    """The statement for the templates: excerpt, voice, source and cells."""
    cells = library.cells.get(evidence["evidence_id"], [])
    document_id = evidence["document_id"]
    speaker, speaker_page = library.name_actor(evidence["attributed_to"])
    voice = VOICES.get(evidence["assertion"], "According to" if speaker else "")
    return {
        "anchor": anchor_evidence(evidence["evidence_id"]),
        "excerpt": draw_excerpt(library, evidence, cells),
        "page": page_of("documents", document_id),
        "document": shorten(library.name_source(document_id), 110),
        "published": library.date_source(document_id),
        "rule": evidence["rule"],
        "voice": f"{voice}, according to" if voice == "Hedged" and speaker else voice,
        "speaker": speaker,
        "speaker_page": speaker_page,
        "cells": [_describe_cell(library, cell, number) for number, cell in enumerate(cells)],
    }


def _describe_cell(library: Library, cell: Row, number: int) -> dict[str, Any]:
    value, page = word_cell(library, cell["column_name"], cell["value_text"])
    reason = cell.get("reviewed_reason")  # why a person corrected the value
    return {
        "anchor": anchor_cell(cell["evidence_id"], cell["column_name"]),
        "mark": number,
        "column": word_column(cell["column_name"]),
        "value": value,
        "page": page,
        "quote": shorten(cell["quote"] or "", 120),
        "method": f"{cell['method']}: {reason}" if reason else cell["method"],
    }


def word_cell(library: Library, column: str, value: str | None) -> tuple[str, str | None]:
    """A cell's value for the eye, and its page where it is somebody: `KAZ` is Kazakhstan, `9.48e10` is 94.8 billion."""
    if value is None:
        return "", None
    if ":" in column or column.endswith(REFERENCES):
        return library.name_actor(value)
    if column.split("_")[-1] in ("value", "usd", "quantity", "max") or column in ("count", "quantity"):
        try:
            return word_number(float(value)), None
        except ValueError:
            return value, None
    return value.replace("_", " ") if column in ("status", "kind", "instrument") else value, None


def draw_excerpt(library: Library, evidence: Row, cells: Sequence[Row]) -> Markup:
    """The sentences of a statement and of its values, as far as they may be shown; what lies between is left out."""
    text = library.texts.get(evidence["document_id"])
    pieces = [_excerpt_evidence(evidence, text)]
    spans = [Span(evidence["char_start"], evidence["char_end"], -1)]
    for number, cell in enumerate(cells):
        if cell["char_start"] is None or not cell["quote"]:
            continue
        spans.append(Span(cell["char_start"], cell["char_end"], number))
        if text is None:
            pieces.append(Fragment(cell["char_start"], cell["quote"]))
        else:
            pieces.append(find_sentences(text, cell["char_start"], cell["char_end"]))
    fragments = join_fragments(pieces)
    if text is None:
        length = library.documents[evidence["document_id"]]["n_chars"]
        fragments = [trim_fragment(piece, spans, length) for piece in fragments]
    cutter = Cutter(spans)
    drawn = [Markup("").join(map(_draw_segment, cutter.cut(fragment))) for fragment in fragments]
    before = GAP if fragments[0].is_cut_before else Markup("")
    after = GAP if fragments[-1].is_cut_after else Markup("")
    return before + GAP.join(drawn) + after


def _excerpt_evidence(evidence: Row, text: str | None) -> Fragment:
    if text is not None:
        return find_sentences(text, evidence["char_start"], evidence["char_end"])
    return surround(evidence)


def surround(evidence: Row) -> Fragment:
    """A statement's quote with the few words before and after it that the data holds."""
    prefix, suffix = evidence["prefix"] or "", evidence["suffix"] or ""
    return Fragment(evidence["char_start"] - len(prefix), prefix + evidence["quote"] + suffix)


def _draw_segment(segment: Segment) -> Markup:
    words = [mark for mark in segment.marks if mark >= 0]
    if words:
        numbers = " ".join(map(str, words))
        return Markup('<mark class="word" data-words="{}">{}</mark>').format(numbers, segment.text)
    if segment.marks:
        return Markup('<span class="told">{}</span>').format(segment.text)
    return Markup("{}").format(segment.text)


def pick_statements(statements: Iterable[Row], **wanted: object) -> list[Row]:
    """The statements whose columns have these values."""
    return [row for row in statements if all(row[name] == value for name, value in wanted.items())]
