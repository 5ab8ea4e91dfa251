"""RE2 expressions over masked sentences: linear in time whatever the input, and quick on the short ASCII texts there.

The wrapper that comes with RE2 counts characters in bytes and back for each match; in ASCII they are the same.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import re2

SEARCH, MATCH, FULL = (getattr(re2._re2.RE2.Anchor, name) for name in ("UNANCHORED", "ANCHOR_START", "ANCHOR_BOTH"))
MEMORY = 64 << 20  # bytes that an expression or a set of them may take; it takes what it needs
Span = tuple[int, int]


def make_options() -> Any:
    """How expressions are compiled: a large alternation gives up its automaton under the library's own limit."""
    options = re2.Options()
    options.max_mem = MEMORY
    return options


class Found:
    """A match; groups are asked for by number or name, as in `re`, and are "" or None where they took no part."""

    __slots__ = ("_expression", "_spans", "string")

    def __init__(self, expression: "Expression", string: str, spans: list[Span]) -> None:
        self._expression = expression
        self.string = string
        self._spans = spans

    def span(self, group: int | str = 0) -> Span:
        """The offsets of a group; (-1, -1) where it took no part."""
        return self._spans[group if isinstance(group, int) else self._expression.groupindex[group]]

    def start(self, group: int | str = 0) -> int:
        """Where a group begins."""
        return self.span(group)[0]

    def end(self, group: int | str = 0) -> int:
        """Where a group ends."""
        return self.span(group)[1]

    def __getitem__(self, group: int | str) -> Any:
        start, end = self.span(group)
        return self.string[start:end] if start >= 0 else None

    def group(self, *groups: int | str) -> Any:
        """The text of a group, of the whole match, or of several groups."""
        if len(groups) > 1:
            return tuple(self[group] for group in groups)
        return self[groups[0] if groups else 0]

    def groups(self) -> tuple[Any, ...]:
        """The texts of all groups."""
        return tuple(self[number] for number in range(1, len(self._spans)))

    def groupdict(self) -> dict[str, Any]:
        """The texts of the named groups."""
        return {name: self[name] for name in self._expression.groupindex}


class Expression:
    """An expression, compiled when it is first used; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "_match", "groupindex", "pattern")

    def __init__(self, source: str) -> None:
        self.pattern = source
        self.groupindex: dict[str, int] = {}
        self._compiled: Any = None
        self._match: Any = None

    def _compile(self) -> Any:
        self._compiled = re2.compile(self.pattern, make_options())
        self.groupindex = dict(self._compiled.groupindex)
        self._match = self._compiled._regexp.Match
        return self._match

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        """The first match anywhere."""
        if pos or endpos is not None or not text.isascii():
            return self._find(SEARCH, text, pos, endpos)
        spans = (self._match or self._compile())(SEARCH, text.encode(), 0, len(text))
        return Found(self, text, spans) if spans[0][0] >= 0 else None

    def match(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        """The match that begins at `pos`."""
        return self._find(MATCH, text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int | None = None) -> Any:
        """The match of the whole."""
        return self._find(FULL, text, pos, endpos)

    def _find(self, anchor: Any, text: str, pos: int, endpos: int | None) -> Any:
        matches = self._match or self._compile()
        told = text if endpos is None else text[: max(0, endpos)]  # RE2's own end hides no text from "$"
        if not text.isascii():
            return next(self._wrap(self._compiled._match(anchor, told, pos, None), text), None)
        if pos > len(told):
            return None
        spans = matches(anchor, told.encode(), max(0, pos), len(told))
        return Found(self, text, spans) if spans[0][0] >= 0 else None

    def _wrap(self, matches: Iterator[Any], text: str) -> Iterator[Found]:
        """Matches of RE2's own wrapper, which counts in characters, as ours: theirs give no span by name."""
        groups = range(self._compiled.groups + 1)
        return (Found(self, text, [match.span(group) for group in groups]) for match in matches)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterator[Any]:
        """Every match from left to right, not overlapping."""
        matches = self._match or self._compile()
        told = text if endpos is None else text[: max(0, endpos)]
        if not text.isascii():
            yield from self._wrap(self._compiled.finditer(told, pos, None), text)
            return
        coded = told.encode()
        limit = len(coded)
        while pos <= limit:
            spans = matches(SEARCH, coded, pos, limit)
            start, end = spans[0]
            if start < 0:
                return
            yield Found(self, text, spans)
            pos = end if end > pos else pos + 1

    def findall(self, text: str) -> list[Any]:
        """The text of every match: of its one group, of its groups, or of the whole where it has none."""
        found = list(self.finditer(text))
        if found and len(found[0].groups()) > 1:
            return [match.groups() for match in found]
        return [match[min(1, len(match.groups()))] for match in found]

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced, word for word."""
        parts, at = [], 0
        for found in self.finditer(text):
            parts += [text[at : found.start()], replacement]
            at = found.end()
        return "".join((*parts, text[at:]))

    def split(self, text: str) -> list[str]:
        """The text between the matches."""
        parts, at = [], 0
        for found in self.finditer(text):
            parts.append(text[at : found.start()])
            at = found.end()
        return [*parts, text[at:]]


class ExpressionSet:
    """Expressions by name, all looked for in one pass over a text; compiled at first use."""

    __slots__ = ("_expressions", "_match", "_names")

    def __init__(self, expressions: Mapping[str, Expression]) -> None:
        self._expressions = expressions
        self._names = tuple(expressions)
        self._match: Any = None

    def _compile(self) -> Any:
        compiled = re2.Set.SearchSet(make_options())
        for expression in self._expressions.values():
            compiled.Add(expression.pattern)
        compiled.Compile()
        self._match = compiled._set.Match
        return self._match

    def found_in(self, text: str) -> frozenset[str]:
        """The names of those that match somewhere in a text."""
        names = self._names
        return frozenset([names[number] for number in (self._match or self._compile())(text.encode())])
