"""Parts of a sum that brackets tell: "approved $60 million for schools ($40 million for Peru) and power ($20 million
for Chad)"."""

from dataclasses import replace

from pipeline.facts.claim import PledgeClaim, Read
from pipeline.facts.expression import Expression
from pipeline.facts.pledge_retold import with_amount
from pipeline.facts.scene import Reading, Scene

PART = Expression(
    r"\((?:up to |about |some |nearly |over |around )?(?P<amount><m\d+>)(?: each)? (?:for|to|in|towards?) "
    r"(?:the )?(?:[a-z]+ of (?:the )?)?(?P<whom><p\d+>(?:(?:, (?:and )?| and )(?:the )?<p\d+>)*)[^()<]{0,40}\)"
)


def add_parts(scene: Scene, claims: list[PledgeClaim]) -> list[PledgeClaim]:
    """The pledges with one more for each part of a sum that a bracket gives to a state; the whole is for none of them
    alone."""
    taken = {figure for claim in claims for figure in claim.figures}
    read: list[PledgeClaim] = []
    for claim in claims:
        reading = _find_reading(scene, claim)
        parts = _read_parts(scene, reading, claim) if reading and claim.unit and claim.unit.value.isupper() else []
        parts = [part for part in parts if taken.isdisjoint(part.figures)]
        taken |= {figure for part in parts for figure in part.figures}
        told = {(party.value, party.start) for part in parts for party in part.recipients}
        whole = tuple(party for party in claim.recipients if (party.value, party.start) not in told)
        read += [replace(claim, recipients=whole) if parts else claim, *parts]
    return read


def _find_reading(scene: Scene, claim: PledgeClaim) -> Reading | None:
    start = claim.statement.start
    return next((r for r in scene.readings if r.sentence.start <= start < r.sentence.end), None)


def _read_parts(scene: Scene, reading: Reading, claim: PledgeClaim) -> list[PledgeClaim]:
    """The parts in brackets behind the words of a pledge that nobody else's follow."""
    parts = []
    for found in PART.finditer(reading.masked):
        start, end = reading.text_span(*found.span())
        amount = reading.slot(found.group("amount"))
        if start < claim.statement.start or scene.figure(amount).conversion_of is not None:
            continue
        parties = (slot for slot in reading.coded("p") if start <= slot.start < end)
        whom = tuple(Read(party, slot.start, slot.end, "resolved") for slot in parties for party in slot.entity_ids)
        words = Read(scene.quote(start + 1, end - 1), start + 1, end - 1)
        part = replace(
            claim,
            statement=replace(claim.statement, start=start + 1, end=end - 1, rule="part_in_brackets"),
            recipients=whom,
            description=words,
            quantity_max=None,
            topic="",
        )
        parts.append(with_amount(scene, part, amount))
    return parts
