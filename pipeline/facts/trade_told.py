"""Trade told without a noun of trade before its amount: "Peru's mills paid Chile $3 million", "goods passed between".

Each construction is read as a whole: it names its amount and the ends of the flow at once, so that nothing has to be
tied together afterwards.
"""

from collections.abc import Iterator

from pipeline.facts.grammar import Match, find_each, load_values
from pipeline.facts.scene import Reading, Slot
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_paid import PAID
from pipeline.facts.trade_passed import PASSED
from pipeline.facts.trade_phrase import Kind, Phrase

RULES = [(construction, construction.template) for construction in (*PAID, *PASSED)]
GENERAL = frozenset(load_values("trade.csv", "general"))


def link_told(reading: Reading) -> Iterator[Link]:
    """The links of amounts that stand in a construction of trade."""
    taken: set[int] = set()
    for construction, found in find_each(reading, RULES):
        at, end = found.masked_span("amount")
        if at not in taken:
            taken.add(at)
            phrase = _phrase(construction.kind, found)
            yield Link(found.slot("amount"), at, end, phrase, construction.rule, at)


def _phrase(kind: Kind, found: Match) -> Phrase:
    """The phrase that a construction amounts to."""

    def slot(name: str) -> Slot | None:
        return found.slot(name) if found.has(name) else None

    ends = tuple(end for end in (slot("a"), slot("b"), slot("both")) if end is not None)
    goods = found.words("goods") if found.has("goods") else None
    if goods and GENERAL & set(goods.split()):
        goods = None
    return Phrase(
        kind,
        found.start,
        min(found.end, found.masked_span("amount")[0]),
        found.start,
        found.end,
        verb=kind == "buy",
        owner=slot("owner"),
        pair=tuple(i for end in ends for i in end.entity_ids),
        pair_slots=ends,
        giver=slot("giver"),
        taker=slot("taker"),
        commodity=(goods, *found.masked_span("goods")) if goods else None,
        implied=True,
        near=found.has("customer"),
        back=found.has("back"),
    )
