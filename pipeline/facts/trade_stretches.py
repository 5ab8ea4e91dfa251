"""The stretches of a sentence: what stands around each amount of money, up to the amounts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.facts.expression import Expression
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_gaps import BASE_END, DELTA_END, is_no_level
from pipeline.facts.trade_periods import COMPARED, DEED, read_slot

MADE_UP = (
    "making up ",
    "made up ",
    "makes up ",
    "make up ",
    "brings the total ",
    "bringing the total ",
    "alone brought in ",
)
DATED = Expression(r"^ (?:(?:in|of|for|during) )?(?:the )?<t\d+>")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words around one amount of a sentence, `at`..`end` being the amount's own place."""

    reading: Reading
    left: int
    right: int
    slot: Slot
    at: int
    end: int

    @property
    def words(self) -> str:
        """The stretch itself."""
        return self.reading.masked[self.left : self.right]


def list_stretches(scene: Scene, reading: Reading) -> Iterator[Stretch]:
    """The stretch of each amount of money in a sentence that may be a level; a bracketed conversion has none."""
    text = reading.masked
    amounts = [slot for slot in reading.coded("m") if scene.figure(slot).conversion_of is None]
    places = [(reading.position(slot), text.index(">", reading.position(slot)) + 1) for slot in amounts]
    for number, (slot, (at, end)) in enumerate(zip(amounts, places, strict=True)):
        left = places[number - 1][1] if number else 0
        right = places[number + 1][0] if number + 1 < len(places) else len(text)
        if text.endswith(" did ", 0, at) and not text.endswith((" we did ", " they did "), 0, at):  # "did not exceed"
            continue
        delta = DELTA_END.search(text[max(0, at - 60) : at]) and not text.endswith(MADE_UP, 0, at)
        if is_no_level(text, at, end) or delta:
            continue
        left = max(left, text.rfind("; ", left, at) + 1)
        stop = text.find("; ", end, right)
        yield Stretch(reading, left, right if stop < 0 else stop, slot, at, end)


def is_undated_base(stretch: Stretch) -> bool:
    """Whether an amount is what another is compared to, at a time that is not said: "rose from $3 billion to"."""
    text = stretch.reading.masked
    return bool(BASE_END.search(text[stretch.left : stretch.at])) and not DATED.search(text[stretch.end :])


def find_own_time(stretch: Stretch) -> Slot | None:
    """The period that a stretch names: the first behind the amount, else the last before it; no day, and no base."""
    reading = stretch.reading
    behind, before = None, None
    for slot in reading.coded("t"):
        at = reading.position(slot)
        if not stretch.left <= at < stretch.right or read_slot(slot) is None:
            continue
        if COMPARED.search(reading.masked[max(0, at - 70) : at]) or DEED.search(reading.masked[max(0, at - 70) : at]):
            continue
        if at < stretch.at:
            before = slot
        else:
            behind = behind or slot
    return behind or before


def names_party(stretch: Stretch) -> bool:
    """Whether a state or group is named in a stretch."""
    reading = stretch.reading
    return any(stretch.left <= reading.position(slot) < stretch.right for slot in reading.coded("p"))
