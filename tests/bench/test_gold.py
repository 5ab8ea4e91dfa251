"""The gold keeps its own rules: quotes are pieces of the text, words come from the vocabularies, kinds are covered."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pycountry
import pytest

from bench.gold import GOLD
from schemas.vocabularies import (
    Bound,
    EventKind,
    FigureClass,
    Flow,
    Instrument,
    OrganizationKind,
    ProjectKind,
    ProjectStatus,
    TradeKind,
    terms,
)

GROUPS = {"C5", "EU", "SCO", "CIS", "EAEU", "CSTO", "G7", "BRI", "WORLD"}
TABLES = ("figures", "trade", "pledges", "projects", "agreements")
NAMED = ("people", "organizations", "events")
FILES = sorted(GOLD.glob("g*.json"))
PERIOD = re.compile(r"\d{4}(-Q[1-4]|-\d\d(/\d{4}-\d\d)?)?")
FIXED_UNITS = {"percent": "percent", "ratio": "times"}
LEAST_TEXTS = 25
VOCABULARY = {
    ("figures", "class"): FigureClass,
    ("figures", "bound"): Bound,
    ("trade", "flow"): Flow,
    ("trade", "kind"): TradeKind,
    ("pledges", "instrument"): Instrument,
    ("projects", "kind"): ProjectKind,
    ("projects", "status"): ProjectStatus,
    ("events", "kind"): EventKind,
    ("organizations", "kind"): OrganizationKind,
}
COVERED = [Bound, FigureClass, Flow, TradeKind, Instrument, ProjectStatus]

Gold = dict[str, Any]


def read_all() -> list[Gold]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in FILES]


def list_rows(gold: Gold, tables: tuple[str, ...] = TABLES + NAMED) -> Iterator[tuple[str, dict[str, Any]]]:
    for table in tables:
        for row in gold.get(table, ()):
            yield table, row


def is_party(code: str) -> bool:
    return code in GROUPS or pycountry.countries.get(alpha_3=code) is not None


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> Gold:
    held: Gold = json.loads(request.param.read_text(encoding="utf-8"))
    held["text"] = request.param.with_suffix(".txt").read_bytes().decode("utf-8")
    assert held["id"] == request.param.stem
    return held


def test_quotes_are_pieces_of_the_text(gold: Gold) -> None:
    assert [row["quote"] for _, row in list_rows(gold) if not row["quote"] or row["quote"] not in gold["text"]] == []


def test_no_row_stands_twice(gold: Gold) -> None:
    rows = [(table, json.dumps(row, sort_keys=True)) for table, row in list_rows(gold, TABLES[1:])]
    assert len(rows) == len(set(rows))
    assert len(gold["countries"]) == len(set(gold["countries"]))


def test_words_come_from_the_vocabularies(gold: Gold) -> None:
    strange = [
        (table, column, row[column])
        for table, row in list_rows(gold)
        for (of_table, column), vocabulary in VOCABULARY.items()
        if table == of_table and row[column] not in terms(vocabulary)
    ]
    assert strange == []
    assert all(row.get("optional", True) is True for _, row in list_rows(gold))


def test_figures_are_whole(gold: Gold) -> None:
    for row in gold["figures"]:
        assert is_number(row["value"]), row
        assert row["value_max"] is None or row["value_max"] > row["value"], row
        assert row["unit"] == FIXED_UNITS.get(row["class"], row["unit"]), row
        assert row["class"] != "money" or pycountry.currencies.get(alpha_3=row["unit"]), row


def test_states_and_periods_are_real(gold: Gold) -> None:
    assert all(pycountry.countries.get(alpha_3=code) for code in gold["countries"])
    for row in gold["trade"]:
        assert is_party(row["ref_area"]) and is_party(row["counterpart_area"]), row
        assert row["period"] is None or PERIOD.fullmatch(row["period"]), row
    for row in gold["projects"]:
        assert all(is_party(code) for code in row["countries"] + row["partners"]), row
    for row in gold["pledges"]:
        assert (row["quantity"] is None) == (row["unit"] is None), row
        assert row["due_year"] is None or 1990 < row["due_year"] < 2100, row


def test_texts_are_enough_and_short() -> None:
    assert len(FILES) >= LEAST_TEXTS
    assert {path.stem for path in FILES} == {path.stem for path in GOLD.glob("g*.txt")}
    for path in GOLD.glob("g*.txt"):
        assert 60 <= len(path.read_text(encoding="utf-8").split()) <= 250, path.stem


@pytest.mark.parametrize("vocabulary", COVERED)
def test_every_term_is_met_at_least_once(vocabulary: object) -> None:
    fields = {field for field, terms_of in VOCABULARY.items() if terms_of == vocabulary}
    met = {row[column] for gold in read_all() for table, row in list_rows(gold) for of, column in fields if of == table}
    assert set(terms(vocabulary)) - met == set()
