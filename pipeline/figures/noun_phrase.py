"""The counted noun: the head of the noun phrase behind a number, found across its premodifiers."""

import re

from pipeline.figures.lexicon import Lexicon
from pipeline.figures.passage import Passage
from pipeline.figures.unit import read_unit_after

# One word of a phrase with the gap before it; a paragraph break or punctuation in the gap ends the phrase.
PHRASE_WORD = re.compile(
    r"(?:[ \t\xa0\u2009\u202f]{1,2}(?:\n[ \t]?)?|\n[ \t]?|(?<=[\w%])[-‐‑](?=[^\W\d_]))"
    r"([\"“‘']?)([^\W_](?:[^\W_]|['’\-‐‑/&–](?=[^\W_])|\.(?=[^\W\d_])){0,40})"
)
# Adjectives, each with one word before it at most, joined by commas and one "and", and the noun behind them.
ADJECTIVE_LIST = re.compile(
    r", (?:[\w-]{3,24}(?: [\w-]{3,24})?, ){0,6}(?:[\w-]{3,24} )?"
    r"(?:and|or) (?:other ([\w-]{3,24})|[\w-]{3,24} ([\w-]{3,24}))"
    r"|, [\w-]{3,24} ([\w-]{3,24})"
)
SERIES_PLURAL = re.compile(r"\d{1,4}[A-Za-z]?s")
GROUPS_BEHIND = re.compile(r"(?:,\d{3})+|\.\d+")
WORD_PARTS = re.compile(r"[-‐‑–/]")
LED = re.compile(r"\b(?:with|of|by|for|from|into|its|their|under|among)[ \n][\w,.-]{1,12}$")
SHORT_LINE = 50  # characters up to a number: a text that is broken into lines has longer ones
MAX_WORDS = 9
MAX_COMMAS = 6
NO_PLURAL_ENDINGS = ("ss", "us", "is", "ous")
PEOPLES = ("ese", "british", "irish", "french", "dutch", "swiss", "english", "spanish")
PEOPLE_ENDINGS = ("people", "men", "women", "children", "folk", "craft", "feet")


def is_plural(word: str, lex: Lexicon) -> bool:
    """Whether a word in lower case looks like a plural noun.

    >>> from pipeline.figures.lexicon import load_lexicon
    >>> [is_plural(word, load_lexicon()) for word in ("companies", "businessmen", "status", "previous", "aircraft")]
    [True, True, False, False, True]
    """
    last = WORD_PARTS.split(word)[-1] if not word.isalpha() else word
    if last in lex.words["plural_nouns"]:
        return True
    if last in lex.words["singular_nouns"] or last in lex.words["noun_phrase_stops"] or len(last) < 3:
        return False
    if last.endswith(PEOPLE_ENDINGS):
        return True
    return last.endswith("s") and not last.endswith(NO_PLURAL_ENDINGS) and "'" not in last and "’" not in last


def find_head(passage: Passage, position: int, singular: bool = False) -> tuple[int, str] | None:
    """Where the counted noun ends and the noun as written, or None where no noun phrase begins at `position`.

    The head is the first plural noun, or the last of several that stand together ("sports clubs"); `singular` takes
    the last word of the phrase instead, as after "1".
    """
    text, lex = passage.text, passage.lex
    stops = lex.words["noun_phrase_stops"]
    head: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    moving, crossed, commas = False, False, 0
    for index in range(MAX_WORDS):
        match = PHRASE_WORD.match(text, position)
        if match is None or (match.group(1) and head is not None):
            break
        word, end = match.group(2), match.end()
        low = passage.lower[match.start(2) : end]
        if low in ("and", "or", "&") and head is None and index and not crossed and not singular:
            crossed, position = True, end
            continue
        if low in stops and word != "US" and (index or not (low == "such" or _is_participle(passage, position, end))):
            break
        short = head is not None or position - text.rfind("\n", 0, position) < SHORT_LINE
        if short and "\n" in text[position : match.start(2)] and word[0].isupper():
            break  # a heading below, the next row of a list
        if word[0].isdecimal():
            if last is not None and text[last[0] - len(last[1])].isupper() and SERIES_PLURAL.fullmatch(word):
                return end, f"{last[1]} {word}"  # "Model 3s"
            if last is not None and last[1].lower() in lex.words["series_names"]:
                last, position = None, end  # "twelve Boeing 787 freighters"
                continue
            if word.replace(",", "").isdecimal():
                grouped = GROUPS_BEHIND.match(text, end)
                end = end if grouped is None else grouped.end()
                if index or (measured := _measure_end(passage, end)) is None:
                    break
                position = measured  # "400 5 litre cans"
                continue
        if singular and last is not None and low.endswith(("ed", "ing")):
            break
        if moving and low.endswith("ing") and not is_plural(passage.word_after(end), lex):
            break  # "550 staff seeking other jobs"
        plural = is_plural(low, lex) or (word[-1] == "s" and word[-2:-1].isupper())  # "MoUs", "NGOs"
        if head is not None and not moving and (not plural or low in lex.words["verbs_like_plurals"]):
            break
        if plural:
            head, moving = (end, word), low in lex.words["premodifier_plurals"]
        last, position = (end, word), end
        following = passage.char(end)
        if following == "," and head is None and commas < MAX_COMMAS and _list_goes_on(passage, end):
            commas, position = commas + 1, position + 1
        elif following in ("'", "’"):
            break
    if head is None and last is not None and last[1][0].isupper() and last[1].lower().endswith(PEOPLES):
        return last  # "200,000 East Timorese"
    return last if head is None and singular and last is not None and last[1].islower() else head


def _is_participle(passage: Passage, number_end: int, end: int) -> bool:
    """Whether a word in "-ed" behind a number says what was done to the things counted: "with 45 signed papers"."""
    if not passage.lower.endswith("ed", 0, end) or not is_plural(passage.word_after(end), passage.lex):
        return False
    return LED.search(passage.lower, max(0, number_end - 32), number_end) is not None


def _measure_end(passage: Passage, position: int) -> int | None:
    """Where the unit behind a number in a phrase ends, None where no measure qualifies a noun there."""
    unit = read_unit_after(passage, position)
    return unit.end if unit is not None and unit.figure_class == "physical" else None


def _list_goes_on(passage: Passage, position: int) -> bool:
    """Whether a comma stands between adjectives of one noun: "50 economic, cultural and other agreements"."""
    match = ADJECTIVE_LIST.match(passage.lower, position)
    return match is not None and is_plural(match.group(1) or match.group(2) or match.group(3), passage.lex)


def pluralize(noun: str) -> str:
    """The plural of a singular noun, by the regular rules.

    >>> [pluralize(noun) for noun in ("lane", "city", "branch", "person", "man")]
    ['lanes', 'cities', 'branches', 'people', 'men']
    """
    if noun in ("person", "man"):
        return "people" if noun == "person" else "men"
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
