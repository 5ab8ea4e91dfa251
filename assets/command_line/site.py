"""`silkledger site`: the dataset as pages to read."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assets.command_line.advice import advise
from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.lock import Holder, hold_lock
from assets.progress_steps import Step, listen
from assets.site_errors import MARKER, NOT_A_SITE_ADVICE, NotASiteError, PackagesError
from assets.warehouse_folder import WarehouseFolder, read_record

if TYPE_CHECKING:
    from pipeline.site.query import EngineFiles

DEFAULT_WAIT = 600.0
Wait = Annotated[float, typer.Option("--wait", min=0, help="Seconds to wait for a build of this warehouse to end.")]
To = Annotated[
    Path | None,
    typer.Option("--to", metavar="DIR", help="The folder for the site; else site in the warehouse.", file_okay=False),
]
QueryBox = Annotated[
    bool, typer.Option("--query/--no-query", help="DuckDB in the page, fetched once from the npm registry.")
]
AllTexts = Annotated[
    bool,
    typer.Option("--all-texts", help="Show every text in full: for your own reading, not for others."),
]


def site(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    to: To = None,
    release: Annotated[
        Path | None,
        typer.Option("--release", metavar="DIR", help="The folder of a release, in place of the warehouse."),
    ] = None,
    all_texts: AllTexts = False,
    query: QueryBox = True,
    wait: Wait = DEFAULT_WAIT,
) -> None:
    """Make the reading room: a static site in which every number opens the sentence that it was read from.

    It works from a folder (open index.html), from any web server and offline, and asks nothing of other hosts. Full
    texts are shown only where the register of texts names a licence that allows it; else their quotes.

    The query box is DuckDB for browsers. npm fetches it from its registry once and it is kept in your cache; without
    npm, or with --no-query, the site has no query box.

    [bold]Exit codes[/]: 0 the site is there; 1 it could not be written; 2 nothing is published, there is no such
    release, or the folder holds something else.

    [bold]Examples[/]

      silkledger site

      silkledger site --to public --no-query

      silkledger site --release warehouse/releases/2026.11.22 --to public
    """
    target = to or (warehouse if release is None else release.parent) / "site"
    engine = _fetch_engine() if release is not None and query else None
    try:
        if release is not None:
            _make_from_release(release, target, engine)
        else:
            make_from_warehouse(warehouse, target, all_texts, query, wait)
    except (NotASiteError, FileNotFoundError) as error:
        said = f"{release} is no release: it lacks {Path(error.filename).name}" if isinstance(error, OSError) else error
        print(f"silkledger: {said}", file=sys.stderr)
        raise typer.Exit(2) from error
    _print_outcome(target)


def make_from_warehouse(warehouse: Path, target: Path, all_texts: bool, query: bool, wait: float) -> None:
    """Runs the asset `site`; raises typer.Exit where it fails, NothingPublishedError, WarehouseLockedError."""
    read_record(WarehouseFolder(warehouse))
    with hold_lock(warehouse, wait, _tell_waiting), listen(_tell_warning):
        from assets.run import run_site

        failures = run_site(warehouse, {"to": str(target), "all_texts": all_texts, "query_box": query})
    for failure in failures:
        print(f"silkledger: {advise(failure.message)}", file=sys.stderr)
    if failures:
        raise typer.Exit(2 if NOT_A_SITE_ADVICE in failures[0].message else 1)


def _tell_waiting(holder: Holder | None) -> None:
    print(f"Waiting for a build of this warehouse to end: {holder or 'process not known'}", file=sys.stderr)


def _tell_warning(step: Step) -> None:
    if step.kind == "said" and step.warning:
        print(f"silkledger: {step.message}", file=sys.stderr)


def _fetch_engine() -> "EngineFiles | None":
    from assets.site_packages import fetch_engine

    try:
        return fetch_engine()
    except PackagesError as error:
        print(f"silkledger: the site has no query box: {error}", file=sys.stderr)
        return None


def _make_from_release(release: Path, target: Path, engine: "EngineFiles | None") -> None:
    from assets.site_folder import write_release_site

    write_release_site(release, target, engine)


def _print_outcome(target: Path) -> None:
    said = json.loads((target / MARKER).read_bytes())
    box = "with the query box" if said["query_box"] else "without the query box"
    print(f"{said['edition']}, {box}")
    print(f"  {said['n_files']:,} files, {said['n_bytes'] / 1e6:.1f} MB in {target}")
    print(f"Next\n  open {target / 'index.html'} in a browser, or: silkledger serve --site {target}")
