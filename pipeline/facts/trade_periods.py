"""When an amount of trade was counted."""

import re
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.trade_fiscal import read_fiscal
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_years import resolve_year
from schemas.vocabularies import Frequency, TradeKind

RIGHT_TIME = re.compile(
    r"^(?: ?\([^()]{0,80}\))?(?:,? respectively)?"
    r"(?: (?:worth )?(?:of |in )?(?:goods and services|goods|products|merchandise|mark|in total|overall|trade))*[ ,(]*"
    r"(?:(?:in|for|during|by|over|as of|at the end of|back in|throughout|within|the|of|at|all of|already|just|"
    r"each|every) )*(<t\d+>)"
)
YEAR_BEFORE = re.compile(
    r"a year (?:earlier|before)|(?:the )?(?:previous|preceding|prior) year|the year (?:before|earlier)|"
    r"year-earlier|one year (?:earlier|before)|(?:twelve|12) months (?:earlier|before)",
    re.I,
)
SAME_PERIOD = re.compile(r"(?:same|corresponding|equivalent|similar) (?:period|quarter|months|half)", re.I)


COMPARED = re.compile(
    r"(?:\b(?:compared (?:to|with)|than|from|since|against|versus|vs\.?|unlike|as (?:much|many|large|high|low|big) as)"
    r"|<[mq]\d+>\)? on(?= (?:the )?$)"
    r"|(?:<[cr]\d+>|higher|lower|more|less|up|down|increase|growth|rise|times|fold)(?: [a-z]+){0,2} (?:on|over|"
    r"above|below|against|to))"
    r"(?: (?:in|the|for|that|those|of|same|period|level|levels|figure|corresponding|during|at))* $"
    r"|(?:<c\d+>\)?|\d) (?:down|up|higher|lower|more|less|fewer)(?: (?:on|than))? $"
)
PUT_IN = re.compile(  # "in 2024, the office says, imports came to"
    r"^, [^,;]{1,60} (?:said|says|reports|reported|notes|noted|states|stated|wrote|writes)(?: on <t\d+>)?,"
)
TOLD = re.compile(r"\b(?:said|told|says|announced|reported|noted|stated|stressed|declared|wrote|added)\b")


SPLIT_YEAR = re.compile(r"\d{4}/\d{4}")
YEARS = re.compile(r"^\d{4}$")


def read_period(
    scene: Scene, reading: Reading, link: Link, kind: TradeKind, bounds: tuple[int, int], base_times: frozenset[Slot]
) -> Read[str] | None:
    """The period of an amount from the words of its own sentence, None where none is named.

    `bounds` are where the amount before ends and where the next begins; `base_times` belong to the other end of a
    change.
    """
    if link.time is not None:
        return _period_of(link.time, kind)
    limit = bounds[1]
    own = _own_time(reading, link, limit)
    if own:
        slot = reading.slot(own.group(1))
        period = _period_of(slot, kind) or resolve_year(scene, slot)
        if period is not None or link.rule == "base_of_change":
            return period
    if link.rule == "base_of_change":
        before = reading.masked[: link.at]
        led = EARLIER.search(before) or BEFORE_BRACKET.search(before)
        return _period_of(reading.slot(led.group(1)), kind) if led else None
    for slot in _times_near(reading, link, *bounds):
        if slot not in base_times and (period := _period_of(slot, kind) or resolve_year(scene, slot)):
            return period
    return None


def fiscal_period(
    scene: Scene, reading: Reading, link: Link, bounds: tuple[int, int], sides: tuple[str, ...]
) -> Read[str] | None:
    """The period of an amount that is told by a fiscal year, or by a part of one."""
    own = _own_time(reading, link, bounds[1])
    slots = [reading.slot(own.group(1))] if own else _times_near(reading, link, *bounds)[:1]
    return read_fiscal(scene, slots[0], sides) if slots else None


LIKE_PERIOD = re.compile(
    r"\b(?:compared (?:to|with)|than(?: in)?|over|on|from|against|versus) (?:in )?(?:the )?"
    r"(?:level of )?(?:the )?(<t\d+>)"
)


IN_BRACKET = re.compile(r" \((?:about |some )?<[mq]\d+> (?:in|for) (?:the )?(<t\d+>)\)")


def compared_period(scene: Scene, reading: Reading, link: Link, limit: int) -> Read[str] | None:
    """The period of an amount compared to the same period of the year before."""
    for found in LIKE_PERIOD.finditer(reading.masked, link.since, min(limit, link.end + 90)):
        slot = reading.slot(found.group(1))
        words, period = scene.quote(slot.start, slot.end), slot.time.period if slot.time else None
        told = IN_BRACKET.match(reading.masked, found.end())
        if period is None and told and SAME_PERIOD.search(words):
            of_base = reading.slot(told.group(1))
            period = of_base.time.period if of_base.time else None  # "(it was $1 billion in January-June 2023)"
        if period and SAME_PERIOD.search(words) and not SPLIT_YEAR.fullmatch(period):
            return Read(move_period(period, 1), slot.start, slot.end, "resolved")
    return None


def base_time(reading: Reading, link: Link, limit: int) -> Slot | None:
    """The time slot that belongs to the base of a change."""
    own = _own_time(reading, link, limit)
    if own:
        return reading.slot(own.group(1))
    led = BEFORE_BRACKET.search(reading.masked[: link.at])
    return reading.slot(led.group(1)) if led else None


def has_unread_time(reading: Reading, link: Link, limit: int) -> bool:
    """Whether the amount has a time of its own that is no calendar period: "in the last fiscal year"."""
    if YEARLY.match(reading.masked, link.end):
        return True
    own = _own_time(reading, link, limit)
    time = reading.slot(own.group(1)).time if own else None
    if time is None or time.grain in ("day", "decade", "century"):
        return False
    return time.period is None or bool(SPLIT_YEAR.fullmatch(time.period))


YEARLY = re.compile(r"(?: ?\([^()]{1,40}\))? (?:(?:a|per|each|every) year|annually|yearly)\b")
BEFORE_BRACKET = re.compile(
    r"(<t\d+>)(?:'s)?(?: (?:levels?|figures?|total|volume|value|amount|result))?"
    r"(?:,? \(| of |'s |: |,? when (?:[a-z]+ ){0,4})(?:about |around |nearly |some )?$"
)
EARLIER = re.compile(r"(<t\d+>)(?:: ?|,? when |'s )(?:[a-z]+ ){0,4}$")
NEXT_CLAUSE = re.compile(r"^,? (?:it|they|this|that|these|the|its|their|exports|imports|trade|<p\d+>)\b|^,? <[po]")


def _own_time(reading: Reading, link: Link, limit: int) -> re.Match[str] | None:
    """The time right behind an amount, unless it opens the next clause ("(in 2007 the figure was ...")."""
    tail = link.tail if link.tail <= limit else link.end
    inner = re.search(r"<t\d+>", reading.masked[link.end : tail])
    if inner:
        return re.compile(r"(<t\d+>)").match(reading.masked, link.end + inner.start())
    found = RIGHT_TIME.match(reading.masked[tail:limit])
    if found is None:
        return None
    led = found.group(0)[: found.start(1)]
    opened = led.count("(") > led.count(")") or led.startswith(",")
    return None if opened and NEXT_CLAUSE.match(reading.masked[tail + found.end() :]) else found


DEED = re.compile(
    r"\b(?:deals?|agreements?|contracts?|treaty|accord|memorandum|law|strategy|programme|signed|concluded) "
    r"(?:of|in|from|since|for) "
    r"(?:the )?$"
)
WHEN = re.compile(r",? (?:when|in which|during which)(?: [a-z-]+){0,3} ")
BROKEN = re.compile(r"[;:(]|\b(?:when|which|who|after|since|where|while|as|and|but)\b")
LISTED = re.compile(r",? and (?:[a-z]+ ){0,2}<[mq]\d+> (?:to|from|with) (?:the )?<[pl]\d+>")
BRACKETS = re.compile(r"\([^()]*\)")


def _times_near(reading: Reading, link: Link, previous: int, limit: int) -> list[Slot]:
    """Times between phrase and amount, right behind it, before the phrase (nearest first), then further behind."""
    text = reading.masked
    inside: list[Slot] = []
    before: list[Slot] = []
    near: list[Slot] = []
    far: list[Slot] = []
    series = link.rule in ("next_in_series", "amount_to_partner")
    start = link.since if series else min(link.phrase.left, link.since)
    for slot in reading.coded("t"):
        at = reading.position(slot)
        token_end = text.index(">", at) + 1
        if at < start and WHEN.fullmatch(text[token_end:start]):
            inside.append(slot)
            continue
        if COMPARED.search(text[max(0, at - 70) : at]) or DEED.search(text[max(0, at - 70) : at]):
            continue
        if series and ";" in text[token_end : link.at]:
            continue
        if start <= at < link.at:
            inside.append(slot)
        elif at < start:
            held = 0 < previous <= at and not re.search(r"[,;(]|\b(?:and|while|but)\b", text[previous:at])
            if (
                not series
                and not held
                and not (TOLD.search(PUT_IN.sub(",", text[token_end:start])) and not _is_part(slot))
                and _reaches(text, at, start)
            ):
                before.append(slot)
        elif link.end <= at < limit and not BROKEN.search(LISTED.sub(" ", BRACKETS.sub(" ", text[link.end : at]))):
            (near if at - link.end < 60 and "," not in text[link.end : at] else far).append(slot)
    return inside[::-1] + near + before[::-1] + [slot for slot in far if reading.position(slot) - link.end < 90]


def _is_part(slot: Slot) -> bool:
    """Whether a time is a part of a year that nobody speaks for: "from January to May the office noted exports"."""
    period = slot.time.period if slot.time else None
    return period is not None and ("/" in period or "-Q" in period)


def _reaches(text: str, at: int, start: int) -> bool:
    """A time before a phrase holds for it where it opens the sentence or stands in the same clause."""
    between = text[at:start]
    return ";" not in between and len(between) < 260


def _period_of(slot: Slot, kind: TradeKind) -> Read[str] | None:
    time = slot.time
    if time is None or time.grain in ("day", "decade", "century") or time.relation in ("since", "before", "after"):
        return None
    if kind in ("target", "forecast") and time.relation in ("by", "until", "within") and time.due_year is not None:
        resolved = time.resolved or time.relation == "within"
        return Read(str(time.due_year), slot.start, slot.end, "resolved" if resolved else "read")
    if time.period is None or time.relation == "within" or SPLIT_YEAR.fullmatch(time.period):
        return None
    return Read(time.period, slot.start, slot.end, "resolved" if time.resolved else "read")


def read_slot(slot: Slot) -> Read[str] | None:
    """The period that a time slot names, of which something may be reported."""
    return _period_of(slot, "reported")


def shift_base(period: Read[str] | None, slot: Slot | None, quote: str, anchor: str | None) -> Read[str] | None:
    """The period of a base that is told by its distance: "a year earlier", "the same months of 2015"."""
    if slot is None or anchor is None:
        return None if YEAR_BEFORE.search(quote) else period
    if YEAR_BEFORE.search(quote):
        return Read(move_period(anchor, -1), slot.start, slot.end, "resolved")
    if SAME_PERIOD.search(quote):
        year = re.search(r"\b(?:19|20)\d{2}\b", quote)
        if year or re.search(r"last|previous|year earlier", quote, re.I):
            to = int(year.group()) - int(anchor[:4]) if year else -1
            return Read(move_period(anchor, to), slot.start, slot.end, "resolved")
    return period


def move_period(period: str, years: int) -> str:
    """The same part of another year."""
    return re.sub(r"\d{4}(?=-|/|$)", lambda found: f"{int(found.group()) + years:04d}", period)


def inherit(period: Read[str] | None) -> Read[str] | None:
    """A period that goes on from an earlier sentence."""
    return replace(period, method="inferred") if period else None


def read_frequency(period: Read[str] | None, link: Link, reading: Reading) -> Read[Frequency]:
    """SDMX's frequency, from the shape of the period; annual where none is named."""
    if period is None:
        start, end = reading.text_span(link.at, link.end)
        return Read("A", start, end, "inferred")
    value = period.value
    frequency: Frequency = "A"
    if "-Q" in value:
        frequency = "Q"
    elif "-S" in value or re.fullmatch(r"(\d{4})-(?:01/\1-06|07/\1-12)", value):
        frequency = "S"
    elif "/" in value:
        frequency = "YTD"
    elif not YEARS.match(value):
        frequency = "M"
    return Read(frequency, period.start, period.end, "inferred")
