"""Whether somebody or something is only at, from or near an undertaking."""

from pipeline.facts.expression import Expression
from pipeline.facts.project_named import Named

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
