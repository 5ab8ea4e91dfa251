"""README shows what the commands print."""

from pathlib import Path

from bench.readme import BLOCK, README, fill_in


def test_readme_shows_the_answers_that_its_queries_give(raw_warehouse: Path) -> None:
    text = README.read_text("utf-8")
    assert len(BLOCK.findall(text)) >= 4
    assert fill_in(text, raw_warehouse) == text, "run: python bench/readme.py warehouse"
