"""What changed between two releases, row by row, so that the earlier one and the delta make the later one.

A row is `added`, `modified`, `deleted`, or `merged`: gone, and its words now stand behind another row. Rows are matched
by primary key and compared by their canonical form.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.release.canonical import hash_row, iterate_rows, read_rows, write_key, write_row
from pipeline.release.ddl import quote_name
from pipeline.release.successors import find_successors

Tables = Mapping[str, pa.Table]
Keys = Mapping[str, Sequence[str]]
Change = Literal["added", "modified", "deleted", "merged"]
CHANGES: tuple[Change, ...] = ("added", "modified", "deleted", "merged")
COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")

DELTA_SCHEMA = pa.schema(
    [
        pa.field("table_name", pa.string(), nullable=False),
        pa.field("change", pa.string(), nullable=False),
        pa.field("key", pa.string(), nullable=False),
        pa.field("successor", pa.string()),
        pa.field("changed_columns", pa.string()),
        pa.field("row_hash_before", pa.string()),
        pa.field("row_hash_after", pa.string()),
        pa.field("row", pa.string()),
    ]
)
DELTA_MEANINGS = {
    "table_name": "The table of the row.",
    "change": "added, modified, deleted, or merged: gone, and its words now stand behind the row `successor`.",
    "key": "The primary key as a JSON list of its values.",
    "successor": "The key of the row whose evidence took over the words of this one; null where none or several did.",
    "changed_columns": "The columns of a modified row that differ, separated by commas.",
    "row_hash_before": "SHA-256 of the row's canonical JSON in the previous release.",
    "row_hash_after": "SHA-256 of the row's canonical JSON in this release.",
    "row": "The row of this release as canonical JSON: sorted names, no nulls, dates as ISO 8601.",
}


@dataclass(frozen=True, slots=True)
class TableChanges:
    """How many rows of a table changed and how.

    `by_schema_only` counts the modified rows that differ in nothing but columns that only one of the releases has.
    """

    rows_before: int
    rows: int
    added: int
    modified: int
    deleted: int
    merged: int
    by_schema_only: int

    @property
    def data_changed(self) -> bool:
        """Whether anything but the set of columns made a row differ."""
        return bool(self.added or self.deleted or self.merged or self.modified > self.by_schema_only)


@dataclass(frozen=True, slots=True)
class Delta:
    """The changed rows (columns: `DELTA_SCHEMA`) and their number by table."""

    rows: pa.Table
    changes: dict[str, TableChanges]

    @property
    def data_changed(self) -> bool:
        """Whether a row of any table changed, columns apart."""
        return any(changes.data_changed for changes in self.changes.values())


def compare_releases(before: Tables, now: Tables, keys: Keys) -> Delta:
    """Every difference of the rows; `keys` are the primary keys of the tables of `now`.

    A table that `before` lacks, or that has not the key columns there, counts as empty before. A table that only
    `before` has is a change of the schema and no row of the delta.
    """
    aligned = {name: align_table(before.get(name), now[name].schema, keys[name]) for name in now}
    with duckdb.connect(config={"enable_external_access": "false"}) as connection:
        found = {name: _find_changed(connection, aligned[name], now[name], keys[name]) for name in now}
    deleted = {name: frozenset(changed.before) - frozenset(changed.now) for name, changed in found.items()}
    successors = find_successors(before.get("evidence"), now.get("evidence"), deleted)
    rows: list[dict[str, Any]] = []
    changes = {}
    for name, changed in found.items():
        shared = set(before[name].column_names) if name in before else set()
        lines = list(_describe_changes(name, changed, successors.get(name, {})))
        rows += lines
        counts = Counter(line["change"] for line in lines)
        changes[name] = TableChanges(
            rows_before=aligned[name].num_rows,
            rows=now[name].num_rows,
            by_schema_only=sum(_is_by_schema(line, shared) for line in lines),
            **{change: counts[change] for change in CHANGES},
        )
    table = pa.Table.from_pylist(rows, DELTA_SCHEMA)
    return Delta(table.sort_by([("table_name", "ascending"), ("key", "ascending")]), changes)


def apply_delta(before: Tables, delta: pa.Table, schemas: Mapping[str, pa.Schema], keys: Keys) -> dict[str, pa.Table]:
    """The later release from the earlier one; `schemas` and `keys` are those of the later one.

    Raises ValueError where the delta names a row that is not there, or adds one that is.
    """
    return {name: _replay(name, before.get(name), delta, schemas[name], keys[name]) for name in schemas}


def align_table(table: pa.Table | None, schema: pa.Schema, key: Sequence[str]) -> pa.Table:
    """The rows in the columns of the schema: a column that is new or of another type now is empty."""
    usable = table is not None and all(_has(table.schema, schema.field(name)) for name in key)
    held = table if table is not None and usable else schema.empty_table()
    columns = [
        held.column(field.name) if _has(held.schema, field) else pa.nulls(held.num_rows, field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, names=schema.names)


def _has(schema: pa.Schema, field: "pa.Field[Any]") -> bool:
    return field.name in schema.names and schema.field(field.name).type == field.type


@dataclass(frozen=True, slots=True)
class _Changed:
    """The rows that differ, by written key: as they were, and as they are."""

    before: dict[str, dict[str, Any]]
    now: dict[str, dict[str, Any]]


def _find_changed(
    connection: duckdb.DuckDBPyConnection, before: pa.Table, now: pa.Table, key: Sequence[str]
) -> _Changed:
    columns = ", ".join(map(_quote_column, now.column_names))
    connection.register("before", before)
    connection.register("now", now)
    held = []
    for this, other in (("before", "now"), ("now", "before")):
        question = f"SELECT {columns} FROM {this} EXCEPT SELECT {columns} FROM {other}"
        table = connection.sql(question).to_arrow_table()
        held.append({write_key(row, key): row for row in iterate_rows(table)})
    return _Changed(*held)


def _quote_column(name: str) -> str:
    """A column of a release as SQL names it; a name that no schema of ours would give is refused."""
    if not COLUMN_NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of a column: lower-case letters, digits and underscores are")
    return quote_name(name)


def _describe_changes(name: str, changed: _Changed, successors: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The delta's rows of one table, in order of their keys."""
    taken_over = Counter(successors.values())
    for key in sorted({*changed.before, *changed.now}):
        before, now = changed.before.get(key), changed.now.get(key)
        line: dict[str, Any] = {"table_name": name, "key": key}
        if before is not None:
            line["row_hash_before"] = hash_row(write_row(before))
        if now is not None:
            line["row"] = write_row(now)
            line["row_hash_after"] = hash_row(line["row"])
        if before is not None and now is not None:
            differing = [column for column in now if now[column] != before[column]]
            yield line | {"change": "modified", "changed_columns": ",".join(differing)}
        elif now is not None:
            yield line | {"change": "added"}
        else:
            successor = successors.get(key)
            # A row that goes and comes back under another id is no merger: nothing was two things before.
            merged = successor is not None and (taken_over[successor] > 1 or successor not in changed.now
                                                or successor in changed.before)  # fmt: skip
            yield line | {"change": "merged" if merged else "deleted", "successor": successor}


def _is_by_schema(line: Mapping[str, Any], shared: set[str]) -> bool:
    return line["change"] == "modified" and not shared & set(line["changed_columns"].split(","))


def _replay(name: str, before: pa.Table | None, delta: pa.Table, schema: pa.Schema, key: Sequence[str]) -> pa.Table:
    aligned = align_table(before, schema, key)
    lines = delta.filter(pc.equal(delta.column("table_name"), pa.scalar(name))).to_pylist()
    changed = {line["key"]: line for line in lines}
    kept, met = [], set()
    for place, row in enumerate(iterate_rows(aligned.select(list(key)))):
        written = write_key(row, key)
        if written in changed:
            met.add(written)
        else:
            kept.append(place)
    _check_met(name, changed.values(), met)
    new = read_rows([line["row"] for line in lines if line["row"] is not None], schema)
    joined = pa.concat_tables([aligned.take(pa.array(kept, pa.int64())).cast(schema), new])
    return joined.sort_by([(column, "ascending") for column in key]).combine_chunks()


def _check_met(name: str, lines: Iterable[Mapping[str, Any]], met: set[str]) -> None:
    for line in lines:
        if (line["key"] in met) == (line["change"] == "added"):
            there = "is there already" if line["key"] in met else "is not there"
            raise ValueError(f"{name}: the delta says {line['key']} was {line['change']}, but in the release "
                             f"before it {there}; is this the release that the delta was made against?")  # fmt: skip
