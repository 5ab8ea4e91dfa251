"""Projects: named physical, industrial or digital undertakings, where they stand and how far they are."""

from pipeline.facts.claim import ProjectClaim, Read, Statement
from pipeline.facts.project_names import Named, list_projects
from pipeline.facts.project_status import find_capacity, find_cost, read_partners, read_status
from pipeline.facts.scene import Scene
from pipeline.facts.voice import is_denied, read_voice


def read_projects(scene: Scene) -> tuple[ProjectClaim, ...]:
    """Every statement on a project. One that only its place identifies counts when its status, cost or builder is
    said."""
    claims = []
    for named in list_projects(scene):
        claim = _read_project(scene, named)
        if claim is not None and not is_denied(named.reading, named.start, named.end):
            claims.append(claim)
    return tuple(claims)


def _read_project(scene: Scene, named: Named) -> ProjectClaim | None:
    status = read_status(named)
    cost, capacity = find_cost(scene, named), find_capacity(named)
    partners = read_partners(scene, named)
    if not named.sure and not (status and (cost or capacity or partners)):
        return None
    start, end = named.reading.text_span(named.start, named.end)
    voice = read_voice(scene, named.reading, named.start, named.end)
    price = scene.figure(cost) if cost else None
    size = scene.figure(capacity) if capacity else None
    located = {read.value for _, read in named.parties}
    spans = [(start, end), *((read.start, read.end) for read in (status,) if read)]
    return ProjectClaim(
        statement=Statement(
            min(s for s, _ in spans), max(e for _, e in spans), voice.assertion, voice.attributed_to, named.rule
        ),
        project_key=named.key,
        name=named.name,
        kind=Read(named.kind, named.name.start, named.name.end, "inferred"),
        status=status,
        status_as_of=None,
        cost_value=Read(price.value, price.start, price.end) if price else None,
        cost_currency=Read(price.unit, price.start, price.end) if price else None,
        capacity_value=Read(size.value, size.start, size.end) if size else None,
        capacity_unit=Read(size.unit, size.start, size.end) if size else None,
        parties=named.parties + tuple((r, read) for r, read in partners if r != "partner" or read.value not in located),
        figures=tuple(slot.figures[0] for slot in (cost, capacity) if slot),
    )
