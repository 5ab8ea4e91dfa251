"""An entity, and a place in a text where it is spoken of."""

from typing import Literal

from pipeline.record import record
from schemas.vocabularies import EntityType, OrganizationKind, PartyKind

Form = Literal["name", "adjective", "people", "capital", "abbreviation", "anaphor", "surname"]


@record
class Party:
    """An actor: a state (ISO 3166-1 alpha-3), a group of states (`C5`, `EU`) or an organisation (a readable slug)."""

    party_id: str
    kind: PartyKind
    name: str
    organization_kind: OrganizationKind | None = None
    country_id: str | None = None
    wikidata_id: str | None = None


@record
class Person:
    """A person: `role` and `country_id` as the texts or the list of leaders give them."""

    person_id: str
    name: str
    role: str | None = None
    country_id: str | None = None


@record
class Mention:
    """`text[start:end]` speaks of `entity_id`.

    `form` says how: by its name, an adjective ("Kazakh"), its people ("Tajiks"), its capital for its government,
    an abbreviation, a surname, or an anaphor resolved from the text ("the two countries", "our country", "the
    region"). An anaphor that means several parties is several mentions of the same span.
    """

    start: int
    end: int
    entity_type: EntityType
    entity_id: str
    form: Form
    rule: str


@record
class Cast:
    """Everyone a text speaks of: its mentions in order of `start`, and the actors themselves.

    `parties` and `people` hold every entity of `mentions`, those of the gazetteer as well as organisations and
    people that only this text's own words make known.
    """

    mentions: tuple[Mention, ...]
    parties: tuple[Party, ...]
    people: tuple[Person, ...]
