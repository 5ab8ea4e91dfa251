"""How values are worded on a page: numbers, dates, terms of a vocabulary."""

from datetime import date
from typing import Any

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
BOUNDS = {"approx": "about ", "min": "more than ", "max": "up to "}
PRECISION_LENGTHS = {"year": 4, "month": 7}
WORDS = {
    "iati": "IATI",
    "usd": "USD",
    "url": "address",
    "id": "id",
    "sha256": "SHA-256",
    "iso2": "ISO 2",
    "m49": "M49",
    "n": "",
    "ref": "reference",
    "freq": "frequency",
    "obs": "observed",
    "wikidata": "Wikidata",
}


def word_number(value: float) -> str:
    """A number for the eye; from a million on with its scale in words.

    >>> word_number(94800000000.0), word_number(1200), word_number(0.5), word_number(2057800000000)
    ('94.8 billion', '1,200', '0.5', '2.0578 trillion')
    """
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {name}"
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.6g}"


def word_amount(value: float, unit: str | None, bound: str | None = None, top: float | None = None) -> str:
    """A quantity with its unit and how firm it is.

    >>> word_amount(54e9, "EUR", "approx")
    'about 54 billion EUR'
    >>> word_amount(5, "years", None, 10)
    '5 to 10 years'
    """
    number = word_number(value) + (f" to {word_number(top)}" if top is not None else "")
    sign = "%" if unit == "percent" else f" {unit}" if unit else ""
    return f"{BOUNDS.get(bound or '', '')}{number}{sign}"


def word_date(day: date | None, precision: str | None) -> str:
    """A date as far as it is known.

    >>> word_date(date(2025, 6, 1), "month"), word_date(None, None)
    ('2025-06', '')
    """
    return day.isoformat()[: PRECISION_LENGTHS.get(str(precision), 10)] if day else ""


def word_term(term: object) -> str:
    """A term of a vocabulary as a word: `under_construction` is "under construction"."""
    return str(term).replace("_", " ")


def word_column(name: str) -> str:
    """The name of a column as a heading; that of a party's cell is its role.

    >>> word_column("value_usd"), word_column("n_documents"), word_column("recipient:KAZ")
    ('Value USD', 'Documents', 'Recipient')
    """
    words = [WORDS.get(word, word) for word in name.partition(":")[0].split("_")]
    text = " ".join(filter(None, words))
    return text[:1].upper() + text[1:]


def word_value(value: Any, column: str = "") -> str:
    """Any value of a row as text; years without separators."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(int(value)) if column.endswith("year") else word_number(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def shorten(text: str, most: int) -> str:
    """At most so many characters on one line, cut at a word.

    >>> shorten("a railway  from Urumqi to Almaty", 20)
    'a railway from…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
