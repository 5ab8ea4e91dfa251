"""Events: summits, forums, visits, wars and other happenings, with their day, place and parties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import re2

from pipeline.facts.claim import EventClaim, Read, Statement
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import is_denied, read_voice
from pipeline.mentions.gazetteer import find_party, find_place
from pipeline.mentions.hits import find_hits
from schemas.vocabularies import EventKind

WORDS = load_words("events.csv")
FIVE = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB"})

NAMED_MEETING = Template(r"{org:name}")
MEETING = Template(
    r"(?:(?:{party:a}(?: ?- ?{party:b})?) )?\b(?:[a-z]{3,} )?{meeting:head}"
    r"(?: of (?:the )?heads of state(?: and government)?)?(?: \"?{org:title}\"?)?",
    WORDS,
)
TRAVELS = Template(
    r"{person:who},? (?:[^;<]{0,40}<[poh]\d+>)?[^;<]{0,40}{travel} (?:the )?{somewhere:host}",
    WORDS,
)
TRIP = Template(
    r"{trip:head} (?:of|by) (?:all |the )?(?:five )?{actor:who}(?: [a-z]+){0,2} to (?:the )?{somewhere:host}"
    r"|{actor:owner}(?:'?s|') {trip} to (?:the )?{somewhere:target}",
    WORDS,
)

WAR = Template(
    r"(?:{party:who}(?:'?s|') )?(?:[a-z-]+ )?{strife:head} (?:in|on|against|of|with) (?:the )?{party:target}"
    r"|{party:victim} {strife}\b",
    WORDS,
)
WAGED = Template(
    r"{party:who},? (?:[^<;.]{0,30} )?(?P<waged>its) (?:[a-z]+ ){0,3}{strife} (?:in|on|against) (?:the )?{party:target}",
    WORDS,
)
NO_WAR = re2.compile(r"\b(?:trade|cold|tariff|world|price|star|information) (?:war|offensive)")
TURMOIL = Template(r"{turmoil:head}(?: and {turmoil})? in (?:the )?{party:where}", WORDS)
WITHDRAWAL = Template(
    r"withdrawal of (?:the )?{party:who}(?: [a-z]+)? from {party:where}|{party:owner}(?:'?s|') withdrawal from {party:target}"
)
GAMES = Template(r"(?:{somewhere:where} |\b(?P<what>[a-z]+ ))?{games:head}", WORDS)
ENDING = Template(r"{end:head} of (?:the )?(?P<what>soviet union|ussr)", WORDS)
BEGINNING = Template(
    r"{start} (?:the )?{org:name} in {time}"
    r"|{org:begun}(?: \(<o[0-9]+>\))?(?: [a-z]+)?, (?:which {party:who} )?{start}(?: by {party:by})? in {time}",
    WORDS,
)
FUTURE = re2.compile(r"\b(?:will|would|to|should|may|could|proposed|propose|proposal|if|plans?)\b[^,;.]{0,40}$")
NEWS = ("named_meeting", "meeting", "visit", "turmoil", "games")  # told of in the year when they happen
LASTING = ("war", "ending")  # one event whatever year a text names
RECURRING = re2.compile(r"\b(?:regular|regularly|annual|every|summits|each)\b")
NAME_KINDS: tuple[tuple[EventKind, "re2._Regexp[str]"], ...] = (
    ("summit", re2.compile(r"\bsummit\b")),
    ("forum", re2.compile(WORDS["gathering"])),
)
TOLD_AGAIN = re2.compile(r"^the (?:gathering|event|meeting|summit|talks|forum) ")
APART = re2.compile(r"\b(?:by|surpassing|over|than|unlike|like|from|against|influenced by|bridging) (?:the |both )?$")
ATTENDED = re2.compile(r"\b(?:attended|held|hosted|convened|organi[sz]ed) by (?:the )?(?:[a-z']+ ){0,3}$")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as one sentence tells of it; `start`..`end` are its words in the masked text."""

    reading: Reading
    start: int
    end: int
    kind: EventKind
    parties: tuple[Read[str], ...]
    place: Slot | None
    slug: str  # what the key is made of beside the year
    name: str | None
    rule: str


def read_events(scene: Scene) -> tuple[EventClaim, ...]:
    """Every event that a text tells of as past, present or fixed; what is merely proposed is none."""
    claims = []
    for reading in scene.readings:
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
    span_end = max(end, when.end) if when else end
    span_start = min(start, when.start) if when else start
    name = happening.name or " ".join(scene.quote(start, end).split())
    key = f"{happening.slug}-{year}" if year and happening.rule not in LASTING else happening.slug
    return EventClaim(
        statement=Statement(span_start, span_end, voice.assertion, voice.attributed_to, happening.rule),
        event_key=key,
        name=Read(name, start, end, "read" if happening.name is None else "inferred"),
        kind=Read(happening.kind, start, end, "inferred"),
        date_start=Read(str(first), when.start, when.end, "resolved") if when and first else None,
        date_end=Read(str(last), when.start, when.end, "resolved") if when and last and last != first else None,
        place=_read_place(scene, happening.place),
        parties=happening.parties,
    )


def _read_place(scene: Scene, slot: Slot | None) -> Read[str] | None:
    return None if slot is None else Read(" ".join(scene.quote(slot.start, slot.end).split()), slot.start, slot.end)


def _find_time(happening: Happening) -> Slot | None:
    """The time nearest to the event in its sentence that dates it; a month or a day before a mere year."""
    dated = []
    for slot in happening.reading.coded("t"):
        time = slot.time
        if time is None or time.first is None or time.relation not in ("at",) or time.grain in ("decade", "century"):
            continue
        at = happening.reading.position(slot)
        away = happening.start - at if at < happening.start else max(0, at - happening.end)
        if away <= 130:
            dated.append((away, at, slot))
    return min(dated, key=lambda item: item[:2])[2] if dated else None


def _read_named_meetings(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "the second China-Central Asia Summit", "the dialogue “Central Asia+China” (July 2020)" """
    names = {party.party_id: party for party in scene.cast.parties}
    for match in NAMED_MEETING.find(reading):
        slot = match.slot("name")
        party = names[slot.entity_ids[0]]
        words = f"{party.name} {scene.quote(slot.start, slot.end)}".lower()
        kind = next((kind for kind, pattern in NAME_KINDS if pattern.search(words)), None)
        if kind is None or not _takes_place(reading, match.start, match.end):
            continue
        parties = _collapse(_nested(scene, slot))
        slug = _meeting_slug(kind, parties) if kind == "summit" and parties else party.party_id
        yield Happening(
            reading, match.start, match.end, kind, parties, _find_place(reading, match.end), slug, None, "named_meeting"
        )


def _read_meetings(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "a summit held in Kazakhstan attended by China's president", "a nearby G7 summit" """
    for match in MEETING.find(reading):
        if not _takes_place(reading, match.start, match.end):
            continue
        own = [match.slot(label) for label in ("a", "b") if match.has(label)]
        named = _nested(scene, match.slot("title")) if match.has("title") else []
        host = own[0] if len(own) == 1 and not _is_group(own) else None
        parties = _collapse(named or (_reads(own) if own and host is None else _present(scene, reading)))
        if len(parties) > 1 or (parties and host is None and own):
            place = host or _find_place(reading, match.end)
            slug, name = _meeting_slug("summit", parties), _name_meeting(parties)
            yield Happening(reading, match.start, match.end, "summit", parties, place, slug, name, "meeting")


def _name_meeting(parties: tuple[Read[str], ...]) -> str:
    """ "China–Central Asia summit": the region's side stands second, as in a trade pair."""
    found = [(read.value in {"C5", *FIVE}, find_party(read.value)) for read in parties]
    names = [SHORT_NAMES.get(party.party_id, party.name) for _, party in sorted(found, key=lambda f: f[0]) if party]
    return "–".join(names) + " summit"


SHORT_NAMES = {"C5": "Central Asia", "EU": "EU", "USA": "US", "GBR": "UK"}


def _is_group(slots: list[Slot]) -> bool:
    """Two parties make a summit by themselves, and so does a group; a lone state only hosts one."""
    return len(slots) > 1 or len(slots[0].entity_ids) > 1 or not _is_state(slots[0].entity_ids[0])


def _is_state(party_id: str) -> bool:
    return len(party_id) == 3 and party_id.isupper() and party_id not in ("SCO", "CIS", "EEU")


def _takes_place(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence tells of one meeting that takes or took place, not of a custom or a proposal."""
    masked = reading.masked
    if RECURRING.search(masked[max(0, start - 30) : end]) or FUTURE.search(masked[max(0, start - 60) : start]):
        return False
    dated = any(slot.time and slot.time.relation == "at" for slot in reading.coded("t"))
    return dated or bool(HELD.search(masked))


HELD = re2.compile(WORDS["held"])


def _present(scene: Scene, reading: Reading) -> list[Read[str]]:
    """Who is at a meeting: those named in its sentence and in the next one that goes on about it."""
    told = [reading]
    after = scene.readings[reading.index + 1 : reading.index + 2]
    told += [later for later in after if TOLD_AGAIN.search(later.masked)]
    homes = {person.person_id: person.country_id for person in scene.cast.people}
    reads: dict[str, Read[str]] = {}
    for part in told:
        for slot in part.coded("ph"):
            before = part.masked[: part.position(slot)]
            if APART.search(before) and not ATTENDED.search(before):
                continue
            for entity in slot.entity_ids:
                party = homes.get(entity) if slot.code == "h" else entity
                if party:
                    reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
    return list(reads.values())


def _nested(scene: Scene, slot: Slot) -> list[Read[str]]:
    """The parties that a name names: China and C5 in "China-Central Asia Summit"."""
    reads = []
    for part in NAME_PARTS.finditer(scene.quote(slot.start, slot.end)):
        offset = slot.start + part.start()
        hits = [hit for hit in find_hits(part.group()) if hit.entry.kind in ("state", "group")]
        reads += [Read(h.entry.entity_ids[0], offset + h.start, offset + h.end, "resolved") for h in hits]
    return reads


NAME_PARTS = re2.compile(r"[^-–+&]+")


def _reads(slots: list[Slot]) -> list[Read[str]]:
    return [Read(party, slot.start, slot.end, "resolved") for slot in slots for party in slot.entity_ids]


def _collapse(reads: list[Read[str]]) -> tuple[Read[str], ...]:
    """The five named one by one are the group; a member beside its group goes into it."""
    ids = {read.value for read in reads}
    if ids >= FIVE:
        first = next(read for read in reads if read.value in FIVE)
        reads = [Read("C5", first.start, first.end, "resolved"), *reads]
        ids.add("C5")
    kept = {read.value: read for read in reversed(reads) if "C5" not in ids or read.value not in FIVE}
    return tuple(kept[party] for party in sorted(kept))


def _meeting_slug(kind: EventKind, parties: tuple[Read[str], ...]) -> str:
    return "-".join([kind, *(read.value.lower() for read in parties)])


PLACE = re2.compile(r"^[^.;]{0,60}?\b(?:held |hosted |took place |opened )?(?:in|at) (?:the )?(?P<where><[pl]\d+>)")
HOST = re2.compile(r"(?P<where><[p]\d+>) (?:also |has )?hosted ")


def _find_place(reading: Reading, end: int) -> Slot | None:
    found = PLACE.search(reading.masked[end:]) or HOST.search(reading.masked)
    return reading.slot(found.group("where")) if found else None


def _read_visits(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "Xi Jinping arrived in Astana", "the visit of all Central Asian leaders to Beijing" """
    homes = {person.person_id: person.country_id for person in scene.cast.people}
    matches = [*TRAVELS.find(reading), *TRIP.find(reading)]
    for match in matches:
        guest = next((match.slot(label) for label in ("who", "owner") if match.has(label)), None)
        host = next(match.slot(label) for label in ("host", "target") if match.has(label))
        if guest is None or FUTURE.search(reading.masked[max(0, match.start - 40) : match.start]):
            continue
        entity = guest.entity_ids[0]
        state = homes.get(entity) if guest.code == "h" else entity
        receiving = host.entity_ids[0] if host.code == "p" else _state_of(reading, host)
        if not state or not receiving or state == receiving:
            continue
        parties = (Read(state, guest.start, guest.end, "resolved"), Read(receiving, host.start, host.end, "resolved"))
        slug = f"visit-{state.lower()}-{receiving.lower()}"
        yield Happening(reading, match.start, match.end, "visit", parties, host, slug, None, "visit")


def _state_of(reading: Reading, place: Slot) -> str | None:
    """The state named right after a place ("Astana, Kazakhstan"), else the one that it lies in."""
    at = reading.position(place)
    found = re2.search(r"^<l\d+>, (?P<state><p\d+>)", reading.masked[at:])
    if found:
        return reading.slot(found.group("state")).entity_ids[0]
    known = find_place(place.entity_ids[0])
    return known.country_id if known else None


def _read_wars(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "Israel's war on Iran", "the war in Ukraine" """
    for match in (*WAGED.find(reading), *WAR.find(reading)):
        if NO_WAR.search(reading.masked[max(0, match.start - 8) : match.end]):
            continue
        target = match.slot("target", "victim")
        slots = [*([match.slot("who")] if match.has("who") else []), target]
        name = f"War in {scene.quote(target.start, target.end)}" if match.has("waged") else None
        slug = f"war-{target.entity_ids[0].lower()}"
        yield Happening(reading, match.start, match.end, "war", tuple(_reads(slots)), target, slug, name, "war")


def _read_others(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """Turmoil, withdrawals, games, ends of states and beginnings of organisations."""
    for rule, template, labels in OTHERS:
        for match in template.find(reading):
            slots = [match.slot(label) for label in labels if match.has(label)]
            parties = _collapse([read for read in _reads(slots) if _is_actor(scene, read.value)])
            place = match.slot("where") if match.has("where") else None
            head = match.words("head").replace(" ", "-") if match.has("head") else rule
            what = (
                match.words("what").strip().replace("ussr", "soviet union").replace(" ", "-")
                if match.has("what")
                else ""
            )
            named = [slot.entity_ids[0].lower() for slot in slots]
            slug = "-".join([head, *([what] if what else []), *named])
            yield Happening(reading, match.start, match.end, "other", parties, place, slug, None, rule)


def _is_actor(scene: Scene, party_id: str) -> bool:
    return any(party.party_id == party_id and party.kind != "organization" for party in scene.cast.parties)


OTHERS: list[tuple[str, Template, tuple[str, ...]]] = [
    ("turmoil", TURMOIL, ("where",)),
    ("withdrawal", WITHDRAWAL, ("who", "where", "owner", "target")),
    ("games", GAMES, ("where",)),
    ("ending", ENDING, ()),
    ("beginning", BEGINNING, ("name", "begun", "who", "by")),
]
RULES: list[Callable[[Scene, Reading], Iterator[Happening]]] = [
    _read_named_meetings,
    _read_meetings,
    _read_visits,
    _read_wars,
    _read_others,
]
