"""The identity of a series of trade, and the series that a text speaks of."""

from typing import Literal

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_link import Link
from pipeline.figures.figure import Figure
from pipeline.record import record
from schemas.vocabularies import Flow

CENTRAL_ASIA = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


Side = Literal["ref", "counterpart"]
TOPIC_REACH = 4  # sentences for which a pair stays the topic


@record
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


@record
class Topic:
    """The last series that a text spoke of, and where."""

    series: Series
    index: int
    paragraph: int
    past: tuple[Series, ...] = ()
    level: Figure | None = None  # the amount that was said of it, None where the text only spoke of the flow
    period: str | None = None
    headed: str | None = None  # the party whose trade a heading named
    balance: bool = False  # whether only the difference of the two directions was spoken of
    crossed: bool = False  # whether other parties have been spoken of since


def read_party(slot: Slot) -> Read[str] | None:
    """The one state or group that a slot means."""
    ids = slot.entity_ids
    if len(ids) > 1 and set(ids) == set(CENTRAL_ASIA):
        ids = ("C5",)
    return Read(ids[0], slot.start, slot.end, "resolved") if len(ids) == 1 else None


def level_of(scene: Scene, link: Link) -> Figure | None:
    """The figure of a link, None where the text only speaks of a flow."""
    return scene.figure(link.amount) if link.amount.figures else None


def held_party(topic: Topic) -> Read[str]:
    """The party from whose side the topic is told, the counterpart where that is open."""
    series = topic.series
    return series.ref if series.ref.value == series.perspective else series.counterpart


def past_of(topic: Topic | None) -> tuple[Series, ...]:
    """The series spoken of before the last one."""
    return topic.past if topic else ()


def is_recent(reading: Reading, topic: Topic) -> bool:
    """Whether what a sentence leaves open may still be meant of the topic."""
    near = reading.sentence.paragraph - topic.paragraph <= 1 or not topic.crossed
    return reading.index - topic.index <= TOPIC_REACH and near
