"""Which undertakings a text tells of: by a site, by their ends, by trains, by a number, by a name the world knows."""

import pytest

from tests.pipeline.facts.facts_of import read_text

OPENING = "Officials of the ministry met on Tuesday and spoke of the works at length. "
CORRIDOR = "International North-South Transport Corridor|corridor|RUS AZE IRN"
FOUND = [
    ("The foundation stone of a brick works was laid at Navoi.", "brick works|factory|UZB"),
    ("In Karonga, where a 90-bed clinic is planned, Malawi hires nurses.", "clinic|hospital|MWI"),
    ("At Kashgar the airport is being enlarged.", "Kashgar airport|airport|CHN"),
    ("A wind park off the Sotra peninsula was opened by Norway.", "wind park off the Sotra|power_plant|NOR"),
    ("A glass mill of Norsk Glass near Osh was opened.", "mill of Norsk Glass near Osh|factory|KGZ"),
    ("A plant run by Norsk Glass near Osh was opened.", "Osh plant|factory|KGZ"),
    ("The motorway to Osh was cancelled by Kyrgyzstan.", "motorway to Osh|road|KGZ"),
    ("Peru has shelved a rail link to the port of Ilo.", "rail link to the port of Ilo|railway|PER"),
    (
        "The railway from Osh, on the western side, by way of Naryn to Almaty will be built.",
        "Osh-Naryn-Almaty railway|railway|KGZ KAZ",
    ),
    (
        "The Lima–Huaral railway opened in 2023. An extension to Barranca is being studied.",
        "extension to Barranca|railway|PER",
    ),
    ("Peru scrapped the Ilo–Tacna section of the railway.", "Ilo–Tacna section|railway|PER"),
    (
        "The section of the railway between Osh and Jalal-Abad was opened.",
        "Osh-Jalal-Abad railway|railway|KGZ",
    ),
    ("Freight trains have been running between Osh and Almaty since May.", "Osh–Almaty railway|railway|KGZ KAZ"),
    ("Three coal-fired power stations in Peru will be built.", "Three coal-fired power stations|power_plant|PER"),
    ("A stadium with 9,000 seats was built by Norway in Lima.", "Lima stadium|urban|PER"),
    ("Peru switched on its first gas field.", "Peru's first gas field|other|PER"),
    ("Work on TAPI goes on.", "TAPI|pipeline|TKM AFG PAK IND"),
    ("The Tobol copper mine in Kazakhstan has many critics.", "Tobol copper mine|mine|KAZ"),
    ("The Chilean firm's Tobol tile plant was opened in Peru.", "Tobol tile plant|factory|PER"),
    ("Norsk Hydro's foil factory was opened. Peru is glad.", "foil factory|factory|PER"),
    ("The Osh–Almaty line allows 120 km/h.", "Osh–Almaty line|railway|KGZ KAZ"),
    (
        "A study of the UAP railway was ordered. The line would run from Osh by way of Naryn to Almaty.",
        "UAP railway|railway|KGZ KAZ",
    ),
    ("The railway between Lima and Huaral was opened.", "Lima-Huaral railway|railway|PER"),
    ("Peru plans a trans-Andean pipeline.", "trans-Andean pipeline|pipeline|PER"),
    ("National Road No. 14 in Peru was reopened.", "National Road No. 14|road|PER"),
    ("Work on Highway 9 in Chad began.", "Highway 9|road|TCD"),
    ("The Osh–Naryn section of the motorway was opened.", "Osh–Naryn section|road|KGZ"),
    ("Mombasa's new oil jetty was opened.", "oil jetty|port|KEN"),
    ("The Apia Aquatic Centre in Samoa was completed.", "Apia Aquatic Centre|urban|WSM"),
    ("Japan signed a grant for the National Library Construction Project in Samoa.", "National Library|school|WSM"),
    ("A loan was signed for the Port of Ilo Modernisation Project in Peru.", "Port of Ilo|port|PER"),
    ("The purpose of the Ilo Pier Extension Project in Peru is to rebuild the pier at Ilo.", "Ilo Pier|port|PER"),
    ("Two new assembly plants in Peru were opened by Norway.", "Two new assembly plants|factory|PER"),
    ("Peru will build a railway from the mine to Ilo.", "railway from the mine to Ilo|railway|PER"),
    ("A plan for a railway from Lima to the coast was dropped.", "railway from Lima|railway|PER"),
    ("They began laying a pipeline to bring gas into Peru.", "pipeline to bring gas into Peru|pipeline|PER"),
    ("A loan was signed for the Port of Ilo – a pier – in Peru.", "Port of Ilo|port|PER"),
    ("Works on Lima Railway City in Peru go on.", "Lima Railway City|urban|PER"),
    ("Norway is going ahead with a $9 million ethylene unit in Peru.", "ethylene unit in Peru|factory|PER"),
    ("The International North-South Transport Corridor was opened.", CORRIDOR),
]
NOT_FOUND = [
    "The pipeline is to carry 33 billion cubic metres of gas a year to Peru and Chile.",
    "An extension to the loan agreement was signed in Lima.",
    "Trains from Lima were late.",
    "Two solar plants are planned.",
    "Peru counts 900 new power stations.",
    "Two new schools in Lima have many critics.",
    "Tapi is a river.",
    "With 90 MW and a dam of 30 metres, Tobol in Peru will be great.",
    "There was an accident on Highway 9 in Chad.",
    "The Route 5 kilometres long was closed in Chad.",
]


def show(text: str) -> list[str]:
    projects = read_text(OPENING + text).facts.projects
    return [
        f"{claim.name.value}|{claim.kind.value}|{' '.join(p.value for role, p in claim.parties if role == 'location')}"
        for claim in projects
    ]


@pytest.mark.parametrize(("text", "told"), FOUND, ids=[text[:40] for text, _ in FOUND])
def test_undertaking_is_found(text: str, told: str) -> None:
    name, kind, where = told.split("|")
    assert any(name in one.split("|")[0] and one.split("|")[1:] == [kind, where] for one in show(text)), show(text)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_words_are_no_undertaking(text: str) -> None:
    assert show(text) == []
