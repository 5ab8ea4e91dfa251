"""Nouns that may head a project's name, and the kind of undertaking that each is."""

from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.scene import Reading, Scene
from pipeline.record import record
from schemas.vocabularies import ProjectKind

WORDS = load_words("projects.csv")
KINDS: list[ProjectKind] = [kind for kind in get_args(ProjectKind) if kind in WORDS]
KIND_OF = [(kind, Expression(f"^{WORDS[kind]}$")) for kind in KINDS]
BARE = (
    "plant_like",
    "line_like",
    "station_like",
    "dam_like",
    "cable_like",
    "terminal_like",
)  # their kind depends on what stands around them
CLASSES = (*KINDS, *BARE)
_PHRASES = sorted((p for name in CLASSES for p in WORDS[name].strip(r"\b(?:)").split("|")), key=lambda p: (-len(p), p))
HEAD = r"\b(?:" + "|".join(_PHRASES) + r")\b"
HEADS = Template(HEAD)
HEADS_IN = Expression(rf"(?:{HEAD})$")
MODIFIER = WORDS["modifier"]
COMPOUND = Expression(rf"^ (?:{MODIFIER} )*{HEAD}")  # "highway corridors": the last head counts
MONEY_BEFORE = Expression(
    r"\b(?:loan|credit|financing|funding|finance|lending|borrowing|guarantee|swap|payment|term|syndicated|multitranche|"
    r"multi-tranche|revolving|liquidity|overdraft|debt|buyer's|concessional|murabaha|ijara|sukuk|insurance|"
    r"fund|trade|bridge|preferential) $"
)
DEAL_AFTER = Expression(r"^ (?:agreements?|letters?|fees?|deals?|loans?)\b")
WEAK = Expression(f"^{WORDS['weak']}$")
PASSING = Expression(f"^{WORDS['passing']}$")
BARE_OF = [(name, Expression(f"^{WORDS[name]}$")) for name in BARE]
CUES: dict[str, list[tuple[ProjectKind, Expression]]] = {
    "plant_like": [("water", Expression(WORDS["water_cue"])), ("power_plant", Expression(WORDS["power_cue"]))],
    "station_like": [("power_plant", Expression(WORDS["power_cue"]))],
    "cable_like": [("power_grid", Expression(WORDS["grid_cue"])), ("power_grid", Expression(WORDS["wire_cue"]))],
    "terminal_like": [("airport", Expression(WORDS["air_cue"])), ("port", Expression(WORDS["port_cue"]))],
    "dam_like": [("power_plant", Expression(WORDS["dam_cue"]))],
    "line_like": [
        ("power_grid", Expression(WORDS["grid_cue"])),
        ("railway", Expression(WORDS["rail_cue"])),
        ("pipeline", Expression(WORDS["pipe_cue"])),
    ],
}
TITLED: list[tuple[ProjectKind, Expression]] = [
    ("school", Expression(WORDS["school"])),
    ("hospital", Expression(WORDS["hospital"])),
    ("corridor", Expression(r"\bcorridor$")),
    ("urban", Expression(r"\b(?:aquatics?|sports?|swimming|convention|conference|cultural|youth) cent(?:er|re)$")),
    ("agriculture", Expression(r"\bdemonstration cent(?:er|re)$")),
]
DEFAULTS: dict[str, ProjectKind] = {
    "plant_like": "factory",
    "dam_like": "water",
    "cable_like": "telecom",
    "terminal_like": "logistics_hub",
}
HYPHENED = Expression(r"(?:^|[ (])[a-z]+-$")
JOINED = Expression(r"(?:<[pl]\d+>|[A-Z][\w'’]+) ?[-–] ?(?:<[pl]\d+>|[A-Z][\w'’]+) $")
BACK = 6  # earlier sentences that may tell what runs on a line
AHEAD = 2  # later sentences that may tell what a dam is for
WINDOW = 90  # characters on either side of a head that can hold its name


@record
class Head:
    """A noun that may head a project's name, at `start`..`end` of the masked text."""

    reading: Reading
    kind: ProjectKind
    start: int
    end: int
    title: str = ""  # the name, where a school, hospital or corridor stands as a slot

    @property
    def words(self) -> str:
        return self.title.lower() or self.reading.masked[self.start : self.end]

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

    @property
    def is_weak(self) -> bool:
        """Whether the noun is a common word that names nothing without two ends, a name or a price."""
        return _is_like(WEAK, self.words)

    @property
    def is_passing(self) -> bool:
        """Whether a name with this noun is often mentioned in passing: an airport somebody lands at, a university."""
        return _is_like(PASSING, self.words)

    @property
    def is_plural(self) -> bool:
        return self.words.endswith(("s", "factories", "refineries", "facilities")) and not self.words.endswith(
            ("ss", "works", "headquarters")
        )


def list_heads(scene: Scene, reading: Reading) -> list[Head]:
    """Every head of a sentence, from left to right; the name of a school, hospital or corridor is one as a whole."""
    return sorted([*_plain_heads(scene, reading), *_titles(scene, reading)], key=lambda head: head.start)


def _titles(scene: Scene, reading: Reading) -> Iterator[Head]:
    for slot in reading.coded("ol"):
        title = " ".join(scene.quote(slot.start, slot.end).split())
        kind = _find_titled(title.lower())
        if kind is not None:
            at = reading.position(slot)
            yield Head(reading, kind, at, reading.masked.index(">", at) + 1, title)


def _plain_heads(scene: Scene, reading: Reading) -> Iterator[Head]:
    for found in HEADS.find(reading):
        if COMPOUND.search(reading.masked[found.end : found.end + 40]) or _is_credit(reading, found.start, found.end):
            continue
        kind = find_kind(scene, reading, found.start, reading.masked[found.start : found.end])
        if kind is not None:
            compound = HYPHENED.search(reading.cased[max(0, found.start - 20) : found.start])  # "cotton-spinning mill"
            yield Head(reading, kind, found.start - (len(compound.group()) - 1 if compound else 0), found.end)


def _is_credit(reading: Reading, start: int, end: int) -> bool:
    """Whether a "facility" is one of money: "a $660 million facility agreement", "a term loan facility"."""
    masked = reading.masked
    if not masked.startswith("facilit", start):
        return False
    return bool(MONEY_BEFORE.search(masked[max(0, start - 40) : start]) or DEAL_AFTER.search(masked[end : end + 20]))


@lru_cache(maxsize=4096)
def _is_like(pattern: Expression, words: str) -> bool:
    return bool(pattern.search(words))


@lru_cache(maxsize=4096)
def _find_titled(title: str) -> ProjectKind | None:
    return next((kind for kind, pattern in TITLED if pattern.search(title)), None)


@lru_cache(maxsize=4096)
def _kind_of(words: str) -> ProjectKind | None:
    return next((kind for kind, pattern in KIND_OF if pattern.search(words)), None)


def find_kind(scene: Scene, reading: Reading, start: int, words: str) -> ProjectKind | None:
    """The kind of a head phrase at a place of a sentence; None where nothing around tells it."""
    if (kind := _kind_of(words)) is not None:
        return kind
    name = next(name for name, pattern in BARE_OF if pattern.search(words))
    ahead = AHEAD if name == "dam_like" else 0
    told = scene.readings[reading.index : reading.index + 1 + ahead]
    around = [reading.masked[max(0, start - 30) : start]]
    around += [scene.quote(one.sentence.start, one.sentence.end).lower() for one in told]
    if name == "line_like" and reading.masked.startswith(
        " from ", start + len(words)
    ):  # "the existing line from A to B", after "two railways"
        before = scene.readings[max(0, reading.index - BACK) : reading.index]
        around += [scene.quote(one.sentence.start, one.sentence.end).lower() for one in reversed(before)]
    joined = name == "line_like" and JOINED.search(reading.cased[max(0, start - 60) : start])
    if joined:
        around += [scene.quote(one.sentence.start, one.sentence.end).lower() for one in scene.readings[: reading.index]]
    for text in around:
        for cued, cue in CUES[name]:
            if cue.search(text) and not (cued == "port" and "dry port" in text):
                return cued
    return "railway" if joined else DEFAULTS.get(name)  # "the Tobol–Ural line"
