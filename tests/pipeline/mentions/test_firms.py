"""Firms that no list holds, known by a noun beside their name or by what they undertake."""

import pytest

from tests.pipeline.mentions.marked import check_marked, read_plain

NAMED = [
    "[Oruba Foods|oruba-foods] will spend $40 million on a mill.",
    "On Monday [Taravel|taravel] said it would build two ferries; [Taravel|taravel] has done so before.",
    "The yard's owner, [Bessant Yards|bessant-yards], means to add a dock.",
    "[Kelmar|kelmar], a [Peruvian|PER] miner, pays no tax.",
    "The [Danish|DNK] turbine maker [Vestor|vestor] moved in.",
    "Work for the carmaker [Aurelia|aurelia] goes on.",
    "[Chile|CHL]'s [Nortem|nortem] has pledged 2 billion pesos.",
    "[QBT|qbt] plans to drill five wells.",
]
NO_FIRMS = [
    "Investors will spend $3 billion on hotels.",
    "Construction plans to begin were dropped.",
    "Support of Delmas will build on what was done.",
    "Talks between Delmas and Orle will open in May.",
    "The company Chairman Lind will open a school.",
    "A giant Delmas oil field was found.",
]


@pytest.mark.parametrize("marked", NAMED)
def test_a_firm_is_known_by_the_words_beside_its_name(marked: str) -> None:
    check_marked(marked)


@pytest.mark.parametrize("text", NO_FIRMS)
def test_other_capital_letters_make_no_firm(text: str) -> None:
    assert not [party for party in read_plain(text).parties if party.kind == "organization"]


def test_the_adjective_before_the_noun_gives_a_firm_its_state() -> None:
    parties = {party.party_id: party for party in read_plain("The Danish turbine maker Vestor moved in.").parties}
    assert parties["vestor"].country_id == "DNK"
    assert parties["vestor"].organization_kind == "company"
