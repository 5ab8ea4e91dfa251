"""Lists: amounts that answer parties, flows or times one by one, and partners named one after the other."""

import pytest

from tests.pipeline.facts.test_trade import rows_of

LISTS = [
    (
        "Norway, Chad and Togo bought oil exports of Malta worth $5 million, $4 million and $3 million respectively in "
        "2023.",
        [
            "NOR MLT imports 2023 5e+06 USD reported | oil",
            "TCD MLT imports 2023 4e+06 USD reported | oil",
            "TGO MLT imports 2023 3e+06 USD reported | oil",
        ],
    ),
    (
        "Malta exported oil worth $12 million in 2023: Norway, Chad and Togo bought $5 million, $4 million and "
        "$3 million respectively.",
        [
            "MLT WORLD exports 2023 1.2e+07 USD reported | oil",
            "NOR MLT imports 2023 5e+06 USD reported | oil",
            "TCD MLT imports 2023 4e+06 USD reported | oil",
            "TGO MLT imports 2023 3e+06 USD reported | oil",
        ],
    ),
    (
        "Norway's exports to Chad and Togo were $3 million and $2 million respectively in 2023.",
        ["NOR TCD exports 2023 3e+06 USD reported", "NOR TGO exports 2023 2e+06 USD reported"],
    ),
    (
        "In 2022 and 2023 Norway's imports from Chad were worth $4 million and $5 million, respectively.",
        ["NOR TCD imports 2022 4e+06 USD reported", "NOR TCD imports 2023 5e+06 USD reported"],
    ),
    (
        "Norway's trade with Chad reached $9 million in 2023, with exports and imports at $5 million and $4 million, "
        "respectively.",
        [
            "NOR TCD turnover 2023 9e+06 USD reported",
            "NOR TCD exports 2023 5e+06 USD reported",
            "NOR TCD imports 2023 4e+06 USD reported",
        ],
    ),
    (
        "Chadian and Togolese shipments of gold to Norway came to $7 million and $6 million, respectively, in 2023.",
        ["TCD NOR exports 2023 7e+06 USD reported | gold", "TGO NOR exports 2023 6e+06 USD reported | gold"],
    ),
    (
        "Norway's imports from Chad were $4 million in 2023, from Togo $3 million and from Benin $2 million.",
        [
            "NOR TCD imports 2023 4e+06 USD reported",
            "NOR TGO imports 2023 3e+06 USD reported",
            "NOR BEN imports 2023 2e+06 USD reported",
        ],
    ),
    (
        "Norway bought 300 tonnes of Chadian gum in 2023, and Malta 20 tonnes.",
        ["NOR TCD imports 2023 300 tonnes reported | gum", "MLT TCD imports 2023 20 tonnes reported | gum"],
    ),
    (
        "Norway is both the largest destination of Chad's exports ($30 million) and the largest source of Chad's "
        "imports ($20 million).",
        ["TCD NOR exports - 3e+07 USD reported", "NOR TCD exports - 2e+07 USD reported"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_amount_has_its_own_party(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)


CLAUSES = [
    (
        "Goods worth $5 million were exported from Chad to Norway in 2023.",
        ["TCD NOR exports 2023 5e+06 USD reported"],
    ),
    (
        "Chad received $5 million for its exports to Norway in 2023, and Norway paid Togo $3 million for imports.",
        ["TCD NOR exports 2023 5e+06 USD reported", "NOR TGO imports 2023 3e+06 USD reported"],
    ),
    (
        "Norway's exports to Chad fell to $3 million in 2023 (compared to $4 million in 2022).",
        ["NOR TCD exports 2023 3e+06 USD reported", "NOR TCD exports 2022 4e+06 USD reported"],
    ),
    (
        "Norway's exports to Chad rose to $3 million, 4% more than in the same period of 2022 ($2.9 million).",
        ["NOR TCD exports - 3e+06 USD reported"],
    ),
    (
        "Norway increased the import of gas from Chad by 3 percent to 2 million tonnes in 2023.",
        ["NOR TCD imports 2023 2e+06 tonnes reported | natural gas"],
    ),
    (
        "Norway's trade with Chad declined to $3 million in 2023.",
        ["NOR TCD turnover 2023 3e+06 USD reported"],
    ),
    (
        "To Chad, Norway exported goods worth $3 million in 2023.",
        ["NOR TCD exports 2023 3e+06 USD reported"],
    ),
    (
        "The company shipped 300 tonnes of gum to Norway in 2023, and Acme Holdings sold $5 million of gum to Malta.",
        [],
    ),
    (
        "Norway's trade with Chad was $3 million in 2023. Norway exported goods worth $160 billion.",
        ["NOR TCD turnover 2023 3e+06 USD reported", "NOR WORLD exports 2023 1.6e+11 USD reported"],
    ),
    (
        "External trade in Chad reached $6 billion in 2023.",
        ["TCD WORLD turnover 2023 6e+09 USD reported"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_clause_gives_its_rows_and_no_other(text: str, expected: list[str]) -> None:
    assert sorted(rows_of(text)) == sorted(expected)
