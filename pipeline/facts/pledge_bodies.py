"""Which banks and bodies can lend or give."""

from pipeline.facts.scene import Scene, Slot

LENDERS = ("bank", "intergovernmental")


def can_lend(scene: Scene, slot: Slot) -> bool:
    """Whether an actor is a bank, a fund or a body of many states."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    return kinds.get(slot.entity_ids[0]) in LENDERS


def can_give(scene: Scene, slot: Slot) -> bool:
    """Whether an actor has money of its own: a programme or a forum is what others pay for."""
    kinds = {party.party_id: party.organization_kind for party in scene.cast.parties}
    return kinds.get(slot.entity_ids[0]) not in ("initiative", "forum", "treaty", "media")
