"""Each table by the contract: its keys, its vocabularies and its strings."""

from collections.abc import Iterator

import pyarrow as pa

from pipeline.release.checks.check import Check
from pipeline.release.ddl import quote_name, quote_text
from schemas.contract import TABLES, foreign_keys, list_columns, primary_key, table_name
from schemas.table import Table


def check_primary_keys() -> Iterator[Check]:
    for model in TABLES:
        name, key = table_name(model), ", ".join(map(quote_name, primary_key(model)))
        missing = " OR ".join(f"{quote_name(column)} IS NULL" for column in primary_key(model))
        yield Check(
            name="primary_key",
            table=name,
            needs=(name,),
            description=f"({', '.join(primary_key(model))}) is filled in and stands once.",
            severity="error",
            question=f"SELECT {key}, count(*) AS n_rows FROM {name} GROUP BY ALL HAVING count(*) > 1 OR {missing}",
        )


def check_foreign_keys() -> Iterator[Check]:
    for model in TABLES:
        name = table_name(model)
        for link in foreign_keys(model):
            column = quote_name(link.column)
            own = _list_own(model, link.column)
            yield Check(
                name=f"foreign_key_{link.column}",
                table=name,
                needs=tuple(dict.fromkeys((name, link.to_table))),
                description=f"Every {link.column} stands in {link.to_table}.{link.to_column}.",
                severity="error",
                question=f"SELECT {own} FROM {name} "
                f"ANTI JOIN (SELECT {quote_name(link.to_column)} AS {column} FROM {link.to_table}) USING ({column}) "
                f"WHERE {column} IS NOT NULL",
            )


def check_vocabularies() -> Iterator[Check]:
    for model in TABLES:
        name = table_name(model)
        worded = [column for column in list_columns(model) if column.vocabulary]
        if not worded:
            continue
        own = ", ".join(map(quote_name, dict.fromkeys((*primary_key(model), *(column.name for column in worded)))))
        strange = " OR ".join(
            f"{quote_name(column.name)}::VARCHAR NOT IN ({', '.join(map(quote_text, column.terms))})"
            for column in worded
        )
        yield Check(
            name="vocabularies",
            table=name,
            needs=(name,),
            description=f"The terms of {', '.join(column.name for column in worded)} are those of the vocabularies.",
            severity="error",
            by_row=True,
            question=f"SELECT {own} FROM {name} WHERE {strange}",
        )


def check_strings_are_nfc() -> Iterator[Check]:
    for model in TABLES:
        name = table_name(model)
        texts = [quote_name(column.name) for column in list_columns(model) if column.arrow_type == pa.string()]
        key = ", ".join(map(quote_name, primary_key(model)))
        yield Check(
            name="strings_are_nfc",
            table=name,
            needs=(name,),
            description="Every string is in Unicode normalization form C.",
            severity="error",
            by_row=True,
            question=f"SELECT {key} FROM {name} WHERE "
            # Plain ASCII (as many bytes as characters) is in form C as it is.
            + " OR ".join(f"(strlen({text}) > length({text}) AND {text} <> nfc_normalize({text}))" for text in texts),
        )


def _list_own(model: type[Table], column: str) -> str:
    """The primary key and the column at fault."""
    return ", ".join(map(quote_name, dict.fromkeys((*primary_key(model), column))))
