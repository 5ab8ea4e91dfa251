"""Wars and other happenings: turmoil, withdrawals, games, ends of states, beginnings of organisations."""

from collections.abc import Iterator

from pipeline.facts.event_happening import WORDS, Happening, collapse_members, read_parties
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match, Template
from pipeline.facts.scene import Reading, Scene

WAR = Template(
    r"(?:{party:who}(?:'?s|') )?(?:[a-z-]+ )?{strife:head} (?:in|on|against|of|with) (?:the )?{party:target}"
    r"|{party:victim} {strife}\b",
    WORDS,
)
WAGED = Template(
    r"{party:who},? (?:[^<;.]{0,30} )?"
    r"(?P<waged>its) (?:[a-z]+ ){0,3}{strife} (?:in|on|against) (?:the )?{party:target}",
    WORDS,
)
WARS = (WAGED, WAR)
NO_WAR = Expression(r"\b(?:trade|cold|tariff|world|price|star|information) (?:war|offensive)")
TURMOIL = Template(r"{turmoil:head}(?: and {turmoil})? in (?:the )?{party:where}", WORDS)
WITHDRAWAL = Template(
    r"withdrawal of (?:the )?{party:who}(?: [a-z]+)? from {party:where}"
    r"|{party:owner}(?:'?s|') withdrawal from {party:target}"
)
GAMES = Template(r"(?:{somewhere:where} |\b(?P<what>[a-z]+ ))?{games:head}", WORDS)
JOINING = Template(r"{party:who},? (?:[a-z]+ ){0,2}joined (?:the )?{org:name} in {time}")
ENDING = Template(r"{end:head} of (?:the )?(?P<what>soviet union|ussr)", WORDS)
BEGINNING = Template(
    r"{start:start} (?:the )?{org:name} in {time}"
    r"|{org:begun}(?: \(<o[0-9]+>\))?(?: [a-z]+)?, (?:which {party:who} )?{start:verb}(?: by {party:by})? in {time}",
    WORDS,
)
OTHERS: list[tuple[str, Template, tuple[str, ...]]] = [
    ("turmoil", TURMOIL, ("where",)),
    ("withdrawal", WITHDRAWAL, ("who", "where", "owner", "target")),
    ("games", GAMES, ("where",)),
    ("ending", ENDING, ()),
    ("beginning", BEGINNING, ("name", "begun", "who", "by")),
    ("joining", JOINING, ("who", "name")),
]


def read_wars(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "Israel's war on Iran", "the war in Ukraine" """
    for match in (match for template in WARS for match in template.find(reading)):
        if NO_WAR.search(reading.masked[max(0, match.start - 8) : match.end]):
            continue
        target = match.slot("target", "victim")
        slots = [*([match.slot("who")] if match.has("who") else []), target]
        name = f"War in {scene.quote(target.start, target.end)}" if match.has("waged") else None
        slug = f"war-{target.entity_ids[0].lower()}"
        yield Happening(reading, match.start, match.end, "war", tuple(read_parties(slots)), target, slug, name, "war")


def read_others(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """Turmoil, withdrawals, games, ends of states and beginnings of organisations."""
    for rule, template, labels in OTHERS:
        for match in template.find(reading):
            slots = [match.slot(label) for label in labels if match.has(label)]
            parties = collapse_members([read for read in read_parties(slots) if _is_actor(scene, read.value)])
            place = match.slot("where") if match.has("where") else None
            what = match.words("what").strip().replace("ussr", "soviet union") if match.has("what") else ""
            parts = [match.words("head") if match.has("head") else rule, what, *(slot.entity_ids[0] for slot in slots)]
            slug = "-".join(part.lower().replace(" ", "-") for part in parts if part)
            name = _name_beginning(scene, match) if rule == "beginning" else None
            name = _name_joining(scene, match) if rule == "joining" else name
            yield Happening(reading, match.start, match.end, "other", parties, place, slug, name, rule)


def _name_beginning(scene: Scene, match: Match) -> str:
    """ "Global Gateway launched" """
    slot = match.slot("name", "begun")
    names = {party.party_id: party.name for party in scene.cast.parties}
    return f"{names[slot.entity_ids[0]]} {match.words('verb' if match.has('verb') else 'start')}"


def _name_joining(scene: Scene, match: Match) -> str:
    """ "Tajikistan joins the World Bank" """
    names = {party.party_id: party.name for party in scene.cast.parties}
    who, name = (names[match.slot(label).entity_ids[0]] for label in ("who", "name"))
    return f"{who} joins {name}"


def _is_actor(scene: Scene, party_id: str) -> bool:
    return any(party.party_id == party_id and party.kind != "organization" for party in scene.cast.parties)
