"""Undertakings that no subject leads: what was agreed, decided or named, and passives whose doer stands elsewhere."""

import pytest

from tests.pipeline.facts.test_pledge_cues import show

TALKS = "Norway and Peru held talks in Lima. "
TOLD = [
    (TALKS + "It was agreed to open a consulate in Cusco.", "NOR+PER >  facility "),
    (TALKS + "The parties have already decided to hold a year of culture in 2027.", "NOR+PER >  mechanism  by 2027"),
    (TALKS + "A joint working group on fish is to be set up.", "NOR+PER >  mechanism "),
    (TALKS + "It is planned to build 12 power units in Peru over 20 years.", "NOR+PER >  other 12 units by 2044"),
    (TALKS + "A decision has been taken to lift visa requirements for tourists.", "NOR+PER >  market_access "),
    ("Norway and Peru declared 2027 the Year of Peruvian Culture.", "NOR+PER >  mechanism  by 2027"),
    ("The year 2027 will be held as the Year of Peruvian Music in Norway.", "PER+NOR >  mechanism  by 2027"),
    ("A promise was made by Norway to lend Peru $40 million.", "NOR > PER loan 40000000 USD"),
    ("Norway's plan to strategically invest $3 billion in Peru is old.", "NOR > PER investment 3000000000 USD"),
    (
        "Norway promised Peru five vessels, each 97 metres long, and a grant of 2 million euros.",
        "NOR > PER in_kind 5 vessels; NOR > PER grant 2000000 EUR",
    ),
    (
        "The number of scholarships for Peruvian students will go up from 80 to 200, Norway's ambassador said.",
        "NOR > PER scholarships 200 scholarships",
    ),
    ("Norway's envoy said a cultural centre would be opened in Lima next year.", "NOR > PER facility  by 2025"),
    ("A cultural centre will be opened in Lima, Norway's ambassador to Peru said.", "NOR > PER facility "),
    ("Peru's $2 million debt to Norway will be forgiven, Norway's embassy said.", "NOR > PER other 2000000 USD"),
    ("Norway agreed to return 12 Peruvian vases to Peru.", "NOR > PER other 12 vases"),
    ("Norway will gladly supply Peru with 40 buses.", "NOR > PER in_kind 40 buses"),
]
UNTOLD = [
    "It is planned to open the exhibition of Norwegian fish on Monday.",
    "The number of students will go up from 80 to 200, Peru's ambassador to Norway said.",
    "It was agreed by all that it rained.",
    "Goods worth $4 million were shipped from Norway to Peru by Norwegian firms.",
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[-40:] for text, _ in TOLD])
def test_what_is_undertaken_without_a_subject_is_a_pledge(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize("text", UNTOLD, ids=[text[:30] for text in UNTOLD])
def test_what_nobody_undertakes_is_none(text: str) -> None:
    assert show(text) == ""


TALLIED = [
    ("Peru needs money. Norway has agreed to lend it $5 million.", "NOR > PER loan 5000000 USD"),
    ("Peru and Chad are near. Norway will send them 40 buses.", "NOR > PER+TCD in_kind 40 buses"),
    (
        "For farmers from Peru, Norway will pay for 100 training places over three years.",
        "NOR > PER training 100 places by 2027",
    ),
    ("Norway wants to invest $40 million in Peru before 2030.", "NOR > PER investment 40000000 USD by 2029"),
    (
        "Norwegian firms will invest $9 billion in Peru, including $6 billion in 2027.",
        "NOR > PER investment 9000000000 USD",
    ),
    (
        "Norway will provide Peru with $50 million in financing to fund investments in mines.",
        "NOR > PER financing 50000000 USD",
    ),
    ("Norway announced equipment donations worth $3 million to Peru.", "NOR > PER in_kind 3000000 USD"),
]


@pytest.mark.parametrize(("text", "told"), TALLIED, ids=[text[:40] for text, _ in TALLIED])
def test_for_whom_by_when_and_of_what_kind(text: str, told: str) -> None:
    assert show(text) == told


OPENED = [
    ("Norway and Peru signed an agreement on mutual visa exemption.", "NOR+PER >  market_access "),
    ("From May Peruvian citizens will be able to travel to Norway without visas.", "NOR > PER market_access "),
    ("Norway will grant zero-tariff treatment to 98% of items from Peru.", "NOR > PER market_access 98 percent"),
    (
        "1,000 Peruvian officials and police officers are to be trained in Norway.",
        "NOR > PER training 1000 officials",
    ),
    ("Over three years 300 Peruvian doctors will undergo training in China.", "CHN > PER training 300 doctors by 2027"),
    (
        "A Norwegian-Danish joint venture will invest $7 million in Peru.",
        "NOR+DNK > PER investment 7000000 USD",
    ),
    ("Norway has undertaken to finance 60 percent of a dam in Peru.", "NOR > PER financing 60 percent"),
]


@pytest.mark.parametrize(("text", "told"), OPENED, ids=[text[:40] for text, _ in OPENED])
def test_visas_waived_places_to_learn_and_shares_paid(text: str, told: str) -> None:
    assert show(text) == told


IDLE = [
    "The Asian Partnership, announced at the summit of Peru and Norway, has a council.",
    "Trains between Peru and Chile will start running in December.",
    "Norway had warned it would suspend the export controls on Peru.",
    "Peru's airline has bought ten aircraft from Boeing. Boeing has already delivered eight aircraft.",
]


@pytest.mark.parametrize("text", IDLE, ids=[text[:30] for text in IDLE])
def test_deeds_that_undertake_nothing_are_no_pledges(text: str) -> None:
    assert show(text) == ""


SPEECH = (
    "Thank you for your welcome. Peru has come far, and our people know it. We value this “open forum”. Peru is "
    "dry, and Peru is poor. We are grateful to our friends. We will reduce our emissions by 15 per cent by 2030."
)


def test_a_speech_without_a_title_is_of_the_state_that_it_names_most() -> None:
    assert show(SPEECH) == "PER >  other 15 percent by 2030"


def test_we_of_a_report_is_of_nobody_that_it_only_names_most() -> None:
    assert show(SPEECH + ' "We told our bank so," he said.') == ""
