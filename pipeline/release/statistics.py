"""`statistics.json`: what a release holds, in numbers."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Tables = Mapping[str, pa.Table]
QUOTING = ("mentions", "figures", "evidence")


def describe_statistics(tables: Tables, n_bytes: Mapping[str, int], content: Mapping[str, str]) -> dict[str, Any]:
    """Rows, sizes and missing values by table, then what the texts are and what was read from them.

    `n_bytes` and `content` give the size of each table's file and the hash of its rows.
    """
    return {
        "tables": {
            name: {
                "rows": table.num_rows,
                "bytes": n_bytes[name],
                "content_sha256": content[name],
                "missing": {
                    column: table.column(column).null_count
                    for column in table.column_names
                    if table.column(column).null_count
                },
            }
            for name, table in tables.items()
        },
        "documents": _describe_documents(tables["documents"]),
        "rejected_documents": _count(tables["rejected_documents"], "reason"),
        "figures": {
            "by_class": _count(tables["figures"], "class"),
            "used_by": _count(tables["figures"], "used_by"),
            "money_unused": _count_unused_money(tables["figures"]),
        },
        "evidence": {
            "by_assertion": _count(tables["evidence"], "assertion"),
            "by_rule": _count(tables["evidence"], "rule"),
        },
        "cells_by_method": _count(tables["cells"], "method"),
        "countries_by_documents": dict(
            zip(
                tables["countries"].column("country_id").to_pylist(),
                tables["countries"].column("n_documents").to_pylist(),
                strict=True,
            )
        ),
        "quotes": describe_quotes(tables),
    }


def describe_quotes(tables: Tables) -> dict[str, Any]:
    """How much of the texts the quotes give away: the longest, and the share of all characters that they cover."""
    longest = 0
    spans: dict[str, list[tuple[int, int]]] = {}
    for name in QUOTING:
        table = tables[name].select(["document_id", "char_start", "char_end"])
        for document_id, start, end in zip(*(column.to_pylist() for column in table.columns), strict=True):
            longest = max(longest, end - start)
            spans.setdefault(document_id, []).append((start, end))
    n_chars = pc.sum(tables["documents"].column("n_chars")).as_py() or 0
    covered = sum(_measure_union(held) for held in spans.values())
    return {"longest_chars": longest, "covered_share": round(covered / n_chars, 4) if n_chars else 0.0}


def _measure_union(spans: list[tuple[int, int]]) -> int:
    """The number of characters that lie in any of the spans.

    >>> _measure_union([(0, 4), (2, 6), (8, 9)])
    7
    """
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _describe_documents(documents: pa.Table) -> dict[str, Any]:
    published = documents.column("published_on").to_pylist()
    years = Counter(str(day.year) if day else "unknown" for day in published)
    return {
        "accepted": documents.num_rows,
        "repeated": documents.num_rows - documents.column("duplicate_of").null_count,
        "chars": pc.sum(documents.column("n_chars")).as_py() or 0,
        "by_year": dict(sorted(years.items())),
        "by_language": _count(documents, "language"),
        "by_licence": _count(documents, "licence"),
    }


def _count(table: pa.Table, column: str) -> dict[str, int]:
    """How often each value stands, `none` for the missing."""
    values = Counter("none" if value is None else str(value) for value in table.column(column).to_pylist())
    return dict(sorted(values.items()))


def _count_unused_money(figures: pa.Table) -> int:
    money = pc.equal(figures.column("class"), pa.scalar("money"))
    unused = pc.is_null(figures.column("used_by"))
    return figures.filter(pc.and_(money, unused)).num_rows
