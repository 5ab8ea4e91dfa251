"""A document's page: its own words, as far as they may be shown, with everything that was read from them marked."""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.release.licences import is_open
from pipeline.site.addresses import page_of
from pipeline.site.library import Library, Row
from pipeline.site.listings.listing import find_listing
from pipeline.site.marks import Highlights, Mark, collect_marks, name_entity
from pipeline.site.passages import Cutter, Fragment, Segment, join_fragments, split_paragraphs, trim_fragment
from pipeline.site.press import Page, embed_json
from pipeline.site.statements import GAP, surround
from pipeline.site.wording import shorten, word_column, word_date, word_value

SHOWN = (
    "publisher",
    "author",
    "url",
    "published_on",
    "licence",
    "language",
    "source_path",
    "n_sentences",
    "duplicate_of",
)
QUERY = "SELECT * FROM evidence_overview WHERE document_id = '{}' ORDER BY char_start"
NEAR = 300  # characters left out between quotes of one paragraph; after more, a new one begins
ADDRESSES = ("http://", "https://")


def make_document_page(library: Library, document: Row) -> Page:
    """The page of a document."""
    document_id = document["document_id"]
    held = collect_marks(library, document_id)
    drawn = draw_text(library, document, held)
    return Page(
        path=page_of("documents", document_id),
        template="document.html",
        title=shorten(library.name_source(document_id), 160),
        section="documents",
        scripts=("static/document.js",),
        says={
            "record": [_describe_field(document, name) for name in SHOWN if document[name] is not None],
            "permission": _explain(library, document),
            "text": drawn.text,
            "marks": embed_json(_describe_marks(held, drawn.order)),
            "facts": _group_facts(held),
            "names": _list_names(library, held),
            "query": QUERY.format(document_id),
        },
    )


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text with its highlights; `order` numbers them as they begin, as the page's script counts them."""

    text: Markup
    order: dict[int, int]


def draw_text(library: Library, document: Row, held: Highlights) -> Drawn:
    """The text in paragraphs; where only quotes may be shown, the quotes in their order with gaps between."""
    text = library.texts.get(document["document_id"])
    if text is not None:
        paragraphs = [Paragraph([piece], False) for piece in split_paragraphs(Fragment(0, text))]
    else:
        paragraphs = _group_quotes(_list_fragments(library, document, held), held)
    cutter = Cutter(held.spans)
    drawn = [
        (GAP if paragraph.is_after_gap else Markup(""))
        + GAP.join(_draw_piece(piece, held, cutter) for piece in paragraph.pieces)
        for paragraph in paragraphs
    ]
    if text is None and drawn:
        drawn[-1] += GAP
    return Drawn(Markup("\n").join(Markup("<p>{}</p>").format(paragraph) for paragraph in drawn), cutter.begun)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces of a text with gaps between them, and whether there is one before the first."""

    pieces: list[Fragment]
    is_after_gap: bool


def _draw_piece(piece: Fragment, held: Highlights, cutter: Cutter) -> Markup:
    return Markup("").join(_draw_segment(segment, held.marks, cutter.begun) for segment in cutter.cut(piece))


def _group_quotes(fragments: Sequence[Fragment], held: Highlights) -> list[Paragraph]:
    """Quotes that stand close to each other in one paragraph; a bare figure is none of its own.

    The few words around a quote may reach into the paragraph before or after; there they would say nothing.
    """
    quoted = [(mark.start, mark.end) for mark in held.marks if mark.kind != "m"]
    told = [(mark.start, mark.end) for mark in held.marks if mark.kind == "e"]
    groups: list[Paragraph] = []
    for fragment in fragments:
        is_after_gap = fragment.start > 0
        for piece in split_paragraphs(fragment):
            if not _touches(piece, quoted):
                is_after_gap = True
                continue
            is_near = bool(groups) and piece.start - groups[-1].pieces[-1].end < NEAR
            if is_after_gap and groups and (is_near or not _touches(piece, told)):
                groups[-1].pieces.append(piece)
            else:
                groups.append(Paragraph([piece], is_after_gap))
            is_after_gap = False
    return groups


def _touches(piece: Fragment, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < piece.end and end > piece.start for start, end in spans)


def _list_fragments(library: Library, document: Row, held: Highlights) -> list[Fragment]:
    """What may be shown of a text that no licence opens."""
    # A bare name without its sentence says nothing; the names are listed beside the text.
    quoted = [span for span, mark in zip(held.spans, held.marks, strict=True) if mark.kind != "m"]
    pieces = [Fragment(mark.start, quote) for mark, quote in _list_quotes(library, document, held)]
    pieces += [surround(row) for row in held.evidence]
    return [trim_fragment(piece, quoted, document["n_chars"]) for piece in join_fragments(pieces)]


def _list_quotes(library: Library, document: Row, held: Highlights) -> list[tuple[Mark, str]]:
    """Figures and cells with their quotes."""
    figures = library.ask("SELECT figure_id, quote FROM figures WHERE document_id = ?", [document["document_id"]])
    quotes = {f"figure-{row['figure_id']}": row["quote"] for row in figures}
    found = [(mark, quotes[mark.anchor]) for mark in held.marks if mark.kind == "f"]
    cells = {
        (cell["char_start"], cell["char_end"]): cell["quote"]
        for row in held.evidence
        for cell in library.cells.get(row["evidence_id"], [])
        if cell["char_start"] is not None
    }
    return found + [(mark, cells[mark.start, mark.end]) for mark in held.marks if mark.kind == "c"]


def _draw_segment(segment: Segment, marks: list[Mark], order: Mapping[int, int]) -> Markup:
    """Words under their highlights: a figure or a name is a link, which works without scripts too.

    In `data-m` stand the numbers of the highlights, each after the first as its distance from the one before: a long
    text has thousands.
    """
    if not segment.marks:
        return Markup("{}").format(segment.text)
    held = [marks[number] for number in segment.marks]
    figure = next((mark for mark in held if mark.kind == "f"), None)
    mention = next((mark for mark in held if mark.kind == "m"), None)
    classes = ["m"]
    if figure:
        classes.append("used" if figure.used else "unused")
    if mention:
        classes.append("named")
    if any(mark.kind == "e" for mark in held):
        classes.append("told")
    turns = [order[number] for number in segment.marks]
    numbers = " ".join(str(turn - before) for before, turn in itertools.pairwise([0, *turns]))
    *before, last = [anchor for number in segment.begins if (anchor := marks[number].anchor)] or [""]
    anchors = Markup("").join(Markup('<a id="{}"></a>').format(anchor) for anchor in before)
    own = Markup(' id="{}"').format(last) if last else Markup("")
    href = _find_target(figure, mention)
    name, link = ("span", Markup("")) if href is None else ("a", Markup(' href="{}"').format(href))
    return anchors + Markup('<{0} class="{1}" data-m="{2}"{3}{4}>{5}</{0}>').format(
        name, " ".join(classes), numbers, own, link, segment.text
    )


def _find_target(figure: Mark | None, mention: Mark | None) -> str | None:
    if figure is not None:
        return f"#{figure.anchor}"
    return f"../{mention.page}" if mention is not None and mention.page else None


def _describe_marks(held: Highlights, order: Mapping[int, int]) -> dict[str, Any]:
    """What the page's script needs: the marks in the order of the text, a list a property, so that names stand once.

    `kinds` is a letter a mark, `u` for a figure that no fact uses; `says` and `pages` count in `words`; `facts` are
    the numbers of the list beside the text. -1 stands for none.
    """
    words: dict[str, int] = {}
    marks = [held.marks[number] for number in sorted(order, key=lambda number: order[number])]

    def count(text: str | None) -> int:
        return -1 if text is None else words.setdefault(text, len(words))

    return {
        "kinds": "".join(mark.kind if mark.used else "u" for mark in marks),
        "says": [count(mark.words) for mark in marks],
        "facts": [-1 if mark.fact is None else mark.fact for mark in marks],
        "pages": [count(mark.page) for mark in marks if mark.kind == "m"],
        "words": list(words),
    }


def _describe_field(document: Row, name: str) -> dict[str, Any]:
    value = document[name]
    text = word_date(value, document["published_precision"]) if name == "published_on" else word_value(value, name)
    part = {"text": text, "page": None, "address": None}
    if name == "url" and text.startswith(ADDRESSES):
        part["address"] = text
    if name == "duplicate_of":
        part["page"] = page_of("documents", value)
    return {"name": name, "label": word_column(name), "parts": [part]}


def _explain(library: Library, document: Row) -> str:
    if document["document_id"] not in library.texts:
        return (
            "No licence lets us show this text. Here are the quotes that the data rests on, in their order; "
            "[…] stands for everything between."
        )
    if is_open(document["licence"]):
        return "The licence of this text allows to show all of it."
    return "For your own reading: no licence lets this text be published. A site for others shows its quotes alone."


def _group_facts(held: Highlights) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for number, fact in enumerate(held.facts):
        listing = find_listing(fact["table"])
        title = listing.title if listing else "Members of groups"
        told = {**fact, "number": number, "text": shorten(fact["text"], 120), "brief": shorten(fact["text"], 40)}
        groups.setdefault(title, []).append(told)
    order = ("Trade", "Pledges", "Projects", "Agreements", "Events", "People", "Members of groups")
    return [{"title": title, "rows": groups[title]} for title in order if title in groups]


def _list_names(library: Library, held: Highlights) -> list[dict[str, Any]]:
    """Who and what the text names, most often first."""
    counted = Counter(name_entity(library, mention) for mention in held.mentions)
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0][0]))
    return [{"text": name, "page": page, "note": f"{n} ×" if n > 1 else ""} for (name, page), n in ordered]
