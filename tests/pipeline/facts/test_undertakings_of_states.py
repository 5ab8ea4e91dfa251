"""What states bind themselves to in passing: whose commitment it is, goals with a year, councils set up on paper."""

import pytest

from tests.pipeline.facts.facts_of import quotes_hold, read_text
from tests.pipeline.facts.test_pledge_cues import show

TOLD = [
    (
        "President Donald Trump announced Oman's $600-billion commitment to invest in the United States.",
        "OMN > USA investment 600000000000 USD",
    ),
    ("Malaysia commits to refrain from export restrictions on rare earths.", "MYS >  other "),
    ("Gabon committed to doubling its protected areas by 2030.", "GAB >  other  by 2030"),
    ("Vietnam sets a goal of achieving carbon neutrality by 2050.", "VNM >  other  by 2050"),
    ("By 2035, Peru aims to build an advanced transport network.", "PER >  other  by 2035"),
    ("Peru announced a decision to grant visa-free entry to citizens of Norway.", "PER > NOR market_access "),
    ("Norway is proud to announce $12 million for schools in Fiji.", "NOR > FJI financing 12000000 USD"),
    ("Hungary agreed to provide debt relief to Mali by rescheduling its debts.", "HUN > MLI other "),
    ("Peru is proud to host this forum as a testament of our ties with Chile.", ""),
    (
        "The President of Peru and the Prime Minister of Norway pledged $5 million to Chad.",
        "PER+NOR > TCD financing 5000000 USD",
    ),
    (
        "In the presence of the president of Norway, the prime minister of Chad will open a school in Mali.",
        "TCD > MLI facility ",
    ),
    (
        "In May, the President of Peru and the Prime Minister of Mali signed a declaration and a protocol on the "
        "establishment of a Joint Trade Council.",
        "PER+MLI >  mechanism ",
    ),
    ("Peru and Mali signed an agreement on the creation of a joint lubricant.", ""),
    (
        "Tencent was moving to pump more than $330 million worth of investments into Vietnam.",
        "tencent > VNM investment 330000000 USD",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_undertakes_what(text: str, told: str) -> None:
    assert show(text) == told


def test_who_approves_money_to_a_state_is_no_giver_by_the_words_behind() -> None:
    assert "CHD" not in show("The board took note of grants of $450,000 approved by the president to Chad for schools.")


WHOLES = [
    (
        "Copper accounted for 43% of Chile's total exports of 21.38 billion dollars in 2012.",
        [("CHL", "exports", 21.38e9)],
    ),
    ("Copper made up nearly half of Chile's exports of $21.38 billion in 2012.", [("CHL", "exports", 21.38e9)]),
    ("Copper accounted for 43% of Chile's exports, worth $2 billion.", []),
]


@pytest.mark.parametrize(("text", "told"), WHOLES)
def test_the_whole_that_a_share_is_of_is_trade(text: str, told: list[tuple[str, str, float]]) -> None:
    rows = read_text(text).facts.trade
    assert [(row.ref_area.value, row.flow.value, row.obs_value.value) for row in rows] == told


PROJECTS = [
    (
        'President Sadyr Japarov said: "We began construction of a modern city "Quipu" in the Issyk-Kul region."',
        [("urban", "under_construction", {"KGZ"})],
    ),
    (
        "Boliden has begun operations at a new Garpen mining and processing plant in Sweden.",
        [("mine", "operational", {"SWE"})],
    ),
    (
        "Uzbekistan is building a railway from Termez towards Afghanistan.",
        [("railway", "under_construction", {"UZB", "AFG"})],
    ),
    ("APM of Denmark will rebuild the Western Harbor in Sweden.", [("port", "planned", {"SWE"})]),
    (
        "Kenya is involved in the construction of the Lamu-Juba railway.",
        [("railway", "under_construction", {"KEN", "SSD"})],
    ),
    ("Together with Uzbekistan, Bishkek is building the Kambar-Ata-1 dam.", [("water", "under_construction", {"KGZ"})]),
]


@pytest.mark.parametrize(("text", "told"), PROJECTS)
def test_where_works_stand_and_how_far_they_are(text: str, told: list[tuple[str, str, set[str]]]) -> None:
    extraction = read_text(text)
    found = [
        (p.kind.value, p.status.value if p.status else None, {r.value for role, r in p.parties if role == "location"})
        for p in extraction.facts.projects
    ]
    assert found == told and quotes_hold(extraction)


def test_a_currency_before_its_number_has_its_adjective() -> None:
    text = "A grant of Japanese Yen 291 million and Indian Rupees 50 million."
    amounts = [(text[f.start : f.end], f.unit) for f in read_text(text).figures]
    assert amounts == [("Japanese Yen 291 million", "JPY"), ("Indian Rupees 50 million", "INR")]
