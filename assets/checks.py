"""Asset checks made from the contract: one a table from its Pandera model, and those that look across tables."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import dagster as dg
import pandas as pd
import pandera.errors
import pyarrow as pa
import pyarrow.parquet as pq

from assets.changes import count_altered, count_keys, find_change
from assets.publishing import list_failed_texts, seal_stage
from assets.resources import Warehouse
from assets.staged_tables import cut_groups, find_staged, locate_staged
from assets.stages import MERGES, read_documents
from assets.warehouse_folder import WarehouseFolder
from pipeline.release.checks.check import Check, Outcome
from pipeline.release.checks.integrity import check_primary_keys, check_vocabularies
from pipeline.release.checks.run import RULES, run_checks
from pipeline.tables.sources import ParquetFiles, Source
from schemas.contract import TABLES, find_table, table_name

MOST_CASES = 50
ROWS_AT_ONCE = 200_000
TABLE_NAMES = tuple(map(table_name, TABLES))
CONTRACT_CHECK = "keeps_the_contract"
READ_CHECK = "every_text_was_read"
READ_DESCRIPTION = "The reader failed on no text, so that no fact is missing."
CONTRACT_DESCRIPTION = "Columns, types, keys, vocabularies and ranges are those of schemas/."


def check_contract(name: str, table: pa.Table | Path) -> dg.AssetCheckResult:
    """Whether a table, or its Parquet file, is as its model says; every failure at once, the first of them shown."""
    batches = pq.ParquetFile(table).iter_batches(ROWS_AT_ONCE) if isinstance(table, Path) else table.to_batches()
    rows, failures = 0, []
    for part in cut_table(batches, table.schema if isinstance(table, pa.Table) else pq.read_schema(table)):
        rows += part.num_rows
        if (cases := find_failures(name, part)) is not None:
            failures.append(cases)
    if failures:
        return report_cases(name, CONTRACT_CHECK, pd.concat(failures, ignore_index=True))
    return dg.AssetCheckResult(passed=True, asset_key=name, check_name=CONTRACT_CHECK, metadata={"rows": rows})


def check_staged(folder: WarehouseFolder, name: str) -> dg.AssetCheckResult:
    """`check_contract` of a staged table; rows that are published already were checked then, and are not again."""
    staged, change = locate_staged(folder, name), find_change(folder, name)
    if change is None or count_keys(change, name, staged) != pq.read_metadata(change.added).num_rows:
        return check_contract(name, staged)
    return check_contract(name, change.added)


def find_failures(name: str, table: pa.Table) -> pd.DataFrame | None:
    """Where some rows break the model of their table: Pandera's failure cases."""
    try:
        find_table(name).validate(table.to_pandas(types_mapper=pd.ArrowDtype), lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases: pd.DataFrame = errors.failure_cases
        return cases
    return None


def cut_table(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Rows in parts of at most ROWS_AT_ONCE, one part at least; each begins with the last row of the part before.

    A table is sorted by its key, so that a row that stands twice stands side by side, and in one part.
    """
    last = schema.empty_table()
    parts = cut_groups(batches, ROWS_AT_ONCE - 1)
    for part in chain([next(parts, last)], parts):
        yield pa.concat_tables([last, part])
        last = part.slice(max(part.num_rows - 1, 0))


def report_cases(name: str, check: str, cases: pd.DataFrame) -> dg.AssetCheckResult:
    """A failed check with its failure cases as a table."""
    return dg.AssetCheckResult(
        passed=False,
        asset_key=name,
        check_name=check,
        severity=dg.AssetCheckSeverity.ERROR,
        description=f"{len(cases)} values break the contract of {name} (schemas/{name}.py)",
        metadata={
            "failures": len(cases),
            "failure_cases": table_of_cases(cases),
        },
    )


def contract_checks(name: str, tables: Sequence[str]) -> dg.AssetChecksDefinition:
    """One blocking check a table, run together in a step right after the tables are staged."""

    @dg.multi_asset_check(
        name=f"check_{name}",
        specs=[
            dg.AssetCheckSpec(CONTRACT_CHECK, asset=table, blocking=True, description=CONTRACT_DESCRIPTION)
            for table in tables
        ],
    )
    def check(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
        yield from (check_staged(warehouse.folder, table) for table in tables)

    return check


def list_tables(stages: Iterable[dg.AssetsDefinition]) -> list[str]:
    """The published tables that some assets make, by name."""
    return sorted(key.path[-1] for stage in stages for key in stage.keys)


def cross_checks() -> dg.AssetChecksDefinition:
    """What holds between tables: one check a rule of `pipeline.release.checks.run`, run together; the last gate."""

    @dg.multi_asset_check(
        name="check_warehouse",
        specs=[
            dg.AssetCheckSpec(name, asset="staged_warehouse", blocking=True, description=checks[0].description)
            for name, checks in RULE_CHECKS.items()
        ]
        + [dg.AssetCheckSpec(READ_CHECK, asset="staged_warehouse", description=READ_DESCRIPTION)],
    )
    def check(warehouse: Warehouse) -> Iterator[dg.AssetCheckResult]:
        yield check_all_read(warehouse.folder)
        yield from pass_gate(warehouse.folder)

    return check


def pass_gate(folder: WarehouseFolder) -> list[dg.AssetCheckResult]:
    """The result of every rule across tables; the stage is sealed for publishing when none fails as an error."""
    outcomes = {outcome.check: outcome for outcome in check_rules(folder)}
    results = [judge_rule(name, [outcomes[check] for check in checks]) for name, checks in RULE_CHECKS.items()]
    if all(result.passed or result.severity != dg.AssetCheckSeverity.ERROR for result in results):
        seal_stage(folder)
    return results


def check_rules(folder: WarehouseFolder) -> Iterator[Outcome]:
    """The outcome of every check across tables; what looks at each row by itself is asked of new rows only."""
    tables: dict[str, Source] = {name: find_staged(folder, name) for name in TABLE_NAMES}
    changes = {name: change for name in TABLE_NAMES if (change := find_change(folder, name))}
    settled = {name for name, change in changes.items() if not count_altered(change, name)}
    asked: dict[str | None, list[Check]] = defaultdict(list)
    for check in chain(*RULE_CHECKS.values()):
        others = set(check.needs) - {check.table}
        is_new_only = check.by_row and check.severity == "error" and check.table in changes and others <= settled
        asked[check.table if is_new_only else None].append(check)
    for name, checks in asked.items():
        new = {name: ParquetFiles((str(changes[name].added),))} if name else {}
        yield from run_checks(tables | new, checks)


def check_all_read(folder: WarehouseFolder) -> dg.AssetCheckResult:
    """A warning where the reader failed on a text: what was read from the others is published all the same."""
    failed = list_failed_texts(folder)
    return dg.AssetCheckResult(
        passed=not failed,
        asset_key="staged_warehouse",
        check_name=READ_CHECK,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"{len(failed)} texts without facts, as the reader failed on them" if failed else None,
        metadata={"failures": len(failed), "failure_cases": table_of_cases(pd.DataFrame(failed))} if failed else None,
    )


def judge_rule(name: str, outcomes: Iterable[Outcome]) -> dg.AssetCheckResult:
    """One result for all tables that a rule speaks of, with the failing rows of each."""
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if not failed:
        return dg.AssetCheckResult(passed=True, asset_key="staged_warehouse", check_name=name)
    errors = [outcome for outcome in failed if outcome.check.severity == "error"]
    rows = [
        {"table": outcome.check.table, "check": outcome.check.name, "row": json.dumps(row, default=str)}
        for outcome in [*errors, *(outcome for outcome in failed if outcome not in errors)]
        for row in outcome.failures.slice(0, MOST_CASES).to_pylist()
    ]
    first = (errors or failed)[0]
    return dg.AssetCheckResult(
        passed=False,
        asset_key="staged_warehouse",
        check_name=name,
        severity=dg.AssetCheckSeverity.ERROR if errors else dg.AssetCheckSeverity.WARN,
        description=f"{first.check.table}: not so: {first.check.description} First case: {rows[0]['row']}",
        metadata={
            "failures": sum(outcome.failures.num_rows for outcome in failed),
            "failure_cases": table_of_cases(pd.DataFrame(rows)),
        },
    )


def table_of_cases(cases: pd.DataFrame) -> dg.TableMetadataValue:
    """The first failure cases as Dagster shows a table."""
    records = [
        dg.TableRecord({str(column): "" if pd.isna(value) else str(value) for column, value in row.items()})
        for row in cases.head(MOST_CASES).to_dict("records")
    ]
    columns = [dg.TableColumn(str(column), "string") for column in cases.columns]
    return dg.MetadataValue.table(records=records, schema=dg.TableSchema(columns))


TOLD_BY_CONTRACT = (check_primary_keys, check_vocabularies)
RULE_CHECKS = {rule.__name__.removeprefix("check_"): tuple(rule()) for rule in RULES if rule not in TOLD_BY_CONTRACT}
GATES = {
    "documents": (read_documents,),
    "tables": MERGES[:-1],
    "provenance": MERGES[-1:],  # evidence is merged from checked facts
}
CHECKS = (
    *(contract_checks(gate, list_tables(stages)) for gate, stages in GATES.items()),
    cross_checks(),
)
