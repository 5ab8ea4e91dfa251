"""What a text says of itself: title, author, date of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.documents.furniture import (
    EDGE,
    read_byline,
    read_dated_byline,
    read_dateline,
    read_imprint,
    read_single_dates,
)
from pipeline.documents.layout import FRONT_MATTER, Part
from pipeline.documents.unit import CLOSING, TERMINALS
from pipeline.times.time import PartialDate

HEAD_PARTS = 14  # logical lines at the top of a text that may hold its date and author
TAIL_PARTS = 8
OPENING_ROOM = 140  # characters at the start of the first paragraph that may hold a dateline
LONG_PARAGRAPH = 160
OPENING_SIGN = re.compile(
    r"(?:\s?\([^()\n]{1,40}\)|\s?/[^/\n]{1,40}/)?\s{0,3}(?:[)\].,/]{0,2}\s{0,3}(?:[–—:]|--?)|\)|\.\s{1,3}--?)(?=\s|\Z)|\s?—(?=[A-Z])"
)
MASTHEAD_PARTS = 5  # logical lines at the very top in which a masthead may stand
LONGEST_MASTHEAD = 120
MASTHEAD_SIGN = re.compile(r"[|/\\·•›»:–—]|\s{2,}|\s-{1,2}\s")
MASTHEAD_END = re.compile(r"\s{0,3}(?:\Z|[|/·•›»–—(]|\s{2,}|-{1,2}\s|\.\s{1,3}(?:Source|Data|Contact)\b)")
ISSUE = re.compile(r"\b(?:issue|no|nr|vol|volume|number|edition|week)\b\.?\s{0,2}\d{1,4}\b", re.IGNORECASE)
SERIAL = re.compile(  # what a masthead calls itself
    r"\s*(?:(?:quick|data|note|notes|press|news|release|bulletin|newsletter|briefing|brief|digest|update|statement|weekly|"
    r"monthly|daily|quarterly|special|report)[ ,]*){1,4}",
    re.IGNORECASE,
)
PLACE_AND_DATE = re.compile(r"(?:\s?\([^()\n]{1,40}\))?\.\s")  # "Osh, 3 May 2021 (Lake Agency). The …"
URL_DATE = re.compile(
    r"[/=_-](?P<year>(?:19|20)\d\d)(?P<sign>[/-]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sign)(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d)"
)
FRONT_LINE = re.compile(
    r"(?P<key>title|author|date|published|publisher|url|source)\s{0,3}:\s{0,3}(?P<value>[^\n]{1,300})", re.IGNORECASE
)
SMALL_IN_PLACE = ("d'", "d’", "of", "and", "de", "la", "el", "al-")  # "Abidjan, Côte d'Ivoire"
HEADING_SIGNS = "# *_"


@dataclass(frozen=True, slots=True)
class SelfDescription:
    """What a text says of itself, None where it is silent."""

    title: str | None = None
    author: str | None = None
    published: PartialDate | None = None


def describe_text(text: str, parts: Sequence[Part]) -> SelfDescription:
    """Title, author and date of publication as the text itself marks them; nothing is guessed from its prose."""
    front = read_front_matter(text)
    return SelfDescription(
        front.title or read_title(text, parts),
        front.author or read_author(text, parts),
        front.published or read_published(text, parts),
    )


def read_front_matter(text: str) -> SelfDescription:
    """Title, author and date in the header block of a Markdown file."""
    block = FRONT_MATTER.match(text)
    if block is None:
        return SelfDescription()
    lines = (FRONT_LINE.match(line) for line in block["body"].splitlines())
    values = {line["key"].lower(): line["value"].strip(" \"'") for line in lines if line}
    dates = read_single_dates(values.get("date") or values.get("published") or "")
    return SelfDescription(values.get("title") or None, values.get("author") or None, dates[0].first if dates else None)


def read_title(text: str, parts: Sequence[Part]) -> str | None:
    """The first heading of three words or more above the article; a one-word heading where nothing longer stands.

    None where the article begins without one.
    """
    short = None
    for part in parts[:HEAD_PARTS]:
        line = text[part.unit.start : part.unit.end]
        if part.role == "prose" and (len(line) > LONG_PARAGRAPH or line.count(". ")):
            break
        if part.role != "heading" or line[-1] == ":":
            continue
        title = " ".join(line.strip(HEADING_SIGNS).split())
        if title.count(" ") >= 2:
            return title
        short = short or (title or None)
    return short


def read_author(text: str, parts: Sequence[Part]) -> str | None:
    """The name in a byline near either end, or the organisation that signs right above place and year."""
    ends = [*parts[:HEAD_PARTS], *parts[HEAD_PARTS:][-TAIL_PARTS:]]
    for part in ends:
        line = text[part.unit.start : part.unit.end]
        name = {"byline": read_byline, "dateline": read_dated_byline}.get(part.kind or "", no_name)(line)
        if name is not None:
            return name
    for index in range(max(1, len(parts) - TAIL_PARTS), len(parts)):
        if parts[index].kind == "imprint":
            return read_signature(text[parts[index - 1].unit.start : parts[index - 1].unit.end])
    return None


def no_name(_line: str) -> None:
    """No name: the line is no byline."""


def read_signature(line: str) -> str | None:
    """The name on a short line without a stop, each long word with a capital."""
    name = line.strip(" ,;:")
    words = [word for word in name.split() if len(word) > 3]
    is_name = len(name) <= 90 and line[-1] not in TERMINALS + CLOSING and all(word[0].isupper() for word in words)
    return name if is_name and words else None


def read_published(text: str, parts: Sequence[Part]) -> PartialDate | None:
    """The date of publication: a line marked so, a dateline, the opening of the article, or its imprint.

    A date in the middle of prose is none, and two lines that differ count by their label: published before plain
    before updated.
    """
    found: list[tuple[int, PartialDate]] = []
    n_parts = len(parts)
    for index, part in enumerate(parts):
        if part.kind != "dateline" or HEAD_PARTS <= index < n_parts - TAIL_PARTS:
            continue
        read = read_dateline(text[part.unit.start : part.unit.end])
        if read is not None:
            at_head = index < HEAD_PARTS
            rank = {"published": 0, "plain": 1 if at_head else 3, "updated": 2 if at_head else 4}[read[1]]
            found.append((rank, read[0]))
    if found:
        return min(found, key=lambda item: item[0])[1]
    return read_opening_date(text, parts) or read_masthead_date(text, parts) or read_imprint_date(text, parts)


def read_masthead_date(text: str, parts: Sequence[Part]) -> PartialDate | None:
    """The day in a line of names and signs at the very top: "The Lakes Observer | Kampala | 8 May 2025 | 3,000"."""
    for part in parts[:MASTHEAD_PARTS]:
        line = text[part.unit.start : part.unit.end]
        if len(line) > LONGEST_MASTHEAD:
            return None
        line = ISSUE.sub(lambda found: " " * len(found[0]), line)  # "issue 6 – 9 February" is no span of days
        dates = [time for time in read_single_dates(line) if time.first is not None and time.first.day is not None]
        if len(dates) != 1 or not MASTHEAD_END.match(line, dates[0].end):
            continue
        before = MASTHEAD_SIGN.split(line[: dates[0].start])[-1]
        if is_place(before) or SERIAL.fullmatch(before):
            return dates[0].first
    return None


def read_opening_date(text: str, parts: Sequence[Part]) -> PartialDate | None:
    """The date after the place that opens a news report: "OSH, May 3, 2021 – The ...", "Osh, 3 May 2021. The ..."."""
    first = next((part.unit for part in parts[:HEAD_PARTS] if part.role == "prose"), None)
    if first is None:
        return None
    opening = text[first.start : min(first.end, first.start + OPENING_ROOM)]
    for time in read_single_dates(opening):
        before, after = opening[: time.start], opening[time.end :]
        signed = OPENING_SIGN.match(after) or (before.strip(EDGE) and PLACE_AND_DATE.match(after))
        if signed and is_place(before):
            return time.first
    return None


def is_place(words: str) -> bool:
    """Whether the words before a date are a place or an agency: none, or capitalised words only."""
    names = words.strip(EDGE + "(").replace("/", " ").split()
    bare = [name.strip(EDGE) for name in names]
    return len(names) <= 6 and all(not name or name[:1].isupper() or name.startswith(SMALL_IN_PLACE) for name in bare)


def read_imprint_date(text: str, parts: Sequence[Part]) -> PartialDate | None:
    """The year of the imprint at the end of a text."""
    for part in parts[-TAIL_PARTS:]:
        if part.kind == "imprint":
            return read_imprint(text[part.unit.start : part.unit.end])
    return None


def read_url_date(url: str | None) -> PartialDate | None:
    """The date in the address of an article.

    >>> read_url_date("https://example.org/news/2023/04/18/rail.html"), read_url_date("https://example.org/2023/04/rail")
    (PartialDate(year=2023, month=4, day=18), PartialDate(year=2023, month=4, day=None))
    """
    match = URL_DATE.search(url[:600]) if url else None
    if match is None or (not match["sign"] and match["day"] is None):
        return None
    day = f"-{match['day']}" if match["day"] else ""
    try:
        return PartialDate.parse(f"{match['year']}-{match['month']}{day}")
    except ValueError:
        return None
