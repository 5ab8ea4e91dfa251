"""Capitals: a party where they stand for a government, a place where something is."""

import pytest

from tests.pipeline.mentions.marked import check_marked

GOVERNMENTS = [
    "[Beijing|CHN] wants more gas.",
    "Ties with [Moscow|RUS] loosened.",
    "[Tashkent|UZB] has since turned buyer.",
    "Talks between [Washington|USA] and [Tehran|IRN] stalled.",
    "[Paris|FRA]'s offer was refused.",
    "Under pressure from [Kyiv|UKR], it agreed.",
    "A [Moscow|RUS]-led bloc met.",
    "So what should [Astana|KAZ] and [Dushanbe|TJK] do?",
    "[The Kremlin|RUS] and [the White House|USA] were silent.",
    "It is no secret that [Brussels|EU] is eyeing lithium.",
    "In June, [New Delhi|IND] rejoined the talks.",
    "• [Bishkek|KGZ]\n• [Norway|NOR]\n",
]
PLACES = [
    "The accord was signed in [Paris|paris].",
    "They flew to [Beijing|beijing] on Monday.",
    "Flights between [Ankara|ankara] and [Baku|baku] resume.",
    "A London-based bank lent it, by leased connections with [Moscow|moscow] gateway switches.",
    "[ASTANA|astana], June 5 -- Officials met.",
    "[Ashgabat|ashgabat] was chosen as the seat.",
    "[London|london]'s airports were shut.",
]


@pytest.mark.parametrize("marked", GOVERNMENTS)
def test_a_seat_that_acts_is_its_state(marked: str) -> None:
    check_marked(marked)


@pytest.mark.parametrize("marked", PLACES)
def test_a_seat_where_something_is_stays_a_place(marked: str) -> None:
    text = marked.replace("A London-based", "A [London|london]-based")
    check_marked(text, kinds="party place")


def test_brussels_is_never_belgium() -> None:
    check_marked("[Brussels|EU] agreed; [Belgium|BEL] did not.")
