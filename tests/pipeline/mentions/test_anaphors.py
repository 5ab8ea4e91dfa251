"""Words that point back: resolved where one reading is left, else left open."""

import pytest

from tests.pipeline.mentions.marked import check_marked, list_spans, read_plain, unmark


def check_anaphors(marked: str) -> None:
    """As `check_marked`, with only the anaphors marked."""
    text, expected = unmark(marked)
    anaphors = tuple(m for m in read_plain(text).mentions if m.form == "anaphor")
    assert list_spans(anaphors, kinds="party") == expected


RESOLVED = [
    "Peru and Chile met. Trade of [the two countries|PER CHL] grew.",
    "China and Central Asia trade. [Both sides|CHN C5] gain.",
    "Central Asia is dry. [The region|C5] needs water, say [the five countries|C5].",
    "The European Union met in May. [The bloc|EU] buys gas.",
    "Ghana sells gold. [The country|GHA] also sells cocoa.",
    "The forum was held in Oman last week, with guests of [the host country|OMN].",
    "Kenya: Economy. Roads of [the country|KEN] are new.",
    "Press statement following talks with President of Peru\n\nPresident of Russia Vladimir Putin: "
    "[Our|PER RUS] bilateral trade grew. [Our country|RUS] sells fuel to [both countries|RUS PER].",
    "Peru buys less from Chile and Ghana. Last year, [the country|PER] bought nothing.",
    "Russia and Kyrgyzstan trade more. Banks of [the republic|KGZ] lend to Russia.",
    "Press statements following Peruvian-Chilean talks\n\n[Our|PER CHL] trade grew by a third last year, and we are "
    "glad of it.",
]
OPEN = [
    "ASEAN and the EU met in May. The bloc buys gas.",
    "Peru, Chile and Ghana met. Trade of the two countries grew.",
    "Maize sold to China rose, and rice sold to Japan. The country paid late.",
    "Africa is large. The region needs water.",
    "Central Asia is dry. In the Osh region, officials in the region said so.",
    "The five companies of Central Asia met, and the five banks too.",
    "Our country is large, said nobody in particular about Peru and Chile.",
    "The country is large.",
]


@pytest.mark.parametrize("marked", RESOLVED)
def test_what_is_clear_is_resolved(marked: str) -> None:
    check_anaphors(marked)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_unclear_stays_open(text: str) -> None:
    check_anaphors(text)


def test_an_anaphor_brings_no_state_that_nobody_named() -> None:
    cast = read_plain("Central Asia is dry. The five countries share the region.")
    assert {m.entity_id for m in cast.mentions} == {"C5"}


def test_one_of_the_five_is_not_all_of_them() -> None:
    check_marked("[Kazakhstan|KAZ] sells oil. The [Central Asian country|KAZ] sells grain too.")
