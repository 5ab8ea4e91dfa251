"""`silkledger release`: from the published warehouse to a folder that never changes again."""

import sys
from typing import Annotated

import typer

from assets.command_line.advice import advise
from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.lock import Holder, hold_lock
from assets.releases import ReleasesFolder, read_json
from assets.warehouse_folder import WarehouseFolder, read_record
from pipeline.release.names import RELEASE_FILE


def release(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    force: Annotated[
        bool, typer.Option("--force", help="Release although nothing changed since the last release.")
    ] = False,
    wait: Annotated[
        float, typer.Option("--wait", min=0, help="Seconds to wait for a build of this warehouse to end.")
    ] = 600.0,
) -> None:
    """Make a release of what is published: a folder to download, verify, cite and build on.

    It goes to releases/<year.month.day> in the warehouse: every table as Parquet, the DuckDB file, the changes since
    the release before (delta.parquet), descriptions for people and machines, the result of every check, accuracy,
    licences and checksums. A release is never changed afterwards; a second one of the same day gets a number.

    Full texts are left out unless the register of texts names a licence that allows them. When nothing changed since
    the latest release, nothing is released.

    A release is refused when a check fails, or when a column went or changed its type and the version of the schema
    does not say so. The variable SOURCE_DATE_EPOCH sets the day, to repeat a release.

    [bold]Exit codes[/]: 0 released, or nothing changed; 1 refused, or the disk refused; 2 nothing is published yet.

    [bold]Examples[/]

      silkledger release

      silkledger release --warehouse /data/silk --force
    """
    folder = WarehouseFolder(warehouse)
    read_record(folder)
    releases = ReleasesFolder(folder.releases)
    with hold_lock(warehouse, wait, _tell_waiting):
        from assets.run import run_release

        failures = run_release(warehouse, force)
    if failures:
        for failure in failures:
            print(f"silkledger: {advise(failure.message)}", file=sys.stderr)
        print(f"Nothing was released; the releases in {releases.path} still stand.", file=sys.stderr)
        raise typer.Exit(1)
    _print_outcome(releases)


def _tell_waiting(holder: Holder | None) -> None:
    print(f"Waiting for a build of this warehouse to end: {holder or 'process not known'}", file=sys.stderr)


def _print_outcome(releases: ReleasesFolder) -> None:
    index = read_json(releases.index)
    if index["result"]["status"] == "unchanged":
        print(f"Nothing has changed since release {index['latest']}; it stands. --force makes another.")
        return
    entry = index["versions"][-1]
    folder = releases.place(entry["version"])
    print(f"Released {entry['version']} in {folder}")
    print(
        f"  {sum(entry['rows'].values()):,} rows, {len(list(folder.iterdir()))} files, {entry['n_bytes'] / 1e6:.1f} MB"
    )
    if entry["previous"]:
        changes = ", ".join(f"{count} {kind}" for kind, count in entry["changes"].items())
        print(f"  rows since {entry['previous']}: {changes}")
    if not read_json(folder / RELEASE_FILE)["query_box"]:
        print("  site.zip has no query box: DuckDB for browsers was never fetched here; silkledger site does it once")
    print(f"Next\n  silkledger verify {folder}\n  silkledger publish --to URL --warehouse {releases.path.parent}")
