"""Which templates may match in which lines of a page, told by one scan for all their triggers."""

from collections.abc import Sequence

from ahocorasick_rs import BytesAhoCorasick

from pipeline.facts.scene import Page
from pipeline.facts.triggers import Strings

MOST = 3  # sets of triggers that a template has


class Screen:
    """One scan of a page for the triggers of templates, each template being one bit."""

    def __init__(self, triggers: Sequence[tuple[Strings, ...]]) -> None:
        bits: dict[str, list[int]] = {}
        lacking = [-1 << len(triggers)] * MOST  # a template made later may match anywhere
        for number, sets in enumerate(triggers):
            for place in range(MOST):
                if place >= len(sets):
                    lacking[place] |= 1 << number
                    continue
                for string in sets[place]:
                    bits.setdefault(string, [0] * MOST)[place] |= 1 << number
        self._lacking = lacking
        self._bits = [(first, second, third) for first, second, third in bits.values()]
        self._matcher = BytesAhoCorasick([string.encode() for string in bits])

    def list_open(self, page: Page) -> list[int]:
        """For each line the bits of the templates that may match there: those with a trigger of each of their sets."""
        firsts, seconds, thirds = ([one] * len(page.starts) for one in self._lacking)
        line, end, bits = -1, -1, self._bits
        held: set[int] = set()  # the triggers that the line is known to have
        for index, start, _ in self._matcher.find_matches_as_indexes(page.text, overlapping=True):
            if start > end:
                line = page.line(start)
                end = page.ends[line]
                held = set()
            if index in held:
                continue
            held.add(index)
            first, second, third = bits[index]
            if first:
                firsts[line] |= first
            if second:
                seconds[line] |= second
            if third:
                thirds[line] |= third
        return [a & b & c for a, b, c in zip(firsts, seconds, thirds, strict=True)]
