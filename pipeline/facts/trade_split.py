"""Turnover told first and then its two ways: "of this, $4 million fell to Peruvian exports and $3 million to imports",
"with exports making up $4 million of it"; and the two ways told first: "which brings the total to $7 million".
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Scene
from pipeline.facts.trade_cues import NOT
from pipeline.facts.trade_gaps import FILL
from pipeline.facts.trade_parts import Part, link_part
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_stretches import Stretch
from pipeline.facts.trade_topic import Series, read_party
from pipeline.facts.voice import is_denied
from schemas.vocabularies import Flow

WORDS = load_words("trade.csv")
WAY = (
    r"(?:(?P<owner><p\d+>)(?:'s?)? )?"
    r"(?:(?P<exports>exports|sales|shipments|deliveries)|(?P<imports>imports|purchases))\b"
)
BEHIND = Expression(
    r"^(?: of (?:it|this|that|them|which))?,? ?(?:(?:falls?|fell|went|goes|came|comes|was|were|is|are|being|"
    rf"representing|accounted for by|made up of|consisting of) )?(?:to|on|from|in|by|for|as)? ?(?:the |its )?{WAY}"
)
BEFORE = Expression(
    rf"{WAY}(?: (?:to|from) (?:the )?<p\d+>)? (?:making up|accounting for|representing|contributing|constituting|"
    rf"providing|at|of|worth|being|made up|accounted for|(?:was|were|stood at|came to|amounted to)) {FILL}$"
)
OF_IT = Expression(
    r"\b(?:of|from|out of) (?:this|that|these|it|which|the (?:total|sum|turnover|volume|amount))\b|"
    r"\b(?:with|including)\b"
)
TOTAL = Expression(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:es|ing|e)|took|makes?|making|giv(?:es|ing)|lift(?:s|ed|ing)|push(?:es|ed)) "
    r"(?:the|their|its|overall|total|a) ?(?:(?:total|turnover|overall|bilateral|mutual|two-way|trade|sum|volume|value|"
    rf"figure) ?)*(?:(?:close|up|near) )?(?:(?:to|of) )?{FILL}$"
)


def read_split(scene: Scene, stretch: Stretch, rows: Sequence[Row]) -> Part | None:
    """An amount as one way of the turnover told last, or as the turnover of the two ways told last; else None."""
    near = [row for row in rows if 0 <= stretch.reading.index - row.reading.index <= 1]
    if not near or NOT.search(stretch.words) or is_denied(stretch.reading, stretch.left, stretch.right):
        return None
    return _read_way(scene, stretch, near) or _read_total(scene, stretch, near)


def is_total_of_ways(row: Row) -> bool:
    """Whether an amount taken for one way is what both make: "imports were $3 million, bringing the total to ..."."""
    before = row.reading.masked[max(0, row.link.at - 60) : row.link.at]
    return row.series.flow != "turnover" and bool(TOTAL.search(before))


def _read_way(scene: Scene, stretch: Stretch, near: Sequence[Row]) -> Part | None:
    text, figure = stretch.reading.masked, scene.figure(stretch.slot)
    found = BEHIND.match(text[stretch.end : stretch.right]) or BEFORE.search(text[stretch.left : stretch.at])
    whole = next((row for row in reversed(near) if row.series.flow == "turnover"), None)
    if found is None or whole is None or whole.series.counterpart.value == "WORLD":
        return None
    level = scene.figure(whole.link.amount)
    told = OF_IT.search(text[: stretch.at]) or OF_IT.match(text[stretch.end :].lstrip())
    if not told or level.unit != figure.unit or figure.value > level.value or whole.kind.value != "reported":
        return None
    flow: Flow = "exports" if found.group("exports") else "imports"
    series = _series(stretch, found, flow, whole.series)
    return None if series is None else Part(link_part(stretch), series, whole)


def _series(stretch: Stretch, found: Found, flow: Flow, whole: Series) -> Series | None:
    """One way of a turnover from the side of whom its words name, else from the side it was told from."""
    owner = read_party(stretch.reading.slot(found.group("owner"))) if found.group("owner") else None
    ends = {whole.ref.value: whole.counterpart, whole.counterpart.value: whole.ref}
    if owner is None:
        owner = whole.counterpart if whole.perspective == whole.counterpart.value else whole.ref
        owner = replace(owner, method="inferred")
    if owner.value not in ends:
        return None
    other: Read[str] = replace(ends[owner.value], method="inferred")
    return Series(flow, owner, other, None, owner.value)


def _read_total(scene: Scene, stretch: Stretch, near: Sequence[Row]) -> Part | None:
    """ "which brings the total to $7 million", after exports and imports of one pair."""
    if len(near) < 2 or not TOTAL.search(stretch.reading.masked[stretch.left : stretch.at]):
        return None
    one, two = near[-2:]
    pair = {one.series.ref.value, one.series.counterpart.value}
    figures = [scene.figure(row.link.amount) for row in (one, two)]
    total = scene.figure(stretch.slot)
    if pair != {two.series.ref.value, two.series.counterpart.value} or one.series.flow == two.series.flow:
        return None
    same = all(figure.unit == total.unit for figure in figures)
    if not same or abs(total.value - sum(figure.value for figure in figures)) > 0.1 * total.value:
        return None
    series = replace(two.series, flow="turnover", commodity=None)
    return Part(link_part(stretch), series, two)
