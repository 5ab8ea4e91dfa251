"""From the stage to the public: the last step of a build, and the only one that readers notice."""

import json
from typing import Any

from assets.changes import choose_base
from assets.database import count_rows
from assets.engine import read_engine_version, read_git_commit
from assets.kept_readings import KeptReadings
from assets.reading import FAILED
from assets.staged_tables import locate_staged, read_parquet
from assets.survey import Survey
from assets.warehouse_folder import (
    DATABASE_NAME,
    INPUTS_NAME,
    WarehouseFolder,
    begin_stage,
    publish_stage,
    read_record,
    write_whole,
)
from schemas.contract import DATASET, TABLES, table_name

SEAL_NAME = "checked.json"


class StageUnfinishedError(Exception):
    """The stage lacks a table or has not passed its checks; publishing it would break the contract."""


def stage_inputs(folder: WarehouseFolder, survey: Survey) -> dict[str, int]:
    """Makes the stage ready for a build of these inputs; the number of texts and of refused files."""
    begin_stage(folder, survey.dump())
    choose_base(folder, survey.build_version)
    return {"texts": len(survey.texts), "refused": len(survey.refused)}


def read_staged_survey(folder: WarehouseFolder) -> Survey:
    """The inputs that the stage was made ready for."""
    return Survey.from_record(json.loads((folder.stage / INPUTS_NAME).read_bytes()))


def seal_stage(folder: WarehouseFolder) -> None:
    """Writes down that every blocking check of the staged tables has passed, for exactly these files."""
    write_whole(folder.stage / SEAL_NAME, json.dumps(_list_staged(folder)).encode())


def publish_warehouse(folder: WarehouseFolder, kept: KeptReadings, name: str) -> dict[str, Any]:
    """Puts the checked stage in the place of the published version; what `build.json` says comes back.

    Raises StageUnfinishedError where a table is missing or something changed since the checks.
    """
    missing = [table_name(model) for model in TABLES if not locate_staged(folder, table_name(model)).is_file()]
    if missing or not (folder.stage / DATABASE_NAME).is_file():
        raise StageUnfinishedError(f"not staged: {', '.join(missing) or DATABASE_NAME}; run the whole build job")
    try:
        sealed = json.loads((folder.stage / SEAL_NAME).read_bytes())
    except (OSError, ValueError):
        sealed = None
    if sealed != _list_staged(folder):
        raise StageUnfinishedError("the staged tables have not passed their checks; run the whole build job")
    publish_stage(folder, compose_record(folder), name)
    kept.forget_other_engines()
    return read_record(folder)


def compose_record(folder: WarehouseFolder) -> dict[str, Any]:
    """What `build.json` says: from how many inputs, by which engine, how many rows; no clock and no path of here."""
    inputs = json.loads((folder.stage / INPUTS_NAME).read_bytes())
    return {
        "dataset": DATASET.name,
        "schema_version": DATASET.schema_version,
        "git_commit": read_git_commit(),
        "engine_version": read_engine_version(),
        "inputs": inputs | {name: len(inputs[name]) for name in ("texts", "refused")},
        FAILED: list_failed_texts(folder),
        "rows": count_rows(folder.stage / "parquet"),
    }


def list_failed_texts(folder: WarehouseFolder) -> list[dict[str, str]]:
    """The staged documents on which the reader failed: `document_id`, `source_path`, `error`."""
    rows: list[dict[str, str]] = read_parquet(folder.stage / "extractions" / f"{FAILED}.parquet").to_pylist()
    return rows


def _list_staged(folder: WarehouseFolder) -> dict[str, list[int]]:
    """Size, time and inode of every staged file: cheap, and different after any rewrite."""
    paths = [*sorted((folder.stage / "parquet").glob("*.parquet")), folder.stage / DATABASE_NAME]
    seen = {path.name: path.stat() for path in paths if path.is_file()}
    return {name: [stat.st_size, stat.st_mtime_ns, stat.st_ino] for name, stat in seen.items()}
