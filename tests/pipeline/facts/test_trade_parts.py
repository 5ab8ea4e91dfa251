"""The part of a flow that one more partner has: ranked, bracketed, or "with X the figure was"."""

import pytest

from tests.pipeline.facts.test_trade import rows_of

PARTS = [
    (
        "Peru's total exports came to $60 billion in 2023. China leads with $22 billion, followed by Canada "
        "($9 billion) and Japan at $2 billion.",
        [
            "PER WORLD exports 2023 6e+10 USD reported",
            "PER CHN exports 2023 2.2e+10 USD reported",
            "PER CAN exports 2023 9e+09 USD reported",
            "PER JPN exports 2023 2e+09 USD reported",
        ],
    ),
    (
        "Kenya's trade with Egypt reached $800 million in 2023. With Ghana it stood at $200 million, while the figure "
        "for Togo was $50 million.",
        [
            "EGY KEN turnover 2023 8e+08 USD reported",
            "GHA KEN turnover 2023 2e+08 USD reported",
            "KEN TGO turnover 2023 5e+07 USD reported",
        ],
    ),
    (
        "Peru's foreign trade turnover reached $90 billion in 2023. China, by far its largest partner, stood at "
        "$36 billion. Chile came second with $3 billion.",
        [
            "PER WORLD turnover 2023 9e+10 USD reported",
            "CHN PER turnover 2023 3.6e+10 USD reported",
            "CHL PER turnover 2023 3e+09 USD reported",
        ],
    ),
    (
        "Kenya's trade with Central Asia reached $800 million in 2023. Next comes Kyrgyzstan with $200 million. "
        "The figure for Uzbekistan came to $90 million.",
        [
            "KEN C5 turnover 2023 8e+08 USD reported",
            "KEN KGZ turnover 2023 2e+08 USD reported",
            "KEN UZB turnover 2023 9e+07 USD reported",
        ],
    ),
    (
        "Of Peru's exports of $9 million in 2023, $4 million went to Chile.",
        ["PER CHL exports 2023 4e+06 USD reported"],
    ),
    (
        "Exports of Peru to Chile came to $4 million in 2023. Japan remained the largest buyer: it took goods for "
        "$9 million, against $7 million in 2022. With China the turnover was $5 million.",
        [
            "PER CHL exports 2023 4e+06 USD reported",
            "PER JPN exports 2023 9e+06 USD reported",
            "PER JPN exports 2022 7e+06 USD reported",
            "CHN PER turnover 2023 5e+06 USD reported",
        ],
    ),
    (
        "Turnover between Peru and Chile came to $9 million in 2023. Of this, $6 million fell to Peruvian exports, and "
        "$3 million to imports.",
        [
            "CHL PER turnover 2023 9e+06 USD reported",
            "PER CHL exports 2023 6e+06 USD reported",
            "PER CHL imports 2023 3e+06 USD reported",
        ],
    ),
    (
        "Trade between Peru and Chile came to $9 million in 2023, with Chilean exports making up $3 million of it, and "
        "both governments are aiming for $20 million.",
        [
            "CHL PER turnover 2023 9e+06 USD reported",
            "CHL PER exports 2023 3e+06 USD reported",
            "CHL PER turnover - 2e+07 USD target",
        ],
    ),
    (
        "Peru's exports to Chile came to $3 million in 2023 while imports from it stayed at $6 million, which brings "
        "the total to $9 million.",
        [
            "PER CHL exports 2023 3e+06 USD reported",
            "PER CHL imports 2023 6e+06 USD reported",
            "CHL PER turnover 2023 9e+06 USD reported",
        ],
    ),
    (
        "Peru and Chile raised their trade goal for 2030 from $20 million to $25 million.",
        ["CHL PER turnover 2030 2.5e+07 USD target"],
    ),
    (
        "Exports from Central Asia to Japan came to $4 billion in 2023. Kazakhstan accounted for $3 billion of it.",
        ["C5 JPN exports 2023 4e+09 USD reported", "KAZ JPN exports 2023 3e+09 USD reported"],
    ),
    (
        "Peru exported copper worth $9 million in 2023. Of this, $5 million went to Chile, and $2 million to Togo.",
        [
            "PER WORLD exports 2023 9e+06 USD reported | copper",
            "PER CHL exports 2023 5e+06 USD reported | copper",
            "PER TGO exports 2023 2e+06 USD reported | copper",
        ],
    ),
    (
        "Peru's total exports came to $9 million in 2023. Chile took $5 million of that, Togo $2 million.",
        [
            "PER WORLD exports 2023 9e+06 USD reported",
            "PER CHL exports 2023 5e+06 USD reported",
            "PER TGO exports 2023 2e+06 USD reported",
        ],
    ),
    (
        "Peru sold Chile $9 million worth of goods in 2023, of which copper alone brought in $5 million.",
        ["PER CHL exports 2023 9e+06 USD reported", "PER CHL exports 2023 5e+06 USD reported | copper"],
    ),
    (
        "Chile remained the largest partner. Peru imported goods worth $8 million from there in 2023, and sold $4 "
        "million in return. Shipments to Togo were $3 million.",
        [
            "PER CHL imports 2023 8e+06 USD reported",
            "CHL PER imports 2023 4e+06 USD reported",
            "PER TGO exports 2023 3e+06 USD reported",
        ],
    ),
    (
        "Peru's trade with Chile was $9 million in 2023. Peru's copper exports, nearly all to Togo, were $2 million.",
        ["CHL PER turnover 2023 9e+06 USD reported", "PER WORLD exports 2023 2e+06 USD reported | copper"],
    ),
    (
        "Peru's trade with Chile was $1 million in 2023, far from the $5 million the two governments have sought.",
        ["CHL PER turnover 2023 1e+06 USD reported", "CHL PER turnover - 5e+06 USD target"],
    ),
    (
        "Peru's trade with Chile was $9 million in 2023. With Togo we did $2 million.",
        ["CHL PER turnover 2023 9e+06 USD reported", "PER TGO turnover 2023 2e+06 USD reported"],
    ),
    (
        "Peru's exports to Chile reached $9 million in 2023. In January 2024 they dropped 9 percent to $2 million.",
        ["PER CHL exports 2023 9e+06 USD reported", "PER CHL exports 2024-01 2e+06 USD reported"],
    ),
    (
        "Peru imported copper for $8 million in 2023, mainly from Chile.",
        ["PER WORLD imports 2023 8e+06 USD reported | copper"],
    ),
    (
        "Peru and Chile signed a pact. Their trade had come close to $9 million in 2023.",
        ["CHL PER turnover 2023 9e+06 USD reported"],
    ),
]
NO_PARTS = [
    "Peru's total exports came to $60 billion in 2023. The government lent Chile $3 billion.",
    "Peru's total exports came to $6 billion in 2023. China leads with $22 billion.",  # more than the whole
    "Peru's total imports came to $60 billion in 2023. Japan has reached 5 billion dollars in debt.",
    "Peru's total exports came to $60 billion in 2023. China leads with 22 million visitors.",
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_partners_have_parts_of_what_was_told(text: str, expected: list[str]) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize("text", NO_PARTS)
def test_other_amounts_are_no_parts(text: str) -> None:
    assert len(rows_of(text)) == 1


def test_another_source_or_an_aim_goes_on_with_what_was_told() -> None:
    told = "Kenya's trade with Egypt reached $800 million in 2023. "
    counted = rows_of(f"{told}Egyptian customs counted $750 million.")
    assert counted[1:] == ["EGY KEN turnover 2023 7.5e+08 USD reported"]
    aimed = rows_of(f"{told}Egypt wants $2 billion by 2030.")
    assert aimed[1:] == ["EGY KEN turnover 2030 2e+09 USD target"]
    hoped = rows_of(f"{told}The Kenyan minister speaks of $3 billion by 2035.")
    assert hoped[1:] == ["EGY KEN turnover 2035 3e+09 USD target"]
