"""One run of the whole graph in this process, without a trace of Dagster's own on the screen or on disk."""

import os
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")

import dagster as dg

from assets.definitions import JOB_NAME, RELEASE_JOB_NAME, SITE_JOB_NAME, define_house
from assets.progress import name_stage

MOST_CASES = 5
INTERRUPTS = {"KeyboardInterrupt", "DagsterExecutionInterruptedError"}


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a run did not publish: a stage that stopped, or a check that failed with its first cases."""

    stage: str
    message: str
    cases: tuple[str, ...] = ()


def run_build(raw: Path, warehouse: Path) -> list[Failure]:
    """Runs the job that the schedule and the sensor run; what failed, or nothing when the build is published.

    Raises KeyboardInterrupt where somebody stopped it, as the other runs do too.
    """
    return _run_job(define_house(raw, warehouse).resolve_job_def(JOB_NAME), {})


def run_release(warehouse: Path, force: bool) -> list[Failure]:
    """Runs the job that releases what is published; what failed, or nothing when the release is there."""
    job = define_house(Path("raw"), warehouse).resolve_job_def(RELEASE_JOB_NAME)
    return _run_job(job, {"ops": {"release": {"config": {"force": force}}}})


def run_site(warehouse: Path, config: dict[str, Any]) -> list[Failure]:
    """Runs the job that makes the site of what is published; what failed, or nothing when the site is there."""
    job = define_house(Path("raw"), warehouse).resolve_job_def(SITE_JOB_NAME)
    return _run_job(job, {"ops": {"site": {"config": config}}})


def _run_job(job: dg.JobDefinition, config: dict[str, Any]) -> list[Failure]:
    with warnings.catch_warnings(), dg.DagsterInstance.ephemeral() as instance:
        warnings.simplefilter("ignore")
        config = {"loggers": {"progress": {}}} | config
        result = job.execute_in_process(instance=instance, run_config=config, raise_on_error=False)
    if any(_was_interrupted(event) for event in result.filter_events(lambda event: event.is_job_failure)):
        raise KeyboardInterrupt
    return [] if result.success else [*_failed_checks(result), *_failed_steps(result)] or [_failed_run(result)]


def _was_interrupted(event: dg.DagsterEvent) -> bool:
    error = event.job_failure_data.error
    return error is not None and error.cls_name in INTERRUPTS


def _failed_run(result: dg.ExecuteInProcessResult) -> Failure:
    """Why a run ended before its first step, such as a warehouse that could not be locked or cleared."""
    for event in result.filter_events(lambda event: event.is_failure):
        error = event.job_failure_data.error if event.is_job_failure else None
        while error and error.cause:
            error = error.cause
        if error:
            return Failure("run", " ".join(error.message.split()))
    return Failure("run", "stopped before its first stage")


def _failed_checks(result: dg.ExecuteInProcessResult) -> list[Failure]:
    evaluations = [item for item in result.get_asset_check_evaluations() if not item.passed]
    errors = [item for item in evaluations if item.severity == dg.AssetCheckSeverity.ERROR]
    return [
        Failure(
            f"check {item.check_name} of {item.asset_key.to_user_string()}",
            item.description or "failed",
            _first_cases(item.metadata),
        )
        for item in errors
    ]


def _first_cases(metadata: object) -> tuple[str, ...]:
    cases = metadata.get("failure_cases") if isinstance(metadata, dict) else None
    records = cases.records[:MOST_CASES] if isinstance(cases, dg.TableMetadataValue) else []
    return tuple(", ".join(f"{name} {value}" for name, value in record.data.items() if value) for record in records)


def _failed_steps(result: dg.ExecuteInProcessResult) -> list[Failure]:
    failures = []
    for event in result.filter_events(lambda event: event.is_step_failure):
        error = event.step_failure_data.error
        if error and error.cls_name == "DagsterAssetCheckFailedError":
            continue  # told by the check itself
        failure = event.step_failure_data.user_failure_data
        cause = error.cause if error and error.cause else error
        said = failure.description if failure and failure.description else cause.message if cause else "stopped"
        message = " ".join(said.split())
        failures.append(Failure(name_stage(event.step_key or ""), message))
    return failures
