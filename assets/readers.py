"""Texts read in batches by processes of their own, from the moment a build knows of them.

A reader process only adds to `KeptReadings`; the run then finds there what it would have read itself. A batch whose
process died is read by the run, which knows how to tell of it. So the tables are the same with any number of readers,
and with none.
"""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assets.inputs import Input
from assets.kept_readings import KeptReadings

SMALLEST_BATCH, LARGEST_BATCH = 128 * 1024, 4 * 1024 * 1024  # bytes
BATCHES_A_READER = 4  # so that all come to an end at about the same time
TELL_EVERY = 2.0  # seconds
MINUTE = 60

Batch = tuple[Input, ...]
_under_way: dict[Path, "Readers"] = {}


@dataclass(frozen=True, slots=True)
class Readers:
    """Processes at work on one raw folder since a moment of the clock, and the batch that each task stands for."""

    batches: Mapping[Future[None], Batch]
    began: float

    def finish(self, log: logging.Logger) -> set[str]:
        """Waits for the readers to end, telling now and then how far they are; the keys that they were given."""
        n_bytes, told = 0, time.monotonic()
        in_all = sum(map(_count_bytes, self.batches.values()))
        for task in as_completed(self.batches):
            n_bytes += _count_bytes(self.batches[task])
            if error := task.exception():
                log.warning(f"{self.batches[task][0].source_path} and what follows: read once more, after {error!r}")
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                log.info(tell_progress(n_bytes, in_all, told - self.began))
        return {given.key for batch in self.batches.values() for given in batch}


@contextmanager
def start_readers(folder: Path, inputs: Sequence[Input], kept: KeptReadings, workers: int) -> Iterator[None]:
    """While the block runs, up to `workers` processes read these inputs of the raw folder."""
    batches = list(cut_batches(inputs, workers)) if workers else []
    if not batches:
        yield
        return
    pool = ProcessPoolExecutor(
        min(workers, len(batches)), multiprocessing.get_context("spawn"), initializer=_prepare_reader
    )
    # Ctrl-C reaches readers too. They are born deaf to it and end without a word once they can hear.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        tasks = {pool.submit(read_batch, folder, batch, kept): batch for batch in batches}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
    try:
        with announce_readers(folder, tasks):
            yield
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def announce_readers(folder: Path, tasks: Mapping[Future[None], Batch]) -> Iterator[None]:
    """While the block runs, a run on this raw folder finds these tasks, and waits for them before it reads itself."""
    _under_way[folder] = Readers(tasks, time.monotonic())
    try:
        yield
    finally:
        _under_way.pop(folder, None)


def finish_readers(folder: Path, log: logging.Logger) -> set[str]:
    """Waits for the readers of a raw folder, if any are at work; the keys of the inputs that they were given."""
    readers = _under_way.pop(folder, None)
    return readers.finish(log) if readers else set()


def are_at_work(folder: Path) -> bool:
    """Whether readers were started on a raw folder and nobody has waited for them yet."""
    return folder in _under_way


def cut_batches(inputs: Sequence[Input], workers: int) -> Iterator[Batch]:
    """The inputs in their order, in batches that share the work well."""
    even = sum(given.n_bytes for given in inputs) // (max(workers, 1) * BATCHES_A_READER)
    enough = min(max(even, SMALLEST_BATCH), LARGEST_BATCH)
    batch: list[Input] = []
    size = 0
    for given in inputs:
        batch.append(given)
        size += given.n_bytes
        if size >= enough:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def read_batch(folder: Path, batch: Batch, kept: KeptReadings) -> None:
    """Reads and extracts the inputs of a batch and keeps them as one segment."""
    from assets.reading_inputs import read_inputs  # every grammar: a process that only hands out batches needs none

    kept.keep(read_inputs(folder, batch))


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def tell_progress(n_bytes: int, of_bytes: int, seconds: float) -> str:
    """How much is read, how fast, and how long the rest will take.

    >>> tell_progress(30_000_000, 120_000_000, 20.0)
    '30.0 of 120.0 MB read, 1.5 MB/s, 1 min left'
    """
    rate = max(n_bytes, 1) / max(seconds, 1e-9)
    left = (of_bytes - n_bytes) / rate
    shown = f"{left:.0f} s" if left < MINUTE else f"{left / MINUTE:.0f} min"
    return f"{n_bytes / 1e6:.1f} of {of_bytes / 1e6:.1f} MB read, {rate / 1e6:.1f} MB/s, {shown} left"


def _count_bytes(batch: Batch) -> int:
    return sum(given.n_bytes for given in batch)


def _prepare_reader() -> None:
    _leave_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _leave_with_parent() -> None:
    """Has a reader end when the build that started it was killed; the pool's own queue would never tell it."""
    build = multiprocessing.parent_process()

    def wait() -> None:
        if build is not None:
            build.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
