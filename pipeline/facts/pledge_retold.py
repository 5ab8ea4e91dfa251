"""What a text says again of a pledge, or says later: "The loan amounts to $5 million", "the grant is …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_help import NAMED, WORDS
from pipeline.facts.scene import Reading, Scene, Slot
from schemas.vocabularies import Instrument

ITS = r"^(?:(?:the|this|its) )?(?:(?:total|face|monetary|estimated|overall) )?"
ITS_VALUE = Template(
    rf"{ITS}(?:(?:value|worth|amount|size) of )?(?:the|this|these)? ?[^;.<]{{0,70}}?"
    r"(?:{help}|{given_thing}|debts?|debt obligations)"
    rf"{NAMED}(?:,? (?:valued at|estimated at|worth|with an? (?:[a-z]+ ){{0,2}}value of)|"
    r"[^;.<]{0,60}? (?:is|was|were|amounts to|amounted to|totals|totalled|totaled|had a (?:face )?value of|"
    r"(?:was|is|were|are) (?:valued at|worth|estimated (?:at|to be worth))|came to|stands at))"
    r"(?: (?:about|approximately|some|worth))? {money:value}",
    WORDS,
)
KIND_TOLD = Template(
    r"^the (?P<deal>grant|loan|credit) (?:agreement|contract) "
    r"|^(?:the|this|these|all) (?:[a-z-]+ ){0,4}?(?P<kind>grants?|loans?|credits?|line of credit|borrowings)\b"
    r"|^(?:(?:a )?part|some|half|most|<[mc]\d+>|(?:the )?(?:proceeds|funds)) (?:of|from) (?:the|this) "
    r"(?:[a-z-]+ ){0,2}(?P<portion>grants?|loans?|credits?)\b"
    r"|^(?:the|this) (?:money|sum|amount) (?:is|was) an? (?:[a-z-]+ )?(?P<named>gift|grant|loan)\b"
)
ITS_PARTS = Template(
    r"^(?:the|this) (?:[a-z]+ )?(?:team|mission|group|delegation|batch|donation|gift|consignment|shipment|assistance|"
    r"aid|cargo) (?:consisted of|consists of|comprised|comprises|was made up of|is made up of|was composed of) "
    r"(?:a total of |about |some )?"
)
DEFINITE = Expression(r"\b(?:the|this|that|these|those) $")
ANEW = Expression(r"\b(?:another|additional|further|extra|second|third|new|more|again|each|also)\b")
NEXT = 3  # sentences in which the worth of a pledge may be told
FAR = 4  # sentences in which its kind may be told
LONG = re.compile(r"[a-z]{4,}")
LEAST_ROUNDED = 1e6
KINDS: dict[str, Instrument] = {"gi": "grant", "gr": "grant", "lo": "loan", "cr": "loan", "li": "loan", "bo": "loan"}


def complete_claims(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges with the amount and the kind that the sentences after theirs tell of them."""
    taken = {figure for claim in claims for figure in claim.figures}
    completed = []
    for claim in claims:
        if _lacks_worth(claim) and claim.statement.rule in UNTOLD and claim.transaction_type.value != "12":
            claim = _add_worth(scene, claim, taken)
            taken |= set(claim.figures)
        if (
            claim.quantity is None
            and claim.instrument.value in ("in_kind", "other")
            and claim.statement.rule in MADE_UP
        ):
            claim = _add_count(scene, claim)
        completed.append(_add_kind(scene, claim, claims))
    return completed


def _lacks_worth(claim: PledgeClaim) -> bool:
    """Whether a pledge has no amount, or only counts the goods: money counts for more."""
    counted = claim.instrument.value == "in_kind" and claim.unit is not None and not claim.unit.value.isupper()
    return claim.quantity is None or counted


def _later(scene: Scene, claim: PledgeClaim, count: int) -> Iterator[Reading]:
    """The sentences that follow a pledge's own."""
    own = next((r.index for r in scene.readings if r.sentence.start <= claim.statement.start < r.sentence.end), None)
    if own is not None:
        yield from scene.readings[own + 1 : own + 1 + count]


def _add_count(scene: Scene, claim: PledgeClaim) -> PledgeClaim:
    """How many there were of a team, or of what first in a gift: "The team consisted of 13 doctors"."""
    for reading in _later(scene, claim, NEXT):
        match = ITS_PARTS.first(reading)
        if match is None:
            continue
        at = reading.text_span(match.end, match.end + 1)[0]
        first = bisect_left(scene.figures, at, key=lambda figure: figure.start)
        figure = scene.figures[first] if first < len(scene.figures) else None
        if figure is not None and figure.start == at and figure.figure_class in ("count", "physical"):
            return with_amount(scene, claim, Slot("n", figure.start, figure.end, figures=(first,)))
    return claim


def _add_worth(scene: Scene, claim: PledgeClaim, taken: set[int]) -> PledgeClaim:
    for reading in _later(scene, claim, NEXT):
        match = ITS_VALUE.first(reading)
        if match is not None and not set(match.slot("value").figures) & taken:
            return with_amount(scene, claim, match.slot("value"))
    return claim


def _is_joint(scene: Scene, claim: PledgeClaim, loan: PledgeClaim) -> bool:
    """Whether a loan was told of within the sentences before a contribution by one of its lenders."""
    between = sum(loan.statement.end <= s.start < claim.statement.start for s in scene.document.sentences)
    return loan.statement.start < claim.statement.start and between <= NEXT and _share_giver(claim, loan)


def _add_kind(scene: Scene, claim: PledgeClaim, told: list[PledgeClaim]) -> PledgeClaim:
    """Financing of no stated kind is the loan or grant that the text goes on to speak of, or has just told of where a
    lender contributed to it."""
    if claim.instrument.value != "financing" or claim.quantity is None:
        return claim
    if "contributed" in scene.quote(claim.statement.start, claim.statement.end):
        joint = next((o for o in told if o.instrument.value == "loan" and _is_joint(scene, claim, o)), None)
        if joint is not None:
            return replace(claim, instrument=replace(joint.instrument, method="inferred"))
    for reading in _later(scene, claim, FAR):
        match: Match | None = KIND_TOLD.first(reading)
        label = next((part for part in ("deal", "kind", "portion") if match is not None and match.has(part)), "named")
        if match is not None and (label not in ("kind", "portion") or claim.transaction_type.value != "12"):
            kind = KINDS[match.words(label)[:2]]
            return replace(claim, instrument=Read(kind, *match.span(label), "inferred"))
    return claim


def with_amount(scene: Scene, claim: PledgeClaim, amount: Slot) -> PledgeClaim:
    """Adds the figure, and the text's own conversion of it into dollars."""
    index = amount.figures[0]
    figure = scene.figures[index]
    conversions = [i for i, other in enumerate(scene.figures) if other.conversion_of == index]
    dollars = next((scene.figures[i] for i in conversions if scene.figures[i].unit == "USD"), None)
    span = (figure.start, figure.end)
    return replace(
        claim,
        quantity=Read(figure.value, *span),
        quantity_max=None if figure.value_max is None else Read(figure.value_max, *span),
        unit=Read(figure.unit, *span),
        bound=Read(figure.bound, *span),
        converted_usd=None if dollars is None else Read(dollars.value, dollars.start, dollars.end),
        figures=(index, *conversions),
    )


def tell_once(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """Without the pledges that the text makes again: in a headline, in another currency, or later on."""
    headings = [s for s in scene.document.sentences if s.role == "heading"]
    headed = [any(s.start <= claim.statement.start < s.end for s in headings) for claim in claims]
    body = [claim for claim, is_headed in zip(claims, headed, strict=True) if not is_headed]
    numbered = [claim for claim in claims if claim.quantity is not None]
    kept: list[PledgeClaim] = []
    for claim, is_headed in sorted(zip(claims, headed, strict=True), key=lambda told: told[0].statement.start):
        if is_headed and any(_repeats(claim, other) for other in body):
            continue
        unnumbered = claim.quantity is None and claim.statement.rule == "signed_loan"
        if unnumbered and any(_share_giver(claim, o) and _in_one_sentence(scene, claim, o) for o in numbered):
            continue  # "signed a framework agreement to provide a $6 billion loan"
        again = None if is_headed else next((at for at, told in enumerate(kept) if _is_same(scene, claim, told)), None)
        if again is None:
            kept.append(claim)
        else:
            kept[again] = _join(kept[again], claim)
    return kept


def _repeats(headline: PledgeClaim, other: PledgeClaim) -> bool:
    """Whether a headline only tells ahead what the text tells in full."""
    return _is_same_sum(headline, other) or _counts(headline, other) or _says_again(headline, other)


def _says_again(headline: PledgeClaim, other: PledgeClaim) -> bool:
    """Whether both are the same help to the same: of the same number ("30 scholarships", "30 students") or, where the
    headline has none, in some of the same words."""
    receivers, others = ({read.value for read in side.recipients} for side in (headline, other))
    same = headline.instrument.value == other.instrument.value and receivers <= others
    if not same or not _share_giver(headline, other):
        return False
    if headline.quantity is not None:
        return other.quantity is not None and headline.quantity.value == other.quantity.value
    here, there = (set(LONG.findall(claim.description.value.lower())) for claim in (headline, other))
    return len(here & there) > 1


def _is_same(scene: Scene, claim: PledgeClaim, told: PledgeClaim) -> bool:
    """Whether a pledge was told before: the same sum by the same giver to nobody else, or the same words twice."""
    if claim.quantity is None or told.quantity is None:
        return claim.quantity is told.quantity and _overlaps(scene, claim, told)
    givers, before = ({read.value for read in side.pledgors} for side in (claim, told))
    receivers, others = ({read.value for read in side.recipients} for side in (claim, told))
    if _sums(claim) & _sums(told) and _is_definite(scene, claim):
        return True
    if not _sums(claim) & _sums(told) or not givers & before or (receivers and others and not receivers & others):
        return False
    if len({claim.instrument.value, told.instrument.value} - {"financing"}) > 1:
        return False
    start = claim.statement.start
    words = scene.quote(max(0, start - 40), max(claim.quantity.end, start))
    return not ANEW.search(words.lower())


def _is_definite(scene: Scene, claim: PledgeClaim) -> bool:
    """Whether a sum is one that was spoken of: "the $5 million grant"."""
    return claim.quantity is not None and bool(DEFINITE.search(scene.quote(0, claim.quantity.start)[-20:].lower()))


def _share_giver(one: PledgeClaim, other: PledgeClaim) -> bool:
    return bool({read.value for read in one.pledgors} & {read.value for read in other.pledgors})


def _overlaps(scene: Scene, claim: PledgeClaim, told: PledgeClaim) -> bool:
    same = claim.instrument.value == told.instrument.value
    if same and claim.transaction_type.value == told.transaction_type.value == "3":
        return _in_one_sentence(scene, claim, told)
    return same and claim.statement.start < told.statement.end and told.statement.start < claim.statement.end


def _in_one_sentence(scene: Scene, claim: PledgeClaim, told: PledgeClaim) -> bool:
    starts = (claim.statement.start, told.statement.start)
    return any(s.start <= min(starts) and max(starts) < s.end for s in scene.document.sentences)


def _join(told: PledgeClaim, claim: PledgeClaim) -> PledgeClaim:
    """What was told first, with what only the later telling says: for whom, by when, of what kind."""
    better = told.instrument.value == "financing" and claim.instrument.value != "financing"
    return replace(
        told,
        recipients=told.recipients or claim.recipients,
        instrument=claim.instrument if better else told.instrument,
        due_year=told.due_year or claim.due_year,
        announced_on=told.announced_on or claim.announced_on,
    )


def _is_same_sum(one: PledgeClaim, other: PledgeClaim) -> bool:
    """Whether two pledges share a giver and an amount, as stated or as the text converts it."""
    if not {read.value for read in one.pledgors} & {read.value for read in other.pledgors}:
        return False
    return bool(_sums(one) & _sums(other)) or _is_rounded(one, other)


def _counts(heading: PledgeClaim, body: PledgeClaim) -> bool:
    """Whether the text counts what its heading tells without a number: "to donate more ambulances"."""
    if heading.quantity is not None or body.quantity is None or heading.instrument.value != body.instrument.value:
        return False
    receivers = {read.value for read in heading.recipients}
    return _share_giver(heading, body) and receivers == {read.value for read in body.recipients}


def _is_rounded(one: PledgeClaim, other: PledgeClaim) -> bool:
    """Whether a sum is another with fewer digits: "$233M" for $233.1 million."""
    if one.quantity is None or other.quantity is None or one.unit is None or other.unit is None:
        return False
    brief, whole = one.quantity.value, other.quantity.value
    digits = f"{brief:.0f}"
    step = 10.0 ** (len(digits) - len(digits.rstrip("0")))
    return one.unit.value == other.unit.value and brief >= LEAST_ROUNDED and abs(brief - whole) < step


def _sums(claim: PledgeClaim) -> set[tuple[float, str]]:
    stated = {(claim.quantity.value, claim.unit.value)} if claim.quantity and claim.unit else set()
    return stated | ({(claim.converted_usd.value, "USD")} if claim.converted_usd else set())


MADE_UP = frozenset(
    "party_did party_also_did pronoun_did party_gives was_done experts_from experts_come ceremony".split()
)
UNTOLD = frozenset(
    "signed_loan debt_deal party_did party_signed party_also_did pronoun_did was_done party_gives".split()
)
"""The rules that may see a pledge before its worth is told."""
