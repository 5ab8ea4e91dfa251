"""Currencies that share a name: whose rupee, franc or pound a text speaks of, told by the countries it names."""

from functools import lru_cache

from pipeline.figures.lexicon import load_lexicon

REACH = 8000  # characters that are looked at together


def settle_currency(text: str, family: str, place: int = 0) -> str:
    """The ISO 4217 code of a family ("?rupee") whose countries a text names most around a place.

    The country named first is favoured, as the one most often reported from. Where none is named: the first of the
    family; an empty code where no one currency of the name is usual.

    >>> settle_currency("Karachi got 5 million rupees", "?rupee"), settle_currency("5 million rupees", "?rupee")
    ('PKR', 'INR')
    """
    return _settle_around(text, family, place // REACH)


@lru_cache(maxsize=64)
def _settle_around(text: str, family: str, part: int) -> str:
    members = load_lexicon().currency_contexts[family]
    around = text[max(0, part - 1) * REACH : (part + 2) * REACH]
    firsts = [(found.start(), code) for code, pattern in members if (found := pattern.search(around)) is not None]
    if not firsts:
        return members[0][0]
    home = min(firsts)[1]
    counts = {code: len(pattern.findall(around)) for code, pattern in members}
    return max(counts, key=lambda code: (counts[code] + (2 if code == home else 0), code == home))
