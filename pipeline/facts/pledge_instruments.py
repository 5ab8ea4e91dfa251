"""By which instrument a deed is done: from the most telling word of its object to the least."""

from pipeline.facts.expression import Expression, ExpressionSet
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_objects import AIMING, GIVING, OBJECTS, is_first, plain_object
from pipeline.facts.pledge_times import read_due_year
from pipeline.facts.pledge_words import ACTS
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import Instrument

WORTH = Expression(r"\b(?:worth|valued(?: at)?|totalling|totaling|costing|with a value of)(?: of)?(?: [a-z]+){0,3} ?$")
FOR_SOMETHING = Expression(r"^ ?(?:an? |another )?<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,2} (?:for|to|towards?) ")
OTHERS = Expression(r"^ ?(?:others|another|more|more of them|several more|further [a-z]+s|two more|three more)\b")
LOOK_BACK = 2  # sentences in which "others" were spoken of
DONE_RULES = ("party_did", "party_also_did", "pronoun_did", "was_done")
A_FUND = Expression(
    r"^ ?(?:an?|the) (?:new )?<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,3}"
    r"(?:fund|facility|package|programme|program|scheme|lifeline|bailout|initiative)\b"
)
SCHOOL = Expression(r"\btraining (?:cent(?:re|er)|institute|school|college|facility|base|academy)s?\b")
GRANTED = Expression(r"\b(?:granted|granting|gratis)\b")
ADDING = ("add", "adding", "top up")
MOVING = ("send", "dispatch", "donate", "deliver", "supply", "ship", "sent", "donated", "delivered", "supplied")
OPENING = ("open", "list", "hold", "give", "grow")
FIRM = ("will", "promised to", "pledged to", "agreed to", "committed to")
MONEY_WORDS = ("grant", "loan", "invest", "financing", "training")
OF_MONEY = ExpressionSet({name: OBJECTS[name] for name in MONEY_WORDS})
OF_THINGS = ExpressionSet({name: words for name, words in OBJECTS.items() if name not in MONEY_WORDS})
FORGIVING = ("forgave", "forgiven", "wrote off", "written off")
DECIDED = ("sell", "link")  # what a state does at home, so that it needs no "by"


def choose_instrument(scene: Scene, words: str, act: str, amount: Slot | None, clause: Clause) -> Instrument | None:
    """The first reading that holds, from the most telling word of the object to the least."""
    money = amount is not None and amount.code == "m"
    plain = plain_object(scene, clause)
    if clause.rule == "party_signed":
        plain = clause.reading.masked[clause.start : clause.act_start] + plain
    has = OF_MONEY.found_in(plain) | OF_THINGS.found_in(words)
    gives = act in GIVING or (money and clause.act in ADDING) or clause.rule == "party_supports"
    for instrument, holds in (
        ("trade_target", money and act in ("grow", "other") and ("turnover" in has or _is_of_trade(clause))),
        ("market_access", clause.rule == "market_opens" or ("access" in has and "traded" in has and act in OPENING)),
        (
            "scholarships",
            ("scholarship" in has or ("students" in words and act == "fund")) and (gives or act == "hold"),
        ),
        ("training", "training" in has and (gives or act in ("train", "hold")) and not _is_school(plain, act, has)),
        ("training", act == "train" and amount is not None and amount.code == "n"),
        (
            "other",
            ("debt" in has and act in ("lift", "relief"))
            or (money and clause.act in FORGIVING)
            or ("loan" in has and act == "relief" and "cancel" not in clause.act),
        ),
        ("grant", "grant" in has and (gives or "convert" in clause.act) and (money or "financing" in has)),
        ("loan", act == "lend" or ("loan" in has and gives and (money or clause.intent is not None))),
        ("investment", act == "invest" and (money or clause.rule != "party_undertakes")),
        ("investment", clause.rule == "planned_investment" or (money and "invest" in has and gives)),
        ("financing", _is_works_paid(clause, act, amount, has)),
        ("in_kind", not money and bool(ACTS["donating"].match(clause.act)) and has.isdisjoint(MONEY_WORDS)),
        ("in_kind", "goods" in has and gives and act != "open" and (not money or is_worth(clause, amount))),
        ("grant", money and bool(ACTS["donating"].match(clause.act))),
        ("in_kind", amount is not None and amount.code == "n" and clause.act in MOVING and "facility" in has),
        ("facility", _is_facility(scene, words, act, amount, clause)),
        ("mechanism", is_first(words, "mechanism", "facility") and act in ("open", "hold", "verb") and not money),
        ("market_access", act == "buy" and (amount is not None or "traded" in has or " " in clause.act)),
        ("market_access", (act == "lift" and "barrier" in has)),
        ("investment", money and act == "grow" and "invest" in has),
        ("financing", money and act == "grow" and "financing" in has),
        ("financing", money and gives and (not ACTS["loose"].match(clause.act) or _is_help(clause, has))),
        ("financing", gives and "financing" in has and clause.intent in FIRM),
        ("investment", money and (act == "attract" or (act == "talk" and "invest" in has))),
        ("other", amount is not None and act in AIMING and read_due_year(scene, clause) is not None),
        ("other", act in ("grow", "list") and "other" in has),
        ("other", "expert" in has and act == "give"),
        ("other", "policy" in has and act == "lift"),
        ("other", "commodity" in has and act == "give" and clause.rule == "party_signed"),
        (
            "other",
            amount is not None and amount.code in "nq" and act in ("grow", "list", "build", "open") and "other" in has,
        ),
        ("other", amount is not None and amount.code in "nq" and act in ("sell", "link")),
    ):
        if holds:
            return None if clause.rule == "will_be_decided" and act not in DECIDED else instrument  # type: ignore[return-value]
    return None


def _is_works_paid(clause: Clause, act: str, amount: Slot | None, has: frozenset[str]) -> bool:
    """Whether a deed pays for works without saying how much: "agreed to finance the reconstruction of the school"."""
    bound = clause.intent in FIRM or clause.rule in DONE_RULES or (clause.intent or "").endswith("agreed to")
    return act == "fund" and amount is None and "works" in has and bound


def _is_of_trade(clause: Clause) -> bool:
    """Whether "it" is the trade that the sentence spoke of: "trade came to $31 million, and both will lift it to …"."""
    masked = clause.reading.masked
    told = clause.reading.page.text[: clause.reading.page.starts[clause.reading.index]][-200:].decode() + masked
    return masked.startswith(" it to ", clause.object_start) and bool(OBJECTS["turnover"].search(told))


def _is_school(words: str, act: str, has: frozenset[str]) -> bool:
    """Whether "training" is what a centre that is opened, or a grant or loan that is given, is for."""
    return (act == "open" and bool(SCHOOL.search(words))) or (act != "train" and bool(has & {"grant", "loan"}))


def _is_help(clause: Clause, has: frozenset[str]) -> bool:
    """Whether money that is announced is for somebody or something: profits are announced too."""
    lends = any(slot.code == "o" for slot in clause.subjects) and clause.transaction == "2"  # a bank that approved it
    masked = clause.reading.masked[clause.object_start : clause.end]
    lends = lends or bool(A_FUND.search(masked))
    return lends or "financing" in has or bool(FOR_SOMETHING.search(masked))


def is_worth(clause: Clause, amount: Slot | None) -> bool:
    """Whether the amount is the price of the goods before it: "donated computers worth $40,000"."""
    return amount is not None and bool(
        WORTH.search(clause.reading.masked[clause.object_start : clause.reading.position(amount)])
    )


def _is_facility(scene: Scene, words: str, act: str, amount: Slot | None, clause: Clause) -> bool:
    """Whether a centre, school or office is opened or built; "others" stand for those spoken of before."""
    if amount is not None and (amount.code != "n" or act not in ("open", "build", "fund", "give")):
        return False
    if amount is not None:
        return bool(OBJECTS["facility"].search(scene.figure(amount).unit.lower()))
    if act not in ("open", "build"):
        return False
    if OTHERS.match(clause.reading.masked[clause.object_start :]):
        first = max(0, clause.reading.index - LOOK_BACK)
        told = [r.masked for r in scene.readings[first : clause.reading.index]]
        return any(OBJECTS["facility"].search(text) for text in (*told, clause.reading.masked[: clause.start]))
    return is_first(words, "facility", "mechanism")


def name_help(words: str) -> Instrument:
    """The instrument of an amount of help; two kinds in one amount are financing."""
    has = {name for name in ("grant", "loan", "invest") if OBJECTS[name].search(words)}
    if not has and GRANTED.search(words):
        return "grant"
    mixed = len(has) > 1 or ("grant" in has and "financing support" in words)
    names: dict[str, Instrument] = {"grant": "grant", "loan": "loan", "invest": "investment"}
    return "financing" if mixed or not has else names[has.pop()]
