"""A deed that a sentence tells of: who undertakes it, its verb and the words that say what it is about."""

from collections.abc import Iterator
from typing import Literal

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.pledge_words import WORDS
from pipeline.facts.scene import Reading, Slot
from pipeline.record import record

Transaction = Literal["12", "2", "3"]  # IATI: pledged, committed (signed), disbursed

FURTHER_DID = Template(r"(?:,|;|,? and)(?: has| have)?(?: {adverb}){0,2} {past:act}\b", WORDS)
FURTHER_DOING = Template(r"(?:,|;|,? and)(?: {adverb}){0,2}(?: to)? {doing:act}\b", WORDS)
CLAUSE_STOP = Expression(
    r",? (?:as well as|and) (?:the|its|their|an?) (?:decision|offer|pledge|promise|commitment|intention|readiness)\b|"
    r", (?:to|for|of|in) which |"
    r"[;.?!](?: |$)|[,.?!]\"|, (?:which|who|while|where|whereas|although|but|said|says|according|as [a-z]+ said)\b"
    r"| (?:because|although|whereas|after|said|says)\b"
    r"|,? and that (?:the|it|its|they|he|she|<[poh]\d+>)\b"
    r"|, and (?:the|its|his) (?:[a-z]+ ){1,4}(?:promised|pledged|said|announced|told|plans|wants|hopes|agreed)\b"
    r"|, (?:illustrating|highlighting|reflecting|showing|signalling|underlining|marking|adding|saying|thus)\b"
    r"|, helping (?:to )?(?:drive|boost|build|create|expand|cut|ease|raise|lift|spur|support|strengthen|increase|"
    r"reduce|secure|keep|meet)\b|, (?:supporting|creating|driving|boosting|unlocking|safeguarding|generating) "
    r"(?:up to |over |about |more than |some |nearly )?(?:<[nmcqr]|(?:[a-z-]+ ){0,3}(?:jobs|growth|exports)\b)"
    r"| and <m\d+> (?:is|was|are|were|will|would) "
    r"|,? and (?:it|they|we|he|she|(?:the|my|our|his|her|its) [a-z]+|<[poh]\d+>) (?:will|would|has|have|is to|"
    r"plans?) "
    r"|[,;] (?:and |while |but )?(?:the )?<[poh]\d+> (?:intends|plans|aims|expects|hopes|promises|pledges|offers) to "
    r"|[,;] (?:and |while |but )?(?:the )?<[poh]\d+> (?:[a-z]+ed|gave|lent|put|sent|said|is|are|was|has|"
    r"have|will|would) "
    r"| and (?:the )?<[poh]\d+> (?:pledged|promised|offered|donated|announced|provided|gave|sent|lent|contributed|"
    r"committed|agreed|signed|approved|delivered|supplied|said) "
    r"|[,;] (?:and|while) (?:the )?<[pohl]\d+> to [a-z]"
    r"|[,;] (?:and |while )?(?:the )?<[po]\d+> an? (?:[a-z-]+ ){0,2}<m"
    r"| (?:that|which) (?:is|are|was|were|will|would|has|have)\b"
)
AND_THEN = Expression(  # "gave $2 million to the fund and will send 30 doctors to Haiti"
    r",? and (?:also |now |then |later )?(?:will|would|plans to|plan to|intends? to|aims? to|is to|are to|promised to|"
    r"pledged to) "
)
RELATIVE = Expression(
    r"(?P<what>[^<>,;:]{3,60}?)(?P<under> (?:under|in|by|through|for|at|on|to|of|with))?,? which $"
)  # "a forum which we will hold in May"
SUM_BEFORE = Expression(  # "the $5 million that Japan will lend", "$5 million: what Japan has agreed to lend"
    r"(?P<sum><m\d+>)(?: \([^()]{1,40}\))?(?: (?:in|of|for) [a-z ]{2,40})?(?:,|:| -)? (?:what|that|which) (?:the )?$"
)
COMMITS = Expression(f"^(?:{WORDS['commits']})$")

FURTHER_DEED = Template(
    r"(?:,|;| and| as well as)(?: and)?(?: {adverb}){0,2}(?: to|(?P<again> {intend}))?(?: help(?: to)?)? {act:act}\b",
    WORDS,
)
FURTHER_GOAL = Template(r"(?:,|;| and)(?: and)? {gerund:act}\b", WORDS)


FURTHER_PROMISE = Template(
    r"(?:,|,? and) (?:promising|pledging|vowing|agreeing|offering|undertaking|committing) to {act:act}\b", WORDS
)


@record
class Clause:
    """A deed undertaken or done: `act` is its verb at `act_start`, `start`..`end` its words, and `object_start`..`end`
    what it is about with its receivers and its time, all in the masked text of `reading`. `subjects` are the slots
    of the pledgors, which may stand in another sentence. `transaction` is promised, signed or given. `listed` is the
    index of the sentence that leads the list the deed stands in. `part` spans one amount of several with its own
    words; `value` is the amount where the rule saw it, and `kind` spans the words that name its kind elsewhere ("a loan
    of $5 million, and Japan of $3 million").
    """

    reading: Reading
    subjects: tuple[Slot, ...]
    act: str
    start: int
    act_start: int
    object_start: int
    end: int
    intent: str | None
    rule: str
    transaction: Transaction = "12"
    listed: int | None = None
    part: tuple[int, int] | None = None
    value: Slot | None = None
    kind: tuple[int, int] | None = None

    @property
    def words(self) -> tuple[int, int]:
        """The span of the words that tell what is given."""
        return self.part or (self.object_start, self.end)


def is_told(reading: Reading) -> bool:
    """Whether a sentence belongs to the article, was not read before, and is a sentence rather than a table."""
    return reading.sentence.role not in ("furniture", "caption") and reading.sentence.repeats is None


def read_transaction(act: str, usual: Transaction) -> Transaction:
    return "2" if COMMITS.match(act) else usual


def _choose_further(rule: str, intent: str | None) -> Template | None:
    """How the next deed of the same subject is told."""
    if rule.endswith("_did"):
        return FURTHER_DID
    if rule.endswith("_committed"):
        return FURTHER_DOING
    if intent is None:
        return FURTHER_PROMISE if rule.endswith("_gives") else None
    return FURTHER_GOAL if rule == "goals_include" else FURTHER_DEED


PURPOSE = Expression(r"<[mq]\d+>[^;.<]{0,60}? to [a-z]+\b[^;.<]{0,60}$")


def _is_of_purpose(masked: str, start: int, deed: Match) -> bool:
    """Whether a verb goes on with what a sum is for: "will invest $5 million to build, repair and light its roads"."""
    return " to " not in masked[deed.start : deed.end] and bool(PURPOSE.search(masked[start : deed.start]))


def spread_deeds(
    reading: Reading, subjects: tuple[Slot, ...], first: Match, intent: str | None, rule: str, listed: int | None
) -> Iterator[Clause]:
    """One clause a deed: "to create a mechanism, to hold a forum and then open a centre" are three."""
    stop = CLAUSE_STOP.search(reading.masked, first.end)
    limit = stop.start() if stop and listed is None else len(reading.masked)
    further = _choose_further(rule, intent)
    later = [m for m in further.find(reading) if first.end < m.start < limit] if further else []
    deeds = [first, *(m for m in later if not _is_of_purpose(reading.masked, first.end, m))]
    limit = len(reading.masked[:limit].rstrip(" ,;."))
    usual: Transaction = "3" if rule.endswith("_did") else "2" if rule in SIGNED_RULES else "12"
    which = RELATIVE.search(reading.masked[: first.start]) if listed is None else None
    which = None if which and which.group("under") else which
    which = which or (SUM_BEFORE.search(reading.masked[: first.start]) if listed is None else None)
    for deed, after in zip(deeds, [*deeds[1:], None], strict=True):
        act, (act_start, act_end) = deed.words("act"), deed.masked_span("act")
        begins = deed.start if deed is first and listed is None and rule != "goals_include" else act_start
        done = "12" if intent is not None and rule not in SIGNED_RULES else read_transaction(act, usual)
        then = AND_THEN.search(reading.masked, act_end) if listed is None else None
        ends = min(after.start if after else limit, then.start() if then else limit)
        object_start = which.start(1) if which and deed is first else act_end
        object_start = deed.masked_span("house")[0] if deed.has("house") else object_start
        yield Clause(
            reading, subjects, act, min(begins, object_start), act_start, object_start, ends, intent, rule, done, listed
        )


SIGNED_RULES = ("party_signed", "for_party_to")
