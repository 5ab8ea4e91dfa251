"""What must hold between tables, as checks that give the rows that break it.

The questions are SQL built from the definitions in `schemas/` alone; the data come in as Arrow tables or Parquet files.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import duckdb
import pyarrow as pa

from pipeline.release.checks.cells import (
    GATHER_SAID,
    SAID,
    check_cells_back_values,
    check_cells_name_columns,
    check_parties_have_cells,
    check_values_have_cells,
)
from pipeline.release.checks.check import Check, Outcome
from pipeline.release.checks.entities import check_mentions_mean_somebody, check_states_are_always_there
from pipeline.release.checks.evidence import (
    check_document_counts,
    check_evidence_supports_a_row,
    check_facts_are_evidenced,
    check_told_members_are_evidenced,
)
from pipeline.release.checks.integrity import (
    check_foreign_keys,
    check_primary_keys,
    check_strings_are_nfc,
    check_vocabularies,
)
from pipeline.release.checks.plausibility import check_expectations
from pipeline.release.checks.quotes import check_quote_surroundings, check_quotes
from pipeline.tables.engine import register_source
from pipeline.tables.sources import ParquetFiles, Source
from pipeline.tables.statements import start_engine

CHECKS_A_STATEMENT = 10
NO_FAILURES = pa.table({})


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
        if any(SAID in check.question for check in chosen):
            connection.execute(GATHER_SAID)
        broken = _find_broken(connection, chosen)
        return tuple(
            Outcome(check, _ask(connection, check.question) if place in broken else NO_FAILURES)
            for place, check in enumerate(chosen)
        )


@cache
def list_checks() -> tuple[Check, ...]:
    """Every check: keys, vocabularies and strings of each table, then what holds between tables."""
    return tuple(check for rule in RULES for check in rule())


def _find_broken(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check]) -> set[int]:
    """The places of the checks that fail: several asked at once, for a statement of its own costs each more."""
    broken = set()
    for first in range(0, len(checks), CHECKS_A_STATEMENT):
        asked = range(first, min(first + CHECKS_A_STATEMENT, len(checks)))
        try:
            broken |= _find_among(connection, checks, asked)
        except duckdb.OutOfMemoryException:  # all are worked on at once: of a large corpus, one by one
            for place in asked:
                broken |= _find_among(connection, checks, (place,))
    return broken


def _find_among(connection: duckdb.DuckDBPyConnection, checks: Sequence[Check], asked: Iterable[int]) -> set[int]:
    union = " UNION ALL ".join(f"SELECT {place} WHERE EXISTS ({checks[place].question})" for place in asked)
    return {place for (place,) in connection.execute(union).fetchall()}


def _ask(connection: duckdb.DuckDBPyConnection, question: str) -> pa.Table:
    """The failure cases of one check, in an order of their own."""
    answer: pa.Table = connection.sql(f"SELECT * FROM ({question}) ORDER BY ALL").to_arrow_table()
    return answer


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
