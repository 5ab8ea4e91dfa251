"""The sentences of a text, each with its part in the article: prose, heading, list item, caption or page furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.documents.document import Sentence, SentenceRole
from pipeline.documents.furniture import classify_furniture, fold, read_imprint, read_word_list
from pipeline.documents.split import split_span
from pipeline.documents.unit import CLOSING, HEADING_MARK, TERMINALS, Unit, list_units

MAX_HEADING = 180
MAX_TITLE_WORDS = 26
MAX_HEADING_WORDS = 16
HEAD = 6  # logical lines at the top of a text that may hold a long title or standfirst
MAX_CAPTION = 600
MAX_ITEM = 400
CREDIT_ROOM = 70  # characters at the end of a caption that may hold its credit
NUMBERED_CAPTION = re.compile(
    r"(?:fig(?:ure)?|table|chart|map|box|photo|graph|exhibit)\.?\s\d{1,3}[.:–—]", re.IGNORECASE
)
CREDIT_SIGN = re.compile(r"[:/(\[|]| [Bb]y |Images|stock")
AGENCY_CREDIT = re.compile(r"[(\[][A-Z][\w.'’ -]{1,30}/[A-Z][\w.'’ -]{1,40}[)\]]\.?\Z")
LABELLED_ROW = re.compile(r"(?=[^\W\d_])(?P<label>[^\n:–—]{2,48}?)\s?(?P<sign>:|\s[-–—])\s{1,3}(?=\S)")
LEADING_WORDS = re.compile(r"\b(?:following|as follows|namely|these are|below)\b[^.]{0,40}\.?\Z", re.IGNORECASE)
WORDS = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"(?<!\w)[-+$€£¥]?\d[\d.,%]*")
REPEAT_WORDS = 4
MAX_COMPARED = 20  # earlier sentences with the same opening that are compared
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>.{0,8000}?)\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)", re.DOTALL)

Seen = dict[str, list[tuple[int, int, int]]]  # first letters → start, end and index of each sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A logical line with the part it plays; `kind` says which sort of furniture it is."""

    unit: Unit
    role: SentenceRole
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text taken apart: its logical lines and its sentences, both in order."""

    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]


def read_layout(text: str) -> Layout:
    """The logical lines and sentences of a canonical text; nothing but white space is left out."""
    units = list_units(text)
    parts = [classify_unit(text, unit, index, units) for index, unit in enumerate(units)]
    parts = mark_front_matter(text, parts)
    parts = mark_lists(text, parts)
    parts = mark_related(text, parts)
    return Layout(tuple(parts), list_sentences(text, parts))


def classify_unit(text: str, unit: Unit, index: int, units: Sequence[Unit]) -> Part:
    """The part of one logical line, judged by its own words and what follows it."""
    line = text[unit.start : unit.end]
    if HEADING_MARK.match(line):
        return Part(unit, "heading")
    if unit.mark is None or len(line) <= 60:
        kind = classify_furniture(line)
        if kind is not None:
            return Part(unit, "furniture", kind)
    if index >= len(units) - 6 and index and read_imprint(line) is not None:
        return Part(unit, "furniture", "imprint")
    if unit.mark is not None:
        return Part(unit, "list_item")
    if is_caption(line):
        return Part(unit, "caption")
    if line[0] == "|" or is_row_of_numbers(line):
        return Part(unit, "list_item")
    return Part(unit, "heading" if index + 1 < len(units) and is_heading(line, unit, index < HEAD) else "prose")


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a picture, told by its credit or its number."""
    if len(line) > MAX_CAPTION:
        return False
    if NUMBERED_CAPTION.match(line):
        return len(line) <= MAX_HEADING
    if not CREDIT_SIGN.search(line, max(0, len(line) - CREDIT_ROOM)) and ":" not in line[:40]:
        return False
    if line[-1] in ")]." and AGENCY_CREDIT.search(line, max(0, len(line) - CREDIT_ROOM)):
        return True
    folded = fold(line)
    opening = credit_pattern().match(folded)
    if opening is not None:
        return len(line) <= MAX_HEADING
    credit = credit_pattern().search(folded, max(0, len(folded) - CREDIT_ROOM))
    return credit is not None and (
        credit[0][-1] in ":/" or folded[: credit.start()].rstrip()[-1:] in tuple(".([|/,”\"'")
    )


@cache
def credit_pattern() -> re.Pattern[str]:
    """The words that mark the credit of a picture, at the beginning of a word."""
    marks = sorted(read_word_list("caption_marks.txt"), key=lambda mark: (-len(mark), mark))
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(mark) for mark in marks)})(?!\w)")


def is_row_of_numbers(line: str) -> bool:
    """Whether a line is a row of a table: two numbers or more and hardly a word beside them."""
    if len(line) > MAX_HEADING or line[-1] in ".!?" or not any(char.isdigit() for char in line):
        return False
    n_numbers = len(NUMBER.findall(line))
    return n_numbers >= 2 and sum(1 for word in WORDS.findall(line) if word[0].isalpha()) <= n_numbers + 2


def is_heading(line: str, unit: Unit, at_head: bool) -> bool:
    """Whether a line stands over what follows: short, of one sentence and without a closing stop.

    Only at the head of a text may it be long, or a question: elsewhere these are lines of the article.
    """
    if len(line) > MAX_HEADING or unit.n_lines > 2 or line[0].islower() or line[-1] in ".,;…!":
        return False
    n_words = line.count(" ") + 1
    if n_words > (MAX_TITLE_WORDS if at_head else MAX_HEADING_WORDS) or (line[-1] == "?" and not at_head):
        return False
    if not any(char.isalpha() for char in line):
        return False
    if line[-1] == ":":
        return n_words <= 4 or line.isupper()
    if line[-1] in CLOSING and line.rstrip(CLOSING)[-1:] in ".,;!?…":
        return False
    return len(list(split_span(line, 0, len(line)))) == 1


def mark_front_matter(text: str, parts: list[Part]) -> list[Part]:
    """The header block of a Markdown file as page furniture."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return parts
    return [Part(part.unit, "furniture", "front_matter") if part.unit.start < match.end() else part for part in parts]


def mark_lists(text: str, parts: list[Part]) -> list[Part]:
    """Adds the list items that carry no mark, and takes rows of tags out of the article."""
    marked = list(parts)
    mark_rows(text, marked)
    mark_led_items(text, marked)
    mark_tags(text, marked)
    return marked


def mark_rows(text: str, parts: list[Part]) -> None:
    """Lines side by side that open with a label are list items: "Norway – 5 million tonnes, ..."."""
    labelled = [
        part.role in ("prose", "heading")
        and (match := LABELLED_ROW.match(text, part.unit.start, part.unit.end)) is not None
        and match["sign"] != ":"
        and match["label"].count(" ") <= 3
        and match["label"][0].isupper()
        for part in parts
    ]
    for index, is_row in enumerate(labelled):
        above = index > 0 and labelled[index - 1] and not parts[index].unit.after_gap
        below = index + 1 < len(parts) and labelled[index + 1] and not parts[index + 1].unit.after_gap
        if is_row and (above or below):
            parts[index] = Part(parts[index].unit, "list_item")


def mark_led_items(text: str, parts: list[Part]) -> None:
    """After a line that ends in a colon: the lines up to the first that closes with a stop."""
    index = 0
    while index < len(parts):
        lead = parts[index]
        index += 1
        if lead.role not in ("prose", "heading") or text[lead.unit.end - 1] != ":":
            continue
        first = index
        while index < len(parts) and is_open_item(text, parts[index]):
            index += 1
        if index == first:
            continue
        closes = index < len(parts) and closes_list(text, parts[index])
        if index - first + closes < 2:
            index = first
            continue
        index += closes
        for at in range(first, index):
            parts[at] = Part(parts[at].unit, "list_item")


def is_open_item(text: str, part: Part) -> bool:
    """Whether a line after a colon leaves its list open: it ends without a stop."""
    line = text[part.unit.start : part.unit.end]
    if part.role not in ("prose", "heading") or len(line) > MAX_ITEM:
        return False
    return line[-1] not in TERMINALS + ":" and not (line[-1] in CLOSING and line[-2:-1] in (".", "!", "?"))


def closes_list(text: str, part: Part) -> bool:
    """Whether a line can be the last of a list: one sentence, no longer than an item."""
    unit = part.unit
    return (
        part.role == "prose"
        and unit.end - unit.start <= MAX_ITEM
        and len(list(split_span(text, unit.start, unit.end))) == 1
    )


def mark_tags(text: str, parts: list[Part]) -> None:
    """A run of three marked entries or more, each of one to three words and led in by nothing, is a row of tags."""
    index = 0
    while index < len(parts):
        first = index
        while (
            index < len(parts)
            and parts[index].role == "list_item"
            and parts[index].unit.mark == parts[first].unit.mark not in (None, "1", "a")
            and is_tag(text[parts[index].unit.start : parts[index].unit.end])
        ):
            index += 1
        if index - first >= 3 and not (first and leads(text, parts[first - 1])):
            for at in range(first, index):
                parts[at] = Part(parts[at].unit, "furniture", "tags")
        index += index == first


def is_tag(line: str) -> bool:
    """Whether a marked entry has one to three words, no number and no stop."""
    words = line.split()[1:]
    return 1 <= len(words) <= 3 and line[-1] not in ".;:,!?" and not any(char.isdigit() for char in line)


def leads(text: str, part: Part) -> bool:
    """Whether a logical line introduces the list after it."""
    if part.role == "heading":
        return True
    tail = text[max(part.unit.start, part.unit.end - 80) : part.unit.end]
    return part.role not in ("furniture", "caption") and (tail.endswith(":") or bool(LEADING_WORDS.search(tail)))


def mark_related(text: str, parts: list[Part]) -> list[Part]:
    """The links below "Related" and its like, up to the first line that closes with a stop, are page furniture."""
    marked = list(parts)
    inside = False
    for index, part in enumerate(marked):
        if part.role == "furniture":
            inside = part.kind == "related" or (inside and part.kind == "tags")
        elif inside:
            is_marked = part.role == "list_item" and part.unit.mark not in (None, "1", "a")
            is_link = part.role in ("heading", "list_item") or part.unit.end - part.unit.start <= 120
            inside = is_marked or (is_link and text[part.unit.end - 1] not in ".!;")
            if inside and not starts_article(marked, index):
                marked[index] = Part(part.unit, "furniture", "related")
            else:
                inside = False
    return marked


def starts_article(parts: list[Part], index: int) -> bool:
    """Whether a heading stands right over prose, so that it belongs to the article."""
    if parts[index].role != "heading":
        return False
    return index + 1 < len(parts) and parts[index + 1].role == "prose"


def list_sentences(text: str, parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """The sentences of all logical lines, with leads and repeats."""
    sentences: list[Sentence] = []
    seen: Seen = {}
    list_leads: dict[str | None, int | None] = {}
    for paragraph, part in enumerate(parts):
        if part.role != "list_item":
            list_leads = {}
        elif part.unit.mark not in list_leads:
            list_leads[part.unit.mark] = find_lead(text, parts, paragraph, len(sentences) - 1)
        for start, end in spans_of(text, part):
            lead = list_leads.get(part.unit.mark) if part.role == "list_item" else None
            repeats = find_repeat(text, start, end, seen, len(sentences))
            sentences.append(Sentence(start, end, paragraph, part.role, lead, repeats))
    return tuple(sentences)


def spans_of(text: str, part: Part) -> Sequence[tuple[int, int]]:
    """The sentences of a logical line; headings and furniture are one each."""
    if part.role in ("heading", "furniture"):
        return ((part.unit.start, part.unit.end),)
    return tuple(split_span(text, part.unit.start, part.unit.end))


def find_lead(text: str, parts: Sequence[Part], paragraph: int, last: int) -> int | None:
    """The index of the sentence that introduces the list opening at `paragraph`; `last` is the sentence before it."""
    return last if paragraph and leads(text, parts[paragraph - 1]) else None


def find_repeat(text: str, start: int, end: int, seen: Seen, index: int) -> int | None:
    """The index of an earlier sentence of the same words, for sentences of four words or more.

    `seen` keeps the sentences by their first letters, so that most are never compared word by word.
    """
    opening = text[start : start + 8].lower().replace("’", "'")
    earlier = seen.get(opening)
    if earlier is None:
        seen[opening] = [(start, end, index)]
        return None
    words = list_words(text[start:end])
    alike = (
        [at for at in earlier[:MAX_COMPARED] if 2 * (end - start) > at[1] - at[0]] if len(words) >= REPEAT_WORDS else []
    )
    earlier.append((start, end, index))
    return next((at[2] for at in alike if list_words(text[at[0] : at[1]]) == words), None)


def list_words(sentence: str) -> list[str]:
    """The words of a sentence, whatever its case and punctuation."""
    return WORDS.findall(sentence.casefold())
