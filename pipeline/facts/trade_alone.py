"""A flow of one named party: with the partner that is the topic, or else with the world."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_topic import Series, Topic, is_recent, past_of
from schemas.vocabularies import Flow

WHOLE = re.compile(r"\b(?:total|overall|all|combined|aggregate|global)\b")
ALTOGETHER = re.compile(r"^\W*(?:overall|altogether|on the whole|in all|in total)\b")


def is_whole(reading: Reading, phrase: Phrase) -> bool:
    """Whether a flow is said to be that with all partners together."""
    return bool(WHOLE.search(reading.masked, phrase.left, phrase.start) or ALTOGETHER.match(reading.masked))


def resolve_alone(
    flow: Flow, reading: Reading, phrase: Phrase, owner: Read[str], topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """A flow of one named party: with the partner that is the topic, or else with the world."""
    abroad = any(past.ref.value == owner.value and past.counterpart.value == "WORLD" for past in past_of(topic))
    if not is_whole(reading, phrase) and not abroad and topic and is_recent(reading, topic):
        pair = {topic.series.ref.value: topic.series.ref, topic.series.counterpart.value: topic.series.counterpart}
        if owner.value in pair:
            other = next(read for value, read in pair.items() if value != owner.value)
            return Series(flow, owner, replace(other, method="inferred"), goods, owner.value)
    if any(i != owner.value for slot in reading.coded("p") for i in slot.entity_ids):
        return None
    said_abroad = reading.masked.startswith(("export", "import"), phrase.start)
    if phrase.kind in ("dispatch", "purchase", "income") or (phrase.verb and not said_abroad) or phrase.mutual:
        return None
    return Series(
        flow, owner, Read("WORLD", *reading.text_span(phrase.left, phrase.end), "inferred"), goods, owner.value
    )
