"""When a pledge was made of which only "on the same day" is said, or that follows another "in addition"."""

from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_deals import SIGNED, UNDER_ANY
from pipeline.facts.scene import Reading, Scene

SAME_DAY = Expression(
    r"^(?:(?:and|also),? )?(?:on|at|in) (?:the|that) (?:very )?same (?:day|date|time|occasion|ceremony|month|year)\b"
    r"|\b(?:on|at|in) (?:the|that) (?:very )?same (?:day|date|occasion|ceremony|month|year)\b"
    r"|^(?:simultaneously|concurrently|at the (?:signing|same) ceremony)\b"
)
SAME_YEAR = Expression(
    r"^(?:in addition|additionally|moreover|furthermore|besides|separately|also|the (?:two )?(?:parties|sides) also|"
    r"(?:the )?<[po]\d+>(?: \(<[po]\d+>\))? also)\b|\bin (?:the|that) same year\b"
)
OF_THE_LOAN = Expression(r"\b(?:contribut(?:ed|es|ing)|its (?:share|portion|participation))\b")
OF_THE_DEBT = Expression(
    r"\b(?:cancel\w*|waiv\w*|forg[ai]ve\w*|wr[io]t\w* off|exempt\w*)\b[^;.]*\b(?:debts?|obligations|loans?)\b"
)
DEBT_SIGNED = Expression(r"\bsigned [^;.]*\b(?:cancel\w*|waiv\w*|forgiv\w*|relief|exempt\w*|write-off|writing off)\b")
BACK = 2  # sentences in which the dated pledge stands


def share_dates(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges, those without a date with the day or year of the one that their sentence leans on."""
    dated = list(claims)
    for number, claim in enumerate(claims):
        reading = _find_reading(scene, claim) if claim.announced_on is None else None
        if reading is not None:
            earlier = _find_earlier(scene, dated, number, reading)
            dated[number] = _date(claim, reading, earlier)
            if dated[number].announced_on is None and claim.transaction_type.value != "12":
                day = _find_day(scene, dated, number, reading)
                dated[number] = replace(claim, announced_on=replace(day, method="inferred") if day else None)
    return dated


def is_same_day(reading: Reading) -> bool:
    """Whether a sentence tells of the day that the one before told of: "on the same day, …"."""
    return bool(SAME_DAY.search(reading.masked))


def _find_reading(scene: Scene, claim: PledgeClaim) -> Reading | None:
    start = claim.statement.start
    return next((r for r in scene.readings if r.sentence.start <= start < r.sentence.end), None)


def _find_earlier(scene: Scene, claims: list[PledgeClaim], number: int, reading: Reading) -> Read[str] | None:
    """The date of the last pledge before that has one."""
    first = scene.readings[max(0, reading.index - BACK)].sentence.start
    before = [c for i, c in enumerate(claims) if i != number and first <= c.statement.start < reading.sentence.start]
    dates = [c.announced_on for c in sorted(before, key=lambda c: c.statement.start) if c.announced_on is not None]
    return dates[-1] if dates else None


def _find_day(scene: Scene, claims: list[PledgeClaim], number: int, reading: Reading) -> Read[str] | None:
    """The day of a deal that a sentence without a time goes on about: "on the same day", what each lender "contributed"
    to the loan, the debts cancelled under what was signed."""
    claim, words = claims[number], reading.masked
    earlier = scene.readings[max(0, reading.index - BACK) : reading.index]
    if is_same_day(reading):
        return next((day for told in reversed(earlier) if (day := _last_day(told)) is not None), None)
    if UNDER_ANY.search(words):
        return next(
            (day for told in reversed(earlier) if SIGNED.search(told.masked) and (day := _last_day(told))), None
        )
    if any(reading.coded("t")):
        return None
    if OF_THE_DEBT.search(words):
        return next(
            (day for told in reversed(earlier) if DEBT_SIGNED.search(told.masked) and (day := _last_day(told))), None
        )
    if not OF_THE_LOAN.search(words) or not earlier:
        return None
    givers = {read.value for read in claim.pledgors}
    loans = [
        other.announced_on
        for other in claims
        if earlier[0].sentence.start <= other.statement.start < reading.sentence.start
        and other.instrument.value == "loan"
        and givers & {read.value for read in other.pledgors}
    ]
    return loans[-1] if loans else None


def _last_day(reading: Reading) -> Read[str] | None:
    """The last date of a sentence that is one of a deed."""
    times = [(slot, slot.time) for slot in reading.coded("t") if slot.time is not None]
    days = [
        Read(str(time.first), slot.start, slot.end, "inferred")
        for slot, time in times
        if time.first is not None and time.first == time.last and time.relation == "at" and time.grain == "day"
    ]
    return days[-1] if days else None


def _date(claim: PledgeClaim, reading: Reading, earlier: Read[str] | None) -> PledgeClaim:
    if earlier is None:
        return claim
    if claim.statement.rule in ("share_was", "of_these") or is_same_day(reading):
        value = earlier.value[:4] if " same year" in reading.masked else earlier.value
        return replace(claim, announced_on=replace(earlier, value=value, method="inferred"))
    if SAME_YEAR.search(reading.masked):
        return replace(claim, announced_on=replace(earlier, value=earlier.value[:4], method="inferred"))
    return claim
