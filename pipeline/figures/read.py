"""The door of the figures grammar: every quantity of a text, in order."""

from pipeline.figures.draft import Draft
from pipeline.figures.figure import Figure
from pipeline.figures.joining import join_conversions, join_drafts
from pipeline.figures.lexicon import load_lexicon
from pipeline.figures.measuring import Measurer
from pipeline.figures.number import NumberScan
from pipeline.times.time import Time


def read_figures(text: str, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """The figures of a text, in order of start, none overlapping another.

    `times` are the time expressions of the same text: a number inside one is a figure only where it is a length of
    time ("in the next three years"); dates, years and clock times are known by their own form too, so that `times`
    may be empty.

    >>> [(figure.value, figure.unit, figure.bound) for figure in read_figures("nearly US$25 billion for 58 deals", ())]
    [(25000000000.0, 'USD', 'approx'), (58.0, 'deals', 'exact')]
    """
    lex = load_lexicon()
    scan = NumberScan(text, lex)
    numbers = scan.scan()
    if not numbers:
        return ()
    measurer = Measurer(text, scan.lower, lex, times)
    drafts = [draft for number in numbers if (draft := measurer.measure(number)) is not None]
    drafts = join_drafts(text, scan.lower, drafts, lex)
    drafts = measurer.settle(drafts)
    conversions = join_conversions(text, drafts)
    return tuple(_to_figure(draft, conversions.get(index)) for index, draft in enumerate(drafts))


def _to_figure(draft: Draft, conversion_of: int | None) -> Figure:
    assert draft.figure_class is not None
    return Figure(
        start=draft.start,
        end=draft.end,
        figure_class=draft.figure_class,
        value=draft.value,
        value_max=draft.value_max,
        unit=draft.unit,
        bound=draft.bound,
        rule=draft.rule,
        conversion_of=conversion_of,
    )
