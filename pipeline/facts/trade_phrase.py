"""A noun or verb of trade with all that hangs on it, as one record."""

from typing import Literal, get_args

from pipeline.facts.scene import Slot
from pipeline.record import record

Kind = Literal[
    "partner",
    "seller",
    "buyer",
    "turnover",
    "exports",
    "imports",
    "dispatch",
    "purchase",
    "income",
    "sell",
    "buy",
    "anaphor",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@record
class Phrase:
    """A noun or verb of trade at `start`..`end` of the masked sentence, its modifiers included from `left` to `right`.

    `owner` has the trade ("China's", "our"), `pair` are both ends at once, `giver` and `taker` the ends of one
    direction, `partner` the other end of a two-way flow. `implied` marks a possessive pronoun, `foreign` the trade
    with all the world, `strange` an owner that is no state or group, `outside` an end that is none, `many` a list of
    partners taken together; `near` a pronoun that means the sentence right before, `goal` a word for an aim, `back` the
    way back of a flow told before.
    """

    kind: Kind
    start: int
    end: int
    left: int
    right: int
    verb: bool = False
    owner: Slot | None = None
    pair: tuple[str, ...] = ()
    pair_slots: tuple[Slot, ...] = ()
    giver: Slot | None = None
    taker: Slot | None = None
    partner: Slot | None = None
    commodity: tuple[str, int, int] | None = None
    implied: bool = False
    mutual: bool = False
    foreign: bool = False
    strange: bool = False
    many: bool = False
    change: bool = False
    near: bool = False
    outside: bool = False
    goal: bool = False
    back: bool = False
