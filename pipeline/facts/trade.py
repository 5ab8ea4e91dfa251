"""Trade: how much two parties exchange, sell or buy, when, and who says so.

A sentence is read where an amount of money or goods stands beside a word of trade, or right after a sentence that
spoke of trade. Amounts are tied to phrases by grammar (`trade_links`), the pair and the direction come from the phrase
or from what was said before (`trade_series`), period and kind from the clause (`trade_periods`, `trade_kinds`). What
stays open is no row: its figure is left unused.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from pipeline.facts.claim import Read, TradeClaim
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_balance import open_balance, open_sentence
from pipeline.facts.trade_claims import complete_periods, make_claim
from pipeline.facts.trade_columns import read_column
from pipeline.facts.trade_cues import read_cue
from pipeline.facts.trade_destinations import read_destination
from pipeline.facts.trade_goods_parts import read_goods_part
from pipeline.facts.trade_headings import date_under_heading
from pipeline.facts.trade_kinds import read_kind
from pipeline.facts.trade_link import Link, Rule
from pipeline.facts.trade_links import link_amounts
from pipeline.facts.trade_lists import read_bare_rows
from pipeline.facts.trade_onward import read_onward
from pipeline.facts.trade_parts import date_part, read_part
from pipeline.facts.trade_periods import base_time, inherit
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_row import Row, date_row
from pipeline.facts.trade_series import resolve_series
from pipeline.facts.trade_split import is_total_of_ways, read_split
from pipeline.facts.trade_spoken import pass_all
from pipeline.facts.trade_stretches import list_stretches
from pipeline.facts.trade_topic import Series, Topic
from pipeline.facts.voice import is_denied

WORDS = load_words("trade.csv")


def read_trade(scene: Scene) -> tuple[TradeClaim, ...]:
    """Every claim on trade in a document, in order of the words."""
    rows: list[Row] = []
    topic: Topic | None = None
    passed: list[Reading] = []  # sentences without amounts, looked at when an amount leans on them
    for reading in scene.readings:
        if reading.sentence.role == "furniture":
            continue
        if not any(slot.code in "mq" for slot in reading.slots):
            passed.append(reading)
            continue
        links = link_amounts(scene, reading)
        leans = any(_leans(link.phrase) for link in links)
        topic = pass_all(scene, passed, topic, reading.index if leans else None)
        passed = []
        topic = open_sentence(scene, reading, links, topic) or topic
        found = [row for row in _read_sentence(scene, reading, links, topic, rows) if not is_total_of_ways(row)]
        left_open = {link.at for link in links if link.phrase.kind == "anaphor"}  # what they point at is not clear
        found = _add_untied(scene, reading, found, topic, rows, left_open)
        rows += found
        topic = _go_on(scene, reading, found, topic)
        if not found:
            topic = open_balance(scene, reading, topic) or topic
    claims = complete_periods([make_claim(scene, row) for row in date_under_heading(scene, rows)])
    return tuple(sorted(claims, key=lambda claim: claim.statement.start))


def _add_untied(
    scene: Scene, reading: Reading, found: list[Row], topic: Topic | None, earlier: list[Row], left_open: set[int]
) -> list[Row]:
    """The rows of a sentence with those that cues alone tell, in order of their amounts."""
    for stretch in list_stretches(scene, reading):
        if any(row.link.at == stretch.at for row in found):
            continue
        before = [row for row in found if row.link.at < stretch.at]
        here = _go_on(scene, reading, before, topic)
        told_before = [*earlier, *before]
        part = next((part for read in PARTS if (part := read(scene, stretch, told_before)) is not None), None)
        told = (part.link, part.series) if part else None
        if told is None and stretch.at not in left_open:
            told = read_column(scene, stretch) or read_cue(stretch, here) or read_onward(scene, stretch, here)
        if told is None:
            continue
        links = sorted([*(row.link for row in found), told[0]], key=lambda link: link.at)
        row = date_row(scene, reading, links, links.index(told[0]), told[1], before, earlier)
        found.append(date_part(row, part) if part else row)
        found.sort(key=lambda row: row.link.at)
    return found


PARTS = (read_goods_part, read_split, read_destination, read_part)


def _leans(phrase: Phrase) -> bool:
    """Whether a phrase leaves a party to what was said before."""
    return not phrase.pair and not (phrase.owner and (phrase.partner or phrase.taker or phrase.giver))


def _go_on(scene: Scene, reading: Reading, found: list[Row], topic: Topic | None) -> Topic | None:
    """The topic after a sentence: its last series; after a list of partners what opened it, of which they are parts."""
    opener = topic if sum(row.link.row is not None for row in found) > 1 else None
    for row in found:
        held = row.opener.perspective if row.opener is not None else row.series.perspective
        if opener and row.link.row is not None and opener.series.perspective == held:
            topic = replace(opener, index=reading.index, paragraph=reading.sentence.paragraph)
            continue
        past = (topic.series, *topic.past)[:8] if topic else ()
        level, period = scene.figure(row.link.amount), row.period.value if row.period else None
        headed = topic.headed if topic else None
        topic = Topic(row.series, reading.index, reading.sentence.paragraph, past, level, period, headed)
    return topic


def _read_sentence(
    scene: Scene, reading: Reading, links: list[Link], topic: Topic | None, earlier: list[Row]
) -> Iterable[Row]:
    rows: list[Row] = []
    series: Series | None = None
    here = topic
    rows += _read_label(scene, reading, links, topic, earlier)
    if rows and topic:
        here = Topic(
            rows[-1].series, reading.index, reading.sentence.paragraph, topic.past, scene.figure(rows[-1].link.amount)
        )
    for number, link in enumerate(links):
        follows = (
            link.rule in ("next_in_series", "base_of_change")
            and series is not None
            and links[number - 1].phrase is link.phrase
        )
        found = series if follows and link.row is None else resolve_series(scene, reading, link, here)
        if found is None or is_denied(reading, link.phrase.start, link.at):
            series = None
            continue
        found = _with_goods_before(scene, link, found, here)
        found = _same_owner(found, links, number, series) if number and series else found
        if link.amount.code == "q" and found.commodity is None and found.counterpart.value == "WORLD":
            continue  # tonnes of everything are freight, not trade
        if _is_mere_purpose(reading, link):
            continue
        series = found
        after = links[number + 1] if number + 1 < len(links) else None
        listed = link.row is not None and (link.phrase.kind != "partner" or after is None or after.row is not None)
        if not listed:
            level = scene.figure(link.amount)
            past = here.past if here else ()
            if here and here.series.flow != found.flow:
                past = (here.series, *past)[:8]
            here = Topic(found, reading.index, reading.sentence.paragraph, past, level)
        before = rows if rows and rows[-1].opener is None else []
        rows += _each_year(date_row(scene, reading, links, number, found, before, [*earlier, *rows]))
    rows = [
        row for row in rows if row.link.rule not in ("base_of_change", "next_in_series") or _stands_alone(row, rows)
    ]
    rows = [_share_year(row, before) for row, before in zip(rows, [None, *rows], strict=False)]
    shared: list[Row] = []
    for row in reversed(rows):
        shared.append(_share_period(row, shared[-1] if shared else None))
    return shared[::-1]


LABELLED = re.compile(r"^(?:[-*] ?|\d+[.)] ?)?<p\d+> ?(?::|--?) (?:[a-z]+ ){0,2}<m\d+>")


def _read_label(
    scene: Scene, reading: Reading, links: list[Link], topic: Topic | None, earlier: list[Row]
) -> list[Row]:
    """The rows of a list of partners that an earlier sentence opened: "Peru: $5 million, of which ..."."""
    if topic is None or reading.index - topic.index > 4 or (links and not LABELLED.match(reading.masked)):
        return []
    linked = {link.at for link in links}
    return [row for row in read_bare_rows(scene, reading, topic, earlier) if row.link.at not in linked]


def _share_year(row: Row, before: Row | None) -> Row:
    """What another source counts, with the period of what the first counted."""
    if row.period or before is None or not _is_mirrored(row) or before.series != row.series:
        return row
    return replace(row, period=inherit(before.period))


def _with_goods_before(scene: Scene, link: Link, series: Series, topic: Topic | None) -> Series:
    """A series by weight with the goods of the one before, where only these are left out."""
    if (
        link.amount.code != "q"
        or series.commodity
        or topic is None
        or topic.level is None
        or not topic.series.commodity
    ):
        return series
    before = topic.series
    shared = before.ref.value == series.ref.value or before.counterpart.value == series.counterpart.value
    same = before.flow == series.flow and shared
    if not same or topic.level.unit != scene.figure(link.amount).unit:
        return series
    return replace(series, commodity=replace(topic.series.commodity, method="inferred"))


FREE = re.compile(
    r"\b(?:free of charge|gratis|as (?:(?:an?|food|humanitarian|emergency|relief) ){0,2}(?:gift|donation|grant|aid)|"
    r"donat(?:e|ed|ion|ions)|humanitarian|"
    r"by (?:the )?<p\d+>(?:'s)? (?:embassy|consulate|red cross|red crescent|government))\b"
)
GIVEN = re.compile(r"<n\d+>,? (?:[a-z]+ ){0,2}worth (?:about |some |around |nearly )?$")
OFFERED = re.compile(rf"{WORDS['offer']} to $")


def _is_mere_purpose(reading: Reading, link: Link) -> bool:
    """Whether a verb only says what something is for, or what is offered: "contracts to supply $5 million of gas"."""
    led = reading.masked[: link.phrase.start]
    if link.phrase.kind in ("sell", "dispatch") and FREE.search(reading.masked, link.phrase.start):
        return True
    if (
        link.phrase.kind == "sell"
        and GIVEN.search(reading.masked[: link.at])
        and read_kind(reading, link).value != "reported"
    ):
        return True  # things are counted, as in a gift: "will supply the ministry with 50 cars worth …"
    if not link.phrase.verb or not led.endswith(" to "):
        return False
    return bool(OFFERED.search(led)) or read_kind(reading, link).value == "reported"


def _same_owner(found: Series, links: list[Link], number: int, series: Series) -> Series:
    """The series of a further row of a list, whose owner is that of the first and no partner that the list names."""
    link = links[number]
    rows = [one.row for one in links[:number] if one.phrase is link.phrase and one.row is not None]
    named = {i for row in rows for i in row.entity_ids}
    if link.row is None or found.flow != series.flow or found.ref.value not in named or series.ref.value in named:
        return found
    return replace(found, ref=series.ref, perspective=series.perspective)


def _stands_alone(row: Row, rows: list[Row]) -> bool:
    """Whether a further amount of a series has a period, a kind or a unit of its own."""
    if row.period:
        return True
    if row.link.rule == "base_of_change":
        if _is_mirrored(row) or CURRENT.search(row.reading.masked[: row.link.at]):
            return True
        slot = base_time(row.reading, row.link, len(row.reading.masked))
        return slot is not None and slot.time is not None and slot.time.period is not None
    if TERM.match(row.reading.masked, row.link.end) or STEP.search(row.reading.masked, row.link.since, row.link.at):
        return True
    others = [other for other in rows if other is not row and other.series == row.series]
    return all(other.kind.value != row.kind.value or other.link.amount.code != row.link.amount.code for other in others)


def _is_mirrored(row: Row) -> bool:
    """Whether another source counts the same thing: "$5 billion, against $3 billion by Peruvian figures"."""
    return bool(BY_SOURCE.match(row.reading.masked, row.link.end))


BY_SOURCE = re.compile(
    r",? (?:according to|by|in|per|based on|going by) (?:the )?<p\d+>(?:'s)?(?: (?:own|official))? "
    r"(?:data|figures|statistics|customs|records|authorities|estimates|numbers)\b"
)
TERM = re.compile(r" in the (?:short|medium|long|near)(?:er)?[ -](?:term|run|future)\b")
STEP = re.compile(r"\b(?:then|later|eventually|ultimately|subsequently|afterwards) ")  # "to $5 billion and then to"
CURRENT = re.compile(r"\b(?:current|present|existing|today's)(?: level of| figure of)? (?:some |about |around )?$")
EACH = re.compile(r"\beach of (?:the )?<t\d+>(?:,? (?:and )?<t\d+>){1,6}")


def _each_year(row: Row) -> list[Row]:
    """A row a year, where an amount holds for each of several: "5 million tonnes in each of 2026 and 2027"."""
    text = row.reading.masked
    found = EACH.search(text, row.link.end, min(len(text), row.link.tail + 100))
    if found is None:
        return [row]
    slots = [row.reading.slot(token) for token in re.findall(r"<t\d+>", found.group())]
    periods = [Read(s.time.period, s.start, s.end) for s in slots if s.time and s.time.period]
    return [replace(row, period=period) for period in periods] if len(periods) == len(slots) else [row]


def _share_period(row: Row, after: Row | None) -> Row:
    """A row with the period that closes its sentence: "exports were $5 billion and imports $3 billion in 2023"."""
    if (
        row.period
        or after is None
        or after.period is None
        or (row.kind.value, after.kind.value) != ("reported", "reported")
    ):
        return row
    answers = after.link.rule in ("respective_amounts", "other_subject")
    pair = {row.series.ref.value, row.series.counterpart.value}
    shared = pair == {after.series.ref.value, after.series.counterpart.value}
    if row.series == after.series and row.link.amount.code != after.link.amount.code:
        return replace(row, period=inherit(after.period))  # tonnes and what they cost
    same = answers or shared or (after.link.row is not None and after.series.ref.value in pair)
    listed = (
        after.link.row is not None or after.link.rule == "respective_amounts" or after.series.flow != row.series.flow
    )
    return replace(row, period=inherit(after.period)) if same and listed and "base" not in after.link.rule else row


RULES: tuple[Rule, ...] = get_args(Rule)
