"""Rows of trade as claims, each value with its words."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read, Statement, TradeClaim
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_periods import inherit, read_frequency
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_topic import CENTRAL_ASIA, Series
from pipeline.facts.voice import read_voice
from pipeline.figures.figure import Figure

WORDS = load_words("trade.csv")
CHANGED = re.compile(WORDS["change"])
CENTRAL = frozenset((*CENTRAL_ASIA, "C5"))


REACH = 80  # characters around flow and amount in which other values still belong to the statement


def make_claim(scene: Scene, row: Row) -> TradeClaim:
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


def complete_periods(claims: list[TradeClaim]) -> list[TradeClaim]:
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
