"""Tables as CSV that a spreadsheet opens without running anything that stands in a text."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.release.canonical import iterate_rows

# As OWASP's note on CSV injection lists them; the wide forms are what some spreadsheets of East Asia take for the same.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SKIPPED_BEFORE = ' \u00a0\u3000"'
APOSTROPHE = "'"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the code page of the machine


def write_csv(table: pa.Table) -> Iterator[str]:
    """The lines of the file, header first, with CRLF and a byte order mark.

    Text is in quotation marks, guarded by `guard_text`. Numbers stay numbers, also negative ones, dates are ISO 8601,
    and missing values are empty and without quotation marks.
    """
    yield BYTE_ORDER_MARK + _join(table.column_names)
    for row in iterate_rows(table):
        yield _join(row.values())


def guard_text(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula.

    A text that begins with an apostrophe gets another, so that the first one can always be taken away again.

    >>> guard_text("=HYPERLINK(1)"), guard_text("  @SUM"), guard_text("C5 - EU"), guard_text("'quoted'")
    ("'=HYPERLINK(1)", "'  @SUM", 'C5 - EU', "''quoted'")
    """
    return APOSTROPHE + text if text.lstrip(SKIPPED_BEFORE).startswith((*STARTS_A_FORMULA, APOSTROPHE)) else text


def remove_guard(text: str) -> str:
    """The text that was guarded.

    >>> remove_guard(guard_text("=1")), remove_guard("plain")
    ('=1', 'plain')
    """
    return text.removeprefix(APOSTROPHE)


def _join(values: Any) -> str:
    return ",".join(map(_write_value, values)) + "\r\n"


def _write_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return '"' + guard_text(value).replace('"', '""') + '"'
    return value.isoformat() if isinstance(value, date) else repr(value)
