"""Events: summits, forums, visits, wars and other happenings, with their day, place and parties."""

from collections.abc import Callable, Iterator

from pipeline.facts.claim import EventClaim, Read, Statement
from pipeline.facts.event_happening import Happening
from pipeline.facts.event_meetings import MEETING, find_named_lines, read_meetings, read_named_meetings
from pipeline.facts.event_others import OTHERS, WARS, read_others, read_wars
from pipeline.facts.event_visits import VISITS, read_visits
from pipeline.facts.grammar import find_lines
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import is_denied, read_voice
from schemas.vocabularies import Method

NEWS = ("named_meeting", "meeting", "visit", "turmoil", "games")  # told of in the year when they happen
LASTING = ("war", "ending")  # one event whatever year a text names
NEAR = 130  # characters between an event and the time that dates it


def read_events(scene: Scene) -> tuple[EventClaim, ...]:
    """Every event that a text tells of as past, present or fixed; what is merely proposed is none."""
    claims = []
    for index in sorted(find_lines(scene.page, TEMPLATES).union(find_named_lines(scene.page))):
        reading = scene.readings[index]
        if reading.sentence.role == "furniture" or reading.sentence.lead is not None:
            continue
        taken = 0
        found = [h for rule in RULES for h in rule(scene, reading)]
        for happening in sorted(found, key=lambda h: (h.start, -h.end)):
            if happening.start >= taken and not is_denied(reading, happening.start, happening.end):
                taken = happening.end
                claims.append(_claim(scene, happening))
    return tuple(claims)


def _claim(scene: Scene, happening: Happening) -> EventClaim:
    reading = happening.reading
    start, end = reading.text_span(happening.start, happening.end)
    when = _find_time(happening)
    first = when.time.first if when and when.time else None
    last = when.time.last if when and when.time else None
    published = scene.document.published
    year = first.year if first else (published.year if published and happening.rule in NEWS else None)
    voice = read_voice(scene, reading, happening.start, happening.end)
    place = happening.place
    beside = [slot for slot in (when, place) if slot and reading.sentence.start <= slot.start < reading.sentence.end]
    span_start, span_end = min([start, *(s.start for s in beside)]), max([end, *(s.end for s in beside)])
    name = happening.name or " ".join(scene.quote(start, end).split())
    key = f"{happening.slug}-{year}" if year and happening.rule not in LASTING else happening.slug
    return EventClaim(
        statement=Statement(span_start, span_end, voice.assertion, voice.attributed_to, happening.rule),
        event_key=key,
        name=Read(name, start, end, "read" if happening.name is None else "inferred"),
        kind=Read(happening.kind, start, end, "inferred"),
        date_start=Read(str(first), when.start, when.end, "resolved") if when and first else None,
        date_end=Read(str(last), when.start, when.end, "resolved") if when and last and last != first else None,
        place=_read_place(scene, place),
        parties=happening.parties,
    )


def _read_place(scene: Scene, slot: Slot | None) -> Read[str] | None:
    """Where it took place. A state is only where the town lies that nobody names here: a text that names it wins."""
    if slot is None:
        return None
    method: Method = "inferred" if slot.code == "p" and slot.form != "capital" else "read"
    return Read(" ".join(scene.quote(slot.start, slot.end).split()), slot.start, slot.end, method)


def _find_time(happening: Happening) -> Slot | None:
    """The time nearest to the event in its sentence that dates it; a month or a day before a mere year."""
    dated = []
    for slot in happening.reading.coded("t"):
        time = slot.time
        if time is None or time.first is None or time.relation not in ("at",) or time.grain in ("decade", "century"):
            continue
        at = happening.reading.position(slot)
        away = happening.start - at if at < happening.start else max(0, at - happening.end)
        if away <= NEAR:
            dated.append((away, at, slot))
    return min(dated, key=lambda item: item[:2])[2] if dated else None


RULES: list[Callable[[Scene, Reading], Iterator[Happening]]] = [
    read_named_meetings,
    read_meetings,
    read_visits,
    read_wars,
    read_others,
]
TEMPLATES = (MEETING, *VISITS, *WARS, *(template for _, template, _ in OTHERS))
