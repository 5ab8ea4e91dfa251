"""Words in their surroundings: a text, or as much of it as may be shown, cut wherever a highlight begins or ends.

Highlights overlap freely (a statement holds an amount, the amount a currency), and HTML does not; so a passage is a
run of segments, each with the highlights that cover it.
"""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.documents.split import split_span

PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?:;”\"’'])[ \t]*\n\s*|\n\s*(?=[–—•*-]\s)")
REACH = 240  # characters looked at on either side of a span for the ends of its sentence
HALF_WORD_BEFORE = re.compile(r"\S*\s+")
HALF_WORD_AFTER = re.compile(r"\s+\S*\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open, in code points of the canonical text; `mark` is the highlight's number on its page."""

    start: int
    end: int
    mark: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same highlights, and those of them that begin here."""

    text: str
    marks: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text that may be shown; whether its first and last sentences are cut."""

    start: int
    text: str
    is_cut_before: bool = False
    is_cut_after: bool = False

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


def join_fragments(pieces: Iterable[Fragment]) -> list[Fragment]:
    """Pieces that touch or overlap as one, in order.

    >>> pieces = [Fragment(0, "China gave"), Fragment(6, "gave 5 yuan"), Fragment(40, "to")]
    >>> [piece.text for piece in join_fragments(pieces)]
    ['China gave 5 yuan', 'to']
    """
    joined: list[Fragment] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -len(piece.text))):
        last = joined[-1] if joined else None
        if last is not None and piece.start <= last.end:
            text = last.text + piece.text[last.end - piece.start :]
            is_cut_after = piece.is_cut_after if piece.end > last.end else last.is_cut_after
            joined[-1] = Fragment(last.start, text, last.is_cut_before, is_cut_after)
        else:
            joined.append(piece)
    return joined


def find_sentences(text: str, start: int, end: int) -> Fragment:
    """The sentence or sentences that hold a span, at most REACH characters on either side.

    >>> find_sentences("It rained. China gave 5 yuan. It snowed.", 22, 28).text
    'China gave 5 yuan.'
    """
    low, high = edges = max(0, start - REACH), min(len(text), end + REACH)
    for match in PARAGRAPH_END.finditer(text, low, high):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.start()
            break
    held = [span for span in split_span(text, low, high) if span[0] < end and span[1] > start]
    first = min([start, *(span[0] for span in held)])
    last = max([end, *(span[1] for span in held)])
    is_cut_before, is_cut_after = first == edges[0] > 0, last == edges[1] < len(text)
    return _drop_half_words(Fragment(first, text[first:last], is_cut_before, is_cut_after), start, end)


def trim_fragment(fragment: Fragment, spans: Sequence[Span], length: int) -> Fragment:
    """The fragment without the beginnings of sentences, and the halves of words, that it was cut in.

    Nothing goes that a highlight stands on. `length` is that of the whole text.

    >>> trim_fragment(Fragment(8, "rained. China gave 5 yuan to all. It sno"), [Span(22, 33, 0)], 90)
    Fragment(start=16, text='China gave 5 yuan to all.', is_cut_before=False, is_cut_after=False)
    """
    first = min((span.start for span in spans if span.end > fragment.start), default=fragment.end)
    last = max((span.end for span in spans if span.start < fragment.end), default=fragment.start)
    begin, end = _find_sentence_ends(fragment.text, first - fragment.start, last - fragment.start)
    is_cut_before = begin == 0 and fragment.start > 0
    is_cut_after = end == len(fragment.text) and fragment.end < length
    kept = Fragment(fragment.start + begin, fragment.text[begin:end], is_cut_before, is_cut_after)
    return _drop_half_words(kept, first, last)


def _drop_half_words(fragment: Fragment, first: int, last: int) -> Fragment:
    """The fragment without the words that its ends were cut in, unless they stand in [first, last) of the text."""
    text, start = fragment.text, fragment.start
    if fragment.is_cut_before and (cut := HALF_WORD_BEFORE.match(text)) and start + cut.end() <= first:
        text, start = text[cut.end() :], start + cut.end()
    if fragment.is_cut_after and start + len(kept := HALF_WORD_AFTER.sub("", text)) >= last:
        text = kept
    return replace(fragment, start=start, text=text)


def _find_sentence_ends(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the sentences begin and end that stand in text[first:last]; the whole text where no end is seen."""
    low, high = 0, len(text)
    for match in PARAGRAPH_END.finditer(text):
        if match.end() <= first:
            low = match.end()
        elif match.start() >= last:
            high = match.start()
            break
    sentences = list(split_span(text, low, high))
    begin = max((start for start, _ in sentences[1:] if start <= first), default=low)
    end = min((end for _, end in sentences[:-1] if end >= last), default=high)
    return begin, end


def split_paragraphs(fragment: Fragment) -> Iterator[Fragment]:
    """The fragment's paragraphs; a line break inside a sentence is none."""
    begin = 0
    for match in PARAGRAPH_END.finditer(fragment.text):
        if match.start() > begin:
            yield Fragment(fragment.start + begin, fragment.text[begin : match.start()])
        begin = match.end()
    if fragment.text[begin:].strip():
        yield Fragment(fragment.start + begin, fragment.text[begin:])


class Cutter:
    """Cuts fragments of one text at its highlights; every highlight is looked at once a fragment that it touches."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans, key=lambda span: (span.start, -span.end, span.mark))
        self.starts = [span.start for span in self.spans]
        self.longest = max((span.end - span.start for span in self.spans), default=0)
        self.begun: dict[int, int] = {}  # highlights by how many began before

    def cut(self, fragment: Fragment) -> list[Segment]:
        """The fragment as segments; each highlight begins once in the whole text, where its words are first shown.

        >>> [s.text + str(s.marks) for s in Cutter([Span(0, 9, 1), Span(6, 12, 2)]).cut(Fragment(0, "China gave yuan"))]
        ['China (1,)', 'gav(1, 2)', 'e y(2,)', 'uan()']
        """
        touching = self._touching(fragment)
        edges = {fragment.start, fragment.end}
        for span in touching:
            edges.update(edge for edge in (span.start, span.end) if fragment.start < edge < fragment.end)
        segments, active, ahead = [], list[Span](), 0
        ordered = sorted(edges)
        for start, end in itertools.pairwise(ordered):
            active = [span for span in active if span.end > start]
            while ahead < len(touching) and touching[ahead].start <= start:
                if touching[ahead].end > start:
                    active.append(touching[ahead])
                ahead += 1
            marks = tuple(dict.fromkeys(span.mark for span in active))
            begins = tuple(mark for mark in marks if mark not in self.begun)
            first = len(self.begun)
            self.begun.update({mark: first + turn for turn, mark in enumerate(begins)})
            text = fragment.text[start - fragment.start : end - fragment.start]
            segments.append(Segment(" ".join(re.split(r"\s+", text)), marks, begins))
        return segments

    def _touching(self, fragment: Fragment) -> list[Span]:
        low = bisect_right(self.starts, fragment.start - self.longest - 1)
        high = bisect_right(self.starts, fragment.end - 1)
        return [span for span in self.spans[low:high] if span.end > fragment.start and span.end > span.start]
