"""Which engine reads: a version that changes whenever any rule, word list or library that reads changes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
# The libraries whose release could change what is read from a text; from courlan on, those that trafilatura reads with.
READING_LIBRARIES = (
    "ahocorasick-rs",
    "charset-normalizer",
    "google-re2",
    "markdown-it-py",
    "py3langid",
    "pycountry",
    "trafilatura",
    "courlan",
    "htmldate",
    "justext",
    "lxml",
)
# And those that merge, convert, write and check what was read: the bytes that are published.
PUBLISHING_LIBRARIES = (
    "currencyconverter",
    "duckdb",
    "jinja2",
    "markupsafe",
    "numpy",
    "pandas",
    "pandera",
    "pyarrow",
)


@cache
def read_engine_version() -> str:
    """Sixteen hexadecimal digits over everything that decides what is read from one text."""
    return _digest(READING_LIBRARIES, ("pipeline", "schemas"))


@cache
def read_build_version() -> str:
    """The same over everything that decides what is published from the same texts: storage and checks besides."""
    return _digest(READING_LIBRARIES + PUBLISHING_LIBRARIES, ("pipeline", "schemas", "assets"))


@cache
def read_git_commit() -> str:
    """The commit these sources stand at, from SILKLEDGER_COMMIT or git; `unknown` outside a repository of ours.

    Ends in `-dirty` where a tracked file differs from that commit.
    """
    given = os.environ.get("SILKLEDGER_COMMIT")
    if given:
        return given
    try:
        # Installed into an environment inside some other repository, that one's commit would say nothing of us.
        if Path(_ask_git("rev-parse", "--show-toplevel")).resolve() != HOUSE:
            return "unknown"
        return _ask_git("describe", "--always", "--abbrev=40", "--exclude=*", "--dirty")
    except (OSError, subprocess.SubprocessError):
        return "unknown"


def _ask_git(*question: str) -> str:
    """The answer of git on this house; raises OSError or SubprocessError where there is none."""
    command = ["git", "-C", str(HOUSE), *question]
    return subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout.strip()


def _digest(libraries: Iterable[str], packages: Iterable[str]) -> str:
    digest = hashlib.sha256(f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode())
    for library in libraries:
        digest.update(f"{library} {_read_version(library)}\n".encode())
    for package in packages:
        for path in sorted((HOUSE / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                digest.update(f"{path.relative_to(HOUSE).as_posix()}\n".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _read_version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
