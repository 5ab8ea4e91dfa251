"""One build at a time in one warehouse: a lock that dies with the process that holds it."""

import errno
import fcntl
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock, as it wrote itself down."""

    pid: int
    host: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}"


class WarehouseLockedError(Exception):
    """Another build holds this warehouse and did not let go in the time allowed."""

    def __init__(self, warehouse: Path, holder: Holder | None) -> None:
        super().__init__(
            f"another build is writing {warehouse}: {holder or 'its process is not known'}. "
            "Wait for it to end, or stop it; what it leaves is cleared up by the next build."
        )


# The locks of this process by their resolved path: a Dagster run inside `silkledger build` meets its own lock.
_held: dict[Path, int] = {}


@contextmanager
def hold_lock(warehouse: Path, wait_seconds: float, on_wait: Callable[[Holder | None], None]) -> Iterator[None]:
    """Holds the warehouse against other builds; `on_wait` is told once when somebody else has it.

    Raises WarehouseLockedError when it is not free after `wait_seconds`, OSError where nothing can be written. The
    operating system lets go when the process ends, however it ends, so no lock is ever stale.
    """
    path = warehouse.resolve() / ".lock"
    if path in _held:
        yield
        return
    descriptor = _open_lock(warehouse, path)
    try:
        _acquire(descriptor, warehouse, wait_seconds, on_wait)
        _held[path] = descriptor
        yield
    finally:
        _held.pop(path, None)
        os.close(descriptor)


def _open_lock(warehouse: Path, path: Path) -> int:
    try:
        warehouse.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        said = f"nothing can be written to the warehouse {warehouse}: {error.strerror}"
        raise OSError(error.errno, said) from error


def _acquire(descriptor: int, warehouse: Path, wait_seconds: float, on_wait: Callable[[Holder | None], None]) -> None:
    deadline = time.monotonic() + wait_seconds
    told = False
    while not _try_lock(descriptor):
        holder = _read_holder(descriptor)
        if time.monotonic() >= deadline:
            raise WarehouseLockedError(warehouse, holder)
        if not told:
            on_wait(holder)
            told = True
        time.sleep(POLL_SECONDS)
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode(), 0)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise
    return True


def _read_holder(descriptor: int) -> Holder | None:
    try:
        written = json.loads(os.pread(descriptor, 4096, 0))
        return Holder(int(written["pid"]), str(written["host"]))
    except (ValueError, KeyError, TypeError):
        return None
