"""Bars of trade for pairs of which one or two values are known: too few for a course over time."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from pipeline.site.charts.svg import join, percent, place_period
from pipeline.site.charts.trade_panels import SHARED_SCALE, Row, describe_value
from pipeline.site.wording import word_number

LONGEST_BAR = 0.52  # share of the width; the words stand to the right
LINE = Markup(
    '<li><span>{pair} <span class="quiet">{flows}</span></span><div class="values">{bars}</div></li>',
)
BAR = Markup(
    '<a href="{href}" aria-label="{words}"><svg class="track" width="100%" height="24" aria-hidden="true">'
    '<title>{words}</title><rect class="single f-{flow} k-{kind}" x="0" y="4" width="{width}" height="16"/>'
    '<text class="value" x="{end}" y="17">{short}</text></svg></a>'
)


def draw_bars(pairs: Mapping[str, Sequence[Row]], largest: float, link: Callable[[str], str]) -> Markup:
    """The bars on one scale, empty for no pairs; on the panels' scale (`largest`) where that leaves them long."""
    if not pairs:
        return Markup("")
    longest = max(row["obs_value_usd"] for held in pairs.values() for row in held)
    most = largest if largest < SHARED_SCALE * longest else longest
    lines = join(_draw_pair(pair, held, most, link) for pair, held in pairs.items())
    return Markup(
        '<div class="singles"><h3>Pairs with one or two values <span class="quiet">billion US dollars</span></h3>'
        '<ol class="lines">{}</ol></div>'
    ).format(lines)


def _draw_pair(pair: str, rows: Sequence[Row], most: float, link: Callable[[str], str]) -> Markup:
    flows = list(dict.fromkeys(str(row["flow"]) for row in rows))
    ordered = sorted(rows, key=lambda row: (place_period(row["time_period"]) or 0, row["trade_id"]))
    bars = join(_draw_bar(row, most, link, len(flows) > 1) for row in ordered)
    return LINE.format(pair=pair, flows=", ".join(flows), bars=bars)


def _draw_bar(row: Row, most: float, link: Callable[[str], str], with_flow: bool) -> Markup:
    width = max(0.004, LONGEST_BAR * row["obs_value_usd"] / most)
    notes = [str(row[name]) for name, told in (("flow", with_flow), ("kind", row["kind"] != "reported")) if told]
    number = word_number(round(row["obs_value_usd"] / 1e9, 2))
    return BAR.format(
        href=link(row["trade_id"]),
        words=f"{row['pair']}, {row['flow']}, {describe_value(row)}",
        flow=row["flow"],
        kind=row["kind"],
        width=percent(width),
        end=percent(width + 0.012),
        short=", ".join([f"{number} in {row['time_period']}", *notes]),
    )
