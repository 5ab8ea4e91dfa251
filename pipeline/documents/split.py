"""Where one sentence ends and the next begins.

Measured beside sentencex, which cuts names ("Sh. | Mirziyoyev") and amounts ("$1.5 bn. | in May"): the rules here
look at the word before the stop and at the one after it, in the spans of one text, so that no offset is lost.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

STOP = re.compile(
    r"[.!?…。！？](?<![.!?…].)[.!?…。！？]{0,80}"
    r"(?:(?<=[a-z]\.)\d{1,2}(?=\s{1,4}[A-Z“\"]))?"  # a footnote number glued to the stop
    r"[\"”’»')\]]{0,4}(?:\[[\w ,–-]{1,12}\]){0,9}(?:\s{1,4}\|(?=\s))?"
    r"(?=\s|\Z|[A-Z“‘«(])"
)
NEXT_WORD = re.compile(r"[^\W\d_]+")
DOTTED = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]\Z")
OPENING = "\"“”‘’'«([{|–—-•*· \t\n\xa0\u200b"
DIGITS = "0123456789"
MAX_WORD = 24  # characters looked at before a stop


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviations without their last stop, each with its kind.

    Kinds: `title` (a name or a word always follows), `initial` (two letters that stand for one Cyrillic letter),
    `number` and `month` (a digit follows), `end` and `unit` (may close a sentence).
    """
    path = Path(__file__).with_name("abbreviations.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["abbreviation"]: row["kind"] for row in csv.DictReader(lines)}


@cache
def sentence_starters() -> frozenset[str]:
    """Words that, capitalised, open a sentence and continue no name."""
    lines = Path(__file__).with_name("sentence_starters.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def split_span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences within text[start:end], without the white space around them, in order.

    >>> text = "Sh. Mirziyoyev met K.Tokayev. It cost $1.5 bn. in all, U.S. officials said."
    >>> [text[start:end] for start, end in split_span(text, 0, len(text))]
    ['Sh. Mirziyoyev met K.Tokayev.', 'It cost $1.5 bn. in all, U.S. officials said.']
    """
    begin = start
    for match in STOP.finditer(text, start, end):
        if match.start() < begin or not ends_sentence(text, begin, match.start(), match.end(), end):
            continue
        yield trim_span(text, begin, match.end())
        begin = match.end()
    last = trim_span(text, begin, end)
    if last[0] < last[1]:
        yield last


def trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at either end; empty at `end` where nothing else is there."""
    words = text[start:end].lstrip()
    start = end - len(words)
    return start, start + len(words.rstrip())


def ends_sentence(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the stop at text[stop:after] closes the sentence that began at `begin`."""
    follow = after
    while follow < end and text[follow] in OPENING:
        follow += 1
    if follow >= end:
        return False  # what is left is white space or closing marks: they stay with this sentence
    head = text[follow]
    if head.islower():
        return False
    if text[stop] != "." or text[stop : stop + 2] == "..":
        is_row_of_dots = text[stop] in ".…" and (text[stop - 1].isspace() or text[stop : stop + 4] == "....")
        return not is_row_of_dots and (follow > after or text[stop] in "!?")
    word = read_last_word(text, max(begin, stop - MAX_WORD), stop)
    if not word:
        return has_letters(text, begin, stop) and (follow > after or text[stop - 1] in "%)]”’»")
    if follow == after and after == stop + 1:
        return closes_without_space(text, word, follow, end)
    return closes_word(text, begin, stop, word, follow, end)


def read_last_word(text: str, start: int, stop: int) -> str:
    """The word that ends at `stop`, inner stops included ("U.S"); empty where a sign stands there."""
    if not text[stop - 1].isalnum():
        return ""
    words = text[start:stop].split()
    return words[-1].lstrip(OPENING) if words else ""


def has_letters(text: str, start: int, end: int) -> bool:
    """Whether a short span holds a letter: "1." and "[2]." alone make no sentence; a long span always does."""
    return end - start >= MAX_WORD or any(map(str.isalpha, text[start:end]))


def closes_without_space(text: str, word: str, follow: int, end: int) -> bool:
    """A stop glued to the next word: a lost space ("24.1%.The"), an initial ("K.Tokayev") or a name ("Gazeta.Uz")."""
    if not text[follow].isupper() or not text[follow + 1 : follow + 2].islower():
        return False
    if word in abbreviations() or "." in word:
        return False
    return (
        word[-1] in DIGITS
        or (len(word) >= 4 and word[-2:].islower() and word.islower())
        or is_starter(text, follow, end)
    )


def is_starter(text: str, start: int, end: int) -> bool:
    """Whether the word at `start` is one that opens sentences; "A." is an initial and is none."""
    word = NEXT_WORD.match(text, start, min(end, start + 24))
    return word is not None and word[0].lower() in sentence_starters() and text[word.end() : word.end() + 1] != "."


def closes_word(text: str, begin: int, stop: int, word: str, follow: int, end: int) -> bool:
    """Whether the stop after a word closes its sentence, by the kind of abbreviation that the word is."""
    head = text[follow]
    if not has_letters(text, begin, stop):
        return False  # the number of a list item
    kind = abbreviations().get(word)
    if kind is None:
        if len(word) == 1 and word.isupper():
            return (not head.isalpha() and head not in DIGITS) or is_starter(text, follow, end)
        return not (DOTTED.match(word) and word[0].isupper()) or is_starter(text, follow, end)
    if kind in ("title", "initial"):
        return False
    if kind in ("number", "month"):
        return head not in DIGITS and (word.islower() or is_starter(text, follow, end))
    if kind == "end":
        return is_starter(text, follow, end)
    return head not in DIGITS
