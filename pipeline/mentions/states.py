"""States, groups of states and places: which of their names mean them where they stand."""

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import read_words
from pipeline.mentions.hits import Draft, Hit
from pipeline.mentions.seats import read_capital

Reader = Callable[[Folded, Hit], Draft | None]

CAPITALISED_BEFORE = re.compile(r"(?:^|[\s(\"])([A-Z][a-z]+|Mr|Mrs|Ms|Dr)\.? $")
CAPITALISED_AFTER = re.compile(r" (?:[A-Z]\. ?)?([A-Z][a-z]{2,})\b")
CURRENCY_AFTER = re.compile(
    r" (?:dollars?|yen|francs?|pounds?|kron(?:e|er|or|a)|rupees?|rupiah|pesos?|rand|liras?|roubles?|rubles?|dinars?"
    r"|dirhams?|riyals?|ringgit|baht|yuan|renminbi|tenge|soms?|somoni|manat|hryvnias?|shillings?|cedis?|naira|zloty"
    r"|forints?|shekels?|taka|kip|dong|tugriks?)\b"
)
WON_AFTER = re.compile(r" won\b")  # of Korea a currency, of all others a verb
MEASURE_AFTER = re.compile(r" (?:fluid|liquid|dry|short|gallons?|pints?|quarts?|tons?|cents?)\b")
AMOUNT_BEFORE = re.compile(r"\$ ?\d[\d.,]*[a-z]* $")
US_STATES = re.compile(
    r"\b(?:Atlanta|Savannah|Alabama|Florida|(?:North|South) Carolina|Tennessee|Texas|Ohio|Virginia|Mississippi"
    r"|[Gg]overnor|Gov\.|Fulton County|Republicans?|Democrats?|GOP)(?!\w)"
)
CAUCASUS = re.compile(
    r"\b(?:Tbilisi|Georgian|Armenia|Azerbaijan|Caucasus|Abkhazia|South Ossetia|Black Sea|Batumi|Poti|Turkey|Türkiye"
    r"|Turkiye|Russia|Ukraine|Kazakhstan|Moldova|EU)\b"
)
AMERICAN_STATE_AFTER = re.compile(
    r", (?:USA|U\.S\.|Pennsylvania|Texas|Ohio|Idaho|Indiana|Missouri|Maine|Illinois|Kentucky|New York|Tennessee|Oregon"
    r"|Alabama|Arkansas|Connecticut|Iowa|Kansas|Louisiana|Michigan|Minnesota|Nebraska|New Hampshire|Oklahoma|Vermont"
    r"|Virginia|West Virginia|Wisconsin)\b"
)
STREET_AFTER = re.compile(r" (?:Street|Avenue|Lane|Boulevard|St\.|Ave\.)(?!\w)")


def read_state(folded: Folded, hit: Hit) -> Draft | None:
    """A state by its name, adjective, people or abbreviation; None where the words around say otherwise."""
    if AMERICAN_STATE_AFTER.match(folded.text, hit.end) or STREET_AFTER.match(folded.text, hit.end):
        return None
    if CURRENCY_AFTER.match(folded.text, hit.end):
        return None
    if hit.entry.form == "adjective" and WON_AFTER.match(folded.text, hit.end):
        return None
    doubt = DOUBTS.get(hit.name)
    if doubt is not None and doubt(folded.text, hit):
        return None
    form = hit.entry.form
    return Draft(hit.start, hit.end, "party", hit.entry.entity_ids[0], form, f"state_by_{form}")


def is_american_georgia(text: str, hit: Hit) -> bool:
    """Whether Georgia is the state of the USA: its neighbours are named and the Caucasus is not."""
    near = text[max(0, hit.start - 400) : hit.end + 400]
    return bool(US_STATES.search(near)) and not CAUCASUS.search(near)


def is_given_or_family_name(text: str, hit: Hit) -> bool:
    """Whether a state's name is somebody's: "Chad Smith", "Michael Jordan"; after "in" it is the state."""
    if is_family_name(text, hit):
        return True
    before = text[max(0, hit.start - 8) : hit.start]
    after = CAPITALISED_AFTER.match(text, hit.end)
    if after is None or text.startswith("'s", hit.end):
        return False
    return after.group(1) not in INSTITUTION_WORDS and not before.endswith((" in ", " of ", " from ", " to "))


def is_family_name(text: str, hit: Hit) -> bool:
    """Whether a given name or a form of address stands before: "Tom Holland", "Mr England"."""
    name = CAPITALISED_BEFORE.search(text, max(0, hit.start - 24), hit.start)
    return name is not None and name.group(1) in GIVEN_NAMES


def is_other_jersey(text: str, _: Hit) -> bool:
    """Whether Jersey is not the island: no other island of its kind is named."""
    return not names_channel_islands(text)


@lru_cache(maxsize=2)
def names_channel_islands(text: str) -> bool:
    return any(name in text for name in ("Guernsey", "Channel Island", "Isle of Man"))


def is_pronoun_in_capitals(text: str, hit: Hit) -> bool:
    """Whether US is "us" in a line of capitals: "STAY WITH US TODAY"."""
    before = re.search(r"(\w+) $", text[max(0, hit.start - 24) : hit.start])
    word = before.group(1) if before else ""
    after = re.match(r" ([A-Z]{2,})\b", text[hit.end : hit.end + 24])
    shouted = len(word) > 1 and word.isupper() and word.isalpha()
    return (
        shouted
        and word not in ("THE", "OF", "IN", "FROM", "TO", "AND", "FOR")
        and (after is not None or text[hit.end : hit.end + 1] in ("", "\n"))
    )


def is_currency_mark(text: str, hit: Hit) -> bool:
    """Whether US or NZ only says which dollar or measure: "US$5", "$5 US", "a US gallon"."""
    if text.startswith(("$", " $"), hit.end) or MEASURE_AFTER.match(text, hit.end):
        return True
    return bool(AMOUNT_BEFORE.search(text, max(0, hit.start - 16), hit.start)) or is_pronoun_in_capitals(text, hit)


def is_verb_polish(text: str, hit: Hit) -> bool:
    """Whether "Polish" opens a sentence as a verb; capitals elsewhere mean Poland."""
    return bool(re.match(r" (?:the|your|up|off|a|an|and)\b", text[hit.end : hit.end + 8]))


def is_other_congo(text: str, _: Hit) -> bool:
    """Whether bare Congo is the smaller of the two: only that one is named in full."""
    return names_only_brazzaville(text)


@lru_cache(maxsize=2)
def names_only_brazzaville(text: str) -> bool:
    return "Brazzaville" in text and "Kinshasa" not in text and "Democratic Republic" not in text


GIVEN_NAMES = read_words("given")
INSTITUTION_WORDS = read_words("institution")

DOUBTS: dict[str, Callable[[str, Hit], bool]] = {
    "Georgia": lambda text, hit: is_american_georgia(text, hit) or is_given_or_family_name(text, hit),
    "Jordan": is_given_or_family_name,
    "Chad": is_given_or_family_name,
    "Israel": is_given_or_family_name,
    "German": is_given_or_family_name,
    **dict.fromkeys(("England", "Holland", "Ireland", "France", "Poland", "Brazil", "China", "India"), is_family_name),
    "Jersey": is_other_jersey,
    "US": is_currency_mark,
    "U.S.": is_currency_mark,
    "NZ": is_currency_mark,
    "USA": is_pronoun_in_capitals,
    "Polish": is_verb_polish,
    "Congo": is_other_congo,
}
"""What else a name may be, by name; each answers whether it is that here."""


def read_prefix(folded: Folded, hit: Hit) -> Draft | None:
    """The first half of a compound such as "Sino-Kazakh", where a capital letter follows the hyphen."""
    if not folded.text[hit.end : hit.end + 1].isupper():
        return None
    return Draft(hit.start, hit.end - 1, "party", hit.entry.entity_ids[0], "adjective", "state_by_prefix")


def read_group(folded: Folded, hit: Hit) -> Draft | None:
    entry = hit.entry
    if hit.name == "CA" and not is_central_asia_short(folded.text, hit):
        return None
    return Draft(hit.start, hit.end, "party", entry.entity_ids[0], entry.form, f"group_by_{entry.form}")


def is_central_asia_short(text: str, hit: Hit) -> bool:
    """Whether CA is Central Asia, which the text names in full, and not California or Canada."""
    return "Central Asia" in text and not text.endswith(", ", 0, hit.start)


def read_place(_: Folded, hit: Hit) -> Draft | None:
    return Draft(hit.start, hit.end, "place", hit.entry.entity_ids[0], hit.entry.form, f"{hit.entry.detail}_by_name")


def read_actor(folded: Folded, hit: Hit) -> Draft | None:
    """A state, group or place from one hit; None where it is none of them here."""
    entry = hit.entry
    if entry.form == "capital":
        return read_capital(folded, hit)
    return RULES[entry.kind](folded, hit)


RULES: dict[str, Reader] = {
    "state": read_state,
    "group": read_group,
    "place": read_place,
    "prefix": read_prefix,
}
