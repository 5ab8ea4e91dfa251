"""From the tables of a warehouse to the files of a site: the room's door."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from pipeline.site.conflicts import list_conflicts
from pipeline.site.document_pages import make_document_page
from pipeline.site.edition import Edition
from pipeline.site.library import Library, open_library
from pipeline.site.listings.listing import read_listings
from pipeline.site.overview import make_overview
from pipeline.site.party_pages import make_party_pages
from pipeline.site.press import Page, Press, read_file
from pipeline.site.query import (
    ENGINE_SCRIPT,
    LICENCES,
    TABLES_SCRIPT,
    EngineFiles,
    make_engine_script,
    make_query_page,
    make_tables_script,
)
from pipeline.site.reference import make_about, make_dictionary, make_disagreements
from pipeline.site.row_pages import make_row_pages
from pipeline.site.tables import make_table_data, make_table_page
from schemas.contract import FACT_TABLES, table_name

STATIC = (
    "static/site.css",
    "static/charts.css",
    "static/overview.css",
    "static/query.css",
    "static/icon.svg",
    "static/theme.js",
    "static/csv.js",
    "static/listing.js",
    "static/row.js",
    "static/document.js",
    "static/query.js",
    "static/fonts/source-sans-3.woff2",
    "static/fonts/source-serif-4.woff2",
    "static/fonts/OFL.txt",
)
WITHOUT_TEXTS = "document_texts"

File = tuple[str, bytes]


def make_site(
    tables: Mapping[str, pa.Table],
    edition: Edition,
    engine: EngineFiles | None = None,
    parquet: Mapping[str, str] | None = None,
) -> Iterator[File]:
    """Every file of the site as (path, bytes), one at a time; the same tables and edition give the same files.

    `tables` are the published tables by name. `engine` is what the query box is made of; without it the site has none.
    `parquet` says where the site finds the Parquet file of each table. Full texts appear where their licence allows,
    or all of them for an edition that says so.
    """
    library = open_library(tables, edition.all_texts)
    conflicts = list_conflicts(library)
    yield from ((name, read_file(name)) for name in STATIC)
    loaded = 0
    shown = _withhold_texts(tables, library)
    if engine is not None:
        for path, content in _make_query_files(shown, engine):
            loaded += len(content) if path.endswith(".js") else 0
            yield path, content
    press = Press(edition, has_query=engine is not None)
    pages = _list_pages(library, edition, conflicts, shown, parquet or {}, loaded)
    yield from ((page.path, press.print(page)) for page in pages)
    for listing in read_listings():
        yield f"data/{listing.name}.js", make_table_data(library, listing, library.ask(listing.query))


def _list_pages(
    library: Library,
    edition: Edition,
    conflicts: list[dict[str, Any]],
    tables: Mapping[str, pa.Table],
    parquet: Mapping[str, str],
    loaded: int,
) -> Iterator[Page]:
    yield make_overview(library, edition, conflicts)
    for listing in read_listings():
        yield make_table_page(library, listing, library.ask(listing.query), parquet.get(listing.table))
    by_row: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for conflict in conflicts:
        for row in conflict["rows"]:
            by_row.setdefault(row, []).append(conflict)
    for model in FACT_TABLES:
        yield from make_row_pages(library, table_name(model), by_row)
    yield from make_party_pages(library)
    for document in library.documents.values():
        yield make_document_page(library, document)
    yield make_disagreements(conflicts)
    yield make_dictionary()
    yield make_about(library, edition)
    yield make_query_page(tables, loaded)


def _make_query_files(tables: Mapping[str, pa.Table], engine: EngineFiles) -> Iterator[File]:
    yield ENGINE_SCRIPT, make_engine_script(engine)
    yield TABLES_SCRIPT, make_tables_script(tables)
    yield LICENCES, engine.licences.encode()


def _withhold_texts(tables: Mapping[str, pa.Table], library: Library) -> dict[str, pa.Table]:
    """The tables without the texts that may not be shown."""
    held = tables.get(WITHOUT_TEXTS)
    if held is None:
        return dict(tables)
    shown = [document_id in library.texts for document_id in held.column("document_id").to_pylist()]
    return {**tables, WITHOUT_TEXTS: held.filter(pa.array(shown, pa.bool_()))}
