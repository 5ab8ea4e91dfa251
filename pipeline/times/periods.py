"""Reads reporting periods: months, quarters, halves and runs of months, with the year named, meant or left out."""

import re
from functools import cache

from pipeline.times.calendar import list_written_dates, name_months
from pipeline.times.lexicon import (
    DASH,
    DAY,
    parse_count,
    parse_month,
    read_numbers,
    spell_counts,
    spell_months,
    spell_ordinals,
)
from pipeline.times.references import (
    NAMED_WITHIN,
    RELATIVE_YEAR,
    YEAR_REFERENCE,
    find_last_period,
    find_named_year,
    infer_year,
    is_ahead,
    read_year_reference,
    resolve_relative_year,
)
from pipeline.times.scan import Context, Reading, Rule
from pipeline.times.time import Grain, PartialDate


def read_or_infer_year(match: re.Match[str], context: Context, month: int, day: int | None) -> tuple[int | None, bool]:
    if names_year(match):
        return read_year_reference(match, context)
    following = SHARED_YEAR.match(context.text, match.end())
    if following and following["month"].rstrip(".").lower() in read_numbers("months.csv"):
        return int(following["y"]), False
    if day is None and not is_month(match, context.text):
        return NO_YEAR
    return infer_year(match, context, month, day)


def names_year(match: re.Match[str]) -> bool:
    return bool(match["year"] or match["year_end"] or match["rel"])


BY_ITSELF = re.compile(r",?\s(?:alone|by\sitself|on\sits\sown)\b")


def is_month(match: re.Match[str], text: str) -> bool:
    """Whether a month's name that stands alone is no verb and no person's name: "Mrs May", "they march"."""
    if "m2" in match.re.groupindex and match["m2"]:
        return True
    if BY_ITSELF.match(text, match.end()):
        return True
    strength = read_numbers("month_leaders.csv").get(find_last_word(text, match.start()), 0)
    if strength < 2 and re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]):
        return False  # "June Carter"
    if text.startswith(" of ", match.end()) and match[0] == "March":
        return False
    return strength > 0 or not (match[0].title() in ("May", "March") or len(match[0].rstrip(".")) < 4)


def find_last_word(text: str, position: int) -> str:
    words = text[max(0, position - 16) : position].lower().replace("-", " ").split()
    return words[-1].lstrip('(“"‘') if words else ""


def make_run(match: re.Match[str], year: int | None, first: int, last: int, grain: Grain, resolved: bool) -> Reading:
    """Months `first` to `last` of a year; SDMX names a quarter by its number and a half by its months."""
    if year is None:
        return Reading(match.start(), match.end(), None, None, grain, None, resolved)
    months = PartialDate(year, first), PartialDate(year, last)
    period = f"{year}-Q{(first + 2) // 3}" if grain == "quarter" else name_months(*months)
    return Reading(match.start(), match.end(), *months, grain, period, resolved)


def resolve_part(match: re.Match[str], context: Context) -> Reading | None:
    """A quarter or half of a year: "the first quarter of 2023", "Q3 2024", "2024 Q1", "1H 2025"."""
    groups = match.groupdict()
    unit = (groups.get("unit") or groups.get("letter") or groups.get("letter2") or "").lower()
    size, grain = (3, "quarter") if unit.startswith("q") else (6, "half")
    number = read_part_number(groups)
    count = 12 // size
    index = count if number == -1 else number
    if not 1 <= index <= count:
        return None
    first, last = size * (index - 1) + 1, size * index
    if names_year(match):
        year, resolved = read_year_reference(match, context)
    elif number == -1:
        return None
    else:
        year, resolved = infer_part_year(match, context, first)
    return make_run(match, year, first, last, grain, resolved)  # type: ignore[arg-type]


def read_part_number(groups: dict[str, str | None]) -> int:
    digit = groups.get("n") or groups.get("n2")
    return int(digit) if digit else read_numbers("ordinals.csv")[(groups["ordinal"] or "").lower()]


def infer_part_year(match: re.Match[str], context: Context, first: int) -> tuple[int | None, bool]:
    """The year of a part that names none: the latest begun by the day of writing, or the next if it lies ahead."""
    anchor = context.anchor
    if anchor is None:
        return find_named_year(context, match.start(), same_sentence=True), True
    if anchor.month is None or is_ahead(context.text, match.start(), match.end()):
        return anchor.year, True
    return anchor.year - (first > anchor.month), True


def resolve_months_count(match: re.Match[str], context: Context) -> Reading | None:
    """The first or last months of a year: "the first eleven months of 2023", "nine months of that year"."""
    count = parse_count(match["count"])
    which = (match["which"] or "first").lower()
    named = names_year(match)
    # Months that are not counted from the start of a year that is named or meant are a length of time.
    if not 1 <= count <= 12 or not (named or (match["which"] and which in ("first", "opening"))):
        return None
    if re.search(r"ago|earlier|before", match["rel"] or ""):
        return None
    first, last = (13 - count, 12) if which in ("last", "final") else (1, count)
    year, resolved = read_year_reference(match, context) if named else infer_part_year(match, context, last)
    return make_run(match, year, first, last, "half" if count == 6 and first == 1 else "month", resolved)


def resolve_coded_run(match: re.Match[str], context: Context) -> Reading | None:
    """Quarters taken together: "Q1-Q3 2024"."""
    first, last = int(match["n"]), int(match["n2"])
    if first >= last:
        return None
    year, resolved = read_year_reference(match, context)
    return make_run(match, year, 3 * first - 2, 3 * last, "half" if last - first == 1 else "month", resolved)


def resolve_coded_months(match: re.Match[str], context: Context) -> Reading | None:
    """The first months of a year as accounts write them: "9M 2024"."""
    count = int(match["count"])
    year, resolved = read_year_reference(match, context)
    if not 1 <= count <= 12:
        return None
    return make_run(match, year, 1, count, "half" if count == 6 else "month", resolved)


def resolve_quarters_count(match: re.Match[str], context: Context) -> Reading | None:
    """The first quarters of a year taken together: "the first three quarters of 2024"."""
    count = parse_count(match["count"])
    if not 2 <= count <= 4:
        return None
    named = names_year(match)
    year, resolved = read_year_reference(match, context) if named else infer_part_year(match, context, 3 * count)
    return make_run(match, year, 1, 3 * count, "half" if count == 2 else "month", resolved)


def resolve_months_to_month(match: re.Match[str], context: Context) -> Reading | None:
    """Months up to one that is named: "the 12 months to June 2024"."""
    month, count = parse_month(match["m1"]), parse_count(match["count"]) if match["count"] else 12
    year, resolved = (
        read_year_reference(match, context) if names_year(match) else infer_year(match, context, month, None)
    )
    if year is None:
        return Reading(match.start(), match.end(), None, None, "month", None, True)
    months = year * 12 + month - count
    first, last = PartialDate(months // 12, months % 12 + 1), PartialDate(year, month)
    return Reading(match.start(), match.end(), first, last, "month", name_months(first, last), resolved)


def resolve_quarters_to_quarter(match: re.Match[str], _context: Context) -> Reading | None:
    """A year of four quarters that ends with one: "the four quarters to the end of Q1 2025"."""
    number = read_part_number(match.groupdict())
    if not 1 <= number <= 4:
        return None
    year = int(match["year"])
    first, last = PartialDate(year - (number < 4), 3 * (number % 4) + 1), PartialDate(year, 3 * number)
    period = str(year) if number == 4 else name_months(first, last)
    return Reading(match.start(), match.end(), first, last, "month", period)


def resolve_near_month(match: re.Match[str], context: Context) -> Reading | None:
    """The last, this or next year's month: "last August", "this October", "next May"."""
    month, which, anchor = parse_month(match["m1"]), match["which"].lower(), context.anchor
    if anchor is None or (anchor.month is None and which != "this"):
        return Reading(match.start(), match.end(), None, None, "month", None, True)
    here = anchor.month or month
    year = anchor.year + {"last": -(month >= here), "past": -(month > here), "next": month <= here}.get(which, 0)
    date = PartialDate(year, month)
    return Reading(match.start(), match.end(), date, date, "month", str(date), True)


def resolve_named_unit(match: re.Match[str], context: Context) -> Reading | None:
    """The month, quarter or period named before: "that month", "in the same quarter", "over the said period"."""
    grain = (match["unit"] or "period").lower()
    if grain == "period":
        return resolve_named_period(match, context)
    for time in reversed(context.earlier[-6:]):
        if time.first is not None and time.grain in (grain, "day") and time.first.month is not None:
            if grain == "month" and time.last != time.first:
                continue
            if time.grain == "day":
                month = PartialDate(time.first.year, time.first.month)
                return Reading(match.start(), match.end(), month, month, "month", str(month), True)
            return Reading(match.start(), match.end(), time.first, time.last, time.grain, time.period, True)
    return None


def resolve_named_months(match: re.Match[str], context: Context) -> Reading | None:
    """The run of so many months named before, the latest of several: "over the same nine months"."""
    count, found = parse_count(match["count"]), None
    for time in reversed(context.earlier[-6:]):
        first, last = time.first, time.last
        if time.period is None or first is None or last is None or first.month is None or last.month is None:
            continue
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        latest = found is None or found.last is None or found.last.year < last.year  # years before are only compared
        if months == count > 1 and latest:
            found = Reading(match.start(), match.end(), first, last, time.grain, time.period, True)
    return found


def resolve_named_period(match: re.Match[str], context: Context) -> Reading | None:
    for time in reversed(context.earlier[-4:]):
        if time.period is not None and match.start() - time.end < NAMED_WITHIN:
            return Reading(match.start(), match.end(), time.first, time.last, time.grain, time.period, True, "at")
    return None


def resolve_same_period(match: re.Match[str], context: Context) -> Reading | None:
    """The months named before, in another year: "the same period of last year"."""
    last_period = find_last_period(context)
    if names_year(match):
        key = (match["rel"] or "").lower()
        year, _ = read_year_reference(match, context)
        if last_period and last_period.last and re.search(r"earlier|before|previous|preceding", key):
            year = last_period.last.year - 1
    else:
        return None
    if last_period is None or last_period.first is None or last_period.last is None or year is None:
        date = None if year is None else PartialDate(year)
        return Reading(match.start(), match.end(), date, date, "year", None, True)
    span = last_period.last.year - last_period.first.year
    first = PartialDate(year - span, last_period.first.month)
    last = PartialDate(year, last_period.last.month)
    if first.month is None or last.month is None:
        return None
    period = f"{year}-Q{(first.month + 2) // 3}" if last_period.grain == "quarter" else name_months(first, last)
    return Reading(match.start(), match.end(), first, last, last_period.grain, period, True)


def resolve_relative(match: re.Match[str], context: Context) -> Reading | None:
    """A year by its place: "last year", "that year", "a year earlier"."""
    words = " ".join(match[0].lower().split())
    if words == "the year":
        return None
    year = resolve_relative_year(words, match.start(), context)
    if year is None:
        return Reading(match.start(), match.end(), None, None, "year", None, True)
    date = PartialDate(year)
    return Reading(match.start(), match.end(), date, date, "year", str(year), True)


def resolve_edge_of_year(match: re.Match[str], context: Context) -> Reading | None:
    """The year whose start, course or end is spoken of: "by the end of the year", "before the year is out"."""
    year = resolve_relative_year("the year", match.start(), context)
    date = None if year is None else PartialDate(year)
    words = match[0].lower()
    ahead = re.search(r"end|close|out|over|rest|later|remainder|whole|full|entire", words) is not None
    relation = "within" if words.startswith("within") else "by" if re.match(r"by|before|until", words) else None
    period = None if date is None or not ahead else str(date)
    return Reading(match.start(), match.end(), date, date, "year", period, True, relation)  # type: ignore[arg-type]


NO_YEAR = (None, False)  # what reads like a month's name is none
SHARED_YEAR = re.compile(
    r"(?:\s?,\s|\s(?:and|or|to|through)\s|\s?[-–—/]\s?)(?P<month>[A-Z][a-z]{2,8}\.?)(?:\s\d{1,2})?,?\s(?P<y>(?:19|20)\d\d)(?!\d)"
)


@cache
def list_rules() -> list[Rule]:
    """The rules of this page, their patterns made of the words in the data files."""
    count, ordinal = spell_counts(), spell_ordinals()
    year_or_none = f"(?:{YEAR_REFERENCE})?"
    return [
        *list_written_dates(year_or_none, read_or_infer_year),
        Rule(
            "ordinal_part_of_year",
            ("unit",),
            re.compile(rf"(?i:(?P<ordinal>{ordinal}))[\s-](?P<unit>(?i:quarter|half|semester))(?!-)\b{year_or_none}"),
            resolve_part,
        ),
        Rule(
            "coded_part_of_year",
            ("part", "year"),
            re.compile(
                rf"(?:(?P<letter>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<letter2>[QH]))\b(?:(?=[\s,])|-(?=\d)){YEAR_REFERENCE}"
            ),
            resolve_part,
        ),
        Rule(
            "coded_part_of_short_year",
            ("part",),
            re.compile(
                r"(?<!\w)(?P<n>[1-4])(?P<letter>[QH])(?P<year>(?!))?(?P<rel>(?!))?['’]?(?P<year_end>[0-4]\d)(?![\w.,]\d|\w)"
            ),
            resolve_part,
        ),
        Rule(
            "coded_parts_of_year",
            ("part",),
            re.compile(rf"Q(?P<n>[1-4])(?:{DASH}|\s(?:to|and|through)\s)Q(?P<n2>[1-4])\b{YEAR_REFERENCE}"),
            resolve_coded_run,
        ),
        Rule(
            "coded_part_alone",
            ("part",),
            re.compile(r"(?P<letter>Q)(?P<n>[1-4])\b(?P<year>(?!))?(?P<year_end>(?!))?(?P<rel>(?!))?"),
            resolve_part,
        ),
        Rule(
            "year_with_coded_part",
            ("year",),
            re.compile(r"(?P<year>(?:19|20)\d\d)(?P<year_end>(?!))?(?P<rel>(?!))?[\s-]?(?P<letter>[QH])(?P<n>[1-4])\b"),
            resolve_part,
        ),
        Rule(
            "months_of_year",
            ("unit",),
            re.compile(
                rf"(?:(?i:(?P<which>first|opening|last|final))\s)?(?i:(?P<count>{count}))[\s-](?i:full\s)?(?i:months?)\b{year_or_none}"
            ),
            resolve_months_count,
        ),
        Rule(
            "quarters_of_year",
            ("unit",),
            re.compile(rf"(?i:first\s(?P<count>{count})\squarters)\b{year_or_none}"),
            resolve_quarters_count,
        ),
        Rule(
            "quarters_to_quarter",
            ("unit",),
            re.compile(
                r"(?i:(?:the\s)?(?:(?:last|latest)\s)?(?:four|4)\squarters\s(?:to|up\sto|ending|ended|through)(?:\sin|\swith)?"
                r"(?:\sthe\send\sof)?)\s(?:Q(?P<n>[1-4])(?P<n2>(?!))?|(?:the\s)?(?P<ordinal>(?i:first|second|third|fourth))"
                r"\squarter(?:\sof)?),?\s(?P<year>(?:19|20)\d\d)\b"
            ),
            resolve_quarters_to_quarter,
        ),
        Rule(
            "coded_months_of_year",
            ("year",),
            re.compile(rf"(?P<count>1?\d)M(?=\s){YEAR_REFERENCE}"),
            resolve_coded_months,
        ),
        Rule(
            "months_to_month",
            ("unit",),
            re.compile(
                rf"(?i:(?:(?P<count>{count})[\s-]months?(?:\speriod)?|year)\s(?:to|ending|ended|through|until)"
                rf"(?:\sin|\son)?)\s(?:{DAY}\s)?(?P<m1>{spell_months()})(?:\s{DAY})?{year_or_none}"
            ),
            resolve_months_to_month,
        ),
        Rule(
            "near_month",
            ("month",),
            re.compile(rf"(?i:(?P<which>last|past|this|next))\s(?P<m1>{spell_months()})(?!\s?\d)"),
            resolve_near_month,
        ),
        Rule(
            "named_unit",
            ("unit",),
            re.compile(
                r"(?i:(?:that|(?:the\s)?same)\s(?P<unit>month|quarter)"
                r"|(?:the|this|that)\s(?:said|reported|reporting|given|above|specified|indicated)\s(?P<unit2>period)"
                r"|(?<=during\s)(?:the|this|that)\s(?P<unit3>period))\b(?!\s(?:of|in|a|last|from|to|up|between|\d))"
            ),
            resolve_named_unit,
        ),
        Rule(
            "same_period",
            ("unit", "year", "month"),
            re.compile(
                rf"(?i:same|corresponding|similar|comparable)\s(?i:periods?|months?|quarter|half|\w+\smonths){YEAR_REFERENCE}"
            ),
            resolve_same_period,
        ),
        Rule(
            "named_months",
            ("unit",),
            re.compile(
                rf"(?i:(?:the|these|those)\s(?:same\s)?(?P<count>{count})\smonths)\b"
                r"(?!\s(?:of|to|ending|ended|from|through|up|until|till|later|ago|before|earlier|since|after|that|when|\d)\b)"
            ),
            resolve_named_months,
        ),
        Rule("relative_year", ("unit",), re.compile(RELATIVE_YEAR), resolve_relative),
        Rule(
            "edge_of_year",
            ("unit",),
            re.compile(
                r"(?i:(?:by\s|before\s|until\s|at\s)?(?:the\s)?(?:end|close|start|beginning|middle|rest|remainder|course)"
                r"\sof\sthe\syear|before\sthe\syear\s(?:is\sout|is\sover|ends)|(?:by\s|before\s|at\s|until\s)?(?:the\s)?year(?:[’']s|-|\s)end"
                r"|within\s(?:the|this)\syear|later\sin\sthe\syear|(?:for|in|over)\sthe\s(?:whole|full|entire)\syear|the\syear\sas\sa\swhole|earlier\sin\sthe\syear)\b(?!\s(?:19|20)\d\d)"
            ),
            resolve_edge_of_year,
        ),
    ]
