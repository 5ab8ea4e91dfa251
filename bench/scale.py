"""How a build grows with its corpus: time and memory of each stage, from nothing and with ten more texts.

    python bench/scale.py [SIZE ...] [--sentences N] [--workers N] [--folder DIR] [--record FILE] [--chart FILE]

Texts are made up from the sentences of tests/gold, shuffled, each with words of its own, so that no two are one text.
Measured are seconds of the clock, seconds of processors (which other work on the machine disturbs less) and the
greatest memory of the build and of its readers. `--record` keeps the figures as JSON, those of other sizes with them;
`--chart` draws all that is recorded.
"""

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parent.parent
if str(HOUSE) not in sys.path:
    sys.path.insert(0, str(HOUSE))

from bench.scale_chart import draw_chart, show_growth  # noqa: E402

SOURCES = HOUSE / "tests" / "gold"
SENTENCES_A_TEXT = 20
ADDED = 10
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "po", "ri", "sa", "tu", "ve", "zo")
READERS = "the readers"
START = "starting, the rest"

Build = dict[str, Any]
"""`seconds`, `processor_seconds`, `megabytes` of one build; `stages` with the same of each, by name."""


def list_sentences() -> list[str]:
    """The sentences of the project's own gold texts, which are those of news and reports."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt"))]
    return [
        sentence.strip() for text in texts for sentence in re.split(r"(?<=[.!?])\s+|\n+", text) if len(sentence) > 40
    ]


def write_texts(folder: Path, numbers: range, sentences: Sequence[str], length: int = SENTENCES_A_TEXT) -> int:
    """Texts of these numbers, a thousand a folder; their size in bytes. A number always makes the same text."""
    size = 0
    for number in numbers:
        place = folder / f"{number // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        size += (place / f"{number:07d}.txt").write_text(make_text(number, sentences, length), encoding="utf-8")
    return size


def make_text(number: int, sentences: Sequence[str], length: int = SENTENCES_A_TEXT) -> str:
    """One text: sentences in an order of its own, each after an invented place."""
    chance = random.Random(number)
    chosen = chance.sample(sentences, length)
    return "\n\n".join(f"In {name_place(chance)} near {name_place(chance)} they add: {said}" for said in chosen) + "\n"


def name_place(chance: random.Random) -> str:
    """A name that is no place of this world."""
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def run_build(raw: Path, warehouse: Path, workers: int | None) -> Build:
    """A build as a process of its own; one that fails ends the comparison."""
    command = [sys.executable, __file__, "--measure", str(raw), str(warehouse)]
    command += ["--workers", str(workers)] if workers is not None else []
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    build: Build = json.loads(done.stdout.splitlines()[-1])
    return build


def measure_build(raw: Path, warehouse: Path, workers: int | None) -> Build:
    """`silkledger build` in this process, stage by stage."""
    began = time.perf_counter()
    from assets.command_line.build import build
    from assets.progress_steps import Step, listen

    stages: dict[str, Build] = {}
    since: list[float] = []

    def note(step: Step) -> None:
        if step.kind == "started":
            since[:] = [time.perf_counter(), time.process_time()]
            reset_peak()
        elif step.kind in ("done", "failed"):
            seconds, processor = time.perf_counter() - since[0], time.process_time() - since[1]
            stages[step.stage] = describe(seconds, processor, read_peak())

    with listen(note):
        build(raw=str(raw), warehouse=warehouse, force=False, wait=10.0, workers=workers, quiet=True)
    seconds, processor = time.perf_counter() - began, time.process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    read = children.ru_utime + children.ru_stime
    other = seconds - sum(stage["seconds"] for stage in stages.values())
    other_processor = processor - sum(stage["processor_seconds"] for stage in stages.values())
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    stages = {
        START: describe(other, other_processor, 0),
        READERS: describe(0, read, children.ru_maxrss / 1024),
        **stages,
    }
    peak = max(own, *(stage["megabytes"] for stage in stages.values()))
    return {**describe(seconds, processor + read, peak), "stages": stages}


def describe(seconds: float, processor_seconds: float, megabytes: float) -> Build:
    return {
        "seconds": round(seconds, 2),
        "processor_seconds": round(processor_seconds, 2),
        "megabytes": round(megabytes),
    }


def reset_peak() -> None:
    """Has the kernel count the greatest memory of this process anew, where it can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def read_peak() -> float:
    """The greatest memory of this process in MB, since `reset_peak` where the kernel tells."""
    try:
        told = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    except OSError:
        told = None
    return (int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def measure_size(size: int, folder: Path, length: int, workers: int | None) -> dict[str, Any]:
    """The build of so many texts from nothing, and that of ADDED texts more."""
    sentences = list_sentences()
    raw, warehouse = folder / f"raw{size}", folder / f"warehouse{size}"
    n_bytes = write_texts(raw, range(size), sentences, length)
    time.sleep(2.5)  # a file that was written just now is read twice
    cold = run_build(raw, warehouse, workers)
    write_texts(raw, range(size, size + ADDED), sentences, length)
    return {"texts": size, "bytes": n_bytes, "cold": cold, "more": run_build(raw, warehouse, workers)}


def show_stages(found: dict[str, Any]) -> None:
    """Each stage of both builds of one size."""
    cold, more = found["cold"], found["more"]
    print(f"\n{found['texts']:,} texts, {found['bytes'] / 1e6:.1f} MB; processor seconds, seconds, most MB")
    print(f"{'':28} {'from nothing':^26} {f'{ADDED} more':^26}")
    for name in [*cold["stages"], None]:
        row = [build["stages"].get(name, describe(0, 0, 0)) if name else build for build in (cold, more)]
        cells = "".join(f"{s['processor_seconds']:9.2f} {s['seconds']:9.2f} {s['megabytes']:6}  " for s in row)
        print(f"{name or 'in all':28}{cells}", flush=True)


def record(place: Path | None, found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was measured now with what was recorded of other sizes before, in order of size; kept in the file."""
    held = json.loads(place.read_text()) if place and place.is_file() else []
    merged = {item["texts"]: item for item in [*held, *found]}
    rows = [merged[size] for size in sorted(merged)]
    if place:
        place.write_text(json.dumps(rows, indent=1) + "\n")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000], help="numbers of texts (1000 10000)")
    parser.add_argument("--sentences", type=int, default=SENTENCES_A_TEXT, help="sentences a text (20)")
    parser.add_argument("--workers", type=int, help="reader processes (as many as processors)")
    parser.add_argument("--folder", type=Path, help="where texts and warehouses are written and left (a temporary one)")
    parser.add_argument("--record", type=Path, help="a JSON file to keep the figures in")
    parser.add_argument("--chart", type=Path, help="an SVG file to draw them in")
    parser.add_argument("--measure", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure_build(given.measure[0], given.measure[1], given.workers)))
        return
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            found.append(measure_size(size, given.folder or Path(folder), given.sentences, given.workers))
            show_stages(found[-1])
            rows = record(given.record, found)
    print(show_growth(rows))
    if given.chart:
        given.chart.write_text(draw_chart(rows))


if __name__ == "__main__":
    main()
