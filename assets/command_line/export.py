"""`silkledger export`: the tables for a spreadsheet."""

from pathlib import Path
from typing import Annotated

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.warehouse_folder import WarehouseFolder, read_record, replace_whole


def export(
    csv: Annotated[bool, typer.Option("--csv", help="As CSV that a spreadsheet opens safely; the only format yet.")],
    tables: Annotated[
        list[str] | None, typer.Argument(metavar="[TABLE]...", help="These tables; without any, all of them.")
    ] = None,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder to write to.", file_okay=False)
    ] = Path("export"),
    release: Annotated[
        str | None,
        typer.Option("--release", metavar="RELEASE", help="A release's version or folder; else what is published."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write tables as CSV files that Excel and others open as they are, without running anything.

    UTF-8 with a byte order mark. A text that a spreadsheet would take for a formula (it begins with =, +, - or @) gets
    an apostrophe before it; numbers and dates stay what they are, and missing values are empty.

    [bold]Exit codes[/]: 0 written; 1 the disk refuses; 2 no such table or release, or nothing is published.

    [bold]Examples[/]

      silkledger export --csv

      silkledger export --csv pledges trade_series --into sheets --release 2026.11.22
    """
    if not csv:
        raise typer.BadParameter("say in which format: --csv", param_hint="--csv")
    import pyarrow.parquet as pq

    from pipeline.release.spreadsheet import write_csv

    folder = _find_folder(release, warehouse)
    there = {path.stem: path for path in sorted(folder.glob("*.parquet"))}
    if unknown := [name for name in tables or () if name not in there]:
        raise typer.BadParameter(f"there is no table {unknown[0]}; there are {', '.join(there)}")
    for name in tables or there:
        target = into / f"{name}.csv"
        with replace_whole(target, flush=False) as beside, beside.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(write_csv(pq.read_table(there[name])))
        print(target)


def _find_folder(release: str | None, warehouse: Path) -> Path:
    if release is None:
        folder = WarehouseFolder(warehouse)
        read_record(folder)
        return folder.parquet.resolve()
    from assets.command_line.verify import find_release

    return find_release(release, warehouse)
