"""Money, measures, percentages and lengths of time, in digits and words."""

import pytest

from tests.pipeline.figures.marked import assert_marks

MONEY = [
    "The bank lent [US$25 billion|25e9 USD] in all.",
    "A grant of [$208mn|208e6 USD] was signed.",
    "It pledged [26 billion yuan|26e9 CNY] in grants.",
    "Orders of [CNY 1.5bn|1.5e9 CNY] came in, and [€12 bn|12e9 EUR] more.",
    "Sales hit [$5.3 bln|5.3e9 USD] and costs [880 mln roubles|880e6 RUB].",
    "The dam cost [Rs 500 crore|5e9 INR].",
    "A ticket is [RM23.50|23.5 MYR] there.",
    "Wages rose to [450 somoni|450 TJS] and [12,000 som|12000 KGS].",
    "The budget is [3.5 trillion Uzbek soums|3.5e12 UZS].",
    "They owe [half a million dollars|5e5 USD].",
    "Power costs [7 cents|0.07 USD] there and [4.5 euro cents|0.045 EUR] here.",
    "A loan of [US dollars 5 million|5e6 USD] followed.",
    "The fund has [2.057.8 billion tenge|2057.8e9 KZT].",
    "A gap of [$-50.8bn|-50.8e9 USD] opened.",
    "The trade was worth [70 \nbillion dollars|70e9 USD].",
    "The fee is [15,5 million manat|15.5e6 TMT].",
    "It raised [one billion dollars|1e9 USD].",
    "A [ten-billion-yuan|10e9 CNY] line of credit opened.",
    "He paid [HK$30 million|30e6 HKD] for it.",
    "Prices fell to [Y=5,182|5182 JPY] a share.",
]

MEASURES = [
    "Turnover rose by [6 percent|6 percent] up to [181.5 billion tariff ton-km|181.5e9 tonne-kilometres].",
    "A mill for [JD15 million|15e6 JOD].",
    "A capacitor of [2.5 F|2.5 farads] at [101 kPa|101 kilopascals].",
    "A [2,000-pound|2000 pounds] bomb and a [20-pound|20 GBP] note.",
    "The hall stands at [2,100 m|2100 metres].",
    "It weighs [eleven pounds|11 pounds]; the ping is [61 ms|61 milliseconds].",
    "A loan of [RMB 29 million|29e6 CNY] (or [TOP 9 million|9e6 TOP]) was in the TOP 10.",
    "Karachi paid [Rs 4.5 billion|4.5e9 PKR], Colombo none, Pakistan [2 million rupees|2e6 PKR].",
    "In Nairobi it cost [Sh13.6 billion|13.6e9 KES]; Lagos paid [N3.5 trillion|3.5e12 NGN], N95 masks none.",
    "They paid [75 billion CFA francs|75e9 XAF] to Cameroon and [5 million NZ dollars|5e6 NZD].",
    "They paid [5 million pesos|5e6 PHP] in Manila.",
    "A fine of [100 (one hundred) dollars|100 USD] and [12 (twelve) months|12 months].",
    "Trade hit [£E 158 billion|158e9 EGP] and [SR29 billion|29e9 SAR].",
    "They gave [600 million RMB Yuan|600e6 CNY].",
    "The pipe carries [270 bcm|270e9 cubic metres] a year.",
    "It pumped [9 mcm|9e6 cubic metres] a day.",
    "Mines sold [1.2 mln tonnes|1.2e6 tonnes] of coal.",
    "The plant has [1000 MW|1000 megawatts] and makes [5.2 billion kWh|5.2e9 kilowatt-hours].",
    "A [198-km|198 kilometres], [220 kV|220 kilovolts] line.",
    "The yard handles [133,000 TEU|133000 TEU] a year.",
    "Wells give [300,000 barrels a day|300000 barrels per day].",
    "Steppe of [12.5 thousand hectares|12500 hectares] burned at [40°C|40 degrees Celsius].",
    "It was [-5°C|-5 degrees Celsius] at dawn.",
    "Blocks of [660 MW|660 megawatts] each.",
    "A 2x[300 MW|300 megawatts] station.",
    "Farms of [60 sq km|60 square kilometres] and a hall of [1,500 sq m|1500 square metres].",
    "A room of [32m2|32 square metres].",
    "Trains do [350 km/h|350 kilometres per hour].",
    "Add [1/2 litre|0.5 litres] and stir.",
    "The field holds [more than a trillion cubic metres|1e12 cubic metres >].",
    "Grain of [25 MMT|25e6 metric tons] moved.",
    "Each got [5 pounds|5 pounds] of flour.",
]

PERCENT = [
    "It fell [0.3 of a percentage point|0.3 percent], by [a quarter-point|0.25 percent].",
    "Exports rose [31.9 percent|31.9 percent].",
    "It holds [51%|51 percent] and they [24.5%|24.5 percent] each.",
    "The rate fell by [0.5 percentage points|0.5 percent].",
    "The index moved [-1.3%|-1.3 percent] on Monday.",
    "Sales (down [6.6 percent|6.6 percent]) and imports (minus [2 percent|2 percent]).",
    "It grew [one per cent|1 percent].",
    "Rates rose [25 basis points|25 basis points].",
]

TIME = [
    "It took [a day and a half|1.5 days]; the loan runs [fifteen (15) years|15 years].",
    "It took [two-and-a-half years|2.5 years], [two and a quarter hours|2.25 hours].",
    "Over the past [12 years|12 years] little changed.",
    "Over [30 years|30 years] of friendship lie behind them.",
    "They were jobless for [over two years|2 years >].",
    "Within the next [three decades|30 years] it will close.",
    "A [two-year|2 years] contract and a [15-day|15 days] stay.",
    "After [a decade|10 years] it reopened; [half a century|50 years] on, it stands.",
    "It lasted [eleven months|11 months], [two weeks|2 weeks] and [40 minutes|40 minutes].",
    "[Two and a half years|2.5 years] later he left.",
    "The hall opened [five years|5 years] ago.",
    "A [25-year-old|25 years] welder; nobody over the age of [60|60 years].",
    "She was [35|35 years] when it closed.",
    "Milk for children [under five|5 years <]; seats for people [over 65|65 years >].",
    "Sales are [5 tonnes|5 tonnes] higher than [one year|1 years] before.",
]

BOUNDS = [
    "[Nearly 40 deals|40 deals ~] and [about $3 million|3e6 USD ~].",
    "[Some 45 universities|45 universities ~] came, [roughly 9,000 guests|9000 guests ~].",
    "[An estimated $8 billion|8e9 USD ~] was lost.",
    "[More than 12 thousand trains|12000 trains >] passed.",
    "[Over 9,000 kilometres|9000 kilometres >] of track.",
    "[Upwards of $1 billion|1e9 USD >], [no less than 300 trucks|300 trucks >].",
    "The ministry handed over [$5 million|5e6 USD] and took over [$3 billion|3e9 USD] of debt.",
    "Turnover [passed $24 billion|24e9 USD >] and cargo [exceeded 32 million tons|32e6 tons >].",
    "[Up to 15,000 jobs|15000 jobs <] at [under 40 percent|40 percent <] of cost.",
    "Income added up to [$509 million|509e6 USD].",
    "They spoke about [two projects|2 projects].",
    "It takes [a decade or so|10 years ~] and [20 trucks or more|20 trucks >].",
    "[~80%|80 percent ~] of it is sand.",
    "[At least another 50 wells|50 wells >] will follow.",
    "It [more than doubled|2 times >].",
    "Falls of [less than about five millimetres|5 millimetres <] and [more than roughly 40 trucks|40 trucks >].",
    "It accounts for [over 256 million yuan|256e6 CNY >], or [nearly 40 million US dollars|40e6 USD ~].",
    "Winds of [up to 80 kilometre an hour|80 kilometres per hour <].",
]


TOLD = [
    "Trade bulletin\n(Values in US dollars)\n\nSales [4.6 billion|4.6e9 USD]\nPurchases [1.2 billion|1.2e9 USD]",
    "Sums are given in euros. With the [five states|5 states] it was [7.1 billion|7.1e9 EUR].",
    "Before it was [6 million|6e6 ]. All amounts here are in tenge.",
    "Ports of the bay (in yuan)\n\nThe north handled [2.2 to 2.4 billion|2.2e9..2.4e9 CNY].",
    "Values in the north differ: [3.3 million|3.3e6 ] were counted.",
]


@pytest.mark.parametrize("marked", TOLD + MONEY + MEASURES + PERCENT + TIME + BOUNDS)
def test_amount_is_read_whole(marked: str) -> None:
    assert_marks(marked)
