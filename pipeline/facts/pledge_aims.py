"""Deeds that set an aim: a level of trade, a share to be reached, a reform at home."""

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_objects import AIMING, OBJECTS
from pipeline.facts.pledge_signs import FIRM, Deed, is_abroad
from pipeline.facts.pledge_sums import lends_a_sum
from pipeline.facts.pledge_times import read_due_year

MERELY_AHEAD = ("will", "would", "shall", "is to", "are to", "was to", "were to")
RHETORIC = Expression(
    r"\b(?:cooperation|co-operation|ties|relations|relationship|partnership|efforts|dialogue|friendship|trust|talks|"
    r"negotiations|consultations|discussions|chapter|era|stage|work)\b"
)

SUPPLIES_TO = Expression(  # "is ready to increase gas supplies to Chad"
    r"^ (?:(?:the|its|their|[a-z-]+) ){0,3}(?:supplies|deliveries|shipments)(?: of (?:[a-z-]+ ){1,3})? "
    r"to [^;.]{0,60}<[pl]\d+>"
)
WORKS = Expression(
    r"^(?:renovat|repair|restor|re-?construct|rebuild|rehabilitat|moderni[sz]|upgrad|equip|install|electrif|pav|"
    r"asphalt|"
    r"refurbish|overhaul|dredg|widen|resurfac|dig|drill)"
)
GREAT_WORKS = Expression(
    r"^ ?(?:an?|the|its|another|new) (?:[a-z-]+ ){0,5}?(?:refinery|plant|factory|smelter|mill|mine|railway|railroad|"
    r"pipeline|port|terminal|airport|dam|bridge|tunnel|road|highway|power station|metro|petrochemical complex|"
    r"complex)\b"
)
BUILT_UP = Expression(  # "aims to build a modern transport network by 2035"
    r"^ ?(?:an?|the|its|<p\d+>)? ?[^;.<]{0,120}?"
    r"\b(?:networks?|systems?|industry|industries|economy|society|sector|grid)\b"
)
MULTIPLIED = Expression(r"^(?:doubl|tripl|trebl|quadrupl)")


def is_trade_target(deed: Deed) -> bool:
    if deed.amount is None:
        return deed.act == "grow" and "turnover" in deed.has and _is_definite(deed)
    grows = deed.money and deed.act in ("grow", "other") and not lends_a_sum(deed.plain)
    return grows and ("turnover" in deed.has or is_of_trade(deed.clause))


def _is_definite(deed: Deed) -> bool:
    """Whether trade is to grow by some year or so many times, which no number of money tells."""
    clause = deed.clause
    multiplied = clause.reading.masked.startswith("<r", clause.act_start) or bool(MULTIPLIED.match(clause.act))
    return multiplied or read_due_year(deed.scene, clause) is not None


def is_aim(deed: Deed) -> bool:
    """Whether something is to reach a measure by some year, or a share at any time: "to cut its stake to 51%"."""
    due = read_due_year(deed.scene, deed.clause) is not None
    if due and deed.amount is None and deed.act == "build" and _is_bound(deed) and BUILT_UP.match(deed.plain):
        return True
    if due and deed.amount is None and deed.clause.act.startswith("<r") and _is_bound(deed):
        return True  # "pledged to double its parks by 2030"
    if deed.unit == "c" and (due or (deed.act == "grow" and deed.clause.intent is not None)):
        return True
    return deed.amount is not None and deed.act in AIMING and (due or (deed.unit in ("n", "q") and _is_bound(deed)))


def is_produced(deed: Deed) -> bool:
    """Whether somebody binds itself to make so much of something: "wants to make 200,000 cars a year"."""
    makes = deed.act == "make" or deed.clause.act == "make"
    return makes and deed.unit in ("n", "q", "c") and deed.clause.intent not in (None, *MERELY_AHEAD)


def is_reform(deed: Deed) -> bool:
    """Whether a state is to do something definite at home: so many of it, by some year, or because it bound itself."""
    if deed.act != "reform" or deed.money or RHETORIC.search(deed.words):
        return False
    intent = deed.clause.intent
    bound = intent is not None and intent not in MERELY_AHEAD and not intent.endswith((" be", " being"))
    bound = bound or (intent == "will" and bool(WORKS.search(deed.clause.act)) and is_abroad(deed))
    return bound or deed.amount is not None or read_due_year(deed.scene, deed.clause) is not None


def _is_bound(deed: Deed) -> bool:
    """Whether more than "will" is said: an intention, or a year."""
    bound = deed.clause.intent not in (None, *MERELY_AHEAD)
    return bound or read_due_year(deed.scene, deed.clause) is not None


TECHNICAL = Expression(
    r"^(?: (?:the )?(?:<[pol]\d+>|[a-z]+))?(?: with)? (?:free |its )?technical (?:assistance|aid|support|expertise|"
    r"help)\b"
)


def is_other(deed: Deed) -> bool:
    """Experts sent, rules lifted, goods in a signed deal; whatever is counted and grows, opens, is sold or linked."""
    counted, told = deed.unit in ("n", "q"), "other" in deed.has
    masked = deed.clause.reading.masked[deed.clause.object_start : deed.clause.end]
    bound = deed.amount is None and deed.clause.intent not in (None, *MERELY_AHEAD)
    if bound and deed.act == "grow" and SUPPLIES_TO.match(masked):
        return True
    if deed.act == "build" and deed.amount is None and GREAT_WORKS.search(deed.plain) and is_abroad(deed):
        return True
    return (
        (told and deed.act in ("grow", "list"))
        or ("expert" in deed.has and deed.act == "give")
        or ("policy" in deed.has and deed.act == "lift")
        or (deed.amount is None and deed.gives and bool(TECHNICAL.search(masked)))
        or ("commodity" in deed.has and deed.act == "give" and deed.clause.rule == "party_signed")
        or ("commodity" in deed.has and deed.act == "give" and deed.unit == "q" and deed.clause.intent in FIRM)
        or ((told or "undertaking" in deed.has) and counted and deed.act in ("build", "open"))
        or (told and deed.act in ("reform", "open") and deed.clause.intent is not None)
        or (counted and deed.act in ("sell", "link", "run"))
        or (deed.unit == "q" and deed.act == "build" and _is_bound(deed))
    )


def is_of_trade(clause: Clause) -> bool:
    """Whether "it" is the trade that the sentence spoke of: "trade came to $31 million, and both will lift it to …"."""
    masked = clause.reading.masked
    told = clause.reading.page.text[: clause.reading.page.starts[clause.reading.index]][-200:].decode() + masked
    return masked.startswith(" it to ", clause.object_start) and bool(OBJECTS["turnover"].search(told))
