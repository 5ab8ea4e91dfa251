"""Offices: whose they are."""

from tests.pipeline.facts.facts_of import read_text


def test_the_president_of_a_bank_is_of_no_state() -> None:
    told = read_text("World Bank President Jim Kim met Kenyan President William Ruto in Nairobi.").facts.people
    states = {claim.name.value: claim.country_id.value if claim.country_id else None for claim in told}
    assert states["Jim Kim"] is None
    assert states["William Ruto"] == "KEN"
