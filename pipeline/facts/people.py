"""People: who is named, in what office, of which state."""

import re

from pipeline.facts.claim import PersonClaim, Read, Statement
from pipeline.facts.grammar import Template
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_party
from pipeline.mentions.mention import Person
from schemas.vocabularies import Method

FIRST_LETTER = re.compile(r"\b[a-z]")
OFFICE = (
    r"(?P<role>(?:deputy |first deputy |vice |prime |foreign |acting |former )*"
    r"(?:president|prime minister|minister|chairman|chairwoman|chancellor|premier|king|emir|ambassador|"
    r"secretary-general|general secretary|leader|lieutenant general|major general|general|governor|director|head))"
)
BEFORE = Template(
    rf"(?:{{party:state}}(?:'s)? )?{OFFICE}(?: of (?:the )?(?:[a-z' ]+ of )?{{party:of}})?,? {{person:who}}"
)
AFTER = Template(rf"{{person:who}}, (?:the )?(?:{{party:state}}(?:'s)? )?{OFFICE}(?: of (?:the )?{{party:of}})?")


def read_people(scene: Scene) -> tuple[PersonClaim, ...]:
    """One claim a mention of a person; the office where the words beside the name give it."""
    people = {person.person_id: person for person in scene.cast.people}
    claims = []
    for reading in scene.readings:
        named = [slot for slot in reading.slots if slot.code == "h"]
        offices = _read_offices(reading) if named else {}
        for slot in named:
            role, country = offices.get(slot.start, (None, None))
            claims.append(_read_person(scene, people[slot.entity_ids[0]], slot, role, country))
    return tuple(claims)


def _read_person(
    scene: Scene, person: Person, slot: Slot, role: Read[str] | None, country: Read[str] | None
) -> PersonClaim:
    written = " ".join(scene.quote(slot.start, slot.end).split())
    method: Method = "read" if written == person.name else "resolved"
    if country is None and person.country_id is not None:
        country = Read(person.country_id, slot.start, slot.end, "resolved")
    if role is None and person.role is not None:
        role = Read(person.role, slot.start, slot.end, "inferred")
    start = min(read.start for read in (slot, role) if read is not None)
    end = max(read.end for read in (slot, role) if read is not None)
    return PersonClaim(
        statement=Statement(start, end, "stated", None, "named" if role is None else "named_with_office"),
        person_id=person.person_id,
        name=Read(person.name, slot.start, slot.end, method),
        role=role,
        country_id=country,
    )


def _read_offices(reading: Reading) -> dict[int, tuple[Read[str], Read[str] | None]]:
    """Offices by the start of the name that they belong to."""
    offices: dict[int, tuple[Read[str], Read[str] | None]] = {}
    for template in (BEFORE, AFTER):
        for match in template.find(reading):
            label = next((name for name in ("state", "of") if match.has(name)), None)
            state = match.slot(label) if label else None
            country = _read_state(state) if state else None
            title = FIRST_LETTER.sub(lambda found: found.group().upper(), match.words("role"))
            offices.setdefault(match.slot("who").start, (Read(title, *match.span("role")), country))
    return offices


def _read_state(slot: Slot) -> Read[str] | None:
    """The state that an office is of; None for one of a bank or a group of states."""
    party = find_party(slot.entity_ids[0])
    is_state = party is not None and party.kind == "state"
    return Read(slot.entity_ids[0], slot.start, slot.end, "resolved") if is_state else None
