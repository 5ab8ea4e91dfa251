"""Organisations: those of the lists, and those that a text's own capital letters make known.

A name is grown around an organisation word with a capital letter ("Bank", "Ministry", "Forum"): leftwards over
capitalised words, rightwards over "of" and what follows. Lines set in title case, where every word has a capital,
make no names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import (
    OrganizationHead,
    find_country,
    list_leaders,
    list_organization_heads,
    list_parties,
    load_gazetteer,
    make_slug,
    read_words,
)
from pipeline.mentions.hits import Hit
from pipeline.mentions.mention import Party

WORD_BEFORE = re.compile(r"([A-Z0-9][\w&.'+-]*|and|&|of|for) $")
"""One word to the left of a name; a hyphenated compound is one word."""
OF_AFTER = re.compile(r" (?:of|for|on|between) (?:the |an? )?(?=[A-Z])")
WORD_AFTER = re.compile(r"[A-Z][\w&-]*(?:'s?(?= [A-Z]))?")
JOINT_AFTER = re.compile(
    r"(?:,? (?:and|of|for|on|between|in|to|&)(?: the)?|,)? (?=[A-Z])"
    r"|,? (?:and|between) the (?:countries|states|republics|peoples|nations) of (?:the )?(?=[A-Z])"
)
SUFFIX_AFTER = re.compile(r",? (?:LLC|LLP|Ltd|Inc|Corp|JSC|PLC|plc|GmbH|AG|SA)\b\.?")
INITIALS_AFTER = re.compile(r" \((?:the )?[\"']?([A-Z][A-Za-z&-]{1,9})[\"']?\)")
LEGAL_FORM = re.compile(
    r"(?:,? (?:Group|Corporation|(?:National )?Company|Holding|JSC|Co\.?|Corp\.?|Ltd\.?|LLC|PLC|plc|Inc\.?|AG|SA|GmbH)"
    r"|,Ltd\.?)+"
)
COUNTRY_SUFFIX = re.compile(r" of (?:the )?$")
FIELD_LIST = re.compile(r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and [A-Z][a-z]+")
MAX_WORDS = 9
LONG_WORD = re.compile(r"[A-Za-z][\w'-]{3,}")
DATES = read_words("date")
OPENERS = read_words("opener") | DATES
GENERIC = read_words("generic") | {"and", "&", "of", "for"}
ORDINALS = frozenset(("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"))
JOINING = frozenset(("and", "&", "of", "for"))
WEAK_JOINTS = (" in ", " on ", " to ", ", ")


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation's name in the folded text; `country_id` where the words beside it give its state."""

    start: int
    end: int
    head: str
    organization: OrganizationHead
    country_id: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A folded text with what its hits say: which state, party or other name begins or ends where."""

    folded: Folded
    ending: dict[int, Hit]
    starting: dict[int, Hit]


def prepare_setting(folded: Folded, hits: list[Hit]) -> Setting:
    named = [hit for hit in hits if hit.entry.kind not in ("head", "anaphor", "title", "surname", "masked")]
    return Setting(folded, {hit.end: hit for hit in named}, {hit.start: hit for hit in named})


def is_title_case(folded: Folded, start: int, end: int) -> bool:
    """Whether the line around a name sets most of its longer words with a capital, as headlines do."""
    low, high = folded.bounds(start, end)
    words = LONG_WORD.findall(folded.text, low, start) + LONG_WORD.findall(folded.text, end, high)
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= 2 and capitalised * 4 > len(words) * 3


def grow_left(setting: Setting, start: int, low: int) -> tuple[int, int]:
    """Where a name that ends at `start` begins, and how many words that adds; openers stay outside."""
    text = setting.folded.text
    begin, count, steps, at = start, 0, 0, start
    while at > low and steps < MAX_WORDS:
        match = WORD_BEFORE.search(text, max(low, at - 40), at)
        if match is None or match.start() < low or (match.start() and text[match.start() - 1].isalnum()):
            break
        word = match.group(1)
        if word in JOINING:
            if not count or not may_join(setting, word, match.start()):
                break
        elif (word in ORDINALS or word[0].isdigit()) and (match.start() - 1) in setting.ending:
            begin, count = match.start(), count + 1
        elif word in OPENERS or word.endswith(("'s", ".")) or word[0].isdigit():
            break
        else:
            begin, count = match.start(), count + 1
        at, steps = match.start(), steps + 1
    return begin, count


def may_join(setting: Setting, word: str, start: int) -> bool:
    """Whether a joining word belongs inside a name: not where what stands before it is a party of its own."""
    return word == "&" or (word == "and" and (start - 1) not in setting.ending)


def grow_right(setting: Setting, end: int, high: int, kind: str) -> tuple[int, int]:
    """Where a name that goes on after its head's "of" ends, and how many words that adds."""
    text = setting.folded.text
    opening = OF_AFTER.match(text, end, high)
    if opening is None:
        return end, 0
    at, stop, count = opening.end(), end, 0
    between = "between" in opening.group()
    while count < MAX_WORDS:
        party = setting.starting.get(at)
        word = WORD_AFTER.match(text, at, high)
        if word is None or word.group() in DATES:
            break
        stop = max(word.end(), party.end if party and party.end <= high else 0)
        count += 1
        joint = JOINT_AFTER.match(text, stop, high)
        if joint is None:
            break
        words = joint.group()
        if party is not None and party.end == stop and party.entry.kind == "state" and not between:
            break
        between = between or "between" in words
        if kind == "government_body" and FIELD_LIST.match(text, stop, high):
            at = joint.end()
            continue
        if not between and (words.startswith(",") or is_closing_joint(setting, words, joint.end(), kind)):
            break
        at = joint.end()
    return stop, count


def is_closing_joint(setting: Setting, words: str, at: int, kind: str) -> bool:
    """Whether a joint leads out of the name: "and" before another party, "in" and "to" outside a treaty."""
    if any(weak in words for weak in WEAK_JOINTS):
        return kind != "treaty"
    return "and" in words and at in setting.starting


def read_name(setting: Setting, hit: Hit) -> Name | None:
    """The organisation whose name a head word belongs to; None where it stands alone or in a line of capitals."""
    folded, head = setting.folded, list_organization_heads()[hit.name]
    low, high = folded.bounds(hit.start, hit.end)
    start, left = grow_left(setting, hit.start, low) if head.takes_left else (hit.start, 0)
    end, right = grow_right(setting, hit.end, high, head.kind) if head.takes_of else (hit.end, 0)
    suffix = SUFFIX_AFTER.match(folded.text, end, high)
    if suffix is not None and head.kind in ("company", "bank"):
        end = suffix.end()
    start, left, country_id = split_country(setting, start, hit.start, left, head.kind)
    if left + right == 0 or is_title_case(folded, start, end) or is_page_line(folded, start, end):
        return None
    if is_known_with_suffix(setting, start, end):
        return None
    end, country_id = split_country_suffix(setting, end, country_id, head.kind)
    if hit.name == "Administration" and country_id is None:
        country_id = find_leaders_state(setting.folded.text[start : hit.start])
    if end <= hit.end and (left == 0 or (country_id is None and is_generic(folded.text[start : hit.start]))):
        return None
    rule = "head_after_names" if left else "head_before_of"
    return Name(start, end, hit.name, head, country_id, rule)


def split_country(setting: Setting, start: int, head: int, left: int, kind: str) -> tuple[int, int, str | None]:
    """The state whose adjective or possessive leads a name; of a body of a government the adjective is no part."""
    text = setting.folded.text
    leading = setting.starting.get(start)
    if leading is not None and leading.end < head and text[leading.end] == " ":
        entry = leading.entry
        if entry.kind == "state" and entry.form in ("adjective", "abbreviation"):
            if kind == "government_body" or left == 1:
                return leading.end + 1, left - 1, entry.entity_ids[0]
            return start, left, entry.entity_ids[0]
        home = entry.entity_ids[0] if entry.form == "capital" else find_country(entry.entity_ids[0])
        if kind == "government_body" and home is not None:
            return start, left, home  # "Lagos State Government"
    owner = setting.ending.get(start - 3) if text[start - 3 : start] == "'s " else setting.ending.get(start - 1)
    if owner is not None and owner.entry.kind == "state":
        return start, left, owner.entry.entity_ids[0]
    return start, left, None


def split_country_suffix(setting: Setting, end: int, country_id: str | None, kind: str) -> tuple[int, str | None]:
    """Leaves "of the Republic of X" outside the name of a body of a government, and keeps the state."""
    owner = setting.ending.get(end)
    if owner is None or owner.entry.kind != "state":
        follower = re.match(r" of (?:the )?", setting.folded.text[end : end + 8])
        after = setting.starting.get(end + follower.end()) if follower else None
        if after is not None and after.entry.kind == "state" and kind == "government_body":
            return end, country_id or after.entry.entity_ids[0]
        return end, country_id
    of = COUNTRY_SUFFIX.search(setting.folded.text, max(0, owner.start - 10), owner.start)
    if of is not None and kind == "government_body":
        return of.start(), country_id or owner.entry.entity_ids[0]
    return end, country_id or (owner.entry.entity_ids[0] if of else None)


def is_generic(words: str) -> bool:
    """Whether the words before a head would fit many bodies ("Customs Union"), and so name none."""
    return all(word in GENERIC for word in words.split())


def is_page_line(folded: Folded, start: int, end: int) -> bool:
    """Whether a name is the page's and not the article's, or stands in a heading of nothing but capitals."""
    index = folded.sentence_at(start)
    if index < 0:
        return False
    role = folded.document.sentences[index].role
    if role != "heading":
        return role == "furniture"
    outside = folded.text[folded.starts[index] : start] + folded.text[end : folded.ends[index]]
    return not any(word[0].islower() for word in LONG_WORD.findall(outside))


def find_leaders_state(words: str) -> str | None:
    """The state whose government is named after its leaders: "the Biden-Harris Administration"."""
    meanings, leaders = load_gazetteer().meanings, list_leaders()
    entries = [meanings.get(word) for word in re.split(r"[ -]", words.strip())]
    named = [entry.entity_ids for entry in entries if entry is not None and entry.kind in ("surname", "person")]
    states = {leaders[person_id].person.country_id for person_ids in named for person_id in person_ids}
    return states.pop() if len(named) == len(entries) and len(states) == 1 else None


def is_known_with_suffix(setting: Setting, start: int, end: int) -> bool:
    """Whether a name is an organisation of the lists with its legal form ("Huawei Co., Ltd")."""
    known = setting.starting.get(start)
    if known is None or known.entry.kind != "organization" or known.end >= end:
        return False
    return LEGAL_FORM.fullmatch(setting.folded.text, known.end, end) is not None


def name_party(name: Name, text: str) -> Party:
    """The party of a name that only this text makes known; a body of a government carries its state in its id."""
    written = text[name.start : name.end].strip()
    kind = name.organization.kind
    if name.head == "Ministry" and written.endswith(" Ministry"):
        field = written.removesuffix(" Ministry")
        written = f"Ministry of {'Foreign Affairs' if field == 'Foreign' else field}"
    slug = make_slug(written)
    known = list_parties().get(slug)
    if known is not None:
        return known
    if kind == "government_body" and name.country_id:
        slug = f"{slug}-{name.country_id.lower()}"
    return Party(slug, "organization", written, kind, name.country_id)


def find_abbreviations(folded: Folded, names: list[tuple[int, int, str]]) -> dict[str, str]:
    """Abbreviations that the text gives in brackets after a name: initials to party_id.

    What names a state, a group or a place stays that: "Westinghouse (US)".
    """
    found: dict[str, str] = {}
    meanings = load_gazetteer().meanings
    for start, end, party_id in names:
        match = INITIALS_AFTER.match(folded.text, end)
        if match is None:
            continue
        word = match.group(1)
        known = meanings.get(word)
        if known is not None and known.kind not in ("organization", "head", "title"):
            continue
        if word.isupper() or spells_from(word, folded.text[start:end]):
            found.setdefault(word, party_id)
    return found


def spells_from(word: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in their order, the first at its beginning."""
    letters = iter(name.lower())
    return name[:1] == word[:1] and all(letter in letters for letter in word.lower())


Reader = Callable[[Setting, Hit], Name | None]
RULES: tuple[Reader, ...] = (read_name,)
