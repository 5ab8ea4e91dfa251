"""Amounts that share a verb told once: "Norway will give $5 million and Japan $3 million", and lists of gifts."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause
from pipeline.facts.pledge_givers import list_donors
from pipeline.facts.pledge_words import WORDS, classify_act
from pipeline.facts.scene import Reading, Slot

GAP = Template(
    r"(?:,|;|,? and|,? while) (?:the )?{actor:giver}(?:'s)?"
    r"(?: (?:fund|bank|government|side|firm|company|foundation))?,? (?:with )?(?P<kind>(?:one )?of )?"
    r"(?:(?:another|up|to|about|some|an?|further|over|nearly|almost|only|more|than|the|same|smaller|larger) ){0,3}"
    r"{amount:value}"
)
DATIVE = Expression(r"^ (?:the )?<[pol]\d+> ")  # "gave Nepal $5 million and Bhutan $3 million": one giver
AMOUNT = Expression(r"<[mnq]\d+>")
LISTED_GIFT = Template(r"^(?:[-*?.] ?|\(?[0-9a-z]{1,4}[.)] ?)?(?:an? |the )?(?:[a-z-]+ ){0,4}{amount:value}")
MADE_BY = Template(
    r"\b(?:commitments?|pledges?|contributions?|donations?|promises|gifts?|measures)(?: [a-z]+){0,3} "
    r"(?:made|announced|pledged|promised|offered|given|provided) by (?:the )?(?P<of>){actor:who}[^:;.]{0,60}:",
    WORDS,
)
SHARING = ("give", "lend", "fund", "verb", "invest", "relief")


def spread_gaps(reading: Reading, clauses: list[Clause]) -> Iterator[Clause]:
    """The clauses, each cut where another giver's amount begins, and a clause for every such amount."""
    gaps = list(GAP.find(reading)) if len(clauses) and reading.masked.count("<m") > 1 else []
    for clause in clauses:
        shared = [gap for gap in gaps if clause.object_start < gap.start <= clause.end and _may_share(clause, gap)]
        first = AMOUNT.search(reading.masked, clause.object_start, clause.end)
        shared = [gap for gap in shared if first is not None and first.start() < gap.start]
        if not shared:
            yield clause
            continue
        yield replace(clause, end=shared[0].start)
        for gap, after in zip(shared, [*shared[1:], None], strict=True):
            giver, value = gap.slot("giver"), gap.slot("value")
            begins = reading.masked.find(">", gap.masked_span("giver")[0]) + 1
            stop = CLAUSE_STOP.search(reading.masked, gap.end)
            end = after.start if after else stop.start() if stop else len(reading.masked.rstrip(" .;,"))
            act_start = reading.position(value)
            yield replace(
                clause,
                subjects=(giver,),
                start=gap.start,
                act_start=act_start,
                object_start=begins,
                end=end,
                value=value,
                kind=(clause.object_start, shared[0].start) if gap.has("kind") else None,
                rule="shared_verb",
            )


def _may_share(clause: Clause, gap: Match) -> bool:
    """Whether the verb is told for a giver: one that is known to give where receivers may stand ("gave Nepal $5 million
    and Bhutan $3 million")."""
    opening = clause.reading.masked[clause.object_start : clause.end]
    giver = gap.slot("giver")
    banks = giver.code == "o" and clause.subjects[0].code == "o"  # no bank is given what another bank gives
    return (
        classify_act(clause.act) in SHARING
        and clause.listed is None
        and (not DATIVE.search(opening) or banks or giver.entity_ids[0] in list_donors())
    )


def read_listed_gift(reading: Reading, lead: Reading, givers: tuple[Slot, ...]) -> Iterator[Clause]:
    """The amount that an item under "China pledged:" begins with."""
    match = LISTED_GIFT.first(reading)
    if match is not None and givers:
        end, begins = len(reading.masked.rstrip(" ,;.")), match.masked_span("value")[0]
        value = match.slot("value")
        at, rule = match.start, "listed_gift"
        yield Clause(reading, givers, "pledged", at, begins, at, end, None, rule, "12", lead.index, None, value)
