"""`datapackage.json`: the release as a Data Package, version 2 (https://datapackage.org/standard/data-package/)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.release.names import DATABASE_FILE
from pipeline.release.release import (
    AUTHORS,
    Field,
    Release,
    ReleasedTable,
    list_released_tables,
)
from schemas.contract import DATASET

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PARQUET_TYPE = "application/vnd.apache.parquet"
MOST_SOURCES = 200
FIELD_TYPES = {
    pa.string(): "string",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "date",
}
Descriptor = dict[str, Any]


def describe_package(release: Release, documents: pa.Table) -> Descriptor:
    """The package with a resource a table, and one for the database; `documents` are its sources."""
    tables = [_describe_resource(release, table) for table in list_released_tables()]
    return {
        "$schema": PROFILE,
        "name": DATASET.name,
        "title": DATASET.title,
        "description": DATASET.description,
        "version": release.version,
        "schemaVersion": release.schema_version,
        "created": release.timestamp,
        "licenses": [{"name": DATASET.licence, "title": DATASET.licence_title, "path": DATASET.licence_url}],
        "contributors": [{"title": AUTHORS, "roles": ["creator", "publisher"]}],
        "keywords": ["China", "Central Asia", "trade", "pledges", "infrastructure", "provenance"],
        "sources": list_sources(documents),
        "resources": [*tables, _describe_database(release)],
    }


def describe_schema(table: ReleasedTable) -> Descriptor:
    """The Table Schema of a table: fields with type, unit and terms; primary, unique and foreign keys."""
    described: Descriptor = {
        "fields": [_describe_field(field) for field in table.fields],
        "missingValues": [],  # what is missing is null; an empty text is a text
        "primaryKey": list(table.key),
    }
    if table.unique:
        described["uniqueKeys"] = [list(columns) for columns in table.unique]
    if table.references:
        described["foreignKeys"] = [
            {
                "fields": [link.column],
                # A table that refers to itself is named by an empty string.
                "reference": {
                    "resource": link.to_table if link.to_table != table.name else "",
                    "fields": [link.to_column],
                },
            }
            for link in table.references
        ]
    return described


def describe_schemas() -> dict[str, Descriptor]:
    """The Table Schema of every table of a release, by name, as the code defines it today."""
    return {table.name: describe_schema(table) for table in list_released_tables()}


def read_schemas(package: Mapping[str, Any]) -> dict[str, Descriptor]:
    """The Table Schema of every table of a released package, by name."""
    return {resource["name"]: resource["schema"] for resource in package["resources"] if "schema" in resource}


def list_sources(documents: pa.Table) -> list[dict[str, str]]:
    """The texts that have a title, publisher or address, the first of them; all are in the table documents."""
    columns = ("source_path", "title", "publisher", "url")
    rows: Iterable[dict[str, str | None]] = documents.select(list(columns)).to_pylist()
    sources = []
    for row in rows:
        title = ", ".join(part for part in (row["title"], row["publisher"]) if part)
        source = {"title": title or str(row["source_path"])} | ({"path": row["url"]} if row["url"] else {})
        sources.append(source)
    return sources[:MOST_SOURCES]


def _describe_resource(release: Release, table: ReleasedTable) -> Descriptor:
    file = release.files[table.file]
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "description": table.description,
        "format": "parquet",
        "mediatype": PARQUET_TYPE,
        "hash": f"sha256:{file.sha256}",
        # Not as `bytes`: frictionless-py counts none while it reads Parquet, and would call each of the files broken.
        "file": {"bytes": file.n_bytes, "sha256": file.sha256},
        "rowCount": release.rows[table.name],
        "schema": describe_schema(table),
    }


def _describe_database(release: Release) -> Descriptor:
    return {
        "name": "database",
        "path": DATABASE_FILE,
        "description": "The same tables with keys, comments and views; DuckDB 1.2 and later open it.",
        "format": "duckdb",
        "mediatype": "application/vnd.duckdb",
        # The bytes of the file differ from machine to machine: they are told in SHA256SUMS, and here what is in it.
        "contentSha256": release.database_content,
    }


def _describe_field(field: Field) -> Descriptor:
    described: Descriptor = {
        "name": field.name,
        "type": FIELD_TYPES[field.arrow_type],
        "description": field.description,
    }
    if field.nullable and field.arrow_type != pa.string():
        described["missingValues"] = ["", "nan"]  # readers that go through pandas write a missing number so
    if field.unit:
        described["unit"] = field.unit
    if field.origin:
        described["origin"] = field.origin
    constraints: Descriptor = {}
    if not field.nullable:
        constraints["required"] = True
    if field.terms:
        constraints["enum"] = list(field.terms)
    return described | ({"constraints": constraints} if constraints else {})
