from dataclasses import replace

import pytest

from assets import reading_inputs
from assets.reading_inputs import ENOUGH, TOGETHER, gather, read_texts
from pipeline import extraction
from pipeline.documents.document import Document, RawText
from pipeline.tables.rows import ExtractionRows, extraction_rows

TEXTS = [
    "Kazakhstan exported goods worth $5 billion to China in 2024. Deliveries of grain grew by a third.",
    "Peru pledged 30 million dollars in grants to Chile. The dam on the Ribera river was opened in 2019.",
    "",
    "Kenya's trade with Uganda reached $1.2 billion last year, officials in Nairobi said on 3 May 2023.",
]


def give(texts: list[str]) -> list[tuple[str, RawText]]:
    return [(f"{number:032x}", RawText(f"{number}.txt", text.encode())) for number, text in enumerate(texts)]


def test_texts_read_together_are_read_as_each_alone() -> None:
    together = read_texts(give(TEXTS))
    alone = [read_texts([one]) for one in give(TEXTS)]
    for name, table in together.items():
        assert table.to_pylist() == [row for tables in alone for row in tables[name].to_pylist()]
    assert together["figures"].num_rows > 3


def test_text_that_a_rule_fails_on_costs_those_beside_it_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    read = extraction.extract_documents

    def fail_on_peru(documents: list[Document]) -> list[extraction.Extraction]:
        if any("Peru" in document.text for document in documents):
            raise ValueError("no rule for this")
        return read(documents)

    expected = read_texts(give(TEXTS))
    monkeypatch.setattr(extraction, "extract_documents", fail_on_peru)
    tables = read_texts(give(TEXTS))
    failed = [row["key"] for row in tables["readings"].to_pylist() if row["error"]]
    assert failed == [give(TEXTS)[1][0]]
    for name in set(tables) - {"readings"}:
        assert tables[name].to_pylist() == [row for row in expected[name].to_pylist() if row["key"] not in failed]


def test_text_whose_rows_break_the_contract_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(extraction: extraction.Extraction) -> ExtractionRows:
        rows = extraction_rows(extraction)
        if "Peru" not in extraction.document.text:
            return rows
        return replace(rows, figures=tuple((*row[:5], "weight", *row[6:]) for row in rows.figures))

    expected = read_texts(give(TEXTS))
    monkeypatch.setattr(reading_inputs, "extraction_rows", misread)
    tables = read_texts(give(TEXTS))
    failed = {row["key"]: row["error"] for row in tables["readings"].to_pylist() if row["error"]}
    assert list(failed) == [give(TEXTS)[1][0]]
    assert failed[give(TEXTS)[1][0]].startswith("figures.class is 'weight', expected one of money")
    for name in set(tables) - {"readings"}:
        assert tables[name].to_pylist() == [row for row in expected[name].to_pylist() if row["key"] not in failed]


@pytest.mark.parametrize(
    ("sizes", "shares"),
    [([1] * (TOGETHER + 1), [TOGETHER, 1]), ([ENOUGH, 1, ENOUGH, 1], [1, 2, 1]), ([], [])],
)
def test_few_long_or_many_short_texts_are_read_together(sizes: list[int], shares: list[int]) -> None:
    texts = [(str(number), RawText(f"{number}.txt", b"x" * size)) for number, size in enumerate(sizes)]
    gathered = list(gather(texts))
    assert [len(some) for some in gathered] == shares
    assert [one for some in gathered for one in some] == texts
