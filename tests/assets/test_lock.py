import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assets.lock import Holder, WarehouseLockedError, hold_lock

HOLD = """
import sys, time
from pathlib import Path
from assets.lock import hold_lock
with hold_lock(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(warehouse: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(warehouse)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_second_build_is_told_who_holds_the_warehouse(tmp_path: Path) -> None:
    told: list[Holder | None] = []
    with start_holder(tmp_path) as process:
        with pytest.raises(WarehouseLockedError, match=f"process {process.pid}"), hold_lock(tmp_path, 0.3, told.append):
            pass
        process.kill()
    assert [holder.pid for holder in told if holder] == [process.pid]


def test_lock_of_a_killed_build_is_free(tmp_path: Path) -> None:
    with start_holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    with hold_lock(tmp_path, 0, print):
        pass


def test_waiting_build_goes_on_when_the_first_ends(tmp_path: Path) -> None:
    told: list[Holder | None] = []

    def end(holder: Holder | None) -> None:
        told.append(holder)
        process.kill()

    with start_holder(tmp_path) as process, hold_lock(tmp_path, 30, end):
        assert len(told) == 1


def test_run_inside_a_build_meets_its_own_lock(tmp_path: Path) -> None:
    with hold_lock(tmp_path, 0, print):
        with hold_lock(tmp_path, 0, print):
            pass
        with start_refused(tmp_path) as process:
            assert process.wait() != 0


def start_refused(warehouse: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", HOLD, str(warehouse)], stderr=subprocess.PIPE, text=True)
