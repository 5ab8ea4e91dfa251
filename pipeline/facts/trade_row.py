"""A linked amount with its series, kind and period, before it becomes a claim."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_balance import has_balance
from pipeline.facts.trade_gaps import lead_words
from pipeline.facts.trade_kinds import read_kind
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_periods import (
    YEAR_BEFORE,
    base_time,
    compared_period,
    fiscal_period,
    has_unread_time,
    inherit,
    move_period,
    read_period,
    read_slot,
    shift_base,
)
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_topic import Series
from pipeline.record import record
from schemas.vocabularies import TradeKind

SAID_TO_BE = Expression(r"^(?:an? )?estimated ")  # the amount itself
OPENING = 4  # characters before a time that opens its sentence
CARRY = 2  # sentences for which a period goes on
SAME_REACH = 4  # sentences for which "the same months" are those told last


@record
class Row:
    """A linked amount with its series, kind and period, before it becomes a claim."""

    reading: Reading
    link: Link
    series: Series
    kind: Read[TradeKind]
    period: Read[str] | None
    opener: Series | None = None  # the series of the list that a bare row belongs to
    back: bool = False  # whether it tells what was a year before


def date_row(
    scene: Scene, reading: Reading, links: list[Link], number: int, series: Series, rows: list[Row], earlier: list[Row]
) -> Row:
    """The row of a link, with its kind and its period."""
    link = links[number]
    after = links[number + 1] if number + 1 < len(links) else None
    limit = len(reading.masked) if after is None else after.at if after.phrase is link.phrase else after.since
    bounds = (links[number - 1].end if number else 0, max(limit, link.end))
    kind, back = read_kind(reading, link), False
    if kind.value == "reported" and SAID_TO_BE.match(scene.quote(link.amount.start, link.amount.end).lower()):
        kind = Read("estimate", link.amount.start, link.amount.end)
    if kind.method == "inferred" and kind.value == "reported" and "estimated" in lead_words(scene, link.amount):
        kind = Read("estimate", link.amount.start, link.amount.end)
    last = rows[-1] if rows else None
    if link.row is not None and last is not None and last.link.phrase is link.phrase:
        kind = last.kind
    if link.phrase.verb and link.phrase.owner is None and last is not None and kind.method == "inferred":
        kind = last.kind
    if link.rule == "base_of_change" and kind.value != "reported":
        kind = Read("reported", *reading.text_span(link.at, link.end), "inferred")
    bases = frozenset(
        slot
        for other in links
        if other.rule == "base_of_change" and (slot := base_time(reading, other, len(reading.masked)))
    )
    anchor = last.period.value if last and last.period else None
    if (
        anchor is None
        and link.rule == "base_of_change"
        and earlier
        and reading.index - earlier[-1].reading.index <= CARRY
    ):
        anchor = earlier[-1].period.value if earlier[-1].period else None
    period = read_period(scene, reading, link, kind.value, bounds, bases)
    if period and POINTING.search(scene.quote(period.start, period.end)):
        levels = [row for row in (*earlier, *rows) if row.link.rule != "base_of_change" and row.period]
        period = inherit(levels[-1].period) if levels else period
    if link.rule == "base_of_change":
        slot = base_time(reading, link, bounds[1])
        period = shift_base(period, slot, scene.quote(slot.start, slot.end) if slot else "", anchor)
    elif period is None and kind.value == "reported" and not has_unread_time(reading, link, bounds[1]):
        period = compared_period(scene, reading, link, bounds[1])
        period = period or _moved_back(scene, reading, link, (*earlier, *rows))
        period = period or _carried(reading, link, series, last, rows, earlier)
        period = period or (_spoken_period(scene, reading, earlier) if last is None else None)
    if period and link.rule != "base_of_change" and YEAR_BEFORE.search(scene.quote(period.start, period.end)):
        period, back = _a_year_before(period, series, (*earlier, *rows)), True
    if period and period.method == "resolved" and link.rule == "time_brought_amount":
        period = _in_year_told(period, (*earlier, *rows))
    period = fiscal_period(scene, reading, link, bounds, (series.ref.value, series.counterpart.value)) or period
    if kind.method == "inferred" and period and _lies_ahead(scene, period) and not _is_past(reading, link):
        kind = Read("target", period.start, period.end)
    if after is None and kind.value != "reported" and GROWS.match(reading.masked, link.end):
        kind = Read("reported", *reading.text_span(link.at, link.end), "inferred")
        period = _time_before(reading, link)
    return Row(reading, link, series, kind, period, back=back)


def _moved_back(scene: Scene, reading: Reading, link: Link, rows: Sequence[Row]) -> Read[str] | None:
    """The year before that of the row before, where the sentence begins so: "A year earlier it had stood at ..."."""
    slot = next((slot for slot in reading.coded("t") if reading.position(slot) <= OPENING), None)
    last = rows[-1] if rows else None
    if slot is None or last is None or last.period is None or reading.position(slot) > link.at:
        return None
    if not YEAR_BEFORE.fullmatch(scene.quote(slot.start, slot.end)) or reading.index - last.reading.index > CARRY:
        return None
    return Read(move_period(last.period.value, -1), slot.start, slot.end, "resolved")


def _in_year_told(period: Read[str], rows: Sequence[Row]) -> Read[str]:
    """A month without a year, in the year of what it is a part of: "... in 2023. March alone brought ..."."""
    whole = next(
        (row.period for row in reversed(rows) if row.period and not row.back and row.link.rule not in PARTS), None
    )
    return replace(period, value=whole.value[:4] + period.value[4:]) if whole else period


def _a_year_before(period: Read[str], series: Series, rows: Sequence[Row]) -> Read[str]:
    """The part of the year before that a row of the same flow was of: "twelve months before it had stood at ..."."""
    last = rows[-1] if rows else None
    if last is None or last.period is None or last.series != series or last.period.value.isdigit():
        return period
    return Read(move_period(last.period.value, -1), period.start, period.end, "resolved")


def _spoken_period(scene: Scene, reading: Reading, earlier: list[Row]) -> Read[str] | None:
    """The one period of a sentence right before that spoke of trade without giving a row."""
    if reading.index == 0 or (earlier and earlier[-1].reading.index >= reading.index - 1):
        return None
    before = scene.readings[reading.index - 1]
    speaks = bool(find_phrases(scene, before)) or has_balance(before)
    if reading.sentence.paragraph - before.sentence.paragraph > 1 or not speaks:
        return None
    periods = {period.value: period for slot in before.coded("t") if (period := read_slot(slot))}
    return inherit(next(iter(periods.values()))) if len(periods) == 1 else None


PERFECT = Expression(
    r"\bhad (?:already |since |nearly |almost )?[a-z]+(?:ed|own|en|isen|one|it|pt|nk|ut|at)(?: up| down)? to\b"
)


def _is_past(reading: Reading, link: Link) -> bool:
    """Whether a level was reached by a year that is over: "by 2018 it had ballooned to $9 million"."""
    return bool(PERFECT.search(reading.masked[max(0, link.at - 60) : link.at] + "to"))


def _lies_ahead(scene: Scene, period: Read[str]) -> bool:
    """Whether a period was given as a deadline: "increasing trade to $5 billion by 2030"."""
    return any(
        time.start == period.start and time.end == period.end and time.relation in ("by", "until", "within")
        for time in scene.times
    )


def _carried(
    reading: Reading, link: Link, series: Series, last: Row | None, rows: list[Row], earlier: list[Row]
) -> Read[str] | None:
    """The period of the row before, in the same sentence or in the sentence before it."""
    if last is not None and last.link.rule == "base_of_change" and last.link.phrase is not link.phrase:
        last = _level_before(last, rows)
    if last is not None:
        same = last.link.phrase is not link.phrase or link.row is not None or last.link.amount.code != link.amount.code
        return (
            inherit(last.period)
            if same and last.kind.value == "reported" and last.link.rule != "base_of_change"
            else None
        )
    if SAME_SPAN.search(reading.masked[link.since :]):
        levels = [row for row in (*earlier, *rows) if row.link.rule not in ("base_of_change", "onward") and row.period]
        return inherit(levels[-1].period) if levels and reading.index - levels[-1].reading.index <= SAME_REACH else None
    if earlier and OF_THAT.match(reading.masked) and reading.index - earlier[-1].reading.index == 1:
        return inherit(earlier[-1].period)
    before = next(
        (row for row in reversed(earlier) if not (row.back or row.link.rule in PARTS or _is_aside(row))), None
    )
    if before is None or before.kind.value != "reported":
        return None
    near = reading.index - before.reading.index <= CARRY
    pair = {before.series.ref.value, before.series.counterpart.value}
    same = {series.ref.value, series.counterpart.value} == pair
    together = _is_running(earlier) or reading.sentence.paragraph - before.reading.sentence.paragraph <= (
        2 if link.row or same else 0
    )
    return inherit(before.period) if near and together else None


GROWS = Expression(
    r"[^.;]{0,80}? (?:to|will|should|would|could|must|can)(?: (?:be|then|soon|at least|grow|rise|increase))* <r\d+>"
)


def _time_before(reading: Reading, link: Link) -> Read[str] | None:
    """The period named last before an amount that is to grow: "last year's turnover of $2 billion is to double"."""
    before = [slot for slot in reading.coded("t") if reading.position(slot) < link.at]
    return read_slot(before[-1]) if before else None


SAME_SPAN = re.compile(
    r"\b(?:over|in|for|during) the (?:same (?:<d\d+>|period|time|months|year|quarter)|<d\d+>)(?![a-z-])"
)
PARTS = ("base_of_change", "time_brought_amount", "onward")  # rows whose time is their own
OF_THAT = re.compile(r"^\W*(?:out )?of (?:that|this|these|those|it|which|the total)\b")
ASIDE = re.compile(r", (?:when|in which|during which) (?:[a-z-]+ ){0,3}$")
POINTING = re.compile(
    r"^(?:in |during )?(?:the )?(?:report(?:ed|ing)|said|indicated|above-mentioned|mentioned|given|review(?:ed)?) "
    r"(?:period|months?|year)|^(?:(?:in|during|over|for) )?(?:this|that|the) period\b",
    re.IGNORECASE,
)


def _is_aside(row: Row) -> bool:
    """Whether a row tells of the time that another is compared to: "..., when the turnover was $2 billion"."""
    return bool(ASIDE.search(row.reading.masked[: row.link.phrase.left]))


def _level_before(last: Row, rows: list[Row]) -> Row:
    """The row of the level whose base stands last: "imports rose to $3 billion from $2 billion in 2020"."""
    return next((row for row in reversed(rows) if row.link.phrase is last.link.phrase and row is not last), last)


def _is_running(earlier: list[Row]) -> bool:
    """Whether one period runs through the latest rows: the text is about that period."""
    levels = [row for row in earlier if row.link.rule != "base_of_change" and row.kind.value == "reported"][-3:]
    return len(levels) >= 2 and len({row.period.value if row.period else None for row in levels}) == 1
