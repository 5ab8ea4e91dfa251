"""What happens in a run, told to whoever listens in this process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Kind = Literal["started", "said", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that began, said something, ended or failed; `shown` is False for the small steps between stages."""

    stage: str
    kind: Kind
    message: str = ""
    warning: bool = False
    shown: bool = True


Listener = Callable[[Step], None]
_listeners: list[Listener] = []


@contextmanager
def listen(listener: Listener) -> Iterator[None]:
    """Tells `listener` of every step while the block runs."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def tell(step: Step) -> None:
    """Tells everybody who listens."""
    for listener in _listeners:
        listener(step)
