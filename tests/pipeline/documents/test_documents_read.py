"""Each input becomes one document or one rejection, with what is known of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.documents.document import Document, RawText, Rejection
from pipeline.documents.duplicates import (
    Sketches,
    count_known,
    cut_body,
    find_shared,
    hash_shingles,
    list_left_out,
    mark_duplicates,
    read_body,
    sketch_body,
    sketch_shingles,
)
from pipeline.documents.read import MAX_BYTES, MAX_LINES, read_document, read_text
from pipeline.times.time import PartialDate

ARTICLE = """Ferry line sold to Latvia

12 May 2031

Norway sold its northern ferry line to a Latvian company on Monday. The price was 412 million kroner, said the
minister of transport. The eleven boats of the line will be kept, and so will the crews.

Latvia wants to open a line from Riga to Bergen in the next two years. It would be the first one between the two
countries, and it would need a quay of its own. The harbour of Bergen has offered to build it for 30 million kroner.
"""


def read(content: bytes | str, path: str = "a.txt", **register: str) -> Document | Rejection:
    raw = content.encode() if isinstance(content, str) else content
    return read_document(RawText(path, raw, tuple(register.items())))


def accept(content: bytes | str, path: str = "a.txt", **register: str) -> Document:
    found = read(content, path, **register)
    assert isinstance(found, Document), found
    return found


def reject(content: bytes | str, path: str = "a.txt") -> Rejection:
    found = read(content, path)
    assert isinstance(found, Rejection), found
    assert found.source_path == path
    assert "ound " in found.detail
    assert "expected " in found.detail
    return found


def test_document_keeps_every_character_of_a_plain_text() -> None:
    document = accept(ARTICLE)
    assert document.text == ARTICLE
    assert document.document_id == document.sha256[:16]
    assert (document.n_bytes, document.encoding, document.language) == (len(ARTICLE.encode()), "ascii", "en")
    assert document.title == "Ferry line sold to Latvia"
    assert (document.published, document.published_basis) == (PartialDate(2031, 5, 12), "text")


def test_register_goes_before_the_text() -> None:
    document = accept(ARTICLE, title="Ferries", published_on="2030-11", licence="CC-BY-4.0", url="https://a.example/x")
    assert (document.title, document.licence, document.url) == ("Ferries", "CC-BY-4.0", "https://a.example/x")
    assert (document.published, document.published_basis) == (PartialDate(2030, 11), "manifest")


def test_address_of_the_register_dates_a_text_that_is_silent() -> None:
    silent = ARTICLE.replace("12 May 2031\n\n", "")
    document = accept(silent, url="https://a.example/2029/03/07/ferries")
    assert (document.published, document.published_basis) == (PartialDate(2029, 3, 7), "manifest")
    assert accept(silent).published_basis == "none"


@pytest.mark.parametrize(
    ("content", "path", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.txt", "binary"),
        (b"An article in a type that is not read.", "a.docx", "unsupported_type"),
        (b"An article without a type.", "article", "unsupported_type"),
        ("“Ten” – “twenty”".encode() + b"\xff", "a.txt", "undecodable"),
        (b"1;2;3;4\n5;6;7;8\n" * 40, "a.txt", "not_prose"),
        (b"for (i = 0; i < n; i++) { x[i] += y[i] * 2; }\n" * 40, "a.txt", "not_prose"),
        (b'{"a": [1, 2, {"b": null}], "c": "d"}', "a.txt", "not_prose"),
        (b"<html><head><title>x</title></head><body></body></html>", "a.html", "not_prose"),
        ("Министр заявил, что строительство дороги начнется в мае.".encode("utf-16"), "a.txt", "unsupported_language"),
        ("中国和中亚国家的贸易额去年增长了百分之二十七。".encode(), "a.txt", "unsupported_language"),
        (
            b"Le ministre a dit hier que la construction de la route entre les deux pays allait commencer au mois "
            b"de mai et que les travaux dureraient trois ans.",
            "a.txt",
            "unsupported_language",
        ),
        (
            b"Vazir ikki davlat o'rtasidagi yo'l qurilishi may oyida boshlanishini va ishlar uch yil davom etishini "
            b"kecha poytaxtda aytdi.",
            "a.txt",
            "unsupported_language",
        ),
    ],
)
def test_bad_inputs_are_rejected_with_their_reason(content: bytes, path: str, reason: str) -> None:
    assert reject(content, path).reason == reason


def test_too_large_inputs_are_rejected_before_they_are_read() -> None:
    assert reject(b"a" * (MAX_BYTES + 1)).reason == "too_large"
    assert reject(b"the\n" * (MAX_LINES + 2)).reason == "too_large"


def test_text_full_of_names_is_still_english() -> None:
    names = "Nursultan Abishuly, Gulnara Karimkyzy, Bakyt Torobaev, Saparmurat Atayevich and Emomali Sharipovich"
    assert accept(f"{names} met Xi Laoshi in Zhangjiajie and Ürümqi.").language == "en"


def test_short_sentence_is_accepted() -> None:
    assert accept("Norway pledged $5 billion to Latvia.").language in ("en", "und")


def test_html_gives_the_article_and_the_page_metadata() -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n")[2:])
    html = (
        "<!DOCTYPE html><html lang='en'><head><title>Ferries</title>"
        "<meta property='og:title' content='Ferry line sold'><meta name='author' content='Anna Berg'>"
        "<meta property='article:published_time' content='2031-05-12T08:00:00Z'>"
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Ferry line sold</h1>{body}</article></body></html>"
    )
    for path in ("a.html", "saved.txt"):
        document = accept(html, path)
        assert "<p>" not in document.text
        assert "412 million kroner" in document.text
        assert (document.title, document.author, str(document.published)) == (
            "Ferry line sold",
            "Anna Berg",
            "2031-05-12",
        )


def test_text_without_a_file_is_always_read() -> None:
    document = read_text("Exports: $5 bn", register=(("published_on", "2031"),))
    assert document.published == PartialDate(2031)
    assert [document.text[s.start : s.end] for s in document.sentences] == ["Exports: $5 bn"]


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "b.md", "c.html"]))
def test_any_bytes_are_a_document_or_a_rejection(content: bytes, path: str) -> None:
    found = read_document(RawText(path, content))
    if isinstance(found, Document):
        assert all(found.text[s.start : s.end].strip() for s in found.sentences)


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    document = read_text(text)
    assert sum(len("".join(document.text[s.start : s.end].split())) for s in document.sentences) == len(
        "".join(document.text.split())
    )


def find_duplicates(documents: list[Document]) -> dict[str, str]:
    held = {document.document_id: document for document in documents}
    bodies = {name: cut_body(item.text, list_left_out(item)) for name, item in held.items()}
    bands = np.stack([sketch_body(body) for body in bodies.values()])
    sketches = Sketches(list(held), np.array([count_known(item) for item in held.values()]), bands)
    return mark_duplicates(sketches, lambda ids: (read_body(name, bodies[name]) for name in ids))


def test_same_text_in_another_layout_is_a_duplicate_of_the_better_known() -> None:
    flat = "\r\n\r\n".join(" ".join(part.split()) for part in ARTICLE.replace("12 May 2031\n\n", "").split("\n\n"))
    page = "Home | News | Subscribe\n\n" + flat.upper().replace("'", "’") + "\n\nViews: 311\n\nRead also: Boats of old"
    original, copies = accept(ARTICLE), [accept(flat, "b.txt"), accept(page, "c.txt")]
    assert find_duplicates([*copies, original]) == {copy.document_id: original.document_id for copy in copies}


def test_lowest_id_is_the_original_of_texts_known_as_well() -> None:
    copies = [accept(ARTICLE + "\n" * count) for count in range(4)]
    low, *others = sorted(document.document_id for document in copies)
    assert find_duplicates(copies) == dict.fromkeys(others, low)


def test_text_with_another_number_is_no_duplicate() -> None:
    corrected = ARTICLE.replace("412 million", "421 million")
    assert find_duplicates([accept(ARTICLE), accept(corrected)]) == {}


def test_other_article_is_no_duplicate() -> None:
    assert find_duplicates([accept(ARTICLE), accept(ARTICLE.split("Latvia wants")[0])]) == {}


def test_sketches_are_alike_in_every_process() -> None:
    words = "the harbour of Bergen has offered to build a quay of its own".split()
    assert int(sketch_shingles(hash_shingles(words))[0]) == 13579452060663514704


def test_only_texts_that_share_much_are_compared() -> None:
    words = [f"word{number}" for number in range(400)]
    nearly, other = [*words[:200], "altered", *words[201:]], [f"other{number}" for number in range(400)]
    sketches = [sketch_shingles(hash_shingles(text)) for text in (other, words, nearly, other[:3], [])]
    assert find_shared(np.stack(sketches)).tolist() == [1, 2]
