"""From the published warehouse to a release: a folder for people to download, verify, cite and build on."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from assets.database import write_database
from assets.release_checks import check_release, list_errors
from assets.releases import (
    ReleasesFolder,
    clear_unfinished,
    create_release,
    read_json,
    seal_folder,
    write_index,
    write_json,
)
from assets.site_folder import pack_release
from assets.site_packages import read_engine
from assets.staged_tables import write_parquet
from assets.warehouse_folder import WarehouseFolder, digest_file, find_damage, read_record
from pipeline.release.canonical import hash_content
from pipeline.release.card import render_card
from pipeline.release.catalogue import describe_catalogue
from pipeline.release.change_log import count_total, describe_delta, render_change_log
from pipeline.release.citation import render_citation
from pipeline.release.croissant import describe_croissant
from pipeline.release.delta import DELTA_SCHEMA, Delta, compare_releases
from pipeline.release.descriptor import describe_package, describe_schemas, read_schemas
from pipeline.release.dictionary import render_dictionary
from pipeline.release.licences import render_licences, select_released
from pipeline.release.names import DATABASE_FILE, DELTA_FILE, PACKAGE_FILE, RELEASE_FILE, SUMS_FILE
from pipeline.release.release import Release, ReleasedFile, describe_delta_metadata
from pipeline.release.schema_changes import SchemaChange, SchemaVersionError, check_schema_version, compare_schemas
from pipeline.release.statistics import describe_statistics
from pipeline.release.version import next_calver
from pipeline.release.views.view import view_statements
from schemas.contract import DATASET, TABLES, find_table, primary_key, table_name

TABLE_NAMES = tuple(map(table_name, TABLES))
KEYS = {name: primary_key(find_table(name)) for name in TABLE_NAMES}
Tables = Mapping[str, pa.Table]


class ReleaseRefusedError(Exception):
    """What is published may not be released as it is."""


@dataclass(frozen=True, slots=True)
class Released:
    """How an attempt ended: `version` is the release made, or the one that still stands."""

    version: str
    is_new: bool
    changed_rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Earlier:
    """The release before this one: its tables, and what its papers say."""

    version: str
    tables: Tables
    package: Mapping[str, Any]
    change_log: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since the release before; `delta` is None for the first release."""

    delta: Delta | None
    schema: tuple[SchemaChange, ...]

    @property
    def none(self) -> bool:
        """Whether a release would say nothing new."""
        return self.delta is not None and not self.delta.rows.num_rows and not self.schema


def make_release(
    warehouse: WarehouseFolder, releases: ReleasesFolder, today: date, accuracy: Mapping[str, Any], force: bool
) -> Released:
    """Releases what is published in the warehouse, whose lock must be held.

    Where no row and no column differs from the latest release, none is made unless `force`. Raises
    NothingPublishedError, and ReleaseRefusedError where a check fails or the schema's version hides a change.
    """
    clear_unfinished(releases)
    record = read_record(warehouse)
    try:
        tables, checks = _read_checked(warehouse, record)
        released = select_released(tables)
        earlier = read_earlier(releases)
        changes = find_changes(earlier, released)
    except (ReleaseRefusedError, SchemaVersionError) as error:
        write_index(releases, {"status": "refused", "said": str(error)})
        raise ReleaseRefusedError(str(error)) from error
    if earlier and changes.none and not force:
        write_index(releases, {"status": "unchanged", "version": earlier.version})
        return Released(earlier.version, False, {})
    version = str(next_calver(today, releases.list_versions()))
    engine = read_engine()
    with create_release(releases, version) as folder:
        release = _write_data(folder, warehouse, released, record, version, today, earlier, changes)
        _write_papers(folder, release, released, changes, earlier, accuracy)
        write_json(folder / RELEASE_FILE, describe_release(release, changes, query_box=engine is not None))
        write_json(folder / "checks.json", {"passed": True, "checks": checks})
        pack_release(folder, engine)
        seal_folder(folder)
    write_index(releases, {"status": "released", "version": version})
    return Released(version, True, count_total(changes.delta.changes) if changes.delta else {})


def read_earlier(releases: ReleasesFolder) -> Earlier | None:
    """The latest release; None before the first one."""
    versions = releases.list_versions()
    if not versions:
        return None
    folder = releases.place(str(versions[-1]))
    return Earlier(
        version=str(versions[-1]),
        tables=read_released(folder),
        package=read_json(folder / PACKAGE_FILE),
        change_log=(folder / "CHANGELOG.md").read_text(encoding="utf-8"),
    )


def read_released(folder: Path) -> dict[str, pa.Table]:
    """The tables of a release as its own descriptor lists them, the delta not among them."""
    package = read_json(folder / PACKAGE_FILE)
    names = [name for name in read_schemas(package) if f"{name}.parquet" != DELTA_FILE]
    return {name: pq.read_table(folder / f"{name}.parquet") for name in names}


def find_changes(earlier: Earlier | None, now: Tables) -> Changes:
    """What differs from the release before; raises SchemaVersionError."""
    if earlier is None:
        return Changes(None, ())
    schema = compare_schemas(read_schemas(earlier.package), describe_schemas())
    check_schema_version(earlier.package["schemaVersion"], DATASET.schema_version, schema)
    return Changes(compare_releases(earlier.tables, now, KEYS), schema)


def _read_checked(warehouse: WarehouseFolder, record: Mapping[str, Any]) -> tuple[Tables, list[dict[str, Any]]]:
    """The published tables and the results of all checks; raises ReleaseRefusedError."""
    if damaged := find_damage(warehouse, dict(record)):
        raise ReleaseRefusedError(f"{damaged[0]} is not what was published; mend it with: silkledger build")
    tables = {name: pq.read_table(warehouse.parquet / f"{name}.parquet") for name in TABLE_NAMES}
    checks = check_release(tables)
    if errors := list_errors(checks):
        first = errors[0]
        cases = f" First: {first['first_failures'][0]}" if first["first_failures"] else ""
        raise ReleaseRefusedError(
            f"{len(errors)} checks fail, first {first['check']} of {first['table']}: {first['description']}{cases}"
        )
    return tables, checks


def _write_data(
    folder: Path,
    warehouse: WarehouseFolder,
    tables: Tables,
    record: Mapping[str, Any],
    version: str,
    today: date,
    earlier: Earlier | None,
    changes: Changes,
) -> Release:
    """Writes tables, delta and database; the release with their sizes and digests."""
    for name, table in tables.items():
        source = warehouse.parquet / f"{name}.parquet"
        if pq.read_metadata(source).num_rows == table.num_rows:
            shutil.copyfile(source, folder / source.name)
        else:
            write_parquet(folder / source.name, table)
    delta = changes.delta.rows if changes.delta else DELTA_SCHEMA.empty_table()
    delta = delta.replace_schema_metadata(describe_delta_metadata(version, earlier.version if earlier else None))
    write_parquet(folder / DELTA_FILE, delta)
    parquet = sorted(folder.glob("*.parquet"))
    write_database(folder, folder / DATABASE_FILE, view_statements())
    return Release(
        version=version,
        released_on=today,
        previous=earlier.version if earlier else None,
        schema_version=DATASET.schema_version,
        git_commit=str(record["git_commit"]),
        engine_version=str(record["engine_version"]),
        rows={path.stem: pq.read_metadata(path).num_rows for path in parquet},
        content={name: hash_content(table) for name, table in tables.items()},
        files={path.name: ReleasedFile(path.name, path.stat().st_size, digest_file(path)) for path in parquet},
    )


def _write_papers(
    folder: Path,
    release: Release,
    tables: Tables,
    changes: Changes,
    earlier: Earlier | None,
    accuracy: Mapping[str, Any],
) -> None:
    """Writes everything that describes the data."""
    documents = tables["documents"]
    schema_before = str(earlier.package["schemaVersion"]) if earlier else None
    n_bytes = {name: release.files[f"{name}.parquet"].n_bytes for name in tables}
    papers = {
        PACKAGE_FILE: describe_package(release, documents),
        "croissant.json": describe_croissant(release),
        "dataset.jsonld": describe_catalogue(release, documents, tables["countries"]),
        "delta.json": describe_delta(release, changes.delta, schema_before, changes.schema),
        "statistics.json": describe_statistics(tables, n_bytes, release.content),
        "accuracy.json": accuracy,
    }
    for name, paper in papers.items():
        write_json(folder / name, paper)
    texts = {
        "README.md": render_card(release, accuracy, documents),
        "DATA_DICTIONARY.md": render_dictionary(),
        "CHANGELOG.md": render_change_log(
            release, changes.delta, changes.schema, earlier.change_log if earlier else ""
        ),
        "CITATION.cff": render_citation(release),
        "LICENSE.md": render_licences(documents),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())


def describe_release(release: Release, changes: Changes, query_box: bool) -> dict[str, Any]:
    """`release.json`: which release this is, from which code and after which, and what is in it.

    `query_box` tells whether `site.zip` holds DuckDB for browsers, which a machine that never fetched it cannot add.
    """
    return {
        "dataset": DATASET.name,
        "version": release.version,
        "released_on": release.released_on.isoformat(),
        "previous": release.previous,
        "schema_version": release.schema_version,
        "git_commit": release.git_commit,
        "engine_version": release.engine_version,
        "licence": DATASET.licence,
        "rows": release.rows,
        "content_sha256": release.content,
        "database_content_sha256": release.database_content,
        "changes": count_total(changes.delta.changes) if changes.delta else None,
        "data_changed": changes.delta.data_changed if changes.delta else None,
        "query_box": query_box,
        "checksums": SUMS_FILE,
    }
