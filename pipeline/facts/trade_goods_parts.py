"""What of a flow was one kind of goods, each with its amount in brackets: "bought $2 billion from Peru, mainly copper
($1.5 billion) and fruit ($200 million)"."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_values, load_words
from pipeline.facts.scene import Scene
from pipeline.facts.trade_goods import name_goods
from pipeline.facts.trade_parts import Part, link_part
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_stretches import Stretch

WORDS = load_words("trade.csv")
GENERAL = frozenset(load_values("trade.csv", "general"))
ITEM = Expression(
    r"(?:^\)?,? and |[,;:] (?:and )?|\b(?:and|mainly|mostly|chiefly|primarily|largely|including|were|are|being|such as|"
    r"as well as|led by|followed by|dominated by) )(?:(?:its|their|by|of|in) )?"
    r"(?P<goods>(?:[a-z-]+ (?:and )?){0,3}?[a-z-]+) \((?:about |some |around |worth |nearly |over |almost |at )?$"
)
LEADS = frozenset(
    "mainly mostly chiefly primarily largely including notably especially particularly such as its the their and "
    "also".split()
)
OTHER_FLOW = frozenset(
    "exports imports exported imported export import while whereas include includes included were was are is sold "
    "bought but from to in".split()
)
NEXT_ITEM = Expression(r"^\)?[^<]{0,60}\((?:about |some |around |worth |nearly |over |almost |at )?<m\d+>")
KNOWN = Expression(rf"(?:{WORDS['commodity']}|{WORDS['goods']})$")
NO_GOODS = Expression(
    r"\b(?:exports?|imports?|trade|turnover|sales|purchases|deficit|surplus|balance|investments?|loans?|grants?|aid|"
    r"year|month|quarter|total|level|value|volume|share|rise|growth|increase|decrease|decline|partners?|countries|"
    r"percent|projects?|contracts?|debts?|reserves|figure|amount|period|it|them|this|that|which|dollars|terms)$"
)


def _name_goods(words: str, at: int) -> tuple[int, str]:
    """The words for goods without those that lead them, and where they stand; none where they tell another flow."""
    while (lead := words.partition(" ")[0]) in LEADS:
        at, words = at + len(lead) + 1, words[len(lead) + 1 :]
    return at, "" if OTHER_FLOW & set(words.split()) else words


def read_goods_part(scene: Scene, stretch: Stretch, rows: Sequence[Row]) -> Part | None:
    """An amount as the part that one kind of goods has of the flow told right before in the sentence."""
    text = stretch.reading.masked
    base = rows[-1] if rows and rows[-1].reading is stretch.reading else None
    found = ITEM.search(text[stretch.left : stretch.at]) if base and text.startswith(")", stretch.end) else None
    if base is None or found is None or base.series.flow == "turnover":
        return None
    listed = base.link.rule == "goods_in_brackets" or text.startswith(")", base.link.end)
    goods_at, words = _name_goods(found["goods"], stretch.left + found.start("goods"))
    if (base.series.commodity is not None and not listed) or not words or NO_GOODS.search(words):
        return None
    one_of_many = listed or NEXT_ITEM.search(text[stretch.end :])
    if not (one_of_many or KNOWN.search(words)) or GENERAL & set(words.split()):
        return None
    level, figure = scene.figure(base.link.amount), scene.figure(stretch.slot)
    if level.unit != figure.unit or (not listed and figure.value > level.value):
        return None
    goods = name_goods(stretch.reading, goods_at, goods_at + len(words))
    link = replace(link_part(stretch), rule="goods_in_brackets")
    return Part(link, replace(base.series, commodity=goods), base)
