"""How fast the engine reads, in MB of text a second on one core, beside its lower bounds and its peers, in one run.

    python bench/throughput.py [--size MB] [--rounds N] [--peers PYTHON] [--peer-size MB] [--cold]
                               [--profile [STAGE]] [--json]

The texts are raw/ and tests/gold, repeated as separate documents up to the size. Every stage reads the same documents,
as many together as a build does, the stages in turn, round after round, and so do the peers (requirements-peers.txt) a
smaller sample of them, in a process of their own on the same core with one thread: what slows the machine slows all
alike. Shown are medians of CPU time, then the ratios that are aimed at. Results are dropped as they are made.
"""

import argparse
import cProfile
import json
import os
import pstats
import re
import statistics
import subprocess
import sys
import time
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from assets.reading_inputs import TOGETHER
from pipeline.documents.document import Document, RawText
from pipeline.documents.read import read_document
from pipeline.extraction import Extraction, extract_document, extract_documents
from pipeline.facts.read import read_facts
from pipeline.facts.scene import set_scene
from pipeline.figures.read import read_figures
from pipeline.mentions.gazetteer import load_gazetteer
from pipeline.mentions.read import read_mentions
from pipeline.tables.inline import inline_rows
from pipeline.times.read import read_times

HOUSE = Path(__file__).resolve().parent.parent
SOURCES = (HOUSE / "raw", HOUSE / "tests" / "gold")
PEERS = HOUSE / ".venv" / "peers" / "bin" / "python"
DIGITS = re.compile(r"\d+")
MEGABYTE = 1_000_000
T = TypeVar("T")
SINGLE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WHOLE = "extract: times, figures, mentions, facts"
FIGURES, DIGIT_SCAN = "figures alone", "bound: one scan for digits"
FULL_PEER = "spaCy en_core_web_sm, full"


@dataclass(frozen=True, slots=True)
class Target:
    """How many times the speed of one stage or peer another is to have."""

    stage: str
    other: str
    ratio: float


TARGETS = (
    Target(WHOLE, FULL_PEER, 20),
    Target(WHOLE, FULL_PEER, 50),
    Target(WHOLE, "quantulum3", 25),
    Target(FIGURES, DIGIT_SCAN, 1 / 15),
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The same documents at each stage of their way, so that a stage can be timed alone."""

    raw: tuple[RawText, ...]
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]

    @property
    def n_bytes(self) -> int:
        return sum(len(raw.content) for raw in self.raw)


def list_sources() -> list[RawText]:
    """The texts of raw/ and tests/gold; raises FileNotFoundError where there are none."""
    paths = [path for folder in SOURCES for path in sorted(folder.glob("*.txt"))]
    if not paths:
        raise FileNotFoundError(f"no .txt in {' or '.join(map(str, SOURCES))}")
    return [RawText(path.name, path.read_bytes()) for path in paths]


def make_corpus(size: float) -> Corpus:
    """The sources repeated as separate documents until they have `size` MB; rejected ones are left out."""
    sources = [
        (raw, document, extract_document(document))
        for raw in list_sources()
        if isinstance(document := read_document(raw), Document)
    ]
    chosen: list[tuple[RawText, Document, Extraction]] = []
    held = 0
    while held < size * MEGABYTE:
        for source in sources:
            chosen.append(source)
            held += len(source[0].content)
            if held >= size * MEGABYTE:
                break
    raw, documents, extractions = zip(*chosen, strict=True)
    return Corpus(raw, documents, extractions)


def list_stages(corpus: Corpus) -> dict[str, Callable[[], object]]:
    """What is timed, by its name: bounds that nothing can beat, our stages alone, then all of them together."""
    raw, documents, extractions = corpus.raw, corpus.documents, corpus.extractions
    matcher = load_gazetteer().matcher
    return {
        "bound: decoding and form C": lambda: drop(unicodedata.normalize("NFC", r.content.decode()) for r in raw),
        DIGIT_SCAN: lambda: drop(DIGITS.findall(d.text) for d in documents),
        "bound: Aho-Corasick over the gazetteer": lambda: drop(
            matcher.find_matches_as_indexes(d.text) for d in documents
        ),
        "read_document": lambda: drop(read_document(r) for r in raw),
        "times alone": lambda: drop(read_times(d.text, d.published) for d in documents),
        FIGURES: lambda: drop(read_figures(x.document.text, x.times) for x in extractions),
        "mentions alone": lambda: drop(read_mentions(d) for d in documents),
        "facts alone": lambda: drop(
            read_facts([set_scene(x.document, x.figures, x.times, x.cast) for x in some])
            for some in gather(extractions)
        ),
        "rows alone": lambda: drop(inline_rows(x) for x in extractions),
        WHOLE: lambda: drop(extract_documents(some) for some in gather(documents)),
        "the same, each text by itself": lambda: drop(extract_document(d) for d in documents),
        "read_document and extract": lambda: drop(
            extract_documents([read_known(r) for r in some]) for some in gather(raw)
        ),
        "read_document, extract and rows": lambda: drop(
            [inline_rows(x) for x in extract_documents([read_known(r) for r in some])] for some in gather(raw)
        ),
    }


def gather(given: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many together as a build reads together."""
    return (given[first : first + TOGETHER] for first in range(0, len(given), TOGETHER))


def drop(made: Iterable[object]) -> None:
    """Makes everything and keeps nothing."""
    deque(made, maxlen=0)


def read_known(raw: RawText) -> Document:
    """The document of a text that is known to be accepted; raises TypeError for another."""
    document = read_document(raw)
    if not isinstance(document, Document):
        raise TypeError(f"{raw.source_path} is rejected: {document.detail}")
    return document


def time_stages(stages: dict[str, Callable[[], object]], rounds: int, peers: "Peers") -> dict[str, list[float]]:
    """The CPU seconds of each stage, and of each peer, round by round."""
    seconds: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, run in stages.items():
            began = time.process_time()
            run()
            seconds.setdefault(name, []).append(time.process_time() - began)
        for name, taken in peers.time_round().items():
            seconds.setdefault(name, []).append(taken)
    return seconds


class Peers:
    """The peers in a process of their own, asked for one round at a time; none where there is no such environment.

    `missing` says which of them are not installed.
    """

    def __init__(self, python: Path, texts: list[str]) -> None:
        self.missing: dict[str, str] = {}
        self._process: subprocess.Popen[str] | None = None
        if python.exists():
            self._process = subprocess.Popen(
                [str(python), "-W", "ignore", str(HOUSE / "bench" / "peers.py")],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | SINGLE_THREAD,
            )
            self.missing = self._ask(json.dumps(texts))

    def time_round(self) -> dict[str, float]:
        """The CPU seconds of each peer for all the texts once."""
        return self._ask("round") if self._process else {}

    def close(self) -> None:
        """Ends the process."""
        if self._process:
            self._process.communicate()

    def _ask(self, line: str) -> dict[str, Any]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise ValueError("there are no peers to ask; look at `--peers`")
        process.stdin.write(line + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return answer


def time_first_text() -> dict[str, float]:
    """The seconds that the first text takes in a fresh process, imports left out, and the same text again."""
    document = read_known(list_sources()[0])
    began = time.perf_counter()
    extract_document(document)
    again = time.perf_counter()
    extract_document(document)
    return {"first text": again - began, "again": time.perf_counter() - again}


def take_texts(corpus: Corpus, size: float) -> list[str]:
    """Texts of one round through the sources, evenly spread, `size` MB of them or all: as long and as short as all."""
    texts = list(dict.fromkeys(document.text for document in corpus.documents))
    total = sum(len(text.encode()) for text in texts)
    share = min(1.0, size * MEGABYTE / total)
    kept = [text for number, text in enumerate(texts) if int((number + 1) * share) > int(number * share)]
    return kept or texts[:1]


def stay_on_one_core() -> None:
    """Pins this process and those that it starts to one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def show_profile(run: Callable[[], object]) -> None:
    """Prints the functions that a stage spends its time in, by their own time, then by all of it."""
    profile = cProfile.Profile()
    profile.runcall(run)
    for order in ("tottime", "cumulative"):
        pstats.Stats(profile).strip_dirs().sort_stats(order).print_stats(30)


def report(speeds: dict[str, float], missing: dict[str, str]) -> None:
    """Prints MB/s by stage and peer, and how we stand to what is aimed at."""
    for name, speed in speeds.items():
        print(f"{name:44} {speed:10.3f} MB/s")
    for name, reason in missing.items():
        print(f"{name:44} {reason}")
    if FULL_PEER not in speeds:
        print("No peers: python3.11 -m venv .venv/peers && .venv/peers/bin/pip install -r bench/requirements-peers.txt")
    print()
    for target in TARGETS:
        if target.stage in speeds and target.other in speeds:
            ratio = speeds[target.stage] / speeds[target.other]
            met = "met" if ratio >= target.ratio else "not met"
            stage = target.stage.split(":")[0]
            if target.ratio >= 1:
                print(f"{stage} is {ratio:.1f} times {target.other}; target {target.ratio:g}: {met}")
            else:
                print(f"{stage}: {1 / ratio:.1f} times as long as {target.other}; target {1 / target.ratio:g}: {met}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=float, default=2.0, help="MB of text (2; 20 for figures to publish)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds whose median is shown (3)")
    parser.add_argument("--peers", type=Path, default=PEERS, help="Python of the peers' environment (.venv/peers)")
    parser.add_argument("--peer-size", type=float, default=0.2, help="MB of text for the peers (0.2)")
    parser.add_argument("--cold", action="store_true", help="only the seconds of the first text of this process")
    parser.add_argument("--profile", nargs="?", const=WHOLE, metavar="STAGE", help="where a stage spends its time")
    parser.add_argument("--json", action="store_true", help="print MB/s as JSON and nothing else")
    options = parser.parse_args()
    if options.cold:
        print(json.dumps(time_first_text()))
        return 0
    stay_on_one_core()
    corpus = make_corpus(options.size)
    stages = list_stages(corpus)
    if options.profile:
        if options.profile not in stages:
            parser.error(f"no stage {options.profile!r}; there are: {'; '.join(stages)}")
        show_profile(stages[options.profile])
        return 0
    texts = take_texts(corpus, options.peer_size)
    peer_bytes = sum(len(text.encode()) for text in texts)
    peers = Peers(options.peers, texts)
    seconds = time_stages(stages, options.rounds, peers)
    peers.close()
    sizes = dict.fromkeys(stages, corpus.n_bytes)
    speeds = {n: sizes.get(n, peer_bytes) / MEGABYTE / statistics.median(taken) for n, taken in seconds.items()}
    if options.json:
        print(json.dumps({"bytes": corpus.n_bytes, "documents": len(corpus.raw), "mb_per_s": speeds}, indent=1))
    else:
        print(f"{len(corpus.raw)} documents, {corpus.n_bytes / MEGABYTE:.2f} MB; peers {peer_bytes / MEGABYTE:.2f} MB")
        report(speeds, peers.missing)
    return 0


if __name__ == "__main__":
    sys.exit(main())
