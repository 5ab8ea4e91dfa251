"""Texts read by a Ray cluster: the batches of `assets.readers`, as tasks of Ray in place of processes of this machine.

The bytes of a batch travel with its task and its tables come back, so that nodes need this package and no disk in
common. A task whose worker or node died runs again elsewhere; what Ray gives up is read by the run. Needs the extra
`ray`; nothing of Ray is imported before a cluster is asked for.
"""

import logging
import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa

from assets.engine import read_engine_version
from assets.inputs import Input, read_input
from assets.kept_readings import KeptReadings
from assets.readers import Batch, announce_readers, count_processors, cut_batches
from pipeline.documents.document import RawText

TIMES_AGAIN = 3  # a task runs after the worker died under it
SPARE = 4  # a task waits for each so many at work


class RayError(ConnectionError):
    """Ray is not there, or no cluster answers; the message says what to do."""


class OtherEngineError(Exception):
    """A node of the cluster would read texts by other rules."""


def require_ray() -> None:
    """Raises RayError where Ray is not installed."""
    if find_spec("ray") is None:
        raise RayError("Ray is not installed here; pip install 'silkledger[ray]', or build without --engine ray")


@contextmanager
def start_ray_readers(
    folder: Path, inputs: Sequence[Input], kept: KeptReadings, address: str | None, workers: int | None
) -> Iterator[None]:
    """While the block runs, a cluster reads these inputs of the raw folder: one at `address`, else one made here.

    `workers` is the number of processes of a cluster made here. Raises RayError.
    """
    if not inputs:
        yield
        return
    with connect_cluster(address, workers) as (ray, n_processors):
        at_once = n_processors + max(1, n_processors // SPARE)
        feed = Feed(folder, kept, [(Future(), batch) for batch in cut_batches(inputs, n_processors)])
        read = ray.remote(max_retries=TIMES_AGAIN)(read_texts)
        threads = [threading.Thread(target=feed.run, args=(ray, read), daemon=True) for _ in range(at_once)]
        with announce_readers(folder, dict(feed.tasks)):
            try:
                for thread in threads:
                    thread.start()
                yield
            finally:
                feed.stop()


@contextmanager
def connect_cluster(address: str | None, workers: int | None) -> Iterator[tuple[Any, int]]:
    """Ray, connected to a cluster that tells nobody of its use, and the number of its processors; raises RayError."""
    require_ray()
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray

    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    own = {"address": "local", "num_cpus": workers or count_processors(), "_node_ip_address": "127.0.0.1"}
    try:
        ray.init(**quiet, **({"address": address} if address else {**own, "include_dashboard": False}))
    except (ConnectionError, RuntimeError, ValueError) as error:
        said = (str(error).splitlines() or [repr(error)])[0]
        raise RayError(f"no Ray cluster answers at {address or 'this machine'}: {said}") from error
    try:
        yield ray, max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        ray.shutdown()


@dataclass(slots=True)
class Feed:
    """Hands batches to the cluster in their order, one thread a batch under way, and keeps what comes back."""

    folder: Path
    kept: KeptReadings
    tasks: list[tuple[Future[None], Batch]]
    turn: threading.Lock = field(default_factory=threading.Lock)
    position: int = 0

    def run(self, ray: Any, read: Any) -> None:
        """Hands over one batch after the other until none is left."""
        while task := self.take():
            future, texts = task
            try:
                self.kept.keep(ray.get(read.remote(read_engine_version(), texts)))
            except BaseException as error:  # whoever waits for the batch must hear of it
                future.set_exception(error)
            else:
                future.set_result(None)

    def take(self) -> tuple[Future[None], list[tuple[str, RawText]]] | None:
        """The next batch with the bytes of its texts: read by one thread at a time, so that files are read in order."""
        with self.turn:
            while self.position < len(self.tasks):
                future, batch = self.tasks[self.position]
                self.position += 1
                if not future.set_running_or_notify_cancel():
                    continue
                try:
                    return future, [(given.key, read_input(self.folder, given)) for given in batch]
                except Exception as error:  # the run reads the batch once more, and tells
                    future.set_exception(error)
        return None

    def stop(self) -> None:
        """Hands over no further batch."""
        for future, _ in self.tasks:
            future.cancel()


def read_texts(engine: str, texts: Sequence[tuple[str, RawText]]) -> dict[str, pa.Table]:
    """What a node of the cluster does: the readings of some texts by key, as the tables that are kept.

    Raises OtherEngineError where other rules, word lists or libraries are installed there.
    """
    from assets.reading_inputs import read_texts as read

    if (here := read_engine_version()) != engine:
        raise OtherEngineError(f"a node reads with engine {here}, the build with {engine}; install the same version")
    return read(texts)
