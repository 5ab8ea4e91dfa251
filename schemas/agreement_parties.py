"""Who signed."""

from schemas import columns
from schemas.table import Table, Text


class AgreementParties(Table):
    """One row per party to an agreement or package of agreements."""

    class Config(Table.Config):
        name = "agreement_parties"

    agreement_id: Text = columns.agreement_id(key=True, references="agreements.agreement_id")
    party_id: Text = columns.party_id(key=True, references="parties.party_id", origin="read")
