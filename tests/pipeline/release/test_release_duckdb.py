"""The DuckDB file: keys, ENUMs, comments and views over a small warehouse."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from pipeline.release.ddl import STORAGE_VERSION, create_statements, insert_statements
from pipeline.release.views.view import read_views, view_statements
from schemas.contract import TABLES, list_columns, primary_key, table_name, vocabulary_terms

Tables = dict[str, pa.Table]
Connection = duckdb.DuckDBPyConnection


def fill(connection: Connection, tables: Tables) -> None:
    connection.execute("BEGIN")
    for statement in (*create_statements(), *view_statements()):
        connection.execute(statement)
    for model in TABLES:
        connection.register("source", tables[table_name(model)])
        for statement in insert_statements(model):
            connection.execute(statement)
        connection.unregister("source")
    connection.execute("COMMIT")


@pytest.fixture(scope="module")
def database(sound_tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A written file, opened anew for reading only."""
    path = tmp_path_factory.mktemp("warehouse") / "silkledger.duckdb"
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS built (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE built")
        fill(connection, sound_tables)
        connection.execute("USE memory")
        connection.execute("DETACH built")
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


def ask(database: Connection, question: str) -> list[dict[str, Any]]:
    return database.sql(question).to_arrow_table().to_pylist()


def test_every_row_arrives(database: Connection, tables: Tables):
    for name, table in tables.items():
        assert ask(database, f"SELECT count(*) AS n FROM {name}") == [{"n": table.num_rows}], name


def test_file_opens_in_older_versions(database: Connection):
    found = ask(database, "SELECT tags FROM duckdb_databases() WHERE database_name = 'silkledger'")
    assert STORAGE_VERSION in str(found)


def test_keys_stand_in_the_file(database: Connection):
    rows = ask(
        database,
        "SELECT table_name, constraint_column_names AS columns FROM duckdb_constraints() "
        "WHERE constraint_type = 'PRIMARY KEY'",
    )
    assert {row["table_name"]: tuple(row["columns"]) for row in rows} == {
        table_name(model): primary_key(model) for model in TABLES
    }
    links = ask(database, "SELECT count(*) AS n FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY'")
    assert links[0]["n"] > 20


def test_every_table_view_and_column_is_commented(database: Connection):
    for kind in ("duckdb_tables", "duckdb_views", "duckdb_columns"):
        missing = ask(database, f"SELECT * FROM {kind}() WHERE comment IS NULL AND NOT internal")
        assert missing == [], kind


def test_vocabularies_are_enums(database: Connection):
    (row,) = ask(
        database,
        "SELECT DISTINCT data_type FROM duckdb_columns() WHERE column_name = 'flow' AND NOT internal "
        "AND table_name = 'trade_series'",
    )
    assert row["data_type"] == "ENUM('turnover', 'exports', 'imports')"
    enums = ask(database, "SELECT type_name FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal")
    assert {row["type_name"] for row in enums} == set(vocabulary_terms())


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE trade_series SET flow = 'barter'", duckdb.ConversionException),
        ("UPDATE trade_series SET obs_value = NULL", duckdb.ConstraintException),
        ("INSERT INTO party_members VALUES ('C5', 'XXX', 'text')", duckdb.ConstraintException),
        ("INSERT INTO party_members VALUES ('C5', 'KAZ', 'text')", duckdb.ConstraintException),
    ],
)
def test_the_database_refuses_what_breaks_the_contract(tables: Tables, statement: str, refusal: type[Exception]):
    with duckdb.connect() as connection:
        fill(connection, tables)
        with pytest.raises(refusal):
            connection.execute(statement)


def test_columns_stand_in_the_order_of_the_contract(database: Connection):
    for model in TABLES:
        columns = [row["column_name"] for row in ask(database, f"DESCRIBE {table_name(model)}")]
        assert columns == [column.name for column in list_columns(model)]


@pytest.mark.parametrize("view", read_views(), ids=lambda view: view.name)
def test_a_view_has_the_columns_that_its_comment_describes(database: Connection, view):
    assert database.sql(f"SELECT * FROM {view.name}").columns == [name for name, _ in view.columns]
    assert view.description.endswith(".")


def test_views_give_the_same_rows_whatever_the_order_of_the_tables(tables: Tables):
    answers = []
    for order, threads in (("ascending", "1"), ("descending", "2")):
        with duckdb.connect(config={"threads": threads}) as connection:
            fill(connection, {name: table.sort_by([(table.column_names[0], order)]) for name, table in tables.items()})
            answers.append({view.name: ask(connection, f"SELECT * FROM {view.name}") for view in read_views()})
    assert answers[0] == answers[1]
    assert all(answers[0].values())


def test_a_target_stands_against_the_latest_report(database: Connection):
    (row,) = ask(database, "SELECT * FROM trade_targets")
    assert row["pair"] == "China – Kazakhstan"
    assert (row["target_period"], row["target_value"]) == ("2030", 20e9)
    assert (row["reported_period"], row["reported_value"]) == ("2024", 15e9)
    assert row["share_reached"] == 0.75
    assert row["is_reached"] is False
    assert row["target_quote"] == "$20 billion by 2030"


def test_a_target_without_a_report_stands_alone(warehouse):
    warehouse.rows["trade_series"] = [row for row in warehouse.rows["trade_series"] if row["kind"] == "target"]
    with duckdb.connect() as connection:
        fill(connection, warehouse.tables())
        (row,) = ask(connection, "SELECT * FROM trade_targets")
    assert row["reported_value"] is None and row["share_reached"] is None


def test_two_values_for_the_same_trade_are_a_conflict(database: Connection):
    (row,) = ask(database, "SELECT * FROM trade_conflicts")
    assert {row["value"], row["other_value"]} == {"about 10 billion USD", "12.5 billion USD"}
    assert row["ratio"] == 1.25
    assert row["is_reconcilable"] is False
    assert {row["reported_by"], row["other_reported_by"]} == {"ana-berg", None}
    assert "Dune Herald, 2022-05-01" in (row["sources"], row["other_sources"])


@pytest.mark.parametrize(
    ("bound", "value", "is_reconcilable"),
    [
        ("approx", 12.2e9, True),
        ("exact", 12.2e9, False),
        ("min", 12e9, True),
        ("min", 13e9, False),
        ("min", 5e9, False),
        ("max", 13e9, True),
    ],
)
def test_bounds_reconcile_values(warehouse, bound: str, value: float, is_reconcilable: bool):
    warehouse.rows["trade_series"][0] |= {"obs_value": value, "bound": bound}
    with duckdb.connect() as connection:
        fill(connection, warehouse.tables())
        assert ask(connection, "SELECT is_reconcilable FROM trade_conflicts") == [{"is_reconcilable": is_reconcilable}]


def test_tonnes_and_dollars_of_the_same_goods_are_no_conflict(warehouse):
    warehouse.rows["trade_series"][0] |= {"unit_measure": "tonnes", "obs_value_usd": None, "value_usd_basis": None}
    with duckdb.connect() as connection:
        fill(connection, warehouse.tables())
        assert ask(connection, "SELECT * FROM trade_conflicts") == []


def test_a_road_opened_before_it_is_planned_is_a_conflict(database: Connection):
    (row,) = ask(database, "SELECT * FROM status_conflicts")
    assert (row["status"], row["other_status"]) == ("operational", "planned")
    assert (str(row["as_of"]), str(row["other_as_of"])) == ("2022-05-01", "2025-06-02")
    assert (row["source"], row["other_source"]) == ("Dune Herald, 2022-05-01", "Lake Post, 2025-06-02")
    assert (row["quote"], row["other_quote"]) == ("China opened the Harbour Road in 2021", "plan the Harbour Road")
    assert row["other_said_by"] == "ana-berg"


def test_progress_is_no_conflict(warehouse):
    one, other = warehouse.rows["project_statuses"]
    one["status"], other["status"] = "planned", "operational"
    with duckdb.connect() as connection:
        fill(connection, warehouse.tables())
        assert ask(connection, "SELECT * FROM status_conflicts") == []


def test_statuses_of_unknown_date_are_a_conflict(warehouse):
    one, other = warehouse.rows["project_statuses"]
    one["status"], other["status"] = "planned", "operational"
    warehouse.rows["documents"][1] |= {"published_on": None, "published_precision": None, "published_basis": "none"}
    with duckdb.connect() as connection:
        fill(connection, warehouse.tables())
        (row,) = ask(connection, "SELECT * FROM status_conflicts")
    assert row["other_as_of"] is None


def test_overviews_read_as_a_sentence(database: Connection):
    (pledge,) = ask(database, "SELECT line, first_quote, sources FROM pledge_overview")
    assert pledge == {
        "line": "China → Kazakhstan: loan; 2 billion USD; lend Kazakhstan $2 billion; by 2027",
        "first_quote": "China will lend Kazakhstan $2 billion by 2027",
        "sources": "Dune Herald, 2022-05-01",
    }
    (project,) = ask(database, "SELECT line, sources FROM project_overview")
    assert project["line"] == "Harbour Road: planned; Kazakhstan; China (builder)"
    assert project["sources"] == "Dune Herald, 2022-05-01; Lake Post, 2025-06-02"
    lines = [row["line"] for row in ask(database, "SELECT line FROM trade_overview")]
    assert lines == [
        "China – Kazakhstan, turnover, 2023: about 10 billion USD (reported)",
        "China – Kazakhstan, turnover, 2023: 12.5 billion USD (reported)",
        "China – Kazakhstan, turnover, 2024: 15 billion USD (reported)",
        "China – Kazakhstan, turnover, 2030: 20 billion USD (target)",
    ]
    (agreement,) = ask(database, "SELECT line FROM agreement_overview")
    assert agreement["line"] == "China; 7 agreements; deals"
    (event,) = ask(database, "SELECT line, dates FROM event_overview")
    assert event == {"line": "Lake Summit; Kazakhstan", "dates": None}


def test_unclaimed_figures_show_money_once_with_its_surroundings(database: Connection):
    (row,) = ask(database, "SELECT quote, value, unit, context FROM unclaimed_figures")
    assert (row["quote"], row["value"], row["unit"]) == ("€5 million", 5e6, "EUR")
    assert "🚂. China will lend Kazakhstan $2 billion by 2027. Some €5 million went elsewhere." in row["context"]
    assert "\n" not in row["context"]


def test_country_overview_counts_each_side(database: Connection):
    rows = {row["country_id"]: row for row in ask(database, "SELECT * FROM country_overview")}
    assert (rows["CHN"]["pledged_usd"], rows["CHN"]["received_usd"], rows["CHN"]["n_projects"]) == (2e9, None, 0)
    assert (rows["KAZ"]["received_usd"], rows["KAZ"]["n_projects"], rows["KAZ"]["n_trade_values"]) == (2e9, 1, 4)
    assert rows["UZB"]["n_trade_values"] == 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (94.8e9, "94.8 billion"),
        (3e12, "3 trillion"),
        (1.25e6, "1.25 million"),
        (3000, "3,000"),
        (1.5, "1.5"),
        (-2e9, "-2 billion"),
    ],
)
def test_readable_number(database: Connection, number: float, text: str):
    assert database.execute("SELECT readable_number(?)", [number]).fetchone() == (text,)
