"""Sentences as fact rules see them: every actor, amount and time stands as a slot.

A rule should not care how money, dates and countries are written, only what is done with them. So each sentence is
masked once: "In 2019, Kenya's trade with Uganda was worth $1.2 billion" reads as
`in <t0>, <p0>'s trade with <p1> was worth <m0>`, in lower case, folded to ASCII, with single spaces. Rules are
patterns over that text (see `grammar`), and every match maps back to the canonical text.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.documents.document import Document, Sentence
from pipeline.facts.slots import Slot as Slot
from pipeline.facts.slots import list_slots
from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Cast
from pipeline.times.time import Time

Spans = tuple[int, int, Mapping[str, tuple[int, int]]]  # a match in a line: its start, its end, its labelled parts


class _Fold(dict[int, str]):
    """Maps a code point to one ASCII character; `<` and `>` are kept free for slots."""

    def __missing__(self, point: int) -> str:
        folded = unicodedata.normalize("NFKD", chr(point))[0]
        kept = folded if folded.isascii() and folded.isprintable() else "?"
        self[point] = " " if chr(point).isspace() else kept
        return self[point]


FOLD = _Fold({ord(a): b for a, b in zip("’‘ʼ`´“”„«»–—‐‑−<>…", "'''''\"\"\"\"\"-----().", strict=True)})
UNFOLDED = re.compile(r"[^ -;=?-_a-~]")  # all but the printable ASCII that stands for itself


def fold(text: str) -> str:
    """The text in printable ASCII, one character for each of its own."""
    return UNFOLDED.sub(lambda found: FOLD[ord(found[0])], text)


@dataclass(slots=True, eq=False)
class Page:
    """All the masked sentences of a document, one a line, so that one scan tells which templates may match where.

    `starts` and `ends` are where the lines begin and end; `open_to` holds the bits of the templates that may match in
    each line, as soon as that is known, and `found` keeps what each template found in a line (see `grammar`).
    """

    text: bytes
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    open_to: Sequence[int] = ()
    found: dict[tuple[int, int], tuple[Spans, ...]] = field(default_factory=dict, repr=False)

    def line(self, position: int) -> int:
        """The line that a position stands in."""
        return bisect_right(self.starts, position) - 1


@dataclass(slots=True, eq=False)  # not frozen: it is made too often
class Reading:
    """One sentence, masked. `masked` and `cased` have equal offsets; only the case of the letters differs."""

    index: int
    sentence: Sentence
    masked: str
    cased: str
    slots: tuple[Slot, ...]
    page: Page = field(repr=False)
    _tokens: Mapping[str, Slot] = field(repr=False)
    _places: Mapping[int, int] = field(repr=False)  # start of a slot in the text → in the masked text
    _masked_marks: tuple[int, ...] = field(repr=False)
    _text_marks: tuple[int, ...] = field(repr=False)

    def slot(self, token: str) -> Slot:
        """The slot of a token such as `<m0>`."""
        return self._tokens[token]

    def position(self, slot: Slot) -> int:
        """Where a slot's token begins in the masked text; an amount hidden under a party begins with that party."""
        place = self._places.get(slot.start)
        return self.masked_span(slot.start, slot.end)[0] if place is None else place

    def coded(self, codes: str) -> Iterator[Slot]:
        """The slots of some kinds, in order: `reading.coded("po")` gives parties."""
        return (slot for slot in self.slots if slot.code in codes)

    def text_start(self, masked_position: int) -> int:
        """The offset in the canonical text of a position in the masked text."""
        at = bisect_right(self._masked_marks, masked_position) - 1
        ahead = masked_position - self._masked_marks[at]
        limit = self._text_marks[at + 1] if at + 1 < len(self._text_marks) else self.sentence.end
        return min(self._text_marks[at] + ahead, limit)

    def masked_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the masked text over a span of the canonical text; slots are taken whole."""
        first, last = self._masked_at(start), self._masked_at(end)
        opened = self.masked.rfind("<", 0, first)
        if opened >= 0 and self.masked.index(">", opened) >= first:
            first = opened
        opened = self.masked.rfind("<", 0, last)
        return first, max(last, self.masked.index(">", opened) + 1 if opened >= 0 else last)

    def _masked_at(self, position: int) -> int:
        at = bisect_right(self._text_marks, position) - 1
        limit = self._masked_marks[at + 1] if at + 1 < len(self._masked_marks) else len(self.masked)
        return min(self._masked_marks[at] + position - self._text_marks[at], limit)

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of canonical text under a span of masked text; a slot is taken whole, outer blanks are not."""
        while start < end and self.masked[start] == " ":
            start += 1
        while end > start and self.masked[end - 1] == " ":
            end -= 1
        at = self.masked.rfind("<", 0, end)
        if at >= 0 and end <= (close := self.masked.index(">", at) + 1):
            return self.text_start(start), self._tokens[self.masked[at:close]].end
        return self.text_start(start), self.text_start(end - 1) + 1 if end > start else self.text_start(start)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A document ready for fact rules: its readings, one a sentence, and all that was found in it.

    Scenes are compared by identity, so that what is counted over one can be kept (`functools.lru_cache`).
    """

    document: Document
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    cast: Cast
    readings: tuple[Reading, ...]
    page: Page = field(repr=False)

    def quote(self, start: int, end: int) -> str:
        """The canonical text of a span."""
        return self.document.text[start:end]

    def figure(self, slot: Slot) -> Figure:
        """The figure of an amount slot."""
        return self.figures[slot.figures[0]]

    def lead(self, reading: Reading) -> Reading | None:
        """The sentence that introduces a list item."""
        at = reading.sentence.lead
        return None if at is None else self.readings[at]


MANY_SLOTS = 80  # no sentence that a person would read names so many actors and amounts
LONG_SENTENCE = 6000  # nor is any so long; fact rules may look over the whole of a sentence for each of its heads


def set_scene(document: Document, figures: tuple[Figure, ...], times: tuple[Time, ...], cast: Cast) -> Scene:
    """Masks every sentence of a document; of a run of words that is no sentence the rules see nothing."""
    slots = list_slots(figures, times, cast)
    folded = fold(document.text)
    short = CONTRACTED.search(folded) is not None
    slots = [slot for slot in slots if not _names_branch(folded, slot)]
    starts = [slot.start for slot in slots]
    masks: list[Mask] = []
    lines, ends, length = [], [], 0
    for sentence in document.sentences:
        start, end = sentence.start, sentence.end
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        mask: Mask
        held = tuple(slot for slot in slots[first:last] if slot.end <= end) if first < last else ()
        if end - start > LONG_SENTENCE or len(held) > MANY_SLOTS:
            mask = _mask_nothing(start)
        else:
            drifts = "  " in folded[start:end] or (short and CONTRACTED.search(folded, start, end) is not None)
            plain: Mask = folded[start:end], (), {}, {}, (0,), (start,)
            mask = _mask(folded, document.text, start, end, held, drifts) if held or drifts else plain
        masks.append(mask)
        lines.append(length)
        length += len(mask[0])
        ends.append(length)
        length += 1
    whole = "\n".join([mask[0] for mask in masks]).lower()
    page = Page(whole.encode("ascii"), tuple(lines), tuple(ends))
    readings = [
        Reading(index, sentence, whole[line : line + len(mask[0])], mask[0], mask[1], page, *mask[2:])
        for index, (sentence, mask, line) in enumerate(zip(document.sentences, masks, lines, strict=True))
    ]
    return Scene(document, figures, times, cast, tuple(readings), page)


BRANCH = re.compile(r"\),? (?:[Cc][Oo]\b|Company|Limited|L[Tt][Dd]\b|Inc\b|Corp|Pte|Pty|LLC|PLC|plc|Holdings?|Sdn|JSC)")
BLANKS = re.compile(r"\s+")
CONTRACTED = re.compile(r"(?<=[a-zA-Z])'(ll|ve|re|m)\b(?!')", re.IGNORECASE)
DRIFTS = re.compile(rf" {{2,}}|{CONTRACTED.pattern}", re.IGNORECASE)  # a single blank keeps its place
COLUMN = "   "
FULL = {"ll": " will", "ve": " have", "re": " are", "m": " am"}
# A masked sentence as written: its words, slots, slots by token, places of slots, and marks wherever the masked and the
# canonical text drift apart
Mask = tuple[str, tuple[Slot, ...], dict[str, Slot], dict[int, int], tuple[int, ...], tuple[int, ...]]


def _names_branch(folded: str, slot: Slot) -> bool:
    """Whether a land or town only tells a firm from its sisters: "Tenaga (Hong Kong) Co., Ltd"."""
    bracketed = slot.code in "pl" and folded.startswith(")", slot.end) and folded.endswith("(", 0, slot.start)
    return bracketed and BRANCH.match(folded, slot.end) is not None


def _mask_nothing(start: int) -> Mask:
    """What the rules see of a run of words that is no sentence."""
    return "", (), {}, {}, (0,), (start,)


def _mask(folded: str, text: str, begin: int, end: int, slots: tuple[Slot, ...], drifts: bool) -> Mask:
    """Puts a token for each slot of a sentence; where it `drifts`, one blank for several, and short forms in full."""
    tokens: dict[str, Slot] = {}
    places: dict[int, int] = {}
    parts: list[str] = []
    masked_marks, text_marks = [0], [begin]
    counts: dict[str, int] = {}
    at, length = begin, 0
    for slot in (*slots, None):
        stop = slot.start if slot else end
        for first, words in _pieces(folded, at, stop) if drifts else ((at, folded[at:stop]),):
            masked_marks.append(length)
            text_marks.append(first)
            parts.append(words)
            length += len(words)
        if slot:
            code = slot.code
            columns = drifts and code in "mq" and folded.endswith(COLUMN, at, stop)  # a label and its amount
            if columns and "\n" not in text[at + len(text[at:stop].rstrip()) : stop]:
                parts[-1] = parts[-1].rstrip(" ") + ": "
                length += 1
            number = counts.get(code, 0)
            counts[code] = number + 1
            token = f"<{code}{number}>"
            tokens[token] = slot
            places[stop] = length
            masked_marks.append(length)
            text_marks.append(stop)
            parts.append(token)
            length += len(token)
            at = slot.end
    return "".join(parts), slots, tokens, places, tuple(masked_marks), tuple(text_marks)


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The pieces of a span with where they begin: one blank for a run of them, "we will" for "we'll"."""
    for found in DRIFTS.finditer(folded, start, end):
        blanks = found.group(1) is None
        yield start, folded[start : found.start() + blanks]
        if not blanks:
            yield found.start(), FULL[found.group(1).lower()]
        start = found.end()
    yield start, folded[start:end]
