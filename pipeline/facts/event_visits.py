"""Visits: who arrived where, whose trip it was."""

from collections.abc import Iterator

from pipeline.facts.claim import Read
from pipeline.facts.event_happening import FUTURE, WORDS, Happening, find_home, find_state_of
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template
from pipeline.facts.scene import Reading, Scene, Slot

TRAVELS = Template(
    r"{person:who},? (?:[^;<]{0,40}<[poh]\d+>)?[^;<]{0,60}{travel} (?:the )?{somewhere:host}",
    WORDS,
)
AS_OFFICE = r"(?:(?:{state} |{state}'s )?{office} )?"
TRIP = Template(
    rf"{{trip:head}} (?:of|by) (?:all |the )?(?:five )?{AS_OFFICE}{{actor:who}}(?: [a-z]+){{0,2}} to (?:the )?"
    rf"{{somewhere:host}}"
    rf"|{{trip:back}} to (?:the )?{{somewhere:place}} (?:of|by) (?:the )?{AS_OFFICE}{{person:visitor}}"
    r"|{actor:owner}(?:'?s|') {trip} to (?:the )?{somewhere:target}",
    WORDS,
)

ON_VISIT = Template(
    r"{person:who},? (?:[a-z]+ ){0,3}(?:on|paid|paying|pays|began|begins|made|makes|concluded|ended|wrapped up) "
    r"(?:an?|his|her) (?:(?:[a-z-]+|<d\d+>),? ){0,3}(?:visit|trip|tour) (?:to|in|of) (?:the )?{somewhere:host}"
)

HEAD_ON_VISIT = Template(  # "the head of state of Qatar is on a one-day state visit to Guyana"
    r"\b{office} of (?:the )?{state:who},? (?:<h\d+>,? )?(?:[a-z]+ ){0,3}(?:on|paid|paying|pays|began|begins|made|"
    r"makes|concluded|ended) (?:an?|his|her) (?:(?:[a-z-]+|<d\d+>),? ){0,3}(?:visit|trip|tour) (?:to|in|of) "
    r"(?:the )?{somewhere:host}",
    WORDS,
)
RETURNS = Template(
    r"{person:who},? (?:[a-z]+ ){0,4}?(?:returned|returns|back|flew back|returning)\b[^;.]{0,40}?"
    r" from (?:an? (?:[a-z-]+ |<d\d+> ){0,3}(?:visit|trip|tour) (?:to|of|in) )?(?:the )?{somewhere:host}"
    r"(?P<told>,? (?:where|after|following|having)[^;.]{0,60} (?:visit|trip|tour)\b)?"
)

VISITS = (TRAVELS, ON_VISIT, HEAD_ON_VISIT, RETURNS, TRIP)


VISIT = Expression(r"\b(?:visit|trip|tour)\b")


def read_visits(scene: Scene, reading: Reading) -> Iterator[Happening]:
    """ "Xi Jinping arrived in Astana", "the visit of the Nordic prime ministers to Kyiv" """
    for seen, match in ((template, match) for template in VISITS for match in template.find(reading)):
        guest, host = match.slot("who", "owner", "visitor"), match.slot("host", "target", "place")
        if FUTURE.search(reading.masked[max(0, match.start - 40) : match.start]):
            continue
        words = reading.masked[match.start : match.end]
        if seen is RETURNS and not VISIT.search(words):
            continue  # back from somewhere, not from a visit
        home = find_home(scene, guest)
        receiving = host.entity_ids[0] if host.code == "p" else find_state_of(reading, host)
        if home and receiving and home != receiving:
            parties = (
                Read(home, guest.start, guest.end, "resolved"),
                Read(receiving, host.start, host.end, "resolved"),
            )
            slug = f"visit-{home.lower()}-{receiving.lower()}"
            name = None if match.has("head") or match.has("back") else _name_visit(scene, guest, host)
            yield Happening(reading, match.start, match.end, "visit", parties, host, slug, name, "visit")


def _name_visit(scene: Scene, guest: Slot, host: Slot) -> str:
    """ "Xi Jinping's visit to Astana" """
    people = {person.person_id: person.name for person in scene.cast.people}
    words = people.get(guest.entity_ids[0]) or " ".join(scene.quote(guest.start, guest.end).split())
    return f"{words}'s visit to {' '.join(scene.quote(host.start, host.end).split())}"
