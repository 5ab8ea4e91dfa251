"""Which undertaking is meant: its name, its kind and the key under which all its names meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import re2

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from schemas.vocabularies import ProjectKind, ProjectRole

WORDS = load_words("projects.csv")
KINDS = [kind for kind in get_args(ProjectKind) if kind in WORDS]
KIND_OF = [(kind, re2.compile(f"^{WORDS[kind]}$")) for kind in KINDS]
HEAD = re2.compile("|".join(WORDS[kind] for kind in KINDS))
COMPOUND = re2.compile(
    rf"^ (?:{WORDS['modifier']} )*(?:" + HEAD.pattern + ")"
)  # "highway corridors": the last head counts
WEAK = re2.compile(f"^{WORDS['weak']}$")
MODIFIERS = rf"(?: {WORDS['modifier']}){{0,3}}"

SLOTTED = r"<[pl]\d+>|"
END = r"<[pl]\d+>"
JOINED_ENDS = re2.compile(rf"(?P<ends>{END}(?: ?(?:-|to) ?{END})+){MODIFIERS} $")
ROUTE = re2.compile(
    rf"^(?: [a-z-]+){{0,3}}? (?:from|linking|connecting|between) (?P<ends>{END}(?:(?:,? (?:through|across|via|into|to|and|with|onwards to) |, (?:and )?)(?:the )?{END})+)"
)
NAME = re2.compile(r"(?P<name>(?:[A-Z][\w'’.]*(?:[-–][\w'’]+)*)(?: (?:of |and )?[A-Z][\w'’.]*(?:[-–][\w'’]+)*){0,4})$")
NUMBERED = re2.compile(
    rf"(?:(?P<owner>{END})(?:'?s|') |(?P<its>its|their|the country's|the republic's|the nation's) |an? |the )?"
    rf"(?:[a-z]+ly )?(?P<number>first|second|third|fourth|another|additional)(?: new| large| major)?{MODIFIERS} $"
)
ANAPHOR = re2.compile(r"\b(?:a|the) (?P<number>second|third|another) (?:facility|plant|station|unit|line|one)\b")
LOCATED = re2.compile(rf"^(?: project)? (?:in|at|near|of)(?: the)?(?: [a-z-]+){{0,4}} (?P<where>{END})")
BECOMES = re2.compile(
    rf"\b(?:like|such as|of) (?P<name>{SLOTTED}[A-Z][\w'-]+)(?: in (?P<where>{END}))? (?:has|have|had) become (?:[a-z]+ ){{0,4}}$"
)
NUMBERS = {"first": "1", "second": "2", "another": "2", "additional": "2", "third": "3", "fourth": "4"}
STUFF = ("nuclear", "gas", "oil", "hydro", "solar", "wind", "thermal")
NO_NAME = frozenset(
    "The A An This That These Those In On At For And But As It Its His Her Their Our Some Most Many Several New Its "
    "First Second Third Silk Belt One Two Three Today Now Then With From By Under After Before While When Chinese "
    "Construction Work Development Modernization".split()
)
WINDOW = 90


@dataclass(frozen=True, slots=True)
class Named:
    """A project as one sentence names it; `start`..`end` is its noun phrase in the masked text."""

    reading: Reading
    start: int
    end: int
    kind: ProjectKind
    key: str
    name: Read[str]
    parties: tuple[tuple[ProjectRole, Read[str]], ...]
    sure: bool  # True where the words alone identify it; False where only what is said of it makes it a project
    rule: str


def list_projects(scene: Scene) -> Iterator[Named]:
    """Every undertaking that a text names, once a place where it stands."""
    last: Named | None = None
    for reading in scene.readings:
        if reading.sentence.role == "furniture":
            continue
        for named in _projects_of(scene, reading, last):
            last = named
            yield named


def _projects_of(scene: Scene, reading: Reading, last: Named | None) -> Iterator[Named]:
    taken = -1
    for head in HEAD.finditer(reading.masked):
        if head.start() < taken or COMPOUND.search(reading.masked[head.end() : head.end() + 40]):
            continue
        kind = next(kind for kind, pattern in KIND_OF if pattern.search(head.group()))
        named = _identify(scene, reading, kind, head.start(), head.end())
        if named is not None:
            taken, last = named.end, named
            yield named
    for found in ANAPHOR.finditer(reading.masked):
        if (
            last is not None
            and last.key.rsplit("-", 1)[-1] in NUMBERS.values()
            and last.reading.index >= reading.index - 3
        ):
            yield _number_again(scene, reading, last, found)


def _identify(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """The first rule that names the head's undertaking."""
    for rule, identify in RULES:
        named = identify(scene, reading, kind, start, end)
        if named is not None:
            return named
    return None


def _by_joined_ends(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "the China-Kazakhstan oil pipeline" """
    found = JOINED_ENDS.search(reading.masked[max(0, start - WINDOW) : start])
    if found is None:
        return None
    first = max(0, start - WINDOW) + found.start()
    slots = _slots_in(reading, found.group("ends"))
    name = _read_name(scene, reading, first, end)
    return Named(
        reading, first, end, kind, _key(reading, kind, slots, first, end), name, _places(slots), True, "joined_ends"
    )


def _by_route(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "a railway from Uzbekistan through Kyrgyzstan to China" """
    found = ROUTE.search(reading.masked[end : end + 2 * WINDOW])
    if found is None:
        return None
    slots = _slots_in(reading, found.group("ends"))
    first = _phrase_start(reading, start)
    span = reading.text_span(first, end + found.end())
    head = reading.cased[start:end]
    name = Read("-".join(_plain_name(scene, slot) for slot in slots) + f" {head}", *span, "inferred")
    key = _key(reading, kind, slots, first, end)
    return Named(reading, first, end + found.end(), kind, key, name, _places(slots), True, "route")


def _by_number(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "Kazakhstan's first nuclear power plant" """
    found = NUMBERED.search(reading.masked[max(0, start - WINDOW) : start])
    if found is None or kind in ("road", "port", "corridor", "school", "other"):
        return None
    first = max(0, start - WINDOW) + found.start()
    owner = _find_owner(scene, reading, found.group("owner"), first, end)
    if owner is None:
        return None
    return _numbered(scene, reading, kind, _stuff(reading.masked[first:end]), owner, found.group("number"), first, end)


def _numbered(
    scene: Scene, reading: Reading, kind: ProjectKind, stuff: str, owner: Slot, number: str, first: int, end: int
) -> Named:
    state = owner.entity_ids[0]
    count = NUMBERS[number]
    ordinal = {"1": "first", "2": "second", "3": "third", "4": "fourth"}[count]
    title = f"{_state_name(scene, state)}'s {ordinal} {stuff + ' ' if stuff else ''}{kind.replace('_', ' ')}"
    key = "-".join(part for part in (kind.replace("_", "-"), stuff, state.lower(), count) if part)
    name = Read(title, *reading.text_span(first, end), "resolved")
    return Named(reading, first, end, kind, key, name, _places((owner,)), True, "numbered")


def _number_again(scene: Scene, reading: Reading, last: Named, found: "re2._Match[str]") -> Named:
    """ "a second facility", after "its first nuclear power plant" """
    owner = last.parties[0][1]
    slot = Slot("p", owner.start, owner.end, entity_ids=(owner.value,))
    stuff = _stuff(last.key.replace("-", " "))
    return _numbered(scene, reading, last.kind, stuff, slot, found.group("number"), found.start(), found.end())


def _by_own_name(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "the Dushanbe-Kulma highway", "Akkuyu nuclear power plant" """
    text_start, text_end = reading.text_span(start, end)
    before = scene.document.text[max(reading.sentence.start, text_start - WINDOW) : text_start]
    stripped = LOWER_TAIL.sub("", before.rstrip())
    found = NAME.search(stripped)
    if found is None:
        return None
    words = found.group("name").split()
    while words and (words[0] in NO_NAME or words[0].endswith(("’s", "'s"))):
        words.pop(0)
    name = " ".join(words)
    offset = text_start - len(before) + stripped.rfind(name) if name else 0
    if not name or _is_party_only(scene, offset, offset + len(name)):
        return None
    read = Read(" ".join(scene.quote(offset, text_end).split()), offset, text_end)
    key = f"{kind.replace('_', '-')}-{_slug(name)}"
    first = next((at for at in range(start, -1, -1) if reading.text_start(at) <= offset), 0)
    return Named(reading, first, end, kind, key, read, _located(reading, end), True, "own_name")


def _by_place(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "wind farms in the Jizzakh region": a project only if something is said of it."""
    found = LOCATED.search(reading.masked[end : end + WINDOW])
    if found is None or (WEAK.search(reading.masked[start:end]) and " of" not in found.group()[:4]):
        return None
    slots = _slots_in(reading, found.group("where"))
    first = _phrase_start(reading, start)
    key = f"{_key(reading, kind, slots, first, end)}"
    name = _read_name(scene, reading, start, end + found.end())
    return Named(reading, first, end + found.end(), kind, key, name, _places(slots), False, "placed")


def _by_becoming(scene: Scene, reading: Reading, kind: ProjectKind, start: int, end: int) -> Named | None:
    """ "Centres like Khorgos in Kazakhstan have become logistics hubs" """
    found = BECOMES.search(reading.cased[max(0, start - 2 * WINDOW) : start])
    if found is None:
        return None
    base = max(0, start - 2 * WINDOW)
    first, last = base + found.start(1), base + found.end(1)
    name = _read_name(scene, reading, first, last)
    parties = _places(_slots_in(reading, found.group("where") or ""))
    return Named(
        reading, first, last, kind, f"{kind.replace('_', '-')}-{_slug(name.value)}", name, parties, True, "becomes"
    )


LOWER_TAIL = re2.compile(rf"(?:(?:^| )(?i:{WORDS['modifier']}))+$")
RULES = [
    ("joined_ends", _by_joined_ends),
    ("route", _by_route),
    ("becomes", _by_becoming),
    ("numbered", _by_number),
    ("own_name", _by_own_name),
    ("placed", _by_place),
]


def _slots_in(reading: Reading, masked: str) -> tuple[Slot, ...]:
    return tuple(reading.slot(token) for token in SLOT.findall(masked))


SLOT = re2.compile(r"<[a-z]\d+>")


def _phrase_start(reading: Reading, start: int) -> int:
    """Where the noun phrase of a head begins: at its article, else at the head."""
    found = ARTICLE.search(reading.masked[max(0, start - 40) : start])
    return max(0, start - 40) + found.start() if found else start


ARTICLE = re2.compile(r"\b(?:an?|the)(?: [a-z-]+){0,3} $")


def _places(slots: tuple[Slot, ...]) -> tuple[tuple[ProjectRole, Read[str]], ...]:
    reads = {party: Read(party, s.start, s.end, "resolved") for s in slots if s.code == "p" for party in s.entity_ids}
    return tuple(("location", read) for read in reads.values())


def _located(reading: Reading, end: int) -> tuple[tuple[ProjectRole, Read[str]], ...]:
    found = LOCATED.search(reading.masked[end : end + WINDOW])
    return _places(_slots_in(reading, found.group("where"))) if found else ()


def _key(reading: Reading, kind: ProjectKind, slots: tuple[Slot, ...], first: int, end: int) -> str:
    stuff = _stuff(reading.masked[first:end])
    ends = sorted({party.lower() for slot in slots for party in slot.entity_ids})
    return "-".join([kind.replace("_", "-"), *([stuff] if stuff else []), *ends])


def _stuff(words: str) -> str:
    """What flows or burns in it: it tells two pipelines or plants between the same places apart."""
    return next((stuff for stuff in STUFF if stuff in words), "")


def _read_name(scene: Scene, reading: Reading, first: int, end: int) -> Read[str]:
    span = reading.text_span(first, end)
    return Read(" ".join(scene.quote(*span).split()), *span)


def _plain_name(scene: Scene, slot: Slot) -> str:
    names = [party.name for party in scene.cast.parties if party.party_id == slot.entity_ids[0]]
    return names[0] if names else " ".join(scene.quote(slot.start, slot.end).split())


def _state_name(scene: Scene, party_id: str) -> str:
    return next((party.name for party in scene.cast.parties if party.party_id == party_id), party_id)


def _find_owner(scene: Scene, reading: Reading, owner: str | None, first: int, end: int) -> Slot | None:
    """Whose first plant it is: named before it, the place after it, or the state that the sentence begins with."""
    if owner:
        return reading.slot(owner)
    found = LOCATED.search(reading.masked[end : end + WINDOW])
    if found and (slots := [slot for slot in _slots_in(reading, found.group("where")) if slot.code == "p"]):
        return slots[0]
    return next((s for s in reading.coded("p") if reading.position(s) < first and s.form in ("name", "capital")), None)


def _is_party_only(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are just a party's name: "Chinese railways" are no project."""
    return any(m.entity_type == "party" and m.start <= start and end <= m.end for m in scene.cast.mentions)


def _slug(name: str) -> str:
    return "-".join(re2.findall(r"[a-z0-9]+", name.lower()))
