"""DuckDB for browsers, from the npm registry: fetched once by npm itself, checked against the lock, then kept.

Only `silkledger site` fetches. What is kept lies in the user's cache, by the lock's content, so that a release or a
test takes what is there and asks nothing of the network.
"""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from assets.site_errors import PackagesError
from pipeline.site.query import EngineFiles

LOCKED = ("package.json", "package-lock.json")
KEPT = {
    "library.js": "@duckdb/duckdb-wasm/dist/duckdb-browser.cjs",
    "worker.js": "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js",
    "engine.wasm.gz": "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm",
    "arrow.js": "apache-arrow/Arrow.es2015.min.js",
    "axe.js": "axe-core/axe.min.js",  # for the tests; never part of a site
}
LICENCES = {
    "Apache Arrow": "apache-arrow/LICENSE.txt",
    "FlatBuffers": "flatbuffers/LICENSE",
    "tslib": "tslib/LICENSE.txt",
}
LICENCE_NAME = "LICENCES.txt"
MOST_SECONDS = 300


def find_kept() -> Path:
    """The folder in which these very packages are kept, whether or not it is there.

    Raises PackagesError where neither the environment nor the system names a home.
    """
    try:
        home = os.environ.get("SILKLEDGER_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError as error:
        raise PackagesError("there is no home for a cache; name a folder in SILKLEDGER_CACHE") from error
    digest = hashlib.sha256(b"".join(_read_locked(name) for name in LOCKED)).hexdigest()[:16]
    return Path(home) / "silkledger" / f"site-packages-{digest}"


def read_engine() -> EngineFiles | None:
    """What the query box is made of; None where it was never fetched."""
    try:
        kept = find_kept()
    except PackagesError:
        return None
    if not (kept / LICENCE_NAME).is_file():
        return None
    return EngineFiles(
        library=(kept / "library.js").read_text(encoding="utf-8"),
        worker=(kept / "worker.js").read_text(encoding="utf-8"),
        wasm=(kept / "engine.wasm.gz").read_bytes(),
        arrow=(kept / "arrow.js").read_text(encoding="utf-8"),
        licences=(kept / LICENCE_NAME).read_text(encoding="utf-8"),
    )


def fetch_engine() -> EngineFiles:
    """The same, fetched by npm where it is not kept yet; says so on standard error.

    Raises PackagesError where npm, its registry or the cache cannot be used.
    """
    try:
        return read_engine() or _fetch()
    except OSError as error:
        raise PackagesError(f"the cache {find_kept()} cannot be used: {error.strerror or error}") from error


def _fetch() -> EngineFiles:
    print("silkledger: fetching DuckDB for the query box", file=sys.stderr, flush=True)
    kept = find_kept()
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".tmp-") as work:
        folder = Path(work)
        _install(folder)
        chosen = folder / "kept"
        chosen.mkdir()
        for name, source in KEPT.items():
            content = (folder / "node_modules" / source).read_bytes()
            (chosen / name).write_bytes(gzip.compress(content, 9, mtime=0) if name.endswith(".gz") else content)
        (chosen / LICENCE_NAME).write_text(_gather_licences(folder / "node_modules"), encoding="utf-8")
        shutil.rmtree(kept, ignore_errors=True)
        chosen.rename(kept)
    held = read_engine()
    if held is None:
        raise PackagesError(f"{kept} cannot be read")
    return held


def _install(folder: Path) -> None:
    """npm's own install from the lock, which holds the digest of every package; none of their scripts runs."""
    npm = shutil.which("npm")
    if npm is None:
        raise PackagesError("npm is not installed")
    for name in LOCKED:
        (folder / name).write_bytes(_read_locked(name))
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=MOST_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PackagesError(f"npm did not finish: {error}") from error
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise PackagesError(f"npm failed: {lines[0] if lines else 'it said nothing'}")


def _gather_licences(modules: Path) -> str:
    """The licences of everything that the query box holds."""
    parts = [("DuckDB and DuckDB-Wasm", _read_locked("DUCKDB.txt").decode())]
    for title, source in LICENCES.items():
        version = json.loads((modules / source.rsplit("/", 1)[0] / "package.json").read_bytes())["version"]
        parts.append((f"{title} {version}", (modules / source).read_text(encoding="utf-8")))
    rule = "=" * 100
    return "\n".join(f"{rule}\n{title}\n{rule}\n\n{text.strip()}\n" for title, text in parts)


def _read_locked(name: str) -> bytes:
    return files("pipeline.site").joinpath(f"packages/{name}").read_bytes()
