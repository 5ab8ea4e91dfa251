"""Rows rest on statements in documents, and every statement supports a row that is there."""

from collections.abc import Iterator

from pipeline.release.checks.check import Check
from pipeline.release.ddl import quote_text
from schemas.contract import FACT_TABLES, primary_key, table_name

MEMBER_ID = "group_id || ':' || party_id"  # how evidence names a membership


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
