"""A site on disk: written beside and put into place whole, so that no reader meets half of one."""

import json
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from assets.site_errors import MARKER, NotASiteError, OlderSiteError
from assets.warehouse_folder import TEMPORARY_PREFIX, WarehouseFolder, read_record
from pipeline.site.edition import Edition, read_accuracy
from pipeline.site.make import File, make_site
from pipeline.site.query import EngineFiles
from schemas.contract import TABLES, table_name

RELEASE_FILE = "release.json"
ACCURACY_FILE = "accuracy.json"
ARCHIVE = "site.zip"
TABLE_NAMES = tuple(map(table_name, TABLES))
TEXTS = "document_texts"
FORMER_SUFFIX = "-former-site"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say: no clock in it


def read_site_tables(folder: Path) -> dict[str, pa.Table]:
    """The tables of a folder of Parquet files; a release may lack texts."""
    paths = {name: folder / f"{name}.parquet" for name in TABLE_NAMES}
    return {name: pq.read_table(path) for name, path in paths.items() if path.is_file()}


def describe_warehouse(warehouse: WarehouseFolder, accuracy: Mapping[str, Any], all_texts: bool) -> Edition:
    """The edition of what is published in a warehouse; raises NothingPublishedError."""
    record = read_record(warehouse)
    return Edition(
        git_commit=str(record["git_commit"]),
        accuracy=read_accuracy(accuracy.get("measures", {})),
        all_texts=all_texts,
    )


def describe_release_folder(release: Path) -> Edition:
    """The edition of a release, from its `release.json` and `accuracy.json`."""
    said = json.loads((release / RELEASE_FILE).read_bytes())
    accuracy = json.loads((release / ACCURACY_FILE).read_bytes())
    return Edition(
        version=str(said["version"]),
        released_on=date.fromisoformat(said["released_on"]),
        git_commit=str(said["git_commit"]),
        accuracy=read_accuracy(accuracy.get("measures", {})),
    )


def write_release_site(release: Path, target: Path, engine: EngineFiles | None) -> dict[str, Any]:
    """The site of a release that somebody downloaded."""
    return write_site(release, target, describe_release_folder(release), engine)


def write_site(source: Path, target: Path, edition: Edition, engine: EngineFiles | None) -> dict[str, Any]:
    """Puts the site of the tables in `source` into `target`; what was written comes back as `site.json` has it.

    A site that stands there is replaced; raises NotASiteError for a folder that holds anything that no site wrote.
    """
    _restore(target)
    _refuse_others(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f"{TEMPORARY_PREFIX}{uuid4().hex}-{target.name}")
    try:
        n_files = n_bytes = 0
        for path, content in list_files(read_site_tables(source), edition, engine, source):
            place = beside / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            n_files, n_bytes = n_files + 1, n_bytes + len(content)
        said = {
            "edition": edition.words,
            "query_box": engine is not None,
            "n_files": n_files,
            "n_bytes": n_bytes,
            "entries": sorted({MARKER, *(place.name for place in beside.iterdir())}),
        }
        (beside / MARKER).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
        _swap(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return said


def list_files(
    tables: Mapping[str, pa.Table], edition: Edition, engine: EngineFiles | None, source: Path
) -> Iterable[File]:
    """The pages and, beside them, the Parquet files that they link to; texts stay behind unless a release has them."""
    parquet = {name: f"parquet/{name}.parquet" for name in tables if name != TEXTS}
    yield from make_site(tables, edition, engine, parquet)
    yield from ((path, (source / f"{name}.parquet").read_bytes()) for name, path in parquet.items())


def pack_release(release: Path, engine: EngineFiles | None) -> None:
    """Writes `site.zip` into the folder of a release that has its tables and papers; it is not sealed yet."""
    edition = describe_release_folder(release)
    pack_site(list_files(read_site_tables(release), edition, engine, release), release / ARCHIVE)


def pack_site(files: Iterable[File], target: Path) -> None:
    """The site as one archive; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(f"site/{path}", LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


def _refuse_others(target: Path) -> None:
    """Raises NotASiteError unless the folder is missing, empty, or holds only what its own `site.json` lists."""
    if not target.exists():
        return
    held = {place.name for place in target.iterdir()} if target.is_dir() else {target.name}
    if not held:
        return
    said = _read_marker(target / MARKER)
    if said is None:
        raise NotASiteError(target)
    if not isinstance(said.get("entries"), list):
        raise OlderSiteError(target)
    strange = held - set(map(str, said["entries"]))
    if strange:
        raise NotASiteError(target, tuple(sorted(strange)))


def _read_marker(marker: Path) -> dict[str, Any] | None:
    """What a site says of itself; None where that is no marker of a site."""
    try:
        said = json.loads(marker.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    is_marker = isinstance(said, dict) and isinstance(said.get("edition"), str) and isinstance(said.get("n_files"), int)
    return said if is_marker else None


def _name_former(target: Path) -> Path:
    """Where the old site stands during a swap: not a temporary name, so that nothing tidies the only copy away."""
    return target.with_name(f".{target.name}{FORMER_SUFFIX}")


def _restore(target: Path) -> None:
    """Ends what a killed swap began: the old site goes back where none stands, else it is surplus and goes."""
    former = _name_former(target)
    if _read_marker(former / MARKER) is None:
        return
    if target.exists():
        shutil.rmtree(former, ignore_errors=True)
    else:
        former.rename(target)


def _swap(beside: Path, target: Path) -> None:
    """Puts the new folder where the old one is, whole, in two renames.

    Between them there is no site for an instant. A process that is killed there leaves the old one beside; the next
    run puts it back. Where the second rename fails, the old site is put back at once.
    """
    former = _name_former(target)
    if target.exists():
        target.rename(former)
    try:
        beside.rename(target)
    except OSError:
        _restore(target)
        raise
    shutil.rmtree(former, ignore_errors=True)
