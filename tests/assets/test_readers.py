"""Reader processes: what they read is what the run would have read, and what they fail on is left to the run."""

import logging
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assets import readers
from assets.inputs import InputChangedError, list_inputs, read_input
from assets.kept_readings import KeptReadings
from assets.survey import survey_raw_folder
from pipeline.tables.statements import read_columns
from tests.assets.conftest import ARTICLE, digest_parquet, run_command

LOG = logging.getLogger()
ORPHAN = """
import sys, time
from pathlib import Path
from assets import readers
from assets.inputs import list_inputs
from assets.kept_readings import KeptReadings
from pipeline.tables.statements import read_columns
from assets.survey import survey_raw_folder

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    inputs = list_inputs(folder, survey_raw_folder(folder).texts)
    with readers.start_readers(folder, inputs, KeptReadings(folder / ".kept", "engine"), 1):
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


def test_readers_read_every_input_once(folder: Path, kept: KeptReadings) -> None:
    inputs = list_inputs(folder, survey_raw_folder(folder).texts)
    assert (inputs[0].source_path, inputs[0].also_at) == ("a.txt", ("c.txt",))
    with readers.start_readers(folder, inputs, kept, workers=1):
        assert readers.finish_readers(folder, LOG) == {given.key for given in inputs}
        assert readers.finish_readers(folder, LOG) == set()
    segments = kept.settle({given.key for given in inputs})
    read = read_columns(kept.locate_table("readings", segments), ["reason"])
    assert sorted(read.column("reason").to_pylist(), key=str) == [None, None, "empty"]
    assert read_columns(kept.locate_table("claims", segments), ["key"]).num_rows


def test_no_process_is_started_for_nothing(folder: Path, kept: KeptReadings, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = list_inputs(folder, survey_raw_folder(folder).texts)
    monkeypatch.setattr(readers, "ProcessPoolExecutor", lambda *_, **__: pytest.fail("a process was started"))
    for given, workers in (([], 2), (inputs, 0)):
        with readers.start_readers(folder, given, kept, workers):
            assert readers.finish_readers(folder, LOG) == set()


def test_batches_hold_each_input_once_in_order(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = list_inputs(folder, survey_raw_folder(folder).texts)
    monkeypatch.setattr(readers, "SMALLEST_BATCH", len(ARTICLE) + 1)
    batches = list(readers.cut_batches(inputs, 1))
    assert len(batches) == 2 and sum(batches, ()) == tuple(inputs)


def test_file_that_changes_under_a_reader_is_told(folder: Path) -> None:
    (given, *_) = list_inputs(folder, survey_raw_folder(folder).texts)
    (folder / "a.txt").write_text("other words")
    with pytest.raises(InputChangedError, match=r"a\.txt changed while it was read; run"):
        read_input(folder, given)


def test_reader_that_dies_leaves_its_texts_to_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_command("build", "--raw", folder, "--warehouse", tmp_path / "alone", "--workers", 0, check=True)
    monkeypatch.setattr(readers, "read_batch", die)
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "warehouse", "--workers", 2, check=True)
    assert "2 texts read, 0 unchanged" in done.stderr
    assert digest_parquet(tmp_path / "warehouse") == digest_parquet(tmp_path / "alone")


def test_tables_are_the_same_with_any_number_of_readers(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "SMALLEST_BATCH", 1)
    digests = []
    for workers in (0, 1, 2, 4):
        warehouse = tmp_path / str(workers)
        done = run_command("build", "--raw", folder, "--warehouse", warehouse, "--workers", workers, check=True)
        assert "2 texts read, 0 unchanged" in done.stderr
        digests.append(digest_parquet(warehouse))
    assert digests[1:] == digests[:1] * 3


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


def die(*_: object) -> None:
    """What a reader that runs out of memory looks like to the build."""
    os.abort()


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
