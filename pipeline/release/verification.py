"""Whether the tables of a release are what its own descriptor says: columns, keys, terms and references."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.release.checks.run import list_checks, run_checks
from pipeline.release.descriptor import FIELD_TYPES

Tables = Mapping[str, pa.Table]
Resource = Mapping[str, Any]
QUOTING = ("mentions", "figures", "evidence", "cells")


def find_differences(package: Mapping[str, Any], tables: Tables) -> Iterator[str]:
    """What differs between a package and its tables, a sentence each; nothing where all is as described."""
    for resource in package["resources"]:
        if "schema" in resource:
            for check in (_check_rows, _check_columns, _check_keys, _check_terms, _check_references):
                yield from check(resource, tables)


def find_broken_contract(tables: Tables) -> Iterator[str]:
    """What breaks the contract of this program between the tables, a sentence each.

    Quotes are compared where the release has the full text; the quotes of other texts were compared when it was made.
    """
    with_text = tables["document_texts"].column("document_id")
    quoted = {name: _select_documents(tables, name, with_text) for name in QUOTING}
    checks = [check for check in list_checks() if check.severity == "error"]
    for part, held in (
        ([check for check in checks if "document_texts" not in check.needs], tables),
        ([check for check in checks if "document_texts" in check.needs], {**tables, **quoted}),
    ):
        for outcome in run_checks(held, part):
            if not outcome.passed:
                first = outcome.failures.slice(0, 1).to_pylist()
                yield f"{outcome.check.table}: not so: {outcome.check.description} First case: {first[0]}"


def _select_documents(tables: Tables, name: str, documents: "pa.ChunkedArray[Any]") -> pa.Table:
    """The rows that quote one of these documents; `cells` name theirs by their evidence."""
    table = tables[name]
    if "document_id" in table.column_names:
        return table.filter(pc.is_in(table.column("document_id"), value_set=documents.combine_chunks()))
    evidence = _select_documents(tables, "evidence", documents).column("evidence_id")
    return table.filter(pc.is_in(table.column("evidence_id"), value_set=evidence.combine_chunks()))


def _check_rows(resource: Resource, tables: Tables) -> Iterator[str]:
    name, expected = resource["name"], resource.get("rowCount")
    if name not in tables:
        yield f"{name}: there is no such table"
    elif tables[name].num_rows != expected:
        yield f"{name}: {expected} rows expected, {tables[name].num_rows} found"


def _check_columns(resource: Resource, tables: Tables) -> Iterator[str]:
    name, fields = resource["name"], resource["schema"]["fields"]
    table = tables[name]
    expected = [field["name"] for field in fields]
    if table.column_names != expected:
        yield f"{name}: columns {expected} expected, {table.column_names} found"
        return
    for field in fields:
        column = table.column(field["name"])
        found = FIELD_TYPES.get(column.type, str(column.type))
        if found != field["type"]:
            yield f"{name}.{field['name']}: type {field['type']} expected, {found} found"
        if field.get("constraints", {}).get("required") and column.null_count:
            yield f"{name}.{field['name']}: {column.null_count} values missing, and none may be"


def _check_keys(resource: Resource, tables: Tables) -> Iterator[str]:
    name, schema = resource["name"], resource["schema"]
    table = tables[name]
    key = schema["primaryKey"]
    for columns in (key, *schema.get("uniqueKeys", [])):
        counted = table.group_by(columns).aggregate([([], "count_all")])
        twice = counted.filter(pc.greater(counted.column("count_all"), pa.scalar(1)))
        if twice.num_rows:
            first = [twice.column(column)[0].as_py() for column in columns]
            yield f"{name}: ({', '.join(columns)}) must stand once; {first} stands more than once"
    ordered = table.select(key).sort_by([(column, "ascending") for column in key])
    if not ordered.equals(table.select(key)):
        yield f"{name}: rows are not sorted by ({', '.join(key)})"


def _check_terms(resource: Resource, tables: Tables) -> Iterator[str]:
    name = resource["name"]
    for field in resource["schema"]["fields"]:
        terms = field.get("constraints", {}).get("enum")
        if terms:
            column = tables[name].column(field["name"])
            strange = _list_outside(column, pa.array(terms, column.type))
            if strange:
                yield f"{name}.{field['name']}: {strange[0]!r} is no term of its vocabulary"


def _check_references(resource: Resource, tables: Tables) -> Iterator[str]:
    name = resource["name"]
    for link in resource["schema"].get("foreignKeys", []):
        (column,), target = link["fields"], link["reference"]["resource"] or name
        (to_column,) = link["reference"]["fields"]
        held = tables[target].column(to_column).combine_chunks()
        strange = _list_outside(tables[name].column(column), held)
        if strange:
            yield f"{name}.{column}: {strange[0]!r} does not stand in {target}.{to_column}"


def _list_outside(column: "pa.ChunkedArray[Any]", allowed: "pa.Array[Any]") -> list[Any]:
    """The values, missing ones apart, that are not among those allowed."""
    present = column.drop_null()
    outside: list[Any] = present.filter(pc.invert(pc.is_in(present, value_set=allowed))).to_pylist()
    return outside
