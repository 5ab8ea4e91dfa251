"""The article inside an HTML page, and what the page says of itself."""

import re
from dataclasses import dataclass

from pipeline.documents.decode import canonicalize
from pipeline.times.time import PartialDate

HTML_HEAD = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--.{0,500}?-->\s{0,20})?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


DATE_SEARCH = {  # what the page marks as its date: no search of its prose, and no clock that bounds the year
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2100-12-31",
    "outputformat": "%Y-%m-%d",
}


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article and the page's own metadata, None where it is silent."""

    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: PartialDate | None = None


def is_html(text: str) -> bool:
    """Whether a text opens as an HTML page, whatever its file is called."""
    return HTML_HEAD.match(text) is not None


def read_page(html: str) -> Page | None:
    """The main text of an HTML page with its metadata; None where no article is found in it.

    The canonical text is what trafilatura extracts: one line a paragraph, menus and scripts left out.
    """
    from trafilatura import bare_extraction  # takes 0.4 s to load, and plain texts never need it

    found = bare_extraction(
        html,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        favor_recall=True,
        date_extraction_params=DATE_SEARCH,
    )
    if found is None or isinstance(found, dict) or not found.text:
        return None
    return Page(
        canonicalize(found.text),
        clean(found.title),
        clean(found.sitename),
        clean(found.author),
        clean(found.url),
        parse_date(found.date),
    )


def clean(value: str | None) -> str | None:
    """A metadata value on one line, None for an empty one."""
    return " ".join(canonicalize(value).split()) or None if value else None


def parse_date(value: str | None) -> PartialDate | None:
    """A page's date, None where it gives none or none that is a date."""
    try:
        return PartialDate.parse(value[:10]) if value else None
    except ValueError:
        return None
