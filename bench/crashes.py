"""What is left when builds, releases and publishing are killed (SIGKILL) at any moment.

    python bench/crashes.py [--kills 200] [--seed 1]

Kills at every stage boundary (a line of a build or a publish, a file of a release) and at random moments. After
each kill the last published version must be whole and verifiable, and the next run must succeed, with nothing cleaned
up by hand. Exits with 1 at the first time that it is not so.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # so that it also runs as a file
import duckdb

from assets.releases import ReleasesFolder
from assets.verifying import verify_release, verify_sums
from assets.warehouse_folder import (
    TEMPORARY_PREFIX,
    NothingPublishedError,
    WarehouseFolder,
    find_damage,
    read_record,
)
from bench.runs import finish_run, start_run

MOST_SECONDS = 300
KEPT_RELEASES = 3
KINDS = ("build", "release", "publish")
TEXT = (
    "Astana, 14 June 2024. China and Kazakhstan spoke of roads and railways at their summit, officials said.\n\n"
    "Trade between China and Kazakhstan reached ${value} billion in 2023, the customs service reported.\n"
)


class CrashError(AssertionError):
    """Something was lost, or the next run could not go on."""


@dataclass
class Ground:
    """A raw folder, its warehouse and a public folder; `value` is what the raw text says, a billion more each time."""

    folder: Path
    value: int = 11
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse"

    @property
    def public(self) -> Path:
        return self.folder / "public"

    @property
    def releases(self) -> ReleasesFolder:
        return ReleasesFolder(self.warehouse / "releases")

    def change_text(self) -> None:
        """A new article, so that the next build has something to do."""
        self.raw.mkdir(parents=True, exist_ok=True)
        self.value += 1
        (self.raw / "article.txt").write_text(TEXT.format(value=self.value))

    def arguments(self, kind: str) -> list[str]:
        """What `silkledger` is told for a kind of run."""
        place = ["--warehouse", str(self.warehouse)]
        readers = ["--workers", str(self.value % 2)]  # by turns in this process, and in one of its own
        return {
            "build": ["build", "--raw", str(self.raw), *readers, *place],
            "release": ["release", "--force", *place],
            "publish": ["publish", "--to", str(self.public), *place],
        }[kind]

    def prepare(self, kind: str) -> None:
        """Something to do for a run of this kind: a new text, or a new release that nobody has published."""
        if kind == "build":
            self.change_text()
        elif kind == "release":
            self.forget_old_releases()
        else:
            self.withdraw_latest()

    def finish(self, kind: str) -> None:
        """Runs a command to its end; raises CrashError where it fails."""
        code, said = finish_run(self.arguments(kind), MOST_SECONDS)
        if code != 0:
            raise CrashError(f"{kind} after a kill exits with {code}: {said[-2000:]}")

    def withdraw_latest(self) -> None:
        """The public folder as it was before the latest release came to it: a publish has everything to do again."""
        before = self.folder / "public-before"
        if not before.exists():
            self.finish("publish")
            self.finish("release")
            shutil.copytree(self.public, before)
        shutil.rmtree(self.public)
        shutil.copytree(before, self.public)

    def forget_old_releases(self) -> None:
        """Keeps the disk from filling with hundreds of releases: the bench's own doing, between two kills."""
        for version in self.releases.list_versions()[:-KEPT_RELEASES]:
            shutil.rmtree(self.releases.place(str(version)))
            shutil.rmtree(self.public / str(version), ignore_errors=True)

    def check(self) -> None:
        """Raises CrashError where anything published is not whole."""
        self._check_warehouse()
        self._check_releases()
        self._check_public()

    def _check_warehouse(self) -> None:
        folder = WarehouseFolder(self.warehouse)
        try:
            record = read_record(folder)
        except NothingPublishedError:
            if self.seen["build"]:
                raise CrashError("the published warehouse is gone") from None
            return
        if damaged := find_damage(folder, record):
            raise CrashError(f"published files are damaged: {damaged}")
        with duckdb.connect(str(folder.database), read_only=True) as connection:
            (value,) = connection.sql("SELECT max(obs_value) FROM trade_series").fetchall()[0]
        if value not in ((self.value - 1) * 1e9, self.value * 1e9):
            raise CrashError(f"the published trade is {value}, neither the last nor the one before ({self.value}e9)")

    def _check_releases(self) -> None:
        versions = self.releases.list_versions()
        for version in versions:
            _expect_none(verify_sums(self.releases.place(str(version))), f"release {version}")
        if versions:
            _expect_none(verify_release(self.releases.place(str(versions[-1]))), f"release {versions[-1]}")
        if self.releases.index.exists():
            json.loads(self.releases.index.read_bytes())

    def _check_public(self) -> None:
        index = self.public / "index.json"
        if not index.exists():
            if self.seen["publish"]:
                raise CrashError("the published index is gone")
            return
        for entry in json.loads(index.read_bytes())["versions"]:
            place = self.public / entry["version"]
            if place.exists():  # else forgotten by this bench
                _expect_none(verify_sums(place), f"published {entry['version']}")


def _expect_none(differences: Iterator[str], what: str) -> None:
    if difference := next(differences, None):
        raise CrashError(f"{what}: {difference}")


def kill_at_line(ground: Ground, kind: str, number: int) -> bool:
    """Kills a run when it has said so many lines; False where it ended before."""
    run = start_run(ground.arguments(kind))
    said = 0
    while said < number and run.said.readline():
        said += 1
    ended = said < number or not run.goes_on
    run.kill()
    return not ended


def kill_at_file(ground: Ground, number: int) -> bool:
    """Kills a release when it has begun so many of its files; False where it ended before."""
    run = start_run(ground.arguments("release"))
    while run.goes_on and len(list(ground.releases.path.glob(f"{TEMPORARY_PREFIX}*/*"))) < number:
        time.sleep(0.002)
    ended = not run.goes_on
    run.kill()
    return not ended


def kill_at_moment(ground: Ground, kind: str, seconds: float) -> bool:
    """Kills a run after so many seconds; False where it ended before."""
    run = start_run(ground.arguments(kind))
    ended = run.wait(seconds)
    run.kill()
    return not ended


def recover(ground: Ground, kind: str) -> None:
    """What was published is whole; the next run succeeds, and then it is whole again."""
    ground.check()
    ground.finish(kind)
    ground.check()


def measure(ground: Ground, kind: str) -> float:
    """Seconds that an undisturbed run takes."""
    ground.prepare(kind)
    began = time.monotonic()
    ground.finish(kind)
    ground.seen[kind] += 1
    return time.monotonic() - began


def kill_at_boundaries(ground: Ground, kind: str, most: int = 1000) -> int:
    """Kills a run at every line that it says, and a release at every file that it writes; the number of kills."""
    for number in range(1, most + 1):
        ground.prepare(kind)
        killed = kill_at_file(ground, number) if kind == "release" else kill_at_line(ground, kind, number)
        recover(ground, kind)
        if not killed:
            return number - 1
    return most


def kill_at_random(ground: Ground, kind: str, kills: int, seconds: float, chance: random.Random) -> int:
    """Kills runs at random moments of their `seconds`; the number that were killed before their end."""
    killed = 0
    for _ in range(kills):
        ground.prepare(kind)
        killed += kill_at_moment(ground, kind, chance.uniform(0.0, seconds))
        recover(ground, kind)
    return killed


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="random moments, over all kinds of runs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--boundaries", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--only", choices=KINDS, help="kill runs of this kind only, so many times")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kinds = (options.only,) if options.only else KINDS
    os.environ.setdefault("COLUMNS", "200")
    with tempfile.TemporaryDirectory(prefix="silk-crashes-") as folder:
        os.environ["SILKLEDGER_CACHE"] = folder  # no query box, which would be most of a release
        ground = Ground(Path(folder))
        try:
            for needed in KINDS[: KINDS.index(kinds[0])]:
                measure(ground, needed)
            for place, kind in enumerate(kinds):
                seconds = measure(ground, kind)
                at_lines = kill_at_boundaries(ground, kind) if options.boundaries else 0
                share = (options.kills + len(kinds) - 1 - place) // len(kinds)
                killed = kill_at_random(ground, kind, share, seconds, chance)
                print(
                    f"{kind:8} {seconds:5.2f} s undisturbed; killed at {at_lines} boundaries, and at {share} random "
                    f"moments ({killed} before the end): always whole, and the next run succeeded",
                    flush=True,
                )
        except CrashError as error:
            print(f"LOST: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
