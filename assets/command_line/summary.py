"""What a person wants to read after a build: what is there, what is striking, where it lies, what to do next."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assets.command_line.sql import show_value
from assets.reading_room import fetch_dicts, open_published
from assets.warehouse_folder import DATABASE_NAME, WarehouseFolder, read_inputs, read_record

if TYPE_CHECKING:
    import duckdb
    from rich.console import Console

MOST_REJECTED = 10
LONGEST_QUOTE = 220
NEAREST_TARGET = """
    SELECT *, target_trade.obs_value_usd AS usd FROM trade_targets
    JOIN trade_series AS target_trade USING (trade_id)
    ORDER BY reported_value IS NULL, usd DESC NULLS LAST, trade_id LIMIT 1
"""
LARGEST_TRADE = """
    SELECT * FROM trade_overview WHERE kind <> 'target' ORDER BY obs_value_usd DESC NULLS LAST, trade_id LIMIT 1
"""
LARGEST_PLEDGE = """
    SELECT * FROM pledge_overview WHERE value_usd IS NOT NULL AND instrument <> 'trade_target'
    ORDER BY recommended_for_aggregates DESC, value_usd DESC, pledge_id LIMIT 1
"""
WIDEST_CONFLICT = """
    SELECT *, ['proposed', 'planned', 'under_construction', 'operational'] AS stages FROM status_conflicts
    ORDER BY abs(coalesce(list_position(stages, status::VARCHAR), 0)
                 - coalesce(list_position(stages, other_status::VARCHAR), 0)) DESC,
             project_id, status, other_status
    LIMIT 1
"""
LARGEST_PROJECT = """
    SELECT * FROM project_overview WHERE cost_usd IS NOT NULL ORDER BY cost_usd DESC, project_id LIMIT 1
"""
LARGEST_LEFT = "SELECT * FROM unclaimed_figures ORDER BY value_usd DESC NULLS LAST, figure_id LIMIT 1"
LIST_REJECTED = "SELECT source_path, reason, detail FROM rejected_documents ORDER BY source_path"
COUNT_REPEATED = "SELECT count(duplicate_of) AS repeated, count(also_at) AS also_at FROM documents"


@dataclass(frozen=True, slots=True)
class Striking:
    """A fact worth a look: what it says, its words, who says so, and the row to trace."""

    line: str
    quote: str
    source: str
    row_id: str


def print_summary(folder: WarehouseFolder, raw: Path, seconds: float, unchanged: bool) -> None:
    """Prints what stands in the warehouse after a build that took `seconds`."""
    from rich.console import Console

    from assets.reading_register import list_register_problems

    screen = Console(highlight=False)
    if not screen.is_terminal and "COLUMNS" not in os.environ:
        screen.width = 110
    record = read_record(folder)
    with open_published(folder) as connection:
        _print_head(screen, record, seconds, unchanged)
        _print_rejected(screen, fetch_dicts(connection, LIST_REJECTED))
        _print_repeated(screen, fetch_dicts(connection, COUNT_REPEATED)[0])
        inputs = read_inputs(folder)
        paths = [item["source_path"] for item in (*inputs["texts"], *inputs["refused"])]
        for problem in list_register_problems(raw, paths):
            screen.print(f"  {problem}", style="yellow", markup=False)
        _print_counts(screen, record["rows"])
        facts = list(find_striking(connection))
    _print_striking(screen, facts)
    _print_next(screen, folder, facts)


def find_striking(connection: "duckdb.DuckDBPyConnection") -> Iterator[Striking]:
    """Up to three facts: trade against its target, the largest pledge, statements that disagree."""
    finders = (
        (_tell_target, NEAREST_TARGET, _tell_trade, LARGEST_TRADE),
        (_tell_pledge, LARGEST_PLEDGE, _tell_left, LARGEST_LEFT),
        (_tell_conflict, WIDEST_CONFLICT, _tell_project, LARGEST_PROJECT),
    )
    for tell, query, tell_else, query_else in finders:
        if rows := fetch_dicts(connection, query):
            yield tell(rows[0])
        elif rows := fetch_dicts(connection, query_else):
            yield tell_else(rows[0])


def _tell_target(row: dict[str, Any]) -> Striking:
    target = f"{_count(row['target_value'])} {row['target_unit']}"
    goal = f"{row['pair']}: {row['flow']} of {target} is the goal" + (
        f" for {row['target_period']}" if row["target_period"] else ""
    )
    if row["reported_value"] is None:
        return Striking(
            f"{goal}; nothing is reported yet.", row["target_quote"], row["target_sources"], row["trade_id"]
        )
    reported = f"{_count(row['reported_value'])} {row['reported_unit']}"
    when = f" in {row['reported_period']}" if row["reported_period"] else ""
    share = f" ({row['share_reached']:.0%} of it)" if row["share_reached"] is not None else ""
    line = f"{goal}; {reported} is reported{when}{share}."
    return Striking(line, row["reported_quote"], row["reported_sources"], row["reported_trade_id"])


def _tell_trade(row: dict[str, Any]) -> Striking:
    return Striking(f"The most trade: {row['line']}.", row["first_quote"], row["sources"], row["trade_id"])


def _tell_pledge(row: dict[str, Any]) -> Striking:
    dollars = "" if row["amount"].endswith("USD") else f" (about {_count(row['value_usd'])} USD)"
    who = row["pledgors"] + (f" to {row['recipients']}" if row["recipients"] else "")
    due = f" by {row['due_year']}" if row["due_year"] else ""
    line = f"The largest pledge: {who}, {row['amount']}{dollars}, {row['instrument']}{due}."
    return Striking(line.replace("_", " "), row["first_quote"], row["sources"], row["pledge_id"])


def _tell_left(row: dict[str, Any]) -> Striking:
    line = "The largest amount of money that no fact used (SELECT * FROM unclaimed_figures)."
    return Striking(line, row["quote"], str(row.get("source") or ""), row["figure_id"])


def _tell_conflict(row: dict[str, Any]) -> Striking:
    line = f"The sources disagree on {row['name']}: {row['status']} or {row['other_status']}?".replace("_", " ")
    half = LONGEST_QUOTE // 2 - 3
    quote = f"{_shorten(row['quote'], half)}” — “{_shorten(row['other_quote'], half)}"
    return Striking(line, quote, f"{row['source']}; {row['other_source']}", row["project_id"])


def _tell_project(row: dict[str, Any]) -> Striking:
    return Striking(f"The costliest project: {row['line']}.", row["first_quote"], row["sources"], row["project_id"])


def _count(value: float) -> str:
    """An amount in words of scale: 94800000000.0 is "94.8 billion"."""
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{value / scale:.4g} {word}"
    return f"{value:,.0f}"


def _shorten(quote: str, longest: int = LONGEST_QUOTE) -> str:
    plain = " ".join(show_value(quote).split())
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


def _name_command() -> str:
    """How this command can be typed again: its name where the shell finds it, else its path from here."""
    called = Path(sys.argv[0])
    if called.name != "silkledger" or shutil.which("silkledger"):
        return "silkledger"
    return os.path.relpath(called)


def _print_head(screen: "Console", record: dict[str, Any], seconds: float, unchanged: bool) -> None:
    rows = record["rows"]
    if unchanged:
        screen.print("\n[bold]Nothing has changed since the last build:[/] no text was read, nothing was extracted.")
    else:
        screen.print()
    accepted, rejected = rows["documents"], rows["rejected_documents"]
    head = f"{_number(accepted, 'document')} accepted, {rejected} rejected"
    failed = record.get("failed_texts", [])
    state = "published, but not complete" if failed else "complete"
    screen.print(f"[bold]The warehouse is {state}:[/] {head}  [dim]({seconds:.1f} s)[/]")
    _print_failed(screen, failed)
    if not accepted:
        screen.print(
            "  No text was accepted, so the tables of facts are empty. Put .txt, .md or .html files in the folder."
        )


def _print_failed(screen: "Console", failed: list[dict[str, str]]) -> None:
    if not failed:
        return
    screen.print(
        f"  The reader failed on {_number(len(failed), 'text')}, a defect of its rules: their facts are missing. "
        "The next build tries again.",
        style="red",
    )
    for text in failed[:MOST_REJECTED]:
        line = f"    {show_value(text['source_path'])}: {show_value(text['error'])}"
        screen.print(line, style="red", markup=False, soft_wrap=True)
    if len(failed) > MOST_REJECTED:
        screen.print(f"    and {len(failed) - MOST_REJECTED} more in build.json")


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _print_rejected(screen: "Console", rejected: list[dict[str, Any]]) -> None:
    reasons = Counter(str(row["reason"]) for row in rejected)
    if reasons:
        screen.print("  Rejected: " + ", ".join(f"{count} {reason}" for reason, count in sorted(reasons.items())))
    for row in rejected[:MOST_REJECTED]:
        line = f"    {show_value(row['source_path'])}: {row['reason']}. {show_value(row['detail'])}"
        screen.print(line, style="yellow", markup=False)
    if len(rejected) > MOST_REJECTED:
        screen.print(f"    and {len(rejected) - MOST_REJECTED} more: SELECT * FROM rejected_documents")


def _print_repeated(screen: "Console", counted: dict[str, int]) -> None:
    repeated = counted["repeated"] + counted["also_at"]
    if repeated:
        screen.print(f"  {_number(repeated, 'document')} came more than once; the facts of a text count once.")


def _print_counts(screen: "Console", rows: dict[str, int]) -> None:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    columns = 3
    for _ in range(columns):
        table.add_column()
        table.add_column(justify="right")
    names = list(rows)
    height = -(-len(names) // columns)
    for line in range(height):
        cells = [name for at in range(columns) for name in names[at * height + line : at * height + line + 1]]
        table.add_row(*(text for name in cells for text in (name, f"{rows[name]:,}")))
    screen.print("\n[bold]Rows[/]")
    screen.print(table)


def _print_striking(screen: "Console", facts: list[Striking]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if facts:
        screen.print("[bold]Striking[/]")
    for fact in facts:
        screen.print(Padding(Text(f"• {show_value(fact.line)}"), (0, 0, 0, 2)))
        screen.print(Padding(Text(f"“{_shorten(fact.quote)}”", "green"), (0, 0, 0, 4)))
        screen.print(Padding(Text(f"{show_value(fact.source)}; row {fact.row_id}", "dim"), (0, 0, 0, 4)))


def _print_next(screen: "Console", folder: WarehouseFolder, facts: list[Striking]) -> None:
    chosen = "" if folder.path == Path("warehouse") else f" --warehouse {folder.path}"
    screen.print("\n[bold]Files[/]")
    screen.print(f"  {folder.parquet}/*.parquet", markup=False)
    screen.print(f"  {folder.path / DATABASE_NAME}", markup=False)
    screen.print("\n[bold]Next[/]")
    command = _name_command()
    screen.print(f"  {command} tables{chosen}", markup=False, soft_wrap=True)
    screen.print(f'  {command} sql{chosen} "SELECT * FROM trade_targets"', markup=False, soft_wrap=True)
    if facts:
        screen.print(f"  {command} trace{chosen} {facts[0].row_id}", markup=False, soft_wrap=True)
