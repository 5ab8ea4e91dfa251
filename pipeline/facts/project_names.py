"""Which undertaking is meant: its name, its kind and the key under which all its names meet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

import re2

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_place
from pipeline.mentions.hits import find_hits
from schemas.vocabularies import ProjectKind, ProjectRole

WORDS = load_words("projects.csv")
KINDS = [kind for kind in get_args(ProjectKind) if kind in WORDS]
KIND_OF = [(kind, re2.compile(f"^{WORDS[kind]}$")) for kind in KINDS]
_PHRASES = sorted((p for kind in KINDS for p in WORDS[kind].strip(r"\b(?:)").split("|")), key=lambda p: (-len(p), p))
HEAD = re2.compile(r"\b(?:" + "|".join(_PHRASES) + r")\b")
MODIFIER = WORDS["modifier"]
COMPOUND = re2.compile(rf"^ (?:{MODIFIER} )*{HEAD.pattern}")  # "highway corridors": the last head counts
WEAK = re2.compile(f"^{WORDS['weak']}$")

END = r"<[pl]\d+>"
LINE_OF = re2.compile(rf"\blines? (?P<line>[a-h]) of the (?:{END} ?- ?)*{END}(?: {MODIFIER})* $")
LINE_ALONE = re2.compile(r"\b(?:string|line|branch), line (?P<line>[a-h])\b")
JOINED_ENDS = re2.compile(rf"(?P<ends>{END}(?: ?(?:-|to) ?{END})+)(?: {MODIFIER}){{0,3}} $")
ROUTE = re2.compile(
    r"^(?: [a-z-]+){0,3}?(?: that (?:is|will|would|should) (?:to )?(?:run|go|stretch|pass))?"
    rf" (?:from (?:the )?(?P<ends>{END}(?:,? (?:through|across|via|into|to|onwards to) (?:the )?{END})+)"
    rf"|(?:linking|connecting|between|through) (?:the )?"
    rf"(?P<linked>{END}(?:(?:,? (?:to|and|with) |, (?:and )?)(?:the )?{END})+))"
)
NAME = re2.compile(
    r"(?:^|[^\w'’.-])(?P<name>(?:[A-Z][\w'’.]*(?:[-–][\w'’]+)*)(?: (?:of |and )?[A-Z][\w'’.]*(?:[-–][\w'’]+)*){0,4})$"
)
NUMBERED = re2.compile(
    rf"(?:(?P<owner>{END})(?:'?s|') |(?:its|their|the country's|the republic's|the nation's) |an? |the )?"
    rf"(?:[a-z]+ly )?(?P<number>first|second|third|fourth|another|additional)"
    rf"(?: new| large| major)?(?: {MODIFIER}){{0,3}} $"
)
NUMBERED_AGAIN = re2.compile(r"\b(?:a|the) (?P<number>second|third|another) (?:facility|plant|station|unit|line|one)\b")
LOCATED = re2.compile(
    r"^(?: project)?(?: [^<>.;,]{1,25}<[qmn]\d+>)?(?: that [^.;]{1,50}?)?"
    rf" (?:in|at|near|of)(?: the)?(?: [a-z-]+){{0,4}} (?P<where>{END}(?:(?:, | and |, and )(?:the )?{END})*)"
)
BECOMES = re2.compile(
    rf"\b(?:like|such as|of) (?P<name>{END}|[A-Z][\w'-]+)(?: in (?P<where>{END}))? "
    rf"(?:has|have|had) become (?:[a-z]+ ){{0,4}}$"
)
ARTICLE = re2.compile(r"\b(?:an?|the)(?: (?:[a-z-]+|<m[0-9]+>)){0,4} $")
SLOT = re2.compile(r"<[a-z]\d+>")
LOWER_TAIL = re2.compile(rf"(?:(?:^| )(?i:{MODIFIER}))+$")
NUMBERS = {"first": 1, "second": 2, "another": 2, "additional": 2, "third": 3, "fourth": 4}
ORDINALS = ("", "first", "second", "third", "fourth")
UNNUMBERED_KINDS = ("road", "port", "corridor", "school", "other")  # "the first road" counts nothing
STUFF = ("nuclear", "gas", "oil", "hydro", "solar", "wind", "thermal")
NO_NAME = frozenset(
    "The A An This That These Those In On At For And But As It Its His Her Their Our Some Most Many Several New First "
    "Second Third Silk Belt One Two Three Today Now Then With From By Under After Before While When Construction Work "
    "Development Modernization Lines Line Pipeline Pipelines".split()
)
WINDOW = 90  # characters on either side of a head that can hold its name

Parties = tuple[tuple[ProjectRole, Read[str]], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that may head a project's name, at `start`..`end` of the masked text."""

    reading: Reading
    kind: ProjectKind
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.reading.masked[self.offset : self.start]

    @property
    def offset(self) -> int:
        """Where `before` begins."""
        return max(0, self.start - WINDOW)

    @property
    def after(self) -> str:
        return self.reading.masked[self.end : self.end + 2 * WINDOW]


@dataclass(frozen=True, slots=True)
class Named:
    """A project as one sentence names it; `start`..`end` is its noun phrase in the masked text.

    `sure` is True where the words alone identify it, False where only what is said of it makes it a project.
    """

    reading: Reading
    start: int
    end: int
    kind: ProjectKind
    key: str
    name: Read[str]
    parties: Parties
    sure: bool
    rule: str
    number: int | None = None


def list_projects(scene: Scene) -> Iterator[Named]:
    """Every undertaking that a text names, once a place where it stands, in order."""
    numbered: Named | None = None
    pipeline: Named | None = None
    for reading in scene.readings:
        if reading.sentence.role == "furniture":
            continue
        for named in _projects_of(scene, reading, numbered, pipeline):
            numbered = named if named.number else numbered
            pipeline = named if named.kind == "pipeline" and named.rule == "joined_ends" else pipeline
            yield named


def _projects_of(scene: Scene, reading: Reading, numbered: Named | None, pipeline: Named | None) -> Iterator[Named]:
    taken = -1
    for found in HEAD.finditer(reading.masked):
        if found.start() < taken or COMPOUND.search(reading.masked[found.end() : found.end() + 40]):
            continue
        kind = next(kind for kind, pattern in KIND_OF if pattern.search(found.group()))
        head = Head(reading, kind, found.start(), found.end())
        named = next((named for rule in RULES if (named := rule(scene, head)) is not None), None)
        if named is not None:
            taken = named.end
            numbered = named if named.number else numbered
            yield from _split_pair(named)
    if numbered is not None:
        yield from (_number_again(scene, reading, numbered, found) for found in NUMBERED_AGAIN.finditer(reading.masked))
    if pipeline is not None and (found := LINE_ALONE.search(reading.masked)):
        yield _name_line(reading, pipeline, found.group("line"), found.start(), found.end())


def _by_line(scene: Scene, head: Head) -> Named | None:
    """ "Line D of the China-Central Asia gas pipeline" """
    found = LINE_OF.search(head.before)
    whole = _by_joined_ends(scene, head) if found else None
    if found is None or whole is None:
        return None
    return _name_line(head.reading, whole, found.group("line"), head.offset + found.start(), head.end)


def _name_line(reading: Reading, whole: Named, line: str, start: int, end: int) -> Named:
    span = reading.text_span(start, end)
    name = Read(f"Line {line.upper()} of the {whole.name.value}", *span, "resolved")
    return replace(whole, reading=reading, start=start, end=end, key=f"{whole.key}-line-{line}", name=name, rule="line")


def _by_joined_ends(scene: Scene, head: Head) -> Named | None:
    """ "the China-Kazakhstan oil pipeline" """
    found = JOINED_ENDS.search(head.before)
    if found is None:
        return None
    start = head.offset + found.start()
    slots = _slots_in(head.reading, found.group("ends"))
    name = _read_name(scene, head.reading, start, head.end)
    return Named(
        head.reading, start, head.end, head.kind, _key(head, slots, start), name, _places(slots), True, "joined_ends"
    )


def _by_route(scene: Scene, head: Head) -> Named | None:
    """ "a railway from Uzbekistan through Kyrgyzstan to China" """
    found = ROUTE.search(head.after)
    if found is None or (WEAK.search(head.reading.masked[head.start : head.end]) and "between" in found.group()):
        return None
    slots = _slots_in(head.reading, found.group("ends") or found.group("linked"))
    start, end = _phrase_start(head), head.end + found.end()
    title = "-".join(_plain_name(scene, slot) for slot in slots) + f" {head.reading.masked[head.start : head.end]}"
    name = Read(title, *head.reading.text_span(start, end), "inferred")
    return Named(head.reading, start, end, head.kind, _key(head, slots, start), name, _places(slots), True, "route")


def _by_becoming(scene: Scene, head: Head) -> Named | None:
    """ "Centres like Khorgos in Kazakhstan have become logistics hubs" """
    base = max(0, head.start - 2 * WINDOW)
    found = BECOMES.search(head.reading.cased[base : head.start])
    if found is None:
        return None
    start, end = base + found.start(1), base + found.end(1)
    name = _read_name(scene, head.reading, start, end)
    parties = _places(_slots_in(head.reading, found.group("where") or ""))
    key = f"{_slug(head.kind)}-{_slug(name.value)}"
    return Named(head.reading, start, end, head.kind, key, name, parties, True, "becomes")


def _by_number(scene: Scene, head: Head) -> Named | None:
    """ "Kazakhstan's first nuclear power plant" """
    found = NUMBERED.search(head.before)
    if found is None or head.kind in UNNUMBERED_KINDS:
        return None
    start = head.offset + found.start()
    owner = _find_owner(head, found.group("owner"), start)
    if owner is None:
        return None
    stuff = _stuff(head.reading.masked[start : head.end])
    return _number(
        scene, head, stuff, Read(owner.entity_ids[0], owner.start, owner.end, "resolved"), found.group("number"), start
    )


def _number(scene: Scene, head: Head, stuff: str, owner: Read[str], number: str, start: int) -> Named:
    count = NUMBERS[number]
    plain = " ".join(word for word in (ORDINALS[count], stuff, head.kind.replace("_", " ")) if word)
    name = Read(f"{_party_name(scene, owner.value)}'s {plain}", *head.reading.text_span(start, head.end), "resolved")
    key = "-".join(part for part in (_slug(head.kind), stuff, owner.value.lower(), str(count)) if part)
    parties: Parties = (("location", owner),)
    return Named(head.reading, start, head.end, head.kind, key, name, parties, True, "numbered", count)


def _number_again(scene: Scene, reading: Reading, last: Named, found: "re2._Match[str]") -> Named:
    """ "a second facility", after "its first nuclear power plant" """
    head = Head(reading, last.kind, found.start(), found.end())
    return _number(
        scene, head, _stuff(last.key.replace("-", " ")), last.parties[0][1], found.group("number"), found.start()
    )


def _by_own_name(scene: Scene, head: Head) -> Named | None:
    """ "the Dushanbe-Kulma highway", "Akkuyu nuclear power plant" """
    text_start, text_end = head.reading.text_span(head.start, head.end)
    window_start = max(head.reading.sentence.start, text_start - WINDOW)
    before = LOWER_TAIL.sub("", scene.quote(window_start, text_start).rstrip())
    found = NAME.search(before)
    if found is None:
        return None
    words = found.group("name").split()
    while words and (words[0] in NO_NAME or words[0].endswith(("’s", "'s"))):
        words.pop(0)
    name = " ".join(words)
    at = before.rfind(words[0], 0) if words else -1
    at = window_start + max(at, 0)
    if (
        not name
        or not any(word[0].isupper() and len(word) > 1 for word in words)
        or _is_party_or_amount(scene, at, at + len(name))
    ):
        return None
    read = Read(" ".join(scene.quote(at, text_end).split()), at, text_end)
    start = next((masked for masked in range(head.start, -1, -1) if head.reading.text_start(masked) <= at), 0)
    parties = _located(head) or _places_in_name(scene, at, text_end)
    return Named(
        head.reading, start, head.end, head.kind, f"{_slug(head.kind)}-{_slug(name)}", read, parties, True, "own_name"
    )


def _by_place(scene: Scene, head: Head) -> Named | None:
    """ "wind farms in the Jizzakh region": a project only if something is said of it."""
    found = LOCATED.search(head.after)
    if found is None or (WEAK.search(head.reading.masked[head.start : head.end]) and " of" not in found.group()[:4]):
        return None
    slots = _slots_in(head.reading, found.group("where"))
    start = _phrase_start(head)
    name = _read_name(scene, head.reading, head.start, head.end + found.end())
    parties = _places(slots)
    return Named(
        head.reading, start, head.end + found.end(), head.kind, _key(head, slots, start), name, parties, False, "placed"
    )


RULES: list[Callable[[Scene, Head], Named | None]] = [
    _by_line,
    _by_joined_ends,
    _by_route,
    _by_becoming,
    _by_number,
    _by_own_name,
    _by_place,
]


def _split_pair(named: Named) -> tuple[Named, ...]:
    """ "the Dushanbe-500 and Sughd-500 substations" are two."""
    head = named.name.value.rsplit(" ", 1)[-1]
    if named.rule != "own_name" or not head.endswith("s") or named.name.value.count(" and ") != 1:
        return (named,)
    body = named.name.value.removesuffix(f" {head}")
    return tuple(
        replace(
            named,
            key=f"{_slug(named.kind)}-{_slug(name)}",
            name=replace(named.name, value=f"{name} {head[:-1]}", method="resolved"),
        )
        for name in body.split(" and ")
    )


def _slots_in(reading: Reading, masked: str) -> tuple[Slot, ...]:
    return tuple(reading.slot(token) for token in SLOT.findall(masked))


def _phrase_start(head: Head) -> int:
    """Where the noun phrase of a head begins: at its article, else at the head."""
    base = max(0, head.start - 40)
    found = ARTICLE.search(head.reading.masked[base : head.start])
    return base + found.start() if found else head.start


def _places(slots: tuple[Slot, ...]) -> Parties:
    """Where it stands: the states and groups named, and the states that the places named lie in."""
    reads: dict[str, Read[str]] = {}
    for slot in slots:
        states = slot.entity_ids if slot.code == "p" else tuple(_country_of(place) for place in slot.entity_ids)
        for state in states:
            if state:
                reads.setdefault(state, Read(state, slot.start, slot.end, "resolved"))
    return tuple(("location", read) for read in reads.values())


def _country_of(place_id: str) -> str | None:
    place = find_place(place_id)
    return place.country_id if place else None


def _located(head: Head) -> Parties:
    found = LOCATED.search(head.after)
    return _places(_slots_in(head.reading, found.group("where"))) if found else ()


def _places_in_name(scene: Scene, start: int, end: int) -> Parties:
    """The states of the places that the name is made of: Tajikistan for "the Dushanbe-Kulma highway"."""
    reads: dict[str, Read[str]] = {}
    for hit in find_hits(scene.quote(start, end).replace("–", "-")):
        entity = hit.entry.entity_ids[0]
        state = entity if hit.entry.kind in ("state", "capital") else _country_of(entity)
        if state and hit.entry.kind in ("state", "capital", "place"):
            reads.setdefault(state, Read(state, start + hit.start, start + hit.end, "resolved"))
    return tuple(("location", read) for read in reads.values())


def _key(head: Head, slots: tuple[Slot, ...], start: int) -> str:
    stuff = _stuff(head.reading.masked[start : head.end])
    ends = sorted({party.lower() for slot in slots for party in slot.entity_ids})
    return "-".join([_slug(head.kind), *([stuff] if stuff else []), *ends])


def _stuff(words: str) -> str:
    """What flows or burns in it: it tells two pipelines or plants between the same places apart."""
    return next((stuff for stuff in STUFF if stuff in words), "")


def _read_name(scene: Scene, reading: Reading, start: int, end: int) -> Read[str]:
    span = reading.text_span(start, end)
    return Read(" ".join(scene.quote(*span).split()), *span)


def _plain_name(scene: Scene, slot: Slot) -> str:
    """ "Central Asia", not the group's long name."""
    if slot.entity_ids[0] == "C5":
        return "Central Asia"
    return (
        _party_name(scene, slot.entity_ids[0])
        if slot.code == "p"
        else " ".join(scene.quote(slot.start, slot.end).split())
    )


def _party_name(scene: Scene, party_id: str) -> str:
    return next((party.name for party in scene.cast.parties if party.party_id == party_id), party_id)


def _find_owner(head: Head, owner: str | None, start: int) -> Slot | None:
    """Whose first plant it is: named before it, the place after it, or the state that the sentence begins with."""
    if owner:
        return head.reading.slot(owner)
    found = LOCATED.search(head.after)
    if found and (slots := [slot for slot in _slots_in(head.reading, found.group("where")) if slot.code == "p"]):
        return slots[0]
    named = (s for s in head.reading.coded("p") if s.form in ("name", "capital"))
    return next((slot for slot in named if head.reading.position(slot) < start), None)


def _is_party_or_amount(scene: Scene, start: int, end: int) -> bool:
    """Whether the words are just a party's name ("Chinese railways"), or belong to an amount ("220 kV substations")."""
    party = any(m.entity_type == "party" and m.start <= start and end <= m.end for m in scene.cast.mentions)
    return party or any(figure.start < end and start < figure.end for figure in scene.figures)


def _slug(name: str) -> str:
    return "-".join(re2.findall(r"[a-z0-9]+", name.lower()))
