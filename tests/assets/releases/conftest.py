"""Two releases of the invented articles, the second after a new text, made once for all tests that only read them."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.assets.conftest import ARTICLE, MakeOnce, run_command

DAY = 86_400
FIRST_DAY = 1_773_014_400  # 9 March 2026
NO_CACHE = "/nowhere"  # a site without the query box, which would be most of a release
FIRST, SECOND = "2026.03.09", "2026.03.10"


@contextmanager
def on_day(seconds: int) -> Iterator[None]:
    """What is released inside is released on this day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(seconds))
        patch.setenv("SILKLEDGER_CACHE", NO_CACHE)
        yield


def release(warehouse: Path, seconds: int, *options: str) -> str:
    """Releases what stands in the warehouse, and what the command said."""
    with on_day(seconds):
        return str(run_command("release", "--warehouse", warehouse, *options, check=True).stdout)


def copy_release(folder: Path, target: Path) -> Path:
    """A copy of a release that a test may damage."""
    shutil.copytree(folder, target)
    for path in target.iterdir():
        path.chmod(0o644)
    return target


def lend_accuracy(releases: Path, warehouse: Path) -> None:
    """Accuracy is of the engine and not of the warehouse: it was measured for the first of them already."""
    shutil.copytree(releases.parent / ".cache" / "accuracy", warehouse / ".cache" / "accuracy")


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def read_rows(folder: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{table}.parquet").to_pylist()
    return rows


@pytest.fixture(scope="session")
def releases(raw_folder: Path, warehouse: Path, make_once: MakeOnce) -> Path:
    """A folder of two releases, that no test may change."""

    def fill(folder: Path) -> None:
        shutil.copytree(raw_folder, folder / "raw", symlinks=True)
        shutil.copytree(warehouse, folder / "warehouse", symlinks=True)
        release(folder / "warehouse", FIRST_DAY)
        (folder / "raw" / "new.txt").write_text(ARTICLE.replace("Kazakhstan", "Kyrgyzstan").replace("41.5", "19.8"))
        run_command("build", "--raw", folder / "raw", "--warehouse", folder / "warehouse", check=True)
        release(folder / "warehouse", FIRST_DAY + DAY)

    return make_once("released", fill) / "warehouse" / "releases"


@pytest.fixture
def no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two thirds of a small release are spent on its site, which other tests look at."""
    monkeypatch.setattr("assets.releasing.pack_release", lambda folder, _: (folder / "site.zip").touch())


@pytest.fixture(scope="session")
def first(releases: Path) -> Path:
    """The first release, before the new text."""
    return releases / FIRST


@pytest.fixture(scope="session")
def second(releases: Path) -> Path:
    """The release after it."""
    return releases / SECOND
