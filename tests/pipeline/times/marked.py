"""Sentences that carry the times expected of them: "open [by 2030|2030 by] at the latest"."""

import re

from pipeline.times.time import Time

MARK = re.compile(r"\[([^|\[\]]+)\|([^\[\]]*)\]")


def read_marks(marked: str) -> tuple[str, list[tuple[str, str]]]:
    """The sentence without its marks, and the words and the meaning of each mark."""
    return MARK.sub(r"\1", marked), [(match[1], match[2]) for match in MARK.finditer(marked)]


def describe_time(time: Time) -> str:
    """First and last date, the relation where it is not `at`, and the reporting period: "2024 by =2024"."""
    dates = str(time.first) if time.first == time.last else f"{time.first}..{time.last}"
    relation = "" if time.relation == "at" else f" {time.relation}"
    return f"{dates}{relation}" + (f" ={time.period}" if time.period and time.period != dates else "")


def mark_times(text: str, times: tuple[Time, ...]) -> list[tuple[str, str]]:
    return [(text[time.start : time.end], describe_time(time)) for time in times]
