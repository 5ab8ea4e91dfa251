"""Trade told without a noun of trade before its amount, and amounts that lean on one told before."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_trade import row_of, rows_of

PAID: list[tuple[str, list[str]]] = [
    (
        "Peru spent $3 million on copper from Chile in 2023.",
        ["PER CHL imports 2023 3e+06 USD reported | copper"],
    ),
    (
        "In 2023 Peru spent $3 million on Chilean copper.",
        ["PER CHL imports 2023 3e+06 USD reported | copper"],
    ),
    (
        "Peruvian smelters paid Chile $3 million in 2023.",
        ["PER CHL imports 2023 3e+06 USD reported"],
    ),
    (
        "Peru paid Chile $3 million for its copper in 2023.",
        ["PER CHL imports 2023 3e+06 USD reported | copper"],
    ),
    (
        "Copper from Chile cost Peruvian buyers $3 million in 2023.",
        ["PER CHL imports 2023 3e+06 USD reported | copper"],
    ),
    (
        "Gas exports to Malta earned Chad $9 million in 2023. Togo, another customer since 2020, paid $2 million.",
        [
            "TCD MLT exports 2023 9e+06 USD reported | natural gas",
            "TGO TCD imports 2023 2e+06 USD reported | natural gas",
        ],
    ),
    (
        "Malta buys its petrol abroad. Chad sold it $3 million worth of petrol in 2023.",
        ["MLT TCD imports 2023 3e+06 USD reported | petrol"],
    ),
    (
        "Malta received deliveries worth $3 million from Chad in 2023.",
        ["MLT TCD imports 2023 3e+06 USD reported"],
    ),
    (
        "Malta took $3 million of Chad's exports in 2023, Cyprus $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported", "TCD CYP exports 2023 1e+06 USD reported"],
    ),
    (
        "From Chad came gum worth $3 million in 2023, Malta's customs service said.",
        ["MLT TCD imports 2023 3e+06 USD reported | gum"],
    ),
    (
        "$3 million: what Chad earned from gum sold to Malta in 2023.",
        ["TCD MLT exports 2023 3e+06 USD reported | gum"],
    ),
    (
        "$3 million: Chad's gum sales to Malta in 2023.",
        ["TCD MLT exports 2023 3e+06 USD reported"],
    ),
    (
        "Malta's customs recorded $3 million of goods arriving from Chad in 2023.",
        ["MLT TCD imports 2023 3e+06 USD reported"],
    ),
    (
        "Malta accounted for $3 million of Chad's $9 million foreign trade in 2023.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "By value 40 percent of Chad's exports, or $3 million, went to Malta in 2023.",
        ["TCD MLT exports 2023 3e+06 USD reported"],
    ),
    (
        "Malta took 40 percent of Chad's exports in 2023, worth $3 million.",
        ["TCD MLT exports 2023 3e+06 USD reported"],
    ),
    (
        "Malta gets most of its gum from Chad: 3,000 tonnes in 2023.",
        ["MLT TCD imports 2023 3000 tonnes reported | gum"],
    ),
    (
        "Malta's bill for gas from Chad came to $3 million in 2023.",
        ["MLT TCD imports 2023 3e+06 USD reported | natural gas"],
    ),
    (
        "Chad collected $3 million for gas sold to Malta in 2023.",
        ["TCD MLT exports 2023 3e+06 USD reported | natural gas"],
    ),
    (
        "Chad took in $3 million from electricity sold to Malta in 2023.",
        ["TCD MLT exports 2023 3e+06 USD reported | electricity"],
    ),
    (
        "Chad hopes to earn $3 million from power exports to Malta by 2028.",
        ["TCD MLT exports 2028 3e+06 USD target | electricity"],
    ),
]
PASSED: list[tuple[str, list[str]]] = [
    (
        "Goods worth $3 million passed between Chad and Malta in 2023.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "Chad and Malta turned over $3 million in goods in 2023.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "The year 2023 brought Chad and Malta a turnover of $3 million.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "Chad and Malta did business worth $3 million in 2023.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "Merchandise crossing between Chad and Malta climbed to $3 million in 2023.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta were $3 million in 2023. Deliveries in the opposite direction came to $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported", "MLT TCD exports 2023 1e+06 USD reported"],
    ),
    (
        "Chad shipped Malta $3 million of gum in 2023, and took $1 million in return.",
        ["TCD MLT exports 2023 3e+06 USD reported | gum", "MLT TCD exports 2023 1e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta were $3 million in 2023; goods worth $1 million went the other way.",
        ["TCD MLT exports 2023 3e+06 USD reported", "MLT TCD exports 2023 1e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta were $3 million in 2023. March alone accounted for $900,000.",
        ["TCD MLT exports 2023 3e+06 USD reported", "TCD MLT exports 2023-03 900000 USD reported"],
    ),
    (
        "Chad's shipments to Malta rose to $3 million in 2023, Malta's fell to $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported", "MLT TCD exports 2023 1e+06 USD reported"],
    ),
    (
        "In trade with Malta, Chad's exports were $3 million in 2023, Malta's $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported", "MLT TCD exports 2023 1e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta, at $3 million in 2023, were thrice its imports from there, at $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported", "TCD MLT imports 2023 1e+06 USD reported"],
    ),
    (
        "Chad's exports came to $9 million in 2023. Malta bought for $3 million, Togo for $1 million.",
        [
            "TCD WORLD exports 2023 9e+06 USD reported",
            "MLT TCD imports 2023 3e+06 USD reported",
            "TGO TCD imports 2023 1e+06 USD reported",
        ],
    ),
    (
        "In 2023 Chad sold gum to Malta for $3 million, to Togo for $2 million and to Cyprus for $1 million.",
        [
            "TCD MLT exports 2023 3e+06 USD reported | gum",
            "TCD TGO exports 2023 2e+06 USD reported | gum",
            "TCD CYP exports 2023 1e+06 USD reported | gum",
        ],
    ),
    (
        "Of the $9 million in goods Chad sold abroad in 2023, $3 million went to Malta and $1 million to Togo.",
        [
            "TCD WORLD exports 2023 9e+06 USD reported",
            "TCD MLT exports 2023 3e+06 USD reported",
            "TCD TGO exports 2023 1e+06 USD reported",
        ],
    ),
    (
        "In 2023 exports of gum from Chad to Malta stood at $3 million; to Togo, at $1 million.",
        ["TCD MLT exports 2023 3e+06 USD reported | gum", "TCD TGO exports 2023 1e+06 USD reported | gum"],
    ),
    (
        "Chad's trade with Malta reached $9 million in 2023. Togo followed with $3 million.",
        ["MLT TCD turnover 2023 9e+06 USD reported", "TCD TGO turnover 2023 3e+06 USD reported"],
    ),
    (
        "Trade between Chad and Malta is modest. In 2023 it barely touched $3 million. By 2030 both capitals "
        "want to see $9 million.",
        ["MLT TCD turnover 2023 3e+06 USD reported", "MLT TCD turnover 2030 9e+06 USD target"],
    ),
]
WHEN: list[tuple[str, list[str]]] = [
    (
        "Trade between Chad and Malta was $3 million in 2023. That is 4 percent more than in 2022, when $2.9 "
        "million had been counted.",
        ["MLT TCD turnover 2023 3e+06 USD reported", "MLT TCD turnover 2022 2.9e+06 USD reported"],
    ),
    (
        "Malta's bill for gas from Chad came to $3 million in the first quarter of 2023 (Q1 2022: $2 million).",
        [
            "MLT TCD imports 2023-Q1 3e+06 USD reported | natural gas",
            "MLT TCD imports 2022-Q1 2e+06 USD reported | natural gas",
        ],
    ),
    (
        "Traders look for gas exports from Chad to Malta of $3 million in 2025, a shade under last year's $4 million.",
        [
            "TCD MLT exports 2025 3e+06 USD forecast | natural gas",
            "TCD MLT exports 2024 4e+06 USD reported | natural gas",
        ],
    ),
    (
        "In January-September 2023 Chad's exports to Malta were $3 million. Over the same nine months total "
        "trade between the two came to $5 million.",
        ["TCD MLT exports 2023-01/2023-09 3e+06 USD reported", "MLT TCD turnover 2023-01/2023-09 5e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta had amounted to $3 million the year before last.",
        ["TCD MLT exports 2023 3e+06 USD reported"],
    ),
    (
        "Chad's trade with Malta was $3 million in January-March 2023. Twelve months before it had stood at "
        "$2 million.",
        ["MLT TCD turnover 2023-Q1 3e+06 USD reported", "MLT TCD turnover 2022-Q1 2e+06 USD reported"],
    ),
    (
        "From January to March 2023 the statistics office noted exports to Malta of $3 million, Chad's office that is.",
        ["TCD MLT exports 2023-Q1 3e+06 USD reported"],
    ),
    (
        "Chad and Malta traded goods worth $3 million in 2023 and have moved their goal up.",
        ["MLT TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        '"We would like our exports to Malta to reach $5 million in 2027; today they stand at $3 million," '
        "said the trade minister of Chad.",
        ["TCD MLT exports 2027 5e+06 USD target"],
    ),
]
NO_FURTHER: list[tuple[str, list[str]]] = [
    (
        "Chad sold bonds to Malta for $3 million in 2023.",
        [],
    ),
    (
        "China paid Kenya $3 million for a port lease.",
        [],
    ),
    (
        "Chad's exports to Malta were $9 million. In return Malta will lend Chad $5 million.",
        ["TCD MLT exports - 9e+06 USD reported"],
    ),
    (
        "Chad's exports to Malta were $9 million. The other way, Maltese firms invested $4 million.",
        ["TCD MLT exports - 9e+06 USD reported"],
    ),
    (
        "Chad's exports hit $9 million in 2023. Malta bought a stake in a mine of Chad for $3 million.",
        ["TCD WORLD exports 2023 9e+06 USD reported"],
    ),
    (
        "Malta accounted for $3 million of Chad's debt and $5 million of its loans.",
        [],
    ),
    (
        "Chad took $3 million of Malta's loans in 2023.",
        [],
    ),
    (
        "Analysts at the bank expect $90 million for the year in investment.",
        [],
    ),
    (
        "Malta gets most of its gas from Chad: the pipeline cost $55 million.",
        [],
    ),
    (
        "$3 million: Chad's trade deficit with Malta in May.",
        [],
    ),
    (
        "Malta took $3 million from Chad in return for fishing rights.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAID + PASSED + WHEN + NO_FURTHER)
def test_construction_gives_its_rows_and_no_other(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


def test_item_of_a_list_begins_with_its_partner() -> None:
    text = (
        "China and the five Central Asian states traded goods worth 190 billion yuan in January-March 2025.\n\n"
        "- Kazakhstan: 84 billion yuan (+9%). China's exports, 47 billion yuan; its imports, 37 billion yuan.\n\n"
        "- Tajikistan: 11 billion yuan, of which just 0.4 billion yuan were Tajik sales."
    )
    assert [row_of(claim) for claim in read_text(text, "2025-06-18").facts.trade] == [
        "CHN C5 turnover 2025-Q1 1.9e+11 CNY reported",
        "CHN KAZ turnover 2025-Q1 8.4e+10 CNY reported",
        "CHN KAZ exports 2025-Q1 4.7e+10 CNY reported",
        "CHN KAZ imports 2025-Q1 3.7e+10 CNY reported",
        "CHN TJK turnover 2025-Q1 1.1e+10 CNY reported",
        "TJK CHN exports 2025-Q1 4e+08 CNY reported",
    ]
