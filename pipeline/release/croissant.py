"""`croissant.json`: the release for machine learning tools (MLCommons Croissant 1.1, docs.mlcommons.org/croissant)."""

from typing import Any

import pyarrow as pa

from pipeline.release.citation import cite
from pipeline.release.release import AUTHORS, Field, Release, ReleasedFile, ReleasedTable, list_released_tables
from pipeline.release.version import read_calver
from schemas.contract import DATASET

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
PARQUET_TYPE = "application/x-parquet"
DATA_TYPES = {
    pa.string(): "sc:Text",
    pa.int64(): "sc:Integer",
    pa.float64(): "sc:Float",
    pa.bool_(): "sc:Boolean",
    pa.date32(): "sc:Date",
}
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context of the specification, word for word: validators compare it."""


def describe_croissant(release: Release) -> dict[str, Any]:
    """The dataset with a file and a set of records a table; fields refer to those of other tables."""
    tables = list_released_tables()
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": DATASET.title,
        "description": DATASET.description,
        "license": DATASET.licence_url,
        "version": write_version(release.version),
        "datePublished": release.timestamp,
        "creator": {"@type": "sc:Organization", "name": AUTHORS},
        "publisher": {"@type": "sc:Organization", "name": AUTHORS},
        "citeAs": cite(release),
        "inLanguage": "en",
        "isLiveDataset": False,
        "distribution": [_describe_file(table, release.files[table.file]) for table in tables],
        "recordSet": [_describe_records(table) for table in tables],
    }


def write_version(version: str) -> str:
    """A calendar version as Croissant wants it, which knows semantic versions only.

    >>> write_version("2026.03.09"), write_version("2026.03.09.1")
    ('2026.3.9', '2026.3.9+1')
    """
    read = read_calver(version)
    if read is None:
        raise ValueError(f"{version} is no version of a release")
    return f"{read.year}.{read.month}.{read.day}" + (f"+{read.again}" if read.again else "")


def _describe_file(table: ReleasedTable, file: ReleasedFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.name,
        "name": file.name,
        "description": table.description,
        "contentUrl": file.name,
        "contentSize": f"{file.n_bytes} B",
        "encodingFormat": PARQUET_TYPE,
        "sha256": file.sha256,
    }


def _describe_records(table: ReleasedTable) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.description,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [_describe_field(table, field) for field in table.fields],
    }


def _describe_field(table: ReleasedTable, field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{field.name}",
        "name": field.name,
        "description": field.description + (f" Unit: {field.unit}." if field.unit else ""),
        "dataType": DATA_TYPES[field.arrow_type],
        "source": {"fileObject": {"@id": table.file}, "extract": {"column": field.name}},
    }
    # A set of records that refers to itself would never be read to its end.
    links = [link for link in table.references if link.column == field.name and link.to_table != table.name]
    if links:
        described["references"] = {"field": {"@id": f"{links[0].to_table}/{links[0].to_column}"}}
    return described
