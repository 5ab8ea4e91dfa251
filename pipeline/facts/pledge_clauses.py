"""Who undertakes what: the clauses of a text in which a party binds itself to a deed, or does it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.pledge_givers import Turns, find_owner, name_givers, read_speakers
from pipeline.facts.scene import Reading, Scene, Slot

Transaction = Literal["12", "2", "3"]  # IATI: pledged, committed (signed), disbursed

WORDS = dict(load_words("pledges.csv"))


def list_phrases(name: str, words: Mapping[str, str] = WORDS) -> list[str]:
    """The phrases of a class, or of all classes whose names begin alike ("act_")."""
    held = (text for key, text in words.items() if key == name or (name.endswith("_") and key.startswith(name)))
    return [phrase for text in held for phrase in text.removeprefix(r"\b(?:").removesuffix(r")\b").split("|")]


def _join_classes(prefix: str) -> str:
    """Every phrase of the classes of one form, longest first: "resume purchases of" before "resume"."""
    phrases = list_phrases(prefix)
    return r"\b(?:" + "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))) + r")\b"


for _form in ("gerund", "act", "past", "part"):
    WORDS[_form] = _join_classes(f"{_form}_")

COMMON = ("has", "have", "had", "is", "are", "was", "were", "be", "said", "says", "it", "that", "up", "for", "of", "in")
LETTERS = re.compile(r"[a-z]+")

SUBJECT = (
    r"{actor:who}(?:'?s|')?(?: {tail})*(?: (?:in|to|for|of) (?:the )?{somewhere})?"
    r"(?:, [^,;:]{1,60},| \([^()]{1,40}\)| - [^;:]{1,70} -){0,2}(?: (?:on |in |from )?{time})?"
)
PRONOUN = (
    r"\b(?P<pronoun>he|she|it|they|we|i|the country|the republic|the kingdom|the bank|"
    r"the union|the bloc|the company|the government|the authorities|the state)"
)
GIVER = r"(?:{actor:who}|(?P<pronoun>we))(?:'?s|')?"
DEED = (
    r"(?: {adverb}){0,3} {intend:intent}(?: {adverb}){0,2} (?:{toward} to |help )?"
    r"(?P<act>{act}\b|<r\d+>)"  # "to double" is a ratio to the figures stage
)
DID = r"(?: {adverb}){0,2}(?P<perfect> has| have| had)?(?: {adverb}){0,2} {past:act}\b"

PARTY_UNDERTAKES = Template(SUBJECT + DEED, WORDS)
PRONOUN_UNDERTAKES = Template(PRONOUN + DEED, WORDS)
LEAD_UNDERTAKES = Template(SUBJECT + r"(?: {adverb}){0,3} {intend:intent}(?: [a-z]+){0,3} ?:", WORDS)
LISTED_DEED = Template(r"^(?:[-*?.•] ?|[0-9a-z]{1,2}[.)] )?(?:to )?(?:strive to |continue to )?{act:act}\b", WORDS)
FURTHER_DEED = Template(
    r"(?:,|;| and| as well as)(?: and)?(?: {adverb}){0,2}(?: to|(?P<again> {intend}))?(?: help(?: to)?)? {act:act}\b",
    WORDS,
)
PARTY_GIVES = Template(SUBJECT + r"(?: {adverb}){0,2} {give:act}\b", WORDS)
PRONOUN_GIVES = Template(PRONOUN + r"(?: {adverb}){0,2} {give:act}\b", WORDS)
PARTY_SIGNED = Template(
    SUBJECT + r"(?: {adverb}){0,2} (?:has |have )?(?:signed|inked|concluded|reached|struck) (?:an?|the) [^;.]{0,90}?"
    r"(?:agreement|contract|deal|memorandum|pact|accord)\b[^;.,]{0,60}? to {act:act}\b",
    WORDS,
)
PARTY_DID = Template(SUBJECT + DID, WORDS)
PRONOUN_DID = Template(PRONOUN + DID, WORDS)
WILL_BE_DONE = Template(
    r"(?P<intent>(?:will|would|shall|is to|are to|must|to)(?: {adverb}){0,2} be|(?:is|are) being)(?: {adverb}){0,2} "
    r"{part:act}\b",
    WORDS,
)
WAS_DONE = Template(r"(?:was|were|has been|have been|had been)(?: {adverb}){0,2} {part:act}\b", WORDS)
BY_GIVER = Template(r"^(?:| [^,;]{0,80}?[^ ,;]*[^ ,;d]) (?:by|from) (?:the )?(?:[a-z-]+ ){0,3}?" + GIVER, WORDS)
TO_FOLLOW = Template(r"{amount:value}(?: [^;.]{0,60})?(?P<intent> (?:are|is) to| will) (?P<act>follow)\b")
PLANNED_INVESTMENT = Template(
    r"{actor:who}(?:'?s|')(?P<of>) (?:planned|proposed|announced|pledged) (?P<act>investments?) "
    r"(?:will )?(?:include|includes|cover)",
    WORDS,
)
MARKET_OPENS = Template(
    r"{actor:who}(?:'?s|')?(?P<of>) (?:{market_adjective} )*(?P<act>markets?) (?:will|would|is to|are to) "
    r"{opens}(?: {adverb})?",
    WORDS,
)
GOAL_IS = Template(r"\b{goal} (?:is|are|was|were|remains) (?P<intent>to) {act:act}\b", WORDS)
GOALS_INCLUDE = Template(
    r"\b{goal}\b[^.;]{0,100}? (?P<intent>including|include|includes|envisages?|provides? for|calls? for|by) "
    r"(?:[^.;]{0,60}? by )?{gerund:act}\b",
    WORDS,
)
FURTHER_GOAL = Template(r"(?:,|;| and)(?: and)? {gerund:act}\b", WORDS)
CLAUSE_STOP = Expression(
    r"[;.?!](?: |$)|[,.?!]\"|, (?:which|who|while|where|whereas|although|but|said|says|according|as [a-z]+ said)\b"
    r"| (?:because|although|whereas|after|said|says)\b"
    r"|, (?:illustrating|highlighting|reflecting|showing|signalling|underlining|marking|adding|saying|thus)\b"
    r"| (?:that|which) (?:is|are|was|were|will|would|has|have)\b"
)
CLAUSE_OPENING = Expression(r".*(?:[;:]|,(?: and| but| while)?|\b(?:that|while|which|where|and)) ")
INTENT_FOLLOWS = Expression(
    r"^ (?:to|that|plans?|its intention|(?:his|her|their) intention) "  # "promised to lend", "announced that"
)
RELATIVE = Expression(
    r"(?P<what>[^<>,;:]{3,60}?)(?P<under> (?:under|in|by|through|for|at|on|to|of|with))?,? which $"
)  # "a forum which we will hold in May"
CONDITION = Expression(r"\b(?:if|unless|provided that|on condition that|in case)\b")
COMMITS = Expression(f"^(?:{WORDS['commits']})$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A deed undertaken or done: `act` is its verb at `act_start`, `start`..`end` its words, and `object_start`..`end`
    what it is about with its receivers and its time, all in the masked text of `reading`. `subjects` are the slots
    of the pledgors, which may stand in another sentence. `transaction` is promised, signed or given. `listed` is the
    index of the sentence that leads the list the deed stands in. `part` spans one amount of several with its own words.
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

    @property
    def words(self) -> tuple[int, int]:
        """The span of the words that tell what is given."""
        return self.part or (self.object_start, self.end)


def list_clauses(scene: Scene) -> Iterator[Clause]:
    """Every undertaking of a document, in order."""
    turns = read_speakers(scene)
    for reading in scene.readings:
        if is_told(reading):
            yield from _clauses_of(scene, turns, reading)


def is_told(reading: Reading) -> bool:
    """Whether a sentence belongs to the article, was not read before, and is a sentence rather than a table."""
    return reading.sentence.role not in ("furniture", "caption") and reading.sentence.repeats is None


def find_heads(*classes: str, words: Mapping[str, str] = WORDS) -> frozenset[str]:
    """One telling word of each phrase of some classes: a sentence without any of them needs no closer look."""
    found = (LETTERS.findall(phrase) for name in classes for phrase in list_phrases(name, words))
    return frozenset(next((word for word in phrase if word not in COMMON), phrase[0]) for phrase in found)


def list_letters(reading: Reading) -> frozenset[str]:
    """The words of a sentence, masked and in lower case."""
    return frozenset(LETTERS.findall(reading.masked))


def _clauses_of(scene: Scene, turns: Turns, reading: Reading) -> Iterator[Clause]:
    found = list(_listed_deeds(scene, turns, reading))
    if not found:
        words = list_letters(reading)
        active = list(_own_deeds(scene, turns, reading, words))
        found = [*active, *_goals(scene, reading, words)]
        found += _passive_deeds(scene, turns, reading) if DONE_HEADS & words else ()
        found += _following(reading, active[-1]) if active and "follow" in words else ()
    taken = -1
    for clause in sorted(found, key=lambda clause: (clause.act_start, clause.rule)):
        if clause.act_start >= taken:
            taken = clause.act_start + len(clause.act)
            yield clause


def _listed_deeds(scene: Scene, turns: Turns, reading: Reading) -> Iterator[Clause]:
    """The items under "China plans to:"."""
    lead = scene.lead(reading)
    undertaking = next(LEAD_UNDERTAKES.find(lead), None) if lead else None
    first = LISTED_DEED.first(reading) if undertaking else None
    if lead is None or undertaking is None or first is None:
        return
    subjects = name_givers(scene, turns, undertaking)
    if subjects:
        yield from _spread(reading, subjects, first, undertaking.words("intent"), "listed_deed", lead.index)


def _goals(scene: Scene, reading: Reading, words: frozenset[str]) -> Iterator[Clause]:
    """ "The goal is to reduce …", "goals for 2030 include increasing …": the state that the text is about sets them."""
    for rule, template in GOALS if GOAL_HEADS & words else ():
        match = template.first(reading)
        owner = find_owner(scene, reading) if match else None
        if match is not None and owner is not None:
            yield from _spread(reading, (owner,), match, match.words("intent"), rule, None)


def _own_deeds(scene: Scene, turns: Turns, reading: Reading, words: frozenset[str]) -> Iterator[Clause]:
    for rule, template, heads in RULES:
        if not heads & words or (rule.endswith("_undertakes") and not ACT_HEADS & words):
            continue
        for match in template.find(reading):
            if rule.endswith(("_gives", "_did")) and INTENT_FOLLOWS.search(reading.masked[match.end :]):
                continue
            intent = match.words("intent") if match.has("intent") else None
            if intent in CONDITIONAL and CONDITION.search(reading.masked):
                continue
            subjects = name_givers(scene, turns, match)
            if subjects:
                yield from _spread(reading, subjects, match, intent, rule, None)


def _passive_deeds(scene: Scene, turns: Turns, reading: Reading) -> Iterator[Clause]:
    """ "50 buses will be supplied by Japan": the object leads; the giver follows, else the text's own state decides."""
    for rule, template in PASSIVES:
        for match in template.find(reading):
            opening = CLAUSE_OPENING.match(reading.masked[: match.start])
            begins = opening.end() if opening else 0
            stop = CLAUSE_STOP.search(reading.masked, match.end)
            ends = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
            by = BY_GIVER.within(reading, match.end, ends)
            subjects, seen = (name_givers(scene, turns, by_giver(by)) if by else ()), rule
            if by is None and rule == "will_be_done" and (owner := find_owner(scene, reading)) is not None:
                subjects, seen = (owner,), "will_be_decided"
            if subjects:
                at, act = match.masked_span("act")[0], match.words("act")
                intent = match.words("intent") if match.has("intent") else None
                done: Transaction = "12" if intent else _transaction_of(act, "3")
                yield Clause(reading, subjects, act, begins, at, begins, ends, intent, seen, done)


def _following(reading: Reading, before: Clause) -> Iterator[Clause]:
    """ "…; 1,700 villages are to follow": the same deed again."""
    for match in TO_FOLLOW.find(reading):
        begins, at = match.masked_span("value")[0], match.masked_span("act")[0]
        yield replace(before, start=begins, act_start=at, object_start=begins, end=match.end, rule="to_follow")


def by_giver(match: Match) -> Match:
    """A match whose giver stands after "by", which is no sign against it there."""
    return replace(match, _spans={**match._spans, "of": (match.start, match.start)})


def _transaction_of(act: str, usual: Transaction) -> Transaction:
    return "2" if COMMITS.match(act) else usual


def _spread(
    reading: Reading, subjects: tuple[Slot, ...], first: Match, intent: str | None, rule: str, listed: int | None
) -> Iterator[Clause]:
    """One clause a deed: "to create a mechanism, to hold a forum and then open a centre" are three."""
    stop = CLAUSE_STOP.search(reading.masked, first.end)
    limit = stop.start() if stop and listed is None else len(reading.masked)
    further = FURTHER_GOAL if rule == "goals_include" else FURTHER_DEED
    deeds = [first] if intent is None else [first, *(m for m in further.find(reading) if first.end < m.start < limit)]
    limit = len(reading.masked[:limit].rstrip(" ,;."))
    usual: Transaction = "3" if rule.endswith("_did") else "2" if rule == "party_signed" else "12"
    which = RELATIVE.search(reading.masked[: first.start]) if listed is None else None
    which = None if which and which.group("under") else which
    for deed, after in zip(deeds, [*deeds[1:], None], strict=True):
        act, (act_start, act_end) = deed.words("act"), deed.masked_span("act")
        begins = deed.start if deed is first and listed is None and rule != "goals_include" else act_start
        done = "12" if intent is not None else _transaction_of(act, usual)
        ends = after.start if after else limit
        object_start = which.start(1) if which and deed is first else act_end
        yield Clause(
            reading, subjects, act, min(begins, object_start), act_start, object_start, ends, intent, rule, done, listed
        )


CONDITIONAL = ("would", "will", "is ready to", "are ready to")

GOALS: list[tuple[str, Template]] = [("goal_is", GOAL_IS), ("goals_include", GOALS_INCLUDE)]
PASSIVES: list[tuple[str, Template]] = [("will_be_done", WILL_BE_DONE), ("was_done", WAS_DONE)]
ACT_HEADS = find_heads("act_") | {"r"}  # "to double" is a slot <r0>
GOAL_HEADS = find_heads("goal")
DONE_HEADS = find_heads("part_")
DEALS = frozenset(("agreement", "contract", "deal", "memorandum", "pact", "accord"))
RULES: list[tuple[str, Template, frozenset[str]]] = [
    ("party_undertakes", PARTY_UNDERTAKES, find_heads("intend")),
    ("pronoun_undertakes", PRONOUN_UNDERTAKES, find_heads("intend")),
    ("party_gives", PARTY_GIVES, find_heads("give")),
    ("pronoun_gives", PRONOUN_GIVES, find_heads("give")),
    ("party_signed", PARTY_SIGNED, DEALS),
    ("party_did", PARTY_DID, find_heads("past_")),
    ("pronoun_did", PRONOUN_DID, find_heads("past_")),
    ("planned_investment", PLANNED_INVESTMENT, frozenset(("investment", "investments"))),
    ("market_opens", MARKET_OPENS, frozenset(("market", "markets"))),
]
