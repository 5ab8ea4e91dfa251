"""Words that point back: "the two countries", "the region", "our country". Resolved where one reading is left."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.mentions.folding import Folded
from pipeline.mentions.gazetteer import CENTRAL_ASIA
from pipeline.mentions.hits import Draft, Hit
from pipeline.mentions.speakers import Turn, find_speaker_turn

NAMED_REGION_BEFORE = re.compile(r"\b[A-Z][\w-]+ (?:region|Region|province|oblast)\b")
FIVE_AFTER = re.compile(
    r"(?: (?:have|has|are|were|is|was|had|would|will|could|can|may|also|and|with|to|in|on|at|for|by|during|over|since|"
    r"reached|stood|came|rose|fell|grew|amounted|totall?ed|who|which|that|themselves|alone|together)\b|[.,;:)]|'s? )"
)
REGION_FOLLOWER = re.compile(r" (?:of|where) [A-Z]")
EACH_BEFORE = re.compile(r"(?i)\b(?:each|every)(?: single| individual)? (?:of the (?:five )?)?$")
LOCATED_BEFORE = re.compile(r"\b(?:in|at) (?:the )?$")
OTHER_END = re.compile(r"\b(?:from|to|with|by|for|and|or|than|between|against|into|of) (?:the )?$")
NOT_ALONE_AFTER = re.compile(r"'|-|,| and | or |:")
SOVIET_REPUBLICS = frozenset((*CENTRAL_ASIA, "ARM", "AZE", "BLR", "GEO", "MDA"))
"""The states that "the republic" means in texts on this region; no larger state is called so."""
BLOCS = frozenset(("EU", "EAEU", "BRICS", "G7", "G20", "CIS", "SCO", "ASEAN", "CSTO", "OTS", "GCC"))
UNION_BODIES = frozenset(("european-commission", "european-parliament", "european-council"))
BLOC_BACK = 4  # sentences in which "the bloc" was named
WINDOW = 600


@dataclass(frozen=True, slots=True)
class Scene:
    """What an anaphor may lean on: the actors named, in order of start, and who speaks."""

    folded: Folded
    actors: list[Draft]
    starts: list[int]
    regions: Counter[str]
    states: Counter[str]
    turns: tuple[Turn, ...]
    union_bodies: tuple[int, ...]  # where bodies of the European Union are named


def prepare_scene(folded: Folded, drafts: list[Draft], turns: tuple[Turn, ...]) -> Scene:
    """`actors` are states and groups of states named in their own right, not inside another name."""
    actors = [d for d in drafts if d.entity_type == "party" and d.rule.startswith(("state_by", "group_by", "seat"))]
    regions = Counter(d.entity_id for d in drafts if d.rule == "region_by_name")
    states = Counter(d.entity_id for d in actors)
    bodies = tuple(d.start for d in drafts if d.entity_id in UNION_BODIES)
    return Scene(folded, actors, [d.start for d in actors], regions, states, turns, bodies)


def resolve_anaphors(scene: Scene, hits: list[Hit]) -> list[Draft]:
    """A mention for each party that each anaphor means; none where that stays open."""
    drafts = []
    for hit in hits:
        if hit.entry.kind == "anaphor":
            meaning = hit.entry.detail
            end = hit.start + 3 if meaning == "joint" else hit.end
            for party_id in RULES[meaning](scene, hit):
                drafts.append(Draft(hit.start, end, "party", party_id, "anaphor", f"anaphor_{meaning}"))
    return drafts


def list_before(scene: Scene, hit: Hit, sentences_back: int) -> list[str]:
    """The distinct actors named before an anaphor, from so many sentences back on, in order."""
    folded = scene.folded
    index = folded.sentence_at(hit.start)
    first = folded.starts[max(0, index - sentences_back)] if index >= 0 else 0
    low = max(first, hit.start - WINDOW)
    between = scene.actors[bisect_left(scene.starts, low) : bisect_left(scene.starts, hit.start)]
    return list(dict.fromkeys(draft.entity_id for draft in between))


def resolve_both(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Two states: those who talk, else the nearest sentences' when they name exactly two, else the text's only two."""
    turn = find_speaker_turn(scene.turns, scene.folded.locate(hit.start))
    if turn is not None and turn.pair:
        return turn.pair
    for back in range(4):
        named = list_before(scene, hit, back)
        if len(named) == 2:
            return named[0], named[1]
        if len(named) > 2:
            return ()
    if len(scene.states) == 2:
        first, second = scene.states
        return first, second
    return ()


def resolve_joint(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """ "our trade" in a talk between two states; in any other text it stays open."""
    turn = find_speaker_turn(scene.turns, scene.folded.locate(hit.start))
    if turn is not None and turn.pair:
        return turn.pair
    return ()


def is_central_asian(scene: Scene) -> bool:
    """Whether the five states together are what the text is about, more than any other region."""
    group = scene.states["C5"]
    named = sum(1 for state in CENTRAL_ASIA if scene.states[state])
    rival = max((count for region, count in scene.regions.items() if region != "europe"), default=0)
    return (group >= 1 and group >= rival) or (named >= 4 and rival == 0)


def resolve_region(scene: Scene, hit: Hit) -> tuple[str, ...]:
    text = scene.folded.text
    if not is_central_asian(scene) or REGION_FOLLOWER.match(text, hit.end):
        return ()
    index = scene.folded.sentence_at(hit.start)
    low = scene.folded.starts[max(0, index - 1)] if index >= 0 else 0
    if NAMED_REGION_BEFORE.search(text, max(low, hit.start - 300), hit.start):
        return ()
    return ("C5",)


def resolve_five(scene: Scene, hit: Hit) -> tuple[str, ...]:
    if hit.name.lower() == "the five" and not FIVE_AFTER.match(scene.folded.text, hit.end):
        return ()
    if scene.states["BRICS"] or not is_central_asian(scene):
        return ()
    return ("C5",)


def resolve_country(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """One state: the only one of the text, the one it is about, or the only one of this sentence and the last."""
    states = Counter({party: n for party, n in scene.states.items() if len(party) == 3})
    if len(states) == 1:
        return tuple(states)
    near = [party for party in list_before(scene, hit, 1) if len(party) == 3]
    if "republic" in hit.name.lower():
        near = [party for party in near if party in SOVIET_REPUBLICS]
        return (near[0],) if len(near) == 1 else ()
    if len(near) != 1:
        subject = None if list_before(scene, hit, 0) else find_subject(scene, hit)
        return (subject,) if subject else ()
    ranked = states.most_common(2)
    if near[0] == ranked[0][0] == scene.actors[0].entity_id and ranked[0][1] >= 2 * ranked[1][1]:
        return (near[0],)
    return (near[0],) if is_spoken_about(scene, hit, near[0]) else ()


def find_subject(scene: Scene, hit: Hit) -> str | None:
    """The state that opens the sentence before, named alone ("Peru sells more to Chile. The country ...")."""
    folded = scene.folded
    index = folded.sentence_at(hit.start)
    if index < 1 or hit.start - folded.starts[index - 1] > WINDOW:
        return None
    first = bisect_left(scene.starts, folded.starts[index - 1])
    draft = scene.actors[first] if first < len(scene.actors) else None
    if draft is None or draft.start > folded.starts[index - 1] + 4 or draft.form != "name" or len(draft.entity_id) != 3:
        return None
    return None if NOT_ALONE_AFTER.match(folded.text, draft.end) else draft.entity_id


def is_spoken_about(scene: Scene, hit: Hit, party_id: str) -> bool:
    """Whether the last naming of a state is a subject or an owner, not the other end of a deal ("sold to China")."""
    before_hit = reversed(scene.actors[: bisect_left(scene.starts, hit.start)])
    last = next(draft for draft in before_hit if draft.entity_id == party_id)
    before = scene.folded.text[max(0, last.start - 14) : last.start]
    return last.form in ("name", "capital") and not OTHER_END.search(before)


def resolve_one(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """ "the Central Asian country": the only one of the five in this sentence or the one before; "each" is all five."""
    if EACH_BEFORE.search(scene.folded.text, max(0, hit.start - 24), hit.start):
        return ("C5",)
    near = [party for party in list_before(scene, hit, 1) if party in CENTRAL_ASIA]
    return (near[0],) if len(near) == 1 else ()


def resolve_ours(scene: Scene, hit: Hit) -> tuple[str, ...]:
    turn = find_speaker_turn(scene.turns, scene.folded.locate(hit.start))
    if turn is not None and turn.state:
        return (turn.state,)
    return ()


def resolve_host(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The last state that the sentence says something was held in."""
    folded = scene.folded
    low, _ = folded.bounds(hit.start, hit.end)
    held = [
        d.entity_id
        for d in scene.actors[bisect_left(scene.starts, low) : bisect_left(scene.starts, hit.start)]
        if len(d.entity_id) == 3 and LOCATED_BEFORE.search(folded.text, max(0, d.start - 9), d.start)
    ]
    return (held[-1],) if held and len(set(held)) == 1 else ()


def resolve_bloc(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The European Union where it, or a body of it, is the only union of states that was named before."""
    named = {party for party in scene.states if party in BLOCS}
    if not named and any(hit.start - WINDOW < start < hit.start for start in scene.union_bodies):
        return ("EU",)
    return ("EU",) if named == {"EU"} and "EU" in list_before(scene, hit, BLOC_BACK) else ()


RULES: dict[str, Callable[[Scene, Hit], tuple[str, ...]]] = {
    "both": resolve_both,
    "joint": resolve_joint,
    "region": resolve_region,
    "five": resolve_five,
    "country": resolve_country,
    "one": resolve_one,
    "ours": resolve_ours,
    "host": resolve_host,
    "bloc": resolve_bloc,
}
