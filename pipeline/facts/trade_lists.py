"""The rows of a list of partners that an earlier sentence opened."""

from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_followers import link_bare_rows
from pipeline.facts.trade_periods import inherit
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_series import fill_row
from pipeline.facts.trade_topic import Series, Topic
from schemas.vocabularies import TradeKind


def read_bare_rows(scene: Scene, reading: Reading, topic: Topic, earlier: list[Row]) -> list[Row]:
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
        and not row.back
        and row.link.rule not in ("base_of_change", "time_brought_amount")
    ]
    wholes = [row for row in same if row.series.flow == "turnover"] or same
    return (wholes[-1], wholes[-1].series) if wholes else None


def _reopen(series: Series) -> Series:
    """The series of a list of partners, whose next row is still to be filled in."""
    held = series.ref if series.ref.value == series.perspective else series.counterpart
    return replace(series, ref=held, counterpart=held, open="counterpart")
