"""The currency before a number: a sign, a code or a name."""

import re
from functools import lru_cache

from pipeline.figures.currency_context import settle_currency
from pipeline.figures.number import CURRENCY_SIGNS
from pipeline.figures.passage import SPACES, Passage

LETTERS_BEFORE_SIGN = re.compile(r"(?<![A-Za-z.])((?:[A-Z]{1,3}|Gh|U\.S\.)[ \xa0]?)$")
CODE_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{1,5}\.?)[ \xa0]{0,2}\n?$")
LETTERS_BEHIND_SIGN = re.compile(r"([$£])[ ]?(US|A|C|CA|AU|E)$")
NAME_BEFORE = re.compile(
    r"\b((?:us )?dollars|euros?|yuan|renminbi|roubles|rubles|tenge|yen|pounds sterling|birr|naira|taka|rupees|rand)[ ]$"
)
WORDS_BEFORE = re.compile(r"\b([a-z]{4,10}(?: lankan)? [a-z]{3,8})[ ]$")  # the name with its adjective
NO_UNIT = ("", "", 1.0)
YEN_CONTEXT = re.compile(r"\b(?:Japan|Japanese|yen|JPY|Tokyo)\b")
YUAN_CONTEXT = re.compile(r"\b(?:yuan|renminbi|RMB|CNY|China|Chinese)\b")
CODE_ENDS = frozenset("shpkctuwz.")  # of "Rs", "Dh", "Rp", "Tk", "Frw", "Rs."; other codes end in a capital


def read_currency_before(passage: Passage, start: int, scaled: bool = True) -> tuple[int, str, float] | None:
    """The currency sign or code before a number: where it begins, its ISO 4217 code and its factor.

    `scaled` says whether the number is a large one, before which a code may be a word or letter too ("R400 billion").
    """
    found = _find_currency_before(passage, start, scaled)
    if found is None or found[1][0] != "?":
        return found
    code = settle_currency(passage.text, found[1], start)
    return (found[0], code, found[2]) if code else None


def _find_currency_before(passage: Passage, start: int, scaled: bool) -> tuple[int, str, float] | None:
    text, position = passage.text, start
    while position > 0 and position > start - 2 and text[position - 1] in SPACES:
        position -= 1
    if position == 0:
        return None
    last = text[position - 1]
    if last in CURRENCY_SIGNS:
        return _read_sign(passage, position - 1)
    if last == "=" and passage.char(position - 2) == "Y":
        return position - 2, "JPY", 1.0
    if not (last.isupper() or (last in CODE_ENDS and (text[position - 2].isupper() or text[position - 2] in "hsrb"))):
        return None
    floor = max(0, position - 6)
    window = text[floor:position]
    behind = LETTERS_BEHIND_SIGN.search(window)
    if behind is not None:
        entry = passage.lex.currency_symbols.get(behind.group(1) + behind.group(2), ("USD", 1.0))
        return floor + behind.start(), *entry
    match = CODE_BEFORE.search(window)
    if match is None or match.group(1) not in passage.lex.currency_codes:
        return None
    word = match.group(1)
    if word in passage.lex.scaled_codes and not (scaled and (len(word) > 1 or position == start)):
        return None
    return floor + match.start(1), *passage.lex.currency_codes[word]


def _read_sign(passage: Passage, sign: int) -> tuple[int, str, float]:
    lex, floor, written = passage.lex, max(0, sign - 5), passage.text[sign]
    letters = LETTERS_BEFORE_SIGN.search(passage.text[floor:sign])
    if letters is not None:
        if letters.group(1) + written in lex.currency_symbols:
            return floor + letters.start(1), *lex.currency_symbols[letters.group(1) + written]
        if letters.group(1).strip() in lex.currency_codes:  # "USD $5", "RMB ¥3"
            return floor + letters.start(1), *lex.currency_codes[letters.group(1).strip()]
    code, factor = lex.currency_symbols[written]
    if written in "¥￥" and speaks_of_yen(passage.text):
        code = "JPY"
    return sign, code, factor


@lru_cache(maxsize=1)
def speaks_of_yen(text: str) -> bool:
    """Whether a text speaks of yen or Japan, and of neither yuan nor China: what "¥" stands for in it."""
    return YEN_CONTEXT.search(text) is not None and YUAN_CONTEXT.search(text) is None


def read_currency_name_before(passage: Passage, start: int) -> tuple[int, str, float] | None:
    """The currency of "US dollars 5 million", "Japanese Yen 290 million"."""
    floor = max(0, start - 24)
    whole = WORDS_BEFORE.search(passage.lower[floor:start])
    if whole is not None and passage.lex.unit_names.get(whole.group(1), NO_UNIT)[1] == "money":
        code, _, factor = passage.lex.unit_names[whole.group(1)]
        return floor + whole.start(1), code, factor
    match = NAME_BEFORE.search(passage.lower[floor:start])
    if match is None:
        return None
    code, _, factor = passage.lex.unit_names[match.group(1)]
    if code[0] == "?":
        code = settle_currency(passage.text, code, start)
    return floor + match.start(1), code, factor
