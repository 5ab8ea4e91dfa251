"""Undertakings that a name or two ends identify: "the Algeria-Spain gas pipeline", "a railway from A to B"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.project_heads import MODIFIER, WINDOW, Head
from pipeline.facts.project_named import (
    LINES,
    Named,
    key_of_ends,
    make_key,
    phrase_start,
    plain_name,
    read_name,
    slug,
)
from pipeline.facts.project_places import (
    END,
    LOCATED,
    Parties,
    places,
    places_in_name,
    slots_in,
    slots_listed,
)
from pipeline.facts.scene import Reading, Scene

PROPER = r"[A-Z][\w'-]*[a-z][\w'-]*"
NAMED_END = rf"(?:{END}|{PROPER}(?: (?:(?:d[aeo]s?|del|la|al|el) )?{PROPER}){{0,3}})"
LINE_OF = Expression(rf"\blines? (?P<line>[a-h]) of the (?:{END} ?- ?)*{END}(?: {MODIFIER})* $")
LINE_ALONE = Expression(r"\b(?:string|line|branch), line (?P<line>[a-h])\b")
JOINED_ENDS = Expression(
    rf"(?P<ends>{END}(?: ?(?:-|to) ?{END})+)[\"']?(?: \([^()<>]{{1,12}}\))?(?: {MODIFIER}){{0,3}} $"
)
GOES_ON_BEFORE = Expression(r"[a-z] ?[-–]$")
PORT_OF = (
    rf"(?:the )?(?:(?:north|south|east|west|central)[a-z-]* )?"
    rf"(?:(?:{END} )?(?:port|city|town|border|coast|capital|harbour)(?: city)? (?:of )?(?:the )?)?"
)
LYING_IN = (  # "from Kunming in southern China's Yunnan province"
    rf" in (?:the )?(?:[a-z]+ )?{END}(?:'s?)?(?: (?:{END}|{PROPER}))?"
    r"(?: (?:province|region|state|territory|prefecture))?"
)
LIES_IN = Expression(LYING_IN)
ROUTE = Expression(
    r"^(?: (?:[a-z-]+|<q\d+>)){0,4}?"
    r"(?:,? (?:that|which) (?:is|will|would|should|runs) ?(?:to )?(?:run|go|stretch|pass)?"
    r"|,? (?:that|which) (?:is to|will|would|should|can) "
    r"(?:carry|take|bring|transport|deliver|pump|move)(?: [a-z]+){1,2}"
    r"| (?:to|for) (?:carry|carrying|transport|transporting|bring|bringing|deliver|pump)(?: [a-z]+){1,2})?"
    rf",? (?:from {PORT_OF}(?P<ends>{NAMED_END}"
    rf"(?:, (?:(?:[a-z]+ ){{0,4}}{END}(?: [a-z]+){{0,2}}|(?:[a-z]+ ){{1,5}}[a-z]+),?|{LYING_IN})?"
    rf"(?:,? (?:through|across|via|into|to|towards?|onwards to|by way of|stops at|ends at|ends in|as far as) "
    rf"{PORT_OF}{NAMED_END}(?:{LYING_IN})?(?:(?:, {NAMED_END}){{0,4}},? and {NAMED_END})?)+)"
    rf"|(?:linking|connecting|joining|between|through) {PORT_OF}"
    rf"(?P<linked>{NAMED_END}(?P<aside>, (?:the |its )?(?:[a-z]+ ){{1,3}}(?:of )?(?:the )?{END},)?"
    rf"(?:(?:, (?:the )?{NAMED_END}){{0,5}},? (?:to|and|with) {PORT_OF}{NAMED_END})+))"
)
QUOTES = '"“”«»'
REPRESENTS = Expression(
    r"^(?: [a-z-]+){0,2}? (?:represents|offers|provides|forms|constitutes|would be|is) (?:the|one) "
)
ROLE = Expression(  # "to make the region a transit route between A and B"
    r"\b(?:mak(?:e|es|ing)|made|turn(?:s|ed|ing)?|becom(?:e|es|ing)|became|serv(?:e|es|ed|ing)|remain(?:s|ed)?|as|"
    r"into)\b"
    r"[^.;,]{0,40}\ban? (?:[a-z-]+ ){0,3}$"
    r"|\b(?:shortest|fastest|quickest|cheapest|most direct|best) (?:[a-z]+ ){0,2}$"
)
ONE_END = Expression(NAMED_END)
LINKS = Expression(
    r"^(?:[^.;]{0,110}?[ ,])?(?:links?|linking|connects?|connecting|joins?|between|crosses|through|runs? from|"
    r"electricity from|gas from|oil from|stretching from|carry|carries|carrying|bring|brings|bringing) "
    r"(?:the )?(?:(?:[a-z]+|<l\d+>) ){0,3}?"
    rf"(?P<linked>{END}(?:(?:(?: (?:electricity|power|gas|oil|crude|freight|goods))?,? (?:to|and|with|through|via) |"
    rf", (?:and )?)(?:the )?{END})*)"
)
THE_LINE = Expression(
    r"^(?:it|the (?:(?:[a-z-]+|<[qm]\d+>(?:-[a-z]+)?) ){0,3}(?:line|railway|railroad|road|highway|motorway|"
    r"route|pipeline|corridor|track|cable|link|project)) (?:(?:is|was) to |will |would |should |has to )?"
    r"(?:runs?|goes|go|stretch(?:es)?|leads?|cross(?:es)?|pass(?:es)?|extends?|links?|connects?|joins?)\b"
)
ROUTE_TOLD = Expression(
    rf"^(?:[^.;,<]|<q\d+>){{0,60}}?(?:from|between|through) {PORT_OF}{NAMED_END}"
    rf"(?:(?:,| and|,? to|,? through|,? via|,? by way of| as far as) (?:the )?{PORT_OF}{NAMED_END}){{1,6}}"
    rf"(?: on the <p\d+> (?:border|frontier|coast))?"
)
BORDER = Expression(r"^ (?:border|frontier)\b")
TITLE = Expression(r"^ (?P<title>[A-Z][\w'’]+(?:[-–][A-Z][\w'’]+)+|of (?:the )?[A-Z][\w'’]+(?:[- ][A-Z][\w'’]+)?)")
TITLED_KINDS = ("corridor", "port", "railway", "pipeline", "school")
BECOMES = Expression(
    rf"\b(?:like|such as|of) (?P<name>{END}|[A-Z][\w'-]+)(?: in (?P<where>{END}))? "
    rf"(?:has|have|had) become (?:[a-z]+ ){{0,4}}$"
)
TWIN = Expression(r"\b(?:twin|two|parallel|oil and gas|gas and oil)(?: [a-z]+){0,2} $")
WORK_TAIL = Expression(rf"(?: (?i:{load_words('project_titles.csv')['deed']}))$")  # "Port of Suva Modernization"


def name_line(scene: Scene, head: Head) -> Named | None:
    """ "Line C of the Russia-Turkey gas pipeline" """
    found = LINE_OF.search(head.before) if "line" in head.before else None
    whole = name_joined_ends(scene, head) if found else None
    if found is None or whole is None:
        return None
    return _name_branch(head.reading, whole, found.group("line"), head.offset + found.start(), head.end)


def name_line_alone(reading: Reading, whole: Named) -> Iterator[Named]:
    """ "A fourth string, Line D", after the pipeline that it belongs to"""
    if ", line " in reading.masked and (found := LINE_ALONE.search(reading.masked)):
        yield _name_branch(reading, whole, found.group("line"), found.start(), found.end())


def _name_branch(reading: Reading, whole: Named, line: str, start: int, end: int) -> Named:
    span = reading.text_span(start, end)
    name = Read(f"Line {line.upper()} of the {whole.name.value}", *span, "resolved")
    return replace(whole, reading=reading, start=start, end=end, key=f"{whole.key}-line-{line}", name=name, rule="line")


def name_joined_ends(scene: Scene, head: Head) -> Named | None:
    """ "the Algeria-Spain gas pipeline" """
    found = JOINED_ENDS.search(head.before) if "<" in head.before else None
    if found is None or GOES_ON_BEFORE.search(head.before[: found.start()]):
        return None  # "the Bukhara-Miskin-Urgench-Khiva line", of which the gazetteer knows the last two places
    start = head.offset + found.start()
    slots = slots_in(head.reading, found.group("ends"))
    name = read_name(scene, head.reading, start, head.end)
    if any(mark in name.value for mark in QUOTES):
        name = replace(name, value="".join(c for c in name.value if c not in QUOTES), method="resolved")
    key = make_key(head, slots, start)
    return Named(head.reading, start, head.end, head.kind, key, name, places(slots), True, "joined_ends")


def name_route(scene: Scene, head: Head) -> Named | None:
    """ "a railway from Vietnam through Laos to Thailand", "a line between Lisbon and Madrid" """
    if head.kind not in LINES or (head.is_plural and not TWIN.search(head.before)):
        return None
    found = ROUTE.search(head.reading.cased[head.end : head.end + 2 * WINDOW])
    if (head.is_weak or head.kind == "corridor") and ROLE.search(head.before):
        return None
    if (
        found is None
        or REPRESENTS.match(found.group())
        or (head.is_weak and "between" in found.group() and phrase_start(head) == head.start)
    ):
        return None
    chain = (found.group("ends") or found.group("linked")).replace(found.group("aside") or "\n", "")
    chain = LIES_IN.sub("", chain)
    tokens = ONE_END.findall(chain)
    held = {token: head.reading.slot(token) for token in tokens if token.startswith("<")}
    ends = [id_ for token in tokens for id_ in (held[token].entity_ids if token in held else (token,))]
    names = [plain_name(scene, held[token]) if token in held else token for token in tokens]
    start, end = phrase_start(head), head.end + found.end()
    name = Read(f"{'-'.join(names)} {head.words}", *head.reading.text_span(start, end), "inferred")
    border = BORDER.search(head.reading.masked[end : end + 12])
    told = slots_in(head.reading, found.group())
    return Named(
        head.reading, start, end, head.kind, key_of_ends(head, ends, start), name,
        places(told[:-1] if border else told), bool(held) and not head.is_weak, "route",
        locality="border" if border else next((token for token in tokens if token not in held), ""),
    )  # fmt: skip


def name_becoming(scene: Scene, head: Head) -> Named | None:
    """ "Towns such as Tema in Ghana became logistics hubs" """
    base = max(0, head.start - 2 * WINDOW)
    before = head.reading.cased[base : head.start]
    found = BECOMES.search(before) if " become " in before else None
    if found is None:
        return None
    start, end = base + found.start(1), base + found.end(1)
    name = read_name(scene, head.reading, start, end)
    parties = places(slots_in(head.reading, found.group("where") or ""))
    key = f"{slug(head.kind)}-{slug(name.value)}"
    return Named(head.reading, start, end, head.kind, key, name, parties, True, "becomes")


def name_title(scene: Scene, head: Head) -> Named | None:
    """ "Transport Corridor Europe-Asia", "the Port of Rotterdam": a capital head with its name behind it."""
    capital = head.reading.cased[head.start].isupper()
    if head.kind not in TITLED_KINDS or not (capital or head.words in ("port", "harbour", "harbor")):
        return None
    at, end = head.reading.text_span(head.start, head.end)
    found = TITLE.search(scene.quote(end, min(end + WINDOW, head.reading.sentence.end)))
    if found is None:
        return None
    title = WORK_TAIL.sub("", found.group("title"))
    stop = end + found.end() - (len(found.group("title")) - len(title))
    name = Read(" ".join(scene.quote(at, stop).split()), at, stop)
    key = f"{slug(head.kind)}-{slug(title.removeprefix('of '))}"
    stop = masked_end(head.reading, head.end, name.end)
    parties = places_in_name(scene, end, name.end) or find_owner(scene, at)
    return Named(head.reading, head.start, stop, head.kind, key, name, parties, not head.is_passing, "title")


def find_owner(scene: Scene, at: int) -> Parties:
    """The state whose name or adjective stands right before a name ("Kenya's", "the Turkmen"), or both of a pair."""
    held = (m for m in scene.cast.mentions if m.entity_type == "party" and 0 <= at - m.end <= 3)
    states = {party.party_id for party in scene.cast.parties if party.kind == "state"}
    near = next((m for m in held if m.entity_id in states), None)
    if near is None:
        return ()
    fellow = next((m for m in scene.cast.mentions if m.end == near.start - 1 and m.entity_id in states), None)
    joined = fellow is not None and scene.quote(fellow.end, near.start) == "-"  # "the Uzbek-Afghan"
    owners = (fellow, near) if fellow is not None and joined else (near,)
    return tuple(("location", Read(m.entity_id, m.start, m.end, "resolved")) for m in owners)


def find_located(head: Head) -> Parties:
    """The states in which an undertaking stands, as told right after its head."""
    found = LOCATED.search(head.after)
    if found is None or ", in which " in found.group():
        return ()
    return places(slots_listed(head, found))


def find_routed(head: Head) -> Parties:
    """The states between which a line of its own name runs: "the X railway, which will run from A to B"."""
    found = ROUTE.search(head.reading.cased[head.end : head.end + 2 * WINDOW]) if head.kind in LINES else None
    return places(slots_in(head.reading, found.group("ends") or found.group("linked"))) if found else ()


def find_links(head_end: int, reading: Reading) -> Parties:
    """The states that a line links, told after its name: "the X Corridor, which links A, B and C"."""
    found = LINKS.search(reading.masked[head_end : head_end + 2 * WINDOW])
    return places(slots_in(reading, found.group("linked"))) if found else ()


def find_told_route(scene: Scene, one: Named) -> Parties:
    """The states that the next sentences say a line runs through: "The line would go from A by way of B to C"."""
    for reading in scene.readings[one.reading.index + 1 : one.reading.index + 3]:
        opening = THE_LINE.match(reading.masked)
        found = ROUTE_TOLD.search(reading.cased[opening.end() :]) if opening else None
        if found is not None:
            return places(slots_in(reading, found.group()))
    return ()


def masked_end(reading: Reading, masked: int, text_end: int) -> int:
    """The masked position where a span of the text ends."""
    while masked < len(reading.masked) and reading.text_start(masked) < text_end:
        masked += 1
    return masked
