"""People."""

from schemas import columns
from schemas.table import Table, Text, Whole, column


class People(Table):
    """One row per person whom a text names."""

    class Config(Table.Config):
        name = "people"

    person_id: Text = column("The person, as a readable slug.", key=True, pattern=r"[^\s:]+")
    name: Text = columns.name(origin="read")
    role: Text = columns.role(nullable=True, origin="read", note="The office that a text gives.")
    country_id: Text = columns.country_id(nullable=True, origin="read", note="The state the person acts for.")
    n_documents: Whole = columns.n_documents(note="Here: that name the person.")
    n_mentions: Whole = columns.n_mentions()
