"""Pledges told in words that no construction ties to their amount: the cues of their stretch."""

import pytest

from tests.pipeline.facts.facts_of import read_text

TOLD = [
    ("A second promise from Oslo concerns twelve patrol boats for Samoa.", "NOR > WSM in_kind 12 boats"),
    (
        "The Dutch side has taken a decision: 80 million euros are to be given free of charge for a dam in Samoa.",
        "NLD > WSM grant 80000000 EUR",
    ),
    (
        "Peru followed this up with the promise of 3 million barrels of oil for Chad, free of charge.",
        "PER > TCD in_kind 3000000 barrels",
    ),
    (
        "The road is to be paid for with a $36 million loan that the AfDB approved in May; it crosses Chad.",
        "african-development-bank > TCD loan 36000000 USD",
    ),
    (
        "Norway's Statkraft is not far behind: its pledge to spend $10 billion in Peru by 2030 was repeated.",
        "statkraft > PER investment 10000000000 USD by 2030",
    ),
    ("A Danish investor has undertaken to build a $220 million smelter in Chad.", "DNK > TCD investment 220000000 USD"),
    (
        "It is the World Bank that has been found willing: a grant of $5 million will cover the studies in Chad.",
        "world-bank > TCD grant 5000000 USD",
    ),
    (
        "A Dutch state lender, Oruba Bank, has opened a credit line of 9 million euros for buyers in Chad.",
        "oruba-bank > TCD loan 9000000 EUR",
    ),
    (
        "Chadian students are promised 600 scholarships, the Danish government said.",
        "DNK > TCD scholarships 600 scholarships",
    ),
    (
        "Finland gave Chad 40 trucks, its embassy said, and will pay for a clinic in N'Djamena with 9 million euros.",
        "FIN > TCD in_kind 40 trucks; FIN > TCD financing 9000000 EUR",
    ),
]
UNTOLD = [
    "Chad will receive 25 lakh eggs as relief, the minister said.",
    "Korea and Chad signed a deal under which Hyundai will build a $6 million facility.",
    "Norway's promised exports to Chad were worth $3 million.",
    "Norway has undertaken to build a $20 million school in Chad with money of others.",
    "Chad sought $80 million, but no lender was ready to give it.",
]


def show(text: str) -> str:
    shown = []
    for claim in read_text(text).facts.pledges:
        sides = "+".join(read.value for read in claim.pledgors), "+".join(read.value for read in claim.recipients)
        amount = f"{claim.quantity.value:.0f} {claim.unit.value if claim.unit else ''}" if claim.quantity else ""
        due = f" by {claim.due_year.value}" if claim.due_year else ""
        shown.append(f"{sides[0]} > {sides[1]} {claim.instrument.value} {amount}{due}")
    return "; ".join(shown)


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_cues_beside_an_amount_tell_a_pledge(text: str, told: str) -> None:
    assert show(text) == told


@pytest.mark.parametrize("text", UNTOLD, ids=[text[:40] for text in UNTOLD])
def test_what_is_no_pledge_gives_no_row(text: str) -> None:
    assert show(text) == ""


BOUGHT = [
    (
        "Peru and Denmark announced deals.\n\n- Up to $3 million annually in Danish gas purchases.\n- Purchases "
        "of Danish ships, pumps and paints valued at $9 million.",
        "PER > DNK market_access 3000000 USD; PER > DNK market_access 9000000 USD",
    ),
    ("The minister welcomed a purchase order of 30 Boeing aircraft by Peru.", "PER > USA market_access 30 aircraft"),
]


@pytest.mark.parametrize(("text", "told"), BOUGHT, ids=[text[:40] for text, _ in BOUGHT])
def test_purchases_promised_open_a_market(text: str, told: str) -> None:
    assert show(text) == told


def test_goods_bought_long_ago_are_no_pledge() -> None:
    assert show("Peru's purchases of Danish ships were worth $9 million under the deal.") == ""


AGREED = [
    ("They agreed:\n(a) to hold a business forum in Oslo in 2027;\n(b) to set up a joint working group on trade.", 2),
    ("It was decided:\n- to open a trade house in Lima;\n- to hold a forum in Oslo.", 2),
]


@pytest.mark.parametrize(("text", "count"), AGREED, ids=["they agreed", "it was decided"])
def test_a_list_of_what_was_agreed_binds_both_sides(text: str, count: int) -> None:
    told = read_text("Joint statement of Norway and Peru\n\n" + text).facts.pledges
    assert [sorted(read.value for read in claim.pledgors) for claim in told] == [["NOR", "PER"]] * count


def test_a_plan_of_a_party_is_its_own() -> None:
    text = "They welcomed the decision of the Saudi Fund for Development to extend to Chad a loan of $10 million."
    assert show(text) == "saudi-fund-for-development+SAU > TCD loan 10000000 USD"


def test_vague_sums_are_no_amounts() -> None:
    assert show("The deal will drive billions of dollars in investment by Danish firms in Chad.") == ""


BUILT = "Norway will invest $130 million in a glass works in Chad. "
ENDS = [
    ("It should go on stream in 2026.", " by 2026"),
    ("The glass works is to open by the end of 2027.", " by 2027"),
    ("The ministry is to be reformed by 2027.", ""),
    ("The works of the poet are to be published in 2027.", ""),
]


@pytest.mark.parametrize(("after", "due"), ENDS, ids=[after for after, _ in ENDS])
def test_the_sentence_after_tells_by_when_it_is_to_be_ready(after: str, due: str) -> None:
    assert show(BUILT + after) == "NOR > TCD investment 130000000 USD" + due


def test_what_a_sum_is_counts_and_not_what_others_do_with_it() -> None:
    text = "Norway gave Chad $5 million in grants. About 13 million dollars in export finance is to help Norwegian"
    assert show(text + " firms invest there.").endswith("NOR > TCD financing 13000000 USD")
