from pathlib import Path

import pytest

from pipeline.documents.document import Document, RawText
from pipeline.documents.read import read_document
from pipeline.extraction import extract_document
from pipeline.facts.grammar import Template, list_open
from pipeline.facts.scene import set_scene
from pipeline.facts.triggers import choose_triggers

GOLD = Path(__file__).resolve().parents[2] / "gold"


@pytest.mark.parametrize(
    ("expression", "triggers"),
    [
        (r"\bzinc (?:ore )?mines?\b", [["zinc mine", "zinc ore mine"]]),
        (r"zinc|[a-z]+ copper", [[" copper", "zinc"]]),
        (r"zinc|[a-z]+", []),
        (r"zinc|[a-z]+ in [0-9]+ <m\d+>", [[" <m", "zinc"]]),
        (r"(?:zinc)?[0-9]+", []),
        (r"(?:zinc){1,3}[0-9]+", [["zinc"]]),
        (r"<m\d+> in the ", [["> in the "], ["<m"]]),
        (r"[a-z]+ of <m\d+>", [[" of <m"]]),
        (r"[zs]inc [0-9]+ tin\b", [["sinc ", "zinc "], [" tin"]]),
    ],
)
def test_what_an_expression_cannot_do_without(expression: str, triggers: list[list[str]]) -> None:
    assert [sorted(one) for one in choose_triggers(expression, {})] == triggers


def test_a_class_of_words_stands_for_its_letter() -> None:
    metals = {"W": "zinc|copper|zinc ore"}
    assert [sorted(one) for one in choose_triggers(r"[a-z]+ W[0-9]", metals)] == [[" copper", " zinc"]]
    several = {"W": "zinc|copper", "X": "iron ore"}
    assert [sorted(one) for one in choose_triggers(r"[0-9](?:W|X)", several)] == [["copper", "iron ore", "zinc"]]


def test_a_line_in_which_a_rule_matches_holds_the_triggers_of_the_rule() -> None:
    """Every template is tried on every line of the gold texts."""
    matches = 0
    for path in sorted(GOLD.glob("*.txt")):
        document = read_document(RawText(path.name, path.read_bytes()))
        assert isinstance(document, Document)
        read = extract_document(document)
        scene = set_scene(document, read.figures, read.times, read.cast)
        opened = list_open(scene.page)
        scene.page.open_to = [-1] * len(opened)
        for reading, open_to in zip(scene.readings, opened, strict=True):
            found = [template for template in Template.made if template.first(reading) is not None]
            matches += len(found)
            assert [template.source for template in found if not template.bit & open_to] == []
    assert matches > 500
