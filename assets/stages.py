"""The graph: one asset a stage or group of tables, in data order. Each calls its stage's door and nothing else."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import dagster as dg

from assets.database import build_database
from assets.publishing import publish_warehouse, read_staged_survey, stage_inputs
from assets.readers import are_at_work
from assets.reading import extract_texts, tabulate_texts
from assets.resources import RawFolder, Readers, Warehouse
from assets.retries import ONCE_MORE, retry_disk_only
from assets.seen_files import open_seen_files
from assets.staged_tables import find_parts, find_staged, stage_part, write_published
from assets.survey import take_survey
from assets.warehouse_folder import WarehouseFolder
from pipeline.release.views.view import view_statements
from pipeline.tables.agreements import merge_agreements
from pipeline.tables.events import merge_events
from pipeline.tables.evidence import merge_evidence
from pipeline.tables.figures import merge_figures
from pipeline.tables.mentions import merge_mentions
from pipeline.tables.parties import merge_parties
from pipeline.tables.people import merge_people
from pipeline.tables.pledges import merge_pledges
from pipeline.tables.projects import merge_projects
from pipeline.tables.sources import Source
from pipeline.tables.statements import CELLS_OF
from pipeline.tables.trade import merge_trade
from schemas.contract import FACT_TABLES, find_table, foreign_keys, list_columns, table_description, table_name

OWNERS = ["team:silkledger"]
FRESH = dg.FreshnessPolicy.time_window(fail_window=timedelta(hours=49), warn_window=timedelta(hours=25))
"""The schedule publishes daily; a day missed is a warning, two are a failure."""

Tables = Mapping[str, Source]


def specify_tables(names: Sequence[str], group: str) -> dict[str, dg.AssetOut]:
    """How Dagster shows published tables: description, columns, keys and types, all from `schemas`."""
    return {
        name: dg.AssetOut(
            key=name,
            group_name=group,
            description=table_description(find_table(name)),
            owners=OWNERS,
            kinds={"parquet"},
            metadata={"dagster/column_schema": describe_columns(name)},
            freshness_policy=FRESH,
        )
        for name in names
    }


def describe_columns(name: str) -> dg.TableSchema:
    """The columns of a published table in Dagster's words."""
    rules = {link.column: [f"references {link.to_table}.{link.to_column}"] for link in foreign_keys(find_table(name))}
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                column.name,
                str(column.arrow_type),
                column.description,
                dg.TableColumnConstraints(
                    nullable=column.nullable,
                    other=["primary key"] * column.key + rules.get(column.name, []),
                ),
            )
            for column in list_columns(find_table(name))
        ]
    )


def hand_over(tables: Tables) -> Iterator[dg.Output[Source]]:
    """Each table as the output of its name."""
    return (dg.Output(table, name) for name, table in tables.items())


def gather(folder: WarehouseFolder, needs: Sequence[str]) -> tuple[Any, ...]:
    """What a merge takes: documents, staging tables and, where it needs any, the cells made for fact tables."""
    given = (find_staged(folder, "documents"), find_parts(folder, "extractions"))
    made = [f"{CELLS_OF}{name}" for name in needs]
    return (*given, {name: find_staged(folder, name) for name in made}) if made else given


def merge_stage(
    door: Callable[..., Tables], names: Sequence[str], group: str, needs: Sequence[str] = ()
) -> dg.AssetsDefinition:
    """The asset of a merge: from `documents` and `extractions` to the published tables of these names.

    `needs` are fact tables whose made cells the door takes besides.
    """

    @dg.multi_asset(
        name=door.__name__,
        deps=["documents", "extractions", *needs],
        outs=specify_tables(names, group),
        description=(door.__doc__ or "").strip(),
    )
    def merge(warehouse: Warehouse) -> Iterator[Any]:
        with warehouse.kept_readings.tell_damage():
            tables = door(*gather(warehouse.folder, needs), write_published(warehouse.folder))
        yield from hand_over({name: tables[name] for name in names})

    return merge


@dg.asset(group_name="inputs", owners=OWNERS, kinds={"file"}, retry_policy=ONCE_MORE)
def raw_files(context: dg.AssetExecutionContext, raw: RawFolder, warehouse: Warehouse) -> dg.MaterializeResult[None]:
    """The raw folder as it lies there: every file by content, those that cannot be read by reason."""
    with retry_disk_only():
        texts = raw.bring(warehouse.folder, context.log)
        if not are_at_work(texts):  # what the reader failed on is tried once a build
            warehouse.kept_readings.forget_failed()
        seen = open_seen_files(warehouse.folder)
        counted = stage_inputs(warehouse.folder, take_survey(texts, seen))
        seen.save()
        return dg.MaterializeResult(metadata=counted)


READ, READINGS = "read_documents", "readings"


@dg.multi_asset(
    name=READ,
    deps=[raw_files],
    outs=specify_tables(("documents", "document_texts", "rejected_documents"), "inputs"),
    retry_policy=ONCE_MORE,
)
def read_documents(
    context: dg.AssetExecutionContext, raw: RawFolder, warehouse: Warehouse, readers: Readers
) -> Iterator[Any]:
    """Bytes to canonical text, sentences, language, date of publication and duplicates; what is no text, rejected."""
    with retry_disk_only():
        survey = read_staged_survey(warehouse.folder)
        texts, kept, write = raw.locate(warehouse.folder), warehouse.kept_readings, write_published(warehouse.folder)
        with kept.tell_damage():
            readings, tables = tabulate_texts(texts, survey, kept, context.log, write, readers.reading)
        stage_part(warehouse.folder, READ, READINGS, readings)
    yield from hand_over(tables)


@dg.asset(group_name="reading", owners=OWNERS, kinds={"parquet"}, deps=["documents"], retry_policy=ONCE_MORE)
def extractions(context: dg.AssetExecutionContext, raw: RawFolder, warehouse: Warehouse) -> dict[str, Any]:
    """Everything read from each text (mentions, figures, claims); unchanged texts are taken as read before."""
    with retry_disk_only():
        readings = find_parts(warehouse.folder, READ)[READINGS]
        documents = find_staged(warehouse.folder, "documents")
        return extract_texts(raw.locate(warehouse.folder), documents, readings, warehouse.kept_readings, context.log)


FACTS = tuple(table_name(model) for model in FACT_TABLES)
MERGES = (
    merge_stage(merge_parties, ("parties", "countries", "party_members"), "actors"),
    merge_stage(merge_people, ("people",), "actors"),
    merge_stage(merge_mentions, ("mentions",), "reading"),
    merge_stage(merge_figures, ("figures",), "reading"),
    merge_stage(merge_events, ("events", "event_parties"), "facts"),
    merge_stage(merge_projects, ("projects", "project_statuses", "project_parties"), "facts"),
    merge_stage(merge_pledges, ("pledges", "pledge_parties"), "facts"),
    merge_stage(merge_trade, ("trade_series",), "facts"),
    merge_stage(merge_agreements, ("agreements", "agreement_parties"), "facts"),
    merge_stage(merge_evidence, ("evidence", "cells"), "provenance", needs=FACTS),
)
TABLE_KEYS = sorted({key for asset in (read_documents, *MERGES) for key in asset.keys})


@dg.asset(group_name="warehouse", owners=OWNERS, kinds={"duckdb"}, deps=TABLE_KEYS)
def staged_warehouse(warehouse: Warehouse) -> None:
    """All tables in one DuckDB file with keys, ENUMs, comments and views; nobody sees it yet."""
    build_database(warehouse.folder, view_statements())


@dg.asset(
    group_name="warehouse",
    owners=OWNERS,
    kinds={"duckdb", "parquet"},
    deps=[staged_warehouse],
    retry_policy=ONCE_MORE,
    freshness_policy=FRESH,
)
def published_warehouse(context: dg.AssetExecutionContext, warehouse: Warehouse) -> dg.MaterializeResult[None]:
    """What readers open: the checked stage, put in the place of the version before in one rename."""
    with retry_disk_only():
        record = publish_warehouse(warehouse.folder, warehouse.kept_readings, context.run.run_id)
    return dg.MaterializeResult(metadata={"rows": record["rows"], "git_commit": record["git_commit"]})


ASSETS: tuple[dg.AssetsDefinition, ...] = (
    raw_files,
    read_documents,
    extractions,
    *MERGES,
    staged_warehouse,
    published_warehouse,
)
