"""How much a deed is about: the amount that its words give, or the several of one gift."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.facts.expression import Expression
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_objects import AIMING, GIVING, OBJECTS
from pipeline.facts.pledge_times import GOAL_RULES, slots_between
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Scene, Slot

DIRECT = Expression(
    r"^(?:(?:on|in) <t\d+> )?(?:(?:to )?(?:the )?<[pol]\d+>(?:(?:, |,? and )(?:the )?<[pol]\d+>){0,12} (?:with )?)?"
    r"(?:[^ <,;]+ ){0,5}(?:<[po]\d+>(?:'s)? (?:request|appeal|plea|call|wish) for )?(?:in the (?:total )?amount "
    r"of |to the tune of |to the value of )?$"
)  # words between a deed and the number that it is about
WITH = Expression(  # "provide the islands of the Pacific with 3 million doses"
    r"^(?:the )?(?:[a-z-]+ |<[pol]\d+>(?:'s)? ){1,8}with (?:about |some |up to |another |more than )?$"
)
TO_TOTAL = Expression(r"\bto (?:a total of |some |reach |the level of )?$")
MADE_UP_OF = Expression(
    r"\b(?:teams?|groups?|batch|contingent|delegation|mission)\b[^;.]{0,20} "
    r"(?:consisting of|comprising|made up of|composed of|of|with) $"
)
COST_OF = Expression(r"\b(?:cost|costs|price|budget)(?: is| of| at)? (?:about |some |over |around |nearly )?$")
TO_OR_BY = Expression(r"\b(?:to|by) (?:a total of |some |at least |up to |about |the level of )?$")
FOR = Expression(r" for (?:an?|the|new) ")
UNDER_CONTRACT = Expression(r"\bunder (?:an?|the|its) (?:[a-z]+ )?$")
AND_ANOTHER = Expression(  # between an amount and the next thing given
    r"^<[mnq]\d+>(?: \([^()]{1,60}\))?(?:(?: [a-z'-]+| [a-z-]*<[poltdq]\d+>(?:-[a-z<>0-9-]*|'s)?)){0,12}?"
    r"(?:, (?:each|every one|all|both) [^;.<]{0,30}<[qm]\d+>(?: [a-z]+)?)?"
    r"(?P<joint>(?:,|;|,? and|,? as well as|,? plus|,? along with)(?:, (?:an? )?[a-z]+ (?:[a-z]+ )?later,)? "
    r"(?:(?:[a-z-]+ ){0,5}(?:of|worth|an?|another|about|some|over|additional|further|to|than|nearly|around|the|with|"
    r"(?:training|scholarships|places) for) "
    r"|(?:the )?<p\d+> )?)$"
)
OF_EACH = Expression(r", (?:each|every one|all|both) [^;.<]{0,30}$")  # "five vessels, each 97 metres long"
BY_GIVING = Expression(r", (?:delivering|supplying|shipping|providing|sending|exporting|pumping)(?: [a-z]+){0,3} $")
MADE_UP_OF = Expression(r"^[^<;]{3,80}\b(?:including|namely|such as|comprising|consisting of)(?: an?| the| some)? $")
SPLIT = (*GIVING, "lend", "invest", "train", "run", "go", "list")  # deeds that may give several amounts
IN_RETURN = Expression(
    r"\b(?:earning|receiving|in return for|in exchange for|for which it (?:got|received|earned)) (?:it )?$"
)
MANY = 12  # figures that an object may hold
WHOLE = Expression(  # "…, bringing the total outlay to $60 million", "so that the project will cost $60 million"
    r"\b(?:bringing|raising|taking|lifting|pushing) (?:the|its|their|his) [^;.<]{0,40}\bto (?:about |some |over )?$|"
    r"\bso that [^;.<]{0,60}\b(?:cost|costs|total|totals|reach|reaches|come to|comes to)(?: about)? $"
)
COURSE_FOR = Expression(  # "sponsored a course on rice for 35 Malian farmers"
    r"\b(?:courses?|training|seminars?|workshops?|scholarships?|internships?)\b[^;.]{0,60} for (?:about |some |over )?$"
)
NEAR = Expression(r"^(?:\s*[^\s,;.]+){0,5}\s*$")


BY_MEANS = Expression(r"\b(?:with|using|through|thanks to)(?: (?:about|some|up to|around|over|another|a|an))* $")
FROM_OTHERS = Expression(r"(?: (?:in|of) (?:[a-z]+ ){1,2})? from (?:the )?<[po]\d+>")
PAY = Expression(r"\b(?:salar(?:y|ies)|wages?|incomes?|pensions?|gdp per capita|earnings)\b[^,;.<]{0,40}$")
SIZE = Expression(  # of the thing, not how many: "a 300-bed hospital"
    r"-(?:bed|seat|seater|room|classroom|pupil|student|storey|story|lane|berth|bay|place|apartment|flat)$"
)


def find_quantity(scene: Scene, clause: Clause) -> Slot | None:
    """The amount that the deed is about: money anywhere in the object, else a count or measure right after the verb or
    after "to a total of". A conversion in brackets gives way to the amount that it restates."""
    if clause.value is not None:
        return clause.value
    if clause.rule in GOAL_RULES:
        return _find_goal(clause)
    slots = slots_between(clause, "mnq")
    money = [slot for slot in slots if slot.code == "m" and scene.figure(slot).conversion_of is None]
    money = [slot for slot in money if not _is_beside(clause.reading.masked[: clause.reading.position(slot)])]
    money = [
        slot for slot in money if not UNDER_CONTRACT.search(clause.reading.masked[: clause.reading.position(slot)])
    ]
    money = [slot for slot in money if not _is_others(clause, slot) and not _is_pay(clause, slot)]
    if money and classify_act(clause.act) == "grow":  # "to double their trade, now $530 million, to $1 billion"
        return next((slot for slot in money if _is_reached(clause, slot)), money[0])
    if money:
        return money[0]
    reached = (s for s in slots if s.code in "nq" and _is_reached(clause, s))
    if classify_act(clause.act) == "grow" and (goal := next(reached, None)):
        return goal  # "to double the 300-bed hospital to 600 beds"
    for slot in slots:
        if slot.code == "m" or OBJECTS["idle"].search(scene.figure(slot).unit.lower()):
            continue
        if SIZE.search(scene.quote(slot.start, slot.end)):
            continue
        before = clause.reading.masked[clause.object_start : clause.reading.position(slot)].lstrip()
        if any(found.search(before) for found in (DIRECT, TO_TOTAL, BY_GIVING, MADE_UP_OF)):
            return slot
        if classify_act(clause.act) == "give" and WITH.search(before):
            return slot
    if classify_act(clause.act) in AIMING:
        return next((s for s in slots_between(clause, "nqc") if _is_reached(clause, s)), None)
    if classify_act(clause.act) in ("give", "link", "make", "fund"):  # "to provide 90 percent of households with water"
        return next((s for s in slots_between(clause, "c") if _is_of(clause, s)), _find_hidden_count(scene, clause))
    return _find_hidden_count(scene, clause)


def _is_others(clause: Clause, slot: Slot) -> bool:
    """Whether the money is somebody else's: "plans to extend the line with $5 billion from China"."""
    masked, at = clause.reading.masked, clause.reading.position(slot)
    return bool(BY_MEANS.search(masked[:at]) and FROM_OTHERS.match(masked, masked.index(">", at) + 1))


def _is_pay(clause: Clause, slot: Slot) -> bool:
    """Whether the money is what people earn: "making headway with salaries rising to $7,000"."""
    return bool(PAY.search(clause.reading.masked[clause.act_start : clause.reading.position(slot)]))


def _is_beside(before: str) -> bool:
    """Whether an amount is what the giver gets in return, or the whole that the gift is a part of."""
    return bool(IN_RETURN.search(before) or WHOLE.search(before))


def split_amounts(scene: Scene, clause: Clause) -> Iterator[Clause]:
    """One clause an amount, where several things are given at once: "50 buses and a grant of $3 million"."""
    masked = clause.reading.masked
    slots = [slot for slot in slots_between(clause, "mnq") if _is_given(scene, slot)]
    slots = [slot for slot in slots if not COST_OF.search(masked[: clause.reading.position(slot)])]
    if any(slot.code == "m" for slot in slots):  # "$3 million for a 500 kV line"
        slots = [s for s in slots if s.code != "q" or masked.startswith(" of ", _end(clause, s))]
    slots = [s for s in slots if not OF_EACH.search(masked[: clause.reading.position(s)])]
    paid = next((_end(clause, slot) for slot in slots if slot.code == "m"), None)
    if paid is not None:  # "$3 million for a depot and 100 buses": the buses are what it is for
        slots = [s for s in slots if s.code == "m" or not FOR.search(masked[paid : clause.reading.position(s)])]
    starts = [clause.reading.position(slot) for slot in slots]
    joints = [AND_ANOTHER.match(masked[a:b]) for a, b in pairwise(starts)]
    opening = masked[clause.object_start : starts[0]].lstrip() if starts else ""
    made_up = MADE_UP_OF.search(opening)
    direct = bool(starts) and bool(made_up or DIRECT.match(opening))
    gives = classify_act(clause.act) in SPLIT
    gives = gives or clause.rule == "made_up_of"
    if clause.value is not None or len(slots) < 2 or not all(joints) or not direct or not gives:
        yield clause
        return
    ends = [start + joint.start("joint") for start, joint in zip(starts, joints, strict=False)]
    first = starts[0] if made_up else clause.object_start
    for slot, start, end in zip(slots, [first, *ends], [*ends, clause.end], strict=True):
        yield replace(clause, part=(start, end), value=slot)


def _end(clause: Clause, slot: Slot) -> int:
    return clause.reading.masked.index(">", clause.reading.position(slot)) + 1


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
            named = any(figure.start < slot.start and slot.end <= figure.end for slot in clause.reading.coded("pl"))
            near = NEAR.match(before) or COURSE_FOR.search(before.lower())
            if named and near and not OBJECTS["idle"].search(figure.unit.lower()):
                return Slot("n", figure.start, figure.end, figures=(index,))
    return None


def _is_reached(clause: Clause, slot: Slot) -> bool:
    return bool(TO_OR_BY.search(clause.reading.masked[clause.object_start : clause.reading.position(slot)]))


def _is_of(clause: Clause, slot: Slot) -> bool:
    return clause.reading.masked.startswith(" of ", _end(clause, slot))


def _find_goal(clause: Clause) -> Slot | None:
    """What is to be reached: the amount after "to" ("from 60 percent to 15 percent"), else the first."""
    slots = slots_between(clause, "mnqc")
    masked, start = clause.reading.masked, clause.object_start
    reached = (s for s in slots if TO_TOTAL.search(masked[start : clause.reading.position(s)]))
    return next(reached, slots[0] if slots else None)
