"""Whether somebody or something is only at, from or near an undertaking."""

from pipeline.facts.expression import Expression
from pipeline.facts.project_named import Named
from pipeline.facts.project_windows import Window

NEAR = 30  # characters within which a verb has the undertaking before it for its subject
AT = Expression(
    r"\b(?:to|from|at|in|near|through|via|by|with|into|against|than|over|across|along|under|"
    r"beneath) (?:the |a |an |<[pl]\d+>'s )?(?:new |existing |under-construction )?$"
)
FROM = Expression(
    r"\b(?:from|near|via|by|than|visited|toured|connecting|linking|joining|between) "
    r"(?:the |a |an |<[pl]\d+>'s )?(?:new |existing )?$"
    r"|\b(?:connect|link|join)(?:s|ing)?\b[^.;]{0,80} (?:to|and|with) (?:the )?"
    r"(?:<[pl]\d+>(?:'s)? )?(?:new |existing )?$"
)
WORK_AT = Expression(
    r"\b(?:work|works|production|construction|operations?|output|drilling) (?:at|in) (?:the |<[pl]\d+>'s )?$"
)
INVESTS = Expression(r"\b(?:invest(?:s|ed|ing)?|investments?|stakes?)\b[^,;.]{0,40} in (?:the |a |an |<[pl]\d+>'s )?$")


def is_visited(one: Named) -> bool:
    """Whether somebody is only at, from or near an undertaking, or has been there."""
    before = one.reading.masked[: one.start]
    return (is_at(before) or bool(FROM.search(before))) and not WORK_AT.search(before)


def is_at(before: str) -> bool:
    """Whether words lead to a place, not to what money is put into."""
    return bool(AT.search(before)) and not INVESTS.search(before)


LISTED = Expression(  # "the dam and the canal are planned"
    r"^(?: (?:in|at|near|of) (?:the )?(?:<[pl]\d+>)?(?:'s)?| \([^)]{1,40}\)|[ ,]|\b(?:and|or|as well as|together with|"
    r"along with|plus|the|an?|its|their|new|both|another|<[plmqnd]\d+>(?:'s|-[a-z]+)?|"
    r"(?:plant|project|line|port)s?)\b)*$"
)
BREAK = Expression(r";|\b(?:while|whereas|but|which|that|where)\b")
NEW_CLAUSE = Expression(r"[,;]| (?:and|but|while|whereas|where|which|that) ")
GOVERNS = Expression(r"^ (?:(?:the|an?|its|their|another|new|<[pl]\d+>'s) ){0,3}$")
LEANING = Expression(
    r"\b(?:of|like|as|than|after|for|to|from|in|at|near|through|via|by|with|into) (?:the |an? |its )?"
    r"(?:<[pl]\d+>(?:'s)? )?$"
)


def is_of_another(window: Window, start: int, end: int) -> bool:
    """Whether words tell of another undertaking in the sentence: it stands between as a subject, or is their object, or
    is their subject before a clause of its own."""
    return any(_tells_of(window, other, start, end) for other in window.others)


def _tells_of(window: Window, other: tuple[int, int], start: int, end: int) -> bool:
    masked, (low, high), (first, last) = window.reading.masked, window.anchor, other
    if high <= first and last <= start:
        return not (_is_led(masked[:first]) or LISTED.search(_between(window, high, first)))
    if end <= first and last <= low:
        return bool(BREAK.search(_between(window, end, low)))
    if high <= start and end <= first:
        return bool(GOVERNS.search(masked[end:first]))
    if last > start or end > low or LISTED.search(_between(window, last, low)):
        return False
    return bool(NEW_CLAUSE.search(_between(window, end, low))) or (_is_led(masked[:low]) and start - last < NEAR)


def _is_led(before: str) -> bool:
    """Whether a preposition leads to what comes next."""
    return is_at(before) or bool(LEANING.search(before))


def _between(window: Window, start: int, end: int) -> str:
    """The words between two places without the names of other undertakings."""
    masked = window.reading.masked
    for first, last in sorted(window.others, reverse=True):
        if start <= first and last <= end:
            masked, end = masked[:first] + masked[last:], end - (last - first)
    return masked[start:end]
