"""The data dictionary: what every table, column, vocabulary and view means, as Markdown.

`python -m pipeline.release.dictionary > docs/data_dictionary.md` writes it anew after a change of the definitions.
"""

import sys

from pipeline.release.ddl import DUCKDB_TYPES
from pipeline.release.views.view import View, read_views
from schemas.contract import (
    DATASET,
    TABLES,
    Column,
    list_columns,
    primary_key,
    table_description,
    table_name,
    vocabulary_terms,
)
from schemas.table import Table

HEAD = """\
<!-- Generated from schemas/ and pipeline/release/views/; do not edit. After a change there, run
     python -m pipeline.release.dictionary > docs/data_dictionary.md -->

# Data dictionary

{title}, schema version {schema_version}. {description}

Licence of the data: [{licence_title}]({licence_url}); texts keep their own.

Offsets count Unicode code points of the canonical text (`document_texts.text`); spans are half-open. Every string is
NFC UTF-8. Money is in units, never in millions. `key` marks the primary key, by which each Parquet file is sorted.
*Origin* says where a value comes from: **read** from the words of a text (in a fact table each such value has a row in
`cells`), **derived** from what was read, taken from a **reference** list or the register of raw texts, or **reviewed**:
set by a person.
"""


def render_dictionary() -> str:
    """The whole dictionary; the same definitions give the same text."""
    parts = [
        HEAD.format(
            title=DATASET.title,
            schema_version=DATASET.schema_version,
            description=DATASET.description,
            licence_title=DATASET.licence_title,
            licence_url=DATASET.licence_url,
        ),
        "## Tables\n",
        *(_render_table(model) for model in TABLES),
        "## Vocabularies\n",
        "\n".join(
            f"- **{name}**: {', '.join(f'`{term}`' for term in terms)}" for name, terms in vocabulary_terms().items()
        )
        + "\n",
        "## Views\n",
        "In `silkledger.duckdb` only.\n",
        *(_render_view(view) for view in read_views()),
    ]
    return "\n".join(parts)


def _render_table(model: type[Table]) -> str:
    head = [
        f"### {table_name(model)}\n",
        f"{table_description(model)}\n",
        f"Primary key: {', '.join(f'`{name}`' for name in primary_key(model))}.\n",
        "| Column | Type | Null | Unit | Origin | Meaning |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *(_render_column(column) for column in list_columns(model)), ""])


def _render_column(column: Column) -> str:
    meaning = column.description
    if column.vocabulary:
        meaning += f" Vocabulary: [{column.vocabulary}](#vocabularies)."
    if column.references:
        meaning += f" Refers to `{'.'.join(column.references)}`."
    if column.absent:
        meaning += f" `{column.absent}` where no text says."
    cells = (
        f"`{column.name}`" + (" (key)" if column.key else ""),
        DUCKDB_TYPES[column.arrow_type],
        "yes" if column.nullable else "",
        column.unit or "",
        column.origin,
        meaning,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _render_view(view: View) -> str:
    rows = [f"| `{name}` | {meaning[0].upper()}{meaning[1:]}. |" for name, meaning in view.columns]
    return "\n".join(
        [f"### {view.name}\n", f"{view.description}\n", "| Column | Meaning |", "| --- | --- |", *rows, ""]
    )


if __name__ == "__main__":
    sys.stdout.write(render_dictionary())
