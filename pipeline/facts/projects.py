from pipeline.facts.claim import ProjectClaim
from pipeline.facts.scene import Scene


def read_projects(scene: Scene) -> tuple[ProjectClaim, ...]:
    return ()
