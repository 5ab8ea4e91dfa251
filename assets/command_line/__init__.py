"""The command line: `silkledger build | extract | sql | trace | tables | status`.

Each command imports what it needs when it runs, so that `extract`, `sql` and `trace` start without Dagster and pandas.
"""

import gc
import sys

COLLECT_EVERY = 100_000  # allocations


def main() -> None:
    """The entry point of the `silkledger` command."""
    # Imports and definitions stay for good; looking through them every 700 allocations costs a tenth of a build.
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    # Where the development tools are installed, pandera would load hypothesis, to draw examples that nobody asks for.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    from assets.command_line.app import app

    app(prog_name="silkledger")
