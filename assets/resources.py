"""The two folders of the world that the graph knows, as Dagster resources."""

from contextlib import ExitStack
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from assets.kept_readings import KeptReadings, open_kept_readings
from assets.lock import Holder, hold_lock
from assets.warehouse_folder import WarehouseFolder, clear_leftovers


class RawFolder(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder of texts as received; never written to."""

    raw_folder: str

    @property
    def path(self) -> Path:
        """The folder of texts."""
        return Path(self.raw_folder)


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
