"""What an undertaking can make, carry or hold: as its capacity is told, or as its own name gives its size."""

from collections.abc import Iterator, Sequence

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.project_terms import Told, stands_between
from pipeline.facts.project_windows import Window
from pipeline.facts.scene import Scene, Slot
from schemas.vocabularies import ProjectKind

WORDS = load_words("project_status.csv")
CAPACITY = Template(
    r"capacity:? {gap6}{physical:value}|capacity (?:of|to|for) {gap6}{amount:able}"
    r"|{physical:ahead} (?:of )?(?:[a-z]+ ){0,3}capacity|totalling {physical:total}"
    r"|{can} (?:up to |about |some |around |nearly |over |more than |as many as )?{amount:flow}"
    r"|{can} (?:up to )?{amount} [^;.<]{0,40}\band {can} (?:up to |about |some )?{amount:more}",
    WORDS,
)
HOLDS = Template(r"\b(?:with|has|have|had|having|of|comprises|comprising) (?:about |some |around |over )?{amount:size}")
RAISED = Template(r"capacity [^.;<]{0,40}\b(?:from|by) {amount} to {amount:raised}")
SIZE = Expression(r"<[qn]\d+>")
BESIDE = r"(?:,? <[qn]\d+>(?:-[a-z]+)*| of| [a-z-]+)"  # "22-kilometre, 500-kilovolt", "145 km of", "100 km stretch of"
BEFORE_NAME = Expression(rf"(?P<size><[qn]\d+>)(?:-[a-z]+)*,?(?:{BESIDE}){{0,3}} $")
THROUGH = Expression(r"\b(?:through|via|over|along|by|to|from|at|on|into|in) ")  # what went there
AFTER_NAME = Expression(
    r"^(?: project)?(?: of| with|,(?: (?:an?|the|<[pl]\d+>(?:'s?)?)(?: (?:new|first|largest|biggest|giant))*)?)? \(?"
    r"(?:about |some |around |over )?(?P<size><[qn]\d+>)"
)
DISTANT = Expression(  # "30 km from the dam", "20 km of fences"
    r"^(?:-[a-z]+)* (?:(?:up|down)stream|from|away|off|north|south|east|west|north-|south-|to|below|above|outside|"
    r"inside|beyond|short|further|per|an?|deep|high|wide|radius|of (?:fence|pipe|cable|feeder|tunnel|bridge|access))"
)
RUNS = Template(
    r"\b(?:stretch(?:es|ing)?|runs?|running|extends?|extending|spans?|spanning|covers?|covering|measures?|measuring|"
    r"totals?|totalling|totaling|length (?:of|is|was|will be)|distance of)"
    r" (?:for |over )?(?:a (?:total |combined )?(?:of |distance of |length of )?)?"
    r"(?:about |some |around |over |nearly |approximately |more than |almost ){0,2}{physical:length}"
    r"|\b(?:is|are|was|be) (?:about |some |around |over |nearly |approximately ){0,2}{physical:long}"
    r"(?: long| in length)\b"
    r"|\b(?:construct|build|pav|rehabilitat|upgrad|lay|electrif|improv|widen)[a-z]{0,3}(?: of)?(?: an?| the)? "
    r"(?:about |some |around |over |nearly |approximately ){0,2}{physical:laid}"
)
FITTING: dict[ProjectKind, Expression] = {
    "power_plant": Expression(r"(?i)watts?$|watts? peak$"),
    "hospital": Expression(r"(?i)^beds?$"),
    "urban": Expression(r"(?i)^(?:seats|spectators|passengers)"),
    "school": Expression(r"(?i)^(?:students|pupils)"),
    "refinery": Expression(r"(?i)^(?:barrels|tonnes|tons|bpd)"),
    "factory": Expression(r"(?i)^(?:tonnes|tons|metric tons|cars|vehicles|units)"),
    "mine": Expression(r"(?i)^(?:tonnes|tons|ounces|carats|metric tons)"),
    "port": Expression(r"(?i)^(?:containers|teu|tonnes|tons|metric tons)"),
    "airport": Expression(r"(?i)^passengers"),
    "water": Expression(r"(?i)^(?:cubic|litres|liters|gallons|acre)"),
    "power_grid": Expression(r"(?i)watts?$"),
    "logistics_hub": Expression(r"(?i)^(?:tonnes|tons|containers|teu)"),
    "pipeline": Expression(r"(?i)^(?:cubic|barrels|tonnes|tons)"),
}  # the units of a size that stands in a name, by kind: elsewhere a floor space may stand there
LENGTH = Expression(r"(?i)^(?:kilomet(?:re|er)s|miles|met(?:re|er)s)$")  # what a line has that no capacity is told of
HOURS = Expression(r"(?i)watt[- ]?hours?$|^[kmgt]wh$")
PLURAL = Expression(r"\b(?:rail)?(?:ways|roads|bridges|tunnels|pipelines|lines|links|cables|networks)\b|\b[a-z]+ways\b")
LONG: tuple[ProjectKind, ...] = ("railway", "road", "pipeline", "power_grid", "telecom", "corridor")


def find_capacity(
    scene: Scene, kind: ProjectKind, windows: Sequence[Window], others: Sequence[tuple[int, int]]
) -> Slot | None:
    """What it can make, carry or hold; a plain number of megawatts at a plant is its capacity.

    `others` are the spans of the other projects named in its sentence: a size beyond one of them is that one's.
    """
    for window in windows:
        told = list(_capacities_in(scene, kind, window, others)) or list(_sizes_in(scene, kind, window))
        if told:
            return min(told, key=lambda one: (not _fits(scene, kind, one.slot), one.distance)).slot
    return next((slot for window in windows for slot in _lengths_in(scene, kind, window)), None)


def _fits(scene: Scene, kind: ProjectKind, slot: Slot) -> bool:
    """Whether a size has a unit that those of the kind usually have."""
    fitting = FITTING.get(kind)
    return fitting is not None and bool(fitting.search(scene.figure(slot).unit))


def _capacities_in(
    scene: Scene, kind: ProjectKind, window: Window, others: Sequence[tuple[int, int]]
) -> Iterator[Told]:
    raised = {match.slot("raised").start for match in RAISED.find(window.reading)}
    for template in (RAISED, CAPACITY):
        for match in template.find(window.reading):
            slot = (
                match.slot("raised")
                if template is RAISED
                else match.slot("value", "able", "ahead", "total", "flow", "more")
            )
            at = window.reading.position(slot)
            near = window.start <= match.start < window.end
            beyond = window.own and stands_between((at, at + 4), window.anchor, others)
            if kind == "power_plant" and HOURS.search(scene.figure(slot).unit):
                continue  # what a plant makes in a year
            if near and not beyond and (template is RAISED or not raised):
                yield Told(slot, window.distance(match.start, match.end))


def _sizes_in(scene: Scene, kind: ProjectKind, window: Window) -> Iterator[Told]:
    """ "the 400 MW dam", "a 120-bed hospital", "a wind farm of 90 MW", "will have 300 beds" """
    if kind not in FITTING:
        return
    slots = _slots_beside(window)
    if not window.own:
        slots += [
            match.slot("size") for match in HOLDS.find(window.reading) if window.start <= match.start < window.end
        ]
    for slot in slots:
        if _fits(scene, kind, slot):
            yield Told(slot, window.distance(window.reading.position(slot), window.reading.position(slot) + 4))


def _slots_beside(window: Window) -> list[Slot]:
    """The sizes in a name, right before it and right behind it."""
    masked, (start, end) = window.reading.masked, window.anchor
    before = BEFORE_NAME.search(masked[max(window.start, start - 50) : start])
    before = None if before and THROUGH.search(before.group()) else before
    after = AFTER_NAME.search(masked[end : window.end])
    words = (masked[start:end], before.group() if before else "", after.group() if after else "")
    return [window.reading.slot(token) for part in words for token in SIZE.findall(part)]


def _lengths_in(scene: Scene, kind: ProjectKind, window: Window) -> Iterator[Slot]:
    """How long a line is: "a 135 km road", "the railway, 472 km long", "the road stretches 390 kilometres" """
    reading = window.reading
    if kind not in LONG or PLURAL.search(reading.masked[window.anchor[0] : window.anchor[1]]):
        return  # "10,000 km of railways" are no one's
    told = [
        match.slot("length", "long", "laid") for match in RUNS.find(reading) if window.start <= match.start < window.end
    ]
    for slot in (*_slots_beside(window), *told):
        at = reading.position(slot)
        far = DISTANT.search(reading.masked[reading.masked.index(">", at) + 1 :][:30])
        if not far and LENGTH.search(scene.figure(slot).unit):
            yield slot
