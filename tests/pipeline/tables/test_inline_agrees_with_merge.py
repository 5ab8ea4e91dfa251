"""A document read alone (`inline_rows`) gives the rows that the merge gives for it."""

from datetime import date

import pytest

from pipeline.facts.claim import AgreementClaim, EventClaim
from pipeline.tables.inline import DOORS, inline_rows

TEXT = (
    "China pledged 44 euros (50 dollars), 9 tenge and aid to Kazakhstan at the summit of 2022; trade was 44 euros in"
    " 2023 and may be 60 dollars; the northern railway, planned in 2019, is open and will cost 8 euros; 58 deals."
)


def make_document(made, published):
    document = made(TEXT, published)
    euro = document.figure("44 euros", 44.0, "EUR")
    document.figure("50 dollars", 50.0, "USD", conversion_of=euro)
    document.figure("8 euros", 8.0, "EUR")
    document.mention("China", "CHN")
    document.trade("44 euros", 44.0, "EUR", time_period=document.read("2023"))
    document.trade("44 euros", 44.0, "EUR", time_period=document.read("2023"), assertion="hedged", bound="approx")
    document.trade("60 dollars", 60.0, assertion="hedged", kind="forecast")
    for voice in ("attributed", "stated"):
        document.pledge(
            "Kazakhstan:KAZ", assertion=voice, quantity=document.read("44 euros", 44.0),
            unit=document.read("euros", "EUR"), event=document.read("summit", "Summit 2022"), figures=(euro,),
            due_year=document.read("2023", 2023), start_year=document.read("2023", 2029),
        )  # fmt: skip
    document.pledge("Kazakhstan:KAZ", quantity=document.read("9 tenge", 9.0), unit=document.read("tenge", "KZT"))
    document.pledge(assertion="hedged", event=document.read("summit", "unknown event"))
    document.project(
        "railway-north", "northern railway", status=document.read("planned"), status_as_of=document.read("2019")
    )
    document.project(
        "railway-north", "railway", status=document.read("open", "operational"), assertion="attributed",
        cost_value=document.read("8 euros", 8.0), cost_currency=document.read("8 euros", "EUR"),
    )  # fmt: skip
    document.add(
        "agreements",
        AgreementClaim(
            document.statement(), document.read("deals"), document.read("58", "exact"),
            (document.read("China", "CHN"),), count=document.read("58", 58.0), signed_on=document.read("2022"),
        ),
    )  # fmt: skip
    document.add(
        "events",
        EventClaim(
            document.statement(), "Summit 2022", document.read("summit"), document.read("summit"),
            date_start=document.read("2022"), date_end=document.read("2019"),
        ),
    )  # fmt: skip
    return document


@pytest.mark.parametrize("published", ["2024-06-15", "2024-06", "2018", None])
def test_inline_rows_are_those_of_the_merge(made, merge, published):
    document = make_document(made, published)
    inline, tables = inline_rows(document.extraction()), merge(document)
    for table, door in {**DOORS, "figures": "figures", "mentions": "mentions"}.items():
        expected = [{name: as_text(value) for name, value in row.items()} for row in tables[table]]
        key = next(iter(expected[0]))
        found = sorted(({name: row[name] for name in expected[0]} for row in inline[door]), key=lambda row: row[key])
        assert found == expected, table


def as_text(value):
    return value.isoformat() if isinstance(value, date) else value
