"""What looks like a figure and is none: years, days, clock times, a name's number, pronouns."""

import re
from collections.abc import Callable

from pipeline.figures.draft import Draft
from pipeline.figures.passage import Passage

DAYS_BEFORE = re.compile(
    r"\b([A-Z][a-z]{2,8})\.?[ \xa0]"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?:[ ]?[-–—,][ ]?|[ ](?:and|to|or)[ ]|,[ ]and[ ])){0,3}(?:the[ ])?$"
)
DAYS_BEHIND = re.compile(
    r"(?:(?:[ ]?[-–—][ ]?|[ ](?:and|to|or)[ ]|,[ ])\d{1,2}){0,2}[ \xa0]?(?:of[ ])?([A-Z][a-z]{2,8})\b"
)
LABEL_LIST = re.compile(r"\b([a-z]{1,12}\.?) \d{1,4}(?:, \d{1,4}){0,4},? (?:and |or |to )?$")
CLOCK_BEHIND = re.compile(r"[ \xa0]?(?:a\.m|p\.m|am|pm|o'clock|o’clock|gmt|utc|local time|hrs|hours local)\b")
COORDINATE_BEHIND = re.compile(r"[ \xa0]?(?:[NSEW](?![\w-])|(?:north|south|east|west)\b|\d{1,2}(?:\.\d+)?[′'’])")
RANGE_BEHIND = re.compile(r"(?: to |-to-| or |[-–])([a-z0-9]+)")
SCREEN_LINES = frozenset({4.8, 7.2, 10.8, 14.4, 21.6})  # as pence
SENTENCE_ENDS = frozenset(".!?:\n–—-•*")


def is_plain(passage: Passage, draft: Draft) -> bool:
    """Whether the number is written in bare digits with nothing that marks an amount."""
    number = draft.number
    return (
        number.form == "digits"
        and not (draft.currency_before or number.scaled or draft.figure_class in ("money", "percent"))
        and passage.text[number.start : number.end].isdecimal()
    )


def denominator(passage: Passage, draft: Draft) -> bool:
    """The number of "per 100 persons", which says only per how many."""
    return passage.lower[max(0, draft.number.start - 5) : draft.number.start].strip() == "per"


def negative_count(_passage: Passage, draft: Draft) -> bool:
    """A count below zero: its hyphen was none of arithmetic."""
    return draft.value < 0 and draft.figure_class == "count"


def compound_adjective(_passage: Passage, draft: Draft) -> bool:
    """The number of "two-way", "three-pronged", "6.1-magnitude": part of a quality, and no measure."""
    return draft.figure_class is None and draft.rule == "compound_adjective"


def price_year(passage: Passage, draft: Draft) -> bool:
    """The year of "in constant 2017 USD"."""
    number = draft.number
    if draft.figure_class != "money" or draft.currency_before or number.scaled or number.end - number.start != 4:
        return False
    if not 1900 <= number.value < 2100 or number.form != "digits":
        return False
    return number.value % 50 != 0 or passage.lex.has_cue("year_leader", passage.word_before(number.start))


def word_for_none_or_one(passage: Passage, draft: Draft) -> bool:
    """ "zero" but before a unit; "one" as a pronoun or article, and not before a unit or in "one to two years"."""
    number = draft.number
    if number.form != "words" or number.scaled or number.value > 1:
        return False
    if number.value == 0:
        return draft.figure_class not in ("percent", "physical", "money")
    if number.value != 1:
        return False
    if draft.figure_class is not None:
        return draft.figure_class in ("ratio", "count")
    match = RANGE_BEHIND.match(passage.lower, number.end)
    return match is None or not (match.group(1).isdecimal() or match.group(1) in passage.lex.number_words)


def capitalised_word(passage: Passage, draft: Draft) -> bool:
    """A number word with a capital inside a sentence, or before nothing that it counts: "the Three Gorges"."""
    number = draft.number
    if number.form != "words" or number.scaled or draft.figure_class not in (None, "count"):
        return False
    if not passage.text[number.start].isupper():
        return False
    before = passage.text[max(0, draft.start - 3) : draft.start]
    lead = before.rstrip(" “\"‘'(")
    ahead = RANGE_BEHIND.match(passage.lower, number.end)
    if ahead is not None and (ahead.group(1).isdecimal() or ahead.group(1) in passage.lex.number_words):
        return False  # "Five to six hundred"
    in_capitals = passage.text[max(0, draft.start - 4) : draft.core_end].isupper()  # "A HEADLINE ON TWO RAILWAYS"
    inside = bool(lead) and lead[-1] not in SENTENCE_ENDS and "\n" not in before[-2:] and not in_capitals
    return inside or draft.figure_class is None


def clock_time(passage: Passage, draft: Draft) -> bool:
    """The number of "11 a.m." and "5 o'clock"."""
    if draft.number.form != "digits" or draft.currency_before or draft.number.scaled:
        return False
    return draft.number.value < 24 and CLOCK_BEHIND.match(passage.lower, draft.number.end) is not None


def day_of_month(passage: Passage, draft: Draft) -> bool:
    """A day beside its month, days of a list or span in between: "9–12 June", "June 16 and 17"."""
    number = draft.number
    if number.value > 31 or not is_plain(passage, draft):
        return False
    months = passage.lex.words["months"]
    behind = DAYS_BEHIND.match(passage.text, number.end)
    if behind is not None and behind.group(1).lower() in months:
        return True
    before = DAYS_BEFORE.search(passage.text[max(0, number.start - 32) : number.start])
    return (
        before is not None and before.group(1).lower() in months and draft.figure_class in (None, "count", "duration")
    )


def screen_resolution(passage: Passage, draft: Draft) -> bool:
    """The number of "1080p"."""
    return draft.value in SCREEN_LINES and draft.figure_class == "money" and passage.char(draft.end - 1) == "p"


def calendar_year(passage: Passage, draft: Draft) -> bool:
    """A year: four bare digits with no unit; before a noun only a round number that no preposition leads counts."""
    number = draft.number
    if number.end - number.start != 4 or not 1500 <= number.value < 2100 or not is_plain(passage, draft):
        return False
    if draft.figure_class in ("physical", "ratio"):
        return False
    if draft.figure_class == "duration":
        return passage.lower[draft.end - 1] != "s"
    if draft.figure_class is None:
        return True
    led = passage.lex.has_cue("year_leader", passage.word_before(number.start))
    return led if number.value < 1900 else led or number.value % 100 != 0


def number_of_a_name(passage: Passage, draft: Draft) -> bool:
    """The number of "Article 5", "Boeing 737", "the Tobol 1 field"; and any bare number right behind a name."""
    if draft.figure_class not in (None, "count") or draft.number.form != "digits" or draft.currency_before:
        return False
    begin, end = passage.word_start_before(draft.number.start)
    word = passage.text[begin:end].lstrip("(“\"‘[—–'")
    if word.lower() in ("no.", "no", "nos.") and draft.figure_class is None and not draft.number.scaled:
        return True
    if not word or draft.number.scaled or "," in passage.text[draft.number.start : draft.number.end]:
        return False
    low, lex = word.lower(), passage.lex
    if word.islower() and low.endswith("ing") and draft.figure_class == "count":
        return False  # "in building 12 dams" is no "Building 12"
    if word[0].isupper() and passage.word_before(begin) in ("a", "an") and is_plain(passage, draft):
        return True  # "a Beech 200 aircraft"
    bare = low.rstrip(".,")
    begin = draft.number.start
    in_list = passage.lower.endswith((", ", " and ", " or ", " to "), 0, begin)
    listed = LABEL_LIST.search(passage.lower[max(0, begin - 40) : begin]) if in_list else None
    if listed is not None and listed.group(1).rstrip(".") in lex.words["labels"]:
        return is_plain(passage, draft)
    if low in lex.words["labels"] or low.rstrip(".") in lex.words["labels"] or bare in lex.words["series_names"]:
        return is_plain(passage, draft) or draft.figure_class is None
    if (draft.figure_class is not None and draft.number.value != 1) or not word[0].isupper() or word[-1] in ".,;:!?)":
        return False
    return low not in lex.words["noun_phrase_stops"] and low not in lex.bound_last_words


def coordinate(passage: Passage, draft: Draft) -> bool:
    """The degrees of a place on the globe: "39°N", "67° 12′ E"."""
    if draft.unit != "degrees" or passage.char(draft.end - 1) not in ("°", "º"):
        return False
    return COORDINATE_BEHIND.match(passage.text, draft.end) is not None


PAPERS = re.compile(r"[ -](?:loans|bonds|notes|bills|coins|accounts|deposits|credits|funds|tranches|swaps)\b")


def papers_of_a_currency(passage: Passage, draft: Draft) -> bool:
    """The number of "two yen loans", which counts loans and no yen."""
    number = draft.number
    if draft.figure_class != "money" or number.form != "words" or number.scaled or draft.currency_before:
        return False
    return 1 < number.value <= 20 and PAPERS.match(passage.lower, draft.end) is not None


def type_with_letter(passage: Passage, draft: Draft) -> bool:
    """The number of a make: "the 777X"."""
    if draft.figure_class != "ratio" or draft.value < 100 or draft.value % 1 != 0:
        return False
    return passage.text[draft.end - 1 : draft.end] == "X" and passage.text[draft.end - 2 : draft.end - 1].isdecimal()


RULES: list[Callable[[Passage, Draft], bool]] = [
    denominator,
    negative_count,
    compound_adjective,
    price_year,
    papers_of_a_currency,
    type_with_letter,
    word_for_none_or_one,
    capitalised_word,
    clock_time,
    screen_resolution,
    coordinate,
    day_of_month,
    calendar_year,
    number_of_a_name,
]
ALWAYS: list[Callable[[Passage, Draft], bool]] = [denominator, negative_count]  # that hold for amounts beyond doubt too
