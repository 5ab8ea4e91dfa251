"""Undertakings of which a text only tells whose they are: "Nepal canceled its dam", "Laos's $6 billion line"."""

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.project_heads import WINDOW, Head
from pipeline.facts.project_named import Named, party_name, read_name, slug
from pipeline.facts.scene import Scene, Slot

DROPS = (
    r"(?:cancel(?:s|ed|led|ing|ling)?|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|shelv(?:e|es|ed|ing)|abandon(?:s|ed|"
    r"ing)?|"
    r"call(?:s|ed|ing)? off|suspend(?:s|ed|ing)?|halt(?:s|ed|ing)?|postpon(?:e|es|ed|ing)|put(?:s|ting)? on hold|"
    r"fr(?:eezes?|oze|eezing)|pull(?:s|ed|ing)? out of|walk(?:s|ed|ing)? away from|withdr[ae]w(?:s|ing)? from)"
)
STEMS = tuple("cancel scrap drop shelv abandon call suspend halt postpon put fr pull walk withdr".split())
DROPPED = Expression(
    rf"(?:^|.* )(?P<owner><p\d+>)(?:'s)?(?:[^;.<]|<[tm]\d+>){{0,130}}? {DROPS} "
    r"(?:the construction of |construction of |plans (?:for|to build) |work on |talks on )?"
    rf"(?P<what>(?:its|an?|the|another) (?:<m\d+>,? )?(?:[a-z-]+ ){{0,3}})$"
)
PROJECT = Expression(r" (?:project|scheme|deal|plan)\b")


PRICED = Expression(
    r"(?P<owner><p\d+>)(?:'s|') (?:(?:new|first|own|planned|ambitious|flagship) )?<m\d+> (?:[a-z-]+ ){0,3}$"
)


def name_priced(scene: Scene, head: Head) -> Named | None:
    """The work of a state that its price tells from others: "Laos's $6 billion railway"."""
    found = PRICED.search(head.before) if not head.is_plural and "<m" in head.before else None
    if found is None or head.is_weak:
        return None
    owner = head.reading.slot(found.group("owner"))
    return _make(scene, head, owner, head.offset + found.start()) if len(owner.entity_ids) == 1 else None


def name_dropped(scene: Scene, head: Head) -> Named | None:
    """The one undertaking of its kind that a state gives up: its own, one with a price, or one called a project."""
    before = head.reading.masked[max(0, head.start - 2 * WINDOW) : head.start]
    found = DROPPED.search(before) if not head.is_plural and any(stem in before for stem in STEMS) else None
    if found is None:
        return None
    what = found.group("what")
    known = what.startswith("its ") or "<m" in what or bool(PROJECT.match(head.reading.masked, head.end))
    owner = head.reading.slot(found.group("owner"))
    if not known or len(owner.entity_ids) != 1 or owner.form == "adjective":
        return None
    return _make(scene, head, owner, head.start - len(what.partition(" ")[2]))


def _make(scene: Scene, head: Head, owner: Slot, start: int) -> Named:
    state = owner.entity_ids[0]
    words = read_name(scene, head.reading, head.start, head.end)
    name = Read(f"{party_name(scene, state)}'s {words.value}", words.start, words.end, "resolved")
    key = f"{slug(head.kind)}-{state.lower()}"
    party = Read(state, owner.start, owner.end, "resolved")
    return Named(head.reading, start, head.end, head.kind, key, name, (("location", party),), False, "owned")
