"""The code location: what Dagster's web server, daemon and `silkledger build` all run."""

import os
from pathlib import Path

import dagster as dg

from assets.checks import CHECKS
from assets.mirror import digest_raw, is_bucket
from assets.progress import progress_logger
from assets.raw_folder import RawFolderError
from assets.release_stage import release
from assets.resources import RawFolder, Readers, Warehouse
from assets.site_stage import site
from assets.staged_tables import StagedTables
from assets.stages import ASSETS

JOB_NAME = "build"
FOLDER_SECONDS, BUCKET_SECONDS = 30, 600  # between two looks for changes
build_job = dg.define_asset_job(
    JOB_NAME,
    selection=dg.AssetSelection.all() - dg.AssetSelection.assets(release, site),
    description="From raw/ to a checked and published warehouse.",
    executor_def=dg.in_process_executor,
)
daily_build = dg.ScheduleDefinition(
    name="daily_build",
    job=build_job,
    cron_schedule="30 4 * * *",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Once a day, whether or not something new was noticed.",
)
RELEASE_JOB_NAME = "release_job"
release_job = dg.define_asset_job(
    RELEASE_JOB_NAME,
    selection=dg.AssetSelection.assets(release),
    description="From the published warehouse to a release, where anything changed since the last one.",
    executor_def=dg.in_process_executor,
)
SITE_JOB_NAME = "site_job"
site_job = dg.define_asset_job(
    SITE_JOB_NAME,
    selection=dg.AssetSelection.assets(site),
    description="From the published warehouse to a site of pages.",
    executor_def=dg.in_process_executor,
)
weekly_release = dg.ScheduleDefinition(
    name="weekly_release",
    job=release_job,
    cron_schedule="0 6 * * 1",
    execution_timezone="UTC",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="On Mondays, after the night's build.",
)


def raw_folder_changes(context: dg.SensorEvaluationContext, raw: RawFolder) -> dg.SensorResult | dg.SkipReason:
    """Starts one run for all files that came, went or changed since the last look."""
    return notice_changes(raw.raw_folder, context.cursor)


def define_sensor(raw: str) -> dg.SensorDefinition:
    """The sensor of these texts; a bucket, whose listings are counted, is looked at less often than a folder."""
    seconds = BUCKET_SECONDS if is_bucket(raw) else FOLDER_SECONDS
    running = dg.DefaultSensorStatus.RUNNING
    return dg.sensor(job=build_job, minimum_interval_seconds=seconds, default_status=running)(raw_folder_changes)


def notice_changes(raw: Path | str, cursor: str | None) -> dg.SensorResult | dg.SkipReason:
    """One run for a listing that differs from the last one; the cursor is the listing's digest.

    The request has no run key: Dagster drops a key that it has ever seen, and a folder may go back to an earlier state.
    """
    try:
        digest = digest_raw(str(raw))
    except RawFolderError as error:
        return dg.SkipReason(f"{error}")
    if digest == cursor:
        return dg.SkipReason(f"nothing changed in {str(raw).partition('?')[0]}")
    return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=digest)


def define_house(
    raw: Path | str, warehouse: Path, wait_seconds: float = 3600.0, readers: Readers | None = None
) -> dg.Definitions:
    """The whole graph on a folder or bucket, and a warehouse; this machine reads where no readers are given."""
    folder = Warehouse(warehouse_folder=str(warehouse), wait_seconds=wait_seconds)
    return dg.Definitions(
        assets=[*ASSETS, release, site],
        asset_checks=CHECKS,
        jobs=[build_job, release_job, site_job],
        schedules=[daily_build, weekly_release],
        sensors=[define_sensor(str(raw))],
        resources={
            "raw": RawFolder(raw_folder=str(raw)),
            "warehouse": folder,
            "readers": readers or Readers(),
            "io_manager": StagedTables(warehouse=folder),
        },
        loggers={"progress": progress_logger},
        executor=dg.in_process_executor,
    )


defs = define_house(
    os.environ.get("SILKLEDGER_RAW", "raw"),
    Path(os.environ.get("SILKLEDGER_WAREHOUSE", "warehouse")),
    readers=Readers.from_environment(),
)
