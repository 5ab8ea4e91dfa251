from pipeline.facts.claim import EventClaim, PledgeClaim, ProjectClaim, TradeClaim
from pipeline.facts.scene import Scene


def read_pledges(
    scene: Scene,
    trade: tuple[TradeClaim, ...],
    projects: tuple[ProjectClaim, ...],
    events: tuple[EventClaim, ...],
) -> tuple[PledgeClaim, ...]:
    return ()
