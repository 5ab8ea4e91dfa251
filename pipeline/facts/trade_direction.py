"""Who sells to whom in a flow of one direction."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_alone import is_far_more, is_whole, resolve_alone
from pipeline.facts.trade_focus import document_focus, find_focus
from pipeline.facts.trade_gaps import FILL
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_partners import ENUMERATED
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_speakers import find_own_state, is_ours
from pipeline.facts.trade_topic import Series, Topic, is_recent, level_of, read_party
from schemas.vocabularies import Flow

WORDS = load_words("trade.csv")
STRANGER_BEHIND = re.compile(
    r"(?: ?\([^()]{1,40}\))?(?: or <c\d+>)?(?: of [a-z]+(?: [a-z]+)?)?"
    r" (?:to|into|from) (?:the )?(?:<[lo]\d+>|[A-Z][a-z])"
)


def resolve_direction(
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
    mainly = far is not None and bool(MAINLY.search(reading.masked[: reading.position(far)]))
    far = None if mainly else far
    owner = read_party(near) if near else None
    other = read_party(far) if far else None
    if (near and owner is None) or (far and other is None):
        return None
    if far is None and link.row is None and STRANGER_BEHIND.match(reading.cased, link.end):
        return None
    if phrase.kind == "income" and goods is None:
        return None  # a firm earns abroad too
    if owner is None and is_ours(reading, phrase):
        owner = find_own_state(scene, reading)
    if owner is None and other is not None and not phrase.strange:
        owner = find_focus(scene, reading, phrase.left, topic, (other.value,), phrase.implied)
    if owner is None and other is None and phrase.verb and phrase.implied:
        owner = find_focus(scene, reading, phrase.left, topic, _ends_before(reading, phrase), anaphoric=True)
    if owner is not None and other is None and THERE.match(reading.masked, link.end):
        other = _find_there(scene, reading, owner)
    if owner is not None and other is None and phrase.verb and ABROAD.match(reading.masked, link.end):
        return Series(flow, owner, Read("WORLD", *reading.text_span(link.at, link.end)), goods, owner.value)
    if owner is not None and (phrase.foreign or mainly) and other is None:
        return Series(flow, owner, Read("WORLD", *reading.text_span(phrase.left, phrase.right)), goods, owner.value)
    if owner is not None and other is not None:
        return None if owner.value == other.value else Series(flow, owner, other, goods, owner.value)
    if owner is not None and link.row is not None:
        return Series(flow, owner, owner, goods, owner.value, "counterpart")
    if owner is not None and topic and not outgoing and (sold := _sold_by(reading, link, topic)):
        source = replace(sold.ref, method="inferred")
        return Series(flow, owner, source, sold.commodity, source.value) if source.value != owner.value else None
    if (
        owner is not None
        and phrase.kind in ("buy", "sell")
        and topic
        and (across := _across(reading, phrase, link, owner, topic))
    ):
        return Series(flow, owner, across, goods or topic.series.commodity, across.value)
    if owner is not None:
        return resolve_alone(flow, reading, phrase, link, owner, topic, goods, level_of(scene, link))
    if link.row is not None and (focus := find_focus(scene, reading, phrase.left, topic, link.row.entity_ids)):
        return Series(flow, focus, focus, goods, focus.value, "counterpart")
    return _unowned(flow, scene, reading, phrase, link, topic, goods)


FAR_END = re.compile(r"\b(?:to|from|with|into) (?:the )?(<p\d+>)")


def _ends_before(reading: Reading, phrase: Phrase) -> set[str]:
    """Who only stands at the other end of what is told before: "sold $4 million of goods to Peru, and bought ..."."""
    tokens = FAR_END.findall(reading.masked[: phrase.start])
    return {party for token in tokens for party in reading.slot(token).entity_ids}


def _ends(
    reading: Reading, phrase: Phrase, link: Link, outgoing: bool, topic: Topic | None
) -> tuple[Slot | None, Slot | None]:
    """The near end (ref_area) and the far end of a directed phrase, those after its amount included."""
    giver, taker = phrase.giver, phrase.taker
    behind = BEHIND.match(reading.masked[link.end : link.end + 140])
    if behind and PART_BEHIND.search(behind.group()):
        behind = None
    if behind and ENUMERATED.match(reading.masked, link.end + behind.end()):
        return None, None  # several partners taken together
    if behind and link.row is None and link.rule in ("amount_sold_or_bought", "amount_after_reach", "flow_of_amount"):
        for preposition, token in re.findall(r"\b(to|into|from) (?:the )?(?:its )?(<p\d+>)", behind.group(0)):
            if preposition == "from" and giver is None:
                giver = reading.slot(token)
            if preposition != "from" and taker is None:
                taker = reading.slot(token)
        origin = re.search(r"\b(?:of|in) (<p\d+>)(?:'s)? (?!currency|dollars?|terms)[a-z]", behind.group(0))
        if origin and giver is None and not outgoing:
            giver = reading.slot(origin.group(1))
    if outgoing:
        if phrase.kind == "income":
            return phrase.owner, giver
        return phrase.owner or giver, taker
    if phrase.owner and giver is None and _is_adjective(reading, phrase):
        owns = taker is None and (
            (topic is not None and phrase.owner.entity_ids == (topic.series.perspective,))
            or reading.masked.startswith(" of ", phrase.end)
        )
        return (phrase.owner, None) if owns else (taker, phrase.owner)
    return phrase.owner or taker, giver


BEHIND = re.compile(
    r"^(?: ?\([^()]{1,40}\))?(?: (?!and (?:from|to|into|exports|imports|its|their) |but |while )"
    r"(?:[a-z-]+|<[tmqp]\d+>),?){0,8}? (?:to|into|from) "
    r"(?:the |its )*<p\d+>"
    r"(?: (?:to|from) (?:the )?<p\d+>)?"
    r"|^(?: ?\([^()]{1,40}\))? (?:worth )?(?:of|in) <p\d+>(?:'s)? (?!currency|dollars?|terms)[a-z]+"
)


PART_BEHIND = re.compile(r", (?:[a-z]+ ){0,2}<m\d+> (?:went|goes|was|were|came|comes|is|are) ")  # a part of it


MAINLY = re.compile(r"\b(?:mainly|mostly|chiefly|largely|primarily|principally|above all) (?:from|to) (?:the )?$")
THERE = re.compile(r"(?: (?:worth )?of [a-z]+(?: [a-z]+)?)? (?:from|to) there\b")


def _find_there(scene: Scene, reading: Reading, owner: Read[str]) -> Read[str] | None:
    """The state with which the sentence before begins: "Thailand is the largest partner. Peru bought $8 from there"."""
    if reading.index == 0:
        return None
    named = (slot for slot in scene.readings[reading.index - 1].coded("p") if slot.form == "name")
    party = next((party for slot in named if (party := read_party(slot)) is not None), None)
    return replace(party, method="inferred") if party is not None and party.value != owner.value else None


def _is_adjective(reading: Reading, phrase: Phrase) -> bool:
    """ "Chinese imports" may be imports of China or from China; "China's imports" are China's."""
    if phrase.verb or phrase.kind != "imports" or phrase.owner is None or phrase.owner.form != "adjective":
        return False
    return not reading.masked.startswith("'", reading.masked.index(">", reading.position(phrase.owner)) + 1)


ABROAD = re.compile(r"(?: (?:worth )?of [a-z]+(?: [a-z]+)?)? abroad\b")


def _across(reading: Reading, phrase: Phrase, link: Link, owner: Read[str], topic: Topic) -> Read[str] | None:
    """Whose exports to all a buyer took a part of: "Peru's exports came to $9 million. Chile bought for 5 million"."""
    told = ("exports", "imports")[phrase.kind == "sell"]
    series = next(
        (
            past
            for past in (topic.series, *(topic.past if link.rule == "respective_amounts" else ()))
            if past.flow == told
        ),
        topic.series,
    )
    gap = reading.masked[phrase.end : link.at] if link.rule not in ("other_subject", "respective_amounts") else " "
    if (
        not SOLD.fullmatch(gap)
        or series.flow != told
        or series.ref.value == owner.value
        or not is_recent(reading, topic)
    ):
        return None
    if series.counterpart.value not in ("WORLD", owner.value) and series.perspective != series.ref.value:
        return None
    named = {i for slot in reading.coded("p") for i in slot.entity_ids} - {owner.value, series.ref.value}
    return (
        None
        if named - {series.counterpart.value} and reading.index - topic.index > 1
        else replace(series.ref, method="inferred")
    )


SOLD = re.compile(rf" (?:(?:{WORDS['goods']}|{WORDS['commodity']}) )?(?:(?:worth|for|of) )?{FILL}")
OF_THOSE = re.compile(r"^ of (?:those|these|them|that|it|the total)\b")


def _sold_by(reading: Reading, link: Link, topic: Topic) -> Series | None:
    """The exports that a buyer took a part of: "Peru exported 9 million tonnes, and Spain bought 2 million of them"."""
    if link.phrase.near:  # "another customer"
        return next((series for series in (topic.series, *topic.past) if series.flow == "exports"), None)
    if topic.series.flow != "exports" or not OF_THOSE.match(reading.masked[link.end : link.end + 20]):
        return None
    return topic.series


def _unowned(
    flow: Flow, scene: Scene, reading: Reading, phrase: Phrase, link: Link, topic: Topic | None, goods: Read[str] | None
) -> Series | None:
    """ "Exports reached ..." right after a series whose perspective is known."""
    if phrase.foreign and (focus := find_focus(scene, reading, phrase.left, topic, ())):
        return Series(flow, focus, Read("WORLD", *reading.text_span(phrase.left, phrase.end)), goods, focus.value)
    named_end = re.match(r" (?:between|among|with|to|from)\b", reading.masked[phrase.right :])
    if (
        topic is None
        and not phrase.verb
        and phrase.kind not in ("dispatch", "purchase")
        and not named_end
        and is_whole(reading, phrase)
        and (alone := document_focus(scene, ()))
    ):
        span = reading.text_span(phrase.left, phrase.end)
        return Series(flow, Read(alone, *span, "inferred"), Read("WORLD", *span, "inferred"), goods, alone)
    if topic is None or not is_recent(reading, topic) or topic.series.perspective is None or phrase.verb:
        return None
    if phrase.kind not in ("dispatch", "purchase") and is_far_more(reading, flow, level_of(scene, link), topic):
        held = topic.series.ref if topic.series.ref.value == topic.series.perspective else topic.series.counterpart
        world = Read("WORLD", *reading.text_span(phrase.left, phrase.end), "inferred")
        return Series(flow, replace(held, method="inferred"), world, goods, held.value)
    series = topic.series
    other_goods = goods and series.commodity and goods.value != series.commodity.value
    if _is_adjective(reading, phrase) or other_goods:
        return None
    pair = {series.ref.value: series.ref, series.counterpart.value: series.counterpart}
    before = (slot for slot in reading.coded("p") if reading.position(slot) < link.at)
    others = {i for slot in before for i in slot.entity_ids} - set(pair)
    if others or series.perspective not in pair:
        return None
    owner = pair.pop(series.perspective)
    other = next(iter(pair.values()), None)
    if other is None:
        return None
    return Series(flow, replace(owner, method="inferred"), replace(other, method="inferred"), goods, owner.value)
