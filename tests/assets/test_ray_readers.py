"""A real Ray cluster of two nodes on loopback reads what the run would have read, also when a worker is killed."""

import os
import signal
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from assets import readers
from assets.ray_readers import OtherEngineError, read_texts
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
    finally:
        cluster.shutdown()
    assert killed and "6 texts read, 0 unchanged" in done.stderr and "once more" not in done.stderr
    assert digest_parquet(tmp_path / "ray") == digest_parquet(tmp_path / "alone")


@pytest.mark.skipif(HAS_RAY, reason="Ray is installed")
def test_missing_ray_is_told_before_anything_is_done(folder: Path, tmp_path: Path) -> None:
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "w", "--engine", "ray")
    assert done.exit_code == 2 and "silkledger[ray]" in done.stderr.replace("\n", "")
    assert not (tmp_path / "w").exists()


def test_address_without_the_engine_is_refused(folder: Path, tmp_path: Path) -> None:
    done = run_command("build", "--raw", folder, "--warehouse", tmp_path / "w", "--address", "127.0.0.1:6379")
    assert done.exit_code == 2 and "--engine ray" in done.stderr


def test_node_with_other_rules_reads_nothing() -> None:
    with pytest.raises(OtherEngineError, match="install the same version"):
        read_texts("0" * 16, [])


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
