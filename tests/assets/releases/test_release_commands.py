"""The commands on releases explain themselves."""

import pytest

from tests.assets.conftest import run_command


@pytest.mark.parametrize("command", ["release", "verify", "diff", "publish", "pull", "export"])
def test_help_of_a_command_is_its_documentation(command: str) -> None:
    said = " ".join(run_command(command, "--help", check=True).stdout.split())
    assert "Exit codes" in said
    assert f"silkledger {command}" in said.partition("Example")[2]
    assert f"│ {command} " in run_command("--help", check=True).stdout
