"""Lines that go on below an item of a list, set in by blanks: figures and times are read as if they were not.

"worth $3\\n    billion" is three billion; a blank line, or one that begins anew, is left as it is.
"""

import re
from bisect import bisect_right

from pipeline.record import record

INDENT = re.compile(r"(?<=[^\s.:;!?])\n(?P<blanks>[ \t]+)(?=[a-z])")


@record
class Unindented:
    """`text` without the blanks before lines that go on; `marks` and `shifts` lead back to the offsets of the whole."""

    text: str
    marks: list[int]
    shifts: list[int]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of `text`, which is not empty, stands in the whole."""
        first, last = (offset + self.shifts[bisect_right(self.marks, offset)] for offset in (start, end - 1))
        return first, last + 1


def drop_indents(text: str) -> Unindented | None:
    """The text with each line that goes on joined at its beginning; None where no line is set in so.

    >>> drop_indents("- worth $3\\n    billion").text
    '- worth $3\\nbillion'
    """
    pieces: list[str] = []
    marks: list[int] = []
    shifts = [0]
    at = length = 0
    for found in INDENT.finditer(text) if "\n " in text or "\n\t" in text else ():
        pieces.append(text[at : found.start("blanks")])
        length += len(pieces[-1])
        marks.append(length)
        at = found.end()
        shifts.append(at - length)
    return Unindented("".join((*pieces, text[at:])), marks, shifts) if marks else None
