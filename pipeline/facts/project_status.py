"""What is said of an undertaking: how far it is, what it costs and carries, who builds or pays for it."""

import re2

from pipeline.facts.claim import Read
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.project_names import Named
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import ProjectRole, ProjectStatus

WORDS = load_words("project_status.csv")
# Where two classes are equally near, the more definite one stands first.
ORDER: tuple[ProjectStatus, ...] = (
    "cancelled",
    "suspended",
    "proposed",
    "planned",
    "under_construction",
    "operational",
)
STATUS_WORDS = [(status, re2.compile(WORDS[status])) for status in ORDER]
WORK_BEGAN = re2.compile(
    r"\b(?:construction|works?|building)\b.{0,110}"
    r"\b(?:began|begun|started|under ?way|commenced|continues|is going on)\b"
)
FUTURE = re2.compile(
    r"\b(?:will|would|to|should|is to|are to|could|may|planned|plans|if)(?: [a-z]+ly)? (?:be |have )?$"
)
CLAUSE_BREAK = re2.compile(r"[;.](?: |$)|, (?:while|whereas|although|but)\b")
COST = Template(
    r"(?:cost|costs|costing|price|priced|worth|valued|estimated|value|budget|investment)\b {gap6}{money:value}"
)
NEXT_COST = Template(
    r"^(?:it|the (?:line|project|road|railway|plant|station|pipeline|route|build)|"
    r"the (?:price|cost)(?: of the [a-z]+)?) (?:will |would |is |was |has )?{gap3}"
    r"(?:cost|put at|estimated at|worth|valued at) {gap3}{money:value}"
)
CAPACITY = Template(
    r"capacity:? {gap4}{physical:value}|{physical:ahead} (?:of )?(?:annual )?capacity|totalling {physical:total}"
)
BUILDER = Template(
    r"(?:led|built|constructed|developed|implemented|run|operated|carried out) by (?:the )?{gap2}{party:who}"
    r"|{party:leader} (?:would lead|will lead|leads|will build|would build|is building|to build)\b"
)
PARTNER = Template(
    r"{party:who} (?:participation|involvement|investment|financing|technology|investor|investors|company|companies)\b"
)
REACH = 160  # characters of the clause that may hold the verb


def read_status(named: Named) -> Read[ProjectStatus] | None:
    """The status said nearest to the project within its clause, or None where the sentence says nothing of it."""
    reading = named.reading
    start, end = _clause(named)
    best: tuple[int, int, Read[ProjectStatus]] | None = None
    for rank, (status, pattern) in enumerate(STATUS_WORDS):
        for found in pattern.finditer(reading.masked, start, end):
            if found.start() < named.end and named.start < found.end() and status in ("operational",):
                continue
            said = _ahead(status, reading.masked[start : found.start()])
            distance = _distance(found.start(), found.end(), named)
            read: Read[ProjectStatus] = Read(said, *reading.text_span(found.start(), found.end()), "inferred")
            if best is None or (distance, rank) < best[:2]:
                best = (distance, rank, read)
    began = WORK_BEGAN.search(reading.masked, start, end)
    if began and began.start() <= named.start and (best is None or best[0] > 0):
        return Read(
            _ahead("under_construction", reading.masked[start : began.end()]),
            *reading.text_span(*began.span()),
            "inferred",
        )
    return best[2] if best else None


def _ahead(status: ProjectStatus, before: str) -> ProjectStatus:
    """ "will be completed" is planned, not operational."""
    return "planned" if status in ("operational", "under_construction") and FUTURE.search(before) else status


def _distance(start: int, end: int, named: Named) -> int:
    return named.start - end if end <= named.start else max(0, start - named.end)


def _clause(named: Named) -> tuple[int, int]:
    masked = named.reading.masked
    before = [found.end() for found in CLAUSE_BREAK.finditer(masked, 0, named.start)]
    after = CLAUSE_BREAK.search(masked, named.end)
    start = max(before[-1] if before else 0, named.start - REACH)
    return start, min(after.start() if after else len(masked), named.end + REACH)


def find_cost(scene: Scene, named: Named) -> Slot | None:
    """The price of an undertaking: before its name ("a $6 billion railway"), after it, or in the next sentence."""
    reading = named.reading
    start, end = _clause(named)
    for match in COST.find(reading):
        if start <= match.start < end:
            return match.slot("value")
    inside = [slot for slot in reading.coded("m") if named.start <= reading.position(slot) < named.end]
    if inside:
        return inside[0]
    if reading.index + 1 < len(scene.readings):
        told = NEXT_COST.first(scene.readings[reading.index + 1])
        return told.slot("value") if told else None
    return None


def find_capacity(named: Named) -> Slot | None:
    """The capacity stated in the project's clause."""
    start, end = _clause(named)
    return next(
        (m.slot("value", "ahead", "total") for m in CAPACITY.find(named.reading) if start <= m.start < end), None
    )


def read_partners(scene: Scene, named: Named) -> tuple[tuple[ProjectRole, Read[str]], ...]:
    """Builders as named, with their states as partners."""
    homes = {party.party_id: party.country_id for party in scene.cast.parties}
    start, end = _clause(named)
    reads: dict[tuple[ProjectRole, str], Read[str]] = {}
    roles: tuple[tuple[Template, ProjectRole], ...] = ((BUILDER, "builder"), (PARTNER, "partner"))
    for template, role in roles:
        for match in template.find(named.reading):
            if not start <= match.start < end:
                continue
            slot = match.slot("who", "leader")
            party = slot.entity_ids[0]
            if slot.code == "o":
                reads.setdefault((role, party), Read(party, slot.start, slot.end, "resolved"))
            state = homes.get(party) if slot.code == "o" else party
            if state:
                reads.setdefault(("partner", state), Read(state, slot.start, slot.end, "resolved"))
    return tuple((role, read) for (role, _), read in reads.items())
