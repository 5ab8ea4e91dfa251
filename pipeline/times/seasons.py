"""Reads seasons of a year that leans on the day of writing: "this spring", "last autumn", "next summer"."""

import re

from pipeline.times.scan import Context, Reading, Rule
from pipeline.times.time import PartialDate

FIRST_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SOON = 6  # months within which a season ahead is "this" one, so that "next" means the one a year on
NAMES = "spring|summer|autumn|fall|winter"
NO_NOUN = r"(?!-|\s(?:in|of|to|from|and\srise|session|camp|school|games|olympics|wheat|semester)\b)"


def resolve_near_season(match: re.Match[str], context: Context) -> Reading | None:
    """The season at hand, the last one over or the next one: three months, a winter over the end of its year."""
    anchor, which, start = context.anchor, match["which"].lower(), FIRST_MONTHS[match["season"].lower()]
    if anchor is None or (anchor.month is None and which != "this"):
        return Reading(match.start(), match.end(), None, None, "month", None, True)
    here = anchor.month or start
    if which in ("last", "past"):
        year = anchor.year - (start + 2 >= here)
    elif which == "this":
        year = anchor.year - (start == 12 and here < 3)
    else:
        year = anchor.year + (start - here < SOON)
    return run_season(match, year, start)


def run_season(match: re.Match[str], year: int, start: int) -> Reading:
    """The three months of a season, by which no reporting period is named."""
    last = PartialDate(year, start + 2) if start < 12 else PartialDate(year + 1, 2)
    return Reading(match.start(), match.end(), PartialDate(year, start), last, "month", None, True)


RULES: list[Rule] = [
    Rule(
        "near_season",
        ("season",),
        re.compile(rf"(?i:(?P<which>this|last|past|next|coming)\s(?P<season>{NAMES})\b{NO_NOUN})"),
        resolve_near_season,
    ),
]
