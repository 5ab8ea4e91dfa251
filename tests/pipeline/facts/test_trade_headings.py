"""Headings that name whose trade is told, and when: rows beneath take owner, partner and period from there."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_trade import row_of

NOTE = (
    "The office will publish the final results together with a table of goods in the autumn, when all of the reports "
    "of the border posts have been checked.\n"
)
UNDER = [
    (
        "China Customs: Trade with Peru, January-March 2023\n\nTwo-way trade       $9.4 billion (+3.1%)\n"
        f"China's exports     $4.1 billion\nChina's imports     $5.3 billion\n\n{NOTE}",
        [
            "CHN PER turnover 2023-Q1 9.4e+09 USD reported",
            "CHN PER exports 2023-Q1 4.1e+09 USD reported",
            "CHN PER imports 2023-Q1 5.3e+09 USD reported",
        ],
    ),
    (
        "Kenya's foreign trade, January-June 2023\n\nTurnover: $12.4 billion (+3.1%)\nExports: $4.1 billion\n"
        f"Imports: $8.3 billion\n\n{NOTE}",
        [
            "KEN WORLD turnover 2023-01/2023-06 1.24e+10 USD reported",
            "KEN WORLD exports 2023-01/2023-06 4.1e+09 USD reported",
            "KEN WORLD imports 2023-01/2023-06 8.3e+09 USD reported",
        ],
    ),
    (
        "FOREIGN TRADE OF PERU\nJanuary-March 2023\n\nExports amounted to $15.1 billion, imports to $12.3 billion.\n",
        ["PER WORLD exports 2023-Q1 1.51e+10 USD reported", "PER WORLD imports 2023-Q1 1.23e+10 USD reported"],
    ),
    (
        "Peru customs: trade with Japan, January-July 2023\n\nPeru's exports        $3.1 billion (+11.0%)\n"
        f"Peru's imports        $1.4 billion (+3.1%)\n\n{NOTE}",
        [
            "PER JPN exports 2023-01/2023-07 3.1e+09 USD reported",
            "PER JPN imports 2023-01/2023-07 1.4e+09 USD reported",
        ],
    ),
    (
        "BOLIVIA - FOREIGN TRADE IN 2023\n\nChina, the main seller, comes first. The Bolivian market for cars grew.\n\n"
        "The largest buyers of Bolivian exports were Chile - $4.1 billion, Canada - $3.1 billion and Japan - "
        "$2.2 billion.\n",
        [
            "BOL CHL exports 2023 4.1e+09 USD reported",
            "BOL CAN exports 2023 3.1e+09 USD reported",
            "BOL JPN exports 2023 2.2e+09 USD reported",
        ],
    ),
]
NOT_UNDER = [
    "Kenya's foreign trade grew in 2023\n\nThe bank's turnover reached $6 billion.\n",  # a sentence
    "Kenya's schools, January-June 2023\n\nTurnover: $12.4 billion\n",  # of no trade
]


@pytest.mark.parametrize(("text", "expected"), UNDER)
def test_rows_stand_under_the_heading_that_names_whose_trade_it_is(text: str, expected: list[str]) -> None:
    assert [row_of(claim) for claim in read_text(text).facts.trade] == expected


@pytest.mark.parametrize("text", NOT_UNDER)
def test_other_headings_give_no_owner(text: str) -> None:
    assert not read_text(text).facts.trade
