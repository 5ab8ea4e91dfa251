"""The columns that more than one table has: one name, one type, one unit, one meaning."""

from functools import partial

from schemas.table import column
from schemas.vocabularies import Assertion, Bound, DatePrecision

# A state in capitals, a group in capitals and digits, an organisation as a slug; a colon would break `role:party_id`.
PARTY_PATTERN = r"[^\s:]+"
CURRENCY_PATTERN = r"[A-Z]{3}"

year = partial(column, unit="year")

document_id = partial(
    column,
    "The document: first 16 hex digits of the SHA-256 of its bytes as received.",
    pattern=r"[0-9a-f]{16}",
)
sha256 = partial(column, "SHA-256 of the bytes as received, in hex.", pattern=r"[0-9a-f]{64}")
source_path = partial(column, "Where the input lay, relative to the raw folder.")
char_start = partial(
    column,
    "First character of the quote, counted in Unicode code points of the canonical text from 0.",
    unit="code points",
    minimum=0,
)
char_end = partial(
    column, "One past the last character of the quote, counted as char_start is.", unit="code points", minimum=0
)
quote = partial(column, "The words of the document between char_start and char_end.")
rule = partial(column, "The rule that read this, named after what it sees.")
assertion = partial(
    column,
    "In whose voice: stated by the document, attributed to somebody, or hedged (may, could, is expected to).",
    vocabulary=Assertion,
)

party_id = partial(
    column,
    "An actor: a state (ISO 3166-1 alpha-3), a group of states (C5, EU) or an organisation (a readable slug).",
    pattern=PARTY_PATTERN,
)
country_id = partial(column, "A state by its ISO 3166-1 alpha-3 code.", pattern=r"[A-Z]{3}")
project_id = partial(column, "The project, as a readable slug.")
event_id = partial(column, "The event, as a readable slug.")
pledge_id = partial(column, "The pledge, built from its content.")
agreement_id = partial(column, "The agreement or package of agreements, built from its content.")
evidence_id = partial(column, "The statement in a document, built from where it stands and what it supports.")

name = partial(column, "What it is called, in English.")
kind = partial(column, "What sort of thing the row is, by the vocabulary of its table.")
role = partial(column, "In what capacity the actor appears.")
basis = partial(column, "What the row rests on.")
status = partial(column, "How far the project has come.")
description = partial(column, "What it is about, in the words of the text.")

value = partial(
    column,
    "The quantity with its scale applied (94.8 billion is 94800000000.0); the lower end of a range.",
    unit="named in the row",
)
unit = partial(
    column,
    "What the quantity counts: an ISO 4217 currency code, percent, times, or a unit or counted noun in the plural.",
)
currency = partial(column, "Currency of the amount, ISO 4217.", pattern=CURRENCY_PATTERN)
bound = partial(
    column,
    "How firm the number is: exact, approx (about, nearly), min (more than) or max (up to).",
    vocabulary=Bound,
)
value_usd = partial(
    column, "The amount in US dollars; null where the row holds no money or no rate is known.", unit="USD"
)
value_usd_basis = partial(
    column,
    "Where the dollar value comes from: as stated, the text's own conversion, or the reference rate of a date.",
)

start_year = partial(year, "Year in which it begins.")
n_documents = partial(
    column, "Number of documents that say so, repeated texts counted once.", unit="documents", minimum=0
)
n_mentions = partial(column, "Number of mentions in all documents.", unit="mentions", minimum=0)
precision = partial(
    column,
    "How much of the date is known; below it the date shows the first day (2024 is 2024-01-01).",
    vocabulary=DatePrecision,
)
