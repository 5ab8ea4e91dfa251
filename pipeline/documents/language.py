"""Whether a text is English prose.

The share of English function words settles nearly every text in microseconds: about one word in four of any English
article against one in forty of other languages. Only what that leaves open is put to py3langid, whose model takes
over a second to load: more than a build of a few documents may cost.
"""

import re
import unicodedata
from functools import cache

from pipeline.documents.decode import Refusal
from pipeline.documents.furniture import read_word_list

SAMPLE = 20_000  # characters: enough to judge any text by
WORD = re.compile(r"[^\W\d_]+")
PLAIN_RUN = re.compile(r"[^\W\d_][^\W\d_'’-]{0,40}(?:[ \n,][ \n\xa0]{0,3}[^\W\d_][^\W\d_'’-]{0,40}){2,400}")
ENGLISH_SHARE = 0.12
FOREIGN_SHARE = 0.04
MIN_WORDS_TO_DOUBT = 12  # in a shorter text names crowd out the function words
MIN_LETTERS = 8
MIN_LETTER_SHARE = 0.5
MIN_RUN_SHARE = 0.3
MIN_LATIN_SHARE = 0.5
SURE = 0.9
UNDETERMINED = "und"


def recognize_language(text: str) -> str | Refusal:
    """`en` for English prose, `und` for a few words that could be any language, else why the text is not read.

    >>> recognize_language("Tashkent and Bishkek agreed to open the border.")
    'en'
    >>> recognize_language("1,5; 2,7; 3,9 = 8,1").reason
    'not_prose'
    """
    sample = text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[-SAMPLE // 2 :]
    refusal = refuse_non_prose(sample) or refuse_script(sample)
    if refusal is not None:
        return refusal
    words = [word.lower() for word in WORD.findall(sample)]
    share = sum(word in english_words() for word in words) / len(words)
    if share < FOREIGN_SHARE or (share < ENGLISH_SHARE and len(words) >= MIN_WORDS_TO_DOUBT):
        return ask_model(sample, share, len(words))
    return check_runs(sample) or "en"


@cache
def english_words() -> frozenset[str]:
    """Function words that mark a text as English."""
    return frozenset(read_word_list("english_words.txt"))


def refuse_non_prose(sample: str) -> Refusal | None:
    """The refusal of a text that is mostly figures, signs or markup."""
    n_solid = sum(map(len, sample.split()))
    n_letters = sum(map(str.isalpha, sample))
    if n_letters >= MIN_LETTERS and n_letters >= MIN_LETTER_SHARE * n_solid:
        return None
    return Refusal(
        "not_prose",
        f"Found {n_letters} letters among {n_solid} characters; expected sentences. "
        "Tables of numbers, code and markup are not read: put the article's words here.",
    )


def refuse_script(sample: str) -> Refusal | None:
    """The refusal of a text that is not in Latin letters."""
    letters = [char for char in sample if char.isalpha()]
    n_latin = sum(1 for char in letters if char < "ɐ")
    if n_latin >= MIN_LATIN_SHARE * len(letters):
        return None
    script = unicodedata.name(next(char for char in letters if char >= "ɐ"), "UNKNOWN").split()[0].capitalize()
    return Refusal(
        "unsupported_language",
        f"Found {len(letters) - n_latin} of {len(letters)} letters in another script ({script}); expected English. "
        "Put an English translation here.",
    )


def check_runs(sample: str) -> Refusal | None:
    """The refusal of a text whose words hardly ever stand three in a row, as in code and tables."""
    n_letters = sum(map(str.isalpha, sample))
    in_runs = sum(sum(map(str.isalpha, match[0])) for match in PLAIN_RUN.finditer(sample))
    if in_runs >= MIN_RUN_SHARE * n_letters:
        return None
    return Refusal(
        "not_prose",
        f"Found words three in a row for only {in_runs / n_letters:.0%} of the letters; expected sentences. "
        "Tables of numbers, code and markup are not read: put the article's words here.",
    )


def ask_model(sample: str, share: float, n_words: int) -> str | Refusal:
    """What py3langid makes of a text that has few English function words."""
    refusal = check_runs(sample)
    if refusal is not None:
        return refusal
    language, confidence = load_model().classify(sample)
    if language == "en":
        return "en"
    if confidence < SURE or n_words < MIN_WORDS_TO_DOUBT:
        return UNDETERMINED
    return Refusal(
        "unsupported_language",
        f"Found {language} (confidence {confidence:.2f}; {share:.0%} English function words); expected English. "
        "Put an English translation here.",
    )


@cache
def load_model():  # type: ignore[no-untyped-def]
    """The language model, its scores as probabilities."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
