"""`silkledger diff`: what changed between two releases."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.warehouse_folder import WarehouseFolder

if TYPE_CHECKING:
    from assets.comparing import Comparison


def diff(
    before: Annotated[str, typer.Argument(metavar="BEFORE", help="A release's version or folder.")],
    now: Annotated[
        str, typer.Argument(metavar="[NOW]", help="The same; `current` is what is published in the warehouse.")
    ] = "current",
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    rows: Annotated[bool, typer.Option("--rows", help="List every row that differs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, a row each.")] = False,
) -> None:
    """Show what differs between two releases: rows by table, and columns.

    A row is added, modified, deleted, or merged: gone, and its words now stand behind another row, its successor. Rows
    are matched by primary key.

    [bold]Exit codes[/]: 0 nothing differs; 1 something does; 2 there is no such release.

    [bold]Examples[/]

      silkledger diff 2026.11.15 2026.11.22

      silkledger diff 2026.11.22 current --rows
    """
    from assets.comparing import compare, read_side

    folder = WarehouseFolder(warehouse)
    found = compare(read_side(before, folder), read_side(now, folder))
    differing: list[dict[str, Any]] = found.delta.rows.to_pylist()
    if as_json:
        for row in differing:
            print(json.dumps(row, ensure_ascii=False))
    else:
        _print_counts(found)
        if rows:
            for row in differing:
                _print_row(row)
    if differing or found.schema_changes:
        raise typer.Exit(1)


def _print_counts(found: "Comparison") -> None:
    from pipeline.release.delta import CHANGES

    print(f"{found.before.name} -> {found.now.name}")
    print(f"{'table':<20}" + "".join(f"{kind:>10}" for kind in CHANGES) + f"{'rows':>12}")
    for name, changes in found.delta.changes.items():
        counts = [getattr(changes, kind) for kind in CHANGES]
        if any(counts):
            print(f"{name:<20}" + "".join(f"{count:>10,}" for count in counts) + f"{changes.rows:>12,}")
    if not found.delta.rows.num_rows:
        print("no row differs")
    if not found.schema_changes:
        print(f"schema {found.now.schema_version}, unchanged")
    for change in found.schema_changes:
        print(f"schema: {change.level}: {change}")


def _print_row(row: dict[str, Any]) -> None:
    said = row["changed_columns"] or (f"now {row['successor']}" if row["successor"] else "")
    print(f"{row['change']:<9} {row['table_name']} {row['key']} {said}".rstrip())
