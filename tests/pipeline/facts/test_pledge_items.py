"""Amounts in lists that have no verb of their own: who gives stands in a heading or before a colon above."""

import pytest

from tests.pipeline.facts.facts_of import read_text

Row = tuple[str, str, str, float]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fact Sheet: New Investments from Japan in Kenya\n\nEnergy investments:\n"
            "- Up to $3 billion to construct a fertilizer plant at Mombasa.\n"
            "- $600 million to upgrade ports; and $350 million for roads.\n",
            [
                ("JPN", "KEN", "investment", 3e9),
                ("JPN", "KEN", "investment", 600e6),
                ("JPN", "KEN", "investment", 350e6),
            ],
        ),
        (
            "Norway's commitments to Malawi include:\n- 30 million dollars for schools,\n- 12 million for wells,\n",
            [("NOR", "MWI", "financing", 30e6), ("NOR", "MWI", "financing", 12e6)],
        ),
        (
            "Under the programme Japan will provide Kenya with the following:\n1. A loan of $80 million for the port;\n"
            "2. A grant of $9 million for hospitals.\n",
            [("JPN", "KEN", "loan", 80e6), ("JPN", "KEN", "grant", 9e6)],
        ),
        ("Spending of Japan in 2019\n\n- $30 million for schools.\n- $8 million to build roads.\n", []),
        ("Japanese aid to Kenya\n\n- $30 million was spent for schools.\n", []),
        ("Japan and Kenya met.\n\n- $30 million for schools is needed.\n", []),
    ],
)
def test_amounts_of_a_list_are_pledges_of_those_its_heading_names(text: str, expected: list[Row]) -> None:
    found = [
        (giver.value, taker.value, pledge.instrument.value, pledge.quantity.value)
        for pledge in read_text(text).facts.pledges
        if pledge.quantity is not None
        for giver in pledge.pledgors
        for taker in pledge.recipients
    ]
    assert found == expected
