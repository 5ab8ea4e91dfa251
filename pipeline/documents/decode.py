"""From bytes as received to the canonical text that every offset counts in."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.vocabularies import RejectionReason

BYTE_ORDER_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
MAX_CONTROL_SHARE = 0.01
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTES = bytes(range(128, 256))
HIGH_RUN = re.compile(rb"[\xc0-\xff]{3}")  # three accented letters in a row: no Western European spelling
MAC_QUOTE = re.compile(rb"[a-z]\xd5[a-z]|\s\xd2[A-Za-z]|[A-Za-z.,]\xd3(?=\s)|\s[\xd0\xd1]\s")
DECLARED_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
GUESS_BYTES = 64 * 1024  # what the encoding detector sees of a long text
LINE_ENDS = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Canonical text and the name of the encoding it was read in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes are no text: a reason of the contract, and what was found, expected and to be done."""

    reason: RejectionReason
    detail: str


@cache
def magic_numbers() -> tuple[tuple[bytes, str], ...]:
    """First bytes of file formats that are no text, with the name of the format."""
    path = Path(__file__).with_name("magic_numbers.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple((bytes.fromhex(row["prefix_hex"]), row["kind"]) for row in csv.DictReader(lines))


def canonicalize(text: str) -> str:
    """NFC, newlines as `\\n`, no byte order mark; every other character stays, odd spaces included.

    >>> canonicalize("\\ufeffcafe\\u0301\\r\\n70\\u00a0billion")
    'café\\n70\\xa0billion'
    """
    text = LINE_ENDS.sub("\n", text.removeprefix("\ufeff")) if "\r" in text else text.removeprefix("\ufeff")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def decode_bytes(content: bytes) -> Decoded | Refusal:
    """The canonical text of `content`, or why it has none.

    Sure signs come first (byte order marks, magic numbers, NULs, valid UTF-8), then Windows-1252 where the few
    bytes outside ASCII fit it, and only then a statistical guess by charset-normalizer.
    """
    if not content.strip():
        found = "no bytes" if not content else f"{len(content)} bytes of white space"
        return Refusal("empty", f"Found {found}; expected an article. Fetch the text again or remove the file.")
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return decode_strictly(content[len(mark) :], encoding, "its byte order mark announces")
    for prefix, kind in magic_numbers():
        if content.startswith(prefix):
            return Refusal("binary", f"Found {kind}; expected text. Save the article as text and put that here.")
    if b"\x00" in content:
        return decode_without_mark(content)
    if has_too_many_controls(content):
        return refuse_controls(content)
    try:
        return Decoded(canonicalize(content.decode("utf-8")), "ascii" if content.isascii() else "utf-8")
    except UnicodeDecodeError as error:
        return decode_legacy(content, error)


def decode_strictly(content: bytes, encoding: str, why: str) -> Decoded | Refusal:
    """`content` in the encoding that a sure sign names; refused where a byte does not fit."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return refuse_byte(content, error, f"{why} {encoding.upper()}")
    if not text.strip() or "\x00" in text:
        reason: RejectionReason = "binary" if "\x00" in text else "empty"
        found = "NUL characters" if "\x00" in text else "white space only"
        return Refusal(reason, f"Found {found} in {encoding.upper()}; expected an article. Fetch the text again.")
    return Decoded(canonicalize(text), encoding)


def decode_without_mark(content: bytes) -> Decoded | Refusal:
    """Bytes with NULs: UTF-16 or UTF-32 that lost its mark, else no text.

    The zero half of a Latin letter or a space stands in the odd bytes of little-endian text and in the even ones
    of big-endian text; a picture has NULs in both.
    """
    n_even, n_odd = content[0::2].count(0), content[1::2].count(0)
    order = "le" if n_odd > n_even else "be"
    for width in (32, 16):
        if width == 16 and min(n_even, n_odd) * 20 > max(n_even, n_odd):
            continue
        try:
            text = content.decode(f"utf-{width}-{order}")
        except UnicodeDecodeError:
            continue
        if is_plausible(text):
            return Decoded(canonicalize(text), f"utf-{width}-{order}")
    count, first = content.count(0), content.index(0)
    return Refusal(
        "binary", f"Found {count} NUL bytes, the first at byte {first}; expected text. Save the article as text."
    )


def is_plausible(text: str) -> bool:
    """Whether nearly all characters are letters, digits, spaces or common punctuation."""
    sample = text[:4000]
    good = sum(1 for char in sample if char.isalnum() or char.isspace() or 32 < ord(char) < 127)
    return bool(text.strip()) and "\x00" not in text and good >= 0.85 * len(sample)


def has_too_many_controls(content: bytes) -> bool:
    """Whether control characters, which text has no use for, pass one in a hundred."""
    kept = len(content.translate(None, CONTROL_BYTES))
    return len(content) - kept > MAX_CONTROL_SHARE * len(content)


def refuse_controls(content: bytes) -> Refusal:
    """The refusal of bytes full of control characters."""
    count = len(content) - len(content.translate(None, CONTROL_BYTES))
    return Refusal(
        "binary", f"Found {count} control characters in {len(content)} bytes; expected text. Save it as text."
    )


def decode_legacy(content: bytes, error: UnicodeDecodeError) -> Decoded | Refusal:
    """Text in an older code page; damaged UTF-8 is refused, for any other reading of it would be a guess."""
    n_high = len(content) - len(content.translate(None, HIGH_BYTES))
    n_utf8 = sum(len(sequence) for sequence in UTF8_SEQUENCE.findall(content))
    if n_utf8 >= 0.8 * n_high and n_utf8 >= 4:
        return refuse_byte(content, error, f"the other {n_utf8} bytes outside ASCII are UTF-8")
    for encoding in sure_code_pages(content, n_high):
        try:
            return Decoded(canonicalize(content.decode(encoding)), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return guess_code_page(content, error)


def sure_code_pages(content: bytes, n_high: int) -> tuple[str, ...]:
    """The code pages to try before guessing: what an HTML page declares, then what English text would use."""
    declared = DECLARED_CHARSET.search(content, 0, 4096)
    names = [declared[1].decode("ascii").lower()] if declared else []
    named = tuple("windows-1252" if name in ("iso-8859-1", "latin-1", "ascii") else name for name in names)
    if n_high > 0.15 * len(content) or HIGH_RUN.search(content):
        return named
    if not any(mark in content for mark in (b"\x92", b"\x93", b"\x94", b"\x96")) and MAC_QUOTE.search(content):
        return (*named, "mac-roman")
    return (*named, "windows-1252")


def guess_code_page(content: bytes, error: UnicodeDecodeError) -> Decoded | Refusal:
    """The code page that charset-normalizer finds most coherent, if the whole text decodes in it."""
    from charset_normalizer import from_bytes  # 40 ms to load, and seldom needed

    best = from_bytes(content[:GUESS_BYTES], threshold=0.15).best()
    if best is None:
        return refuse_byte(content, error, "no known code page gives words either")
    try:
        text = content.decode(best.encoding)
    except UnicodeDecodeError as later:
        return refuse_byte(content, later, f"its beginning reads as {best.encoding}")
    return Decoded(canonicalize(text), name_code_page(best.encoding))


def name_code_page(codec: str) -> str:
    """The name by which the web knows a Python codec: "windows-1251" for "cp1251".

    >>> name_code_page("cp1251"), name_code_page("koi8_r")
    ('windows-1251', 'koi8-r')
    """
    return f"windows-{codec[2:]}" if codec.startswith("cp125") else codec.replace("_", "-")


def refuse_byte(content: bytes, error: UnicodeDecodeError, why: str) -> Refusal:
    """The refusal that names the first byte that does not fit."""
    found = content[error.start : error.start + 1].hex().upper() or "the end of the file"
    return Refusal(
        "undecodable",
        f"Found byte {found} at byte {error.start}, which fits no character, although {why}; "
        "expected one encoding throughout. Save the text as UTF-8.",
    )
