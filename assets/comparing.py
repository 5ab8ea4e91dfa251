"""What differs between two releases, or between a release and what is published now."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from assets.releases import ReleasesFolder, read_json
from assets.releasing import TABLE_NAMES, read_released
from assets.warehouse_folder import WarehouseFolder, read_record
from pipeline.release.delta import Delta, compare_releases
from pipeline.release.descriptor import describe_schemas, read_schemas
from pipeline.release.licences import select_released
from pipeline.release.names import PACKAGE_FILE
from pipeline.release.schema_changes import SchemaChange, compare_schemas
from schemas.contract import DATASET

CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared."""

    name: str
    tables: Mapping[str, pa.Table]
    schemas: Mapping[str, Mapping[str, Any]]
    schema_version: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What leads from one side to the other."""

    before: Side
    now: Side
    delta: Delta
    schema_changes: tuple[SchemaChange, ...]


def compare(before: Side, now: Side) -> Comparison:
    """Every row and column that differs."""
    keys = {name: tuple(now.schemas[name]["primaryKey"]) for name in now.tables}
    changes = compare_schemas(before.schemas, now.schemas)
    return Comparison(before, now, compare_releases(before.tables, now.tables, keys), changes)


def read_side(name: str, warehouse: WarehouseFolder) -> Side:
    """A release by its folder or version, or what is published now where the name is `current`.

    Raises NoSuchReleaseError, and NothingPublishedError where nothing is published.
    """
    if name == CURRENT and not Path(name).is_dir():
        return _read_current(warehouse)
    folder = Path(name) if Path(name).is_dir() else ReleasesFolder(warehouse.releases).find(name)
    package = read_json(folder / PACKAGE_FILE)
    return Side(str(package["version"]), read_released(folder), read_schemas(package), str(package["schemaVersion"]))


def _read_current(warehouse: WarehouseFolder) -> Side:
    """What is published, with the full texts only that a release would have."""
    read_record(warehouse)
    folder = warehouse.parquet.resolve()  # one version, also while a build replaces it
    tables = {name: pq.read_table(folder / f"{name}.parquet") for name in TABLE_NAMES}
    return Side(CURRENT, select_released(tables), describe_schemas(), DATASET.schema_version)
