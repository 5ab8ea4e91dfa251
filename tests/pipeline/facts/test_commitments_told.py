"""Commitments that a noun carries or that lead a list, and the time of one of two sums."""

import pytest

from tests.pipeline.facts.facts_of import quotes_hold, read_text
from tests.pipeline.facts.test_pledge_cues import show

TOLD = [
    (
        "Norway announced projects advancing Peru's previous $5 million investment commitment to Mali.",
        "PER > MLI investment 5000000 USD",
    ),
    (
        "Peru and Chile will invest at least $200 million in Mali, with at least $67 million worth of investment "
        "occurring in 2026.",
        "PER+CHL > MLI investment 200000000 USD; PER+CHL > MLI investment 67000000 USD by 2026",
    ),
    (
        "The agreement includes Peruvian commitments to:\n- Open Peru's market to Malian soybeans.\n- Buy 20 planes "
        "from Mali by 2027.",
        "PER > MLI market_access ; PER > MLI market_access 20 planes by 2027",
    ),
    (
        "The government of Peru announced a target of $1 billion in venture capital by 2027.",
        "PER >  investment 1000000000 USD by 2027",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_is_committed_to_what_by_when(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize("name", ["Bukhara-Quipu-Urgench-Khiva railway line", "Quipu-Osh-Batken road"])
def test_a_line_keeps_the_ends_that_no_gazetteer_knows(name: str) -> None:
    (project,) = read_text(f"Works on the {name} began in May.").facts.projects
    assert project.name.value == name


INDENTED = (
    "- Peru and Chile intend to invest more than $3\n"
    "    billion together in mines of Mali in the next six\n    months.\n"
    "- Peru will also buy engines from Norway in a separate deal valued at\n    $13.7 million.\n"
)


def test_lines_set_in_below_an_item_go_on() -> None:
    extraction = read_text(INDENTED)
    assert [figure.value for figure in extraction.figures if figure.figure_class == "money"] == [3e9, 13.7e6]
    assert [time.grain for time in extraction.times] == ["month"]
    assert show(INDENTED) == "PER+CHL > MLI investment 3000000000 USD by 2024; PER > NOR market_access 13700000 USD"
    assert quotes_hold(extraction)


FUNDS = [
    ("Norway's pension funds will invest $5 million in Peru by 2035.", "NOR > PER investment 5000000 USD by 2035"),
    (
        "Peru signed agreements to purchase 3 million tons of Chilean copper.",
        "PER > CHL market_access 3000000 tons",
    ),
    (
        "Mali will invest $5 million to build Peru's cloud infrastructure, helping drive Chilean exports.",
        "MLI > PER investment 5000000 USD",
    ),
]


@pytest.mark.parametrize(("text", "told"), FUNDS)
def test_funds_give_and_what_comes_of_it_receives_nothing(text: str, told: str) -> None:
    assert show(text) == told
