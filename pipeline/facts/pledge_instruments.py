"""By which instrument a deed is done: from the most telling word of its object to the least."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_objects import AIMING, GIVING, OBJECTS, is_first, plain_object
from pipeline.facts.pledge_sums import is_mixed_sum, lends_a_sum, lends_through
from pipeline.facts.pledge_times import read_due_year
from pipeline.facts.pledge_words import ACTS
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import Instrument

WORTH = Expression(r"\b(?:worth|valued(?: at)?|totalling|totaling|costing|with a value of)(?: of)?(?: [a-z]+){0,3} ?$")
WORTH_OF = Expression(r"<m\d+>(?: \([^()]{1,40}\))? (?:worth )?of (?:emergency )?((?:[a-z-]+ ?){1,3})")
FOR_SOMETHING = Expression(r"^ ?(?:an? |another )?<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,2} (?:for|to|towards?) ")
OTHERS = Expression(r"^ ?(?:others|another|more|more of them|several more|further [a-z]+s|two more|three more)\b")
LOOK_BACK = 2  # sentences in which "others" were spoken of
DONE_RULES = ("party_did", "party_also_did", "pronoun_did", "was_done")
A_FUND = Expression(
    r"^ ?(?:an?|the) (?:new )?<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,3}"
    r"(?:fund|facility|package|programme|program|scheme|lifeline|bailout|initiative)\b"
)
SCHOOL = Expression(r"\btraining (?:cent(?:re|er)|institute|school|college|facility|base|academy)s?\b")
ADDING = ("add", "adding", "top up")
MOVING = ("send", "dispatch", "donate", "deliver", "supply", "ship", "sent", "donated", "delivered", "supplied")
OPENING = ("open", "list", "hold", "give", "grow")
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
MONEY_WORDS = ("grant", "loan", "invest", "financing", "training")
OF_MONEY = ExpressionSet({name: OBJECTS[name] for name in MONEY_WORDS})
OF_THINGS = ExpressionSet({name: words for name, words in OBJECTS.items() if name not in MONEY_WORDS})
FORGIVING = ("forgive", "forgave", "forgiven", "write off", "wrote off", "written off")
MONEY_FOR = Expression(r"<m\d+>(?: \([^()]{1,30}\))? (?:for|to|towards?) (?:[a-z-]+ing|the [a-z]+ of|upgrad)")
FUND_NAME = Expression(r"\b(?:investment|loan|grant) (?:funds?|facilit(?:y|ies)|windows?|programmes?|programs?)\b")
ANOTHER = Expression(r"\b(?:another|one) of (?:about |some |up to )?<m\d+>")  # "a loan of $5 million and another of …"
PAYMENTS = Expression(r"\b(?:(?:re)?payments?|instal?lments|interest)\b")
MERELY_AHEAD = ("will", "would", "shall", "'ll", "is to", "are to", "was to", "were to")
BAN_ON_GOODS = Expression(r"\bbans? on (?:the )?(?:imports?\b|<p\d+> [a-z])")
RHETORIC = Expression(
    r"\b(?:cooperation|co-operation|ties|relations|relationship|partnership|efforts|dialogue|friendship|trust|talks|"
    r"negotiations|consultations|chapter|era|stage|work)\b"
)
MORE_IMPORTS = Expression(r"^ (?:the |its |their )?(?:[a-z]+ ){0,3}?(?:imports|purchases) (?:of|from) ")
RAISING = ("mobilise", "mobilize")
FOR_A_PARTY = Expression(
    r"<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,3} (?:for|to support|in support of) (?:the )?<[pl]\d+>"
)
DECIDED = ("sell", "link", "reform")  # what a state does at home, so that it needs no "by"


@dataclass(frozen=True, slots=True)
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


def choose_instrument(scene: Scene, words: str, act: str, amount: Slot | None, clause: Clause) -> Instrument | None:
    """The first reading that holds, from the most telling word of the object to the least."""
    money = amount is not None and amount.code == "m"
    same_kind = clause.part is not None and bool(ANOTHER.search(plain_object(scene, clause)))
    plain = FUND_NAME.sub("fund", plain_object(scene, replace(clause, part=None) if same_kind else clause))
    if clause.kind is not None:
        plain = clause.reading.masked[slice(*clause.kind)] + plain
    if clause.rule == "party_signed":
        plain = clause.reading.masked[clause.start : clause.act_start] + plain
    has = OF_MONEY.found_in(plain) | OF_THINGS.found_in(words)
    act = "lift" if clause.act in ("lift", "lifting") and has & {"barrier", "policy"} else act
    gives = act in GIVING or (money and clause.act in ADDING) or clause.rule == "party_supports"
    deed = Deed(scene, clause, words, plain, has, act, amount, money, gives)
    chosen = next((instrument for instrument, holds in READINGS if holds(deed)), None)
    return None if clause.rule == "will_be_decided" and act not in DECIDED else chosen


def _is_trade_target(deed: Deed) -> bool:
    grows = deed.money and deed.act in ("grow", "other") and not lends_a_sum(deed.plain)
    return grows and ("turnover" in deed.has or _is_of_trade(deed.clause))


def _is_through_loan(deed: Deed) -> bool:
    """ "will boost trade through a $29 million loan" lends, and sets no target"""
    return deed.money and deed.act in ("grow", "other") and lends_through(deed.plain)


def _is_market_opened(deed: Deed) -> bool:
    return deed.clause.rule == "market_opens" or ({"access", "traded"} <= deed.has and deed.act in OPENING)


def _are_scholarships(deed: Deed) -> bool:
    told = "scholarship" in deed.has or ("students" in deed.words and deed.act == "fund")
    return told and (deed.gives or deed.act == "hold" or (deed.act == "grow" and deed.unit == "n"))


def _is_training(deed: Deed) -> bool:
    told = "training" in deed.has and (deed.gives or deed.act in ("train", "hold"))
    told = told or ("training" in deed.has and deed.act == "grow" and deed.unit == "n")
    return (told and not _is_school(deed)) or (deed.act == "train" and deed.unit == "n")


def _is_school(deed: Deed) -> bool:
    """Whether "training" is what a centre that is opened, or money that is given, is for."""
    centre = deed.act == "open" and bool(SCHOOL.search(deed.plain))
    paid = deed.money and bool(MONEY_FOR.search(deed.plain))
    return centre or paid or (deed.act != "train" and bool(deed.has & {"grant", "loan"}))


def _is_debt_relieved(deed: Deed) -> bool:
    if ("debt" in deed.has and deed.act in ("lift", "relief")) or (deed.money and deed.clause.act in FORGIVING):
        return True
    if deed.money and deed.act == "relief" and PAYMENTS.search(deed.words):
        return True
    return "loan" in deed.has and deed.act == "relief" and "cancel" not in deed.clause.act


def _is_grant(deed: Deed) -> bool:
    given = deed.gives or "convert" in deed.clause.act
    if deed.clause.act in ("grant", "granting") and deed.money and deed.has.isdisjoint(("loan", "invest", "goods")):
        return any(slot.code == "p" for slot in deed.clause.subjects)  # a bank may grant a loan
    return "grant" in deed.has and given and (deed.money or "financing" in deed.has)


def _is_loan(deed: Deed) -> bool:
    told = "loan" in deed.has and deed.gives and (deed.money or deed.clause.intent is not None)
    return deed.act == "lend" or told


def _is_investment(deed: Deed) -> bool:
    if deed.act == "invest" and (deed.money or deed.clause.rule != "party_undertakes"):
        return True
    return deed.clause.rule == "planned_investment" or (deed.money and deed.gives and "invest" in deed.has)


def _is_works_paid(deed: Deed) -> bool:
    """Whether a deed pays for works without saying how much: "agreed to finance the reconstruction of the school"."""
    clause = deed.clause
    bound = clause.intent in FIRM or clause.rule in DONE_RULES or (clause.intent or "").endswith("agreed to")
    return deed.act == "fund" and deed.amount is None and "works" in deed.has and bound


def _is_in_kind(deed: Deed) -> bool:
    if not deed.money and _is_donated(deed) and deed.has.isdisjoint(MONEY_WORDS):
        return True
    if deed.amount is not None and deed.unit == "n" and OBJECTS["expert"].search(deed.scene.figure(deed.amount).unit):
        return False
    priced = not deed.money or is_worth(deed.clause, deed.amount) or _is_worth_of(deed)
    return "goods" in deed.has and deed.gives and deed.act != "open" and priced


def _is_worth_of(deed: Deed) -> bool:
    """Whether the goods follow their price: "$3 million of emergency food aid"."""
    masked, clause = deed.clause.reading.masked, deed.clause
    found = deed.amount and WORTH_OF.match(masked, clause.reading.position(deed.amount), clause.end)
    return bool(found and OBJECTS["goods"].search(found.group(1)))


def _is_money_donated(deed: Deed) -> bool:
    return deed.money and _is_donated(deed)


def _is_donated(deed: Deed) -> bool:
    return bool(ACTS["donating"].match(deed.clause.act))


def _is_facility_moved(deed: Deed) -> bool:
    return deed.unit == "n" and deed.clause.act in MOVING and "facility" in deed.has


def _is_facility(deed: Deed) -> bool:
    """Whether a centre, school or office is opened or built; "others" stand for those spoken of before."""
    scene, clause, facility = deed.scene, deed.clause, OBJECTS["facility"]
    if deed.amount is not None:
        counted = deed.unit == "n" and deed.act in ("open", "build", "fund", "give")
        return counted and bool(facility.search(scene.figure(deed.amount).unit.lower()))
    if deed.act not in ("open", "build"):
        return False
    if OTHERS.match(clause.reading.masked[clause.object_start :]):
        first = max(0, clause.reading.index - LOOK_BACK)
        told = [r.masked for r in scene.readings[first : clause.reading.index]]
        return any(facility.search(text) for text in (*told, clause.reading.masked[: clause.start]))
    return is_first(deed.words, "facility", "mechanism")


def _is_mechanism(deed: Deed) -> bool:
    return deed.act in ("open", "hold", "verb") and not deed.money and is_first(deed.words, "mechanism", "facility")


def _is_bought(deed: Deed) -> bool:
    told = deed.amount is not None or "traded" in deed.has or " " in deed.clause.act
    barred = "barrier" in deed.has or bool(BAN_ON_GOODS.search(deed.plain))
    masked, clause = deed.clause.reading.masked, deed.clause
    if deed.act == "grow" and MORE_IMPORTS.search(masked[clause.object_start : clause.end]):
        return True
    return (deed.act == "buy" and told) or (deed.act == "lift" and barred)


def _is_investment_raised(deed: Deed) -> bool:
    return deed.money and deed.act == "grow" and "invest" in deed.has


def _is_financing(deed: Deed) -> bool:
    if deed.money and deed.act == "grow" and "financing" in deed.has:
        return True
    if deed.money and deed.gives and (not ACTS["loose"].match(deed.clause.act) or _is_help(deed)):
        return True
    return deed.gives and "financing" in deed.has and deed.clause.intent in FIRM


def _is_help(deed: Deed) -> bool:
    """Whether money that is announced is for somebody or something: profits are announced too."""
    clause = deed.clause
    lends = any(slot.code == "o" for slot in clause.subjects) and clause.transaction == "2"  # a bank that approved it
    masked = clause.reading.masked[clause.object_start : clause.end]
    return lends or "financing" in deed.has or bool(A_FUND.search(masked) or FOR_SOMETHING.search(masked))


def _is_part_of_help(deed: Deed) -> bool:
    """Whether it is said where money goes that was just given: "of which 3 billion will go to schools"."""
    return deed.money and deed.clause.rule == "will_be_given" and deed.clause.act == "go"


def _is_financing_raised(deed: Deed) -> bool:
    """Whether a body of donors raises money for somebody: "will mobilise 3 billion euros for Zambia"."""
    words = deed.clause.reading.masked[deed.clause.object_start : deed.clause.end]
    return deed.money and deed.clause.act in RAISING and bool(FOR_A_PARTY.search(words)) and "invest" not in deed.has


def _is_investment_sought(deed: Deed) -> bool:
    return deed.money and (deed.act == "attract" or (deed.act == "talk" and "invest" in deed.has))


def _is_aim(deed: Deed) -> bool:
    """Whether something is to reach a measure by some year, or a share at any time: "to cut its stake to 51%"."""
    due = read_due_year(deed.scene, deed.clause) is not None
    if deed.unit == "c" and (due or (deed.act == "grow" and deed.clause.intent is not None)):
        return True
    return deed.amount is not None and deed.act in AIMING and due


def _is_reform(deed: Deed) -> bool:
    """Whether a state is to do something definite at home: so many of it, by some year, or because it bound itself."""
    if deed.act != "reform" or deed.money or RHETORIC.search(deed.words):
        return False
    bound = deed.clause.intent is not None and deed.clause.intent not in MERELY_AHEAD
    return bound or deed.amount is not None or read_due_year(deed.scene, deed.clause) is not None


def _is_other(deed: Deed) -> bool:
    """Experts sent, rules lifted, goods in a signed deal; whatever is counted and grows, opens, is sold or linked."""
    counted, told = deed.unit in ("n", "q"), "other" in deed.has
    return (
        (told and deed.act in ("grow", "list"))
        or ("expert" in deed.has and deed.act == "give")
        or ("policy" in deed.has and deed.act == "lift")
        or ("commodity" in deed.has and deed.act == "give" and deed.clause.rule == "party_signed")
        or ("commodity" in deed.has and deed.act == "give" and deed.unit == "q" and deed.clause.intent in FIRM)
        or ((told or "undertaking" in deed.has) and counted and deed.act in ("build", "open"))
        or (told and deed.act == "reform" and deed.clause.intent is not None)
        or (counted and deed.act in ("sell", "link", "run"))
    )


def _is_mixed(deed: Deed) -> bool:
    """Whether one amount is of grants and loans alike."""
    return deed.money and deed.gives and is_mixed_sum(deed.plain)


READINGS: tuple[tuple[Instrument, Callable[[Deed], bool]], ...] = (
    ("loan", _is_through_loan),
    ("trade_target", _is_trade_target),
    ("market_access", _is_market_opened),
    ("scholarships", _are_scholarships),
    ("training", _is_training),
    ("other", _is_debt_relieved),
    ("financing", _is_mixed),
    ("grant", _is_grant),
    ("loan", _is_loan),
    ("investment", _is_investment),
    ("financing", _is_works_paid),
    ("in_kind", _is_in_kind),
    ("grant", _is_money_donated),
    ("in_kind", _is_facility_moved),
    ("facility", _is_facility),
    ("mechanism", _is_mechanism),
    ("market_access", _is_bought),
    ("investment", _is_investment_raised),
    ("financing", _is_financing),
    ("financing", _is_part_of_help),
    ("financing", _is_financing_raised),
    ("investment", _is_investment_sought),
    ("other", _is_aim),
    ("other", _is_reform),
    ("other", _is_other),
)
"""Each instrument with what tells it, the most telling first."""


def _is_of_trade(clause: Clause) -> bool:
    """Whether "it" is the trade that the sentence spoke of: "trade came to $31 million, and both will lift it to …"."""
    masked = clause.reading.masked
    told = clause.reading.page.text[: clause.reading.page.starts[clause.reading.index]][-200:].decode() + masked
    return masked.startswith(" it to ", clause.object_start) and bool(OBJECTS["turnover"].search(told))


def is_worth(clause: Clause, amount: Slot | None) -> bool:
    """Whether the amount is the price of the goods before it: "donated computers worth $40,000"."""
    return amount is not None and bool(
        WORTH.search(clause.reading.masked[clause.object_start : clause.reading.position(amount)])
    )
