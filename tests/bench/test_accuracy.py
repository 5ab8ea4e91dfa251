"""The project's accuracy on its own gold does not fall, and the report says what changed."""

import pytest

from bench.accuracy import (
    MEASURES,
    Accuracy,
    Count,
    compare_rows,
    list_falls,
    list_remaining,
    measure_accuracy,
    read_accepted,
)
from bench.gold import GoldText, list_gold


def test_no_measure_is_below_the_accepted_one() -> None:
    accepted = read_accepted()
    assert accepted is not None, "tests/gold/accepted.json is missing: python bench/accuracy.py --accept"
    falls = list_falls(measure_accuracy(list_gold()), accepted)
    assert falls == [], f"less accurate in {falls}: `make accuracy` shows the rows"


def test_accepted_figures_are_those_of_todays_measures() -> None:
    accepted = read_accepted()
    assert accepted is not None
    assert list(accepted.counts) == [measure.name for measure in MEASURES]


FIGURE = {"class": "count", "value": 3, "value_max": None, "unit": "boats", "quote": "three boats"}
FIGURES = next(measure for measure in MEASURES if measure.name == "figures")


@pytest.mark.parametrize(
    ("gold", "read", "expected"),
    [
        ([FIGURE], [FIGURE], Count(right=1)),
        ([FIGURE], [], Count(missed=1)),
        ([], [FIGURE], Count(wrong=1)),
        ([FIGURE | {"optional": True}], [FIGURE], Count()),
        ([FIGURE | {"optional": True}], [], Count()),
        ([FIGURE], [FIGURE | {"value": 4}], Count(wrong=1, missed=1)),
    ],
)
def test_rows_are_right_wrong_or_missed(gold: list[dict], read: list[dict], expected: Count) -> None:  # type: ignore[type-arg]
    count, errors = compare_rows(GoldText("g", b"", {"figures": gold}), {"figures": read}, FIGURES)
    assert count == expected
    assert len(errors) == expected.wrong + expected.missed


def test_precision_recall_and_f1() -> None:
    count = Count(right=6, wrong=2, missed=6)
    assert (count.precision, count.recall, round(count.f1, 6)) == (0.75, 0.5, 0.6)
    assert Count().f1 == 0


def test_a_fall_is_named_and_a_rise_is_not() -> None:
    accepted = Accuracy({"money": Count(8, 1, 1), "trade_core": Count(8, 1, 1)}, ())
    now = Accuracy({"money": Count(7, 1, 2), "trade_core": Count(9, 1, 0)}, ())
    assert list_falls(now, accepted) == ["money"]


def test_errors_that_stand_twice_are_counted_twice() -> None:
    assert list_remaining(["a", "a", "b"], ["a", "c"]) == ["a", "b"]
