"""Clauses of every kind in which amounts of trade stand, each with its rows and no other."""

import pytest

from tests.pipeline.facts.test_trade import rows_of

WORLD = [
    (
        "Total exports were $6 billion and total imports $5 billion in 2023. Chad's customs service counted Chad's "
        "trade anew.",
        ["TCD WORLD exports 2023 6e+09 USD reported", "TCD WORLD imports 2023 5e+09 USD reported"],
    ),
    (
        "Chad exported $4 billion in goods and services in 2023.",
        ["TCD WORLD exports 2023 4e+09 USD reported"],
    ),
    (
        "Chad exported 60,000 tonnes of gum in 2023, and Malta bought 9,000 tonnes of that.",
        ["TCD WORLD exports 2023 60000 tonnes reported | gum", "MLT TCD imports 2023 9000 tonnes reported | gum"],
    ),
    (
        "Chad's trade with Malta was $9 million in 2023. Chad exported 60,000 tonnes of gum abroad.",
        ["MLT TCD turnover 2023 9e+06 USD reported", "TCD WORLD exports 2023 60000 tonnes reported | gum"],
    ),
]
ENDS = [
    (
        "Malta is Chad's top export destination, accounting for 12 percent of Chad's total exports, valued at $7 "
        "million.",
        ["TCD MLT exports - 7e+06 USD reported"],
    ),
    (
        "Chad's largest partner in the Mediterranean remains Malta, with trade volume exceeding $9 million in 2023.",
        ["MLT TCD turnover 2023 9e+06 USD reported"],
    ),
    (
        "Chad's gold shipments to Malta, the main buyer, reached $8 million in 2023.",
        ["TCD MLT exports 2023 8e+06 USD reported | gold"],
    ),
    (
        "Chad's exports of resin to Malta fetched $8 million in 2023, while Cyprus paid $2 million for them.",
        [
            "TCD MLT exports 2023 8e+06 USD reported | resin",
            "TCD CYP exports 2023 2e+06 USD reported | resin",
        ],
    ),
    (
        "Chad's exports to Malta were $8 million and Togo's $3 million in 2023.",
        ["TCD MLT exports 2023 8e+06 USD reported", "TGO MLT exports 2023 3e+06 USD reported"],
    ),
    (
        "Chadian exports to Malta: $8 million in 2023. To Cyprus alone went goods worth $2 million, to Latvia "
        "$1 million.",
        [
            "TCD MLT exports 2023 8e+06 USD reported",
            "TCD CYP exports 2023 2e+06 USD reported",
            "TCD LVA exports 2023 1e+06 USD reported",
        ],
    ),
    (
        "In 2023 Chad sold Malta gum for $8 million.",
        ["TCD MLT exports 2023 8e+06 USD reported | gum"],
    ),
]
NO_TRADE = [
    ("An excess of exports over imports in trade with Malta is $2 million. Chad is content.", []),
    ("Chad's trade deficit with Malta widened to $2 million in 2023.", []),
    ("Chad's border posts with Togo handled 3 million tonnes of cargo, and transit earned $40 million.", []),
    (
        "The Norwegian firm that runs the port of Cotonou invested $20 million and pays a turnover tax of $3 million.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORLD + ENDS + NO_TRADE)
def test_clause_gives_its_rows_and_no_other(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


TIMES = [
    (
        "Chad's exports to Malta reached $8 million in 2023. Imports were $2 million a year.",
        ["TCD MLT exports 2023 8e+06 USD reported", "TCD MLT imports - 2e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta reached $8 million, 4% more than in the same period of 2023. They are mostly gum.",
        ["TCD MLT exports - 8e+06 USD reported"],
    ),
    (
        "Under the agreement of 2009 Chad sold Malta goods worth $8 million.",
        ["TCD MLT exports - 8e+06 USD reported"],
    ),
    (
        "Chad and Malta promised that their trade would reach $100 million by 2030.",
        ["MLT TCD turnover 2030 1e+08 USD target"],
    ),
    (
        "Trade between Chad and Malta was $9 million in 2023. Both want $20 million by 2030.",
        ["MLT TCD turnover 2023 9e+06 USD reported", "MLT TCD turnover 2030 2e+07 USD target"],
    ),
    (
        "Chad and Malta want to double their trade from the current $9 million.",
        ["MLT TCD turnover - 9e+06 USD reported"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_time_and_kind_are_those_of_the_clause(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


def test_last_year_of_an_undated_text_leans_on_the_part_of_a_year_that_it_names() -> None:
    text = "Last year Chad's trade with Malta grew to $9 million, and in January-March 2019 it rose by a third."
    assert rows_of(text, None) == ["MLT TCD turnover 2018 9e+06 USD reported"]
    assert rows_of("Last year Chad's trade with Malta grew to $9 million.", None) == [
        "MLT TCD turnover - 9e+06 USD reported"
    ]


def test_an_amount_estimated_is_an_estimate() -> None:
    assert rows_of("Chad's trade with Malta, estimated at $9 million in 2023, is small.") == [
        "MLT TCD turnover 2023 9e+06 USD estimate"
    ]
