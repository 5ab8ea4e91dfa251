"""What a pledge amounts to: its instrument and quantity, from the words of the deed."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_help import RULES
from pipeline.facts.pledge_times import GOAL_RULES, is_aggregate, read_announced_on, read_due_year, slots_between
from pipeline.facts.pledge_words import ACTS, classify_act
from pipeline.facts.scene import FOLD, Scene, Slot
from schemas.vocabularies import Instrument

OBJECTS = {name: Expression(words) for name, words in load_words("instruments.csv").items()}
DIRECT = Expression(
    r"^(?:(?:the )?<[po]\d+> (?:with )?)?(?:[^ <,;]+ ){0,5}$"
)  # words between a deed and the number that it is about
TO_TOTAL = Expression(r"\bto (?:a total of |some |reach |the level of )?$")
TO_OR_BY = Expression(r"\b(?:to|by) (?:a total of |some |at least |up to |about |the level of )?$")
ONE_DEED = Expression(
    r"^(?: <[po]\d+>| the [a-z]+| with)* ?(?:a|an|another|one|the|<[nq]\d+>|[a-z]+ (?:aid|assistance))\b"
)
AND_ANOTHER = Expression(  # between an amount and the next thing given
    r"^<[mnq]\d+>(?: \([^()]{1,60}\))?(?:(?: [a-z'-]+| <[poltd]\d+>(?:'s)?)){0,12}?"
    r"(?P<joint>(?:,|;|,? and|,? as well as|,? plus|,? along with) "
    r"(?:(?:[a-z-]+ ){0,5}(?:of|worth|an?|another|about|some|over|additional|further|to|than|nearly|around|the|with) "
    r"|(?:the )?<p\d+> )?)$"
)
MANY = 12  # figures that an object may hold
NEAR = Expression(r"^(?:\s*[^\s,;.]+){0,5}\s*$")
PARTS = Expression(r": |\b(?:including|of which|most of it|part of which|as well as)\b")  # what the whole is made up of
WORTH = Expression(r"\b(?:worth|valued(?: at)?|totalling|totaling|costing|with a value of)(?: of)?(?: [a-z]+){0,3} ?$")
FOR_SOMETHING = Expression(r"^ ?(?:an? |another )?<m\d+>(?: \([^()]{1,30}\))?(?: [a-z-]+){0,2} (?:for|to|towards?) ")
OTHERS = Expression(r"^ ?(?:others|another|more|more of them|several more|further [a-z]+s|two more|three more)\b")
LOOK_BACK = 2  # sentences in which "others" were spoken of

Terms = tuple[Instrument, Slot | None]

NOMINAL_RULES = tuple(rule for rule, _, _ in RULES)
DONE_RULES = ("party_did", "party_also_did", "pronoun_did", "was_done")
A_FUND = Expression(
    r"^ ?(?:an?|the) (?:new )?<m\d+>(?: \([^()]{1,30}\))? (?:[a-z-]+ ){0,3}"
    r"(?:fund|facility|package|programme|program|scheme|lifeline|bailout|initiative)\b"
)
SCHOOL = Expression(r"\btraining (?:cent(?:re|er)|institute|school|college|facility|base|academy)s?\b")
COUNTERPART = Expression(
    r"\b(?:counterpart|matching|(?:its|their) own) (?:fund|financ|contribution|resource|budget|mone)"
)
USE_OF = Expression(r"^ *(?:the )?(?:utili[sz]ation|use|release|allocation|disbursement|spending|reallocation) of\b")
NOTHING = Expression(r"^(?: the)?(?: <[po]\d+>)? (?:nothing|no more|no further|no new|none|neither)\b")
ITS_AID = Expression(
    r"^ (?:its|their) (?:[a-z-]+ ){0,3}(?:aid|assistance|contribution|support|commitment|pledge|funding)\b"
    r"[^;.]{0,40} by <m"
)
PURPOSE = Expression(r"\b(?:for|to|under|aimed|towards?|with|from|by)\b")
GRANTED = Expression(r"\b(?:granted|granting|gratis)\b")
HANDED_OVER = ("will_receive", "gift_by_giver", "goods_from", "goods_given", "gift_of_goods")
GIFTS = ("give", "lend", "fund", "relief", "train")
ADDING = ("add", "adding", "top up")
MOVING = ("send", "dispatch", "donate", "deliver", "supply", "ship", "sent", "donated", "delivered", "supplied")
GIVING = ("give", "verb", "open", "fund")
OPENING = ("open", "list", "hold", "give", "grow")
FIRM = ("will", "promised to", "pledged to", "agreed to", "committed to")


def folded_object(scene: Scene, clause: Clause) -> str:
    """The object's own words, names included, in lower case ASCII."""
    start, end = clause.reading.text_span(*clause.words)
    return scene.quote(start, end).translate(FOLD).lower()


def _plain_object(scene: Scene, clause: Clause) -> str:
    """The object's words without the names in it: a "Development Finance Corporation" tells nothing of the deed."""
    masked = clause.reading.masked
    words: str = PARTS.split(masked[slice(*clause.words)])[0]
    for slot in slots_between(clause, "n"):
        at = clause.reading.position(slot)
        token = masked[at : masked.index(">", at) + 1]
        words = words.replace(token, scene.quote(slot.start, slot.end).lower())
    return words


def read_terms(scene: Scene, clause: Clause) -> Terms | None:
    """The instrument and the amount of a deed, or None where the deed is no pledge: mere rhetoric, or a forecast."""
    words = folded_object(scene, clause)
    amount = find_quantity(scene, clause)
    told = clause.reading.masked[clause.object_start : clause.end]
    if COUNTERPART.search(words) or USE_OF.search(words) or NOTHING.search(told):
        return None
    if clause.rule in NOMINAL_RULES:
        return _read_help(scene, clause, words, amount)
    if clause.rule in GOAL_RULES and classify_act(clause.act) == "talk":
        return None
    if clause.rule in GOAL_RULES:
        invests = amount is not None and amount.code == "m" and classify_act(clause.act) in ("invest", "attract")
        return "investment" if invests else "other", amount
    if clause.rule == "to_follow":
        return ("other", amount) if amount is not None else None
    if clause.rule in DONE_RULES and not _is_one_deed(scene, clause, amount):
        return None
    instrument = _classify(scene, words, classify_act(clause.act), amount, clause)
    return None if instrument is None else (instrument, amount)


def _read_help(scene: Scene, clause: Clause, words: str, amount: Slot | None) -> Terms | None:
    """The terms of help told of by a noun: goods and courses are told by their own words."""
    money = amount is not None and amount.code == "m"
    if clause.rule in ("debt_deal", "waiver_of_debt"):
        return "other", amount
    if clause.rule == "trained_by":
        return ("scholarships" if OBJECTS["scholarship"].search(words) else "training"), amount
    if clause.rule == "experts_from":
        return "other", None
    if clause.rule in HANDED_OVER and not money:
        return ("in_kind", amount) if amount is not None and OBJECTS["goods"].search(words) else None
    if clause.rule in ("goods_given", "goods_from"):
        return ("in_kind", amount) if OBJECTS["goods"].search(words) and _is_worth(clause, amount) else None
    plain = _plain_object(scene, clause)
    at = plain.find(clause.act) + len(clause.act)
    return _instrument_of_help(plain[:at] + PURPOSE.split(plain[at:])[0]), amount


def _is_one_deed(scene: Scene, clause: Clause, amount: Slot | None) -> bool:
    """Whether the past tells of one deed ("donated 50 buses"), not of a sum ("has provided $955 million")."""
    masked = clause.reading.masked
    if is_aggregate(clause) or classify_act(clause.act) not in (*GIFTS, "grow"):
        return False
    if clause.act == "added":
        return masked.startswith(" <m", clause.object_start)
    if classify_act(clause.act) == "grow":
        return amount is not None and amount.code == "m" and bool(ITS_AID.search(masked[clause.object_start :]))
    if amount is None or amount.code != "m" or clause.rule == "was_done":
        return True
    before = clause.reading.masked[clause.start : clause.act_start]
    perfect = before.rstrip().endswith((" has", " have", " had"))
    single = bool(ONE_DEED.search(clause.reading.masked[clause.object_start : clause.end]))
    return (
        single
        or _is_worth(clause, amount)
        or bool(ACTS["single"].match(clause.act))
        or (not perfect and read_announced_on(scene, clause) is not None)
    )


def _classify(scene: Scene, words: str, act: str, amount: Slot | None, clause: Clause) -> Instrument | None:
    """The first reading that holds, from the most telling word of the object to the least."""
    money = amount is not None and amount.code == "m"
    plain = _plain_object(scene, clause)
    if clause.rule == "party_signed":
        plain = clause.reading.masked[clause.start : clause.act_start] + plain
    has = {name for name, pattern in OBJECTS.items() if pattern.search(plain if name in MONEY_WORDS else words)}
    gives = act in GIVING or (money and clause.act in ADDING)
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
            or ("loan" in has and act == "relief" and "cancel" not in clause.act),
        ),
        ("grant", "grant" in has and (gives or "convert" in clause.act) and (money or "financing" in has)),
        ("loan", act == "lend" or ("loan" in has and gives and (money or clause.intent is not None))),
        ("investment", act == "invest" and (money or clause.rule != "party_undertakes")),
        ("investment", clause.rule == "planned_investment" or (money and "invest" in has and gives)),
        ("financing", _is_works_paid(clause, act, amount, has)),
        ("in_kind", not money and bool(ACTS["donating"].match(clause.act)) and has.isdisjoint(MONEY_WORDS)),
        ("in_kind", "goods" in has and gives and act != "open" and (not money or _is_worth(clause, amount))),
        ("grant", money and bool(ACTS["donating"].match(clause.act))),
        ("in_kind", amount is not None and amount.code == "n" and clause.act in MOVING and "facility" in has),
        ("facility", _is_facility(scene, words, act, amount, clause)),
        ("mechanism", _first_of(words, "mechanism", "facility") and act in ("open", "hold", "verb") and not money),
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


MONEY_WORDS = ("grant", "loan", "invest", "financing", "training")
AIMING = ("grow", "lift", "reach")  # a measure to be reached by some year is a target
DECIDED = ("sell", "link")  # what a state does at home, so that it needs no "by"


def _is_works_paid(clause: Clause, act: str, amount: Slot | None, has: set[str]) -> bool:
    """Whether a deed pays for works without saying how much: "agreed to finance the reconstruction of the school"."""
    bound = clause.intent in FIRM or clause.rule in DONE_RULES or (clause.intent or "").endswith("agreed to")
    return act == "fund" and amount is None and "works" in has and bound


def _is_of_trade(clause: Clause) -> bool:
    """Whether "it" is the trade that the sentence spoke of: "trade reached $84 million; we agreed to bring it to …"."""
    masked = clause.reading.masked
    told = clause.reading.page.text[: clause.reading.page.starts[clause.reading.index]][-200:].decode() + masked
    return masked.startswith(" it to ", clause.object_start) and bool(OBJECTS["turnover"].search(told))


def _is_school(words: str, act: str, has: set[str]) -> bool:
    """Whether "training" is what a centre that is opened, or a grant or loan that is given, is for."""
    return (act == "open" and bool(SCHOOL.search(words))) or (act != "train" and bool(has & {"grant", "loan"}))


def _is_help(clause: Clause, has: set[str]) -> bool:
    """Whether money that is announced is for somebody or something: profits are announced too."""
    lends = any(slot.code == "o" for slot in clause.subjects) and clause.transaction == "2"  # a bank that approved it
    masked = clause.reading.masked[clause.object_start : clause.end]
    lends = lends or bool(A_FUND.search(masked))
    return lends or "financing" in has or bool(FOR_SOMETHING.search(masked))


def _is_worth(clause: Clause, amount: Slot | None) -> bool:
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
    return _first_of(words, "facility", "mechanism")


def _instrument_of_help(words: str) -> Instrument:
    """The instrument of an amount of help; two kinds in one amount are financing."""
    has = {name for name in ("grant", "loan", "invest") if OBJECTS[name].search(words)}
    if not has and GRANTED.search(words):
        return "grant"
    mixed = len(has) > 1 or ("grant" in has and "financing support" in words)
    names: dict[str, Instrument] = {"grant": "grant", "loan": "loan", "invest": "investment"}
    return "financing" if mixed or not has else names[has.pop()]


def _first_of(words: str, name: str, other: str) -> bool:
    """Whether a word of the class stands in the object's head, before any word of the other class."""
    found, rival = OBJECTS[name].search(words), OBJECTS[other].search(words)
    return bool(found and found.start() < 90 and (not rival or found.start() <= rival.start()))


def find_quantity(scene: Scene, clause: Clause) -> Slot | None:
    """The amount that the deed is about: money anywhere in the object, else a count or measure right after the verb or
    after "to a total of". A conversion in brackets gives way to the amount that it restates."""
    if clause.value is not None:
        return clause.value
    if clause.rule in GOAL_RULES:
        return _find_goal(clause)
    slots = slots_between(clause, "mnq")
    money = [slot for slot in slots if slot.code == "m" and scene.figure(slot).conversion_of is None]
    if money:
        return money[0]
    for slot in slots:
        if slot.code == "m" or OBJECTS["idle"].search(scene.figure(slot).unit.lower()):
            continue
        before = clause.reading.masked[clause.object_start : clause.reading.position(slot)].lstrip()
        if DIRECT.match(before) or TO_TOTAL.search(before):
            return slot
    if classify_act(clause.act) in AIMING:
        return next((s for s in slots_between(clause, "nqc") if _is_reached(clause, s)), None)
    return _find_hidden_count(scene, clause)


def split_amounts(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """One clause an amount, where several things are given at once: "50 buses and a grant of $3 million"."""
    slots = [slot for slot in slots_between(clause, "mnq") if _is_given(scene, slot)]
    starts = [clause.reading.position(slot) for slot in slots]
    masked = clause.reading.masked
    joints = [AND_ANOTHER.match(masked[a:b]) for a, b in pairwise(starts)]
    direct = bool(starts) and bool(DIRECT.match(masked[clause.object_start : starts[0]].lstrip()))
    gives = classify_act(clause.act) in (*GIVING, "train")
    if clause.value is not None or len(slots) < 2 or not all(joints) or not direct or not gives:
        yield clause
        return
    ends = [start + joint.start("joint") for start, joint in zip(starts, joints, strict=False)]
    for slot, start, end in zip(slots, [clause.object_start, *ends], [*ends, clause.end], strict=True):
        yield replace(clause, part=(start, end), value=slot)


def _is_given(scene: Scene, slot: Slot) -> bool:
    figure = scene.figure(slot)
    return figure.conversion_of is None and not OBJECTS["idle"].search(figure.unit.lower())


def _find_hidden_count(scene: Scene, clause: Clause) -> Slot | None:
    """A count that holds a name, which took its slot: "25 African research centres"."""
    start, end = clause.reading.text_span(clause.object_start, clause.end)
    first = bisect_left(scene.figures, start, key=lambda figure: figure.start)
    for index, figure in enumerate(scene.figures[first : first + MANY], first):
        if figure.figure_class == "count" and figure.end <= end:
            before = scene.quote(start, figure.start)
            named = any(figure.start < slot.start and slot.end < figure.end for slot in clause.reading.coded("pl"))
            if named and NEAR.match(before) and not OBJECTS["idle"].search(figure.unit.lower()):
                return Slot("n", figure.start, figure.end, figures=(index,))
    return None


def _is_reached(clause: Clause, slot: Slot) -> bool:
    return bool(TO_OR_BY.search(clause.reading.masked[clause.object_start : clause.reading.position(slot)]))


def _find_goal(clause: Clause) -> Slot | None:
    """What is to be reached: the amount after "to" ("from 60 percent to 15 percent"), else the first."""
    slots = slots_between(clause, "mnqc")
    masked, start = clause.reading.masked, clause.object_start
    reached = (s for s in slots if TO_TOTAL.search(masked[start : clause.reading.position(s)]))
    return next(reached, slots[0] if slots else None)
