"""What is known of files of the raw folder without opening them again: their digests, as long as nothing touched them.

Size, time of change of the bytes and of the entry (which no program can set back), device and inode together tell a
file that stayed. One that was touched so shortly before it was read that a change after it could bear the same time is
not remembered, and links never are.
"""

import json
import os
import stat
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from assets.warehouse_folder import WarehouseFolder, write_whole

SETTLED_NS = 2_000_000_000  # the coarsest clock of a file system in use counts two seconds

Look = tuple[int, ...]


@dataclass(slots=True)
class SeenFiles:
    """Digests by path and look, kept in the file `place` from build to build; `known` is filled from it when asked."""

    place: Path
    known: dict[str, list[int | str]] | None = None
    found: dict[str, list[int | str]] = field(default_factory=dict)

    def look(self, path: str) -> tuple[Look | None, str | None]:
        """How a file looks now (None: not as one that can be remembered), and its digest where that is known."""
        try:
            seen = os.lstat(path)
        except OSError:
            return None, None
        if not stat.S_ISREG(seen.st_mode):
            return None, None
        look = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino, seen.st_dev)
        held = self.found.get(path) or self._load().get(path)
        if held is None or tuple(held[:-1]) != look:
            return look, None
        self.found[path] = held
        return look, str(held[-1])

    def remember(self, path: str, look: Look | None, digest: str, now_ns: int | None = None) -> None:
        """The digest of a file that looked so before it was read."""
        now = time.time_ns() if now_ns is None else now_ns
        if look is not None and max(look[1], look[2]) < now - SETTLED_NS:
            self.found[path] = [*look, digest]

    def save(self) -> None:
        """Keeps what was found since the last time and forgets the rest. A disk that refuses is no loss."""
        if self.found != self.known:
            with suppress(OSError):
                write_whole(self.place, json.dumps(self.found).encode(errors="surrogateescape"), flush=False)
        self.known, self.found = self.found, {}

    def _load(self) -> dict[str, list[int | str]]:
        if self.known is None:
            try:
                self.known = json.loads(self.place.read_bytes())
            except (OSError, ValueError):
                self.known = {}
            if not isinstance(self.known, dict):
                self.known = {}
        return self.known


@lru_cache(maxsize=8)
def _open(place: Path) -> SeenFiles:
    return SeenFiles(place)


def open_seen_files(folder: WarehouseFolder) -> SeenFiles:
    """What builds of this warehouse, and this process, know of files."""
    return _open((folder.cache / "seen_files.json").absolute())
