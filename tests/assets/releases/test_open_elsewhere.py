"""Others open a release: pandas, polars, an old DuckDB, and the validators of the standards that it follows."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import mlcroissant
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
import rdflib
from frictionless import Package

from pipeline.release.descriptor import describe_schemas
from schemas.contract import TABLES, table_name
from tests.assets.releases.conftest import FIRST, SECOND, copy_release, read_json

NAMES = [table_name(model) for model in TABLES]
OLDER = Path(sys.prefix) / "older"
ASK_OLDER = """
import json, sys
sys.path.insert(0, sys.argv[1])
import duckdb
with duckdb.connect(sys.argv[2], read_only=True) as connection:
    names = "SELECT table_name FROM information_schema.tables ORDER BY table_name"
    counts = {name: connection.sql(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]
              for (name,) in connection.sql(names).fetchall()}
    sums = connection.sql("SELECT sum(obs_value), min(flow::VARCHAR) FROM trade_series").fetchall()[0]
print(json.dumps({"version": duckdb.__version__, "counts": counts, "sums": sums}))
"""


def test_pandas_and_polars_read_the_same_rows(second: Path) -> None:
    for name in NAMES:
        path = second / f"{name}.parquet"
        rows = pq.read_metadata(path).num_rows
        assert (len(pd.read_parquet(path)), pl.read_parquet(path).height) == (rows, rows)
    trade = pl.read_parquet(second / "trade_series.parquet")
    assert trade["obs_value"].sum() == pd.read_parquet(second / "trade_series.parquet")["obs_value"].sum() > 0
    assert trade.schema["obs_value"] == pl.Float64 and trade.schema["flow"] == pl.String


@pytest.mark.skipif(
    not OLDER.is_dir(), reason="an old DuckDB is not installed beside this environment: make check does"
)
def test_duckdb_1_2_opens_tables_and_views(second: Path) -> None:
    arguments = [str(OLDER), str(second / "silkledger.duckdb")]
    done = subprocess.run(
        [sys.executable, "-I", "-c", ASK_OLDER, *arguments], capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    assert said["version"].startswith("1.2.")
    assert {name: said["counts"][name] for name in NAMES} == {
        name: pq.read_metadata(second / f"{name}.parquet").num_rows for name in NAMES
    }
    assert said["counts"]["trade_overview"] == said["counts"]["trade_series"]
    assert said["sums"][0] == sum(pq.read_table(second / "trade_series.parquet").column("obs_value").to_pylist())


def test_frictionless_finds_the_package_valid(second: Path) -> None:
    report = Package(str(second / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "message"]) == [] and report.valid
    assert report.stats["tasks"] == len(NAMES) + 2


def test_frictionless_sees_a_reference_that_leads_nowhere(first: Path, tmp_path: Path) -> None:
    folder = copy_release(first, tmp_path / FIRST)
    table = pq.read_table(folder / "trade_series.parquet").to_pandas()
    table.loc[0, "ref_area"] = "ZZZ"
    table.to_parquet(folder / "trade_series.parquet")
    package = Package(str(folder / "datapackage.json"))
    report = Package(
        resources=[package.get_resource(name) for name in ("parties", "trade_series")], basepath=str(folder)
    )
    assert "foreign-key" in {error[0] for error in report.validate().flatten(["type"])}


def test_package_names_keys_terms_units_sources_and_digests(second: Path) -> None:
    package = read_json(second / "datapackage.json")
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["version"], package["schemaVersion"]) == (SECOND, "1.0.0")
    resources = {resource["name"]: resource for resource in package["resources"]}
    trade = resources["trade_series"]
    sums = dict(line.split("  ")[::-1] for line in (second / "SHA256SUMS").read_text().splitlines())
    assert trade["hash"] == f"sha256:{sums['trade_series.parquet']}"
    assert trade["file"]["bytes"] == (second / "trade_series.parquet").stat().st_size
    fields = {field["name"]: field for field in trade["schema"]["fields"]}
    assert fields["flow"]["constraints"]["enum"] == ["turnover", "exports", "imports"]
    assert fields["obs_value_usd"]["unit"] == "USD"
    assert trade["schema"]["foreignKeys"][0]["reference"] == {"resource": "parties", "fields": ["party_id"]}
    assert resources["documents"]["schema"]["uniqueKeys"] == [["sha256"], ["source_path"]]
    assert {"title": "A new chapter, The Example Post"} in package["sources"]
    assert set(describe_schemas()) == {name for name, resource in resources.items() if "schema" in resource}


def test_croissant_is_valid_and_its_records_can_be_read(second: Path) -> None:
    dataset: Any = mlcroissant.Dataset(jsonld=str(second / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert (set(issues.errors), set(issues.warnings)) == (set(), set())
    assert "http://mlcommons.org/croissant/1.1" in str(dataset.metadata.conforms_to)
    records = list(dataset.records("trade_series"))
    assert len(records) == pq.read_metadata(second / "trade_series.parquet").num_rows
    assert {record["trade_series/obs_value"] for record in records} >= {19.8e9}


def test_catalogue_is_json_ld_with_a_distribution_a_file(second: Path) -> None:
    graph = rdflib.Graph().parse(second / "dataset.jsonld", format="json-ld", publicID="https://example.org/")
    dcat, schema = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("https://schema.org/")
    (dataset,) = graph.subjects(rdflib.RDF.type, dcat.Dataset)
    assert (dataset, rdflib.RDF.type, schema.Dataset) in graph
    files = {str(file).rpartition("/")[2] for file in graph.objects(dataset, dcat.distribution)}
    assert files == {f"{name}.parquet" for name in NAMES} | {"delta.parquet", "silkledger.duckdb"}
    assert str(graph.value(dataset, schema.version)) == SECOND
