"""An amount tied to a phrase of trade, as one record."""

from typing import Literal

from pipeline.facts.scene import Slot
from pipeline.facts.trade_phrase import Phrase
from pipeline.record import record

Rule = Literal[
    "amount_after_reach",
    "amount_of_flow",
    "flow_of_amount",
    "amount_sold_or_bought",
    "amount_earned",
    "base_of_change",
    "next_in_series",
    "partner_with_amount",
    "amount_to_partner",
    "time_brought_amount",
    "respective_amounts",
    "amount_spent",
    "other_subject",
    "cue_beside_amount",
    "onward",
    "part_of_flow",
    "goods_in_brackets",
    "told",
    "label_above",
]


@record
class Link:
    """An amount tied to a phrase; `row` is the partner that a list names beside this amount.

    `since` is where in the masked text the words of this link begin: a time from there on is the amount's own;
    `time` is the time of its own that a list gives it.
    """

    amount: Slot
    at: int
    end: int
    phrase: Phrase
    rule: Rule
    since: int
    row: Slot | None = None
    earner: Slot | None = None
    time: Slot | None = None

    @property
    def tail(self) -> int:
        """Where the words of the link end: behind its amount, and behind its phrase if that follows."""
        return max(self.end, self.phrase.right)
