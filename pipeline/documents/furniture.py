"""What belongs to the page and not to the article: menus, tags, notices, counters, datelines, bylines."""

import csv
import re
from functools import cache
from pathlib import Path

from pipeline.times.calendar import read_dates
from pipeline.times.time import PartialDate, Time

MAX_NOTICE = 320
MAX_MENU = 240
MAX_DATELINE = 110
HINT = re.compile(r"[|·•»›¦◦#@©\t\[]|://|::|  | [/>] ")
SEPARATOR = re.compile(r"\s{0,4}(?:\||·|•|::|»|›|¦|◦)\s{0,4}|\s{1,4}[/>]\s{1,4}|\t[ \t]{0,8}| {2,40}")
HARD_SEPARATOR = re.compile(r"\||·|•|::|»|›|¦")
SPACED_DASH = re.compile(r"\s[-–—/]\s")
HASHTAG = re.compile(r"(?<!\S)#\w")
PHONE = re.compile(r"(?<![^\W_])(?:tel|phone|fax|mob|mobile|whatsapp)\b[\w .:/]{0,12}[+(\d]|\+\d[\d ()-]{7,20}")
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}|(?:https?://|www\.)\S{3,400}", re.IGNORECASE)
SITE = re.compile(r"[\w-]{2,40}(?:\.[\w-]{2,30}){1,3}/?\Z")
PAGE_NUMBER = re.compile(
    r"(?:page\s|p\.\s?|[-–—[(\s]{0,4})\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—\])\s]{0,4}\Z", re.IGNORECASE
)
SHORTCODE = re.compile(r"\[/?\w{2,30}(?:\s[^\]]{0,300})?\]\Z")
COUNTER = re.compile(r"[^\d.!?]{0,40}\d[\d.,  ]{0,12}[KkMm]?(?:[^\d.!?]{0,24})\d{0,4}\Z")
BYLINE = re.compile(
    r"(?:by|author|authors|written by|text by|reported by|reporting by|story by|posted by|writer)\s{0,3}:?\s{1,3}"
    r"(?P<name>[^\W\d_][^\n|·•:;!?\d]{1,70}?)\s{0,4}(?:[|·•,(–—].{0,80})?\Z",
    re.IGNORECASE,
)
DATE_LABEL = re.compile(
    r"\b(?:(?P<first>first published|published|posted|publication date|date of publication|created|release date|"
    r"issued|date)"
    r"|(?P<later>last updated|last modified|updated|modified|edited))\b(?:\s(?:on|at))?\s{0,3}[:.]?",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"\b(?:at\s)?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?\(?(?:UTC|GMT|EST|EDT|ET|CET|MSK|IST|BST)?\s?[+-]?(?:\d{1,2}(?::?\d{2})?)?\)?)?",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
YEAR = re.compile(r"(?:19|20)\d\d")
IMPRINT = re.compile(r"(?P<place>[^\W\d_][^\W\d]*(?:[ .'’-]{1,2}[^\W\d]+){0,3}),?\s(?P<year>(?:19|20)\d\d)\.?\Z")
EDGE = " \t\xa0.,:;!/\\|–—-*•·»«>#()[]\"“”'’"


@cache
def read_phrases() -> dict[str, dict[str, str]]:
    """Phrases of page furniture by where they stand in a line (`line`, `start`, `end`), each with its kind."""
    phrases: dict[str, dict[str, str]] = {"line": {}, "start": {}, "end": {}}
    path = Path(__file__).with_name("furniture.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            phrases[row["where"]][row["phrase"]] = row["kind"]
    return phrases


@cache
def read_word_list(name: str) -> tuple[str, ...]:
    """The lines of a word list beside this module, comments left out."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def phrase_pattern(where: str) -> re.Pattern[str]:
    """One pattern of all phrases that open or close a line, longest first."""
    phrases = sorted(read_phrases()[where], key=lambda phrase: (-len(phrase), phrase))
    body = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"(?:{body})(?!\w)" if where == "start" else rf"(?<!\w)(?:{body})\Z")


def fold(line: str) -> str:
    """A line in lower case with straight quotes."""
    return line.lower().replace("’", "'").replace("\xa0", " ")


def classify_furniture(line: str) -> str | None:
    """The kind of page furniture that a logical line is, None where it belongs to the article.

    >>> [classify_furniture(line) for line in ("Home | News | Subscribe", "Views: 3,720", "Trade | grew by half.")]
    ['navigation', 'counter', None]
    """
    if len(line) > MAX_NOTICE:
        return None
    folded = fold(line)
    if len(line) > MAX_DATELINE and line[-1] in ".?!" and not HINT.search(line):
        return phrase_of_page(line, folded)  # a paragraph of prose, as most lines are
    for rule in RULES:
        kind = rule(line, folded)
        if kind is not None:
            return kind
    return None


def phrase_of_page(line: str, folded: str) -> str | None:
    """A line that is, opens with or closes with a phrase of page furniture."""
    kind = read_phrases()["line"].get(folded.strip(EDGE))
    if kind is not None:
        return kind
    opening = phrase_pattern("start").match(folded.lstrip(EDGE.replace("(", "")))
    if opening is not None:
        return read_phrases()["start"][opening[0]]
    if len(line) <= MAX_MENU and phrase_pattern("end").search(folded[-60:].rstrip(" .")):
        return "notice"
    return None


def no_words(line: str, folded: str) -> str | None:
    """Ornaments, rules and page numbers."""
    if not any(char.isalnum() for char in line[:80]) and not any(char.isalnum() for char in line):
        return "ornament"
    return "page_number" if len(line) <= 16 and PAGE_NUMBER.match(folded) else None


def shortcode(line: str, folded: str) -> str | None:
    """A command of the publishing system that was left in the text: "[gallery ids=...]"."""
    return "shortcode" if line[0] == "[" and SHORTCODE.match(folded) and ("=" in line or "/" in line[:2]) else None


def tags(line: str, folded: str) -> str | None:
    """A row of hashtags."""
    if "#" not in line:
        return None
    n_tags = len(HASHTAG.findall(line))
    return "tags" if n_tags and 2 * n_tags >= len(folded.split()) else None


def contact(line: str, folded: str) -> str | None:
    """Telephone numbers, mail and web addresses standing alone."""
    if len(line) > 140 or line[-1] in ".!?":
        return None
    if any(char.isdigit() for char in line) and PHONE.search(folded):
        return "contact"
    if " " not in line and SITE.match(line):
        return "contact"
    if "@" not in line and "//" not in line and "www." not in folded:
        return None
    found = ADDRESS.search(line)
    return "contact" if found and len(line) - (found.end() - found.start()) <= 40 else None


def counter(line: str, folded: str) -> str | None:
    """What a page counts of itself: views, shares, comments, minutes to read."""
    if len(line) > 60 or not COUNTER.match(line):
        return None
    words = [word for word in WORD.findall(folded) if not word[0].isdigit()]
    known = set(read_word_list("counter_words.txt"))
    return "counter" if words and len(words) <= 4 and (words[0] in known or words[-1] in known) else None


def menu(line: str, folded: str) -> str | None:
    """Short entries side by side: a menu, a breadcrumb, a strip of buttons."""
    if len(line) > MAX_MENU or line[0] == "|" or not HINT.search(line):
        return None
    parts = [part.strip(EDGE) for part in SEPARATOR.split(folded)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or any(len(part) > 44 or part.count(" ") > 5 for part in parts):
        return None
    n_numeric = sum(1 for part in parts if any(char.isdigit() for char in part))
    known = sum(1 for part in parts if is_button(part))
    if known and n_numeric * 2 <= len(parts):
        return "navigation"
    n_hard = len(HARD_SEPARATOR.findall(line))
    return "navigation" if n_hard >= 2 and n_numeric * 2 < len(parts) and line[-1] not in ".!?;" else None


def is_button(part: str) -> bool:
    """Whether an entry of a strip is a known button or counter."""
    return (
        part in read_phrases()["line"]
        or phrase_pattern("start").match(part) is not None
        or counter(part, part) is not None
    )


def kicker(line: str, _folded: str) -> str | None:
    """Sections in capitals joined by dashes: "ASIA - ENERGY - GAS"."""
    if len(line) > 90 or not line.isupper():
        return None
    parts = SPACED_DASH.split(line)
    return "navigation" if len(parts) >= 3 and all(part.count(" ") <= 2 for part in parts) else None


def byline(line: str, _folded: str) -> str | None:
    """Who wrote it: "By Anna Lee"."""
    return "byline" if read_byline(line) is not None or line.lower().startswith("by staff") else None


def dateline(line: str, _folded: str) -> str | None:
    """A line that holds a date and nothing of the article."""
    return "dateline" if read_dateline(line) is not None else None


def read_dated_byline(line: str) -> str | None:
    """The name in a byline that shares its line with a date: "By Anna Lee (The Times) 14:13, June 16, 2031"."""
    dates = [(time.start, time.end) for time in read_single_dates(line)]
    return read_byline(" ".join(CLOCK.sub(" ", blank_spans(line, dates)).split()).rstrip(" ,|·•–—-"))


def read_byline(line: str) -> str | None:
    """The name in a byline, None where the line is none: up to six words, each with a capital."""
    match = BYLINE.match(line.strip(" *_()")) if len(line) <= 120 else None
    if match is None:
        return None
    name = match["name"].strip(" ,.*_")
    words = name.replace(" and ", " ").split()
    small = ("de", "la", "van", "von", "der", "bin", "al", "of", "the", "for")
    if not words or len(words) > 7 or not all(word[0].isupper() or word in small for word in words):
        return None
    return name


def read_dateline(line: str) -> tuple[PartialDate, str] | None:
    """The date of a line that holds little else, and its label (`published`, `updated` or `plain`).

    >>> read_dateline("Published: 22.08.2025, 09:12"), read_dateline("(Osh, June 21, 2023)")
    ((PartialDate(year=2025, month=8, day=22), 'published'), (PartialDate(year=2023, month=6, day=21), 'plain'))
    >>> read_dateline("The talks of June 21, 2023 failed")
    """
    if len(line) > MAX_DATELINE or YEAR.search(line) is None:
        return None
    dates = read_single_dates(line)
    if not dates:
        return None
    labels = list(DATE_LABEL.finditer(line))
    if labels and line[: labels[0].start()].strip(EDGE) and line[: labels[0].start()].rstrip()[-1] not in "|·•,–—-:/)":
        return None
    rest = blank_spans(line, [(time.start, time.end) for time in dates] + [match.span() for match in labels])
    if not is_rest_of_dateline(CLOCK.sub(" ", rest), bool(labels)):
        return None
    return choose_labelled(dates, labels)


def read_single_dates(line: str) -> tuple[Time, ...]:
    """The dates of a line that mean one day or one month."""
    return tuple(time for time in read_dates(line) if time.first is not None and time.first == time.last)


def blank_spans(line: str, spans: list[tuple[int, int]]) -> str:
    """The line with each span blanked."""
    for start, end in spans:
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def is_rest_of_dateline(rest: str, is_labelled: bool) -> bool:
    """Whether what stands beside a date is only a place, a section, a byline or a weekday."""
    words = WORD.findall(rest)
    if not words:
        return True
    if len(words) > 8 or any(char in rest for char in "!?%$€£"):
        return False
    if is_labelled:
        return True
    marked = any(char in rest for char in "|·•(),–—-:/") or words[0] == "By"
    return (
        marked
        and all(word[0].isupper() or word in ("by", "in", "staff", "at", "on", "from", "of") for word in words)
        and len(words) <= 6
    )


def choose_labelled(dates: tuple[Time, ...], labels: list[re.Match[str]]) -> tuple[PartialDate, str]:
    """The date after "published" if there is one, else the first, with the label that it stands under."""
    ranked = []
    for order, time in enumerate(dates):
        before = [label for label in labels if label.end() <= time.start]
        name = "plain" if not before else "published" if before[-1]["first"] else "updated"
        ranked.append((("published", "plain", "updated").index(name), order, time.first, name))
    rank = min(ranked, key=lambda item: item[:2])
    assert rank[2] is not None
    return rank[2], rank[3]


def read_imprint(line: str) -> PartialDate | None:
    """The year of a line such as "Almaty, 2021", None for any other line.

    >>> read_imprint("Almaty, 2021"), read_imprint("Exports in 2021")
    (PartialDate(year=2021, month=None, day=None), None)
    """
    match = IMPRINT.match(line) if len(line) <= 48 and "," in line else None
    if match is None or not all(word[0].isupper() for word in WORD.findall(match["place"])):
        return None
    return PartialDate(int(match["year"]))


RULES = [no_words, phrase_of_page, shortcode, dateline, byline, tags, contact, counter, menu, kicker]
