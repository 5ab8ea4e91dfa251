"""Pledges, projects, agreements, events and people: which claims are one row, and which value wins."""

from pipeline.facts.claim import AgreementClaim, EventClaim, PersonClaim
from pipeline.mentions.mention import Mention, Person

GRANT = "China pledged $3 billion to Kazakhstan, Kyrgyzstan and Central Asia"


def pledge_of(document, words, quantity, *recipients, unit="USD", **more):
    document.pledge(*recipients, quantity=document.read(words, quantity), unit=document.read(words, unit), **more)


def test_pledge_told_twice_is_one_row(made, merge):
    first, second = made(GRANT, "2022-01-26"), made(f"Again: {GRANT} by 2025", "2023-05-01")
    pledge_of(first, "$3 billion", 3e9, "Central Asia:C5")
    pledge_of(second, "$3 billion", 3e9, "Central Asia:C5", due_year=second.read("2025", 2025))
    tables = merge(first, second)
    (row,) = tables["pledges"]
    assert (row["n_documents"], row["due_year"], row["finance_type"]) == (2, 2025, "110")
    assert (row["value_usd"], row["value_usd_basis"]) == (3e9, "as stated")
    assert row["recommended_for_aggregates"]
    assert {(link["party_id"], link["role"]) for link in tables["pledge_parties"]} == {
        ("CHN", "pledgor"),
        ("C5", "recipient"),
    }


def test_pledges_without_a_number_join_by_topic(made, merge):
    first, second = made(GRANT), made(f"He says {GRANT}")
    for document in (first, second):
        document.pledge("Kazakhstan:KAZ", instrument="facility", topic="chinese institute medicine")
        document.pledge("Kazakhstan:KAZ", instrument="facility", topic="confucius institute")
    assert len(merge(first, second)["pledges"]) == 2


def test_equal_amounts_to_nobody_in_particular_stay_apart(made, merge):
    document = made(GRANT)
    pledge_of(document, "$3 billion", 3e9, topic="roads")
    pledge_of(document, "$3 billion", 3e9, topic="schools")
    assert len(merge(document)["pledges"]) == 2


def test_what_is_not_fit_for_a_sum(made, merge):
    document = made(
        "China pledged $3 billion to Central Asia, of it $1 billion to Kazakhstan, and $70 billion of trade",
        "2024-01-01",
    )
    pledge_of(document, "$3 billion", 3e9, "Central Asia:C5")
    pledge_of(document, "$1 billion", 1e9, "Kazakhstan:KAZ")
    pledge_of(document, "$70 billion", 7e10, "Central Asia:C5", instrument="trade_target")
    hedged = made("China may have pledged $9 billion to Kazakhstan", "2024-01-01")
    pledge_of(hedged, "$9 billion", 9e9, "Kazakhstan:KAZ", assertion="hedged")
    rows = merge(document, hedged)["pledges"]
    assert {row["quantity"]: row["recommended_for_aggregates"] for row in rows} == {
        3e9: True,
        1e9: False,  # a part of the three billion
        7e10: False,  # a target
        9e9: False,  # hedged
    }


def test_dollar_restatement_of_a_pledge_in_yuan_does_not_count_again(made, merge):
    yuan = made("China pledged 26 billion yuan ($3.7 billion) to Kazakhstan", "2023-05-20")
    pledge_of(
        yuan, "26 billion yuan", 26e9, "Kazakhstan:KAZ", unit="CNY", converted_usd=yuan.read("$3.7 billion", 3.7e9)
    )
    dollars = made("China pledged $3.7 billion to Kazakhstan", "2023-06-01")
    pledge_of(dollars, "$3.7 billion", 3.7e9, "Kazakhstan:KAZ")
    rows = merge(yuan, dollars)["pledges"]
    assert {row["unit"]: row["recommended_for_aggregates"] for row in rows} == {"CNY": True, "USD": False}
    assert {row["value_usd_basis"] for row in rows} == {"text", "as stated"}


def test_pledge_refers_to_its_event_and_only_to_one_that_stands(made, merge):
    document = made("China pledged aid to Kazakhstan at the summit of 2022")
    document.pledge("Kazakhstan:KAZ", event=document.read("summit", "summit-2022"), announced_on=document.read("2022"))
    document.pledge("Kazakhstan:KAZ", topic="other", event=document.read("summit", "no-such-event"))
    document.add(
        "events",
        EventClaim(
            document.statement(), "summit-2022", document.read("summit"), document.read("summit"),
            date_start=document.read("2022"), parties=(document.read("China", "CHN"),),
        ),
    )  # fmt: skip
    tables = merge(document)
    assert {row["event_id"] for row in tables["pledges"]} == {"summit-2022", None}
    assert [row["announced_on_precision"] for row in tables["pledges"] if row["announced_on"]] == ["year"]
    assert tables["events"][0]["precision"] == "year"


def test_latest_status_stands_and_all_are_kept(made, merge):
    old = made("The northern railway is open, they say.", "2022-01-25")
    old.project("railway-north", "northern railway", status=old.read("is open", "operational"), assertion="attributed")
    new = made("The northern railway is planned.", "2025-06-17")
    new.project("railway-north", "northern railway", status=new.read("is planned", "planned"))
    silent = made("He praised the northern railway.", "2025-07-01")
    silent.project("railway-north", "northern railway")
    tables = merge(old, new, silent)
    (row,) = tables["projects"]
    assert (row["status"], row["iati_status"], row["sector"], row["n_documents"]) == ("planned", "1", "21030", 3)
    assert {(item["document_id"], item["status"]) for item in tables["project_statuses"]} == {
        (old.document_id, "operational"),
        (new.document_id, "planned"),
        (silent.document_id, "unknown"),
    }


def test_unknown_status_never_overrides(made, merge):
    old = made("The mill is planned.", "2022-01-25")
    old.project("mill", "mill", "factory", status=old.read("planned"))
    new = made("About the mill nobody knows.", "2025-01-25")
    new.project("mill", "mill", "factory", status=new.read("nobody knows", "unknown"))
    (row,) = merge(old, new)["projects"]
    assert row["status"] == "planned"


def test_status_as_of_counts_before_the_day_of_publication(made, merge):
    memoir = made("The mill, planned in 1997, is remembered.", "2025-01-25")
    memoir.project("mill", "mill", "factory", status=memoir.read("planned"), status_as_of=memoir.read("1997"))
    news = made("The mill is running.", "2010-01-25")
    news.project("mill", "mill", "factory", status=news.read("running", "operational"))
    (row,) = merge(memoir, news)["projects"]
    assert (row["status"], row["iati_status"], row["status_as_of"]) == ("operational", "4", None)


def test_undated_text_speaks_of_no_earlier_day_than_it_names(made, merge):
    document = made("The mill, planned in 1997, is running, he said.")
    document.project("mill", "mill", "factory", status=document.read("planned"), status_as_of=document.read("1997"))
    document.project("mill", "mill", "factory", status=document.read("running", "operational"))
    (row,) = merge(document)["projects"]
    assert row["status"] == "operational"


def test_capacity_keeps_its_own_unit(made, merge):
    first = made("The plant will have 0.3 gigawatts.", "2024-01-01")
    first.project(
        "plant", "plant", "power_plant", capacity_value=first.read("0.3", 0.3), capacity_unit=first.read("gigawatts")
    )
    second = made("The plant: 280 megawatts, he said.", "2025-01-01")
    second.project(
        "plant", "plant", "power_plant", assertion="attributed",
        capacity_value=second.read("280", 280.0), capacity_unit=second.read("megawatts"),
    )  # fmt: skip
    (row,) = merge(first, second)["projects"]
    assert (row["capacity_value"], row["capacity_unit"]) == (0.3, "gigawatts")


def test_cost_is_worth_what_it_was_when_published(made, merge):
    document = made("The nuclear plant will cost 10 euros. Kazakhstan builds it.", "2024-06-15")
    document.project(
        "plant", "nuclear plant", "power_plant", cost_value=document.read("10 euros", 10.0),
        cost_currency=document.read("euros", "EUR"), parties=(("location", document.read("Kazakhstan", "KAZ")),),
    )  # fmt: skip
    tables = merge(document)
    (row,) = tables["projects"]
    assert (row["cost_usd"], row["sector"]) == (10.686, "23510")
    assert tables["project_parties"] == [{"project_id": "plant", "party_id": "KAZ", "role": "location"}]


def agreement(document, words, **more):
    document.add(
        "agreements",
        AgreementClaim(
            document.statement(), document.read(words), document.read(words, "exact"),
            (document.read("China", "CHN"), document.read("Kazakhstan", "KAZ")), **more,
        ),
    )  # fmt: skip


def test_package_of_agreements_told_twice_is_one_row(made, merge):
    first = made("China and Kazakhstan signed 58 deals worth $25 billion", "2025-06-20")
    second = made("58 deals worth $25 billion bind China and Kazakhstan", "2026-01-20")
    for document in (first, second):
        agreement(
            document, "deals", count=document.read("58", 58.0), value=document.read("$25 billion", 25e9),
            currency=document.read("$", "USD"),
        )  # fmt: skip
    (row,) = merge(first, second)["agreements"]
    assert (row["count"], row["value_usd"], row["n_documents"]) == (58, 25e9, 2)


def test_same_number_of_deals_in_another_year_is_another_package(made, merge):
    first = made("China and Kazakhstan signed 12 deals", "2023-06-20")
    second = made("China and Kazakhstan signed 12 deals", "2025-06-20")
    for document in (first, second):
        agreement(document, "deals", count=document.read("12", 12.0))
    assert len(merge(first, second)["agreements"]) == 2


def test_same_value_of_deals_in_another_year_is_another_package(made, merge):
    first = made("China and Kazakhstan signed deals worth $1 billion", "2023-06-20")
    again = made("Deals of China and Kazakhstan are worth $1 billion", "2023-11-20")
    second = made("China and Kazakhstan signed deals worth $1 billion", "2025-06-20")
    for document in (first, again, second):
        agreement(
            document, "worth", value=document.read("$1 billion", 1e9), currency=document.read("$", "USD")
        )  # fmt: skip
    assert sorted(row["n_documents"] for row in merge(first, again, second)["agreements"]) == [1, 2]


def test_end_before_the_beginning_is_dropped(made, merge):
    document = made("The forum, 2025 till 2024, in Almaty")
    document.add(
        "events",
        EventClaim(
            document.statement(), "forum", document.read("forum"), document.read("forum"), document.read("2025"),
            document.read("2024"), document.read("Almaty"),
        ),
    )  # fmt: skip
    (row,) = merge(document)["events"]
    assert (row["date_start"].year, row["date_end"], row["place"]) == (2025, None, "Almaty")


def test_office_in_a_text_wins_over_the_list_of_leaders(made, merge):
    said, listed = made("Minister Anna Sample spoke.", "2020-01-01"), made("Sample was there.", "2024-01-01")
    for document, words in ((said, "Anna Sample"), (listed, "Sample")):
        document.mentions.append(Mention(*document.span(words), "person", "anna-sample", "name", "made_by_hand"))
        document.people.append(Person("anna-sample", "Anna Sample", "President", "FRA"))
    said.add(
        "people",
        PersonClaim(said.statement(), "anna-sample", said.read("Anna Sample"), said.read("Minister")),
    )
    tables = merge(said, listed)
    (row,) = tables["people"]
    assert (row["name"], row["role"], row["country_id"]) == ("Anna Sample", "Minister", "FRA")
    assert (row["n_documents"], row["n_mentions"]) == (2, 2)
    methods = {(cell["column_name"], cell["method"]) for cell in tables["cells"]}
    assert ("role", "inferred") in methods and ("role", "read") in methods
    assert "FRA" in {party["party_id"] for party in tables["parties"]}
    assert "FRA" not in {country["country_id"] for country in tables["countries"]}  # no text speaks of the state
