"""Calendar dates that say their own year: days, runs of days, months and runs of months."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from pipeline.times.lexicon import DASH, DAY, GAP, YEAR, parse_day, parse_month, spell_months, spell_weekdays
from pipeline.times.scan import Context, Grammar, Reading, Rule, scan_text
from pipeline.times.time import Grain, PartialDate, Time

YearFound = tuple[int | None, bool]  # the year, and whether other words than the date's own were needed
ReadYear = Callable[[re.Match[str], Context, int, int | None], YearFound]
ABSOLUTE_YEAR = rf"(?:{GAP}(?i:of|in)\s(?:the\syear\s)?|,?{GAP}|\s?,|{DASH}|(?<=[a-z]\.))(?P<year>{YEAR})"


def read_dates(text: str) -> tuple[Time, ...]:
    """Every date in a text known to the day or the month that needs no other words to be read, in order.

    A day and a month in digits whose order is in doubt ("06/07/2025") is not read.

    >>> [str(time.first) for time in read_dates("Signed in Almaty on 17th of June, 2025; updated 22.08.2025")]
    ['2025-06-17', '2025-08-22']
    >>> [(str(time.first), str(time.last)) for time in read_dates("ALMATY, May 18-19, 2023")]
    [('2023-05-18', '2023-05-19')]
    """
    readings = scan_text(Context(text, None), compile_dates())
    return tuple(
        Time(
            reading.start,
            reading.end,
            reading.first,
            reading.last,
            reading.grain,
            "at",
            reading.period,
            False,
            rule.name,
        )
        for rule, reading in readings
        if reading.first is not None
    )


@cache
def compile_dates() -> Grammar:
    return Grammar.compile([*list_written_dates(ABSOLUTE_YEAR, read_absolute_year), *list_digit_dates()])


def read_absolute_year(match: re.Match[str], _context: Context, _month: int, _day: int | None) -> YearFound:
    return int(match["year"]), False


def build_written_patterns(year: str) -> dict[str, str]:
    """Patterns of dates with a month's name; `year` is the pattern of what follows and gives the year."""
    month, weekday = spell_months(), rf"(?:{spell_weekdays()}\s?,?\s)?"
    m1, m2, d1, d2 = (
        rf"(?P<{name}>{pattern})" for name, pattern in (("m1", month), ("m2", month), ("d1", DAY), ("d2", DAY))
    )
    of = rf"(?:{GAP}(?:of\s)?|(?<=[\d])-|(?<=\d))"
    to, run = rf"(?:{DASH}|/|\s(?:to|through|until)\s)", rf"(?:{DASH}|\s(?:and|to|through|until|&)\s)"
    year1 = rf",?\s(?P<year1>{YEAR})"
    return {
        "month_day": rf"{weekday}{m1}\s?(?:the\s)?{d1}(?:{run}{d2})?{year}",
        "day_month": rf"{weekday}{d1}(?:{run}{d2})?{of}{m1}{year}",
        "month_day_to_month_day": rf"{weekday}{m1}\s?{d1}(?:{year1})?{run}{m2}\s?{d2}{year}",
        "day_month_to_day_month": rf"{weekday}{d1}{of}{m1}(?:{year1})?{run}{d2}{of}{m2}{year}",
        "month_to_month": rf"(?:[Ff]rom\s)?{m1}{to}{m2}{year}",
        "between_month_and_month": rf"[Bb]etween\s{m1}\sand\s{m2}{year}",
        "month_year_to_month_year": rf"(?:[Ff]rom\s)?{m1}{year1}{to}{m2}{year}",
        "between_month_year_and_month_year": rf"[Bb]etween\s{m1}{year1}\sand\s{m2}{year}",
        "month": rf"{m1}{year}",
    }


def list_written_dates(year: str, read_year: ReadYear) -> list[Rule]:
    """The rules of dates with a month's name, their year found by `read_year`."""
    return [
        Rule(
            name if name.endswith("year") else f"{name}_year",
            ("month", "weekday") if name == "month_day" or name.startswith("day_month") else ("month",),
            re.compile(pattern),
            lambda match, context, read_year=read_year: resolve_written_date(match, context, read_year),  # type: ignore[misc]
        )
        for name, pattern in build_written_patterns(year).items()
    ]


def resolve_written_date(match: re.Match[str], context: Context, read_year: ReadYear) -> Reading | None:
    groups = match.groupdict()
    month = parse_month(groups["m1"])
    last_month = parse_month(groups["m2"]) if groups.get("m2") else month
    day = parse_day(groups["d1"]) if groups.get("d1") else None
    last_day = parse_day(groups["d2"]) if groups.get("d2") else day
    grain: Grain = "month" if day is None else "day"
    last_year, resolved = read_year(match, context, last_month, last_day)
    if last_year is None and not resolved:
        return None
    if last_year is None:
        return Reading(match.start(), match.end(), None, None, grain, None, True)
    first_year = int(groups["year1"]) if groups.get("year1") else last_year - (month > last_month)
    first = make_date(first_year, month, day)
    last = make_date(last_year, last_month, last_day)
    if first is None or last is None or str(first) > str(last):
        return None
    return Reading(match.start(), match.end(), first, last, grain, name_months(first, last), resolved)


def name_months(first: PartialDate, last: PartialDate) -> str | None:
    """SDMX's name of a run of whole months, None for days: January to March is the first quarter, January to
    December the year, however it is put."""
    if first.day is not None or last.day is not None:
        return None
    if first.month and last.month and first.year == last.year and (first.month % 3, last.month - first.month) == (1, 2):
        return f"{first.year:04d}-Q{last.month // 3}"
    if (first.year, first.month, last.month) == (last.year, 1, 12):
        return f"{first.year:04d}"
    return str(first) if first == last else f"{first}/{last}"


def make_date(year: int, month: int | None, day: int | None = None) -> PartialDate | None:
    """The date, or None where the calendar has no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def list_digit_dates() -> list[Rule]:
    """The rules of dates all in digits."""
    end = r"(?![\d]|[-./]\d)"
    start = r"(?<![\d./-])"
    return [
        Rule(
            "iso_date",
            ("year",),
            re.compile(rf"(?<![\w./-])(?P<y>{YEAR})(?P<s>[-/.])(?P<a>[01]?\d)(?P=s)(?P<b>[0-3]?\d){end}"),
            resolve_iso_date,
        ),
        Rule(
            "dotted_date",
            ("year",),
            re.compile(rf"{start}(?P<a>[0-3]?\d)(?P<s>[-.])(?P<b>[0-3]?\d)(?P=s)(?P<y>{YEAR}){end}"),
            resolve_dotted_date,
        ),
        Rule(
            "slashed_date",
            ("year",),
            re.compile(rf"{start}(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>{YEAR}){end}"),
            resolve_slashed_date,
        ),
        Rule(
            "slashed_month",
            ("year",),
            re.compile(rf"{start}(?P<a>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\w/])"),
            resolve_slashed_month,
        ),
    ]


def resolve_iso_date(match: re.Match[str], _context: Context) -> Reading | None:
    return read_day(match, make_date(int(match["y"]), int(match["a"]) or 99, int(match["b"]) or 99))


def resolve_dotted_date(match: re.Match[str], _context: Context) -> Reading | None:
    year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
    return read_day(match, make_date(year, b or 99, a or 99) if b <= 12 else make_date(year, a or 99, b or 99))


def resolve_slashed_date(match: re.Match[str], _context: Context) -> Reading | None:
    """Day and month stand in either order; where both could be the month, no reading is better than a guess."""
    year, a, b = int(match["y"]), int(match["a"]), int(match["b"])
    dates = {made for made in (make_date(year, a or 99, b or 99), make_date(year, b or 99, a or 99)) if made}
    return read_day(match, dates.pop()) if len(dates) == 1 else None


def resolve_slashed_month(match: re.Match[str], _context: Context) -> Reading | None:
    month = PartialDate(int(match["y"]), int(match["a"]))
    return Reading(match.start(), match.end(), month, month, "month", str(month))


def read_day(match: re.Match[str], day: PartialDate | None) -> Reading | None:
    return None if day is None else Reading(match.start(), match.end(), day, day, "day")
