"""When a pledge was made, begins and falls due."""

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Scene, Slot
from pipeline.times.time import Time

AGGREGATE = Expression(load_words("pledges.csv")["aggregate"])
REPAID = Expression(r"\b(?:repa(?:id|y)|repayable|repayment|maturity|mature|tenor|lent|loan)\b")
SCHOOL_YEAR = Expression(r" (?:school|academic|study) years?\b")
PART_FOLLOWS = Expression(
    r"\b(?:including|of which|among them|with) [^;.<]{0,20}$"
)  # "…, including $6 billion in 2027"
COMPARED = Expression(r"^from .* (?:before|earlier|ago|previously)$")  # "triple the sum from three years before"
OVER = Expression(r"\b(?:over|within|in|during|across)(?: the next| a period of)? $")
BEGINS = Expression(r"\b(?:starting|beginning|from|as of|as from|effective)(?: in| on)? $")
GOAL_RULES = ("goal_is", "goals_include", "goal_numbered")
TOLD = Expression(
    r"\b(?:that|which|who) (?:it|they|he|she|we|was|were|had|has|have|<[poh]\d+>) "
    r"|\b(?:that|which) (?:came|come|fell|fall|matured?) |\b(?:announced|taken|signed) "
)
SIGNED_THEN = Expression(  # "a gift under the agreement that they signed in 2006"
    r"\b(?:that|which) [^;.]{0,60}\b(?:signed|contracted|concluded|reached|agreed|established)(?: on| in)? $"
)
NO_DATE = ("the ", "'s ", "for ", "until ", "to ")  # "the 2009 tsunami", "goals for 2030"
LEVELS = Expression(r"(?:'s)? (?:levels?|figures?|baseline)\b")  # "by 30 percent from 2005 levels"
ANEW = Expression(r"(?:[,;]|\)| and|, and|[,;] while|[,;] but)(?: and)?(?: (?:then|later|again))? (?:on|in) $")
OPENS = Expression(r"^(?:(?:between|from|in|during) )?(?:the )?$")
DATED = ("day", "month", "year")

# "from $3 million in 2024"
OF_BASE = Expression(r"\b(?:from|against|compared (?:to|with)|up on) <[mqn]\d+> (?:[a-z]+ ){0,2}$")
AT_EVENT = Expression(r"\b(?:during|at|in|on the sidelines of|within) (?:the )?$")
EVENT_ON = Expression(r"\b(?:summit|forum|conference|meeting|session|visit|talks|expo) (?:between|on|from|of|held) $")
EVENT = Expression(
    r"(?:'s)? (?:<[opl]\d+> )?(?:[a-z-]+ ){0,2}(?:summit|forum|conference|meeting|session|visit|talks|assembly|expo)\b"
)


def read_due_year(scene: Scene, clause: Clause) -> Read[int] | None:
    """The deadline: a time in the object, or one that opens the sentence ("In the next three years, X will …").

    What was signed or given on a day falls due on none, unless the words set a deadline.
    """
    published = scene.document.published
    for_goal = clause.rule in GOAL_RULES  # "its goals for 2030 include …": the year may stand anywhere
    near = list(clause.reading.coded("t")) if for_goal else slots_between(clause, "t")
    inside = sorted(_before_second(scene, clause, near), key=_last_year, reverse=True)
    for slot in (*inside, *(s for s in clause.reading.coded("t") if _opens(clause, s))):
        time = slot.time
        if time is not None and time.relation == "before" and time.first is not None and clause.intent:
            return Read(time.first.year - (time.grain == "year"), slot.start, slot.end, "inferred")
        if time is None or time.due_year is None or _begins(clause, slot) or _dates_another(clause, slot):
            continue
        if _names_event(clause, slot):
            continue
        if time.grain == "day" and time.first == time.last == published:  # "we pledge today"
            continue
        if clause.part is not None and clause.object_start < clause.reading.position(slot) < clause.part[0]:
            continue  # it is when the amount before is due
        ahead = time.due_year >= published.year if published else not (_is_past(clause) and _opens(clause, slot))
        if _runs_long(time) and published and time.relation == "at" and time.due_year > published.year:
            return Read(time.due_year, slot.start, slot.end, "resolved" if time.resolved else "read")
        if time.relation in ("by", "within", "until") or (
            time.relation == "at" and ahead and (slot in inside or time.grain == "year") and clause.intent
        ):
            return Read(time.due_year, slot.start, slot.end, "resolved" if time.resolved else "read")
    return _read_span(scene, clause) or _read_lead(scene, clause)


def _names_event(clause: Clause, slot: Slot) -> bool:
    """Whether a time is that of the meeting at which it was said: "during the 2006 forum"."""
    masked, at = clause.reading.masked, clause.reading.position(slot)
    said = AT_EVENT.search(masked[clause.object_start : at])
    if EVENT_ON.search(masked[clause.object_start : at]):
        return True
    return bool(said and EVENT.match(masked, masked.index(">", at) + 1))


def _is_past(clause: Clause) -> bool:
    """Whether it was undertaken in the past: "In 2012 the bank agreed to lend …"."""
    return (clause.intent or "").endswith("ed to")


def _before_second(scene: Scene, clause: Clause, times: list[Slot]) -> list[Slot]:
    """The times of the first amount, where a second one has its own: "to $2 billion in 2026 and $5 billion by 2030"."""
    if clause.rule == "goal_numbered" and len(counts := slots_between(clause, "nqc")) > 1:
        ahead = [slot for slot in times if slot.start < counts[0].start]  # "this year's aim is 600, for 2029 it is …"
        return ahead or [slot for slot in times if slot.start < counts[1].start]
    money = [slot for slot in slots_between(clause, "m") if scene.figure(slot).conversion_of is None]
    if clause.part is not None:
        later = [slot for slot in money if clause.reading.position(slot) >= clause.part[1]]
        between = clause.reading.masked[clause.object_start : clause.reading.position(later[0])] if later else ""
        return [slot for slot in times if slot.start < later[0].start] if PART_FOLLOWS.search(between) else times
    if len(money) < 2 or clause.rule in GOAL_RULES:
        return times
    own = [slot for slot in times if slot.start < money[1].start]
    apart = PART_FOLLOWS.search(clause.reading.masked[clause.object_start : clause.reading.position(money[1])])
    return own if own or apart else times


def _read_lead(scene: Scene, clause: Clause) -> Read[int] | None:
    """The deadline that the lead of a list sets for its items."""
    lead = None if clause.listed is None else scene.readings[clause.listed]
    for slot in lead.coded("t") if lead is not None else ():
        time = slot.time
        if time is not None and time.due_year is not None and time.relation in ("by", "within", "until"):
            return Read(time.due_year, slot.start, slot.end, "resolved" if time.resolved else "read")
    return None


def _read_span(scene: Scene, clause: Clause) -> Read[int] | None:
    """The deadline of what is promised "over five years", counted from the day of writing."""
    published = scene.document.published
    promised = published is not None and clause.transaction == "12" and classify_act(clause.act) != "lend"
    for slot in slots_between(clause, "d") if promised else ():
        figure = scene.figure(slot)
        whole = figure.unit in ("years", "months") and figure.value.is_integer() and figure.value_max is None
        before = clause.reading.masked[: clause.reading.position(slot)]
        if published is not None and whole and OVER.search(before) and not REPAID.search(before[-60:]):
            ahead = int(figure.value) * (12 if figure.unit == "years" else 1)
            months = published.year * 12 + (published.month or 1) - 1 + ahead
            return Read(months // 12, slot.start, slot.end, "resolved")
    return None


def read_announced_on(scene: Scene, clause: Clause) -> Read[str] | None:
    """The day, month or year in which the deed was done or promised: a date before its verb or right after its words
    that is not ahead of the day of writing."""
    published = scene.document.published
    dates = [slot for slot in clause.reading.coded("t") if _dates(clause, slot)]
    own = [slot for slot in dates if clause.reading.position(slot) >= clause.start]
    anew = [slot for slot in dates[1:] if _begins_anew(clause, slot)]
    for slot in anew[-1:] or (own or dates if clause.rule == "shared_verb" else dates):
        time = slot.time
        if time is None or time.first is None or (published is not None and time.first.year > published.year):
            continue
        at = clause.reading.position(slot)
        if at > clause.act_start and SIGNED_THEN.search(clause.reading.masked[clause.object_start : at]):
            continue
        if at < clause.act_start or clause.transaction != "12" or clause.reading.masked.startswith("(", at - 1):
            return Read(str(time.first), slot.start, slot.end, "resolved" if time.resolved else "read")
    return _read_year_between(clause)


def _begins_anew(clause: Clause, slot: Slot) -> bool:
    """Whether a date opens what is told next in a sentence: "…, and on 2 May 2015 another loan was signed"."""
    at = clause.reading.position(slot)
    return at < clause.act_start and bool(ANEW.search(clause.reading.masked[:at]))


def _read_year_between(clause: Clause) -> Read[str] | None:
    """The year of a deed that opens with months between which it was done: "Between May and June 2010, X gave"."""
    slot = next(clause.reading.coded("t"), None)
    time = slot.time if slot is not None else None
    if slot is None or time is None or time.first is None or time.last is None or time.relation != "at":
        return None
    opens = OPENS.match(clause.reading.masked[: clause.reading.position(slot)])
    if not opens or time.first.year != time.last.year or time.grain not in DATED or clause.transaction == "12":
        return None
    return Read(str(time.first.year), slot.start, slot.end, "resolved" if time.resolved else "read")


def _dates(clause: Clause, slot: Slot) -> bool:
    """Whether a time may be the day, month or year of a deed; one in the words of another amount dates that one."""
    time, at = slot.time, clause.reading.position(slot)
    if time is None or time.first is None or time.first != time.last:
        return False
    if time.relation != "at" or time.grain not in DATED or clause.reading.masked[:at].endswith(NO_DATE):
        return False
    if LEVELS.match(clause.reading.masked, clause.reading.masked.index(">", at) + 1):
        return False
    return clause.part is None or at < clause.act_start or clause.part[0] <= at < clause.part[1]


def read_start_year(clause: Clause) -> Read[int] | None:
    """The year from which it is given: "starting in 2026"."""
    for slot in slots_between(clause, "t") if clause.transaction == "12" else ():
        time = slot.time
        levels = LEVELS.match(
            clause.reading.masked, clause.reading.masked.index(">", clause.reading.position(slot)) + 1
        )
        if time is not None and time.first is not None and _begins(clause, slot) and not levels:
            return Read(time.first.year, slot.start, slot.end, "resolved" if time.resolved else "read")
    return None


def is_aggregate(scene: Scene, clause: Clause) -> bool:
    """Whether what was given is a sum over years and no single deed: "has provided $955 million since 1996"."""
    published = scene.document.published
    slots = [slot for slot in clause.reading.coded("t") if not _is_school_year(clause, slot)]
    slots = [slot for slot in slots if not COMPARED.search(scene.quote(slot.start, slot.end).lower())]
    spans = [slot.time for slot in slots if slot.time is not None]
    spans = [time for time in spans if not (published and time.last and time.last.year > published.year)]
    return any(_runs_long(time) for time in spans) or bool(AGGREGATE.search(clause.reading.masked))


def _is_school_year(clause: Clause, slot: Slot) -> bool:
    text = clause.reading.masked
    return bool(SCHOOL_YEAR.match(text, text.index(">", clause.reading.position(slot)) + 1))


def _runs_long(time: Time) -> bool:
    if time.relation in ("since", "until", "by"):
        return True
    return (
        time.first is not None and time.last is not None and time.relation == "at" and time.first.year != time.last.year
    )


def slots_between(clause: Clause, codes: str) -> list[Slot]:
    """The slots in a clause's object."""
    return [
        slot
        for slot in clause.reading.coded(codes)
        if clause.object_start <= clause.reading.position(slot) < clause.end
    ]


def _begins(clause: Clause, slot: Slot) -> bool:
    return bool(BEGINS.search(clause.reading.masked[: clause.reading.position(slot)]))


def _dates_another(clause: Clause, slot: Slot) -> bool:
    """Whether a time stands in a relative clause, "the controls that it announced in 2025", or is that of a base."""
    before = clause.reading.masked[clause.object_start : clause.reading.position(slot)]
    return bool(TOLD.search(before) or OF_BASE.search(before))


def _last_year(slot: Slot) -> int:
    return (slot.time and slot.time.due_year) or 0


def _opens(clause: Clause, slot: Slot) -> bool:
    """Whether a time stands at the head of the sentence, before the pledgor."""
    at = clause.reading.position(slot)
    return clause.listed is None and at < min(clause.start, 30)
