"""Texts in a bucket of an S3 server on loopback are read as the same texts in a folder are, to the byte."""

import errno
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
import dagster as dg
import pytest

from assets import mirror
from assets.definitions import JOB_NAME, define_house, notice_changes
from assets.mirror import BucketError, locate_raw, update_mirror
from assets.raw_folder import locate_refused
from assets.storage import Objects
from assets.warehouse_folder import WarehouseFolder
from tests.assets.conftest import ARTICLE, BUCKET, digest_parquet, run_command

Moment = pytest.MonkeyPatch


@pytest.fixture
def bucket(s3: str, tmp_path: Path) -> str:
    """The address of a folder in a bucket that nothing was written to."""
    return f"s3://{BUCKET}/{tmp_path.name}?{s3}"


@pytest.fixture(autouse=True)
def settled(monkeypatch: Moment) -> None:
    """Objects of this very second do not have to be fetched again."""
    monkeypatch.setattr(mirror, "SETTLED_NS", 0)


@pytest.fixture
def fetched(monkeypatch: Moment) -> list[str]:
    """The objects that are opened from now on."""
    names: list[str] = []
    watch_objects(monkeypatch, names.append)
    return names


def watch_objects(
    monkeypatch: Moment, told: Callable[[str], None], closed: Callable[[str], None] = lambda _: None
) -> None:
    """Has `told` hear of every object before it is opened, and `closed` when it was read."""
    real = Objects.open

    @contextmanager
    def note(self: Objects, name: str, offset: int = 0) -> Iterator[Any]:
        told(name)
        with real(self, name, offset) as opened:
            yield opened
        closed(name)

    monkeypatch.setattr(Objects, "open", note)


def refuse_object(monkeypatch: Moment, refused: str, said: str) -> None:
    """Has the storage answer with an error when one object is opened."""

    def refuse(name: str) -> None:
        if name == refused:
            raise OSError(f"AWS Error {said} during HeadObject operation: no (Request ID: x1)")

    watch_objects(monkeypatch, refuse)


def put(bucket: str, **texts: str | bytes) -> None:
    """Writes objects under names as they are."""
    server = bucket.partition("endpoint_override=")[2].partition("&")[0]
    client = boto3.client("s3", endpoint_url=f"http://{server}", region_name="us-east-1")
    for name, content in texts.items():
        client.put_object(Bucket=BUCKET, Key=f"{urlsplit(bucket).path.lstrip('/')}/{name}", Body=content)


def delete(bucket: str, name: str) -> None:
    server = bucket.partition("endpoint_override=")[2].partition("&")[0]
    client = boto3.client("s3", endpoint_url=f"http://{server}", region_name="us-east-1")
    client.delete_object(Bucket=BUCKET, Key=f"{urlsplit(bucket).path.lstrip('/')}/{name}")


def bring(bucket: str, warehouse: Path) -> dict[str, bytes]:
    """The files that lie in the mirror after an update."""
    texts = locate_raw(bucket, WarehouseFolder(warehouse))
    update_mirror(bucket, WarehouseFolder(warehouse), lambda _: None)
    return {path.relative_to(texts).as_posix(): path.read_bytes() for path in texts.rglob("*") if path.is_file()}


def list_refused(bucket: str, warehouse: Path) -> set[str]:
    return set(json.loads(locate_refused(locate_raw(bucket, WarehouseFolder(warehouse))).read_bytes()))


def test_bucket_gives_the_same_bytes_as_a_folder(raw_folder: Path, bucket: str, tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    shutil.copytree(raw_folder, folder, symlinks=True)
    (folder / "dangling.txt").unlink()  # a bucket knows no links
    (folder / "rows.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n{}\n")
    (folder / "large.txt").write_bytes(b"x" * (mirror.MAX_BYTES + 1))
    (folder / "deeper" / "register.csv").write_text("source_path\n")
    files = [path for path in folder.rglob("*") if path.is_file()]
    put(bucket, **{path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    for raw, warehouse in ((folder, "folder"), (bucket, "bucket")):
        run_command("build", "--raw", raw, "--warehouse", tmp_path / warehouse, "--workers", 0, check=True)
    assert digest_parquet(tmp_path / "bucket") == digest_parquet(tmp_path / "folder")
    assert (tmp_path / "bucket" / "inputs.json").read_bytes() == (tmp_path / "folder" / "inputs.json").read_bytes()
    again = run_command("build", "--raw", bucket, "--warehouse", tmp_path / "bucket", check=True)
    assert "objects" not in again.stderr and "Nothing has changed" in again.stdout
    assert run_command("status", "--raw", bucket, "--warehouse", tmp_path / "bucket").exit_code == 0


def test_scheduled_run_follows_the_bucket(bucket: str, tmp_path: Path) -> None:
    put(bucket, **{"a.txt": ARTICLE, "sub/b.txt": ARTICLE.replace("41.5", "42.5"), "picture.png": b"\x89PNG"})
    first = notice_changes(bucket, None)
    assert isinstance(first, dg.SensorResult) and isinstance(notice_changes(bucket, first.cursor), dg.SkipReason)
    asked = ("status", "--raw", bucket, "--warehouse", tmp_path)
    job = define_house(bucket, tmp_path).resolve_job_def(JOB_NAME)
    with dg.DagsterInstance.ephemeral() as instance:
        assert job.execute_in_process(instance=instance).success
    assert run_command(*asked).exit_code == 0
    put(bucket, **{"sub/b.txt": ARTICLE.replace("41.5", "413.5"), "c.txt": "", "register.csv": "source_path,title\n"})
    delete(bucket, "a.txt")
    assert isinstance(notice_changes(bucket, first.cursor), dg.SensorResult)
    changes = re.findall(r"^(added|changed|removed) +(.*)$", run_command(*asked).stdout, re.MULTILINE)
    expected = [("added", "c.txt"), ("changed", "sub/b.txt"), ("removed", "a.txt"), ("changed", "register.csv")]
    assert changes == expected


def test_only_what_is_new_or_changed_is_fetched(
    bucket: str, tmp_path: Path, fetched: list[str], monkeypatch: Moment
) -> None:
    put(bucket, **{"a.txt": "one", "sub/b.txt": "two", "film.mp4": b"three", ".hidden/c.txt": "four", "d.txt": ""})
    assert bring(bucket, tmp_path) == {"a.txt": b"one", "sub/b.txt": b"two", "film.mp4": b"", "d.txt": b""}
    assert sorted(fetched) == ["a.txt", "sub/b.txt"]
    fetched.clear()
    put(bucket, **{"new.md": "five", "sub": "six", "d.txt/e.txt": "seven"})
    delete(bucket, "sub/b.txt")
    delete(bucket, "d.txt")
    expected = {"a.txt": b"one", "new.md": b"five", "film.mp4": b"", "sub": b"", "d.txt/e.txt": b"seven"}
    assert bring(bucket, tmp_path) == expected
    assert sorted(fetched) == ["d.txt/e.txt", "new.md"]
    monkeypatch.setattr(mirror, "SETTLED_NS", 10**12)  # written a moment ago: there could be another of the same second
    fetched.clear()
    bring(bucket, tmp_path)
    assert sorted(fetched) == ["a.txt", "d.txt/e.txt", "new.md"]


def test_name_that_no_folder_holds_leads_nowhere_and_is_told(bucket: str, tmp_path: Path) -> None:
    names = {"../../out.txt", "..", "sub//double.txt", "./dot.txt", "twin.txt", f"{'n' * 256}.txt"}
    put(bucket, **dict.fromkeys([*names, "twin.txt/below.txt", "sub/é #1?%20.txt", f"{'n' * 251}.txt"], ARTICLE))
    before = set(tmp_path.parent.rglob("*.txt"))
    files = bring(bucket, tmp_path / "w")
    assert files.keys() == {"twin.txt/below.txt", "sub/é #1?%20.txt", f"{'n' * 251}.txt"}
    assert list_refused(bucket, tmp_path / "w") == names
    within = locate_raw(bucket, WarehouseFolder(tmp_path / "w"))
    assert {path for path in tmp_path.parent.rglob("*.txt") if within not in path.parents} == before


def test_object_that_is_not_handed_over_is_rejected_until_it_is(
    bucket: str, tmp_path: Path, monkeypatch: Moment
) -> None:
    put(bucket, **{"a.txt": ARTICLE, "b.txt": ARTICLE.replace("41.5", "42.5")})
    arguments = ("--raw", bucket, "--warehouse", tmp_path)
    with monkeypatch.context() as denied:
        refuse_object(denied, "b.txt", "ACCESS_DENIED")
        run_command("build", *arguments, "--workers", 0, check=True)
        assert "Nothing has changed" in run_command("build", *arguments, check=True).stdout
        assert run_command("status", *arguments).exit_code == 0
    said = run_command("sql", "FROM rejected_documents", "--warehouse", tmp_path, "--csv", check=True).stdout
    assert "b.txt" in said and "unreadable" in said and "ACCESS_DENIED" in said and "x1" not in said
    before = digest_parquet(tmp_path)
    with monkeypatch.context() as silent:
        refuse_object(silent, "b.txt", "NETWORK_CONNECTION")
        done = run_command("build", *arguments)
    assert done.exit_code == 2 and "b.txt: AWS Error NETWORK_CONNECTION" in done.stderr
    assert digest_parquet(tmp_path) == before
    assert bring(bucket, tmp_path).keys() == {"a.txt", "b.txt"} and not list_refused(bucket, tmp_path)


def test_register_that_is_not_handed_over_stops_the_build(bucket: str, tmp_path: Path, monkeypatch: Moment) -> None:
    put(bucket, **{"a.txt": ARTICLE, "register.csv": "source_path,title\na.txt,A title\n"})
    refuse_object(monkeypatch, "register.csv", "ACCESS_DENIED")
    with pytest.raises(BucketError, match=r"register\.csv: Found an object that is not handed over"):
        bring(bucket, tmp_path)


def test_object_that_changes_while_it_is_fetched_is_fetched_anew(
    bucket: str, tmp_path: Path, monkeypatch: Moment
) -> None:
    put(bucket, **{"a.txt": "0", "b.txt": "b"})
    fetched: list[str] = []

    def overwrite(name: str) -> None:
        fetched.append(name)
        if fetched.count(name) == 1:
            put(bucket, **{name: "abc"})

    with monkeypatch.context() as moment:
        watch_objects(moment, lambda _: None, overwrite)
        assert bring(bucket, tmp_path) == {"a.txt": b"abc", "b.txt": b"abc"}
    assert sorted(fetched) == ["a.txt", "a.txt", "b.txt", "b.txt"]
    put(bucket, **{"c.txt": "c"})
    watch_objects(monkeypatch, fetched.append, lambda name: put(bucket, **{name: "abc" * len(fetched)}))
    with pytest.raises(BucketError, match=r"c\.txt and others change while they are fetched"):
        bring(bucket, tmp_path)


def test_bucket_that_does_not_answer_is_told(bucket: str, tmp_path: Path) -> None:
    nobody = (bucket.replace(BUCKET, "nobody"), bucket.replace("?", "/none?"), "http://127.0.0.1:9/x", "ftp://x/y")
    for raw in (*nobody, bucket.replace("s3://", "s3://key:hidden@")):
        done = run_command("build", "--raw", raw, "--warehouse", tmp_path)
        assert done.exit_code == 2 and "no texts can be had from" in done.stderr and "hidden" not in done.stderr
    assert isinstance(notice_changes("http://127.0.0.1:9/x", None), dg.SkipReason)


def test_fetch_that_breaks_off_leaves_no_half_text(bucket: str, tmp_path: Path, monkeypatch: Moment) -> None:
    put(bucket, **{"a.txt": "0123456789" * 10})
    with monkeypatch.context() as broken:
        broken.setattr(mirror.shutil, "copyfileobj", lambda _, written, __: written.write(b"01234") and broken_off())
        with pytest.raises(BucketError):
            bring(bucket, tmp_path)
        texts = locate_raw(bucket, WarehouseFolder(tmp_path))
        assert not [*texts.iterdir()]
        (texts / ".tmp-killed").write_text("of a process that had no time to clear up")
    assert bring(bucket, tmp_path) == {"a.txt": b"0123456789" * 10}


def broken_off() -> None:
    raise OSError("AWS Error NETWORK_CONNECTION during GetObject operation")


def test_full_disk_here_is_no_fault_of_the_bucket(bucket: str, tmp_path: Path, monkeypatch: Moment) -> None:
    put(bucket, **{"a.txt": ARTICLE})

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("assets.mirror.os.fsync", refuse)
    done = run_command("build", "--raw", bucket, "--warehouse", tmp_path)
    assert done.exit_code == 1 and "Free some space" in done.stderr
