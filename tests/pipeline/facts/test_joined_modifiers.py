"""Names in which two materials are joined, lines told by one end, and what a change leaves of a range."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_pledge_cues import show

NAMES = [
    ("The Quipu gold and copper mining project in Peru will cost $4 million.", "Quipu gold and copper mining project"),
    ("Construction of the Gaza gold and silver mine in Mali began in May.", "Gaza gold and silver mine"),
    ("The Kidal wind and solar farm in Mali will produce 5 MW.", "Kidal wind and solar farm"),
    ("The Karonga oil and gas processing plant in Malawi was opened.", "Karonga oil and gas processing plant"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_joined_materials_stay_in_the_name(text: str, name: str) -> None:
    (project,) = read_text(text).facts.projects
    assert project.name.value == name


LINES = [
    ("Norway will build a gas pipeline from Mali.", ["NOR", "MLI"]),
    ("Peru is laying a gas pipeline to Chile through Bolivia.", ["PER", "CHL", "BOL"]),
]


@pytest.mark.parametrize(("text", "where"), LINES)
def test_a_line_told_by_one_end_runs_from_its_builder(text: str, where: list[str]) -> None:
    (project,) = read_text(text).facts.projects
    assert [read.value for role, read in project.parties if role == "location"] == where


def test_two_joined_heads_are_two_undertakings() -> None:
    projects = read_text("The Gao port and rail terminal in Mali opened last week.").facts.projects
    assert [project.kind.value for project in projects] == ["port", "logistics_hub"]


CHANGES = [
    ("Trade between Peru and Norway rose from $4 billion to 5 billion in 2019.", [(4e9, None), (5e9, None)]),
    ("Trade between the cities plunged from 15 to 17 million dollars less.", [(15e6, None), (17e6, None)]),
    ("Peru will lend between $4 billion to 5 billion.", [(4e9, 5e9)]),
    ("Loans vary from $4 billion to 5 billion.", [(4e9, 5e9)]),
]


@pytest.mark.parametrize(("text", "values"), CHANGES)
def test_between_two_parties_tells_of_no_range(text: str, values: list[tuple[float, float | None]]) -> None:
    money = [figure for figure in read_text(text).figures if figure.figure_class == "money"]
    assert [(figure.value, figure.value_max) for figure in money] == values


def test_each_state_of_a_region_is_all_of_them() -> None:
    assert show("Each Central Asian country will receive $3 million from Norway.") == "NOR > C5 financing 3000000 USD"


def test_what_is_granted_is_a_grant() -> None:
    assert show("In 2010, Norway granted NOK 60 million to Samoa for a hospital.") == "NOR > WSM grant 60000000 NOK"


DEEDS = [
    (
        "Ghana gave $2 million to the fund and will send 300 doctors to Haiti.",
        "GHA >  financing 2000000 USD; GHA > HTI other 300 doctors",
    ),
    (
        "Ghana gave $2 million to Mali and will send 300 doctors to Haiti.",
        "GHA > MLI financing 2000000 USD; GHA > HTI other 300 doctors",
    ),
]


@pytest.mark.parametrize(("text", "told"), DEEDS)
def test_a_second_deed_gives_the_first_no_receiver(text: str, told: str) -> None:
    assert show(text) == told


PARTS = [
    ("The first section of the Quipu railway in Peru opened in November.", "under_construction"),
    ("Half of the Quipu highway in Peru is finished.", "under_construction"),
    ("The third stage of the Quipu plant in Peru opened in November.", "operational"),
]


@pytest.mark.parametrize(("text", "status"), PARTS)
def test_a_first_part_that_opens_leaves_works_to_do(text: str, status: str) -> None:
    (project,) = read_text(text).facts.projects
    assert project.status is not None and project.status.value == status


def test_the_emirates_may_open_a_sentence() -> None:
    (row,) = read_text("The Emirates sold Ethiopia goods worth $4 million in 2022.").facts.trade
    assert (row.ref_area.value, row.counterpart_area.value) == ("ARE", "ETH")


STANDING = [
    ("The Quipu mill in Peru began work in January.", "Quipu mill", "operational"),
    ("Norway began work on the Quipu mill in Peru in January.", "Quipu mill", "under_construction"),
    ("The Quipu mill in Peru has been working since January.", "Quipu mill", "operational"),
    ("The Quipu power plant in Peru is running again.", "Quipu power plant", "operational"),
    ("The thermal power station Zeta-2 in Peru is running again.", "Zeta-2 thermal power station", "operational"),
    ("The hydropower plant Quipu in Peru was opened.", "Quipu hydropower plant", "operational"),
    (
        "In Peru, a cotton-spinning mill built by a Chilean firm at a cost of $21 million began work in May.",
        "cotton-spinning mill",
        "operational",
    ),
    (
        "Reconstruction of the Quipu–Tacna section of the Lima–Cusco highway in Peru is 80% done.",
        "Lima–Cusco highway",
        "under_construction",
    ),
]


@pytest.mark.parametrize(("text", "name", "status"), STANDING)
def test_what_works_is_in_operation(text: str, name: str, status: str) -> None:
    (project,) = read_text(text).facts.projects
    assert project.status is not None
    assert (project.name.value, project.status.value) == (name, status)


def test_whose_plant_it_is_gives_it_no_name() -> None:
    assert not read_text("The power plant Rosatom is building in Mali will open in 2027.").facts.projects


TRADE = [
    (
        "Trade between Peru and Chile came to $9 million in 2024. A year earlier it had stood at about $7 million.",
        ["CHL PER turnover 9e+06 2024", "CHL PER turnover 7e+06 2023"],
    ),
    (
        "Peru bought Chilean goods for $4 million in January-March 2025; what it sold to Chile in the same three "
        "months brought in $3 million.",
        ["PER CHL imports 4e+06 2025-Q1", "PER CHL exports 3e+06 2025-Q1"],
    ),
    ("In 2024, the customs service says, Peru imported $9 million worth of gas from Chile.",
     ["PER CHL imports 9e+06 2024"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), TRADE)
def test_flows_told_by_what_was_sold_or_by_the_year_before(text: str, rows: list[str]) -> None:
    shown = []
    for row in read_text(text).facts.trade:
        period = row.time_period and row.time_period.value
        ends = f"{row.ref_area.value} {row.counterpart_area.value} {row.flow.value}"
        shown.append(f"{ends} {row.obs_value.value:.0e} {period}")
    assert shown == rows


def test_ends_of_a_route_are_told_with_where_they_lie() -> None:
    text = (
        "A rail link will run from Kunming in southern China's Yunnan province through Laos, Thailand and Malaysia to "
        "Singapore."
    )
    (project,) = read_text(text).facts.projects
    assert project.name.value == "Kunming-Laos-Thailand-Malaysia-Singapore rail link"
    where = [read.value for role, read in project.parties if role == "location"]
    assert where == ["CHN", "LAO", "THA", "MYS", "SGP"]


def test_marks_on_letters_make_no_second_undertaking() -> None:
    plain, marked = (read_text(f"The {name} power plant was opened.").facts.projects for name in ("Quipu", "Quipú"))
    assert plain[0].project_key == marked[0].project_key
