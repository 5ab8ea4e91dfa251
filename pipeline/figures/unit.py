"""The unit behind a number: percent, currency, physical unit, length of time."""

import re
from dataclasses import dataclass

from pipeline.figures.currency_context import settle_currency
from pipeline.figures.lexicon import Lexicon
from pipeline.figures.passage import Passage
from schemas.vocabularies import FigureClass

UNIT_WORD = re.compile(
    r"(?:[ \t\xa0\u2009\u202f]{1,2}(?:\n[ \t]?)?|\n[ \t]?|[-‐‑–](?=[^\W\d]))?"
    r"([^\W\d_](?:\.[^\W\d_](?:\.(?=[^\W\d_]|\s))?){0,3}(?:[^\W_]|[-‐‑/'’.](?=[^\W\d_])|\^(?=\d)){0,30}[²³]?"
    r"|[%°º℃℉″′€$£¥₽₸¢％‰])"
)
HYPHENS = re.compile(r"[-‐‑–]")
MONEY_NOUN = re.compile(
    r"[ \n-](?:a[ -]|notes?|fines?|loans?|grants?|bills?|prizes?|tickets?|deposits?|fees?|deals?|coins?|bonus|debt)"
)
RATES = {
    written: whole
    for whole, forms in {
        "year": "y yr year a annum",
        "month": "month mo",
        "day": "d day",
        "hour": "h hr hour",
        "minute": "min minute",
        "second": "s sec second",
        "hectare": "ha hectare",
        "capita": "capita person head",
        "tonne": "t tonne ton",
    }.items()
    for written in forms.split()
}
LONE_LETTERS = frozenset("mtVWCgl")  # that may stand as a unit behind a space: "634 m"


@dataclass(slots=True)  # not frozen: it is made too often
class Unit:
    """A unit found behind a number: where it ends, its name, its class, and the factor folded into the value."""

    end: int
    name: str
    figure_class: FigureClass
    factor: float


def read_unit_after(passage: Passage, position: int) -> Unit | None:
    """The unit behind a number or its scale: the longest name or symbol of the lexicon that stands there."""
    unit = _find_unit_after(passage, position)
    if unit is None or unit.name[0] != "?":
        return unit
    code = settle_currency(passage.text, unit.name, position)
    return Unit(unit.end, code, unit.figure_class, unit.factor) if code else None


def _find_unit_after(passage: Passage, position: int) -> Unit | None:
    match = UNIT_WORD.match(passage.text, position)
    if match is None:
        return None
    lex = passage.lex
    word, begin, end = match.group(1), match.start(1), match.end(1)
    low = passage.lower[begin:end]
    longest = lex.unit_first_words
    span = max(longest.get(low, 1), longest.get(word, 1), longest.get(low + ".", 1))
    if span > 1 and (longer := _read_longer(passage, match, span)) is not None:
        return longer
    single = _read_symbol(passage, word, begin == position, end)
    if single is not None:
        return single
    if low in lex.unit_names:
        return Unit(end, *lex.unit_names[low]) if low != "x" or begin == position else None
    if "/" in word:
        return _read_rate(lex, word, end)
    if "-" not in low and "‑" not in low and "–" not in low:
        return None
    base = HYPHENS.split(low)[0]
    if base in lex.unit_names and base != "x":
        return Unit(begin + len(base), *lex.unit_names[base])
    symbol = word[: len(base)]
    if len(symbol) > 1 and symbol in lex.unit_symbols:
        return Unit(begin + len(base), *lex.unit_symbols[symbol])
    return None


def as_weight(passage: Passage, unit: Unit, weighs: bool = False) -> Unit:
    """Pounds of something are weight: "5 pounds of flour", and what something weighs."""
    of = passage.lower.startswith((" of ", "s of "), unit.end)
    hyphened = passage.lower.endswith(("-pound", "‑pound"), 0, unit.end)
    if hyphened and not MONEY_NOUN.match(passage.lower, unit.end):
        return Unit(unit.end, "pounds", "physical", 1.0)  # "a 2,000-pound bomb"
    if (of or weighs) and passage.lower.endswith(("pound", "pounds"), 0, unit.end):
        return Unit(unit.end, "pounds", "physical", 1.0)
    return unit


def _read_symbol(passage: Passage, word: str, attached: bool, end: int) -> Unit | None:
    """A symbol or code that stands alone; one letter is a unit only where nothing else can be meant."""
    lex = passage.lex
    if word in lex.letter_units and not passage.char(end).isalnum():
        name, beside = lex.letter_units[word]
        around = passage.lower[max(0, end - 200) : end + 200]
        if any(cue in around for cue in beside):
            return Unit(end, name, "duration" if name == "seconds" else "physical", 1.0)
    if word in lex.currency_after and (attached or not word.isalpha()):
        code, factor = lex.currency_after[word]
        return Unit(end, code, "money", factor)
    if word in ("°", "º"):
        gap = 1 if passage.char(end) == " " else 0
        letter = passage.char(end + gap)
        if letter in ("C", "F") and not passage.char(end + gap + 1).isalnum():
            return Unit(end + gap + 1, "degrees Celsius" if letter == "C" else "degrees Fahrenheit", "physical", 1.0)
    if word in lex.currency_codes and not word.endswith("."):
        code, factor = lex.currency_codes[word]
        return Unit(end, code, "money", factor)
    if word not in lex.unit_symbols or (word == "in" and not attached):
        return None
    if len(word) == 1 and word.isalpha() and not attached:
        if passage.char(end - 2) in ("-", "‑", "–") and word.isupper():
            return None  # "law 447-V"
        behind = passage.char(end)
        dotted = behind == "." and passage.char(end + 1) not in ("", " ", "\n")
        if word not in LONE_LETTERS or behind.isalnum() or behind in ("'", "’") or dotted:
            return None
    return Unit(end, *lex.unit_symbols[word])


def _read_rate(lex: Lexicon, word: str, end: int) -> Unit | None:
    """A physical unit by the time, area or head behind a slash: "GWh/year", "t/yr", "kg/ha"."""
    base, _, below = word.partition("/")
    entry = lex.unit_symbols.get(base) or lex.unit_names.get(base.lower())
    if entry is None or entry[1] != "physical" or below.lower() not in RATES:
        return None
    return Unit(end, f"{entry[0]} per {RATES[below.lower()]}", "physical", entry[2])


def _read_longer(passage: Passage, first: re.Match[str], span: int) -> Unit | None:
    """A unit of several words: "billion cubic metres", "barrels of oil per day", "U.S. dollars"."""
    raw, ends = [first.group(1)], [first.end()]
    while len(raw) < span:
        match = UNIT_WORD.match(passage.text, ends[-1] + (passage.char(ends[-1]) == "."))
        if match is None or match.start(1) == ends[-1]:
            break
        raw.append(match.group(1))
        ends.append(match.end())
    lex, words = passage.lex, [word.lower() for word in raw]
    for size in range(len(words), 1, -1):
        tail = " ".join(words[1:size])
        for phrase in (f"{words[0]} {tail}", f"{words[0]}. {tail}"):
            entry = lex.unit_names.get(phrase) or lex.unit_symbols.get(phrase)
            if entry is not None:
                return Unit(ends[size - 1], *entry)
    return None
