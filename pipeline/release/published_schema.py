"""The public interface as `schemas/published.json` holds it, so that a change of it is seen before a release is made.

Tables with columns, types, units, terms and keys, and views with their columns; words about them are not in it.
"""

import json
from collections.abc import Mapping
from typing import Any

from pipeline.release.descriptor import describe_schemas
from pipeline.release.schema_changes import check_schema_version, compare_schemas
from pipeline.release.views.view import View, read_views
from schemas.contract import DATASET

Published = Mapping[str, Any]
KEYS = ("primaryKey", "uniqueKeys", "foreignKeys")


def describe_published() -> dict[str, Any]:
    """The interface as the code defines it today, under its version."""
    tables = {name: _describe_table(schema) for name, schema in describe_schemas().items()}
    views = {
        view.name: {"fields": [{"name": name, "type": "any"} for name, _ in view.columns]} for view in read_views()
    }
    return {"schema_version": DATASET.schema_version, "tables": tables, "views": views}


def check_published(before: Published, now: Published) -> None:
    """Raises SchemaVersionError where the version of `now` does not tell what changed since `before`."""
    changes = [change for part in ("tables", "views") for change in compare_schemas(before[part], now[part])]
    check_schema_version(before["schema_version"], now["schema_version"], changes)


def render_published(published: Published) -> str:
    """JSON with a line a column, so that a comparison of two versions shows what changed."""
    version = json.dumps(published["schema_version"])
    parts = ",\n".join(_render_part(part, published[part]) for part in ("tables", "views"))
    return f'{{\n "schema_version": {version},\n{parts}\n}}\n'


def _render_part(name: str, tables: Mapping[str, Any]) -> str:
    rendered = ",\n".join(_render_table(table, schema) for table, schema in tables.items())
    return f" {json.dumps(name)}: {{\n{rendered}\n }}"


def _render_table(name: str, schema: Mapping[str, Any]) -> str:
    fields = ",\n".join(f"    {json.dumps(field)}" for field in schema["fields"])
    keys = "".join(f",\n   {json.dumps(key)}: {json.dumps(schema[key])}" for key in KEYS if key in schema)
    return f'  {json.dumps(name)}: {{\n   "fields": [\n{fields}\n   ]{keys}\n  }}'


def _describe_view(view: View) -> dict[str, Any]:
    return {"fields": [{"name": name, "type": "any"} for name, _ in view.columns]}


def _describe_table(schema: Mapping[str, Any]) -> dict[str, Any]:
    fields = [
        {name: field[name] for name in ("name", "type", "unit", "constraints") if name in field}
        for field in schema["fields"]
    ]
    return {"fields": fields, **{key: schema[key] for key in KEYS if key in schema}}
