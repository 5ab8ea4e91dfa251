"""How far an undertaking is by how words stand to it: sentences with the status that a careful reader would give."""

import pytest

from tests.pipeline.facts.facts_of import quotes_hold, read_text

TOLD = """
planned | Bids for the Mombasa container terminal in Kenya close on 3 May.
planned | Doosan won a $700 million order for the Yanbu power plant in Saudi Arabia.
planned | Not a single sleeper has been laid on the Trans-Afghan railway between Termez and Peshawar.
planned | Environmental permits for the Sines container terminal in Portugal were granted last month.
planned | Preparations for the Rasht-Astara railway in Iran are complete; the builders arrive in May.
planned | Jordan's Aqaba-Amman desalination plant reached financial closing in January.
planned | The Senate has given the green light to the Bahia Blanca LNG terminal in Argentina.
proposed | A feasibility study for the Kambarata nuclear plant in Kyrgyzstan is under way.
proposed | India has asked Japan to study the Chabahar-Zahedan gas pipeline in Iran.
proposed | The Koktas wind farm in Kazakhstan awaits an investment decision.
proposed | For the Khorgos fertiliser plant in Kazakhstan the regional akimat is still searching for an investor.
under_construction | The second span of the Danube bridge at Vidin was lifted into place last week.
under_construction | At the Osh hospital in Kyrgyzstan the roof is on and plasterers have moved in.
under_construction | Half of the towers of the Kabul power line in Afghanistan are standing.
under_construction | Contractors are racing to finish the Doha metro line in Qatar before the tournament.
under_construction | Tunnel boring for the Ankara-Izmir railway in Turkey reached the halfway mark in August.
operational | The Tema LNG terminal in Ghana took its first cargo on Sunday.
operational | The keys of the Kulyab school in Tajikistan were presented to the headmaster on Monday.
operational | Doctors at the Bishkek children's hospital treat 400 patients a day.
operational | Passenger numbers at the Tashkent airport in Uzbekistan hit 9 million.
operational | Now complete, the Bagamoyo port in Tanzania awaits its first ship.
suspended | Nothing has moved on the site of the Myitsone dam in Myanmar since 2011.
suspended | The Balkhash thermal power plant in Kazakhstan was left half built when the Koreans went home.
suspended | The court ordered a halt to the Lamu coal power plant in Kenya.
cancelled | Bulgaria's Belene nuclear power plant will never be built, the prime minister said.
cancelled | The new cabinet has torn up the contract for the Temelin nuclear power plant in the Czech Republic.
cancelled | The tender for the Kirkuk refinery in Iraq was cancelled and the idea given up.
cancelled | Sofia has written the Burgas-Alexandroupolis pipeline off.
operational | The Aktau grain terminal in Kazakhstan can store 80,000 tonnes. Iranian ships load there twice a week.
suspended | The Tavush highway in Armenia was begun in 2019. The contractor went bankrupt.
under_construction | Chile's Chacao bridge will be the longest of South America. Its third pylon is growing fast.
under_construction | The Gwadar desalination plant in Pakistan was promised in 2016. Today its walls are up.
suspended | The Zanzibar airport in Tanzania was to be ready in 2013. The builder stopped work over unpaid bills.
under_construction | Steel for the Turkestan bridge in Kazakhstan is on site and the piers are complete.
operational | Rwanda flipped the switch on the Nyabarongo hydropower plant on Thursday, adding 43 MW to the grid.
operational | Loading has resumed at the Novorossiysk oil terminal in Russia after a drone attack.
suspended | Loading at the Novorossiysk oil terminal in Russia has not resumed since the drone attack.
cancelled | Poland will not build the Ostroleka coal power plant after all.
planned | Sri Lanka cleared the way for the Hambantota refinery, a $3.7 billion investment by Sinopec.
proposed | Should Ankara find the cash, the Kars-Nakhchivan gas pipeline could one day reach Iran.
suspended | Reporters walked through the mothballed Kumtash copper smelter in Kyrgyzstan.
planned | The Nukus wind farm in Uzbekistan, for which loan papers were initialled in May, is to feed 200,000 homes.
operational | Iraq's Basra water plant, a gift of the Japanese taxpayer, quenches the thirst of 400,000 people.
under_construction | Work has begun on a new crossing. The 272-kilometre Ayagoz-Bakhty railway should open in 2027.
operational | The Shymkent refinery in Kazakhstan went down for maintenance on Saturday and will be back soon.
operational | Customs officers at the Irkeshtam dry port in Kyrgyzstan clear 200 lorries a day.
cancelled | The Sary-Jaz hydropower plant in Kyrgyzstan was promised thrice. Bishkek ended the contract last week.
proposed | The Afghan side put the Wakhan highway on the table in Dushanbe; the Tajik side took note.
planned | The Astana metro line in Kazakhstan is to carry 90,000 people a day.
operational | The Hairatan railway in Afghanistan was opened in 2011 and is now being lengthened.
under_construction | The minister praised the Osh–Almaty railway, tunnelling for which is proceeding in Kenya.
under_construction | The Tobol refinery in Kenya, now rising on the lake, is due to take its first oil in 2031.
under_construction | Kenya will pay for the Tobol dam, on the Chadian border, where work began in June.
under_construction | The Tobol power line pylons are still going up in Kenya.
under_construction | The Tobol mine in Kenya, which Norsk Hydro is developing, has friends.
proposed | Kenya and Chad signed a memorandum to jointly study the Tobol railway in Kenya.
proposed | A plan for the Tobol railway in Kenya was discussed but not approved.
under_construction | Both praised the Tobol port in Kenya, at which the construction of berths has commenced.
under_construction | The laying of the northern section of the Osh–Almaty railway was continuing.
under_construction | Chinese crews have drilled the Tobol tunnel in Kenya, and traffic will start this year.
operational | Tariffs for transit on the Osh–Almaty railway would be lowered.
operational | The Tobol refinery there supplies a quarter of the diesel of Kenya.
"""
SENTENCES = [line.split(" | ") for line in TOLD.strip().split("\n")]


@pytest.mark.parametrize(("status", "text"), SENTENCES, ids=[text[:40] for _, text in SENTENCES])
def test_words_tell_a_status_by_how_they_stand_to_an_undertaking(status: str, text: str) -> None:
    extraction = read_text(text)
    (one,) = extraction.facts.projects
    assert one.status is not None
    assert one.status.value == status
    assert quotes_hold(extraction)


@pytest.mark.parametrize(
    "text",
    [
        "A shell struck the port of Odesa.",
        "Sailors wanted to build a roof over the port of Odesa.",
    ],
)
def test_what_befalls_a_place_tells_no_status(text: str) -> None:
    assert all(one.status is None for one in read_text(text).facts.projects)


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "While the Angren coal power plant in Uzbekistan stands idle, the Nukus wind farm in Uzbekistan feeds "
            "200,000 homes.",
            ["suspended", "operational"],
        ),
        (
            "The Bakhty dry port in Kazakhstan is being built on the model of the Khorgos dry port, which handled "
            "350,000 containers last year.",
            ["under_construction", "operational"],
        ),
        (
            "Kazakh oil flows through the Baku-Ceyhan pipeline, and Ankara has suggested the Trans-Caspian pipeline.",
            ["operational", "proposed"],
        ),
        (
            "Masdar completed the Zarafshan wind farm in 2024 but pulled out of the Guzar wind farm.",
            ["operational", "cancelled"],
        ),
    ],
)
def test_each_undertaking_of_a_sentence_has_its_own_status(text: str, statuses: list[str]) -> None:
    claims = read_text(text).facts.projects
    assert [one.status.value if one.status else None for one in claims] == statuses


def test_items_of_a_list_tell_of_one_undertaking_each() -> None:
    text = (
        "What was agreed in Kenya:\n- Two solar parks near Mombasa will be built.\n- Works on the avenue are under way."
    )
    statuses = [claim.status and claim.status.value for claim in read_text(text).facts.projects]
    assert statuses[0] == "planned"


def test_a_weak_word_yields_to_a_plain_one_elsewhere() -> None:
    text = "Firms circle the Tobol mine.\n\nThe Tobol mine in Kenya, which Norsk Hydro is developing, has friends."
    statuses = {claim.status.value for claim in read_text(text).facts.projects if claim.status}
    assert statuses == {"under_construction"}
