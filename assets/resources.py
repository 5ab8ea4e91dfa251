"""What of the world the graph knows, as Dagster resources: two folders, and who reads."""

import os
from contextlib import ExitStack
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from assets.kept_readings import KeptReadings, open_kept_readings
from assets.lock import Holder, hold_lock
from assets.mirror import is_bucket, locate_raw, update_mirror
from assets.reading_engine import Engine, ReadingEngine
from assets.warehouse_folder import WarehouseFolder, clear_leftovers


class RawFolder(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder of texts as received, or the address of a bucket; never written to."""

    raw_folder: str

    def locate(self, warehouse: WarehouseFolder) -> Path:
        """The folder that is read; of a bucket, its mirror."""
        return locate_raw(self.raw_folder, warehouse)

    def bring(self, warehouse: WarehouseFolder, log: dg.DagsterLogManager) -> Path:
        """The same, with what a bucket holds now."""
        if is_bucket(self.raw_folder):
            update_mirror(self.raw_folder, warehouse, log.info)
        return self.locate(warehouse)


class Readers(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Who reads the texts of a run: `engine` is local or ray; an empty `address` makes a cluster on this machine."""

    engine: str = Engine.LOCAL.value
    address: str = ""
    workers: int | None = None

    @property
    def reading(self) -> ReadingEngine:
        """The readers; raises ValueError for an engine that is not known."""
        if self.engine not in list(Engine):
            raise ValueError(f"the engine {self.engine!r} is not known; choose {' or '.join(Engine)}")
        return ReadingEngine(Engine(self.engine), self.address or None, self.workers)

    @classmethod
    def from_environment(cls) -> "Readers":
        """What SILKLEDGER_ENGINE, _ADDRESS and _WORKERS say; what a run is configured with replaces all three."""
        workers = os.environ.get("SILKLEDGER_WORKERS", "").strip()
        if workers and not workers.isdecimal():
            raise ValueError(f"SILKLEDGER_WORKERS is {workers!r}; expected a number of processes, or nothing")
        return cls(
            engine=os.environ.get("SILKLEDGER_ENGINE", "").strip() or Engine.LOCAL.value,
            address=os.environ.get("SILKLEDGER_ADDRESS", "").strip(),
            workers=int(workers) if workers else None,
        )


class Warehouse(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder that tables are staged and published in; one run at a time holds it."""

    warehouse_folder: str
    wait_seconds: float = 3600.0
    _held: ExitStack = PrivateAttr(default_factory=ExitStack)

    @property
    def folder(self) -> WarehouseFolder:
        """The places inside the warehouse."""
        return WarehouseFolder(Path(self.warehouse_folder))

    @property
    def kept_readings(self) -> KeptReadings:
        """What this engine read from texts before."""
        return open_kept_readings(self.folder)

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        """Takes the lock of the warehouse and clears up after runs that died; raises WarehouseLockedError."""

        def tell(holder: Holder | None) -> None:
            if context.log:
                context.log.info(f"waiting for the build of {holder or 'another process'} to end")

        self._held.enter_context(hold_lock(self.folder.path, self.wait_seconds, tell))
        clear_leftovers(self.folder)

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:  # noqa: ARG002
        """Lets go of the lock."""
        self._held.close()
