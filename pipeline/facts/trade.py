"""Trade: how much two parties exchange, sell or buy, when, and who says so.

A sentence is read where an amount of money or goods stands beside a word of trade, or right after a sentence that
spoke of trade. Amounts are tied to phrases by grammar (`trade_links`), the pair and the direction come from the phrase
or from what was said before (`trade_series`), period and kind from the clause (`trade_periods`). What stays open is no
row: its figure is left unused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import get_args

from pipeline.facts.claim import Read, Statement, TradeClaim
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_links import Link, Rule, link_amounts, link_bare_rows
from pipeline.facts.trade_periods import base_time, inherit, read_frequency, read_kind, read_period, shift_base
from pipeline.facts.trade_series import CENTRAL_ASIA, Series, Topic, fill_row, resolve_series
from pipeline.facts.voice import is_denied, read_voice
from pipeline.figures.figure import Figure
from schemas.vocabularies import TradeKind

WORDS = load_words("trade.csv")
CHANGED = re.compile(WORDS["change"])
CENTRAL = frozenset((*CENTRAL_ASIA, "C5"))
REACH = 80  # characters around flow and amount in which other values still belong to the statement
CARRY = 2  # sentences for which a period goes on


@dataclass(frozen=True, slots=True)
class Row:
    """A linked amount with its series, kind and period, before it becomes a claim."""

    reading: Reading
    link: Link
    series: Series
    kind: Read[TradeKind]
    period: Read[str] | None
    opener: Series | None = None  # the series of the list that a bare row belongs to


def read_trade(scene: Scene) -> tuple[TradeClaim, ...]:
    """Every claim on trade in a document, in order of the words."""
    rows: list[Row] = []
    topic: Topic | None = None
    for reading in scene.readings:
        if reading.sentence.role == "furniture":
            continue
        if not any(slot.code in "mq" for slot in reading.slots):
            topic = _pass_by(reading, topic)
            continue
        for row in _read_sentence(scene, reading, topic, rows):
            rows.append(row)
            past = (topic.series, *topic.past)[:8] if topic else ()
            topic = Topic(row.series, reading.index, reading.sentence.paragraph, past)
    claims = _complete([_claim(scene, row) for row in rows])
    return tuple(sorted(claims, key=lambda claim: claim.statement.start))


def _pass_by(reading: Reading, topic: Topic | None) -> Topic | None:
    """The topic after a sentence without amounts: crossed where that speaks of others."""
    if topic is None or topic.crossed:
        return topic
    pair = {topic.series.ref.value, topic.series.counterpart.value}
    others = any(i not in pair for slot in reading.coded("p") for i in slot.entity_ids)
    return replace(topic, crossed=True) if others else topic


def _read_sentence(scene: Scene, reading: Reading, topic: Topic | None, earlier: list[Row]) -> Iterable[Row]:
    links = link_amounts(scene, reading)
    rows: list[Row] = []
    series: Series | None = None
    here = topic
    for number, link in enumerate(links):
        follows = (
            link.rule in ("next_in_series", "base_of_change")
            and series is not None
            and links[number - 1].phrase is link.phrase
        )
        found = series if follows and link.row is None else resolve_series(scene, reading, link, here)
        if found is None or is_denied(reading, link.phrase.start, link.at):
            series = None
            continue
        if link.amount.code == "q" and found.commodity is None and found.counterpart.value == "WORLD":
            continue  # tonnes of everything are freight, not trade
        if _is_mere_purpose(reading, link):
            continue
        series = found
        if link.row is None:
            here = Topic(found, reading.index, reading.sentence.paragraph, here.past if here else ())
        rows += _each_year(_date(scene, reading, links, number, found, rows, earlier))
    if not links and topic is not None and reading.index - topic.index <= 4:
        rows = _bare_rows(scene, reading, topic, earlier)
    rows = [
        row for row in rows if row.link.rule not in ("base_of_change", "next_in_series") or _stands_alone(row, rows)
    ]
    return [_share_period(row, after) for row, after in zip_longest(rows, rows[1:])]


OFFERED = re.compile(rf"{WORDS['offer']} to $")


def _is_mere_purpose(reading: Reading, link: Link) -> bool:
    """Whether a verb only says what something is for, or what is offered: "contracts to supply $5 million of gas"."""
    led = reading.masked[: link.phrase.start]
    if not link.phrase.verb or not led.endswith(" to "):
        return False
    return bool(OFFERED.search(led)) or read_kind(reading, link).value == "reported"


def _stands_alone(row: Row, rows: list[Row]) -> bool:
    """Whether a further amount of a series has a period, a kind or a unit of its own."""
    if row.period:
        return True
    if row.link.rule == "base_of_change":
        return False
    others = [other for other in rows if other is not row and other.series == row.series]
    return all(other.kind.value != row.kind.value or other.link.amount.code != row.link.amount.code for other in others)


EACH = re.compile(r"\beach of (?:the )?<t\d+>(?:,? (?:and )?<t\d+>){1,6}")


def _each_year(row: Row) -> list[Row]:
    """A row a year, where an amount holds for each of several: "5 million tonnes in each of 2026 and 2027"."""
    text = row.reading.masked
    found = EACH.search(text, row.link.end, min(len(text), row.link.tail + 100))
    if found is None:
        return [row]
    slots = [row.reading.slot(token) for token in re.findall(r"<t\d+>", found.group())]
    periods = [Read(s.time.period, s.start, s.end) for s in slots if s.time and s.time.period]
    return [replace(row, period=period) for period in periods] if len(periods) == len(slots) else [row]


def _share_period(row: Row, after: Row | None) -> Row:
    """A row with the period that closes its sentence: "exports were $5 billion and imports $3 billion in 2023"."""
    if (
        row.period
        or after is None
        or after.period is None
        or (row.kind.value, after.kind.value) != ("reported", "reported")
    ):
        return row
    same = row.series.ref.value in (after.series.ref.value, after.series.counterpart.value)
    listed = after.link.row is not None or after.series.flow != row.series.flow
    return replace(row, period=inherit(after.period)) if same and listed and "base" not in after.link.rule else row


def _date(
    scene: Scene, reading: Reading, links: list[Link], number: int, series: Series, rows: list[Row], earlier: list[Row]
) -> Row:
    """The row of a link, with its kind and its period."""
    link = links[number]
    after = links[number + 1] if number + 1 < len(links) else None
    limit = len(reading.masked) if after is None else after.at if after.phrase is link.phrase else after.since
    bounds = (links[number - 1].end if number else 0, max(limit, link.end))
    kind = read_kind(reading, link)
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
    period = read_period(reading, link, kind.value, bounds, bases)
    if link.rule == "base_of_change":
        slot = base_time(reading, link, bounds[1])
        period = shift_base(period, slot, scene.quote(slot.start, slot.end) if slot else "", anchor)
    elif period is None and kind.value == "reported":
        period = _carried(reading, link, series, last, earlier)
    if kind.method == "inferred" and period and _lies_ahead(scene, period):
        kind = Read("target", period.start, period.end)
    return Row(reading, link, series, kind, period)


def _lies_ahead(scene: Scene, period: Read[str]) -> bool:
    """Whether a period was given as a deadline: "increasing trade to $5 billion by 2030"."""
    return any(
        time.start == period.start and time.end == period.end and time.relation in ("by", "until", "within")
        for time in scene.times
    )


def _carried(reading: Reading, link: Link, series: Series, last: Row | None, earlier: list[Row]) -> Read[str] | None:
    """The period of the row before, in the same sentence or in the sentence before it."""
    if last is not None:
        same = last.link.phrase is not link.phrase or link.row is not None or last.link.amount.code != link.amount.code
        return (
            inherit(last.period)
            if same and last.kind.value == "reported" and last.link.rule != "base_of_change"
            else None
        )
    before = next((row for row in reversed(earlier) if row.link.rule != "base_of_change"), None)
    if before is None or before.kind.value != "reported":
        return None
    near = reading.index - before.reading.index <= CARRY
    pair = {before.series.ref.value, before.series.counterpart.value}
    same = {series.ref.value, series.counterpart.value} == pair
    together = _is_running(earlier) or reading.sentence.paragraph - before.reading.sentence.paragraph <= (
        2 if link.row or same else 0
    )
    return inherit(before.period) if near and together else None


def _is_running(earlier: list[Row]) -> bool:
    """Whether one period runs through the latest three rows: the text is about that period."""
    periods = {row.period.value if row.period else None for row in earlier[-3:] if row.link.rule != "base_of_change"}
    return len(earlier) >= 3 and len(periods) == 1


def _bare_rows(scene: Scene, reading: Reading, topic: Topic, earlier: list[Row]) -> list[Row]:
    """The rows of a list of partners that an earlier sentence opened."""
    opened = _opening(reading, topic, earlier)
    if opened is None:
        return []
    opener, base = opened
    rows: list[Row] = []
    for link in link_bare_rows(scene, reading, opener.link.phrase):
        series = fill_row(base, link.row) if link.row else None
        if series is None:
            return rows
        kind: Read[TradeKind] = Read("reported", *reading.text_span(link.at, link.end), "inferred")
        rows.append(Row(reading, link, series, kind, inherit(opener.period), base))
    return rows


def _opening(reading: Reading, topic: Topic, earlier: list[Row]) -> tuple[Row, Series] | None:
    """The row that a list goes on from, and its series: that of the list's last row, or else the last turnover of the
    topic's pair, of which exports and imports are parts."""
    for row in reversed(earlier):
        if reading.index - row.reading.index > 4:
            break
        if row.opener is not None:
            return row, row.opener
        if row.link.row is not None and row.link.phrase.kind == "partner":
            return row, _reopen(row.series)
    pair = {topic.series.ref.value, topic.series.counterpart.value}
    same = [
        row
        for row in earlier
        if {row.series.ref.value, row.series.counterpart.value} == pair
        and (row.link.row, row.kind.value) == (None, "reported")
        and row.link.rule != "base_of_change"
    ]
    wholes = [row for row in same if row.series.flow == "turnover"] or same
    return (wholes[-1], wholes[-1].series) if wholes else None


def _reopen(series: Series) -> Series:
    """The series of a list of partners, whose next row is still to be filled in."""
    held = series.ref if series.ref.value == series.perspective else series.counterpart
    return replace(series, ref=held, counterpart=held, open="counterpart")


def _claim(scene: Scene, row: Row) -> TradeClaim:
    reading, link, series = row.reading, row.link, row.series
    figure = scene.figure(link.amount)
    start, end = link.amount.start, link.amount.end
    held = link.amount.figures
    converted = _conversion(scene, held)
    ref, counterpart = order_pair(series)
    voice = read_voice(scene, reading, link.phrase.left if link.phrase.left < link.at else link.at, link.end)
    span = _span(row, converted)
    return TradeClaim(
        statement=Statement(*span, voice.assertion, voice.attributed_to, link.rule),
        ref_area=ref,
        counterpart_area=counterpart,
        flow=Read(series.flow, *_phrase_span(row), "inferred" if row.opener else "read"),
        obs_value=Read(figure.value, start, end),
        unit_measure=Read(figure.unit, start, end),
        bound=Read("exact" if _is_level(reading, link, figure) else figure.bound, start, end),
        kind=row.kind,
        freq=read_frequency(row.period, link, reading),
        time_period=row.period,
        commodity=series.commodity,
        reported_by=Read(voice.speaker.entity_ids[0], voice.speaker.start, voice.speaker.end, "resolved")
        if voice.speaker
        else None,
        converted_usd=converted[1] if converted else None,
        figures=(*held, *([converted[0]] if converted else [])),
    )


def _is_level(reading: Reading, link: Link, figure: Figure) -> bool:
    """Whether "up to" told where a change went ("grew 5% - up to $50bn") and bounds nothing."""
    return figure.bound == "max" and bool(CHANGED.search(reading.masked[link.phrase.right : link.at]))


def _phrase_span(row: Row) -> tuple[int, int]:
    """Where the flow is named: in this sentence, or at the amount where an earlier one named it."""
    if row.opener is not None:
        return row.link.amount.start, row.link.amount.end
    return row.reading.text_span(row.link.phrase.start, row.link.phrase.end)


def order_pair(series: Series) -> tuple[Read[str], Read[str]]:
    """A turnover pair in the contract's order: the Central Asian side second, else alphabetical; WORLD last."""
    ref, counterpart = series.ref, series.counterpart
    if series.flow != "turnover" or counterpart.value == "WORLD":
        return ref, counterpart
    pair = sorted((ref, counterpart), key=lambda read: (read.value == "WORLD", read.value in CENTRAL, read.value))
    return pair[0], pair[1]


def _conversion(scene: Scene, held: tuple[int, ...]) -> tuple[int, Read[float]] | None:
    """The text's own conversion into US dollars, and the index of its figure."""
    for index, figure in enumerate(scene.figures):
        if figure.conversion_of in held and figure.unit == "USD":
            return index, Read(figure.value, figure.start, figure.end)
    return None


def _span(row: Row, converted: tuple[int, Read[float]] | None) -> tuple[int, int]:
    """The shortest run of the sentence that holds every value read from it."""
    sentence = row.reading.sentence
    reads = [
        row.series.ref,
        row.series.counterpart,
        row.series.commodity,
        row.period,
        converted[1] if converted else None,
    ]
    core = [(row.link.amount.start, row.link.amount.end), _phrase_span(row)]
    first, last = min(start for start, _ in core), max(end for _, end in core)
    spans = core + [
        (read.start, read.end)
        for read in reads
        if read
        and sentence.start <= read.start
        and read.end <= sentence.end
        and first - REACH <= read.start
        and read.end <= last + REACH
    ]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _complete(claims: list[TradeClaim]) -> list[TradeClaim]:
    """The claims of a document, those that leave the period open completed by one that is the same in all else: a
    headline says less than its article."""
    dated = {_identity(claim): claim for claim in reversed(claims) if claim.time_period is not None}
    return [
        claim if claim.time_period or (fellow := dated.get(_identity(claim))) is None else _date_like(claim, fellow)
        for claim in claims
    ]


def _identity(claim: TradeClaim) -> tuple[object, ...]:
    parts = (claim.ref_area, claim.counterpart_area, claim.flow, claim.obs_value, claim.unit_measure, claim.kind)
    return (*(part.value for part in parts), claim.commodity is None)


def _date_like(claim: TradeClaim, fellow: TradeClaim) -> TradeClaim:
    freq = replace(fellow.freq, method="inferred")
    return replace(claim, time_period=inherit(fellow.time_period), freq=freq)


RULES: tuple[Rule, ...] = get_args(Rule)
