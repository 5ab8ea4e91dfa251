"""Amounts that stand alone in a list below the words that say who gives: "Funding from Japan: - $3 million"."""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.pledge_clauses import Clause
from pipeline.facts.scene import Reading, Scene, Slot

PURPOSE = (
    r"(?: \([^()]{1,40}\))?(?: in (?:loans?|grants?|credits?|financing|funding|aid|assistance|equity))?"
    r" (?:to|for|towards?) "
)
ITEM = Template(
    r"^(?:[-*.•–] ?)?(?:\(?[0-9a-z]{1,3}[.)] ?)?(?:[^:;.<]{1,40}: |<[po]\d+>(?: \([^()]{1,20}\))?: )?"
    r"(?P<what>(?:an? )?(?:[a-z-]+ )?(?:loan|grant|credit|credit line|contribution|investment|donation) of )?"
    r"{money:value}" + PURPOSE
)
NEXT_ITEM = Template(r"(?:;|,|;? and|, and) (?:and )?{money:value}" + PURPOSE)
GIVEN = (
    r"(?P<given>investments?|commitments?|pledges?|support|assistance|aid|funding|financing|grants?|loans?|contributions?|"
    r"donations?|help|funds|packages?)"
)
LEADS = (
    Template(GIVEN + r" (?:[a-z]+ ){0,2}(?:from|by) (?:the )?{party:who}"),
    Template(r"{party:who}(?:'s|')? (?:[a-z]+ ){0,3}" + GIVEN + r"\b"),
    Template(
        r"{party:who} (?:<t\d+> )?(?:[a-z]+ ){0,3}(?:announced|announces|announcing|pledged|pledges|committed|commits|"
        r"will provide|is providing|provides) (?:(?:[a-z]+|<p\d+>) ){0,4}(?:" + GIVEN + r"|(?P<list>the following))\b"
    ),
)
OF_PAST = Expression(r"\b(?:spent|disbursed|since|previous|earlier|past|received|cost|costs|budget|debt|debts)\b")
HIGH = 10  # readings above a list in which its headings stand


def list_items(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """One clause an amount of a list item that has no verb of giving, by those whom the headings above it name."""
    first = ITEM.first(reading)
    if first is None or OF_PAST.search(reading.masked):
        return
    found = _find_lead(scene, reading)
    if found is None:
        return
    lead, giver, noun = found
    items = [first, *(match for match in NEXT_ITEM.find(reading) if match.start > first.start)]
    ends = [*(match.start for match in items[1:]), len(reading.masked.rstrip(" ,;."))]
    act = "invest" if noun.startswith("invest") else "pledged"
    for match, end in zip(items, ends, strict=True):
        at = match.masked_span("what" if match.has("what") else "value")[0]
        yield Clause(
            reading, (giver,), act, at, at, at, end, None, "listed_amount", listed=lead.index, value=match.slot("value")
        )


def _find_lead(scene: Scene, reading: Reading) -> tuple[Reading, Slot, str] | None:
    """The nearest heading above, or words before a colon, that tell what is given and by whom."""
    for index in range(reading.index - 1, max(-1, reading.index - 1 - HIGH), -1):
        above = scene.readings[index]
        if (
            above.sentence.role != "heading"
            and not above.masked.rstrip().endswith(":")
            and scene.lead(reading) is not above
        ):
            continue
        match = next((match for lead in LEADS if (match := lead.first(above))), None)
        if match is not None:
            return above, match.slot("who"), match.words("given") if match.has("given") else ""
    return None
