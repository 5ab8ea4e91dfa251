"""The data files of the grammar hold what the rules expect of them."""

import re

from pipeline.figures.currency_context import load_families
from pipeline.figures.lexicon import load_lexicon
from schemas.vocabularies import Bound, FigureClass, terms


def test_units_and_bounds_use_the_vocabularies() -> None:
    lex = load_lexicon()
    classes = {entry[1] for table in (lex.unit_names, lex.unit_symbols) for entry in table.values()}
    assert classes <= set(terms(FigureClass))
    assert set(lex.bounds.values()) <= set(terms(Bound))


def test_currencies_are_iso_codes() -> None:
    lex = load_lexicon()
    tables = (lex.currency_symbols, lex.currency_codes, lex.currency_after)
    codes = {code for table in tables for code, _ in table.values() if code not in load_families()}
    codes |= {code for family in load_families().values() for code in family if code}
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)


def test_names_are_in_lower_case() -> None:
    lex = load_lexicon()
    assert [name for name in lex.unit_names if name != name.lower()] == []
    assert [word for words in lex.words.values() for word in words if word != word.lower()] == []
