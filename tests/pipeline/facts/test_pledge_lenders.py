"""Help that bears its lender's name, courses attended abroad, gifts told by a noun; for whom, and where it is built."""

import pytest

from tests.pipeline.facts.facts_of import read_text
from tests.pipeline.facts.test_pledge_cues import show

TOLD = [
    ("The dyke in Peru is paid for by a $4 million World Bank loan.", "world-bank > PER loan 4000000 USD"),
    ("Peru will use a $4 million ADB credit for its dykes.", "asian-development-bank > PER loan 4000000 USD"),
    ("Thanks to a $4 million OPEC Fund grant, the dyke in Peru stands.", "opec-fund > PER grant 4000000 USD"),
    ("In 2010, 30 Peruvian clerks received training in Norway.", "NOR > PER training 30 clerks"),
    ("Some 120 clerks from Peru attended seminars in Norway in 2010.", "NOR > PER training 120 clerks"),
    ("Twenty Peruvian nurses were trained in Norway in 2012.", "NOR > PER training 20 nurses"),
    ("Norway provided a donation of 90 ploughs to Peru.", "NOR > PER in_kind 90 ploughs"),
    ("Norway will make a donation of 90 ploughs to Peru.", "NOR > PER in_kind 90 ploughs"),
]
BOUND = [
    ("Norway will open its market to Peruvian quinces.", "NOR > PER market_access "),
    ("Norway will also let Peruvian coal in from next year.", "NOR > PER market_access "),
    ("The World Bank itself has committed a loan of $4 million to Peru.", "world-bank > PER loan 4000000 USD"),
    ("Norway and Peru met. Both governments aim to double the volume of trade.", "NOR+PER >  trade_target "),
    ("A European Commission spokesman said the bloc would give Peru $4 million.", "EU > PER financing 4000000 USD"),
]
ORDERED = [
    ("The president of Norway ordered that 40 tonnes of flour be sent to Peru.", "NOR > PER in_kind 40 tonnes"),
    ("Norway endorsed the proposal to open a trade house in Lima.", "NOR > PER facility "),
    (
        "The leaders of Japan and Peru met. The two leaders saw the exchange of notes on yen loans of $4 million.",
        "JPN > PER loan 4000000 USD",
    ),
    ("Norsk Hydro is ready to increase supplies to the north of Peru.", "norsk-hydro > PER other "),
    ("A branch of the Bank of China will open in Lima next May.", "bank-of-china+CHN > PER facility  by 2025"),
    ("Norway has promised Peru to raise that to 900 megawatts.", "NOR > PER other 900 megawatts"),
    ("Chad was told of. The government will send 40 tonnes of flour to Peru.", "TCD > PER in_kind 40 tonnes"),
    ("The head of state of Chad met guests. He also decided to send 40 trucks to Peru.", "TCD > PER in_kind 40 trucks"),
    ("Norway shall put $4 million into the running costs of the fund.", "NOR >  financing 4000000 USD"),
    (
        "Others, including the ADB with $9 million in loans and the Saudi Fund for Development with $4 million, "
        "joined in Peru.",
        "asian-development-bank > PER loan 9000000 USD; saudi-fund-for-development+SAU > PER loan 4000000 USD",
    ),
    (
        "The ADB has issued a term sheet under which it would lend $4 million to the project company in Peru.",
        "asian-development-bank > PER loan 4000000 USD",
    ),
    (
        "Norway will allocate $4 million for it in next year's budget. Peru is glad. Peru is proud of the road.",
        "NOR >  financing 4000000 USD by 2025",
    ),
    ("We'll lend Peru $4 million, the Norwegian minister said.", "NOR > PER loan 4000000 USD"),
    ("We've decided to give 40 ploughs to Peru, the Norwegian minister said.", "NOR > PER in_kind 40 ploughs"),
]
UNTOLD = [
    "Norway and Peru agreed to expand trade.",
    "The Peruvian government itself will pay the Norwegian loan back.",
    "Norway will let the matter rest in Peru.",
    "In 2010, 300 clerks received training in Norway.",
    "The president of Peru attended training exercises in Norway.",
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=lambda value: value[:40])
def test_help_is_the_lenders_whose_name_it_bears(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize(("text", "told"), BOUND, ids=lambda value: value[:40])
def test_markets_opened_and_trade_multiplied_are_pledges(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize(("text", "told"), ORDERED, ids=lambda value: value[:40])
def test_orders_branches_and_short_forms_are_read(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize("text", UNTOLD, ids=lambda value: value[:40])
def test_what_is_indefinite_is_no_pledge(text: str) -> None:
    assert show(text) == ""


def test_whose_firm_builds_receives_nothing() -> None:
    text = "A Norwegian company won the contract for a road from Kaya to Yako. The World Bank lent $4 million for it."
    (claim,) = read_text(text).facts.pledges
    assert [read.value for read in claim.recipients] == ["BFA"]  # where Kaya and Yako are


def test_what_a_loan_builds_stands_with_its_borrower() -> None:
    text = "The Export-Import Bank of China agreed to lend $4 million to Peru to build the Ucayali dam."
    (project,) = read_text(text).facts.projects
    assert [read.value for role, read in project.parties if role == "location"] == ["PER"]
