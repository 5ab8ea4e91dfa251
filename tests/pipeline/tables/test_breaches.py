"""A row of one text that no published table may hold is found before any other text suffers."""

from dataclasses import replace

import pytest

from pipeline.tables.breaches import find_breach
from pipeline.tables.rows import STAGING, ExtractionRows, extraction_rows
from tests.pipeline.facts.facts_of import read_text

TEXT = (
    "Peru's president Dina Boluarte said on 3 May 2024 that Japan would lend Peru $500 million by 2027 to build the "
    "Moquegua railway. Peru's exports to Japan reached $2.4 billion in 2023. The two sides signed 12 agreements."
)


@pytest.fixture(scope="module")
def rows() -> ExtractionRows:
    return extraction_rows(read_text(TEXT))


def change_cell(rows: ExtractionRows, column: str, value: str | None = None, name: str | None = None) -> ExtractionRows:
    """The rows with another value, or another name, of every cell of a column."""
    cells = tuple(
        (cell[0], name or cell[1], value or cell[2], *cell[3:]) if cell[1] == column else cell
        for cell in rows.claim_cells
    )
    assert cells != rows.claim_cells, sorted({str(cell[1]) for cell in rows.claim_cells})
    return replace(rows, claim_cells=cells)


def change_first(rows: ExtractionRows, staged: str, column: str, value: object) -> ExtractionRows:
    first, *others = getattr(rows, staged)
    at = STAGING[staged].names.index(column)
    return replace(rows, **{staged: ((*first[:at], value, *first[at + 1 :]), *others)})


def test_what_is_read_keeps_the_contract(rows: ExtractionRows) -> None:
    assert {row[1] for row in rows.claims} >= {"pledges", "trade_series", "projects", "people"}
    assert find_breach(rows) is None


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("country_id", "world-bank", "people.country_id is 'world-bank', expected what matches ^(?:[A-Z]{3})$"),
        ("instrument", "gift", "pledges.instrument is 'gift', expected one of grant, loan"),
        ("obs_value", "inf", "trade_series.obs_value is 'inf', expected a finite number"),
        ("obs_value", "much", "trade_series.obs_value is 'much'"),
        ("due_year", "2027.5", "pledges.due_year is '2027.5', expected a whole number"),
        ("ref_area", "nowhere-at-all", "trade_series.ref_area names 'nowhere-at-all', expected an actor"),
        ("project_id", "no-such-line", "pledges.project_id is 'no-such-line', expected one of projects"),
        ("is_additional", "perhaps", "pledges.is_additional is 'perhaps', expected true or false"),
    ],
)
def test_cell_that_no_column_holds_is_told(rows: ExtractionRows, column: str, value: str, told: str) -> None:
    breach = find_breach(change_cell(rows, column, value))
    assert breach is not None and breach.startswith(told) and "(characters " in breach


@pytest.mark.parametrize(
    ("column", "name", "told"),
    [
        ("pledgor:JPN", "giver:JPN", "pledges.giver:JPN is 'JPN', expected no such column"),
        ("pledgor:JPN", "pledgor:jpn", "pledges.pledgor:jpn names 'jpn', expected an actor"),
        ("due_year", "due", "pledges.due is '2027', expected no such column"),
    ],
)
def test_column_that_is_not_there_is_told(rows: ExtractionRows, column: str, name: str, told: str) -> None:
    assert (find_breach(change_cell(rows, column, name=name)) or "").startswith(told)


@pytest.mark.parametrize(
    ("staged", "column", "value", "told"),
    [
        ("figures", "class", "weight", "figures.class is 'weight'"),
        ("figures", "value", float("nan"), "figures.value is nan"),
        ("figures", "unit", None, "figures.unit is None"),
        ("mentions", "char_start", -1, "mentions.char_start is -1, expected 0 or more"),
        ("parties", "party_id", "a:b", "parties.party_id is 'a:b'"),
        ("claims", "assertion", "shouted", "evidence.assertion is 'shouted'"),
    ],
)
def test_row_that_no_table_holds_is_told(
    rows: ExtractionRows, staged: str, column: str, value: object, told: str
) -> None:
    assert (find_breach(change_first(rows, staged, column, value)) or "").startswith(told)


def test_person_without_a_row_is_told(rows: ExtractionRows) -> None:
    people = {row[0] for row in rows.claims if row[1] == "people"}
    left = replace(
        rows,
        claims=tuple(row for row in rows.claims if row[0] not in people),
        claim_cells=tuple(cell for cell in rows.claim_cells if cell[0] not in people),
    )
    assert (find_breach(left) or "").endswith("expected one of people (characters 17 to 30: 'Dina Boluarte')")
