"""Previous release + delta = this release, whatever changed; and a row that went into another is told apart."""

import json
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.canonical import hash_content, hash_row, write_row
from pipeline.release.delta import DELTA_MEANINGS, DELTA_SCHEMA, apply_delta, compare_releases
from schemas.contract import TABLES, arrow_schema, primary_key, table_name

Tables = dict[str, pa.Table]
KEYS = {table_name(model): primary_key(model) for model in TABLES}
SCHEMA = pa.schema(
    [
        pa.field("a", pa.string(), nullable=False),
        pa.field("b", pa.int64(), nullable=False),
        pa.field("value", pa.float64()),
        pa.field("day", pa.date32()),
        pa.field("text", pa.string()),
        pa.field("flag", pa.bool_()),
    ]
)
ROWS = st.dictionaries(
    st.tuples(st.text(alphabet='ab"\\é', max_size=2), st.integers(-2, 2)),
    st.tuples(
        st.none() | st.floats(allow_nan=False, allow_infinity=False),
        st.none() | st.dates(),
        st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
        st.none() | st.booleans(),
    ),
    max_size=8,
)


def make_table(rows: dict[Any, Any]) -> pa.Table:
    lines = [dict(zip(SCHEMA.names, (*key, *rest), strict=True)) for key, rest in rows.items()]
    return pa.Table.from_pylist(lines, SCHEMA).sort_by([("a", "ascending"), ("b", "ascending")])


@given(ROWS, ROWS)
@settings(max_examples=60, deadline=None)
def test_previous_and_delta_make_the_current_release(before: dict[Any, Any], now: dict[Any, Any]) -> None:
    old, new, keys = {"t": make_table(before)}, {"t": make_table(now)}, {"t": ("a", "b")}
    delta = compare_releases(old, new, keys)
    assert apply_delta(old, delta.rows, {"t": SCHEMA}, keys)["t"].to_pylist() == new["t"].to_pylist()
    counted = delta.changes["t"]
    assert counted.rows == counted.rows_before + counted.added - counted.deleted - counted.merged
    assert counted.added == len(now.keys() - before.keys())
    assert counted.deleted == len(before.keys() - now.keys())


def change(tables: Tables, name: str, key: str, **values: Any) -> Tables:
    """The tables with some values of one row of a table changed."""
    column = KEYS[name][0]
    rows = [row | values if row[column] == key else row for row in tables[name].to_pylist()]
    return tables | {name: pa.Table.from_pylist(rows, tables[name].schema)}


def drop(tables: Tables, name: str, key: str, column: str | None = None) -> Tables:
    column = column or KEYS[name][0]
    kept = tables[name].filter(pc.not_equal(tables[name].column(column), pa.scalar(key)))
    return tables | {name: kept}


def first_id(tables: Tables, name: str) -> str:
    return str(tables[name].column(KEYS[name][0])[0].as_py())


def replay(old: Tables, new: Tables) -> dict[str, list[dict[str, Any]]]:
    delta = compare_releases(old, new, KEYS)
    again = apply_delta(old, delta.rows, {name: table.schema for name, table in new.items()}, KEYS)
    assert {name: table.to_pylist() for name, table in again.items()} == {
        name: table.to_pylist() for name, table in new.items()
    }
    return {name: [row for row in delta.rows.to_pylist() if row["table_name"] == name] for name in new}


@pytest.fixture
def tables(sound_tables: Tables) -> Tables:
    """The small warehouse, each table sorted by its primary key as a release has it."""
    return {
        name: table.sort_by([(column, "ascending") for column in KEYS[name]]) for name, table in sound_tables.items()
    }


def test_unchanged_release_has_an_empty_delta(tables: Tables) -> None:
    delta = compare_releases(tables, dict(tables), KEYS)
    assert delta.rows.num_rows == 0 and not delta.data_changed
    assert delta.changes["documents"].rows == tables["documents"].num_rows


def test_modified_row_names_its_columns_and_hashes(tables: Tables) -> None:
    pledge = first_id(tables, "pledges")
    new = change(tables, "pledges", pledge, due_year=2031)
    (row,) = replay(tables, new)["pledges"]
    (before,) = [held for held in tables["pledges"].to_pylist() if held["pledge_id"] == pledge]
    assert (row["change"], row["key"], row["changed_columns"]) == ("modified", json.dumps([pledge]), "due_year")
    assert row["row_hash_before"] == hash_row(write_row(before))
    assert row["row_hash_after"] == hash_row(row["row"]) and json.loads(row["row"])["due_year"] == 2031


def test_row_that_is_gone_with_its_words_is_deleted(tables: Tables) -> None:
    pledge = first_id(tables, "pledges")
    new = drop(drop(tables, "pledges", pledge), "evidence", pledge, "row_id")
    (row,) = replay(tables, new)["pledges"]
    assert (row["change"], row["successor"], row["row"]) == ("deleted", None, None)


def add_twin(tables: Tables, pledge: str) -> Tables:
    """A second pledge read from other words: what the current release finds to be the same as the first."""
    (row,) = [held for held in tables["pledges"].to_pylist() if held["pledge_id"] == pledge]
    (said, *_) = [held for held in tables["evidence"].to_pylist() if held["row_id"] == pledge]
    twin = row | {"pledge_id": "twin"}
    words = said | {"evidence_id": "twin-words", "row_id": "twin", "char_start": 1, "char_end": 3, "quote": "ov"}
    return tables | {
        "pledges": pa.concat_tables([tables["pledges"], pa.Table.from_pylist([twin], tables["pledges"].schema)]),
        "evidence": pa.concat_tables([tables["evidence"], pa.Table.from_pylist([words], tables["evidence"].schema)]),
    }


def move_words(tables: Tables, row_id: str) -> Tables:
    """The twin is gone, and its words support another row."""
    return drop(change(tables, "evidence", "twin-words", row_id=row_id), "pledges", "twin")


def test_row_whose_words_stand_behind_another_row_is_merged(tables: Tables) -> None:
    pledge = first_id(tables, "pledges")
    old = add_twin(tables, pledge)
    (row,) = replay(old, move_words(old, pledge))["pledges"]
    assert (row["change"], row["key"], row["successor"]) == ("merged", '["twin"]', json.dumps([pledge]))


def test_row_that_comes_back_under_another_id_is_deleted_with_a_successor(tables: Tables) -> None:
    old = add_twin(tables, first_id(tables, "pledges"))
    (twin,) = [row for row in old["pledges"].to_pylist() if row["pledge_id"] == "twin"]
    new = move_words(old, "renamed")
    renamed = pa.Table.from_pylist([twin | {"pledge_id": "renamed"}], old["pledges"].schema)
    new["pledges"] = pa.concat_tables([new["pledges"], renamed]).sort_by("pledge_id")
    old["pledges"] = old["pledges"].sort_by("pledge_id")
    rows = {row["key"]: row for row in replay(old, new)["pledges"]}
    assert (rows['["twin"]']["change"], rows['["twin"]']["successor"]) == ("deleted", '["renamed"]')
    assert rows['["renamed"]']["change"] == "added"


def test_new_column_is_told_from_changed_data(tables: Tables) -> None:
    old = {name: table for name, table in tables.items() if name in ("people", "events")}
    new = old | {"people": old["people"].append_column("shoe_size", pa.array([44] * old["people"].num_rows))}
    delta = compare_releases(old, new, KEYS)
    people = delta.changes["people"]
    assert people.modified == people.by_schema_only == old["people"].num_rows > 0
    assert not delta.data_changed
    again = apply_delta(old, delta.rows, {name: table.schema for name, table in new.items()}, KEYS)
    assert again["people"].to_pylist() == new["people"].to_pylist()


def test_empty_new_column_changes_no_row(tables: Tables) -> None:
    people = tables["people"]
    new = {"people": people.append_column("shoe_size", pa.nulls(people.num_rows, pa.int64()))}
    assert compare_releases({"people": people}, new, KEYS).rows.num_rows == 0
    assert hash_content(new["people"]) == hash_content(people)


def test_delta_against_another_release_is_refused(tables: Tables) -> None:
    new = drop(tables, "pledges", first_id(tables, "pledges"))
    delta = compare_releases(tables, new, KEYS)
    with pytest.raises(ValueError, match="is not there"):
        apply_delta(new, delta.rows, {"pledges": new["pledges"].schema}, KEYS)


def test_column_of_a_hostile_name_reaches_no_query() -> None:
    table = pa.table({"a": ["x"], "b\" FROM read_text('/etc/passwd') --": ["y"]})
    with pytest.raises(ValueError, match="no name of a column"):
        compare_releases({"t": table}, {"t": table}, {"t": ("a",)})


def test_delta_is_flat_and_described() -> None:
    assert set(DELTA_SCHEMA.names) == set(DELTA_MEANINGS)
    assert not any(pa.types.is_nested(field.type) for field in DELTA_SCHEMA)


def test_contract_and_hash_agree_on_empty_tables() -> None:
    for model in TABLES:
        assert hash_content(arrow_schema(model).empty_table()) == hash_content(pa.table({}))
