"""Who reads texts: processes of this machine, or a Ray cluster; the same for a command and a scheduled run."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assets.inputs import Input
    from assets.kept_readings import KeptReadings

WORTH_PROCESSES = 1024 * 1024  # bytes; fewer are read before a process that reads them is ready


class Engine(StrEnum):
    """The kinds of readers."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class ReadingEngine:
    """The readers of a build: `workers` processes of this machine, or a Ray cluster, at `address` or made here.

    As many workers as processors where none are given. Raises ValueError for an address that nobody would ask.
    """

    engine: Engine = Engine.LOCAL
    address: str | None = None
    workers: int | None = None

    def __post_init__(self) -> None:
        if self.address and self.engine is not Engine.RAY:
            raise ValueError(f"the address {self.address} says where a Ray cluster is, and the engine is not ray")

    def start(self, folder: Path, inputs: "Sequence[Input]", kept: "KeptReadings") -> AbstractContextManager[None]:
        """While the block runs, these inputs of the raw folder are read; raises RayError."""
        if self.engine is Engine.RAY:
            from assets.ray_readers import start_ray_readers

            return start_ray_readers(folder, inputs, kept, self.address, self.workers)
        from assets.readers import count_processors, start_readers  # Arrow, which no other command needs

        return start_readers(folder, inputs, kept, count_processors() if self.workers is None else self.workers)

    def is_worth(self, inputs: "Sequence[Input]") -> bool:
        """Whether a run that is loaded already gains by readers: a cluster was asked for, or there is much to read."""
        if self.engine is Engine.RAY:
            return bool(inputs)
        return sum(given.n_bytes for given in inputs) > WORTH_PROCESSES


HERE = ReadingEngine()
