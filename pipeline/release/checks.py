"""What must hold between tables, as checks that give the rows that break it.

The questions are SQL built from the definitions in `schemas/` alone; the data come in as Arrow tables or Parquet files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import duckdb
import pyarrow as pa

from pipeline.release.ddl import quote_name, quote_text
from pipeline.tables.engine import register_source
from pipeline.tables.sources import ParquetFiles, Source
from pipeline.tables.statements import start_engine
from schemas.contract import (
    FACT_TABLES,
    TABLES,
    Column,
    PartyLink,
    extracted_columns,
    find_table,
    foreign_keys,
    list_columns,
    party_links,
    primary_key,
    table_name,
)
from schemas.expectations import EXPECTATIONS
from schemas.party_members import PartyMembers
from schemas.table import Table

Severity = Literal["error", "warning"]

TOLD_TABLES: tuple[type[Table], ...] = (*FACT_TABLES, PartyMembers)  # whose rows may rest on evidence
QUOTING_TABLES = ("mentions", "figures", "evidence")
CHECKS_A_STATEMENT = 10
NO_FAILURES = pa.table({})
ALWAYS_THERE = ("CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB")


@dataclass(frozen=True, slots=True)
class Check:
    """A statement about the dataset that `question` refutes: each row that it returns is a failure case.

    `table` is the table whose rows are at fault, `needs` every table that the question reads. `by_row`: a row of
    `table` is judged by itself and the rows of `needs` that it points to, so that one that was judged need not be again
    while those stay as they are.
    """

    name: str
    table: str
    needs: tuple[str, ...]
    description: str
    severity: Severity
    question: str
    by_row: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check and the rows that break it."""

    check: Check
    failures: pa.Table

    @property
    def passed(self) -> bool:
        return self.failures.num_rows == 0


def run_checks(tables: Mapping[str, Source], checks: Iterable[Check] | None = None) -> tuple[Outcome, ...]:
    """The outcome of every check, in order; `tables` maps each published name to its rows.

    Raises KeyError where a check needs a table that is not given.
    """
    chosen = tuple(checks) if checks is not None else list_checks()
    in_files = any(isinstance(table, ParquetFiles) for table in tables.values())
    # Tables in memory may be a stranger's: nothing else is to be opened then.
    closed = None if in_files else duckdb.connect(config={"enable_external_access": "false"})
    with closed or start_engine().cursor() as connection:
        for name in sorted({name for check in chosen for name in check.needs}):
            if name not in tables:
                raise KeyError(f"the checks need the table {name}; given are {sorted(tables)}")
            register_source(connection, name, tables[name])
        broken = _find_broken(connection, chosen)
        return tuple(
            Outcome(check, _ask(connection, check.question) if place in broken else NO_FAILURES)
            for place, check in enumerate(chosen)
        )


@cache
def list_checks() -> tuple[Check, ...]:
    """Every check: keys, vocabularies and strings of each table, then what holds between tables."""
    return tuple(check for rule in RULES for check in rule())


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


def check_quotes() -> Iterator[Check]:
    description = "The quote is the text of the document between its offsets."
    between = "substring(text, char_start + 1, char_end - char_start)"
    for name in QUOTING_TABLES:
        (key,) = primary_key(find_table(name))
        yield Check(
            name="quote_is_text_between_offsets",
            table=name,
            needs=(name, "document_texts"),
            description=description,
            severity="error",
            by_row=True,
            question=f"SELECT {key}, document_id, char_start, char_end, quote, {between} AS found "
            f"FROM {name} LEFT JOIN document_texts USING (document_id) "
            f"WHERE quote IS DISTINCT FROM {between}",
        )
    yield Check(
        name="quote_is_text_between_offsets",
        table="cells",
        needs=("cells", "evidence", "document_texts"),
        description=description,
        severity="error",
        by_row=True,
        question="SELECT evidence_id, column_name, document_id, cells.char_start, cells.char_end, cells.quote, "
        "substring(text, cells.char_start + 1, cells.char_end - cells.char_start) AS found "
        "FROM cells LEFT JOIN evidence USING (evidence_id) LEFT JOIN document_texts USING (document_id) "
        "WHERE cells.quote IS DISTINCT FROM found",
    )


def check_quote_surroundings() -> Iterator[Check]:
    yield Check(
        name="prefix_and_suffix_surround_quote",
        table="evidence",
        needs=("evidence", "document_texts"),
        description="The prefix is the text just before the quote, the suffix the text just after it.",
        severity="error",
        by_row=True,
        question="SELECT evidence_id, document_id, prefix, suffix "
        "FROM evidence JOIN document_texts USING (document_id) "
        "WHERE prefix <> substring(text, char_start - length(prefix) + 1, length(prefix)) "
        "OR suffix <> substring(text, char_end + 1, length(suffix))",
    )


def check_facts_are_evidenced() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        (key,) = primary_key(model)
        yield Check(
            name="every_row_has_evidence",
            table=name,
            needs=(name, "evidence"),
            description="Every row rests on at least one statement in a document.",
            severity="error",
            question=f"SELECT * FROM {name} ANTI JOIN "
            f"(SELECT row_id AS {key} FROM evidence WHERE table_name = {quote_text(name)}) USING ({key}) ",
        )


MEMBER_ID = "group_id || ':' || party_id"  # how evidence names a membership


def check_told_members_are_evidenced() -> Iterator[Check]:
    yield Check(
        name="every_told_member_has_evidence",
        table="party_members",
        needs=("party_members", "evidence"),
        description="Every membership that a text tells of rests on at least one statement in a document.",
        severity="error",
        question="SELECT * FROM party_members WHERE basis = 'text' AND "
        f"{MEMBER_ID} NOT IN (SELECT row_id FROM evidence WHERE table_name = 'party_members')",
    )


def check_evidence_supports_a_row() -> Iterator[Check]:
    facts = [(table_name(model), primary_key(model)[0]) for model in FACT_TABLES]
    rows = " UNION ALL ".join(
        f"SELECT {quote_text(name)} AS table_name, {key} AS row_id FROM {name}" for name, key in facts
    )
    rows += f" UNION ALL SELECT 'party_members', {MEMBER_ID} FROM party_members WHERE basis = 'text'"
    yield Check(
        name="evidence_supports_a_row",
        table="evidence",
        needs=("evidence", "party_members", *(name for name, _ in facts)),
        description="The row that a statement supports is there.",
        severity="error",
        question=f"SELECT evidence_id, table_name, row_id FROM evidence "
        f"ANTI JOIN ({rows}) AS facts USING (table_name, row_id)",
    )


def _ask_extracted(model: type[Table]) -> tuple[list[Column], str]:
    """The columns of a fact table that are read from words, and the query for all their values."""
    (key,) = primary_key(model)
    columns = [column for column in list_columns(model) if column.name in extracted_columns(model)]
    return columns, _ask_values(table_name(model), key, columns)


def check_values_have_cells() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        columns, values = _ask_extracted(model)
        yield Check(
            name="every_extracted_value_has_a_cell",
            table=name,
            needs=(name, "evidence", "cells"),
            description=f"Every value of {', '.join(column.name for column in columns)} has its words.",
            severity="error",
            question=f"SELECT row_id, column_name, value_text FROM ({values}) AS held "
            f"ANTI JOIN ({_ask_cells(name)}) AS told USING (row_id, column_name)",
        )


def check_cells_back_values() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        _, values = _ask_extracted(model)
        yield Check(
            name="a_cell_says_the_published_value",
            table=name,
            needs=(name, "evidence", "cells"),
            description="Of the cells of a value, at least one says the value that is published.",
            severity="warning",
            question=f"SELECT row_id, column_name, any_value(held.value_text) AS value_text, "
            "list(told.value_text ORDER BY told.value_text) AS told "
            f"FROM ({values}) AS held JOIN ({_ask_cells(name)}) AS told USING (row_id, column_name) "
            f"GROUP BY row_id, column_name HAVING NOT bool_or({SAME_VALUE})",
        )


# A date may be told as `2025-06`, a number as `1e9` and another time as `1000000000.0`.
SAME_VALUE = (
    "lower(told.value_text) = lower(held.value_text) "
    "OR (held.is_date AND starts_with(held.value_text, told.value_text)) "
    "OR coalesce(TRY_CAST(told.value_text AS DOUBLE) = TRY_CAST(held.value_text AS DOUBLE), false)"
)


def check_parties_have_cells() -> Iterator[Check]:
    for link in party_links():
        yield Check(
            name="every_party_has_a_cell",
            table=link.table,
            needs=(link.table, "evidence", "cells"),
            description="Every party has the words it was read from, in a cell named role:party_id.",
            severity="error",
            question=f"SELECT * FROM ({_ask_parties(link)}) AS held "
            f"ANTI JOIN ({_ask_cells(link.fact_table)}) AS told USING (row_id, column_name) ",
        )


def check_cells_name_columns() -> Iterator[Check]:
    known = ", ".join(
        f"({quote_text(table_name(model))}, {quote_text(column.name)})"
        for model in TOLD_TABLES
        for column in list_columns(model)
    )
    yield Check(
        name="cell_names_a_column",
        table="cells",
        needs=("cells", "evidence"),
        description="A cell names a column of the row that its statement supports, or a party to it.",
        severity="warning",
        question="SELECT evidence_id, table_name, column_name FROM cells JOIN evidence USING (evidence_id) "
        f"WHERE NOT contains(column_name, ':') AND (table_name::VARCHAR, column_name) NOT IN ({known}) ",
    )


def check_mentions_mean_somebody() -> Iterator[Check]:
    entities = (
        "SELECT 'party' AS entity_type, party_id AS entity_id FROM parties "
        "UNION ALL SELECT 'person', person_id FROM people UNION ALL SELECT 'project', project_id FROM projects"
    )
    yield Check(
        name="mentioned_entity_is_there",
        table="mentions",
        needs=("mentions", "parties", "people", "projects"),
        description="Who or what is mentioned has a row of its own; places have none.",
        severity="error",
        question="SELECT mention_id, entity_type, entity_id FROM mentions "
        f"ANTI JOIN ({entities}) AS entities USING (entity_type, entity_id) "
        "WHERE entity_type <> 'place'",
    )


def check_states_are_always_there() -> Iterator[Check]:
    states = ", ".join(f"({quote_text(state)})" for state in ALWAYS_THERE)
    yield Check(
        name="china_and_the_five_are_there",
        table="countries",
        needs=("countries",),
        description="China and the five states of Central Asia have a row, mentioned or not.",
        severity="error",
        question=f"SELECT country_id FROM (VALUES {states}) AS expected (country_id) "
        "ANTI JOIN countries USING (country_id)",
    )


def check_document_counts() -> Iterator[Check]:
    for model in FACT_TABLES:
        name = table_name(model)
        (key,) = primary_key(model)
        yield Check(
            name="n_documents_counts_the_evidence",
            table=name,
            needs=(name, "evidence", "documents"),
            description="n_documents is the number of documents in the evidence, repeated texts counted once.",
            severity="warning",
            question=f"SELECT {key}, n_documents, count(DISTINCT coalesce(duplicate_of, document_id)) AS found "
            f"FROM {name} JOIN evidence ON table_name = {quote_text(name)} AND row_id = {key} "
            f"JOIN documents USING (document_id) GROUP BY ALL "
            f"HAVING found <> n_documents",
        )


def check_expectations() -> Iterator[Check]:
    for expected in EXPECTATIONS:
        yield Check(
            name=expected.name,
            table=expected.table,
            needs=(expected.table,),
            description=expected.description,
            severity="warning",
            question=f"SELECT * FROM {expected.table} WHERE NOT ({expected.condition})",
        )


RULES = [
    check_primary_keys,
    check_foreign_keys,
    check_vocabularies,
    check_strings_are_nfc,
    check_quotes,
    check_quote_surroundings,
    check_facts_are_evidenced,
    check_told_members_are_evidenced,
    check_evidence_supports_a_row,
    check_values_have_cells,
    check_cells_back_values,
    check_parties_have_cells,
    check_cells_name_columns,
    check_mentions_mean_somebody,
    check_states_are_always_there,
    check_document_counts,
    check_expectations,
]


def _find_broken(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> set[int]:
    """The places of the checks that fail: several asked at once, for a statement of its own costs each more."""
    broken = set()
    for first in range(0, len(checks), CHECKS_A_STATEMENT):
        asked = enumerate(checks[first : first + CHECKS_A_STATEMENT], start=first)
        union = " UNION ALL ".join(f"SELECT {place} WHERE EXISTS ({check.question})" for place, check in asked)
        broken |= {place for (place,) in connection.execute(union).fetchall()}
    return broken


def _ask(connection: duckdb.DuckDBPyConnection, question: str) -> pa.Table:
    """The failure cases of one check, in an order of their own."""
    answer: pa.Table = connection.sql(f"SELECT * FROM ({question}) ORDER BY ALL").to_arrow_table()
    return answer


def _list_own(model: type[Table], column: str) -> str:
    """The primary key and the column at fault."""
    return ", ".join(map(quote_name, dict.fromkeys((*primary_key(model), column))))


def _ask_values(table: str, key: str, columns: Sequence[Column]) -> str:
    """The values that a text must have said: (row_id, column_name, value_text, is_date)."""
    names = ", ".join(quote_text(column.name) for column in columns)
    values = ", ".join(_ask_value(column) for column in columns)
    dates = ", ".join(quote_text(column.name) for column in columns if column.arrow_type == pa.date32())
    return (
        "SELECT row_id, column_name, value_text, "
        + (f"column_name IN ({dates}) AS is_date" if dates else "false AS is_date")
        + f" FROM (SELECT {key} AS row_id, unnest([{names}]) AS column_name, unnest([{values}]) AS value_text "
        f"FROM {table}) WHERE value_text IS NOT NULL"
    )


def _ask_value(column: Column) -> str:
    """A value as text; null where it stands for what no text says."""
    text = f"{quote_name(column.name)}::VARCHAR"
    return f"nullif({text}, {quote_text(column.absent)})" if column.absent else text


def _ask_cells(table: str) -> str:
    """What the statements on one fact table say: (row_id, column_name, value_text)."""
    return (
        "SELECT row_id, column_name, value_text FROM cells JOIN evidence USING (evidence_id) "
        f"WHERE table_name = {quote_text(table)}"
    )


def _ask_parties(link: PartyLink) -> str:
    """The parties that a text must have named: (row_id, column_name)."""
    role = "role::VARCHAR" if link.has_role else "'party'"
    return f"SELECT {link.fact_key} AS row_id, {role} || ':' || party_id AS column_name FROM {link.table}"
