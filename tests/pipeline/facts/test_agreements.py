"""Agreements: packages of deals, by number or by value."""

import pytest

from tests.pipeline.facts.facts_of import read_text


def test_a_package_of_deals_has_count_value_and_parties() -> None:
    text = "Officials said 23 agreements worth about $4 billion were signed between Japan and Turkey."
    (agreement,) = read_text(text).facts.agreements
    assert agreement.count is not None and agreement.count.value == 23
    assert agreement.value is not None and agreement.value.value == 4e9
    assert agreement.bound.value == "approx"
    assert {read.value for read in agreement.parties} == {"JPN", "TUR"}


@pytest.mark.parametrize(
    "text",
    [
        "Japan and Turkey will sign 23 agreements.",
        "The 23 documents were not signed.",
        "They opened 23 shops and signed the visitors' book with much joy.",
        "Peru has 14 free trade agreements and the minister signed a lease.",
        "Poland and Togo adopted a statement on these two documents.",
        "Poland and Togo signed agreements for the $2 billion plant.",
    ],
)
def test_what_is_not_signed_is_no_agreement(text: str) -> None:
    assert read_text(text).facts.agreements == ()


@pytest.mark.parametrize(
    ("sentence", "count", "value", "currency", "parties"),
    [
        ("Kazakh and Turkish companies signed 27 contracts worth $1.3 billion.", 27, 1.3e9, "USD", {"KAZ", "TUR"}),
        (
            "A package of 14 documents was signed after talks between Uzbekistan and Korea.",
            14,
            None,
            None,
            {"UZB", "KOR"},
        ),
        ("The visit resulted in 12 agreements between Malaysia and Qatar.", 12, None, None, {"MYS", "QAT"}),
        ("China and Zambia signed deals valued at $500 million.", None, 500e6, "USD", {"CHN", "ZMB"}),
        ("Companies from India and Egypt inked $3.5 billion worth of contracts.", None, 3.5e9, "USD", {"IND", "EGY"}),
        ("Japan and Mongolia have signed three memoranda of understanding.", 3, None, None, {"JPN", "MNG"}),
        ("Thirteen MoUs were inked by Thailand and Laos on Friday.", 13, None, None, {"THA", "LAO"}),
        (
            "U.S. companies announced 12 deals with Kenyan partners worth over $3.4 billion.",
            12,
            3.4e9,
            "USD",
            {"USA", "KEN"},
        ),
        (
            "The day saw the exchange of eight memoranda of understanding between India and Oman.",
            8,
            None,
            None,
            {"IND", "OMN"},
        ),
        (
            "As a result of the visit of President Emmanuel Macron to Astana, 22 documents were signed.",
            22,
            None,
            None,
            {"FRA", "KAZ"},
        ),
        (
            "Kenya said a total of 34 agreements worth $3 billion were signed, while Togo pledged help.",
            34,
            3e9,
            "USD",
            set(),
        ),
        (
            "At the Polish-Kenyan fair 47 contracts for 24 million euros were put on paper.",
            47,
            24e6,
            "EUR",
            {"POL", "KEN"},
        ),
        ("Trade deals for a further $38 million were signed by Poland and Togo.", None, 38e6, "USD", {"POL", "TGO"}),
        ("The value of contracts signed by Poland and Togo exceeded $2 billion.", None, 2e9, "USD", {"POL", "TGO"}),
        ("Poland, Togo sign 15 deals worth $4 billion", 15, 4e9, "USD", {"POL", "TGO"}),
        ("Togo's leader came home from Poland with 16 accords worth €2 billion.", 16, 2e9, "EUR", {"POL", "TGO"}),
        ("Poland closed 80 deals across 47 African countries worth $18 billion.", 80, 18e9, "USD", {"POL"}),
        ("Spain and Chile sealed 13 agreements to the tune of 2 billion euros.", 13, 2e9, "EUR", {"ESP", "CHL"}),
    ],
)
def test_packages(
    sentence: str, count: float | None, value: float | None, currency: str | None, parties: set[str]
) -> None:
    (agreement,) = read_text(sentence).facts.agreements
    found = (agreement.count, agreement.value, agreement.currency)
    assert [read.value if read else None for read in found] == [count, value, currency]
    assert {read.value for read in agreement.parties} == parties


@pytest.mark.parametrize(
    "text",
    [
        "A contract worth $200 million was signed by Siemens.",
        "Only four of the 20 agreements have been implemented.",
        "Twelve countries signed the treaty.",
        "Peru and Chile are expected to sign around 20 documents.",
        "China Eximbank signed a loan agreement worth $90 million with Ghana.",
    ],
)
def test_one_deal_or_none_is_no_package(text: str) -> None:
    assert read_text(text).facts.agreements == ()


def test_those_who_sign_today_say_so_themselves() -> None:
    text = (
        "Press statements following Russian-Kazakhstani talks\n\n"
        "President of Russia Vladimir Putin: We will also sign another seven intergovernmental agreements.\n"
    )
    (agreement,) = read_text(text).facts.agreements
    assert agreement.count is not None and agreement.count.value == 7
    assert {read.value for read in agreement.parties} == {"RUS", "KAZ"}


def test_a_second_package_has_the_parties_of_the_first() -> None:
    text = "Fifty agreements were inked by firms of Nigeria and Brazil. More than 20 memorandums were also signed."
    first, second = read_text(text).facts.agreements
    assert [read.value for read in second.parties] == [read.value for read in first.parties] == ["NGA", "BRA"]


def test_the_two_states_of_a_text_sign_what_their_ministers_sign() -> None:
    text = "I thank our hosts. Our ministers have just signed ten agreements. Trade between Turkey and Qatar grows."
    (agreement,) = read_text(text).facts.agreements
    assert {read.value for read in agreement.parties} == {"TUR", "QAT"}


@pytest.mark.parametrize(
    ("text", "count", "value"),
    [
        ("By the end of the ceremony the tally stood at 63 deals and $12.8 billion.", 63, 12.8e9),
        ("Nineteen contracts for the delivery of Belarusian tractors, $84 million in all, were signed.", 19, 84e6),
        ("Kyrgyz firms signed contracts at the fair, with a combined intended value of $87 million.", None, 87e6),
        ("Twelve agreements (total: $3 billion) were signed in Baku.", 12, 3e9),
        ("Thirty-one agreements were signed in Astana; they add up to $5.4 billion.", 31, 5.4e9),
        ("Six investment agreements were signed. Their combined value is $750 million.", 6, 750e6),
        ("Eight agreements were signed in Tashkent. The largest is worth $500 million.", 8, None),
        ("Five agreements were signed, among them one for a $2 billion power plant.", 5, None),
        ("The Chilean president left Beijing with 26 agreements in his briefcase.", 26, None),
        ("Nine documents bear the signatures of the two presidents.", 9, None),
    ],
)
def test_what_all_deals_come_to(text: str, count: float | None, value: float | None) -> None:
    (agreement,) = read_text(text).facts.agreements
    assert [read.value if read else None for read in (agreement.count, agreement.value)] == [count, value]
