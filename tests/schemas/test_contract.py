"""The definition keeps the published promise: names, types, keys and vocabularies."""

import datetime
import re

import pandas as pd
import pandera.pandas as pa
import pyarrow as arrow
import pytest

from schemas import vocabularies
from schemas.agreements import Agreements
from schemas.contract import (
    DATASET,
    FACT_TABLES,
    TABLES,
    Column,
    arrow_schema,
    extracted_columns,
    find_table,
    foreign_keys,
    list_columns,
    party_links,
    primary_key,
    table_description,
    table_name,
    vocabulary_terms,
)
from schemas.countries import Countries
from schemas.figures import Figures
from schemas.table import Table

# The promise in its own words: `*` is part of the primary key, `?` may be null.
PROMISED = {
    "documents": "*document_id source_path sha256 n_bytes encoding language title? publisher? author? url? "
    "published_on? published_precision? published_basis licence? n_chars n_sentences duplicate_of?",
    "document_texts": "*document_id text",
    "rejected_documents": "*source_path sha256? reason detail",
    "parties": "*party_id kind name organization_kind? country_id? wikidata_id?",
    "countries": "*country_id iso2 m49 name official_name? region subregion is_central_asia n_documents n_mentions "
    "first_published_on? last_published_on?",
    "party_members": "*group_id *party_id basis",
    "people": "*person_id name role? country_id? n_documents n_mentions",
    "mentions": "*mention_id document_id char_start char_end quote entity_type entity_id",
    "figures": "*figure_id document_id char_start char_end quote class value value_max? unit bound value_usd? "
    "value_usd_basis? used_by?",
    "projects": "*project_id name kind sector? status iati_status? status_as_of? cost_value? cost_currency? cost_usd? "
    "capacity_value? capacity_unit? start_year? completion_year? n_documents",
    "project_statuses": "*project_id *document_id *status as_of?",
    "project_parties": "*project_id *party_id *role",
    "pledges": "*pledge_id transaction_type instrument finance_type? description quantity? quantity_max? unit? bound "
    "value_usd? value_usd_basis? is_additional recommended_for_aggregates announced_on? event_id? project_id? "
    "start_year? due_year? n_documents",
    "pledge_parties": "*pledge_id *party_id *role",
    "trade_series": "*trade_id ref_area counterpart_area flow commodity? freq time_period? obs_value unit_measure "
    "bound kind obs_value_usd? value_usd_basis? reported_by? n_documents",
    "agreements": "*agreement_id description count? value? currency? value_usd? bound signed_on? event_id? n_documents",
    "agreement_parties": "*agreement_id *party_id",
    "events": "*event_id name kind date_start? date_end? precision? place? n_documents",
    "event_parties": "*event_id *party_id",
    "evidence": "*evidence_id table_name row_id document_id char_start char_end quote prefix suffix assertion "
    "attributed_to? rule",
    "cells": "*evidence_id *column_name char_start char_end quote method value_text",
}

VOCABULARIES = {
    "documents.published_precision": "day month year",
    "documents.published_basis": "manifest text none",
    "rejected_documents.reason": "empty binary undecodable too_large unreadable unsupported_type not_prose "
    "unsupported_language",
    "parties.kind": "state group organization",
    "parties.organization_kind": "intergovernmental initiative company media forum treaty government_body think_tank "
    "bank other",
    "party_members.basis": "reference text",
    "mentions.entity_type": "party person place project",
    "figures.class": "money percent ratio count duration physical",
    "figures.bound": "exact approx min max",
    "projects.kind": "railway road pipeline power_plant power_grid port logistics_hub airport mine factory refinery "
    "telecom water agriculture urban corridor school hospital other",
    "projects.status": "proposed planned under_construction operational suspended cancelled unknown",
    "project_parties.role": "location builder lender owner partner",
    "pledges.transaction_type": "12 2 3",
    "pledges.instrument": "grant loan investment financing in_kind scholarships training facility mechanism "
    "market_access trade_target other",
    "pledge_parties.role": "pledgor recipient",
    "trade_series.flow": "turnover exports imports",
    "trade_series.freq": "A S Q M YTD",
    "trade_series.kind": "reported estimate forecast target",
    "events.kind": "summit forum visit war other",
    "evidence.assertion": "stated attributed hedged",
    "cells.method": "read resolved converted inferred curated",
}

NAMES = [table_name(model) for model in TABLES]
COLUMNS: list[tuple[str, Column]] = [(table_name(model), column) for model in TABLES for column in list_columns(model)]


def test_tables_are_those_promised():
    assert sorted(NAMES) == sorted(PROMISED)


@pytest.mark.parametrize("name", PROMISED)
def test_promised_columns_keep_name_order_key_and_nullability(name: str):
    model = find_table(name)
    promised = [re.fullmatch(r"(\*?)(\w+)(\??)", word).groups() for word in PROMISED[name].split()]
    held = {column.name: (column.key, column.nullable) for column in list_columns(model)}
    names = [column for _, column, _ in promised]
    assert list(held)[: len(names)] == names
    assert {column: held[column] for column in names} == {
        column: (key == "*", null == "?") for key, column, null in promised
    }
    assert primary_key(model) == tuple(column for key, column, _ in promised if key)


@pytest.mark.parametrize("place", VOCABULARIES)
def test_promised_vocabularies_hold_their_terms(place: str):
    table, name = place.split(".")
    (column,) = (column for column in list_columns(find_table(table)) if column.name == name)
    assert sorted(column.terms) == sorted(VOCABULARIES[place].split())


def test_dates_are_dates_and_money_is_a_double():
    dates = {f"{table}.{column.name}" for table, column in COLUMNS if column.arrow_type == arrow.date32()}
    assert dates >= {
        "documents.published_on",
        "countries.first_published_on",
        "countries.last_published_on",
        "projects.status_as_of",
        "project_statuses.as_of",
        "pledges.announced_on",
        "agreements.signed_on",
        "events.date_start",
        "events.date_end",
    }
    doubles = {f"{table}.{column.name}" for table, column in COLUMNS if column.arrow_type == arrow.float64()}
    assert doubles >= {"figures.value", "projects.cost_usd", "pledges.quantity", "trade_series.obs_value"}


def test_only_flat_types_that_every_reader_knows():
    types = {column.arrow_type for _, column in COLUMNS}
    assert types == {arrow.string(), arrow.int64(), arrow.float64(), arrow.bool_(), arrow.date32()}


def test_same_column_name_has_same_type_unit_and_meaning_everywhere():
    seen: dict[str, tuple[str, object]] = {}
    for table, column in COLUMNS:
        held = (column.arrow_type, column.unit, column.meaning)
        first, expected = seen.setdefault(column.name, (table, held))
        assert held == expected, f"{table}.{column.name} differs from {first}.{column.name}"


def test_no_key_column_may_be_null_and_every_table_has_a_key():
    assert not [(table, column.name) for table, column in COLUMNS if column.key and column.nullable]
    assert all(primary_key(model) for model in TABLES)


def test_every_table_and_column_is_described_in_a_sentence():
    for model in TABLES:
        assert table_description(model).endswith("."), table_name(model)
    for table, column in COLUMNS:
        assert column.description.endswith("."), f"{table}.{column.name}"


def test_foreign_keys_point_to_primary_keys_of_earlier_tables():
    for position, model in enumerate(TABLES):
        for link in foreign_keys(model):
            assert NAMES.index(link.to_table) <= position, (table_name(model), link)
            assert primary_key(find_table(link.to_table)) == (link.to_column,)


def test_columns_that_name_another_table_s_key_refer_to_it():
    owners = {primary_key(model)[0]: table_name(model) for model in reversed(TABLES) if len(primary_key(model)) == 1}
    free = {"rejected_documents.source_path", "documents.source_path", "parties.country_id", "people.country_id"}
    for model in TABLES:
        linked = {link.column for link in foreign_keys(model)}
        for column in list_columns(model):
            owner = owners.get(column.name)
            if owner not in (None, table_name(model)) and f"{table_name(model)}.{column.name}" not in free:
                assert column.name in linked, (table_name(model), column.name)


def test_every_vocabulary_is_used_or_told_apart():
    literals = {name for name, held in vars(vocabularies).items() if vocabularies.terms(held) and name[0].isupper()}
    assert len(vocabulary_terms()) == len(literals)


def test_party_tables_know_their_fact_and_whether_they_have_a_role():
    assert {(link.table, link.fact_table, link.fact_key, link.has_role) for link in party_links()} == {
        ("project_parties", "projects", "project_id", True),
        ("pledge_parties", "pledges", "pledge_id", True),
        ("agreement_parties", "agreements", "agreement_id", False),
        ("event_parties", "events", "event_id", False),
    }


def test_computed_values_are_not_extracted():
    computed = {"sector", "iati_status", "finance_type", "recommended_for_aggregates", "n_documents", "cost_usd"}
    computed |= {"value_usd", "obs_value_usd", "value_usd_basis", "precision", "event_id"}
    for model in FACT_TABLES:
        assert not computed & set(extracted_columns(model)), table_name(model)
        assert not set(primary_key(model)) & set(extracted_columns(model)), table_name(model)


def test_schema_version_is_semantic():
    assert re.fullmatch(r"\d+\.\d+\.\d+", DATASET.schema_version)


def frame_of(model: type[Table], **columns: list[object]) -> pd.DataFrame:
    """A frame of the model's types, with the given columns filled and the rest missing."""
    length = max(len(values) for values in columns.values())
    schema = arrow_schema(model)
    filled = [arrow.array(columns.get(field.name, [None] * length), field.type) for field in schema]
    return arrow.table(filled, schema=schema).to_pandas(types_mapper=pd.ArrowDtype)


AGREEMENT = {
    "agreement_id": ["a"],
    "description": ["deals"],
    "count": [58],
    "bound": ["exact"],
    "n_documents": [1],
}


def failures(model: type[Table], frame: pd.DataFrame) -> set[tuple[str, str]]:
    """What lazy validation finds: (column, check)."""
    try:
        model.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as error:
        return {(str(case.column), str(case.check)) for case in error.failure_cases.itertuples()}
    return set()


@pytest.mark.parametrize("model", TABLES, ids=NAMES)
def test_an_empty_table_is_valid(model: type[Table]):
    frame = arrow_schema(model).empty_table().to_pandas(types_mapper=pd.ArrowDtype)
    assert not failures(model, frame)


def test_validation_keeps_missing_integers_and_dates_as_they_are():
    frame = frame_of(Agreements, **{**AGREEMENT, "count": [None]})
    assert not failures(Agreements, frame)
    assert Agreements.validate(frame)["count"].dtype == pd.ArrowDtype(arrow.int64())


def test_validation_coerces_nothing():
    frame = frame_of(Agreements, **AGREEMENT)
    for dtype in ("float64", "object", "str", "int32[pyarrow]"):
        found = failures(Agreements, frame.astype({"count": dtype}))
        assert ("count", "dtype('int64[pyarrow]')") in found, dtype


def test_validation_finds_every_fault_at_once():
    frame = frame_of(
        Agreements,
        agreement_id=["a", "a"],
        description=["deals", None],
        count=[1, 2],
        value_usd=[5.0, None],
        currency=[None, "usd"],
        bound=["exact", "roughly"],
        n_documents=[1, -1],
    )
    found = failures(Agreements, frame)
    assert {
        ("description", "not_nullable"),
        ("n_documents", "greater_than_or_equal_to(0)"),
        ("currency", "str_matches('^(?:[A-Z]{3})$')"),
        ("bound", "isin(['exact', 'approx', 'min', 'max'])"),
    } <= found
    assert {check for _, check in found} >= {"primary_key_is_unique", "value_usd_has_a_basis"}


def test_extra_and_missing_columns_fail():
    frame = frame_of(Agreements, **AGREEMENT)
    assert any(check == "column_in_schema" for _, check in failures(Agreements, frame.assign(more=1)))
    assert any(check == "column_in_dataframe" for _, check in failures(Agreements, frame.drop(columns="bound")))


def test_quote_must_be_as_long_as_its_span_in_code_points():
    row = {
        "figure_id": ["f"],
        "document_id": ["0123456789abcdef"],
        "quote": ["€5 🚂"],
        "class": ["money"],
        "value": [5.0],
        "unit": ["EUR"],
        "bound": ["exact"],
        "rule": ["symbol_before_number"],
    }
    assert not failures(Figures, frame_of(Figures, char_start=[7], char_end=[11], **row))
    found = failures(Figures, frame_of(Figures, char_start=[7], char_end=[12], **row))
    assert {check for _, check in found} == {"quote_is_as_long_as_its_span"}


def test_first_date_after_last_date_fails():
    row = {
        "country_id": ["KAZ"],
        "iso2": ["KZ"],
        "m49": ["398"],
        "name": ["Kazakhstan"],
        "region": ["Asia"],
        "subregion": ["Central Asia"],
        "is_central_asia": [True],
        "n_documents": [1],
        "n_mentions": [1],
        "first_published_on": [datetime.date(2025, 2, 1)],
    }
    assert not failures(Countries, frame_of(Countries, **row))
    found = failures(Countries, frame_of(Countries, **row, last_published_on=[datetime.date(2025, 1, 1)]))
    assert {check for _, check in found} == {"first_published_on_is_not_after_last"}
