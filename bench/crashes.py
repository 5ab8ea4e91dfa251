"""What is left when builds, releases and publishing are killed (SIGKILL) at any moment.

    python bench/crashes.py [--kills 200] [--seed 1]

Kills at every line that a command says (the stages of a build, the files of a publish) and at random moments. After
each kill the last published version must be whole and verifiable, and the next run must succeed, with nothing cleaned
up by hand. Exits with 1 at the first time that it is not so.
"""

import argparse
import json
import os
import random
import signal
import subprocess
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
from assets.warehouse_folder import NothingPublishedError, WarehouseFolder, find_damage, read_record

HOUSE = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-c", "from assets.command_line import main; main()"]
MOST_SECONDS = 300
KEPT_RELEASES = 3
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
    value: int = 10
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

    def command(self, kind: str) -> list[str]:
        """The command line of a kind of run."""
        place = ["--warehouse", str(self.warehouse)]
        arguments = {
            "build": ["build", "--raw", str(self.raw), *place],
            "release": ["release", "--force", *place],
            "publish": ["publish", "--to", str(self.public), *place],
        }[kind]
        return [*COMMAND, *arguments]

    def prepare(self, kind: str) -> None:
        """Something to do for a run of this kind: a new text, or a new release that nobody has published."""
        if kind == "build":
            self.change_text()
        elif kind == "publish":
            self.finish("release")
            self.forget_old_releases()

    def finish(self, kind: str) -> None:
        """Runs a command to its end; raises CrashError where it fails."""
        done = subprocess.run(self.command(kind), cwd=HOUSE, capture_output=True, text=True, timeout=MOST_SECONDS)
        if done.returncode:
            raise CrashError(f"{kind} after a kill exits with {done.returncode}: {done.stderr[-2000:]}")

    def forget_old_releases(self) -> None:
        """Keeps the disk from filling with hundreds of releases: the bench's own doing, between two kills."""
        import shutil

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
            return
        for entry in json.loads(index.read_bytes())["versions"]:
            place = self.public / entry["version"]
            if place.exists():  # else forgotten by this bench
                _expect_none(verify_sums(place), f"published {entry['version']}")


def _expect_none(differences: Iterator[str], what: str) -> None:
    if difference := next(differences, None):
        raise CrashError(f"{what}: {difference}")


def start(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def kill(process: subprocess.Popen[str]) -> None:
    """Kills one process as a power cut would, but not its helpers: they have to notice by themselves."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def kill_at_line(ground: Ground, kind: str, number: int) -> bool:
    """Kills a run when it has said so many lines; False where it ended before."""
    process = start(ground.command(kind))
    assert process.stdout is not None
    said = 0
    while said < number and process.stdout.readline():
        said += 1
    ended = said < number or process.poll() is not None
    kill(process)
    return not ended


def kill_at_moment(ground: Ground, kind: str, seconds: float) -> bool:
    """Kills a run after so many seconds; False where it ended before."""
    process = start(ground.command(kind))
    try:
        process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        kill(process)
        return True
    return False


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
    """Kills a run at every line that it says; the number of kills."""
    kills = 0
    for number in range(1, most + 1):
        ground.prepare(kind)
        if not kill_at_line(ground, kind, number):
            recover(ground, kind)
            break
        kills += 1
        recover(ground, kind)
    return kills


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
    options = parser.parse_args()
    chance = random.Random(options.seed)
    os.environ.setdefault("COLUMNS", "200")
    with tempfile.TemporaryDirectory(prefix="silk-crashes-") as folder:
        ground = Ground(Path(folder))
        try:
            for place, kind in enumerate(("build", "release", "publish")):
                seconds = measure(ground, kind)
                at_lines = kill_at_boundaries(ground, kind) if options.boundaries else 0
                share = (options.kills + 2 - place) // 3
                killed = kill_at_random(ground, kind, share, seconds, chance)
                print(
                    f"{kind:8} {seconds:5.2f} s undisturbed; killed at {at_lines} lines, and at {share} random moments "
                    f"({killed} before the end): always whole, and the next run succeeded",
                    flush=True,
                )
        except CrashError as error:
            print(f"LOST: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
