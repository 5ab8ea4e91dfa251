"""What a sentence without amounts does to the topic: it may speak of a flow itself, or turn to other parties."""

from dataclasses import replace

from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_balance import open_balance
from pipeline.facts.trade_headings import read_heading
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_phrases import HEADS, find_phrases
from pipeline.facts.trade_series import resolve_series
from pipeline.facts.trade_topic import TOPIC_REACH, Series, Topic

NOUNS = ("turnover", "exports", "imports", "dispatch")


def pass_all(scene: Scene, readings: list[Reading], topic: Topic | None, index: int | None) -> Topic | None:
    """The topic after sentences without amounts; `index` is that of a sentence that leans on what they speak of."""
    for reading in readings:
        topic = _pass_by(scene, reading, topic, near=index is not None and index - reading.index <= TOPIC_REACH)
    return topic


def _pass_by(scene: Scene, reading: Reading, topic: Topic | None, *, near: bool) -> Topic | None:
    """The topic after a sentence without amounts: the one flow that it speaks of, or the last one, crossed where the
    sentence speaks of others."""
    if headed := read_heading(reading):
        return Topic(headed, reading.index, reading.sentence.paragraph, headed=headed.ref.value)
    if near and (spoken := _spoken_of(scene, reading, topic)):
        past = (topic.series, *topic.past)[:8] if topic else ()
        return Topic(spoken, reading.index, reading.sentence.paragraph, past, headed=topic.headed if topic else None)
    if balance := open_balance(scene, reading, topic):
        return balance
    if topic is None or topic.crossed:
        return topic
    pair = {topic.series.ref.value, topic.series.counterpart.value}
    others = any(i not in pair for slot in reading.coded("p") for i in slot.entity_ids)
    return replace(topic, crossed=True) if others else topic


def _spoken_of(scene: Scene, reading: Reading, topic: Topic | None) -> Series | None:
    """The series of the flows that a sentence names with their parties, if it is but one."""
    named = HEADS.first(reading) is not None or any(slot.form == "anaphor" for slot in reading.slots)
    if not named:
        return None
    found = [
        resolve_series(scene, reading, _bare_link(reading, phrase), topic)
        for phrase in find_phrases(scene, reading)
        if _is_named(phrase)
    ]
    series = {(s.flow, s.ref.value, s.counterpart.value): s for s in found if s is not None}
    if len(series) != 1:
        return None
    spoken = next(iter(series.values()))
    if topic and {spoken.ref.value, spoken.counterpart.value} == {
        topic.series.ref.value,
        topic.series.counterpart.value,
    }:
        return None  # nothing new
    return spoken


def _is_named(phrase: Phrase) -> bool:
    if phrase.kind not in NOUNS or phrase.verb or phrase.strange or phrase.many or phrase.foreign:
        return False
    other_end = phrase.pair or phrase.partner or (phrase.taker if phrase.kind != "imports" else phrase.giver)
    return bool(other_end or phrase.mutual or phrase.implied)


def _bare_link(reading: Reading, phrase: Phrase) -> Link:
    """A link without an amount, right behind its phrase."""
    start, end = reading.text_span(phrase.start, phrase.end)
    return Link(Slot("m", start, end), phrase.right, phrase.right, phrase, "flow_of_amount", phrase.left)
