"""Reads spans ahead of and behind the day of writing, and days, weeks and months by their distance from it."""

import re
from dataclasses import replace
from functools import cache

from pipeline.times.calendar import name_months
from pipeline.times.lexicon import parse_count, parse_weekday, read_words, spell_counts, spell_weekdays
from pipeline.times.references import find_named_year, is_ahead, move_days, to_date
from pipeline.times.scan import Context, Reading, Rule
from pipeline.times.time import Grain, PartialDate, Relation

YEARS_IN = {"year": 1, "decade": 10, "century": 100}
MAX_YEARS = 500


def read_reach(match: re.Match[str]) -> tuple[str, float | None]:
    """The unit of a span, and how many at most it holds ("5-10 years": 10), None for "a few"."""
    groups = match.groupdict()
    unit = match["unit"].lower().rstrip("s")
    unit = "century" if unit.startswith("centur") else unit
    if groups.get("vague"):
        return unit, None
    words = groups.get("upper") or groups.get("count")
    return unit, (parse_count(words) if words else 1) * (0.5 if groups.get("half") else 1)


def shift_date(anchor: PartialDate | None, unit: str, count: float) -> PartialDate | None:
    """The date that lies `count` units from the anchor, None where the anchor is not known well enough."""
    if anchor is None or abs(count) * YEARS_IN.get(unit, 0) > MAX_YEARS:
        return None
    if unit in YEARS_IN:
        year = anchor.year + int(count * YEARS_IN[unit])
        return PartialDate(year) if 1 <= year <= 9999 else None
    if unit in ("month", "quarter"):
        if anchor.month is None:
            return None
        months = anchor.year * 12 + anchor.month - 1 + int(count * (3 if unit == "quarter" else 1))
        return PartialDate(months // 12, months % 12 + 1) if 1 <= months // 12 <= 9999 else None
    day = to_date(anchor)
    if day is None:
        return None
    return move_days(day, int(count * (7 if unit == "week" else 1)))


def trim_date(anchor: PartialDate | None, unit: str) -> PartialDate | None:
    """The anchor at the grain of a unit."""
    return shift_date(anchor, unit, 0)


def grain_of(unit: str) -> Grain:
    grains: dict[str, Grain] = {
        "year": "year",
        "month": "month",
        "quarter": "month",
        "decade": "year",
        "century": "year",
    }
    return grains.get(unit, "day")


def make_span(match: re.Match[str], context: Context, ahead: bool, relation: Relation) -> Reading:
    unit, count = read_reach(match)
    here = trim_date(context.anchor, unit)
    there = None if count is None else shift_date(context.anchor, unit, count if ahead else -count)
    first, last = (here, there) if ahead else (there, here)
    if count is not None and there is None:
        first = last = None
    return Reading(match.start(), match.end(), first, last, grain_of(unit), None, True, relation)


def resolve_span_ahead(match: re.Match[str], context: Context) -> Reading | None:
    return make_span(match, context, True, "within")


def resolve_span_behind(match: re.Match[str], context: Context) -> Reading | None:
    return make_span(match, context, False, "since")


def resolve_span_in(match: re.Match[str], context: Context) -> Reading | None:
    """ "In three years" is a deadline only where the sentence looks ahead; else it is how long a thing took."""
    if match["time"] or is_ahead(context.text, match.start(), match.end()):
        return make_span(match, context, True, "within")
    return None


def resolve_distance(match: re.Match[str], context: Context) -> Reading | None:
    """A date so long ago: "two years ago", "three weeks ago"."""
    unit, count = read_reach(match)
    date = None if count is None else shift_date(context.anchor, unit, -count)
    grain = grain_of(unit)
    period = str(date) if date and unit == "year" else None
    return Reading(match.start(), match.end(), date, date, grain, period, True)


def resolve_distance_before(match: re.Match[str], context: Context) -> Reading | None:
    """Years counted back from a year named before in the sentence: "31 years earlier"."""
    unit, count = read_reach(match)
    named = find_named_year(context, match.start(), same_sentence=True)
    date = None if named is None or count is None else shift_date(PartialDate(named), unit, -count)
    return Reading(match.start(), match.end(), date, date, grain_of(unit), None, True)


def resolve_end_of_decade(match: re.Match[str], context: Context) -> Reading | None:
    """The round year that closes the decade of writing, as "by the end of the decade" is meant."""
    year = None if context.anchor is None else PartialDate((context.anchor.year // 10 + 1) * 10)
    relation: Relation | None = "by" if re.match(r"by|before", match[0], re.IGNORECASE) else None
    return Reading(match.start(), match.end(), year, year, "year", None, True, relation)


def resolve_near_unit(match: re.Match[str], context: Context) -> Reading | None:
    """This, last or next week, month, quarter or decade."""
    unit, which = match["unit"].lower(), match["which"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which.split()[-1], 0)
    if unit == "week":
        return resolve_week(match, context, step)
    date = shift_date(context.anchor, unit, step)
    if unit == "decade":
        if date is None:
            return Reading(match.start(), match.end(), None, None, "decade", None, True)
        first = date.year // 10 * 10
        return Reading(match.start(), match.end(), PartialDate(first), PartialDate(first + 9), "decade", None, True)
    if unit == "quarter" and date is not None and date.month is not None:
        index = (date.month + 2) // 3
        run = PartialDate(date.year, 3 * index - 2), PartialDate(date.year, 3 * index)
        return Reading(match.start(), match.end(), *run, "quarter", f"{date.year}-Q{index}", True)
    exact = not match[0].lower().startswith(("earl", "late"))
    period = name_months(date, date) if date and exact else None
    return Reading(match.start(), match.end(), date, date, "month", period, True)


def resolve_previous_unit(match: re.Match[str], context: Context) -> Reading | None:
    """The month or quarter before the one named last: "than in the previous month"."""
    unit = match["unit"].lower()
    for time in reversed(context.earlier[-4:]):
        if time.first is not None and time.grain == unit and time.first.month is not None:
            date = shift_date(time.first, unit, -1)
            if date is None or date.month is None:
                return None
            if unit == "month":
                return Reading(match.start(), match.end(), date, date, "month", str(date), True)
            last = PartialDate(date.year, date.month + 2)
            quarter = f"{date.year}-Q{(date.month + 2) // 3}"
            return Reading(match.start(), match.end(), date, last, "quarter", quarter, True)
    return None


def resolve_edge_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """The month, quarter or week of writing whose start or end is spoken of: "by the end of the month"."""
    unit = match["unit"].lower()
    ahead = re.match(r"by|before|until", match[0], re.IGNORECASE) is not None
    relation: Relation = "by" if ahead else "at"
    if unit == "week":
        week = resolve_week(match, context, 0)
        return replace(week, relation=relation)
    date = shift_date(context.anchor, "month", 0)
    return Reading(match.start(), match.end(), date, date, "month", None, True, relation)


def resolve_week(match: re.Match[str], context: Context, step: int) -> Reading:
    day = to_date(context.anchor)
    if day is None:
        return Reading(match.start(), match.end(), None, None, "day", None, True)
    first, last = (move_days(day, 7 * step - day.weekday() + offset) for offset in (0, 6))
    if first is None or last is None:
        first = last = None
    return Reading(match.start(), match.end(), first, last, "day", None, True)


def resolve_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """The last such day up to the day of writing, or the next where the sentence looks ahead."""
    before = context.text[max(0, match.start() - 12) : match.start()].split()
    if before and before[-1] in read_words("named_days.txt"):
        return None
    day = to_date(context.anchor)
    if day is None:
        return Reading(match.start(), match.end(), None, None, "day", None, True)
    back = (day.weekday() - parse_weekday(match["weekday"])) % 7
    which = (match["which"] or "").lower()
    if which == "next" or (which not in ("last", "past") and is_ahead(context.text, match.start(), match.end())):
        back = back - 7 if back or which == "next" else 0
    elif which == "last" and back == 0:
        back = 7
    date = move_days(day, -back)
    return Reading(match.start(), match.end(), date, date, "day", None, True)


def resolve_today(match: re.Match[str], context: Context) -> Reading | None:
    step = {"yesterday": -1, "today": 0, "tomorrow": 1}[match[0].lower()]
    date = shift_date(context.anchor, "day", step)
    return Reading(match.start(), match.end(), date, date, "day", None, True)


@cache
def list_rules() -> list[Rule]:
    """The rules of this page, their patterns made of the words in the data files."""
    count, weekday = spell_counts(), spell_weekdays(full_only=True)
    unit = r"(?<!\d)(?P<unit>(?i:years?|months?|weeks?|days?|decades?|quarters?|century|centuries))\b(?![-’']|\sof\b)"
    reach = (
        rf"(?:(?P<vague>(?i:few|several|many|couple\sof|\d+-plus))\s"
        rf"|(?P<half>(?i:half[\s-](?:a\s)?))|(?:(?P<count>(?i:{count}))(?:(?:\s?[-–—]\s?|\s(?:to|or)\s)(?P<upper>(?i:{count})))?[\s-])){unit}"
    )
    single = (
        r"(?P<unit>(?i:year|month|week|decade|quarter|century))\b(?![-’']|\s(?:of|before|after|in\swhich|that|when)\b)"
    )
    loose = reach.replace("(?![-’']|\\sof\\b)", "(?!-)")
    into = r"(?:(?i:(?:over|in|during)\sthe\scourse\sof|in|over|within|during|for|across|through|throughout|by)\s)?"
    leads = into + r"(?:(?i:the|these|his|its|their)\s)?"
    return [
        Rule(
            "previous_unit",
            ("unit",),
            re.compile(r"(?i:(?:the\s)?(?:previous|preceding)\s(?P<unit>month|quarter))\b"),
            resolve_previous_unit,
        ),
        Rule(
            "span_ahead",
            ("unit",),
            re.compile(rf"{leads}(?i:next|coming|following|upcoming)\s{reach}"),
            resolve_span_ahead,
        ),
        Rule(
            "span_behind",
            ("unit",),
            re.compile(rf"{leads}(?i:past|last|previous|preceding)\s{reach}"),
            resolve_span_behind,
        ),
        Rule(
            "single_span_ahead",
            ("unit",),
            re.compile(rf"{into}(?i:the|this)\s(?i:next|coming|upcoming)\s{single}"),
            resolve_span_ahead,
        ),
        Rule(
            "single_span_behind",
            ("unit",),
            re.compile(rf"{into}(?i:the|this)\s(?i:past|last)\s{single}"),
            resolve_span_behind,
        ),
        Rule("span_within", ("unit",), re.compile(rf"(?i:within)\s(?:the\s)?{reach}"), resolve_span_ahead),
        Rule(
            "span_in",
            ("unit",),
            re.compile(rf"(?i:in)\s{loose}(?P<time>[’']?\s(?:time|from\snow))?(?![-’'])"),
            resolve_span_in,
        ),
        Rule("distance_ago", ("unit",), re.compile(rf"{reach}\sago\b"), resolve_distance),
        Rule("distance_before", ("unit",), re.compile(rf"{reach}\s(?:earlier|before)\b"), resolve_distance_before),
        Rule(
            "end_of_decade",
            ("unit",),
            re.compile(r"(?i:(?:by\s|before\s)?(?:the\s)?end\sof\s(?:the|this)\s(?:current\s)?decade)\b"),
            resolve_end_of_decade,
        ),
        Rule(
            "near_unit",
            ("unit",),
            re.compile(
                r"(?i:(?:earlier\s|later\s|late\s|early\s)?(?P<which>this|last|next|(?:the\s)?(?:current|previous|coming|past))\s(?P<unit>week|month|quarter|decade)\b)"
            ),
            resolve_near_unit,
        ),
        Rule(
            "edge_of_unit",
            ("unit",),
            re.compile(
                r"(?i:(?:by\s|before\s|until\s|at\s)?(?:the\s)?(?:end|start|beginning|middle|close)"
                r"\sof\s(?:the|this)\s(?P<unit>month|week))\b(?!\sof)"
            ),
            resolve_edge_of_unit,
        ),
        Rule(
            "weekday",
            ("weekday",),
            re.compile(rf"(?:(?P<which>(?i:last|next|this|past))\s)?(?P<weekday>{weekday})"),
            resolve_weekday,
        ),
        Rule("today", ("today",), re.compile(r"(?i:today|yesterday|tomorrow)\b"), resolve_today),
    ]
