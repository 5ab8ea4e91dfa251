"""Aid narratives: one undertaking a text, told over several sentences, by those who code such projects."""

from dataclasses import dataclass, field

import pytest

from pipeline.facts.claim import ProjectClaim
from tests.pipeline.facts.facts_of import quotes_hold, read_text


@dataclass
class Told:
    """What all sentences together tell of an undertaking: of each value the last that is given."""

    key: str
    kind: str
    status: str | None = None
    cost: float | None = None
    capacity: float | None = None
    start: int | None = None
    completion: int | None = None
    parties: set[tuple[str, str]] = field(default_factory=set)

    def add(self, claim: ProjectClaim) -> None:
        self.status = claim.status.value if claim.status else self.status
        self.cost = claim.cost_value.value if claim.cost_value else self.cost
        self.capacity = claim.capacity_value.value if claim.capacity_value else self.capacity
        self.start = claim.start_year.value if claim.start_year else self.start
        self.completion = claim.completion_year.value if claim.completion_year else self.completion
        self.parties |= {(role, read.value) for role, read in claim.parties}


def read_narrative(text: str) -> Told:
    extraction = read_text(text)
    assert quotes_hold(extraction)
    told: dict[str, Told] = {}
    for claim in extraction.facts.projects:
        told.setdefault(claim.project_key, Told(claim.project_key, claim.kind.value)).add(claim)
    (one,) = told.values()
    return one


def test_a_railway_from_loan_to_opening() -> None:
    one = read_narrative(
        "On 3 May 2011, China Eximbank and the Government of Uganda signed a loan for Phase 1 of the Kampala-Gulu "
        "Standard Gauge Railway (SGR) Project, which involved the construction of a 330 km railway between Kampala and "
        "Gulu. China Road and Bridge Corporation (CRBC) was the contractor. Construction began in June 2012 and the "
        "project was completed in May 2016."
    )
    assert (one.kind, one.status, one.start, one.completion) == ("railway", "operational", 2012, 2016)
    assert {
        ("location", "UGA"), ("lender", "exim-bank-of-china"), ("builder", "china-road-and-bridge-corporation")
    } <= one.parties  # fmt: skip


def test_the_purpose_of_a_project_names_no_second_one() -> None:
    one = read_narrative(
        "In 2009, China Development Bank signed a $300 million loan agreement with the Government of Ghana for the "
        "Ankobra Hydroelectric Project. The purpose of the project was to construct a 120 MW hydroelectric plant on "
        "the Ankobra River. Sinohydro was awarded the contract. The loan carries a 20-year maturity. Nothing is known "
        "of its fees. Construction commenced in July 2010, and the plant was inaugurated on November 18, 2014."
    )
    assert (one.key, one.status, one.capacity) == ("power-plant-ankobra", "operational", 120)
    assert (one.start, one.completion) == (2010, 2014)
    assert {("lender", "china-development-bank"), ("builder", "sinohydro")} <= one.parties


@pytest.mark.parametrize(
    ("title", "kind", "key"),
    [
        ("Borama Region Water Supply and Sewerage Project", "water", "water-borama-region"),
        ("9,000 Social Housing Units Project", "urban", "urban-9-000"),
        ("Rural Communication Towers Project", "telecom", "telecom-rural"),
        ("Ministry Building Project", "other", "other-ministry-building"),
        ("National Telecommunications Network Construction Project", "telecom", "telecom-national"),
        ("Menengai IV Geothermal Power Development Project", "power_plant", "power-plant-menengai-iv"),
        ("Kono General Hospital Construction Project", "hospital", "hospital-kono-general"),
    ],
)
def test_a_title_names_its_project(title: str, kind: str, key: str) -> None:
    one = read_narrative(
        f"In 2014 the African Development Bank approved a $50 million loan to Kenya for the {title}. "
        "The project was completed in March 2018."
    )
    assert (one.kind, one.key, one.status, one.completion) == (kind, key, "operational", 2018)
    assert ("lender", "african-development-bank") in one.parties


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Construction has not started.", "planned"),
        ("Implementation began in 2014, and 70% of the works had been completed by 2016.", "under_construction"),
        ("Construction started in 2014 and is expected to be completed in 2019.", "under_construction"),
        ("The plant was commissioned in 2016 but has since been closed.", "suspended"),
        ("Work was suspended in 2015. Construction resumed in 2017.", "under_construction"),
        ("This second project was cancelled in 2013.", "planned"),
        ("The project was cancelled in 2013.", "cancelled"),
        ("It has been producing since 2019.", "operational"),
        ("Holcim built the plant. It entered commercial operation in 2018.", "operational"),
        ("It became operational in 2018, but the plant was closed in 2020.", "operational"),
        ("Work stopped in 2015 and would be resumed as soon as possible.", "suspended"),
        ("The works had reached 60% by June 2017.", "under_construction"),
    ],
)
def test_later_sentences_tell_how_far_it_is(told: str, status: str) -> None:
    text = f"In 2013 the World Bank agreed to lend $90 million to Peru for the Marcona cement plant. {told}"
    assert read_narrative(text).status == status


@pytest.mark.parametrize(
    ("sentence", "capacity"),
    [
        ("Kenya opened the 400 MW Turkwel power plant.", 400),
        ("The Turkwel power plant in Kenya was opened. It has 90 km of fences. The plant can generate 75 MW.", 75),
        ("Kenya has opened a wind farm of 90 MW at Marsabit.", 90),
        ("Kenya has opened a 120-bed hospital at Marsabit.", 120),
        ("Kenya opened the Marsabit refinery, whose capacity rises from 2 million tonnes to 3 million tonnes.", 3e6),
        ("Kenya opened the 400 km Turkwel transmission line.", 400),
    ],
)
def test_a_size_in_the_name_is_a_capacity_where_it_fits(sentence: str, capacity: float | None) -> None:
    assert read_narrative(sentence).capacity == capacity


def test_a_later_clause_of_its_own_sentence_tells_how_far_it_is() -> None:
    text = "In 2013 the World Bank pledged $90 million for the Marcona cement plant, but the project was cancelled."
    assert read_narrative(text).status == "cancelled"


def test_what_came_about_goes_before_what_was_planned() -> None:
    one = read_narrative(
        "Construction of the Turkwel railway in Kenya began in 2011. It was originally scheduled for completion in "
        "2014. The railway was completed in 2017."
    )
    assert (one.start, one.completion) == (2011, 2017)


@pytest.mark.parametrize(
    ("sentence", "length"),
    [
        ("Work began on a 135 km road connecting Kabwe and Mpika in Zambia.", 135),
        ("Zambia opened the 168 km-long railway from Kabwe to Mpika.", 168),
        ("Zambia is building the Kabwe-Mpika road. The road stretches for about 390 kilometres.", 390),
        ("Zambia is building the Kabwe-Mpika road, 30 km from the capital.", None),
        ("Zambia has financed a 22-kilometre, 500-kilovolt power line from Kabwe to Mpika. It was opened.", 22),
    ],
)
def test_a_line_is_as_long_as_told(sentence: str, length: float | None) -> None:
    assert read_narrative(sentence).capacity == length


@pytest.mark.parametrize(
    ("text", "key", "status"),
    [
        ("Chad will build the Doba dam, a 300 MW hydroelectric dam in Logone region.", "power-plant-doba", "planned"),
        ("Chad began work on the Doba dam and power station on the Logone.", "power-plant-doba", "under_construction"),
        ("The Doba dam in Chad drives turbines of 80 MW. It rained. Dry years came. The Doba dam was opened in 2001.",
         "power-plant-doba", "operational"),
        ("Bank Approves Loan For Doba Refinery\n\nThe bank said that Chad will open the Doba refinery in 2031.",
         "refinery-doba", "planned"),
        ("A bank gave Chad a $9 million grant for the construction of the Doba refinery.", "refinery-doba", "planned"),
        ("Chad's president inaugurated the Doba refinery project by laying its foundation stone.",
         "refinery-doba", "under_construction"),
        ("Money was found to build the Doba Hospital in Chad, a 60-bed house that was handed over in 2021.",
         "hospital-doba", "operational"),
    ],
)  # fmt: skip
def test_what_stands_around_a_name_is_no_second_undertaking(text: str, key: str, status: str) -> None:
    one = read_narrative(text)
    assert (one.key, one.status) == (key, status)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mali is short of power. Most funding for the Kita dam, which is being built, was provided by the World Bank "
         "and the government of Italy. It will cost $2 billion.", {"MLI"}),
        ("Chinese firms will build the Kita dam. The Chinese companies won the contract in Bamako.", {"MLI"}),
        ("Saudi state-owned oil firm Nakhla agreed with an Emirati firm to build a refinery in Bormina city.", set()),
        ("The bank will finance the Kita dam, Central Asia's first, north of Dushanbe.", {"TJK"}),
        ("In 2003 the Chinese Government and Mali signed a grant agreement for the Kita Stadium.", {"MLI"}),
    ],
)  # fmt: skip
def test_who_pays_or_builds_is_not_where_it_stands(text: str, places: set[str]) -> None:
    assert {party for role, party in read_narrative(text).parties if role == "location"} == places


def test_a_facility_of_money_is_no_plant() -> None:
    text = "ICBC and Angola signed a $660 million facility agreement for the Kuvango Hydropower Project."
    assert read_narrative(text).key == "power-plant-kuvango"


@pytest.mark.parametrize(
    ("text", "key", "status", "completion"),
    [
        ("Chad has started the construction of the Doba wind farm. The farm is to be the largest wind farm in Africa. "
         "Completion is planned for 2031.", "power-plant-wind-doba", "under_construction", 2031),
        ("A liquefied natural gas (LNG) plant in Lindi, Tanzania, is planned.", "factory-lindi", "planned", None),
        ("The Laos-China Railway opened in December 2021.", "railway-chn-lao", "operational", 2021),
        ("The Doba monorail in Chad, built in 2019, can carry 9,000 people.", "urban-doba", "operational", 2019),
        ("Vanuatu opened the nation's sweeping new presidential palace.", "other-vut", "operational", None),
        ("Bank to build a wind farm in Chad\n\nIt said so on Monday.\n\nThe project is expected to begin commercial "
         "operations in 2029.", "power-plant-wind-tcd", "planned", 2029),
        ("In Chad, a press service reported on 8 May 2019 that the Doba dam is being built.", "water-doba",
         "under_construction", None),
    ],
)  # fmt: skip
def test_one_undertaking_with_its_status_and_end(text: str, key: str, status: str, completion: int | None) -> None:
    one = read_narrative(text)
    assert (one.key, one.status, one.completion) == (key, status, completion)
