"""Projects: named physical, industrial or digital undertakings, where they stand and how far they are."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.claim import ProjectClaim, Read, Statement
from pipeline.facts.expression import Expression
from pipeline.facts.project_beside import is_visited
from pipeline.facts.project_cues import Found
from pipeline.facts.project_homes import infer_places
from pipeline.facts.project_list import list_projects
from pipeline.facts.project_named import LINES, Named
from pipeline.facts.project_names import find_links, find_told_route
from pipeline.facts.project_places import Parties, find_bracketed, find_known_sites, places, slots_in
from pipeline.facts.project_roles import read_roles
from pipeline.facts.project_sizes import find_capacity
from pipeline.facts.project_status import is_founded, read_status
from pipeline.facts.project_terms import find_cost, find_years
from pipeline.facts.project_windows import Window, list_windows
from pipeline.facts.scene import Scene, Slot
from pipeline.facts.voice import is_denied, read_voice
from pipeline.record import record
from schemas.vocabularies import ProjectKind, ProjectStatus

WORKS: tuple[ProjectKind, ...] = ("mine", "power_plant", "refinery", "power_grid")  # seldom a mere place of events
AHEAD, BEGUN = ("proposed", "planned"), ("under_construction", "operational")
JOINT = Expression(
    r"(?P<both><p\d+>(?:, (?:the )?<p\d+>)* and (?:the )?<p\d+>) (?P<verb>(?:[a-z-]+ ){1,8})(?:<[mqd]\d+> )?$"
)
DEALT = Expression(r"\b(?:signed|agreement|contract|deal|agreed|loan|memorandum)\b")


@record
class Said:
    """What the clauses on an undertaking say of it."""

    status: Found | None
    cost: Slot | None
    capacity: Slot | None
    start: Slot | None
    completion: Slot | None
    roles: Parties


def read_projects(scene: Scene) -> tuple[ProjectClaim, ...]:
    """Every statement on a project. One that only its site identifies counts when enough is said of it."""
    named = list_projects(scene)
    claims: list[ProjectClaim] = []
    hinted: list[ProjectClaim] = []
    settled: dict[str, Parties] = {}
    for one, windows in zip(named, list_windows(scene, named), strict=True):
        others = [(o.start, o.end) for o in named if o.reading is one.reading and o is not one]
        said = _read_said(scene, one, windows, others)
        framed = said.status is not None and said.status.framed and not said.status.idle
        if not _is_project(one, said) or (is_denied(one.reading, one.start, one.end) and not framed):
            continue
        beside = [o.key for o in named if o.reading is one.reading]
        where = _find_places(scene, one, said, settled, beside, others)
        if len({read.value for _, read in where}) < 2:
            where = find_known_sites(one.key, one.name) or where
        settled.setdefault(one.key, where)
        claims.append(_claim(scene, one, said, where))
        if said.status is not None and ((said.status.idle and said.status.framed) or said.status.weak):
            hinted.append(claims[-1])
    told = {claim.project_key for claim in claims if claim.status is not None and claim not in hinted}
    claims = [_forget_status(one) if one in hinted and one.project_key in told else one for one in claims]
    begun = {_who_tells_what(claim) for claim in claims if claim.status and claim.status.value in BEGUN}
    return tuple(_forget_status(one) if _is_overtaken(one, begun) else one for one in claims)


def _who_tells_what(claim: ProjectClaim) -> tuple[str, str | None]:
    return claim.project_key, claim.statement.attributed_to


def _is_overtaken(claim: ProjectClaim, begun: set[tuple[str, str | None]]) -> bool:
    """Whether a plan is told of, and elsewhere, by the same voice or by the text's own, that it is built or in use."""
    if claim.status is None or claim.status.value not in AHEAD:
        return False
    return _who_tells_what(claim) in begun or (claim.project_key, None) in begun


def _forget_status(claim: ProjectClaim) -> ProjectClaim:
    """A statement without what its verb only hints at, where another tells how far the undertaking is."""
    return replace(claim, status=None, status_as_of=None)


def _read_said(scene: Scene, one: Named, windows: Sequence[Window], others: Sequence[tuple[int, int]]) -> Said:
    status = read_status(windows)
    windows = [window for window in windows if not window.faint]
    start, completion = find_years(windows)
    return Said(
        status,
        find_cost(windows, others),
        find_capacity(scene, one.kind, windows, others),
        start,
        completion,
        read_roles(scene, windows),
    )


def _is_project(one: Named, said: Said) -> bool:
    """Whether enough is said of what no name of its own identifies: how far it is, and for a common noun more."""
    told = bool(said.cost or said.capacity or said.completion or said.start)
    if one.sure:
        line = one.kind in LINES and not one.name.value.lower().endswith("station")
        return told or line or said.status is not None or not is_visited(one)
    firm = said.status is not None and not said.status.weak
    if one.rule == "owned":
        return firm
    if one.rule == "road":
        return firm or told
    if one.rule == "counted":
        return firm and (told or bool(one.parties))
    if one.rule in ("own_name", "title") and _is_in_passing(one, said):
        return told
    if one.rule == "own_name" and one.kind in WORKS and one.parties and not is_visited(one):
        return True
    if one.rule in ("own_name", "title", "route", "titled"):
        return told or (said.status is not None and not said.status.idle)
    if one.rule == "organisation":
        return said.status is not None and is_founded(one, said.status)
    if one.strict:
        return said.status is not None and (told or (firm and bool(said.roles)))
    if said.status is None:
        return said.cost is not None and bool(one.locality)
    return firm or told or bool(said.roles) or (bool(one.locality) and not said.status.idle)


def _is_in_passing(one: Named, said: Said) -> bool:
    """Whether what is said is said of something at, over or near the undertaking: "a railway over the Padma Bridge"."""
    here = one.reading.sentence
    if said.status is not None and said.status.framed and not said.status.idle:
        return False
    after = said.status is not None and here.start <= said.status.status.start < here.end and said.status.at > one.end
    return is_visited(one) and not after


def _find_places(
    scene: Scene,
    one: Named,
    said: Said,
    settled: dict[str, Parties],
    beside: Sequence[str],
    others: Sequence[tuple[int, int]],
) -> Parties:
    """Where it stands: as its name or site says, as said before, as its neighbours in a list, or from the text."""
    away = frozenset(read.value for role, read in said.roles if role == "partner")
    if (bracketed := find_bracketed(one.end, one.reading)) and one.kind in LINES:
        return bracketed
    if one.rule == "route" and one.locality and len(one.parties) < 2:
        ends = {read: (role, read) for role, read in (*one.parties, *_infer_rest(scene, one, away, others))}
        if ends:
            return tuple(ends.values())
    if one.rule == "joined_ends" and one.kind not in LINES:
        both = {read.value for _, read in one.parties}
        home = infer_places(scene, one.reading, one.start, away, [*others, (one.start, one.end)])
        return home if home and home[0][1].value in both else one.parties
    if one.kind in LINES and len(one.parties) == 1 and (joined := _joined_states(one)):
        return joined
    if one.parties or settled.get(one.key):
        return one.parties or settled[one.key]
    links = (find_links(one.end, one.reading) or find_told_route(scene, one)) if one.kind in LINES else ()
    if links:
        return links
    near = {read.value: (role, read) for key in beside for role, read in settled.get(key, ())}
    if len(near) == 1:
        return tuple(near.values())
    if one.kind in LINES and (joint := _joint_states(one)):
        return joint
    inferred = infer_places(scene, one.reading, one.start, away, others)
    if not inferred and away:  # a firm may build, and a fund pay, at home
        inferred = infer_places(scene, one.reading, one.start, _states_that_act(said), others)
    return inferred or _home_of_builder(one, said)


def _states_that_act(said: Said) -> frozenset[str]:
    """The states that build or pay themselves, not through a firm or fund of theirs."""
    firms = {(read.start, read.end) for role, read in said.roles if role != "partner"}
    return frozenset(read.value for role, read in said.roles if (read.start, read.end) not in firms)


def _infer_rest(scene: Scene, one: Named, away: frozenset[str], others: Sequence[tuple[int, int]]) -> Parties:
    """The state of the ends of a line that no list of places knows: none, where the sentence plays in the known one."""
    known = {read.value for _, read in one.parties}
    home = infer_places(scene, one.reading, one.start, away - known, [*others, (one.start, one.end)])
    return tuple((role, read) for role, read in home if read.value not in known)


def _joined_states(one: Named) -> Parties:
    """The states that a line of which only one end is known joins: "the third railway between the two states"."""
    links = find_links(one.end, one.reading)
    states = {read.value for _, read in links}
    return links if len(states) > 1 and {read.value for _, read in one.parties} < states else ()


def _joint_states(one: Named) -> Parties:
    """States that plan a line together: "Egypt and Saudi Arabia plan a bridge"."""
    found = JOINT.search(one.reading.masked[: one.start])
    slots = slots_in(one.reading, found.group("both")) if found and not DEALT.search(found.group("verb")) else ()
    return places(slots) if len(slots) > 1 and all(slot.form == "name" for slot in slots) else ()


def _home_of_builder(one: Named, said: Said) -> Parties:
    """A state that builds by itself does so at home: "Ethiopia is building a dam"."""
    states = {slot.start for slot in one.reading.coded("p") if slot.form in ("name", "capital")}
    partners = [read for role, read in said.roles if role == "partner"]
    return (("location", partners[0]),) if len(partners) == 1 and partners[0].start in states else ()


def _claim(scene: Scene, one: Named, said: Said, where: Parties) -> ProjectClaim:
    start, end = one.reading.text_span(one.start, one.end)
    voice = read_voice(scene, one.reading, one.start, one.end)
    price = scene.figure(said.cost) if said.cost else None
    size = scene.figure(said.capacity) if said.capacity else None
    status = said.status.status if said.status else None
    located = {read.value for _, read in where}
    sentence = one.reading.sentence
    here = [status] if status and sentence.start <= status.start < sentence.end else []
    spans = [(start, end), *((read.start, read.end) for read in here)]
    return ProjectClaim(
        statement=Statement(
            min(s for s, _ in spans), max(e for _, e in spans), voice.assertion, voice.attributed_to, one.rule
        ),
        project_key=one.key,
        name=one.name,
        kind=Read(one.kind, one.name.start, one.name.end, "inferred"),
        status=status,
        status_as_of=_read_as_of(scene, status),
        cost_value=Read(price.value, price.start, price.end) if price else None,
        cost_currency=Read(price.unit, price.start, price.end) if price else None,
        capacity_value=Read(size.value, size.start, size.end) if size else None,
        capacity_unit=Read(size.unit, size.start, size.end) if size else None,
        start_year=_read_year(said.start),
        completion_year=_read_year(said.completion),
        parties=where + tuple((r, read) for r, read in said.roles if r != "partner" or read.value not in located),
        figures=tuple(slot.figures[0] for slot in (said.cost, said.capacity) if slot),
    )


def _read_as_of(scene: Scene, status: Read[ProjectStatus] | None) -> Read[str] | None:
    """A status is said as of the day of publication."""
    published = scene.document.published
    if status is None or published is None:
        return None
    return Read(str(published), status.start, status.end, "inferred")


def _read_year(slot: Slot | None) -> Read[int] | None:
    if slot is None or slot.time is None or slot.time.last is None:
        return None
    return Read(slot.time.last.year, slot.start, slot.end, "resolved")
