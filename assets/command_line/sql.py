"""`silkledger sql`: read-only SQL on the published warehouse."""

import csv
import json
import math
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.reading_room import open_published
from assets.warehouse_folder import WarehouseFolder, replace_whole

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

BATCH_ROWS = 10_000
EXPLAIN = re.compile(r"(?:\s|--[^\n]*\n)*EXPLAIN\b(?:\s*ANALYZE\b|\s*\([^)]*\))?(.*)", re.IGNORECASE | re.DOTALL)
PIVOT = re.compile(r"(?:\s|--[^\n]*\n)*(?:PIVOT|PIVOT_WIDER|FROM|SELECT|WITH)\b", re.IGNORECASE)
READ_ONLY_HINT = "the warehouse is read-only here; --csv, --json and --parquet FILE carry results out"
HINTS = {
    "CatalogException": "silkledger tables lists every table and view, silkledger tables NAME its columns",
    "BinderException": "silkledger tables NAME lists the columns of a table",
    "ParserException": "the statement is DuckDB's SQL: https://duckdb.org/docs/sql/introduction",
    "PermissionException": READ_ONLY_HINT,
    "InvalidInputException": READ_ONLY_HINT,
}


def sql(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT; - reads it from standard input.")],
    as_csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values with a header line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", metavar="FILE", help="A Parquet file in place of output.")
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Rows that the printed table shows at most; 0 shows all.")
    ] = 100,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Answer a question in SQL.

    Reads what is published and nothing else: only statements that ask (SELECT, FROM, WITH, VALUES, PIVOT, DESCRIBE,
    SHOW, SUMMARIZE, EXPLAIN) are run, and no function can open a file or the network. With --json and --parquet a
    second column of the same name is numbered: name, name_2. A build that runs meanwhile neither waits for the query
    nor disturbs it.

    [bold]Exit codes[/]: 0 done, 1 the statement is wrong or refused, 2 a wrong option, or nothing is published.

    [bold]Examples[/]

      silkledger sql "SELECT * FROM trade_targets"

      silkledger sql --csv "SELECT * FROM pledge_overview" > pledges.csv

      echo "SELECT status, count(*) FROM projects GROUP BY ALL" | silkledger sql -
    """
    if sum((as_csv, as_json, parquet is not None)) > 1:
        raise typer.BadParameter("choose one of --csv, --json and --parquet")
    text = sys.stdin.read() if query == "-" else query
    if not text.strip(" \t\r\n;"):
        raise typer.BadParameter("the query is empty", param_hint="QUERY")
    if parquet is not None:
        _refuse_place(parquet)
    import duckdb

    with open_published(WarehouseFolder(warehouse)) as connection:
        try:
            _refuse_several(connection, text)
            if not asks_only(connection, text):
                print(f"silkledger: refused: only statements that ask are run\nTry: {READ_ONLY_HINT}", file=sys.stderr)
                raise typer.Exit(1)
            if parquet is not None:
                _write_parquet(connection, text, parquet)
                return
            cursor = connection.execute(text)
            columns = [column[0] for column in cursor.description or []]
            rows = _stream(cursor)
            if as_csv:
                _print_csv(columns, rows)
            elif as_json:
                _print_json(number_repeated(columns), rows)
            else:
                _print_table(columns, rows, limit)
        except duckdb.Error as error:
            _explain(error)
            raise typer.Exit(1) from error


def _refuse_several(connection: "duckdb.DuckDBPyConnection", text: str) -> None:
    """Only one statement is answered; of several the answers before the last would be lost."""
    number = len(connection.extract_statements(text))
    if number != 1:
        raise typer.BadParameter(f"found {number} statements; expected one. Ask them one by one", param_hint="QUERY")


def asks_only(connection: "duckdb.DuckDBPyConnection", text: str) -> bool:
    """Whether one statement only asks, by the kind that DuckDB's own parser gives it."""
    import duckdb

    explained = EXPLAIN.match(text)
    (statement,) = connection.extract_statements(explained[1] if explained else text)
    if statement.type == duckdb.StatementType.MULTI:  # PIVOT makes a type of its own first, as does CREATE ... PIVOT
        return PIVOT.match(text) is not None
    return bool(statement.type == duckdb.StatementType.SELECT)


def number_repeated(columns: list[str]) -> list[str]:
    """The columns with names of their own.

    >>> number_repeated(["id", "name", "id", "id_2"])
    ['id', 'name', 'id_3', 'id_2']
    """
    given: list[str] = []
    for name in columns:
        new, number = name, 1
        while new in given or (number > 1 and new in columns):
            number += 1
            new = f"{name}_{number}"
        given.append(new)
    return given


def _refuse_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise typer.BadParameter(f"there is no folder {path.parent}", param_hint="--parquet")
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder; expected the name of a file", param_hint="--parquet")


def _stream(cursor: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    while batch := cursor.fetchmany(BATCH_ROWS):
        yield from batch


def _write_parquet(connection: "duckdb.DuckDBPyConnection", text: str, path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        answer = connection.sql(text)
        if answer is None:
            raise typer.BadParameter("the statement gives no rows to write", param_hint="QUERY")
        table = answer.to_arrow_table()
        table = table.rename_columns(number_repeated(table.column_names))
        with replace_whole(path) as beside:
            pq.write_table(table, beside, compression="zstd")
    except pa.ArrowException as error:
        print(f"silkledger: Parquet has no place for this answer: {error}", file=sys.stderr)
        print("Try: cast the column to a type that Parquet knows, such as name::VARCHAR", file=sys.stderr)
        raise typer.Exit(1) from error
    print(f"{table.num_rows} row{'' if table.num_rows == 1 else 's'} in {path}", file=sys.stderr)


def _print_csv(columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def _print_json(columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    for row in rows:
        print(json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False))


def _plain(value: Any) -> Any:
    """The value as JSON knows it; dates as ISO 8601, what is no number as null."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return str(value)


def _print_table(columns: list[str], rows: Iterator[tuple[Any, ...]], limit: int) -> None:
    from itertools import islice

    shown = list(islice(rows, limit)) if limit else list(rows)
    more = limit > 0 and next(rows, None) is not None
    print_rows(columns, shown)
    counted = f"{len(shown)} row{'' if len(shown) == 1 else 's'}"
    print(f"the first {counted}; --limit 0 shows all" if more else counted, file=sys.stderr)


def print_rows(columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    """A table for the eye: numbers to the right with thousands apart, missing values blank.

    In a pipe a line is as wide as its values, on a screen long text wraps. Where a screen is too narrow for that, each
    row is a block of its own with a line a column.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[show_value(value, name) for value, name in zip(row, columns, strict=True)] for row in rows]
    screen = Console(highlight=False)
    piped = not screen.is_terminal and "COLUMNS" not in os.environ
    if not piped and _least_width(columns, cells) > screen.width:
        _print_blocks(columns, cells, screen)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(columns):
        numeric = all(isinstance(row[index], int | float | None) for row in rows) and any(
            row[index] is not None for row in rows
        )
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for line in cells:
        table.add_row(*map(Text, line))
    if piped:
        screen.width = max(screen.measure(table).maximum, 1)
    screen.print(table)


LEAST_COLUMN = 18  # letters that a column of long text needs to be read


def _least_width(columns: list[str], cells: list[list[str]]) -> int:
    """The width below which the columns of a table can no longer be read."""
    longest = [max([len(name), *(len(line[index]) for line in cells)]) for index, name in enumerate(columns)]
    return sum(max(len(name), min(width, LEAST_COLUMN)) + 3 for name, width in zip(columns, longest, strict=True))


def _print_blocks(columns: list[str], cells: list[list[str]], screen: "Console") -> None:
    """A block a row: the name of each column that holds something, and its value."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    for number, line in enumerate(cells, start=1):
        block = Table(
            box=box.SIMPLE_HEAD, pad_edge=False, title=f"row {number}", title_justify="left", show_header=False
        )
        block.add_column(no_wrap=True)
        block.add_column(overflow="fold")
        for name, value in zip(columns, line, strict=True):
            if value:
                block.add_row(Text(name), Text(value))
        screen.print(block)


def show_value(value: Any, column: str = "") -> str:
    """One value for the eye: 94800000000.0 is 94,800,000,000; a year stays 2030."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if column.endswith("year") else f"{value:,}"
    if isinstance(value, float):
        return (
            f"{value:,.0f}"
            if value.is_integer() and abs(value) < 1e18
            else f"{value:,.6g}"
            if abs(value) < 1e6
            else f"{value:,.2f}"
        )
    return "".join(mark if mark.isprintable() or mark == "\n" else "\N{REPLACEMENT CHARACTER}" for mark in str(value))


def _explain(error: "duckdb.Error") -> None:
    first = str(error).strip()
    print(f"silkledger: {first}", file=sys.stderr)
    hint = HINTS.get(type(error).__name__)
    if hint:
        print(f"Try: {hint}", file=sys.stderr)
