"""Where each row has its page. An address depends on the row's id alone, so it holds from release to release."""

import hashlib
import re

FOLDERS = {
    "trade_series": "trade",
    "pledges": "pledges",
    "projects": "projects",
    "agreements": "agreements",
    "events": "events",
    "people": "people",
    "documents": "documents",
}
PARTY_FOLDERS = {"state": "countries", "group": "groups", "organization": "organizations"}

KEPT = re.compile(r"[^A-Za-z0-9_.-]")
LONGEST_NAME = 120  # characters; file systems stop at 255 bytes, archives earlier
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def page_of(table: str, row_id: str) -> str:
    """The page of a row, from the top of the site.

    >>> page_of("trade_series", "chn-c5-turnover-2024-f24032ca98")
    'trade/chn-c5-turnover-2024-f24032ca98.html'
    """
    return f"{FOLDERS[table]}/{name_file(row_id)}.html"


def page_of_party(kind: str, party_id: str) -> str:
    """The page of a party; states, groups and organisations have a folder each, so ids that differ in case only part.

    >>> page_of_party("state", "KAZ")
    'countries/KAZ.html'
    """
    return f"{PARTY_FOLDERS[kind]}/{name_file(party_id)}.html"


def name_file(row_id: str) -> str:
    """An id as a file name on any system; what a file name cannot hold is written as its number.

    >>> name_file("../a b"), name_file("CON")
    ('~2e~2e~2fa~20b', '~CON')
    """
    name = KEPT.sub(lambda match: f"~{ord(match[0]):02x}", row_id)
    if name.startswith("."):
        name = f"~2e{name[1:]}".replace("~2e.", "~2e~2e", 1)
    if name.split(".")[0].lower() in RESERVED or not name:
        name = f"~{name}"
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 13]}-{hashlib.sha256(row_id.encode()).hexdigest()[:12]}"
    return name
