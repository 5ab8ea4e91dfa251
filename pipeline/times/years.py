"""Tells a year from any other number of four digits, and reads years, runs of years and fiscal years."""

import re

from pipeline.times.lexicon import DASH, GAP, YEAR, parse_count, read_words
from pipeline.times.scan import Context, Reading, Rule
from pipeline.times.time import PartialDate

LEFT_WORD = re.compile(r"([^\s(\[]*[^\s(\[\"“‘])(\s{0,3})$")
RIGHT_WORD = re.compile(r"\s{1,2}([^\s.,;:()\[\]]+)")
GLUED_RIGHT = re.compile(
    r"\w|\+|\s?[%°]|[.,]\d|:\d\d|\.[a-z]{2,5}\b"
    r"|-(?:strong|year-old|seat|odd|\w{1,3})\b"
    r"|\s(?:per\scent|local\stime|or\s(?:more|fewer|less))\b"
    r"|\s?(?:MW|GW|kW|kV|TWh|GWh|MWh|kWh|km|MT|MMT|TEU|ha|GMT|UTC)\b"
)
CURRENCY_LEFT = tuple("$€£¥₸₽₩₹#№=_@/\\+'’")
PLURAL = re.compile(r"[a-z][a-z'’-]+s$")
ROUND_STEP = 50
LIKELY_YEARS = range(1985, 2051)


def is_year(text: str, start: int, end: int) -> bool:
    """Whether the four digits at `start` name a year and count or measure nothing.

    >>> [is_year(text, 0, 4) for text in ("2000 schools", "2000 saw growth", "2010 essay", "2023 km")]
    [False, True, True, False]
    """
    if measures(text, end) or not may_precede_year(text, start):
        return False
    left = LEFT_WORD.search(text[max(0, start - 24) : start])
    word = left[1].lower() if left else ""
    if word.strip(":#") in read_words("quantity_leaders.txt"):
        return follows_until(text, start)
    if word.isdecimal() and len(word) < 4:
        return False
    second = SECOND_NUMBER.match(text, end)
    if second and measures(text, second.end()):
        return False
    follower = RIGHT_WORD.match(text, end)
    leads = word in read_words("year_leaders.txt")
    return dates_noun(text, start, follower[1] if follower else "", leads)


def dates_noun(text: str, start: int, noun: str, leads: bool) -> bool:
    """Whether the four digits date the word after them ("2023 exports") and do not count it ("2000 exports").

    A round number counts what it can; any other is a year unless the noun is one that is counted and not dated.
    `leads` tells that the word before asks for a year ("in", "since").
    """
    value = int(text[start : start + 4])
    if value % ROUND_STEP == 0:
        if noun in read_words("counted_nouns.txt") or COUNTING.search(text, max(0, start - 16), start):
            return False
        return leads if noun in read_words("partitives.txt") else not is_plural(noun)
    if noun in read_words("counted_nouns.txt"):
        return leads
    return not is_plural(noun) or value in LIKELY_YEARS or leads


def measures(text: str, end: int) -> bool:
    """Whether what follows a number is a unit, a scale or a currency."""
    if GLUED_RIGHT.match(text, end):
        return True
    follower = RIGHT_WORD.match(text, end)
    if follower is None:
        return False
    return follower[1] in read_words("quantity_followers.txt") or follower[1] in CURRENCY_CODES


SECOND_NUMBER = re.compile(rf"(?:\s(?:and|to|or)\s|{DASH})\d{{4}}(?!\d)")
COUNTING = re.compile(r"\b(?:(?:more|less|fewer|other) than|total(?: of)?|another|additional|all|many|every|these)\s$")
CURRENCY_CODES = frozenset({"USD", "EUR", "CNY", "RMB", "KZT", "UZS", "KGS", "TJS", "TMT", "RUB", "GBP", "JPY", "US$"})


def may_precede_year(text: str, start: int) -> bool:
    """Whether the character before four digits lets them stand alone: no decimal, code, sign or path."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in CURRENCY_LEFT:
        # An apostrophe opens a quotation; a slash joins two years.
        return before in "'’" and not text[max(0, start - 2) : start - 1].isalnum()
    if before in "-–—‒":
        stem = re.search(r"[\w.]*$", text[max(0, start - 12) : start - 1])
        # A model or a code: "Tu-2000", "A-2020"; what a digit and a dash precede is half of something else.
        return stem is None or not stem[0] or (len(stem[0]) > 2 and not stem[0][-1].isdigit())
    if before == ".":
        return start > 1 and not text[start - 2].isdigit() and not text[start - 2].islower()
    if before == ",":
        return not (start > 1 and text[start - 2].isdigit() and text[max(0, start - 5) : start - 1].isdigit() is False)
    if before.isspace():
        return not re.search(r"(?:\(\+?|\+)\d{1,3}[\s)]{1,2}(?:\d{2,4}[\s)-]{1,2})?$", text[max(0, start - 14) : start])
    return not before.isalnum()


def follows_until(text: str, start: int) -> bool:
    return (
        re.search(r"\b(?:until|till|by|since|to|from|through) at least\s$", text[max(0, start - 20) : start])
        is not None
    )


def is_plural(word: str) -> bool:
    """Whether a lower-case word after a number may be the noun that it counts."""
    return PLURAL.match(word) is not None and word not in read_words("verb_followers.txt")


def resolve_year(match: re.Match[str], context: Context) -> Reading | None:
    if not is_year(context.text, match.start(), match.end()):
        return None
    year = PartialDate(int(match[0]))
    return Reading(match.start(), match.end(), year, year, "year", str(year))


def resolve_named_year(match: re.Match[str], context: Context) -> Reading | None:
    """A year that is part of a name: "Vision 2030", "the Uzbekistan-2030 strategy"."""
    start = match.start()
    words = context.text[max(0, start - 40) : start - 1].split()
    name = words[-1].lstrip('(“"‘') if words else ""
    if not name[:1].isupper() or not (name[-1].isalnum() or name[-1] == "+"):
        return None
    if name.lower() in read_words("small_words.txt") or name.endswith(("'s", "’s")):
        return None
    if not is_year(context.text, start, match.end()):
        return None
    year = PartialDate(int(match[0]))
    return Reading(start, match.end(), year, year, "year")


def resolve_year_run(match: re.Match[str], context: Context) -> Reading | None:
    """A run such as "2015-2018", "2025-26" or "2023/24"; the years of "2025-2020" are no run."""
    first, tail = int(match["y1"]), match["y2"]
    if len(tail) == 2 and int(tail) < first % 100 < 90:
        return None
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if len(tail) == 2 and last < first:
        last += 100
    if not first < last <= first + 120 or GLUED_RIGHT.match(context.text, match.end()):
        return None
    if match.start() == match.start("y1") and not may_precede_year(context.text, match.start()):
        return None
    follower = RIGHT_WORD.match(context.text, match.end())
    if follower and follower[1] in read_words("quantity_followers.txt"):
        return None
    years = PartialDate(first), PartialDate(last)
    return Reading(match.start(), match.end(), *years, "year", f"{first}/{last}", False, "at")


def resolve_doubtful_date(match: re.Match[str], _context: Context) -> Reading | None:
    """The year of a date in digits whose day and month may stand either way: "06/07/2025"."""
    if not (1 <= int(match["a"]) <= 12 and 1 <= int(match["b"]) <= 12):
        return None
    year = PartialDate(int(match["y"]))
    return Reading(match.start(), match.end(), year, year, "year")


def resolve_iso_month(match: re.Match[str], context: Context) -> Reading | None:
    """A month in digits where it can be no run of years: "2024-03", but not "2005-06"."""
    month = PartialDate(int(match["y"]), int(match["m"]))
    if month.year % 100 < int(match["m"]) or not may_precede_year(context.text, match.start()):
        return None
    return Reading(match.start(), match.end(), month, month, "month", str(month))


def resolve_years_to_year(match: re.Match[str], _context: Context) -> Reading | None:
    """Years up to one that is named: "in the five years to 2024"."""
    last, count = int(match["y1"]), parse_count(match["count"])
    return Reading(
        match.start(), match.end(), PartialDate(last - count), PartialDate(last), "year", None, False, "since"
    )


def resolve_fiscal_year(match: re.Match[str], _context: Context) -> Reading | None:
    digits = match["y1"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return Reading(match.start(), match.end(), PartialDate(year), PartialDate(year), "year", str(year))


def resolve_decade(match: re.Match[str], _context: Context) -> Reading | None:
    """The years of "1990s"; "early" takes the first four, "mid" the middle three, "late" the last three."""
    decade = int(match["decade"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((match["edge"] or "").lower(), (0, 9))
    if decade % 100 == 0 and decade < 2000 and match["edge"] is None:
        return Reading(match.start(), match.end(), PartialDate(decade), PartialDate(decade + 99), "century")
    return decade_reading(match, decade + first, decade + last)


def decade_reading(match: re.Match[str], first: int, last: int) -> Reading:
    return Reading(match.start(), match.end(), PartialDate(first), PartialDate(last), "decade")


def resolve_century(match: re.Match[str], _context: Context) -> Reading | None:
    last = int(match["n"]) * 100
    return Reading(match.start(), match.end(), PartialDate(last - 99), PartialDate(last), "century")


FISCAL = r"(?:(?i:fiscal|financial)\s(?:(?i:years?)\s)?|FY\s?[-’']?)"
RULES = [
    Rule(
        "year_run",
        ("year", "unit", "part"),
        re.compile(
            rf"(?:{FISCAL})?(?<![\d.,/])(?P<y1>{YEAR})(?:{DASH}|/|(?<=\d)[-–]FY)(?P<y2>{YEAR}|\d\d(?![\d]|[-–./]\d))"
        ),
        resolve_year_run,
    ),
    Rule(
        "doubtful_date",
        ("year",),
        re.compile(rf"(?<![\d./-])(?P<a>[01]?\d)/(?P<b>[01]?\d)/(?P<y>{YEAR})(?![\d/])"),
        resolve_doubtful_date,
    ),
    Rule(
        "iso_month",
        ("year",),
        re.compile(rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w-])"),
        resolve_iso_month,
    ),
    Rule(
        "from_year_to_year",
        ("year",),
        re.compile(
            rf"(?:(?i:from)\s(?:the\syear\s)?)?(?P<y1>{YEAR})\s(?:to|until|till|through|up\sto)\s(?P<y2>{YEAR})"
        ),
        resolve_year_run,
    ),
    Rule(
        "between_year_and_year",
        ("year",),
        re.compile(rf"(?i:between)\s(?:the\syears\s)?(?P<y1>{YEAR})\sand\s(?P<y2>{YEAR})"),
        resolve_year_run,
    ),
    Rule(
        "fiscal_year",
        ("unit", "part", "year"),
        re.compile(rf"{FISCAL}(?P<y1>{YEAR}|(?<=FY)\d\d(?!\d))(?![\d/–-])"),
        resolve_fiscal_year,
    ),
    Rule(
        "years_to_year",
        ("unit",),
        re.compile(
            rf"(?i:(?P<count>\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty))[\s-](?i:years?(?:\speriod)?)"
            rf"\s(?:to|ending\sin|up\sto|through|until)\s(?P<y1>{YEAR})"
        ),
        resolve_years_to_year,
    ),
    Rule(
        "decade",
        ("year",),
        re.compile(r"(?:(?P<edge>(?i:early|mid|late))(?:\s|-)(?:the\s)?)?(?P<decade>(?:1[89]|20)\d0)['’]?s\b"),
        resolve_decade,
    ),
    Rule(
        "century",
        ("unit",),
        re.compile(rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)[\s-](?i:century|centuries)\b(?!{GAP}old)"),
        resolve_century,
    ),
    Rule("year_in_name", ("year",), re.compile(rf"(?=\d)(?<=[\w][\s-]){YEAR}"), resolve_named_year),
    Rule("year", ("year",), re.compile(YEAR), resolve_year),
]
