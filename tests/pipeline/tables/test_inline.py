import pytest

from pipeline.documents.read import read_text
from pipeline.extraction import extract_document
from pipeline.tables.inline import COLUMNS, DOORS, inline_rows
from schemas.contract import find_table, list_columns, primary_key

TEXT = (
    "Astana, 14 June 2024. Trade between China and Kazakhstan reached $41.5 billion in 2023. China pledged 26 billion "
    "yuan in grants to Kazakhstan by 2027. The two countries are building a railway from Urumqi to Almaty."
)


@pytest.mark.parametrize("table", sorted(COLUMNS))
def test_columns_are_those_of_the_published_table(table: str) -> None:
    model = find_table(table)
    assert list(COLUMNS[table]) == [column.name for column in list_columns(model)]
    assert (COLUMNS[table][0],) == primary_key(model)


def test_every_fact_names_its_words() -> None:
    rows = inline_rows(extract_document(read_text(TEXT)))
    facts = [row for door in DOORS.values() for row in rows[door]]
    assert facts
    for fact in facts:
        for statement in fact["evidence"]:
            assert TEXT[statement["char_start"] : statement["char_end"]] == statement["quote"] != ""
