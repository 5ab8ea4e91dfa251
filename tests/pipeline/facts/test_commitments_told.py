"""Commitments that a noun carries or that lead a list, and the time of one of two sums."""

import pytest

from tests.pipeline.facts.facts_of import read_text
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
