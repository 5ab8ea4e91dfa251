"""Undertakings that their number or their site identifies: "Egypt's first nuclear plant", "a smelter at X in Y"."""

from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.project_heads import MODIFIER, Head
from pipeline.facts.project_homes import infer_places
from pipeline.facts.project_named import (
    ORDINAL_NAMES,
    Named,
    find_stuff,
    party_name,
    phrase_start,
    read_name,
    slug,
)
from pipeline.facts.project_places import END, LOCATED, Parties, Site, find_site, places, slots_in
from pipeline.facts.scene import Reading, Scene, Slot

NUMBERED = Expression(
    rf"(?:(?P<owner>{END})(?:'?s|') |(?:its|their|the country's|the republic's|the nation's) |an? |the )?"
    rf"(?:[a-z]+ly )?(?P<number>first|second|third|fourth|another|additional)"
    rf"(?: new| large| major)?(?: {MODIFIER}){{0,3}} $"
)
NUMBERED_AGAIN = Template(r"\b(?:a|the) (?P<number>second|third|another) (?:facility|plant|station|unit|line|one)\b")
OWNER = Expression(r"(?P<owner><[pl]\d+>)(?:'s|'|s') (?:(?:[a-z-]+|<[mqd][0-9]+>) ){0,4}$")
IS_A_PART = Expression(r"\bwith (?:[^.;]{0,70} and )?an? (?:[a-z-]+ ){0,2}$")  # "with 90 MW and a dam of 30 metres"
REFUSED = Expression(
    r"\b(?:no|any|every|each|all|other|existing|old|many|most|several|some|such|like) (?:[a-z-]+ ){0,3}$"
)
UNIQUE = Expression(f"^{load_words('projects.csv')['unique']}$")  # of which a state has one
MOST = Expression(
    r"\b(?:be|become|becomes|became|is|was|are|were|as|of|among|being|making it|it) (?:the |<[pl]\d+>'s? )?"
    r"(?:world's |region's |country's |continent's )?(?:[a-z]+-)?"
    r"(?:largest|biggest|longest|tallest|highest|busiest|oldest) (?:[a-z-]+ ){0,3}$"
)
SEVERAL = Expression(
    r"^ (?:[a-z]+ ){0,2}(?:projects|schemes|works|sector|sectors|programmes?|programs?|investments|assets|services)\b"
)
LISTED_BEHIND = Expression(r"^, (?:[a-z]+ )?[a-z]+s(?:,|,? and) (?:[a-z]+ )?[a-z]+s?\b")
LISTED_BEFORE = Expression(r"\b[a-z]+s, (?:and )?(?:[a-z]+ )?$|\b[a-z]+s, (?:[a-z]+ )?[a-z]+s,? and (?:[a-z]+ )?$")
RELATIVE = Expression(r",? (?:which|that) ")  # "a facility which it sees as part of a hub near the canal"
AIRPORT = Expression(r"(?i)(?: international)? airport$")
COUNTED = Expression(r"<n\d+> (?:[a-z-]+ ){0,3}$")
INDEFINITE = Expression(r"^(?:an?|new|another) ")
SIZED = Expression(
    r"^ (?:[a-z-]+ )?(?:built|set up|established|financed|funded|launched) by [^,.;<]{0,20}(?:<[pol]\d+>)?"
    r"[^,.;<]{0,30} "
    r"(?:at a cost of|with an investment of|with investments? of|for) (?:[a-z]+ ){0,2}<m\d+>|"
    r"^(?: project)? (?:worth|costing|valued at|priced at|with a capacity of|of) (?:[a-z]+ ){0,3}<[mq]\d+>"
)
ITS_OWN = Expression(r"\b(?:(?:nation|country|republic|kingdom|state|island)'s|its|their) (?:[a-z-]+ ){0,4}$")
PRICED = Expression(r"<m\d+>(?: [a-z-]+){0,4} $")
SIZE = Expression(
    r",? (?:(?:of|with|for|worth) )?(?:an? )?(?:[a-z]+ (?:of )?){0,3}<[mqn]\d+>"
    r"(?: (?:a|per|each) [a-z]+| annually| each)? "
)
CHAIN = Expression(r"(?:-(?:[a-z]+|<l\d+>)){1,4}(?: (?:highway|road|railway|motorway|line))?")
NUMBERS = {"first": 1, "second": 2, "another": 2, "additional": 2, "third": 3, "fourth": 4}
NUMBERED_KINDS = (
    "railway",
    "pipeline",
    "power_plant",
    "power_grid",
    "refinery",
    "urban",
)  # a first road counts nothing
SELDOM = ("mine", "port", "airport", "factory", "telecom", "water", "other")  # of which the first may be told of
REPEATED_STUFF = ("solar", "wind")


def name_numbered(scene: Scene, head: Head) -> Named | None:
    """ "Ghana's first aluminium smelter" """
    found = NUMBERED.search(head.before)
    rare = head.kind in NUMBERED_KINDS
    if found is None or not (rare or (head.kind in SELDOM and found.group("number") == "first")):
        return None
    start = head.offset + found.start()
    owner = _find_owner(head, found.group("owner"), start)
    if owner is None:
        return None
    stuff = find_stuff(head.reading.masked[start : head.end])
    read = Read(owner.entity_ids[0], owner.start, owner.end, "resolved")
    named = _number(scene, head, stuff, read, found.group("number"), start)
    return named if rare else replace(named, sure=False, number=None)


def _number(scene: Scene, head: Head, stuff: str, owner: Read[str], number: str, start: int) -> Named:
    count = NUMBERS[number]
    noun = head.words if head.kind in SELDOM else head.kind.replace("_", " ")
    plain = " ".join(word for word in (ORDINAL_NAMES[count], "" if stuff in noun else stuff, noun) if word)
    name = Read(f"{party_name(scene, owner.value)}'s {plain}", *head.reading.text_span(start, head.end), "resolved")
    key = "-".join(part for part in (slug(head.kind), stuff, owner.value.lower(), str(count)) if part)
    parties: Parties = (("location", owner),)
    return Named(head.reading, start, head.end, head.kind, key, name, parties, True, "numbered", count)


def name_numbered_again(scene: Scene, reading: Reading, last: Named) -> list[Named]:
    """ "a second facility", after "its first aluminium smelter" """
    named = []
    for found in NUMBERED_AGAIN.find(reading):
        head = Head(reading, last.kind, found.start, found.end)
        stuff = find_stuff(last.key.replace("-", " "))
        named.append(_number(scene, head, stuff, last.parties[0][1], found.words("number"), found.start))
    return named


def _find_owner(head: Head, owner: str | None, start: int) -> Slot | None:
    """Whose first plant it is: named before it, the place after it, or the state that the sentence begins with."""
    if owner:
        return head.reading.slot(owner)
    found = LOCATED.search(head.after)
    if found and (slots := [slot for slot in slots_in(head.reading, found.group("where")) if slot.code == "p"]):
        return slots[0]
    named = (s for s in head.reading.coded("p") if s.form in ("name", "capital"))
    return next((slot for slot in named if head.reading.position(slot) < start), None)


def name_site(scene: Scene, head: Head) -> Named | None:
    """ "wind farms in the Jizzakh region": a project only if something is said of it."""
    if head.words in ("field", "fields") or SEVERAL.search(head.after):
        return None  # one of knowledge; "road rehabilitation projects"
    site = find_site(scene, head)
    if (
        REFUSED.search(head.before)
        or MOST.search(head.before)
        or (COUNTED.search(head.before) and not (site and site.names))
    ):
        return None
    if head.is_plural and (LISTED_BEHIND.search(head.after) or LISTED_BEFORE.search(head.before)):
        return None  # "to improve roads, airports and ports"
    owner = OWNER.search(head.before)
    start = phrase_start(head)
    indefinite = INDEFINITE.search(head.reading.masked[start : head.start])
    unique = bool(UNIQUE.search(head.words)) and (owner is not None or bool(ITS_OWN.search(head.before)))
    sized = SIZED.search(head.after) and not IS_A_PART.search(head.before)
    priced = indefinite and (PRICED.search(head.before) or sized)
    town = owner is not None and owner.group("owner").startswith("<l")  # "Mombasa's new jetty"
    if head.kind == "corridor" and indefinite:
        return None  # "a transport corridor across Central Asia"
    if site is None and not priced and not unique and not town:
        return None
    held = slots_in(head.reading, owner.group("owner")) if owner else ()
    owners = places(held)
    towns = tuple(scene.quote(slot.start, slot.end) for slot in held if slot.code == "l")
    site = site or Site(towns, owners, head.end, bool(towns))
    parties = site.parties or owners
    if (priced or unique) and not site.names and not parties:
        parties = infer_places(scene, head.reading, head.start, frozenset())
    if not parties and not site.names:
        return None
    ends = [slug(AIRPORT.sub("", name)) for name in site.names] or sorted(read.value.lower() for _, read in parties)
    stuff = find_stuff(head.reading.masked[start : head.end])
    stuff = stuff if not site.names or stuff in REPEATED_STUFF else ""
    key = "-".join(part for part in (slug(head.kind), stuff, *ends) if part)
    end = head.end if site.apart else site.end + _chain_length(head.reading, site.end)
    name = _without_size(scene, head, end)
    if RELATIVE.search(name.value):
        name = replace(name, value=RELATIVE.split(name.value)[0], method="resolved")
    if site.apart and site.names:
        name = replace(name, value=f"{site.names[0]} {head.words}", method="inferred")
    weak = (head.is_weak or head.is_plural) and not (site.names and not head.is_plural)
    return Named(
        head.reading,
        start,
        end,
        head.kind,
        key,
        name,
        parties,
        False,
        "placed",
        strict=weak,
        locality=ends[0] if site.names else "",
    )


def _chain_length(reading: Reading, at: int) -> int:
    """How far a name goes on behind the first place in it: "a tunnel on the Lima-Huaral highway"."""
    found = CHAIN.match(reading.masked, at)
    return found.end() - at if found else 0


def _without_size(scene: Scene, head: Head, end: int) -> Read[str]:
    """The name of what stands at a site, without how large it is: "a smelter of 5,000 tonnes a year near X"."""
    name = read_name(scene, head.reading, head.start, end)
    size = SIZE.search(head.reading.masked, head.end, end)
    if size is None:
        return name
    shown = [
        read_name(scene, head.reading, *part).value for part in ((head.start, size.start()), (size.end() - 1, end))
    ]
    return replace(name, value=" ".join(shown), method="resolved")
