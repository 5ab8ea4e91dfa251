"""The commands in the order in which a newcomer meets them, and what each kind of error means to the shell."""

import inspect
import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer

from assets.command_line import INTERRUPTED
from assets.command_line.advice import advise
from assets.command_line.build import build
from assets.command_line.diff import diff
from assets.command_line.export import export
from assets.command_line.extract import extract
from assets.command_line.publish import publish
from assets.command_line.pull import pull
from assets.command_line.release import release
from assets.command_line.serve import serve
from assets.command_line.site import site
from assets.command_line.sql import sql
from assets.command_line.status import status
from assets.command_line.tables import tables
from assets.command_line.trace import trace
from assets.command_line.verify import verify
from assets.lock import WarehouseLockedError
from assets.raw_folder import RawFolderError
from assets.release_errors import (
    DamagedReleaseError,
    NoSuchReleaseError,
    NotPublishedError,
    PublishedVersionError,
    TamperedError,
)
from assets.warehouse_folder import NothingPublishedError

OK = 0
FAILED = 1
MISUSED = 2
EXIT_CODES: dict[type[Exception], int] = {
    RawFolderError: MISUSED,
    NothingPublishedError: MISUSED,
    NoSuchReleaseError: MISUSED,
    NotPublishedError: MISUSED,
    DamagedReleaseError: FAILED,
    PublishedVersionError: FAILED,
    TamperedError: FAILED,
    WarehouseLockedError: FAILED,
    OSError: FAILED,
}


class Commands(typer.core.TyperGroup):
    """Turns the errors that a user can do something about into one line and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command; raises typer.Exit in place of the errors in EXIT_CODES."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except tuple(EXIT_CODES) as error:
            code = next(code for kind, code in EXIT_CODES.items() if isinstance(error, kind))
            print(f"silkledger: {advise(_say(error))}", file=sys.stderr)
            raise typer.Exit(code) from error
        except KeyboardInterrupt as error:
            print(f"silkledger: interrupted{'; ' if error.args else ''}{error}", file=sys.stderr)
            raise typer.Exit(INTERRUPTED) from error


def _say(error: Exception) -> str:
    """The error in words, without the number that the operating system gives it."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def unwrap(text: str) -> str:
    """The paragraphs of a docstring each on one line, so that the screen decides where lines end."""
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(
        paragraph if paragraph.startswith(" ") else " ".join(paragraph.split()) for paragraph in paragraphs
    )


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Reads articles on China and Central Asia into tables in which every value leads back to the words it "
    "was read from.\n\nStart with [bold]silkledger build[/], then [bold]silkledger tables[/] and "
    "[bold]silkledger sql[/].\n\nExit codes: 0 done; 1 it failed, or it found something (diff: a difference, "
    "verify: damage), and a build may be published in part; 2 the command or its input is wrong; 130 interrupted.",
)


def show_version(wanted: bool) -> None:
    """Prints the version and leaves."""
    if wanted:
        print(f"silkledger {version('silkledger')}")
        raise typer.Exit(OK)


@app.callback()
def start(
    _version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What stands before every command."""


for command in (build, extract, sql, trace, tables, status, release, diff, verify, publish, pull, site, serve, export):
    app.command(help=unwrap(command.__doc__ or ""))(command)
