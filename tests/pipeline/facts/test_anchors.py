"""An expression that begins with "^" matches nowhere but at the very start: tried from a later place it is dead."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pipeline

COMPILERS = ("Expression", "compile")
TRIED = ("search", "match", "fullmatch", "finditer")


def list_dead(source: str) -> Iterator[str]:
    """The anchored patterns of a module that it tries from a place of its own choosing."""
    tree = ast.parse(source)
    anchored = {
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _is_anchored(node.value)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            tried = node.func.attr in TRIED and len(node.args) > 1
            if tried and node.func.value.id in anchored:
                yield f"{node.func.value.id} in line {node.lineno}"


def _is_anchored(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call) or getattr(value.func, "id", getattr(value.func, "attr", "")) not in COMPILERS:
        return False
    if any("MULTILINE" in ast.unparse(more) for more in value.args[1:]):
        return False
    first = value.args[0]
    opening = first.values[0] if isinstance(first, ast.JoinedStr) else first
    text = opening.value if isinstance(opening, ast.Constant) and isinstance(opening.value, str) else ""
    return text.startswith("^") and "|^" not in text


def test_no_anchored_pattern_is_tried_from_a_later_place() -> None:
    modules = sorted(Path(pipeline.__file__).parent.rglob("*.py"))
    dead = [f"{path.name}: {one}" for path in modules for one in list_dead(path.read_text("utf-8"))]
    assert modules and dead == []


def test_a_dead_pattern_is_seen() -> None:
    assert list(
        list_dead('A = Expression(r"^x")\nB = Expression(r"x")\nA.search(t, 3)\nB.search(t, 3)\nA.search(t)')
    ) == ["A in line 3"]
