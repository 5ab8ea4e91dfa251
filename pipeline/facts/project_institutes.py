"""Schools and centres that a state opens abroad under one name: Luban workshops, Confucius institutes, and the like."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import cast

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import Head
from pipeline.facts.project_homes import infer_places
from pipeline.facts.project_named import Named, phrase_start, plain_name, slug
from pipeline.facts.project_places import Parties, find_site, places, places_in_name, slots_in
from pipeline.facts.scene import Reading, Scene, Slot
from schemas.vocabularies import ProjectKind

SUCH = Expression(
    r"\b(?P<noun>(?:(?:first|second|third|another|one|other) )*such (?:[a-z]+ )?"
    r"(?:workshop|institute|centre|center|school|classroom)s?)\b"
    r"(?: (?:[a-z]+|<[pot]\d+>)){0,7}? in (?:the )?(?P<where><[pl]\d+>(?:(?:,? and |, )<[pl]\d+>)*)"
)
AT_HOUSE = Expression(r"^(?: [a-z]+){0,3} at (?:the )?(?P<house><o\d+>)")
ANOTHER = Expression(
    r"\b(?P<noun>another|others|a second|a third|(?:further|more|new) ones)(?: [a-z]+){0,4}? in (?:the )?"
    r"(?P<where><[pl]\d+>(?:(?:,? and |, )<[pl]\d+>)*)"
)


@dataclass(frozen=True, slots=True)
class Institute:
    """What an institute is called, and the state that opens it."""

    phrase: str
    home: str
    kind: ProjectKind


@cache
def list_institutes() -> dict[str, Institute]:
    """The institutes of project_institutes.csv by what they are called, in lower case."""
    text = (files("pipeline.facts") / "project_institutes.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["phrase"]: Institute(row["phrase"], row["home"], cast(ProjectKind, row["kind"])) for row in rows}


def name_institute(scene: Scene, head: Head) -> Named | None:
    """ "Kenya has got a Luban workshop": one in each state, wherever in the sentence that is named."""
    institute = list_institutes().get(head.words)
    if institute is None:
        return None
    away = frozenset({institute.home})
    site = find_site(scene, head)
    parties = site.parties if site else ()
    parties = tuple(p for p in parties if p[1].value not in away) or _at_house(scene, head)
    parties = parties or _of_sentence(head, away)
    if not parties and not head.words.endswith("s"):
        parties = infer_places(scene, head.reading, head.start, away)
    if not parties:
        return None
    start, end = phrase_start(head), max(head.end, site.end if site else 0)
    return _make(scene, head.reading, institute, parties, (start, end))


def name_organisation(scene: Scene, head: Head) -> Named | None:
    """ "the founding of Samarkand University": a school, hospital or corridor that stands as a slot."""
    if not head.title or head.title.lower() in list_institutes():
        return None
    span = head.reading.text_span(head.start, head.end)
    site = find_site(scene, head)
    parties = site.parties if site and head.kind == "agriculture" else ()
    parties = parties or places_in_name(scene, *span) or (site.parties if site else ())
    corridor = head.kind == "corridor"
    sure = corridor or head.kind == "agriculture"  # these act as nobody
    key = f"{slug(head.kind)}-{slug(head.title.removesuffix(' Corridor') if corridor else head.title)}"
    name = Read(head.title, *span)
    return Named(head.reading, head.start, head.end, head.kind, key, name, parties, sure, "organisation")


def _at_house(scene: Scene, head: Head) -> Parties:
    """Where the university stands that it opened at: "a Confucius Institute opened at the University of Zambia"."""
    found = AT_HOUSE.search(head.after)
    if found is None:
        return ()
    slot = head.reading.slot(found.group("house"))
    return places_in_name(scene, slot.start, slot.end)


def _of_sentence(head: Head, away: frozenset[str]) -> Parties:
    slots = [slot for slot in head.reading.coded("p") if slot.form in ("name", "capital")]
    found = tuple(p for p in places(slots) if p[1].value not in away)
    return found if len(found) == 1 else ()


def _make(scene: Scene, reading: Reading, institute: Institute, parties: Parties, span: tuple[int, int]) -> Named:
    states = [read.value for _, read in parties]
    slots = {id_: slot for slot in reading.coded("p") for id_ in slot.entity_ids}
    title = institute.phrase.removesuffix("s").capitalize()
    where = ", ".join(plain_name(scene, slots[state]) if state in slots else state for state in states)
    name = Read(f"{title} in {where}", *reading.text_span(*span), "resolved")
    key = "-".join([slug(institute.kind), slug(title), *sorted(state.lower() for state in states)])
    return Named(reading, *span, institute.kind, key, name, parties, False, "institute")


def name_such(scene: Scene, reading: Reading, last: Named) -> Iterator[Named]:
    """ "the first such workshop was opened in X", "another opened in Y", after an institute was named."""
    title = last.name.value.partition(" in ")[0].lower()
    institute = list_institutes()[title]
    for pattern in (SUCH, ANOTHER):
        for found in pattern.finditer(reading.masked):
            slots: tuple[Slot, ...] = slots_in(reading, found.group("where"))
            parties = tuple(p for p in places(slots) if p[1].value != institute.home)
            if parties and not (reading is last.reading and found.start() < last.end):
                yield replace(_make(scene, reading, institute, parties, found.span(1)), rule="such")
