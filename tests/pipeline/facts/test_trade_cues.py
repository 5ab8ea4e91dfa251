"""Trade in words that no construction ties to its amount: cues, and the flow told before, say who sells to whom."""

import pytest

from tests.pipeline.facts.test_trade import rows_of

TOLD = [
    (
        "Wares worth $4 billion passed between Peru and Chile in 2023.",
        ["CHL PER turnover 2023 4e+09 USD reported"],
    ),
    (
        "Peru's bill for wheat from Canada came to $300 million in 2023 (2022: $260 million).",
        ["PER CAN imports 2023 3e+08 USD reported | wheat", "PER CAN imports 2022 2.6e+08 USD reported | wheat"],
    ),
    (
        "Ghana collected $90 million for gold sold to India in 2023. In all of 2019 it had been $40 million.",
        ["GHA IND exports 2023 9e+07 USD reported | gold", "GHA IND exports 2019 4e+07 USD reported | gold"],
    ),
    (
        "Peruvian exports to Japan were worth $2 billion in 2023. Deliveries in the opposite direction came to "
        "$900 million over the same period.",
        ["PER JPN exports 2023 2e+09 USD reported", "JPN PER exports 2023 9e+08 USD reported"],
    ),
    (
        "Two-way trade between Kenya and Egypt reached $800 million in 2023. Kenyan firms earned $300 million of it "
        "from tea.",
        ["EGY KEN turnover 2023 8e+08 USD reported", "KEN EGY exports 2023 3e+08 USD reported | tea"],
    ),
    (
        "Copper from Zambia cost Swiss buyers $3 billion in 2023.",
        ["CHE ZMB imports 2023 3e+09 USD reported | copper"],
    ),
    (
        "Exports of copper from Zambia to Japan stood at $2 billion in 2023; to South Korea, at $1 billion.",
        ["ZMB JPN exports 2023 2e+09 USD reported | copper", "ZMB KOR exports 2023 1e+09 USD reported | copper"],
    ),
    (
        "Peru delivered copper worth $50 million to Japan in 2022, for which it was paid only $40 million.",
        ["PER JPN exports 2022 5e+07 USD reported | copper", "PER JPN exports 2022 4e+07 USD reported | copper"],
    ),
    (
        "Trade between Kenya and Egypt stood at $9 million in 2023, almost double the $5 million of 2019.",
        ["EGY KEN turnover 2023 9e+06 USD reported", "EGY KEN turnover 2019 5e+06 USD reported"],
    ),
    (
        "The 2023 turnover of $9 million between Kenya and Egypt is to double by 2030.",
        ["EGY KEN turnover 2023 9e+06 USD reported"],
    ),
    (
        "$60 million: Mongolia's purchases of Turkish machinery in the second quarter of 2024.",
        ["MNG TUR imports 2024-Q2 6e+07 USD reported | machinery"],
    ),
    (
        "Kenya's exports to Egypt came to $500 million in 2023. The two trade ministers aim for a volume of "
        "$2 billion in 2028.",
        ["KEN EGY exports 2023 5e+08 USD reported", "EGY KEN turnover 2028 2e+09 USD target"],
    ),
]
NOT_TOLD = [
    "Japan spent $40 million on schools in Ghana in 2023.",
    "Chilean firms earned $3 billion in Peru in 2023.",
    "In 2023 India sent Nepal medicines worth $2 million after the earthquake.",
    "Ghana sold its stake in the Togolese bank for $40 million in 2023.",
    "Peru bought two ships from Korea under a contract for $90 million.",
    "Kenya collected $90 million from cut flowers in 2023.",
    "Goods worth $5 million did not pass between Peru and Chile.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_cues_tell_who_sells_to_whom(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_money_for_anything_else_or_with_an_open_end_is_no_trade(text: str) -> None:
    assert rows_of(text) == []


def test_a_new_amount_must_be_of_the_order_of_the_one_before() -> None:
    told = "Ghana's exports of gold to India came to $90 million in 2023. "
    assert len(rows_of(told + "In 2019 it had been $40 million.")) == 2
    assert len(rows_of(told + "In 2019 it had been $40 billion.")) == 1
    assert len(rows_of(told + "In 2019 it had been €40 million.")) == 1
