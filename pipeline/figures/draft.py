"""A figure in the making."""

from dataclasses import dataclass

from pipeline.figures.number import Number, round_value
from schemas.vocabularies import Bound, FigureClass


@dataclass(slots=True)
class Draft:
    """A number with what was found beside it.

    `start` to `end` is the figure's span, bound words included; `core_start` to `core_end` the number with its
    currency, unit or noun. `figure_class` is None while nothing says what is measured. `factor` is folded into the
    value by the unit (0.01 for cents, 1e9 for bcm); `scale` is the scale word that applies, written here or shared
    by a neighbour.
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
    scale: float
    factor: float = 1.0
    bound_words: str = ""
    currency_before: bool = False

    @classmethod
    def of(cls, number: Number, rule: str, figure_class: FigureClass | None = None, unit: str = "") -> "Draft":
        """A draft that spans its number."""
        return cls(
            number,
            number.start,
            number.end,
            number.start,
            number.end,
            number.value,
            None,
            figure_class,
            unit,
            number.bound or "exact",
            rule,
            number.scale,
        )

    def measure(self, figure_class: FigureClass, unit: str, rule: str, factor: float = 1.0) -> None:
        """Says what the number measures."""
        self.figure_class, self.unit, self.rule, self.factor = figure_class, unit, rule, factor
        self.value = round_value(self.number.value * factor)

    def measure_late(self, figure_class: FigureClass, unit: str, rule: str, factor: float) -> None:
        """Says what a number measures once its neighbours have given it a scale, or the other end of a range."""
        self.figure_class, self.unit, self.rule, self.factor = figure_class, unit, rule, factor
        self.value = round_value(self.value * factor)
        if self.value_max is not None:
            self.value_max = round_value(self.value_max * factor)

    def measure_like(self, other: "Draft") -> None:
        """Takes what another draft measures, the value left as it is."""
        self.figure_class, self.unit, self.factor = other.figure_class, other.unit, other.factor

    def extend(self, end: int) -> None:
        """Moves the end of the span."""
        self.core_end = self.end = end
