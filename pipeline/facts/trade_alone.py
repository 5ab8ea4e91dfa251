"""A flow of one named party: with the partner that is the topic, or else with the world."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_topic import Series, Topic, is_recent, past_of
from pipeline.figures.figure import Figure
from schemas.vocabularies import Flow

TO_A_PARTY = re.compile(
    r"[^.;:]{0,60}?\b(?:to|into|from|between) (?:the |its |their )*"
    r"(?:<[pl]\d+>|(?:[a-z]+ ){0,2}(?:countries|nations|markets|partners|neighbours|neighbors|states)\b)"
)
WHOLE = re.compile(r"\b(?:total|overall|all|combined|aggregate|global)\b")
ALTOGETHER = re.compile(r"^\W*(?:overall|altogether|on the whole|in all|in total)\b")


def is_whole(reading: Reading, phrase: Phrase) -> bool:
    """Whether a flow is said to be that with all partners together."""
    return bool(WHOLE.search(reading.masked, phrase.left, phrase.start) or ALTOGETHER.match(reading.masked))


MOSTLY_TO = re.compile(  # "Peru's copper exports, nearly all to China, stood at"
    r",? ?(?:\(|-+ ?)?(?:nearly all|almost all|virtually all|practically all|most|mostly|mainly|"
    r"chiefly|largely|principally|primarily|above all)(?: of (?:it|them|which))?"
    r"(?: (?:sold|sent|shipped|going|bound|destined))? (?:to|for|from) (?:the )?<[pl]\d+>"
)
PART_ELSEWHERE = re.compile(  # "will export 24 bcm, of which 12 bcm to Europe"
    r"(?: of (?:[a-z]+ )?[a-z]+)?,? (?:of which|including) (?:about |some )?<[mqc]\d+>(?: of (?:it|that))? (?:[a-z]+ "
    r"){0,2}"
    r"(?:to|for|from) "
)
ALL_SOLD = re.compile(r" (?:worth )?(?:of|in) goods and services\b")
TOTAL_OF = re.compile(r"\ba total of (?:about |some |almost |nearly )?$")
PART_OF_WHOLE = 1.5  # exports a little above the turnover of another year may still be of the same pair
FAR_MORE = 2  # times what a flow with one partner is, the same flow is that with all of them


def _covers(reading: Reading, topic: Topic) -> bool:
    """Whether the level spoken of was that of a period no shorter than the one that a sentence is about."""
    if topic.period is None or topic.period.isdigit():
        return True
    return any(slot.time and slot.time.period == topic.period for slot in reading.coded("t"))


def is_far_more(reading: Reading, flow: Flow, level: Figure | None, topic: Topic) -> bool:
    """Whether an amount is too large for the pair spoken of: a part is not larger than its whole."""
    if (
        level is None
        or topic.level is None
        or topic.level.unit != level.unit
        or topic.series.counterpart.value == "WORLD"
    ):
        return False
    if not _covers(reading, topic):
        return False
    if topic.series.flow == "turnover" and flow != "turnover":
        return level.value > PART_OF_WHOLE * topic.level.value
    same = topic.series.flow == flow and (topic.series.commodity is None or level.figure_class != "money")
    return same and level.value > FAR_MORE * topic.level.value


def resolve_alone(
    flow: Flow,
    reading: Reading,
    phrase: Phrase,
    link: Link,
    owner: Read[str],
    topic: Topic | None,
    goods: Read[str] | None,
    level: Figure | None,
) -> Series | None:
    """A flow of one named party: with the partner that is the topic, or else with the world."""
    abroad = any(past.ref.value == owner.value and past.counterpart.value == "WORLD" for past in past_of(topic))
    whole = is_whole(reading, phrase) or (phrase.verb and TOTAL_OF.search(reading.masked[: link.at]))
    whole = whole or (phrase.verb and ALL_SOLD.match(reading.masked, link.end))
    whole = whole or bool(PART_ELSEWHERE.match(reading.masked, link.end))
    mostly = MOSTLY_TO.match(reading.masked, phrase.end)
    if (
        topic
        and not whole
        and not mostly
        and not abroad
        and is_recent(reading, topic)
        and not is_far_more(reading, flow, level, topic)
    ):
        pair = {topic.series.ref.value: topic.series.ref, topic.series.counterpart.value: topic.series.counterpart}
        if owner.value in pair:
            other = next(read for value, read in pair.items() if value != owner.value)
            return Series(flow, owner, replace(other, method="inferred"), goods, owner.value)
    before = () if mostly else (slot for slot in reading.coded("p") if reading.position(slot) < link.at)
    if any(i != owner.value for slot in before for i in slot.entity_ids) or TO_A_PARTY.match(reading.masked, link.end):
        return None
    said_abroad = reading.masked.startswith(("export", "import"), phrase.start)
    if phrase.kind in ("dispatch", "purchase", "income") or (phrase.verb and not said_abroad) or phrase.mutual:
        return None
    return Series(
        flow, owner, Read("WORLD", *reading.text_span(phrase.left, phrase.end), "inferred"), goods, owner.value
    )
