"""Which verb tells a deed: a template finds any verb behind an intention; the lexicon says whether it counts."""

from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match
from pipeline.facts.pledge_clauses import FURTHER_DEED
from pipeline.facts.pledge_words import WORDS

ACT = Expression(rf"(?:{WORDS['act']}|<r\d+>)")
DOING = Expression(WORDS["doing"])
CLAUSE_END = Expression(r"[;.:]")
REACH = 140  # characters from a verb that is none of these to one that is: "will deepen its ties, train 300 doctors"


def settle_verb(match: Match) -> Match | None:
    """A match whose verb is one of the lexicon, as a whole ("set up") and labelled so; else the next deed that the same
    intention leads to; None where there is none."""
    reading, (start, end) = match.reading, match.masked_span("verb")
    words = DOING if reading.masked.endswith("ing", start, end) else ACT
    found = words.match(reading.masked, start)
    if found:
        return _label(match, (start, found.end()))
    for deed in FURTHER_DEED.find(reading) if words is ACT else ():
        if end < deed.start <= end + REACH:
            between = CLAUSE_END.search(reading.masked, end, deed.start)
            return None if between else _label(match, deed.masked_span("act"))
    return None


def _label(match: Match, span: tuple[int, int]) -> Match:
    return replace(match, end=max(match.end, span[1]), _spans={**match._spans, "act": span})
