"""A quantity as a text states it."""

from pipeline.record import record
from schemas.vocabularies import Bound, FigureClass


@record
class Figure:
    """A quantity: `text[start:end]` covers bound words, number, scale and unit ("nearly US$25 billion").

    `value` has its scale applied; `value_max` is the upper end of a range. `unit` is an ISO 4217 code, `percent`,
    `times`, a time unit in the plural, a physical unit in the plural, or the head of the counted noun phrase in the
    plural as written ("quotas"). `conversion_of` is the index, in the tuple that `read_figures` returns, of the
    figure that this one restates in another currency: the bracket of "€20 million (US$23 million)".
    """

    start: int
    end: int
    figure_class: FigureClass
    value: float
    value_max: float | None
    unit: str
    bound: Bound
    rule: str
    conversion_of: int | None = None
