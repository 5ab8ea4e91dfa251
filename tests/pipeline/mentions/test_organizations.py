"""Organisations: those of the lists, and those that a text's own words make known."""

import pytest

from tests.pipeline.mentions.marked import check_marked, read_plain


def list_organizations(text: str) -> dict[str, tuple[str, str | None]]:
    return {
        party.party_id: (party.name, party.country_id)
        for party in read_plain(text).parties
        if party.kind == "organization"
    }


KNOWN = [
    "The [World Bank|world-bank] and the [IMF|imf] agreed.",
    "[Gazprom|gazprom] pays; [Rosatom|rosatom] builds.",
    "Goods of the [Belt and Road Initiative|belt-and-road-initiative].",
    "He told [Reuters|reuters] and the [South China Morning Post|south-china-morning-post].",
    "[Bloomberg|bloomberg] and [The Astana Times|the-astana-times] reported it.",
]


@pytest.mark.parametrize("marked", KNOWN)
def test_known_organisations_are_found_by_name(marked: str) -> None:
    check_marked(marked)


def test_a_state_named_in_a_company_counts_and_says_so() -> None:
    cast = read_plain("The Bank of China paid.")
    assert [(m.entity_id, m.rule) for m in cast.mentions] == [
        ("bank-of-china", "organization_by_name"),
        ("CHN", "state_inside_name"),
    ]


MADE_KNOWN = [
    ("He runs the Orsk Investment Bank now.", "orsk-investment-bank"),
    ("They met at the Valley Hydropower Forum last week.", "valley-hydropower-forum"),
    ("It joined the Convention on Mountain Rivers in May.", "convention-on-mountain-rivers"),
    ("The Center for Steppe Studies said so.", "center-for-steppe-studies"),
    ("Lake Resources Company Ltd won the tender.", "lake-resources-company-ltd"),
    ("The Union of Apple Growers objected.", "union-of-apple-growers"),
    (
        "We met at the Forum of Books and Letters between China and the countries of Africa in May.",
        "forum-of-books-and-letters-between-china-and-the-countries-of-africa",
    ),
]


@pytest.mark.parametrize(("text", "party_id"), MADE_KNOWN)
def test_a_name_grows_around_its_organisation_word(text: str, party_id: str) -> None:
    assert party_id in list_organizations(text)


NO_ORGANISATION = [
    "The Bank said nothing, and the Council met.",
    "They joined a Customs Union in spring.",
    "The union of two families, the bank of a river.",
    "New Forum Opens As Trade Grows Between Old Rivals Again",
    "In Union there is strength.",
    "Kazakh Bank profits rose.",
]


@pytest.mark.parametrize("text", NO_ORGANISATION)
def test_ordinary_words_are_no_organisation(text: str) -> None:
    assert list_organizations(text) == {}


def test_a_ministry_carries_its_state_and_one_name() -> None:
    for text in ("Peru's Energy Ministry agreed.", "The Ministry of Energy of the Republic of Peru agreed."):
        assert list_organizations(text) == {"ministry-of-energy-per": ("Ministry of Energy", "PER")}


def test_british_and_american_spelling_are_one_organisation() -> None:
    british = list_organizations("The Steppe Fisheries Organisation met.")
    american = list_organizations("The Steppe Fisheries Organization met.")
    assert british.keys() == american.keys() == {"steppe-fisheries-organization"}


def test_an_abbreviation_in_brackets_is_known_afterwards() -> None:
    check_marked(
        "The [Orsk Mining Corporation|orsk-mining-corporation] ([OMC|orsk-mining-corporation]) lost money. "
        "[OMC|orsk-mining-corporation] fell."
    )


def test_a_seat_in_brackets_is_no_abbreviation() -> None:
    check_marked("[Siemens|siemens] (Berlin) and [Westinghouse|westinghouse] ([US|USA]) met. The [US|USA] agreed.")


def test_a_legal_form_makes_no_second_company() -> None:
    assert set(list_organizations("Huawei Technologies Co., Ltd. and Gazprom JSC signed.")) == {"huawei", "gazprom"}


def test_a_ministry_of_several_fields_keeps_them() -> None:
    found = list_organizations("Ghana's Ministry of Mines, Water and Forests agreed.")
    assert found == {"ministry-of-mines-water-and-forests-gha": ("Ministry of Mines, Water and Forests", "GHA")}


def test_a_heading_of_capitals_makes_no_name() -> None:
    text = "Peru's Economic Growth and Mining Investments\n\nThe economy of the country grew by a third in ten years."
    assert list_organizations(text) == {}


def test_a_name_stops_before_another_party() -> None:
    assert set(list_organizations("The Orvil River Agency and Gazprom signed.")) == {"orvil-river-agency", "gazprom"}
