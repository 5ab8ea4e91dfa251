"""How much of a build is ours: `silkledger build` of raw/ against an in-process Dagster run of as many empty assets.

    python bench/startup.py [--runs N]

Both run as fresh processes, in turn, so that they meet the same machine; what is compared are medians of wall
time; processor time stands beside it, as a busy machine bends the one more than the other.
Exits with 1 when the ratio is above TARGET_RATIO.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
TARGET_RATIO = 2.5
EMPTY_RUN = """
import sys
import dagster as dg

def make_asset(name, before):
    @dg.asset(name=name, deps=before)
    def empty() -> None: ...
    return empty

assets = []
for index in range(int(sys.argv[1])):
    assets.append(make_asset(f"empty_{index}", assets[-1:]))
sys.exit(not dg.materialize(assets).success)
"""
COUNT_ASSETS = "from assets.stages import ASSETS; print(sum(len(asset.keys) for asset in ASSETS))"


def time_command(command: list[str]) -> tuple[float, float]:
    """Wall and processor time of a command in seconds; a command that fails ends the comparison."""
    began, used = time.perf_counter(), count_processor_seconds()
    environment = os.environ | {"DAGSTER_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(command[:2])} failed:\n{done.stderr}")
    return time.perf_counter() - began, count_processor_seconds() - used


def count_processor_seconds() -> float:
    """What the processes that this one started and saw end have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def describe(name: str, times: list[tuple[float, float]]) -> tuple[float, float]:
    """Prints the times of one kind of run; their medians come back."""
    wall, processor = (statistics.median(column) for column in zip(*times, strict=True))
    runs = " ".join(f"{run:.2f}" for run, _ in times)
    print(f"{name:<30} median {wall:6.2f} s wall, {processor:6.2f} s processor   {runs}")
    return wall, processor


def measure(runs: int) -> tuple[int, list[tuple[float, float]], list[tuple[float, float]]]:
    """The number of assets, then the times of the builds and of the empty runs, each pair measured in turn."""
    counted = subprocess.run(
        [sys.executable, "-c", COUNT_ASSETS], cwd=HOUSE, check=True, capture_output=True, text=True
    )
    n_assets = int(counted.stdout)
    silkledger = str(Path(sys.executable).with_name("silkledger"))
    builds, empties = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            builds.append(time_command([silkledger, "build", "--raw", "raw", "--warehouse", folder]))
        empties.append(time_command([sys.executable, "-c", EMPTY_RUN, str(n_assets)]))
    return n_assets, builds, empties


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (5)")
    n_assets, builds, empties = measure(parser.parse_args().runs)
    build, build_processor = describe("silkledger build of raw/", builds)
    empty, empty_processor = describe(f"Dagster, {n_assets} empty assets", empties)
    ratio = build / empty
    print(
        f"ratio {ratio:.2f} wall, {build_processor / empty_processor:.2f} processor; target at most {TARGET_RATIO} wall"
    )
    return int(ratio > TARGET_RATIO)


if __name__ == "__main__":
    sys.exit(main())
