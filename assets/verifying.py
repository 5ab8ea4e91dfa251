"""Whether a release is whole: its checksums, papers, keys, quotes, database and delta, in this order."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from assets.release_errors import NoSuchReleaseError
from assets.releases import read_json
from assets.warehouse_folder import digest_file
from pipeline.release.canonical import hash_content
from pipeline.release.ddl import quote_name
from pipeline.release.delta import apply_delta
from pipeline.release.descriptor import read_schemas
from pipeline.release.names import DATABASE_FILE, DELTA_FILE, PACKAGE_FILE, RELEASE_FILE, SUMS_FILE
from pipeline.release.release import digest_database
from pipeline.release.verification import find_broken_contract, find_differences
from pipeline.release.version import read_calver
from schemas.contract import DATASET

SUM_LINE = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9_.-]{0,127})")
CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "lock_configuration": "true",
}
"""A stranger's database is read and does nothing else: no files, no network, no extensions."""
Sums = dict[str, str]
Step = Callable[[Path], Iterator[str]]


class SumsError(ValueError):
    """SHA256SUMS is not as a release writes it."""


def read_sums(text: str) -> Sums:
    """The digest of each file by name; raises SumsError for a line that is no such pair, or a name that is no file's.

    >>> read_sums("0" * 64 + "  figures.parquet\\n") == {"figures.parquet": "0" * 64}
    True
    >>> read_sums("0" * 64 + "  ../secret\\n")
    Traceback (most recent call last):
    ...
    assets.verifying.SumsError: line 1 of SHA256SUMS is no digest and name of a file: '0000000000... ../secret'
    """
    sums = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = SUM_LINE.fullmatch(line)
        if match is None:
            shown = f"{line[:10]}... {line[66:166]}"
            raise SumsError(f"line {number} of {SUMS_FILE} is no digest and name of a file: {shown!r}")
        sums[match[2]] = match[1]
    return sums


def verify_release(folder: Path) -> Iterator[str]:
    """Every difference between the release and what it says of itself, a sentence each; nothing when it is whole.

    Later steps are taken only when the earlier ones found nothing. Raises NoSuchReleaseError where there is no release.
    """
    if not (folder / SUMS_FILE).is_file():
        raise NoSuchReleaseError(f"{folder} is no release: it has no {SUMS_FILE}")
    for step in (verify_sums, _verify_papers, _verify_tables, _verify_database, _verify_delta):
        told = False
        for difference in _dare(step, folder):
            told = True
            yield difference
        if told:
            return


def _dare(step: Step, folder: Path) -> Iterator[str]:
    """What a step tells; that it cannot go on is a difference too: files of strangers may hold anything."""
    try:
        yield from step(folder)
    except (ValueError, KeyError, TypeError, pa.ArrowException, duckdb.Error) as error:
        yield f"cannot be read as a release: {type(error).__name__}: {' '.join(str(error).split())[:300]}"


def verify_sums(folder: Path) -> Iterator[str]:
    """The files that are missing, too many, or not what SHA256SUMS says."""
    try:
        sums = read_sums((folder / SUMS_FILE).read_text(encoding="utf-8"))
    except (SumsError, UnicodeDecodeError) as error:
        yield str(error)
        return
    found = {path.name for path in folder.iterdir()} - {SUMS_FILE}
    for name in sorted({*sums, *found}):
        if name not in sums:
            yield f"{name}: not listed in {SUMS_FILE}"
        elif name not in found:
            yield f"{name}: missing"
        elif (folder / name).is_symlink() or not (folder / name).is_file():
            yield f"{name}: no plain file"
        elif (digest := digest_file(folder / name)) != sums[name]:
            yield f"{name}: SHA-256 {sums[name]} expected, {digest} found"


def _verify_papers(folder: Path) -> Iterator[str]:
    """Whether release.json, datapackage.json and the folder agree on what this release is."""
    release, package = read_json(folder / RELEASE_FILE), read_json(folder / PACKAGE_FILE)
    pairs = [
        (RELEASE_FILE, "version", release["version"], package["version"]),
        (RELEASE_FILE, "schema_version", release["schema_version"], package["schemaVersion"]),
    ]
    if read_calver(folder.resolve().name):
        pairs.append(("the folder's name", "version", folder.resolve().name, release["version"]))
    for name, what, one, other in pairs:
        if one != other:
            yield f"{name}: {what} {one}, but datapackage.json says {other}"
    for resource in package["resources"]:
        digest = resource.get("hash", "").removeprefix("sha256:")
        _require_listed(folder, resource["path"])
        if digest and digest_file(folder / resource["path"]) != digest:
            yield f"datapackage.json: another digest of {resource['path']} than the file has"


def _verify_tables(folder: Path) -> Iterator[str]:
    package, release = read_json(folder / PACKAGE_FILE), read_json(folder / RELEASE_FILE)
    tables = _read_tables(folder, package)
    yield from find_differences(package, tables)
    for name, expected in release["content_sha256"].items():
        if hash_content(tables[name]) != expected:
            yield f"{name}: the rows are not those that {RELEASE_FILE} gives the hash of"
    if release["schema_version"] == DATASET.schema_version:  # of another version only its own papers can speak
        yield from find_broken_contract(tables)


def _verify_database(folder: Path) -> Iterator[str]:
    """Whether the database opens and holds the rows of the Parquet files."""
    release = read_json(folder / RELEASE_FILE)
    package = read_json(folder / PACKAGE_FILE)
    found = {}
    _require_listed(folder, DATABASE_FILE)
    with duckdb.connect(str(folder / DATABASE_FILE), read_only=True, config=CLOSED) as connection:
        query = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        tables = {name for (name,) in connection.sql(query).fetchall()}  # a view may do anything, a table holds rows
        for name, schema in read_schemas(package).items():
            if name not in release["content_sha256"]:
                continue
            if name not in tables:
                yield f"{DATABASE_FILE}: {name} is no table in it"
                return
            found[name] = hash_content(_read_database_table(connection, name, schema))
            if found[name] != release["content_sha256"][name]:
                yield f"{DATABASE_FILE}: {name} has other rows than {name}.parquet"
    if digest_database(found) != release["database_content_sha256"]:
        yield f"{DATABASE_FILE}: its content is not what {RELEASE_FILE} gives the hash of"


def _read_database_table(connection: duckdb.DuckDBPyConnection, name: str, schema: dict[str, Any]) -> pa.Table:
    columns = ", ".join(
        quote_name(field["name"])
        + ("::VARCHAR" if field["type"] == "string" else "")
        + f" AS {quote_name(field['name'])}"
        for field in schema["fields"]
    )
    keys = ", ".join(map(quote_name, schema["primaryKey"]))
    table: pa.Table = connection.sql(f"SELECT {columns} FROM {quote_name(name)} ORDER BY {keys}").to_arrow_table()
    return table


def _verify_delta(folder: Path) -> Iterator[str]:
    """Whether the delta leads here from the release before, where that one lies beside this one."""
    release = read_json(folder / RELEASE_FILE)
    if not release["previous"]:
        return
    if read_calver(release["previous"]) is None:
        yield f"{RELEASE_FILE}: the release before has a name that is no version"
        return
    before = folder.resolve().parent / release["previous"]
    if not (before / SUMS_FILE).is_file():
        return
    package = read_json(folder / PACKAGE_FILE)
    now = _read_tables(folder, package)
    delta = now.pop(Path(DELTA_FILE).stem)
    keys = {name: tuple(schema["primaryKey"]) for name, schema in read_schemas(package).items() if name in now}
    schemas = {name: table.schema for name, table in now.items()}
    try:
        made = apply_delta(_read_tables(before, read_json(before / PACKAGE_FILE)), delta, schemas, keys)
    except ValueError as error:
        yield f"{DELTA_FILE}: {error}"
        return
    for name, table in made.items():
        if hash_content(table) != release["content_sha256"][name]:
            yield f"{DELTA_FILE}: with the release {release['previous']} it does not make the table {name}"


def _read_tables(folder: Path, package: dict[str, Any]) -> dict[str, pa.Table]:
    """The tables that the descriptor names; raises ValueError for one that is not among the files of the release."""
    names = list(read_schemas(package))
    for name in names:
        _require_listed(folder, f"{name}.parquet")
    return {name: pq.read_table(folder / f"{name}.parquet") for name in names}


def _require_listed(folder: Path, name: str) -> None:
    """Raises ValueError for a name out of a stranger's papers that is no plain file of SHA256SUMS."""
    listed = name in read_sums((folder / SUMS_FILE).read_text(encoding="utf-8"))
    if not listed or (folder / name).is_symlink() or not (folder / name).is_file():
        raise ValueError(f"{name!r} is not a file that {SUMS_FILE} lists")
