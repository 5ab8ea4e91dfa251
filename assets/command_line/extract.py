"""`silkledger extract`: texts in, rows out, line by line; no folder, no warehouse."""

import json
import math
import sys
from typing import IO, TYPE_CHECKING, Any

from assets.command_line.sql import show_value

if TYPE_CHECKING:
    from pipeline.documents.document import Document

LONGEST_TEXT = 32 * 1024 * 1024  # characters; as in build


class BadLineError(Exception):
    """A line that is no request; the message says what was expected."""


def extract() -> None:
    """Read texts as JSON lines and write what they say as JSON lines.

    Each line in is an object with "id" (any text or number), "text" and optionally "published_on" (YYYY, YYYY-MM or
    YYYY-MM-DD, the day that "last year" is counted from). Each line out, in the same order and written at once, has
    "id", "figures", "mentions", "projects", "pledges", "trade", "agreements" and "events": rows with the columns of
    the published tables, with "parties" and "evidence" inside each fact. A line that cannot be read gives
    {"id", "error", "line"} with its number counted from 1, and the rest go on. Any English sentence will do; no
    register and no warehouse is needed.

    [bold]Exit codes[/]: 0 every line was answered, also where the answer is an error; 2 wrong options.

    [bold]Example[/]

      echo '{"id": 1, "text": "China exported goods worth $5 billion to Kazakhstan in 2024."}' | silkledger extract
    """
    answer_lines(sys.stdin.buffer, sys.stdout.buffer)


def answer_lines(lines: IO[bytes], answers: IO[bytes]) -> None:
    """Answers each line, empty ones excepted."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            answers.write(answer_line(line, number) + b"\n")
            answers.flush()


def answer_line(line: bytes, number: int) -> bytes:
    """The answer to the line of this number as JSON: the rows, or the error; never an exception."""
    from pipeline.extraction import extract_document
    from pipeline.tables.inline import inline_rows

    request: Any = None
    try:
        request = parse_request(line)
        return _write_json({"id": request["id"], **inline_rows(extract_document(make_document(request)))})
    except BadLineError as error:
        said = str(error)
    except Exception as error:  # a defect of ours must not end the stream
        said = f"the reader failed on this text: {type(error).__name__}: {error}"
    return _write_json({"id": _find_id(line), "error": show_value(said), "line": number})


def _write_json(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def parse_request(line: bytes) -> dict[str, Any]:
    """The object of a line with its "id" and "text" checked; raises BadLineError."""
    try:
        request = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"not JSON in UTF-8: {error}") from error
    if not isinstance(request, dict):
        raise BadLineError(f'expected an object with "id" and "text", found {type(request).__name__}')
    if not is_id(request.get("id")):
        raise BadLineError('"id" is missing or is neither text nor a finite number')
    if not isinstance(request.get("text"), str):
        raise BadLineError('"text" is missing or is not text')
    if len(request["text"]) > LONGEST_TEXT:
        raise BadLineError(f'"text" has {len(request["text"])} characters, more than the {LONGEST_TEXT} that are read')
    if not is_unicode(request["text"]):
        raise BadLineError('"text" holds half of a surrogate pair (\\ud800 to \\udfff), which is no character')
    return request


def is_id(value: object) -> bool:
    """Whether a value can be given back as the "id" of an answer: text or a finite number."""
    if isinstance(value, str):
        return is_unicode(value)
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def is_unicode(text: str) -> bool:
    """Whether a text can be written as UTF-8: JSON can escape half of a surrogate pair, UTF-8 cannot hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def make_document(request: dict[str, Any]) -> "Document":
    """The document of a request; raises BadLineError for a date that is none."""
    from pipeline.documents.read import read_text
    from pipeline.times.time import PartialDate

    published_on = request.get("published_on")
    if published_on is None or published_on == "":
        return read_text(request["text"])
    try:
        PartialDate.parse(str(published_on))
    except ValueError as error:
        expected = "expected YYYY, YYYY-MM or YYYY-MM-DD"
        raise BadLineError(f'"published_on": {expected}, found {published_on!r}') from error
    return read_text(request["text"], register=(("published_on", str(published_on)),))


def _find_id(line: bytes) -> Any:
    """The "id" of a line that was refused, as far as it has one."""
    try:
        request = json.loads(line)
    except (ValueError, RecursionError):
        return None
    found = request.get("id") if isinstance(request, dict) else None
    return found if is_id(found) else None
