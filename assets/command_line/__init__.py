"""The command line: `silkledger build | extract | sql | trace | tables | status`.

Each command imports what it needs when it runs, so that `extract`, `sql` and `trace` start without Dagster and pandas.
"""

import atexit
import gc
import os
import sys

COLLECT_EVERY = 100_000  # allocations
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


def main() -> None:
    """The entry point of the `silkledger` command."""
    # Imports and definitions stay for good; looking through them every 700 allocations costs a tenth of a build.
    gc.set_threshold(COLLECT_EVERY, 20, 20)
    # Where the development tools are installed, pandera would load hypothesis, to draw examples that nobody asks for.
    sys.modules.setdefault("hypothesis", None)  # type: ignore[arg-type]
    codes: list[object] = []
    atexit.register(_leave, codes)  # what is registered first runs last: threads, pools and logs have ended by then
    try:
        from assets.command_line.app import app

        app(prog_name="silkledger")
    except SystemExit as done:
        codes.append(done.code)
        raise
    except KeyboardInterrupt:  # while the command was still being loaded
        codes.append(INTERRUPTED)
        sys.exit(INTERRUPTED)


def _leave(codes: list[object]) -> None:
    """Ends the process without looking through all that is in memory once more, which would take as long as a query."""
    if not codes:
        return  # an error that nobody expected: the interpreter tells it and ends in its own way
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    code = codes[0]
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)
