"""Names in headlines, where every word begins with a capital and so tells nothing of where a name begins."""

import re

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Reading, Scene

WORDS = load_words("projects.csv")
HEADLINE_WORD = Expression(rf"^(?i:{WORDS['headline']})$")
LONG_WORD = re.compile(r"[A-Za-z]{4,}")


def cut_headline(scene: Scene, reading: Reading, words: list[str]) -> list[str]:
    """The words of a name without those of a headline before it, where every word has a capital: "Bank Approves Loan
    For Lamu Port"."""
    told = [number for number, word in enumerate(words) if HEADLINE_WORD.search(word)]
    if not told:
        return words
    line = scene.quote(reading.sentence.start, reading.sentence.end)
    longer = LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in longer)
    return words[told[-1] + 1 :] if len(longer) > 2 and 4 * capitals > 3 * len(longer) else words
