"""Readers who query the published database in loops while builds promote new versions, and two builds at once.

    python bench/concurrency.py [--readers 16] [--builds 20]

Each build adds a text to the raw folder whose trade value is higher by a billion, so that every version has exactly one
right answer: as many documents as the value says. A query that fails, or an answer that mixes two versions, is counted.
Exits with 1 where there was one, or where a build failed.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from assets.command_line import main; main()"]
FIRST_VALUE = 10
TEXT = (
    "Astana, {day} June 2024. China and Kazakhstan spoke of roads and railways at their summit, officials said.\n\n"
    "Trade between China and Kazakhstan reached ${value} billion in 2023, the customs service reported. "
    "It was the {day}th time that ministers met, and they will meet again.\n"
)
READER = """
import json, os, sys, time
from pathlib import Path
import duckdb

os.nice(19)  # sixteen busy loops on a few cores: the builds would else take minutes each
database, stop, first = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
done = {"queries": 0, "failed": [], "torn": [], "versions": [], "slowest": 0.0}
rounds = 0
while not stop.exists():
    if rounds == 1:
        print("reading", flush=True)
    rounds += 1
    began = time.monotonic()
    try:
        with duckdb.connect(database, read_only=True) as connection:
            connection.execute("SET enable_progress_bar = false")
            (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            (value,) = connection.execute("SELECT max(obs_value) FROM trade_series").fetchone()
            (lost,) = connection.execute(
                "SELECT count(*) FROM evidence ANTI JOIN documents USING (document_id)").fetchone()
            (texts,) = connection.execute("SELECT count(*) FROM document_texts").fetchone()
    except Exception as error:
        done["failed"].append(f"{type(error).__name__}: {error}"[:300])
        continue
    done["queries"] += 4
    done["slowest"] = max(done["slowest"], time.monotonic() - began)
    if (value, lost, texts) != ((first + documents - 1) * 1e9, 0, documents):
        done["torn"].append([documents, value, lost, texts])
    if documents not in done["versions"]:
        done["versions"].append(documents)
        stop.with_name(f"seen-{documents}").touch()
print(json.dumps(done))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """What all readers together saw."""

    queries: int
    failed: list[str]
    torn: list[list[float]]
    versions: set[int]
    slowest: float


def add_text(raw: Path, number: int) -> None:
    """The n-th text, counted from 0."""
    raw.mkdir(parents=True, exist_ok=True)
    text = TEXT.format(day=number + 1, value=FIRST_VALUE + number)
    (raw / f"{number:03}.txt").write_text(text)


def start_build(raw: Path, warehouse: Path, *options: str) -> subprocess.Popen[str]:
    command = [*COMMAND, "build", "--quiet", "--raw", str(raw), "--warehouse", str(warehouse), *options]
    return subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def build(raw: Path, warehouse: Path) -> None:
    """Raises RuntimeError where the build fails."""
    process = start_build(raw, warehouse)
    _, said = process.communicate()
    if process.returncode:
        raise RuntimeError(f"a build failed: {said[-2000:]}")


def read_during(warehouse: Path, readers: int, promote: Callable[[int], None], promotions: int) -> Reading:
    """What so many reader processes, all of them busy, see while `promote` is called with 1, 2, 3 ...

    Beside the warehouse they leave a file `seen-N` once they have met a version of N documents.
    """
    stop = warehouse.parent / f"stop-{time.monotonic_ns()}"
    command = [sys.executable, "-c", READER, str(warehouse / "silkledger.duckdb"), str(stop), str(FIRST_VALUE)]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(readers)]
    try:
        for process in processes:
            while process.stdout and process.stdout.readline() not in ("reading\n", ""):
                pass
        for number in range(1, promotions + 1):
            promote(number)
    finally:
        stop.touch()
        # The last line is the reader's; what DuckDB may say of a slow query on a busy machine stands before it.
        said = [json.loads(process.communicate()[0].splitlines()[-1]) for process in processes]
    return Reading(
        queries=sum(held["queries"] for held in said),
        failed=[line for held in said for line in held["failed"]],
        torn=[answer for held in said for answer in held["torn"]],
        versions={version for held in said for version in held["versions"]},
        slowest=max(held["slowest"] for held in said),
    )


def build_at_once(raw: Path, warehouse: Path) -> list[tuple[int, str]]:
    """Exit codes and words of two builds of one warehouse that are started together."""
    processes = [start_build(raw, warehouse, "--force") for _ in range(2)]
    ended = [process.communicate() for process in processes]
    return [(process.returncode, said) for process, (_, said) in zip(processes, ended, strict=True)]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--readers", type=int, default=16)
    parser.add_argument("--builds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="silk-readers-") as folder:
        raw, warehouse = Path(folder) / "raw", Path(folder) / "warehouse"
        add_text(raw, 0)
        build(raw, warehouse)

        def promote(number: int) -> None:
            add_text(raw, number)
            build(raw, warehouse)

        began = time.monotonic()
        seen = read_during(warehouse, options.readers, promote, options.builds)
        seconds = time.monotonic() - began
        print(
            f"{options.readers} readers, {options.builds} builds in {seconds:.0f} s: {seen.queries:,} queries, "
            f"{len(seen.failed)} failed, {len(seen.torn)} torn, {len(seen.versions)} versions seen, slowest round "
            f"{seen.slowest:.2f} s"
        )
        at_once = build_at_once(raw, warehouse)
        told = sum("Waiting for another build" in said for _, said in at_once)
        print(f"two builds at once: exit codes {[code for code, _ in at_once]}, {told} said whom it waits for")
        for line in [*seen.failed[:3], *map(str, seen.torn[:3])]:
            print(f"  {line}")
    return int(bool(seen.failed or seen.torn or any(code for code, _ in at_once)))


if __name__ == "__main__":
    sys.exit(main())
