"""Cities of the world, and the states that they lie in."""

import pytest

from pipeline.mentions.gazetteer import find_country, list_places, make_slug
from tests.pipeline.facts.facts_of import read_text


@pytest.mark.parametrize(
    ("city", "state"), [("Diyarbakir", "TUR"), ("Diyarbakır", "TUR"), ("Bac Ninh", "VNM"), ("Magnitogorsk", "RUS")]
)
def test_city_lies_in_its_state(city: str, state: str) -> None:
    assert find_country(make_slug(city)) == state


@pytest.mark.parametrize("name", ["Victoria", "Nice", "Fatih", "Metro"])
def test_names_of_several_cities_words_and_people_are_no_city(name: str) -> None:
    assert name not in {place.name for place in list_places().values() if place.kind == "city"}


def test_what_is_built_in_a_city_stands_in_its_state() -> None:
    (project,) = read_text("A 90 MW solar plant near Diyarbakir was opened on Monday.").facts.projects
    assert [read.value for role, read in project.parties if role == "location"] == ["TUR"]


def test_a_line_to_a_town_of_the_state_it_plays_in_joins_no_other() -> None:
    text = "The French laid the first track. Vietnam dropped a motorway to Mong Cai."
    assert [[read.value for _, read in one.parties] for one in read_text(text).facts.projects] == [["VNM"]]
