"""By when what is paid for is to be ready, where the next sentence tells it: "The mill is to open in 2026"."""

from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression, Found
from pipeline.facts.scene import Reading, Scene

BUILT = ("investment", "financing", "loan", "facility", "grant")
THING = (
    r"(?:(?:the|its|this|both) (?:[a-z-]+ ){0,2}(?P<what>[a-z]+)|it|this|work|works|construction|completion)"
    r"(?: there| on it| at it)?"
)
IS_TO = (
    r"(?:is|are|will|would|should|shall)(?: (?:also|then|now))?(?: (?:to|(?:due|expected|scheduled|set|planned|"
    r"supposed|meant|likely) to|due|expected|planned|scheduled|due for|scheduled for))?(?: be)?(?: (?:fully|all))?"
)
STARTS = r"(?:(?:go|come) (?:on stream|online|live|into operation|into service)|enter (?:operation|service)|"
BE_READY = (
    STARTS + r"(?:start|begin) (?:work|production|operations?|up|running|operating|producing)|"
    r"ready|open(?:ed)?|completed?|completion|finished|done|commissioned|operational|operating|launched|inaugurated|"
    r"running|on stream|put into operation|in operation|built|handed over|delivered)"
)
READY = Expression(rf"^{THING} {IS_TO} {BE_READY}\b[^;.<]{{0,30}} $")
AHEAD = ("at", "by", "within", "until")


def add_ends(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges, those of something built without a deadline with the year in which it is to be ready."""
    return [_add_end(scene, claim) if _lacks_end(claim) else claim for claim in claims]


def _lacks_end(claim: PledgeClaim) -> bool:
    promised = claim.transaction_type.value == "12" and claim.due_year is None
    return promised and claim.instrument.value in BUILT and claim.unit is not None and claim.unit.value.isupper()


def _add_end(scene: Scene, claim: PledgeClaim) -> PledgeClaim:
    start = claim.statement.start
    here = next((r for r in scene.readings if r.sentence.start <= start < r.sentence.end), None)
    if here is None or here.index + 1 >= len(scene.readings):
        return claim
    after = scene.readings[here.index + 1]
    if after.sentence.paragraph != here.sentence.paragraph:
        return claim
    year = _read_end(scene, here, after)
    return claim if year is None else replace(claim, due_year=year)


def _read_end(scene: Scene, here: Reading, after: Reading) -> Read[int] | None:
    """The year that the sentence after sets for the one thing that the pledge builds."""
    published = scene.document.published
    for slot in after.coded("t"):
        time, found = slot.time, READY.search(after.masked[: after.position(slot)])
        if found is None or time is None or time.due_year is None or time.relation not in AHEAD:
            continue
        if not _is_named(here, found) or (published is not None and time.due_year < published.year):
            return None
        return Read(time.due_year, slot.start, slot.end, "resolved" if time.resolved else "read")
    return None


def _is_named(here: Reading, found: Found) -> bool:
    """Whether what is to be ready was spoken of in the pledge: the word stands there, or "it" means it."""
    what = found["what"]
    return what is None or f" {what}" in here.masked
