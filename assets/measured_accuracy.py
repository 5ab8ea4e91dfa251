"""How accurate the engine is on the project's own gold texts, measured once an engine."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from assets.engine import HOUSE, read_engine_version
from assets.warehouse_folder import write_whole

BENCH = HOUSE / "bench" / "accuracy.py"
GOLD = HOUSE / "tests" / "gold"
MOST_SECONDS = 600
HOW_TO_READ = (
    "precision: of the rows that the engine made, the share that a careful reader recorded too; recall: of the rows "
    "that the careful reader recorded, the share that the engine made; f1: their harmonic mean. Rules were improved "
    "while these figures were watched: expect somewhat less on other texts. The texts of this release are not among "
    "those measured."
)


def measure_accuracy(cache: Path) -> dict[str, Any]:
    """Precision, recall and F1 by measure; `cache` keeps them by engine and gold.

    Where the gold is not installed beside the code, the answer says so: no figure is made up.
    """
    if not BENCH.is_file() or not GOLD.is_dir():
        return {"measured": False, "why": "the gold texts are not installed beside this engine"}
    kept = cache / f"{_identify()}.json"
    try:
        held: dict[str, Any] = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        held = _measure()
        write_whole(kept, json.dumps(held).encode())
    return held


def _measure() -> dict[str, Any]:
    command = [sys.executable, str(BENCH), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS, cwd=HOUSE, check=False)
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        raise RuntimeError(f"the accuracy could not be measured: {done.stderr.strip()[-500:]}") from error
    return {
        "measured": True,
        "on": "the project's own gold texts, written for the purpose and annotated by hand",
        "how_to_read": HOW_TO_READ,
        "engine_version": read_engine_version(),
        **said,
    }


def _identify() -> str:
    """The engine, the measure and the gold, by content."""
    digest = hashlib.sha256(read_engine_version().encode())
    for path in [*sorted(BENCH.parent.glob("*.py")), *sorted(GOLD.iterdir())]:
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
