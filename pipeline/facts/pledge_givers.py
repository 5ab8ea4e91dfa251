"""Who undertakes: whom the subject of a deed names, or whom a pronoun or an office stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, load_values, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import find_speaker
from pipeline.mentions.mention import Person
from pipeline.mentions.read import list_inner_states
from pipeline.mentions.speakers import Turn, find_speaker_turn, read_turns

Turns = tuple[Turn, ...]

COORDINATED = Expression(r"(?P<other><[poh]\d+>)(?:'s)?(?: {0,1}\([^()<>]{1,20}\))?(?:,| and|, and)(?: the)? $")
COORDINATED_AFTER = Expression(r"^(?:'s)?(?: \([^()<>]{1,20}\))?(?:,| and|, and)(?: the)? (?P<other><[poh]\d+>)")
NOT_SUBJECT = Expression(
    r"\b(?:in|to|from|between|with|through|for|against|by|into|via|than|under|on|at|about)(?: the| an?)? $"
)
OF_PARTY = Expression(r"\bof(?: the)? $")
HEAD_OF = Expression(
    r"\b(?:president|government|leaders?|minist(?:er|ry)|heads?|authorities|republic|bank|king|emir|kingdom|embassy|"
    r"people's republic|ambassador|state|cabinet|parliament) of(?: the)? $"
)
OFFICE_OF = Expression(r"<p\d+>(?:'s)? (?:[a-z-]+ ){1,6}(?:(?:to|of|in|for)(?: the)? <[pol]\d+>,? )?$")
FIRST_PERSON = ("we", "i")
OFFICES = ("the government", "the authorities", "the state")
TOGETHER = Expression(r"\bagreed?\b")
JOINT_TITLE = Expression(r"\bjoint (?:[a-z]+ )?(?:statement|declaration|communique)\b")
LOOK_BACK = 2  # sentences in which a pronoun's antecedent is looked for
LOOK_FAR = 8  # sentences in which "the president" was named


def read_speakers(scene: Scene) -> Turns:
    """Whose words the text is, for "we" and "I"."""
    return read_turns(scene.document, scene.cast)


def name_givers(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The slot before the verb with those coordinated to it, or whom a pronoun stands for; empty: nobody in sight."""
    if match.has("pronoun"):
        return _resolve_pronoun(scene, turns, match)
    slots, start = spread_left(match.reading, match.slot("who"))
    if match.has("of"):
        return slots
    before = match.reading.masked[:start]
    if NOT_SUBJECT.search(before) or (OF_PARTY.search(before) and not HEAD_OF.search(before)):
        return ()
    return slots


def spread_left(reading: Reading, slot: Slot) -> tuple[tuple[Slot, ...], int]:
    """A slot and those coordinated to it before it, and where they begin."""
    others, start = _coordinated(reading, reading.position(slot))
    return (*others, slot), start


def _coordinated(reading: Reading, start: int) -> tuple[tuple[Slot, ...], int]:
    """The slots joined by commas or "and" to what begins at `start`."""
    slots: list[Slot] = []
    while coordinated := COORDINATED.search(reading.masked[:start]):
        slots.insert(0, reading.slot(coordinated.group("other")))
        start = coordinated.start(1)
    return tuple(slots), start


def spread_right(reading: Reading, slot: Slot) -> tuple[Slot, ...]:
    """A slot and those coordinated to it after it: "a consortium of X and Y"."""
    slots = [slot]
    at = reading.position(slot)
    while True:
        after = reading.masked.find(">", at) + 1
        found = COORDINATED_AFTER.search(reading.masked[after : after + 60])
        if not found:
            return tuple(slots)
        slots.append(reading.slot(found.group("other")))
        at = after + found.start(1)


def _resolve_pronoun(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The one actor that leads the sentence before; a person for "he", a party for "it"; the speaker for "we"."""
    pronoun = match.words("pronoun")
    if pronoun in FIRST_PERSON:
        return _resolve_speaker(scene, turns, match)
    if pronoun in OFFICES:
        owner = find_owner(scene, match.reading)
        return () if owner is None else (owner,)
    if pronoun == "they":
        return ()
    codes = "h" if pronoun in ("he", "she") else "po"
    for back in range(match.reading.index - 1, max(-1, match.reading.index - 1 - LOOK_BACK), -1):
        earlier = scene.readings[back]
        if earlier.sentence.paragraph < match.reading.sentence.paragraph - 1:
            return ()
        subject = next(earlier.coded(codes), None)
        if subject is not None:
            return (subject,)
    return ()


def _resolve_speaker(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The state of whoever speaks; both sides where they agreed, or where a joint statement speaks."""
    reading = match.reading
    start, end = match.span("pronoun")
    turn = find_speaker_turn(turns, start)
    together = match.words("pronoun") == "we" and bool(TOGETHER.search(reading.masked, match.start, match.end))
    parties: tuple[str, ...] = ()
    if turn is not None:
        parties = turn.pair if turn.pair and (together or turn.state is None) else (turn.state,) if turn.state else ()
    elif JOINT_TITLE.search(scene.readings[0].masked):
        parties = _title_parties(scene)
    others, _ = _coordinated(reading, match.masked_span("pronoun")[0])
    if parties:
        return (*others, Slot("p", start, end, entity_ids=parties, form="anaphor"))
    speaker = find_speaker(scene, reading, match.end)
    return () if speaker is None else (speaker,)


def _title_parties(scene: Scene) -> tuple[str, ...]:
    """Who speaks in a joint statement: the states and groups of its title; of a "C5+1" the five and the state that the
    text speaks of most."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    title = [party for slot in scene.readings[0].coded("po") for party in slot.entity_ids]
    named = [party for party in title if kinds.get(party) in ("state", "group")]
    groups = load_values("binds.csv", "plus_one")
    for group in (groups[party] for party in title if party in groups):
        told = Counter(m.entity_id for m in scene.cast.mentions if kinds.get(m.entity_id) == "state")
        named += [group, *(party for party, _ in told.most_common(1))]
    return tuple(dict.fromkeys(named))


def find_owner(scene: Scene, reading: Reading) -> Slot | None:
    """Whose goals a sentence gives: its one state, else the state that the text speaks of most."""
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    named = {slot.entity_ids[0]: slot for slot in reversed(list(reading.coded("p"))) if slot.entity_ids[0] in states}
    if len(named) == 1:
        return next(iter(named.values()))
    told = [mention for mention in scene.cast.mentions if mention.entity_id in states]
    counts = Counter(mention.entity_id for mention in told)
    if named or not counts:
        return None
    state = min(counts, key=lambda party: (-counts[party], party))
    first = next(mention for mention in told if mention.entity_id == state)
    return Slot("p", first.start, first.end, entity_ids=(state,), form=first.form)


def find_last_person(scene: Scene, reading: Reading) -> Slot | None:
    """Whom "the president" stands for: the person named last before it."""
    for earlier in reversed(scene.readings[max(0, reading.index - LOOK_FAR) : reading.index]):
        people = list(earlier.coded("h"))
        if people:
            return people[-1]
    return None


@cache
def list_donors() -> frozenset[str]:
    """The states and groups that are known to give aid."""
    words = load_words("donors.csv")["donor"].removeprefix(r"\b(?:").removesuffix(r")\b")
    return frozenset(words.split("|"))


def choose_lenders(scene: Scene, slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Which side of a signed loan or grant gives: the banks and funds; else the one state that is known to give aid.

    Empty where both sides could be the giver, or neither.
    """
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    sides = list(slots)
    banks = tuple(slot for slot in sides if slot.code == "o" and kinds.get(slot.entity_ids[0]) in LENDERS)
    if banks:
        return banks
    states = {slot.entity_ids[0]: slot for slot in reversed(sides) if slot.code == "p"}
    donors = [slot for party, slot in states.items() if party in list_donors()]
    return tuple(donors) if len(donors) == 1 else ()


LENDERS = ("bank", "intergovernmental")


def can_give(scene: Scene, slot: Slot) -> bool:
    """Whether an actor has money of its own: a programme or a forum is what others pay for."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    return kinds.get(slot.entity_ids[0]) not in ("initiative", "forum", "treaty", "media")


def read_pledgors(scene: Scene, reading: Reading, subjects: tuple[Slot, ...]) -> tuple[Read[str], ...]:
    """Parties as named; a person binds his or her state; a public bank that bears its state's name binds that too."""
    people = {person.person_id: person for person in scene.cast.people}
    reads: dict[str, Read[str]] = {}
    for slot in subjects:
        for entity in slot.entity_ids:
            if slot.code == "h":
                party = _bound_by(people[entity]) or _state_of_office(reading, slot)
            else:
                party = load_values("binds.csv", "body").get(entity, entity)
            if party is not None:
                reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
    for slot in subjects:
        for state in _states_in_name(scene, slot):
            reads.setdefault(state, Read(state, slot.start, slot.end, "inferred"))
    return tuple(reads.values())


def _bound_by(person: Person) -> str | None:
    """The state, group or organisation that a person speaks for."""
    offices = load_values("binds.csv", "office").items()
    return person.country_id or next((party for office, party in offices if (person.role or "").endswith(office)), None)


def _state_of_office(reading: Reading, slot: Slot) -> str | None:
    """The state whose office stands before a person's name: "the Japanese ambassador to Palau, Akio Mori"."""
    if slot not in reading.slots:
        return None
    found = OFFICE_OF.search(reading.masked[: reading.position(slot)])
    return reading.slot(found.group()[: found.group().index(">") + 1]).entity_ids[0] if found else None


def _states_in_name(scene: Scene, slot: Slot) -> Iterator[str]:
    """The state that a bank or public body is named after, as "Bank of China" is."""
    parties = {party.party_id: party for party in scene.cast.parties}
    for entity in slot.entity_ids if slot.code == "o" else ():
        party = parties.get(entity)
        if party is None or party.country_id is None or party.organization_kind not in ("bank", "government_body"):
            continue
        named = {state for _, _, state, _ in list_inner_states(party.name)}
        if party.organization_kind == "government_body" or party.country_id in named:
            yield party.country_id
