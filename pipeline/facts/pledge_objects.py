"""What a pledge's words are made of: the classes of its object, with and without the names in it."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.pledge_times import slots_between
from pipeline.facts.scene import FOLD, Scene

GOODS = load_words("trade.csv")["commodity"]
OBJECTS = {
    name: Expression(f"(?:{words}|{GOODS})" if name == "traded" else words)
    for name, words in load_words("instruments.csv").items()
}
PARTS = Expression(  # what the whole is made up of, or comes besides
    r": |, with (?:additional|further|more|another)\b|\b(?:including|of which|most of it|part of which|as well as)\b"
)
GIVING = ("give", "verb", "open", "fund")
AIMING = ("grow", "lift", "reach")  # a measure to be reached by some year is a target


def folded_object(scene: Scene, clause: Clause) -> str:
    """The object's own words, names included, in lower case ASCII."""
    start, end = clause.reading.text_span(*clause.words)
    return scene.quote(start, end).translate(FOLD).lower()


def plain_object(scene: Scene, clause: Clause) -> str:
    """The object's words without the names in it: a "Development Finance Corporation" tells nothing of the deed."""
    masked = clause.reading.masked
    words: str = PARTS.split(masked[slice(*clause.words)])[0]
    for slot in slots_between(clause, "n"):
        at = clause.reading.position(slot)
        token = masked[at : masked.index(">", at) + 1]
        words = words.replace(token, scene.quote(slot.start, slot.end).lower())
    return words


def is_first(words: str, name: str, other: str) -> bool:
    """Whether a word of the class stands in the object's head, before any word of the other class."""
    found, rival = OBJECTS[name].search(words), OBJECTS[other].search(words)
    return bool(found and found.start() < 90 and (not rival or found.start() <= rival.start()))
