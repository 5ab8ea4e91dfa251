"""In whose voice a claim is made: the document's own, somebody's, or with a hedge; and what is denied."""

from collections.abc import Iterable
from functools import lru_cache

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.speakers import Turn, read_turns
from pipeline.record import record
from schemas.vocabularies import Assertion

WORDS = load_words("voice.csv")

ACTOR_SAYS = Template(r"{actor:who}(?:'?s|')?,? {gap5}{say}(?P<passive> by)?\b", WORDS)
WITHIN = r"(?:[^ .,;:<]+ )"  # a word of the source itself: "according to the latest data, India's …" names none
SOURCE_CITED = Template(rf"{{cite}} {WITHIN}{{0,6}}(?:{{party}}(?:'?s|')? {WITHIN}{{0,4}})?{{actor:who}}", WORDS)
SAYS_ACTOR = Template(r'[",] {say} {gap4}{actor:who}', WORDS)
PROPOSALS_OF = Template(r"\b(?:proposals?|initiatives?|speech|remarks|address) (?:of|by|from) {actor:who}")
HEDGED = Template(r"{hedge}", WORDS)
DENIED = Template(r"{deny}|\w+n't\b", WORDS)
CLAUSE_ENDS = ";:"
LOOK_BACK = 8  # sentences that a quotation may run on


@record
class Voice:
    """The assertion of a claim, and who says it, with the words that name the speaker, where the document does not."""

    assertion: Assertion
    attributed_to: str | None
    speaker: Slot | None = None


@lru_cache(maxsize=64)  # several kinds of claims ask for them, each of all the texts that are read together
def list_turns(scene: Scene) -> tuple[Turn, ...]:
    """Whose words a text is, for "we" and "I", where it is a transcript or a statement."""
    return read_turns(scene.document, scene.cast)


def read_voice(scene: Scene, reading: Reading, start: int, end: int) -> Voice:
    """The voice of the words at `start`..`end` of the masked sentence."""
    speaker = find_speaker(scene, reading, end)
    speaker_id = speaker.entity_ids[0] if speaker else None
    if is_hedged(reading, start, end):
        return Voice("hedged", speaker_id, speaker)
    return Voice("stated" if speaker is None else "attributed", speaker_id, speaker)


def find_speaker(scene: Scene, reading: Reading, end: int) -> Slot | None:
    """Who says the words that end at `end`: named in their sentence, in the lead of their list, or where the quotation
    that they stand in began."""
    said = _speaker_in(reading, end)
    if said is None and (lead := scene.lead(reading)) is not None:
        said = _speaker_in(lead, len(lead.masked)) or _proposer_before(scene, lead)
    if said is None:
        said = _quoted_speaker(scene, reading)
    return said


def is_hedged(reading: Reading, start: int, end: int) -> bool:
    """Whether a hedge stands in the claim's own words or before them in the same clause."""
    return _holds(HEDGED.find(reading), _clause_start(reading, start), end)


def is_denied(reading: Reading, start: int, end: int) -> bool:
    """Whether the clause that leads to a claim, or the claim itself, is denied."""
    denied = (match for match in DENIED.find(reading) if not FALLEN.match(reading.masked, match.start))
    return _holds(denied, max(_clause_start(reading, start), start - 60), end)


FALLEN = Expression(
    r"declined to (?:(?:about|around|nearly|almost|just|only|some|approximately|roughly|a) ){0,3}<[mqncr]"
)


def _holds(matches: Iterable[Match], start: int, end: int) -> bool:
    return any(start <= match.start < end for match in matches)


def _clause_start(reading: Reading, position: int) -> int:
    return max(reading.masked.rfind(mark, 0, position) for mark in CLAUSE_ENDS) + 1


def _speaker_in(reading: Reading, end: int) -> Slot | None:
    """A person before a party, where a sentence names both ("Uzbek President X told Y").

    "X said that …" speaks for what follows it; "according to X" and ", said X" for the whole sentence.
    """
    told = [match for match in ACTOR_SAYS.find(reading) if not match.has("passive") and not _is_told_of(match)]
    says = [match for match in told if match.end <= end]
    cites = [match for template in (SOURCE_CITED, SAYS_ACTOR) for match in template.find(reading)]
    closing = [match for match in told if match.end >= len(reading.masked) - 2]
    slots = [match.slot("who") for match in (*says, *cites, *closing) if not _is_in_a_name(match)]
    return next((slot for slot in slots if slot.code == "h"), slots[0] if slots else None)


OUTLET = Expression(rf"{WORDS['outlet']} (?:of )?$")


def _is_in_a_name(match: Match) -> bool:
    """Whether a state is but a part of the speaker's name: "Radio Kenya said"."""
    return bool(OUTLET.search(match.reading.masked[: match.masked_span("who")[0]]))


CLOSES = Expression(r"[,.?!]\" ")  # "we will train Peruvian clerks," he added: who is named stands in what is quoted
TOLD_OF = Expression(r"\b(?:is|are|was|were|be|been|being) (?:[a-z]+ )?[a-z]+$")


def _is_told_of(match: Match) -> bool:
    """Whether somebody else speaks of the actor: "trade with Iran is expected to grow"."""
    words = match.reading.masked[match.start : match.end]
    return bool(TOLD_OF.search(words) or CLOSES.search(words))


def _proposer_before(scene: Scene, lead: Reading) -> Slot | None:
    """Whose proposals a list gives: "the proposals of X …" in the sentence before its lead."""
    match = PROPOSALS_OF.first(scene.readings[lead.index - 1]) if lead.index else None
    return match.slot("who") if match else None


def _quoted_speaker(scene: Scene, reading: Reading) -> Slot | None:
    """The speaker of the quotation that was opened in an earlier sentence of the paragraph and is still open."""
    first = max(0, reading.index - LOOK_BACK)
    for back in range(reading.index - 1, first - 1, -1):
        earlier = scene.readings[back]
        if earlier.sentence.paragraph < reading.sentence.paragraph - 1:
            return None
        text = scene.quote(earlier.sentence.start, earlier.sentence.end)
        if text.count("“") > text.count("”") or (text.count('"') % 2 and "“" not in text):
            return _speaker_in(earlier, len(earlier.masked))
        if "”" in text:
            return None
    return None
