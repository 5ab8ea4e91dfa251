"""The part of a flow that one more partner has: "Kazakhstan leads with $26 billion", "for Peru the figure was
$2 billion", "followed by Chile ($1 billion)".

Such an amount names a partner and no flow. It is a part of a flow told before with all partners, or with a group that
the partner belongs to, and no larger than that; or the next of a list of partners.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.facts.claim import Read
from pipeline.facts.expression import Expression
from pipeline.facts.grammar import load_words
from pipeline.facts.scene import Scene
from pipeline.facts.trade_cues import NOT
from pipeline.facts.trade_gaps import FILL
from pipeline.facts.trade_link import Link
from pipeline.facts.trade_periods import inherit
from pipeline.facts.trade_phrase import Phrase
from pipeline.facts.trade_row import Row
from pipeline.facts.trade_stretches import Stretch, find_own_time
from pipeline.facts.trade_topic import Series, read_party
from pipeline.facts.voice import is_denied
from pipeline.mentions.gazetteer import list_group_members
from pipeline.record import record
from schemas.vocabularies import Flow

CUES = load_words("trade_cues.csv")
WORDS = load_words("trade.csv")
REACH = rf"(?:(?:already|also|even|only|just|has|had|will|would|could|should|is|was|to) )*(?:{WORDS['reach']}) {FILL}$"
PARTY = r"(?:the )?(?P<party><p\d+>)(?: alone)?"
NUMBER = r"(?:it|this|that|they|the (?:same )?(?:figure|number|total|sum|value|volume|amount|indicator))"
MARK = rf"(?: with| at| on| accounts? for| accounted for|,|:| -{{1,2}}| \(| \([a-z ]{{1,12}},) ?{FILL}$"
NAMED = Expression(
    rf"\b(?:with|for|to|from|in the case of) {PARTY},? (?:{NUMBER} {REACH}|(?:we|they) (?:did|do|made|had) {FILL}$)"
)
NUMBERED = Expression(rf"\b{NUMBER} (?:for|with|to|from) {PARTY},? {REACH}")
RANKED = Expression(
    rf"(?:^|[,;:(] ?| )(?:{CUES['rank']})"
    r"(?: (?:[a-z]+ )?by| (?:is|was|are|were|come|comes|came|of|to|among [a-z ]{1,20}))?,? "
    rf"{PARTY}{MARK}"
)
PLACED = Expression(
    rf"(?:^ ?|[,;:] ?|\b(?:and|but|while|whereas) ){PARTY},?(?: (?:{CUES['placed']}),?){{1,8}} (?:with|at|on) {FILL}$"
)
HOLDS = Expression(rf"(?:^ ?|[,;:] ?|\b(?:and|but|while|whereas) )(?:[a-z]+-[a-z]+ )?{PARTY},? {REACH}")
ORDER = Expression(rf"\b(?:{CUES['rank']}|rank(?:s|ed)?|follow(?:s|ed)?|leads?|heads?|tops?|place)\b")
NEXT = Expression(rf"^\)?(?: \([^()]{{1,40}}\))?(?:[,;]|,? and|,? then|,? followed by|[,;] and) {PARTY}{MARK}")
WITH_WHICH = Expression(
    rf"(?P<party><p\d+>), (?:with|to|from) (?:which|whom)(?: (?P<owner><p\d+>)'s?)?"
    rf"(?: (?:the|its|their|total|mutual|bilateral|two-way|overall))* (?P<flow>trade|turnover|exports|imports) {REACH}"
)
FLOW_WORDS: tuple[tuple[Flow, Expression], ...] = (
    (
        "exports",
        Expression(r"\b(?:exports?|sales|destinations?|customers?|buyers?|outlets?|export markets?|clients?)\b"),
    ),
    ("imports", Expression(r"\b(?:imports?|purchases|suppliers?|sources?|origins?|sellers?|providers?)\b")),
    ("turnover", Expression(r"\b(?:trade|turnover|partners?)\b")),
)
FLOW_BEHIND = Expression(
    r"^ (?:of|in|from) (?:(?:the|its|their|all|total|that|those|overall|these) )*"
    r"(?P<flow>exports|imports|trade|turnover)\b"
)
REACH_BACK = 6  # sentences for which a whole may have its parts told
PARAGRAPHS = 2
FEWEST, MOST = 0.0005, 50.0  # times the amount told last that the next of a list may be


@record
class Part:
    """The link and the series of a partner's part, and the row that it goes on from."""

    link: Link
    series: Series
    base: Row


def read_part(scene: Scene, stretch: Stretch, rows: Sequence[Row]) -> Part | None:
    """An amount as the part that one more partner has, of the flows in `rows`; None where it may be anything else."""
    if not rows or NOT.search(stretch.words):
        return None
    lead = stretch.reading.masked[max(stretch.left, stretch.at - 120) : stretch.at]
    follows = rows[-1].link.rule == "part_of_flow" and rows[-1].reading is stretch.reading
    for pattern in (WITH_WHICH, NAMED, NUMBERED, RANKED, PLACED, HOLDS, NEXT):
        if (pattern is NEXT and not follows) or (found := pattern.search(lead)) is None:
            continue
        party = read_party(stretch.reading.slot(found["party"]))
        if party is None or is_denied(stretch.reading, stretch.at - len(lead), stretch.right):
            return None
        flow = _flow_said(found["flow"] if pattern is WITH_WHICH else _words_of_list(stretch))
        base = _find_base(
            scene,
            stretch,
            rows,
            party.value,
            flow,
            whole=pattern is HOLDS or (pattern is PLACED and not ORDER.search(found.group())),
        )
        return _make_part(stretch, base, party) if base else None
    return None


def date_part(row: Row, part: Part) -> Row:
    """The row of a part, of the time of its whole where it names none of its own."""
    if part.link.time is not None or part.base.period is None:
        return row
    return replace(row, period=inherit(part.base.period))


def _words_of_list(stretch: Stretch) -> str:
    """The words of a sentence before an amount, in which the flow may be said that a list is of."""
    text = stretch.reading.masked
    behind = FLOW_BEHIND.search(text[stretch.end : stretch.end + 60])
    return behind["flow"] if behind else text[: stretch.at]


def _flow_said(words: str) -> Flow | None:
    """The one flow that words name, None where they name none or several."""
    named = [flow for flow, pattern in FLOW_WORDS if pattern.search(words)]
    return named[0] if len(named) == 1 else None


def _find_base(
    scene: Scene, stretch: Stretch, rows: Sequence[Row], party_id: str, flow: Flow | None, *, whole: bool
) -> Row | None:
    """The row that an amount is a part of, or the next in a list after; None where there is no one such row."""
    reading, figure = stretch.reading, scene.figure(stretch.slot)
    wholes: list[Row] = []
    before: Row | None = None  # the amount told right before, if this may be the next of a list
    for row in reversed(rows):
        far = reading.index - row.reading.index > REACH_BACK
        if far or reading.sentence.paragraph - row.reading.sentence.paragraph > PARAGRAPHS:
            break
        level = scene.figure(row.link.amount)
        if level.unit != figure.unit or row.kind.value not in ("reported", "estimate"):
            continue
        if row.link.rule == "part_of_flow":
            if party_id in (row.series.ref.value, row.series.counterpart.value):
                return None
            return row if flow in (None, row.series.flow) else None
        if _is_whole(row.series, party_id):
            if figure.value <= level.value and flow in (None, row.series.flow):
                wholes.append(row)
        elif (
            flow in (None, row.series.flow) and not whole and row is rows[-1] and _goes_on(row, reading.index, party_id)
        ):
            before = row if FEWEST <= figure.value / max(level.value, 1.0) <= MOST else None
    flows = {row.series.flow for row in wholes}
    if before is not None and not any(_is_part(before.series, row.series) for row in wholes):
        return before
    return wholes[0] if len(flows) == 1 or (wholes and flow) else None


def _goes_on(row: Row, index: int, party_id: str) -> bool:
    """Whether another partner's amount may come right behind a row: it says from whose side it is told."""
    series = row.series
    return (
        series.perspective is not None
        and index - row.reading.index <= 1
        and party_id not in (series.ref.value, series.counterpart.value)
    )


def _is_whole(series: Series, party_id: str) -> bool:
    """Whether a series is that with all partners, or with a group of which a party is a member."""
    if party_id in (series.ref.value, series.counterpart.value):
        return False
    return series.counterpart.value == "WORLD" or _group_side(series, party_id) is not None


def _is_part(series: Series, whole: Series) -> bool:
    """Whether a series is that of a member of the group that a whole is with."""
    return any(_group_side(whole, end.value) for end in (series.ref, series.counterpart))


def _group_side(series: Series, party_id: str) -> str | None:
    for side, end in (("counterpart", series.counterpart), ("ref", series.ref)):
        if len(end.value) != 3 and party_id in list_group_members(end.value):
            return side
    return None


def _make_part(stretch: Stretch, base: Row, party: Read[str]) -> Part | None:
    told = base.series
    if _group_side(told, party.value) == "ref" or (
        told.counterpart.value == told.perspective and told.flow == "turnover"
    ):
        series = replace(told, ref=party, counterpart=_guess(told.counterpart))
    else:
        series = replace(told, ref=_guess(told.ref), counterpart=party)
    if series.ref.value == series.counterpart.value:
        return None
    held = series.counterpart if series.ref.value == party.value else series.ref
    series = replace(series, perspective=held.value, open=None)
    return Part(link_part(stretch), series, base)


def link_part(stretch: Stretch) -> Link:
    """The link of an amount that no phrase of its own governs, as a part of a flow told before."""
    phrase = Phrase("anaphor", stretch.at, stretch.end, stretch.at, stretch.end)
    link = Link(stretch.slot, stretch.at, stretch.end, phrase, "part_of_flow", stretch.left)
    return replace(link, time=find_own_time(stretch))


def _guess(party: Read[str]) -> Read[str]:
    return replace(party, method="inferred")
