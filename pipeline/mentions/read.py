"""The door of the mentions stage: who and where a document speaks of."""

import re
from bisect import bisect_right
from functools import cache

from pipeline.documents.document import Document
from pipeline.mentions.anaphors import prepare_scene, resolve_anaphors
from pipeline.mentions.firms import read_firms
from pipeline.mentions.folding import Folded, fold_text
from pipeline.mentions.gazetteer import find_country, list_leaders, list_parties, load_gazetteer
from pipeline.mentions.hits import Draft, Hit, find_hits, find_words
from pipeline.mentions.mention import Cast, Form, Mention, Party, Person
from pipeline.mentions.organizations import RULES as NAME_RULES
from pipeline.mentions.organizations import (
    find_abbreviations,
    name_party,
    prepare_setting,
)
from pipeline.mentions.people import Found, find_people, resolve_leaders
from pipeline.mentions.speakers import is_spoken, read_turns
from pipeline.mentions.states import RULES as STATE_RULES
from pipeline.mentions.states import read_actor


def read_mentions(document: Document) -> Cast:
    """Every state, group, organisation, person and place that a document names, and the actors behind them.

    Mentions come in order of start, of equal starts the longest first. A state named inside an organisation's name
    ("Bank of China") is a mention inside a mention, with the rule `state_inside_name`; in every other way spans are
    disjoint.
    """
    folded = fold_text(document)
    hits = find_hits(folded.text)
    parties: dict[str, Party] = {}
    people: dict[str, Person] = {}
    drafts = read_organizations(folded, hits, parties)
    drafts += read_actors(folded, hits, drafts)
    drafts += read_people(folded, hits, drafts, people)
    names = [draft for draft in drafts if draft.entity_type != "place" or find_country(draft.entity_id) != "CHN"]
    firms = read_firms(folded, hits, cover(names, len(folded.text)), parties)
    if firms:
        drafts = keep_apart(drafts, firms, len(folded.text)) + firms
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    anaphors = [hit for hit in hits if hit.entry.kind == "anaphor"]
    if anaphors:
        labelled = any(d.entity_type == "person" and folded.text.startswith(":", d.end) for d in drafts)
        spoken = labelled or is_spoken(document)
        turns = read_turns(document, make_cast(folded, drafts, parties, people)) if spoken else ()
        drafts += resolve_anaphors(prepare_scene(folded, drafts, turns), anaphors)
        drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return make_cast(folded, drafts, parties, people)


def read_organizations(folded: Folded, hits: list[Hit], parties: dict[str, Party]) -> list[Draft]:
    """Organisations of the lists and of the text's own making; of overlapping names the longest stands."""
    found: list[Draft] = []
    for hit in hits:
        if hit.entry.kind == "organization":
            form = hit.entry.form
            found.append(Draft(hit.start, hit.end, "party", hit.entry.entity_ids[0], form, f"organization_by_{form}"))
    heads = [hit for hit in hits if hit.entry.kind == "head"]
    if heads:
        setting = prepare_setting(folded, hits)
        for hit in heads:
            for rule in NAME_RULES:
                name = rule(setting, hit)
                if name is not None:
                    party = name_party(name, folded.text)
                    parties.setdefault(party.party_id, party)
                    found.append(Draft(name.start, name.end, "party", party.party_id, "name", name.rule))
    kept = keep_longest(found)
    names = [(draft.start, draft.end, draft.entity_id) for draft in kept if draft.form == "name"]
    return keep_longest(kept + read_abbreviations(folded, names))


def read_abbreviations(folded: Folded, names: list[tuple[int, int, str]]) -> list[Draft]:
    """Every place of the abbreviations that the text itself explains."""
    meanings = find_abbreviations(folded, names)
    return [
        Draft(at, at + len(word), "party", meanings[word], "abbreviation", "abbreviation_of_text")
        for at, word in find_words(folded.text, meanings)
    ]


def keep_longest(drafts: list[Draft]) -> list[Draft]:
    """Disjoint drafts in order of start; of two that overlap the longer stands, of equal ones the later made."""
    if len(drafts) < 2:
        return drafts
    first, last = min(draft.start for draft in drafts), max(draft.end for draft in drafts)
    covered = bytearray(last - first)
    kept: list[Draft] = []
    for _, draft in sorted(enumerate(drafts), key=lambda item: (item[1].start - item[1].end, -item[0])):
        start, end = draft.start - first, draft.end - first
        if not any(covered[start:end]):
            covered[start:end] = b"\1" * (end - start)
            kept.append(draft)
    return sorted(kept)


def read_actors(folded: Folded, hits: list[Hit], organizations: list[Draft]) -> list[Draft]:
    """States, groups and places; inside an organisation's name only the states and groups that it names."""
    drafts = list(read_inner_states(hits, organizations))
    inside = cover(organizations, len(folded.text))
    media = cover([d for d in organizations if is_media(d.entity_id)], len(folded.text))
    for hit in hits:
        if hit.entry.kind in STATE_RULES:
            draft = read_actor(folded, hit)
            if draft is None:
                continue
            if inside[hit.start] == 0:
                drafts.append(draft)
            elif draft.entity_type == "party" and draft.form != "capital" and not media[hit.start]:
                drafts.append(draft._replace(rule="state_inside_name"))
    return drafts


def is_media(party_id: str) -> bool:
    party = list_parties().get(party_id)
    return party is not None and party.organization_kind == "media"


def keep_apart(drafts: list[Draft], firms: list[Draft], size: int) -> list[Draft]:
    """The drafts without the places that a firm's name begins with."""
    inside = cover(firms, size)
    return [draft for draft in drafts if draft.entity_type != "place" or not inside[draft.start]]


def cover(drafts: list[Draft], size: int) -> bytearray:
    """A mark for every character that a draft holds."""
    covered = bytearray(size + 1)
    for draft in drafts:
        covered[draft.start : draft.end] = b"\1" * (draft.end - draft.start)
    return covered


def read_inner_states(hits: list[Hit], organizations: list[Draft]) -> list[Draft]:
    """The states named inside the names of the organisations of the lists."""
    stands = {(draft.start, draft.end) for draft in organizations}
    drafts = []
    for hit in hits:
        if hit.entry.kind == "organization" and hit.entry.detail != "media" and (hit.start, hit.end) in stands:
            for start, end, party_id, form in list_inner_states(hit.name):
                drafts.append(Draft(hit.start + start, hit.start + end, "party", party_id, form, "state_inside_name"))
    return drafts


@cache
def list_inner_states(name: str) -> tuple[tuple[int, int, str, Form], ...]:
    """The states and groups that a name of the lists names, with their offsets in it."""
    meanings = load_gazetteer().meanings
    bounds = [word.span() for word in re.finditer(r"[\w.']+|[&+]", name)]
    inner: list[tuple[int, int, str, Form]] = []
    at = 0
    for start, _ in bounds:
        for end in sorted((end for _, end in bounds if end > start), reverse=True) if start >= at else ():
            entry = meanings.get(name[start:end]) if (start, end) != (0, len(name)) else None
            if entry is not None and entry.kind in ("state", "group", "masked", "place"):
                at = end
                if entry.kind in ("state", "group") and entry.form != "capital":
                    inner.append((start, end, entry.entity_ids[0], entry.form))
                break
    return tuple(inner)


def read_people(folded: Folded, hits: list[Hit], others: list[Draft], people: dict[str, Person]) -> list[Draft]:
    """Leaders of the list and people with an office beside their name, and their family names later on."""
    covered = cover(others, len(folded.text))
    drafts = [draft for draft in resolve_leaders(folded, hits) if not any(covered[draft.start : draft.end])]
    for draft in drafts:
        people.setdefault(draft.entity_id, list_leaders()[draft.entity_id].person)
        covered[draft.start : draft.end] = b"\1" * (draft.end - draft.start)
    accepted = []
    for person in find_people(folded, hits, covered):
        if not any(covered[person.start : person.end]):
            accepted.append(person)
            covered[person.start : person.end] = b"\1" * (person.end - person.start)
            earlier = people.get(person.person.person_id)
            if earlier is None or (earlier.role is None and person.person.role is not None):
                people[person.person.person_id] = person.person
            drafts.append(Draft(person.start, person.end, "person", person.person.person_id, "name", person.rule))
    return drafts + repeat_surnames(folded, accepted, covered)


def repeat_surnames(folded: Folded, found: list[Found], covered: bytearray) -> list[Draft]:
    """Whole and family names of the text's own people wherever else they stand."""
    ids: dict[str, set[str]] = {}
    for person in found:
        for name in (person.person.name, person.person.name.split()[-1]):
            if len(name) > 2:
                ids.setdefault(name, set()).add(person.person.person_id)
    drafts = []
    for at, name in find_words(folded.text, [name for name, meant in ids.items() if len(meant) == 1]):
        end = at + len(name)
        if not any(covered[at:end]):
            form: Form = "name" if " " in name else "surname"
            drafts.append(Draft(at, end, "person", next(iter(ids[name])), form, "person_named_again"))
    return drafts


def make_cast(folded: Folded, drafts: list[Draft], parties: dict[str, Party], people: dict[str, Person]) -> Cast:
    """The mentions in offsets of the canonical text, and every actor that they name."""
    locate, marks, shifts = bisect_right, folded.marks, folded.shifts
    mentions = tuple(
        Mention(
            start + shifts[locate(marks, start) - 1],
            end + shifts[locate(marks, end - 1) - 1],
            entity_type,
            entity_id,
            form,
            rule,
        )
        for start, end, entity_type, entity_id, form, rule in dict.fromkeys(drafts)
    )
    known = list_parties()
    party_ids = sorted({m.entity_id for m in mentions if m.entity_type == "party"})
    person_ids = sorted({m.entity_id for m in mentions if m.entity_type == "person"})
    return Cast(
        mentions,
        tuple(known.get(party_id) or parties[party_id] for party_id in party_ids),
        tuple(people[person_id] for person_id in person_ids),
    )
