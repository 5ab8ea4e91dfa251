"""When a pledge was made of which only "on the same day" is said, or that follows another "in addition"."""

from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression
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
BACK = 2  # sentences in which the dated pledge stands


def share_dates(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges, those without a date with the day or year of the one that their sentence leans on."""
    dated = list(claims)
    for number, claim in enumerate(claims):
        reading = _find_reading(scene, claim) if claim.announced_on is None else None
        if reading is not None:
            dated[number] = _date(claim, reading, _find_earlier(scene, dated, number, reading))
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


def _date(claim: PledgeClaim, reading: Reading, earlier: Read[str] | None) -> PledgeClaim:
    if earlier is None:
        return claim
    if claim.statement.rule == "share_was" or is_same_day(reading):
        value = earlier.value[:4] if " same year" in reading.masked else earlier.value
        return replace(claim, announced_on=replace(earlier, value=value, method="inferred"))
    if SAME_YEAR.search(reading.masked):
        return replace(claim, announced_on=replace(earlier, value=earlier.value[:4], method="inferred"))
    return claim
