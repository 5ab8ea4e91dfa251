"""Who belongs to which group."""

from schemas import columns
from schemas.table import Table, Text, column
from schemas.vocabularies import MembershipBasis


class PartyMembers(Table):
    """One row per member of a group of states or of an organisation."""

    class Config(Table.Config):
        name = "party_members"

    group_id: Text = column("The group, as a party_id.", key=True, references="parties.party_id")
    party_id: Text = columns.party_id(key=True, references="parties.party_id", note="Here: the member.")
    basis: Text = columns.basis(vocabulary=MembershipBasis, note="A reference list of members, or a text that says so.")
