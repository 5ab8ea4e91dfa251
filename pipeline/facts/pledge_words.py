"""The words of undertaking: the lexicon of pledges with the forms that follow from it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words

PHRASES = dict(load_words("pledges.csv"))  # as the lexicon has them
WORDS = dict(PHRASES)  # as the templates read them
DOUBLED = ("set", "put", "cut", "drop", "ship", "stop", "scrap", "step", "commit", "transfer", "cancel")
FORMS = ("act_", "gerund_", "past_", "part_", "doing_")


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
    stem = verb + verb[-1] if verb in DOUBLED else verb.removesuffix("e")
    return "\\ ".join((stem + "ing", *rest))


for _name in [name for name in PHRASES if name.startswith("act_")]:
    _doing = [make_gerund(phrase) for phrase in list_phrases(_name)]
    PHRASES[_name.replace("act_", "doing_")] = WORDS[_name.replace("act_", "doing_")] = make_alternation(_doing)
AUXILIARY = re.compile(r"^(is|are|was|were|has|have|had|stands|stand)\\ ")
for _name in ("intend", "give", "binds"):  # "is also ready to", "has now pledged"
    WORDS[_name] = make_alternation(
        [AUXILIARY.sub(r"\1\\ (?:(?:also|now|further|already|jointly|therefore)\\ )?", p) for p in list_phrases(_name)]
    )
for _form in FORMS:
    WORDS[_form.rstrip("_")] = make_alternation(list_phrases(_form))

ACTS = {name: Expression(f"^(?:{text})$") for name, text in WORDS.items()}


@lru_cache(maxsize=1024)
def classify_act(act: str) -> str:
    """The class of a deed's verb in any of its forms: "give", "lend", "build"; "verb" gives by itself; else "other"."""
    if act.startswith("<r"):  # "to double its aid": a ratio to the figures stage
        return "grow"
    for name, pattern in ACTS.items():
        if name.startswith(FORMS) and pattern.match(act):
            return name.split("_", 1)[1]
    return "verb" if ACTS["give"].match(act) else "other"
