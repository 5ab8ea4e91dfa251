"""Runs of `silkledger` in processes whose imports are done, so that a kill meets work and not the start of Python."""

import multiprocessing
import os
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import TextIO

HOUSE = Path(__file__).resolve().parent.parent
PRELOADED = ["assets.command_line.app", "assets.run", "assets.releasing", "assets.delivering", "bench.runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """A run that goes on, and what it says."""

    process: ForkServerProcess
    said: TextIO

    @property
    def goes_on(self) -> bool:
        """Whether the run has not ended by itself or by a kill."""
        return self.process.is_alive()

    def wait(self, seconds: float) -> bool:
        """Whether the run ends within so many seconds."""
        self.process.join(seconds)
        return not self.goes_on

    def kill(self) -> None:
        """Kills the process as a power cut would, but not its helpers: they have to notice by themselves."""
        self.process.kill()
        self.process.join()
        self.said.close()


def start_run(arguments: list[str]) -> Run:
    """Starts `silkledger` with these arguments."""
    os.environ["PYTHONPATH"] = str(HOUSE)  # for the process that loads what all runs share
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(arguments, writer))
    process.start()
    writer.close()
    return Run(process, os.fdopen(os.dup(reader.fileno()), encoding="utf-8", errors="replace"))


def finish_run(arguments: list[str], seconds: float) -> tuple[int | None, str]:
    """The exit code of a run, None where it did not end in time; and what it said."""
    run = start_run(arguments)
    ended = run.wait(seconds)  # the little that it says waits in the pipe
    code, said = run.process.exitcode, run.said.read() if ended else ""
    run.kill()
    return (code if ended else None), said


def _run(arguments: list[str], writer: Connection) -> None:
    for stream in (1, 2):
        os.dup2(writer.fileno(), stream)
    writer.close()
    os.chdir(HOUSE)
    sys.argv = ["silkledger", *arguments]
    from assets.command_line import main

    main()
