"""Promises in so many words bind any verb; plans by their noun, sums that are owed, firms named after a province."""

import pytest

from tests.pipeline.facts.test_pledge_cues import show

TOLD = [
    ("Norway promised last week to hold auctions for 300 turbines.", "NOR >  other 300 turbines"),
    ("Norway promised that the bridge would be ready by 2028.", "NOR >  other  by 2028"),
    ("Norway vowed to have the bridge ready in 2028.", "NOR >  other  by 2028"),
    ("Norway and Peru want 10 million tonnes of freight by 2030.", "NOR+PER >  other 10000000 tonnes by 2030"),
    ("Norway wants windmills to supply 15% of its power by 2030.", "NOR >  other 15 percent by 2030"),
    ("Norsk Hydro must spend $4 million on the track in Peru.", "norsk-hydro > PER investment 4000000 USD"),
    ("Norway plans a consulate in Cusco.", "NOR > PER facility "),
    ("There are plans for a Norwegian consulate in Cusco.", "NOR > PER facility "),
    (
        "Norway and Peru agreed on the opening, before the end of 2027, of a cultural centre in Lima.",
        "NOR+PER >  facility  by 2027",
    ),
    ("Norway has committed to a significant investment for the port in Peru.", "NOR > PER investment "),
    ("A decision was adopted by Norway to increase wheat imports from Peru.", "NOR > PER market_access "),
    (
        "Norway intends to double the 650,000-barrel-per-day plant to 1.4 million barrels a day by 2030.",
        "NOR >  other 1400000 barrels per day by 2030",
    ),
    ("From May, Norwegians will be able to visit Peru for 30 days without a visa.", "PER > NOR market_access "),
    ("Peru will receive $10 million from Microsoft.", "microsoft > PER financing 10000000 USD"),
    ("Norway is lending $4 million to Lima for a new depot and 100 buses.", "NOR > PER loan 4000000 USD"),
    ("Norway is adding a $4 million grant for Peru.", "NOR > PER grant 4000000 USD"),
    ("Norway will cofinance the road in Peru with $4 million.", "NOR > PER financing 4000000 USD"),
    ("Norway will deliver six trains to Peru under a $9 million contract.", "NOR > PER in_kind 6 trains"),
    ("Norway and Peru have agreed on raising oil transit to 2.2 million tonnes.", "NOR+PER >  other 2200000 tonnes"),
    (
        "Norway will provide Peru with $9 million. Half of that is for health, and $2 million goes to a college.",
        "NOR > PER financing 9000000 USD; NOR > PER financing 2000000 USD",
    ),
    ("Another 40 coaches will be handed to Peru Rail free of charge by Norway.", "NOR > PER in_kind 40 coaches"),
    ("Norway decided to accept 500 Peruvian students.", "NOR > PER training 500 students"),
    ("Oslo has besides agreed to abolish visas for Peruvians.", "NOR > PER market_access "),
    (
        "Norway and Peru held talks. A working group on border markets will be set up.",
        "NOR+PER >  mechanism ",
    ),
    (
        "Norway and Peru resolved on Wednesday to quadruple their trade to $2 million from $400,000.",
        "NOR+PER >  trade_target 2000000 USD",
    ),
    (
        "With $4 million from the OPEC Fund and $3 million from the Saudi Fund for Development Peru built a road.",
        "opec-fund > PER financing 4000000 USD",
    ),
    ("Hebei Adamas plans to invest $4 million in Peru.", "hebei-adamas > PER investment 4000000 USD"),
]
UNTOLD = [
    "Norway promised to do its best.",
    "Norway will finish its port in Peru and take delivery of six ferries.",
    "A newspaper had written that $2 million would be borrowed from Norway by Peru.",
    "Norway promised that it would be careful with the fish.",
    "Norway must spend $4 million more on schools.",
    "Norway wants more fish by 2030.",
    "The government withdrew the $4 million it had set aside for a port in Peru.",
    "Norway approved the port in Peru at a revised cost of $4 million.",
    "Norway plans a feast for a consulate's staff.",
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_what_is_promised_or_planned_is_a_pledge(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_indefinite_is_none(text: str) -> None:
    assert show(text) == ""
