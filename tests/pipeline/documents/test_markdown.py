"""Markdown files are read as the words that a reader sees."""

import pytest

from pipeline.documents.document import Document, RawText
from pipeline.documents.markup import read_markdown
from pipeline.documents.read import read_document

ARTICLE = """---
title: "A new line"
date: 2024-05-03
---
# A new line

The [railway](http://a.example/x?amount=99) of Kenya will cost **$4.7 billion**, officials *said* in Nairobi.

* It will carry grain and ore to the port of Mombasa.
* It will also carry people from the hills to the sea.

| state | exports |
|---|---|
| Kenya | $3 billion |
"""


def test_marks_go_and_words_stay() -> None:
    text = read_markdown(ARTICLE).text
    assert "The railway of Kenya will cost $4.7 billion, officials said" in text
    assert "– It will carry grain" in text and "Kenya | $3 billion" in text
    assert not set("*[]#") & set(text) and "amount=99" not in text


def test_front_matter_dates_the_article() -> None:
    document = read_document(RawText("a.md", ARTICLE.encode()))
    assert isinstance(document, Document)
    assert (document.title, str(document.published), document.published_basis) == ("A new line", "2024-05-03", "text")


@pytest.mark.parametrize("agency", ["", " (Lake News Agency)"])
def test_place_and_date_before_a_stop_date_the_report(agency: str) -> None:
    text = f"Osh, 3 May 2021{agency}. The governor of the region opened a school for 300 children on Monday.\n"
    document = read_document(RawText("a.txt", text.encode()))
    assert isinstance(document, Document) and str(document.published) == "2021-05-03"
