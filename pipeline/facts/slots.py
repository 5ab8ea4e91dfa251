"""Actors, places, amounts and times of a text as slots, none overlapping another."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from pipeline.figures.figure import Figure
from pipeline.mentions.mention import Cast, Form, Mention
from pipeline.record import record
from pipeline.times.time import Time

LONGEST = 200  # characters that a figure takes at most
FIGURE_CODES = {"money": "m", "physical": "q", "count": "n", "percent": "c", "ratio": "r", "duration": "d"}
# p state or group, o organisation, h human being, l place, t time; figures as above


@record
class Slot:
    """An actor, place, amount or time in a sentence; `start` and `end` count in the canonical text.

    `entity_ids` holds the parties, person or place meant: several for an anaphor such as "the two countries".
    `figures` holds figure indices (a time such as "the next three years" holds its duration). `form` is the form of
    the mention.
    """

    code: str
    start: int
    end: int
    entity_ids: tuple[str, ...] = ()
    form: Form | None = None
    figures: tuple[int, ...] = ()
    time: Time | None = None


TIME, FIGURE, MENTION = range(3)
Claimant = tuple[int, int, int, int]  # start and end in the text, which of the three it is, its number among them


def list_slots(figures: tuple[Figure, ...], times: tuple[Time, ...], cast: Cast) -> list[Slot]:
    """Disjoint slots in order of start."""
    spans: dict[tuple[int, int], list[Mention]] = {}
    for mention in cast.mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    found: list[Claimant] = [(figure.start, figure.end, FIGURE, number) for number, figure in enumerate(figures)]
    placed = sorted([(start, number) for start, _, _, number in found]) if times else []
    found += [(time.start, time.end, TIME, number) for number, time in enumerate(times)]
    found += [(start, end, MENTION, number) for number, (start, end) in enumerate(spans)]
    found.sort()
    kinds = {party.party_id: party.kind for party in cast.parties}
    slots = []
    for start, end, source, number in _drop_overlapping(found, figures):
        if source == MENTION:
            mentions = spans[start, end]
            ids = tuple([mention.entity_id for mention in mentions])
            slots.append(Slot(_code_of(mentions[0], kinds), start, end, ids, mentions[0].form))
        elif source == FIGURE:
            slots.append(Slot(FIGURE_CODES[figures[number].figure_class], start, end, (), None, (number,)))
        else:
            time = times[number]
            slots.append(Slot("t", start, end, (), None, _figures_in(time, figures, placed), time))
    return slots


def _drop_overlapping(found: list[Claimant], figures: tuple[Figure, ...]) -> list[Claimant]:
    """Of claimants in order of start, those that stand: where several overlap, see `_choose`."""
    kept: list[Claimant] = []
    group: list[Claimant] = []
    reach = 0
    for claimant in found:
        if claimant[0] >= reach:
            kept += group if len(group) < 2 else _choose(group, figures)
            group = []
        group.append(claimant)
        reach = max(reach, claimant[1])
    return kept + (group if len(group) < 2 else _choose(group, figures))


def _choose(group: list[Claimant], figures: tuple[Figure, ...]) -> list[Claimant]:
    """Of overlapping claimants the longest, a time before its duration, and an actor before a count that holds it."""

    named = [start for start, _, source, _ in group if source == MENTION]

    def rank(claimant: Claimant) -> tuple[int, int, int, int]:
        start, end, source, number = claimant
        at = bisect_left(named, start)
        holds_actor = at < len(named) and named[at] < end  # "five Central Asian countries"
        counts = source == FIGURE and figures[number].figure_class == "count"
        return 1 if counts and holds_actor else start - end, source, start, number

    kept: list[Claimant] = []
    first = group[0][0]
    taken = bytearray(max(end for _, end, _, _ in group) - first)
    for claimant in sorted(group, key=rank):
        start, end = claimant[0] - first, claimant[1] - first
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append(claimant)
    return sorted(kept)


MENTION_CODES = {"person": "h", "place": "l", "project": "j"}


def _code_of(mention: Mention, kinds: Mapping[str, str]) -> str:
    code = MENTION_CODES.get(mention.entity_type)
    return code or ("o" if kinds.get(mention.entity_id) == "organization" else "p")


def _figures_in(time: Time, figures: tuple[Figure, ...], placed: list[tuple[int, int]]) -> tuple[int, ...]:
    """The numbers of the figures that a time holds or overlaps."""
    first = bisect_right(placed, (time.start - LONGEST, 0))
    last = bisect_right(placed, (time.end - 1, len(figures)))
    return tuple(sorted([number for _, number in placed[first:last] if time.start < figures[number].end]))
