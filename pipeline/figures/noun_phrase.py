"""The counted noun: the head of the noun phrase behind a number, found across its premodifiers."""

import re

from pipeline.figures.lexicon import Lexicon

# One word of a phrase with the gap before it; a paragraph break or punctuation in the gap ends the phrase.
PHRASE_WORD = re.compile(
    r"(?:[ \t\xa0\u2009\u202f]{1,2}(?:\n[ \t]?)?|\n[ \t]?|(?<=[\w%])[-‐‑](?=[^\W\d_]))"
    r"([\"“‘']?)([^\W_](?:[^\W_]|['’.\-‐‑/&–](?=[^\W_])){0,40})"
)
MAX_WORDS = 9
NOT_PLURAL_ENDING = re.compile(r"(?:ss|us|is|ous)$")
PEOPLE_ENDING = re.compile(r"(?:people|men|women|children|folk|aircraft|craft|feet)$")


def is_plural(word: str, lex: Lexicon) -> bool:
    """Whether a word in lower case looks like a plural noun.

    >>> from pipeline.figures.lexicon import load_lexicon
    >>> [is_plural(word, load_lexicon()) for word in ("companies", "businessmen", "status", "previous", "aircraft")]
    [True, True, False, False, True]
    """
    last = re.split(r"[-‐‑–/]", word)[-1]
    if last in lex.plural_nouns:
        return True
    if last in lex.singular_nouns or last in lex.noun_phrase_stops or len(last) < 3:
        return False
    if PEOPLE_ENDING.search(last):
        return True
    return last.endswith("s") and not NOT_PLURAL_ENDING.search(last) and "'" not in last and "’" not in last


def find_head(text: str, lower: str, position: int, lex: Lexicon, singular: bool = False) -> tuple[int, str] | None:
    """Where the counted noun ends and the noun as written, or None where no noun phrase begins at `position`.

    The head is the first plural noun, or the last of several that stand together ("sports clubs"); `singular` takes
    the last word of the phrase instead, as after "one".
    """
    head: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    tentative = crossed = False
    commas = 0
    for index in range(MAX_WORDS):
        match = PHRASE_WORD.match(text, position)
        if match is None:
            break
        word = match.group(2)
        low = lower[match.start(2) : match.end(2)]
        if match.group(1) and head is not None:
            break
        if low in ("and", "or", "&") and head is None and index and not crossed:
            crossed, position = True, match.end()
            continue
        if (low in lex.noun_phrase_stops and word != "US") or (word[0].isdigit() and (word.isdigit() or "," in word)):
            break
        plural = is_plural(low, lex)
        if head is not None and not tentative and (not plural or low in lex.verbs_like_plurals):
            break
        if head is not None and not plural:
            pass
        elif plural:
            head = (match.end(), _head_word(word))
            tentative = low in lex.premodifier_plurals
        last = (match.end(), _head_word(word))
        position = match.end()
        if head is None and text[position : position + 2] == ", " and commas < 6 and _list_goes_on(text, lower, position, lex):
            commas, position = commas + 1, position + 1
        if text[position : position + 1] in ("'", "’"):
            break
    if head is None and singular and last is not None and last[1].islower():
        return last
    return head


ADJECTIVE_LIST = re.compile(r", (?:[\w-]{3,24}(?: [\w-]{3,24})?, ){0,6}(?:[\w-]{3,24} )?(?:(?:and|or|and other) )?[\w-]{3,24} ([\w-]{3,24})")


def _list_goes_on(text: str, lower: str, position: int, lex: Lexicon) -> bool:
    """Whether a comma stands between adjectives of one noun: "50 economic, cultural and other agreements"."""
    match = ADJECTIVE_LIST.match(lower, position)
    return match is not None and is_plural(match.group(1), lex) and " and " in match.group() + " "


def _head_word(word: str) -> str:
    """The noun itself of a hyphenated or slashed word ("first-year-students" stays; "mega-projects" stays)."""
    return word


def pluralize(noun: str) -> str:
    """The plural of a singular noun, by the regular rules.

    >>> [pluralize(noun) for noun in ("lane", "city", "branch", "way")]
    ['lanes', 'cities', 'branches', 'ways']
    """
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"
