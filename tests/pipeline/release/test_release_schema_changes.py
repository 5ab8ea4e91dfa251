"""What changes a schema, and that its version must tell."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.release.descriptor import describe_schemas
from pipeline.release.published_schema import check_published, describe_published, render_published
from pipeline.release.schema_changes import SchemaVersionError, check_schema_version, compare_schemas, find_level

PUBLISHED = Path(__file__).parents[3] / "schemas" / "published.json"
Change = Callable[[dict[str, Any]], object]


def field(schemas: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(field for field in schemas[table]["fields"] if field["name"] == name)
    return found


def remove_field(schemas: dict[str, Any], table: str, name: str) -> None:
    schemas[table]["fields"].remove(field(schemas, table, name))


@pytest.mark.parametrize(
    ("change", "level", "said"),
    [
        (lambda s: s.pop("people"), "major", "people: table removed"),
        (lambda s: remove_field(s, "pledges", "due_year"), "major", "pledges.due_year: column removed"),
        (lambda s: field(s, "figures", "value").update(type="string"), "major",
         "figures.value: type was number, is string"),
        (lambda s: field(s, "pledges", "value_usd").update(unit="EUR"), "major",
         "pledges.value_usd: unit was USD, is EUR"),
        (lambda s: field(s, "figures", "value")["constraints"].pop("required"), "major",
         "figures.value: may be empty now"),
        (lambda s: s["countries"].update(primaryKey=["iso2"]), "major",
         "countries: primary key was (country_id), is (iso2)"),
        (lambda s: field(s, "trade_series", "flow")["constraints"]["enum"].remove("turnover"), "major",
         "trade_series.flow: terms removed: turnover"),
        (lambda s: field(s, "trade_series", "flow")["constraints"]["enum"].append("transit"), "minor",
         "trade_series.flow: terms added: transit"),
        (lambda s: s["people"]["fields"].append({"name": "age", "type": "integer"}), "minor",
         "people.age: column added"),
        (lambda s: s.update(ships=s["people"]), "minor", "ships: table added"),
        (lambda s: s["pledges"].pop("foreignKeys"), "minor", "pledges: foreign keys changed"),
        (lambda s: field(s, "figures", "value").update(description="Else."), "patch", "figures.value: described anew"),
    ],
)  # fmt: skip
def test_change_has_a_level(change: Change, level: str, said: str) -> None:
    before, now = describe_schemas(), copy.deepcopy(describe_schemas())
    change(now)
    changes = compare_schemas(before, now)
    assert [str(found) for found in changes] == [said] and find_level(changes) == level
    with pytest.raises(SchemaVersionError, match=f"a {level} change"):
        check_schema_version("1.4.2", "1.4.2", changes)
    check_schema_version("1.4.2", {"major": "2.0.0", "minor": "1.5.0", "patch": "1.4.3"}[level], changes)


def test_minor_version_does_not_tell_a_removed_column() -> None:
    now = describe_schemas()
    remove_field(now, "pledges", "due_year")
    with pytest.raises(SchemaVersionError, match=r"must be 2\.0\.0 or above and is 1\.5\.0"):
        check_schema_version("1.4.2", "1.5.0", compare_schemas(describe_schemas(), now))


def test_same_schema_needs_no_new_version_and_none_goes_back() -> None:
    same = compare_schemas(describe_schemas(), describe_schemas())
    assert same == ()
    check_schema_version("1.0.0", "1.0.0", same)
    with pytest.raises(SchemaVersionError, match="below"):
        check_schema_version("1.1.0", "1.0.9", same)


def test_published_schema_is_the_recorded_one_and_its_version_tells_every_change() -> None:
    """Fails where a change of schemas/ or of a view is not told by `schema_version`, or not recorded yet."""
    recorded, now = json.loads(PUBLISHED.read_text(encoding="utf-8")), describe_published()
    check_published(recorded, now)
    assert render_published(now) == PUBLISHED.read_text(encoding="utf-8"), (
        "schemas/published.json is stale; run `python -m assets.schema_record`"
    )


@pytest.mark.parametrize(
    ("change", "needed"),
    [
        (lambda now: remove_field(now["tables"], "pledges", "due_year"), "2.0.0"),
        (lambda now: field(now["tables"], "figures", "value").update(type="string"), "2.0.0"),
        (lambda now: now["tables"]["people"]["fields"].append({"name": "age", "type": "integer"}), "1.1.0"),
        (lambda now: now["views"].pop("trade_overview"), "2.0.0"),
        (lambda now: remove_field(now["views"], "trade_overview", "line"), "2.0.0"),
    ],
)
def test_untold_change_of_the_published_schema_says_which_version_is_needed(change: Change, needed: str) -> None:
    before = describe_published() | {"schema_version": "1.0.0"}
    now = copy.deepcopy(before)
    change(now)
    with pytest.raises(SchemaVersionError, match=rf"must be {needed} or above.*Set schema_version in schemas/contract"):
        check_published(before, now)
    check_published(before, now | {"schema_version": needed})


def test_rewording_needs_no_new_record() -> None:
    parts = describe_published()
    described = [field for part in ("tables", "views") for table in parts[part].values() for field in table["fields"]]
    assert described and not any("description" in field for field in described)
