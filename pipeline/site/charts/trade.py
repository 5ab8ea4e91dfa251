"""Trade by pair over time: panels where there is a course to see, bars where there are few values."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from markupsafe import Markup

from pipeline.site.charts.svg import place_period
from pipeline.site.charts.trade_bars import draw_bars
from pipeline.site.charts.trade_panels import Row, draw_panels

MOST_PANELS = 6
MOST_BARS = 8  # pairs
COURSE = 3  # values of a pair that make a course


def draw_trade(rows: Sequence[Row], link: Callable[[str], str]) -> tuple[Markup, int]:
    """The panels of the pairs with the largest values, bars of pairs with few, and how many pairs are left out."""
    pairs: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if place_period(row["time_period"]) is not None:
            pairs[row["pair"]].append(row)
    largest = {pair: max(row["obs_value_usd"] for row in held) for pair, held in pairs.items()}
    ordered = sorted(pairs, key=lambda pair: (-largest[pair], pair))
    courses = [pair for pair in ordered if len(pairs[pair]) >= COURSE][:MOST_PANELS]
    few = [pair for pair in ordered if len(pairs[pair]) < COURSE][:MOST_BARS]
    drawn = draw_panels({pair: pairs[pair] for pair in courses}, largest, link) if courses else Markup("")
    drawn += draw_bars({pair: pairs[pair] for pair in few}, max(largest.values(), default=0), link)
    return drawn, len(pairs) - len(courses) - len(few)
