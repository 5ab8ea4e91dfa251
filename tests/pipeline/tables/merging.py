"""What documents made by hand become: staging tables, and all the tables that the stages make of them one by one."""

from collections.abc import Iterable

import pyarrow as pa

from pipeline.tables.agreements import merge_agreements
from pipeline.tables.events import merge_events
from pipeline.tables.evidence import merge_evidence
from pipeline.tables.figures import merge_figures
from pipeline.tables.mentions import merge_mentions
from pipeline.tables.parties import merge_parties
from pipeline.tables.people import merge_people
from pipeline.tables.pledges import merge_pledges
from pipeline.tables.projects import merge_projects
from pipeline.tables.rows import STAGING, ExtractionRows, columnar
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import CELLS_OF
from pipeline.tables.trade import merge_trade

FACTS = (merge_people, merge_events, merge_projects, merge_pledges, merge_trade, merge_agreements)


def merge_tables(documents: Source, staging: Staging) -> dict[str, Source]:
    """Every published table that rests on extraction, by its name, sorted by primary key.

    `documents` is the published table of that name; `staging` holds the tables of `STAGING`. The same rows in any
    other order give the same tables. The facts of a document with `duplicate_of` are left out, for they stand in its
    original; its figures and mentions stay, for they say what is in that text.
    """
    facts: dict[str, Source] = {}
    for merge in FACTS:
        facts.update(merge(documents, staging))
    return {
        **merge_parties(documents, staging),
        **merge_mentions(documents, staging),
        **merge_figures(documents, staging),
        **{name: rows for name, rows in facts.items() if not name.startswith(CELLS_OF)},
        **merge_evidence(documents, staging, facts),
    }


def staging_tables(extractions: Iterable[ExtractionRows]) -> dict[str, pa.Table]:
    """The rows of many documents as one Arrow table a staging table; empty tables where there is no row."""
    held = list(extractions)
    return {
        name: columnar([row for rows in held for row in getattr(rows, name)], schema)
        for name, schema in STAGING.items()
    }
