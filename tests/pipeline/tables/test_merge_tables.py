"""What holds of all tables together: order, duplicates, actors, evidence."""

import random

import pyarrow as pa

from pipeline.facts.claim import MembershipClaim
from pipeline.mentions.mention import Party
from pipeline.tables.rows import STAGING
from schemas.contract import TABLES, arrow_schema, find_table, table_name
from tests.pipeline.tables.merging import merge_tables


def make_corpus(made):
    documents = []
    for year in range(2019, 2026):
        for voice in ("stated", "attributed", "hedged"):
            document = made(
                f"{voice}: China pledged {year} euros to Kazakhstan for the northern railway; trade 7 euros.",
                f"{year}-03",
            )
            document.mention("China", "CHN")
            document.mention("Kazakhstan", "KAZ")
            document.parties.append(Party("silk-bank", "organization", f"Silk Bank {year % 3}", "bank", "KAZ"))
            document.trade("7 euros", 7.0, "EUR", voice, time_period=document.read(str(year), str(year % 2 + 2020)))
            document.pledge(
                "Kazakhstan:KAZ", assertion=voice, quantity=document.read(f"{year} euros", float(year // 2)),
                unit=document.read("euros", "EUR"), due_year=document.read(str(year), year),
            )  # fmt: skip
            status = ("planned", "operational", "suspended")[year % 3]
            document.project(
                "railway-north", "northern railway", assertion=voice, status=document.read("northern", status)
            )
            documents.append(document)
    return documents


def test_same_documents_in_another_order_give_equal_tables(made, tabulate):
    documents = make_corpus(made)
    expected = merge_tables(*tabulate(documents))
    assert expected["evidence"].num_rows > 50
    for seed in range(2):
        random.Random(seed).shuffle(documents)
        assert merge_tables(*tabulate(documents)) == expected


def test_facts_of_a_duplicate_count_once(made, merge):
    text = "China pledged aid to Kazakhstan; trade stood at $44 billion."
    original, copy = made(text, "2024-01-01"), made(f"{text}\n", "2024-01-01")
    copy.duplicate_of = original
    for document in (original, copy):
        document.mention("Kazakhstan", "KAZ")
        document.figure("$44 billion", 44e9)
        document.trade("$44 billion", 44e9, figures=(0,))
        document.pledge("Kazakhstan:KAZ")
    tables = merge(original, copy)
    assert [row["n_documents"] for row in tables["trade_series"] + tables["pledges"]] == [1, 1]
    assert {row["document_id"] for row in tables["evidence"]} == {original.document_id}
    assert len(tables["figures"]) == len(tables["mentions"]) == 2  # what is in the text is in the text
    (kazakhstan,) = [row for row in tables["countries"] if row["country_id"] == "KAZ"]
    assert (kazakhstan["n_documents"], kazakhstan["n_mentions"]) == (1, 1)


def test_nothing_read_still_gives_every_table(merge):
    tables = merge()
    assert {row["country_id"] for row in tables["countries"]} == {"CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"}
    assert all(not rows for name, rows in tables.items() if name not in ("parties", "countries"))


def test_group_brings_its_members_as_parties_but_not_as_countries(made, merge):
    document = made("The European Union said so.", "2024-01-01")
    document.mention("The European Union", "EU")
    tables = merge(document)
    assert {"group_id": "EU", "party_id": "BEL", "basis": "reference"} in tables["party_members"]
    assert "BEL" in {row["party_id"] for row in tables["parties"]}
    assert "BEL" not in {row["country_id"] for row in tables["countries"]}


def test_a_member_that_a_text_tells_of_stands_on_its_words(made, merge):
    document = made("The European Union comprises Belgium and others.", "2024-01-01")
    document.mention("The European Union", "EU")
    document.mention("Belgium", "BEL")
    words = "The European Union comprises Belgium"
    claim = MembershipClaim(
        document.statement(words), document.read("The European Union", "EU"), document.read("Belgium", "BEL")
    )
    document.add("members", claim)
    tables = merge(document)
    basis = {row["party_id"]: row["basis"] for row in tables["party_members"] if row["group_id"] == "EU"}
    assert basis["BEL"] == "text" and basis["FRA"] == "reference"
    told = [row for row in tables["evidence"] if row["table_name"] == "party_members"]
    assert [(row["row_id"], row["quote"]) for row in told] == [("EU:BEL", words)]


def test_country_counts_its_documents_and_dates(made, merge):
    first, second = made("Fiji and Fiji", "2023-02-01"), made("Fiji", "2024-02-01")
    first.mention("Fiji", "FJI")
    first.mention("Fiji and Fiji", "FJI")
    second.mention("Fiji", "FJI")
    (fiji,) = [row for row in merge(first, second)["countries"] if row["country_id"] == "FJI"]
    assert (fiji["n_documents"], fiji["n_mentions"]) == (2, 3)
    assert (fiji["first_published_on"].year, fiji["last_published_on"].year) == (2023, 2024)


def test_organisation_of_the_texts_is_named_as_most_texts_do(made, merge):
    documents = [made(f"{number} Silk Bank") for number in range(3)]
    for document, name in zip(documents, ("Silk Bank", "The Silk Bank of Nowhere", "Silk Bank"), strict=True):
        document.parties.append(Party("silk-bank", "organization", name, "bank"))
        document.mention("Silk Bank", "silk-bank")
    (bank,) = [row for row in merge(*documents)["parties"] if row["party_id"] == "silk-bank"]
    assert (bank["name"], bank["organization_kind"]) == ("Silk Bank", "bank")


def test_every_statement_keeps_its_cells(made, merge):
    first, second = made("China and Kazakhstan: trade of $44 billion"), made("Kazakhstan, China: trade of $44 billion")
    for document in (first, second):
        document.trade("$44 billion", 44e9)
    tables = merge(first, second)
    values = [cell for cell in tables["cells"] if cell["column_name"] == "obs_value"]
    assert [cell["value_text"] for cell in values] == ["44000000000.0"] * 2
    assert len({cell["evidence_id"] for cell in values}) == 2


def test_evidence_shows_the_words_around_it(made, merge):
    document = made("x" * 50 + "China pledged aid" + "y" * 10)
    document.pledge()
    document.facts["pledges"] = [
        type(claim)(
            **{
                **{name: getattr(claim, name) for name in claim.__slots__},
                "statement": document.statement("China pledged aid"),
            }
        )
        for claim in document.facts["pledges"]
    ]
    (row,) = merge(document)["evidence"]
    assert (row["prefix"], row["quote"], row["suffix"]) == ("x" * 32, "China pledged aid", "y" * 10)


def test_same_claim_twice_is_one_piece_of_evidence(made, merge):
    document = made("China pledged aid to Kazakhstan")
    document.pledge("Kazakhstan:KAZ")
    document.pledge("Kazakhstan:KAZ")
    assert len(merge(document)["evidence"]) == 1


def test_kept_rows_of_single_documents_add_up(made, tabulate):
    documents = make_corpus(made)[:6]
    published, at_once = tabulate(documents)
    kept = [tabulate([document])[1] for document in documents]
    joined = {name: pa.concat_tables(tables[name] for tables in kept) for name in STAGING}
    assert merge_tables(published, joined) == merge_tables(published, at_once)


def test_merge_gives_every_table_that_rests_on_extraction(made, tabulate):
    tables = merge_tables(*tabulate(make_corpus(made)[:2]))
    own = {"documents", "document_texts", "rejected_documents"}
    assert set(tables) == {table_name(model) for model in TABLES} - own
    for name, table in tables.items():
        assert table.schema == arrow_schema(find_table(name))
