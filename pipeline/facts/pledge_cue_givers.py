"""Who gives the amount of a stretch of a sentence: its source, its owner, who undertakes it, or who gave before."""

from collections.abc import Sequence

from pipeline.facts.claim import PledgeClaim
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.pledge_bodies import can_give
from pipeline.facts.pledge_givers import NOT_SUBJECT, choose_lenders, name_givers, spread_left, spread_right
from pipeline.facts.pledge_speakers import Turns
from pipeline.facts.pledge_subjects import PRONOUN
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.facts.voice import find_speaker
from pipeline.record import record

CUES = load_words("pledge_cues.csv")
UNDERTAKES = Expression(rf"(?:{CUES['undertakes']}|{CUES['ahead']})")
SIGNING = Expression(r"^sign")
GIVES = Expression(rf"(?:{CUES['gives']}|{CUES['noun']})")
RECEIVES = Expression(CUES["receives"])
PASSIVE = Expression(rf"\b(?:is|are|was|were|be|been|being|to be|'s)(?: [a-z]+ly| also| now| soon)? {CUES['passive']}")
SOURCE_AFTER = Expression(
    r"^[^;,<>]{0,70}?,? (?:from|by|courtesy of|at the expense of) (?:the )?"
    r"(?:[a-z]+ (?:of )?(?:the )?){0,2}?(<[po]\d+>)"
)
RECEIVER = Expression(r" (?:to|for|towards?) (?:the )?<[po]\d+>$")
OWNER = Expression(r"(?:^|[ (\"])(<p\d+>)(?:'s|')?(?: [a-z-]+){0,3} $")
AND_OWNER = Expression(r"(<p\d+>)(?:'s)? and $")
BREAK = Expression(
    r"[;:.]|, (?:which|who|where|while|but|although|and (?:the|its|his))\b| [a-z]+ that\b|\b(?:because|after)\b"
)
TAUGHT_AT = Expression(
    r"\b(?:trained|taught|study|studies|courses|training|scholarships)\b[^;.<]{0,30} (?:in|at) (<p\d+>)"
)
PRONOUN_BEFORE = Template(PRONOUN + r"(?:,? [a-z]+){0,3},? $")
FINITE = Expression(r"\b(?:is|are|was|were|be|will|would|has|have|had|to)\b")
RELATIVE = Expression(
    rf"^[^;,<>]{{0,50}}? (?:that|which) (?:the )?(<[po]\d+>) (?:has |had |have )?{CUES['undertakes']}"
)
ORIGIN = Expression(
    r"\b(?:applicants|students|pupils|people|goods|farmers|officials|experts|specialists|imports?) from\b"
)
OBJECT_OF = Expression(
    r"\b(?:gave|give|gives|given|giving|lent|lend|lends|sent|send|sends|granted|offered|promised|handed|told|asked|"
    r"paid)(?: the)? $"
)
PROMISE_FROM = Expression(
    r"\b(?:promise|pledge|offer|gift|donation|undertaking|commitment) (?:made )?(?:from|by) (?:the )?(<[pol]\d+>)"
)
HELPED = Expression(r"\b(?:help(?:s|ing)?|enabl(?:e|es|ing)|allow(?:s|ing)?|encourag(?:e|es|ing)|lets?) (?:the )?$")
SERVES = Expression(  # "$5 million in trade credit finance will let firms build": the sum leads
    r"^(?: \([^()]{1,30}\))?[^;,<>]{0,50}? (?:is|are|will|would)(?: to)?(?: also)? (?:help|support|cover|pay for|go|"
    r"enable|serve|assist)\b"
)
RISES = Expression(
    r"\b(?:will|would|shall|is to|are to|is due to)(?: also| soon)? "
    r"(?:be (?:raised|increased|doubled|tripled|expanded)|rise|grow|go up|increase|climb|double|triple) [^;.,]{0,30}$"
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


def find_givers(scene: Scene, turns: Turns, claims: Sequence[PledgeClaim], stretch: Stretch) -> tuple[Slot, ...]:
    """Who gives, from the plainest sign to the faintest: a source, a school, an owner, a subject, who gave before."""
    reading, text = stretch.reading, stretch.reading.masked
    behind = text[stretch.end : stretch.right]
    if promise := PROMISE_FROM.search(text, stretch.left, stretch.at):
        return (reading.slot(promise.group(1)),)
    found = RELATIVE.search(behind) or (not ORIGIN.search(behind) and SOURCE_AFTER.search(behind))
    if found:
        slot = reading.slot(found.group(1))
        if RECEIVER.search(found.group()):
            return ()  # "approved by the president to Chad"
        return spread_right(reading, slot) if can_give(scene, slot) else ()
    if stretch.slot.code == "n" and (found := TAUGHT_AT.search(behind)):
        return (reading.slot(found.group(1)),)
    if owner := _find_owner(reading, stretch):
        return owner
    if own := OWN_PROMISE.search(text, stretch.left, stretch.at):
        return _find_antecedent(scene, reading, own.start()) or _find_giver_before(scene, reading, claims)
    passive = PASSIVE.search(text, stretch.left, stretch.right) or SERVES.search(behind)
    passive = passive or (stretch.slot.code == "n" and RISES.search(text[stretch.left : stretch.at]))
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
    if speaker is not None and not _speaks_for_receiver(scene, stretch, speaker):
        return (speaker,)
    return _find_giver_before(scene, reading, claims)


def _speaks_for_receiver(scene: Scene, stretch: Stretch, speaker: Slot) -> bool:
    """Whether whoever says it belongs to those for whom it is: "Chadian students …, the Chadian minister said"."""
    homes = {person.person_id: person.country_id for person in scene.cast.people}
    state = homes.get(speaker.entity_ids[0], speaker.entity_ids[0])
    named = [
        slot for slot in stretch.reading.coded("p") if slot.start != speaker.start and slot.end <= stretch.slot.end
    ]
    return any(state in slot.entity_ids for slot in named)


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
        if HELPED.search(reading.masked[:start]):
            continue  # "is to help Danish firms invest"
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
