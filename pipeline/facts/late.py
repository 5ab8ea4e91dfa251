"""Python's regular expressions, compiled when they are first used: of all that the rules hold, a text needs few.

Stands in for `re` where a module has many: `from pipeline.facts import late as re`. What a text needs at once, and
what is to fail when it is imported, stays with `re`.
"""

import re
from re import ASCII, IGNORECASE, I, Match, Pattern, escape, findall, finditer, fullmatch, match, search, split, sub
from typing import Any, cast

__all__ = [
    "ASCII",
    "IGNORECASE",
    "I",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]


class LatePattern:
    """A pattern that is not compiled yet; its attributes are those of `re.Pattern`, each kept once it was asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        held = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, held)
        return held


def compile(source: str, flags: int = 0) -> Pattern[str]:
    """The pattern of a source, as good as compiled.

    >>> compile(r"<m[0-9]+>").findall("worth <m0> or <m1>")
    ['<m0>', '<m1>']
    """
    return cast("Pattern[str]", LatePattern(source, flags))
