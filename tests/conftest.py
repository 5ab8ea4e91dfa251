"""What tests of several files read is made once, also where several processes run the tests."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assets.conftest import MakeOnce, run_command

RAW = Path(__file__).parent.parent / "raw"


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> MakeOnce:
    """Gives the folder of a name, made by the first process that asks; the others wait for it, and all only read it."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder, made = base / f"once-{name}", base / f"once-{name}.made"
        with (base / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                made.touch()
        return folder

    return make


@pytest.fixture(scope="session")
def raw_warehouse(make_once: MakeOnce) -> Path:
    """A warehouse built from raw/."""

    def fill(folder: Path) -> None:
        run_command("build", "--raw", RAW, "--warehouse", folder / "warehouse", check=True)

    return make_once("raw_warehouse", fill) / "warehouse"
