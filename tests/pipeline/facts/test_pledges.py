"""Pledges: who undertakes what, for whom, how much and by when."""

import csv
from pathlib import Path

import pytest

from pipeline.facts.claim import PledgeClaim
from tests.pipeline.facts.facts_of import quotes_hold, read_text


def read_one(sentence: str, published_on: str = "2024-06-01") -> PledgeClaim:
    (pledge,) = read_text(sentence, published_on).facts.pledges
    return pledge


def sides(pledge: PledgeClaim) -> tuple[set[str], set[str]]:
    return {read.value for read in pledge.pledgors}, {read.value for read in pledge.recipients}


@pytest.mark.parametrize(
    ("sentence", "instrument", "quantity", "unit"),
    [
        ("Japan will provide Uzbekistan with a grant of 12 million dollars for rural clinics.", "grant", 12e6, "USD"),
        ("Germany promised to lend Kenya 300 million euros for the port of Mombasa.", "loan", 300e6, "EUR"),
        ("South Korea plans to invest $4 billion in Vietnam over the next five years.", "investment", 4e9, "USD"),
        ("Beijing will allocate 2,500 government scholarships to students from Laos.", "scholarships", 2500, None),
        ("India agreed to train 800 specialists from Tajikistan in water management.", "training", 800, None),
        ("China will deliver 3 million doses of vaccine to Nepal.", "in_kind", 3e6, "doses"),
        (
            "The EU is to increase trade turnover with Kazakhstan to 60 billion euros by 2030.",
            "trade_target",
            60e9,
            "EUR",
        ),
    ],
)
def test_instrument_and_amount_come_from_the_deed(
    sentence: str, instrument: str, quantity: float, unit: str | None
) -> None:
    pledge = read_one(sentence)
    assert pledge.instrument.value == instrument
    assert pledge.quantity is not None and pledge.quantity.value == quantity
    assert unit is None or (pledge.unit is not None and pledge.unit.value == unit)


@pytest.mark.parametrize(
    ("sentence", "instrument"),
    [
        ("Turkey will open a consulate in Osh.", "facility"),
        ("China plans to create a dialogue mechanism on water with Mongolia.", "mechanism"),
        ("India's vast home market will be opened up to Nepali tea and other products.", "market_access"),
        ("Seoul also plans to expand educational exchanges with Turkmenistan.", "other"),
    ],
)
def test_a_pledge_needs_no_number(sentence: str, instrument: str) -> None:
    pledge = read_one(sentence)
    assert pledge.instrument.value == instrument
    assert pledge.quantity is None and pledge.topic


def test_pledgor_and_recipient_are_told_apart() -> None:
    assert sides(read_one("Japan promised to lend Uzbekistan $200 million.")) == ({"JPN"}, {"UZB"})


def test_a_person_binds_his_state() -> None:
    pledge = read_one("Chinese President Xi Jinping pledged $90 million in aid to Tajikistan.")
    assert sides(pledge) == ({"CHN"}, {"TJK"})


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("China will build 50 schools in Kyrgyzstan by 2028.", 2028),
        ("Japan will lend Uzbekistan $200 million by 2028.", 2028),
        ("In the next three years, Japan will lend Uzbekistan $200 million.", 2027),
        ("Japan will lend Uzbekistan $200 million.", None),
    ],
)
def test_due_year(sentence: str, due: int | None) -> None:
    for pledge in read_text(sentence).facts.pledges:
        assert (pledge.due_year.value if pledge.due_year else None) == due


def test_items_of_a_list_share_its_subject_and_its_recipients() -> None:
    text = (
        "At the meeting, Mongolia plans to:\n"
        "– to open a new consulate in Almaty, Kazakhstan;\n"
        "– hold a youth forum;\n"
        "– to provide 300 quotas for training of teachers.\n"
    )
    pledges = read_text(text).facts.pledges
    assert [pledge.instrument.value for pledge in pledges] == ["facility", "mechanism", "training"]
    assert all(sides(pledge) == ({"MNG"}, {"KAZ"}) for pledge in pledges)
    assert pledges[1].recipients[0].method == "inferred"


def test_one_sentence_may_hold_two_deeds() -> None:
    text = "China will provide 2 million doses of vaccine to Nepal and open a medical centre in Laos."
    assert [pledge.instrument.value for pledge in read_text(text).facts.pledges] == ["in_kind", "facility"]


@pytest.mark.parametrize(
    "sentence",
    [
        "China will not lend Kenya $300 million.",
        "China will deepen its ties with Kazakhstan.",
        "The region's growth will reach 5 percent.",
        "Trade between China and Kazakhstan will open new horizons.",
        "Relations with Kazakhstan will provide a basis for cooperation.",
        "Kazakhstan received $300 million from China last year.",
    ],
)
def test_what_is_denied_or_rhetoric_or_past_is_no_pledge(sentence: str) -> None:
    assert read_text(sentence).facts.pledges == ()


def test_the_texts_own_conversion_stands_beside_the_amount() -> None:
    pledge = read_one("China will provide Kyrgyzstan with 700 million yuan (about $97 million) in grants.")
    assert pledge.unit is not None and pledge.unit.value == "CNY"
    assert pledge.converted_usd is not None and pledge.converted_usd.value == 97e6


def test_every_statement_stands_on_words() -> None:
    assert quotes_hold(read_text("Japan will lend Uzbekistan $200 million. It will also open an office in Tashkent."))


@pytest.mark.parametrize(
    ("sentence", "giver", "instrument", "quantity"),
    [
        ("Officials in Dushanbe spoke of a $40 million grant from India for a new road.", "IND", "grant", 40e6),
        ("Narendra Modi put money on the table: $9 million in emergency aid for Nepal.", "IND", "financing", 9e6),
        ("Japan announced a new aid package of 300 million dollars for Laos.", "JPN", "financing", 300e6),
        ("Work is paid for by a $25 million concessional loan from Turkey.", "TUR", "loan", 25e6),
    ],
)
def test_a_noun_may_carry_the_pledge(sentence: str, giver: str, instrument: str, quantity: float) -> None:
    pledge = read_one(sentence)
    assert sides(pledge)[0] == {giver}
    assert (pledge.instrument.value, pledge.quantity and pledge.quantity.value) == (instrument, quantity)


def test_what_was_given_long_ago_is_no_pledge() -> None:
    text = "Since 1996 Japan has provided $955 million in credits and grants to Mongolia."
    assert read_text(text).facts.pledges == ()


def test_goals_bind_the_state_that_the_text_is_about() -> None:
    text = (
        "Ghana's economy grew. New goals have been set for 2035, including raising literacy by 20 percent, joining the "
        "ranks of exporters, and attracting $3 billion into farming."
    )
    found = [
        (p.instrument.value, p.quantity and p.quantity.value, p.due_year and p.due_year.value)
        for p in read_text(text).facts.pledges
    ]
    assert found == [("other", 20, 2035), ("other", None, 2035), ("investment", 3e9, 2035)]
    assert sides(read_text(text).facts.pledges[0])[0] == {"GHA"}


def test_a_goal_is_where_it_leads_to() -> None:
    pledge = read_one("Ghana has plans. The aim is to cut state ownership from 60 percent to 15 percent.")
    assert pledge.quantity is not None and pledge.quantity.value == 15


def test_a_target_of_trade_binds_both_sides() -> None:
    pledge = read_one(
        "This brings them closer to the goal of increasing trade between Kenya and India to $20 billion by 2030."
    )
    assert sides(pledge)[0] == {"KEN", "IND"} and pledge.instrument.value == "trade_target"


with (Path(__file__).parent / "pledge_sentences.csv").open(encoding="utf-8", newline="") as _table:
    CONSTRUCTIONS = list(csv.DictReader(_table))


@pytest.mark.parametrize("row", CONSTRUCTIONS, ids=lambda row: str(row["sentence"][:60]))
def test_constructions(row: dict[str, str]) -> None:
    pledge = read_one(row["sentence"])
    found = {
        "pledgors": "+".join(sorted(read.value for read in pledge.pledgors)),
        "recipients": "+".join(sorted(read.value for read in pledge.recipients)),
        "instrument": pledge.instrument.value,
        "quantity": f"{pledge.quantity.value:.15g}" if pledge.quantity else "",
        "unit": pledge.unit.value if pledge.unit else "",
        "due_year": str(pledge.due_year.value) if pledge.due_year else "",
        "transaction_type": pledge.transaction_type.value,
        "announced_on": pledge.announced_on.value if pledge.announced_on else "",
    }
    assert found == {name: value for name, value in row.items() if name != "sentence"}


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        (
            "The Chinese side decided to donate 40,000 tonnes of flour, 20,000 tonnes of sugar and 350 million yuan "
            "(about $54 million) as a grant to Kyrgyzstan.",
            [("in_kind", 40000, {"KGZ"}), ("in_kind", 20000, {"KGZ"}), ("grant", 350e6, {"KGZ"})],
        ),
        (
            "Russia will supply 50 buses and 20 ambulances to Laos by 2027.",
            [("in_kind", 50, {"LAO"}), ("in_kind", 20, {"LAO"})],
        ),
        (
            "Turkey will provide Somalia with $30 million and 500 scholarships.",
            [("financing", 30e6, {"SOM"}), ("scholarships", 500, {"SOM"})],
        ),
        (
            "At the donor conference in Brussels, the EU pledged 2.5 billion euros for Syria, while Germany promised "
            "300 million euros.",
            [("financing", 2.5e9, {"SYR"}), ("financing", 300e6, {"SYR"})],
        ),
        (
            "The EU is to connect 900 schools in Moldova this year; 400 villages are to follow.",
            [("other", 900, {"MDA"}), ("other", 400, {"MDA"})],
        ),
        (
            "Japan will grant Vientiane grant aid of 900 million yen in 2026-2028 and 120 scholarships a year.",
            [("grant", 900e6, {"LAO"}), ("scholarships", 120, {"LAO"})],
        ),
        (
            "The World Bank approved on 3 May a loan of $80 million to Kenya and, a month later, another of $20 "
            "million to Rwanda for dams.",
            [("loan", 80e6, {"KEN"}), ("loan", 20e6, {"RWA"})],
        ),
        (
            "Malta pledged $2m and Cyprus $1m to the new investment fund of the Organization of Turkic States.",
            [("financing", 2e6, {"OTS"}), ("financing", 1e6, {"OTS"})],
        ),
        (
            "The World Bank promised Nepal a loan of $65 million, the Islamic Development Bank of $10 million and the "
            "Asian Development Bank of $15 million.",
            [("loan", 65e6, {"NPL"}), ("loan", 10e6, {"NPL"}), ("loan", 15e6, {"NPL"})],
        ),
        (
            "At the 2011 TICAD summit, the Japanese government pledged to cancel Benin's debts that came due before "
            "2009. In 2012, it cancelled 20 million yen of debt.",
            [("other", None, {"BEN"}), ("other", 20e6, {"BEN"})],
        ),
        (
            "Kuwait lent Gambia $100 million for the dam. The Islamic Development Bank promised $150 million, the "
            "Asian Development Bank $270 million, and the World Bank has approved a $350 million grant.",
            [
                ("loan", 100e6, {"GMB"}),
                ("financing", 150e6, {"GMB"}),
                ("financing", 270e6, {"GMB"}),
                ("grant", 350e6, {"GMB"}),
            ],
        ),
        (
            "Exim Bank of India lent Nepal $20 million in 2011 for a dam, $35.5 million in 2012 for the Lamki-Attariya "
            "220 kV line and $60 million in 2013 for the overhaul of a sugar mill.",
            [("loan", 20e6, {"NPL"}), ("loan", 35.5e6, {"NPL"}), ("loan", 60e6, {"NPL"})],
        ),
    ],
)
def test_each_thing_given_is_a_pledge(sentence: str, amounts: list[tuple[str, float, set[str]]]) -> None:
    pledges = read_text(sentence).facts.pledges
    assert [(p.instrument.value, p.quantity and p.quantity.value, sides(p)[1]) for p in pledges] == amounts


def test_a_titled_statement_speaks_for_the_state_of_the_office() -> None:
    pledge = read_one("Statement by the President of Peru after talks with Chile\n\nWe will open a consulate in Arica.")
    assert sides(pledge)[0] == {"PER"}


def test_each_amount_of_a_shared_verb_has_its_own_giver_and_date() -> None:
    pledges = read_text(
        "Brazil forgave Mozambique $315 million in 2013, and Portugal $40 million in 2015."
    ).facts.pledges
    told = [(sides(p)[0], p.quantity and p.quantity.value, p.announced_on and p.announced_on.value) for p in pledges]
    assert told == [({"BRA"}, 315e6, "2013"), ({"PRT"}, 40e6, "2015")]


def test_parts_of_a_sum_are_no_pledges_of_their_own() -> None:
    pledge = read_one("China is ready to give Niger 300 million yuan, including 200 million yuan in loans.")
    assert (pledge.instrument.value, pledge.quantity and pledge.quantity.value) == ("financing", 300e6)


def test_others_are_what_was_spoken_of_before() -> None:
    text = "India opened a training centre in Accra, Ghana. Delhi plans to add others in Togo and Benin."
    pledge = read_text(text).facts.pledges[-1]
    assert pledge.instrument.value == "facility" and sides(pledge) == ({"IND"}, {"TGO", "BEN"})


def test_leaders_speak_for_their_states() -> None:
    text = (
        "Press statements following talks between Serbia and Hungary\n\n"
        "President of Serbia Aleksandar Vucic: We will open a trade office in Budapest. "
        "Mr Orban and I agreed to hold a business forum next year.\n"
    )
    first, second = read_text(text).facts.pledges
    assert sides(first)[0] == {"SRB"} and sides(second)[0] == {"SRB", "HUN"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The loan to Ghana must be repaid by 2030.",
        "Kenya owes China $6.3 billion.",
        "Angola repaid $500 million of its loan to China Development Bank.",
        "Since 2000, Japan has provided $7 billion in loans to Ghana.",
        "Denmark will not provide $5 million to Mali.",
        "If parliament agreed, Norway would send 31 tanks to Ukraine.",
        "Canada may provide $40 million to Haiti.",
        "Bangladesh sought $2 billion in budget support from the Asian Development Bank.",
        "Vietnam hopes to receive $15.5 billion from rich countries.",
        "Foreign investment in Vietnam rose to $20 billion.",
        "Siemens announced $2 billion in profit.",
        "The drought killed 300,000 cattle in Kenya.",
        "Peru opened a terminal built by a Chinese firm for $1.3 billion.",
        "Brazil's economy will grow by 3 percent this year.",
        "By the end of 2009 Sweden had given $90 million in aid to Malawi.",
        "Italy and Libya will hold talks in Rome.",
        "Trade between Peru and China will reach new heights.",
        "The IMF expects Egypt's deficit to fall to $6 billion.",
        "China provides assistance to more than 120 countries.",
        "The president will visit Oman in May.",
        "Inflation in Turkey will fall to 20 percent by December.",
        "South Africa exported $300 million of fruit to Germany.",
        "The storm will cost Cuba $4 billion.",
        "A $90 million loan from Japan was cancelled by Myanmar.",
        "The World Bank expects growth of 4 percent in Senegal.",
        "Kuwait's fund lost $200 million in Ghana.",
        "Chad earned $5 million from Norway's tourists last year.",
        "Kenya imports tea worth $40 million from Malawi, with financing from local banks.",
        "Oman is losing $30 million a month from the closure.",
        "Spain is paying $40 million a year for gas from Algeria.",
        "Japan spends $40 billion a year on oil.",
        "The World Bank's $150 million forecast was wrong.",
        "Exports of Peru are to rise by 4 percent next year, the central bank forecasts.",
        "The minister compared Peru with Chile, Bolivia with $40 million in debts and Ecuador with $50 million.",
        "Ten trains come from China every day to Poland.",
        "Siemens Technologies added 15 cents to $2.70 and Dutch Lady gained 10 cents.",
    ],
)
def test_what_nobody_undertakes_is_no_pledge(sentence: str) -> None:
    assert read_text(sentence).facts.pledges == ()


def test_a_headline_and_its_article_make_one_pledge() -> None:
    text = (
        "Turkey pledges $209 million to Somalia\n\n"
        "ANKARA, 3 May 2024 – Turkey pledged 6.7 billion lira ($209 million) in grants to Somalia on Friday, the "
        "ministry of foreign affairs said in a statement.\n"
    )
    (pledge,) = read_text(text).facts.pledges
    assert pledge.unit is not None and pledge.unit.value == "TRY"


def test_a_state_spoken_of_elsewhere_receives_nothing() -> None:
    text = (
        "Aid in a hard year\n\nDonors met in Oslo. They spoke for two days about the price of bread and of fuel.\n\n"
        "Norway will provide a grant of 80 million dollars for wells and for schools.\n\n"
        "The meeting was calm. It ended with a dinner at the harbour.\n\n"
        "In another hall the price of fish was discussed. Chad took part in that."
    )
    (pledge,) = [p for p in read_text(text).facts.pledges if p.quantity]
    assert sides(pledge) == ({"NOR"}, set())


def test_of_two_summits_neither_is_guessed() -> None:
    text = (
        "The Japan-Turkey summit was held in Ankara on May 3, 2023. Another Japan-Turkey summit took place in Tokyo on "
        "May 4, 2024. Japan will lend Turkey $200 million."
    )
    (pledge,) = read_text(text).facts.pledges
    assert pledge.event is None


def test_parts_of_what_was_just_given_are_pledges_too() -> None:
    text = (
        "Japan pledged $90 million for Samoa and Tonga, promising to create 400 jobs. The package would include "
        "$50 million in credit lines and $40 million in grants."
    )
    pledges = read_text(text).facts.pledges
    told = {(p.quantity.value, p.instrument.value) for p in pledges if p.quantity}
    assert told == {(90e6, "financing"), (400, "other"), (50e6, "loan"), (40e6, "grant")}
    assert all(sides(p)[0] == {"JPN"} for p in pledges)


def test_what_is_built_is_no_loan_facility() -> None:
    assert not read_text(
        "Korea and Chad signed a deal under which Hyundai will build a $6 million facility."
    ).facts.pledges


def test_titled_office_says_we() -> None:
    text = "Remarks by the Minister of Trade of Chile at the Lima forum\n\nWe will provide Peru with 20 ambulances."
    (pledge,) = read_text(text).facts.pledges
    assert sides(pledge) == ({"CHL"}, {"PER"})


def test_envoy_speaks_for_who_sent_him() -> None:
    title = "Interview with Indian Ambassador to Togo Anil Vermani"
    text = f"{title}\n\nWe will allocate 60 scholarships to Togolese students."
    (pledge,) = read_text(text).facts.pledges
    assert sides(pledge) == ({"IND"}, {"TGO"})


def test_each_target_has_its_own_year() -> None:
    text = "Peru and Chile agreed to lift trade to $2 billion in 2026 and $5 billion by 2030."
    pledges = read_text(text).facts.pledges
    assert {(p.quantity.value, p.due_year.value) for p in pledges if p.quantity and p.due_year} == {
        (2e9, 2026),
        (5e9, 2030),
    }
