"""Sentences that broke the reading of their text once, found by mutating others."""

import pytest

from tests.pipeline.facts.facts_of import quotes_hold, read_text

BROKE = [
    "Norway and Peru met. In a joint effort $5 million goes into track and bridges.",
    "Norway's trade with Peru reached $0 million in 2023. In 2022 it had been $54 million.",
    "A loan was signed for the Port of Ilo – a pier – in Peru.",
    "Norway agreed to return 12 Peruvian vases.",
]


@pytest.mark.parametrize("text", BROKE, ids=lambda text: text[:40])
def test_sentence_is_read_and_its_quotes_hold(text: str) -> None:
    extraction = read_text(text)
    assert quotes_hold(extraction)
    assert extraction.figures or extraction.facts.projects
