"""Parties, countries and memberships: every actor that a table refers to, and the states among them."""

import duckdb
import pyarrow as pa

from pipeline.mentions.gazetteer import CENTRAL_ASIA, list_group_members, list_parties, list_states
from pipeline.mentions.mention import Party
from pipeline.tables.sources import Source, Staging
from pipeline.tables.statements import Publish, open_statements, publish_table, run_script

ALWAYS = ("CHN", *CENTRAL_ASIA)
"""The states that are published even where no text speaks of them."""


def merge_parties(documents: Source, staging: Staging, publish: Publish = publish_table) -> dict[str, Source]:
    """`parties`, `countries` and `party_members`.

    Names and kinds are the gazetteer's, else as most texts have them. A group that is spoken of brings its members
    with it as parties; countries are only the states that a text speaks of, and always China and the five.
    """
    with open_statements(documents, staging) as connection:
        connection.register("always", pa.table({"party_id": ALWAYS}))
        run_script(connection, "parties_referenced")
        register_members(connection, "SELECT party_id FROM referenced")
        wanted = "SELECT party_id FROM referenced UNION SELECT party_id FROM members"
        ids = {party_id for (party_id,) in connection.execute(wanted).fetchall()}
        connection.register("reference_parties", tabulate_parties(look_up_parties(ids)))
        connection.register("states", tabulate_states())
        run_script(connection, "parties")
        return {name: publish(connection, name) for name in ("parties", "countries", "party_members")}


def register_members(connection: duckdb.DuckDBPyConnection, groups: str) -> None:
    """Registers `members` (group_id, party_id): who belongs, by reference, to the groups among the ids of a query."""
    ids = sorted(party_id for (party_id,) in connection.execute(groups).fetchall())
    pairs = [(group_id, member) for group_id in ids for member in list_group_members(group_id)]
    schema = pa.schema([("group_id", pa.string()), ("party_id", pa.string())])
    columns = [pa.array([pair[index] for pair in pairs], pa.string()) for index in range(2)]
    connection.register("members", pa.Table.from_arrays(columns, schema=schema))


def look_up_parties(ids: set[str]) -> list[Party]:
    """What the gazetteer knows of these actors, and of the states where they have their seat."""
    known = list_parties()
    seats = {known[party_id].country_id for party_id in ids if party_id in known}
    return [known[party_id] for party_id in sorted({*ids, *(seat for seat in seats if seat)} & known.keys())]


def tabulate_parties(parties: list[Party]) -> pa.Table:
    names = ("party_id", "kind", "name", "organization_kind", "country_id", "wikidata_id")
    columns = [pa.array([getattr(party, name) for party in parties], pa.string()) for name in names]
    return pa.Table.from_arrays(columns, names=list(names))


def tabulate_states() -> pa.Table:
    """The columns of `countries` that are reference, for every state of the gazetteer."""
    return pa.Table.from_pylist([state._asdict() for state in list_states()])
