"""The data dictionary in docs/ is the one that the definitions give."""

from pathlib import Path

from pipeline.release.dictionary import render_dictionary
from pipeline.release.views.view import VIEWS
from schemas.contract import TABLES, list_columns, table_name

DICTIONARY = Path(__file__).parents[3] / "docs" / "data_dictionary.md"


def test_dictionary_in_docs_is_fresh():
    assert DICTIONARY.read_text(encoding="utf-8") == render_dictionary(), (
        "docs/data_dictionary.md is stale; run `python -m pipeline.release.dictionary > docs/data_dictionary.md`"
    )


def test_dictionary_names_every_table_column_and_view():
    text = render_dictionary()
    for model in TABLES:
        assert f"\n### {table_name(model)}\n" in text
        assert all(f"\n| `{column.name}`" in text for column in list_columns(model))
    assert all(f"\n### {view}\n" in text for view in VIEWS)
