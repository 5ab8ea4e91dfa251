"""Logical lines of a text: what an author wrote as one, however a page wrapped it."""

import re
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"\S[^\n]*")
MARK = re.compile(
    r"(?P<bullet>[-–—−•∙●○·*▪■□▫◦‣►▶▸»>➢➤✓✔+]{1,2})[ \t\xa0]{1,8}(?=\S)"
    r"|\(?(?P<number>\d{1,3}|[ivx]{1,5}|[a-z])[.)][ \t\xa0]{1,8}(?=\S)"
    r"|(?P<glued>[•●▪■►▶➢➤✓✔–—-])(?=[^\W\d_])"
)
HEADING_MARK = re.compile(r"#{1,6}\s")
TERMINALS = ".!?…。！？"
CLOSING = "\"”’»')]"
OPEN_WORDS = frozenset("a an and as at by for from in of on or than that the their to was were which with".split())
MAX_WRAP = 200  # characters: a longer line was never wrapped by a page
MIN_WRAPPED_LINE = 40


@dataclass(frozen=True, slots=True)
class Unit:
    """A half-open span of the text: one paragraph, heading, list item or line of page furniture.

    `mark` is the list mark that it opens with, as a class ("•", "1", "a"), None for none; `n_lines` the lines it was
    wrapped into; `after_gap` whether an empty line stands before it.
    """

    start: int
    end: int
    n_lines: int
    after_gap: bool
    mark: str | None


def list_units(text: str) -> tuple[Unit, ...]:
    """The logical lines of a text, in order, covering every character but white space."""
    lines = [trim_line(match) for match in LINE.finditer(text)]
    if not lines:
        return ()
    gaps = [True, *(text.count("\n", a[1], b[0]) > 1 for a, b in pairwise(lines))]
    marks = [read_mark(text, start) for start, _ in lines]
    width = measure_wrap(text, lines, gaps, marks)
    units: list[Unit] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and joins(text, lines, index, gaps[index], marks, width):
            continue
        units.append(Unit(lines[first][0], lines[index - 1][1], index - first, gaps[first], marks[first]))
        first = index
    return tuple(units)


def trim_line(match: re.Match[str]) -> tuple[int, int]:
    """The span of a line without the white space behind it."""
    return match.start(), match.start() + len(match[0].rstrip())


def read_mark(text: str, start: int) -> str | None:
    """The class of the list mark at `start`: the bullet itself, "1" for any number, "a" for any letter."""
    match = MARK.match(text, start)
    if match is None:
        return None
    bullet = match["bullet"] or match["glued"]
    if bullet:
        return "–" if bullet[0] in "-–—−" else bullet[0]
    return "1" if match["number"].isdigit() else "a"


def measure_wrap(text: str, lines: list[tuple[int, int]], gaps: list[bool], marks: list[str | None]) -> int | None:
    """The width at which a page wrapped the text, None where each paragraph is one line.

    A wrapped text shows in lines that stop without a stop and go on in lower case on the next.
    """
    lengths: list[int] = []
    n_pairs = n_continued = 0
    for index in range(1, len(lines)):
        if gaps[index] or marks[index]:
            continue
        before, here = lines[index - 1], lines[index]
        n_pairs += 1
        lengths.append(before[1] - before[0])
        n_continued += text[here[0]].islower() and text[before[1] - 1] not in ".!?:;…"
    if not n_continued or n_continued < 0.2 * n_pairs:
        return None
    width = sorted(lengths)[int(0.9 * (len(lengths) - 1))]
    return width if MIN_WRAPPED_LINE <= width <= MAX_WRAP else None


def joins(
    text: str, lines: list[tuple[int, int]], index: int, gap: bool, marks: list[str | None], width: int | None
) -> bool:
    """Whether line `index` goes on what the line before it began."""
    (start, end), (here, here_end) = lines[index - 1], lines[index]
    last, head = text[end - 1], text[here]
    is_open = last.isalnum() or last in ",-–—(%"
    if marks[index] and not (width and is_open and not marks[index - 1] and fills(text, start, end, here, width)):
        return False
    if gap:
        return end - start >= MIN_WRAPPED_LINE and (last.isalnum() or last == ",") and head.islower()
    if HEADING_MARK.match(text, here) or HEADING_MARK.match(text, start):
        return False
    if is_open and text[max(start, end - 12) : end].rpartition(" ")[2] in OPEN_WORDS:
        return True
    if head.islower() and (is_open or (width and last == ".")):
        return end - start >= 20 or width is not None
    if is_open and head in "($€£" and (text[here + 1 : here + 2] and text[here + 1] in "0123456789$€£~"):
        return True
    if width is None:
        return False
    is_full = fills(text, start, end, here, width)
    if last in TERMINALS or last in CLOSING or last in ":;":
        return is_full and last not in ":;"
    return is_full and not (here_end - here < 0.5 * width and text[here_end - 1].isalnum() and index + 1 < len(lines))


def fills(text: str, start: int, end: int, here: int, width: int) -> bool:
    """Whether the next word had no room on the line: what makes a page break it."""
    word_end = here
    while word_end < len(text) and not text[word_end].isspace() and word_end - here < width:
        word_end += 1
    return end - start + 1 + word_end - here > 0.88 * width
