"""Trade told without a noun of trade before its amount: "Peru's mills paid Chile $3 million", "goods passed between".

Each construction is read as a whole: it names its amount and the ends of the flow at once, so that nothing has to be
tied together afterwards. All stand behind one search for the words that begin them.
"""

from collections.abc import Iterator

from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import load_values
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_paid import PAID
from pipeline.facts.trade_passed import PASSED
from pipeline.facts.trade_phrase import Kind, Phrase

CONSTRUCTIONS = (*PAID, *PASSED)
GENERAL = frozenset(load_values("trade.csv", "general"))
BEGINS = Expression(
    r"\b(?:spent|spends|paid|pays|laid out|cost|costs|customer|buyer|client|importer|sold it|sells it|sold them"
    r"|shipped it|shipped them|ships it|exported to it|supplied it|supplied them|delivered to it|received|took|takes"
    r"|obtained|accepted|absorbed|absorbs|came|arrived|between|turned over|exchanged|swapped|brought|gave|saw"
    r"|direction|the other way|in return|in exchange|went|flowed|moved|passed"
    r"|alone|accounted for|accounts for|accounting for|gets|got|buys|bought|imports|imported|sources|obtains|draws"
    r"|did business|did trade|exports|arriving|arrived|coming|entering|leaving|left|bound|heading|headed|what|itself"
    r"|its own|analysts|brokers|dealers|economists|experts|forecasters|observers|officials|traders)\b"
)


def link_told(reading: Reading) -> Iterator[Link]:
    """The links of amounts that stand in a construction of trade."""
    text = reading.masked
    if BEGINS.search(text) is None:
        return
    taken: set[int] = set()
    for construction in CONSTRUCTIONS:
        for found in construction.expression.finditer(text):
            at, end = found.span("amount")
            if at not in taken:
                taken.add(at)
                held = {name: found[name] for name in found.groupdict()}
                yield Link(
                    reading.slot(text[at:end]),
                    at,
                    end,
                    _phrase(reading, construction.kind, found, held),
                    construction.rule,
                    at,
                )


def _phrase(reading: Reading, kind: Kind, found: Found, held: dict[str, str | None]) -> Phrase:
    """The phrase that a construction amounts to."""
    span = found.span
    start, end = span()

    def slot(name: str) -> Slot | None:
        token = held.get(name)
        return reading.slot(token) if token else None

    first, second = slot("a"), slot("b")
    ends = tuple(end for end in (first, second, slot("both")) if end is not None)
    goods = held.get("goods")
    if goods and GENERAL & set(goods.split()):
        goods = None
    return Phrase(
        kind,
        start,
        min(end, span("amount")[0]),
        start,
        end,
        verb=kind == "buy",
        owner=slot("owner"),
        pair=tuple(i for end in ends for i in end.entity_ids),
        pair_slots=ends,
        giver=slot("giver"),
        taker=slot("taker"),
        commodity=(goods, *span("goods")) if goods else None,
        implied=True,
        near="customer" in held,
        back="back" in held,
    )
