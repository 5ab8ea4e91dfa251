"""The project's own gold, and the rows that the engine reads from the same texts, in one shape.

A gold text is `tests/gold/<id>.txt` with `tests/gold/<id>.json` beside it: what a careful reader records from the text
alone. A row may carry `"optional": true` (two careful readers would differ: neither missed nor wrong) and, for a field
on which they would differ, the other answers under `period_alt`, `kind_alt`, `status_alt`, `instrument_alt`,
`recipients_alt`, `due_alt`, `countries_alt`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.documents.document import RawText, Rejection
from pipeline.documents.read import read_document
from pipeline.extraction import Extraction, extract_document
from pipeline.tables.inline import inline_rows

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
Row = dict[str, Any]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text of the gold: its bytes as they would lie in raw/, and what is to be read from them."""

    text_id: str
    content: bytes
    gold: Rows


def list_gold(folder: Path = GOLD) -> Iterator[GoldText]:
    """The gold texts in the order of their names; raises FileNotFoundError for one that lacks its text."""
    for path in sorted(folder.glob("g*.json")):
        yield GoldText(path.stem, path.with_suffix(".txt").read_bytes(), read_gold_rows(path))


def read_gold_rows(path: Path) -> Rows:
    """The rows of one gold file by table; a state is a row {"country"}, the day of publication a row {"published"}."""
    said = json.loads(path.read_text(encoding="utf-8"))
    rows = {name: held for name, held in said.items() if isinstance(held, list)}
    rows["countries"] = [{"country": country} for country in said["countries"]]
    rows["published"] = [{"published": said["published"]}] if said["published"] else []
    return rows


def extract_rows(text: GoldText) -> Rows:
    """What the engine reads from a gold text, through the doors that a build uses; empty for a text it rejects."""
    document = read_document(RawText(f"{text.text_id}.txt", text.content))
    if isinstance(document, Rejection):
        return {}
    extraction = extract_document(document)
    rows = inline_rows(extraction)
    names = {party.party_id: party.name for party in extraction.cast.parties}
    for table in ("pledges", "projects"):
        for row in rows[table]:
            row["names"] = names
    rows["published"] = [{"published": str(document.published)}] if document.published else []
    return rows | list_actors(extraction)


def list_actors(extraction: Extraction) -> Rows:
    """States, organisations and people that the text speaks of, a row each."""
    mentioned = {mention.entity_id for mention in extraction.cast.mentions if mention.entity_type == "party"}
    parties = [party for party in extraction.cast.parties if party.party_id in mentioned]
    return {
        "countries": [{"country": party.party_id} for party in parties if party.kind == "state"],
        "organizations": [
            {"party_id": party.party_id, "name": party.name} for party in parties if party.kind != "state"
        ],
        "people": [{"name": person.name} for person in extraction.cast.people],
    }
