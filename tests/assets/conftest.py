"""A folder of invented articles, good and bad, built once for all tests that only read the result."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

Shell = subprocess.CompletedProcess[str]
MakeOnce = Callable[[str, Callable[[Path], None]], Path]

ARTICLE = (
    "Almaty, 14 June 2024. China and Kazakhstan opened a new chapter at the summit in Astana, officials said.\n\n"
    "Trade between China and Kazakhstan reached $41.5 billion in 2023, the customs service reported. "
    "China pledged 26 billion yuan in grants to Kazakhstan by 2027. "
    "The two countries are building a railway from Urumqi to Almaty, which will cost $4.7 billion.\n\n"
    "The governments of both countries expect that the work will bring jobs to the region in the coming years.\n"
)
LATIN_ARTICLE = (
    "The café owners of Bishkek – some forty of them – met the mayor on Tuesday. Uzbekistan exported “textiles” worth "
    "€2 billion to Türkiye in 2022, and the ministers of both countries said that they want to sell more of them.\n"
)
WIDE_ARTICLE = (
    "Tajikistan and China signed 12 agreements worth $3 billion in Dushanbe on 5 July 2024. President Rahmon said "
    "that the road to the border would be finished by 2026, and that the loans for it had been agreed.\n"
)
REGISTER = (
    "source_path,title,publisher,published_on,licence\n"
    "article.txt,A new chapter,The Example Post,2024-06-14,CC-BY-4.0\n"
    "not_here.txt,,,,\n"
)
BUCKET = "silk"
COMMAND = [sys.executable, "-c", "from assets.command_line import main; main()"]


def run_command(*arguments: str | Path | int, given: str = "", check: bool = False) -> Result:
    """Runs `silkledger` inside this process."""
    from assets.command_line.app import app

    done = CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    if check and done.exit_code:
        raise AssertionError(f"exit {done.exit_code}: {done.stderr}\n{done.stdout}")
    return done


def run_shell(*arguments: str | Path | int, given: str = "", environment: dict[str, str] | None = None) -> Shell:
    """Runs `silkledger` as a shell would; raises CalledProcessError when it fails."""
    held = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | (environment or {})
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, env=held, text=True, check=True)


def digest_parquet(warehouse: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (warehouse / "parquet").glob("*.parquet")}


def write_raw_folder(folder: Path) -> Path:
    """One good article three times over, others in three encodings, and one of each kind of bad input."""
    (folder / "deeper" / "still").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "deeper" / "same_bytes.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "deeper" / "still" / "same_words.md").write_text(ARTICLE.replace(". ", ".\n"), encoding="utf-8")
    (folder / "latin.txt").write_bytes(LATIN_ARTICLE.encode("cp1252"))
    (folder / "wide.txt").write_bytes(WIDE_ARTICLE.encode("utf-16"))
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (folder / "empty.txt").touch()
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / ".hidden" / "secret.txt").write_text(ARTICLE)
    (folder / ".hidden.txt").write_text(ARTICLE)
    (folder / "register.csv").write_text(REGISTER)
    return folder


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 server on loopback with an empty bucket; its address without the folder."""
    from moto.server import ThreadedMotoServer
    from pyarrow.fs import S3FileSystem

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "tester")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        system = S3FileSystem(
            endpoint_override=f"{host}:{port}", scheme="http", region="us-east-1", allow_bucket_creation=True
        )
        system.create_dir(BUCKET)
        yield f"endpoint_override={host}:{port}&scheme=http&region=us-east-1"
    server.stop()


@pytest.fixture(scope="session")
def built(make_once: MakeOnce) -> Path:
    """The raw folder, the warehouse built from it, and what the build said."""

    def fill(folder: Path) -> None:
        done = run_shell("build", "--raw", write_raw_folder(folder / "raw"), "--warehouse", folder / "warehouse")
        (folder / "stdout").write_text(done.stdout)
        (folder / "stderr").write_text(done.stderr)

    return make_once("built", fill)


@pytest.fixture(scope="session")
def raw_folder(built: Path) -> Path:
    """A folder of texts that no test may change."""
    return built / "raw"


@pytest.fixture(scope="session")
def warehouse(built: Path) -> Path:
    """A published warehouse that no test may change."""
    return built / "warehouse"


@pytest.fixture
def copied(raw_folder: Path, warehouse: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A raw folder and its warehouse that a test may change."""
    shutil.copytree(raw_folder, tmp_path / "raw", symlinks=True)
    shutil.copytree(warehouse, tmp_path / "warehouse", symlinks=True)
    return tmp_path / "raw", tmp_path / "warehouse"
