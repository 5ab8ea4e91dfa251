"""Deeds of things: goods, places to learn, buildings, bodies that are set up, markets that are opened."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_money import GOODS_GIFT
from pipeline.facts.pledge_objects import OBJECTS, is_first
from pipeline.facts.pledge_signs import MONEY_WORDS, Deed, is_donated, is_worth
from pipeline.facts.scene import Slot

WORTH_OF = Expression(r"<m\d+>(?: \([^()]{1,40}\))? (?:worth )?of (?:emergency )?((?:[a-z-]+ ?){1,3})")
OTHERS = Expression(r"^ ?(?:others|another|more|more of them|several more|further [a-z]+s|two more|three more)\b")
LOOK_BACK = 2  # sentences in which "others" were spoken of
PEOPLE = Expression(
    r"\b(?:people|persons?|workers?|migrants?|students?|tourists?|men|women|children|refugees|pupils|officers|staff|"
    r"representatives|delegates|officials|members|visitors|families|citizens|times|years|messages?|letters?|jobs?|"
    r"opportunities|hours|speech(?:es)?|talks|lectures|interviews?|days|points|seats|votes|"
    r"signals?)\b"
)
REGULAR = Expression(r"\b(?:every|each|once a|twice a|annually|regularly|yearly)\b")
ACADEMY = Expression(r"\bplaces\b[^.;]{0,40}\b(?:academ|school|college|institut|centre|center)")
PLACES = Expression(r"\bplaces\b[^.;]{0,40}\buniversit|\bstudents\b[^.;]{0,60}\b(?:free of charge|tuition-free)\b")
SCHOOL = Expression(r"\btraining (?:cent(?:re|er)|institute|school|college|facility|base|academy)s?\b")
MOVING = frozenset("send dispatch donate deliver supply ship sent donated delivered supplied give gave given".split())
ADMITTING = ("admit", "let in", "allow in", "let")
LET_IN = Expression(r"^ (?:[a-z-]+|<p\d+>)(?: [a-z-]+){0,4} in\b")  # "let Lao coal in"
OPENS_TO = Expression(r"\bmarkets? (?:up |wider |further )*(?:to|for) (?:[a-z]+ ){0,2}<p\d+>(?:'s|')? [a-z]")
OPENING = ("open", "list", "hold", "give", "grow")
MONEY_FOR = Expression(r"<m\d+>(?: \([^()]{1,30}\))? (?:for|to|towards?) (?:[a-z-]+ing|the [a-z]+ of|upgrad)")
GOODS_OF = Expression(r"^ (?:the |more |further |all )?<p\d+> (?:[a-z-]+ )*[a-z-]+")  # "let in Peruvian grapes"
BAN_ON_GOODS = Expression(r"\bbans? on (?:the )?(?:imports?\b|<p\d+> [a-z])")
MORE_IMPORTS = Expression(r"^ (?:the |its |their )?(?:[a-z]+ ){0,3}?(?:imports|purchases) (?:of|from) ")


def is_market_opened(deed: Deed) -> bool:
    if deed.clause.act in ADMITTING:
        masked = deed.clause.reading.masked[deed.clause.object_start : deed.clause.end]
        if deed.clause.act == "let" and not LET_IN.search(masked):
            return False
        return not PEOPLE.search(masked) and bool(GOODS_OF.match(masked) or {"access", "traded"} & deed.has)
    if deed.clause.rule == "market_opens" or ({"access", "traded"} <= deed.has and deed.act in OPENING):
        return True
    return deed.act == "open" and bool(OPENS_TO.search(deed.plain))


MONEY_TO = Expression(r"^ ?(?:about |some |up to |an? )?<m\d+>[^;.]{0,40}? to [a-z]+ [^;.]*, (?:and )?to [a-z]+ ")


def are_scholarships(deed: Deed) -> bool:
    told = "scholarship" in deed.has or (
        ("students" in deed.words and deed.act == "fund") or bool(PLACES.search(deed.words))
    )
    if deed.money and MONEY_TO.search(deed.plain):
        return False  # "$200 million to train teachers and to provide scholarships"
    return told and (deed.gives or deed.act == "hold" or (deed.act == "grow" and not deed.money))


PUPILS = Expression(
    r"\b(?:students|trainees|interns|cadets|officers|doctors|nurses|engineers|teachers|specialists|postgraduates)$"
)


TRAINEES = Expression(
    r"\b(?:teachers|doctors|nurses|medics|officials|officers|engineers|farmers|specialists|technicians|experts|staff|"
    r"personnel|workers|students|pilots|soldiers|troops|police|judges|diplomats|professionals|cadres|managers|"
    r"scientists)\b"
)


def is_training(deed: Deed) -> bool:
    told = "training" in deed.has and (deed.gives or deed.act in ("train", "hold"))
    taken = deed.act == "grow" or deed.clause.act in ("take", "accept", "admit")
    told = told or ("training" in deed.has and taken and deed.unit == "n")
    if deed.unit == "n" and deed.clause.act in ("accept", "admit", "receive", "host") and deed.amount is not None:
        told = told or bool(PUPILS.search(deed.scene.figure(deed.amount).unit.lower()))
    told = told or (deed.gives and deed.unit == "n" and bool(ACADEMY.search(deed.words)))
    trains = deed.act == "train" and (deed.unit == "n" or bool(TRAINEES.search(deed.words)))
    return (told and not is_school(deed)) or trains


def is_school(deed: Deed) -> bool:
    """Whether "training" is what a centre that is opened, or money that is given, is for."""
    centre = deed.act == "open" and bool(SCHOOL.search(deed.plain))
    paid = deed.money and bool(MONEY_FOR.search(deed.plain))
    return centre or paid or (deed.act != "train" and bool(deed.has & {"grant", "loan"}))


def is_in_kind(deed: Deed) -> bool:
    if not deed.money and is_donated(deed) and deed.has.isdisjoint(MONEY_WORDS):
        return True
    if deed.amount is not None and deed.unit == "n" and OBJECTS["expert"].search(deed.scene.figure(deed.amount).unit):
        return False
    priced = not deed.money or is_worth(deed.clause, deed.amount) or is_worth_of(deed.clause, deed.amount)
    goods = "goods" in deed.has or (is_worth(deed.clause, deed.amount) and GOODS_GIFT.search(deed.plain))
    return bool(goods) and deed.gives and deed.act != "open" and priced


def is_worth_of(clause: Clause, amount: Slot | None) -> bool:
    """Whether the goods follow their price: "$3 million of emergency food aid"."""
    found = amount and WORTH_OF.match(clause.reading.masked, clause.reading.position(amount), clause.end)
    return bool(found and OBJECTS["goods"].search(found.group(1)))


def are_things_moved(deed: Deed) -> bool:
    if deed.unit != "n" or deed.clause.act not in MOVING or deed.amount is None:
        return False
    unit = deed.scene.figure(deed.amount).unit
    return "facility" in deed.has or not (PEOPLE.search(unit) or OBJECTS["expert"].search(unit))


def is_facility(deed: Deed) -> bool:
    """Whether a centre, school or office is opened or built; "others" stand for those spoken of before."""
    scene, clause, facility = deed.scene, deed.clause, OBJECTS["facility"]
    if deed.amount is not None:
        counted = deed.unit == "n" and deed.act in ("open", "build", "fund", "give")
        figure = scene.figure(deed.amount)
        return counted and bool(
            facility.search(scene.quote(figure.start, figure.end).lower() + " " + figure.unit.lower())
        )
    if deed.act not in ("open", "build"):
        return False
    if OTHERS.match(clause.reading.masked[clause.object_start :]):
        first = max(0, clause.reading.index - LOOK_BACK)
        told = [r.masked for r in scene.readings[first : clause.reading.index]]
        return any(facility.search(text) for text in (*told, clause.reading.masked[: clause.start]))
    return is_first(deed.words, "facility", "mechanism")


def is_mechanism(deed: Deed) -> bool:
    if deed.clause.act == "meet" and REGULAR.search(deed.words):
        return True
    return deed.act in ("open", "hold", "verb") and not deed.money and is_first(deed.words, "mechanism", "facility")


def is_bought(deed: Deed) -> bool:
    if deed.clause.act.startswith("take") and deed.unit != "q":
        return False
    told = deed.amount is not None or "traded" in deed.has or " " in deed.clause.act
    barred = "barrier" in deed.has or bool(BAN_ON_GOODS.search(deed.plain))
    masked, clause = deed.clause.reading.masked, deed.clause
    if deed.act == "grow" and MORE_IMPORTS.search(masked[clause.object_start : clause.end]):
        return True
    return (deed.act == "buy" and told) or (deed.act == "lift" and barred)
