"""The files of a site: whole, closed to the world, the same each time, and without a text that may not be shown."""

import base64
import gzip
import itertools
import json
import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from pipeline.site.document_pages import make_document_page
from pipeline.site.library import open_library
from pipeline.site.make import make_site
from pipeline.site.press import Press
from pipeline.site.query import ENGINE_SCRIPT, make_engine_script
from tests.pipeline.site.conftest import EDITION, FAKE_ENGINE, HOSTILE, Files, Tables

LARGEST_PAGE = 300_000


class Reader(HTMLParser):
    """What a page refers to, what it can be referred to by, and what it would run."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.assets: list[str] = []
        self.ids: list[str] = []
        self.inline: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        held = dict(attributes)
        self.tags.append(tag)
        if "id" in held:
            self.ids.append(held["id"] or "")
        if tag == "a" and held.get("href"):
            self.links.append(held["href"] or "")
        for name in ("src", "href"):
            if tag in ("script", "link", "img") and held.get(name) and held.get("rel") != "license":
                self.assets.append(held[name] or "")
        self.inline += [name for name in held if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in held and held.get("type") != "application/json"):
            self.inline.append(tag)


def read_page(content: bytes) -> Reader:
    reader = Reader()
    reader.feed(content.decode())
    return reader


@pytest.fixture(scope="module")
def pages(files: Files) -> dict[str, Reader]:
    return {path: read_page(content) for path, content in files.items() if path.endswith(".html")}


def resolve(page: str, address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    folders = page.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == "..":
            folders.pop()
        elif step:
            folders.append(step)
    return ("/".join(folders) if parts.path else page), unquote(parts.fragment)


def test_same_tables_give_same_bytes(files: Files, mixed_tables: Tables) -> None:
    parquet = {name: f"parquet/{name}.parquet" for name in mixed_tables}
    again = dict(make_site(dict(reversed(mixed_tables.items())), EDITION, FAKE_ENGINE, parquet))
    assert again == files


def test_every_link_leads_somewhere(files: Files, pages: dict[str, Reader]) -> None:
    lost = []
    for page, reader in pages.items():
        for address in reader.links:
            if urlsplit(address).scheme:
                continue
            target, fragment = resolve(page, address)
            is_there = target in files or target.startswith("parquet/")
            if not is_there or (fragment and "=" not in fragment and fragment not in pages[target].ids):
                lost.append((page, address))
    assert lost == []


def test_no_anchor_stands_twice(pages: dict[str, Reader]) -> None:
    assert [page for page, reader in pages.items() if len(set(reader.ids)) != len(reader.ids)] == []


def test_every_row_has_an_address(files: Files, pages: dict[str, Reader], mixed_tables: Tables) -> None:
    keys = {
        "trade_series": "trade",
        "pledges": "pledges",
        "projects": "projects",
        "agreements": "agreements",
        "events": "events",
        "people": "people",
        "documents": "documents",
        "countries": "countries",
    }
    for table, folder in keys.items():
        ids = mixed_tables[table].column(0).to_pylist()
        assert [row for row in ids if f"{folder}/{row}.html" not in files] == []
    for row in mixed_tables["figures"].to_pylist():
        assert f"figure-{row['figure_id']}" in pages[f"documents/{row['document_id']}.html"].ids
    cells = {(cell["evidence_id"], cell["column_name"]) for cell in mixed_tables["cells"].to_pylist()}
    anchors = {anchor for reader in pages.values() for anchor in reader.ids}
    assert [cell for cell in cells if f"c-{cell[0]}-{cell[1].replace(':', '-')}" not in anchors] == []


CLASSES = {"f": "used", "u": "unused", "m": "named", "e": "told"}


def test_a_highlight_and_its_script_speak_of_the_same_marks(files: Files) -> None:
    documents = [content.decode() for path, content in files.items() if path.startswith("documents/")]
    for page in documents:
        kinds = json.loads(re.findall(r'id="marks">(.*?)</script>', page)[0])["kinds"]
        seen = set()
        for classes, steps in re.findall(r'class="(m[^"]*)" data-m="([^"]+)"', page):
            numbers = list(itertools.accumulate(map(int, steps.split())))
            said = {CLASSES[kinds[number]] for number in numbers if kinds[number] != "c"}
            # A figure's class says whether it is used; two figures of one place are told apart by their marks.
            assert said - {"used", "unused"} == set(classes.split()) - {"m", "used", "unused"}
            assert bool(said & {"used", "unused"}) == bool({"used", "unused"} & set(classes.split()))
            seen.update(numbers)
        assert seen == set(range(len(kinds)))


def test_pages_run_nothing_of_their_own_and_say_so(files: Files, pages: dict[str, Reader]) -> None:
    assert [page for page, reader in pages.items() if reader.inline] == []
    for page in pages:
        policy = re.search(rb'http-equiv="Content-Security-Policy" content="([^"]+)"', files[page])
        assert policy is not None
        assert policy[1].startswith(b"default-src 'none'; script-src 'self'")
        assert b"unsafe-inline" not in policy[1]
        assert (b"unsafe-eval" in policy[1]) == (page == "query.html")


def test_no_address_of_another_host_is_loaded(files: Files, pages: dict[str, Reader]) -> None:
    assert [a for reader in pages.values() for a in reader.assets if urlsplit(a).scheme or a.startswith("//")] == []
    assert re.findall(rb"url\(\s*['\"]?(?:https?:)?//", files["static/site.css"]) == []


def test_a_page_is_light(files: Files, pages: dict[str, Reader]) -> None:
    fonts = [len(files[f"static/fonts/{name}.woff2"]) for name in ("source-sans-3", "source-serif-4")]
    for page, reader in pages.items():
        assets = {resolve(page, address)[0] for address in reader.assets}
        total = len(files[page]) + sum(len(files[asset]) for asset in assets) + sum(fonts)
        assert total < LARGEST_PAGE, f"{page} weighs {total:,} bytes"


def test_hostile_words_are_text(files: Files, pages: dict[str, Reader], open_document: str) -> None:
    page = files[f"documents/{open_document}.html"].decode()
    assert "&lt;script&gt;alert(&#34;title&#34;)&lt;/script&gt;" in page
    assert [
        path for path, content in files.items() if b"<script>alert" in content or b"onerror=alert(1)>" in content
    ] == []
    assert [path for path, reader in pages.items() if "img" in reader.tags] == []
    assert not any(link.lower().startswith("javascript:") for reader in pages.values() for link in reader.links)


def test_a_text_without_an_open_licence_is_nowhere(files: Files, mixed_tables: Tables, open_document: str) -> None:
    quoted = quotes_of(mixed_tables)
    everything = b"\n".join(files.values()) + b"\n".join(unpack(files))
    squeezed = re.sub(rb"\s+", b" ", everything)
    for row in mixed_tables["document_texts"].to_pylist():
        kept = find_unquoted(row["text"], quoted[row["document_id"]])
        assert kept, "a stretch that nothing quotes"
        shown = [part for part in kept if " ".join(part.split()).encode() in squeezed]
        if row["document_id"] == open_document:
            assert shown
        else:
            assert shown == []


def test_quotes_of_a_text_stand_with_their_statements(files: Files, mixed_tables: Tables, open_document: str) -> None:
    for row in mixed_tables["documents"].to_pylist():
        page = files[f"documents/{row['document_id']}.html"].decode()
        first, *others = re.findall(r"<p>(.*?)</p>", page.split('id="text"')[1].split("</div>")[0], re.DOTALL)
        if row["document_id"] != open_document:
            assert [words for words in others if 'class="m' in words and " told" not in words] == []
            assert first


def test_a_party_that_no_text_names_is_told_by_its_groups(files: Files) -> None:
    page = files["countries/POL.html"].decode()
    assert "No text of this release names it. It is here as a member of European Union." in page
    assert "As part of European Union" in page
    assert "about 54 billion EUR" in page
    assert "it takes part in 1 pledge" in files["countries/KAZ.html"].decode()


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (("A title", "The Post", "2022", "words", "a.txt"), "A title"),
        ((None, "The Post", "2022", "words", "a.txt"), "The Post, untitled, 2022"),
        ((None, None, "2022", "a bridge\nover the river", "a.txt"), "Untitled, 2022: “a bridge over the river”"),
        ((None, None, None, "seven seas " * 9, "a.txt"), f"Untitled: “{' '.join(['seven seas'] * 6)}…”"),
        ((None, None, None, None, "a.txt"), "Untitled (a.txt)"),
    ],
)
def test_a_text_without_a_title_is_named_by_its_owner_or_its_words(known: tuple[str | None, ...], name: str) -> None:
    said = open_library({}).ask("SELECT readable_source(?, ?, ?, ?, ?) AS name", known)[0]["name"]
    assert said == name


def test_no_file_name_stands_for_a_title(files: Files) -> None:
    assert "Untitled, 2022: “the summit to celebrate" in files["documents.html"].decode()
    pages = [content.decode() for path, content in files.items() if path.startswith(("trade/", "countries/"))]
    assert [page for page in pages if ".txt" in page] == []


def quotes_of(tables: Tables) -> dict[str, list[tuple[int, int]]]:
    """What the published tables quote of each document."""
    found: dict[str, list[tuple[int, int]]] = {}
    documents = {row["evidence_id"]: row["document_id"] for row in tables["evidence"].to_pylist()}
    for row in tables["evidence"].to_pylist():
        span = (row["char_start"] - len(row["prefix"]), row["char_end"] + len(row["suffix"]))
        found.setdefault(row["document_id"], []).append(span)
    for name in ("figures", "mentions"):
        for row in tables[name].to_pylist():
            found.setdefault(row["document_id"], []).append((row["char_start"], row["char_end"]))
    for row in tables["cells"].to_pylist():
        if row["char_start"] is not None:
            found.setdefault(documents[row["evidence_id"]], []).append((row["char_start"], row["char_end"]))
    return found


def find_unquoted(text: str, quoted: list[tuple[int, int]]) -> list[str]:
    """Stretches of the text that no quote touches, each long enough to know it again."""
    parts, last = [], 0
    for start, end in [*sorted(quoted), (len(text), len(text))]:
        stretch = text[last:start].strip()
        parts += [stretch[at : at + 40] for at in range(0, len(stretch) - 40, 40)]
        last = max(last, end)
    return [part for part in parts if len(part.split()) > 4]


def unpack(files: Files) -> list[bytes]:
    """What scripts hold in another form."""
    packed = re.findall(rb'"([A-Za-z0-9+/]{80,}={0,2})"', files["query/tables.js"])
    return [base64.b64decode(part) for part in packed]


def test_all_texts_are_shown_where_asked(tables: Tables) -> None:
    row = tables["document_texts"].to_pylist()[0]
    library = open_library(tables, all_texts=True)
    made = Press(EDITION, False).print(make_document_page(library, library.documents[row["document_id"]]))
    page = re.sub(r"<[^>]+>|\s+", "", made.decode())
    assert re.sub(r"\s+", "", row["text"][:400]).split("&")[0][:200] in page
    assert "Foryourownreading" in page


def test_an_empty_warehouse_has_a_site_too_and_without_an_engine_no_query_box(files: Files) -> None:
    made = dict(make_site({}, EDITION))
    assert b"No document was read" in made["index.html"]
    assert b"There are no rows" in made["pledges.html"]
    assert ENGINE_SCRIPT not in made
    assert b"silkledger sql" in made["query.html"]
    assert b"query.html#sql=" in files["pledges.html"]
    assert [path for path, content in made.items() if b"query.html#sql=" in content and path.endswith("html")] == []


def test_the_engine_travels_inside_a_script() -> None:
    script = make_engine_script(FAKE_ENGINE).decode()
    worker, wasm = re.findall(r'"([A-Za-z0-9+/=]{20,})"', script)
    assert gzip.decompress(base64.b64decode(wasm)) == b"\0asm"
    assert b"asks nothing of any host" in gzip.decompress(base64.b64decode(worker))


def test_the_hostile_words_are_in_the_data_that_scripts_read(files: Files) -> None:
    assert HOSTILE.split("(")[0].replace("<", "\\u003c").replace(">", "\\u003e").encode() in files["data/events.js"]
