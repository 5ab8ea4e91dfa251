"""Where a flow told before went: "of this, $2 million went to Chile and $1 million to Peru", "Chile took $2 million of
it, Peru $1 million", "of which soybeans alone brought in $2 million".
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Scene
from pipeline.facts.trade_cues import NOT
from pipeline.facts.trade_gaps import FILL
from pipeline.facts.trade_goods import name_goods
from pipeline.facts.trade_parts import Part, link_part
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_stretches import Stretch
from pipeline.facts.trade_topic import read_party
from pipeline.facts.voice import is_denied

WORDS = load_words("trade.csv")
PARTY = r"(?:the )?(?P<party><p\d+>)"
OF_IT = r"(?:of|out of) (?:it|this|that|these|them|which|the total)\b"
GONE = (
    r"(?:(?:was|were|is|are|has been|have been) )?(?:went|goes|go|going|sold|shipped|sent|exported|delivered|supplied|"
    r"bound|destined|directed|flowed|headed)"
)
TO = Expression(rf"^(?: {OF_IT})?,? {GONE} (?:for|to|towards) {PARTY}")
TO_BEFORE = Expression(rf"<[mq]\d+>(?: {OF_IT})?,? {GONE} (?:for|to|towards) (?:the )?<p\d+>")
ALSO_TO = Expression(rf"^ to {PARTY}")
TOOK = Expression(
    rf"{PARTY} (?:alone |itself )?(?:received|receives|took|takes|taking|bought|buys|absorbed|absorbs|got|had|"
    rf"accounted for|accounts for|was sent|were sent) {FILL}$"
)
ALSO_TOOK = Expression(rf"(?:,| and|, and) {PARTY} {FILL}$")
LIST_OF = Expression(
    rf"(?:received|took|bought|absorbed|got|accounted for) {FILL}<[mq]\d+> {OF_IT}"
    rf"(?:(?:,| and|, and) (?:the )?<p\d+> {FILL}<[mq]\d+>)*$"
)
BEHIND = Expression(rf"^ {OF_IT}")
BEFORE = Expression(OF_IT)
GOODS = Expression(
    rf"\b{OF_IT} (?P<goods>(?:[a-z]+ ){{0,3}}?(?:{WORDS['commodity']}))(?: alone| only| exports| sales| shipments)? "
    rf"(?:(?:brought in|brought|earned|fetched|yielded|made up|accounted for|was|were|came to|for) )?{FILL}$"
)
NEAR = 1  # sentences from a flow to the parts of it


def read_destination(scene: Scene, stretch: Stretch, rows: Sequence[Row]) -> Part | None:
    """An amount as the part of the flow told last that went to one more partner, or was of one kind of goods."""
    if NOT.search(stretch.words) or is_denied(stretch.reading, stretch.left, stretch.right):
        return None
    whole = _find_whole(scene, stretch, rows)
    if whole is None:
        return None
    text = stretch.reading.masked
    if goods := GOODS.search(text[: stretch.at]):
        return _of_goods(stretch, whole, goods.start("goods"), goods.end("goods"))
    found = _find_party(stretch)
    party = read_party(stretch.reading.slot(found.group("party"))) if found else None
    ends = (whole.series.ref.value, whole.series.counterpart.value)
    if party is None or party.value in ends or whole.series.counterpart.value != "WORLD":
        return None
    home = replace(whole.series.ref, method="inferred")
    series = replace(whole.series, ref=home, counterpart=party, perspective=home.value, open=None)
    return Part(link_part(stretch), series, whole)


def _find_whole(scene: Scene, stretch: Stretch, rows: Sequence[Row]) -> Row | None:
    """The flow told last that is no part of another, if an amount of the same measure is no larger."""
    whole = next((row for row in reversed(rows) if row.link.rule != "part_of_flow"), None)
    if whole is None or not 0 <= stretch.reading.index - whole.reading.index <= NEAR:
        return None
    level, figure = scene.figure(whole.link.amount), scene.figure(stretch.slot)
    if whole.series.flow == "turnover" or whole.kind.value not in ("reported", "estimate"):
        return None
    return whole if level.unit == figure.unit and figure.value <= level.value else None


def _find_party(stretch: Stretch) -> Found | None:
    """The words that tell to which partner an amount of "this" went."""
    before, after = stretch.reading.masked[: stretch.at], stretch.reading.masked[stretch.end :]
    also: Found | None = ALSO_TOOK.search(before)
    found: Found | None = None
    if BEFORE.search(before) or BEHIND.match(after):
        found = TO.match(after) or TOOK.search(before)
    if found is None and BEFORE.search(before) and TO_BEFORE.search(before):
        found = ALSO_TO.match(after)
    return found or (also if also and LIST_OF.search(before[: also.start()]) else None)


def _of_goods(stretch: Stretch, whole: Row, start: int, end: int) -> Part | None:
    """The part of a flow that is of one kind of goods."""
    if whole.series.commodity is not None:
        return None
    return Part(link_part(stretch), replace(whole.series, commodity=name_goods(stretch.reading, start, end)), whole)
