"""A real Ray cluster of two nodes on loopback reads what the run would have read, also when a worker is killed."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets import ray_readers, readers
from assets.definitions import JOB_NAME, define_house
from assets.ray_readers import OtherEngineError, read_texts
from assets.reading_engine import Engine, ReadingEngine
from assets.resources import Readers
from tests.assets.conftest import ARTICLE, digest_parquet, run_command

HAS_RAY = find_spec("ray") is not None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six texts, one of them no article, two of them rows of a file."""
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(4):
        (raw / f"{number}.txt").write_text(ARTICLE.replace("41.5", f"{number}.5"))
    (raw / "empty.txt").write_text("")
    rows = [ARTICLE.replace("41.5", amount).replace("\n", "\\n") for amount in ("8.1", "9.2")]
    (raw / "rows.jsonl").write_text("".join(f'{{"text": "{row}"}}\n' for row in rows))
    return raw


@pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed (the extra `ray`)")
def test_killed_worker_changes_no_byte(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    run_command("build", "--raw", folder, "--warehouse", tmp_path / "alone", "--workers", 0, check=True)
    monkeypatch.setattr(readers, "SMALLEST_BATCH", 1)
    node = {"num_cpus": 1, "include_dashboard": False, "object_store_memory": 80 * 1024 * 1024}
    cluster = Cluster(initialize_head=True, head_node_args=node)
    try:
        cluster.add_node(num_cpus=1, object_store_memory=80 * 1024 * 1024)
        killed: list[int] = []
        killer = threading.Thread(target=kill_worker, args=(killed,), daemon=True)
        killer.start()
        chosen = ("--engine", "ray", "--address", cluster.address)
        done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "ray", *chosen, check=True)
        killer.join()
        asked = Readers(engine="ray", address=cluster.address)
        job = define_house(folder, tmp_path / "scheduled", readers=asked).resolve_job_def(JOB_NAME)
        reached = watch_cluster(monkeypatch)
        assert job.execute_in_process(instance=dg.DagsterInstance.ephemeral()).success
        assert reached == [cluster.address]
    finally:
        cluster.shutdown()
    assert killed and "6 texts read, 0 unchanged" in done.stderr and "once more" not in done.stderr
    assert digest_parquet(tmp_path / "ray") == digest_parquet(tmp_path / "alone")
    assert digest_parquet(tmp_path / "scheduled") == digest_parquet(tmp_path / "alone")


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_missing_ray_is_told_before_anything_is_done(folder: Path, tmp_path: Path) -> None:
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "w", "--engine", "ray")
    assert done.exit_code == 2 and "silkledger[ray]" in done.stderr.replace("\n", "")
    assert not (tmp_path / "w").exists()


def test_address_without_the_engine_is_refused(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "w", "--address", "127.0.0.1:6379")
    assert done.exit_code == 2 and "--engine ray" in done.stderr
    monkeypatch.setenv("SILKLEDGER_ADDRESS", "127.0.0.1:6379")
    assert run_command("build", "--raw", folder, "--warehouse", tmp_path / "w").exit_code == 2


def test_node_with_other_rules_reads_nothing() -> None:
    with pytest.raises(OtherEngineError, match="install the same version"):
        read_texts("0" * 16, [])


def test_run_takes_its_readers_from_the_environment_and_its_own_configuration_before_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SILKLEDGER_ENGINE", "ray")
    monkeypatch.setenv("SILKLEDGER_ADDRESS", "head.example.org:6379")
    monkeypatch.setenv("SILKLEDGER_WORKERS", "3")
    readers = Readers.from_environment()
    assert readers.reading == ReadingEngine(Engine.RAY, "head.example.org:6379", 3)
    asked: list[tuple[str | None, int | None]] = []

    @contextmanager
    def note(*given: Any) -> Iterator[None]:
        asked.append(given[3:])
        yield

    monkeypatch.setattr(ray_readers, "start_ray_readers", note)
    job = define_house(folder, tmp_path / "w", readers=readers).resolve_job_def(JOB_NAME)
    own = {"resources": {"readers": {"config": {"engine": "ray", "address": "other.example.org:6379"}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        read = job.execute_in_process(run_config=own, instance=instance, op_selection=["raw_files", "read_documents"])
    assert read.success
    assert asked == [("other.example.org:6379", None)]


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"ENGINE": "spark"}, "'spark' is not known; choose local or ray"), ({"WORKERS": "all"}, "expected a number"),
     ({"ADDRESS": "head:6379"}, "the engine is not ray")],
)  # fmt: skip
def test_setting_that_cannot_be_meant_is_refused(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], said: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"SILKLEDGER_{name}", value)
    with pytest.raises(ValueError, match=said):
        _ = Readers.from_environment().reading


def watch_cluster(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """The addresses that runs connect to from now on."""
    reached: list[str | None] = []
    connect = ray_readers.connect_cluster

    def note(address: str | None, workers: int | None) -> Any:
        reached.append(address)
        return connect(address, workers)

    monkeypatch.setattr(ray_readers, "connect_cluster", note)
    return reached


def kill_worker(killed: list[int]) -> None:
    """Kills the first process of our own cluster that reads texts, in the middle of its work."""
    end = time.monotonic() + 120
    while not killed and time.monotonic() < end:
        for place in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if place.read_bytes().startswith(b"ray::read_texts") and is_ours(int(place.parent.name)):
                    killed.append(int(place.parent.name))
                    os.kill(killed[0], signal.SIGKILL)
                    return
            except (OSError, ValueError):
                continue
        time.sleep(0.01)


def is_ours(pid: int) -> bool:
    """Whether a process descends from this one."""
    while pid > 1 and pid != os.getpid():
        pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return pid == os.getpid()
