import os
import time
from pathlib import Path

import pytest

from assets import survey
from assets.seen_files import SeenFiles
from assets.survey import survey_raw_folder


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """Three files that were written a minute ago; the times of their entries cannot be set, so the clock is."""
    folder = tmp_path / "raw"
    (folder / "deeper").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "deeper/c.txt"):
        (folder / name).write_text(f"the words of {name}")
    return folder


def survey_later(folder: Path, seen: SeenFiles, monkeypatch: pytest.MonkeyPatch) -> tuple[survey.Survey, list[str]]:
    """A survey a minute from now, and the files that it opened."""
    opened: list[str] = []
    read, minute_later = survey.read_raw_file, time.time_ns() + 60 * 10**9
    with monkeypatch.context() as watched:
        watched.setattr("assets.survey.read_raw_file", lambda f, file: opened.append(file.source_path) or read(f, file))
        watched.setattr("assets.seen_files.time.time_ns", lambda: minute_later)
        return survey_raw_folder(folder, seen), opened


def test_files_that_nothing_touched_are_not_opened_again(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "cache" / "seen_files.json"
    seen = SeenFiles(place)
    first, opened = survey_later(raw, seen, monkeypatch)
    assert opened == ["a.txt", "b.txt", "deeper/c.txt"] and first == survey_raw_folder(raw)
    assert survey_later(raw, seen, monkeypatch) == (first, [])  # in the same process
    seen.save()
    assert survey_later(raw, SeenFiles(place), monkeypatch) == (first, [])  # and in the next
    place.write_text("[")
    assert survey_later(raw, SeenFiles(place), monkeypatch) == (first, opened)


@pytest.mark.parametrize("set_back", [False, True])
def test_changed_byte_of_a_file_of_the_same_size_is_noticed(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_back: bool
) -> None:
    seen = SeenFiles(tmp_path / "seen_files.json")
    before, _ = survey_later(raw, seen, monkeypatch)
    seen.save()
    path = raw / "b.txt"
    looked = path.stat()
    time.sleep(0.02)  # the clock of the file system ticks a few hundred times a second
    path.write_text("the words of B.txt")
    if set_back:
        os.utime(path, ns=(looked.st_atime_ns, looked.st_mtime_ns))
        assert path.stat().st_mtime_ns == looked.st_mtime_ns and path.stat().st_size == looked.st_size
    after, opened = survey_later(raw, seen, monkeypatch)
    assert opened == ["b.txt"]
    assert after == survey_raw_folder(raw) != before


def test_file_that_may_still_change_unseen_is_not_remembered(raw: Path, tmp_path: Path) -> None:
    seen = SeenFiles(tmp_path / "seen_files.json")
    survey_raw_folder(raw, seen)
    assert seen.found == {}  # written within the last two seconds


def test_links_are_always_opened(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "link.txt").symlink_to(raw / "a.txt")
    seen = SeenFiles(tmp_path / "seen_files.json")
    survey_later(raw, seen, monkeypatch)
    assert survey_later(raw, seen, monkeypatch)[1] == ["link.txt"]
