"""A text as the matcher reads it: one blank between words, plain apostrophes and dashes, and the way back."""

import re
from bisect import bisect_right

from pipeline.documents.document import Document
from pipeline.mentions.gazetteer import load_gazetteer
from pipeline.record import record

SAME_LENGTH = (
    ("\u00a0", " "),
    ("\u2009", " "),
    ("\u202f", " "),
    ("’", "'"),
    ("‘", "'"),
    ("ʻ", "'"),
    ("ʼ", "'"),
    ("`", "'"),
    ("“", '"'),
    ("”", '"'),
    ("–", "-"),
    ("‑", "-"),
    ("—", "-"),
    ("â€™", "'''"),
    ("â€“", "---"),
)
"""Spellings that no name depends on; the last two are apostrophe and dash decoded wrongly."""
BLANKS = ("\t", "\r", "\f", "\v", "\u2028", "\u2029", "\x85")
LAST_WORD = re.compile(r"(?<![\w-])([A-Za-z]+)-$")
RUN_OF_WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")


@record
class Folded:
    """`text` in the matcher's spelling. `marks` and `shifts` lead from its offsets back to the canonical text.

    `starts` and `ends` are the folded bounds of the document's sentences.
    """

    text: str
    marks: list[int]
    shifts: list[int]
    starts: list[int]
    ends: list[int]
    document: Document

    def locate(self, offset: int) -> int:
        """The offset in the canonical text of a character of the folded text."""
        return offset + self.shifts[bisect_right(self.marks, offset) - 1]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds a folded offset, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def bounds(self, start: int, end: int) -> tuple[int, int]:
        """The folded bounds of the sentence that holds a span, at most 300 characters either way."""
        index = self.sentence_at(start)
        low, high = max(0, start - 300), min(len(self.text), end + 300)
        if index >= 0 and self.ends[index] >= end:
            return max(low, self.starts[index]), min(high, self.ends[index])
        return low, high


def fold_text(document: Document) -> Folded:
    """Folds a document's text; a gap with a blank line in it becomes one line break, every other gap one blank."""
    text = document.text
    if not text.isascii():
        for old, new in SAME_LENGTH:
            if old in text:
                text = text.replace(old, new)
    for blank in BLANKS:
        if blank in text:
            text = text.replace(blank, " ")
    folded, marks, origins = join_lines(text)
    shifts = [origin - mark for mark, origin in zip(marks, origins, strict=True)]
    starts, ends = [], []
    size = len(folded)
    for sentence in document.sentences:
        starts.append(sentence.start - shifts[bisect_right(origins, sentence.start) - 1])
        ends.append(min(size, sentence.end - shifts[bisect_right(origins, sentence.end) - 1]))
    return Folded(folded, marks, shifts, starts, ends, document)


def join_lines(text: str) -> tuple[str, list[int], list[int]]:
    """The text on one line a paragraph; where its pieces begin, and where they began before."""
    pieces: list[str] = []
    marks, origins = [0], [0]
    length = at = 0
    gap = ""
    for line in text.split("\n"):
        words = line.strip(" ")
        if not words:
            gap = "\n" if gap else gap
        else:
            start = at + line.index(words[0]) if line[0] == " " else at
            if gap == " " and pieces[-1][-1] == "-" and words[0].islower() and is_broken_word(pieces[-1]):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
            elif gap:
                pieces.append(gap)
                length += 1
            if "  " in words:
                for run in split_runs(words):
                    if run.start():
                        pieces.append(" ")
                        length += 1
                    marks.append(length)
                    origins.append(start + run.start())
                    pieces.append(run.group())
                    length += run.end() - run.start()
            else:
                marks.append(length)
                origins.append(start)
                pieces.append(words)
                length += len(words)
            gap = " "
        at += len(line) + 1
    return "".join(pieces), marks, origins


def is_broken_word(piece: str) -> bool:
    """Whether the hyphen at the end of a line breaks a word ("Turk-" "menistan") and joins no name ("China-" "led")."""
    word = LAST_WORD.search(piece, max(0, len(piece) - 30))
    return word is not None and word.group(1) not in load_gazetteer().meanings


def split_runs(words: str) -> list[re.Match[str]]:
    """The pieces of a line between runs of blanks."""
    return list(RUN_OF_WORDS.finditer(words))
