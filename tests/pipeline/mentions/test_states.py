"""States, groups and places: which names mean them, and what only looks like one."""

import pytest

from tests.pipeline.mentions.marked import check_marked, read_plain

NAMED = [
    "[Kazakhstan|KAZ] and the [Kyrgyz Republic|KGZ] signed.",
    "[Chinese|CHN] lenders met [Tajiks|TJK] and an [Uzbek|UZB] engineer.",
    "[China|CHN]s ports and [Japan|JPN]'s banks.",
    "[Türkiye|TUR], once written [Turkey|TUR] or [Turkiye|TUR], abstained.",
    "[Burma|MMR], [Swaziland|SWZ], [Cape Verde|CPV] and [Kirghizia|KGZ] changed their names.",
    "The [U.S.|USA], the [UK|GBR], the [UAE|ARE] and the [PRC|CHN] voted.",
    "[U.S.|USA]-[Indian|IND] trade rose.",
    "[Sino|CHN]-[Mongolian|MNG] and [Franco|FRA]-[Dutch|NLD] ventures grew.",
    "A [Kazakh|KAZ]-[Chinese|CHN] committee and a [Peru|PER]–[Chile|CHL] panel met.",
    "[Guinea-Bissau|GNB], [Guinea|GIN], [Equatorial Guinea|GNQ] and [Papua New Guinea|PNG] differ.",
    "[Niger|NER] borders [Nigeria|NGA].",
    "[North Korea|PRK] and [South Korea|KOR]; a [Korean|KOR] yard.",
    "[DR Congo|COD] and the [Republic of the Congo|COG] share a river.",
    "[Dominica|DMA] is smaller than the [Dominican Republic|DOM].",
    "[Cote d'Ivoire|CIV] and [Côte d’Ivoire|CIV] are one.",
    "[Hong Kong|HKG] and [Taiwan|TWN] trade.",
    "[RUSSIA|RUS] AND [CHINA|CHN] SIGN GAS DEAL",
    "[Peru|PER] won a contract, and [South Korea|KOR] won the cup for 5 billion won.",
    "[Bosnia and Herzegovina|BIH] and [Trinidad and Tobago|TTO] joined.",
]

NO_STATE = [
    "The paper was printed near the South China Sea and the Indian Ocean.",
    "They served turkey on fine china.",
    "Michael Jordan met Chad Smithson in Atlanta, Georgia.",
    "He moved to New Mexico and wrote on Inner Mongolia.",
    "Please contact us; STAY WITH US TODAY.",
    "It cost US$25 million, HK$3 million or 9 million US dollars.",
    "A Latin American poet and a Native American painter.",
    "The Soviet Union and the USSR are no more.",
    "They restated the one China principle.",
    "Polish the brass before noon.",
    "Xinjiang, Tibet and the Middle East.",
    "Lebanon, Pennsylvania, is a town.",
]


@pytest.mark.parametrize("marked", NAMED)
def test_every_form_of_a_name_means_its_state(marked: str) -> None:
    check_marked(marked)


@pytest.mark.parametrize("text", NO_STATE)
def test_lookalikes_are_no_state(text: str) -> None:
    assert [m for m in read_plain(text).mentions if m.entity_type == "party"] == []


@pytest.mark.parametrize(
    "marked",
    [
        "[Central Asia|C5] trades with the [European Union|EU].",
        "The [Central Asian states|C5] and [ASEAN|ASEAN] met the [G7|G7].",
        "The [Shanghai Cooperation Organisation|SCO] and the [EAEU|EAEU] differ.",
    ],
)
def test_groups_stay_groups(marked: str) -> None:
    check_marked(marked)


def test_the_region_does_not_add_its_states() -> None:
    cast = read_plain("Central Asian republics sold gas.")
    assert [party.party_id for party in cast.parties] == ["C5"]


def test_a_name_broken_over_lines_is_found_whole() -> None:
    text = "Trade with Central \nAsian countries and with Turk-\nmenistan grew, said a China-\nled group."
    quotes = {m.entity_id: text[m.start : m.end] for m in read_plain(text).mentions}
    assert quotes == {"C5": "Central \nAsian countries", "TKM": "Turk-\nmenistan", "CHN": "China"}


def test_georgia_is_the_state_where_the_caucasus_is_meant() -> None:
    check_marked("[Georgia|GEO] and [Armenia|ARM] opened a border.")
    check_marked("Georgia and Alabama grow peanuts.")


def test_a_place_is_no_party() -> None:
    check_marked("Goods went from [Samarkand|samarkand] to [Europe|europe].", kinds="party place")


@pytest.mark.parametrize(
    "marked",
    [
        "A shop in Oman Street and a clinic on Cuba Avenue closed.",
        "He moved from Lebanon, Tennessee, to Peru, Vermont, that year.",
        "[Turkey|TUR], [Georgia|GEO] and [Armenia|ARM] met in the spring.",
        "Georgia's governor signed the bill on voting.",
        "[Việt Nam|VNM] and [México|MEX] agreed on rice.",
        "East Germany was a neighbour of [Poland|POL] in those years.",
        "[Malacañang|PHL] and [the Casa Rosada|ARG] sent their regards.",
        "The ministry would borrow from [Beijing|CHN] once more.",
    ],
)
def test_names_around_the_world(marked: str) -> None:
    check_marked(marked)


@pytest.mark.parametrize(
    ("text", "person_id"),
    [
        ("President Ruto thanked the farmers for their patience.", "william-ruto"),
        ("A letter from Hakainde Hichilema reached the miners.", "hakainde-hichilema"),
        ("Bukele opened the library on Friday, and Noboa sent a letter.", "nayib-bukele"),
    ],
)
def test_leaders_of_other_continents(text: str, person_id: str) -> None:
    assert person_id in {mention.entity_id for mention in read_plain(text).mentions}
