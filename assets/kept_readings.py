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

from assets.warehouse_folder import write_whole
from pipeline.documents.document import Document, RawText, Rejection, Sentence
from pipeline.tables.rows import STAGING, ExtractionRows
from pipeline.times.time import PartialDate


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
        self._save(self._key(raw), "document", asdict(read))

    def find_rows(self, document: Document) -> ExtractionRows | None:
        """The rows extracted from a document, None if not known."""
        kept = self._load(self._document_key(document), "rows")
        try:
            return _rebuild_rows(kept) if kept is not None else None
        except (KeyError, TypeError):
            return None

    def keep_rows(self, document: Document, rows: ExtractionRows) -> None:
        self._save(self._document_key(document), "rows", asdict(rows))

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
        digest = hashlib.sha256(json.dumps(_without_path(asdict(document)), sort_keys=True).encode())
        return digest.hexdigest()

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


def _without_path(held: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if name != "source_path"}


def _rebuild_document(kept: dict[str, Any], source_path: str) -> Document | Rejection:
    if "reason" in kept:
        return Rejection(**{**kept, "source_path": source_path})
    kept["source_path"] = source_path
    kept["sentences"] = tuple(Sentence(**sentence) for sentence in kept["sentences"])
    kept["published"] = PartialDate(**kept["published"]) if kept["published"] else None
    return Document(**kept)


def _rebuild_rows(kept: dict[str, Any]) -> ExtractionRows:
    if set(kept) != {field.name for field in fields(ExtractionRows)} or not all(name in kept for name in STAGING):
        raise KeyError("staging tables")
    tables = {name: tuple(map(tuple, kept[name])) for name in STAGING}
    return ExtractionRows(kept["document_id"], **tables)
