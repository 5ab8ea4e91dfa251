"""The project's own input, built once for every test that only reads the result."""

from pathlib import Path

import pytest

from tests.assets.conftest import run_command

RAW = Path(__file__).parent.parent / "raw"


@pytest.fixture(scope="session")
def raw_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse built from raw/."""
    warehouse = tmp_path_factory.mktemp("raw") / "warehouse"
    run_command("build", "--raw", RAW, "--warehouse", warehouse, check=True)
    return warehouse
