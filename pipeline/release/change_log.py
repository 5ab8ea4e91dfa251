"""`CHANGELOG.md` and `delta.json`: what is new, data told apart from schema."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.release.delta import CHANGES, Delta, TableChanges
from pipeline.release.release import Release
from pipeline.release.schema_changes import SchemaChange, find_level

HEAD = "# Changelog\n\nRows by table; **data** changes are told apart from **schema** changes.\n"


def describe_delta(
    release: Release, delta: Delta | None, schema_before: str | None, schema_changes: Sequence[SchemaChange]
) -> dict[str, Any]:
    """`delta.json`: the number of changed rows by table and kind of change, and every change of the schema."""
    changes = delta.changes if delta else {}
    return {
        "version": release.version,
        "previous": release.previous,
        "schema": {
            "before": schema_before,
            "now": release.schema_version,
            "level": find_level(schema_changes),
            "changes": [asdict(change) for change in schema_changes],
        },
        "data_changed": delta.data_changed if delta else None,
        "total": count_total(changes),
        "tables": {name: asdict(change) for name, change in changes.items()},
    }


def count_total(changes: Mapping[str, TableChanges]) -> dict[str, int]:
    """The changed rows of all tables together, by kind of change."""
    return {kind: sum(getattr(change, kind) for change in changes.values()) for kind in CHANGES}


def render_change_log(
    release: Release, delta: Delta | None, schema_changes: Sequence[SchemaChange], earlier: str
) -> str:
    """The log with this release on top; `earlier` is that of the release before, or empty."""
    sections = earlier.removeprefix(HEAD).lstrip("\n")
    return "\n".join([HEAD, _render_section(release, delta, schema_changes), sections]).rstrip("\n") + "\n"


def _render_section(release: Release, delta: Delta | None, schema_changes: Sequence[SchemaChange]) -> str:
    head = f"## {release.version} ({release.released_on.isoformat()})\n"
    if delta is None:
        total = sum(rows for name, rows in release.rows.items() if name != "delta")
        return f"{head}\nFirst release: {total:,} rows, schema {release.schema_version}.\n"
    lines = [head, "**Data.** " + _say_data(delta)]
    changed = {name: change for name, change in delta.changes.items() if any(getattr(change, k) for k in CHANGES)}
    if changed:
        lines += [
            "",
            "| table | added | modified | deleted | merged | rows |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *(
                f"| {name} | {change.added} | {change.modified} | {change.deleted} | {change.merged} | {change.rows} |"
                for name, change in changed.items()
            ),
        ]
    lines += ["", f"**Schema {release.schema_version}.** " + _say_schema(schema_changes)]
    lines += [f"- {change.level}: {change}" for change in schema_changes]
    return "\n".join(lines) + "\n"


def _say_data(delta: Delta) -> str:
    total = count_total(delta.changes)
    said = ", ".join(f"{total[kind]} {kind}" for kind in CHANGES)
    by_schema = sum(change.by_schema_only for change in delta.changes.values())
    if not any(total.values()):
        return "No row differs."
    return f"Rows: {said}." + (f" {by_schema} of the modified differ in new columns only." if by_schema else "")


def _say_schema(schema_changes: Sequence[SchemaChange]) -> str:
    level = find_level(schema_changes)
    return f"A {level} change." if level else "Unchanged."
