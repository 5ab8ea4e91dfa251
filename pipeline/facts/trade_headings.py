"""Whose trade a heading names: "KENYA: FOREIGN TRADE", "Foreign trade of Peru, 2023", "Peru customs: trade with Japan".

What stands under such a heading in labels ("Exports: $5 billion") or in sentences without an owner is told from the
side of the party that the heading names.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_periods import inherit, read_slot
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_topic import Series, read_party
from pipeline.mentions.gazetteer import find_party
from schemas.vocabularies import Flow

LONGEST = 140  # characters of a heading
HOW = (
    r"(?:(?:external|foreign|international|merchandise|goods|overseas|total|overall|mutual|bilateral|two-way|commodity|"
    r"economic|quarterly|monthly|annual|preliminary|main|key|figures|results|of|for|on|the|in|statistics|bulletin|:|"
    r"<t\d+>) )*"
)
WHAT = r"(?P<what>trade|turnover|commerce|exports? and imports?|imports? and exports?)"
WITH = r"(?:(?: (?:turnover|statistics|figures|balance|data))* (?:with|and|to|from) (?:the )?(?P<other><p\d+>))?"
OFFICE = (
    r"(?:(?:'s?)?(?: (?:national|state|customs|statistics|statistical|office|agency|service|committee|bureau)){0,4})"
)
OWNED = Expression(
    rf"^(?:\d{{1,2}}[.)] )?(?:the )?(?P<owner><[po]\d+>){OFFICE}(?: ?[:,|-]{{1,2}})? {HOW}{WHAT}\b{WITH}"
)
OF = Expression(
    rf"^(?:\d{{1,2}}[.)] )?{HOW}{WHAT}(?: (?:turnover|statistics|figures|balance|data))* (?:of|by|in) (?:the )?"
    rf"(?:republic of )?(?P<owner><p\d+>)(?: with (?:the )?(?P<other><p\d+>))?"
)
VERB = Expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|grows?|grew|rises?|rose|falls?|fell|"
    r"drops?|dropped|hits?|reach(?:es|ed)?|says?|said|expands?|expanded|booms?|thrives?|shrinks?|shrank|not|no)\b"
)
LINE_OF_TIME = Expression(
    r"^\(?(?:(?:for|in|data|results|figures|of|on|the|period|year|preliminary|final):? )*<t\d+>[,;:]?"
    r"(?: \(?[a-z$]+\)?,?){0,6}$"
)
TURNOVER: Flow = "turnover"


def read_heading(reading: Reading) -> Series | None:
    """The trade that a heading announces, with the world where it names no partner; None for any other sentence."""
    text = reading.masked
    if len(text) > LONGEST or text.endswith((".", "!", "?")) or VERB.search(text):
        return None
    found = OWNED.search(text) or OF.search(text)
    if found is None:
        return None
    owner = _read_owner(reading.slot(found["owner"]))
    if owner is None:
        return None
    if found["other"]:
        other = read_party(reading.slot(found["other"]))
    else:
        other = Read("WORLD", *reading.text_span(found.start("what"), found.end("what")), "inferred")
    if other is None or other.value == owner.value:
        return None
    return Series(TURNOVER, owner, other, None, owner.value)


def _read_owner(slot: Slot) -> Read[str] | None:
    """The state or group that a heading names, or that whose customs or statistics it names."""
    if slot.code == "p":
        return read_party(slot)
    office = find_party(slot.entity_ids[0])
    told = office is not None and office.organization_kind == "government_body" and office.country_id
    return Read(told, slot.start, slot.end, "resolved") if told else None


def date_under_heading(scene: Scene, rows: Sequence[Row]) -> list[Row]:
    """Rows with the period of the heading that they stand under, where their own sentence names no time."""
    if not any(row.period is None and row.kind.value == "reported" for row in rows):
        return list(rows)
    headings = [(reading, series) for reading in scene.readings if (series := read_heading(reading))]
    return [_date(scene, row, headings) for row in rows] if headings else list(rows)


def _date(scene: Scene, row: Row, headings: Sequence[tuple[Reading, Series]]) -> Row:
    undated = row.period is None and row.kind.value == "reported" and row.link.rule != "base_of_change"
    if not undated or row.back or any(row.reading.coded("t")):
        return row
    above = [(reading, series) for reading, series in headings if reading.index < row.reading.index]
    if not above or above[-1][1].ref.value not in (row.series.ref.value, row.series.counterpart.value):
        return row
    period = _period_of(scene, above[-1][0])
    return replace(row, period=inherit(period)) if period else row


def _period_of(scene: Scene, heading: Reading) -> Read[str] | None:
    """The one period that a heading names, or a line of no more than a period right under it."""
    for reading in scene.readings[heading.index : heading.index + 2]:
        if reading is not heading and not LINE_OF_TIME.search(reading.masked):
            return None
        periods = {period.value: period for slot in reading.coded("t") if (period := read_slot(slot))}
        if periods:
            return next(iter(periods.values())) if len(periods) == 1 else None
    return None
