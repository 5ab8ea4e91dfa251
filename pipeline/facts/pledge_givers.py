"""Who undertakes: whom the subject of a deed names, or whom a pronoun or an office stands for."""

from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, load_values, load_words
from pipeline.facts.pledge_bodies import LENDERS, can_give, can_lend
from pipeline.facts.pledge_sides import find_owner, find_ruled
from pipeline.facts.pledge_speakers import Turns, find_first_person
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_country
from pipeline.mentions.mention import Person
from pipeline.mentions.read import list_inner_states

OFFICE = r"(?:[a-z]+ ){0,2}(?:president|minister|premier|chancellor|king|emir|government|ministry|leader) of(?: the)? "
AND_OFFICE = Expression(rf" and(?: the)? {OFFICE}(?P<other><p\d+>)")
COORDINATED = Expression(
    r"(?P<other><[poh]\d+>)(?:'s)?(?: {0,1}\([^()<>]{1,20}\))?"
    rf"(?:(?:,| and|, and)(?: the)? |,? and(?: the)? {OFFICE}|,? and (?:[a-z]+ ){{0,2}}(?:president|minister|premier) "
    r"|-)$"
)
JOINTS = (", ", " and ", ", the ", " and the ", ">-", " of ", " of the ", "president ", "minister ", "premier ")
MISSION = Expression(r"(?P<other><o\d+>)/$")  # "USAID/Kenya"
COORDINATED_AFTER = Expression(r"^(?:'s)?(?: \([^()<>]{1,20}\))?(?:,| and|, and)(?: the)? (?P<other><[poh]\d+>)")
NOT_SUBJECT = Expression(
    r"\b(?:in|to|from|between|with|through|for|against|by|into|via|than|under|on|at|about)(?: the| an?)?"
    r"(?: (?:two|three|four|five|six|both|all|other))? $"
)
LED_BY = Expression(
    r"\b(?:consortium|syndicate|group|club)(?: of [a-z ]{1,30})?,? (?:led|headed|arranged) by(?: the)? $"
)
OF_PARTY = Expression(r"\bof(?: the)? $")
FIRM_OF = Expression(r"(<o\d+>) of(?: the)? $")
HEAD_OF = Expression(
    r"\b(?:president|government|leaders?|minist(?:er|ry)|heads?|authorities|republic|bank|king|emir|kingdom|embassy|"
    r"people's republic|ambassador|state|cabinet|parliament|venture|firm|consortium|alliance|subsidiary|arm|"
    r"affiliate|unit|team) of(?: the)? $"
)
OFFICE_OF = Expression(
    r"<p\d+>(?:'s)? (?:[a-z-]+ ){1,6}(?:(?:to|of|in|for)(?: the)? <[pol]\d+>,? )?(?:(?:mr|mrs|ms|dr|h\.e)\.? )?$"
)
ENVOY_OF = Expression(
    r"<p\d+>(?:'s)? (?:ambassador|envoy|charge d'affaires|consul general|high commissioner) (?:to|in) "
    r"(?:the )?<[pl]\d+>,? (?:(?:mr|mrs|ms|dr|h\.e)\.? )?$"
)
FIRST_PERSON = ("we", "i")
LAND = Expression(r"^the (?:country|republic|kingdom|emirate|sultanate)$")
FIRM = Expression(r"^(?:the|his|her|their) (?:company|firm|group|bank|lender|fund|agency|consortium|foundation)$")
ENVOYS = ("the ambassador", "the embassy", "the envoy")
ENVOY = Template(r"{state:who}(?:'s)? (?:ambassador|embassy|envoy|charge d'affaires)\b")
ON_BEHALF = Template(r"\bon behalf of (?:the )?(?:[a-z]+ ){0,3}?{actor:who}")
APART = Expression(r", (?:the )?$")
OURS = Expression(r"^(?:our|my) ")
HIS_STATE = Expression(r"^(?:his|her) (?:own )?(?:country|government|nation)$")
LEADS_ON = Expression(r"(?:'s)? (?:is|are|will|would|has|have|had|was|were|can|could|plans?|to|may|must|[a-z]+ed) ")
SAID_IT = Expression(
    r"(<[po]\d+>) (?:has |have |had |also )?(?:says?|said|announced|confirmed|reported|disclosed|added|repeated)"
    r"(?: (?:on|in) <t\d+>)?(?: that)? $"
)  # "the bank says it has set aside"
TOLD_THAT = Expression(
    r"^(?:the )?(<[po]\d+>)(?:, [^,;<]{1,60}(?:<[po]\d+>)?,)? (?:has |have |had )?(?:told|said|announced|"
    r"confirmed|reported|disclosed) [^;]{0,220}\band that $"
)  # "the firm has told its lenders that sales rose and that it plans"
RULER = Expression(r"^the (?:head of state|president|prime minister)(?: of (?:the )?<p\d+>)?[ ,]")
OFFICES = Expression(r"^the (?:(?:federal |central |national )?government|authorities|state|head of state)$")
LOOK_BACK = 2  # sentences in which a pronoun's antecedent is looked for
LOOK_FAR = 8  # sentences in which "the president" was named


def name_givers(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The slot before the verb with those coordinated to it, or whom a pronoun stands for; empty: nobody in sight."""
    if match.has("pronoun"):
        return _resolve_pronoun(scene, turns, match)
    slots, start = spread_left(match.reading, match.slot("who"))
    if other := AND_OFFICE.match(match.reading.masked, match.masked_span("who")[1]):
        slots = (*slots, match.reading.slot(other.group("other")))
    if match.reading.masked.endswith("/", 0, start) and (mission := MISSION.search(match.reading.masked[:start])):
        return (match.reading.slot(mission.group("other")),)
    if match.has("firm") and not _is_a_name(match):
        return ()
    if match.has("of"):
        return slots
    before = match.reading.masked[:start]
    led = (NOT_SUBJECT.search(before) and not LED_BY.search(before)) or (
        OF_PARTY.search(before) and not HEAD_OF.search(before)
    )
    alone = match.slot("who")
    if OF_PARTY.search(before) and (firm := FIRM_OF.search(before)):
        return (match.reading.slot(firm.group(1)),)  # "Equinor of Norway will build"
    if led and len(slots) > 1 and APART.search(match.reading.masked[: match.reading.position(alone)]):
        return (alone,)  # "through the fund, Italy will …", "on behalf of the ministry, the bank lent …"
    return () if led else slots


def _is_a_name(match: Match) -> bool:
    """Whether what belongs to a state bears a name: "Vietnam's Sao Mai", not "Vietnam's new plan"."""
    start, end = match.masked_span("firm")
    words = match.reading.cased[start:end].split()
    return words[-1][0].isupper() and all(word[0].isupper() or word in ("of", "for", "and", "the") for word in words)


def spread_left(reading: Reading, slot: Slot) -> tuple[tuple[Slot, ...], int]:
    """A slot and those coordinated to it before it, and where they begin."""
    others, start = _coordinated(reading, reading.position(slot))
    return (*others, slot), start


def _coordinated(reading: Reading, start: int) -> tuple[tuple[Slot, ...], int]:
    """The slots joined by commas or "and" to what begins at `start`."""
    slots: list[Slot] = []
    while reading.masked.endswith(JOINTS, 0, start) and (coordinated := COORDINATED.search(reading.masked[:start])):
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
        if LEADS_ON.match(reading.masked[after + found.end() :]) and " and" not in found.group():
            return tuple(slots)  # "with $5 million from Norway, Chad is to …"
        if reading.masked.startswith("'s ", after + found.end()) and " and" not in found.group():
            return tuple(slots)  # "from applicants in Chad, Norway's envoy said"
        slots.append(reading.slot(found.group("other")))
        at = after + found.start(1)


def _resolve_pronoun(scene: Scene, turns: Turns, match: Match) -> tuple[Slot, ...]:
    """The one actor that leads the sentence before; a person for "he", a party for "it"; the speaker for "we"."""
    pronoun = match.words("pronoun")
    if pronoun in FIRST_PERSON or OURS.search(pronoun):
        others, _ = _coordinated(match.reading, match.masked_span("pronoun")[0])
        speakers = (*others, *find_first_person(scene, turns, match))
        owner = find_owner(scene, match.reading) if not speakers and OURS.search(pronoun) else None
        return speakers if owner is None else (owner,)
    if OFFICES.search(pronoun):
        owner = find_ruled(scene, match.reading, match.masked_span("pronoun")[0])
        return () if owner is None else (owner,)
    if pronoun == "they":
        return ()
    if LAND.search(pronoun):
        before = [slot for slot in match.reading.coded("p") if match.reading.position(slot) < match.start]
        if before:
            return tuple(before[:1])
    if pronoun in ENVOYS:
        return _find_envoy(scene, match.reading)
    if HIS_STATE.search(pronoun):
        before = [slot for slot in match.reading.coded("h") if match.reading.position(slot) < match.start]
        return tuple(before[-1:]) or tuple(_list_offices(match))[-1:]
    if (sayer := SAID_IT.search(match.reading.masked[: match.masked_span("pronoun")[0]])) and pronoun == "it":
        return (match.reading.slot(sayer.group(1)),)
    if (teller := TOLD_THAT.search(match.reading.masked[: match.masked_span("pronoun")[0]])) and pronoun == "it":
        return (match.reading.slot(teller.group(1)),)
    if pronoun in ("he", "she") and (ruler := _find_ruler(scene, match.reading)) is not None:
        return (ruler,)
    codes = "h" if pronoun in ("he", "she") else "o" if FIRM.search(pronoun) else "po"
    for back in range(match.reading.index - 1, max(-1, match.reading.index - 1 - LOOK_BACK), -1):
        earlier = scene.readings[back]
        if earlier.sentence.paragraph < match.reading.sentence.paragraph - 1:
            return ()
        subject = next((slot for slot in earlier.coded(codes) if _may_go_on(scene, earlier, slot)), None)
        if subject is not None:
            return (subject,)
    return ()


def _find_ruler(scene: Scene, reading: Reading) -> Slot | None:
    """The state of the unnamed head of state with whom the sentence before begins."""
    if reading.index == 0:
        return None
    earlier = scene.readings[reading.index - 1]
    led = RULER.match(earlier.masked)
    return find_ruled(scene, earlier, led.end()) if led and not any(earlier.coded("h")) else None


def _may_go_on(scene: Scene, reading: Reading, slot: Slot) -> bool:
    """Whether "it" may mean an actor: no forum, and not where something happened ("At the summit of X, Y promised")."""
    return slot.code == "h" or (can_give(scene, slot) and not VENUE.search(reading.masked[: reading.position(slot)]))


def _list_offices(match: Match) -> Iterator[Slot]:
    """The states whose unnamed ambassador or minister spoke before: "China's ambassador said his country would"."""
    masked = match.reading.masked
    for slot in match.reading.coded("p"):
        at = match.reading.position(slot)
        if at < match.start and OFFICE_BEHIND.match(masked[masked.index(">", at) + 1 : match.start]):
            yield slot


def _find_envoy(scene: Scene, reading: Reading) -> tuple[Slot, ...]:
    """The state whose ambassador or embassy was spoken of last."""
    for earlier in reversed(scene.readings[max(0, reading.index - LOOK_FAR) : reading.index + 1]):
        if match := ENVOY.first(earlier):
            return (match.slot("who"),)
    return ()


def find_last_person(scene: Scene, reading: Reading) -> Slot | None:
    """Whom "the president" stands for: the person named last before it."""
    for earlier in reversed(scene.readings[max(0, reading.index - LOOK_FAR) : reading.index]):
        people = list(earlier.coded("h"))
        if people:
            return people[-1]
    return None


@cache
def list_donors(name: str = "donor") -> frozenset[str]:
    """The states and groups that are known to give aid; of the class "borrower" those that also take loans."""
    words = load_words("donors.csv")[name].removeprefix(r"\b(?:").removesuffix(r")\b")
    return frozenset(words.split("|"))


def choose_lenders(scene: Scene, reading: Reading) -> tuple[Slot, ...]:
    """Which side of a signed loan or grant gives: the banks of states that give aid, or else those of many states; else
    the one state that is known to give aid; else any bank.

    Empty where both sides could be the giver, or neither.
    """
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    sides = [slot for slot in reading.coded("po") if not CITED.search(reading.masked[: reading.position(slot)])]
    lent_by = LENT_BY.search(reading.masked)  # who signs a loan "with 14 banks" borrows
    sides = [slot for slot in sides if lent_by is None or reading.position(slot) >= lent_by.end()]
    banks = [slot for slot in sides if slot.code == "o" and kinds.get(slot.entity_ids[0]) in LENDERS]
    donors = tuple(slot for slot in banks if homes.get(slot.entity_ids[0]) in list_donors())
    if lenders := donors or tuple(slot for slot in banks if homes.get(slot.entity_ids[0]) is None):
        return lenders
    if agency := _find_agency(sides, kinds, homes):
        return (agency,)
    states = {slot.entity_ids[0]: slot for slot in reversed(sides) if slot.code == "p"}
    giving = tuple(slot for party, slot in states.items() if party in list_donors())
    if len(giving) > 1:  # of two the one that does not borrow itself
        giving = tuple(slot for slot in giving if slot.entity_ids[0] not in list_donors("borrower"))
    firms = [slot for slot in sides if slot.code == "o" and homes.get(slot.entity_ids[0]) in list_donors()]
    return (giving if len(giving) == 1 else ()) or tuple(banks or firms)  # a firm gives a supplier's credit


VENUE = Expression(r"^(?:[a-z]+ )?(?:at|during|after|before) (?:the |an? )?(?:[a-z0-9<>-]+ ){0,3}$")
OFFICE_BEHIND = Expression(
    r"(?:'s|')? (?:[a-z-]+ ){0,3}(?:ambassador|envoy|minister|president|premier|leader|diplomat|official|"
    r"spokes[a-z]+|"
    r"king|chancellor|emir)\b"
)
CITED = Expression(r"\baccording to(?: the| an?)? $")
LENT_BY = Expression(
    r"\bsigned [^;.]{0,100}\b(?:loan|credit|facility)\b[^;.]{0,40} with (?:<n\d+>|(?:an? |the )?(?:[a-z]+ )?"
    r"(?:group|syndicate|consortium|club|number) of (?:[a-z-]+ ){0,3}(?:banks|lenders|creditors|financiers)|"
    r"(?:[a-z]+ ){0,2}(?:banks|lenders))(?:[ ,(]|$)"
)


def _find_agency(sides: list[Slot], kinds: Mapping[str, str | None], homes: Mapping[str, str | None]) -> Slot | None:
    """The one public body of a state that gives and does not borrow: "JICA signed a loan agreement with India"."""
    bodies = [slot for slot in sides if slot.code == "o" and kinds.get(slot.entity_ids[0]) == "government_body"]
    lending = list_donors() - list_donors("borrower")
    found = {slot.entity_ids[0]: slot for slot in bodies if homes.get(slot.entity_ids[0]) in lending}
    return next(iter(found.values())) if len(found) == 1 else None


def is_agency(scene: Scene, slot: Slot) -> bool:
    """Whether an actor is the EU, a lender, or a public body of a state that gives and does not borrow."""
    bodies = {p.party_id: p.country_id for p in scene.cast.parties if p.organization_kind == "government_body"}
    home = bodies.get(slot.entity_ids[0])
    if slot.code == "p":
        return slot.entity_ids == ("EU",)
    return can_lend(scene, slot) or (home in list_donors() and home not in list_donors("borrower"))


def read_pledgors(scene: Scene, reading: Reading, subjects: tuple[Slot, ...]) -> tuple[Read[str], ...]:
    """Parties as named; a person binds his or her state; what bears the name of its state binds that too."""
    people = {person.person_id: person for person in scene.cast.people}
    media = {party.party_id for party in scene.cast.parties if party.organization_kind == "media"}
    reads: dict[str, Read[str]] = {}
    for slot in subjects:
        for entity in slot.entity_ids:
            if slot.code == "l":
                party = find_country(entity)  # "a promise from Tokyo"
            elif slot.code == "h":
                envoy = _state_of_office(reading, slot, ENVOY_OF)  # whose country the text may not tell otherwise
                party = envoy or _bound_by(people[entity]) or _state_of_office(reading, slot, OFFICE_OF)
            else:
                party = load_values("binds.csv", "body").get(entity, entity)
            if party is not None and party not in media:  # an agency only tells of it
                reads.setdefault(party, Read(party, slot.start, slot.end, "resolved"))
    if not reads and subjects and (behalf := ON_BEHALF.first(reading)) is not None:
        return read_pledgors(scene, reading, (behalf.slot("who"),)) if behalf.slot("who") not in subjects else ()
    for slot in subjects:
        for state in _states_in_name(scene, slot):
            reads.setdefault(state, Read(state, slot.start, slot.end, "inferred"))
    return tuple(reads.values())


def _bound_by(person: Person) -> str | None:
    """The state, group or organisation that a person speaks for."""
    offices = load_values("binds.csv", "office").items()
    return person.country_id or next((party for office, party in offices if (person.role or "").endswith(office)), None)


def _state_of_office(reading: Reading, slot: Slot, office: Expression) -> str | None:
    """The state whose office stands before a person's name: "the Japanese ambassador to Palau, Akio Mori"."""
    if slot not in reading.slots:
        return None
    found = office.search(reading.masked[: reading.position(slot)])
    return reading.slot(found.group()[: found.group().index(">") + 1]).entity_ids[0] if found else None


STATELY = ("bank", "company", "government_body")  # kinds of organisations that a state's name makes the state's


def _states_in_name(scene: Scene, slot: Slot) -> Iterator[str]:
    """The state that a bank, company or public body is named after, as "Bank of China" is."""
    parties = {party.party_id: party for party in scene.cast.parties}
    for entity in slot.entity_ids if slot.code == "o" else ():
        party = parties.get(entity)
        if party is None or party.country_id is None or party.organization_kind not in STATELY:
            continue
        named = {state for _, _, state, _ in list_inner_states(party.name)}
        if party.organization_kind == "government_body" or party.country_id in named:
            yield party.country_id
