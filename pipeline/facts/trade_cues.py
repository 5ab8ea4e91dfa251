"""Trade told in words that no construction ties to its amount, read from the cues of its stretch of a sentence.

A stretch is what stands around one amount, up to the amounts beside it. It tells trade where a word of selling, buying
or exchanging stands in it and two parties are known: from the stretch, or one of them from what was told before. Where
money is spent or lent for anything else in it, or a party stays open, there is no row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, load_values, load_words
from pipeline.facts.scene import Reading
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Kind, Phrase
from pipeline.facts.trade_stretches import Stretch, find_own_time, is_undated_base, names_party
from pipeline.facts.trade_topic import Series, Topic, is_recent, read_party
from pipeline.facts.voice import is_denied
from schemas.vocabularies import Flow

CUES = load_words("trade_cues.csv")
WORDS = load_words("trade.csv")
CUE = Template(
    rf"\b(?:(?P<both>{CUES['both']})|(?P<sells>{CUES['sells']})|(?P<buys>{CUES['buys']})|(?P<earns>{CUES['earns']})|"
    rf"(?P<pays>{CUES['pays']}))\b"
)
WAYS = ("both", "sells", "buys", "earns", "pays")
NOT = Expression(rf"\b(?:{CUES['not']})\b")
SHARE_OF_FIRM = Expression(  # "bought 49 percent of Quipu Oil for $2 billion"
    r"\b(?:bought|buys?|buying|sold|sells?|selling|acquired?|purchased?|took over) (?:an? |another |the remaining )?"
    r"(?:[a-z]+ )?<[cr]\d+>(?: stake| share| interest)? (?:of|in) (?:the )?<[op]\d+>"
    r"|\b(?:bought|sold|acquired|purchased) (?:an? |another )?<[cr]\d+> (?:of|in) (?:the )?[a-z]+ (?:oil|bank|group|"
    r"company|energy|gas|steel|mining|airlines|telecom|holding)\b"
)
REVERSE = Expression(rf"\b(?:{CUES['reverse']})\b")
GOODS = Expression(rf"\b(?:{WORDS['commodity']}|{WORDS['goods']}|goods)\b")
COMMODITY = Expression(rf"\b(?P<goods>{WORDS['commodity']})\b")
NAMES = dict(load_values("trade.csv", "commodity"))
FIRMS = rf"(?:'s?)?(?: [a-z-]+){{0,2}}? (?:{CUES['firms']})"
BETWEEN = Expression(r"\bbetween (?:the )?(<p\d+>)(?:'s?)?,? and (?:the )?(<p\d+>)")
JOINED = Expression(r"(<p\d+>)(?: and (?:the )?(?:[a-z]+ ){0,2}|-)(<p\d+>)(?: [a-z-]+){0,4} $")
OWNER = Expression(r"(<p\d+>)(?:'s?)?(?: (?:[a-z-]+|<t\d+>)){0,3} $")
SOURCE = Expression(r"^(?: (?:goods|merchandise))?,? (?:from|of|by) (?:the |its )?(<p\d+>)")
SUBJECT = Expression(rf"(?:^|[ (\"])(<p\d+>)(?:{FIRMS})?(?:,[^,;]{{1,60}},)?(?: [a-z-]+){{0,3}} $")
GIVEN_TO = Expression(
    rf"^ (?:its |the )?(?:[a-z-]+ ){{0,2}}?(<p\d+>)(?:{FIRMS})?(?: (?:<m\d+>|goods|[a-z]+ worth)|[,.]|$)"
)
TO = Expression(r"\b(?:to|into|for) (?:the |its )?(?:[a-z-]+ ){0,2}?(<p\d+>)")
FROM = Expression(r"\b(?:from|of) (?:the |its )?(?:[a-z-]+ ){0,2}?(<p\d+>)")
WITH = Expression(r"\b(?:with|and) (?:the |its )?(?:[a-z-]+ ){0,2}?(<p\d+>)")
ORIGIN = Expression(rf"(<p\d+>)(?:'s|-made)? (?:[a-z-]+ )?(?:{WORDS['commodity']}|{WORDS['goods']}|[a-z]+s)\b")
AMONG = Expression(r"\b(?:among|amongst|than|after|behind) (?:the |all )?$")
PREPOSED = Expression(r"\b(?:to|from|with|between|into|of|in|by|for|on|at|and|via) (?:the |its )?$")
TIED = Expression(
    r"(?:\b(?:for|of|on|from|bought|sold|imported|exported|shipped|supplied|purchased) (?:the |its )?|"
    r"<p\d+>(?:'s|-made)? |"
    r"(?:^|[,;:] )(?:the )?)(?:[a-z-]+ ){0,2}$"
)
FLOW_BEHIND = Expression(rf"^(?: [a-z-]+)? (?:{CUES['sells']}|{CUES['buys']})\b")
OF_FIRMS = Expression(rf"(<p\d+>){FIRMS}")
BROUGHT = Expression(
    r"\b(?:brought|brings|earned|earns|netted|fetched|yielded|yields|gave) (?:in )?(?:the )?(<p\d+>)"
    rf"(?:{FIRMS})? (?:in )?(?:[a-z]+ ){{0,3}}<m"
)
COST = Expression(r"^costs?$")
COST_IT = Expression(r"^ (?:it|them) ")
ITS = Expression(r"(?:^|[ ,;(])(?:its|their)(?: [a-z-]+){0,2} $|(?:^|[ ,;(])(?:it|they)(?: [a-z-]+){0,2} $")
MANY = Expression(
    r"\b(?:to|from|with) (?:the )?<p\d+>(?:, (?:the )?<p\d+>)*,? (?:and|or) (?:the )?<p\d+>"
)  # partners in one sum
OTHER = Expression(rf"^[- ](?:{WORDS['other']}|(?:market|destination|partner|item|source|earner|good)s?\b)")
STRANGE = Expression(r"\b(?:to|into|from|with) (?:the )?(?:[A-Z]|<[lo]\d+>)")  # an end that is no state
LEADS_ON = Expression(r"^(?:'s?|:)? [^,;()]{0,60}$")  # from an amount to a word behind it
OWN_GOODS = Expression(
    r"^ (?:was|were|is|are|being) (?:[a-z]+ )?(<p\d+>)(?:'s)? "
    r"(?:merchandise|goods|products|wares|produce|deliveries|sales)\b"
)
THERE = Expression(r"^ (from|to) (?:there|it|that country)\b")
PLACE = Expression(r"^[,;]? ?(?:the )?(<p\d+>)[ :,]")
EACH_OTHER = Expression(
    r"\b(?:with each other|between them|the two|mutual|bilateral|two-way|both (?:countries|sides|states|governments))\b"
)
SOLD_GOODS = Expression(
    rf"\b(?:for|from|on|of|the) (?:[a-z-]+ ){{0,2}}?(?:{WORDS['commodity']}|{WORDS['goods']}|goods) $"
)
ABROAD = Expression(r"\b(?:abroad|foreign (?:sales|buyers)|to other countries|on foreign markets)\b")
PASSIVE = Expression(r"\b(?:is|are|was|were|been|being|gets?|got) $")  # "for which it was paid $5 million"
NEAR = 110  # characters between a cue and its amount
RECENT = 3  # sentences for which the parties told last are still those that are meant

KINDS: dict[Flow, Kind] = {"turnover": "turnover", "exports": "exports", "imports": "imports"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of selling (`sells`), buying (`buys`) or both at `start`..`end` of the sentence."""

    way: str
    start: int
    end: int


def read_cue(stretch: Stretch, topic: Topic | None) -> tuple[Link, Series] | None:
    """An amount as trade, if the cues of its stretch tell it to be; `topic` is the flow told last."""
    cues = list(_list_cues(stretch))
    words = stretch.words
    none = not cues or any(pattern.search(words) for pattern in (NOT, SHARE_OF_FIRM, MANY))
    if none or is_undated_base(stretch):
        return None
    for cue in cues:
        series = _resolve(stretch, cue, topic)
        if series is None:
            continue
        if is_denied(stretch.reading, min(cue.start, stretch.at), stretch.right):
            return None
        phrase = Phrase(KINDS[series.flow], cue.start, cue.end, cue.start, cue.end)
        link = Link(stretch.slot, stretch.at, stretch.end, phrase, "cue_beside_amount", stretch.left)
        return replace(link, time=find_own_time(stretch)), series
    return None


def find_cue_words(stretch: Stretch) -> list[Match]:
    """The words of selling, buying or exchanging in a stretch."""
    found = CUE.find(stretch.reading)
    return [one for one in found if stretch.left <= one.start and one.end <= stretch.right]


def _list_cues(stretch: Stretch) -> Iterator[Cue]:
    """The cues that may govern an amount: those before it from the nearest on, then those behind it."""
    text = stretch.reading.masked
    before: list[Cue] = []
    behind: list[Cue] = []
    for found in find_cue_words(stretch):
        if OTHER.search(text[found.end :]):
            continue
        way = next(name for name in WAYS if found.has(name))
        if way == "pays" and PASSIVE.search(text[max(0, found.start - 12) : found.start]):
            way = "earns"
        if found.end <= stretch.at and stretch.at - found.end <= NEAR:
            if not SOLD_GOODS.search(text[max(0, found.start - 40) : found.start]):
                before.append(Cue(way, found.start, found.end))
        elif found.start >= stretch.end and LEADS_ON.search(text[stretch.end : found.start]):
            behind.append(Cue(way, found.start, found.end))
    yield from reversed(before)
    yield from behind


def _is_near(reading: Reading, topic: Topic | None) -> bool:
    return topic is not None and is_recent(reading, topic) and reading.index - topic.index <= RECENT


def _resolve(stretch: Stretch, cue: Cue, topic: Topic | None) -> Series | None:
    """Who sells to whom, None where that stays open."""
    words = stretch.words
    near = topic if _is_near(stretch.reading, topic) else None
    goods = _goods(stretch)
    if REVERSE.search(words):
        return turn_back(near) if near else None
    if pair := BETWEEN.search(words):
        return _series("turnover", _party(stretch, pair.group(1)), _party(stretch, pair.group(2)), goods)
    if own := OWN_GOODS.search(words[stretch.end - stretch.left :]):
        agent, other = _complete(True, near, _party(stretch, own.group(1)), None, plain=False) if near else (None, None)
        return _series("exports", agent, other, goods)
    if cue.way == "both":
        return _exchanged(stretch, cue, near, goods)
    goods = goods or (near.series.commodity if near and cue.way in ("earns", "pays") else None)
    if cue.way in ("earns", "pays") and goods is None and not GOODS.search(words):
        return None
    return _one_way(stretch, cue, near, goods)


def _series(flow: Flow, ref: Read[str] | None, other: Read[str] | None, goods: Read[str] | None) -> Series | None:
    if ref is None or other is None or ref.value == other.value:
        return None
    return Series(flow, ref, other, goods, ref.value)


def is_reverse(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase is of the flow just told, the other way: "deliveries in the opposite direction"."""
    found = REVERSE.search(reading.masked, phrase.end, min(phrase.end + 40, len(reading.masked)))
    return found is not None and phrase.kind in ("exports", "imports", "dispatch", "purchase", "income")


def turn_back(topic: Topic) -> Series | None:
    """The flow told last, the other way."""
    told = topic.series
    if told.flow == "turnover" or told.counterpart.value == "WORLD":
        return None
    side = told.perspective or told.counterpart.value
    return Series(told.flow, _guess(told.counterpart), _guess(told.ref), None, side)


def _guess(party: Read[str]) -> Read[str]:
    return replace(party, method="inferred")


def _exchanged(stretch: Stretch, cue: Cue, topic: Topic | None, goods: Read[str] | None) -> Series | None:
    """Two parties that a word for both ways stands between or behind, or those told last."""
    text = stretch.reading.masked
    before, behind = text[stretch.left : cue.start], text[cue.end : stretch.right]
    if joined := JOINED.search(before):
        return _series("turnover", _party(stretch, joined.group(1)), _party(stretch, joined.group(2)), goods)
    owner, partner = OWNER.search(before), WITH.search(behind)
    if owner and partner and not AMONG.search(before[: owner.start(1)]):
        return _series("turnover", _party(stretch, owner.group(1)), _party(stretch, partner.group(1)), goods)
    if topic and topic.series.counterpart.value != "WORLD" and EACH_OTHER.search(stretch.words):
        return replace(topic.series, flow="turnover", commodity=goods)
    return None


def _one_way(stretch: Stretch, cue: Cue, topic: Topic | None, goods: Read[str] | None) -> Series | None:
    """A flow told by its seller or by its buyer."""
    agent, other = _ends(stretch, cue, topic)
    sells = cue.way in ("sells", "earns")
    if other is None and agent is not None and ABROAD.search(stretch.words):
        other = Read("WORLD", *stretch.reading.text_span(cue.start, cue.end), "inferred")
    if topic and agent is None and other is None and topic.index == stretch.reading.index:
        agent = _perspective(topic) if not names_party(stretch) else None
    if (
        (agent is None) != (other is None)
        and topic
        and not STRANGE.search(stretch.reading.cased[cue.end : stretch.right])
    ):
        agent, other = _complete(sells, topic, agent, other, _is_plain(stretch, cue))
    return _series("exports" if sells else "imports", agent, other, goods)


def _ends(stretch: Stretch, cue: Cue, topic: Topic | None) -> tuple[Read[str] | None, Read[str] | None]:
    """Who a cue says sells or buys, and who stands at the other end, each None where the stretch does not say."""
    text = stretch.reading.masked
    before, behind = text[stretch.left : cue.start], text[cue.end : stretch.right]
    sells = cue.way in ("sells", "earns")
    ends = (TO, GIVEN_TO) if sells else (FROM, ORIGIN, GIVEN_TO)
    if COST.search(text[cue.start : cue.end]):  # "the gas cost Peru $5 million": the buyer stands behind
        agent = _first(stretch, behind, GIVEN_TO) or (_pronoun(behind, topic, COST_IT))
        return agent, _first(stretch, before, FROM, ORIGIN)
    agent = _subject(stretch, before, cue)
    if agent is None and sells:
        agent = _first(stretch, behind, SOURCE) or _first(stretch, behind, OF_FIRMS)
    if agent is None and sells:
        agent = _first(stretch, text[cue.end : stretch.end], BROUGHT)
    other = _first(stretch, behind, *ends)
    if agent is None:
        agent = _pronoun(before, topic, ITS)
        if agent and other and topic and agent.value == other.value:  # "Its sales to China", told from China's side
            series = topic.series
            agent = _guess(series.ref if other.value == series.counterpart.value else series.counterpart)
    if other is None and topic and agent is None and (there := THERE.search(behind)):
        named = _first(stretch, stretch.words, PLACE)
        agent, other = _perspective(topic), named or _guess(_other_than(topic))
        if other.value in ("WORLD", agent.value) or there.group(1) != ("to" if sells else "from"):
            return None, None
    return agent, other


def _other_than(topic: Topic) -> Read[str]:
    """The party with which the flow told last was, from its own side."""
    series = topic.series
    return series.ref if series.counterpart.value == series.perspective else series.counterpart


def _subject(stretch: Stretch, before: str, cue: Cue) -> Read[str] | None:
    """The party that owns a noun, or that does what a verb says."""
    found = SUBJECT.search(before) if cue.way in ("earns", "pays") else OWNER.search(before) or SUBJECT.search(before)
    if found is None or PREPOSED.search(before[: found.start(1)]):
        return None
    return _party(stretch, found.group(1))


def _first(stretch: Stretch, words: str, *patterns: Expression) -> Read[str] | None:
    for pattern in patterns:
        if found := pattern.search(words):
            return _party(stretch, found.group(1))
    return None


def _pronoun(words: str, topic: Topic | None, pattern: Expression) -> Read[str] | None:
    """The party from whose side the last flow was told, where a pronoun stands for it."""
    if topic is None or not pattern.search(words):
        return None
    return _perspective(topic)


def _perspective(topic: Topic) -> Read[str]:
    """The party from whose side the last flow was told."""
    series = topic.series
    return _guess(series.counterpart if series.counterpart.value == series.perspective else series.ref)


def _is_plain(stretch: Stretch, cue: Cue) -> bool:
    """Whether nothing is put between a party and its cue."""
    return "," not in stretch.reading.masked[stretch.left : cue.start].strip(" ,")


def _complete(
    sells: bool, topic: Topic, agent: Read[str] | None, other: Read[str] | None, plain: bool
) -> tuple[Read[str] | None, Read[str] | None]:
    """Both ends, that which is left out from the flow told last: its other party, or the one that has the same part."""
    series = topic.series
    known = agent or other
    if known is None or series.counterpart.value == "WORLD":
        return agent, other
    if known.value in (series.ref.value, series.counterpart.value):
        missing = series.counterpart if known.value == series.ref.value else series.ref
    elif agent is not None and plain and series.flow != "turnover":
        seller, buyer = (
            (series.ref, series.counterpart) if series.flow == "exports" else (series.counterpart, series.ref)
        )
        missing = buyer if sells else seller
    else:
        return agent, other
    return (agent, _guess(missing)) if agent else (_guess(missing), other)


def _party(stretch: Stretch, token: str) -> Read[str] | None:
    return read_party(stretch.reading.slot(token))


def _goods(stretch: Stretch) -> Read[str] | None:
    """The one kind of goods that a stretch ties to its cue."""
    for found in COMMODITY.finditer(stretch.words):
        words: str = found["goods"]
        start, end = found.span("goods")
        if TIED.search(stretch.words[:start]) or FLOW_BEHIND.search(stretch.words[end:]):
            span = stretch.reading.text_span(stretch.left + start, stretch.left + end)
            return Read(NAMES.get(words, words), *span)
    return None
