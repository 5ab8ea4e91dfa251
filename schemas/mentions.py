"""Where actors, people, places and projects are spoken of."""

from schemas import columns
from schemas.table import Quotation, Text, Whole, column
from schemas.vocabularies import EntityType, MentionForm


class Mentions(Quotation):
    """One row per place in a text that speaks of somebody or something; words that mean several are several rows."""

    class Config(Quotation.Config):
        name = "mentions"

    mention_id: Text = column("The mention, built from where it stands and whom it means.", key=True)
    document_id: Text = columns.document_id(references="documents.document_id")
    char_start: Whole = columns.char_start()
    char_end: Whole = columns.char_end()
    quote: Text = columns.quote(origin="read")
    entity_type: Text = column("What sort of thing is meant.", vocabulary=EntityType)
    entity_id: Text = column("Who is meant: a party_id, a person_id, a project_id or the name of a place.")
    form: Text = column(
        "How it is spoken of: by name, adjective, people, capital, abbreviation, surname, or words that point back.",
        vocabulary=MentionForm,
    )
    rule: Text = columns.rule()
