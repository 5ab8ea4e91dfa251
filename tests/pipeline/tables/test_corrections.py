"""What a reviewer set right: it stands in the place of what was read, and never outlives what it was made for."""

from typing import Any

import pyarrow as pa
import pytest

from pipeline.tables.corrections import CLAIMS, COLUMNS, CorrectionsError, list_correctable, parse_corrections
from pipeline.tables.evidence import merge_evidence
from pipeline.tables.pledges import merge_pledges
from pipeline.tables.projects import merge_projects
from pipeline.tables.trade import merge_trade
from schemas.contract import FACT_TABLES, arrow_schema, table_name

HEAD = ",".join(COLUMNS)
TEXT = "China pledged 20 million yuan in trade to Kazakhstan by 2027 for the Altai dam"


def correct(*lines: str) -> pa.Table:
    return parse_corrections("\n".join((HEAD, *lines)).encode())


@pytest.fixture
def told(made, tabulate) -> tuple[pa.Table, dict[str, pa.Table]]:
    """One document with a pledge in yuan, a project and a value of trade."""
    document = made(TEXT, "2024-03-01")
    document.pledge(
        "Kazakhstan:KAZ",
        quantity=document.read("20 million", 2e7),
        unit=document.read("yuan", "CNY"),
        due_year=document.read("2027", 2027),
    )
    document.project("altai-dam", "Altai dam", kind="road")
    document.trade("20 million", 2e7, "CNY")
    return tabulate([document])


def merge_all(told: tuple[pa.Table, dict[str, pa.Table]], corrections: pa.Table) -> dict[str, list[dict[str, Any]]]:
    documents, staging = told
    staging = {**staging, "corrections": corrections}
    facts = {
        name: table
        for door in (merge_pledges, merge_projects, merge_trade)
        for name, table in door(documents, staging).items()
    }
    empty = {table_name(model): model for model in FACT_TABLES if table_name(model) not in facts}
    facts.update({name: arrow_schema(model).empty_table() for name, model in empty.items()})
    tables = {**facts, **merge_evidence(documents, staging, facts)}
    return {name: table.to_pylist() for name, table in tables.items()}


def test_corrected_value_stands_with_its_reason_and_what_follows_from_it(told):
    (pledge,) = merge_all(told, correct())["pledges"]
    line = f"pledges,{pledge['pledge_id']},quantity,20000000,2e9,the text has a slip: billion,Ada,2025-06-16"
    tables = merge_all(told, correct(line, "projects,altai-dam,kind,road,water,a dam by its name,Ada,"))
    (corrected,) = tables["pledges"]
    assert (corrected["pledge_id"], corrected["quantity"]) == (pledge["pledge_id"], 2e9)
    assert corrected["value_usd"] == pytest.approx(100 * pledge["value_usd"])
    assert tables["projects"][0]["kind"] == "water" and tables["projects"][0]["sector"] != "21020"
    curated = {cell["column_name"]: cell for cell in tables["cells"] if cell["method"] == "curated"}
    assert set(curated) == {"quantity", "kind"}
    assert curated["quantity"]["reviewed_reason"] == "the text has a slip: billion"
    assert (curated["quantity"]["quote"], curated["quantity"]["value_text"]) == ("20 million", "2e9")
    assert all(cell["reviewed_reason"] is None for cell in tables["cells"] if cell["method"] != "curated")


def test_value_can_be_taken_away_and_added(told):
    (pledge,) = merge_all(told, correct())["pledges"]
    key = pledge["pledge_id"]
    tables = merge_all(
        told,
        correct(
            f"pledges,{key},due_year,2027,,2027 is for the dam,Ada,",
            f"pledges,{key},announced_on,,2024-02,by the embassy's site,Ada,",
        ),
    )
    (corrected,) = tables["pledges"]
    assert corrected["due_year"] is None
    assert (str(corrected["announced_on"]), corrected["announced_on_precision"]) == ("2024-02-01", "month")
    curated = {cell["column_name"]: cell for cell in tables["cells"] if cell["method"] == "curated"}
    assert (curated["due_year"]["value_text"], curated["due_year"]["quote"]) == ("", "2027")
    assert curated["announced_on"]["quote"] == TEXT  # no words gave it: those of the statement


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "projects,altai-dam,kind,airport,water,why,Ada,",
            "line 2: kind of altai-dam in projects is road by now",
        ),
        ("projects,altai-dam,capacity_value,5,6,why,Ada,", "is empty by now; expected 5"),
        ("projects,ural-dam,kind,road,water,why,Ada,", "projects has no row ural-dam any more"),
    ],
)
def test_correction_that_outlived_its_reason_stops_the_merge(told, line, said):
    with pytest.raises(CorrectionsError, match=said):
        merge_all(told, correct(line))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("projects,altai-dam,kind,road,water,,Ada,", "line 2: reason is empty"),
        (
            "project,altai-dam,kind,road,water,why,Ada,",
            "found the table 'project'; expected one of trade_series",
        ),
        ("projects,altai-dam,sector,,21020,why,Ada,", "found the column 'sector'; expected one that is read"),
        ("projects,altai-dam,kind,road,weir,why,Ada,", "found 'weir' for kind; expected one of"),
        ("projects,altai-dam,kind,road,,why,Ada,", "kind is never empty"),
        ("projects,altai-dam,kind,road,road,why,Ada,", "both expected and the correction"),
        ("projects,altai-dam,start_year,,soon,why,Ada,", "a value of the type int64"),
        ("events,summit,date_start,,May 2025,why,Ada,", "a value of the type date32"),
        ("projects,altai-dam,kind,road,water,why,Ada,June", "expected YYYY-MM-DD"),
        ('projects,altai-dam,kind,road,water,"why,Ada,', "Close the quote"),
        ("projects,altai-dam,cost_value,,2,000,why,Ada,", "line 2: more cells than columns. Put quotes"),
        ("projects,altai-dam,cost_value,,nan,why,Ada,", "a value of the type double"),
    ],
)
def test_line_that_cannot_be_carried_out_is_told(line, said):
    with pytest.raises(CorrectionsError, match=said):
        correct(line)


def test_list_from_a_spreadsheet_with_semicolons_is_read():
    line = "projects;altai-dam;kind;road;water;a reason, with a comma;Ada;"
    (row,) = parse_corrections(f"{HEAD.replace(',', ';')}\n{line}\n".encode()).to_pylist()
    assert (row["value"], row["reason"], row["line"]) == ("water", "a reason, with a comma", 2)


def test_every_bad_line_is_told_at_once():
    with pytest.raises(CorrectionsError, match=r"line 2: reason.*line 4: line 3 corrects the same value"):
        correct(
            "projects,a,kind,road,water,,Ada,",
            "projects,b,kind,road,water,why,Ada,",
            "projects,b,kind,road,port,why,Ada,",
        )


@pytest.mark.parametrize(
    ("content", "said"), [(b"\x89PNG\x00\x00", "expected a CSV file"), (b"a,b\n1,2\n", "no column table_name")]
)
def test_file_that_is_no_list_of_corrections_is_told(content, said):
    with pytest.raises(CorrectionsError, match=said):
        parse_corrections(content)


def test_every_fact_table_has_values_that_can_be_corrected():
    assert set(CLAIMS) == {table_name(model) for model in FACT_TABLES}
    for name in CLAIMS:
        columns = list_correctable(name)
        assert columns and not {"n_documents", "value_usd_basis", "sector", "finance_type"} & set(columns)
