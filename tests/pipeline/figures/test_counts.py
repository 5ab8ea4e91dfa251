"""Counted nouns, shares, ratios, ranges, lists and numbers that lean on what stands before."""

import pytest

from pipeline.figures.read import read_figures
from tests.pipeline.figures.marked import assert_marks

COUNTS = [
    "It offers [3,000 vocational training places|3000 places] a year.",
    "[Five Central Asian countries|5 countries] and [eight Chinese-built tunnels|8 tunnels].",
    "[A hundred and twenty schools|120 schools] got [50 million doses|50e6 doses].",
    "[Two dozen workshops|24 workshops], [a dozen wells|12 wells].",
    "[Twenty-five ministers|25 ministers] met [nine crew|9 crew].",
    "[Over 50 economic, cultural and other accords|50 accords >] followed.",
    "[12 road and rail links|12 links] reach [two sports clubs|2 clubs].",
    "The line joining [four cities|4 cities] runs [90 km|90 kilometres].",
    "[Three|3 countries] of the [five countries|5 countries] abstained.",
    "[15 of its plants|15 plants] closed.",
    "A [four-lane|4 lanes] road, a [27-nation|27 nations] bloc, a [2,000-strong|2000 people] force.",
    "[1 200 000 visitors|1200000 visitors] came.",
    "There are [4.4 billion people|4.4e9 people].",
    "[Hundreds of villages|100 villages >] lie there.",
    "[Tens of millions of dollars|10e6 USD >] vanished.",
    "It met [three times|3 times] a year.",
    "They sold [400|400 cans] [5 litre|5 litres] cans and [two|2 units] [300 MW|300 megawatts] units.",
    "It delivered [1,200 Lada 4s|1200 Lada 4s] in May.",
    "[31|31 mines] out of the province's [54 mines|54 mines] shut.",
    "Rain fell on any of the [hundred farms|100 farms].",
    "[Two operations|2 operations] using chartered aircraft followed.",
    "Aid reached [161 towns|161 towns] and [more than 30 firms|30 firms >].",
    "[990 kilometres|990 kilometres] of [33 kV|33 kilovolts]/[11 kV|11 kilovolts] line.",
    "A [14 gauge|14 gauge] needle.",
    "The envoy came back with [38 signed papers|38 papers]; of his staff 12 signed the roll.",
    "It ordered [eleven Airbus 350 freighters|11 freighters] for the Tobol 1 field.",
    "PORT GETS [FOUR CRANES|4 CRANES]",
]

SHARES = [
    "[Half|0.5 times] of the harvest, [two-thirds|0.666666666666667 times] of the ore.",
    "Prices rose by [a third|0.3333333333333333 times].",
    "[One in five|0.2 times] farms and [4 in 10|0.4 times] mines.",
    "It struck [more than 1 in 73|0.0136986301369863 times >] herders.",
    "Growth was [half a percentage point|0.5 percent] lower.",
    "Trade [doubled|2 times], then grew [2.5-fold|2.5 times] and [sevenfold|7 times].",
    "Output is [30 times|30 times] the level of before.",
    "Turnover increased [almost 100 times|100 times ~].",
    "They pay [twice|2 times] as much.",
]

RANGES = [
    "A budget of [$14-15 billion|14e9..15e9 USD] is planned.",
    "Between [$5 and $7 billion|5e9..7e9 USD] went to roads.",
    "It takes [seven to 10 years|7..10 years].",
    "In [5-10 years|5..10 years] it ends; [one to two years|1..2 years] may do.",
    "It lies between [2 per cent and 2.5 per cent|2..2.5 percent].",
    "Homes from [$800,000 to $1.3 million|8e5..1.3e6 USD] sold.",
    "Risk is [$7/$9|7..9 USD] a share.",
    "Exports rose from [2 million tons|2e6 tons] to [3 million tons|3e6 tons].",
    "Capacity will grow from [10|10e6 tonnes] to [25 million tonnes|25e6 tonnes].",
    "It moved its estimate from [8 to 9 per cent|8..9 percent] to [4 to 6 per cent|4..6 percent].",
    "Sales of [1.5 to two million|1.5e6..2e6 ] came.",
    "People aged [20-64|20..64 years], or [one in seven|0.142857142857143 times], joined.",
    "It needs [two or three such plants|2..3 plants].",
    "It owes [$3 billion|3e9 USD]; the state wants [1.2 to 1.4 billion|1.2e9..1.4e9 USD] of it back.",
    "Peaks of [13 to 14,000 feet|13000..14000 feet]; herds of [600 to 1,000 sheep|600..1000 sheep].",
    "[Four thousand to five thousand fans|4000..5000 fans] sang.",
]

LISTS = [
    "They got [$3|3e9 USD], [$5|5e9 USD] and [$7 billion|7e9 USD].",
    "Cuts of [10|10 percent], [20|20 percent] and [30 per cent|30 percent].",
    "Screens of [7|7 inches]- or [8-inch|8 inches] size.",
    "Some cost [eight|8 EUR] or [nine euros|9 EUR].",
]

LEANING = [
    "It sent [8,541 freight trains|8541 trains]. The year before had brought [7,762|7762 trains].",
    "An average day saw [19 trains|19 trains], and the busiest one [27|27 trains].",
    "[Seven men|7 men] drowned in Osh, [five|5 men] in Naryn and [3|3 men] at sea.",
    "The toll from the floods has risen to [20|20 deaths]; the play has a cast of [over 200|200 people >].",
    "That brings the number of closed mines to a staggering [37|37 mines].",
    "It is at work on [32 mines|32 mines] worth [$1 billion|1e9 USD] and another [12|12 mines] in China.",
    "[At least 18|18 people >] were killed; the mill employs [2,300|2300 people].",
    "Wells fed [three|3 tanks] [45,000 litre|45000 litres] tanks.",
    "It lost [12,000 goats|12000 goats], [5.1%|5.1 percent] of all.",
    "Rail moved [1.6 million|1.6e6 tonnes] and lorries [2.4 million tonnes|2.4e6 tonnes].",
    "It could fill it [five times|5 times] over.",
    "It would not name the bridges, [56 of them|56 bridges].",
    "It has [$900 million|900e6 USD]. Without [at least 600 million|600e6 USD >] it stops.",
    "It wired [17 schools|17 schools]. A further [thirty|30 schools] will follow.",
    "They gave [1 ambulance|1 ambulance] and [sixty beds|60 beds].",
    "Cuts of [10|10 percent], [20|20 percent] and even [30 per cent|30 percent].",
    "It raised [280 million|280e6 ILS] of the [1.5 billion shekels|1.5e9 ILS].",
    "It cost [at least eight lives|8 lives >] and left [550 staff|550 staff] seeking other jobs.",
    "The blast killed [three drivers|3 drivers] and wounded [18|18 people], and [as many as 35|35 people <] were shot.",
    "The index closed at [3,245.31|3245.31 points], up [12.5 points|12.5 points].",
    "Scores of [35 or above|35  >] count.",
    "The school takes in nurses. It has put [158 of them|158 nurses] through.",
    "The colleges are new. [More than two dozen|24 colleges >] exist.",
    "It sold [3.9 million phones|3.9e6 phones] up from [2.4 million|2.4e6 phones].",
]


@pytest.mark.parametrize("marked", COUNTS + SHARES + RANGES + LISTS + LEANING)
def test_figure_is_read_whole(marked: str) -> None:
    assert_marks(marked)


@pytest.mark.parametrize(
    ("text", "conversions"),
    [
        ("Aid of €20 million (US$23 million) came.", [None, 0]),
        ("RMB 26 billion (@US$3.7 billion)", [None, 0]),
        ("It cost 100 million yuan, about $14 million, in all.", [None, 0]),
        ("It paid $5 million (2 percent) and €3 million.", [None, None, None]),
        ("Loans of $5 million and €3 million.", [None, None]),
    ],
)
def test_restated_amount_points_to_the_first(text: str, conversions: list[int | None]) -> None:
    assert [figure.conversion_of for figure in read_figures(text, ())] == conversions


def test_restated_amount_takes_the_hedge_of_the_first() -> None:
    bounds = [figure.bound for figure in read_figures("It is around €20 million (US$23 million).", ())]
    assert bounds == ["approx", "approx"]


def test_class_follows_the_unit() -> None:
    text = "A 30-year loan of $5 million at 2 percent built 12 schools and 90 km of road, 3 times more than before."
    classes = [figure.figure_class for figure in read_figures(text, ())]
    assert classes == ["duration", "money", "percent", "count", "physical", "ratio"]
