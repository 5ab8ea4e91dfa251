"""The query page, and what it loads once the first query runs: DuckDB for browsers and the tables.

DuckDB would fetch its WebAssembly and, for Parquet, an extension. A page opened from a folder may fetch nothing, and
this site asks nothing of other hosts; so the engine comes as a classic script that carries its bytes, and the tables as
Arrow streams, which the engine reads by itself.
"""

import base64
import gzip
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.release.views.view import view_statements
from pipeline.site.listings.listing import read_listings
from pipeline.site.press import Page, call_script
from pipeline.site.reference import list_tables
from schemas.contract import TABLES, primary_key, table_name

ENGINE_SCRIPT = "query/engine.js"
TABLES_SCRIPT = "query/tables.js"
LICENCES = "query/LICENCES.txt"
SHIM = """\
{
  // The first message holds the engine's bytes; every other way to the world is closed.
  let engine;
  addEventListener("message", (event) => {
    if (event.data && event.data.silkledgerEngine) {
      engine = event.data.silkledgerEngine;
      event.stopImmediatePropagation();
    }
  });
  self.fetch = (request) => String(request.url ?? request).endsWith("/engine.wasm")
    ? Promise.resolve(new Response(engine, { headers: { "content-type": "application/wasm" } }))
    : Promise.reject(new Error("this page asks nothing of any host"));
  self.XMLHttpRequest = undefined;
}
"""
EXAMPLES = (
    (
        "Trade targets and what was reached",
        "SELECT pair, target_period, target_value / 1e9 AS target_billion,\n"
        "    reported_period, reported_value / 1e9 AS reported_billion, round(share_reached, 2) AS share\n"
        "FROM trade_targets",
    ),
    (
        "Pledges of money, the largest first",
        "SELECT pledgors, recipients, instrument, amount, due_year, first_quote\nFROM pledge_overview\n"
        "WHERE value_usd IS NOT NULL\nORDER BY value_usd DESC",
    ),
    (
        "The words behind each value of a row",
        "SELECT column_name, value_text, cells.quote, method\nFROM evidence\nJOIN cells USING (evidence_id)\n"
        "WHERE row_id = (SELECT trade_id FROM trade_series ORDER BY obs_value_usd DESC NULLS LAST LIMIT 1)\n"
        "ORDER BY cells.char_start",
    ),
    ("How often each state is mentioned", "SELECT name, n_mentions\nFROM country_overview\nORDER BY n_mentions DESC"),
    (
        "Where sources disagree",
        "SELECT name, status, other_status, as_of, other_as_of, quote, other_quote\nFROM status_conflicts",
    ),
    ("Money that no fact used", "SELECT * FROM unclaimed_figures"),
)


@dataclass(frozen=True, slots=True)
class EngineFiles:
    """What the npm packages hold: DuckDB's library, worker and WebAssembly, Arrow's library, and their licences."""

    library: str
    worker: str
    wasm: bytes  # compressed by gzip
    arrow: str
    licences: str


def make_query_page(tables: Mapping[str, pa.Table], n_bytes: int) -> Page:
    """The page `query.html`; `n_bytes` is what the first query loads."""
    rows = {name: f"{table.num_rows:,}" for name, table in tables.items()}
    schema: list[dict[str, Any]] = [{**table, "note": rows.get(table["name"], "view")} for table in list_tables()]
    examples = [{"title": title, "sql": sql} for title, sql in EXAMPLES]
    examples += [{"title": f"The page {held.title}", "sql": held.query} for held in read_listings()]
    return Page(
        path="query.html",
        template="query.html",
        title="Query",
        section="query",
        scripts=("static/csv.js", "static/query.js"),
        styles=("static/charts.css", "static/query.css"),
        runs_database=True,
        says={
            "schema": schema,
            "examples": examples,
            "engine": ENGINE_SCRIPT,
            "tables_script": TABLES_SCRIPT,
            "megabytes": f"{n_bytes / 1e6:.0f}",
        },
    )


def make_engine_script(files: EngineFiles) -> bytes:
    """A classic script: Arrow, DuckDB's library, and the worker and the engine as compressed bytes."""
    wrapped = (
        "(() => {\nconst module = { exports: {} }, exports = module.exports, require = () => globalThis.Arrow;\n"
        f"{files.library}\nglobalThis.duckdb = module.exports;\n}})();\n"
    )
    bytes_of = call_script("silkledger.receiveEngine", _pack((SHIM + files.worker).encode()), _write_bytes(files.wasm))
    return f"{_drop_source_map(files.arrow)}\n;{_drop_source_map(wrapped)}".encode() + bytes_of


def make_tables_script(tables: Mapping[str, pa.Table]) -> bytes:
    """A classic script with every table as an Arrow stream, and the statements that make the views."""
    streams = {
        name: _stream(tables[name], primary_key(model)) for model in TABLES if (name := table_name(model)) in tables
    }
    return call_script("silkledger.receiveTables", streams, list(view_statements()))


def _stream(table: pa.Table, key: tuple[str, ...]) -> str:
    sink = io.BytesIO()
    ordered = table.sort_by([(name, "ascending") for name in key]).combine_chunks().replace_schema_metadata(None)
    bare = pa.schema([field.remove_metadata() for field in ordered.schema])
    with pa.ipc.new_stream(sink, bare) as writer:
        writer.write_table(ordered.cast(bare))
    return base64.b64encode(sink.getvalue()).decode()


def _pack(content: bytes) -> str:
    return _write_bytes(gzip.compress(content, 9, mtime=0))


def _write_bytes(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _drop_source_map(script: str) -> str:
    return "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL="))
