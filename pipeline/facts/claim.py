"""A claim: one row of a fact table as one document states it, each value with the words it was read from."""

from dataclasses import fields
from typing import Generic, TypeVar, get_args

from pipeline.record import record
from schemas.vocabularies import (
    Assertion,
    Bound,
    EventKind,
    Flow,
    Frequency,
    Instrument,
    Method,
    ProjectKind,
    ProjectRole,
    ProjectStatus,
    TradeKind,
    TransactionType,
)

T = TypeVar("T")


@record
class Read(Generic[T]):
    """A value and the half-open span of the canonical text that it was read from."""

    value: T
    start: int
    end: int
    method: Method = "read"


@record
class Statement:
    """Where a document makes a claim, in whose voice, and which rule saw it.

    `start` and `end` span the words that carry the claim: the shortest run of text that a reader would need to
    believe it. `attributed_to` is a party_id, a person_id or a name.
    """

    start: int
    end: int
    assertion: Assertion
    attributed_to: str | None
    rule: str


@record
class TradeClaim:
    """How much two parties trade. A turnover pair is in the contract's order; `time_period` is SDMX's.

    `figures` holds the index of each figure that the claim uses, a bracketed conversion included.
    """

    statement: Statement
    ref_area: Read[str]
    counterpart_area: Read[str]
    flow: Read[Flow]
    obs_value: Read[float]
    unit_measure: Read[str]
    bound: Read[Bound]
    kind: Read[TradeKind]
    freq: Read[Frequency]
    time_period: Read[str] | None = None
    commodity: Read[str] | None = None
    reported_by: Read[str] | None = None
    converted_usd: Read[float] | None = None  # the text's own conversion
    figures: tuple[int, ...] = ()


@record
class PledgeClaim:
    """Who undertakes to give, build, open or reach what, for whom, by when.

    `topic` names the object in a form that two texts on the same pledge share (sorted content words); it joins
    pledges that carry no number.
    """

    statement: Statement
    pledgors: tuple[Read[str], ...]
    recipients: tuple[Read[str], ...]
    transaction_type: Read[TransactionType]
    instrument: Read[Instrument]
    description: Read[str]
    bound: Read[Bound]
    is_additional: Read[bool]
    topic: str
    quantity: Read[float] | None = None
    quantity_max: Read[float] | None = None
    unit: Read[str] | None = None
    converted_usd: Read[float] | None = None
    announced_on: Read[str] | None = None
    start_year: Read[int] | None = None
    due_year: Read[int] | None = None
    event: Read[str] | None = None  # the event_key of an EventClaim of the same document
    project: Read[str] | None = None  # the project_key of a ProjectClaim of the same document
    figures: tuple[int, ...] = ()


@record
class ProjectClaim:
    """A physical, industrial or digital undertaking, and what one sentence says of it.

    `project_key` is the readable slug under which every name of the same undertaking meets
    ("railway-chn-kgz-uzb", "power-plant-nuclear-kaz-2").
    """

    statement: Statement
    project_key: str
    name: Read[str]
    kind: Read[ProjectKind]
    status: Read[ProjectStatus] | None = None
    status_as_of: Read[str] | None = None
    cost_value: Read[float] | None = None
    cost_currency: Read[str] | None = None
    capacity_value: Read[float] | None = None
    capacity_unit: Read[str] | None = None
    start_year: Read[int] | None = None
    completion_year: Read[int] | None = None
    parties: tuple[tuple[ProjectRole, Read[str]], ...] = ()
    figures: tuple[int, ...] = ()


@record
class AgreementClaim:
    """Deals signed, in number or in total value, as a package."""

    statement: Statement
    description: Read[str]
    bound: Read[Bound]
    parties: tuple[Read[str], ...]
    count: Read[float] | None = None
    value: Read[float] | None = None
    currency: Read[str] | None = None
    signed_on: Read[str] | None = None
    event: Read[str] | None = None
    figures: tuple[int, ...] = ()


@record
class EventClaim:
    """A summit, forum, visit, war or other dated happening.

    `event_key` is the readable slug under which every name of the same event meets.
    """

    statement: Statement
    event_key: str
    name: Read[str]
    kind: Read[EventKind]
    date_start: Read[str] | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    date_end: Read[str] | None = None
    place: Read[str] | None = None
    parties: tuple[Read[str], ...] = ()
    figures: tuple[int, ...] = ()


@record
class PersonClaim:
    """A person named in the text, with the office that the sentence gives him or her."""

    statement: Statement
    person_id: str
    name: Read[str]
    role: Read[str] | None = None
    country_id: Read[str] | None = None


@record
class MembershipClaim:
    """A state that a text calls a member of a group of states, or of an organisation."""

    statement: Statement
    group_id: Read[str]
    party_id: Read[str]


Claim = TradeClaim | PledgeClaim | ProjectClaim | AgreementClaim | EventClaim | PersonClaim | MembershipClaim


@record
class Cell:
    """One value of a claim, flat: `column_name` is the column, or `role:party_id` for a party."""

    column_name: str
    value: str | float | int | bool
    start: int
    end: int
    method: Method


def list_cells(claim: Claim) -> tuple[Cell, ...]:
    """Every value of a claim with its words, in the order of the claim's fields."""
    cells: list[Cell] = []
    for name, usual_role in VALUE_FIELDS[type(claim)]:
        held = getattr(claim, name)
        for item in held if isinstance(held, tuple) else (held,):
            role, read = item if isinstance(item, tuple) else (usual_role, item)
            if isinstance(read, Read):
                column = f"{role}:{read.value}" if role else name
                cells.append(Cell(column, read.value, read.start, read.end, read.method))
    return tuple({cell.column_name: cell for cell in reversed(cells)}.values())[::-1]


PARTY_ROLES = {"pledgors": "pledgor", "recipients": "recipient", "parties": "party"}
# The fields of each kind of claim that may hold values, with the role of the parties in it
VALUE_FIELDS: dict[type, tuple[tuple[str, str | None], ...]] = {
    kind: tuple((f.name, PARTY_ROLES.get(f.name)) for f in fields(kind) if f.name not in ("statement", "figures"))
    for kind in get_args(Claim)
}


@record
class Facts:
    """Every claim of one document, in order of `statement.start` within each kind."""

    trade: tuple[TradeClaim, ...] = ()
    pledges: tuple[PledgeClaim, ...] = ()
    projects: tuple[ProjectClaim, ...] = ()
    agreements: tuple[AgreementClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    people: tuple[PersonClaim, ...] = ()
    members: tuple[MembershipClaim, ...] = ()
