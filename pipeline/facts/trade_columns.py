"""Levels that stand in lines of their own under a word of trade, as country profiles print them: "Exports:", then
"$650 million (2014 est.)". Whose they are tells a line above that is a state's name and nothing else.
"""

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.scene import Reading, Scene
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_stretches import Stretch, find_own_time
from pipeline.facts.trade_topic import Series, read_party

LABEL = Expression(
    r"^(?:[-*] ?)?(?:total |value of )?(?P<flow>exports|imports)(?: of goods(?: and services)?)?(?: \([a-z0-9$. "
    r"-]{1,24}\))? ?:?$"
)
LEVEL = Expression(r"^(?:[-*] ?)?<m\d+>(?:,? \(?(?:in |for )?<t\d+>(?: est\.?)?\)?)?[.;]?$")
OWNER = Expression(r"^(?:[-*] ?)?(<p\d+>)$")
LONGEST = 6  # levels of one label, one a year


def read_column(scene: Scene, stretch: Stretch) -> tuple[Link, Series] | None:
    """An amount in a line of its own, as the trade with the world of the state that heads the profile."""
    reading = stretch.reading
    if not LEVEL.search(reading.masked):
        return None
    label = _find_label(scene, reading)
    found = LABEL.search(label.masked) if label else None
    owner = _find_owner(scene, label) if label else None
    if label is None or found is None or owner is None:
        return None
    flow = "exports" if found["flow"] == "exports" else "imports"
    world = Read("WORLD", *label.text_span(found.start("flow"), found.end("flow")), "inferred")
    phrase = Phrase("anaphor", stretch.at, stretch.end, stretch.at, stretch.end)
    link = Link(stretch.slot, stretch.at, stretch.end, phrase, "label_above", stretch.left, time=find_own_time(stretch))
    return link, Series(flow, owner, world, None, owner.value)  # type: ignore[arg-type]


def _find_label(scene: Scene, reading: Reading) -> Reading | None:
    """The line above a level that is none itself."""
    for earlier in reversed(scene.readings[max(0, reading.index - LONGEST) : reading.index]):
        if not LEVEL.search(earlier.masked):
            return earlier
    return None


def _find_owner(scene: Scene, label: Reading) -> Read[str] | None:
    """The state whose name is the last line of its own above a label."""
    for earlier in reversed(scene.readings[: label.index]):
        if found := OWNER.search(earlier.masked):
            return read_party(earlier.slot(found[1]))
    return None
