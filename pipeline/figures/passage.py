"""The text that a reading of figures moves in, with the words beside any place of it."""

import re
from dataclasses import dataclass

from pipeline.figures.lexicon import Lexicon, load_lexicon

WORD_AFTER = re.compile(r"[ \n\xa0]{1,2}([a-z][a-z.'’]{0,30})")
SPACES = " \n\xa0\t\u2009\u202f"
LONGEST_WORD = 32


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, the same in lower case with every offset kept, and the lexicon it is read with."""

    text: str
    lower: str
    lex: Lexicon
    words_before: dict[int, str]  # those asked for so far, by the place behind them

    @classmethod
    def of(cls, text: str) -> "Passage":
        return cls(text, fold_case(text), load_lexicon(), {})

    def char(self, position: int) -> str:
        """The character at a position, empty outside the text."""
        return self.text[position : position + 1] if position >= 0 else ""

    def word_start_before(self, start: int) -> tuple[int, int]:
        """Where the word before `start` begins and ends; equal where no single gap and word stand there."""
        window = self.lower[max(0, start - LONGEST_WORD) : start]
        bare = window.rstrip()
        if not 0 < len(window) - len(bare) < 3 or not bare:
            return start, start
        end = start - len(window) + len(bare)
        return end - len(bare.rsplit(None, 1)[-1]), end

    def word_before(self, start: int) -> str:
        """The word before a place in lower case, opening brackets and quotes dropped; empty without a gap."""
        word = self.words_before.get(start)
        if word is None:
            begin, end = self.word_start_before(start)
            word = self.words_before[start] = self.lower[begin:end].lstrip("(“\"‘[—–'")
        return word

    def word_after(self, end: int) -> str:
        """The word behind a place in lower case, a full stop dropped; empty behind punctuation."""
        match = WORD_AFTER.match(self.lower, end)
        return "" if match is None else match.group(1).rstrip(".")


def fold_case(text: str) -> str:
    """The text in lower case with every offset kept: a letter whose lower case is longer stays as it is.

    >>> fold_case("\\u0130STANBUL Bank")
    '\\u0130stanbul bank'
    """
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
