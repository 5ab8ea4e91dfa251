from pipeline.facts.claim import AgreementClaim, EventClaim
from pipeline.facts.scene import Scene


def read_agreements(scene: Scene, events: tuple[EventClaim, ...]) -> tuple[AgreementClaim, ...]:
    return ()
