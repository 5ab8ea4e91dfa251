"""How the command line ends: at once, with nothing lost, and in a plain line when somebody stops it."""

import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from assets import run
from assets.progress import progress_logger
from tests.assets.conftest import run_command

LEAVE = """
import sys, threading, time
from assets.command_line import main

def finish():
    time.sleep(0.1)
    print("the thread ended", end="")

threading.Thread(target=finish).start()
sys.argv = ["silkledger", "nonsense"]
main()
"""


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_the_command_ends_with_its_code_after_its_threads() -> None:
    done = subprocess.run([sys.executable, "-c", LEAVE], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "the thread ended")
    assert "No such command 'nonsense'" in done.stderr


def test_build_that_is_interrupted_says_what_stands(
    raw_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "run_build", stop)
    done = run_command("build", "--raw", raw_folder, "--warehouse", tmp_path / "w", "--workers", 0, "--quiet")
    assert done.exit_code == 130
    assert done.stderr.startswith("silkledger: interrupted; what stands in") and done.stderr.count("\n") == 1


def test_run_that_is_interrupted_is_no_failure_of_a_stage() -> None:
    @dg.op
    def stopped() -> None:
        raise KeyboardInterrupt

    @dg.job(logger_defs={"progress": progress_logger})
    def job() -> None:
        stopped()

    with pytest.raises(KeyboardInterrupt):
        run._run_job(job, {})
