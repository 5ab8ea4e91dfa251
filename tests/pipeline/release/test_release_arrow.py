"""Published tables have the contract's types and order, describe themselves and come out the same twice."""

import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.arrow import to_arrow
from schemas.agreements import Agreements
from schemas.contract import TABLES, arrow_schema, find_table, table_name
from schemas.pledge_parties import PledgeParties

Tables = dict[str, pa.Table]


def write(table: pa.Table) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


@pytest.mark.parametrize("model", TABLES, ids=[table_name(model) for model in TABLES])
def test_an_empty_table_keeps_its_schema(model):
    table = to_arrow(model, arrow_schema(model).empty_table(), "abc")
    assert table.num_rows == 0
    assert pq.read_table(io.BytesIO(write(table))).schema.equals(table.schema)


def test_rows_are_sorted_by_the_whole_primary_key():
    rows = [("p2", "CHN", "pledgor"), ("p1", "KAZ", "recipient"), ("p1", "CHN", "pledgor"), ("p1", "KAZ", "pledgor")]
    frame = pd.DataFrame(rows, columns=["pledge_id", "party_id", "role"])
    table = to_arrow(PledgeParties, frame, "abc")
    assert [tuple(row.values()) for row in table.to_pylist()] == sorted(rows)


def test_same_rows_in_another_order_give_the_same_bytes(tables: Tables):
    for name, table in tables.items():
        model = find_table(name)
        turned = pa.concat_tables([table.slice(i, 1) for i in reversed(range(table.num_rows))] or [table])
        assert write(to_arrow(model, turned, "abc")) == write(to_arrow(model, table, "abc")), name


def test_pandas_and_arrow_give_the_same_table(tables: Tables):
    for name, table in tables.items():
        frame = table.to_pandas(types_mapper=pd.ArrowDtype)
        assert to_arrow(find_table(name), frame, "abc").equals(to_arrow(find_table(name), table, "abc")), name


def test_published_tables_pass_their_own_schema(tables: Tables):
    for name, table in tables.items():
        model = find_table(name)
        model.validate(to_arrow(model, table, "abc").to_pandas(types_mapper=pd.ArrowDtype), lazy=True)


def test_the_file_says_what_it_is(tables: Tables):
    read = pq.read_schema(io.BytesIO(write(to_arrow(Agreements, tables["agreements"], "abc123"))))
    facts = {name.decode(): text.decode() for name, text in read.metadata.items()}
    assert facts["dataset"] == "silkledger"
    assert facts["table"] == "agreements"
    assert facts["schema_version"] == "1.0.0"
    assert facts["git_commit"] == "abc123"
    assert facts["licence"] == "CC-BY-4.0"
    assert facts["description"].endswith(".")
    assert json.loads(facts["primary_key"]) == ["agreement_id"]
    assert {"column": "event_id", "references": "events.event_id"} in json.loads(facts["foreign_keys"])
    assert read.field("count").metadata[b"unit"] == b"agreements"
    assert read.field("bound").metadata[b"vocabulary"] == b"exact approx min max"


def test_missing_numbers_stay_missing_and_whole(tables: Tables):
    # numpy has no missing integer: it makes them doubles, and the missing ones NaN
    (row,) = tables["agreements"].to_pylist()
    frame = pd.DataFrame([row, row | {"agreement_id": "a2", "count": None}]).astype({"value": "float64"})
    assert frame["count"].dtype == "float64"
    table = to_arrow(Agreements, frame, "abc")
    assert table.column("count").to_pylist() == [7, None]
    assert table.column("value").to_pylist() == [None, None]


def agreement(tables: Tables, **values: object) -> pa.Table:
    row = tables["agreements"].to_pylist()[0] | values
    return pa.table({name: [value] for name, value in row.items()})


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"count": 7.5}, "agreements.count: expected int64, found double"),
        ({"count": "seven"}, "agreements.count: expected int64, found string"),
        ({"description": None}, "agreements.description: 1 of 1 values missing"),
        ({"value": float("inf")}, "agreements.value: found a number that is not finite"),
        ({"value": float("nan")}, "agreements.value: found a number that is not finite"),
        ({"colour": "red"}, r"unknown columns \['colour'\]"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(tables: Tables, values: dict[str, object], message: str):
    with pytest.raises(ValueError, match=message):
        to_arrow(Agreements, agreement(tables, **values), "abc")


def test_a_missing_column_is_named(tables: Tables):
    with pytest.raises(ValueError, match=r"missing columns \['bound'\]"):
        to_arrow(Agreements, tables["agreements"].drop_columns("bound"), "abc")
