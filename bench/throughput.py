"""How fast the engine reads, in MB of text a second on one core, beside its lower bounds and its peers, in one run.

    python bench/throughput.py [--size MB] [--rounds N] [--peers PYTHON] [--peer-size MB] [--profile [STAGE]] [--json]

The texts are raw/ and tests/gold, repeated as separate documents up to the size. Every stage reads the same documents,
the stages in turn, round after round; shown are medians of CPU time. The peers (requirements-peers.txt) read a smaller
sample of the same documents in a process of their own on the same core, with one thread.
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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.documents.document import Document, RawText
from pipeline.documents.read import read_document
from pipeline.extraction import Extraction, extract_document
from pipeline.facts.read import read_facts
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
SINGLE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
WHOLE = "extract: times, figures, mentions, facts"
FULL_PEER = "spaCy en_core_web_sm, full"
TARGET_RATIO = 20  # our whole extract against spaCy's full small pipeline


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
    sources = [(raw, document) for raw in list_sources() if isinstance(document := read_document(raw), Document)]
    chosen: list[tuple[RawText, Document]] = []
    held = 0
    while held < size * MEGABYTE:
        for raw, document in sources:
            chosen.append((raw, document))
            held += len(raw.content)
            if held >= size * MEGABYTE:
                break
    documents = tuple(document for _, document in chosen)
    return Corpus(tuple(raw for raw, _ in chosen), documents, tuple(map(extract_document, documents)))


def list_stages(corpus: Corpus) -> dict[str, Callable[[], object]]:
    """What is timed, by its name: bounds that nothing can beat, our stages alone, then all of them together."""
    raw, documents, extractions = corpus.raw, corpus.documents, corpus.extractions
    matcher = load_gazetteer().matcher
    return {
        "bound: decoding and form C": lambda: [unicodedata.normalize("NFC", r.content.decode()) for r in raw],
        "bound: one scan for digits": lambda: [DIGITS.findall(d.text) for d in documents],
        "bound: Aho-Corasick over the gazetteer": lambda: [matcher.find_matches_as_indexes(d.text) for d in documents],
        "read_document": lambda: [read_document(r) for r in raw],
        "times alone": lambda: [read_times(d.text, d.published) for d in documents],
        "figures alone": lambda: [read_figures(x.document.text, x.times) for x in extractions],
        "mentions alone": lambda: [read_mentions(d) for d in documents],
        "facts alone": lambda: [read_facts(x.document, x.figures, x.times, x.cast) for x in extractions],
        "rows alone": lambda: [inline_rows(x) for x in extractions],
        WHOLE: lambda: [extract_document(d) for d in documents],
        "read_document and extract": lambda: [extract_document(read_known(r)) for r in raw],
        "read_document, extract and rows": lambda: [inline_rows(extract_document(read_known(r))) for r in raw],
    }


def read_known(raw: RawText) -> Document:
    """The document of a text that is known to be accepted; raises TypeError for another."""
    document = read_document(raw)
    if not isinstance(document, Document):
        raise TypeError(f"{raw.source_path} is rejected: {document.detail}")
    return document


def time_stages(stages: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each stage."""
    seconds: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        for name, run in stages.items():
            began = time.process_time()
            run()
            seconds[name].append(time.process_time() - began)
    return {name: statistics.median(measured) for name, measured in seconds.items()}


def time_peers(python: Path, texts: list[str]) -> dict[str, float | str]:
    """The CPU seconds of each peer, or why it has none; {} where there is no such environment."""
    if not python.exists():
        return {}
    command = [str(python), "-W", "ignore", str(HOUSE / "bench" / "peers.py")]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, text=True, check=True, env=os.environ | SINGLE_THREAD
    )
    measured: dict[str, float | str] = json.loads(done.stdout)
    return measured


def take_texts(corpus: Corpus, size: float) -> list[str]:
    """The first texts of the corpus, `size` MB of them or all."""
    texts: list[str] = []
    held = 0
    for document in corpus.documents:
        if held >= size * MEGABYTE:
            break
        texts.append(document.text)
        held += len(document.text.encode())
    return texts


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


def report(speeds: dict[str, float], peers: dict[str, float | str]) -> None:
    """Prints MB/s by stage and peer, and how we stand to the peer."""
    for name, speed in speeds.items():
        print(f"{name:44} {speed:10.3f} MB/s")
    for name, found in peers.items():
        print(f"{name:44} {found:10.3f} MB/s" if isinstance(found, float) else f"{name:44} {found}")
    if not peers:
        print("No peers: python3.11 -m venv .venv/peers && .venv/peers/bin/pip install -r bench/requirements-peers.txt")
    full = peers.get(FULL_PEER)
    if isinstance(full, float):
        print(f"\n{WHOLE.split(':')[0]} is {speeds[WHOLE] / full:.1f} times {FULL_PEER}; target {TARGET_RATIO}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--size", type=float, default=2.0, help="MB of text (2)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds whose median is shown (3)")
    parser.add_argument("--peers", type=Path, default=PEERS, help="Python of the peers' environment (.venv/peers)")
    parser.add_argument("--peer-size", type=float, default=0.2, help="MB of text for the peers (0.2)")
    parser.add_argument("--profile", nargs="?", const=WHOLE, metavar="STAGE", help="where a stage spends its time")
    parser.add_argument("--json", action="store_true", help="print MB/s as JSON and nothing else")
    options = parser.parse_args()
    stay_on_one_core()
    corpus = make_corpus(options.size)
    stages = list_stages(corpus)
    if options.profile:
        if options.profile not in stages:
            parser.error(f"no stage {options.profile!r}; there are: {'; '.join(stages)}")
        show_profile(stages[options.profile])
        return 0
    seconds = time_stages(stages, options.rounds)
    speeds = {name: corpus.n_bytes / MEGABYTE / taken for name, taken in seconds.items()}
    texts = take_texts(corpus, options.peer_size)
    peer_bytes = sum(len(text.encode()) for text in texts)
    measured = time_peers(options.peers, texts)
    peers = {n: peer_bytes / MEGABYTE / found if isinstance(found, float) else found for n, found in measured.items()}
    if options.json:
        print(json.dumps({"bytes": corpus.n_bytes, "documents": len(corpus.raw), "mb_per_s": speeds | peers}, indent=1))
    else:
        print(f"{len(corpus.raw)} documents, {corpus.n_bytes / MEGABYTE:.2f} MB; peers {peer_bytes / MEGABYTE:.2f} MB")
        report(speeds, peers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
