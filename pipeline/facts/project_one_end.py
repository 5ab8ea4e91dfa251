"""Lines of which a sentence tells only where they lead: "a gas pipeline to Iran"."""

from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import WINDOW, Head
from pipeline.facts.project_named import LINES, Named, key_of_ends, phrase_start, read_name
from pipeline.facts.project_places import END, places, slots_in
from pipeline.facts.scene import Scene

GREAT_ROAD = Expression(r"(?:motorway|highway|expressway|autobahn)$")
PROPER = r"[A-Z][\w'’]*[a-z][\w'’]*(?: [A-Z][\w'’]*[a-z][\w'’]*){0,2}"
NOUN_END = (
    r"(?:the|its|their) (?:[a-z-]+ ){0,3}"
    r"(?:mine|mines|deposit|field|fields|coast|border|sea|port|plant|airport|capital)"
)
ONE_END_TOLD = Expression(
    rf"^(?: from {NOUN_END})?(?: to (?:carry|bring|take|deliver|pump|supply|transport|move|send)(?: [a-z]+){{1,3}}?)? "
    rf"(?:in)?to (?:the )?(?:(?:[a-z]+ )?(?:port|city|town|border) (?:of )?)?(?P<end>{END}|{PROPER})"
    rf"(?:,? (?:through|via|across|by way of) (?:the )?(?P<via>{END}(?:(?:,|,? and) (?:the )?{END}){{0,3}}))?"
    r"(?:[ ,.;]|$)"
)
BUILDER = Expression(  # "Kenya is building a railway to Uganda": it runs through both
    r"(?:^|[;.] |, |\bthat |\bsaid )(?:in <t\d+>,? )?(?P<who><p\d+>) (?:(?:is|has|will|plans to|wants to|"
    r"intends to|to|also|now|"
    r"begun|started|began|already|been) ){0,4}(?:build|builds|built|building|constructing|construct|lay|laying|laid|"
    r"complet\w+|extend\w*|open\w*)\b[^.;<]{0,30}(?:<[qmc]\d+>[^.;<]{0,20})?$"
)
SOURCE = Expression(r"^ from (?P<end><p\d+>)(?:[ ,.;]|$)")  # "China will build a gas pipeline from Turkmenistan"
FROM_END = Expression(rf"^ from (?P<end>{END}|{PROPER}) to {NOUN_END}\b")


def name_one_end(scene: Scene, head: Head) -> Named | None:
    """ "A gas pipeline to Iran", from the state that the text tells of"""
    after = head.reading.cased[head.end : head.end + WINDOW]
    line = head.kind in LINES and not (head.is_weak or head.is_plural)
    builder = BUILDER.search(head.reading.masked[: head.start]) if line else None
    found = (ONE_END_TOLD.search(after) or FROM_END.search(after)) if line else None
    found = found or (SOURCE.search(after) if builder else None)
    if found is None or (head.kind == "road" and not GREAT_ROAD.search(head.words)):
        return None
    slots = slots_in(head.reading, found.group("end"))
    if any(slot.form == "anaphor" for slot in slots):
        return None
    start, end = phrase_start(head), head.end + found.end("end")
    key = key_of_ends(head, [id_ for slot in slots for id_ in slot.entity_ids] or [found.group("end")], start)
    name = read_name(scene, head.reading, head.start, end)
    parties = places(slots)
    parties += places(slots_in(head.reading, found.groupdict().get("via") or ""))
    if builder is not None:
        own = places(slots_in(head.reading, builder.group("who")))
        parties = tuple(own) + tuple(one for one in parties if one[1].value not in {read.value for _, read in own})
    locality = "" if any(slot.code == "l" for slot in slots) else "from"  # a line to a town may be all in one state
    return Named(head.reading, start, end, head.kind, key, name, parties, False, "route", locality=locality)
