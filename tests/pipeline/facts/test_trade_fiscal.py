"""Trade told by fiscal years: the months are those of the state that counts so."""

import pytest

from tests.pipeline.facts.facts_of import read_text

PERIODS = [
    ("India's exports to Nepal were $7 billion in FY22.", ["2021-04/2022-03"]),
    ("Pakistan's exports to Peru amounted to $2 million in the fiscal year 2023-24.", ["2023-07/2024-06"]),
    ("Pakistan's exports to Peru amounted to $2 million in the first quarter of FY24.", ["2023-Q3"]),
    ("Pakistan's exports to Peru were $2 million in the first nine months of the current fiscal year.",
     ["2023-07/2024-03"]),
    ("Pakistan's exports to Peru rose to $4 million in July-March FY24, compared with $2 million in the same period "
     "of the previous fiscal year.", ["2023-07/2024-03", "2022-07/2023-03"]),
    ("Bangladesh sold Peru goods worth $4 million in fiscal year 2022-23 (July to June), up from $3 million in "
     "FY2021-22.", ["2022-07/2023-06", "2021-07/2022-06"]),
    ("Trade between Kenya and India stood at $3 million in 2022/23.", ["2022-07/2023-06"]),
    ("Japan's exports to Peru reached $3 million in fiscal 2022.", ["2022-04/2023-03"]),
    ("In FY23, Pakistan imported goods worth $9 million from Peru.", ["2022-07/2023-06"]),
    # whose fiscal year is that of the calendar, or is not told so
    ("Russia exported goods worth $4 million to Mali in 2022-23.", [None]),
    ("Thailand sold rice worth $4 million to Mali in 2022-23.", [None]),
    ("Peru's exports to Chile were $7 million in FY22.", ["2022"]),
    ("India's exports to Nepal were $7 billion in 2022.", ["2022"]),
    ("India's exports to Nepal were $7 billion in 2019-22.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_fiscal_years_are_read_as_months(text: str, periods: list[str | None]) -> None:
    rows = read_text(text).facts.trade
    assert [row.time_period and row.time_period.value for row in rows] == periods
