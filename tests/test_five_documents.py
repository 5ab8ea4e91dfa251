"""What a careful reader finds in the five texts of raw/ is in the tables."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

Ask = Callable[..., list[tuple[Any, ...]]]
FIVE = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}


@pytest.fixture(scope="module")
def ask(raw_warehouse: Path) -> Ask:
    connection = duckdb.connect(str(raw_warehouse / "silkledger.duckdb"), read_only=True)
    return lambda query: connection.execute(query).fetchall()


def test_every_state_and_no_other(ask: Ask) -> None:
    found = {row[0] for row in ask("SELECT country_id FROM countries WHERE n_mentions > 0")}
    assert found == FIVE | {"CHN", "RUS", "USA", "GBR", "AFG", "UKR", "TUR", "ISR", "IRN", "IND", "JPN", "KOR"}


def test_trade_is_a_target_and_two_reports(ask: Ask) -> None:
    rows = ask(
        "SELECT ref_area, counterpart_area, time_period, obs_value, unit_measure, kind::VARCHAR FROM trade_series "
        "ORDER BY time_period, ref_area"
    )
    assert rows == [
        ("CHN", "C5", "2024", 94.8e9, "USD", "reported"),
        ("EU", "C5", "2024", 54e9, "EUR", "reported"),
        ("CHN", "C5", "2030", 70e9, "USD", "target"),
    ]


def test_the_texts_own_dollars_stand_beside_the_euros(ask: Ask) -> None:
    assert ask("SELECT obs_value_usd, value_usd_basis FROM trade_series WHERE ref_area = 'EU'") == [(62.1e9, "text")]


def test_railway_and_highways_are_kept_apart(ask: Ask) -> None:
    found = {row[0] for row in ask("SELECT project_id FROM projects")}
    assert {"railway-chn-kgz-uzb", "road-chn-kgz-uzb", "road-chn-tjk", "pipeline-gas-c5-chn"} <= found


def test_both_statuses_of_the_highway_to_tajikistan_are_kept(ask: Ask) -> None:
    rows = ask("SELECT status::VARCHAR FROM project_statuses WHERE project_id = 'road-chn-tjk' ORDER BY 1")
    assert rows == [("operational",), ("planned",)]
    assert ask("SELECT count(*) FROM status_conflicts WHERE project_id = 'road-chn-tjk'") == [(1,)]


def test_numeric_pledges(ask: Ask) -> None:
    rows = ask(
        "SELECT instrument::VARCHAR, quantity, unit, due_year FROM pledges WHERE quantity IS NOT NULL ORDER BY quantity"
    )
    assert rows == [
        ("other", 100, "pairs", 2032),
        ("scholarships", 1200, "quotas", 2027),
        ("training", 5000, "quotas", None),
        ("in_kind", 50e6, "doses", 2022),
        ("grant", 500e6, "USD", 2025),
        ("investment", 20e9, "USD", 2025),
        ("trade_target", 70e9, "USD", 2030),
    ]


def test_seven_people(ask: Ask) -> None:
    rows = ask("SELECT person_id, country_id FROM people ORDER BY 1")
    assert rows == [
        ("emomali-rahmon", "TJK"),
        ("gurbanguly-berdimuhamedov", "TKM"),
        ("kassym-jomart-tokayev", "KAZ"),
        ("liu-yazhou", "CHN"),
        ("sadyr-japarov", "KGZ"),
        ("shavkat-mirziyoyev", "UZB"),
        ("xi-jinping", "CHN"),
    ]


@pytest.mark.parametrize(
    ("kind", "party", "year"),
    [
        ("summit", "C5", 2022),
        ("summit", "C5", 2025),
        ("summit", "EU", 2025),
        ("forum", "C5", 2020),
        ("war", "UKR", None),
    ],
)
def test_summits_forums_and_wars(ask: Ask, kind: str, party: str, year: int | None) -> None:
    rows = ask(
        "SELECT year(date_start) FROM events JOIN event_parties USING (event_id) "
        f"WHERE kind = '{kind}' AND party_id = '{party}'"
    )
    assert (year,) in rows


def test_the_58_agreements(ask: Ask) -> None:
    assert ask("SELECT count, value, currency, bound::VARCHAR FROM agreements") == [(58, 25e9, "USD", "approx")]


def test_every_quote_is_the_text_between_its_offsets(ask: Ask) -> None:
    for table in ("figures", "mentions", "evidence"):
        assert ask(
            f"SELECT count(*) FROM {table} JOIN document_texts USING (document_id) "
            "WHERE substr(text, char_start + 1, char_end - char_start) <> quote"
        ) == [(0,)]
