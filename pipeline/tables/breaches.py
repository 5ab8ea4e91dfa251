"""What breaks the contract among the rows of one text: found where they are read, so that it costs that text alone."""

import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.mentions.gazetteer import list_parties
from pipeline.record import record
from pipeline.tables.rows import STAGING, ExtractionRows, Row
from schemas.contract import find_table, list_columns, party_links

PUBLISHED_AS = {"figures": "figures", "mentions": "mentions", "parties": "parties", "claims": "evidence"}
PARTY_COLUMNS = frozenset({("trade_series", "ref_area"), ("trade_series", "counterpart_area")})
FACTS_NAMED = {"project_id": "projects", "event_id": "events"}
MENTIONED_IN = {"person": "people", "project": "projects"}
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
LARGEST_WHOLE = 2**63

Holds = Callable[[Any], object]


@record
class Rule:
    """What a column may hold: how a text becomes its value, what is true of it, and that in words."""

    parse: Callable[[str], Any] | None
    checks: tuple[Holds, ...]
    expected: str

    def holds(self, value: Any) -> bool:
        """Whether a value of the column's own type keeps the contract."""
        return all(check(value) for check in self.checks)

    def allows(self, text: str) -> bool:
        """The same of a value written as text."""
        if self.parse is None:
            return self.holds(text)
        try:
            return self.holds(self.parse(text))
        except ValueError:
            return False


ANYTHING = Rule(None, (), "anything")
NOTHING = Rule(None, (lambda _: False,), "no such column")


def find_breach(rows: ExtractionRows) -> str | None:
    """The first value among the rows of a text that no published table may hold, with table and column, what was
    expected and where it was read; None where the rows keep the contract.

    >>> find_breach(ExtractionRows("0" * 16, (), (), (), (), (), ()))
    """
    return next(_list_breaches(rows), None)


def _list_breaches(rows: ExtractionRows) -> Iterator[str]:
    for staged, published in PUBLISHED_AS.items():
        checked = _list_checked(staged)
        for row in getattr(rows, staged):
            for at, name, rule in checked:
                if row[at] is None or (rule.checks and not rule.holds(row[at])):
                    yield f"{published}.{name} is {row[at]!r}, expected {rule.expected}{_say_where(staged, row)}"
    told = {(row[1], row[2]) for row in rows.claims}
    yield from _list_broken_cells(rows, told)
    kind, entity = _find_places("mentions", "entity_type", "entity_id")
    for row in rows.mentions:
        table = MENTIONED_IN.get(str(row[kind]))
        if table and (table, row[entity]) not in told:
            yield f"mentions.entity_id is {row[entity]!r}, expected one of {table}{_say_where('mentions', row)}"


def _list_broken_cells(rows: ExtractionRows, told: set[tuple[object, object]]) -> Iterator[str]:
    """Cells whose value their column may not hold, or that name an actor, a project or an event nobody tells of."""
    claims = {row[0]: row for row in rows.claims}
    actors = {row[1] for row in rows.parties}
    for evidence_id, column, value, *_ in rows.claim_cells:
        claim = claims[evidence_id]
        table, name, text = str(claim[1]), str(column), str(value)
        role, _, party = name.partition(":")
        rule = _find_rule(table, role) if party else _find_rule(table, name)
        if rule.checks and not rule.allows(text):
            yield f"{table}.{name} is {text!r}, expected {rule.expected}{_say_where('claims', claim)}"
        if (table, name) in PARTY_COLUMNS:
            party = text
        if party and party not in actors and party not in list_parties():
            yield f"{table}.{name} names {party!r}, expected an actor{_say_where('claims', claim)}"
        if name in FACTS_NAMED and (FACTS_NAMED[name], text) not in told:
            yield f"{table}.{name} is {text!r}, expected one of {FACTS_NAMED[name]}{_say_where('claims', claim)}"


def _say_where(staged: str, row: Row) -> str:
    if "quote" not in STAGING[staged].names:
        return ""
    start, end, quote = (row[at] for at in _find_places(staged, "char_start", "char_end", "quote"))
    return f" (characters {start} to {end}: {str(quote)[:80]!r})"


@cache
def _find_places(staged: str, *columns: str) -> tuple[int, ...]:
    return tuple(STAGING[staged].names.index(column) for column in columns)


@cache
def _list_checked(staged: str) -> tuple[tuple[int, str, Rule], ...]:
    """Where the columns of a staging table stand that are published as they are, and what each may hold."""
    published = {column.name: column for column in list_columns(find_table(PUBLISHED_AS[staged]))}
    return tuple(
        (at, name, _find_rule(PUBLISHED_AS[staged], name))
        for at, name in enumerate(STAGING[staged].names)
        if name in published and not published[name].nullable
    )


@cache
def _find_rule(table: str, name: str) -> Rule:
    """What a column of a published table may hold; a role is one of the table that joins a fact to its parties."""
    columns = find_table(table).to_schema().columns
    if name in columns:
        held = columns[name]
        kind = held.dtype.type.pyarrow_dtype
        checks = [_read_check(check.name, check.statistics) for check in held.checks]
        if kind == pa.float64():
            checks.append((math.isfinite, "a finite number"))
        elif kind == pa.int64():
            checks.append((lambda value: abs(value) < LARGEST_WHOLE, "a whole number"))
        elif kind == pa.bool_():
            checks.append(({"true", "false"}.__contains__, "true or false"))
        elif kind == pa.date32():
            checks.append((DATE.match, "a date"))
        parse = float if kind == pa.float64() else _read_whole if kind == pa.int64() else None
        return Rule(parse, tuple(check for check, _ in checks), ", ".join(words for _, words in checks))
    joined = next((link for link in party_links() if link.fact_table == table), None)
    if joined is None:
        return NOTHING
    roles = find_table(joined.table).to_schema().columns["role"].checks if joined.has_role else ()
    allowed = {term for check in roles for term in check.statistics["allowed_values"]} or {"party"}
    return ANYTHING if name in allowed else NOTHING


def _read_check(name: str, said: dict[str, Any]) -> tuple[Holds, str]:
    """A check of a Pandera column, on one value; raises ValueError for a kind of check that is not known here."""
    match name:
        case "isin":
            return frozenset(said["allowed_values"]).__contains__, f"one of {', '.join(said['allowed_values'])}"
        case "str_matches":
            return re.compile(said["pattern"]).match, f"what matches {said['pattern']}"
        case "greater_than_or_equal_to":
            return said["min_value"].__le__, f"{said['min_value']} or more"
        case "less_than_or_equal_to":
            return said["max_value"].__ge__, f"{said['max_value']} or less"
    raise ValueError(
        f"no rule for the check {name} {said} of the contract; expected one that schemas.table.column makes"
    )


def _read_whole(text: str) -> int:
    """A whole number, written as such or as 23.0; raises ValueError for another."""
    number = float(text)
    if not number.is_integer():
        raise ValueError(text)
    return int(number)
