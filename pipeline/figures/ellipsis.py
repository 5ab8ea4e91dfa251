"""Numbers with no unit of their own: what they count stands earlier ("2023 had brought 7,762", "158 of them")."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.noun_phrase import find_head, is_plural
from pipeline.figures.passage import Passage
from pipeline.figures.told_currency import currency_told

CONVERSION_BEHIND = re.compile(r"[ \n]?\((?:about |around |approximately |@)?(?:US|HK|A|C)?[$€£¥]")
NOUN = re.compile(r"[^\W\d_][\w’'-]{2,30}")
CONJUNCT_BEFORE = re.compile(r"(?:[,;]|\band)[ \n](?:(?:and|another|only|just|a further)[ \n])?$")
PASSIVE = re.compile(
    r"[ \n](?:(?:others|more)[ \n])?(?:(?:were|was|are|have been|had been|been|being|remain)[ \n])?([a-z]{4,12})\b"
)
CLAUSE_END = re.compile(r"[.,;:)]|[ \n](?:and|in|on|at|when|including|while|as)\b|[ ]\(|$")
STRANGE_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}[ \xa0]$")  # letters like those of a currency, of a country unknown
NUMBER_OF = re.compile(r"\b(?:number|numbers|total|count|quota)[ \n]of(?=[ \n])")
LETTERS = re.compile(r"[a-z]{4,12}")
SENTENCE_MARKS = (". ", "? ", "! ", ".\n")
SENTENCE_END = re.compile(r"[.;?!](?=\s)")
MOVED_ON = re.compile(r"\b(?:and|but|then|before)[ \n]([a-z]{3,12})[ \n]to[ \n]$")
ARTICLES = ("a", "an")
ATTRIBUTIVE = re.compile(r"[ \n][a-z]{3,}")
RATES_APART = 60  # characters between a rate and the one that it is compared with
REACH = 300  # characters between a number and the figure whose unit it takes
MILLION = 1e6
MEMORY = 4  # figures looked back at
PLAIN_LIMIT = 1000  # from here on a number is kept although nothing says what it counts


def read_ellipsis(passage: Passage, draft: Draft, before: list[Draft]) -> bool:
    """Gives a bare number the unit of the figure or noun before; False where it measures nothing known."""
    if draft.number.form == "vague":
        return False
    if counts_people(passage, draft):
        draft.figure_class, draft.unit, draft.rule = "count", "people", "unit_of_verb_beside"
        return True
    if not is_amount(passage, draft):
        return False
    strange = STRANGE_CODE.search(passage.text, max(0, draft.start - 8), draft.start) is not None
    strange = strange or passage.char(draft.start - 1) == "+"  # "(+0.4)" after an amount is its growth
    source = None if strange or find_apposition(passage, draft) else find_figure(passage, draft, before)
    if (
        source is not None
        and ATTRIBUTIVE.match(passage.text, draft.end)
        and passage.word_before(draft.start) in ARTICLES
    ):
        source = None  # "$4 billion to reach a 560 million consumer base"
    named = find_counted(passage, draft.start)
    if named is not None and source is not None and named[0] < source.end:
        named = None
    if named is None and (source is None or source.figure_class == "count") and currency_told(passage, draft):
        return True
    if source is not None and source.figure_class is not None and named is None:
        draft.measure_late(source.figure_class, source.unit, "unit_of_figure_before", source.factor)
        return True
    number = draft.number
    refers = draft.rule == "count_of_them" or draft.bound != "exact"
    if is_conjunct(passage, draft):
        return False
    noun = named[1] if named is not None else find_apposition(passage, draft) or find_subject(passage, draft.start)
    if noun is None and refers:
        noun = find_noun(passage, draft.start)
    if noun is None and draft.rule == "count_of_them":
        noun = find_noun_beside(passage, draft.start)
    decimal = "." in passage.text[number.start : number.end]
    marked = number.scaled or decimal or draft.value_max is not None or draft.end > number.end
    if noun is None and not (marked or number.value >= PLAIN_LIMIT):
        return False
    draft.figure_class, draft.unit = "count", noun or ""
    draft.rule = "unit_of_noun_before" if noun else "number_alone"
    return True


def counts_people(passage: Passage, draft: Draft) -> bool:
    """Whether a verb beside a bare number is said of people: "at least 18 were killed", "killing 12", "employs 300"."""
    number, lex = draft.number, passage.lex
    if number.value % 1 or number.value < 2 or draft.rule == "count_of_them" or draft.value_max is not None:
        return False
    if lex.has_cue("people_leader", passage.word_before(draft.start)):
        return CLAUSE_END.match(passage.text, draft.end) is not None
    behind = PASSIVE.match(passage.lower, draft.end)
    return behind is not None and lex.has_cue("people_follower", behind.group(1))


def is_amount(passage: Passage, draft: Draft) -> bool:
    """Whether the words around make a bare number an amount: a bound, a scale, separators, a verb beside it."""
    number, lex = draft.number, passage.lex
    written = passage.text[number.start : number.end]
    if number.form == "words" and number.value <= 1 and draft.value_max is None:
        return False
    if draft.value_max is not None or draft.rule == "count_of_them" or draft.bound != "exact" or number.scaled:
        return True
    if number.form == "words" and lex.has_cue("further_leader", passage.word_before(draft.start)):
        return lex.has_cue("further_follower", passage.word_after(number.end))
    if is_conjunct(passage, draft) or follows_group(passage, draft.start):
        return True
    if number.form != "digits":
        return False
    return (
        "," in written
        or "." in written
        or lex.has_cue("ellipsis_leader", passage.word_before(draft.start))
        or lex.has_cue("ellipsis_follower", passage.word_after(number.end))
    )


def is_conjunct(passage: Passage, draft: Draft) -> bool:
    """Whether a number shares the noun of a figure before it: "seven men died in Mary, five in Gissar"."""
    if not passage.lex.has_cue("conjunct_follower", passage.word_after(draft.number.end)):
        return False
    return CONJUNCT_BEFORE.search(passage.lower[max(0, draft.start - 16) : draft.start]) is not None


def follows_group(passage: Passage, start: int) -> bool:
    """Whether "of" and a group stand right before: "a crew of four"."""
    begin, _ = passage.word_start_before(start)
    return passage.lower.startswith("of", begin) and passage.word_before(begin) in passage.lex.group_nouns


def find_figure(passage: Passage, draft: Draft, before: list[Draft]) -> Draft | None:
    """The nearest figure whose unit a bare number takes: money and measures only within the sentence."""
    text, begin = passage.text, draft.start
    sentence = text.rfind(". ", max(0, begin - REACH), begin)
    leads = draft.bound != "exact" and text[max(0, begin - 2) : begin] in (". ", ".\n", "? ")
    before_word = passage.word_before(begin)
    far = leads or draft.rule == "count_of_them" or passage.lex.has_cue("far_leader", before_word)
    small = is_small_count(passage, draft)
    converted = CONVERSION_BEHIND.match(text, draft.number.end) is not None
    for source in reversed(before[-MEMORY:]):
        if begin - source.end > REACH or "\n\n" in text[source.end : begin]:
            return None
        if passage.char(source.start - 1) in ("(", "[") or not source.unit:
            continue
        if source.figure_class == "percent" and compares_rates(passage, draft, source):
            return source
        if source.figure_class not in ("count", "money", "physical") or (converted and source.figure_class != "money"):
            continue
        if small and source.figure_class != "count":
            continue
        reaches = far and source.figure_class == "count"
        if source.figure_class == "money" and source.scale >= MILLION and draft.number.scale >= MILLION:
            reaches = True  # "It has $2 billion. Without at least 600 million it stops."
        if source.unit == "times" or (source.start < sentence and not reaches):
            continue
        if draft.rule != "count_of_them" or source.figure_class == "count":
            return source
    return None


def compares_rates(passage: Passage, draft: Draft, source: Draft) -> bool:
    """Whether a bare number is what a rate is compared with: "4.2%, up from 5.1", not "up 4.2% from 51"."""
    number = draft.number
    written = passage.text[number.start : number.end]
    if number.form != "digits" or number.scaled or "," in written or not 0 <= draft.start - source.end <= RATES_APART:
        return False
    if SENTENCE_END.search(passage.text, source.end, draft.start) is not None:
        return False
    before = passage.word_before(source.start)
    moved = before in ("by", "up", "down") or before in passage.lex.words["change_words"]
    if moved:
        return False
    further = MOVED_ON.search(passage.lower, source.end, draft.start)
    if further is not None and further.group(1) in passage.lex.words["change_words"]:
        return True  # "was 14 percent in May and eased to 5.8"
    return passage.lex.has_cue("rate_leader", passage.word_before(draft.start))


def is_small_count(passage: Passage, draft: Draft) -> bool:
    """Whether a bare number can only count things, not measure or price: "32 worth $1 billion, and another 12"."""
    number = draft.number
    if number.scaled or "." in passage.text[number.start : number.end]:
        return False
    return number.form == "words" or passage.lex.has_cue("count_leader", passage.word_before(draft.start))


def find_subject(passage: Passage, start: int) -> str | None:
    """The plural noun before the verb of the sentence so far: what "claims fell by 3,000" counts."""
    window = passage.text[max(0, start - 120) : start]
    begin = max(0, *(window.rfind(mark) + 1 for mark in (*SENTENCE_MARKS, "\n", ";", ":")))
    noun = first_plural(passage, window, begin, len(window))
    if noun is None:
        return None
    verb = passage.word_after(start - len(window) + window.lower().index(noun.lower(), begin) + len(noun))
    moves = verb in passage.lex.words["change_words"] or passage.lex.has_cue("ellipsis_follower", verb)
    return noun if moves else None


def find_apposition(passage: Passage, draft: Draft) -> str | None:
    """The noun right before a comma and "N of them": "the wells, 31 of them"."""
    if draft.rule != "count_of_them" or passage.text[draft.start - 2 : draft.start] not in (", ", "; "):
        return None
    begin = passage.lower.rfind(" ", max(0, draft.start - 30), draft.start - 2) + 1
    word = passage.lower[begin : draft.start - 2]
    return word if is_plural(word, passage.lex) else None


def find_counted(passage: Passage, start: int) -> tuple[int, str] | None:
    """What the sentence so far says to count, and where: "the toll rose to 12", "the number of mines to 37"."""
    begin = max(0, start - 120)
    window = passage.lower[begin:start]
    here = max(0, *(window.rfind(mark) + 1 for mark in (*SENTENCE_MARKS, "\n", ";")))
    found: tuple[int, str] | None = None
    for match in LETTERS.finditer(window, here):
        unit = passage.lex.group_nouns.get(match.group())
        if unit is not None and window[match.start() - 1 : match.start()] != "-":
            found = begin + match.end(), unit
    for match in NUMBER_OF.finditer(window, here):
        head = find_head(passage, begin + match.end())
        if head is not None and head[0] < start and (found is None or found[0] < head[0]):
            found = head
    return found


def first_plural(passage: Passage, window: str, begin: int, end: int) -> str | None:
    for match in NOUN.finditer(window, begin, end):
        word = match.group()
        low = word.lower()
        if low in passage.lex.words["verbs_like_plurals"]:
            continue
        if is_plural(low, passage.lex) and low not in passage.lex.unit_names:
            return low if match.start() <= begin + 2 else word
    return None


def find_noun_beside(passage: Passage, start: int) -> str | None:
    """The first plural noun of the sentence so far: what "trucks queue; 1,100 of them cross" counts."""
    begin = max(0, start - 160)
    window = passage.text[begin:start]
    here = max(0, *(window.rfind(mark) + 1 for mark in (*SENTENCE_MARKS, "\n")))
    return first_plural(passage, window, here, len(window))


def find_noun(passage: Passage, start: int) -> str | None:
    """The first plural noun of the sentence before: what "158 of them" or "two dozen exist" speak of."""
    window = passage.text[max(0, start - 260) : start]
    here = max(window.rfind(mark) for mark in SENTENCE_MARKS)
    if here < 0:
        return None
    begin = max(0, *(window.rfind(mark, 0, here) for mark in (". ", "? ", "! ", "\n")))
    return first_plural(passage, window, begin, here)
