"""The article inside an HTML page or a Markdown file, and what it says of itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.documents.decode import canonicalize
from pipeline.times.time import PartialDate

if TYPE_CHECKING:
    from markdown_it.token import Token

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


FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<head>(?:[^\n]{0,500}\n){0,60}?)---[ \t]*\n")
FRONT_LINE = re.compile(r"^(?P<name>title|author|date|publisher|url)[ \t]*:[ \t]*(?P<value>[^\n]*)$", re.I | re.M)
WRITTEN = {"softbreak": "\n", "hardbreak": "\n", "image": ""}
LIST_MARK = "– "


def read_markdown(text: str) -> Page:
    """The plain text of a Markdown file: emphasis and links go; words, paragraphs, list items and table rows stay.

    Front matter between two lines of `---` gives title, author, date, publisher and url.
    """
    from markdown_it import MarkdownIt  # only Markdown files need it

    front = FRONT_MATTER.match(text)
    said = {m["name"].lower(): m["value"].strip(" '\"") for m in FRONT_LINE.finditer(front["head"])} if front else {}
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text[front.end() :] if front else text)
    return Page(
        canonicalize("".join(write_tokens(tokens)).strip()),
        clean(said.get("title")),
        clean(said.get("publisher")),
        clean(said.get("author")),
        clean(said.get("url")),
        parse_date(said.get("date")),
    )


def write_tokens(tokens: Sequence["Token"]) -> Iterator[str]:
    """The words of Markdown's tokens with the line breaks that their blocks stand for."""
    cells = 0
    for token in tokens:
        match token.type:
            case "inline":
                yield "".join(WRITTEN.get(part.type, part.content) for part in token.children or ())
            case "list_item_open":
                yield LIST_MARK
            case "fence" | "code_block":
                yield token.content + "\n"
            case "th_open" | "td_open":
                yield " | " if cells else ""
                cells += 1
            case "tr_close":
                cells = 0
                yield "\n"
            case "paragraph_close" | "heading_close":
                yield "\n" if token.hidden else "\n\n"
            case "bullet_list_close" | "ordered_list_close" | "table_close":
                yield "\n"
