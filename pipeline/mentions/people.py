"""People: leaders of the list under every spelling, and others whom an office beside the name makes known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import Leader, list_leaders, list_parties, make_slug, read_words
from pipeline.mentions.hits import Draft, Hit
from pipeline.mentions.mention import Person

INITIALS_BEFORE = re.compile(r"(?<![\w.])((?:[A-Z][a-z]{0,2}\. ?){1,2})$")
TOKEN = r"(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’A-Z-]*[a-zß-öø-ÿ]|[A-Z]\.)"
NAME = re.compile(
    rf" ({TOKEN}(?: (?:von der|van der|van|von|de|da|di|al|bin|ibn|el)(?= [A-Z]))?(?: {TOKEN}){{1,3}})(?![\w-])"
)
INITIAL_NAME = re.compile(r" ((?:[A-Z][a-z]?\. ?){1,2}[A-Z][a-z'-]{2,})(?![\w-])")
NAME_BEFORE_COMMA = re.compile(rf"(?:^|[\s(\"])((?:{TOKEN} ){{1,3}}{TOKEN})$")
CAPITAL_BEFORE = re.compile(r"([A-Z][\w'-]*) $")
CAPITAL_AFTER = re.compile(r" ([A-Z][\w'-]*[a-z])")
OFFICE_BEFORE = re.compile(rf"(?:\b(?:{'|'.join(sorted(read_words('office')))}) ){{1,4}}$")
LINK = re.compile(r" (?:of|for|to|at) (?:the )?")
OPENERS = read_words("opener") | read_words("date") | read_words("institution") | read_words("no_name")
FIELDS = OPENERS | read_words("office")
HONORIFIC = re.compile(r" (?:Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Sir|Sheikh|H\.E)\.?(?= )")
FIELD_WORD = re.compile(r"[A-Z][a-z]+")
FIELD_JOINT = re.compile(r"(?:,| and| of| for| of the| and the| for the)? (?=[A-Z])")
SENT = re.compile(r"ambassador|consul|envoy|representative|commissioner", re.IGNORECASE)
SENT_TO = re.compile(r" (?:to|at|in|for) ")
MAX_FIELD_WORDS = 8
MAX_BETWEEN_WORDS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A person that this text makes known, and the folded span of the name."""

    start: int
    end: int
    person: Person
    rule: str


def resolve_leaders(folded: Folded, hits: list[Hit]) -> list[Draft]:
    """Mentions of the leaders of the list: by whole name, by initials and family name, by family name alone."""
    leaders = list_leaders()
    drafts = [
        Draft(hit.start, hit.end, "person", hit.entry.entity_ids[0], "name", "leader_by_name")
        for hit in hits
        if hit.entry.kind == "person"
    ]
    surnames = [hit for hit in hits if hit.entry.kind == "surname"]
    if not surnames:
        return drafts
    ends = {hit.end: hit for hit in hits if hit.entry.kind in ("title", "state", "group", "organization")}
    known = {draft.entity_id for draft in drafts}
    for hit in surnames:
        initials = INITIALS_BEFORE.search(folded.text, max(0, hit.start - 10), hit.start)
        if initials is not None:
            person_id = match_initials(folded, hit, initials.group(1))
            if person_id:
                known.add(person_id)
                drafts.append(Draft(initials.start(), hit.end, "person", person_id, "name", "leader_by_initials"))
    taken = {draft.end for draft in drafts}
    for hit in surnames:
        if hit.end not in taken:
            person_id = match_surname(folded, hit, known, ends, leaders)
            if person_id:
                drafts.append(Draft(hit.start, hit.end, "person", person_id, "surname", "leader_by_surname"))
    return drafts


def match_initials(folded: Folded, hit: Hit, initials: str) -> str | None:
    """The one leader of this family name whose given name begins as the initials do ("Sh.", "K.")."""
    first = initials.split(".")[0].strip()
    leaders = list_leaders()
    fits = [
        person_id
        for person_id in hit.entry.entity_ids
        if any(given.startswith(first) for given in leaders[person_id].given)
    ]
    return pick_by_year(folded, fits)


def pick_by_year(folded: Folded, person_ids: Iterable[str]) -> str | None:
    """The only one of these, or the only one in office when the text was published; None where that is unclear."""
    candidates = list(person_ids)
    if len(candidates) <= 1:
        return candidates[0] if candidates else None
    published = folded.document.published
    if published is None:
        return None
    leaders = list_leaders()
    fits = [one for one in candidates if leaders[one].since <= published.year <= leaders[one].until]
    return fits[0] if len(fits) == 1 else None


def match_surname(
    folded: Folded, hit: Hit, known: set[str], ends: dict[int, Hit], leaders: dict[str, Leader]
) -> str | None:
    """Who a family name on its own is: somebody named in full elsewhere, else by the office before it or alone."""
    text = folded.text
    before = CAPITAL_BEFORE.search(text, max(0, hit.start - 30), hit.start)
    title = ends.get(hit.start - 1)
    if title is None and (hit.name in OPENERS or (before is not None and before.group(1) not in OPENERS)):
        return None
    after = CAPITAL_AFTER.match(text, hit.end)
    candidates = hit.entry.entity_ids
    named = [person_id for person_id in candidates if person_id in known]
    if len(named) == 1 and (after is None or title is not None):
        return named[0]
    if after is not None and after.group(1) not in OPENERS:
        return None
    alone = [person_id for person_id in candidates if leaders[person_id].alone]
    if hit.name not in leaders[candidates[0]].family:
        alone = []
    if len(alone) == 1 and len(candidates) == 1 and len(hit.name) > 1:
        return alone[0]
    if title is not None and (title.entry.kind == "title"):
        return pick_by_title(folded, candidates, title, ends)
    return None


def pick_by_title(folded: Folded, candidates: tuple[str, ...], title: Hit, ends: dict[int, Hit]) -> str | None:
    """The leader meant by "Chinese President Jinping": of the state before the office, and of that office."""
    leaders = list_leaders()
    state = ends.get(title.start - 1) or ends.get(title.start - 3)
    word = title.name.lower().split()[-1]
    fits = [one for one in candidates if word in (leaders[one].person.role or "").lower()]
    if state is not None and state.entry.kind == "state":
        fits = [one for one in fits if leaders[one].person.country_id == state.entry.entity_ids[0]]
    return pick_by_year(folded, fits)


def find_people(folded: Folded, hits: list[Hit], taken: bytearray) -> list[Found]:
    """People whom no list knows, from an office before or after the name; never where another name already stands."""
    starting = {hit.start: hit for hit in hits if hit.entry.kind in ("state", "group", "organization", "place")}
    ending = {hit.end: hit for hit in hits if hit.entry.kind in ("state", "group", "organization", "place")}
    found = []
    for hit in hits:
        if hit.entry.kind == "title":
            person = None
            if hit.entry.detail != "after":
                person = read_title_before(folded, hit, starting, ending, taken)
            if person is None and hit.entry.detail != "before":
                person = read_title_after(folded, hit, starting, ending, taken)
            if person is not None:
                found.append(person)
    return found


def read_title_before(
    folded: Folded, hit: Hit, starting: dict[int, Hit], ending: dict[int, Hit], taken: bytearray
) -> Found | None:
    """ "Deputy Prime Minister X Y", "President of the Republic of Z X Y"."""
    text = folded.text
    at, body = skip_office_field(text, hit.end, starting)
    state = find_owner(text, hit, ending)
    if body is not None and body.entry.kind == "state" and not is_sent_to(folded, hit):
        state = body.entry.entity_ids[0]
    if text[at : at + 1] == ",":
        at += 1
    honorific = HONORIFIC.match(text, at)
    at = honorific.end() if honorific else at
    match = NAME.match(text, at, at + 60) or INITIAL_NAME.match(text, at, at + 60)
    if match is None:
        return None
    return accept_name(folded, match.start(1), match.end(1), hit, state, taken, "name_after_office")


def skip_office_field(text: str, at: int, starting: dict[int, Hit]) -> tuple[int, Hit | None]:
    """Where the words of an office end that go on with "of": "Minister of Trade and Industry of Z"; and Z."""
    body = None
    link = LINK.match(text, at)
    if link is None:
        return at, None
    stop, next_at = at, link.end()
    for _ in range(MAX_FIELD_WORDS):
        named = starting.get(next_at)
        word = FIELD_WORD.match(text, next_at)
        if named is not None:
            body, stop = named, named.end
        elif word is not None and word.group() in FIELDS:
            stop = word.end()
        else:
            break
        joint = FIELD_JOINT.match(text, stop)
        if joint is None:
            break
        next_at = joint.end()
    return stop, body


def is_sent_to(folded: Folded, hit: Hit) -> bool:
    """Whether the state behind an office is where an envoy serves: "Ambassador to Z", not "Ambassador of Z"."""
    return bool(SENT.search(hit.name) and SENT_TO.match(folded.text, hit.end))


def find_owner(text: str, hit: Hit, ending: dict[int, Hit]) -> str | None:
    """The state just before an office: "Kazakh journalist", "China's Deputy Education Minister"."""
    start = find_office(text, hit)
    for gap in (1, 3):
        owner = ending.get(start - gap)
        if owner is not None and text[owner.end : start] in (" ", "'s "):
            if owner.entry.kind == "state":
                return owner.entry.entity_ids[0]
            if owner.entry.kind == "organization":
                party = list_parties()[owner.entry.entity_ids[0]]
                return party.country_id
    return None


def find_office(text: str, hit: Hit) -> int:
    """Where the words of an office begin: "deputy", "acting" and the field of a minister stand before the title."""
    before = OFFICE_BEFORE.search(text, max(0, hit.start - 50), hit.start)
    return before.start() if before else hit.start


def read_title_after(
    folded: Folded, hit: Hit, starting: dict[int, Hit], ending: dict[int, Hit], taken: bytearray
) -> Found | None:
    """ "X Y, Kazakhstan's deputy prime minister", "X Y, who heads the company"."""
    text = folded.text
    low = max(folded.bounds(hit.start, hit.end)[0], hit.start - 60)
    comma = text.rfind(", ", low, hit.start)
    if comma < 0 or text.count(" ", comma, hit.start) > MAX_BETWEEN_WORDS + 1:
        return None
    match = NAME_BEFORE_COMMA.search(text, max(low - 40, 0), comma)
    if match is None:
        return None
    state = find_owner(text, hit, ending)
    link = LINK.match(text, hit.end)
    body = starting.get(link.end()) if link else None
    if state is None and body is not None and body.entry.kind == "state" and not is_sent_to(folded, hit):
        state = body.entry.entity_ids[0]
    return accept_name(folded, match.start(1), match.end(1), hit, state, taken, "name_before_office")


def accept_name(
    folded: Folded, start: int, end: int, title: Hit, state: str | None, taken: bytearray, rule: str
) -> Found | None:
    """The person of a name of two words or more, none of them an ordinary capitalised word or another's name."""
    text = folded.text
    words = text[start:end].split()
    while words and words[-1] in OPENERS:
        end -= len(words.pop()) + 1
    if len(words) < 2 or any(word in OPENERS for word in words) or any(taken[start:end]):
        return None
    if all(word.isupper() for word in words):
        return None
    office = text[find_office(text, title) : title.end]
    role = office[0].upper() + office[1:] if title.entry.detail == "both" else None
    name = " ".join(words)
    return Found(start, end, Person(make_slug(name), name, role, state), rule)


RULES = (read_title_before, read_title_after)
