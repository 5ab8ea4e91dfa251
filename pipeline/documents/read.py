"""The door of the documents stage: bytes as received to texts with sentences, metadata, duplicates and refusals."""

import hashlib

from pipeline.documents.corpus import read_kind
from pipeline.documents.decode import Decoded, Refusal, canonicalize, decode_bytes
from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.language import recognize_language
from pipeline.documents.layout import read_layout
from pipeline.documents.markup import Page, is_html, read_markdown, read_page
from pipeline.documents.metadata import SelfDescription, describe_text, read_url_date
from pipeline.times.time import PartialDate
from schemas.vocabularies import PublishedBasis

MAX_BYTES = 32 * 1024 * 1024
MAX_LINES = 500_000  # each line costs memory whatever its length
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")
HTML_SUFFIXES = (".html", ".htm")
MARKDOWN_SUFFIXES = (".md", ".markdown")


def read_document(raw: RawText) -> Document | Rejection:
    """The document that the bytes of one input hold, or why they hold none; never an exception.

    HTML becomes the main text of the page, also where the file is called .txt. Everything else keeps every character.
    """
    sha256 = hashlib.sha256(raw.content).hexdigest()
    refusal = refuse_by_name_or_size(raw)
    decoded = refusal or decode_bytes(raw.content)
    if isinstance(decoded, Refusal):
        return reject(raw.source_path, sha256, decoded)
    if decoded.text.count("\n") > MAX_LINES:
        return reject(raw.source_path, sha256, refuse_size(f"more than {MAX_LINES} lines"))
    page = open_page(raw.source_path, decoded)
    if isinstance(page, Refusal):
        return reject(raw.source_path, sha256, page)
    language = recognize_language(page.text)
    if isinstance(language, Refusal):
        return reject(raw.source_path, sha256, language)
    return make_document(raw, sha256, decoded.encoding, language, page)


def read_text(text: str, source_path: str = "", register: tuple[tuple[str, str], ...] = ()) -> Document:
    """The document of a text that came without a file; whatever it is, it is read as English prose."""
    content = text.encode("utf-8", "surrogatepass")
    raw = RawText(source_path, content, register)
    return make_document(raw, hashlib.sha256(content).hexdigest(), "utf-8", "en", Page(canonicalize(text)))


def reject(source_path: str, sha256: str | None, refusal: Refusal) -> Rejection:
    """The row that a refusal makes."""
    return Rejection(source_path, sha256, refusal.reason, refusal.detail)


def refuse_by_name_or_size(raw: RawText) -> Refusal | None:
    """The refusal of a file of another type, or larger than any article."""
    suffix = read_kind(raw.source_path)
    if suffix not in SUFFIXES:
        found = f"the file type {suffix}" if suffix else "no file type"
        return Refusal(
            "unsupported_type", f"Found {found}; expected .txt, .md or .html. Save the article as one of these."
        )
    if len(raw.content) > MAX_BYTES:
        return refuse_size(f"{len(raw.content)} bytes")
    return None


def refuse_size(found: str) -> Refusal:
    """The refusal of what is larger than any article."""
    limit = f"at most {MAX_BYTES} bytes and {MAX_LINES} lines"
    return Refusal("too_large", f"Found {found}; expected {limit}. Split the text into its articles.")


def open_page(source_path: str, decoded: Decoded) -> Page | Refusal:
    """The text to read: the article of an HTML page, the plain words of Markdown, anything else as it is."""
    suffixed = source_path.lower()
    is_page = suffixed.endswith(HTML_SUFFIXES) or is_html(decoded.text)
    if suffixed.endswith(MARKDOWN_SUFFIXES) and not is_page:
        return read_markdown(decoded.text)
    page = read_page(decoded.text) if is_page else Page(decoded.text)
    if page is None or not page.text.strip():
        return Refusal("not_prose", "Found an HTML page without an article; expected one. Save the article's own page.")
    return page


def make_document(raw: RawText, sha256: str, encoding: str, language: str, page: Page) -> Document:
    """The document with its sentences; the register's word goes before the text's own."""
    register = {name: value for name, value in raw.register if value}
    layout = read_layout(page.text)
    said = describe_text(page.text, layout.parts)
    url = register.get("url") or page.url
    published, basis = choose_published(register, page, said)
    return Document(
        document_id=sha256[:16],
        source_path=raw.source_path,
        sha256=sha256,
        n_bytes=len(raw.content),
        encoding=encoding,
        language=language,
        text=page.text,
        sentences=layout.sentences,
        title=register.get("title") or page.title or said.title,
        publisher=register.get("publisher") or page.publisher,
        author=register.get("author") or page.author or said.author,
        url=url,
        published=published,
        published_basis=basis,
        licence=register.get("licence"),
    )


def choose_published(
    register: dict[str, str], page: Page, said: SelfDescription
) -> tuple[PartialDate | None, PublishedBasis]:
    """The date of publication and where it was found: the register, the text, or the register's address."""
    stated = register.get("published_on")
    if stated:
        try:
            return PartialDate.parse(stated), "manifest"
        except ValueError:
            pass  # the register's own reader reports it; the text may know better
    found = page.published or said.published
    in_address = read_url_date(register.get("url"))
    if in_address is not None and (found is None or (found.precision == "year" and found.year == in_address.year)):
        return in_address, "manifest"
    if found is None:
        found = read_url_date(page.url)
    return (found, "text") if found is not None else (None, "none")
