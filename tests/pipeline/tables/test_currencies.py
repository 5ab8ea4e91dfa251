"""What an amount was worth in US dollars, and on what basis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.currencies import find_usd_rate, read_span


@pytest.mark.parametrize(
    ("on", "basis"),
    [
        ("2024-06-14", "ECB reference rate 2024-06-14"),
        ("2024-06-16", "ECB reference rate 2024-06-14"),  # a Sunday
        ("2024-01-01", "ECB reference rate 2023-12-29"),  # a bank holiday
        ("2024-06", "ECB monthly average 2024-06"),
        ("2024", "ECB annual average 2024"),
        ("2024-Q1", "ECB average 2024-Q1"),
        ("2024-S2", "ECB average 2024-S2"),
        ("2024-01/2024-06", "ECB average 2024-01/2024-06"),
        ("2022/2023", "ECB average 2022/2023"),
    ],
)
def test_basis_names_the_rate(on, basis):
    rate, found = find_usd_rate("EUR", on)
    assert found == basis
    assert 1 < rate < 1.15


@pytest.mark.parametrize(
    ("currency", "on"),
    [
        ("KZT", "2024"),  # the bank does not list it
        ("RUB", "2022"),  # not to the end of the year
        ("RUB", "2023-05-05"),  # not any more
        ("EUR", "2150"),  # not yet
        ("EUR", "1998"),  # not then
        ("EUR", ""),
        ("EUR", "soon"),
        ("EUR", "2024-13"),
        ("EUR", "2024-02-30"),
        ("EUR", "2024-Q5"),
        ("EUR", "2024-05/2024-01"),
        ("quotas", "2024"),
        ("Date", "2024"),
    ],
)
def test_no_rate_no_value(currency, on):
    assert find_usd_rate(currency, on) is None


def test_rate_goes_over_the_euro():
    yuan, euro = find_usd_rate("CNY", "2021-06-14"), find_usd_rate("EUR", "2021-06-14")
    assert yuan is not None and euro is not None
    assert 7 < euro[0] / yuan[0] < 8.5  # yuan a euro


def test_average_lies_between_the_extremes_of_its_days():
    days = [find_usd_rate("EUR", f"2024-06-{day:02d}")[0] for day in range(1, 31)]
    assert min(days) < find_usd_rate("EUR", "2024-06")[0] < max(days)


def test_february_of_a_leap_year_ends_on_the_29th():
    assert read_span("2024-02")[1].day == 29


@given(st.text(alphabet="0123456789-/QSW", max_size=20))
def test_any_text_is_a_period_or_none(text):
    span = read_span(text)
    assert span is None or span[0] <= span[1]
