"""Which engine reads: a version that changes whenever any rule, word list or library that reads changes."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
# The libraries whose release could change what is read from a text.
READING_LIBRARIES = (
    "ahocorasick-rs",
    "babel",
    "charset-normalizer",
    "currencyconverter",
    "datasketch",
    "google-re2",
    "py3langid",
    "pycountry",
    "rapidfuzz",
    "sentencex",
    "trafilatura",
)


@cache
def read_engine_version() -> str:
    """Sixteen hexadecimal digits over everything that decides what is read from one text."""
    return _digest_sources("pipeline", "schemas")


@cache
def read_build_version() -> str:
    """The same over everything that decides what is published from the same texts: storage and checks besides."""
    return _digest_sources("pipeline", "schemas", "assets")


@cache
def read_git_commit() -> str:
    """The commit these sources stand at, from SILKLEDGER_COMMIT or git; `unknown` outside a repository of ours."""
    given = os.environ.get("SILKLEDGER_COMMIT")
    if given:
        return given
    try:
        answer = subprocess.run(
            ["git", "-C", str(HOUSE), "rev-parse", "--show-toplevel", "HEAD"],
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        ).stdout.split("\n")
    except (OSError, subprocess.SubprocessError):
        return "unknown"
    # Installed into an environment inside some other repository, that one's commit would say nothing of us.
    return answer[1] if Path(answer[0]).resolve() == HOUSE else "unknown"


def _digest_sources(*packages: str) -> str:
    digest = hashlib.sha256(f"python {sys.version_info[0]}.{sys.version_info[1]}\n".encode())
    for library in READING_LIBRARIES:
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
