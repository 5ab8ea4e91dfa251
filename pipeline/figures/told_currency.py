"""The currency that a text names once for all its amounts: "(Values in US dollars)", "All figures are in euros"."""

import re
from functools import lru_cache

from pipeline.figures.draft import Draft
from pipeline.figures.passage import Passage
from pipeline.figures.unit import Unit, read_unit_after

TOLD = re.compile(
    r"\b(?:values?|amounts|figures|sums|prices|totals|data|everything|numbers|statistics|unit(?=:)|currency(?=:))"
    r"(?: (?:below|here|above|throughout|in this [a-z]{3,12}|of this [a-z]{3,12}))?"
    r"(?:(?: (?:is|are|were|all|being)){0,2}"
    r"(?: (?:given|expressed|quoted|stated|shown|reported|cited|counted|converted|measured|denominated))?"
    r" (?:in|into)|:)"
    r"(?: (?:current|constant|nominal))?(?= )"
    r"|\(in(?= [^()\n]{2,20}\)[ ]?(?:\n|$))"
)
THOUSAND = 1e3


def currency_told(passage: Passage, draft: Draft) -> bool:
    """ "39.6 billion" where the text says that its values are in dollars; a number with no scale may be anything."""
    if draft.scale < THOUSAND or draft.number.form == "vague":
        return False
    told = find_told(passage.text)
    if told is None or told.end > draft.start:
        return False
    draft.measure_late("money", told.name, "currency_told", told.factor)
    return True


@lru_cache(maxsize=1)
def find_told(text: str) -> Unit | None:
    """The currency that a text says its amounts are in, and where it is said; None where it says none."""
    passage = Passage.of(text)
    for match in TOLD.finditer(passage.lower):
        unit = read_unit_after(passage, match.end())
        if unit is not None and unit.figure_class == "money":
            return unit
    return None
