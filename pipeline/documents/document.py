"""A text as every later stage sees it."""

from dataclasses import dataclass
from typing import Literal

from pipeline.times.time import PartialDate
from schemas.vocabularies import PublishedBasis, RejectionReason

SentenceRole = Literal["prose", "heading", "list_item", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A half-open span of the canonical text.

    `paragraph` counts the paragraphs of the text from 0. `lead` is the index of the sentence that introduces a list
    item ("China plans to:"). `repeats` is the index of an earlier sentence of the same words, as captions and
    headlines are printed twice. The role `furniture` is what belongs to the page and not to the article: menus,
    tag lists, cookie notices, counters, "Skip to content".
    """

    start: int
    end: int
    paragraph: int
    role: SentenceRole
    lead: int | None = None
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """The bytes of one input as received, and what the register says of them.

    `register` holds the columns of `register.csv` that are filled in for this file: `title`, `publisher`, `author`,
    `url`, `published_on` (YYYY, YYYY-MM or YYYY-MM-DD), `licence`.
    """

    source_path: str
    content: bytes
    register: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An accepted text. Every offset of every later stage counts Unicode code points of `text`."""

    document_id: str  # first 16 hex digits of the SHA-256 of the bytes as received
    source_path: str
    sha256: str
    n_bytes: int
    encoding: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: PartialDate | None
    published_basis: PublishedBasis
    licence: str | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A bad input: it lands in `rejected_documents` and stops nothing else."""

    source_path: str
    sha256: str | None
    reason: RejectionReason
    detail: str
