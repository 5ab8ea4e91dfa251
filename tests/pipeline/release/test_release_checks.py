"""Each check passes on a sound warehouse and finds the row that breaks it."""

import datetime
from collections.abc import Iterable, Sequence

import duckdb
import pyarrow as pa
import pytest

from pipeline.release.checks import run
from pipeline.release.checks.check import Check
from pipeline.release.checks.run import list_checks, run_checks
from schemas.contract import TABLES, table_name
from schemas.expectations import EXPECTATIONS

Tables = dict[str, pa.Table]


def broken(tables: Tables, table: str | None = None) -> dict[tuple[str, str], list[dict[str, object]]]:
    """The checks that fail, with their failure cases; those of one table where it is named."""
    checks = [check for check in list_checks() if table in (None, check.table)]
    return {
        (outcome.check.table, outcome.check.name): outcome.failures.to_pylist()
        for outcome in run_checks(tables, checks)
        if not outcome.passed
    }


def without(table: pa.Table, **match: object) -> pa.Table:
    """The table without the rows that have these values."""
    rows = [row for row in table.to_pylist() if any(row[name] != value for name, value in match.items())]
    return pa.Table.from_pylist(rows, schema=table.schema)


def changed(table: pa.Table, column: str, value: object, **match: object) -> pa.Table:
    """The table with one value put in place of another in the rows that have these values."""
    rows = [
        row | ({column: value} if all(row[name] == held for name, held in match.items()) else {})
        for row in table.to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=table.schema)


def test_a_sound_warehouse_passes_every_check(tables: Tables):
    assert broken(tables) == {}


def test_each_check_is_described_and_stands_once():
    checks = list_checks()
    assert len({(check.table, check.name) for check in checks}) == len(checks)
    assert all(check.description.endswith(".") for check in checks)
    assert {check.table for check in checks} == {table_name(model) for model in TABLES}


def test_what_only_a_text_can_bring_about_is_a_warning():
    warnings = {check.name for check in list_checks() if check.severity == "warning"}
    assert {expected.name for expected in EXPECTATIONS} <= warnings


def test_a_missing_table_is_named(tables: Tables):
    del tables["evidence"]
    with pytest.raises(KeyError, match="evidence"):
        run_checks(tables)


@pytest.mark.parametrize(
    ("table", "column", "value", "match", "check"),
    [
        ("figures", "quote", "$3 billion", {"quote": "$2 billion"}, "quote_is_text_between_offsets"),
        ("figures", "char_start", 10_000, {"quote": "$2 billion"}, "quote_is_text_between_offsets"),
        ("mentions", "quote", "ana berg", {"mention_id": "m1"}, "quote_is_text_between_offsets"),
        ("cells", "quote", "nothing", {"column_name": "due_year"}, "quote_is_text_between_offsets"),
        ("evidence", "prefix", "before", {"row_id": "p1"}, "prefix_and_suffix_surround_quote"),
        ("evidence", "suffix", "after", {"row_id": "p1"}, "prefix_and_suffix_surround_quote"),
        ("evidence", "row_id", "p2", {"row_id": "p1"}, "evidence_supports_a_row"),
        ("trade_series", "flow", "barter", {"trade_id": "t1"}, "vocabularies"),
        ("trade_series", "counterpart_area", "XXX", {"trade_id": "t1"}, "foreign_key_counterpart_area"),
        ("documents", "duplicate_of", "0" * 16, {"source_path": "Copy of Dune Herald.txt"}, "foreign_key_duplicate_of"),
        ("agreements", "event_id", "sea-summit", {"agreement_id": "a1"}, "foreign_key_event_id"),
        ("trade_series", "trade_id", "t2", {"trade_id": "t1"}, "primary_key"),
        ("trade_series", "trade_id", None, {"trade_id": "t1"}, "primary_key"),
        ("parties", "name", "Cafe\u0301", {"party_id": "KAZ"}, "strings_are_nfc"),
        ("mentions", "entity_id", "ann-berg", {"mention_id": "m1"}, "mentioned_entity_is_there"),
        ("pledges", "start_year", 2024, {"pledge_id": "p1"}, "every_extracted_value_has_a_cell"),
        ("pledges", "due_year", 2028, {"pledge_id": "p1"}, "a_cell_says_the_published_value"),
        ("pledges", "n_documents", 2, {"pledge_id": "p1"}, "n_documents_counts_the_evidence"),
        ("cells", "column_name", "colour", {"column_name": "due_year"}, "cell_names_a_column"),
        ("figures", "value_max", 1.0, {"quote": "$2 billion"}, "range_ascends"),
        ("pledges", "start_year", 2030, {"pledge_id": "p1"}, "ends_after_start"),
        ("pledges", "unit", None, {"pledge_id": "p1"}, "amount_has_a_unit"),
        ("trade_series", "obs_value", -1.0, {"trade_id": "t1"}, "amount_is_not_negative"),
        ("trade_series", "counterpart_area", "CHN", {"trade_id": "t1"}, "parties_differ"),
        ("pledges", "due_year", 12027, {"pledge_id": "p1"}, "years_are_of_our_time"),
        ("pledge_parties", "party_id", "UZB", {"role": "recipient"}, "every_party_has_a_cell"),
    ],
)
def test_a_fault_is_found(tables: Tables, table: str, column: str, value: object, match: dict[str, object], check: str):
    tables[table] = changed(tables[table], column, value, **match)
    assert (table, check) in broken(tables, table)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("people", "ana-berg"),
        ("events", "lake-summit"),
        ("projects", "harbour-road"),
        ("pledges", "p1"),
        ("trade_series", "t3"),
        ("agreements", "a1"),
    ],
)
def test_a_row_without_evidence_is_found(tables: Tables, table: str, key: str):
    tables["evidence"] = without(tables["evidence"], table_name=table, row_id=key)
    cases = broken(tables, table)[(table, "every_row_has_evidence")]
    assert [key] == [case[next(iter(case))] for case in cases]


def test_a_null_in_the_evidence_hides_no_row_without_evidence(tables: Tables):
    tables["evidence"] = changed(tables["evidence"], "row_id", None, row_id="p1")
    assert ("pledges", "every_row_has_evidence") in broken(tables, "pledges")


def test_a_value_without_a_cell_is_named_with_its_column(tables: Tables):
    tables["cells"] = without(tables["cells"], column_name="due_year")
    cases = broken(tables, "pledges")[("pledges", "every_extracted_value_has_a_cell")]
    assert cases == [{"row_id": "p1", "column_name": "due_year", "value_text": "2027"}]


def test_status_unknown_needs_no_cell(tables: Tables):
    tables["cells"] = without(tables["cells"], column_name="status")
    assert ("projects", "every_extracted_value_has_a_cell") in broken(tables, "projects")
    tables["projects"] = changed(tables["projects"], "status", "unknown", project_id="harbour-road")
    assert ("projects", "every_extracted_value_has_a_cell") not in broken(tables, "projects")


def test_china_and_the_five_are_always_there(tables: Tables):
    tables["countries"] = without(tables["countries"], country_id="TKM")
    assert broken(tables)[("countries", "china_and_the_five_are_there")] == [{"country_id": "TKM"}]


def test_hostile_text_is_only_text(tables: Tables):
    name = "'; DROP TABLE parties; --"
    tables["parties"] = changed(tables["parties"], "name", name, party_id="C5")
    assert broken(tables) == {}


def test_a_date_told_to_the_month_backs_its_first_day(warehouse):
    evidence_id = next(row["evidence_id"] for row in warehouse.rows["evidence"] if row["row_id"] == "lake-summit")
    row = next(row for row in warehouse.rows["cells"] if row["evidence_id"] == evidence_id)
    warehouse.add("cells", **(row | {"column_name": "date_start", "value_text": "2025-06"}))
    warehouse.rows["events"][0] |= {"date_start": datetime.date(2025, 6, 1), "precision": "month"}
    assert broken(warehouse.tables(), "events") == {}
    warehouse.rows["events"][0] |= {"date_start": datetime.date(2025, 7, 1)}
    assert ("events", "a_cell_says_the_published_value") in broken(warehouse.tables(), "events")


def test_checks_that_do_not_fit_into_memory_together_are_asked_one_by_one(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    find, alone = run._find_among, []

    def refuse_many(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], asked: Iterable[int]) -> set[int]:
        places = list(asked)
        if len(places) > 1:
            raise duckdb.OutOfMemoryException("failed to allocate data")
        alone.extend(places)
        return find(connection, checks, places)

    tables["figures"] = changed(tables["figures"], "bound", "firm", bound="exact")
    expected = broken(tables)
    monkeypatch.setattr(run, "_find_among", refuse_many)
    assert broken(tables) == expected != {}
    assert alone == list(range(len(list_checks())))
