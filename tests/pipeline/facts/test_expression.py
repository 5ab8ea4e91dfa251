import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.facts.expression import Expression, ExpressionSet

WORDS = Expression(r"(?P<first>[a-z]+)(?: (?P<second>\d+))?")


def test_groups_are_asked_for_by_name_and_number() -> None:
    found = WORDS.search("- tonnes 12")
    assert (found.span(), found.group("second"), found[1], found.end("first")) == ((2, 11), "12", "tonnes", 8)


def test_groups_have_their_names_beside_letters_and_dashes_that_are_not_ascii() -> None:
    found = WORDS.search("– tonnes 12")
    assert (found.span("second"), found["first"], found.end("first")) == ((9, 11), "tonnes", 8)
    assert [word.start("first") for word in WORDS.finditer("é ab – cd")] == [2, 7]


def test_a_group_that_took_no_part_is_none() -> None:
    found = WORDS.match("tonnes")
    assert (found["second"], found.span("second"), found.groupdict()) == (
        None,
        (-1, -1),
        {"first": "tonnes", "second": None},
    )


def test_a_window_of_a_text_keeps_the_text_s_offsets() -> None:
    assert Expression("b+").search("ab bb", 2).span() == (3, 5)
    assert Expression("b+").search("ab bb", 2, 4).span() == (3, 4)
    assert Expression("b+").search("ab", 5) is None


@pytest.mark.parametrize("text", ["a foo bar", "a foo bår"])
def test_a_window_ends_where_the_text_would_end(text: str) -> None:
    assert Expression(r"foo $").search(text, 0, 6).span() == (2, 6)
    assert [found.span() for found in Expression(r"o$").finditer(text, 0, 4)] == [(3, 4)]
    assert Expression(r"foo $").search(text, 0, 5) is None


def test_pieces_between_matches() -> None:
    assert Expression(", ").split("a, b, c") == ["a", "b", "c"]
    assert Expression("[0-9]+").sub("n", "a1b22") == "anbn"
    assert Expression("[0-9]").findall("a1b2") == ["1", "2"]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab 1<>é–", max_size=12),
    st.sampled_from([r"\b[a-b]+\b", "(a)|(b)", " *$", "[^a]", "é|1"]),
)
def test_finds_what_re2_finds(text: str, source: str) -> None:
    ours, theirs = Expression(source), re2.compile(source)
    assert [found.span() for found in ours.finditer(text)] == [found.span() for found in theirs.finditer(text)]
    for method in ("search", "match", "fullmatch"):
        mine, other = getattr(ours, method)(text), getattr(theirs, method)(text)
        assert (mine and mine.span()) == (other and other.span())


def test_a_set_names_those_of_its_expressions_that_match() -> None:
    words = ExpressionSet({"loan": Expression(r"\bloans?\b"), "grant": Expression(r"\bgrants?\b")})
    assert words.found_in("a loan, and loans") == {"loan"}
    assert words.found_in("grants and a loan") == {"loan", "grant"}
    assert words.found_in("loaned") == frozenset()
