"""What a sensible row looks like, where only a text can be at fault.

A schema holds what the pipeline guarantees, and a row that breaks it stops the build. An odd text must not: what it may
bring about is expected here, and told as a warning.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectation:
    """`condition` is SQL over one row of `table`; a row for which it is false is odd, one where it is null is not."""

    table: str
    name: str
    description: str
    condition: str


EXPECTATIONS = (
    *(
        Expectation(table, "quote_is_not_empty", "A quote has at least one character.", "char_start < char_end")
        for table in ("mentions", "figures", "evidence", "cells")
    ),
    Expectation("figures", "range_ascends", "The upper end of a range is above the lower.", "value <= value_max"),
    Expectation("pledges", "range_ascends", "The upper end of a range is above the lower.", "quantity <= quantity_max"),
    Expectation("events", "ends_after_start", "An event ends on or after its first day.", "date_start <= date_end"),
    Expectation(
        "projects", "ends_after_start", "A project is finished after it begins.", "start_year <= completion_year"
    ),
    Expectation("pledges", "ends_after_start", "A pledge falls due after it begins.", "start_year <= due_year"),
    Expectation(
        "projects",
        "amount_has_a_unit",
        "Cost and capacity stand with their currency or unit.",
        "(cost_value IS NULL) = (cost_currency IS NULL) AND (capacity_value IS NULL) = (capacity_unit IS NULL)",
    ),
    Expectation(
        "pledges", "amount_has_a_unit", "A quantity stands with its unit.", "(quantity IS NULL) = (unit IS NULL)"
    ),
    Expectation(
        "agreements", "amount_has_a_unit", "A value stands with its currency.", "(value IS NULL) = (currency IS NULL)"
    ),
    Expectation("trade_series", "amount_is_not_negative", "Trade is not negative.", "obs_value >= 0"),
    Expectation(
        "projects",
        "amount_is_not_negative",
        "Cost and capacity are not negative.",
        "coalesce(cost_value >= 0, true) AND coalesce(capacity_value >= 0, true)",
    ),
    Expectation("agreements", "amount_is_not_negative", "The number of agreements is not negative.", '"count" >= 0'),
    Expectation(
        "trade_series", "parties_differ", "A party trades with another than itself.", "ref_area <> counterpart_area"
    ),
    *(
        Expectation(
            table, "years_are_of_our_time", "Years lie between 1800 and 2200.", f"{column} BETWEEN 1800 AND 2200"
        )
        for table, column in (("pledges", "due_year"), ("projects", "completion_year"))
    ),
)
