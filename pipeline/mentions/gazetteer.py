"""The parties, people and places that are known before a text is read, and every way English prose names them.

The lists are CSV files beside this module. `load_gazetteer` compiles them into one matcher; the lookups answer
what the later stages ask: who is behind a party_id, which states exist, who belongs to a group.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.mentions.mention import Form, Party, Person
from schemas.vocabularies import OrganizationKind, PartyKind

EntryKind = Literal[
    "state", "group", "organization", "place", "masked", "person", "surname", "title", "head", "anaphor", "prefix"
]
CENTRAL_ASIA = ("KAZ", "KGZ", "TJK", "TKM", "UZB")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one written name means. `entity_ids` holds several ids where people share a family name.

    `detail` is the form of a title (`before`, `both`), the kind of an organisation head, the meaning of an anaphor,
    or the kind of a place or organisation.
    """

    kind: EntryKind
    entity_ids: tuple[str, ...]
    form: Form
    detail: str = ""


class State(NamedTuple):
    """A state or territory of ISO 3166-1 with its place in the United Nations' M49 regions."""

    country_id: str
    iso2: str
    m49: str
    name: str
    official_name: str | None
    region: str
    subregion: str
    is_central_asia: bool

    @property
    def party_id(self) -> str:
        return self.country_id


@dataclass(frozen=True, slots=True)
class Place:
    """A region, province, city, water or route; `country_id` says where it lies, None where it crosses borders."""

    place_id: str
    name: str
    kind: str
    country_id: str | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A person of the list, with what tells two people of one family name apart."""

    person: Person
    given: tuple[str, ...]
    family: tuple[str, ...]
    since: int
    until: int
    alone: bool


@dataclass(frozen=True, slots=True)
class OrganizationHead:
    """A word that makes a name of the capitalised words before it (`takes_left`) or after its "of" (`takes_of`)."""

    kind: OrganizationKind
    takes_left: bool
    takes_of: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every name as one matcher: pattern `i` of `matcher` is `names[i]` in plain letters, `entries[i]` what it means.

    `marked` holds the patterns that no list spells so: "Male" is only the capital where the text says "Malé".
    `meanings` leads from a name as listed to its entry.
    """

    matcher: AhoCorasick
    names: tuple[str, ...]
    entries: tuple[Entry, ...]
    marked: frozenset[int]
    meanings: dict[str, Entry]


def _list_plain_letters() -> dict[int, str]:
    """The letters with marks of the Latin alphabets, each with the letter that stands for it in plain spelling."""
    plain = dict(zip(map(ord, "øØđĐłŁıħŧ"), "oOdDlLiht", strict=True))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = unicodedata.normalize("NFD", chr(code))[0]
        if letter.isascii() and letter != chr(code):
            plain[code] = letter
    return plain


PLAIN_LETTERS = _list_plain_letters()


def plain_letters(text: str) -> str:
    """A text of the same length whose letters bear no marks: "Klaipėda" as "Klaipeda"."""
    return text if text.isascii() else text.translate(PLAIN_LETTERS)


@lru_cache(maxsize=8192)
def make_slug(name: str) -> str:
    """A readable id; British and American spellings of a name give the same one.

    >>> make_slug("Collective Security Treaty Organisation")
    'collective-security-treaty-organization'
    >>> make_slug("São Tomé Fund & Co.")
    'sao-tome-fund-and-co'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("&", " and ").replace("'", "").replace("co-operation", "cooperation")
    plain = re.sub(r"isation\b", "ization", plain).replace("centre", "center").replace("programme", "program")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_rows(file_name: str) -> list[dict[str, str]]:
    """The rows of a data file of this room; lines that begin with # are remarks."""
    with Path(__file__).with_name(file_name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def split_list(cell: str) -> list[str]:
    return [item for item in cell.split("|") if item]


@cache
def read_state_rows() -> tuple[dict[str, str], ...]:
    return tuple(read_rows("state_names.csv"))


@cache
def list_states() -> tuple[State, ...]:
    """Every state and territory of ISO 3166-1, by country_id.

    >>> next(state for state in list_states() if state.country_id == "KGZ").subregion
    'Central Asia'
    """
    import pycountry  # slow to import, and only the reference tables need it

    places = {
        country_id: (row["region"], row["subregion"])
        for row in read_rows("state_regions.csv")
        for country_id in row["country_ids"].split()
    }
    states = []
    for row in read_state_rows():
        iso = pycountry.countries.lookup(row["country_id"])
        region, subregion = places[row["country_id"]]
        states.append(
            State(
                iso.alpha_3,
                iso.alpha_2,
                iso.numeric,
                split_list(row["names"])[0],
                getattr(iso, "official_name", None),
                region,
                subregion,
                iso.alpha_3 in CENTRAL_ASIA,
            )
        )
    return tuple(sorted(states))


@cache
def list_parties() -> dict[str, Party]:
    """Every party known before a text is read: states, groups of states, organisations; by party_id."""
    parties = {
        row["country_id"]: Party(row["country_id"], "state", split_list(row["names"])[0], None, row["country_id"])
        for row in read_state_rows()
    }
    for row in read_rows("groups.csv"):
        kind = cast(PartyKind, row["kind"])
        organization_kind = cast(OrganizationKind, row["organization_kind"]) if row["organization_kind"] else None
        parties[row["party_id"]] = Party(
            row["party_id"], kind, row["name"], organization_kind, None, row["wikidata_id"] or None
        )
    for row in read_rows("organizations.csv"):
        party_id = row["party_id"] or make_slug(row["name"])
        parties[party_id] = Party(
            party_id,
            "organization",
            row["name"],
            cast(OrganizationKind, row["kind"]),
            row["country_id"] or None,
            row["wikidata_id"] or None,
        )
    return parties


def find_party(party_id: str) -> Party | None:
    """The known party of this id; None for an organisation that only a text makes known (see its `Cast.parties`).

    >>> find_party("KAZ")
    Party(party_id='KAZ', kind='state', name='Kazakhstan', organization_kind=None, country_id='KAZ', wikidata_id=None)
    """
    return list_parties().get(party_id)


@cache
def list_group_members(group_id: str) -> tuple[str, ...]:
    """The member states of a group, as country_ids in order; empty for a group without a closed list.

    >>> list_group_members("C5")
    ('KAZ', 'KGZ', 'TJK', 'TKM', 'UZB')
    """
    for row in read_rows("groups.csv"):
        if row["party_id"] == group_id:
            return tuple(sorted(row["members"].split()))
    return ()


@cache
def list_leaders() -> dict[str, Leader]:
    """The people of the list, by person_id."""
    leaders: dict[str, Leader] = {}
    for row in read_rows("people.csv"):
        given, family = split_list(row["given"]), split_list(row["family"])
        first = row["order"] == "family_first"
        name = f"{family[0]} {given[0]}" if first else f"{given[0]} {family[0]}"
        person = Person(make_slug(name), name, row["role"], row["country_id"] or None)
        leaders[person.person_id] = Leader(
            person,
            tuple(given),
            tuple(family),
            int(row["since"] or 0),
            int(row["until"] or 9999),
            row["alone"] == "yes",
        )
    return leaders


@cache
def list_places() -> dict[str, Place]:
    """Every place of the lists by place_id: regions, provinces, cities, capitals as places, waters, routes."""
    places: dict[str, Place] = {}
    for row in read_rows("places.csv"):
        for name in split_list(row["names"]):
            slug = make_slug(name)
            places.setdefault(slug, Place(slug, name, row["kind"], row["country_id"] or None))
    for row in read_state_rows():
        for name in split_list(row["capitals"]) + split_list(row["cities"]):
            slug = make_slug(name)
            places.setdefault(slug, Place(slug, name, "city", row["country_id"]))
    for row in read_rows("cities.csv"):
        for name in split_list(row["names"]):
            slug = make_slug(name)
            places.setdefault(slug, Place(slug, name, "city", row["country_id"]))
    for row in read_rows("lookalikes.csv"):
        if row["kind"] == "place":
            for name in split_list(row["phrases"]):
                places.setdefault(make_slug(name), Place(make_slug(name), name, "region", None))
    return places


def find_place(place_id: str) -> Place | None:
    """The place of this id, None for one that no list holds."""
    return list_places().get(place_id)


def find_country(place_id: str) -> str | None:
    """The state that a place lies in; None where it crosses borders or no list holds it."""
    place = find_place(place_id)
    return place.country_id if place else None


@cache
def read_words(kind: str) -> frozenset[str]:
    """The words of one kind of name_words.csv."""
    return frozenset(
        word for row in read_rows("name_words.csv") if row["kind"] == kind for word in split_list(row["words"])
    )


@cache
def list_organization_heads() -> dict[str, OrganizationHead]:
    heads = {}
    for row in read_rows("organization_heads.csv"):
        head = OrganizationHead(cast(OrganizationKind, row["kind"]), row["left"] == "yes", row["of"] == "yes")
        for word in split_list(row["heads"]):
            heads[word] = head
    return heads


def spell_state_names() -> Iterator[tuple[str, Entry]]:
    forms: tuple[tuple[str, Form], ...] = (
        ("names", "name"),
        ("adjectives", "adjective"),
        ("people", "people"),
        ("capitals", "capital"),
        ("abbreviations", "abbreviation"),
    )
    for row in read_state_rows():
        for column, form in forms:
            for name in split_list(row[column]):
                yield name, Entry("state", (row["country_id"],), form)
    for row in read_rows("compound_prefixes.csv"):
        yield row["prefix"], Entry("prefix", (row["country_id"],), "adjective")


def spell_group_names() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("groups.csv"):
        if row["party_id"] in ("C5", "WORLD"):
            continue
        for name in [row["name"], *split_list(row["aliases"])]:
            form: Form = "abbreviation" if name.isupper() and " " not in name else "name"
            yield name, Entry("group", (row["party_id"],), form)
    yield "Brussels", Entry("group", ("EU",), "capital")
    for row in read_rows("regions_of_states.csv"):
        for name in split_list(row["phrases"]):
            if row["meaning"] == "all":
                form = "adjective" if name.endswith("Asian") else "abbreviation" if name[1:2] in "5-" else "name"
                yield name, Entry("group", ("C5",), form)
            else:
                yield name, Entry("anaphor", (), "anaphor", "one")


def spell_organization_names() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("organizations.csv"):
        party_id = row["party_id"] or make_slug(row["name"])
        for name in dict.fromkeys([row["name"], *split_list(row["aliases"])]):
            form: Form = "abbreviation" if name.isupper() and " " not in name else "name"
            yield name, Entry("organization", (party_id,), form, row["kind"])


def spell_place_names() -> Iterator[tuple[str, Entry]]:
    for row in read_rows("lookalikes.csv"):
        for name in split_list(row["phrases"]):
            if row["kind"] == "place":
                yield name, Entry("place", (make_slug(name),), "name", "region")
            else:
                yield name, Entry("masked", (), "name")
    for row in read_rows("places.csv"):
        for name in split_list(row["names"]):
            form: Form = "adjective" if name.endswith(("ean", "can", "sian")) else "name"
            yield name, Entry("place", (make_slug(name),), form, row["kind"])
    for row in read_state_rows():
        for name in split_list(row["cities"]):
            yield name, Entry("place", (make_slug(name),), "name", "city")
    for row in read_rows("cities.csv"):
        for name in split_list(row["names"]):
            yield name, Entry("place", (make_slug(name),), "name", "city")


def spell_people() -> Iterator[tuple[str, Entry]]:
    shared: dict[str, list[str]] = {}
    for row, (person_id, leader) in zip(read_rows("people.csv"), list_leaders().items(), strict=True):
        for given in leader.given:
            for family in leader.family:
                whole = f"{family} {given}" if row["order"] == "family_first" else f"{given} {family}"
                yield whole, Entry("person", (person_id,), "name")
        surnames = leader.family + (leader.given if row["order"] == "family_first" else ())
        for surname in surnames:
            shared.setdefault(surname, []).append(person_id)
    for surname, person_ids in shared.items():
        yield surname, Entry("surname", tuple(person_ids), "surname")


def spell_words() -> Iterator[tuple[str, Entry]]:
    for word, head in list_organization_heads().items():
        yield word, Entry("head", (), "name", head.kind)
    for row in read_rows("person_titles.csv"):
        for words in split_list(row["words"]):
            yield words, Entry("title", (), "name", row["form"])
    for row in read_rows("anaphors.csv"):
        for phrase in split_list(row["phrases"]):
            described = row["meaning"] == "described"
            entry = Entry("anaphor", (), "anaphor", "both" if described else row["meaning"])
            for words in spell_pairs(phrase) if described else (phrase,):
                yield words, entry
                yield words[0].upper() + words[1:], entry


def spell_pairs(description: str) -> Iterator[str]:
    """ "the two neighbouring countries", "both neighbouring states" for "neighbouring"."""
    for two in ("the two", "both"):
        for states in ("countries", "states", "nations", "neighbours", "neighbors", "republics", "economies"):
            yield f"{two} {description} {states}"


def add_capitals(names: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, Entry]]:
    """Each name of four letters or more also in capitals, as datelines and old headlines print it."""
    kept = [(name, entry) for name, entry in names]
    yield from kept
    for name, entry in kept:
        if len(name) >= 4 and not name.isupper() and entry.kind != "prefix":
            yield name.upper(), entry


@cache
def load_gazetteer() -> Gazetteer:
    """Every name of every list in one leftmost-longest matcher; where two lists hold one name, the first wins."""
    meanings: dict[str, Entry] = {}
    spelled = (
        *add_capitals((*spell_organization_names(), *spell_state_names(), *spell_group_names(), *spell_place_names())),
        *add_capitals(spell_people()),
        *spell_words(),
    )
    for name, entry in spelled:
        meanings.setdefault(name.replace("’", "'").replace("–", "-"), entry)
    patterns: dict[str, str] = {}
    for name in meanings:
        patterns.setdefault(plain_letters(name), name)
    marked = frozenset(number for number, pattern in enumerate(patterns) if pattern not in meanings)
    matcher = AhoCorasick(tuple(patterns), matchkind=MatchKind.LeftmostLongest)
    entries = tuple(meanings[name] for name in patterns.values())
    return Gazetteer(matcher, tuple(patterns.values()), entries, marked, meanings)
