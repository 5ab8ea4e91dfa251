"""Who took part in an event."""

from schemas import columns
from schemas.table import Table, Text


class EventParties(Table):
    """One row per actor that took part in an event."""

    class Config(Table.Config):
        name = "event_parties"

    event_id: Text = columns.event_id(key=True, references="events.event_id")
    party_id: Text = columns.party_id(key=True, references="parties.party_id", origin="read")
