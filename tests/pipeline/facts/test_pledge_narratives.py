"""Narratives of aid: one undertaking a row, however often and by whatever words the text comes back to it."""

import pytest

from tests.pipeline.facts.facts_of import read_text

Row = tuple[str, str, str, float | None]


def list_rows(text: str, published_on: str = "2024-06-01") -> list[Row]:
    return [
        (
            "+".join(sorted(read.value for read in pledge.pledgors)),
            "+".join(sorted(read.value for read in pledge.recipients)),
            pledge.instrument.value,
            pledge.quantity.value if pledge.quantity else None,
        )
        for pledge in read_text(text, published_on).facts.pledges
    ]


def test_terms_costs_and_disbursements_are_no_pledges() -> None:
    text = (
        "On 3 May 2013, China Eximbank and the Government of Togo signed an RMB 90 million concessional loan "
        "agreement for a dairy. The borrowing carried a 2% interest rate and a 20-year maturity. The project cost was "
        "$21 million. By 2015 the bank had disbursed RMB 60 million of the loan. The loan's amount outstanding was "
        "RMB 12 million in 2020."
    )
    assert list_rows(text) == [("CHN+exim-bank-of-china", "TGO", "loan", 90e6)]


def test_the_worth_of_a_loan_may_follow_it() -> None:
    text = "The Kuwait Fund signed a loan agreement with Benin on 5 March 2013. The loan amounts to $15 million."
    assert list_rows(text) == [("KWT+kuwait-fund", "BEN", "loan", 15e6)]


def test_the_kind_of_help_may_follow_it() -> None:
    text = "Norway added 30 million kroner for schools in Montenegro. The money is a gift."
    assert [row[2] for row in list_rows(text)] == ["grant"]


def test_a_sum_told_again_is_one_pledge() -> None:
    text = (
        "In 2007 the Chinese Government provided a $5 million cash grant to Fiji. Its cabinet approved the use of the "
        "$5 million grant for roads."
    )
    assert list_rows(text) == [("CHN", "FJI", "grant", 5e6)]


def test_another_sum_of_the_same_size_is_another_pledge() -> None:
    text = "Japan gave Laos a grant of $5 million in 2010. In 2012 Japan gave Laos another grant of $5 million."
    assert len(list_rows(text)) == 2


def test_a_framework_beside_its_loan_is_no_second_loan() -> None:
    text = "China Eximbank signed a master facility agreement with Angola to provide a $6 billion loan to Angola."
    assert [row[3] for row in list_rows(text)] == [6e9]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Qatar promised Lebanon $60 million, Norway $75 million and Japan $10 million.",
            [("QAT", 60e6), ("NOR", 75e6), ("JPN", 10e6)],
        ),
        ("Denmark gave Nepal $5 million and Bhutan $3 million.", [("DNK", 5e6), ("DNK", 3e6)]),
    ],
)
def test_a_verb_told_once_serves_several(text: str, rows: list[tuple[str, float]]) -> None:
    assert [(row[0], row[3]) for row in list_rows(text)] == rows


def test_each_amount_is_for_its_own_receiver() -> None:
    text = "India has set aside Rs 200 crore for Bhutan, Rs 750 crore for Nepal and Rs 360 crore for the Maldives."
    assert [row[1] for row in list_rows(text)] == ["BTN", "NPL", "MDV"]


def test_a_loan_and_a_grant_of_one_bank_keep_their_kinds() -> None:
    text = "The Asian Development Bank approved a loan of $40 million and a grant of $8 million to Nepal."
    assert [row[2:] for row in list_rows(text)] == [("loan", 40e6), ("grant", 8e6)]


def test_items_in_letters_share_the_leads_giver_and_deadline() -> None:
    text = (
        "Japan announced that, by 2027, it would:\n"
        "(a) train 3,000 nurses from Ghana;\n"
        "(b) donate nine patrol boats to Fiji; and\n"
        "(c) lend Samoa $20 million.\n"
    )
    pledges = read_text(text).facts.pledges
    assert [pledge.instrument.value for pledge in pledges] == ["training", "in_kind", "loan"]
    assert all(pledge.due_year and pledge.due_year.value == 2027 for pledge in pledges)


def test_amounts_under_a_lead_are_gifts() -> None:
    text = (
        "The following commitments were made by Norway at the forum:\n"
        "- an additional 100 million kroner for the fund;\n"
        "- 60 million kroner of assistance to Malawi.\n"
    )
    assert [row[3] for row in list_rows(text)] == [100e6, 60e6]


def test_our_country_is_the_speakers() -> None:
    text = '"Our country will give Tonga $4 million," President Xi Jinping said at the opening of the summit.'
    assert [row[0] for row in list_rows(text)] == ["CHN"]


@pytest.mark.parametrize(
    "text",
    [
        "Zambia and China announced 12 deals in Lusaka on Monday.",
        "The Government of Laos contributed $4.5 million in counterpart funding.",
        "Rosatom has agreed to lend Bangladesh nothing more.",
        "Kenya received $300 million from tourists last year.",
        "Brazil shipped 62 million tonnes of soybeans to China in 2022.",
    ],
)
def test_no_pledge(text: str) -> None:
    assert list_rows(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 4 May 2011, China lent Fiji $9 million. On the same day, China lent Samoa $3 million.",
         ["2011-05-04", "2011-05-04"]),
        ("In October 2010, Japan donated $50,000 to Haiti. In addition, Japan sent medicines worth $70,000.",
         ["2010-10", "2010"]),
        ("Japan donated $50,000 to Haiti in 2010. Japan sent medicines worth $70,000.", ["2010", None]),
        ("China has agreed to extend a $20 million credit line to Samoa (2016).", ["2016"]),
        ("On 3 May 2014 a mill signed a $90 million loan agreement with ICBC in Laos. ICBC contributed $50 million.",
         ["2014-05-03", "2014-05-03"]),
        ("On 4 May 2017 Chad and China signed an agreement on the cancellation of debt. China cancelled Chad's debt by "
         "RMB 20 million.", ["2017-05-04"]),
        ("China formalised the donation of tractors, worth $2 million, under a deal that both signed in 2006.",
         [None]),
        ("On 4 May 2017 Chad and China signed a framework. On the same day, China Eximbank and Chad signed "
         "a $5 million loan agreement.", ["2017-05-04"]),
        ("On 4 May 2014 Chad and ICBC signed a $5 million loan agreement and on 3 June 2015 a further "
         "agreement for $7 million was signed.", ["2014-05-04", "2015-06-03"]),
        ("On 4 May 2017 Chad and China signed an accord. Under this accord, Chad received a grant of $5 million.",
         ["2017-05-04"]),
        ("Between May and July 2010, Japan gave Haiti emergency aid worth $3 million.", ["2010"]),
    ],
)  # fmt: skip
def test_a_pledge_leans_on_the_date_of_the_one_before(text: str, dates: list[str | None]) -> None:
    pledges = read_text(text).facts.pledges
    assert [pledge.announced_on.value if pledge.announced_on else None for pledge in pledges] == dates


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Chad and the African Development Bank have signed a $9 million grant deal to build a road to Libya.",
         [("african-development-bank", "TCD", "grant", 9e6)]),
        ("The road in Uganda is financed by $110 million from the African Development Bank.",
         [("african-development-bank", "UGA", "financing", 110e6)]),
        ("The World Bank approved grants and loans amounting to $73 million for roads in Malawi.",
         [("world-bank", "MWI", "financing", 73e6)]),
        ("Chad is financing $80 million of the road, while China is funding the remaining $20 million.",
         [("TCD", "", "financing", 80e6), ("CHN", "TCD", "financing", 20e6)]),
        ("In 2013 ICBC took part in a syndicated loan to Ghana. ICBC's contribution was $40 million.",
         [("CHN+icbc", "GHA", "loan", 40e6)]),
        ("A consortium led by the Bank of China agreed to lend $55 million to a power producer in Oman.",
         [("CHN+bank-of-china", "OMN", "loan", 55e6)]),
        ("In 2012 the Tianjin Municipal Government donated $1 million to Fiji.",
         [("CHN+tianjin-municipal-government-chn", "FJI", "grant", 1e6)]),
        ("China and Fiji signed a deal under which China will grant $1 million to Fiji.",
         [("CHN", "FJI", "grant", 1e6)]),
        ("China dispatched its 14th medical team, consisting of 27 doctors, to Zambia.",
         [("CHN", "ZMB", "other", 27)]),
        ("In 2011 the government of Ethiopia awarded a $3 billion construction contract to an Italian firm.", []),
        ("Aramco and France's TotalEnergies signed contracts to build an $11 billion petrochemicals facility.", []),
        ("Chad will secure a $300 million loan from the World Bank for its railway to Libya.",
         [("world-bank", "TCD", "loan", 300e6)]),
        ("The Kita road in Mali, financed with an interest-free Chinese loan of $16 million, was opened.",
         [("CHN", "MLI", "loan", 16e6)]),
        ("The African Development Fund approved a loan of UA 49.78 million (US$75.05 million) to Kenya and Chad.",
         [("african-development-bank", "KEN+TCD", "loan", 49.78e6)]),
        ("On 3 June 2019 the Chinese Embassy in Kenya made a donation of rice worth $30,000 to families in Kenya.",
         [("CHN", "KEN", "in_kind", 30e3)]),
        ("China's ambassador formalised the donation of tractors for Samoa's farmers, worth $2 million.",
         [("CHN", "WSM", "in_kind", 2e6)]),
        ("China's envoy handed over pumps and other equipment with a total value of $5 million to Laos.",
         [("CHN", "LAO", "in_kind", 5e6)]),
        ("The Chinese Embassy in Fiji donated food and water to 200 families in Suva.",
         [("CHN", "FJI", "in_kind", None)]),
        ("The envoy to Laos attended the handover ceremony of the medical supplies donated by the government of China.",
         [("CHN", "LAO", "in_kind", None)]),
        ("In March 2021 the Chinese Government's 24th medical team arrived in Togo.", [("CHN", "TGO", "other", None)]),
        ("Japan granted the annual Meiji Scholarship to Fijian students for the 2019-2020 school year.",
         [("JPN", "FJI", "scholarships", None)]),
        ("China sent a medical team to Fiji. The team consisted of 13 Chinese doctors.", [("CHN", "FJI", "other", 13)]),
        ("Japan donated food to Fiji. The donation consisted of 6.5 tons of rice.", [("JPN", "FJI", "in_kind", 6.5)]),
        ("Laos and the ADB signed two grant agreements for a total of $9 million. The $6 million power grant will "
         "renew lines.",
         [("asian-development-bank", "LAO", "grant", 9e6), ("asian-development-bank", "LAO", "grant", 6e6)]),
        ("China waived $3 million of Zambia's debt.", [("CHN", "ZMB", "other", 3e6)]),
        ("Neva Bank signed a $40 million loan agreement with 14 banks (including Harbin Bank and ICBC).",
         [("CHN+icbc", "", "loan", 40e6)]),
        ("Last week China Works (Malaysia) Co., Ltd. gave 400 face masks to the people of Laos.",
         [("CHN", "LAO", "in_kind", 400)]),
        ("Sumba Power [also Sumba (Hong Kong) Co., LTD] signed a $7 million loan agreement with ICBC in Laos.",
         [("CHN+icbc", "LAO", "loan", 7e6)]),
        ("In 2014 a dam company signed a $90 million loan agreement with ICBC in Laos. ICBC contributed $50 million.",
         [("CHN+icbc", "LAO", "loan", 90e6), ("CHN+icbc", "LAO", "loan", 50e6)]),
        ("ICBC (Asia) Limited (ICBC (Asia)) participated in a $25 million syndicated loan to a bank in India.",
         [("CHN+icbc", "IND", "loan", 25e6)]),
        ("China and Laos signed a debt exemption protocol, which cancelled $40 million of Laos's obligations.",
         [("CHN", "LAO", "other", 40e6)]),
        ("Laos and the Asian Development Bank signed three grant agreements for a total of $37.5 million.",
         [("asian-development-bank", "LAO", "grant", 37.5e6)]),
        ("In May 2012 China gave a cash grant and a $30 million soft loan to Chad.", [("CHN", "TCD", "loan", 30e6)]),
        ("China's Export and Import Bank will lend Laos $6 million for a mill.",
         [("CHN+exim-bank-of-china", "LAO", "loan", 6e6)]),
        ("India will provide Fiji with a loan of $6 million for a mill and $8 million for a port.",
         [("IND", "FJI", "loan", 6e6), ("IND", "FJI", "loan", 8e6)]),
        ("The ADB will boost trade in Nepal through a $29 million loan.",
         [("asian-development-bank", "NPL", "loan", 29e6)]),
        ("China Eximbank signed two loan agreements with Peru: one of $6 million for a road and the other "
         "of $9 million.",
         [("CHN+exim-bank-of-china", "PER", "loan", 6e6), ("CHN+exim-bank-of-china", "PER", "loan", 9e6)]),
        ("A $6 million credit was signed by China Eximbank and the Development Bank of the Republic of Belarus.",
         [("CHN+exim-bank-of-china", "BLR", "loan", 6e6)]),
        ("China will provide a $6 million grant and a soft loan of $9 million to the government of Togo.",
         [("CHN", "TGO", "grant", 6e6), ("CHN", "TGO", "loan", 9e6)]),
        ("Chad and China signed an accord on non-refundable aid of $6 million.", [("CHN", "TCD", "grant", 6e6)]),
        ("Chad and China signed an accord on trade. Under this accord, Chad will receive a grant of $6 million.",
         [("CHN", "TCD", "grant", 6e6)]),
        ("Chad reached an agreement with China on a line of credit of $6 million.", [("CHN", "TCD", "loan", 6e6)]),
        ("China Eximbank lent Peru $60 million for a road. Peru will contribute $9 million, so that it costs $69 "
         "million.",
         [("CHN+exim-bank-of-china", "PER", "loan", 60e6)]),
        ("In 2015 China donated supplies to Togo. The supplies, valued at $2 million, were flown in.",
         [("CHN", "TGO", "in_kind", 2e6)]),
        ("In 2015 China sponsored a training course on the growing of rice for 35 Malian farmers.",
         [("CHN", "MLI", "training", 35)]),
        ("Chad's minister Idris Bol announced on 4 May 2019 that Japan would provide Chad with a grant of $6 million.",
         [("JPN", "TCD", "grant", 6e6)]),
        ("On 4 May 2012 China granted Chad a suspension of $7 million in loan repayments.",
         [("CHN", "TCD", "other", 7e6)]),
        ("In July 2020 Chad and China Eximbank reached an agreement to defer payments of $9 million under two loans.",
         [("CHN+exim-bank-of-china", "TCD", "other", 9e6)]),
        ("On 2 June 2012 ICBC's Macau branch and Chad signed a supplier's credit worth $20 million.",
         [("CHN+icbc", "TCD", "loan", 20e6)]),
        ("In 2017 China handed over 35 tractors to Peru. The gift is estimated to be worth $4 million.",
         [("CHN", "PER", "in_kind", 4e6)]),
        ("In 2017 a Chadian mill and China Development Bank signed a $4 million facility agreement.",
         [("CHN+china-development-bank", "TCD", "loan", 4e6)]),
    ],
)  # fmt: skip
def test_who_gives_whom_what(text: str, rows: list[Row]) -> None:
    assert list_rows(text) == rows
