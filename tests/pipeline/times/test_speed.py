"""The time that a text takes grows with its length, for each rule: its own words over and over."""

import time

import pytest

from pipeline.times.calendar import compile_dates
from pipeline.times.read import compile_grammar, read_times
from pipeline.times.time import PartialDate

ANCHOR = PartialDate(2021, 3, 9)
PHRASES = {
    "month_day_year": "on March 5, 2020, ",
    "day_month_year": "on 5 March 2020, ",
    "month_day_to_month_day_year": "March 5 to April 6, 2020, ",
    "day_month_to_day_month_year": "5 March to 6 April 2020, ",
    "month_to_month_year": "March to April 2020, ",
    "between_month_and_month_year": "between March and April 2020, ",
    "month_year_to_month_year": "March 2019 to April 2020, ",
    "between_month_year_and_month_year": "between March 2019 and April 2020, ",
    "month_year": "in March 2020, ",
    "near_season": "last autumn, ",
    "named_months": "in January-September 2020 and over the same nine months, ",
    "near_month": "last March, ",
    "same_period": "the same period of 2020, ",
    "coded_part_of_year": "in Q1 2020, ",
    "coded_part_of_short_year": "in 1H20, ",
    "coded_parts_of_year": "in Q1-Q2 2020, ",
    "coded_part_alone": "in Q1, ",
    "year_run": "in 2019-2020, ",
    "fiscal_year": "in fiscal year 2020, ",
    "today": "today, ",
    "ordinal_part_of_year": "in the first half of 2020, ",
    "months_of_year": "in the first five months of 2020, ",
    "quarters_to_quarter": "in the four quarters to the end of Q1 2020, ",
    "quarters_of_year": "in the first three quarters of 2020, ",
    "months_to_month": "in the twelve months to March 2020, ",
    "named_unit": "in March 2020, then in that month, ",
    "relative_year": "last year, ",
    "edge_of_year": "by the end of the year, ",
    "previous_unit": "in March 2020, after the previous month, ",
    "span_ahead": "over the next five years, ",
    "span_behind": "over the past five years, ",
    "single_span_ahead": "in the coming decade, ",
    "single_span_behind": "in the past decade, ",
    "span_within": "within five years, ",
    "span_in": "will open in five years, ",
    "distance_ago": "five years ago, ",
    "distance_before": "five years earlier, ",
    "end_of_decade": "by the end of the decade, ",
    "near_unit": "this week, ",
    "edge_of_unit": "by the end of the month, ",
    "years_to_year": "in the five years to 2020, ",
    "century": "in the 19th century, ",
    "weekday": "on Friday, ",
    "year_with_coded_part": "in 2020 Q1, ",
    "coded_months_of_year": "in 9M 2020, ",
    "iso_date": "on 2020-03-05, ",
    "dotted_date": "on 25.03.2020, ",
    "slashed_date": "on 25/03/2020, ",
    "slashed_month": "in 03/2020, ",
    "doubtful_date": "on 05/03/2020, ",
    "iso_month": "in 2020-03, ",
    "from_year_to_year": "from 2015 to 2020, ",
    "between_year_and_year": "between 2015 and 2020, ",
    "decade": "in the 1990s, ",
    "year_in_name": "the Vision-2030 plan, ",
    "year": "in 2020, ",
}
TORN = ["the next ", "between March ", "from ", "20", "2020-", "5 to 6 ", "first ", "the end of the ", "year ", "May "]


@pytest.mark.parametrize("name", PHRASES)
def test_each_rule_has_its_words(name: str) -> None:
    assert name in {found.rule for found in read_times(f"It opened {PHRASES[name]}they said.", ANCHOR)}


def test_no_rule_is_left_out() -> None:
    names = {
        rule.name
        for grammar in (compile_grammar(), compile_dates())
        for rules in grammar.sets.values()
        for rule in rules.rules
    }
    assert names == set(PHRASES)


@pytest.mark.parametrize("piece", [*PHRASES.values(), *TORN])
def test_time_is_linear_in_the_length(piece: str) -> None:
    read_times(piece * 10, ANCHOR)
    small, large = (_seconds(piece * (size // len(piece))) for size in (4_000, 32_000))
    assert large < 0.05 + 24 * small


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read_times(text, ANCHOR)
        best = min(best, time.process_time() - start)
    return best
