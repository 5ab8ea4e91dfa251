"""Undertakings whose name stands before a comma and a noun that says what they are: "Zeta-2, a 400 MW dam"."""

from dataclasses import replace

from pipeline.facts.expression import Expression, Found
from pipeline.facts.project_heads import MODIFIER, Head
from pipeline.facts.project_named import Named, read_name, slug
from pipeline.facts.project_names import find_located, find_routed
from pipeline.facts.project_own import NO_NAME
from pipeline.facts.project_places import places, slots_in
from pipeline.facts.scene import Scene

WORD = r"[A-Z0-9][\w'&]*(?:-[\w'&]+)*"
SIZE = r"(?:<[qmn]\d+>(?:-[a-z]+)*,? )"
APPOSED = Expression(  # with "the" only before a size or a rank: "In Yazd, the plant" names none
    rf"(?P<before>(?:^|[^\w'&<>-])(?:[a-z]+ (?:the )?|\()?)"
    rf"(?P<name>(?:<l\d+> )?[A-Z][\w'&]*(?:-[\w'&]+)*(?: {WORD}){{0,4}}|(?P<place><l\d+>)(?:-\d+)?)"
    rf"(?: (?:in|near) <[pl]\d+>)?(?:,| -| \() "
    rf"(?:an? {SIZE}?|the {SIZE}|(?P<plainly>the )|(?:the|its|<p\d+>'s) (?:[a-z]+'s )?"
    r"(?:(?:[a-z]+ )?largest|biggest|longest|tallest|highest|deepest|first|second|only|main|flagship) )"
    rf"(?:(?:[a-z]+(?:-[a-z]+)*|<[qmnpl]\d+>(?:-[a-z]+)*|{MODIFIER}),? ){{0,4}}$"
)
BEHIND = Expression(  # "the thermal power station Zeta-2 in Peru"
    r"^ [\"“«]?(?P<name>(?:<l\d+>|[A-Z][\w'’]*[a-z][\w'’]*)(?:[- –](?:\d{1,2}|[A-Z][\w'’]+)){0,2})[\"”»]?"
    r"(?:[,.;:)]|$| (?:in|near|on|is|was|has|had|will|would|which|that|and|at|with|under|by|to|from|are|went|began|"
    r"opened|started|costs?|produces)\b)"
)
A_CITY = Expression(rf"\ban?(?: {MODIFIER})* $")  # "a modern city Alpha"
THE_BEFORE = Expression(rf"\b(?:the|its|<p\d+>'s)(?: (?:new|<[qm]\d+>(?:-[a-z]+)?))?(?: {MODIFIER}){{0,3}} $")
NAMED_BEHIND = ("power_plant", "mine", "refinery", "factory", "water", "urban")
PLACE_BEFORE = Expression(
    r"\b(?i:in|at|near|to|from|around|outside|by|into|towards|with|said|told|says|president|minister)(?: the)? $"
)
GOES_ON = Expression(
    r"^(?:[,.;:)]|$| -|(?: project| complex| scheme)?(?: being| now| currently)? (?:that|which|whose|in|at|near|on|of|"
    r"with|under|built|connecting|linking|where|to|between|from|outside|across|running|through|along|over|planned|"
    r"proposed|"
    r"capable|worth|designed|developed|financed|owned|led|costing|built|is|was|has|will|started|expected|due|"
    r"commissioned|opened|completed|off|beyond|up|<[tmq])\b?)"
)
PLACE_NAMED = ("power_plant", "mine", "logistics_hub", "water")  # "Rogun, a dam": ports and plants lie in towns
OPENERS = frozenset(
    "Elsewhere Besides Moreover Furthermore Additionally Finally Instead Later Earlier Overall Still Here There "
    "Nevertheless Nonetheless Recently Separately Indeed Similarly Currently Originally Initially Eventually Soon "
    "Once Thus Hence Yes No January February March April June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday Tomorrow If Where That".split()
)


def name_apposed(scene: Scene, head: Head) -> Named | None:
    """ "Zeta-2, a 400 MW dam that ...", "the Noor Line, the country's longest railway" """
    if head.is_plural or not (", " in head.before or " - " in head.before or " (" in head.before):
        return None
    cased = head.reading.cased
    found = APPOSED.search(cased[head.offset : head.start])
    if found is None or not GOES_ON.search(head.after) or PLACE_BEFORE.search(found.group("before")):
        return None
    name = found.group("name")
    if name.split()[0] in NO_NAME or name.split()[0] in OPENERS or not _may_be_named(head, found):
        return None
    at = head.offset + found.start("name")
    end = head.offset + found.end("name")
    told = slots_in(head.reading, found.group())
    parties = places(told) or find_located(head) or find_routed(head)
    read = read_name(scene, head.reading, at, end)
    key = f"{slug(head.kind)}-{slug(read.value)}"
    return Named(head.reading, at, head.end, head.kind, key, read, parties, True, "apposed")


def name_behind(scene: Scene, head: Head) -> Named | None:
    """ "The thermal power station Zeta-2", "the mine Quipu" """
    if head.kind not in NAMED_BEHIND or head.is_plural:
        return None
    found = BEHIND.search(head.reading.cased[head.end : head.end + 80])
    led = THE_BEFORE.search(head.before) or (A_CITY.search(head.before) if head.kind == "urban" else None)
    if found is None or led is None or found.group("name").split()[0] in NO_NAME | OPENERS:
        return None
    end = head.end + found.end("name")
    read = read_name(scene, head.reading, head.end + found.start("name"), end)
    name = replace(read, value=f"{read.value} {head.words}", method="resolved")
    quoted = head.reading.cased.startswith(('"', "”", "»"), end)
    parties = find_located(replace(head, end=end + quoted)) or places(slots_in(head.reading, found.group("name")))
    key = f"{slug(head.kind)}-{slug(read.value)}"
    return Named(head.reading, head.start, end, head.kind, key, name, parties, True, "apposed")


def _may_be_named(head: Head, found: Found) -> bool:
    """Whether a place lends its name to what is told behind it, and whether "the port" behind a name is one of its own:
    of one word, it may be where the port lies."""
    if found.group("place") and head.kind not in PLACE_NAMED:
        return False
    return not found.group("plainly") or len(found.group("name").split()) > 1
