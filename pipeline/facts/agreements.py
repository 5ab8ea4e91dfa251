"""Agreements: deals signed, in number or in total value, as a package."""

from pipeline.facts.claim import AgreementClaim, EventClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_lines, load_words
from pipeline.facts.pledge_speakers import Turns, read_speakers
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import is_denied, read_voice
from pipeline.mentions.speakers import find_speaker_turn

WORDS = load_words("agreements.csv")
DEAL = Expression(f"^{WORDS['deal']}$")
SIGNED = Template(r"(?P<ahead>\b(?:will|would|to|may|could|plan|plans|intend|expects?) (?:be )?)?{sign}", WORDS)

WE_SIGN = Template(r"\bwe (?:will|shall|are about to|are going to|are to)(?: [a-z]+){0,2} sign\b")

NUMBERED = Template(
    r"{count:count}(?: (?:and|or) {gap2}{deal})?(?: [a-z-]+){0,3}?(?:,? (?:jointly )?{worth} {gap3}{money:value})?",
    WORDS,
)
VALUED = Template(
    r"{deals:deal} (?:[a-z-]+ ){0,3}?{worth} {gap3}{money:value}"
    r"|{money:first} (?:worth of|in) (?:[a-z-]+ ){0,2}{deals:several}",
    WORDS,
)
BETWEEN = Template(
    r"\bbetween (?:the )?{party:a} and (?:its |their |the )?(?:[a-z]+ ){0,2}?"
    r"(?:{party:b}|(?P<partners>partners|neighbours|neighbors))"
)
WITH = Template(r"\bwith (?:the )?{party:a}(?:(?:, | and |, and ){party:b})?")
SUBJECT = Template(
    r"^(?:[^<]{0,60})?{party:a}(?:(?:, | and |, and ){party:b})?"
    r" (?:have |has |also )*(?:signed|inked|concluded|reached|sealed|struck)"
)


def read_agreements(scene: Scene, events: tuple[EventClaim, ...]) -> tuple[AgreementClaim, ...]:
    """Every package of deals that a text says was signed; what is yet to be signed is none, except where those who
    sign speak of it after their talks ("we will also sign another ten agreements")."""
    claims: list[AgreementClaim] = []
    turns: Turns | None = None
    for index in sorted(find_lines(scene.page, (SIGNED, WE_SIGN))):
        reading = scene.readings[index]
        if reading.sentence.role == "furniture":
            continue
        signed, coming = SIGNED.first(reading), WE_SIGN.first(reading)
        turns = read_speakers(scene) if turns is None else turns
        turn = find_speaker_turn(turns, reading.sentence.start)
        pair = turn.pair if turn is not None and turn.pair is not None else ()
        verb = coming if coming and pair else signed if signed and not signed.has("ahead") else None
        if verb is None:
            continue
        for match in (*NUMBERED.find(reading), *VALUED.find(reading)):
            claim = _read_package(scene, reading, match, verb.end, events, pair)
            if claim and not any(set(claim.figures) <= set(other.figures) for other in claims):
                claims.append(claim)
    return tuple(claims)


def _read_package(
    scene: Scene, reading: Reading, match: Match, signed_end: int, events: tuple[EventClaim, ...], pair: tuple[str, ...]
) -> AgreementClaim | None:
    count = match.slot("count") if match.has("count") else None
    if count is not None and not _counts_deals(scene, count):
        return None
    label = next((name for name in ("value", "first") if match.has(name)), None)
    value = match.slot(label) if label else None
    if is_denied(reading, match.start, max(match.end, signed_end)):
        return None
    start, end = match.span()
    voice = read_voice(scene, reading, match.start, match.end)
    number = scene.figure(count) if count else None
    total = scene.figure(value) if value else None
    bound = total or number
    return AgreementClaim(
        statement=Statement(start, end, voice.assertion, voice.attributed_to, "numbered" if count else "valued"),
        description=Read(" ".join(scene.quote(start, end).split()), start, end),
        bound=Read(bound.bound if bound else "exact", start, end),
        parties=_read_parties(reading, events, pair),
        count=Read(number.value, number.start, number.end) if number else None,
        value=Read(total.value, total.start, total.end) if total else None,
        currency=Read(total.unit, total.start, total.end) if total else None,
        signed_on=_read_day(reading),
        event=_find_event(reading, events),
        figures=tuple(slot.figures[0] for slot in (count, value) if slot),
    )


def _counts_deals(scene: Scene, slot: Slot) -> bool:
    unit = scene.figure(slot).unit.lower()
    return bool(DEAL.search(unit)) and unit != "projects"


def _read_parties(reading: Reading, events: tuple[EventClaim, ...], pair: tuple[str, ...]) -> tuple[Read[str], ...]:
    """The signatories: "between A and B", "with B" and the subject, the two states of the sentence; else those who
    speak, else those of the event it was signed at."""
    reads: dict[str, Read[str]] = {}
    for template in (BETWEEN, SUBJECT, WITH):
        for match in template.find(reading):
            for label in ("a", "b"):
                if match.has(label):
                    slot = match.slot(label)
                    reads |= {p: Read(p, slot.start, slot.end, "resolved") for p in slot.entity_ids if p not in reads}
        if reads:
            break
    if len(reads) < 2:
        states = {p: slot for slot in reading.coded("p") for p in slot.entity_ids}
        if len(states) == 2:
            reads |= {p: Read(p, slot.start, slot.end, "resolved") for p, slot in states.items() if p not in reads}
    start, end = reading.sentence.start, reading.sentence.end
    if len(reads) < 2 and pair:
        reads |= {p: Read(p, start, end, "inferred") for p in pair if p not in reads}
    if len(reads) < 2:
        event = _nearest(reading, events)
        for read in event.parties if event else ():
            reads.setdefault(read.value, Read(read.value, read.start, read.end, "inferred"))
    return _without_members(reads)


def _without_members(reads: dict[str, Read[str]]) -> tuple[Read[str], ...]:
    five = {"KAZ", "KGZ", "TJK", "TKM", "UZB"}
    return tuple(read for party, read in reads.items() if "C5" not in reads or party not in five)


def _read_day(reading: Reading) -> Read[str] | None:
    """The day of signing, where the sentence names one day."""
    days = [slot for slot in reading.coded("t") if slot.time and slot.time.grain == "day" and slot.time.first]
    if len(days) != 1 or days[0].time is None or days[0].time.first != days[0].time.last:
        return None
    return Read(str(days[0].time.first), days[0].start, days[0].end, "resolved")


def _nearest(reading: Reading, events: tuple[EventClaim, ...]) -> EventClaim | None:
    """The summit, forum or visit told of last before the sentence ends."""
    told = [
        e for e in events if e.kind.value in ("summit", "forum", "visit") and e.statement.start < reading.sentence.end
    ]
    return max(told, key=lambda event: event.statement.start, default=None)


def _find_event(reading: Reading, events: tuple[EventClaim, ...]) -> Read[str] | None:
    event = _nearest(reading, events)
    return Read(event.event_key, event.statement.start, event.statement.end, "inferred") if event else None
