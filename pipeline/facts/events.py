from pipeline.facts.claim import EventClaim
from pipeline.facts.scene import Scene


def read_events(scene: Scene) -> tuple[EventClaim, ...]:
    return ()
