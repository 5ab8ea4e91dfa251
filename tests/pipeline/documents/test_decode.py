"""Bytes become the canonical text, or a refusal that says what was found."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.documents.decode import Decoded, Refusal, canonicalize, decode_bytes

ARTICLE = "Norway’s minister said: “We will pay €5 billion – no more.”\nThe Swedish side agreed, more or less.\n" * 3


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ARTICLE.encode("utf-8"), "utf-8"),
        (ARTICLE.encode("utf-8-sig"), "utf-8"),
        (ARTICLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (ARTICLE.encode("utf-32"), "utf-32-le"),
        (ARTICLE.encode("utf-32-be"), "utf-32-be"),
        (ARTICLE.encode("windows-1252"), "windows-1252"),
        (ARTICLE.encode("mac-roman"), "mac-roman"),
    ],
)
def test_every_encoding_of_a_text_gives_the_same_text(content: bytes, encoding: str) -> None:
    assert decode_bytes(content) == Decoded(ARTICLE, encoding)


def test_plain_ascii_is_called_so() -> None:
    assert decode_bytes(b"Two ferries sank.") == Decoded("Two ferries sank.", "ascii")


def test_accents_in_a_western_code_page_survive() -> None:
    text = "José and Zoë met Günther at the café; it cost £3.50."
    assert decode_bytes(text.encode("windows-1252")) == Decoded(text, "windows-1252")


def test_cyrillic_code_page_is_found() -> None:
    text = "Министр заявил, что строительство новой железной дороги начнется в следующем году. " * 4
    found = decode_bytes(text.encode("windows-1251"))
    assert isinstance(found, Decoded)
    assert found.text == text


def test_page_that_declares_its_code_page_is_read_in_it() -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><body>Wałęsa i Łódź są tu często źle pisane</body></html>'
    found = decode_bytes(html.encode("iso-8859-2"))
    assert isinstance(found, Decoded)
    assert "Łódź" in found.text


def test_windows_and_old_mac_line_ends_become_newlines() -> None:
    assert decode_bytes(b"one\r\ntwo\rthree\n") == Decoded("one\ntwo\nthree\n", "ascii")


def test_odd_spaces_and_broken_quotes_stay_as_they_are() -> None:
    text = "China\u00a0’s  plan\u200b â€™ stays"
    assert decode_bytes(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00"])
def test_nothing_to_read_is_empty(content: bytes) -> None:
    found = decode_bytes(content)
    assert isinstance(found, Refusal)
    assert found.reason == "empty"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "PNG"),
        (b"%PDF-1.7\n1 0 obj <<>> endobj", "PDF"),
        (b"PK\x03\x04" + b"word/document.xml" * 9, "ZIP"),
        (gzip.compress(b"an article" * 50, mtime=0), "gzip"),
        (b"The first line is fine\x00" + b"\x01\x00\x02" * 40, "NUL"),
        (b"words \x01\x02\x03\x04 and more \x05\x06\x07 of them", "control"),
    ],
)
def test_what_is_no_text_is_binary_and_named(content: bytes, kind: str) -> None:
    found = decode_bytes(content)
    assert isinstance(found, Refusal)
    assert found.reason == "binary"
    assert kind in found.detail


def test_damaged_utf8_is_refused_with_the_place_of_the_damage() -> None:
    content = "“Ten” – “twenty” – “thirty”".encode()
    found = decode_bytes(content + b" \xff tail")
    assert isinstance(found, Refusal)
    assert found.reason == "undecodable"
    assert f"byte {len(content) + 1}" in found.detail


def test_utf16_cut_in_the_middle_of_a_character_is_refused() -> None:
    found = decode_bytes("One line".encode("utf-16")[:-1])
    assert isinstance(found, Refusal)
    assert found.reason == "undecodable"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    found = decode_bytes(content)
    if isinstance(found, Decoded):
        assert canonicalize(found.text) == found.text
        assert "\r" not in found.text
    else:
        assert "expected" in found.detail


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_utf8_text_comes_back_in_its_canonical_form(text: str) -> None:
    found = decode_bytes(b"x " + text.encode())
    assert found == Decoded(canonicalize("x " + text), "ascii" if text.isascii() else "utf-8")
