"""Who builds, pays for or owns an undertaking."""

from collections.abc import Iterator, Sequence

from pipeline.facts.claim import Read
from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.project_windows import Window
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import ProjectRole

WORDS = load_words("project_status.csv")
WHO = r"(?:the )?{gap2}(?:{state}(?:'s|-owned|-based)? )?(?:{gap3})?{party:who}"
BY = Template(rf"{{made}} (?:jointly |together )?by {WHO}(?:(?:,|,? and) (?:the )?{{party:more}})?", WORDS)
PAID = Template(
    rf"{{paid}} (?:jointly |largely |mostly |partly )?(?:by|with loans from|with a loan from|through) {WHO}"
    rf"(?:(?:,|,? and) (?:the )?{{party:more}})?",
    WORDS,
)
OWNED = Template(rf"\b(?:owned|majority-owned|co-owned) (?:jointly )?by {WHO}(?:(?:,|,? and) (?:the )?{{party:more}})?")
LEADS = Template(r"{party:who},? (?:[a-z-]+ ){0,3}?{builds}\b", WORDS)
LENDS = Template(
    r"{party:who},? (?:(?:has|have|had|is|are|will|would|also|alone|jointly|itself) ){0,3}{lends}\b"
    r"|{party:approver} (?:has |have )?approved an? (?:<m\d+> )?(?:[a-z-]+ )?(?:loan|credit)\b",
    WORDS,
)
LOAN_FROM = Template(r"\b(?:loan|loans|credit|financing|funding) (?:of <m\d+> )?(?:from|by) (?:the )?{gap2}{party:who}")
AS_BUILDER = Template(
    r"{party:who} (?:comes in )?as (?:the )?(?:general |main |lead )?(?:contractor|builder|developer|investor)"
)
CONTRACTOR = Template(
    r"\b(?:contractor|contractors|builder|developer|operator)s?,? (?:is |was |are )?(?:the )?{gap3}{party:who}"
)
PARTNER = Template(
    r"{party:who} (?:participation|involvement|investment|financing|technology|investor|investors|company|companies|"
    r"firm|firms|contractor|contractors|consortium|loan|loans|credit|support|help|backing)\b"
)
ROLES: tuple[tuple[Template, ProjectRole], ...] = (
    (BY, "builder"), (LEADS, "builder"), (AS_BUILDER, "builder"), (CONTRACTOR, "builder"), (PAID, "lender"),
    (LENDS, "lender"), (LOAN_FROM, "lender"), (OWNED, "owner"), (PARTNER, "partner"),
)  # fmt: skip


def read_roles(scene: Scene, windows: Sequence[Window]) -> tuple[tuple[ProjectRole, Read[str]], ...]:
    """Builders, lenders and owners as named, with their states as partners."""
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    reads: dict[tuple[ProjectRole, str], Read[str]] = {}
    for slot, role in _list_actors(windows):
        party = slot.entity_ids[0]
        if slot.code == "o":
            reads.setdefault((role, party), Read(party, slot.start, slot.end, "resolved"))
        state = homes.get(party) if slot.code == "o" else party
        if state:
            reads.setdefault(("partner", state), Read(state, slot.start, slot.end, "resolved"))
    return tuple((role, read) for (role, _), read in reads.items())


def _list_actors(windows: Sequence[Window]) -> Iterator[tuple[Slot, ProjectRole]]:
    for window in windows:
        for template, role in ROLES:
            for match in template.find(window.reading):
                if window.start <= match.start < window.end:
                    yield from ((slot, role) for slot in _actors(match))


def _actors(match: Match) -> Iterator[Slot]:
    yield match.slot("who", "approver")
    if match.has("more"):
        yield match.slot("more")
