"""A build as a person sees it: a line a stage, with the time it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assets.progress_steps import Step, listen

if TYPE_CHECKING:
    from rich.console import Console


class Lines:
    """Prints each stage once it is done; on a screen the stage under way shows beneath with a turning mark."""

    def __init__(self, screen: "Console", n_texts: int) -> None:
        self.screen = screen
        self.began = time.monotonic()
        self.status = screen.status(f"starting; {n_texts} texts") if screen.is_terminal else None

    def __enter__(self) -> "Lines":
        if self.status:
            self.status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.status:
            self.status.stop()

    def tell(self, step: Step) -> None:
        """Shows one step of the run."""
        from rich.markup import escape

        if step.kind == "started":
            self.began = time.monotonic()
            if self.status:
                self.status.update(f"{step.stage} …")
        elif step.kind == "said" and self.status and not step.warning:
            self.status.update(f"{step.stage} … {escape(step.message)}")
        elif step.kind == "said":
            self.screen.print(f"  {'[yellow]' if step.warning else '[dim]'}{escape(step.message)}[/]", soft_wrap=True)
        elif step.kind == "done" and step.shown:
            took = time.monotonic() - self.began
            self.screen.print(f"[green]✓[/] {step.stage:<28} [dim]{took:5.2f} s  {escape(step.message)}[/]")
        elif step.kind == "failed":
            self.screen.print(f"[red]✗[/] {step.stage}", soft_wrap=True)


@contextmanager
def show_progress(n_texts: int, quiet: bool) -> Iterator[None]:
    """Shows the stages of the runs inside the block on standard error; nothing when `quiet`."""
    if quiet:
        yield
        return
    from rich.console import Console

    screen = Console(file=sys.stderr, highlight=False)
    with Lines(screen, n_texts) as lines, listen(lines.tell):
        yield
