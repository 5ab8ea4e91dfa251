"""The bound words around a figure: "nearly", "more than", "up to", "or so"."""

import re

from pipeline.figures.draft import Draft
from pipeline.figures.passage import Passage
from schemas.vocabularies import Bound

BEHIND = re.compile(
    r"[ \n]{1,2}(or (?:(?:even|slightly|much)[ \n])?(?:more|so|less|fewer|thereabouts|above|higher|over)"
    r"|at (?:least|most|the most)|and (?:more|above)(?! than))\b|-(plus)\b"
)
BEHIND_BOUNDS: dict[str, Bound] = {
    "or so": "approx",
    "or thereabouts": "approx",
    "or less": "max",
    "or fewer": "max",
    "at most": "max",
    "at the most": "max",
}
STRESS = ("even", "slightly", "much")
SIGNS = frozenset("~≈><≥≤")
OPENING = "(“\"‘[—–-@'"
WINDOW = 40
MEASURED = ("money", "percent", "physical", "duration", None)


def add_bounds(passage: Passage, draft: Draft) -> Draft:
    """The draft with the bound words before and behind it read and taken into its span."""
    found = read_before(passage, draft.start)
    if found is not None and fits(passage, draft, found[0], found[2]):
        draft.start, draft.bound, draft.bound_words = found
        outer = read_before(passage, draft.start) if draft.bound == "approx" else None
        if outer is not None and outer[1] != "approx" and fits(passage, draft, outer[0], outer[2]):
            draft.start, draft.bound, draft.bound_words = outer  # "less than about five"
    for position in {draft.number.end, draft.end}:
        if passage.char(position) not in " \n+-" or passage.char(position) == "":
            continue
        behind = read_behind(passage, position)
        if behind is not None and (position == draft.end or passage.text[position] != "+"):
            draft.end, draft.bound = max(draft.end, behind[0]), behind[1]
            break
    return draft


def read_before(passage: Passage, start: int) -> tuple[int, Bound, str] | None:
    """The bound words before a number or its currency: where they begin, the bound, and the words."""
    lex, floor = passage.lex, max(0, start - WINDOW)
    sign = passage.char(start - 1)
    if sign in SIGNS and sign:
        return start - 1, lex.bounds[sign], sign
    window = passage.lower[floor:start]
    parts = window.rsplit(None, 5)[-5:]
    if parts and lex.has_cue("bound_filler", parts[-1]):
        parts = parts[: -2 if len(parts) > 1 and parts[-2] in ("an", "a") else -1]
    if not parts or parts[-1].lstrip(OPENING + "~") not in lex.bound_last_words:
        return None
    for size in range(min(4, len(parts)), 0, -1):
        chosen = parts[-size:]
        first = chosen[0].lstrip(OPENING)
        phrase = " ".join([first, *chosen[1:]])
        bound = lex.bounds.get(phrase)
        if bound is not None:
            at = len(window)
            for part in reversed(chosen):
                at = window.rfind(part, 0, at)
            return floor + at + len(chosen[0]) - len(first), bound, phrase
    return None


def read_behind(passage: Passage, position: int) -> tuple[int, Bound] | None:
    """The bound words behind a figure: where they end, and the bound."""
    if passage.text[position] == "+":
        return None if passage.char(position + 1).isalnum() else (position + 1, "min")
    match = BEHIND.match(passage.lower, position)
    if match is None:
        return None
    words = (match.group(1) or "").split()
    return match.end(), BEHIND_BOUNDS.get(" ".join(word for word in words if word not in STRESS), "min")


def fits(passage: Passage, draft: Draft, start: int, words: str) -> bool:
    """Whether bound words are meant as such: not "over 30 years" for during, "talks about two projects"."""
    lex, before = passage.lex, passage.word_before(start)
    if words == "over":
        if draft.figure_class == "duration" and draft.rule != "age_of_person":
            return lex.has_cue("minimum_over", before)
        return not lex.has_cue("spread_over", before)
    if lex.has_cue("level_bound", words):
        return draft.figure_class != "duration"  # "higher than one year before"
    if words == "up to":
        return not lex.has_cue("motion_leader", before) and not before.endswith(("%", "percent", "cent", "times"))
    if words == "about":
        return not lex.has_cue("topic_leader", before)
    if words in ("near", "beyond"):
        return draft.figure_class in ("money", "percent", "ratio")
    if words in ("under", "below", "above"):
        return draft.figure_class in MEASURED or draft.number.form == "digits"
    if lex.has_cue("weak_bound", words):
        return draft.figure_class in ("money", "percent", "physical") or draft.number.value >= 1000
    return True
