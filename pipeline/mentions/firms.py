"""Firms that no list holds, known by what a text says of them: "the miner Adamas", "Adamas plans to invest".

Where words of `firm_words.csv` stand beside a run of capitalised words, that run is a firm's name: a noun for firms
before it or in apposition to it, or a verb of undertaking with a deed that firms do behind it. It is a firm wherever
else it stands in the same text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import find_country, list_parties, make_slug, read_rows, split_list
from pipeline.mentions.hits import Draft, Hit, find_words
from pipeline.mentions.mention import Party
from pipeline.mentions.organizations import (
    DATES,
    GENERIC,
    OPENERS,
    Setting,
    is_page_line,
    is_title_case,
    prepare_setting,
)

NAME = r"[A-Z][\w&.+-]*(?: (?:& )?[A-Z][\w&+-]*){0,3}"
REACH = 120  # characters before a deed in which its firm is looked for
NAME_BEFORE = re.compile(rf"({NAME})(?:, [^,.;:]{{3,70}},| \([^()]{{1,20}}\)| of [A-Z][a-z]+|,)? $")
OFFICES = frozenset(
    "Governor Mayor Party Province Region City Customs Port Airport Government Autonomous Municipal Provincial "
    "Prefecture County District".split()
)
LED = re.compile(r"\b(?:of|in|to|from|by|with|for|at|on|into|between|through|via|and) (?:the )?$")
NAME_AFTER = re.compile(rf",? ({NAME})(?=[ ,.;:')]|$)")
NAME_EXPLAINED = re.compile(rf"({NAME}), (?:an?|the|its|one of) (?:[A-Za-z'-]+ ){{0,4}}$")
NAME_OF_TRADE = re.compile(  # "the Adamas mining company"
    rf"({NAME}) (?:mining|oil|gas|oil and gas|energy|power|construction|steel|cement|shipping|railway|telecom|"
    r"telecommunications|engineering|chemical|petrochemical|pharmaceutical|automotive|car|technology|logistics|"
    r"insurance|investment|agricultural|textile|trading|transport|solar|wind|uranium|gold|copper|fertili[sz]er) $"
)


@cache
def _read_words(kind: str) -> tuple[str, ...]:
    rows = read_rows("firm_words.csv")
    return tuple(word for row in rows if row["kind"] == kind for word in split_list(row["words"]))


class Cues(NamedTuple):
    """The words that a firm's name may stand beside, as one matcher, with the kind of each."""

    matcher: AhoCorasick
    kinds: tuple[str, ...]


@cache
def _load_cues() -> Cues:
    kinds = dict.fromkeys(_read_words("noun"), "noun")
    kinds |= {f"{intent} {act}": "deed" for intent in _read_words("intent") for act in _read_words("act")}
    kinds |= dict.fromkeys(_read_words("gives"), "deed")
    return Cues(AhoCorasick(tuple(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values()))


class Name(NamedTuple):
    """A firm's name in the folded text, the rule that saw it and the state that the words beside it give."""

    start: int
    end: int
    rule: str
    country_id: str | None


def read_firms(folded: Folded, hits: list[Hit], covered: bytearray, parties: dict[str, Party]) -> list[Draft]:
    """Every place of the firms that the text's own words make known; `covered` marks what is a name already."""
    named: dict[str, tuple[str, str]] = {}
    setting: Setting | None = None
    drafts: list[Draft] = []
    for kind, start, end in _find_cues(folded.text):
        setting = setting or prepare_setting(folded, hits)
        name = _name_by_noun(setting, start, end) if kind == "noun" else _name_by_deed(setting, start)
        if name is None or any(covered[name.start : name.end]) or not _is_name(folded, name):
            continue
        written = folded.text[name.start : name.end]
        slug = make_slug(written)
        party = list_parties().get(slug) or Party(slug, "organization", written, "company", name.country_id)
        parties.setdefault(slug, party)
        named.setdefault(written, (slug, name.rule))
    for at, written in find_words(folded.text, named):
        slug, rule = named[written]
        if not any(covered[at : at + len(written)]):
            drafts.append(Draft(at, at + len(written), "party", slug, "name", rule))
    return drafts


def _find_cues(text: str) -> Iterator[tuple[str, int, int]]:
    cues, size = _load_cues(), len(text)
    for index, start, end in cues.matcher.find_matches_as_indexes(text):
        if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum()):
            yield cues.kinds[index], start, end


def _name_by_deed(setting: Setting, start: int) -> Name | None:
    """ "Adamas, which runs the mine, plans to invest": the capitalised words that do it."""
    folded = setting.folded
    low = max(folded.bounds(start, start)[0], start - REACH)
    found = NAME_BEFORE.search(folded.text, low, start)
    if found is None or (" of " in found[0] and " " not in found[1]):
        return None  # "Support of Adamas will build on"
    name = _trim(setting, *found.span(1), "firm_by_deed", None)
    return None if name is None or LED.search(folded.text, low, name.start) else name


def _name_by_noun(setting: Setting, start: int, end: int) -> Name | None:
    """ "the Peruvian miner Adamas", "Adamas, a Peruvian miner"."""
    folded = setting.folded
    low, high = folded.bounds(start, end)
    country = _find_country(setting, start, low)
    if found := NAME_AFTER.match(folded.text, end, high):
        return _trim(setting, *found.span(1), "firm_after_noun", country)
    if found := NAME_OF_TRADE.search(folded.text, max(low, start - REACH), start):
        return _trim(setting, *found.span(1), "firm_before_noun", country)
    if found := NAME_EXPLAINED.search(folded.text, max(low, start - REACH), start):
        return _trim(setting, *found.span(1), "firm_explained", country)
    return None


def _find_country(setting: Setting, at: int, low: int) -> str | None:
    """The state whose adjective or possessive leads a noun for firms."""
    text = setting.folded.text
    for _ in range(4):
        owner = setting.ending.get(at - 1) or (setting.ending.get(at - 3) if text.endswith("'s ", low, at) else None)
        if owner is not None:
            return owner.entry.entity_ids[0] if owner.entry.kind == "state" else None
        at = text.rfind(" ", low, at - 1) + 1
        if at <= low or not text[at].islower():
            return None
    return None


def _trim(setting: Setting, start: int, end: int, rule: str, country: str | None) -> Name | None:
    """A name without the words before it that begin a sentence or a date, and without the name of another before it."""
    text = setting.folded.text
    while start < end:
        word = text[start : text.find(" ", start, end) if " " in text[start:end] else end]
        other = setting.starting.get(start)
        if other is not None and _names_firm(text, other, end):
            return Name(start, end, rule, "CHN")
        if other is not None and other.end < end and text[other.end] == " ":
            start, country = other.end + 1, country or _state_of(other)
        elif word in OPENERS or word in DATES:
            start += len(word) + 1
        else:
            break
    whole = setting.starting.get(start)
    if whole is not None and whole.end == end:
        return None  # a place or a party by itself
    end -= text.endswith(".", start, end) and not text[start:end].isupper()
    return Name(start, end, rule, country) if end - start > 1 else None


def _names_firm(text: str, place: Hit, end: int) -> bool:
    """Whether a name begins with a Chinese province or city, as those of Chinese firms do: "Henan Adamas"."""
    if place.entry.kind != "place" or find_country(place.entry.entity_ids[0]) != "CHN" or place.end >= end:
        return False
    first = text[place.end + 1 : end].split(" ")[0]
    return text[place.end] == " " and first not in OFFICES and first not in GENERIC


def _state_of(hit: Hit) -> str | None:
    return hit.entry.entity_ids[0] if hit.entry.kind == "state" and hit.entry.form == "adjective" else None


def _is_name(folded: Folded, name: Name) -> bool:
    """Whether capital letters tell a name: not in a headline, and not of a lone word that only begins a sentence."""
    text, (start, end) = folded.text, (name.start, name.end)
    words = text[start:end].split()
    if words[0] in OFFICES or words[0] in _read_words("no_firm") or all(word in GENERIC for word in words):
        return False
    if start and text[start - 1] not in " \n(\"'":
        return False
    if is_title_case(folded, start, end) or is_page_line(folded, start, end):
        return False
    if len(words) > 1 or start > folded.bounds(start, end)[0]:
        return True
    word = words[0]
    if not word[1:].islower():
        return True
    return name.rule != "firm_by_deed" or (not word.endswith("s") and not re.search(rf"\b{word.lower()}\b", text))
