"""Reader processes: what they read is what the run would have read, and what they fail on is left to the run."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assets import read_ahead
from assets.kept_readings import KeptReadings
from assets.reading import read_raw_texts
from assets.survey import list_unread, survey_raw_folder
from assets.warehouse_folder import WarehouseFolder
from pipeline.documents.document import Document
from tests.assets.conftest import ARTICLE, digest_parquet, run_command

LOG = logging.getLogger()
ORPHAN = """
import sys, time
from pathlib import Path
from assets import read_ahead
from assets.kept_readings import KeptReadings

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with read_ahead.read_ahead(folder, {"a.txt"}, KeptReadings(folder / ".kept", "engine"), 1):
        import multiprocessing
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts, one of them twice, and a file that is none."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, amount in (("a.txt", "41.5"), ("b.txt", "19.8"), ("c.txt", "41.5")):
        (raw / name).write_text(ARTICLE.replace("41.5", amount))
    (raw / "empty.txt").write_text("")
    return raw


@pytest.fixture
def kept(tmp_path: Path) -> KeptReadings:
    return KeptReadings(tmp_path / "kept", "engine")


def test_readers_keep_every_text_and_count_the_new(folder: Path, kept: KeptReadings) -> None:
    paths = {"a.txt", "b.txt", "c.txt", "empty.txt"}
    with read_ahead.read_ahead(folder, paths, kept, workers=1):
        assert read_ahead.finish_reading(folder, LOG) == 2  # c.txt says what a.txt says
        assert read_ahead.finish_reading(folder, LOG) == 0
    documents = [item for item in read_raw_texts(folder, kept) if isinstance(item, Document)]
    assert len(documents) == 3 and all(kept.find_rows(document) for document in documents)


def test_no_process_is_started_for_nothing(folder: Path, kept: KeptReadings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_ahead, "ProcessPoolExecutor", lambda *_, **__: pytest.fail("a process was started"))
    for paths, workers in ((set[str](), 2), ({"a.txt"}, 0), ({"gone.txt"}, 2)):
        with read_ahead.read_ahead(folder, paths, kept, workers):
            assert read_ahead.finish_reading(folder, LOG) == 0


def test_batches_hold_each_file_once_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_ahead, "BATCH_BYTES", 2 * len(ARTICLE))
    batches = list(read_ahead.cut_batches(folder, {"a.txt", "b.txt", "c.txt"}))
    assert [[file.source_path for file in batch.files] for batch in batches] == [["a.txt", "b.txt"], ["c.txt"]]


def test_reader_that_dies_leaves_its_texts_to_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_command("build", "--raw", folder, "--warehouse", tmp_path / "alone", "--workers", 0, check=True)
    monkeypatch.setattr(read_ahead, "read_batch", die)
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "warehouse", "--workers", 2, check=True)
    assert "2 texts read, 0 unchanged" in done.stderr
    assert digest_parquet(tmp_path / "warehouse") == digest_parquet(tmp_path / "alone")


@pytest.mark.parametrize("workers", [1, 3])
def test_tables_are_the_same_with_any_number_of_readers(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(read_ahead, "BATCH_BYTES", 1)
    for name, number in (("alone", 0), ("shared", workers)):
        done = run_command("build", "--raw", folder, "--warehouse", tmp_path / name, "--workers", number, check=True)
        assert "2 texts read, 0 unchanged" in done.stderr
    assert digest_parquet(tmp_path / "shared") == digest_parquet(tmp_path / "alone")


def test_readers_end_with_a_build_that_is_killed(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ORPHAN, folder], stdout=subprocess.PIPE, text=True) as build:
        assert build.stdout
        readers = [int(pid) for pid in build.stdout.readline().split()]
        build.send_signal(signal.SIGKILL)
    assert readers
    end = time.monotonic() + 30
    while any(_is_running(reader) for reader in readers):
        assert time.monotonic() < end, "a reader is still running"
        time.sleep(0.05)


def test_only_what_no_build_has_read_is_unread(copied: tuple[Path, Path]) -> None:
    raw, warehouse = copied
    folder = WarehouseFolder(warehouse)
    assert list_unread(folder, survey_raw_folder(raw)) == set()
    (raw / "new.txt").write_text(ARTICLE.replace("Kazakhstan", "Kyrgyzstan"))
    assert list_unread(folder, survey_raw_folder(raw)) == {"new.txt"}
    (raw / "register.csv").write_text("source_path,title\nnew.txt,A title\n")
    assert "new.txt" in list_unread(folder, survey_raw_folder(raw))
    assert len(list_unread(folder, survey_raw_folder(raw))) == len(survey_raw_folder(raw).texts)


def die(*_: object) -> None:
    """What a reader that runs out of memory looks like to the build."""
    os.abort()


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
