"""Whether a text is English prose.

The share of English function words settles nearly every text in microseconds: about one word in four of any English
article against one in forty of other languages. Only what that leaves open is put to py3langid, whose model takes
over a second to load: more than a build of a few documents may cost.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from pipeline.documents.decode import Refusal
from pipeline.documents.furniture import read_word_list

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 600  # characters at the beginning, in the middle and at the end: enough to judge any text by
WORD = re.compile(r"[^\W\d_]+")
OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]+")
PLAIN_RUN = re.compile(r"[^\W\d_][^\W\d_'’-]{0,40}(?:[ \n,][ \n\xa0]{0,3}[^\W\d_][^\W\d_'’-]{0,40}){2,400}")
SURELY_ENGLISH = 0.13  # of all runs of characters between spaces
PLAIN_SHARE = 0.6  # of them, those that are all letters: words without a sign
MIN_PLAIN_WORDS = 20
ENGLISH_SHARE = 0.12
FOREIGN_SHARE = 0.04
MIN_WORDS_TO_DOUBT = 12  # in a shorter text names crowd out the function words
MIN_LETTERS = 8
MIN_LETTER_SHARE = 0.5
MIN_RUN_SHARE = 0.3
MIN_LATIN_SHARE = 0.5
HARDLY_ENGLISH = 0.001  # the model gives English lists of foreign names 0.009, other languages 0.0005 at most
MIN_WORDS_TO_REFUSE = 6
UNDETERMINED = "und"


def recognize_language(text: str) -> str | Refusal:
    """`en` for English prose, `und` for a few words that could be any language, else why the text is not read.

    >>> recognize_language("Tashkent and Bishkek agreed to open the border.")
    'en'
    >>> recognize_language("1,5; 2,7; 3,9 = 8,1").reason
    'not_prose'
    """
    sample = take_sample(text)
    if is_plainly_english(sample):
        return "en"
    words = WORD.findall(sample)
    refusal = refuse_non_prose(sample, words) or refuse_script(sample, words)
    if refusal is not None:
        return refusal
    share = sum(map(english_words().__contains__, map(str.lower, words))) / len(words)
    if share < FOREIGN_SHARE or (share < ENGLISH_SHARE and len(words) >= MIN_WORDS_TO_DOUBT):
        return ask_model(sample, share, words)
    return check_runs(sample, words) or "en"


def is_plainly_english(sample: str) -> bool:
    """Whether the runs between spaces leave no doubt: nearly all texts end here, in 30 microseconds."""
    tokens = sample.lower().split()
    if len(tokens) < MIN_PLAIN_WORDS or sum(map(str.isalpha, tokens)) < PLAIN_SHARE * len(tokens):
        return False
    return sum(map(english_words().__contains__, tokens)) >= SURELY_ENGLISH * len(tokens)


def take_sample(text: str) -> str:
    """The whole of a short text; beginning, middle and end of a long one."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


@cache
def english_words() -> frozenset[str]:
    """Function words that mark a text as English."""
    return frozenset(read_word_list("english_words.txt"))


def refuse_non_prose(sample: str, words: Sequence[str]) -> Refusal | None:
    """The refusal of a text that is mostly figures, signs or markup."""
    n_solid, n_letters = sum(map(len, sample.split())), sum(map(len, words))
    if n_letters >= MIN_LETTERS and n_letters >= MIN_LETTER_SHARE * n_solid:
        return None
    return Refusal(
        "not_prose",
        f"Found {n_letters} letters among {n_solid} characters; expected sentences. "
        "Tables of numbers, code and markup are not read: put the article's words here.",
    )


def refuse_script(sample: str, words: Sequence[str]) -> Refusal | None:
    """The refusal of a text that is not in Latin letters."""
    if sample.isascii():
        return None
    others = OTHER_SCRIPT.findall(sample)
    n_others, n_letters = sum(map(len, others)), sum(map(len, words))
    if n_others <= (1 - MIN_LATIN_SHARE) * n_letters:
        return None
    script = unicodedata.name(others[0][0], "UNKNOWN").split()[0].capitalize()
    return Refusal(
        "unsupported_language",
        f"Found {n_others} of {n_letters} letters in another script ({script}); expected English. "
        "Put an English translation here.",
    )


def check_runs(sample: str, words: Sequence[str]) -> Refusal | None:
    """The refusal of a text whose words hardly ever stand three in a row, as in code and tables."""
    n_letters = sum(map(len, words))
    in_runs = sum(sum(map(str.isalpha, match[0])) for match in PLAIN_RUN.finditer(sample))
    if in_runs >= MIN_RUN_SHARE * n_letters:
        return None
    return Refusal(
        "not_prose",
        f"Found words three in a row for only {in_runs / n_letters:.0%} of the letters; expected sentences. "
        "Tables of numbers, code and markup are not read: put the article's words here.",
    )


def ask_model(sample: str, share: float, words: Sequence[str]) -> str | Refusal:
    """What py3langid makes of a text that has few English function words."""
    refusal = check_runs(sample, words)
    if refusal is not None:
        return refusal
    ranks = load_model().rank(sample)
    likelihood = dict(ranks)["en"]
    if likelihood >= HARDLY_ENGLISH or len(words) < MIN_WORDS_TO_REFUSE:
        return "en" if ranks[0][0] == "en" or share >= FOREIGN_SHARE else UNDETERMINED
    return Refusal(
        "unsupported_language",
        f"Found most likely {ranks[0][0]} ({share:.0%} English function words); expected English. "
        "Put an English translation here.",
    )


@cache
def load_model() -> "LanguageIdentifier":
    """The language model, its scores as probabilities."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
