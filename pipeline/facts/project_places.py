"""Where an undertaking stands: the states and places that its noun phrase, its sentence or its text names."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression, Found
from pipeline.facts.project_heads import COMPOUND, Head
from pipeline.facts.scene import Reading, Scene, Slot
from pipeline.mentions.gazetteer import find_country
from pipeline.mentions.hits import find_hits
from pipeline.record import record
from schemas.vocabularies import ProjectRole

END = r"<[pl]\d+>"
PLACES = rf"(?:{END}'s )?{END}(?:'?s)?(?:(?:,? and |, |,? or )(?:in |at |the |near )?{END})*"
SIZED = r" [^<>.;,]{0,24}<[qmn]\d+>"
VERBAL = Expression(  # "the plant is to make 5,000 tonnes of steel in ...": what follows is no site
    r"^ (?:is|are|was|were|will|would|has|have|had|can|could|should|may|might|must)\b[^<>.;,]{0,24}<[qmn]\d+>"
)
LOCATED = Expression(
    r"^(?: project| complex| site| building)?(?: (?:[a-z]+ed )?(?:of|for|with|by|run by) <o\d+>)?"
    rf"(?:{SIZED}(?: (?:a|per|each) [a-z]+| annually| each)?)?"
    r"(?: (?:that|which) [^.;]{1,50}?)?"
    rf",? (?:in|at|near|of|outside|on|off|across|under|beneath|over|around|along|through)(?: the)?(?: [a-z-]+){{0,4}}"
    rf"(?: {END} (?:state|region|province|city|town|capital|port|district|island)(?: of)?)?"
    rf" (?P<where>{PLACES})"
)
OWNED = Expression(r"<p\d+>'s [A-Z]")
WORD = r"[A-Z][\w'-]*[a-z][\w'-]*"
SITE = Expression(
    r"^(?: project| complex| site| building)?(?: (?:[a-z]+ed )?(?:of|with|by|run by) "
    r"(?:<o\d+>|[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3}))?"
    rf"(?:{SIZED}(?: (?:a|per|each) [a-z]+| annually| each)?)?"
    r"(?P<aside> (?:that|which) [^.;,]{1,50} (?:build[a-z]*|built|put(?:ting)? up|open[a-z]*|launch[a-z]*|"
    r"start[a-z]*|develop[a-z]*|plan[a-z]*|erect[a-z]*|construct[a-z]*|set(?:ting)? up|runs?|operates?))?"
    r"(?:,? (?:in|at|near|outside|on|off|by|beside|across|under|beneath|over|around|along|through)|"
    r" (?:once |long |originally )?(?:promised to|(?:meant|planned|intended|proposed|earmarked) for))(?: the)?"
    rf"(?:(?: [a-z-]+){{0,2}} {END}(?:'s)?)?"
    rf"(?: (?:city|town|port|village|district|province|region|state|island|county|suburb) of)?"
    rf" (?P<site>{WORD}(?: {WORD}){{0,2}})"
    rf"(?:(?: [a-z]+)? (?:region|province|district|county|state|oblast))?"
    rf"(?:,? (?:in )?(?:the )?(?:[a-z]*(?:north|south|east|west|ern|central)[a-z]* ){{0,2}}(?P<where>{END}))?"
)
LOOSE = r"^(?: (?:[a-z]+|<[mqntpo]\d+>)){1,8}? (?:in|at|near|across|under|over)(?: the)?"
LOOSELY = Expression(
    rf"{LOOSE}(?: [a-z-]+){{0,3}}(?: {END} (?:port|city|town|region|province|state|district) of)? (?P<where>{PLACES})"
)
SITE_LOOSELY = Expression(
    rf"{LOOSE}(?: (?:city|town|port|village|district|province|region|state|island) of)?"
    rf" (?P<site>{WORD}(?: {WORD}){{0,2}})"
    rf"(?:,? (?:in )?(?:the )?(?:[a-z]*(?:north|south|east|west|ern|central)[a-z]* ){{0,2}}(?P<where>{END}))?"
)
ARTICLE_BEFORE = Expression(r"\b(?:an?|another|two|three|only|new|main)(?: (?:[a-z-]+|<[mqdn][0-9]+>|[0-9-]+)){0,5} $")
FRONTED = Expression(
    rf"^(?:[a-z' -]+,? )?(?:in|at|near|across) (?:the )?(?:[a-z-]+ ){{0,3}}(?P<where>{PLACES})"
    rf"(?:,? (?:at|near|in) (?P<site>{WORD}|{END}))?"
)
AT_SITE = Expression(rf"^(?:at|in|near) (?:the )?{END},? the (?:[a-z-]+ ){{0,2}}$")  # "At Yazd the airport"
OPENING = 400  # characters of a sentence in which its fronted place stands
BRACKETED = Expression(rf"^ \((?:via )?{END}(?:(?:, | and |, and | - | to |/){END}){{1,6}}\)")
SLOT = re.compile(r"<[a-z]\d+>")
STATE_AFTER = re.compile(rf"^,? (?:in )?(?:the )?({END})")

Parties = tuple[tuple[ProjectRole, Read[str]], ...]


@record
class Site:
    """A place named for an undertaking: `names` are the localities, `parties` the states; `end` in the masked text."""

    names: tuple[str, ...]
    parties: Parties
    end: int
    apart: bool = False  # whether other words stand between it and the head


def find_site(scene: Scene, head: Head) -> Site | None:
    """The place that follows a head ("a smelter at X in Y"), or that opens its sentence ("In Y, at X, ...")."""
    cased = head.reading.cased[head.end : head.end + 160]
    if VERBAL.search(head.after):
        return _fronted_site(scene, head)
    found, named = LOCATED.search(head.after), SITE.search(cased)
    apart = found is None and named is None and bool(ARTICLE_BEFORE.search(head.before.rpartition(" the ")[2]))
    if found and named and all(slot.form == "adjective" for slot in slots_in(head.reading, found.group("where"))):
        found = None  # "the Peruvian port of Callao"
    if found and named and OWNED.search(named.group()):
        found = None  # "in Peru's Loreto region"
    if apart:
        found, named = LOOSELY.search(head.after), SITE_LOOSELY.search(cased)
    lake = found and named and named.end("site") + 1 >= found.start("where")  # "around Lake Tana"
    if found and (named is None or lake or named.start(1) > found.start(1)):
        slots = slots_listed(head, found)
        if any(slot.form == "anaphor" for slot in slots):
            return None
        state = _state_after(head, head.end + found.end())
        return Site(_localities(scene, slots), places((*slots, *state)), head.end + found.end(), apart)
    if named:
        slots = slots_in(head.reading, named.group()[len(named.groupdict().get("aside") or "") :])
        return Site((named.group("site"),), places(slots), head.end + named.end(), apart)
    return _fronted_site(scene, head)


def _state_after(head: Head, at: int) -> tuple[Slot, ...]:
    found = STATE_AFTER.search(head.reading.masked[at : at + 40])
    return slots_in(head.reading, found.group(1)) if found else ()


def _fronted_site(scene: Scene, head: Head) -> Site | None:
    here = AT_SITE.search(head.reading.masked[: head.start])
    if not (here or head.is_plural or ARTICLE_BEFORE.search(head.before.rpartition(" the ")[2])):
        return None
    opening = head.reading.cased[: min(head.start, OPENING)]
    found = FRONTED.match(opening) or FRONTED.match(opening[:1].lower() + opening[1:])
    if found is None:
        return None
    slots = slots_in(head.reading, found.group("where"))
    site = found.group("site") or ""
    locals_ = _localities(scene, (*slots, *slots_in(head.reading, site)))
    names = locals_ if not site or site.startswith("<") else (site, *locals_)
    return Site(names[:1], places(slots), head.end, True)


def _localities(scene: Scene, slots: Iterable[Slot]) -> tuple[str, ...]:
    """The towns and provinces among some slots; a capital counts as a town where it is named as such."""
    return tuple(scene.quote(s.start, s.end) for s in slots if s.code == "l" or s.form == "capital")


def slots_in(reading: Reading, masked: str) -> tuple[Slot, ...]:
    """The slots of the tokens of some masked words."""
    return tuple(reading.slot(token) for token in SLOT.findall(masked))


def slots_listed(head: Head, found: Found) -> tuple[Slot, ...]:
    """A list of places behind a head without the one that begins the next name: "in Chad and the Doba refinery"."""
    slots = slots_in(head.reading, found.group("where"))
    goes_on = len(slots) > 1 and COMPOUND.search(head.after[found.end("where") : found.end("where") + 40])
    return slots[:-1] if goes_on else slots


def places(slots: Iterable[Slot]) -> Parties:
    """Where it stands: the states and groups named, and the states that the places named lie in."""
    reads: dict[str, Read[str]] = {}
    for slot in slots:
        states = slot.entity_ids if slot.code == "p" else tuple(find_country(place) for place in slot.entity_ids)
        for state in states:
            if state:
                reads.setdefault(state, Read(state, slot.start, slot.end, "resolved"))
    return tuple(("location", read) for read in reads.values())


def places_in_name(scene: Scene, start: int, end: int) -> Parties:
    """The states of the places that a name is made of: Nigeria for "the Lagos-Ibadan highway"."""
    reads: dict[str, Read[str]] = {}
    for hit in find_hits(scene.quote(start, end).replace("–", "-")):
        entity = next(iter(hit.entry.entity_ids), "")
        state = entity if hit.entry.kind in ("state", "capital") else find_country(entity)
        if state and hit.entry.kind in ("state", "capital", "place"):
            reads.setdefault(state, Read(state, start + hit.start, start + hit.end, "resolved"))
    return tuple(("location", read) for read in reads.values())


@cache
def _load_known_sites() -> dict[str, tuple[str, ...]]:
    lines = (files(__package__) / "project_sites_known.csv").read_text(encoding="utf-8").splitlines()
    return {row["key"]: tuple(row["states"].split()) for row in csv.DictReader(lines[1:])}


def find_known_sites(key: str, name: Read[str]) -> Parties:
    """The states that a line of such a key is known to join, told by its name; none for most."""
    states = _load_known_sites().get(key, ())
    return tuple(("location", Read(state, name.start, name.end, "resolved")) for state in states)


def find_bracketed(end: int, reading: Reading) -> Parties:
    """The states in brackets behind a line: "the transport corridor (Iran, Azerbaijan, Russia)"."""
    found = BRACKETED.match(reading.masked[end : end + OPENING])
    return places(slots_in(reading, found.group())) if found else ()
