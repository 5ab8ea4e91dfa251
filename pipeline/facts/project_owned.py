"""Undertakings known by whose they are: "Rheingold's shell factory", "the Dangote refinery"."""

from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import Head
from pipeline.facts.project_named import Named, read_name, slug
from pipeline.facts.project_names import find_located, find_owner
from pipeline.facts.scene import Scene
from schemas.vocabularies import ProjectKind

KINDS: tuple[ProjectKind, ...] = ("factory", "refinery", "mine", "power_plant", "telecom")
OWNER = Expression(
    r"(?P<firm><o\d+>)(?:'s?)? (?:[a-z-]+ ){0,3}$|(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2})'s? (?:[a-z-]+ ){0,3}$"
)
NO_FIRM = frozenset("It That This What He She There Here Who Let One Today Yesterday Tomorrow".split())


def name_owned(scene: Scene, head: Head) -> Named | None:
    """The works of a firm, where they are one and something is said of them."""
    if head.kind not in KINDS or head.is_plural:
        return None
    found = OWNER.search(head.reading.cased[head.offset : head.start])
    if found is None or (found.group("name") or "").split(" ")[0] in NO_FIRM:
        return None
    start = head.offset + found.start()
    firm = found.group("firm")
    slot = head.reading.slot(firm) if firm else None
    owner = scene.quote(slot.start, slot.end) if slot else found.group("name")
    name = read_name(scene, head.reading, start, head.end)
    key = f"{slug(head.kind)}-{slug(owner)}"
    parties = find_located(head) or find_owner(scene, name.start)
    return Named(head.reading, start, head.end, head.kind, key, name, parties, False, "owned")
