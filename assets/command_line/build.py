"""`silkledger build`: from a folder of texts to a published warehouse."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assets.command_line.advice import advise
from assets.command_line.options import DEFAULT_RAW, DEFAULT_WAREHOUSE, Raw, Warehouse
from assets.command_line.summary import print_summary
from assets.lock import Holder, hold_lock
from assets.mirror import is_bucket, locate_raw, update_mirror
from assets.reading_engine import Engine, ReadingEngine
from assets.seen_files import open_seen_files
from assets.survey import Survey, announce_survey, is_current, survey_raw_folder
from assets.warehouse_folder import WarehouseFolder, read_record

if TYPE_CHECKING:
    from assets.run import Failure


def build(
    raw: Raw = DEFAULT_RAW,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    force: Annotated[
        bool, typer.Option("--force", help="Build even when nothing changed since the last build.")
    ] = False,
    wait: Annotated[
        float, typer.Option("--wait", min=0, help="Seconds to wait for another build of this warehouse to end.")
    ] = 600.0,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=0,
            help="Processes that read texts beside this one; as many as processors when not given.",
            envvar="SILKLEDGER_WORKERS",
        ),
    ] = None,
    engine: Annotated[
        Engine,
        typer.Option(
            "--engine",
            help="Who reads the texts: processes of this machine, or a Ray cluster.",
            envvar="SILKLEDGER_ENGINE",
        ),
    ] = Engine.LOCAL,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="HOST:PORT",
            help="The Ray cluster to use; one is made here when not given.",
            envvar="SILKLEDGER_ADDRESS",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary, only errors.")] = False,
) -> None:
    """Read a folder of texts, or a bucket, into tables, check them, and publish them.

    Runs Dagster's graph of this project in process. The published tables change in one moment, at the very end and
    only when every check has passed; readers of the version before are not disturbed. Texts that were read before
    are not read again, and when nothing changed at all, nothing is done.

    A file that is no readable English text is listed in the table rejected_documents with the reason, and stops
    nothing else. Two builds of one warehouse take turns.

    Of s3://bucket/folder, what is new or changed is brought into the warehouse first, and read from there. Addresses
    and credentials are as for [bold]silkledger publish[/].

    [bold]Exit codes[/]: 0 the warehouse is complete, also when files were rejected or the folder is empty;
    1 a check failed or the disk refused, and what was published before still stands, or the reader failed on a text,
    and everything but its facts is published (it is named, and the next build tries it again); 2 a wrong option, no
    such raw folder, or a bucket that does not answer.

    [bold]Examples[/]

      silkledger build

      silkledger build --raw articles --warehouse /data/silk

      silkledger build --raw "s3://articles/english?region=eu-central-1"

      silkledger build --raw articles --engine ray --address head.example.org:6379
    """
    began = time.monotonic()
    reading = _choose_readers(engine, address, workers)
    folder = WarehouseFolder(warehouse)
    texts = locate_raw(raw, folder)
    with ExitStack() as held:
        if is_bucket(raw):
            held.enter_context(hold_lock(warehouse, wait, _tell_waiting))
            update_mirror(raw, folder, lambda said: None if quiet else print(said, file=sys.stderr))
        else:
            _refuse_overlap(texts, warehouse)
        survey = survey_raw_folder(texts, open_seen_files(folder))
        # What is current needs no lock, so that a warehouse on a read-only disk can be asked as well.
        unchanged = not force and is_current(folder, survey)
        if not unchanged:
            held.enter_context(hold_lock(warehouse, wait, _tell_waiting))
            unchanged = not force and is_current(folder, survey)  # somebody else may have built it meanwhile
            if not unchanged:
                _run(texts, folder, survey, reading, quiet)
    failed = read_record(folder).get("failed_texts", [])
    if not quiet:
        print_summary(folder, texts, time.monotonic() - began, unchanged)
    if failed:
        _tell_failed(failed)
        raise typer.Exit(1)


def _refuse_overlap(raw: Path, warehouse: Path) -> None:
    if warehouse.resolve() == raw.resolve() or raw.resolve() in warehouse.resolve().parents:
        raise typer.BadParameter(f"the warehouse {warehouse} lies in the raw folder {raw}, which is never written to")


def _choose_readers(engine: Engine, address: str | None, workers: int | None) -> ReadingEngine:
    if engine is Engine.LOCAL:
        if address:
            raise typer.BadParameter("--address says where a Ray cluster is; add --engine ray")
        return ReadingEngine(workers=workers)
    from assets.ray_readers import RayError, require_ray

    try:
        require_ray()
    except RayError as error:
        raise typer.BadParameter(str(error)) from None
    return ReadingEngine(engine, address, workers)


def _tell_waiting(holder: Holder | None) -> None:
    print(f"Waiting for another build of this warehouse to end: {holder or 'process not known'}", file=sys.stderr)


def _run(raw: Path, folder: WarehouseFolder, survey: Survey, reading: ReadingEngine, quiet: bool) -> None:
    from assets.command_line.progress import show_progress
    from assets.inputs import announce_inputs, list_inputs
    from assets.kept_readings import open_kept_readings

    kept = open_kept_readings(folder)
    kept.forget_failed()
    known = kept.list_keys()
    inputs = list_inputs(raw, survey.texts)
    # The readers begin first: they read while this process still loads Dagster.
    readers = reading.start(raw, [given for given in inputs if given.key not in known], kept)
    looked = announce_inputs(raw, survey.texts, inputs)
    del inputs  # the run that takes them also lets go of them
    with show_progress(len(survey.texts), quiet), readers, announce_survey(raw, survey), looked:
        from assets.run import run_build

        try:
            failures = run_build(raw, folder.path)
        except KeyboardInterrupt:
            said = f"what stands in {folder.path} is what the last finished build published"
            raise KeyboardInterrupt(said) from None
    if failures:
        _explain(failures, folder.path)
        raise typer.Exit(1)


def _tell_failed(failed: list[dict[str, str]]) -> None:
    first = f"{failed[0]['source_path']}: {failed[0]['error']}"
    print(
        f"silkledger: the reader failed on {len(failed)} of the texts, first on {first}. Everything else is published; "
        "build.json lists them, and the next build tries them again.",
        file=sys.stderr,
    )


def _explain(failures: "list[Failure]", warehouse: Path) -> None:
    for failure in failures:
        print(f"silkledger: {failure.stage}: {advise(failure.message)}", file=sys.stderr)
        for case in failure.cases:
            print(f"    {case}", file=sys.stderr)
    print(
        f"Nothing was published; what was in {warehouse} before still stands. The staged tables are in "
        f"{warehouse / '.stage' / 'parquet'}.",
        file=sys.stderr,
    )
