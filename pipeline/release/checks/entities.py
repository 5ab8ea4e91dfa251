"""Who is spoken of is there, and so is who always must be."""

from collections.abc import Iterator

from pipeline.release.checks.check import Check
from pipeline.release.ddl import quote_text

ALWAYS_THERE = ("CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB")


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
