"""How projects are told of: how far they are (works, crews, first stones), where lines run, names before their kind."""

import pytest

from tests.pipeline.facts.facts_of import read_text

SAID = {
    "under_construction": [
        "Work on the Tobol power plant goes on despite the frost.",
        "Work on the Tobol power plant is proceeding at pace.",
        "The Tobol power plant, now in progress, will cost $2 billion.",
        "At the Tobol power plant crews are pouring the last concrete.",
        "Crews are blasting tunnels for the Tobol power plant.",
        "Workers are laying track on the Tobol–Ural railway.",
        "The Tobol power plant is 58 percent complete.",
        "The Tobol power plant is half built.",
        "The Tobol power plant is nearing completion.",
        "Construction of the Tobol power plant is in full swing.",
        "Builders of the Tobol power plant are behind schedule.",
        "The president laid the first stone of the Tobol power plant.",
        "The Tobol power plant (cost: $20 million, foundation stone laid in May) is to supply the town.",
        "Excavators moved in at the site of the Tobol power plant in March.",
        "The first pile of the Tobol bridge was driven in May.",
        "Ground was broken in June for the Tobol power plant.",
        "The contractor has begun to pour concrete for the Tobol power plant.",
        "The Tobol power plant has been under construction since 2019.",
        "Turbines are being installed at the Tobol power plant.",
    ],
    "operational": [
        "The Tobol power plant has been feeding the grid since 2019.",
        "The Tobol power plant supplies 300,000 homes.",
        "The Tobol power plant came online in May.",
        "The Tobol power plant started feeding power into the grid in May.",
        "The Tobol power plant went live in 2021.",
        "Gas has been flowing through the Tobol–Ural pipeline since August.",
        "The Tobol power plant, opened in 2015, employs 300 people.",
        "The Tobol power plant, in service for ten years, is to be enlarged.",
        "The Tobol port handled 12 million tonnes last year.",
        "Trains began to roll on the Tobol–Ural railway in March.",
        "The Tobol car plant has made 40,000 vehicles so far.",
        "The Tobol car plant produces 40,000 vehicles a year.",
        "Tobol airport served 4 million passengers in 2023.",
        "The Tobol refinery was commissioned in 2018.",
        "The Tobol–Ural railway has cut travel time by half.",
        "The Tobol power plant was inaugurated by the two presidents.",
        "The Tobol wind farm generates 300 MW for Kenya.",
    ],
    "planned": [
        "The Tobol power plant will be built by 2030.",
        "Construction of the Tobol power plant is due to start next year.",
        "A contract for the Tobol power plant was awarded in May.",
        "Work on the Tobol power plant has not begun.",
        "Kenya plans the Tobol power plant for 2030.",
        "Kenya has approved the Tobol power plant.",
        "Ground for the Tobol power plant is to be broken in spring.",
        "The Tobol power plant should start up in 2031.",
        "Kenya and Peru signed an agreement to build the Tobol power plant.",
    ],
    "proposed": [
        "Kenya is considering the Tobol power plant.",
        "Kenya would like to see the Tobol power plant built.",
        "Talks on the Tobol power plant have been held for years.",
        "The idea of a Tobol power plant is being discussed.",
        "Kenya has proposed the Tobol power plant to investors.",
        "Investors are being sought for the Tobol power plant.",
    ],
    "suspended": [
        "Work on the Tobol power plant came to a stop in 2016.",
        "Work on the Tobol power plant was interrupted by the war.",
        "The Tobol–Ural railway has not run since 2012.",
        "The Tobol power plant has stood still since March.",
        "The Tobol refinery has been idle for two years.",
        "Kenya has put the Tobol power plant on ice.",
        "Building of the Tobol power plant was broken off in 2014.",
        "No train has run on the Tobol–Ural railway since the war.",
    ],
    "cancelled": [
        "Kenya dropped the Tobol power plant.",
        "The Tobol power plant has disappeared from the plan.",
        "The Tobol power plant was struck off the list.",
        "The Tobol power plant will not be built.",
        "Kenya pulled the plug on the Tobol power plant.",
        "Plans for the Tobol power plant have been buried.",
        "The Tobol power plant is off the table.",
    ],
}


@pytest.mark.parametrize(("status", "sentence"), [(status, said) for status in SAID for said in SAID[status]])
def test_status_is_read_however_it_is_said(status: str, sentence: str) -> None:
    (project,) = read_text(sentence + "\n\nThe minister said so.").facts.projects
    assert project.status is not None and project.status.value == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Work on the Tobol power plant would be resumed, the minister hopes.",
        "A feasibility study for the Tobol power plant has been completed.",
    ],
)
def test_what_is_on_paper_is_neither_built_nor_in_use(sentence: str) -> None:
    (project,) = read_text(sentence).facts.projects
    assert project.status is None or project.status.value in ("proposed", "planned", "suspended")


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("Work on the Tazara railway has begun.", {"TZA", "ZMB"}),
        ("The Lobito corridor is being rebuilt in Angola.", {"AGO", "COD", "ZMB"}),
        ("The Danube gas pipeline (Poland, Slovakia, Hungary) is being built.", {"POL", "SVK", "HUN"}),
    ],
)
def test_line_joins_the_states_it_is_known_or_said_to(sentence: str, states: set[str]) -> None:
    (project,) = read_text(sentence).facts.projects
    assert {read.value for role, read in project.parties if role == "location"} == states


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Nurek, a 3,000 MW dam in Tajikistan, was finished in 1980.", ["Nurek"]),
        ("Tobol Gateway, the dry port in Kazakhstan, handled 90,000 containers.", ["Tobol Gateway"]),
        ("Rahul Mehta, the plant manager, spoke to the press.", []),
        ("In Nurek, the plant was visited by a minister.", []),
        ("Kazakhstan, a mine of talent, agreed.", []),
    ],
)
def test_name_before_what_it_is_names_the_project(sentence: str, named: list[str]) -> None:
    assert [project.name.value for project in read_text(sentence).facts.projects] == named
