"""Who trades with whom: the parties and the direction of a phrase, from its own words or from what was said before."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_values, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_links import Link
from pipeline.facts.trade_phrases import ENUMERATED, Phrase, find_phrases
from schemas.vocabularies import Flow

WORDS = load_words("trade.csv")
CENTRAL_ASIA = ("KAZ", "KGZ", "TJK", "TKM", "UZB")
Side = Literal["ref", "counterpart"]
OUTGOING = frozenset(("exports", "dispatch", "sell", "income"))
LOOK_BACK = 4  # sentences in which an unnamed party is looked for
TOPIC_REACH = 4  # sentences for which a pair stays the topic


@dataclass(frozen=True, slots=True)
class Series:
    """The identity of a series: its pair, flow and goods.

    `perspective` is the party from whose side "exports" without an owner are meant, None where either may be;
    `open` is the side that a list of partners fills.
    """

    flow: Flow
    ref: Read[str]
    counterpart: Read[str]
    commodity: Read[str] | None = None
    perspective: str | None = None
    open: Side | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """The last series that a text spoke of, and where."""

    series: Series
    index: int
    paragraph: int
    past: tuple[Series, ...] = ()
    crossed: bool = False  # whether other parties have been spoken of since


def read_party(slot: Slot) -> Read[str] | None:
    """The one state or group that a slot means."""
    ids = slot.entity_ids
    if len(ids) > 1 and set(ids) == set(CENTRAL_ASIA):
        ids = ("C5",)
    return Read(ids[0], slot.start, slot.end, "resolved") if len(ids) == 1 else None


def resolve_series(scene: Scene, reading: Reading, link: Link, topic: Topic | None) -> Series | None:
    """The series of a link, None where its words leave a party open."""
    phrase = link.phrase
    if phrase.kind == "anaphor":
        return _told_before(phrase, reading, topic)
    if phrase.strange and not (phrase.giver and phrase.taker):
        return None
    if link.earner is not None and phrase.owner is None:
        phrase = replace(phrase, owner=link.earner)
    phrase = _drop_many(phrase, link)
    if phrase.many and link.row is None:
        return None
    series = _series_of(scene, reading, phrase, link, topic)
    if series is None or link.row is None:
        return series if series is None or series.open is None else None
    return fill_row(series, link.row)


def _drop_many(phrase: Phrase, link: Link) -> Phrase:
    return phrase if link.row is None or phrase.kind in ("partner", "seller", "buyer") else replace(phrase, many=False)


def _told_before(phrase: Phrase, reading: Reading, topic: Topic | None) -> Series | None:
    """The series of the sentence before; a party named beside the amount is to be one that it is about."""
    if topic is None or reading.index - topic.index > 2:
        return None
    named = read_party(phrase.owner) if phrase.owner else None
    if named is None:
        return topic.series
    fitting = [series for series in (topic.series, *topic.past) if series.ref.value == named.value]
    return fitting[0] if len({(series.flow, series.counterpart.value) for series in fitting}) == 1 else None


UNIT_GOODS = {"cubic metres": "natural gas", "barrels": "oil"}


def _series_of(scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None) -> Series | None:
    goods = read_commodity(reading, phrase, link)
    if goods is None and (unit_goods := UNIT_GOODS.get(scene.figure(link.amount).unit)):
        goods = Read(unit_goods, link.amount.start, link.amount.end, "inferred")
    if phrase.kind == "turnover":
        return _turnover(scene, reading, phrase, link, topic, goods)
    if phrase.kind in ("partner", "seller", "buyer"):
        return _list_head(scene, reading, phrase, topic, goods)
    if phrase.kind in OUTGOING:
        return _directed(scene, reading, phrase, link, topic, goods, outgoing=True)
    return _directed(scene, reading, phrase, link, topic, goods, outgoing=False)


def fill_row(series: Series, row: Slot) -> Series | None:
    """The series with the partner that a list names: it takes the open side, or the place of its group."""
    party = read_party(row)
    if party is None:
        return None
    side = series.open or _side_of_group(series, party.value)
    if side is None:
        side = "counterpart" if series.perspective == series.ref.value and series.flow == "turnover" else None
        if series.flow != "turnover":
            side = "counterpart"
    fixed = series.counterpart if side == "ref" else series.ref
    if side is None or fixed.value == party.value:
        return None
    member = _side_of_group(series, party.value) is not None
    if side == "ref":
        return replace(series, ref=party, open=None, perspective=party.value)
    perspective = party.value if member and series.flow == "turnover" else series.perspective
    return replace(series, counterpart=party, open=None, perspective=perspective)


def _side_of_group(series: Series, party_id: str) -> Side | None:
    if party_id in CENTRAL_ASIA:
        if series.counterpart.value == "C5":
            return "counterpart"
        if series.ref.value == "C5":
            return "ref"
    return None


def _turnover(
    scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    if _may_be_firm(reading, phrase, topic):
        return None
    if phrase.pair:
        return _pair(phrase.pair, phrase.pair_slots, goods, scene)
    owner = read_party(phrase.owner) if phrase.owner else None
    partner = read_party(phrase.partner) if phrase.partner else None
    if (phrase.owner and owner is None) or (phrase.partner and partner is None):
        return None
    if partner is None and link.rule in ("amount_after_reach", "amount_sold_or_bought"):
        partner = _trailing_partner(reading, link)
    if owner is None and phrase.foreign:
        owner = find_focus(scene, reading, phrase.left, topic, ())
    if phrase.foreign and owner and partner is None and link.row is None:
        return Series("turnover", owner, Read("WORLD", *reading.text_span(phrase.left, phrase.end)), goods, owner.value)
    if partner is not None:
        owner = owner or find_focus(scene, reading, phrase.left, topic, (partner.value,))
        if owner is None or owner.value == partner.value:
            return None
        return Series("turnover", owner, partner, goods, owner.value)
    if owner is not None and link.row is not None:
        return Series("turnover", owner, owner, goods, owner.value, "counterpart")
    if owner is not None:
        return _owner_alone("turnover", reading, phrase, owner, topic, goods)
    if ranked := _ranked(reading, phrase, topic, goods):
        return ranked
    if topic and "WORLD" in topic.series.counterpart.value and _recent(reading, topic) and not phrase.mutual:
        return replace(topic.series, flow="turnover", commodity=goods) if _is_whole(reading, phrase) else None
    pair = find_pair(scene, reading, topic)
    if pair is None:
        return None
    if topic and {p.value for p in pair} == {topic.series.ref.value, topic.series.counterpart.value}:
        return replace(topic.series, flow="turnover", commodity=goods)
    return Series("turnover", *pair, goods)


def _may_be_firm(reading: Reading, phrase: Phrase, topic: Topic | None) -> bool:
    """Whether a bare "turnover" may be what a firm sells: no party trades in it and no trade was spoken of."""
    if reading.masked[phrase.start : phrase.end] != "turnover" or phrase.pair or phrase.partner or phrase.mutual:
        return False
    return "partner" not in reading.masked and (topic is None or not _recent(reading, topic))


RANK = re.compile(WORDS["rank"])


def _ranked(reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None) -> Series | None:
    """The next of a ranking of partners: "Russia comes second with a turnover of $4 billion"."""
    if topic is None or not _recent(reading, topic) or topic.series.perspective is None or phrase.mutual:
        return None
    parties = _parties_of(reading, phrase.left) or _parties_of(reading)
    held = topic.series.ref if topic.series.ref.value == topic.series.perspective else topic.series.counterpart
    others = [party for party in parties if party.value != held.value]
    if len(others) != 1 or not RANK.search(reading.masked):
        return None
    return Series("turnover", replace(held, method="inferred"), others[0], goods, held.value)


TRAILING = re.compile(r"^(?: ?\([^()]{1,40}\))? (?:with|between .{1,30} and) (?:the )?(<p\d+>)")


def _trailing_partner(reading: Reading, link: Link) -> Read[str] | None:
    found = TRAILING.match(reading.masked[link.end : link.end + 90])
    return read_party(reading.slot(found.group(1))) if found else None


def _pair(ids: tuple[str, ...], slots: tuple[Slot, ...], goods: Read[str] | None, scene: Scene) -> Series | None:
    if len(slots) == 2:
        parties = [read_party(slot) for slot in slots]
        if parties[0] is None or parties[1] is None or parties[0].value == parties[1].value:
            return None
        first, second = parties[0], parties[1]
        counts = count_parties(scene)
        leads = counts[first.value] > counts[second.value]
        return Series("turnover", first, second, goods, first.value if leads else None)
    if len(ids) != 2 or ids[0] == ids[1]:
        return None
    slot = slots[0]
    first, second = (Read(i, slot.start, slot.end, "resolved") for i in ids)
    return Series("turnover", first, second, goods)


WHOLE = re.compile(r"\b(?:total|overall|all|combined|aggregate|global)\b")
ALTOGETHER = re.compile(r"^\W*(?:overall|altogether|on the whole|in all|in total)\b")


def _is_whole(reading: Reading, phrase: Phrase) -> bool:
    """Whether a flow is said to be that with all partners together."""
    return bool(WHOLE.search(reading.masked, phrase.left, phrase.start) or ALTOGETHER.match(reading.masked))


def past_of(topic: Topic | None) -> tuple[Series, ...]:
    """The series spoken of before the last one."""
    return topic.past if topic else ()


def _owner_alone(
    flow: Flow, reading: Reading, phrase: Phrase, owner: Read[str], topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """A flow of one named party: with the partner that is the topic, or else with the world."""
    abroad = any(past.ref.value == owner.value and past.counterpart.value == "WORLD" for past in past_of(topic))
    if not _is_whole(reading, phrase) and not abroad and topic and _recent(reading, topic):
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


def _recent(reading: Reading, topic: Topic) -> bool:
    near = reading.sentence.paragraph - topic.paragraph <= 1 or not topic.crossed
    return reading.index - topic.index <= TOPIC_REACH and near


def _list_head(
    scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """A list of partners, sellers or buyers: one side is given, the other is filled by each row."""
    slot = (
        (phrase.taker or phrase.owner) if phrase.kind == "seller" else (phrase.giver or phrase.owner or phrase.partner)
    )
    fixed = read_party(slot) if slot else find_focus(scene, reading, phrase.left, topic, ())
    if fixed is None:
        return None
    if phrase.kind == "partner":
        return Series("turnover", fixed, fixed, goods, fixed.value, "counterpart")
    if phrase.kind == "seller":
        return Series("exports", fixed, fixed, goods, None, "ref")
    return Series("exports", fixed, fixed, goods, fixed.value, "counterpart")


STRANGER_BEHIND = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?: or <c\d+>)?(?: of [a-z]+(?: [a-z]+)?)?"
    r" (?:to|into|from) (?:the )?(?:<[lo]\d+>|[A-Z][a-z])"
)


def _directed(
    scene: Scene,
    reading: Reading,
    phrase: Phrase,
    link: Link,
    topic: Topic | None,
    goods: Read[str] | None,
    *,
    outgoing: bool,
) -> Series | None:
    """A flow of one direction, from the side of its owner."""
    flow: Flow = "exports" if outgoing else "imports"
    near, far = _ends(reading, phrase, link, outgoing, topic)
    owner = read_party(near) if near else None
    other = read_party(far) if far else None
    if (near and owner is None) or (far and other is None):
        return None
    if far is None and link.row is None and STRANGER_BEHIND.match(reading.cased, link.end):
        return None
    if phrase.kind == "income" and goods is None:
        return None  # a firm earns abroad too
    if owner is None and other is not None and not phrase.strange:
        owner = find_focus(scene, reading, phrase.left, topic, (other.value,), phrase.implied)
    if owner is None and other is None and phrase.verb and phrase.implied:
        owner = find_focus(scene, reading, phrase.left, topic, (), anaphoric=True)
    if owner is not None and phrase.foreign and other is None:
        return Series(flow, owner, Read("WORLD", *reading.text_span(phrase.left, phrase.right)), goods, owner.value)
    if owner is not None and other is not None:
        return None if owner.value == other.value else Series(flow, owner, other, goods, owner.value)
    if owner is not None and link.row is not None:
        return Series(flow, owner, owner, goods, owner.value, "counterpart")
    if owner is not None:
        return _owner_alone(flow, reading, phrase, owner, topic, goods)
    if link.row is not None and (focus := find_focus(scene, reading, phrase.left, topic, link.row.entity_ids)):
        return Series(flow, focus, focus, goods, focus.value, "counterpart")
    return _unowned(flow, scene, reading, phrase, topic, goods)


def _ends(
    reading: Reading, phrase: Phrase, link: Link, outgoing: bool, topic: Topic | None
) -> tuple[Slot | None, Slot | None]:
    """The near end (ref_area) and the far end of a directed phrase, those after its amount included."""
    giver, taker = phrase.giver, phrase.taker
    behind = BEHIND.match(reading.masked[link.end : link.end + 140])
    if behind and ENUMERATED.match(reading.masked, link.end + behind.end()):
        return None, None  # several partners taken together
    if behind and link.row is None and link.rule in ("amount_sold_or_bought", "amount_after_reach", "flow_of_amount"):
        for preposition, token in re.findall(r"\b(to|into|from) (?:the )?(?:its )?(<p\d+>)", behind.group(0)):
            if preposition == "from" and giver is None:
                giver = reading.slot(token)
            if preposition != "from" and taker is None:
                taker = reading.slot(token)
        origin = re.search(r"\b(?:of|in) (<p\d+>)(?:'s)? [a-z]", behind.group(0))
        if origin and giver is None and not outgoing:
            giver = reading.slot(origin.group(1))
    if outgoing:
        if phrase.kind == "income":
            return phrase.owner, giver
        return phrase.owner or giver, taker
    if phrase.owner and giver is None and _is_adjective(reading, phrase):
        owns = taker is None and topic is not None and phrase.owner.entity_ids == (topic.series.perspective,)
        return (phrase.owner, None) if owns else (taker, phrase.owner)
    return phrase.owner or taker, giver


BEHIND = re.compile(
    r"^(?: ?\([^()]{1,40}\))?(?: (?:[a-z-]+|<[tmqp]\d+>),?){0,8}? (?:to|into|from) (?:the |its )*<p\d+>"
    r"(?: (?:to|from) (?:the )?<p\d+>)?"
    r"|^(?: ?\([^()]{1,40}\))? (?:worth )?(?:of|in) <p\d+>(?:'s)? [a-z]+"
)


def _is_adjective(reading: Reading, phrase: Phrase) -> bool:
    """ "Chinese imports" may be imports of China or from China; "China's imports" are China's."""
    if phrase.verb or phrase.kind != "imports" or phrase.owner is None or phrase.owner.form != "adjective":
        return False
    return not reading.masked.startswith("'", reading.masked.index(">", reading.position(phrase.owner)) + 1)


def _unowned(
    flow: Flow, scene: Scene, reading: Reading, phrase: Phrase, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """ "Exports reached ..." right after a series whose perspective is known."""
    if phrase.foreign and (focus := find_focus(scene, reading, phrase.left, topic, ())):
        return Series(flow, focus, Read("WORLD", *reading.text_span(phrase.left, phrase.end)), goods, focus.value)
    if topic is None or not _recent(reading, topic) or topic.series.perspective is None or phrase.verb:
        return None
    series = topic.series
    other_goods = goods and series.commodity and goods.value != series.commodity.value
    if _is_adjective(reading, phrase) or other_goods:
        return None
    pair = {series.ref.value: series.ref, series.counterpart.value: series.counterpart}
    others = {i for slot in reading.coded("p") for i in slot.entity_ids} - set(pair)
    if others or series.perspective not in pair:
        return None
    owner = pair.pop(series.perspective)
    other = next(iter(pair.values()), None)
    if other is None:
        return None
    return Series(flow, replace(owner, method="inferred"), replace(other, method="inferred"), goods, owner.value)


PREPOSED = re.compile(
    r"(?:^| )(?:to|with|from|between|into|of|in|by|against|via|through|across) (?:the |its |their )*$"
)


SPEAKER = re.compile(
    r"(?:[,\"] |according to (?:the )?(?:[a-z-]+ ){0,2}|of )(<p\d+>)(?:'s)? (?:[a-z-]+ ){0,4}"
    r"(?:said|says|reported|reports|shows?|showed|data|figures|statistics|ministry|office|service|bureau|agency|"
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
        held = topic.series.ref if topic.series.ref.value == topic.series.perspective else topic.series.counterpart
        return replace(held, method="inferred")
    if here := _subject(reading, barred, position):
        return here
    speakers = SPEAKER.findall(reading.masked[position:])
    if len(speakers) == 1 and (party := read_party(reading.slot(speakers[0]))) and party.value not in barred:
        return replace(party, method="inferred")
    for back in range(reading.index - 1, max(-1, reading.index - 1 - LOOK_BACK), -1):
        earlier = scene.readings[back]
        if owner := _list_owner(scene, earlier, barred):
            return owner
        if earlier.sentence.paragraph < reading.sentence.paragraph - 1:
            break
        found = _subject(earlier, barred, len(earlier.masked))
        if found and (_leads(scene, found.value, barred) or (anaphoric and back == reading.index - 1)):
            return replace(found, method="inferred")
    if party_id := document_focus(scene, barred):
        slot = next(s for r in scene.readings for s in r.coded("p") if s.entity_ids == (party_id,))
        return Read(party_id, slot.start, slot.end, "inferred")
    return None


def _list_owner(scene: Scene, reading: Reading, barred: frozenset[str]) -> Read[str] | None:
    """Whose partners an earlier sentence spoke of."""
    if "partner" not in reading.masked:
        return None
    owners = [phrase.owner for phrase in find_phrases(scene, reading) if phrase.kind == "partner" and phrase.owner]
    party = read_party(owners[-1]) if owners else None
    return replace(party, method="inferred") if party and party.value not in barred else None


def _leads(scene: Scene, party_id: str, barred: frozenset[str]) -> bool:
    """Whether no other party that may be meant is named more often."""
    counts = count_parties(scene)
    return counts[party_id] >= max(count for other, count in counts.items() if other not in barred)


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


def find_pair(scene: Scene, reading: Reading, topic: Topic | None) -> tuple[Read[str], Read[str]] | None:
    """The two parties whose "bilateral trade" is meant; a group and its member are no pair."""
    pair = _find_pair(scene, reading, topic)
    if pair is None or ("C5" in (values := {party.value for party in pair}) and values & set(CENTRAL_ASIA)):
        return None
    return pair


STRANGE_PLACE = re.compile(r"<l\d+>'s|\b(?:with|between|and) (?:the )?<l\d+>")  # "Africa's bilateral trade"


def _find_pair(scene: Scene, reading: Reading, topic: Topic | None) -> tuple[Read[str], Read[str]] | None:
    here = _parties_of(reading)
    if len(here) < 2 and STRANGE_PLACE.search(reading.masked):
        return None
    if len(here) < 2:
        here = _with_people(scene, reading, here)
    if len(here) == 2:
        return here[0], here[1]
    values = {party.value for party in here}
    if topic and _recent(reading, topic):
        pair = (topic.series.ref, topic.series.counterpart)
        if values <= {p.value for p in pair} and "WORLD" not in {p.value for p in pair}:
            return replace(pair[0], method="inferred"), replace(pair[1], method="inferred")
    if len(here) > 2:
        return None
    for back in range(reading.index - 1, max(-1, reading.index - 1 - LOOK_BACK), -1):
        parties = _parties_of(scene.readings[back])
        if len(parties) == 2 and values <= {p.value for p in parties}:
            return replace(parties[0], method="inferred"), replace(parties[1], method="inferred")
        if len(parties) > 2:
            break
    return _leading_pair(scene, values)


def _parties_of(reading: Reading, end: int | None = None) -> list[Read[str]]:
    """The distinct parties of a sentence, or of its part before `end`; a slot that means two gives both."""
    found: dict[str, Read[str]] = {}
    for slot in reading.coded("p"):
        at = reading.position(slot)
        if (end is not None and at >= end) or reading.masked.endswith("non-", 0, at):
            continue
        ids = ("C5",) if set(slot.entity_ids) == set(CENTRAL_ASIA) else slot.entity_ids
        for party_id in ids:
            found.setdefault(party_id, Read(party_id, slot.start, slot.end, "resolved"))
    return list(found.values())


def _with_people(scene: Scene, reading: Reading, parties: list[Read[str]]) -> list[Read[str]]:
    """The parties of a sentence and the states of the people in it ("X after talks with Y")."""
    states = {person.person_id: person.country_id for person in scene.cast.people}
    found = {party.value: party for party in parties}
    for slot in reading.coded("h"):
        if state := states.get(slot.entity_ids[0]):
            found.setdefault(state, Read(state, slot.start, slot.end, "inferred"))
    return list(found.values())


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


def document_focus(scene: Scene, exclude: Iterable[str]) -> str | None:
    """The party that a text is about: named twice as often as any other that is not excluded."""
    barred = frozenset(exclude)
    ranked = [pair for pair in count_parties(scene).most_common() if pair[0] not in barred][:2]
    if not ranked or (len(ranked) == 2 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _leading_pair(scene: Scene, values: set[str]) -> tuple[Read[str], Read[str]] | None:
    """The two parties that a text is about, where the third is named less than half as often as the second."""
    ranked = count_parties(scene).most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[1][1] < 2 * ranked[2][1]):
        return None
    pair = [ranked[0][0], ranked[1][0]]
    if not values <= set(pair):
        return None
    slots = [next(s for r in scene.readings for s in r.coded("p") if i in s.entity_ids) for i in pair]
    return (
        Read(pair[0], slots[0].start, slots[0].end, "inferred"),
        Read(pair[1], slots[1].start, slots[1].end, "inferred"),
    )


@cache
def _commodities() -> dict[str, str]:
    return dict(load_values("trade.csv", "commodity"))


UNNAMED = re.compile(
    r"^ of ((?:[a-z-]+ ){0,2}[a-z-]+)(?= (?:to|from|were|was|reached|amounted|totall?ed|stood|rose|fell|grew)\b)"
)
GENERAL = frozenset(load_values("trade.csv", "general"))
BEHIND_GOODS = re.compile(
    r"^(?: ?\([^()]{1,40}\))?(?: worth)? (?:of|in) "
    r"(?:(?:<p\d+>(?:'s)?|its|their|natural|pipeline|raw|dried|fresh|refined|processed) ){0,2}"
    rf"((?:{WORDS['commodity']})|(?:{WORDS['goods']}))"
)
GOODS_BEHIND = re.compile(r"^(?: worth)? of ([a-z-]+(?: [a-z-]+)?) (?:to|from|in|last|a|worth)\b")
OBJECT = re.compile(r"^ ((?:[a-z-]+ ){0,1}[a-z-]+) (?:worth|for|valued)\b")


def read_commodity(reading: Reading, phrase: Phrase, link: Link) -> Read[str] | None:
    """The one kind of goods that a phrase is about, None for all goods."""
    named = _named_goods(reading, phrase)
    written = GOODS_BEHIND.match(reading.masked[link.end : link.end + 60])
    if named is None and phrase.verb and written and not GENERAL & set(written.group(1).split()):
        return Read(
            _commodities().get(written.group(1), written.group(1)),
            *reading.text_span(link.end + written.start(1), link.end + written.end(1)),
        )
    if named is None and phrase.commodity is None and phrase.kind not in ("turnover", "anaphor"):
        found = BEHIND_GOODS.match(reading.masked[link.end : link.end + 80])
        if found and (value := _commodities().get(found.group(1))):
            return Read(value, *reading.text_span(link.end + found.start(1), link.end + found.end(1)))
    return named


def _named_goods(reading: Reading, phrase: Phrase) -> Read[str] | None:
    if phrase.commodity:
        words, start, end = phrase.commodity
        known = _commodities()
        if reading.masked[start:end] == "services" and "goods and services" in reading.masked[max(0, start - 12) : end]:
            return None
        return Read(known.get(words, words), *reading.text_span(start, end))
    pattern = OBJECT if phrase.verb else UNNAMED if phrase.kind in ("exports", "imports") else None
    found = pattern.match(reading.masked[phrase.right : phrase.right + 60]) if pattern else None
    if found and not GENERAL & set(found.group(1).split()):
        start = phrase.right + found.start(1)
        return Read(found.group(1), *reading.text_span(start, start + len(found.group(1))))
    return None
