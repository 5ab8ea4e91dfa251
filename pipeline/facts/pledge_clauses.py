"""Who undertakes what: the clauses of a text in which a party binds itself to a deed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import re2

from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.scene import Reading, Scene, Slot

WORDS = dict(load_words("pledges.csv"))
WORDS["gerund"] = "|".join(words for name, words in WORDS.items() if name.startswith("gerund_"))
WORDS["act"] = "|".join(words for name, words in WORDS.items() if name.startswith("act_"))

SUBJECT = r"{actor:who}(?:'?s|')?(?: {tail})*(?: in (?:the )?{somewhere})?(?:, [^,;:]{1,60},)?(?: {adverb}){0,2}"
PRONOUN = r"\b(?P<pronoun>he|she|it|they|we|i|the country|the republic|the bank|the union|the bloc|the company)"
DEED = r"(?:{adverb} ){0,2}{intend:intent}(?: {adverb}){0,2} (?:(?:continue|strive|work|try|seek) to )?{act:act}\b"

PARTY_UNDERTAKES = Template(SUBJECT + r" " + DEED, WORDS)
PRONOUN_UNDERTAKES = Template(PRONOUN + r" " + DEED, WORDS)
LEAD_UNDERTAKES = Template(SUBJECT + r" (?:{adverb} ){0,2}{intend:intent}(?: [a-z]+){0,3} ?:", WORDS)
LISTED_DEED = Template(r"^(?:[-*?.•] ?|[0-9a-z]{1,2}[.)] )?(?:to )?(?:strive to |continue to )?{act:act}\b", WORDS)
FURTHER_DEED = Template(
    r"(?:,|;| and| as well as)(?: and)?(?: {adverb}){0,2}(?: to|(?P<again> {intend}))? {act:act}\b", WORDS
)
PARTY_GIVES = Template(SUBJECT + r" {give:act}\b", WORDS)
PRONOUN_GIVES = Template(PRONOUN + r" (?:{adverb} ){0,2}{give:act}\b", WORDS)
PLANNED_INVESTMENT = Template(
    r"{actor:who}(?:'?s|')(?P<of>) (?:planned|proposed|announced|pledged) (?P<act>investments?) "
    r"(?:will )?(?:include|includes|cover)",
    WORDS,
)
MARKET_OPENS = Template(
    r"{actor:who}(?:'?s|')?(?P<of>) (?:huge |vast |domestic |own )*(?P<act>markets?) (?:will|would|is to) "
    r"(?:become more open|become more accessible|be opened|open)(?: wider| further| up)?",
    WORDS,
)
GOAL_IS = Template(r"\b{goal} (?:is|are|was|were|remains) (?P<intent>to) {act:act}\b", WORDS)
GOALS_INCLUDE = Template(
    r"\b{goal}\b[^.;]{0,100}? (?P<intent>including|include|includes|envisages?|provides? for|calls? for|by) "
    r"(?:[^.;]{0,60}? by )?{gerund:act}\b",
    WORDS,
)
FURTHER_GOAL = Template(r"(?:,|;| and)(?: and)? {gerund:act}\b", WORDS)
CLAUSE_STOP = re2.compile(
    r"[;.?!](?: |$)|, (?:which|who|while|where|whereas|although|but|said|says|according|as [a-z]+ said)\b"
    r"| (?:because|although|whereas|after|said|says)\b"
    r"|, (?:illustrating|highlighting|reflecting|showing|signalling|underlining|marking|adding|saying|thus)\b"
    r"| (?:that|which) (?:is|are|was|were|will|would|has|have)\b"
)
NOT_SUBJECT = re2.compile(r"\b(?:in|to|from|between|with|through|for|against|by|into|via|than)(?: the| an?)? $")
OF_PARTY = re2.compile(r"\bof(?: the)? $")
HEAD_OF = re2.compile(
    r"\b(?:president|government|leaders?|minist(?:er|ry)|heads?|authorities|republic|bank|king|emir) of(?: the)? $"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A deed undertaken: `act` is its verb, `start`..`end` its words and `object_start` where its object begins, all
    in the masked text of `reading`. `subjects` are the slots of the pledgors, which may stand in another sentence
    (`subject_reading`). `listed` is the index of the sentence that leads the list the deed stands in.
    """

    reading: Reading
    subjects: tuple[Slot, ...]
    act: str
    start: int
    object_start: int
    end: int
    intent: str | None
    rule: str
    listed: int | None = None


def list_clauses(scene: Scene) -> Iterator[Clause]:
    """Every undertaking of a document, in order."""
    for reading in scene.readings:
        if reading.sentence.role not in ("furniture", "caption") and reading.sentence.repeats is None:
            yield from _clauses_of(scene, reading)


def _clauses_of(scene: Scene, reading: Reading) -> Iterator[Clause]:
    found = list(_listed_deeds(scene, reading)) or [*_own_deeds(scene, reading), *_goals(scene, reading)]
    taken = -1
    for clause in sorted(found, key=lambda clause: (clause.object_start, clause.rule)):
        if clause.object_start > taken:
            taken = clause.object_start
            yield clause


def _listed_deeds(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """The items under "China plans to:"."""
    lead = scene.lead(reading)
    undertaking = next(LEAD_UNDERTAKES.find(lead), None) if lead else None
    first = LISTED_DEED.first(reading)
    if lead is None or undertaking is None or first is None:
        return
    subjects = _subjects_of(scene, undertaking)
    if subjects:
        yield from _spread(reading, subjects, first, undertaking.words("intent"), "listed_deed", lead.index)


def _goals(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """ "The goal is to reduce …", "goals for 2030 include increasing …": the state that the text is about sets them."""
    for rule, template in GOALS:
        match = template.first(reading)
        owner = _find_owner(scene, reading) if match else None
        if match is not None and owner is not None:
            yield from _spread(reading, (owner,), match, match.words("intent"), rule, None)


def _find_owner(scene: Scene, reading: Reading) -> Slot | None:
    """Whose goals they are: the one state of the sentence, else the one that the text speaks of most."""
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    named = {slot.entity_ids[0]: slot for slot in reversed(list(reading.coded("p"))) if slot.entity_ids[0] in states}
    if len(named) == 1:
        return next(iter(named.values()))
    told = [mention for mention in scene.cast.mentions if mention.entity_id in states]
    counts = Counter(mention.entity_id for mention in told)
    if named or not counts:
        return None
    state = min(counts, key=lambda party: (-counts[party], party))
    first = next(mention for mention in told if mention.entity_id == state)
    return Slot("p", first.start, first.end, entity_ids=(state,), form=first.form)


def _own_deeds(scene: Scene, reading: Reading) -> Iterator[Clause]:
    for rule, template in RULES:
        for match in template.find(reading):
            subjects = _subjects_of(scene, match)
            if subjects and not (rule.endswith("_gives") and INTENT_FOLLOWS.search(reading.masked[match.end :])):
                intent = match.words("intent") if match.has("intent") else None
                yield from _spread(reading, subjects, match, intent, rule, None)


def _spread(
    reading: Reading, subjects: tuple[Slot, ...], first: Match, intent: str | None, rule: str, listed: int | None
) -> Iterator[Clause]:
    """One clause a deed: "to create a mechanism, to hold a forum and then open a centre" are three."""
    stop = CLAUSE_STOP.search(reading.masked, first.end)
    limit = stop.start() if stop and listed is None else len(reading.masked)
    further = FURTHER_GOAL if rule == "goals_include" else FURTHER_DEED
    deeds = [first] if intent is None else [first, *(m for m in further.find(reading) if first.end < m.start < limit)]
    limit = len(reading.masked[:limit].rstrip(" ,;."))
    for deed, after in zip(deeds, [*deeds[1:], None], strict=True):
        act_start, act_end = deed.masked_span("act")
        begins = deed.start if deed is first and listed is None else act_start
        yield Clause(
            reading, subjects, deed.words("act"), begins, act_end, after.start if after else limit, intent, rule, listed
        )


def _subjects_of(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """The pledgors: the slot before the verb with those coordinated to it, or whom a pronoun stands for."""
    if match.has("pronoun"):
        return _resolve_pronoun(scene, match)
    reading, start = match.reading, match.masked_span("who")[0]
    slots = [match.slot("who")]
    while coordinated := COORDINATED.search(reading.masked[:start]):
        slots.insert(0, reading.slot(coordinated.group("other")))
        start = coordinated.start(1)
    before = reading.masked[:start]
    if match.has("of"):
        return tuple(slots)
    if NOT_SUBJECT.search(before) or (OF_PARTY.search(before) and not HEAD_OF.search(before)):
        return ()
    return tuple(slots)


INTENT_FOLLOWS = re2.compile(r"^ (?:to|that|plans?|its intention|(?:his|her|their) intention) ")  # "promised to lend"
COORDINATED = re2.compile(r"(?P<other><[poh]\d+>)(?:'s)?(?:,| and|, and)(?: the)? $")
LOOK_BACK = 2  # sentences in which a pronoun's antecedent is looked for


def _resolve_pronoun(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """The one actor that leads the sentence before; a person for "he", a party for "it"; none where two compete."""
    codes = "h" if match.words("pronoun") in ("he", "she", "i") else "po"
    if match.words("pronoun") in ("they", "we"):
        return ()
    for back in range(match.reading.index - 1, max(-1, match.reading.index - 1 - LOOK_BACK), -1):
        earlier = scene.readings[back]
        if earlier.sentence.paragraph < match.reading.sentence.paragraph:
            return ()
        subject = next(earlier.coded(codes), None)
        if subject is not None:
            return (subject,)
    return ()


GOALS: list[tuple[str, Template]] = [("goal_is", GOAL_IS), ("goals_include", GOALS_INCLUDE)]
RULES: list[tuple[str, Template]] = [
    ("party_undertakes", PARTY_UNDERTAKES),
    ("pronoun_undertakes", PRONOUN_UNDERTAKES),
    ("party_gives", PARTY_GIVES),
    ("pronoun_gives", PRONOUN_GIVES),
    ("planned_investment", PLANNED_INVESTMENT),
    ("market_opens", MARKET_OPENS),
]
