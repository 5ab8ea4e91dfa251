"""The command line: `silkledger build | extract | sql | trace | tables | status`.

Each command imports what it needs when it runs, so that `extract`, `sql` and `trace` start without Dagster and pandas.
"""

from assets.command_line.app import app


def main() -> None:
    """The entry point of the `silkledger` command."""
    app(prog_name="silkledger")
