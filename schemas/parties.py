"""Actors."""

from schemas import columns
from schemas.table import Table, Text, column
from schemas.vocabularies import OrganizationKind, PartyKind


class Parties(Table):
    """One row per actor: a state, a group of states or an organisation."""

    class Config(Table.Config):
        name = "parties"

    party_id: Text = columns.party_id(key=True)
    kind: Text = columns.kind(vocabulary=PartyKind)
    name: Text = columns.name(origin="reference")
    organization_kind: Text = column(
        "What sort of organisation; null for states and groups, or where nothing tells.",
        nullable=True,
        vocabulary=OrganizationKind,
    )
    country_id: Text = columns.country_id(
        nullable=True, origin="reference", note="The state itself, or where an organisation has its seat."
    )
    wikidata_id: Text = column("Item in Wikidata.", nullable=True, origin="reference", pattern=r"Q[1-9][0-9]{0,11}")
