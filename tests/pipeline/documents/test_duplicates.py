"""Which texts are held against each other at all: those whose sketches share bands."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.duplicates import BANDS, HELD_AGAINST, SHARED_BANDS, find_shared


def sketch(row: int, shared: dict[int, int]) -> list[int]:
    """Bands of a text's own, but for those given by place."""
    return [shared.get(band, 1_000_000 + row * BANDS + band) for band in range(BANDS)]


@given(st.lists(st.dictionaries(st.integers(0, 5), st.integers(0, 3), max_size=4), max_size=HELD_AGAINST))
def test_texts_are_compared_that_share_bands_with_one_other(shared: list[dict[int, int]]) -> None:
    placed = [{band: 100 * band + value for band, value in row.items()} for row in shared]  # a band is of its place
    expected = {
        place
        for (one, first), (two, second) in combinations(enumerate(placed), 2)
        if len(first.items() & second.items()) >= SHARED_BANDS
        for place in (one, two)
    }
    bands = np.array([sketch(row, given) for row, given in enumerate(placed)], np.uint64).reshape(-1, BANDS)
    assert set(find_shared(bands).tolist()) == expected


def test_every_copy_of_many_is_compared() -> None:
    copies = [sketch(0, {})] * 50 + [sketch(row, {}) for row in range(1, 50)]
    assert find_shared(np.array(copies, np.uint64)).tolist() == list(range(50))
