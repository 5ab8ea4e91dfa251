"""The time that a text takes grows with its length, whatever stands in it."""

import time

import pytest

from pipeline.figures.read import read_figures

HOSTILE = [
    "1",
    "1,",
    "1.1,1",
    "(",
    "1-",
    "1/",
    "1:",
    "and ",
    "one ",
    "two hundred and ",
    "a half of ",
    "$",
    "$1 to ",
    "1 a b c d e ",
    "half ",
    "1 000 ",
    "12 a-",
    "12 x.",
    "5 ,",
    "dozens of ",
    "¥5 ",
    "June 5 and 6, ",
    "İ",
    "1 million and a half ",
    "1 to 2 ",
    "toll of 5, ",
    "the number of 3 ",
    "12 (twelve",
    "a day and a half ",
    "Rs 5 mn, ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_the_length(piece: str) -> None:
    read_figures(piece * 10, ())
    small, large = (_seconds(piece * (size // len(piece))) for size in (8_000, 64_000))
    assert large < 0.05 + 24 * small


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read_figures(text, ())
        best = min(best, time.process_time() - start)
    return best
