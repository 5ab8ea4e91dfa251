"""Who pledges, and to whom."""

from schemas import columns
from schemas.table import Table, Text
from schemas.vocabularies import PledgeRole


class PledgeParties(Table):
    """One row per actor that gives or receives a pledge; a pledge to a group stays with the group."""

    class Config(Table.Config):
        name = "pledge_parties"

    pledge_id: Text = columns.pledge_id(key=True, references="pledges.pledge_id")
    party_id: Text = columns.party_id(key=True, references="parties.party_id", origin="read")
    role: Text = columns.role(key=True, vocabulary=PledgeRole, origin="read")
