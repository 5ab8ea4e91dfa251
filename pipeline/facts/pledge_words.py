"""The words of undertaking: the lexicon of pledges with the forms that follow from it."""

from collections.abc import Mapping
from functools import lru_cache

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words

PHRASES = dict(load_words("pledges.csv"))  # as the lexicon has them
WORDS = dict(PHRASES)  # as the templates read them
DOUBLED = tuple(
    "admit ban begin cancel chip commit cut defer drop equip get let pencil put quit scrap set ship shut step stop top "
    "transfer".split()
)
KEEPING_E = ("be", "free")
FORMS = ("act_", "gerund_", "past_", "part_", "doing_", "does_")


def list_phrases(name: str, words: Mapping[str, str] = PHRASES) -> list[str]:
    """The phrases of a class, or of all classes whose names begin alike ("act_")."""
    held = (text for key, text in words.items() if key == name or (name.endswith("_") and key.startswith(name)))
    return [phrase for text in held for phrase in text.removeprefix(r"\b(?:").removesuffix(r")\b").split("|")]


def make_alternation(phrases: list[str]) -> str:
    """An expression for any of some phrases, longest first: "resume purchases of" before "resume"."""
    return r"\b(?:" + "|".join(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))) + r")\b"


def make_gerund(phrase: str) -> str:
    """The -ing form of an infinitive: "set up" gives "setting\\ up"."""
    verb, *rest = phrase.split("\\ ")
    stem = verb + verb[-1] if verb in DOUBLED else verb if verb in KEEPING_E else verb.removesuffix("e")
    return "\\ ".join((stem + "ing", *rest))


def make_present(phrase: str) -> str:
    """The third person of an infinitive: "set up" gives "sets\\ up"."""
    verb, *rest = phrase.split("\\ ")
    ending = (
        "ies" if verb.endswith("y") and verb[-2] not in "aeiou" else "es" if verb.endswith(("ch", "sh", "s")) else "s"
    )
    return "\\ ".join((verb.removesuffix("y") + ending if ending == "ies" else verb + ending, *rest))


for _name in [name for name in PHRASES if name.startswith("act_")]:
    _doing = [make_gerund(phrase) for phrase in list_phrases(_name)]
    PHRASES[_name.replace("act_", "doing_")] = WORDS[_name.replace("act_", "doing_")] = make_alternation(_doing)
for _name in ("give", "lend", "invest", "fund", "train"):
    _does = [make_present(phrase) for phrase in list_phrases("act_" + _name)]
    PHRASES["does_" + _name] = WORDS["does_" + _name] = make_alternation(_does)
AUXILIARIES = ("is", "are", "was", "were", "has", "have", "had", "stands", "stand")


BETWEEN = r"also|now|further|already|jointly|therefore|besides|meanwhile|in\ addition|\"?in\ principle\"?"


def admit_adverbs(phrases: list[str]) -> str:
    """The alternation with room for an adverb behind an auxiliary: "is also ready to", "has now pledged"."""
    plain = [phrase for phrase in phrases if phrase.split("\\ ")[0] not in AUXILIARIES]
    parts = sorted(set(plain), key=lambda phrase: (-len(phrase), phrase))
    for auxiliary in AUXILIARIES:
        begun = auxiliary + "\\ "
        rests = {phrase.removeprefix(begun) for phrase in phrases if phrase.startswith(begun)}
        rest = "|".join(sorted(rests, key=lambda phrase: (-len(phrase), phrase)))
        if rest:
            parts.append(rf"{begun}(?:(?:{BETWEEN})\ )?(?:{rest})")
    return r"\b(?:" + "|".join(parts) + r")\b"


for _name in ("intend", "give", "binds"):
    WORDS[_name] = admit_adverbs(list_phrases(_name))
for _form in FORMS:
    WORDS[_form.rstrip("_")] = make_alternation(list_phrases(_form))

ACTS = {name: Expression(f"^(?:{text})$") for name, text in WORDS.items()}


@lru_cache(maxsize=1024)
def classify_act(act: str) -> str:
    """The class of a deed's verb in any of its forms: "give", "lend", "build"; "verb" gives by itself; else "other"."""
    if act.startswith("<r"):  # "to double its aid": a ratio to the figures stage
        return "grow"
    whole, act = act, act.removeprefix("is ").removeprefix("are ")
    for name, pattern in ACTS.items():
        if name.startswith(FORMS) and pattern.match(act):
            return name.split("_", 1)[1]
    return "verb" if ACTS["give"].match(act) or ACTS["give"].match(whole) else "other"
