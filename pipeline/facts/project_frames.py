"""The language of frames: how words may stand to an undertaking, for which `@` stands."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.record import record
from schemas.vocabularies import ProjectStatus

WORDS = load_words("project_stages.csv")
ASIDE = r"(?: \([^)]{1,100}\))?(?:, [^;#]{1,100}?,|,)?"
ADVERB = (
    r"(?:(?:now|also|already|still|then|since|again|at last|all but|just|only|today|never|once|there|[a-z]+ly|<t\d+>)"
    r" ){0,3}"
)
HAS = r"(?:(?:has|have|had) )?"
BE = (
    r"(?:is|are|was|were|has been|have been|had been|lies|lay|remains?|remained|stands|stood|sits|sat|has lain|"
    r"has stood|has remained|has sat|been|stays|stayed|has stayed)"
)
SUBJECT = rf"@{ASIDE}(?: (?:which|that|and|but))? {ADVERB}"
OPENING = (
    r"^(?:but |and |so |yet |while )?(?:[^,;.]{1,40}, )?(?:the |its |all |most |some |every |<[ncrq]\d+> |[a-z]+ ){0,3}"
)
GAP = r"[^.;]{0,60}?"
WIDE = r"[^.;]{0,110}?"


def fill(source: str) -> Expression:
    """An expression in which `{name}` stands for a class of words or a part of these grammars."""
    parts = {
        "it": "@",
        "subject": SUBJECT,
        "aside": ASIDE,
        "adverb": ADVERB,
        "has": HAS,
        "be": BE,
        "gap": GAP,
        "opening": OPENING,
    }
    source += r"(?:[^']|$)" if source.endswith("{it}") else ""  # not what is its: "considering its options"
    for name, words in {**WORDS, **parts, "wide": WIDE}.items():
        source = source.replace("{" + name + "}", words)
    return Expression(source.replace("[^.;", "[^.;#"))  # no gap crosses another undertaking, for which # stands


@record
class Frame:
    """How words stand to an undertaking and what that tells; what is not `firm` yields to any word of status."""

    name: str
    status: ProjectStatus
    firm: bool
    sources: tuple[str, ...]
