"""What was read from each text before, kept by content: an unchanged text is not read again.

A reading is found under everything it depends on (the bytes, the kind of file, its line of the register, the engine),
never under its path or date. Kept as JSON: it is data, and a damaged file is merely read anew.
"""

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from assets.engine import read_engine_version
from assets.warehouse_folder import WarehouseFolder, write_whole
from pipeline.documents.document import Document, RawText, Rejection, Sentence
from pipeline.tables.rows import STAGING, ExtractionRows
from pipeline.times.time import PartialDate

DOCUMENT_FIELDS = tuple(field.name for field in fields(Document))
SENTENCE_FIELDS = tuple(field.name for field in fields(Sentence))
ROW_FIELDS = tuple(field.name for field in fields(ExtractionRows))


@dataclass(frozen=True, slots=True)
class KeptReadings:
    """The readings that one engine made, under `folder`."""

    folder: Path
    engine: str

    def find_document(self, raw: RawText) -> Document | Rejection | None:
        """The document or rejection that these bytes gave, at the path where they lie now; None if not known."""
        kept = self._load(self._key(raw), "document")
        try:
            return _rebuild_document(kept, raw.source_path) if kept is not None else None
        except (KeyError, TypeError, ValueError):
            return None

    def keep_document(self, raw: RawText, read: Document | Rejection) -> None:
        """Keeps what these bytes gave."""
        held = asdict(read) if isinstance(read, Rejection) else _flatten_document(read)
        self._save(self._key(raw), "document", held)

    def find_rows(self, document: Document) -> ExtractionRows | None:
        """The rows extracted from a document, None if not known."""
        kept = self._load(self._document_key(document), "rows")
        try:
            return _rebuild_rows(kept) if kept is not None else None
        except (KeyError, TypeError):
            return None

    def keep_rows(self, document: Document, rows: ExtractionRows) -> None:
        """Keeps the rows extracted from a document."""
        self._save(self._document_key(document), "rows", {name: getattr(rows, name) for name in ROW_FIELDS})

    def forget_other_engines(self) -> None:
        """Removes what engines before this one read; their readings can never be found again."""
        if self.folder.is_dir():
            for folder in self.folder.iterdir():
                if folder.name != self.engine:
                    shutil.rmtree(folder, ignore_errors=True)

    def _key(self, raw: RawText) -> str:
        suffix = PurePosixPath(raw.source_path).suffix.lower()
        parts = [hashlib.sha256(raw.content).hexdigest(), suffix, sorted(raw.register)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _document_key(self, document: Document) -> str:
        """What an extraction depends on: the canonical text, how it was cut, and the day of writing."""
        held = _flatten_document(document)
        del held["source_path"]
        return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()

    def _place(self, key: str, kind: str) -> Path:
        return self.folder / self.engine / key[:2] / f"{key}.{kind}.json"

    def _load(self, key: str, kind: str) -> Any:
        try:
            return json.loads(self._place(key, kind).read_bytes())
        except (OSError, ValueError):
            return None

    def _save(self, key: str, kind: str, held: dict[str, Any]) -> None:
        content = json.dumps(held, ensure_ascii=False).encode("utf-8", "surrogatepass")
        write_whole(self._place(key, kind), content, flush=False)


def open_kept_readings(folder: WarehouseFolder) -> KeptReadings:
    """What this engine read from texts for this warehouse before."""
    return KeptReadings(folder.cache / "readings", read_engine_version())


def _flatten_document(document: Document) -> dict[str, Any]:
    """The fields of a document as JSON knows them: each sentence a list of its fields, the date as text."""
    held = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    held["sentences"] = [[getattr(sentence, name) for name in SENTENCE_FIELDS] for sentence in document.sentences]
    held["published"] = str(document.published) if document.published else None
    return held


def _rebuild_document(kept: dict[str, Any], source_path: str) -> Document | Rejection:
    if "reason" in kept:
        return Rejection(**{**kept, "source_path": source_path})
    kept["source_path"] = source_path
    kept["sentences"] = tuple(Sentence(*sentence) for sentence in kept["sentences"])
    kept["published"] = PartialDate.parse(kept["published"]) if kept["published"] else None
    return Document(**kept)


def _rebuild_rows(kept: dict[str, Any]) -> ExtractionRows:
    if set(kept) != set(ROW_FIELDS):
        raise KeyError("staging tables")
    tables = {name: tuple(map(tuple, kept[name])) for name in STAGING}
    return ExtractionRows(kept["document_id"], **tables)
