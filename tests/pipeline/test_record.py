from dataclasses import replace

from pipeline.record import record


@record
class Ore:
    metal: str
    tonnes: float = 0.0


def test_records_with_equal_values_are_one_key() -> None:
    assert {Ore("zinc", 5.0): "here"}[Ore("zinc", 5.0)] == "here"
    assert replace(Ore("zinc"), tonnes=5.0) == Ore("zinc", 5.0)
    assert not hasattr(Ore("zinc"), "__dict__")
