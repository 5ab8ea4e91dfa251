import ast
import subprocess
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from pytest import MonkeyPatch

from assets import engine
from assets.engine import HOUSE, PUBLISHING_LIBRARIES, READING_LIBRARIES


def list_imports(package: str) -> set[str]:
    """The modules from outside that the sources of a package import, by their first name."""
    found = set()
    for path in (HOUSE / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def test_every_library_that_decides_bytes_is_part_of_the_version() -> None:
    known = {name.lower() for name in READING_LIBRARIES + PUBLISHING_LIBRARIES}
    distributions = packages_distributions()
    used = {
        distribution.lower().replace("_", "-")
        for package in ("pipeline", "schemas")
        for name in list_imports(package)
        for distribution in distributions.get(name, ())
    }
    assert used - known - {"silkledger"} == set()
    needed = {requirement.split(">")[0].split("[")[0].strip().lower() for requirement in requires("trafilatura") or ()}
    assert {"lxml", "justext", "htmldate", "courlan"} & needed <= {name.lower() for name in READING_LIBRARIES}


@pytest.mark.parametrize(
    ("library", "reads_anew"), [("lxml", True), ("justext", True), ("duckdb", False), ("pyarrow", False)]
)
def test_new_release_of_a_library_is_a_new_version(monkeypatch: MonkeyPatch, library: str, reads_anew: bool) -> None:
    def ask() -> tuple[str, str]:
        return engine.read_engine_version.__wrapped__(), engine.read_build_version.__wrapped__()

    real, before = engine._read_version, ask()
    monkeypatch.setattr(engine, "_read_version", lambda name: "99" if name == library else real(name))
    after = ask()
    assert (after[0] != before[0]) == reads_anew and after[1] != before[1]


def test_commit_tells_a_changed_tree(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", "-C", str(tmp_path), *who, *arguments], check=True, capture_output=True)

    monkeypatch.setattr(engine, "HOUSE", tmp_path.resolve())
    monkeypatch.delenv("SILKLEDGER_COMMIT", raising=False)
    git("init", "-q")
    (tmp_path / "rules.py").write_text("1")
    git("add", "rules.py")
    git("commit", "-q", "-m", "first")
    clean = engine.read_git_commit.__wrapped__()
    assert len(clean) == 40
    (tmp_path / "notes.txt").write_text("not tracked")
    assert engine.read_git_commit.__wrapped__() == clean
    (tmp_path / "rules.py").write_text("2")
    assert engine.read_git_commit.__wrapped__() == f"{clean}-dirty"
