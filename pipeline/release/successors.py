"""Which row took over the words of a row that is gone."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Span = tuple[str, str, int, int]  # table, document, first character, one past the last


def find_successors(
    before: pa.Table | None, now: pa.Table | None, deleted: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, str]]:
    """By table, the key of each deleted row with the key of the one row that its statements now support.

    `before` and `now` are the tables `evidence`; keys are JSON lists. A row whose words are gone, or now stand behind
    several rows, has no successor.
    """
    if before is None or now is None:
        return {}
    gone = {(table, row_id): key for table, keys in deleted.items() for key in keys for row_id in _read_single(key)}
    old = _select(before, "row_id", {row_id for _, row_id in gone})
    words: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for row in old:
        if (row["table_name"], row["row_id"]) in gone:
            words[row["table_name"], row["row_id"]].add(_span(row))
    holders: dict[Span, set[str]] = defaultdict(set)
    for row in _select(now, "document_id", {row["document_id"] for row in old}):
        holders[_span(row)].add(row["row_id"])
    successors: dict[str, dict[str, str]] = defaultdict(dict)
    for (table, row_id), spans in words.items():
        found = {holder for span in spans for holder in holders.get(span, ())} - {row_id}
        if len(found) == 1:
            successors[table][gone[table, row_id]] = json.dumps([*found], ensure_ascii=False)
    return dict(successors)


def _read_single(key: str) -> list[str]:
    """The id in a key of one column; nothing for a key of several, which evidence does not name."""
    values = json.loads(key)
    return values if len(values) == 1 and isinstance(values[0], str) else []


def _select(evidence: pa.Table, column: str, values: set[str]) -> list[dict[str, Any]]:
    wanted = pa.array(sorted(values), pa.string())
    rows: list[dict[str, Any]] = evidence.filter(pc.is_in(evidence.column(column), value_set=wanted)).to_pylist()
    return rows


def _span(row: Mapping[str, Any]) -> Span:
    return row["table_name"], row["document_id"], row["char_start"], row["char_end"]
