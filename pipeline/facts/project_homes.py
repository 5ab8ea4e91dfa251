"""Where an undertaking stands whose own words do not say: the land in which its sentence, or its text, plays."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.project_places import PLACES, Parties, places, slots_in
from pipeline.facts.scene import Reading, Scene, Slot

AMONG = Expression(rf"\b(?:in|across|through|within|around) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<where>{PLACES})")
OWNED = Expression(r"(?P<where><p\d+>)(?:'s|') (?:[a-z]|<[^o])")  # not "Germany's Linde"
FORMS = ("name", "capital", "abbreviation")  # an adjective tells whose firm or minister acts, not where
DATELINE = Expression(
    r"^(?P<where><[pl]\d+>)(?:, <[pl]\d+>)?(?:,? (?:\([^)]{1,30}\)|<t\d+>|[^<>.]{1,12}))*[, ]*(?:-+|:) "
    r"|^(?P<alone><[pl]\d+>), <t\d+>(?:\.| \(|$)"
)
TOLD_AT = Expression(  # where somebody only spoke, met or signed
    r"\b(?:told|said|spoke|briefed|signed|meeting|talks|summit|forum|conference|gathering|ceremony|headquartered|"
    r"based) (?:to )?(?:[a-z]+ ){0,2}$|\bsigned (?:[a-z]+ ){1,3}(?:in|at) $"
)
HOSTS = Expression(  # "signed an agreement with Togo for", "a loan to the Government of Togo for"
    r"\b(?:with|to) (?:the )?(?:(?:government|republic|kingdom) of (?:the )?)?(?P<where><p\d+>)(?: government)? for\b"
)
TOWARDS = Expression(r"\b(?:to|from|than|against|into|gulf of|sea of|bay of|strait of|lake) (?:the )?$")
SPEAKS = Expression(r"^<p\d+>(?:'s [a-z]+)? (?:[a-z]+ )?(?:announced|said|says|told|reported|confirmed|added)\b")
OWNS_FIRM = Expression(r"^<p\d+>(?:'s|') (?:[A-Z]|<o)")
OFFICE = Expression(
    r"^<p\d+>(?:'s|') (?:(?:Prime |Foreign |Vice |Energy |Transport )?(?:President|Premier|King|Minister|Treasury|"
    r"Government|Ministry|Ministries|Parliament|Cabinet|Department|Authority)|"
    r"(?:[A-Z][a-z]+ (?:and )?){1,4}(?:Authority|Ministry|Agency|Department|Commission|Board|Council))\b"
)
AGENT = Expression(  # whose firm, bank or envoy acts: "Chinese companies", "the Saudi state oil firm"
    r"^<p\d+>(?:'s|')?(?:-[a-z]+)? (?:[a-z&-]+ ){0,3}?(?:compan(?:y|ies)|firms?|corporations?|"
    r"contractors?|investors?|banks?|lenders?|"
    r"loans?|credits?|grants?|funding|financing|investments?|consorti(?:um|a)|developers?|giants?|group|conglomerates?|"
    r"embassy|ambassador|envoys?|aid|assistance|engineers?|workers|technology|help|support|participation)\b"
    r"|^<p\d+>[- ](?:funded|financed|built|backed|owned|led|made|supported|sponsored|based)\b"
)
LENDER = Expression(  # "Japan will lend"
    r"^<p\d+>,? (?:(?:government|will|would|has|have|had|is|are|was|to|also|agreed|pledged|plans) ){0,4}"
    r"(?:lend|lent|lending|loan|loaned|financ(?:e|ed|es)|fund(?:ed|s)?|provid(?:e|ed|es|ing)|grant(?:ed|s)?|"
    r"donat(?:e|ed|es)|pledged?|approved|extend(?:ed)?|g[ai]ven?)\b"
)
GOVERNMENT = Expression(
    r"^<p\d+> (?:government|<o\d+>|ministry of [a-z ]{1,30}|finance ministry) (?:and|signed)\b"
)  # it signs for what stands at home
FIRM = Expression(r"^<p\d+>(?:'s)? (?:[a-z&-]+ ){1,6}(?:corporation|corp|company|co|ltd|limited|llc|holdings?)\b")
FIRM_OF = Expression(r"<o\d+> of (?:the )?$")  # "Orano of France"
BORROWER = Expression(  # "a loan to Chad to build", "a grant to the government of Chad for"
    r"\b(?:loans?|credits?|grants?|financing|funding|aid|assistance|lend|lends|lending|lent)\b[^.;]{0,80}? to "
    r"(?:the )?(?:(?:government|ministry|state|republic|kingdom)[a-z ]{0,30} of (?:the )?)?(?P<where><p\d+>)"
    r"(?:'s [a-z ]{1,40})?,? (?:to|for|towards?|with which to) [^.;]{0,60}$"
)
CLAUSE = Expression(r" (?:an?|the|signed|and|of|for|to|in|with) ")  # "Chad signed a grant agreement" acts at home
PAYER = Expression(  # "financed by the World Bank and the government of Italy", "the Exim Bank of China"
    r"\b(?:financed|funded|provided|built|supported|backed|sponsored|constructed|donated|offered|paid for|given)"
    r"(?: [a-z]+){0,2} by [^.;]{0,150}$"
    r"|\b(?:bank|embassy|ambassador|university|corporation|company|people|grant|loan|loans|grants|credit|aid|funds|"
    r"funding|financing|assistance|gift|donation|help|support) (?:of|from|by) (?:the )?"
    r"(?:(?:government|people|republic|kingdom|state) of (?:the )?)?$"
)
SUBJECT = Expression(r"^(?:[a-z]+, |in |across |for )?(?:the )?(?P<where><p\d+>)(?:'s)? ")
DATELINE_WITHIN = 6  # sentences
ASIDE = 200  # characters around a state that tell what it does
TOPIC_SENTENCES = 4  # how far back a text's place still holds


def infer_places(
    scene: Scene, reading: Reading, position: int, away: frozenset[str], others: Sequence[tuple[int, int]] = ()
) -> Parties:
    """Where an undertaking stands whose own words do not say: the state in whose land its sentence plays, else the one
    that the text has been about. `away` are the parties that only build or pay, `others` the spans of other projects;
    nothing where two states compete."""
    near = _borrower(reading, position) or _states_told(reading, position, away, others)
    near = near or _subject_before(scene, reading, away) or _home_of_item(scene, reading, away)
    home = _home_of_text(scene, away)
    near = near or (home if len({read.value for read in home}) == 1 else [])
    if not near:
        for back in range(reading.index - 1, max(-1, reading.index - 1 - TOPIC_SENTENCES), -1):
            near = [] if _is_fellow(reading, scene.readings[back]) else _states_told(scene.readings[back], 0, away)
            if near:
                break
    near = near or _states_of_text(scene, away)
    return (("location", near[0]),) if len({read.value for read in near}) == 1 else ()


def _is_fellow(reading: Reading, earlier: Reading) -> bool:
    """Whether two sentences are items of one list, each of which tells of its own."""
    item = reading.sentence.role == earlier.sentence.role == "list_item"
    return item and reading.sentence.paragraph != earlier.sentence.paragraph


def _borrower(reading: Reading, position: int) -> list[Read[str]]:
    """The state to which money is lent or given for the undertaking: it may seem to build itself."""
    found = BORROWER.search(reading.masked[:position])
    return _states_of(slots_in(reading, found.group("where")), frozenset()) if found else []


def _subject_before(scene: Scene, reading: Reading, away: frozenset[str]) -> list[Read[str]]:
    """The state with which an earlier sentence of the paragraph begins."""
    for back in range(reading.index - 1, max(-1, reading.index - 1 - TOPIC_SENTENCES), -1):
        earlier = scene.readings[back]
        if earlier.sentence.paragraph != reading.sentence.paragraph:
            return []
        found = SUBJECT.search(earlier.masked)
        slots = [s for s in slots_in(earlier, found.group("where")) if s.form in FORMS] if found else []
        if reads := _states_of(slots, away):
            return reads
    return []


def _home_of_item(scene: Scene, reading: Reading, away: frozenset[str]) -> list[Read[str]]:
    """The state of the dateline of one item of a round-up: its paragraph begins with it."""
    first = reading.index
    while first and scene.readings[first - 1].sentence.paragraph == reading.sentence.paragraph:
        first -= 1
    opening = scene.readings[first]
    found = DATELINE.search(opening.cased)
    return _states_of(slots_in(opening, found.group("where") or found.group("alone")), away) if found else []


def _home_of_text(scene: Scene, away: frozenset[str]) -> list[Read[str]]:
    """The state of the dateline ("CAIRO, March 3 -"), else the one that the heading names alone."""
    for reading in scene.readings[:DATELINE_WITHIN]:
        found = DATELINE.search(reading.cased)
        if found and (reads := _states_of(slots_in(reading, found.group("where") or found.group("alone")), away)):
            return reads if _is_told_of(scene, reads[0]) else []
    titles = [reading for reading in scene.readings[:2] if reading.sentence.role == "heading"]
    return _states_of([slot for reading in titles for slot in reading.coded("pl")], away)


def _is_told_of(scene: Scene, home: Read[str]) -> bool:
    """Whether a text goes on about the state of its dateline, or names no other: lenders write from Washington."""
    states = [read for reading in scene.readings for _, read in places(reading.coded("p")) if _is_state(read.value)]
    return not states or any(read.value == home.value and read.start > home.end for read in states)


def _states_of(slots: Iterable[Slot], away: frozenset[str]) -> list[Read[str]]:
    """The states named, and those that the places named lie in; a group of states is no site."""
    return [read for _, read in places(slots) if read.value not in away and _is_state(read.value)]


def _is_state(party: str) -> bool:
    return len(party) == 3 and party.isalpha() and party.isupper()


def _states_told(
    reading: Reading, position: int, away: frozenset[str], others: Sequence[tuple[int, int]] = ()
) -> list[Read[str]]:
    """The states in or of which a sentence tells: "in X", then "X's", then any that it names."""
    for pattern, text in ((AMONG, reading.masked), (OWNED, reading.cased), (HOSTS, reading.masked)):
        found_here = (found for found in pattern.finditer(text) if not TOLD_AT.search(text[: found.start()]))
        slots = [slot for found in found_here for slot in slots_in(reading, found.group("where"))]
        slots = _outside(reading, slots, others)
        if reads := _states_of(slots, away):
            return reads
    named = [slot for slot in reading.coded("p") if slot.form in FORMS and not _is_aside(reading, slot)]
    governs = [
        s
        for s in reading.coded("p")
        if s.form == "adjective" and GOVERNMENT.search(reading.masked[reading.position(s) :])
    ]
    named = [*named, *(slot for slot in governs if not _is_aside(reading, slot))]
    fully = [slot for slot in named if slot.form == "name"]  # a capital often stands for those who act
    named = fully if len({slot.entity_ids for slot in fully}) == 1 else named
    slots = _outside(reading, named, others) or _outside(reading, _sites_told(reading), others)
    return _states_of(sorted(slots, key=lambda slot: abs(reading.position(slot) - position)), away)


def _sites_told(reading: Reading) -> list[Slot]:
    """Towns and provinces that a sentence names without "in": "710 km west of Addis Ababa"."""
    return [slot for slot in reading.coded("l") if not _is_aside(reading, slot)]


def _is_aside(reading: Reading, slot: Slot) -> bool:
    """Whether a state only speaks, buys, pays or sends: "sells its power to Y", "the White House announced"."""
    at = reading.position(slot)
    before, after = reading.masked[max(0, at - ASIDE) : at], reading.cased[at : at + ASIDE]
    return bool(
        TOWARDS.search(before)
        or SPEAKS.search(after)
        or (OWNS_FIRM.search(after) and not OFFICE.search(after))
        or _acts_from_afar(reading, slot)
    )


def _acts_from_afar(reading: Reading, slot: Slot) -> bool:
    """Whether it is a state's firms, banks or envoys that act, the state that pays, or where somebody only spoke."""
    at = reading.position(slot)
    before = reading.masked[max(0, at - ASIDE) : at]
    after = reading.masked[at : at + ASIDE]
    agent = AGENT.search(after)
    if agent and not CLAUSE.search(agent.group()):
        return True
    firm = FIRM.search(after)
    if firm and not CLAUSE.search(firm.group()):
        return True
    if FIRM_OF.search(before):
        return True
    return bool(LENDER.search(after) or PAYER.search(before) or TOLD_AT.search(before))


def _outside(reading: Reading, slots: Iterable[Slot], spans: Sequence[tuple[int, int]]) -> list[Slot]:
    return [slot for slot in slots if not any(start <= reading.position(slot) < end for start, end in spans)]


def _states_of_text(scene: Scene, away: frozenset[str]) -> list[Read[str]]:
    """The state that a text names most, by far."""
    slots = [slot for reading in scene.readings for slot in reading.coded("pl") if not _acts_from_afar(reading, slot)]
    reads = [read for slot in slots for read in _states_of((slot,), away)]
    counts = Counter(read.value for read in reads).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return []
    return [next(read for read in reads if read.value == counts[0][0])]
