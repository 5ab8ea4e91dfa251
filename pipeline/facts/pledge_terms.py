"""What a pledge amounts to: its instrument, quantity, deadline and recipients, from the words of the deed."""

from collections.abc import Iterator

import re2

from pipeline.facts.claim import Read
from pipeline.facts.grammar import load_words
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.scene import FOLD, Scene, Slot
from pipeline.mentions.gazetteer import find_place
from schemas.vocabularies import Instrument

OBJECTS = {name: re2.compile(words) for name, words in load_words("instruments.csv").items()}
ACTS = {name: re2.compile(f"^(?:{words})$") for name, words in load_words("pledges.csv").items()}
DIRECT = re2.compile(r"^(?:[^ <,;]+ ){0,5}$")  # words between a deed and the number that it is about
TO_TOTAL = re2.compile(r"\bto (?:a total of |some |reach |the level of )?$")
RECIPIENT = re2.compile(
    r"\b(?:to|for|with|in|across|among|from|between|of|and|the|,|on|into|than) (?:the )?(?:[a-z-]+ ){0,4}$"
)

Terms = tuple[Instrument, Slot | None]


def folded_object(scene: Scene, clause: Clause) -> str:
    """The object's own words, names included, in lower case ASCII."""
    start, end = clause.reading.text_span(clause.object_start, clause.end)
    return scene.quote(start, end).translate(FOLD).lower()


def read_terms(scene: Scene, clause: Clause) -> Terms | None:
    """The instrument and the amount of a deed, or None where the deed is no pledge: mere rhetoric, or a forecast."""
    words = folded_object(scene, clause)
    amount = find_quantity(scene, clause)
    if clause.rule in NOMINAL_RULES:
        return _instrument_of_help(words), amount
    if clause.rule in GOAL_RULES:
        invests = amount is not None and amount.code == "m" and _act_class(clause.act) == "invest"
        return "investment" if invests else "other", amount
    instrument = _classify(words, _act_class(clause.act), amount, clause)
    return None if instrument is None else (instrument, amount)


def _classify(words: str, act: str, amount: Slot | None, clause: Clause) -> Instrument | None:
    """The first reading that holds, from the most telling word of the object to the least."""
    money = amount is not None and amount.code == "m"
    has = {name for name, pattern in OBJECTS.items() if pattern.search(words)}
    for instrument, holds in (
        ("trade_target", "turnover" in has and money and act in ("grow", "other")),
        ("market_access", clause.rule == "market_opens" or ("access" in has and "traded" in has and act in OPENING)),
        (
            "scholarships",
            ("scholarship" in has or ("students" in words and act == "fund")) and act in (*GIVING, "hold"),
        ),
        ("training", "training" in has and (act == "train" or act in GIVING or act == "hold")),
        ("grant", "grant" in has and act in GIVING and (money or "financing" in has)),
        ("loan", act == "lend" or ("loan" in has and act in GIVING and (money or clause.intent is not None))),
        ("investment", act == "invest" and (money or clause.rule != "party_undertakes")),
        ("investment", clause.rule == "planned_investment" or (money and "invest" in has and act in GIVING)),
        ("in_kind", "goods" in has and act in GIVING and not money),
        ("facility", _first_of(words, "facility", "mechanism") and act in ("open", "build") and amount is None),
        ("mechanism", _first_of(words, "mechanism", "facility") and act in ("open", "hold", "verb") and not money),
        ("market_access", act == "buy" or (act == "lift" and "barrier" in has)),
        ("financing", money and act in (*GIVING, "fund")),
        ("financing", act in GIVING and "financing" in has and clause.intent in FIRM),
        ("other", act in ("grow", "list") and "other" in has),
        ("other", amount is not None and amount.code in "nq" and act in ("grow", "list", "build") and "other" in has),
    ):
        if holds:
            return instrument  # type: ignore[return-value]
    return None


def _instrument_of_help(words: str) -> Instrument:
    """The instrument of an amount of help; two kinds in one amount are financing."""
    has = {name for name in ("grant", "loan", "invest") if OBJECTS[name].search(words)}
    mixed = len(has) > 1 or ("grant" in has and "financing support" in words)
    names: dict[str, Instrument] = {"grant": "grant", "loan": "loan", "invest": "investment"}
    return "financing" if mixed or not has else names[has.pop()]


GOAL_RULES = ("goal_is", "goals_include")
NOMINAL_RULES = ("deal_with_giver", "amount_in_aid", "amount_loan", "aid_of_amount")
GIVING = ("give", "verb", "open", "fund")
OPENING = ("open", "list", "hold", "give", "grow")
FIRM = ("will", "promised to", "pledged to", "agreed to", "committed to")


def _first_of(words: str, name: str, other: str) -> bool:
    """Whether a word of the class stands in the object's head, before any word of the other class."""
    found, rival = OBJECTS[name].search(words), OBJECTS[other].search(words)
    return bool(found and found.start() < 90 and (not rival or found.start() <= rival.start()))


def _act_class(act: str) -> str:
    for name, pattern in ACTS.items():
        if name.startswith(("act_", "gerund_")) and pattern.match(act):
            return name.split("_", 1)[1]
    return "verb" if ACTS["give"].match(act) else "other"


def find_quantity(scene: Scene, clause: Clause) -> Slot | None:
    """The amount that the deed is about: money anywhere in the object, else a count or measure right after the verb or
    after "to a total of". A conversion in brackets gives way to the amount that it restates."""
    if clause.rule in GOAL_RULES:
        return _find_goal(clause)
    slots = list(_slots_between(clause, "mnq"))
    money = [slot for slot in slots if slot.code == "m" and scene.figure(slot).conversion_of is None]
    if money:
        return money[0]
    for slot in slots:
        if slot.code == "m" or OBJECTS["idle"].search(scene.figure(slot).unit.lower()):
            continue
        before = clause.reading.masked[clause.object_start : clause.reading.position(slot)].lstrip()
        if DIRECT.match(before) or TO_TOTAL.search(before):
            return slot
    return None


def _find_goal(clause: Clause) -> Slot | None:
    """What is to be reached: the amount after "to" ("from 60 percent to 15 percent"), else the first."""
    slots = list(_slots_between(clause, "mnqc"))
    masked, start = clause.reading.masked, clause.object_start
    reached = (s for s in slots if TO_TOTAL.search(masked[start : clause.reading.position(s)]))
    return next(reached, slots[0] if slots else None)


def _slots_between(clause: Clause, codes: str) -> Iterator[Slot]:
    for slot in clause.reading.coded(codes):
        if clause.object_start <= clause.reading.position(slot) < clause.end:
            yield slot


def read_due_year(scene: Scene, clause: Clause) -> Read[int] | None:
    """The deadline: a time in the object, or one that opens the sentence ("In the next three years, X will …")."""
    published = scene.document.published
    for_goal = clause.rule in GOAL_RULES  # "goals have been set for 2030, including …": the year may stand anywhere
    near = clause.reading.coded("t") if for_goal else _slots_between(clause, "t")
    inside = sorted(near, key=_last_year, reverse=True)
    for slot in (*inside, *(s for s in clause.reading.coded("t") if _opens(clause, s))):
        time = slot.time
        if time is None or time.due_year is None:
            continue
        ahead = published is None or time.due_year >= published.year
        if time.relation in ("by", "within", "until") or (
            time.relation == "at" and ahead and slot in inside and clause.intent
        ):
            return Read(time.due_year, slot.start, slot.end, "resolved" if time.resolved else "read")
    return None


def _last_year(slot: Slot) -> int:
    return (slot.time and slot.time.due_year) or 0


def _opens(clause: Clause, slot: Slot) -> bool:
    """Whether a time stands at the head of the sentence, before the pledgor."""
    at = clause.reading.position(slot)
    return clause.listed is None and at < min(clause.start, 30)


def read_recipients(clause: Clause, pledgors: set[str]) -> tuple[Read[str], ...]:
    """The states, groups and places' states that the object names beside the pledgor."""
    reads: dict[str, Read[str]] = {}
    for slot in _slots_between(clause, "pl"):
        for party in slot.entity_ids:
            state = find_home(party) if slot.code == "l" else party
            if state and state not in pledgors:
                reads.setdefault(state, Read(state, slot.start, slot.end, "resolved"))
    return _drop_members(reads)


def find_home(place_id: str) -> str | None:
    """The state that a place lies in."""
    place = find_place(place_id)
    return place.country_id if place else None


def _drop_members(reads: dict[str, Read[str]]) -> tuple[Read[str], ...]:
    """A pledge to the five together stays a pledge to the group."""
    return tuple(read for party, read in reads.items() if party == "C5" or "C5" not in reads or len(party) != 3)
