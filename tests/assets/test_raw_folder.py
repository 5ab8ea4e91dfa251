import os
from pathlib import Path

import pytest

from assets import raw_folder
from assets.raw_folder import (
    REGISTER_NAME,
    RawBytes,
    RawFile,
    RawFolderError,
    digest_listing,
    list_raw_files,
    read_companion,
    read_raw_folder,
)
from pipeline.documents.document import Rejection


def read_one(folder: Path) -> RawBytes | Rejection:
    (item,) = read_raw_folder(folder)
    return item


def test_files_of_nested_folders_come_in_order_of_path(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name in ("z.txt", "b/c/y.MD", "a.html"):
        (tmp_path / name).write_text(name)
    assert [item.source_path for item in list_raw_files(tmp_path)] == ["a.html", "b/c/y.MD", "z.txt"]


def test_hidden_files_and_the_register_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".secret.txt", ".git/a.txt", "register.csv"):
        (tmp_path / name).write_text("x")
    assert list_raw_files(tmp_path) == ()


def test_a_register_in_a_subfolder_is_a_file_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "register.csv").write_text("x")
    (item,) = list_raw_files(tmp_path)
    assert isinstance(item, Rejection) and item.reason == "unsupported_type"


def test_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    outside, raw = tmp_path / "secret.txt", tmp_path / "raw"
    outside.write_text("secret")
    raw.mkdir()
    (raw / "innocent.txt").symlink_to(outside)
    item = read_one(raw)
    assert isinstance(item, Rejection) and item.reason == "unreadable" and "out of the raw folder" in item.detail


def test_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert [item.content for item in read_raw_folder(tmp_path) if isinstance(item, RawBytes)] == [b"words", b"words"]


def test_link_to_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    item = read_one(tmp_path)
    assert isinstance(item, Rejection) and (item.source_path, item.reason) == ("loop", "unreadable")


def test_dangling_link_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere")
    item = read_one(tmp_path)
    assert isinstance(item, Rejection) and item.reason == "unreadable"


def test_links_in_a_circle_are_unreadable_and_lose_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "good.txt").write_text("words")
    items = {item.source_path: item for item in read_raw_folder(tmp_path)}
    for name in ("a.txt", "b.txt"):
        item = items[name]
        assert isinstance(item, Rejection) and item.reason == "unreadable" and "back to itself" in item.detail
    assert isinstance(items["good.txt"], RawBytes)


def test_register_behind_links_in_a_circle_is_said(tmp_path: Path) -> None:
    (tmp_path / "register.csv").symlink_to("register.csv")
    with pytest.raises(RawFolderError, match="back to itself"):
        read_companion(tmp_path, REGISTER_NAME)


def test_names_that_are_shown_alike_are_told_apart(tmp_path: Path) -> None:
    for name in (
        b"caf\xc3\xa9.txt",
        b"cafe\xcc\x81.txt",
        b"\xff.bin",
        b"\\xff.bin",
        "é~2.md".encode(),
        b"e\xcc\x81.md",
    ):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)
    Path(tmp_path / "é.md").write_bytes(b"whole")
    items = {item.source_path: item for item in read_raw_folder(tmp_path)}
    assert list(items) == ["\\xff.bin", "\\xff~2.bin", "café.txt", "café~2.txt", "é.md", "é~2.md", "é~3.md"]
    contents = {name: item.content for name, item in items.items() if isinstance(item, RawBytes)}
    assert contents["café.txt"] == b"caf\xc3\xa9.txt" and contents["café~2.txt"] == b"cafe\xcc\x81.txt"
    assert (contents["é.md"], contents["é~3.md"]) == (b"whole", b"e\xcc\x81.md")


def test_pipe_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    item = read_one(tmp_path)
    assert isinstance(item, Rejection) and item.reason == "unreadable"


def test_too_large_a_file_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw_folder, "MAX_BYTES", 10)
    (tmp_path / "dump.txt").write_bytes(b"x" * 11)
    item = read_one(tmp_path)
    assert isinstance(item, Rejection) and item.reason == "too_large"


def test_file_that_went_since_the_listing_is_a_rejection(tmp_path: Path) -> None:
    item = raw_folder.read_raw_file(tmp_path, RawFile("gone.txt", f"{tmp_path}/gone.txt"))
    assert isinstance(item, Rejection) and item.reason == "unreadable" and "No such file" in item.detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text("x")
    (tmp_path / "closed.txt").chmod(0)
    item = read_one(tmp_path)
    assert isinstance(item, Rejection) and item.reason == "unreadable" and "Permission" in item.detail


def test_file_name_that_is_no_utf8_still_has_a_path(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as opened:  # noqa: PTH123
        opened.write("x")
    assert read_one(tmp_path).source_path == "caf\\xe9.txt"


def test_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RawFolderError, match="no folder"):
        list_raw_files(tmp_path / "none")


def test_register_that_leads_outside_stops_the_build(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (tmp_path / "outside.csv").write_text("source_path\n")
    (raw / "register.csv").symlink_to(tmp_path / "outside.csv")
    with pytest.raises(RawFolderError, match="register"):
        read_companion(raw, REGISTER_NAME)


def test_digest_of_the_listing_follows_every_change(tmp_path: Path) -> None:
    seen = [digest_listing(tmp_path)]
    (tmp_path / "a.txt").write_text("one")
    seen.append(digest_listing(tmp_path))
    (tmp_path / "a.txt").write_text("longer")
    seen.append(digest_listing(tmp_path))
    (tmp_path / "register.csv").write_text("source_path\n")
    seen.append(digest_listing(tmp_path))
    (tmp_path / "a.txt").unlink()
    seen.append(digest_listing(tmp_path))
    assert len(set(seen)) == len(seen)
    assert digest_listing(tmp_path) == seen[-1]
