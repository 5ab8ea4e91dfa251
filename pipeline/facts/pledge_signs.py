"""What is known of a deed when its instrument is chosen."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_words import ACTS
from pipeline.facts.scene import Scene, Slot
from pipeline.mentions.gazetteer import find_country
from pipeline.record import record

WORTH = Expression(
    r"\b(?:worth|valued(?: at)?|totalling|totaling|costing|with an? (?:[a-z]+ ){0,2}(?:value|cost|price) of|"
    r"at a cost of)(?: of)?(?: [a-z]+){0,3} ?$"
)
FIRM = (
    "will",
    "promised to",
    "has promised to",
    "pledged to",
    "has pledged to",
    "agreed to",
    "has agreed to",
    "have agreed to",
    "committed to",
)
DONE_RULES = ("party_did", "party_also_did", "pronoun_did", "was_done")
MONEY_WORDS = ("grant", "loan", "invest", "financing", "training")


@record
class Deed:
    """What is known of a deed when its instrument is chosen.

    `words` are those of the object and `plain` those of them that are not in brackets or subordinate; `has` names the
    things spoken of, `act` the kind of verb; `money` is whether the amount is one of money.
    """

    scene: Scene
    clause: Clause
    words: str
    plain: str
    has: frozenset[str]
    act: str
    amount: Slot | None
    money: bool
    gives: bool

    @property
    def unit(self) -> str:
        """The kind of amount: "m" money, "n" a number of things, "q" a quantity; empty without one."""
        return "" if self.amount is None else self.amount.code


def is_abroad(deed: Deed) -> bool:
    """Whether a state does something in another: "will repair the school in Mali"."""
    clause, subjects = deed.clause, deed.clause.subjects
    if not subjects or any(slot.code != "p" or slot.form == "adjective" for slot in subjects):
        return False
    own = {entity for slot in subjects for entity in slot.entity_ids}
    told = [
        slot for slot in clause.reading.coded("pl") if clause.object_start <= clause.reading.position(slot) < clause.end
    ]
    homes = {find_country(entity) if slot.code == "l" else entity for slot in told for entity in slot.entity_ids}
    homes.discard(None)
    return bool(homes) and own.isdisjoint(homes)


def is_donated(deed: Deed) -> bool:
    return bool(ACTS["donating"].match(deed.clause.act))


def is_worth(clause: Clause, amount: Slot | None) -> bool:
    """Whether the amount is the price of the goods before it: "donated computers worth $40,000"."""
    return amount is not None and bool(
        WORTH.search(clause.reading.masked[clause.object_start : clause.reading.position(amount)])
    )
