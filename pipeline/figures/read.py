"""The door of the figures grammar: every quantity of a text, in order.

A number is found first (`scan`), then what stands left and right of it (`amounts`, `shares`, `bound`), then what is no
figure is refused (`refusals`), neighbours are joined (`joining`), and bare numbers take the unit of what stands before
(`ellipsis`). Each figure names the rule that gave it its unit; `RULES` lists them.
"""

from bisect import bisect_right

from pipeline.figures import amounts, refusals, shares
from pipeline.figures.bound import add_bounds
from pipeline.figures.draft import Draft
from pipeline.figures.ellipsis import read_ellipsis
from pipeline.figures.figure import Figure
from pipeline.figures.joining import join_conversions, join_drafts
from pipeline.figures.number import Number
from pipeline.figures.passage import Passage
from pipeline.figures.scan import scan_numbers
from pipeline.times.time import Time


def read_figures(text: str, times: tuple[Time, ...]) -> tuple[Figure, ...]:
    """The figures of a text, in order of start, none overlapping another.

    `times` are the time expressions of the same text: a number inside one is a figure only where it is a length of
    time ("in the next three years"). Dates, years and clock times are known by their own form too, so that `times`
    may be empty.

    >>> [(figure.value, figure.unit, figure.bound) for figure in read_figures("nearly US$25 billion for 58 deals", ())]
    [(25000000000.0, 'USD', 'approx'), (58.0, 'deals', 'exact')]
    """
    passage = Passage.of(text)
    dated = {time.end for time in times}
    numbers = [one for one in scan_numbers(passage) if one.end not in dated or not is_bare(passage, one)]
    drafts = [draft for number in numbers if (draft := read_draft(passage, number)) is not None]
    if not drafts:
        return ()
    drafts = settle(passage, join_drafts(passage, drafts), times)
    conversions = join_conversions(passage, drafts)
    return tuple(to_figure(draft, conversions.get(index)) for index, draft in enumerate(drafts))


def is_bare(passage: Passage, number: Number) -> bool:
    """Whether a number is written in digits and nothing else; one that ends a date is its year or day."""
    return not number.scaled and passage.text[number.start : number.end].isdecimal()


def read_draft(passage: Passage, number: Number) -> Draft | None:
    """What a number measures, with its bound words; None where it is no figure."""
    if number.form == "cell":
        is_year = number.value.is_integer() and 1900 <= number.value <= 2100
        return None if is_year else Draft.of(number, "number_in_table", "count")
    if number.form in ("fraction", "multiple", "fold", "period"):
        found = (read(passage, number) for read in shares.RULES)
        draft = next((draft for draft in found if draft is not None), None)
    else:
        draft = shares.read_odds(passage, number) or read_amount(passage, number)
    return None if draft is None else add_bounds(passage, draft)


def read_amount(passage: Passage, number: Number) -> Draft | None:
    """An amount of money, a measure or a count; a bare number where no rule says what it measures."""
    draft = Draft.of(amounts.read_sign(passage, number), "number_alone")
    for give in amounts.RULES:
        if give(passage, draft):
            break
    sure = draft.currency_before or draft.figure_class == "percent" or (number.scaled and draft.figure_class)
    for refuse in refusals.ALWAYS if sure else refusals.RULES:
        if refuse(passage, draft):
            return None
    return draft


def settle(passage: Passage, drafts: list[Draft], times: tuple[Time, ...]) -> list[Draft]:
    """The drafts that measure something, bare numbers among them once their unit is found, spans cut apart."""
    spans = sorted((time.start, time.end) for time in times)
    starts = [start for start, _ in spans]
    kept: list[Draft] = []
    for draft in drafts:
        if spans and draft.figure_class != "duration":
            index = bisect_right(starts, draft.number.start) - 1
            if index >= 0 and draft.number.start < spans[index][1]:
                continue
        if draft.figure_class is None and not read_ellipsis(passage, draft, kept):
            continue
        if kept and draft.start < kept[-1].end and not cut_apart(passage, kept[-1], draft):
            continue
        kept.append(draft)
    return kept


def cut_apart(passage: Passage, left: Draft, right: Draft) -> bool:
    """Ends the left span where the right one begins; False where both are the same number."""
    if right.number.start < left.number.end:
        return False
    if right.core_start >= left.end:
        right.start = left.end
    else:
        left.end = left.core_end = max(left.number.end, min(left.end, right.core_start))
        right.start = right.core_start = max(right.core_start, left.end)
    while left.end > left.number.end and passage.text[left.end - 1].isspace():
        left.end -= 1
    while right.start < right.number.start and passage.text[right.start].isspace():
        right.start += 1
    return True


def to_figure(draft: Draft, conversion_of: int | None) -> Figure:
    if draft.figure_class is None:
        raise ValueError(f"expected a class for the figure at {draft.start}:{draft.end}, found none; settle it first")
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


RULES: tuple[str, ...] = (
    "amount_after_currency",
    "amount_after_currency_name",
    *amounts.UNIT_RULES.values(),
    "number_before_time_letter",
    "vague_amount",
    "vague_count",
    "noun_or_two",
    "hyphened_noun",
    "count_of_them",
    "count_of_the",
    "counted_noun",
    "modifying_noun",
    "decimal_before_abbreviation",
    "labelled_number",
    "age_of_person",
    "part_of_point",
    "odds",
    "fold",
    "multiple",
    "fraction",
    "fraction_of_unit",
    "period",
    "shared_unit",
    "shared_scale",
    "shared_currency",
    "range",
    "currency_told",
    "unit_of_figure_before",
    "unit_of_noun_before",
    "unit_of_verb_beside",
    "number_alone",
    "number_in_table",
)
