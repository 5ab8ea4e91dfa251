"""Projects: what is named, where it stands, how far it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.claim import ProjectClaim
from tests.pipeline.facts.facts_of import quotes_hold, read_text
from tests.pipeline.facts.project_sentences import NOT_TOLD, ROLES, TOLD, YEARS, Row


def read_all(text: str) -> list[ProjectClaim]:
    return list(read_text(text).facts.projects)


def rows(text: str) -> list[Row]:
    """The projects of a text, each once, with the last status and the first cost told."""
    found: dict[str, Row] = {}
    for project in read_all(text):
        _, _, status, where, cost = found.get(project.project_key, ("", "", None, set[str](), None))
        status = project.status.value if project.status else status
        cost = project.cost_value.value if project.cost_value and cost is None else cost
        key, kind = project.project_key, project.kind.value
        found[key] = (key, kind, status, where | places(project), cost)
    return list(found.values())


def places(project: ProjectClaim) -> set[str]:
    return {read.value for role, read in project.parties if role == "location"}


@pytest.mark.parametrize(
    ("sentence", "key", "kind"),
    [
        ("The Laos-Thailand railway was completed in 2023.", "railway-lao-tha", "railway"),
        ("Iran and Turkey discussed the Iran-Turkey gas pipeline.", "pipeline-gas-irn-tur", "pipeline"),
        ("Work began on a highway from Ethiopia through Kenya to Tanzania.", "road-eth-ken-tza", "road"),
        ("Egypt's first nuclear power plant will be built by Rosatom.", "power-plant-nuclear-egy-1", "power_plant"),
        ("The Bagamoyo port is under construction.", "port-bagamoyo", "port"),
    ],
)
def test_names_meet_under_a_key(sentence: str, key: str, kind: str) -> None:
    (project,) = read_all(sentence)
    assert (project.project_key, project.kind.value) == (key, kind)


def test_a_route_and_a_joined_name_are_one_project() -> None:
    text = "A railway from Vietnam through Laos to Thailand is planned. The Thailand-Laos-Vietnam railway will help."
    assert len({project.project_key for project in read_all(text)}) == 1


def test_railway_and_highway_between_the_same_ends_are_two() -> None:
    text = "Kenya finished the Kenya-Uganda railway. Uganda plans the Kenya-Uganda highway."
    assert {p.project_key for p in read_all(text)} == {"railway-ken-uga", "road-ken-uga"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Kenya-Uganda railway was completed last year.", "operational"),
        ("The Kenya-Uganda railway will be completed next year.", "under_construction"),
        ("The Kenya-Uganda railway will be built next year.", "planned"),
        ("The Kenya-Uganda railway is under construction.", "under_construction"),
        ("Construction of the Kenya-Uganda railway began in March.", "under_construction"),
        ("The Kenya-Uganda railway has been proposed.", "proposed"),
        ("The Kenya-Uganda railway was suspended.", "suspended"),
        ("Investors walked away from the Kenya-Uganda railway.", "cancelled"),
        ("The Kenya-Uganda railway crosses hills.", "operational"),
    ],
)
def test_status_follows_verb_and_tense(sentence: str, status: str) -> None:
    (project,) = read_all(sentence)
    assert project.status is not None and project.status.value == status


def test_a_second_plant_follows_the_first() -> None:
    text = (
        "Egypt announced plans for a first nuclear plant built by Russia, and expressed interest in "
        "Chinese financing for a second facility."
    )
    first, second = read_all(text)
    assert first.project_key == "power-plant-nuclear-egy-1" and second.project_key == "power-plant-nuclear-egy-2"
    assert ("partner", "RUS") in {(role, read.value) for role, read in first.parties}
    assert second.status is not None and second.status.value == "proposed"


def test_a_line_of_a_pipeline_is_its_own_project() -> None:
    (project,) = read_all("They agreed to speed up Line C of the Russia-Turkey gas pipeline.")
    assert project.project_key == "pipeline-gas-rus-tur-line-c"


def test_cost_before_and_after_the_name() -> None:
    for text in (
        "A $6 billion railway long planned from Vietnam through Laos to Thailand is near.",
        "The Vietnam-Thailand railway will be built. The line will cost $6 billion.",
    ):
        (project,) = read_all(text)
        assert project.cost_value is not None and project.cost_value.value == 6e9


def test_a_place_alone_makes_no_project() -> None:
    assert read_all("There are old roads in Kenya, and a factory in Uganda makes soap.") == []


def test_two_names_before_a_plural_are_two_projects() -> None:
    keys = [p.project_key for p in read_all("The loan built the Tarbi-2 and Lomu-3 substations.")]
    assert keys == ["power-grid-tarbi-2", "power-grid-lomu-3"]


def test_places_come_from_the_route() -> None:
    (project,) = read_all("Work began on a highway from Ethiopia through Kenya to Tanzania.")
    assert places(project) == {"ETH", "KEN", "TZA"}


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_constructions(text: str, told: list[Row]) -> None:
    assert rows(text) == told
    assert quotes_hold(read_text(text))


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_general_or_in_passing_is_no_project(text: str) -> None:
    assert read_all(text) == []


@pytest.mark.parametrize(("text", "start", "completion"), YEARS)
def test_years_of_building(text: str, start: int | None, completion: int | None) -> None:
    (project, *_) = read_all(text)
    assert (project.start_year.value if project.start_year else None) == start
    assert (project.completion_year.value if project.completion_year else None) == completion


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_who_builds_and_pays(text: str, roles: set[tuple[str, str]]) -> None:
    (project,) = read_all(text)
    assert {(role, read.value) for role, read in project.parties if role != "location"} == roles


PIECES = (
    "the railway, plant in a Kenya Uganda's dam Line D of from A-B port first second it will cost $5 billion by 2030 "
    "opened, is building Luban workshop another such corridor: Iran-Oman-India ( ; . University Rogun 500 MW and"
).split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=8, max_size=40))
def test_no_order_of_words_breaks_the_reading(words: list[str]) -> None:
    text = f"Officials spoke of many things on that day. {' '.join(words)}. They told of other plans too."
    assert quotes_hold(read_text(text))
