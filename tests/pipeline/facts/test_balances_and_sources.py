"""Flows told beside a balance of trade or under a cited office, sums that receivers secure, projects that agencies
run at their own cost."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_pledge_cues import show

TRADE = [
    (
        "Peru's trade deficit with Norway widened in 2022 as imports rose to $9 million while exports totalled $4 "
        "million.",
        ["PER NOR imports 9000000 2022", "PER NOR exports 4000000 2022"],
    ),
    (
        "Peru's trade deficit with Norway widened in 2022. Imports rose to $9 million while exports totalled $4 "
        "million.",
        ["PER NOR imports 9000000 2022", "PER NOR exports 4000000 2022"],
    ),
    (
        "The trade gap between Peru and Norway narrowed. Peru's imports fell to $9 million in 2022.",
        ["PER NOR imports 9000000 2022"],
    ),
    (
        "Ghana recorded a deficit of $3 million in its trade with Mali, importing goods worth $7 million and "
        "exporting $4 million.",
        ["GHA MLI imports 7000000 None", "GHA MLI exports 4000000 None"],
    ),
    (
        "Peru's trade with Norway grew in 2022 as imports rose to $9 million while exports totalled $4 million.",
        ["PER NOR imports 9000000 2022", "PER NOR exports 4000000 2022"],
    ),
    (
        "Ghana's trade deficit widened to $5 million in 2022, as imports rose to $9 million.",
        ["GHA WORLD imports 9000000 2022"],
    ),
    # what is said of the balance itself is no trade
    ("Peru's trade surplus with Norway hit $4 million last year. The figure was $1 million in 2021.", []),
    # with all partners, or with others than the one of the balance
    (
        "Peru's trade deficit with Norway fell. Peru's total exports rose to $40 million in 2022.",
        ["PER WORLD exports 40000000 2022"],
    ),
    (
        "Uganda's trade with Kenya is growing, while exports to Mali reached $5 million.",
        ["UGA MLI exports 5000000 None"],
    ),
    (
        "The US trade deficit with China fell in May. Exports to China totalled $2 million. The U.S. trade deficit "
        "with the rest of the world rose. Exports climbed to $9 million.",
        ["USA CHN exports 2000000 2024-05", "USA WORLD exports 9000000 2024-05"],
    ),
    # whose figures they are
    (
        "According to the National Bank of Georgia, exports to Azerbaijan amounted to $120 million in 2023.",
        ["GEO AZE exports 120000000 2023"],
    ),
    (
        "Exports to Azerbaijan amounted to $120 million in 2023, the National Bank of Georgia said.",
        ["GEO AZE exports 120000000 2023"],
    ),
    ("The commodity circulation between Peru and Norway was $4 million.", ["NOR PER turnover 4000000 None"]),
    ("Peru set a target of $4 million for trade with Norway.", ["NOR PER turnover 4000000 None"]),
    ("Medical supplies worth $5 million were delivered to Peru by the Norwegian embassy.", []),
    ("Norway also delivered more than 20 tons of medical supplies to Peru on Feb 18.", []),
    (
        "In 2021 Peru bought goods worth $20 million from Norway, mainly salmon ($15 million) and quinoa ($2 million).",
        ["PER NOR imports 20000000 2021", "PER NOR imports 15000000 2021", "PER NOR imports 2000000 2021"],
    ),
    ("Ghana ships 500 tonnes of rice to Mali as food aid.", []),
    (
        "Trade between Peru and Norway was $2 million in 2000. By 2018, it had ballooned to $9 million.",
        ["NOR PER turnover 2000000 2000", "NOR PER turnover 9000000 2018"],
    ),
    ("Peru-Norway trade is small ($18 million in 2022), but it grows.", ["NOR PER turnover 18000000 2022"]),
    ("Its neighbours sold $4 million of goods to Peru, and bought $6 million.", []),
    (
        "The package includes training for the Norwegian forces.\n\nIn 2022, Peru-Norway trade totaled $25 million, "
        "with "
        "Peruvian exports at $13 million, imports at $12 million, and a trade surplus of $1 million.",
        ["NOR PER turnover 25000000 2022", "PER NOR exports 13000000 2022", "PER NOR imports 12000000 2022"],
    ),
    ("Norway is our 12th largest military sales partner with active cases valued at $26 million. Peru says so.", []),
    (
        "In 2022 Peru exported 120 tons of fruits and vegetables to Norway worth $19 million.",
        ["PER NOR exports 120 2022", "PER NOR exports 19000000 2022"],
    ),
    ("Ghana ranks first among Central Asian countries in terms of trade with Italy, with $16 billion.", []),
]
PLEDGES = [
    ("Mali has secured $350 million from the World Bank.", "world-bank > MLI financing 350000000 USD"),
    ("Cambodia won $600 million in Chinese aid.", "CHN > KHM financing 600000000 USD"),
    ("Mali will borrow $20 million from the World Bank.", "world-bank > MLI loan 20000000 USD"),
    ("Peru's cabinet approved a $100 million loan from the World Bank.", "world-bank > PER loan 100000000 USD"),
    ("The IMF approved a three-year, $1.3 billion loan programme for Zambia.", "imf > ZMB loan 1300000000 USD"),
    (
        "On 12 May JICA signed a loan agreement with the government of India to provide up to 66 million yen for a "
        "metro.",
        "jica+JPN > IND loan 66000000 JPY",
    ),
    ("Norway announced $20 million to help Malian refugees in Chad.", "NOR > TCD financing 20000000 USD"),
    ("KOICA will implement a $6 million project in Mali.", "koica+KOR > MLI financing 6000000 USD"),
    ("The EU and UNDP launched a 5 million euro project in Mali.", "EU+undp > MLI financing 5000000 EUR"),
    ("The $6 million project, funded by KOICA, will help Mali.", "koica+KOR > MLI financing 6000000 USD"),
    ("A $25 million USAID project will help farmers in Mali.", "usaid+USA > MLI financing 25000000 USD"),
    (
        "The Asian Development Bank approved loans for Peru. The Manila-based lender said Fiji will get a loan "
        "amounting to $3 million.",
        "asian-development-bank > FJI loan 3000000 USD",
    ),
    (
        "The agreements provide for a loan to Mali in the amount of $3 million and grant funds in the amount of $2 "
        "million from the World Bank.",
        "world-bank > MLI loan 3000000 USD; world-bank > MLI grant 2000000 USD",
    ),
    (
        "Norway will lend $3 million to Mali for a road at a total investment cost of $7 million.",
        "NOR > MLI loan 3000000 USD",
    ),
    ("Norway committed to implementing 200 livelihood projects in Mali.", "NOR > MLI other 200 projects"),
    ("The World Bank will consider providing three loans of $5 million to Mali.", ""),
    (
        "Norway laid out plans at a meeting of Pacific leaders held in the Marshall Islands. It will help Pacific "
        "island "
        "nations.\n\nNorway will provide 500 scholarships to Pacific island countries.",
        "NOR >  scholarships 500 scholarships",
    ),
    (
        "The World Bank approved $60 million towards schools ($40 million for Peru) and power ($20 million for Chad "
        "and "
        "Mali).",
        "world-bank >  financing 60000000 USD; world-bank > PER financing 40000000 USD; "
        "world-bank > TCD+MLI financing 20000000 USD",
    ),
    (
        "The World Bank approved $6 million for Peru. The approvals also included $750,000 as grants for schools in "
        "Nepal and Fiji.",
        "world-bank > PER financing 6000000 USD; world-bank > NPL+FJI grant 750000 USD",
    ),
    ("The $1 million grant announced earlier in 2024 by USAID will assist Mali.", "usaid+USA > MLI grant 1000000 USD"),
    ("Norway will renovate the national stadium in Mali.", "NOR > MLI other "),
    ("Norway will fund a new school in Peru.", "NOR > PER financing "),
    ("Norway will renovate its national stadium.", ""),
    ("In 2012 Norway gave Mali a grant to build a bridge.", "NOR > MLI grant "),
    ("In 2009 Norway provided a concessional loan to Mali for a power plant.", "NOR > MLI loan "),
    (
        "Norway provides grant for school in Mali\n\nIn 2010 Norway provided a grant for the construction of a "
        "school in "
        "Mali.",
        "NOR > MLI grant ",
    ),
    (
        "Norway provides 30 scholarships to students of Mali\n\nNorway awarded scholarships to 30 students from Mali.",
        "NOR > MLI scholarships 30 students",
    ),
    ("Norway pledged to build a 300-bed hospital in Mali.", "NOR > MLI facility "),
    (
        "CDB and Ghana signed an agreement for $850 million of the $3 billion master facility agreement.",
        "china-development-bank+CHN > GHA loan 850000000 USD",
    ),
    ("Ghana ships about $2 billion worth of copper to Norway each year.", ""),
    ("Norway lent Mali $8 million to build a mill.", "NOR > MLI loan 8000000 USD"),
    ("Ghana supplied around 35 tonnes of gold to Mali in 2022, worth some $10.3 million.", ""),
    (
        "Remarks by World Bank President Ajay Banga\n\nWe will provide $12 million for Mali.",
        "world-bank > MLI financing 12000000 USD",
    ),
    (
        "Norway will provide Mali with $600 million. This will include a development fund of $100 million. It will "
        "also "
        "include 50,000 scholarships.",
        "NOR > MLI financing 600000000 USD; NOR > MLI financing 100000000 USD; NOR > MLI scholarships 50000 "
        "scholarships",
    ),
    ("Norway will double the number of scholarships for Mali.", "NOR > MLI scholarships "),
    (
        "Norway will provide Mali with $2 million in financing support and free assistance.",
        "NOR > MLI financing 2000000 USD",
    ),
    ("Norway met with leaders and pledged $6 million to Mali.", "NOR > MLI financing 6000000 USD"),
    (
        "Norway committed $6 million in financing to Mali, triple the commitment from three years before.",
        "NOR > MLI financing 6000000 USD",
    ),
    ("Zambia secured a $30 million loan at talks in China.", "CHN > ZMB loan 30000000 USD"),
    (
        "USAID also signed agreements with the Governments of Mali and Chad for an additional $6 million.",
        "usaid+USA > MLI+TCD financing 6000000 USD",
    ),
    ("Ghana is making significant headway with average salaries rising to $7,000 annually.", ""),
    ("The Quipu mining company plans to invest $4 million in Peru.", "quipu > PER investment 4000000 USD"),
    ("Mali plans to extend its only line with $5 million from Norway.", "NOR > MLI financing 5000000 USD"),
    (
        "Norway and Mali exchanged letters of intent to each provide up to $5 million to a fund.",
        "NOR+MLI >  financing 5000000 USD",
    ),
    (
        "Peru's commitment to a $14 million investment programme in Norway was praised.",
        "PER > NOR investment 14000000 USD",
    ),
    ("Norway has agreed in principle to build an oil refinery in Lima, Peru.", "NOR > PER other "),
    ("Norway plans to pump $3 million into Peru's railways.", "NOR > PER investment 3000000 USD"),
    ("Norway provided $2 million worth of equipment to Fiji.", "NOR > FJI in_kind 2000000 USD"),
    (
        '"Our goal is to increase the trade volume to $5 billion," the president of Ghana said.',
        "GHA >  trade_target 5000000000 USD",
    ),
    ("Ghana plans to ship 1.5 million tonnes of oil through the Mali-Togo pipeline.", ""),
]


@pytest.mark.parametrize(("text", "rows"), TRADE)
def test_flows_beside_a_balance_or_a_source(text: str, rows: list[str]) -> None:
    found = [
        f"{row.ref_area.value} {row.counterpart_area.value} {row.flow.value} {row.obs_value.value:.0f} "
        f"{row.time_period and row.time_period.value}"
        for row in read_text(text).facts.trade
    ]
    assert found == rows


@pytest.mark.parametrize(("text", "row"), PLEDGES)
def test_sums_secured_and_projects_run(text: str, row: str) -> None:
    assert show(text) == row


NO_NAMES = ["It will open access to important South Asian seaports.", "Norway will build a New Railway Line in Mali."]
NAMES = [
    ("The Quipu HPP 1 is being built in Peru.", "Quipu HPP 1", ["PER"]),
    ("The Quipu Hydropower Plant-2 in Peru was opened.", "Quipu Hydropower Plant-2", ["PER"]),
    ("Construction of Peru's Quipu-1 hydropower plant will start next year.", "Quipu-1 hydropower plant", ["PER"]),
    ("Peru plans to build a railway from Cusco to Trujillo with Chinese loans.", "Cusco-Trujillo railway", ["PER"]),
    ("The Malian-Ghanaian Quipu power line is under construction.", "Quipu power line", ["MLI", "GHA"]),
]


@pytest.mark.parametrize(("text", "name", "where"), NAMES)
def test_names_end_where_owners_and_lenders_begin(text: str, name: str, where: list[str]) -> None:
    (project,) = read_text(text).facts.projects
    assert project.name.value == name
    assert [read.value for role, read in project.parties if role == "location"] == where


@pytest.mark.parametrize("text", NO_NAMES)
def test_regions_and_new_lines_are_no_names(text: str) -> None:
    names = [project.name.value for project in read_text(text).facts.projects]
    assert not {"South Asian seaports", "New Railway Line"} & set(names)


def test_what_is_discussed_is_not_being_built() -> None:
    text = "Mali and Peru discussed joint projects on the construction of the Gao-Kidal railroad."
    assert [project.status and project.status.value for project in read_text(text).facts.projects] == ["proposed"]


DROPPED = [
    ("Peru canceled its dam project last month over debt concerns.", "Peru's dam", "cancelled"),
    ("Ghana scrapped a $14 billion railway with China.", "Ghana's railway", "cancelled"),
    ("Peru announced last week that it was dropping an airport project.", "Peru's airport", "cancelled"),
]


@pytest.mark.parametrize(("text", "name", "status"), DROPPED)
def test_what_a_state_gives_up_is_known_by_its_owner(text: str, name: str, status: str) -> None:
    (project,) = read_text(text).facts.projects
    assert (project.name.value, project.status and project.status.value) == (name, status)


def test_what_is_only_wished_for_stays_nameless() -> None:
    assert read_text("Peru will build an airport. Peru dropped a hint.").facts.projects == ()


def test_goods_in_brackets_have_rows_of_their_own() -> None:
    text = (
        "Peru's exports to Norway consist mainly of fruit ($20 million) and coffee ($15 million), while imports "
        "include "
        "machines ($40 million) and salmon ($10 million)."
    )
    rows = read_text(text).facts.trade
    found = [(row.flow.value, row.commodity and row.commodity.value, row.obs_value.value) for row in rows]
    assert found[:2] == [("exports", "fruit", 2e7), ("exports", "coffee", 1.5e7)]
    assert found[-1] == ("imports", "salmon", 1e7)


KINDS = [
    ("Total trade between Peru and Norway was an estimated $34 million in 2022.", "estimate"),
    ("We anticipate trade to amount to $33 million between Peru and Norway.", "forecast"),
    ("Norway will increase mutual trade with Peru to $30 million by 2040.", "target"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_whether_a_level_was_counted(text: str, kind: str) -> None:
    assert [row.kind.value for row in read_text(text).facts.trade] == [kind]


STATUSES = [
    ("China took over Hambantota Port in Sri Lanka in 2017.", "operational"),
    ("The Doraleh Container Terminal in Djibouti was seized by the government in 2018.", "operational"),
    ("Peru completed its section of the Quipu pipeline in 2022.", "under_construction"),
    ("The Quipu dam in Peru received a boost when Norway approved $13 million.", "planned"),
    (
        "Peru borrowed $9 million to build the Quipu-Lima motorway, of which only the first 41 km have been completed.",
        "under_construction",
    ),
    ("The government of Peru shelved plans to build a coal plant at Sengwa.", "suspended"),
    ("Norway has paid for Peru's $5.9 billion railway, which opened in December 2021.", "operational"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_parts_and_plans_tell_how_far_it_is(text: str, status: str) -> None:
    (project,) = read_text(text).facts.projects
    assert project.status and project.status.value == status


def test_a_programme_of_states_is_no_road() -> None:
    assert read_text("Peru will play a role in China's One Belt and One Road Project.").facts.projects == ()


def test_a_line_stands_also_where_its_builder_is_at_home() -> None:
    (project,) = read_text("Mali has begun building the first 20 km of the railway to Ghana.").facts.projects
    assert [read.value for role, read in project.parties if role == "location"] == ["MLI", "GHA"]


def test_a_number_before_a_noun_is_no_money() -> None:
    figures = read_text("It invested $4 billion to reach a 560 million regional consumer base.").figures
    assert [(figure.value, figure.figure_class) for figure in figures] == [(4e9, "money"), (5.6e8, "count")]
