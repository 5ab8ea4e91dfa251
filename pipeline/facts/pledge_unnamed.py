"""Who does what a passive tells without "by": its school, its envoy, or both sides of what is joint."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Match
from pipeline.facts.pledge_sides import name_both_sides
from pipeline.facts.pledge_words import classify_act
from pipeline.facts.scene import Scene, Slot

UNDERTAKING = Expression(r"\b(?:undertaking|promise|pledge|commitment|assurance|offer|guarantee)s? $")
IN_STATE = Expression(r"[^;.<]{0,40}? (?:in|at) (?:[a-z-]+ (?:of|in) )?(?:the )?(<p\d+>)")
ENVOY = (
    r"(?:the )?(<p\d+>)(?:'s)? (?:ambassador|embassy|envoy|consul(?:ate)?|charge d'affaires|high commissioner)"
    r"(?: (?:to|in) (?:the )?<[pl]\d+>)?(?:,? <h\d+>)?,?"
)
SAID = r"(?:has |had )?(?:said|says|announced|told|confirmed|added|promised|disclosed)\b"
ENVOY_SAID = Expression(rf"(?:, | according to |,? said ){ENVOY}(?: {SAID}|[.,]? ?$)")
ENVOY_SAID_BEFORE = Expression(rf"^(?:on <t\d+>,? )?{ENVOY} {SAID}[^;.]*$")
BODY = Expression(
    r"\ban? (?:[a-z]+ )?(?:working group|commission|committee|council|task force|roadmap group|hotline)\b"
)
JOINT = Expression(r"\b(?:joint|bilateral|intergovernmental|mutual|two-way)\b")


def is_of_undertaking(match: Match) -> bool:
    """Whether it is a promise that is given: "an undertaking was given by Norway to lend" is told by its own verb."""
    return bool(UNDERTAKING.search(match.reading.masked[: match.start]))


def find_unnamed(scene: Scene, match: Match, begins: int, ends: int) -> tuple[Slot, ...]:
    """Who will do what the object at `begins` leads; empty where nothing tells."""
    reading, masked = match.reading, match.reading.masked
    if classify_act(match.words("act")) == "train" and (school := IN_STATE.match(masked, match.end, ends)):
        return (reading.slot(school.group(1)),)
    envoy = ENVOY_SAID.search(masked, match.end) or ENVOY_SAID_BEFORE.match(masked[:begins])
    if envoy is not None:
        return (reading.slot(envoy.group(1)),)
    shared = JOINT.search(masked[begins : match.start]) or BODY.search(masked[begins : match.start])
    return name_both_sides(scene, reading) if shared else ()
