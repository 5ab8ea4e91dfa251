"""What looks like a figure and is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures.read import RULES, read_figures
from pipeline.times.time import PartialDate, Time
from tests.pipeline.figures.marked import assert_marks

NO_FIGURES = [
    "On June 17, 2025 and 9–12 May 2024 they met; on 16 and 17 June too.",
    "In 2023 and by 2030, since the 1990s, in 2022/23 and 2014-15.",
    "At 14:35, at 11 a.m., at 5 o'clock.",
    "The 30th summit, the second day, the third quarter, a third country.",
    "G7, C5+1, 16+1, MH17, A380, COVID-19, VVER-1200, 5G, CO2, Su-27s, H1N1.",
    "Article 5, Line 13, Phase 2, Resolution 1701, Boeing 737, S&P 500, Fortune 100 firms.",
    "World War II, Line D, Apollo 11 and Channel 4.",
    "Call +996 312 62 24 71 or Tel: (312) 66-30-11.",
    "See [12], (3) and https://example.org/2024/05/12-a.html.",
    "1. First point\n2) Second point",
    "No one knows; one of them left, and one day the other.",
    "The two agreed, and the Three Gorges dam stood by.",
    "A two-way street, a three-pronged plan, double taxation, a half-brother.",
    "The Five-Year Plan and the Big Four.",
    "They won 2-1 and drew 2-2.",
    "Prices in constant 2017 USD.",
    "They sold bonds, and two yen loans were rolled over.",
    "The new 777X is late.",
    "Open 24/7, photo 1/5.",
    "The price is per 100 kg and per thousand cubic metres.",
    "Rock, paper, scissors.",
    "It doubles as a school; Triple J played.",
    "A Beech 200 aircraft landed.",
    "",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figure_is_found(text: str) -> None:
    assert [text[figure.start : figure.end] for figure in read_figures(text, ())] == []


def test_round_number_before_a_noun_is_no_year() -> None:
    assert [figure.value for figure in read_figures("It opened 2,000 schools and 1200 clinics in 2019.", ())] == [
        2000,
        1200,
    ]


def test_numbers_of_a_table_are_figures_without_a_unit() -> None:
    table = "| 106.2 " * 100
    figures = read_figures(f"It sold 40 trucks. {table} It bought 30 vans.", ())
    assert [figure.value for figure in figures] == [40, *[106.2] * 100, 30]
    assert {(figure.unit, figure.rule) for figure in figures[1:-1]} == {("", "number_in_table")}


def test_number_inside_a_time_is_a_figure_only_as_a_length_of_time() -> None:
    text = "In the next three years 12 May marches"
    year = PartialDate(2022)
    times = (
        Time(0, 23, year, year, "year", "within", None, True, "span_ahead"),
        Time(24, 38, year, year, "day", "at", None, False, "invented"),
    )
    figures = read_figures(text, times)
    assert [(figure.value, figure.unit) for figure in figures] == [(3, "years")]


TRAPS = st.text(alphabet=st.sampled_from(list("0123456789.,-–/:()[]+$€% \n\xa0½٣²abmnkİßtoefr'’")), max_size=60)
WORDS = st.lists(
    st.sampled_from(
        "two three hundred million half a third of and to or between from $5 7 bn % km 2024 June more than "
        "twice dozens one in ten the minus 12 1.5 years-old US$ (€3) thirds 5-10 1/2 . ,".split()
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(TRAPS, WORDS, st.text(max_size=80)))
def test_spans_are_inside_the_text_in_order_and_apart(text: str) -> None:
    figures = read_figures(text, ())
    spans = [(figure.start, figure.end) for figure in figures]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(figure.rule in RULES for figure in figures)
    assert all(figure.value_max is None or figure.value <= figure.value_max for figure in figures)
    assert all(figure.conversion_of is None or figure.conversion_of < index for index, figure in enumerate(figures))


def test_a_place_on_the_globe_is_no_measure() -> None:
    assert_marks("The mast stands at 39°N, 67°12′E and leans by [3°|3 degrees].")


def test_index_and_its_points_are_two_numbers() -> None:
    assert_marks("The Nikkei 225 [240 points|240 points] lower closed.")
