import pytest

from pipeline.times.calendar import read_dates
from tests.pipeline.times.marked import mark_times, read_marks


@pytest.mark.parametrize(
    "marked",
    [
        "OSLO, [March 9, 2021|2021-03-09] (Newswire)",
        "OSLO, [9 March 2021|2021-03-09]",
        "the [9th of March, 2021|2021-03-09]",
        "[MARCH 9, 2021|2021-03-09] - ",
        "on [Tuesday, 9 March 2021|2021-03-09], they",
        "updated [2021-03-09|2021-03-09] and [2021/03/09|2021-03-09]",
        "updated [09.03.2021|2021-03-09], 11:20",
        "updated [03/29/2021|2021-03-29] or [29/03/2021|2021-03-29]",
        "updated 03/09/2021, which may be either",
        "on [Sept. 9, 2021|2021-09-09] and [9 Sep 2021|2021-09-09]",
        "the forum of [3-5 March 2021|2021-03-03..2021-03-05]",
        "the forum of [March 3–5, 2021|2021-03-03..2021-03-05]",
        "from [30 March to 2 April 2021|2021-03-30..2021-04-02]",
        "from [December 30, 2020 to January 2, 2021|2020-12-30..2021-01-02]",
        "[30 December – 2 January 2021|2020-12-30..2021-01-02]",
        "in [March 2021|2021-03] the",
        "in [January-March 2021|2021-01..2021-03 =2021-Q1] the",
        "[9 March 2021|2021-03-09] (16:40 UTC+03:00)",
        "on 9 March, in 2021, and in March",
        "on 31 [February 2021|2021-02] and 45.13.2021",
        "version 1.12.2021.4 of the [June 2021|2021-06] release",
    ],
)
def test_date_is_read_to_the_day_or_month(marked: str) -> None:
    text, expected = read_marks(marked)
    # A month is its own period; days are none.
    assert mark_times(text, read_dates(text)) == expected
