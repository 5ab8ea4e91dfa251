"""What a construction of trade is made of, and the words that several of them share."""

from pipeline.facts.grammar import Template, load_words
from pipeline.facts.trade_link import Rule
from pipeline.facts.trade_phrase import Kind
from pipeline.record import record

WORDS = load_words("trade.csv")
FILL = rf"(?:(?:{WORDS['filler']}|<[dnr]\d+>),? ){{0,6}}"
AMOUNT = rf"{FILL}(?P<amount><[mq]\d+>)"
SIDE = rf"(?:'s?)?(?: (?:{WORDS['side']}|mills|smelters|refiners|refineries|traders|drivers|utilities|farmers|users))?"
ADVERBS = r"(?: (?:has|have|had|also|already|alone|then|reportedly|now)){0,3}"
WHEN = r"(?:,? (?:in |for |over |during )?(?:the )?<t\d+>,?)?"
GOODS = rf"(?:(?:[a-z-]+ ){{0,2}}?(?P<goods>{WORDS['commodity']})|(?:[a-z-]+ ){{0,2}}(?:{WORDS['goods']}))"
LOOSE = r"(?P<goods>(?:[a-z-]+ ){0,2}[a-z-]+)"  # goods that no list knows, where both ends are named
ANY_GOODS = rf"(?:(?:[a-z-]+ ){{0,2}}(?:{WORDS['commodity']}|{WORDS['goods']}))"
CONSIGNMENTS = r"(?:deliveries|shipments|consignments|cargoes|exports)"
BACK = r"(?:in the (?:opposite|other|reverse) direction|the other way(?: round| around)?|in return|in exchange)"
SEERS = r"(?:analysts|brokers|dealers|economists|experts|forecasters|observers|officials|traders)"
SHARED = rf"{SIDE}{ADVERBS} (?:accounted|accounts|accounting) for {AMOUNT} (?:worth )?of(?: the)?"
WHOLE = r"(?:<[mt]\d+> (?:in |of )?)?(?:(?:total|foreign|overall|external|annual|all|goods|merchandise) )*"
CUSTOMER = r"(?:an?|another|the other|its other|its only|the only) (?:[a-z-]+ ){0,2}(?:customer|buyer|client|importer)"


@record
class Construction:
    """A way of telling trade: the kind of its phrase, and a template with `amount` and the ends by name.

    The groups are `owner` (whose flow it is), `giver`, `taker`, `a` and `b` (both ends of a turnover) and `goods`.
    """

    kind: Kind
    template: Template
    rule: Rule = "told"
