"""Currencies that share a name: whose rupee, franc or pound a text speaks of, told by the countries it names."""

from functools import lru_cache

from pipeline.figures.lexicon import load_lexicon


@lru_cache(maxsize=16)
def settle_currency(text: str, family: str) -> str:
    """The ISO 4217 code of a family ("?rupee") whose countries a text names most.

    Where it names none of them, the first of the family; an empty code where no one currency of the name is usual.

    >>> settle_currency("Karachi got 5 million rupees", "?rupee"), settle_currency("5 million rupees", "?rupee")
    ('PKR', 'INR')
    """
    members = load_lexicon().currency_contexts[family]
    counts = [len(pattern.findall(text)) for _, pattern in members]
    return members[counts.index(max(counts))][0]
