"""Currencies that share a name: whose rupee, franc or pound a text speaks of, told by the countries it names."""

from functools import lru_cache

from pipeline.figures.lexicon import load_lexicon


@lru_cache(maxsize=16)
def settle_currency(text: str, family: str) -> str:
    """The ISO 4217 code of a family ("?rupee") whose countries a text names most, the one named first favoured.

    Where it names none of them, the first of the family; an empty code where no one currency of the name is usual.

    >>> settle_currency("Karachi got 5 million rupees", "?rupee"), settle_currency("5 million rupees", "?rupee")
    ('PKR', 'INR')
    """
    members = load_lexicon().currency_contexts[family]
    firsts = [(found.start(), code) for code, pattern in members if (found := pattern.search(text)) is not None]
    counts = {code: len(pattern.findall(text)) for code, pattern in members}
    if not firsts:
        return members[0][0]
    home = min(firsts)[1]  # the country named first is most often the one reported from
    return max(counts, key=lambda code: (counts[code] + (2 if code == home else 0), code == home))
