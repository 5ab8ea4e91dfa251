"""Who signed a package of deals: named beside it, else those who speak, meet or are what the text is about."""

from pipeline.facts.claim import AgreementClaim, EventClaim, Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import CENTRAL_ASIA

BETWEEN = Template(
    r"\bbetween (?:the )?{party:a} and (?:its |their |the )?(?:[a-z]+ ){0,2}?"
    r"(?:{party:b}|(?P<partners>partners|neighbours|neighbors))"
)
WITH = Template(r"\bwith (?:the )?{party:a}(?:(?:, | and |, and ){party:b})?")
SUBJECT = Template(
    r"^(?:[^<]{0,60})?{party:a}(?:(?:, | and |, and ){party:b})?"
    r"(?:'s)?(?: (?:government|companies|firms|businesses|side))? (?:have |has |also )*(?:helped (?:to )?close|"
    r"signed|inked|concluded|reached|sealed|struck|closed|announced|clinched|secured|finali[sz]ed|agreed)\b"
)
COMPANIES = ("company", "bank", "government_body")
CLAUSE_END = Expression(
    r"[;,:] (?:and |while |but |as |among |including |whereas )"
    r"|\b(?:while|whereas|among them)\b|[;:] "
)
JOINTLY = Expression(
    r"\b(?:we|our|us|the (?:two )?(?:sides|countries|parties|governments|delegations|leaders|presidents|ministers)|"
    r"both (?:sides|countries|parties|leaders)|<n\d+> (?:presidents|leaders|witnessed|oversaw|attended)|"
    r"bilateral|two-way)\b"
)
MEETINGS = ("summit", "forum", "visit")


def read_signatories(
    scene: Scene,
    match: Match,
    events: tuple[EventClaim, ...],
    pair: tuple[str, ...],
    last: AgreementClaim | None,
) -> tuple[Read[str], ...]:
    """The signatories: "between A and B", "with B" and the subject, the two states of the clause; else those who
    speak, those of the event it was signed at, those of the package before, or the only two states of the text."""
    reading = match.reading
    reads = _read_named(reading)
    if len(reads) < 2:
        states = _states_beside(scene, match)
        if len(states) == 2:
            reads |= {p: Read(p, slot.start, slot.end, "resolved") for p, slot in states.items() if p not in reads}
    start, end = reading.sentence.start, reading.sentence.end
    if len(reads) < 2:
        reads |= {p: Read(p, start, end, "inferred") for p in pair if p not in reads}
    if len(reads) < 2:
        event = find_meeting(reading, events)
        for read in event.parties if event else ():
            reads.setdefault(read.value, Read(read.value, read.start, read.end, "inferred"))
    if not reads and last is not None and " also " in reading.masked:
        reads |= {read.value: Read(read.value, read.start, read.end, "inferred") for read in last.parties}
    if not reads and JOINTLY.search(reading.masked):
        reads |= _only_two(scene)
    return tuple(read for party, read in reads.items() if "C5" not in reads or party not in CENTRAL_ASIA)


def _read_named(reading: Reading) -> dict[str, Read[str]]:
    reads: dict[str, Read[str]] = {}
    for template in (BETWEEN, SUBJECT, WITH):
        for match in template.find(reading):
            for label in ("a", "b"):
                if match.has(label):
                    slot = match.slot(label)
                    reads |= {p: Read(p, slot.start, slot.end, "resolved") for p in slot.entity_ids if p not in reads}
        if reads:
            break
    return reads


def _states_beside(scene: Scene, match: Match) -> dict[str, Slot]:
    """The states of a clause, and the homes of the firms that it names."""
    masked = match.reading.masked
    breaks = [found.span() for found in CLAUSE_END.finditer(masked)]
    start = max((end for _, end in breaks if end <= match.start), default=0)
    end = min((begin for begin, _ in breaks if begin >= match.end), default=len(masked))
    homes = {p.party_id: p.country_id for p in scene.cast.parties if p.organization_kind in COMPANIES}
    states: dict[str, Slot] = {}
    for slot in match.reading.coded("po"):
        if start <= match.reading.position(slot) < end:
            told = (homes.get(slot.entity_ids[0]),) if slot.code == "o" else slot.entity_ids
            for party in told:
                if party:
                    states.setdefault(party, slot)
    return states


def find_meeting(reading: Reading, events: tuple[EventClaim, ...]) -> EventClaim | None:
    """The summit, forum or visit told of last before the sentence ends."""
    told = [e for e in events if e.kind.value in MEETINGS and e.statement.start < reading.sentence.end]
    return max(told, key=lambda event: event.statement.start, default=None)


def _only_two(scene: Scene) -> dict[str, Read[str]]:
    """The two states of a text that names no third."""
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    firsts: dict[str, Read[str]] = {}
    for mention in scene.cast.mentions:
        if kinds.get(mention.entity_id) == "state":
            read = Read(mention.entity_id, mention.start, mention.end, "inferred")
            firsts.setdefault(mention.entity_id, read)
    return firsts if len(firsts) == 2 else {}
