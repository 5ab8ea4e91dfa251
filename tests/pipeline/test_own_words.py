"""Code and word lists are no copies of the texts that they are measured by."""

import re
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
RUN = 6  # words in a row: at five, general phrases and names of organisations would outnumber what is copied
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
GENERAL = {"by the end of the year", "european bank for reconstruction and development"}


def runs_of(path: Path) -> Iterator[str]:
    """Each run of six words of a file, in small letters and without punctuation."""
    words = [word.lower() for word in WORD.findall(path.read_text("utf-8"))]
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def test_no_sentence_of_a_measuring_text_stands_in_the_pipeline() -> None:
    texts = [*(PROJECT / "raw").glob("*.txt"), *(PROJECT / "tests" / "gold").glob("*.txt")]
    told = {run for path in texts for run in runs_of(path)}
    assert len(told) > 5000
    written = [path for ending in ("py", "csv", "txt") for path in (PROJECT / "pipeline").rglob(f"*.{ending}")]
    copied = {run: path.name for path in written for run in runs_of(path) if run in told and run not in GENERAL}
    assert copied == {}
