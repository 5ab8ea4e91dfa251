"""Memberships: which states a text calls members of a group."""

import pytest

from tests.pipeline.facts.facts_of import read_text


def read_members(text: str) -> set[str]:
    claims = read_text(f"Officials spoke of many things on that day. {text}").facts.members
    return {f"{claim.group_id.value}:{claim.party_id.value}" for claim in claims}


@pytest.mark.parametrize(
    ("sentence", "members"),
    [
        (
            "The five Central Asian states – Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan – agreed.",
            {"C5:KAZ", "C5:KGZ", "C5:TJK", "C5:TKM", "C5:UZB"},
        ),
        ("The G7 (Canada, France, Germany, Italy, Japan, Britain and the United States) met in June.",
         {"G7:CAN", "G7:FRA", "G7:DEU", "G7:ITA", "G7:JPN", "G7:GBR", "G7:USA"}),
        ("SCO members China, Russia and India discussed trade with Oman.", {"SCO:CHN", "SCO:RUS", "SCO:IND"}),
        ("Kazakhstan is a member of the Eurasian Economic Union.", {"EAEU:KAZ"}),
        ("Armenia and Belarus, both members of the CSTO, abstained.", {"CSTO:ARM", "CSTO:BLR"}),
        ("The Gulf Cooperation Council comprises Kuwait, Qatar and Oman.", {"GCC:KWT", "GCC:QAT", "GCC:OMN"}),
    ],
)  # fmt: skip
def test_a_text_says_who_belongs_to_a_group(sentence: str, members: set[str]) -> None:
    assert read_members(sentence) == members


@pytest.mark.parametrize(
    "sentence",
    [
        "Uzbekistan is not a member of the EAEU.",
        "Georgia wants to be a member of the EU.",
        "EU candidate countries Serbia and Albania waited.",
        "Trade with Central Asia: China and Russia compete.",
        "Talks between the EU, China and Russia went on.",
        "Former members of the CSTO are Georgia and Azerbaijan.",
    ],
)
def test_who_is_denied_hoped_for_or_beside_is_no_member(sentence: str) -> None:
    assert read_members(sentence) == set()


def test_a_membership_stands_on_its_words() -> None:
    extraction = read_text("Officials met. SCO members China and Russia spoke of trade.")
    claims = extraction.facts.members
    text = extraction.document.text
    assert [text[c.statement.start : c.statement.end] for c in claims] == ["SCO members China and Russia"] * 2
    assert [text[c.party_id.start : c.party_id.end] for c in claims] == ["China", "Russia"]
