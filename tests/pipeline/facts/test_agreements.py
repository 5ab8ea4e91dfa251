"""Agreements: packages of deals, by number or by value."""

import pytest

from tests.pipeline.facts.facts_of import read_text


def test_a_package_of_deals_has_count_value_and_parties() -> None:
    text = "Officials said 23 agreements worth about $4 billion were signed between Japan and Turkey."
    (agreement,) = read_text(text).facts.agreements
    assert agreement.count is not None and agreement.count.value == 23
    assert agreement.value is not None and agreement.value.value == 4e9
    assert agreement.bound.value == "approx"
    assert {read.value for read in agreement.parties} == {"JPN", "TUR"}


@pytest.mark.parametrize(
    "text",
    [
        "Japan and Turkey will sign 23 agreements.",
        "The 23 documents were not signed.",
        "They opened 23 shops and signed the visitors' book with much joy.",
    ],
)
def test_what_is_not_signed_is_no_agreement(text: str) -> None:
    assert read_text(text).facts.agreements == ()
