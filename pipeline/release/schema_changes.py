"""What changed between the schemas of two releases, and which version must tell it.

Readers of a table break when a column goes, changes its type or unit, may suddenly be empty, or when the key changes:
that is a major change. What is only added, or promised more firmly, is minor. Words about it are a patch.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.release.version import LEVELS, Level, bump, read_semver

Schema = Mapping[str, Any]  # a Table Schema of a data package
Schemas = Mapping[str, Schema]


class SchemaVersionError(Exception):
    """The schema changed more than its version tells."""


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One difference; `column` is None where the whole table is meant."""

    level: Level
    table: str
    column: str | None
    said: str

    def __str__(self) -> str:
        place = f"{self.table}.{self.column}" if self.column else self.table
        return f"{place}: {self.said}"


def compare_schemas(before: Schemas, now: Schemas) -> tuple[SchemaChange, ...]:
    """Every difference, tables and columns in order."""
    changes: list[SchemaChange] = []
    for table in [*before, *(table for table in now if table not in before)]:
        if table not in now:
            changes.append(SchemaChange("major", table, None, "table removed"))
        elif table not in before:
            changes.append(SchemaChange("minor", table, None, "table added"))
        else:
            changes += _compare_tables(table, before[table], now[table])
    return tuple(changes)


def find_level(changes: Iterable[SchemaChange]) -> Level | None:
    """The weightiest level among the changes; None where nothing changed."""
    return max((change.level for change in changes), key=LEVELS.index, default=None)


def check_schema_version(before: str, now: str, changes: Iterable[SchemaChange]) -> None:
    """Raises SchemaVersionError where the version `now` does not tell these changes since `before`."""
    held = tuple(changes)
    level = find_level(held)
    old, new = read_semver(before), read_semver(now)
    if new < old:
        raise SchemaVersionError(f"schema version {now} is below {before} of the release before")
    if level is None:
        return
    needed = bump(old, level)
    if new < needed:
        first = next(change for change in held if change.level == level)
        raise SchemaVersionError(
            f"{first} since schema version {before}: a {level} change, so the version must be {needed} or above and is "
            f"{now}. Set schema_version in schemas/contract.py, or take the change back."
        )


def _compare_tables(table: str, before: Schema, now: Schema) -> Iterator[SchemaChange]:
    old = {field["name"]: field for field in before["fields"]}
    new = {field["name"]: field for field in now["fields"]}
    for column in [*old, *(column for column in new if column not in old)]:
        if column not in new:
            yield SchemaChange("major", table, column, "column removed")
        elif column not in old:
            yield SchemaChange("minor", table, column, "column added")
        else:
            for level, said in _compare_fields(old[column], new[column]):
                yield SchemaChange(level, table, column, said)
    if before.get("primaryKey") != now.get("primaryKey"):
        said = f"primary key was ({', '.join(before['primaryKey'])}), is ({', '.join(now['primaryKey'])})"
        yield SchemaChange("major", table, None, said)
    for keys, name in (("foreignKeys", "foreign keys"), ("uniqueKeys", "unique keys")):
        if before.get(keys, []) != now.get(keys, []):
            yield SchemaChange("minor", table, None, f"{name} changed")


def _compare_fields(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[tuple[Level, str]]:
    if before["type"] != now["type"]:
        yield "major", f"type was {before['type']}, is {now['type']}"
    if before.get("unit") != now.get("unit"):
        yield "major", f"unit was {before.get('unit')}, is {now.get('unit')}"
    old, new = before.get("constraints", {}), now.get("constraints", {})
    if old.get("required", False) != new.get("required", False):
        yield ("minor", "is never empty now") if new.get("required") else ("major", "may be empty now")
    gone = [term for term in old.get("enum", []) if term not in new.get("enum", [])]
    come = [term for term in new.get("enum", []) if term not in old.get("enum", [])]
    if ("enum" in old) != ("enum" in new):
        yield "minor", "has a vocabulary now" if "enum" in new else "has no vocabulary any more"
    else:
        if gone:
            yield "major", f"terms removed: {', '.join(gone)}"
        if come:
            yield "minor", f"terms added: {', '.join(come)}"
    if before.get("description") != now.get("description") or before.get("origin") != now.get("origin"):
        yield "patch", "described anew"
