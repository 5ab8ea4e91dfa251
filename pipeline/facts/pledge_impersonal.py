"""Undertakings that no subject leads: "it was agreed to open a school", "2027 has been named the Year of …".

Who undertakes is told around them: the two sides that the text is about, or the one state whose plan it is.
"""

from collections.abc import Iterator

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template, find_each
from pipeline.facts.pledge_clauses import CLAUSE_STOP, Clause, spread_deeds
from pipeline.facts.pledge_sides import find_owner, name_both_sides
from pipeline.facts.pledge_words import WORDS
from pipeline.facts.scene import Reading, Scene, Slot

MANNER = r"(?:[a-z]{2,}[^p ]ly )?"  # "to jointly build"; but "to supply gas"
IT_IS_AGREED = Template(
    r"(?:\bit (?:is|was|has been|had been)(?: {adverb})?(?: [a-z]{2,}ly)? (?P<intent>agreed|decided|resolved|planned|"
    r"intended|envisaged)|\b(?:a|the) (?P<decision>decision) (?:was|is|has been|had been)(?: {adverb})? "
    r"(?:taken|made|adopted|reached|passed)|"
    r"\b(?:an? |the )?(?P<accord>agreements?|understanding|arrangement|consensus|accord) (?:was|were|has been|"
    r"have been|had been)(?: {adverb})? reached)"
    rf"(?: (?:by|between|among) [^,;.]{{1,60}}?)?(?: (?:on|in) {{time}})? to {MANNER}{{act:act}}\b",
    WORDS,
)
PARTIES_DECIDED = Template(
    r"\b(?:the|both|our) (?:two |three |five )?(?:contracting )?(?:parties|neighbours|capitals|delegations|"
    r"interlocutors)(?: {adverb})? (?P<intent>(?:have |had )?(?:{adverb} )?(?:agreed|decided|resolved|undertaken|"
    rf"pledged|committed|promised) to|will|intend to|plan to|are to) {MANNER}{{act:act}}\b",
    WORDS,
)
YEAR_NAMED = Template(
    r"\b(?:the year )?{time:when}(?: {adverb})? (?:(?:has been|have been|was|were|is|are|will be|is to be|are to be) )?"
    r"(?P<intent>named|declared|proclaimed|designated|announced|held|observed|marked|celebrated)"
    r"(?: by [^,;.]{1,50}?)?(?: as)? (?P<act>(?:the |an? )?(?:[a-z-]+ )?(?:cross[- ]?)?years? of )",
    WORDS,
)
YEAR_NAMED_BY = Template(
    r"\b(?P<intent>named|name|declared|declare|proclaimed|designated|designate|announced|agreed to (?:hold|make|mark|"
    r"declare|designate)) {time:when}(?: as)? (?P<act>(?:the |an? )?(?:[a-z-]+ )?(?:cross[- ]?)?years? of )"
)
BY_WHOM = Expression(r"\bby (?:the )?<[po]\d+>")
TWO_STATES = Expression(r"<p\d+>[^;.]*<p\d+>")
TITLE = 3  # sentences that say who met


def list_impersonal(scene: Scene, reading: Reading) -> Iterator[Clause]:
    """Each deed of a sentence that nobody in it is the subject of."""
    for kind, match in find_each(reading, RULES):
        if kind == "year":
            yield from _name_year(scene, match)
        elif subjects := _name_deciders(scene, match):
            yield from spread_deeds(reading, subjects, match, "agreed to", "it_is_agreed", None)


def _name_deciders(scene: Scene, match: Match) -> tuple[Slot, ...]:
    """Both sides of what was agreed, or of a text whose title names two; else whose plan it is."""
    reading = match.reading
    if BY_WHOM.search(reading.masked[match.start : match.end]):
        return ()  # named: another rule reads it
    agreed = match.has("accord") or (match.has("intent") and "agreed" in match.words("intent"))
    if agreed or (
        match.reading.masked.startswith(("the ", "both ", "our "), match.start) and not match.has("decision")
    ):
        return name_both_sides(scene, reading)
    if _count_title(scene) > 1:
        return name_both_sides(scene, reading)
    owner = find_owner(scene, reading)
    only_goods = owner is not None and owner.form == "adjective" and owner in reading.slots  # "Danish fish"
    return () if owner is None or only_goods else (owner,)


def _count_title(scene: Scene) -> int:
    """How many states the opening of a text names."""
    return len({slot.entity_ids for told in scene.readings[:TITLE] for slot in told.coded("p")})


def _name_year(scene: Scene, match: Match) -> Iterator[Clause]:
    """A year that two states name after one of them: theirs where both are named, else both sides of the text."""
    reading, time = match.reading, match.slot("when").time
    if time is None or time.grain != "year" or time.first is None:
        return
    states = {slot.entity_ids[0]: slot for slot in reading.coded("p") if len(slot.entity_ids[0]) == len("KAZ")}
    sides = tuple(states.values()) if len(states) == len(("one", "other")) else name_both_sides(scene, reading)
    stop = CLAUSE_STOP.search(reading.masked, match.end)
    end = stop.start() if stop else len(reading.masked.rstrip(" .;,"))
    start = min(match.start, reading.position(match.slot("when")))
    if sides:
        act, at = match.words("act"), match.masked_span("act")[0]
        yield Clause(reading, sides, act, start, at, start, end, "agreed to", "year_named")


RULES = (
    *(("deed", template) for template in (IT_IS_AGREED, PARTIES_DECIDED)),
    *(("year", template) for template in (YEAR_NAMED, YEAR_NAMED_BY)),
)
IMPERSONALS = tuple(template for _, template in RULES)
