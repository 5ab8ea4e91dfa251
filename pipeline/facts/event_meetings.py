"""Summits and forums: named ones, and those that a sentence tells of by who met where."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.facts.claim import Read
from pipeline.facts.event_happening import (
    FIVE,
    FUTURE,
    WORDS,
    Happening,
    collapse_members,
    find_home,
    find_place_of,
    read_parties,
)
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.scene import Page, Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_party
from pipeline.mentions.hits import find_hits
from pipeline.mentions.mention import Party
from schemas.vocabularies import EventKind

NAMED = re.compile(rb"<o\d+>")
NOUN_AFTER = re.compile(r"(?: \(<o\d+>\))? (?P<noun>summit|forum|conference)\b")
HOLDERS = Expression(
    r"(?P<who><p\d+>(?:(?:, (?:and )?| and )(?:the )?<p\d+>)*) (?:have |has |jointly |co-)*"
    r"(?:held|hosted|opened|convened) (?:the |a |an |its |their )?(?:[a-z]+ ){0,2}$"
)
PARTY = Expression(r"<p\d+>")
STANDING = ("intergovernmental", "government_body", "company", "bank", "media", "think_tank")
IN_PLACE = Expression(r"^ (?:in|at) (?:the )?(?:[a-z]+ ){0,2}<[pl]\d+>")
MEETING = Template(
    r"(?:(?:{party:a}(?: ?- ?{party:b})?) )?\b(?:[a-z]{3,} )?{meeting:head}"
    r"(?: of (?:the )?heads of state(?: and government)?)?(?: of (?:the )?{party:of}|(?: \"?{org:title}\"?)?)",
    WORDS,
)
HELD = Expression(WORDS["held"])
RECURRING = Expression(r"\b(?:regular|regularly|annual|every|summits|each)\b")
NAME_KINDS: tuple[tuple[EventKind, Expression], ...] = (
    ("summit", Expression(r"\bsummit\b")),
    ("forum", Expression(WORDS["gathering"])),
)
TOLD_AGAIN = Expression(r"^the (?:gathering|event|meeting|summit|talks|forum) ")
APART = Expression(r"\b(?:by|surpassing|over|than|unlike|like|from|against|influenced by|bridging) (?:the |both )?$")
ATTENDED = Expression(r"\b(?:attended|held|hosted|convened|organi[sz]ed) by (?:the )?(?:[a-z']+ ){0,3}$")


NAME_PARTS = Expression(r"[^-–+&]+")
SHORT_NAMES = {"C5": "Central Asia", "EU": "EU", "USA": "US", "GBR": "UK"}


def read_named_meetings(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "the third Nile Basin Forum", "the dialogue “Nordic+Baltic” (March 2011)" """
    names = {party.party_id: party for party in scene.cast.parties}
    for slot in reading.coded("o"):
        party = names[slot.entity_ids[0]]
        start = reading.position(slot)
        end = reading.masked.index(">", start) + 1
        if noun := NOUN_AFTER.match(reading.masked, end):
            end = noun.end()
        kind = _kind_of_name(scene, slot, party, noun.group("noun") if noun else "")
        if kind is None or reading.masked[:start].endswith("(") or not _takes_place(reading, start, end):
            continue
        place = find_place_of(reading, end)
        parties = collapse_members(_nested(scene, slot) or _holders(reading, start))
        slug = _meeting_slug(kind, parties) if kind == "summit" and parties else party.party_id
        yield Happening(reading, start, end, kind, parties, place, slug, None, "named_meeting")


def find_named_lines(page: Page) -> list[int]:
    """The lines of a page that name an organisation, which a meeting may be."""
    return [page.line(found.start()) for found in NAMED.finditer(page.text)]


def _kind_of_name(scene: Scene, slot: Slot, party: Party, noun: str) -> EventKind | None:
    """Summit or forum, by the noun that follows a name ("the C+C5 (CCA) summit"), else by its own words; a standing
    body such as an assembly of states is no event."""
    written = scene.quote(slot.start, slot.end).lower()
    for words in (noun, f"{party.name} {written}".lower()):
        kind = _kind_of_words(words)
        if kind is not None and (noun or party.organization_kind not in STANDING):
            return kind
    return None


@lru_cache(maxsize=4096)
def _kind_of_words(words: str) -> EventKind | None:
    return next((kind for kind, pattern in NAME_KINDS if pattern.search(words)), None)


def _holders(reading: Reading, start: int) -> list[Read[str]]:
    """Who holds a meeting: "Chile and Peru held a first X Forum"."""
    found = HOLDERS.search(reading.masked[:start])
    tokens = PARTY.findall(found.group("who")) if found else []
    return read_parties([reading.slot(token) for token in tokens])


def read_meetings(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "a summit held in Ghana attended by Togo's president", "a nearby G7 summit" """
    for match in MEETING.find(reading):
        if not _takes_place(reading, match.start, match.end):
            continue
        own = [match.slot(label) for label in ("a", "b") if match.has(label)]
        named = _nested(scene, match.slot("title")) if match.has("title") else []
        named = read_parties([match.slot("of")]) if match.has("of") else named
        host = own[0] if len(own) == 1 and not _is_group(scene, own) else None
        parties = collapse_members(named or (read_parties(own) if own and host is None else _present(scene, reading)))
        if len(parties) > 1 or (parties and (match.has("of") or (host is None and own))):
            place = host or find_place_of(reading, match.end)
            slug, name = _meeting_slug("summit", parties), _name_meeting(parties)
            yield Happening(reading, match.start, match.end, "summit", parties, place, slug, name, "meeting")


def _name_meeting(parties: tuple[Read[str], ...]) -> str:
    """ "China–Central Asia summit": the region's side stands second, as in a trade pair."""
    found = [(read.value in {"C5", *FIVE}, find_party(read.value)) for read in parties]
    names = [SHORT_NAMES.get(party.party_id, party.name) for _, party in sorted(found, key=lambda f: f[0]) if party]
    return "–".join(names) + " summit"


def _is_group(scene: Scene, slots: list[Slot]) -> bool:
    """Two parties make a summit by themselves, and so does a group; a lone state only hosts one."""
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    return len(slots) > 1 or len(slots[0].entity_ids) > 1 or slots[0].entity_ids[0] not in states


def _takes_place(reading: Reading, start: int, end: int) -> bool:
    """Whether the sentence tells of one meeting that takes or took place, not of a custom or a proposal."""
    masked = reading.masked
    if RECURRING.search(masked[max(0, start - 30) : end]) or FUTURE.search(masked[max(0, start - 60) : start]):
        return False
    if IN_PLACE.search(masked[end:]):
        return True
    dated = any(slot.time and slot.time.relation == "at" for slot in reading.coded("t"))
    return dated or bool(HELD.search(masked))


def _present(scene: Scene, reading: Reading) -> list[Read[str]]:
    """Who is at a meeting: those named in its sentence and in the next one that goes on about it."""
    told = [reading]
    after = scene.readings[reading.index + 1 : reading.index + 2]
    told += [later for later in after if TOLD_AGAIN.search(later.masked)]
    reads: dict[str, Read[str]] = {}
    for part in told:
        for slot in part.coded("ph"):
            before = part.masked[: part.position(slot)]
            if APART.search(before) and not ATTENDED.search(before):
                continue
            homes = (find_home(scene, slot),) if slot.code == "h" else slot.entity_ids
            for party in homes:
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


def _meeting_slug(kind: EventKind, parties: tuple[Read[str], ...]) -> str:
    return "-".join([kind, *(read.value.lower() for read in parties)])
