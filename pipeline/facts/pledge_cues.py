"""Pledges told in words that no construction ties to their amount, read from the cues of its stretch of a sentence.

A stretch is what stands around one amount, up to the amounts beside it. It tells a pledge where a word of undertaking
and one of giving stand in it and the giver is known: from its source ("from Oslo"), its owner ("a Dutch grant"), who
undertakes it, or who gave right before. Where it speaks of costs, trade, debts or what was given long ago, there is no
row.
"""

from collections.abc import Iterator, Sequence, Set

from pipeline.facts.claim import PledgeClaim
from pipeline.facts.expression import Expression, Found
from pipeline.facts.grammar import Template, find_lines, load_words
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, Transaction, is_told
from pipeline.facts.pledge_givers import NOT_SUBJECT, can_give, choose_lenders, name_givers, spread_left, spread_right
from pipeline.facts.pledge_objects import OBJECTS
from pipeline.facts.pledge_speakers import Turns
from pipeline.facts.pledge_subjects import PRONOUN
from pipeline.facts.pledge_sums import name_help
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import find_speaker, list_turns
from pipeline.record import record
from schemas.vocabularies import Instrument

CUES = load_words("pledge_cues.csv")
RULE = "cue_beside_amount"
CUE = Template(
    rf"\b(?:(?P<undertakes>{CUES['undertakes']})|(?P<ahead>{CUES['ahead']})|(?P<noun>{CUES['noun']})|"
    rf"(?P<gives>{CUES['gives']}))\b"
)
NOT = Expression(CUES["not"])
UNDERTAKES = Expression(rf"(?:{CUES['undertakes']}|{CUES['ahead']})")
AHEAD = Expression(rf"(?:{CUES['ahead']}|\b(?:plans|intends|means|wants|aims|hopes|ready|prepared) to\b)")
SIGNING = Expression(r"^sign")
COMMITTED = Expression(r"\b(?:signed|signing|approved)\b")
DONE = Expression(r"\b(?:approved|signed|committed|pledged|promised|announced|agreed|offered)\b")
GIVES = Expression(rf"(?:{CUES['gives']}|{CUES['noun']})")
BUILDS = Expression(CUES["builds"])
ORDERED = Expression(r"\b(?:deals?|contract(?:s|or|ors)?|tenders?|orders?|agreements?)\b")
RECEIVES = Expression(CUES["receives"])
PASSIVE = Expression(rf"\b(?:is|are|was|were|be|been|being|to be|'s)(?: [a-z]+ly| also| now| soon)? {CUES['passive']}")
SOURCE_AFTER = Expression(
    r"^[^;,<>]{0,70}?,? (?:from|by|courtesy of|at the expense of) (?:the )?"
    r"(?:[a-z]+ (?:of )?(?:the )?){0,2}?(<[po]\d+>)"
)
OWNER = Expression(r"(?:^|[ (\"])(<p\d+>)(?:'s|')?(?: [a-z-]+){0,3} $")
AND_OWNER = Expression(r"(<p\d+>)(?:'s)? and $")
BREAK = Expression(
    r"[;:.]|, (?:which|who|where|while|but|although|and (?:the|its|his))\b| [a-z]+ that\b|\b(?:because|after)\b"
)
STARTS = Expression(r"; |: |, (?:while|but|whereas) ")
TAUGHT_AT = Expression(
    r"\b(?:trained|taught|study|studies|courses|training|scholarships)\b[^;.<]{0,30} (?:in|at) (<p\d+>)"
)
PEOPLE = Expression(
    r"\b(?:students?|officials?|officers?|specialists?|teachers?|doctors?|engineers?|nurses?|people|pupils?|experts?|"
    r"diplomats?|workers?|farmers?|places|professionals?|technicians?|civil servants?|policemen|soldiers|judges?|"
    r"managers?|employees|personnel|graduates?|youths?|trainees)\b"
)
FREE = Expression(r"\b(?:free of charge|for free|gratis|donat\w+|gifts?|humanitarian|grant|present(?:s|ed)?)\b")
TRAINED = Expression(r"\b(?:train(?:ed|ing|s)?|courses?|seminars?|internships?|retrain\w*)\b")
PRONOUN_BEFORE = Template(PRONOUN + r"(?:,? [a-z]+){0,3},? $")
FINITE = Expression(r"\b(?:is|are|was|were|be|will|would|has|have|had|to)\b")
RELATIVE = Expression(
    rf"^[^;,<>]{{0,50}}? (?:that|which) (?:the )?(<[po]\d+>) (?:has |had |have )?{CUES['undertakes']}"
)
SOURCE_NEXT = Expression(
    r"^(?: \([^()]{1,30}\))?(?: more| each)? (?:from|by) (?:the )?(?:[a-z]+ of (?:the )?){0,2}<[po]\d+>"
)
ORIGIN = Expression(
    r"\b(?:applicants|students|pupils|people|goods|farmers|officials|experts|specialists|imports?) from\b"
)
INTO = Expression(
    r"\b(?:put(?:s|ting)?|inject(?:s|ing|ed)?|pour(?:s|ing|ed)?|plough(?:s|ing|ed)?|sink(?:s|ing)?|sunk)\b"
    r"[^;.]* (?:into|in) "
)
OBJECT_OF = Expression(
    r"\b(?:gave|give|gives|given|giving|lent|lend|lends|sent|send|sends|granted|offered|promised|handed|told|asked|"
    r"paid)(?: the)? $"
)
PROMISE_FROM = Expression(
    r"\b(?:promise|pledge|offer|gift|donation|undertaking|commitment) (?:made )?(?:from|by) (?:the )?(<[pol]\d+>)"
)
RELATIVE_VERB = Expression(
    r"(?: \([^()]{1,30}\))?,? (?:whose (?:[a-z]+ ){1,2}|(?:which|who) (?:has |have |had |also )?)$"
)
OWN_PROMISE = Expression(
    r"\b(?:its|their|the (?:company|bank|firm|group|fund|lender)'s) (?:[a-z-]+ ){0,2}"
    r"(?:pledges?|promises?|commitments?|plans?|offers?|undertakings?|intentions?|decision|readiness)\b"
)
LEAD_GIVER = Expression(r"\bby (?:the )?(?:[a-z]+ )?(<[po]\d+>)")
SUBJECT_REACH = 90  # characters between who undertakes and the word for it
NEAR = 90  # characters between a cue and its amount


@record
class Stretch:
    """The words around one amount, which stands at `at`..`end` of the masked sentence."""

    reading: Reading
    slot: Slot
    left: int
    at: int
    end: int
    right: int

    @property
    def words(self) -> str:
        return self.reading.masked[self.left : self.right]

    def near(self, before: int, behind: int) -> str:
        """The words of the stretch that stand within some characters of the amount."""
        return self.reading.masked[max(self.left, self.at - before) : min(self.right, self.end + behind)]


def list_cued(scene: Scene, claims: Sequence[PledgeClaim], taken: Set[int]) -> Iterator[Clause]:
    """A clause for each amount that no claim uses and whose stretch tells a pledge; `taken` are the figures in use."""
    turns = list_turns(scene)
    lines = find_lines(scene.page, (CUE,))
    for reading in scene.readings:
        if reading.index in lines and is_told(reading):
            for stretch in _list_stretches(scene, reading, taken):
                if (clause := _read_stretch(scene, turns, claims, stretch)) is not None:
                    yield clause


def _list_stretches(scene: Scene, reading: Reading, taken: Set[int]) -> Iterator[Stretch]:
    """What stands around each free amount of a sentence; a bracketed conversion has none."""
    text = reading.masked
    slots = [slot for slot in reading.coded("mnq") if scene.figure(slot).conversion_of is None]
    places = [(reading.position(slot), text.index(">", reading.position(slot)) + 1) for slot in slots]
    for slot, (at, end) in zip(slots, places, strict=True):
        if taken.isdisjoint(slot.figures):
            beside = [
                place for other, place in zip(slots, places, strict=True) if slot.code != "m" or other.code == "m"
            ]
            left = max((stop for _, stop in beside if stop <= at), default=0)
            for start in STARTS.finditer(text, left, at):
                left = start.end()
            right = min((start for start, _ in beside if start >= end), default=len(text.rstrip(" .;,")))
            stop = CLAUSE_STOP.search(text, end)
            yield Stretch(reading, slot, left, at, end, min(right, stop.start()) if stop else right)


def _read_stretch(scene: Scene, turns: Turns, claims: Sequence[PledgeClaim], stretch: Stretch) -> Clause | None:
    words = stretch.words
    if NOT.search(stretch.near(70, 45)) or read_cued(scene, words, stretch.slot) is None:
        return None
    text = stretch.reading.masked
    low, high = max(stretch.left, stretch.at - NEAR), min(stretch.right, stretch.end + NEAR)
    listed = SOURCE_NEXT.search(text[stretch.end : stretch.right])  # "$2 million from Oslo, $3 million from Bonn"
    lead = scene.lead(stretch.reading)
    gives = GIVES.search(text, low, high) or _find_works(stretch, low)
    promised = (
        UNDERTAKES.search(text, stretch.left, stretch.right)
        or (listed and UNDERTAKES.search(text))
        or (lead is not None and UNDERTAKES.search(lead.masked))
    )
    if (gives is None and not listed) or not promised:
        return None
    givers = _find_givers(scene, turns, claims, stretch)
    if not givers:
        return None
    told = min(gives.start(), stretch.at) if gives else stretch.at
    transaction: Transaction = "2" if COMMITTED.search(words) else "12"
    return Clause(
        stretch.reading,
        givers,
        text[gives.start() : gives.end()] if gives else "from",
        told,
        told,
        told,
        stretch.right,
        ahead.group() if (ahead := AHEAD.search(words)) and not DONE.search(words) else None,
        RULE,
        transaction,
        part=(told, stretch.right),
        value=stretch.slot,
    )


def _find_works(stretch: Stretch, low: int) -> Found | None:
    """What is done with the amount where no verb of giving tells: scholarships "are promised"; a firm builds something
    with its money, and not for others under a contract."""
    text = stretch.reading.masked
    found: Found | None = None
    if stretch.slot.code == "n":
        found = PASSIVE.search(text, stretch.left, stretch.right)
    elif stretch.slot.code == "m" and not ORDERED.search(text):
        found = BUILDS.search(text, low, stretch.at)
    return found


def read_cued(scene: Scene, words: str, amount: Slot) -> Instrument | None:
    """The instrument of an amount by the words around it; None where they do not tell one."""
    if amount.code == "m":
        if is_built(words, amount):
            return "investment"
        told = "grant" if FREE.search(words) else name_help(words)
        return "investment" if told == "financing" and INTO.search(words) else told
    words = words + " " + scene.quote(amount.start, amount.end).lower()
    if OBJECTS["scholarship"].search(words):
        return "scholarships"
    if TRAINED.search(words) and PEOPLE.search(words):
        return "training"
    if amount.code == "n" and OBJECTS["goods"].search(scene.figure(amount).unit.lower()):
        return "in_kind"
    return "in_kind" if amount.code == "q" and FREE.search(words) else None


def is_built(words: str, amount: Slot) -> bool:
    """Whether money is told of only by what is built with it."""
    return amount.code == "m" and not GIVES.search(words)


def _find_givers(scene: Scene, turns: Turns, claims: Sequence[PledgeClaim], stretch: Stretch) -> tuple[Slot, ...]:
    """Who gives, from the plainest sign to the faintest: a source, a school, an owner, a subject, who gave before."""
    reading, text = stretch.reading, stretch.reading.masked
    behind = text[stretch.end : stretch.right]
    if promise := PROMISE_FROM.search(text, stretch.left, stretch.at):
        return (reading.slot(promise.group(1)),)
    found = RELATIVE.search(behind) or (not ORIGIN.search(behind) and SOURCE_AFTER.search(behind))
    if found:
        slot = reading.slot(found.group(1))
        return spread_right(reading, slot) if can_give(scene, slot) else ()
    if stretch.slot.code == "n" and (found := TAUGHT_AT.search(behind)):
        return (reading.slot(found.group(1)),)
    if owner := _find_owner(reading, stretch):
        return owner
    if own := OWN_PROMISE.search(text, stretch.left, stretch.at):
        return _find_antecedent(scene, reading, own.start()) or _find_giver_before(scene, reading, claims)
    passive = PASSIVE.search(text, stretch.left, stretch.right)
    undertakes = UNDERTAKES.search(text, stretch.left, stretch.at)
    if undertakes is not None and RECEIVES.search(text, undertakes.end(), stretch.at):
        return ()
    if undertakes is not None and not passive:
        givers = _find_subject(scene, turns, claims, reading, undertakes.start())
        return _choose_signer(scene, reading, givers) if SIGNING.match(undertakes.group()) else givers
    decided = UNDERTAKES.search(text, 0, stretch.left)
    if decided and (givers := _find_subject(scene, turns, claims, reading, decided.start())):
        return givers
    lead = scene.lead(reading)
    if lead is not None and (leader := LEAD_GIVER.search(lead.masked)):
        return (lead.slot(leader.group(1)),)
    if not passive:
        return ()
    speaker = find_speaker(scene, reading, stretch.right)
    return (speaker,) if speaker is not None else _find_giver_before(scene, reading, claims)


def _choose_signer(scene: Scene, reading: Reading, signers: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Of several who sign for a sum those that lend or give."""
    return choose_lenders(scene, reading) if len(signers) > 1 else signers


def _find_antecedent(scene: Scene, reading: Reading, at: int) -> tuple[Slot, ...]:
    """Whom "its" means: the last actor before it that no preposition leads."""
    for slot in reversed([slot for slot in reading.coded("po") if reading.position(slot) < at]):
        slots, start = spread_left(reading, slot)
        if not NOT_SUBJECT.search(reading.masked[:start]) and not text_owns(reading, reading.position(slot)):
            return slots if can_give(scene, slot) else ()
    return ()


def _find_owner(reading: Reading, stretch: Stretch) -> tuple[Slot, ...]:
    """The state whose adjective or genitive stands before the amount or its noun: "a joint Dutch $2 million grant"."""
    for at in (stretch.at, *(found.start() for found in GIVES.finditer(reading.masked, stretch.end, stretch.right))):
        found = OWNER.search(reading.masked[stretch.left : at])
        if found is None or FINITE.search(found.group()):
            continue
        slot, start = reading.slot(found.group(1)), stretch.left + found.start(1)
        if NOT_SUBJECT.search(reading.masked[:start]) and slot.form != "adjective":
            continue
        if slot.form == "adjective" or text_owns(reading, start):
            other = AND_OWNER.search(reading.masked[stretch.left : start])
            return (reading.slot(other.group(1)), slot) if other else (slot,)
    return ()


def text_owns(reading: Reading, at: int) -> bool:
    """Whether the slot at a place stands in the genitive."""
    return reading.masked.startswith(("'s ", "' "), reading.masked.index(">", at) + 1)


def _find_subject(
    scene: Scene, turns: Turns, claims: Sequence[PledgeClaim], reading: Reading, verb: int
) -> tuple[Slot, ...]:
    """The actor before a word of undertaking that no preposition leads, or whom a pronoun stands for."""
    text = reading.masked
    low = max(0, verb - SUBJECT_REACH)
    pronoun = PRONOUN_BEFORE.within(reading, max(0, verb - 40), verb)
    if pronoun is not None:
        before = _find_giver_before(scene, reading, claims) if pronoun.words("pronoun") == "it" else ()
        return before or name_givers(scene, turns, pronoun)
    for slot in reversed([slot for slot in reading.coded("poh") if low <= reading.position(slot) < verb]):
        at = reading.position(slot)
        if RELATIVE_VERB.match(text[text.index(">", at) + 1 : verb]) and can_give(scene, slot):
            return (slot,)  # "the bank, whose board approved"
        if BREAK.search(text[at:verb]):
            return ()
        slots, start = spread_left(reading, slot)
        if OBJECT_OF.search(text[:start]):
            continue
        if not NOT_SUBJECT.search(text[:start]) and not text_owns(reading, at) and can_give(scene, slot):
            return slots
    return ()


def _find_giver_before(scene: Scene, reading: Reading, claims: Sequence[PledgeClaim]) -> tuple[Slot, ...]:
    """Who gave in the pledge told last before, in the same paragraph."""
    sentences = scene.document.sentences
    paragraph = reading.sentence.paragraph
    before = [claim for claim in claims if claim.statement.start < reading.sentence.end]
    if not before:
        return ()
    last = max(before, key=lambda claim: claim.statement.start)
    own = next(s.paragraph for s in reversed(sentences) if s.start <= last.statement.start)
    if own != paragraph:
        return ()
    kinds = {party.party_id: party.kind for party in scene.cast.parties}
    return tuple(
        Slot(
            "o" if kinds.get(read.value) == "organization" else "p",
            read.start,
            read.end,
            entity_ids=(read.value,),
            form="name",
        )
        for read in last.pledgors
    )
