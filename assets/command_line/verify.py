"""`silkledger verify`: whether a release is whole and keeps its promises."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.releases import ReleasesFolder
from assets.warehouse_folder import WarehouseFolder


def verify(
    release: Annotated[
        str | None,
        typer.Argument(metavar="[RELEASE]", help="A release's folder, or its version; without it, the latest."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    every: Annotated[bool, typer.Option("--all", help="List every difference and not only the first.")] = False,
) -> None:
    """Check a release from its files alone: checksums, keys, vocabularies, quotes, database and delta.

    Checksums come first; the tables are then compared with the release's own description and with the contract, the
    database with the tables, and the delta with the release before where that lies beside it. The first difference is
    told.

    [bold]Exit codes[/]: 0 the release is whole; 1 something differs; 2 there is no such release.

    [bold]Examples[/]

      silkledger verify

      silkledger verify releases/2026.11.22 --all
    """
    folder = find_release(release, warehouse)
    from assets.verifying import verify_release

    differences = verify_release(folder)
    first = next(differences, None)
    if first is None:
        print(f"{folder}: whole. Checksums, tables, quotes, database and delta are as they should be.")
        return
    print(f"silkledger: {folder}: {first}", file=sys.stderr)
    if every:
        for difference in differences:
            print(f"silkledger: {folder}: {difference}", file=sys.stderr)
    raise typer.Exit(1)


def find_release(release: str | None, warehouse: Path) -> Path:
    """The folder that a user means by its path, or by its version in the warehouse; raises NoSuchReleaseError."""
    if release is not None and Path(release).is_dir():
        return Path(release)
    return ReleasesFolder(WarehouseFolder(warehouse).releases).find(release)
