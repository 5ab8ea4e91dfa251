"""The party that a sentence, or a whole text, is about."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_phrases import find_phrases
from pipeline.facts.trade_speakers import find_cited, find_speaking
from pipeline.facts.trade_topic import Topic, held_party, is_recent, read_party
from pipeline.mentions.gazetteer import find_country

LOOK_BACK = 4  # sentences in which an unnamed party is looked for
PREPOSED = re.compile(
    r"(?:^| )(?:to|with|from|between|into|of|in|by|against|via|through|across) (?:the |its |their )*$"
)
SPEAKER = re.compile(
    r"(?:[,\"] |according to (?:the )?(?:[a-z-]+ ){0,2}|of )(<p\d+>)(?:'s)? (?:(?:[a-z-]+|<[ho]\d+>) ){0,5}"
    r"(?:said|says|wrote|told|announced|noted|stated|reported|reports|shows?|showed|data|figures|statistics|ministry|"
    r"office|service|bureau|agency|"
    r"committee|bank)\b"
)


def find_focus(
    scene: Scene, reading: Reading, position: int, topic: Topic | None, exclude: Iterable[str], anaphoric: bool = False
) -> Read[str] | None:
    """The party that "it", "exports to China" or "turnover with China" is about, None where two fit as well."""
    barred = frozenset(exclude)
    clause = (
        max(reading.masked.rfind(mark, 0, position) for mark in (", ", "; ", " while ", " but ", " and ", " (")) + 1
    )
    if clause and (near := _subject(reading, barred, position, clause)):
        return near
    if topic and topic.index == reading.index and topic.series.perspective and topic.series.perspective not in barred:
        return replace(held_party(topic), method="inferred")
    if here := _subject(reading, barred, position):
        return here
    speakers = SPEAKER.findall(reading.masked[position:])
    if len(speakers) == 1 and (party := read_party(reading.slot(speakers[0]))) and party.value not in barred:
        return replace(party, method="inferred")
    if (cited := find_cited(scene, reading)) and cited.value not in barred:
        return cited
    if topic and topic.series.perspective and topic.series.perspective not in barred and _goes_on(reading, topic):
        return replace(held_party(topic), method="inferred")
    if topic and topic.headed and topic.headed == topic.series.perspective and topic.headed not in barred:
        return replace(held_party(topic), method="inferred")  # under a heading that names whose trade is told
    own = find_speaking(scene, reading)
    if own and own not in barred:
        return Read(own, *reading.text_span(position, position + 1), "inferred")
    for back in range(reading.index - 1, max(-1, reading.index - 1 - LOOK_BACK), -1):
        earlier = scene.readings[back]
        if owner := _list_owner(scene, earlier, barred):
            return owner
        if earlier.sentence.paragraph < reading.sentence.paragraph - 1:
            break
        found = _subject(earlier, barred, len(earlier.masked))
        if found and (_leads(scene, earlier, found.value, barred) or (anaphoric and back == reading.index - 1)):
            return replace(found, method="inferred")
    if topic and topic.series.perspective and topic.series.perspective not in barred and is_recent(reading, topic):
        return replace(held_party(topic), method="inferred")
    if party_id := document_focus(scene, barred, least=3):
        slot = next(s for r in scene.readings for s in r.coded("p") if s.entity_ids == (party_id,))
        return Read(party_id, slot.start, slot.end, "inferred")
    home = find_dateline(scene)
    return home if home is not None and home.value not in barred and not topic else None


DATELINE = re.compile(r"(<l\d+>)(?:, (?:<[tl]\d+>|[a-z]{3,9}\.? \d+))?,?(?: /[a-z]+/| \([^()]{1,20}\))? ?(?:--?|:) ")


@lru_cache(maxsize=2)
def find_dateline(scene: Scene) -> Read[str] | None:
    """The state that a text is written in, if it speaks of that state too: "ULAANBAATAR - Coal exports to China …"."""
    for reading in scene.readings[:3]:
        if found := DATELINE.match(reading.masked):
            slot = reading.slot(found.group(1))
            homes = {home for place in slot.entity_ids if (home := find_country(place)) is not None}
            home = homes.pop() if len(homes) == 1 else None
            return Read(home, slot.start, slot.end, "inferred") if home and count_parties(scene)[home] else None
    return None


def focus_of_list(
    scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, row: Slot | None
) -> Read[str] | None:
    """Whose partners a list names that does not say so: the party whose trade was spoken of, or else the text's."""
    named = {i for slot in reading.coded("p") for i in slot.entity_ids}
    if topic and is_recent(reading, topic) and topic.series.perspective and topic.series.perspective not in named:
        return replace(held_party(topic), method="inferred")
    return find_focus(scene, reading, phrase.left, topic, named) or find_focus(
        scene, reading, phrase.left, topic, row.entity_ids if row else ()
    )


def _goes_on(reading: Reading, topic: Topic) -> bool:
    """Whether the topic's sentence stands right before, in the same paragraph."""
    return reading.index - topic.index == 1 and reading.sentence.paragraph == topic.paragraph


def _list_owner(scene: Scene, reading: Reading, barred: frozenset[str]) -> Read[str] | None:
    """Whose partners an earlier sentence spoke of."""
    if "partner" not in reading.masked:
        return None
    owners = [phrase.owner for phrase in find_phrases(scene, reading) if phrase.kind == "partner" and phrase.owner]
    party = read_party(owners[-1]) if owners else None
    return replace(party, method="inferred") if party and party.value not in barred else None


def _leads(scene: Scene, reading: Reading, party_id: str, barred: frozenset[str]) -> bool:
    """Whether no other party that may be meant is named more often, nor as often and in the same sentence."""
    counts = count_parties(scene)
    others = {i for slot in reading.coded("p") for i in slot.entity_ids} - barred - {party_id}
    if any(counts[other] >= counts[party_id] for other in others):
        return False
    return counts[party_id] >= max((count for other, count in counts.items() if other not in barred), default=0)


BOUND = re.compile(r"(?:^| )(?:to|with|from|between|into|via|through|across|against|by) (?:the |its |their )*$")


def _subject(reading: Reading, barred: frozenset[str], position: int, start: int = 0) -> Read[str] | None:
    """The first party between two positions that stands as a subject, or else the only one, led by "in" or "of"."""
    found: dict[str, Slot] = {}
    subject: Slot | None = None
    text = reading.masked
    for slot in reading.coded("p"):
        at = reading.position(slot)
        party = read_party(slot)
        if not start <= at < position or party is None or party.value in barred or text.endswith("non-", 0, at):
            continue
        if not BOUND.search(reading.masked[:at]):
            found.setdefault(party.value, slot)
        if subject is None and not PREPOSED.search(reading.masked[:at]):
            subject = slot
    if subject is None and len(found) == 1:
        subject = next(iter(found.values()))
    return read_party(subject) if subject else None


@lru_cache(maxsize=2)
def count_parties(scene: Scene) -> Counter[str]:
    """How often each state or group is named in the running text."""
    return Counter(
        i
        for reading in scene.readings
        if reading.sentence.role != "furniture"
        for slot in reading.coded("p")
        if slot.form != "anaphor"
        for i in slot.entity_ids
    )


def document_focus(scene: Scene, exclude: Iterable[str], least: int = 1) -> str | None:
    """The party that a text is about: named twice as often as any other that is not excluded."""
    barred = frozenset(exclude)
    ranked = [pair for pair in count_parties(scene).most_common() if pair[0] not in barred][:2]
    if not ranked or (len(ranked) == 2 and ranked[0][1] < max(least, 2 * ranked[1][1])):
        return None
    return ranked[0][0]
