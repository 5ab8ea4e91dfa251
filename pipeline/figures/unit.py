"""What stands beside a number: the currency before it, the unit behind it, the bound words around it."""

import re
from dataclasses import dataclass

from pipeline.figures.lexicon import Lexicon
from schemas.vocabularies import Bound, FigureClass

SPACES = " \xa0\u2009\u202f\n"
CURRENCY_SIGNS = frozenset("$€£¥￥₽₸₼₾₺₹₩₴₮₫₪₦₱฿")
LETTERS_BEFORE_SIGN = re.compile(r"(?<![A-Za-z.])((?:[A-Z]{1,3}|U\.S\.)[ \xa0]?)$")
CODE_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2,4}\.?)[ \xa0]{0,2}\n?$")
SIGN_AFTER_LETTERS = re.compile(r"\$[ ]?(US|A|C|CA|AU)$")
UNIT_WORD = re.compile(
    r"(?:[ \t\xa0\u2009\u202f]{1,2}(?:\n[ \t]?)?|\n[ \t]?|[-‐‑–](?=[^\W\d]))?"
    r"([^\W\d_](?:\.[^\W\d_](?:\.(?=[^\W\d_]|\s))?)*(?:[^\W_]|[-‐‑/'’.^²³](?=[^\W_])){0,30}[²³]?|[%°º℃℉″′\"€$£¥₽₸¢％‰])"
)
POST_BOUND = re.compile(r"[ \n]{1,2}(or (?:more|so|less|fewer|thereabouts|above|higher|over)|at (?:least|most|the most)|and (?:more|above))\b")
POST_BOUNDS: dict[str, Bound] = {
    "or so": "approx", "or thereabouts": "approx", "or less": "max", "or fewer": "max", "at most": "max", "at the most": "max",
}  # fmt: skip
JPY_CONTEXT = re.compile(r"\b(?:Japan|Japanese|yen|JPY|Tokyo)\b")
CNY_CONTEXT = re.compile(r"\b(?:yuan|renminbi|RMB|CNY|China|Chinese)\b")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found behind a number: where it ends, its name, its class, and the factor folded into the value."""

    end: int
    name: str
    figure_class: FigureClass
    factor: float


def read_currency_before(text: str, start: int, lex: Lexicon) -> tuple[int, str, float] | None:
    """The currency sign or code before a number: where it begins, its ISO 4217 code and its factor."""
    position = start
    while position > max(0, start - 2) and text[position - 1] in SPACES:
        position -= 1
    if position == 0:
        return None
    last = text[position - 1]
    if last in CURRENCY_SIGNS:
        return _read_sign(text, position - 1, lex)
    if last == "=" and text[max(0, position - 2) : position] == "Y=":
        return position - 2, "JPY", 1.0
    if not (last.isalpha() or last == "."):
        return None
    behind = SIGN_AFTER_LETTERS.search(text[max(0, position - 5) : position])
    if behind is not None:
        code, factor = lex.currency_symbols["$" + behind.group(1)] if "$" + behind.group(1) in lex.currency_symbols else ("USD", 1.0)
        return max(0, position - 5) + behind.start(), code, factor
    match = CODE_BEFORE.search(text[max(0, position - 6) : position])
    if match is None or match.group(1) not in lex.currency_codes:
        return None
    code, factor = lex.currency_codes[match.group(1)]
    return max(0, position - 6) + match.start(1), code, factor


def _read_sign(text: str, sign: int, lex: Lexicon) -> tuple[int, str, float]:
    letters = LETTERS_BEFORE_SIGN.search(text[max(0, sign - 5) : sign])
    if letters is not None and letters.group(1) + text[sign] in lex.currency_symbols:
        code, factor = lex.currency_symbols[letters.group(1) + text[sign]]
        return max(0, sign - 5) + letters.start(1), code, factor
    code, factor = lex.currency_symbols[text[sign]]
    if letters is not None and letters.group(1).strip() in lex.currency_codes:  # "USD $5", "RMB ¥3"
        code, factor = lex.currency_codes[letters.group(1).strip()]
        return max(0, sign - 5) + letters.start(1), code, factor
    if text[sign] in "¥￥" and JPY_CONTEXT.search(text) and not CNY_CONTEXT.search(text):
        code = "JPY"
    return sign, code, factor


def read_unit_after(text: str, lower: str, position: int, lex: Lexicon) -> Unit | None:
    """The unit behind a number or its scale: the longest name or symbol of the lexicon that stands there."""
    match = UNIT_WORD.match(text, position)
    if match is None:
        return None
    word = match.group(1)
    attached = match.start(1) == position
    single = _read_single(word, attached, match.end(), text, lex)
    first = lower[match.start(1) : match.end(1)]
    base = re.split(r"[-‐‑–]", first)[0]
    span = max(lex.unit_first_words.get(first, 1), lex.unit_first_words.get(word, 1), lex.unit_first_words.get(first + ".", 1))
    if span > 1:
        longer = _read_longer(text, lower, match, span, lex)
        if longer is not None:
            return longer
    if single is not None:
        return single
    for form, end in ((first, match.end()), (base, match.start(1) + len(base))):
        if form in lex.unit_names:
            name, figure_class, factor = lex.unit_names[form]
            if form != "x" or attached:
                return Unit(end, name, figure_class, factor)
    symbol = word[: len(base)]
    if symbol != word and symbol in lex.unit_symbols and len(symbol) > 1:
        name, figure_class, factor = lex.unit_symbols[symbol]
        return Unit(match.start(1) + len(base), name, figure_class, factor)
    return None


def _read_single(word: str, attached: bool, end: int, text: str, lex: Lexicon) -> Unit | None:
    """A symbol or code that stands alone; one letter is a unit only where nothing else can be meant."""
    if word in lex.currency_after and (not word.isalpha() or attached):
        code, factor = lex.currency_after[word]
        return Unit(end, code, "money", factor)
    if word == "°" or word == "º":
        letter = text[end : end + 2].strip()[:1]
        if letter in ("C", "F"):
            return Unit(text.index(letter, end) + 1, "degrees Celsius" if letter == "C" else "degrees Fahrenheit", "physical", 1.0)
    if word in lex.currency_codes and not word.endswith("."):
        code, factor = lex.currency_codes[word]
        return Unit(end, code, "money", factor)
    if word not in lex.unit_symbols or (word == "in" and not attached):
        return None
    if word == '"':
        return None
    if len(word) == 1 and word.isalpha() and not attached and not _stands_alone(text, end, word):
        return None
    name, figure_class, factor = lex.unit_symbols[word]
    return Unit(end, name, figure_class, factor)


def _stands_alone(text: str, end: int, word: str) -> bool:
    return word in "mtVWCgl" and not text[end : end + 1].isalnum() and text[end : end + 1] not in ("'", "’", ".")


def _read_longer(text: str, lower: str, first: re.Match[str], span: int, lex: Lexicon) -> Unit | None:
    ends = [first.end()]
    words = [lower[first.start(1) : first.end(1)]]
    raw = [first.group(1)]
    while len(words) < span:
        gap = 1 if text[ends[-1] : ends[-1] + 1] == "." else 0
        match = UNIT_WORD.match(text, ends[-1] + gap)
        if match is None or match.start(1) == ends[-1]:
            break
        words.append(match.group(1).lower())
        raw.append(match.group(1))
        ends.append(match.end())
    for size in range(len(words), 1, -1):
        for phrase in (" ".join(words[:size]), words[0] + ". " + " ".join(words[1:size])):
            entry = lex.unit_names.get(phrase) or lex.unit_symbols.get(phrase) or lex.unit_symbols.get(" ".join(raw[:size]))
            if entry is not None:
                return Unit(ends[size - 1], *entry)
    return None


def read_bound_before(text: str, start: int, lex: Lexicon) -> tuple[int, Bound, str] | None:
    """The bound words before a number or its currency: where they begin, the bound, and the words."""
    window_start = max(0, start - 40)
    window = text[window_start:start]
    if not window:
        return None
    if window[-1] in "~≈><≥≤":
        return start - 1, lex.bounds[window[-1]], window[-1]
    parts = window.split()
    if parts and parts[-1].lower() in ("another", "additional", "further", "a", "an", "the"):
        step = 2 if len(parts) > 1 and parts[-2].lower() in ("an", "a") else 1
        if parts[-1].lower() in ("another", "additional", "further"):
            parts = parts[:-step]
    if not parts or parts[-1].lower().lstrip("(“\"‘[—–-~@'") not in lex.bound_last_words:
        return None
    for size in range(min(4, len(parts)), 0, -1):
        phrase_parts = [part.lower() for part in parts[-size:]]
        phrase_parts[0] = phrase_parts[0].lstrip("(“\"‘[—–-@'")
        bound = lex.bounds.get(" ".join(phrase_parts))
        if bound is not None:
            at = len(window)
            for part in reversed(parts[-size:]):
                at = window.rfind(part, 0, at)
            at += len(parts[-size]) - len(phrase_parts[0])
            return window_start + at, bound, " ".join(phrase_parts)
    return None


def read_bound_after(text: str, position: int) -> tuple[int, Bound] | None:
    """The bound words behind a figure ("or so", "or more", "+"): where they end, and the bound."""
    if text[position : position + 1] == "+" and not text[position + 1 : position + 2].isalnum():
        return position + 1, "min"
    match = POST_BOUND.match(text, position)
    if match is None:
        return None
    return match.end(), POST_BOUNDS.get(match.group(1), "min")
