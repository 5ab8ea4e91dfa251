"""The flow told last, at another time or as somebody else sees it: "in 2021 it had been $88 million", "(a year
earlier: $3 billion)", "the ministry expects $5 billion for 2030".

Such an amount names neither flow nor parties. It is one of the same flow only where it stands right behind it, in the
same money and of the same order, with a time of its own, and nothing else in its stretch that it could be an amount of.
"""

from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Scene
from pipeline.facts.trade_cues import NOT, find_cue_words
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_periods import read_slot
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_stretches import Stretch, find_own_time
from pipeline.facts.trade_topic import Series, Topic, read_party
from pipeline.facts.voice import is_denied

WORDS = load_words("trade.csv")
LEVEL = Expression(
    r"\b(?:it|this|that|they|these|which|the (?:figure|number|total|sum|volume|value|amount|indicator|income|revenue|"
    r"result)) (?:[a-z]+ ){0,3}"
    rf"(?:{WORDS['reach']})\b"
    r"|\b(?:it|they|these|which) (?:[a-z]+ ){1,3}(?:by )?<c\d+>,? to (?:[a-z]+ ){0,2}<m\d+>"
    rf"|<t\d+>,? (?:alone|by itself|on its own),? (?:[a-z]+ ){{0,2}}(?:with|at|for|{WORDS['reach']})\b"
    r"|\b(?:when|where) <m\d+> (?:was|were|had been|has been) (?:counted|recorded|registered|reported|reached)\b"
)
BRACKET = Expression(
    r"\((?:[a-z]+ ){0,2}<t\d+>(?::|,| -)? (?:[a-z]+ ){0,2}<m\d+>\)?|\(<m\d+> (?:in|for) (?:the )?<t\d+>\)"
)
BASE = Expression(
    r"(?:\b(?:against|under|over|above|below|than|from|beyond|short of|versus)|<r\d+>)"
    r" (?:the |some |about )?"
    r"(?:<t\d+>'s (?:[a-z]+ )?<m\d+>|<m\d+> (?:of|in|for|recorded in|seen in) (?:the )?<t\d+>)"
)
GIVES = (
    r"\b(?:customs|statistics|statistical|agency|office|bureau|figures|data|ministry|numbers|statisticians|side) "
    r"(?:[a-z]+ ){0,2}(?:gives?|gave|puts?|has|have|had|counts?|counted|shows?|showed|says?|speaks? of|spoke of|"
    r"arrives? at|arrived at|comes? to|came to|knows? (?:only )?of|knew of|registered|recorded|reports?|reported|"
    r"sees|saw|lists?|listed|finds?|found|quotes?|quoted)\b"
)
SOURCE = Expression(GIVES)
SOURCE_ALONE = Expression(rf"{GIVES} (?:[a-z]+ ){{0,2}}<m\d+>[.,;)]")
AIM_OF = Expression(r"\b(?:aim|goal|target|mark|objective) of (?:[a-z]+ ){0,2}<m")
AIM = Expression(
    rf"\b(?:{WORDS['target']}|{WORDS['forecast']})\b|"
    r"\b(?:wants?|expects?|sees|foresees|hopes?|targets?|reckons?|counts on|aims?|(?:new|next|fresh) mark)\b|"
    r"\b(?:speaks?|talks?|spoke) of (?:[a-z]+ ){0,2}<m\d+> <t\d+>"
)
VOLUME = Expression(r"\b(?:volume|turnover|trade|commerce)\b")
SHORT_OF = Expression(
    r"\b(?:far (?:from|below|short of)|below|short of|under|(?:an?|the) [a-z]+ of|half(?: of)?|away from|off|against|"
    r"compared (?:with|to)|towards?|shy of|halfway to) (?:the|their|its|an?)(?: [a-z]+)? $"
)
SOUGHT = Expression(
    r"^(?:-[a-z]+)? (?:target|goal|mark|objective|aim)\b|^,? (?:that |which )?(?:(?:the|their|both|its|two) )*"
    r"(?:<p\d+>|[a-z]+)? ?(?:have |has |had )?(?:sought|been seeking|wants?|wanted|hopes? for|hoped for|aims? for|"
    r"aimed for|dreamt of|targeted|set themselves|envisaged|agreed on|promised each other|promised)\b"
)
GAPPED = Expression(
    r"^[,;]? ?(?:and |while )?(to|from|with) (?:the )?(<p\d+>),? (?:at |for |of |came )?(?:[a-z]+ ){0,2}$"
)
WAYS = {"to": "exports", "from": "imports", "with": "turnover"}
FEWEST, MOST = 0.02, 30.0  # times the level told last that an amount of the same flow may be


def read_onward(scene: Scene, stretch: Stretch, topic: Topic | None) -> tuple[Link, Series] | None:
    """An amount as one more of the flow told last, None where it may be anything else."""
    reading, words = stretch.reading, stretch.words
    if topic is None or topic.level is None or not 0 <= reading.index - topic.index <= 1:
        return None
    if reading.sentence.paragraph != topic.paragraph or NOT.search(words) or not _is_alike(scene, stretch, topic):
        return None
    if gapped := _with_another(stretch, topic):
        return gapped
    if _is_goal_missed(stretch):
        goal = Phrase("anaphor", stretch.at, stretch.end, stretch.at, stretch.end, goal=True)
        return Link(stretch.slot, stretch.at, stretch.end, goal, "onward", stretch.at), topic.series
    time = find_own_time(stretch)
    period = read_slot(time) if time else None
    aims = bool(AIM.search(words))
    if not aims and find_cue_words(stretch):
        return None  # it has a flow of its own, whose parties stay open
    told = LEVEL.search(words) or BRACKET.search(words) or BASE.search(words)
    source = SOURCE.search(words)
    if time is None:
        if aims or not SOURCE_ALONE.search(words):
            return None
    elif period is not None and period.value == topic.period and not source:
        return None
    if not (told or aims or source) or _names_others(stretch, topic):
        return None
    if is_denied(reading, stretch.left, stretch.end) and not AIM_OF.search(words):
        return None
    phrase = Phrase("anaphor", stretch.at, stretch.end, stretch.at, stretch.end)
    link = Link(stretch.slot, stretch.at, stretch.end, phrase, "onward", stretch.left, time=time)
    return link, _same_series(words, topic) if aims else topic.series


def _is_goal_missed(stretch: Stretch) -> bool:
    """Whether a level is measured by one aimed at: "far from the $5 billion that the two governments have sought"."""
    text = stretch.reading.masked
    return bool(SHORT_OF.search(text[stretch.left : stretch.at]) and SOUGHT.match(text[stretch.end :]))


def _with_another(stretch: Stretch, topic: Topic) -> tuple[Link, Series] | None:
    """The same flow with another partner: "exports to Peru stood at $5 million; to Chile, at $2 million"."""
    before = stretch.reading.masked[stretch.left : stretch.at]
    found = GAPPED.search(before)
    series = topic.series
    if found is None or WAYS[found.group(1)] != series.flow or stretch.reading.index != topic.index:
        return None
    party = read_party(stretch.reading.slot(found.group(2)))
    if party is None or party.value in (series.ref.value, series.counterpart.value):
        return None
    phrase = Phrase("anaphor", stretch.at, stretch.end, stretch.at, stretch.end)
    link = Link(stretch.slot, stretch.at, stretch.end, phrase, "onward", stretch.left)
    return link, replace(series, counterpart=party)


def _is_alike(scene: Scene, stretch: Stretch, topic: Topic) -> bool:
    """Whether an amount is of the money and the order of the level told last."""
    figure, level = scene.figure(stretch.slot), topic.level
    if level is None or figure.unit != level.unit:
        return False
    return FEWEST * level.value <= figure.value <= MOST * level.value


def _names_others(stretch: Stretch, topic: Topic) -> bool:
    """Whether a party is named that the flow is not of, since the flow was told."""
    pair = {topic.series.ref.value, topic.series.counterpart.value}
    reading = stretch.reading
    since = stretch.left if topic.index == reading.index else 0
    named = (slot for slot in reading.coded("p") if since <= reading.position(slot) < stretch.right)
    return any(set(slot.entity_ids) - pair for slot in named)


def _same_series(words: str, topic: Topic) -> Series:
    """The flow told last; of a "volume" that is aimed at, that of both ways."""
    return replace(topic.series, flow="turnover", commodity=None) if VOLUME.search(words) else topic.series
