"""Texts read by processes of their own, from the moment a build knows of them.

A reader process only fills `KeptReadings`; the run then finds there what it would have read itself. What a reader does
not manage, because it died or a rule failed, is left to the run, which knows how to tell of it. So the tables are the
same with any number of readers, and with none.
"""

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assets.kept_readings import KeptReadings
from assets.raw_folder import RawFile, list_raw_files
from assets.reading_register import read_entries
from pipeline.documents.register import Entry

BATCH_BYTES = 256 * 1024  # a second or two of reading: long against handing it over, short against the whole
TELL_EVERY = 2.0  # seconds
MINUTE = 60

_under_way: dict[Path, "ReadAhead"] = {}


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one raw folder that one process reads in one go, with what the register knows of them."""

    folder: Path
    files: tuple[RawFile, ...]
    register: Mapping[str, Entry]
    n_bytes: int


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """Readers at work on one raw folder since a moment of the clock: the batches, each with its size in bytes."""

    batches: Mapping[Future[frozenset[str]], int]
    began: float

    def finish(self, log: logging.Logger) -> int:
        """Waits for the readers to end; the number of documents they extracted that were not known before."""
        read: set[str] = set()
        n_bytes, told = 0, time.monotonic()
        for batch in as_completed(self.batches):
            read |= _list_read(batch)
            n_bytes += self.batches[batch]
            if time.monotonic() - told > TELL_EVERY:
                told = time.monotonic()
                log.info(tell_progress(n_bytes, sum(self.batches.values()), told - self.began))
        return len(read)


@contextmanager
def read_ahead(folder: Path, paths: Collection[str], kept: KeptReadings, workers: int) -> Iterator[None]:
    """While the block runs, up to `workers` processes read the texts at these paths of the raw folder."""
    batches = list(cut_batches(folder, paths)) if workers else []
    if not batches:
        yield
        return
    pool = ProcessPoolExecutor(
        min(workers, len(batches)), multiprocessing.get_context("spawn"), initializer=_leave_with_parent
    )
    _under_way[folder] = ReadAhead(
        {pool.submit(read_batch, batch, kept): batch.n_bytes for batch in batches}, time.monotonic()
    )
    try:
        yield
    finally:
        _under_way.pop(folder, None)
        pool.shutdown(cancel_futures=True)


def finish_reading(folder: Path, log: logging.Logger) -> int:
    """Waits for the readers of a raw folder, if any are at work; the number of documents they extracted."""
    reading = _under_way.pop(folder, None)
    return reading.finish(log) if reading else 0


def tell_progress(n_bytes: int, of_bytes: int, seconds: float) -> str:
    """How much is read, how fast, and how long the rest will take.

    >>> tell_progress(30_000_000, 120_000_000, 20.0)
    '30.0 of 120.0 MB read, 1.5 MB/s, 1 min left'
    """
    rate = n_bytes / max(seconds, 1e-9)
    left = (of_bytes - n_bytes) / rate
    shown = f"{left:.0f} s" if left < MINUTE else f"{left / MINUTE:.0f} min"
    return f"{n_bytes / 1e6:.1f} of {of_bytes / 1e6:.1f} MB read, {rate / 1e6:.1f} MB/s, {shown} left"


def cut_batches(folder: Path, paths: Collection[str]) -> Iterator[Batch]:
    """The files at these paths in batches of about BATCH_BYTES, in their order."""
    register = read_entries(folder)
    files: list[RawFile] = []
    size = 0
    for file in list_raw_files(folder):
        if isinstance(file, RawFile) and file.source_path in paths:
            files.append(file)
            size += file.path.stat().st_size
            if size >= BATCH_BYTES:
                yield _make_batch(folder, files, register, size)
                files, size = [], 0
    if files:
        yield _make_batch(folder, files, register, size)


def read_batch(batch: Batch, kept: KeptReadings) -> frozenset[str]:
    """Reads and extracts the texts of a batch and keeps both; the ids of the documents that were not known before."""
    from assets.reading import read_and_keep  # every grammar: the process that only hands out batches needs none

    read = (read_and_keep(batch.folder, file, batch.register, kept) for file in batch.files)
    return frozenset(document_id for document_id in read if document_id)


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _make_batch(folder: Path, files: Sequence[RawFile], register: Mapping[str, Entry], n_bytes: int) -> Batch:
    known = {file.source_path: register[file.source_path] for file in files if file.source_path in register}
    return Batch(folder, tuple(files), known, n_bytes)


def _leave_with_parent() -> None:
    """Has a reader end when the build that started it was killed; the pool's own queue would never tell it."""
    build = multiprocessing.parent_process()

    def wait() -> None:
        if build is not None:
            build.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _list_read(batch: Future[frozenset[str]]) -> frozenset[str]:
    try:
        return batch.result()
    except Exception:  # it was killed, the disk refused: what is missing now is for the run to meet and to tell of
        return frozenset()
