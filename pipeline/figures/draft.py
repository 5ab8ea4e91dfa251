"""A figure in the making."""

from dataclasses import dataclass

from pipeline.figures.number import Number
from schemas.vocabularies import Bound, FigureClass


@dataclass(slots=True)
class Draft:
    """A number with what was found beside it.

    `core_start` to `core_end` is the number with its currency and unit, without bound words. `figure_class` is None
    while nothing says what is measured; `unit_end` is where the unit written behind the number ends, None where
    there is none.
    """

    number: Number
    start: int
    end: int
    core_start: int
    core_end: int
    value: float
    value_max: float | None
    figure_class: FigureClass | None
    unit: str
    bound: Bound
    rule: str
    bound_words: str = ""
    currency_before: bool = False
    factor: float = 1.0  # folded into the value by the unit: 0.01 for cents, 1e9 for bcm
    scale: float = 1.0  # the scale word that applies, written here or shared from a neighbour
