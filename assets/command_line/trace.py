"""`silkledger trace`: one row, and for each of its values the words it was read from."""

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.command_line.sql import show_value
from assets.reading_room import fetch_dicts, open_published
from assets.warehouse_folder import WarehouseFolder

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console
    from rich.text import Text

LONGEST_SIDE = 300  # characters shown at most before and after the words
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?]['\"”’)\]]?\s+(?=['\"“‘(A-Z0-9])|\n[ \t]*\n")

LIST_KEYS = """
    SELECT table_name, constraint_column_names[1] AS key FROM duckdb_constraints()
    WHERE constraint_type = 'PRIMARY KEY' AND len(constraint_column_names) = 1
      AND database_name = current_database() AND NOT contains(table_name, 'document_texts')
"""
LIST_STATEMENTS = """
    SELECT e.*, d.title, d.publisher, d.published_on, d.published_precision, d.source_path, d.url, t.text
    FROM evidence e JOIN documents d USING (document_id) LEFT JOIN document_texts t USING (document_id)
    WHERE e.row_id = ? AND e.table_name = ?
    ORDER BY d.published_on NULLS LAST, e.document_id, e.char_start, e.evidence_id
"""
LIST_CELLS = """
    SELECT c.* FROM cells c JOIN evidence e USING (evidence_id) WHERE e.row_id = ? AND e.table_name = ?
    ORDER BY c.evidence_id, c.char_start, c.column_name
"""
LIST_PLACES = """
    SELECT p.char_start, p.char_end, p.quote, p.document_id, d.title, d.publisher, d.published_on,
           d.published_precision, d.source_path, d.url, t.text
    FROM {places} p JOIN documents d USING (document_id) LEFT JOIN document_texts t USING (document_id)
    WHERE p.{key} = ? ORDER BY d.published_on NULLS LAST, p.document_id, p.char_start LIMIT 10
"""
PLACES = {"figures": ("figures", "figure_id"), "mentions": ("mentions", "mention_id")}
ENTITY_PLACES = ("mentions", "entity_id")
NOT_SUGGESTED = ("mentions", "figures", "evidence", "documents", "rejected_documents")


def trace(
    row_id: Annotated[str, typer.Argument(metavar="ROW_ID", help="The id of a row, as its table gives it.")],
    all_statements: Annotated[
        bool, typer.Option("--all", help="Every statement of each value; else the first three.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object in place of text.")] = False,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Show a row, each value with its sentence, source, rule and method.

    Takes the id of a row of any fact table (projects, pledges, trade_series, agreements, events, people), and of
    figures, mentions, parties and documents too. The words that a value was read from stand out in their sentence.
    Methods: read as written, resolved (a name to an id, "last year" to 2024), converted (currency, scale),
    inferred, curated (a reviewed correction).

    [bold]Exit codes[/]: 0 done, 2 no row has this id (near ones are named), or nothing is published.

    [bold]Examples[/]

      silkledger sql "SELECT pledge_id, description FROM pledges"

      silkledger trace PLEDGE_ID
    """
    with open_published(WarehouseFolder(warehouse)) as connection:
        found = find_rows(connection, row_id)
        if not found:
            _suggest(connection, row_id)
            raise typer.Exit(2)
        if as_json:
            for row in found:
                print(json.dumps(row, ensure_ascii=False, default=str))
            return
        from rich.console import Console

        screen = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
        for row in found:
            _print_row(screen, row, None if all_statements else 3)


def find_rows(connection: "duckdb.DuckDBPyConnection", row_id: str) -> list[dict[str, Any]]:
    """The rows that have this id, by table: `table`, `values`, `statements` (each with its `cells`), `places`."""
    found = []
    for key in fetch_dicts(connection, LIST_KEYS):
        table, column = _quote(key["table_name"]), _quote(key["key"])
        rows = fetch_dicts(connection, f"SELECT * FROM {table} WHERE {column} = ?", [row_id])
        if rows:
            found.append(
                {
                    "table": key["table_name"],
                    "row_id": row_id,
                    "values": rows[0],
                    "statements": _fetch_statements(connection, key["table_name"], row_id),
                    "places": _fetch_places(connection, key["table_name"], row_id),
                }
            )
    # A country is a party, a party may be mentioned: the row with the statements says most.
    found.sort(key=lambda row: (not row["statements"], row["table"]))
    return found


def find_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence or sentences around a span, cut at LONGEST_SIDE characters on either side.

    >>> text = "It rained. China gave 5 yuan. It snowed."
    >>> first, last = find_sentence(text, 22, 28)
    >>> text[first:last]
    'China gave 5 yuan.'
    """
    low = max(0, start - LONGEST_SIDE)
    ends = [match.end() for match in SENTENCE_END.finditer(text, low, start + 1) if match.end() <= start]
    after = SENTENCE_END.search(text, max(end - 1, start), end + LONGEST_SIDE)
    last = after.end() if after else min(len(text), end + LONGEST_SIDE)
    return (ends[-1] if ends else low), max(end, len(text[:last].rstrip()))


def _fetch_statements(connection: "duckdb.DuckDBPyConnection", table: str, row_id: str) -> list[dict[str, Any]]:
    statements = fetch_dicts(connection, LIST_STATEMENTS, [row_id, table])
    cells = fetch_dicts(connection, LIST_CELLS, [row_id, table])
    for statement in statements:
        text = statement.pop("text")
        statement["sentence"] = _cut(text, statement)
        statement["cells"] = [
            {**cell, "sentence": _cut(text, cell)} for cell in cells if cell["evidence_id"] == statement["evidence_id"]
        ]
    return statements


def _fetch_places(connection: "duckdb.DuckDBPyConnection", table: str, row_id: str) -> list[dict[str, Any]]:
    """Where the text speaks of a row that stands on no claim: the figure or mention itself, else its mentions."""
    if table not in ("figures", "mentions", "parties", "countries"):
        return []
    places, key = PLACES.get(table, ENTITY_PLACES)
    rows = fetch_dicts(connection, LIST_PLACES.format(places=places, key=key), [row_id])
    return [{**row, "sentence": _cut(row.pop("text"), row)} for row in rows]


def _cut(text: str | None, place: dict[str, Any]) -> dict[str, str]:
    """The words of a place between those before and after them in their sentence."""
    if text is None or place["char_start"] is None:
        sides = {"before": place.get("prefix") or "", "after": place.get("suffix") or ""}
        return {"words": place["quote"] or "", **sides}
    start, end = place["char_start"], place["char_end"]
    first, last = find_sentence(text, start, end)
    return {"before": text[first:start], "words": text[start:end], "after": text[end:last]}


def _quote(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _suggest(connection: "duckdb.DuckDBPyConnection", row_id: str) -> None:
    keys = [key for key in fetch_dicts(connection, LIST_KEYS) if key["table_name"] not in NOT_SUGGESTED]
    ids = " UNION ".join(f"SELECT {_quote(key['key'])} AS id FROM {_quote(key['table_name'])}" for key in keys)
    near = fetch_dicts(
        connection,
        f"SELECT id FROM ({ids}) ORDER BY jaro_winkler_similarity(lower(id), lower(?)) DESC, id LIMIT 5",
        [row_id],
    )
    print(f"silkledger: no row has the id {row_id!r}.", file=sys.stderr)
    if near:
        print("The nearest ids are: " + ", ".join(row["id"] for row in near), file=sys.stderr)


def _print_row(screen: "Console", row: dict[str, Any], most: int | None) -> None:
    from rich.text import Text

    screen.print(Text.assemble((row["table"], "bold cyan"), "  ", (row["row_id"], "bold")))
    cells = _cells_by_column(row)
    for column, value in row["values"].items():
        if value is not None and column not in ("char_start", "char_end"):
            screen.print(Text.assemble("\n", (column, "bold"), "  ", (show_value(value, column), "green")))
            _print_cells(screen, cells.pop(column, []), most)
    for column in sorted(cells):
        screen.print(Text.assemble("\n", (column, "bold")))
        _print_cells(screen, cells[column], most)
    if row["places"]:
        screen.print(Text("\nwhere the texts speak of it", "bold"))
        for place in row["places"][:most]:
            _print_sentence(screen, place["sentence"], _name_source(place))
    screen.print()


def _cells_by_column(row: dict[str, Any]) -> dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]:
    cells: dict[str, list[tuple[dict[str, Any], dict[str, Any]]]] = {}
    for statement in row["statements"]:
        for cell in statement["cells"]:
            cells.setdefault(cell["column_name"], []).append((cell, statement))
    return cells


def _print_cells(screen: "Console", cells: list[tuple[dict[str, Any], dict[str, Any]]], most: int | None) -> None:
    from rich.text import Text

    cells = sorted(cells, key=lambda held: held[0]["method"] != "curated")  # a reviewer's word first
    for cell, statement in cells[:most]:
        voice = str(statement["assertion"])
        if statement["attributed_to"]:
            voice += f" to {statement['attributed_to']}"
        by = f"by {statement['rule']}" if cell["method"] != "curated" else f"({cell['reviewed_reason']})"
        how = f"{cell['value_text']} · {cell['method']} {by} · {voice} · {_name_source(statement)}"
        _print_sentence(screen, cell["sentence"], how)
    if most is not None and len(cells) > most:
        screen.print(Text(f"    and {len(cells) - most} more; --all shows them", "dim"))


def _print_sentence(screen: "Console", sentence: dict[str, str], how: str) -> None:
    from rich.text import Text

    before, words, after = (_plain(sentence[part]) for part in ("before", "words", "after"))
    # Brackets say what colour says where there is no colour.
    marked = words if screen.is_terminal else f"[{words}]"
    _print_indented(screen, Text.assemble(before, (marked, "bold black on yellow"), after), 4)
    _print_indented(screen, Text(show_value(how), "dim"), 6)


def _print_indented(screen: "Console", text: "Text", indent: int) -> None:
    """On a screen every line is indented; in a pipe the text stays one line."""
    from rich.padding import Padding
    from rich.text import Text

    if screen.is_terminal:
        screen.print(Padding(text, (0, 0, 0, indent)))
    else:
        screen.print(Text(" " * indent).append_text(text), soft_wrap=True)


def _plain(text: str) -> str:
    """Line breaks as spaces, control characters shown."""
    return show_value(re.sub(r"\s+", " ", text))


def _name_source(place: dict[str, Any]) -> str:
    known = {"year": 4, "month": 7}.get(str(place["published_precision"]), 10)
    published_on = str(place["published_on"])[:known] if place["published_on"] else None
    named = [place["title"], place["publisher"], published_on]
    parts = [part for part in named if part]
    return ", ".join(parts or [place["source_path"]]) + f" ({place['source_path']})" * bool(parts)
