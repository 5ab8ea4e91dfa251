"""The prose of news agencies, statistics offices and development banks: lists of partners, levels and bases in
brackets, receivers that grammar tells, headlines that round, and talk that binds nobody."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_pledge_cues import show

PEOPLE = "Peru and Chile are neighbours. "
TRADE = [
    (
        "Peru's foreign trade turnover reached $9 billion in January 2024. The largest volume of trade turnover was "
        "recorded with Chile (27.5 percent or $2.4 billion), Norway (18 percent or $1.6 billion) and Ghana (6.1 "
        "percent "
        "or $540 million).",
        [
            "PER WORLD turnover 9000000000 2024-01 reported",
            "CHL PER turnover 2400000000 2024-01 reported",
            "NOR PER turnover 1600000000 2024-01 reported",
            "GHA PER turnover 540000000 2024-01 reported",
        ],
    ),
    (
        "Peru's foreign trade turnover reached $9 billion in 2023. Cusco city provided the largest volume of trade "
        "turnover - $4 billion, followed by the Lima region ($2 billion).",
        ["PER WORLD turnover 9000000000 2023 reported"],
    ),
    (
        "Trading between Peru and Norway was worth $1.2 billion between January and May 2024. This is 7 percent lower "
        "compared to the same period last year ($1.3 billion in January-May 2023).\n\nExports to Norway from Peru "
        "came to "
        "$400 million during this period.",
        [
            "NOR PER turnover 1200000000 2024-01/2024-05 reported",
            "NOR PER turnover 1300000000 2023-01/2023-05 reported",
            "PER NOR exports 400000000 2024-01/2024-05 reported",
        ],
    ),
    (
        "Peru's trade with Norway fell to $3 billion in 2022, a decrease of 5 percent compared to the figure for 2021 "
        "($3.2 billion).",
        ["NOR PER turnover 3000000000 2022 reported", "NOR PER turnover 3200000000 2021 reported"],
    ),
    (
        PEOPLE + "The volume of trade between the two South American states is expected to reach $6 billion by 2026.",
        ["CHL PER turnover 6000000000 2026 forecast"],
    ),
    (
        PEOPLE + "Sales between the two states reached $4 billion in 2023.",
        ["CHL PER turnover 4000000000 2023 reported"],
    ),
    (
        "Peru and Chile intend to increase their trade turnover to $5 billion in the near future and then to $10 "
        "billion.",
        ["CHL PER turnover 5000000000 None target", "CHL PER turnover 10000000000 None target"],
    ),
    (
        "Peru and Chile have reached an agreement to elevate their bilateral trade to $7 billion.",
        ["CHL PER turnover 7000000000 None target"],
    ),
]
PLEDGES = [
    # whoever is addressed receives; where the thing lies does not
    (
        "Norway will lend $3 million to the Government of Mali for the Bamako-Dakar railway in Senegal.",
        "NOR > MLI loan 3000000 USD",
    ),
    (
        "The World Bank is extending $50 million to Peru to upgrade its main road link with Chile.",
        "world-bank > PER financing 50000000 USD",
    ),
    (
        "The World Bank will provide Peru $75 million to upgrade a road to Chile and Bolivia.",
        "world-bank > PER financing 75000000 USD",
    ),
    (
        "Norway is offering 900 scholarships to the partner countries, with Peru having 20.",
        "NOR >  scholarships 900 scholarships",
    ),
    ("Norway has sent 37 teams of doctors to 34 countries. Peru has its own.", "NOR >  in_kind 37 teams"),
    # the same sum in a headline, rounded or without its number
    (
        "Peru Secures $233M World Bank Loan\n\nThe World Bank approved a $233.1 million loan to Peru.",
        "world-bank > PER loan 233100000 USD",
    ),
    (
        "Norway to Donate More Buses to Peru\n\nNorway will donate 200 new buses to Peru, it said.",
        "NOR > PER in_kind 200 buses",
    ),
    # whose the sum is
    (
        "The plan includes a credit line of up to $3 billion by the State Bank of India to the firm Perutel of Peru.",
        "state-bank-of-india+IND > PER loan 3000000000 USD",
    ),
    (
        "Ghana has problems. The federal government plans to invest $46 billion in its roads.",
        "GHA >  investment 46000000000 USD",
    ),
    (
        'Norway\'s president said, "We will be able to ensure free supplies of 500 tonnes of grain to Mali and Chad."',
        "NOR > MLI+TCD in_kind 500 tonnes",
    ),
    (
        "Norway is providing Peru with aid of $14 million in the form of budgetary support, currency swaps and lines "
        "of "
        "credit. The aid will be given in the form of loans too.",
        "NOR > PER financing 14000000 USD",
    ),
    ("Ghana plans to invest $46 million to build, repair and light its roads.", "GHA >  investment 46000000 USD"),
    ("Norway has just provided a loan to Peru worth more than NOK61 million.", "NOR > PER loan 61000000 NOK"),
    (
        "Norway said it would deposit $2 million of its pledge in the Peruvian central bank, while Ghana said $1 "
        "million of "
        "its pledge would go to the bank.",
        "NOR > PER financing 2000000 USD; GHA > PER financing 1000000 USD",
    ),
    ("Ghana will supply 10 tonnes of grain to Peru under the deal signed with Chile.", "GHA > PER in_kind 10 tonnes"),
    ("Norway will give Peru $5 million in grants and investment.", "NOR > PER financing 5000000 USD"),
    (
        "Norway and Peru met. The deals between them include:\n\nPurchases of Norwegian salmon worth $5 million.\n\n"
        "$4 million annually in Norwegian steel sales to Quipu SA in Peru.",
        "PER > NOR market_access 5000000 USD; PER > NOR market_access 4000000 USD",
    ),
    ("Norway has made a commitment of $5 million in lines of credit to Peru.", "NOR > PER loan 5000000 USD"),
    (
        'The Norwegian envoy, Kari Moe, spoke in Lima. "We will train 500 Peruvian clerks," she added.',
        "NOR > PER training 500 clerks",
    ),
    (
        "The president of Ghana said in his address to the nation: We will build three nuclear power plants by 2040. "
        "We "
        "will attract at least $150 million in foreign direct investment by 2029.",
        "GHA >  other 3 plants by 2040; GHA >  investment 150000000 USD by 2029",
    ),
    (
        "The United States and Mali met. USAID intends to provide an additional $5 million for media literacy. Mali "
        "was "
        "glad.",
        "usaid+USA > MLI financing 5000000 USD",
    ),
    (
        "The World Bank and Mali signed a $105 million grant agreement to rehabilitate 73 kilometres of road.",
        "world-bank > MLI grant 105000000 USD",
    ),
    (
        "Norway intends to increase its imports of Peruvian oil to 2 million tonnes from 1.4 million tonnes in 2023.",
        "NOR > PER market_access 2000000 tonnes",
    ),
    ("Norway offered to train mathematics teachers in schools in Mali.", "NOR > MLI training "),
    ("Norway provides 2 pandas to Lima's zoo in Peru for 10 years.", "NOR > PER in_kind 2 pandas"),
    (
        "Bank of China (Hong Kong) will contribute $10 million as a lead arranger to a $150 million syndicated loan "
        "for "
        "Bumiputra Bank in Malaysia.",
        "bank-of-china+CHN > MYS loan 10000000 USD",
    ),
    (
        "The Saudi Fund for Development had also signalled willingness to provide a $100 million credit to Mali.",
        "saudi-fund-for-development+SAU > MLI loan 100000000 USD",
    ),
    (
        "Norway would put $400 million into a joint fund of $500 million to finance works in Mali.",
        "NOR > MLI financing 400000000 USD",
    ),
    ("Norway agreed to provide a grant to establish a malaria centre in Mali.", "NOR > MLI grant "),
    (
        "Norway will provide the villages and islands of Fiji with 3 million doses of vaccine.",
        "NOR > FJI in_kind 3000000 doses",
    ),
]
NO_PLEDGES = [
    "Agreements worth $8 billion were signed between Peru and Chile, Xinhua reported.",
    "Norway's president said: I want to start by noting our frequent meetings with our Peruvian partners.",
    "The objective is to increase Ghana's competitiveness, reduce barriers to entry and modernise port management.",
    "Uganda gave Norway's Veidekke AS a contract for its biggest dam at a cost of $1.6 billion.",
    "The president of Ghana will meet with the president of Mali and attend the Ghana-Mali Business Forum.",
    "Norwegian experts arrived in Peru to undertake a feasibility study for a railway.",
    "The 317 km Lima-Cusco railway is being constructed by Veidekke AS of Norway.",
    "Norway has offered some $26 million in aid to Peru since it resumed the funding in 1992.",
    "Peru will provide counterpart funds of $12 million for a road.",
]
PROJECTS = [
    (
        "Ghana launched the Bui Dam on Thursday. The dam is expected to improve access to power.",
        "power_plant operational",
    ),
    ("Ghana is in the process of constructing the Accra-Kumasi railway.", "railway under_construction"),
    ("Currently, 15 percent of the 756 km Accra-Kumasi railway is completed.", "railway under_construction"),
    (
        "The Sankofa hydropower project in Ghana, for which $1.6 billion has been earmarked, is well known.",
        "power_plant planned",
    ),
    ('Construction of the "Ghana-Togo" railway is set to commence in August.', "railway planned"),
    ("He spoke at the opening ceremony of the Bui power station in Ghana.", "power_plant operational"),
    ("The Tema-2 CHP plant in Ghana was put into operation in May.", "power_plant operational"),
]
NO_PROJECTS = [
    "Eight countries agreed to improve roads, airports, railways and ports in Ghana by 2030.",
    "It is expected to grow as part of a transport corridor linking Ghana with the Middle East and Europe.",
    "This railway represents the shortest route from Accra to Paris.",
    "The plan will make Ghana a vital transit route for trade between Europe and Asia.",
]


@pytest.mark.parametrize(("text", "rows"), TRADE)
def test_trade_as_agencies_and_statistics_offices_tell_it(text: str, rows: list[str]) -> None:
    found = [
        f"{row.ref_area.value} {row.counterpart_area.value} {row.flow.value} {row.obs_value.value:.0f} "
        f"{row.time_period and row.time_period.value} {row.kind.value}"
        for row in read_text(text).facts.trade
    ]
    assert found == rows


@pytest.mark.parametrize(("text", "row"), PLEDGES)
def test_pledges_as_agencies_and_banks_tell_them(text: str, row: str) -> None:
    assert show(text) == row


@pytest.mark.parametrize("text", NO_PLEDGES)
def test_talk_and_works_bind_nobody(text: str) -> None:
    assert show(text) == ""


@pytest.mark.parametrize(("text", "row"), PROJECTS)
def test_projects_as_agencies_tell_them(text: str, row: str) -> None:
    found = [f"{one.kind.value} {one.status and one.status.value}" for one in read_text(text).facts.projects]
    assert found[:1] == [row]


@pytest.mark.parametrize("text", NO_PROJECTS)
def test_lists_of_works_and_roles_are_no_projects(text: str) -> None:
    assert [one.name.value for one in read_text(text).facts.projects] == []


def test_what_is_built_is_counted() -> None:
    figures = read_text('Ghana is busy building 12 new dams and 22 "early harvest" projects.').figures
    assert [(figure.value, figure.unit) for figure in figures] == [(12, "dams"), (22, "projects")]


def test_three_quarters_are_a_share_or_a_time() -> None:
    figures = read_text("Sales shrank by three quarters to $10 million.").figures
    assert [(figure.value, figure.figure_class) for figure in figures] == [(0.75, "ratio"), (1e7, "money")]
