"""What is true of one release, as all its papers say it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pyarrow as pa

from pipeline.release.delta import DELTA_MEANINGS, DELTA_SCHEMA
from pipeline.release.names import DELTA_FILE
from schemas.contract import DATASET, TABLES, foreign_keys, list_columns, primary_key, table_description, table_name

AUTHORS = "The Silk Ledger developers"

UNIQUE_KEYS: Mapping[str, Sequence[tuple[str, ...]]] = {
    "documents": (("sha256",), ("source_path",)),
    "countries": (("iso2",), ("m49",)),
}
"""What stands once in a table besides its primary key."""


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A file of a release."""

    name: str
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Release:
    """A release whose data files are written: `files` are those, `content` the hash of each table's rows."""

    version: str
    released_on: date
    previous: str | None
    schema_version: str
    git_commit: str
    engine_version: str
    rows: Mapping[str, int]
    content: Mapping[str, str]
    files: Mapping[str, ReleasedFile]

    @property
    def database_content(self) -> str:
        """SHA-256 over the names and content hashes of the tables, as the database holds them."""
        return digest_database({name: held for name, held in self.content.items() if name != DELTA_TABLE.name})

    @property
    def timestamp(self) -> str:
        """The first moment of the day of release, as the vocabularies of dates and times want it."""
        return datetime.combine(self.released_on, time(), UTC).isoformat()


@dataclass(frozen=True, slots=True)
class Field:
    """A column as the descriptors of a release see it."""

    name: str
    arrow_type: pa.DataType
    description: str
    nullable: bool
    terms: tuple[str, ...] = ()
    unit: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """`column` holds values of `to_column` of `to_table`, or null."""

    column: str
    to_table: str
    to_column: str


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A Parquet file of a release as its descriptors see it."""

    name: str
    file: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    references: tuple[Reference, ...]


def digest_database(content: Mapping[str, str]) -> str:
    """The logical hash of a database whose tables have these content hashes: of lines `hash  table`, by name."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(content.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def list_released_tables() -> tuple[ReleasedTable, ...]:
    """The tables of the contract, and the delta."""
    tables = (
        ReleasedTable(
            name=table_name(model),
            file=f"{table_name(model)}.parquet",
            description=table_description(model),
            fields=tuple(
                Field(
                    column.name,
                    column.arrow_type,
                    column.description,
                    column.nullable,
                    column.terms,
                    column.unit,
                    column.origin,
                )
                for column in list_columns(model)
            ),
            key=primary_key(model),
            unique=tuple(UNIQUE_KEYS.get(table_name(model), ())),
            references=tuple(Reference(link.column, link.to_table, link.to_column) for link in foreign_keys(model)),
        )
        for model in TABLES
    )
    return (*tables, DELTA_TABLE)


def describe_delta_metadata(version: str, previous: str | None) -> dict[str, str]:
    """What the file of the delta says of itself."""
    return {
        "dataset": DATASET.name,
        "title": DATASET.title,
        "table": "delta",
        "description": DELTA_TABLE.description,
        "version": version,
        "previous": previous or "",
        "licence": DATASET.licence,
        "primary_key": json.dumps(DELTA_TABLE.key),
    }


DELTA_TABLE = ReleasedTable(
    name="delta",
    file=DELTA_FILE,
    description="One row per row that was added, modified, deleted or merged since the release before.",
    fields=tuple(Field(field.name, field.type, DELTA_MEANINGS[field.name], field.nullable) for field in DELTA_SCHEMA),
    key=("table_name", "key"),
    unique=(),
    references=(),
)
