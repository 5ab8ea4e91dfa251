"""By which instrument a deed is done: from the most telling word of its object to the least."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.pledge_aims import is_aim, is_other, is_produced, is_reform, is_trade_target
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_money import (
    is_debt_relieved,
    is_financing,
    is_financing_raised,
    is_grant,
    is_grant_raised,
    is_investment,
    is_investment_raised,
    is_investment_sought,
    is_loan,
    is_loan_by_name,
    is_loan_raised,
    is_mixed,
    is_money_donated,
    is_part_of_help,
    is_share_paid,
    is_through_loan,
    is_works_paid,
)
from pipeline.facts.pledge_objects import GIVING, OBJECTS, plain_object
from pipeline.facts.pledge_signs import MONEY_WORDS, Deed
from pipeline.facts.pledge_things import (
    are_scholarships,
    are_things_moved,
    is_bought,
    is_facility,
    is_in_kind,
    is_market_opened,
    is_mechanism,
    is_training,
)
from pipeline.facts.pledge_times import read_due_year
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import Instrument

ADDING = ("add", "adding", "top up")
OF_MONEY = ExpressionSet({name: OBJECTS[name] for name in MONEY_WORDS})
OF_THINGS = ExpressionSet({name: words for name, words in OBJECTS.items() if name not in MONEY_WORDS})
FUND_NAME = Expression(
    r"\b(?:investment|grant) (?:funds?|facilit(?:y|ies)|windows?|programmes?|programs?)\b|"
    r"\bloan (?:funds?|windows?|programmes?|programs?)\b"
)
LOAN_PROGRAMME = Expression(r"<m\d+>,? (?:[a-z-]+ ){0,2}loan (?:programmes?|programs?)\b")  # no fund's name
ANOTHER = Expression(r"\b(?:another|one) of (?:about |some |up to )?<m\d+>")  # "a loan of $5 million and another of …"
GOES_ON = Expression(  # "a loan of $5 million for the road and $3 million for the bridge"
    r"\b(?:loan|credit|grant)s? of <m\d+>(?: \([^()]{1,40}\))? (?:for|towards?) [^;.<]*(?:<[pol]\d+>[^;.<]*)?"
    r"(?:,|,? and) <m\d+>(?: \([^()]{1,40}\))? (?:for|towards?)\b"
)
FORESEEN = Expression(r"\b(?:forecasts?|predict\w*|project(?:s|ed|ions?)|expect\w*|estimat\w*|outlook|likely)\b")
DECIDED = ("sell", "link", "reform", "grow")  # what a state does at home, so that it needs no "by"


def choose_instrument(scene: Scene, words: str, act: str, amount: Slot | None, clause: Clause) -> Instrument | None:
    """The first reading that holds, from the most telling word of the object to the least."""
    money = amount is not None and amount.code == "m"
    same_kind = clause.part is not None and bool(
        ANOTHER.search(plain_object(scene, clause))
        or GOES_ON.search(clause.reading.masked[clause.object_start : clause.end])
    )
    plain = plain_object(scene, replace(clause, part=None) if same_kind else clause)
    plain = plain if LOAN_PROGRAMME.search(plain) else FUND_NAME.sub("fund", plain)
    if clause.kind is not None:
        plain = clause.reading.masked[slice(*clause.kind)] + plain
    if clause.rule == "party_signed":
        plain = clause.reading.masked[clause.start : clause.act_start] + plain
    has = OF_MONEY.found_in(plain) | OF_THINGS.found_in(words)
    act = "lift" if clause.act in ("lift", "lifting") and has & {"barrier", "policy"} else act
    act = "give" if clause.rule.endswith("_puts") else act
    act = "verb" if clause.rule.endswith("_doing") and act == "other" else act
    gives = act in GIVING or (money and clause.act in ADDING) or clause.rule == "party_supports"
    deed = Deed(scene, clause, words, plain, has, act, amount, money, gives)
    chosen = next((instrument for instrument, holds in READINGS if holds(deed)), None)
    if clause.rule == "will_be_decided" and (act not in DECIDED or (act == "grow" and not _is_target(deed, chosen))):
        return None
    return chosen


def _is_target(deed: Deed, chosen: Instrument | None) -> bool:
    """Whether what is to rise is set by somebody and not foreseen: by a year, and no forecast."""
    foreseen = FORESEEN.search(deed.clause.reading.masked)
    return chosen == "other" and not deed.money and not foreseen and read_due_year(deed.scene, deed.clause) is not None


READINGS: tuple[tuple[Instrument, Callable[[Deed], bool]], ...] = (
    ("loan", is_through_loan),
    ("trade_target", is_trade_target),
    ("market_access", is_market_opened),
    ("scholarships", are_scholarships),
    ("training", is_training),
    ("other", is_debt_relieved),
    ("financing", is_mixed),
    ("loan", is_loan_by_name),
    ("grant", is_grant),
    ("loan", is_loan),
    ("investment", is_investment),
    ("financing", is_works_paid),
    ("financing", is_share_paid),
    ("other", is_produced),
    ("in_kind", is_in_kind),
    ("grant", is_money_donated),
    ("in_kind", are_things_moved),
    ("facility", is_facility),
    ("mechanism", is_mechanism),
    ("market_access", is_bought),
    ("investment", is_investment_raised),
    ("loan", is_loan_raised),
    ("grant", is_grant_raised),
    ("financing", is_financing),
    ("financing", is_part_of_help),
    ("financing", is_financing_raised),
    ("investment", is_investment_sought),
    ("other", is_aim),
    ("other", is_reform),
    ("other", is_other),
)
"""Each instrument with what tells it, the most telling first."""
