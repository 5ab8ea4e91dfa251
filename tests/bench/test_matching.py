"""When a row that was read is the row that was meant."""

import doctest
from typing import Any

from bench import matching

TRADE = {"ref_area": "PER", "counterpart_area": "JPN", "flow": "exports", "value": 3e9, "unit": "USD", "quote": "q"}
PLEDGE = {
    "pledgor": ["World Bank", "JPN"],
    "recipients": ["PER"],
    "instrument": "loan",
    "quantity": 40,
    "unit": "buses",
    "alt": [],
    "due_year": None,
    "quote": "lend forty buses",
}


def read_trade(**changes: Any) -> dict[str, Any]:
    row = {"ref_area": "PER", "counterpart_area": "JPN", "flow": "exports", "obs_value": 3e9, "unit_measure": "USD"}
    return row | {"time_period": None, "kind": "reported", "commodity": None, "evidence": []} | changes


def read_pledge(*parties: tuple[str, str], **changes: Any) -> dict[str, Any]:
    listed = [{"role": role, "party_id": party} for role, party in parties]
    row = {"instrument": "loan", "quantity": 40.0, "unit": "city buses", "due_year": None, "parties": listed}
    return row | {"names": {"wb": "World Bank"}, "evidence": [{"quote": "lend forty buses"}]} | changes


def test_imports_of_the_other_side_are_the_same_trade() -> None:
    assert matching.fit_trade(TRADE, read_trade(ref_area="JPN", counterpart_area="PER", flow="imports"))
    assert not matching.fit_trade(TRADE, read_trade(ref_area="JPN", counterpart_area="PER"))


def test_only_turnover_has_no_order() -> None:
    turnover = TRADE | {"flow": "turnover"}
    swapped = read_trade(ref_area="JPN", counterpart_area="PER", flow="turnover")
    assert matching.fit_trade(turnover, swapped)


def test_another_period_is_found_but_not_right() -> None:
    gold = TRADE | {"period": "2021", "kind": "reported"}
    assert matching.fit_trade(gold, read_trade(time_period="2022"))
    assert not matching.fit_trade_fully(gold, read_trade(time_period="2022"))
    assert matching.list_trade_differences(gold, read_trade(time_period="2022")) == ["period '2021' read as '2022'"]


def test_a_party_is_known_by_code_slug_or_name() -> None:
    for party in ("JPN", "wb", "world-bank"):
        assert matching.fit_numeric_pledge(PLEDGE, read_pledge(("pledgor", party)))
    assert not matching.fit_numeric_pledge(PLEDGE, read_pledge(("pledgor", "PER"), ("recipient", "JPN")))


def test_recipients_must_be_all_and_no_other() -> None:
    right = read_pledge(("pledgor", "JPN"), ("recipient", "PER"))
    assert matching.fit_numeric_pledge_fully(PLEDGE, right)
    more = read_pledge(("pledgor", "JPN"), ("recipient", "PER"), ("recipient", "CHL"))
    assert not matching.fit_numeric_pledge_fully(PLEDGE, more)
    assert matching.fit_numeric_pledge_fully(PLEDGE | {"recipients_alt": [["CHL", "PER"]]}, more)


def test_figures_are_the_same_by_value_class_and_place() -> None:
    gold = {"quote": "nearly 40 buses", "class": "count", "value": 40, "value_max": None, "unit": "buses"}
    read = {"quote": "40 buses", "class": "count", "value": 40.0, "value_max": None, "unit": "bus"}
    assert matching.fit_figure(gold, read)
    assert not matching.fit_figure(gold, read | {"value_max": 50.0})
    assert not matching.fit_figure(gold, read | {"class": "money"})
    assert not matching.fit_figure(gold, read | {"quote": "40 trains"})


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    fits = {(1, 1): 1.0, (1, 2): 2.0, (2, 2): 1.0}
    gold, read = [{"n": 1}, {"n": 2}], [{"n": 1}, {"n": 2}]
    assert matching.pair_rows(gold, read, lambda ours, theirs: fits.get((ours["n"], theirs["n"]), 0)) == [(0, 1)]


def test_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(matching).failed == 0
