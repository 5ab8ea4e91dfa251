import re

import pytest

from pipeline.facts import late


def test_a_late_pattern_reads_as_one_compiled_at_once() -> None:
    text = "worth <m0>, or <m1>"
    for name in ("search", "match", "findall", "split"):
        found, expected = (getattr(made(r"<m\d>"), name)(text) for made in (late.compile, re.compile))
        assert str(found) == str(expected)


def test_a_bad_pattern_fails_when_it_is_used() -> None:
    pattern = late.compile("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_flags_are_kept() -> None:
    assert late.compile("yuan", late.IGNORECASE).search("YUAN")
