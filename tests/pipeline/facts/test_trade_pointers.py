"""Words that point back at a flow of trade, and flows that an earlier sentence only spoke of."""

import pytest

from tests.pipeline.facts.test_trade import rows_of

POINTERS = [
    (
        "Trade between Norway and Chad is small. It came to $3 million in 2023.",
        ["NOR TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "Norway and Chad want to double their trade and, by 2030, to bring it to $6 million.",
        ["NOR TCD turnover 2030 6e+06 USD target"],
    ),
    (
        "Peru's trade with Norway grew last year: it reached $300 million, and it is expected to hit $400 million "
        "in 2026.",
        ["NOR PER turnover 2024 3e+08 USD reported", "NOR PER turnover 2026 4e+08 USD forecast"],
    ),
    (
        "Peru's trade with Norway reached $300 million in 2023. Our goal is half a billion dollars by 2030.",
        ["NOR PER turnover 2023 3e+08 USD reported", "NOR PER turnover 2030 5e+08 USD target"],
    ),
    (
        "Togo exported 40,000 tonnes of cocoa to Ghana in 2023. The value of these exports was $90 million.",
        ["TGO GHA exports 2023 40000 tonnes reported | cocoa", "TGO GHA exports 2023 9e+07 USD reported | cocoa"],
    ),
    (
        "Peru's trade with the European Union is growing. With Malta it came to $20 million in 2023, with Cyprus to "
        "$10 million and with Latvia to $5 million.",
        [
            "MLT PER turnover 2023 2e+07 USD reported",
            "CYP PER turnover 2023 1e+07 USD reported",
            "LVA PER turnover 2023 5e+06 USD reported",
        ],
    ),
    (
        "Peru's trade with Malta grew by a third in 2023, reaching a total turnover of $20 million.",
        ["MLT PER turnover 2023 2e+07 USD reported"],
    ),
    (
        "Peru sells copper to Malta. The railway will be built by 2030; it is estimated at $3 billion.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), POINTERS)
def test_a_pointer_means_the_flow_spoken_of(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


SPEECHES = [
    (
        "President of Peru: Last year our trade with Norway reached 300 million dollars, and our exports were worth "
        "$200 million.",
        ["NOR PER turnover 2024 3e+08 USD reported", "PER NOR exports 2024 2e+08 USD reported"],
    ),
    (
        "President of Peru: Our imports from Norway reached $40 million in 2023. In 2024 we bought goods worth $50 "
        "million from Norway.",
        ["PER NOR imports 2023 4e+07 USD reported", "PER NOR imports 2024 5e+07 USD reported"],
    ),
    ('"Our trade with Norway was $3 million in 2023," Xi Jinping said.', ["CHN NOR turnover 2023 3e+06 USD reported"]),
]


@pytest.mark.parametrize(("text", "expected"), SPEECHES)
def test_our_trade_is_the_speakers(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)
