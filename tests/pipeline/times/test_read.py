import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.times.calendar import read_dates
from pipeline.times.read import read_times
from pipeline.times.time import PartialDate
from tests.pipeline.times.marked import mark_times, read_marks

TUESDAY = PartialDate(2021, 3, 9)


def check(marked: str, anchor: PartialDate | None = TUESDAY) -> None:
    text, expected = read_marks(marked)
    assert mark_times(text, read_times(text, anchor)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "sales of $3 billion in [2019|2019], against [2018|2018]",
        "Lima, [2019|2019]",
        "the talks ([2019|2019]) failed",
        "[2019|2019] saw the worst drought",
        "her [2019|2019] essay and the [2019|2019] figures",
        "[1998|1998] exports fell",
        "up 4% over [2019|2019]",
        "hired 2000 nurses and 1950 drivers",
        "and 2000 more; 2000 of them; 2000 new jobs [by 2019|2019 by]",
        "2015 visitors came in [2015|2015]; 2015 people; in [2015|2015] people left; in [2015|2015] per capita",
        "between 1900 and 2000 tonnes, 1990-2000 MW, 2000+, 2000 or more, more than 2000",
        "the A-2020, a Tu-2000, ID: 2045, Box 2010",
        "2000 schools shut; 2019 tonnes of wheat; 2050 MW; 1900 km",
        "a price of $2019, €2020 or 2021 dollars",
        "some 2000 and nearly 1900 came",
        "2,019 items, 2.2019 and 2019.5 points, 2019-strong choir",
        "call +44 20 2019 or room 2019",
        "at 2000 GMT",
        "see example.org/2019/report-2019.html",
        "in [2018|2018], [2019|2019] and [2020|2020]",
        "the Vision [2035|2035] plan",
    ],
)
def test_year_is_told_from_quantity(marked: str) -> None:
    check(marked)


def test_year_in_a_name_is_no_reporting_period() -> None:
    (plan,) = read_times("the Oman-2040 plan", None)
    assert (plan.rule, plan.period) == ("year_in_name", None)


@pytest.mark.parametrize(
    "marked",
    [
        "to double trade [by 2030|2030 by]",
        "to open [no later than 2027|2027 by]",
        "to open [by the end of 2027|2027 by]",
        "to open [by end-2027|2027 by] or [by mid-2028|2028 by]",
        "to open [by the year 2027|2027 by]",
        "to open [before the end of 2027|2027 by]",
        "to open [before 2027|2027 before]",
        "ran [until 2019|2019 until] and [up to 2020|2020 until]",
        "ran [through the end of 2019|2019 until]",
        "has run [since 2013|2013 since]",
        "has run [since the early 1990s|1990..1993 since]",
        "to run [from 2026|2026 since], [starting in 2027|2027 since] or [2028|2028 since] onwards",
        "to rise [after 2030|2030 after]",
        "rose 5 percent from [2019|2019] and 3% in [2020|2020] from [2019|2019]",
        "[by June 2022|2022-06 by] at the latest",
        "in [early 2020|2020] and [mid-2020|2020]",
        "[between 2015 and 2020|2015..2020 =2015/2020]",
        "[from 2015 to 2020|2015..2020 =2015/2020]",
        "in [2015-2018|2015..2018 =2015/2018] and [2025–26|2025..2026 =2025/2026]",
        "In [fiscal years 2015-2018|2015..2018 =2015/2018]",
        "in [fiscal year 2020/21|2020..2021 =2020/2021] and [FY2019|2019], [FY20|2020]",
        "in the [1990s|1990..1999], the [late 1980s|1987..1989] and the [19th century|1801..1900]",
        "in the [five years to 2019|2014..2019 since]",
        "to grow [between now and 2030|2030 by]",
        "in [2019-03|2019-03] and [2005-06|2005..2006 =2005/2006]",
        "signed [03/04/2019|2019]",
        "due [03/2019|2019-03], paid [Mar-2019|2019-03], [3-Mar-2019|2019-03-03], [June '19|2019-06]",
    ],
)
def test_relation_and_bounds_of_years(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "in the [first quarter of 2019|2019-01..2019-03 =2019-Q1]",
        "in [Q3 2019|2019-07..2019-09 =2019-Q3] and [2019 Q4|2019-10..2019-12 =2019-Q4]",
        "in [1H 2019|2019-01..2019-06 =2019-01/2019-06]",
        "in the [second half of 2019|2019-07..2019-12 =2019-07/2019-12]",
        "in the [third quarter of last year|2020-07..2020-09 =2020-Q3]",
        "in the [first quarter|2021-01..2021-03 =2021-Q1]",
        "in the [fourth quarter|2020-10..2020-12 =2020-Q4]",
        "in [January–June 2019|2019-01..2019-06 =2019-01/2019-06]",
        "in [January to February this year|2021-01..2021-02 =2021-01/2021-02]",
        "in the [first 11 months of 2019|2019-01..2019-11 =2019-01/2019-11]",
        "in the [first eleven months of last year|2020-01..2020-11 =2020-01/2020-11]",
        "over [nine months of 2019|2019-01..2019-09 =2019-01/2019-09]",
        "over the [last two months of 2019|2019-11..2019-12 =2019-11/2019-12]",
        "for the [12 months to June 2019|2018-07..2019-06 =2018-07/2019-06]",
        "in [the four quarters to the end of Q1 2019|2018-04..2019-03 =2018-04/2019-03]",
        "for the [first three quarters of 2019|2019-01..2019-09 =2019-01/2019-09]",
        "[November 2019|2019-11] alone",
        "[Q1-Q3 2019|2019-01..2019-09 =2019-01/2019-09]; the [fourth quarter of fiscal 2019|2019-10..2019-12 =2019-Q4]",
        "[FIRST HALF OF 2019|2019-01..2019-06 =2019-01/2019-06]",
        "for the [year ended 30 June 2019|2018-07..2019-06 =2018-07/2019-06]",
        "[9M 2019|2019-01..2019-09 =2019-01/2019-09]",
        "[The whole of 2019|2019]",
        "[year-end 2019|2019]",
        "a loan of three months, a fee of $5 a month",
    ],
)
def test_reporting_period_is_named_as_sdmx_names_it(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[last year|2020], [this year|2021] and [next year|2022]",
        "[by the end of this year|2021 by]",
        "[before the year is out|2021 by]",
        "[by the end of the decade|2030 by]",
        "[over the past 12 years|2009..2021 since]",
        "[over the past three decades|1991..2021 since]",
        "[in the next three years|2021..2024 within]",
        "[in the next 5-10 years|2021..2031 within]",
        "[over the coming decade|2021..2031 within]",
        "[within five years|2021..2026 within]",
        "It will open [in two years|2021..2023 within]",
        "Sales doubled in two years",
        "for 30 years, a 30-year loan, two years of work",
        "[two years ago|2019]",
        "[last month|2021-02], [this month|2021-03]",
        "[last week|2021-03-01..2021-03-07], [earlier this week|2021-03-08..2021-03-14]",
        "[today|2021-03-09], [yesterday|2021-03-08]",
        "They met on [Monday|2021-03-08] and [Friday|2021-03-05]",
        "They will meet on [Friday|2021-03-12]",
        "on [25 January|2021-01-25], [January 25 of this year|2021-01-25] and [November 2|2020-11-02]",
        "She said in [November|2020-11] that it will grow",
        "It will be signed in [November|2021-11]",
        "[last August|2020-08]",
        "[by December 24 last year|2020-12-24 by]",
        "[late last year|2020]",
        "[by Friday|2021-03-12 by] and [by the end of the month|2021-03 by]",
        "[over the course of the next two years|2021..2023 within]",
        "[within the year|2021 within]",
    ],
)
def test_relative_time_leans_on_the_day_of_writing(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "In [2015|2015] it grew; after [eleven months of that year|2015-01..2015-11 =2015-01/2015-11] it fell",
        "In [January-May 2019|2019-01..2019-05 =2019-01/2019-05] it was 4, against 3 in the "
        "[same period of 2018|2018-01..2018-05 =2018-01/2018-05]",
        "It closed [between January and March 2019|2019-01..2019-03 =2019-Q1] and reopened in [April|2019-04]",
        "joined in [January|2015-01] and [August 2015|2015-08]",
        "It was 4 in [2015|2015] and 3 [a year earlier|2014]",
        "In [May 2019|2019-05] it was 4, more than in [the previous month|2019-04]",
        "It was 4 in [January-May 2019|2019-01..2019-05 =2019-01/2019-05] and 3 abroad over "
        "[the said period|2019-01..2019-05 =2019-01/2019-05]",
        "In [June 2019|2019-06] it fell; in [the same month|2019-06] it rose",
        "Trade is to double [by 2030|2030 by], they said in [June|None]",
        "grew [last year|None]",
        "spend [in the next three years|None within]",
        "on [Monday|None]",
    ],
)
def test_text_gives_what_no_day_of_writing_does(marked: str) -> None:
    check(marked, None)


@pytest.mark.parametrize(
    "text",
    ["Mrs May said so", "they March on", "It may rise", "Sun Li and Jan Novak", "Black Friday sales", "a half of it"],
)
def test_names_and_verbs_are_no_dates(text: str) -> None:
    assert read_times(text, TUESDAY) == ()


def test_resolved_tells_what_the_words_alone_do_not_say() -> None:
    times = read_times("In 2019, last year and on 5 May", TUESDAY)
    assert [time.resolved for time in times] == [False, True, True]


def test_anchor_known_to_the_year_gives_years_and_no_days() -> None:
    assert [str(time.first) for time in read_times("last year, last month, on Monday", PartialDate(2021))] == [
        "2020",
        "None",
        "None",
    ]


def test_due_year_is_the_upper_end() -> None:
    times = read_times("in the next 5-10 years, by 2030, since 2013", TUESDAY)
    assert [time.due_year for time in times] == [2031, 2030, None]


WORDS = st.sampled_from(
    (
        "by in the next last first second quarter half of months of year years 2019 2020 19 5 12 31 2000 1990s May "
        "June Monday from to between and - – , . / ' ’ ( Q3 FY end early within past decade century today five a th 0 "
        "week days tomorrow yesterday ago earlier same period that 24 M decades August late previous will \n"
    ).split(" ")
)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)),
    st.sampled_from(
        [
            None,
            PartialDate(2021),
            PartialDate(2021, 3),
            PartialDate(2024, 2, 29),
            PartialDate(1, 1, 1),
            PartialDate(9999, 12, 31),
        ]
    ),
)
def test_spans_are_sorted_and_disjoint_on_any_text(text: str, anchor: PartialDate | None) -> None:
    for times in (read_times(text, anchor), read_dates(text)):
        end = 0
        for time in times:
            assert end <= time.start < time.end <= len(text)
            assert text[time.start : time.end].strip() == text[time.start : time.end]
            for date in (time.first, time.last):
                assert date is None or PartialDate.parse(str(date)) == date
            end = time.end


@pytest.mark.parametrize("unit", ["May ", "2024-", "year ", "5-10 years ", "June 16-", "in the next ", "Monday, "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    def measure(size: int) -> float:
        text = (unit * size)[:size]
        start = clock.process_time()
        read_times(text, TUESDAY)
        return clock.process_time() - start

    measure(1_000)
    short, long = measure(10_000), measure(40_000)
    assert long < 10 * short + 0.2


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("this spring", "2021-03", "2021-05"),
        ("last autumn", "2020-09", "2020-11"),
        ("next summer", "2022-06", "2022-08"),
        ("the coming winter", "2021-12", "2022-02"),
        ("the nine months to September 2020", "2020-01", "2020-09"),
        ("the nine months to January", "2020-05", "2021-01"),
        ("1H20", "2020-01", "2020-06"),
        ("4Q'20", "2020-10", "2020-12"),
    ],
)
def test_seasons_and_short_names_of_periods(words: str, first: str, last: str) -> None:
    (found,) = read_times(f"It opened in {words}, they said.", TUESDAY)
    assert (str(found.first), str(found.last)) == (first, last)


def test_a_fall_is_no_season() -> None:
    assert read_times("This fall in prices, last fall of snow", TUESDAY) == ()
