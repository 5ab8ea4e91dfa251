"""How a build grows with its corpus: time and memory of a cold build, and of one with ten more texts.

    python bench/scale.py [SIZE ...] [--workers N] [--keep FOLDER]

Texts are made up from the sentences of tests/gold, shuffled, each with words of its own, so that no two are one text.
Shown for each size are seconds and the greatest memory of any process; then the exponent of growth between sizes.
"""

import argparse
import math
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
SOURCES = HOUSE / "tests" / "gold"
SENTENCES_A_TEXT = 20
ADDED = 10
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "po", "ri", "sa", "tu", "ve", "zo")


@dataclass(frozen=True, slots=True)
class Cost:
    """One command: wall seconds, and the largest resident set of a process in MB."""

    seconds: float
    megabytes: float


def list_sentences() -> list[str]:
    """The sentences of the project's own gold texts, which are those of news and reports."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    return [
        sentence.strip() for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n+", text) if len(sentence) > 40
    ]


def write_texts(folder: Path, numbers: range, sentences: Sequence[str]) -> int:
    """Texts of these numbers, a thousand a folder; their size in bytes. A number always makes the same text."""
    size = 0
    for number in numbers:
        place = folder / f"{number // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        size += (place / f"{number:07d}.txt").write_text(make_text(number, sentences), encoding="utf-8")
    return size


def make_text(number: int, sentences: Sequence[str]) -> str:
    """One text: sentences in an order of its own, each after an invented place."""
    chance = random.Random(number)
    chosen = chance.sample(sentences, SENTENCES_A_TEXT)
    return "\n\n".join(f"In {name_place(chance)} near {name_place(chance)} they add: {said}" for said in chosen) + "\n"


def name_place(chance: random.Random) -> str:
    """A name that is no place of this world."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def run_build(raw: Path, warehouse: Path, workers: int | None) -> Cost:
    """A build as a process of its own; one that fails ends the comparison."""
    command = [str(Path(sys.executable).with_name("silkledger")), "build", "-q", "--raw", str(raw)]
    command += ["--warehouse", str(warehouse), *(["--workers", str(workers)] if workers is not None else [])]
    measured = [sys.executable, "-c", MEASURE, *command]
    began = time.perf_counter()
    done = subprocess.run(measured, cwd=HOUSE, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Cost(time.perf_counter() - began, int(done.stdout.split()[-1]) / 1024)


MEASURE = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(code)
"""


def measure(sizes: Sequence[int], folder: Path, workers: int | None) -> Iterator[tuple[int, int, Cost, Cost]]:
    """For each size: number of texts, bytes, the cold build, and the build with ADDED texts more."""
    sentences = list_sentences()
    for size in sizes:
        raw, warehouse = folder / f"raw{size}", folder / f"warehouse{size}"
        n_bytes = write_texts(raw, range(size), sentences)
        cold = run_build(raw, warehouse, workers)
        write_texts(raw, range(size, size + ADDED), sentences)
        yield size, n_bytes, cold, run_build(raw, warehouse, workers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000], help="numbers of texts (1000 10000)")
    parser.add_argument("--workers", type=int, help="reader processes (as many as processors)")
    given = parser.parse_args()
    before: tuple[int, Cost] | None = None
    print(f"{'texts':>9} {'MB':>8} {'cold s':>9} {'MB/s':>6} {'most MB':>8} {'+10 s':>8} {'of cold':>8} {'growth':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for size, n_bytes, cold, more in measure(given.sizes, Path(folder), given.workers):
            memory = max(cold.megabytes, more.megabytes)
            growth = f"{math.log(cold.seconds / before[1].seconds) / math.log(size / before[0]):7.2f}" if before else ""
            print(
                f"{size:9,} {n_bytes / 1e6:8.1f} {cold.seconds:9.1f} {n_bytes / 1e6 / cold.seconds:6.2f} "
                f"{memory:8.0f} {more.seconds:8.1f} {more.seconds / cold.seconds:8.1%} {growth}",
                flush=True,
            )
            before = size, cold


if __name__ == "__main__":
    main()
