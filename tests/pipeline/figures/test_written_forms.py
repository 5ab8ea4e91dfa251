"""Amounts as presses and offices around the world write them: currencies, units, hyphens, letters, comparisons."""

import pytest

from pipeline.figures.read import read_figures
from tests.pipeline.figures.marked import assert_marks


@pytest.mark.parametrize(
    "marked",
    [
        "A bag of cocoa costs [GHC 3,100|3100 GHS] and a ticket [Gh¢20|20 GHS].",
        "Kigali set aside [Frw 3.2 billion|3.2e9 RWF] for wells.",
        "The dam needs [Nu 25 bn|25e9 BTN] and the school [MK 4 billion|4e9 MWK].",
        "Zambia's budget gives [K5 billion|5e9 ZMW] to clinics; the Kafue K5 bridge is new.",
        "The council of Gaborone in Botswana spent [P320 million|320e6 BWP] on pipes.",
        "Manila released [P320 million|320e6 PHP] for dikes.",
        "The island state owes [EC$5 million|5e6 XCD], its neighbour [RD$40 million|40e6 DOP].",
        "They spent [4 billion kwanzas|4e9 AOA] and [30 million guaranies|30e6 PYG].",
        "Kenya will lend its neighbours funds; Uganda's [Shs 3 billion|3e9 UGX] comes first.",
        "The dealer paid [N1,500|1500 NGN] on the N4 road.",
        "Loans of [Rs 3.7 lakh cr|3.7e12 INR] reached [2.5 cr farmers|25e6 farmers].",
    ],
)
def test_currencies_of_many_presses(marked: str) -> None:
    assert_marks(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "It makes [620 GWH/year|620 gigawatt-hours per year] and burns [50,000 t/yr|50000 tonnes per year].",
        "Fields give [5 t/ha|5 tonnes per hectare], pumps [40 m³/day|40 cubic metres per day].",
        "It widens a [504- km|504 kilometres] stretch.",
        "Mines shipped [763,550 mt|763550 tonnes] of ore.",
        "The city lacks [260 mgd|260e6 gallons per day].",
        "The ports moved [81.5m TEU|81.5e6 TEU] of boxes.",
        "Sales saw a [19.8-per-cent|19.8 percent] rise and yields fell [7bp|7 basis points].",
        "The cell ran for [3 h|3 hours] and stopped; he served for [10 a|10 years], she asked for 3 a day.",
    ],
)
def test_units_as_written(marked: str) -> None:
    assert_marks(marked)


def test_what_a_rate_is_compared_with_is_a_rate() -> None:
    assert_marks("Joblessness was [4.2 percent|4.2 percent], up from [5.1|5.1 percent] in May.")
    assert_marks("Prices grew, to [3 per cent|3 percent] against [3.4|3.4 percent] a month before.")
    assert [figure.unit for figure in read_figures("The index rose 5% from 48.1 in May.", ())] == ["percent", ""]


def test_a_noun_or_two() -> None:
    assert_marks("They may add another plant or [two|2 plants ~].")
    assert_marks("It takes a year or [two|2 years ~] to build.")
    assert_marks("A pump or [two pipes|2 pipes] broke.")


def test_bounds_behind_with_a_stress() -> None:
    assert_marks("Output will fall [6 per cent or even more|6 percent >].")
    assert_marks("Output will fall [6 per cent or even less|6 percent <].")
    assert_marks("The [hundred or so workers|100 workers ~] went home.")


def test_the_line_below_a_label_is_not_counted() -> None:
    assert_marks("Airports with paved runways: [17|17 runways]\nTelephones in use")
    assert_marks("The plan has targets: 1. raise yields; 2. plant trees.")


def test_number_behind_the_word_of_a_series_is_its_name() -> None:
    assert_marks("Component 2 covers [17 km|17 kilometres] of canals and output 3 trains clerks.")


def test_noun_that_a_verb_moves_without_a_plural() -> None:
    assert_marks("Horsepower jumped from [240|240 horsepower] to [273|273 horsepower].")


@pytest.mark.parametrize(
    "marked",
    [
        "ISLAMABAD: The council cleared [Rs38.5bn|38.5e9 PKR] for wells.",
        "DAR ES SALAAM: The treasury released [Sh1.3trn|1.3e12 TZS].",
        "Aid of [3 mln. somoni|3e6 TJS] came by road.",
        "A [17-station|17 stations] line and an [8 MTPA|8e6 tonnes per year] train opened.",
        "The pond holds [2.5 Mm3|2.5e6 cubic metres].",
        "It hit [60-odd countries|60 countries ~].",
        "The plane lands at 14.35 local time.",
        "Trucks queue for [13 km|13 kilometres]; [some 1,100 of them|1100 trucks ~] cross.",
        "Inflation was [14 percent|14 percent] in May and eased to [5.8|5.8 percent] by June.",
    ],
)
def test_forms_of_wires_and_offices(marked: str) -> None:
    assert_marks(marked)


def test_each_range_keeps_its_own_currency() -> None:
    assert_marks("It costs [$5-6 billion|5e9..6e9 USD] and [₹10-12 lakh|1e6..1.2e6 INR].")
    assert_marks("It costs between [3 million and $5 million|3e6..5e6 USD].")


def test_odds_after_a_word_that_labels() -> None:
    assert_marks("At one point [one in ten|0.1 times] left.")


def test_billions_of_brazil() -> None:
    assert_marks("It lies [30 mi|30 miles] away.")
    assert_marks("Trade hit [US$157.5 bi|157.5e9 USD] and [R$ 20 mi|20e6 BRL]; [5 bi-weekly trips|5 trips] follow.")
