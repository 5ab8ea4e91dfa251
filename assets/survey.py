"""What lies in the raw folder at one moment, by content: what decides whether a build has anything to do."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assets.engine import read_build_version
from assets.raw_folder import COMPANIONS, RawFile, list_raw_files, read_companion, read_raw_file
from assets.seen_files import SeenFiles
from assets.surveyed_corpus import SurveyedText, survey_corpus
from assets.warehouse_folder import INPUTS_NAME, NothingPublishedError, WarehouseFolder, find_damage, read_record
from pipeline.documents.corpus import is_corpus
from pipeline.documents.document import Rejection


@dataclass(frozen=True, slots=True)
class Survey:
    """The inputs of a build, each list in order of `source_path`; `companions` is the SHA-256 of each that is there.

    `problems` are sentences on cells of corpus files that could not be used.
    """

    texts: tuple[SurveyedText, ...]
    refused: tuple[Rejection, ...]
    companions: dict[str, str]
    build_version: str
    problems: tuple[str, ...] = ()

    def list_paths(self) -> Iterator[str]:
        """The `source_path` of every input."""
        yield from (text.source_path for text in self.texts)
        yield from (rejection.source_path for rejection in self.refused)

    def to_record(self) -> dict[str, Any]:
        """The survey as plain JSON values."""
        return {
            "texts": [_record_text(text) for text in self.texts],
            "refused": [asdict(rejection) for rejection in self.refused],
            "companions": self.companions,
            "build_version": self.build_version,
        } | ({"problems": list(self.problems)} if self.problems else {})

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Survey":
        """The survey that `to_record` wrote down."""
        return cls(
            tuple(SurveyedText(**{**text, "entry": tuple(text.get("entry", {}).items())}) for text in record["texts"]),
            tuple(Rejection(**rejection) for rejection in record["refused"]),
            record["companions"],
            record["build_version"],
            tuple(record.get("problems", ())),
        )

    def dump(self) -> bytes:
        """The survey as it is kept in `inputs.json`: equal surveys, equal bytes, equal warehouses."""
        return json.dumps(self.to_record(), sort_keys=True).encode()


def _record_text(text: SurveyedText) -> dict[str, Any]:
    record = {"source_path": text.source_path, "sha256": text.sha256, "n_bytes": text.n_bytes}
    return record | {"entry": dict(text.entry)} if text.entry else record


def survey_raw_folder(folder: Path, seen: SeenFiles | None = None) -> Survey:
    """Every input of the folder by content; raises RawFolderError where the folder or its register is not readable.

    With `seen`, files that nothing touched since they were read are not opened.
    """
    texts, refused, problems = [], [], []
    for item in list_raw_files(folder):
        if isinstance(item, RawFile) and is_corpus(item.source_path):
            rows = survey_corpus(folder, item)
            texts += rows.texts
            refused += rows.refused
            problems += rows.problems
            continue
        surveyed = _survey_file(folder, item, seen) if isinstance(item, RawFile) else item
        if isinstance(surveyed, Rejection):
            refused.append(surveyed)
        else:
            texts.append(surveyed)
    held = {name: read_companion(folder, name) for name in COMPANIONS}
    companions = {name: hashlib.sha256(content).hexdigest() for name, content in held.items() if content is not None}
    return Survey(tuple(texts), tuple(refused), companions, read_build_version(), tuple(problems))


_announced: dict[Path, Survey] = {}


@contextmanager
def announce_survey(folder: Path, survey: Survey) -> Iterator[None]:
    """While the block runs, a run on this raw folder takes this survey of a moment ago before it looks itself."""
    _announced[folder] = survey
    try:
        yield
    finally:
        _announced.pop(folder, None)


def take_survey(folder: Path, seen: SeenFiles) -> Survey:
    """The survey announced of a raw folder, once; else one made now."""
    return _announced.pop(folder, None) or survey_raw_folder(folder, seen)


def _survey_file(folder: Path, file: RawFile, seen: SeenFiles | None) -> SurveyedText | Rejection:
    look, sha256 = seen.look(file.place) if seen else (None, None)
    if look and sha256:
        return SurveyedText(file.source_path, sha256, look[0])
    read = read_raw_file(folder, file)
    if isinstance(read, Rejection):
        return read
    if seen:
        seen.remember(file.place, look, read.sha256)
    return SurveyedText(read.source_path, read.sha256, len(read.content))


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between the inputs of a published build and the raw folder now, by `source_path`."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    companions: tuple[str, ...]
    engine: bool

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.companions or self.engine)


def compare_surveys(before: dict[str, Any], now: Survey) -> Changes:
    """The difference of the survey kept in `inputs.json` and one made now."""
    old = {item["source_path"]: item for item in [*before["texts"], *before["refused"]]}
    new = {item["source_path"]: item for item in [*now.to_record()["texts"], *now.to_record()["refused"]]}
    return Changes(
        added=tuple(path for path in new if path not in old),
        changed=tuple(path for path in new if path in old and new[path] != old[path]),
        removed=tuple(path for path in old if path not in new),
        companions=tuple(name for name in COMPANIONS if before["companions"].get(name) != now.companions.get(name)),
        engine=before["build_version"] != now.build_version,
    )


def is_current(folder: WarehouseFolder, survey: Survey) -> bool:
    """Whether what is published was built from exactly these inputs by this engine, lacks nothing, and is whole.

    While the reader failed on a text, the next build tries again: the others are known and cost nothing.
    """
    try:
        record = read_record(folder)
    except NothingPublishedError:
        return False
    seen = record["files"].get(INPUTS_NAME, {}).get("sha256")
    if seen != hashlib.sha256(survey.dump()).hexdigest() or record.get("failed_texts"):
        return False
    return not find_damage(folder, record)
