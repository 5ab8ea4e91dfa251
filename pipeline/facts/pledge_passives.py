"""Deeds told from their object: "50 buses will be supplied by Japan", "1,700 villages are to follow"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_each
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, Transaction, read_transaction
from pipeline.facts.pledge_givers import name_givers, spread_right
from pipeline.facts.pledge_sides import find_owner, find_ruled
from pipeline.facts.pledge_speakers import Turns
from pipeline.facts.pledge_unnamed import find_unnamed, is_of_undertaking
from pipeline.facts.pledge_words import WORDS, classify_act
from pipeline.facts.scene import Reading, Scene, Slot

GIVER = r"(?:{actor:who}|(?P<pronoun>we|the company|the firm|the bank|the group))(?:'?s|')?"
WILL_BE_DONE = Template(
    r"(?P<intent>(?:will|would|shall|is to|are to|must|to)(?: {adverb}){0,2} be|(?:is|are) being)(?: {adverb}){0,2} "
    r"{part:act}\b",
    WORDS,
)
ORDERED = Template(  # "ordered that 40 tonnes of flour be sent to"
    r"(?P<intent>(?:ordered|instructed|directed|decided|decreed|resolved|agreed) that) "
    r"(?:some |about |another |up to )?(?P<value><[mnq]\d+>)[^;.<]{0,80}? (?:should )?be {part:act}\b",
    WORDS,
)
WILL_GO = Template(
    r"<m\d+>(?: \([^()]{1,40}\))?[^;.<]{0,40}? (?:(?P<intent>will|would|is to|are to) )?"
    r"(?P<act>go)(?:es)? (?:to|towards?|into|for)\b"
)
WILL_RISE = Template(
    r"(?P<intent>is to|are to|should|shall|must)(?: {adverb})? "
    r"(?P<act>rise|grow|fall|drop|climb|increase|decrease|go up|come down|reach)\b",
    WORDS,
)
WILL_LEARN = Template(  # "300 doctors will undergo training in China": whose school it is gives it
    r"(?P<intent>will|would|are to|is to)(?: {adverb})? (?P<act>undergo|receive|attend|take|complete|follow|get|do) "
    r"(?:[a-z-]+ ){0,3}?(?:training|courses?|internships?|retraining|seminars?)\b[^;.<]{0,40}? (?:in|at) "
    r"(?:[a-z-]+ (?:of|in) )?(?:the )?{state:who}",
    WORDS,
)
MADE_UP_OF = Template(
    r"(?:<m\d+>|\b(?:this|package|pledge|aid|assistance|sum|funding|programme|program|total|commitment|amount|money|"
    r"plan|financing|approvals?|grants?|loans|it))"
    r"(?: [^ ;.<]+| <[dt]\d+>){0,5} (?P<intent>will |would )?"
    r"(?P<act>includes?|included|comprises?|comprised|consists? of|consisted of|is made up of) "
    r"(?:an? |about |some |up to |nearly |around |over ){0,2}(?:(?P<value><m\d+>) (?:in|of|worth|as|for|to|towards?) |"
    r"(?:(?:[a-z-]+|<[po]\d+>) ){1,6}of (?P<amount><m\d+>)|(?P<count><n\d+>)(?: |$|\.))"
)
ARE_DONE = Template(
    r"(?:is|are)(?: {adverb}){0,2} (?P<act>offered|promised|pledged|provided|financed|funded|paid for|donated|"
    r"met|covered)\b",
    WORDS,
)
WAS_DONE = Template(r"(?:was|were|has been|have been|had been)(?: {adverb}){0,2} {part:act}\b", WORDS)
FROM = Expression(r"^from\b")
BY_GIVER = Template(
    r"^(?:| [^,;]{0,80}?[^ ,;]*[^ ,;d]) (?P<before>(?:by|from|at the expense of) (?:the )?(?:[a-z-]+ ){0,3}?)" + GIVER,
    WORDS,
)
TO_FOLLOW = Template(r"{amount:value}(?: [^;.]{0,60})?(?P<intent> (?:are|is) to| will) (?P<act>follow)\b")
TRADED = Expression(r"\b(?:goods|merchandise|wares|commodities) (?:worth|valued at|for) (?:[a-z]+ )?<m\d+> $")
SAYS_IT = Expression(r"(<[po]\d+>) (?:has |have |had |also )?(?:says?|said|announced|confirmed|added)(?: that)? $")
WHEN = Expression(r"(?:<t\d+>,? )?")
ORIGIN = Expression(r"\b(?:applicants|students|pupils|people|farmers|officials|experts|specialists|graduates) $")
AMOUNTS_BEFORE = Expression(r"(?:<[mnq]\d+>(?: of)?(?: [a-z-]+){0,3}(?:, and |, | and ))+$")
COUNTED_FELLOWS = Expression(r"(?:<n\d+>|\b\d[\d,]*) (?:[a-z'-]+ |<p\d+>(?:'s)? ){0,5}and $")
PLURAL = Expression(r"^(?:[a-z-]+ ){0,2}[a-z-]+s $")
CLAUSE_OPENING = Expression(r".*(?:[;:]|,(?: and| but| while)?|\b(?:that|while|which|where|and|said|says|announced)) ")


def list_passive_deeds(scene: Scene, turns: Turns, reading: Reading, last: Clause | None) -> Iterator[Clause]:
    """ "50 buses will be supplied by Japan": the object leads; the giver follows, else the text's own state decides."""
    for rule, match in find_each(reading, PASSIVES):
        opening = CLAUSE_OPENING.match(reading.masked[: match.start])
        begins = opening.end() if opening else 0
        begins = WHEN.match(reading.masked, begins).end()
        begins = _take_amounts(reading.masked, _take_fellows(reading.masked, begins, match.start))
        stop = CLAUSE_STOP.search(reading.masked, match.end)
        ends = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
        if rule == "made_up_of":
            if last is not None:
                yield _read_part(reading, last, match, ends)
            continue
        if rule == "is_ordered":
            subjects = _find_orderer(scene, match)
            begins = match.masked_span("value")[0]
            yield from [_tell(match, subjects, "will_be_done", begins, ends)] if subjects else []
            continue
        if rule == "will_learn":
            yield replace(_tell(match, (match.slot("who"),), "will_be_done", begins, ends), act="trained")
            continue
        by = BY_GIVER.within(reading, match.end, ends)
        if by is not None and ORIGIN.search(reading.masked[: by.masked_span("before")[0]]):
            by = None  # "scholarships will be reserved for applicants from Chad"
        if by is not None and classify_act(match.words("act")) == "fund" and FROM.search(by.words("before")):
            continue  # "is being funded with a loan from": the loan is told of by its noun
        if (by is None and rule == "are_done") or (rule == "was_done" and is_of_undertaking(match)):
            continue
        if TRADED.search(reading.masked[begins : match.start]):
            continue
        subjects, seen = (_name_doers(scene, turns, by_giver(by)) if by else ()), rule
        if by is None and rule == "will_be_done" and (others := find_unnamed(scene, match, begins, ends)):
            yield _tell(match, others, rule, begins, ends)
            continue
        goes_on = rule == "will_be_done" and last is not None and classify_act(match.words("act")) in ("give", "go")
        if by is None and goes_on and last is not None:
            sayer = SAYS_IT.search(reading.masked[:begins])  # "Qatar said $1 million of its pledge would go to …"
            subjects = (reading.slot(sayer.group(1)),) if sayer else last.subjects
            seen = "will_be_given"
        elif by is None and rule == "will_be_done" and (owner := find_owner(scene, reading)) is not None:
            subjects, seen = (owner,), "will_be_decided"
        if subjects:
            at, act = match.masked_span("act")[0], match.words("act")
            intent = match.words("intent") if match.has("intent") else None
            done: Transaction = (
                "12" if intent or rule == "are_done" else "12" if act in OFFERED else read_transaction(act, "3")
            )
            told = AMOUNT_AFTER.search(reading.masked[match.end : ends])
            value = reading.slot(told.group(1)) if told else None
            yield Clause(reading, subjects, act, begins, at, begins, ends, intent, seen, done, None, None, value)


def _find_orderer(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """Whose leader orders it: the state or person named last before, else the state that the text is of."""
    reading = match.reading
    people = [slot for slot in reading.coded("h") if reading.position(slot) < match.start]
    owner = people[-1] if people else find_ruled(scene, reading, match.start)
    return () if owner is None else (owner,)


def _tell(match: Match, subjects: tuple[Slot, ...], rule: str, begins: int, ends: int) -> Clause:
    """The clause of what will be done, told from its object."""
    at, act = match.masked_span("act")[0], match.words("act")
    intent = match.words("intent") if match.has("intent") else None
    return Clause(match.reading, subjects, act, begins, at, begins, ends, intent, rule, "12")


def _take_fellows(masked: str, begins: int, ends: int) -> int:
    """Where the object begins with those counted before its last: "40 clerks and police officers will be trained"."""
    before = COUNTED_FELLOWS.search(masked[:begins]) if PLURAL.match(masked[begins:ends]) else None
    return before.start() if before else begins


def _take_amounts(masked: str, begins: int) -> int:
    """Where the object begins with the amounts that stand before its last: "60 buses and 70 trams will be given"."""
    counted = masked.startswith(("<m", "<n", "<q"), begins)
    before = AMOUNTS_BEFORE.search(masked[:begins]) if counted else None
    return before.start() if before else begins


def _read_part(reading: Reading, whole: Clause, match: Match, end: int) -> Clause:
    """ "The package includes $5 million in grants and …": parts of what was just given."""
    label = next(label for label in ("value", "amount", "count") if match.has(label))
    begins, at = match.masked_span(label)[0], match.masked_span("act")[0]
    given, value = whole.transaction, None if label == "value" else match.slot(label)
    act = match.words("act")
    return Clause(reading, whole.subjects, act, at, at, begins, end, None, "made_up_of", given, value=value)


def list_following(reading: Reading, before: Clause) -> Iterator[Clause]:
    """ "…; 1,700 villages are to follow": the same deed again."""
    for match in TO_FOLLOW.find(reading):
        begins, at = match.masked_span("value")[0], match.masked_span("act")[0]
        yield replace(before, start=begins, act_start=at, object_start=begins, end=match.end, rule="to_follow")


def _name_doers(scene: Scene, turns: Turns, by: Match) -> tuple[Slot, ...]:
    """Those after "by": "by Qatar and Turkey"."""
    doers = name_givers(scene, turns, by)
    return spread_right(by.reading, doers[0]) if len(doers) == 1 and doers[0] in by.reading.slots else doers


def by_giver(match: Match) -> Match:
    """A match whose giver stands after "by", which is no sign against it there."""
    return replace(match, _spans={**match._spans, "of": (match.start, match.start)})


AMOUNT_AFTER = Expression(
    r"^ (?:an? |another |about |some |up to |over |more than |a further |an additional ){0,2}(<[mn]\d+>)"
)
OFFERED = ("promised", "pledged", "offered", "assured")
PASSIVES: list[tuple[str, Template]] = [
    ("will_be_done", WILL_BE_DONE),
    ("is_ordered", ORDERED),
    ("will_be_done", WILL_GO),
    ("will_learn", WILL_LEARN),
    ("will_be_done", WILL_RISE),
    ("are_done", ARE_DONE),
    ("was_done", WAS_DONE),
    ("made_up_of", MADE_UP_OF),
]
