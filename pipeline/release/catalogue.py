"""`dataset.jsonld`: the release for search engines (schema.org) and data catalogues (DCAT 3)."""

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.release.citation import cite
from pipeline.release.names import DATABASE_FILE
from pipeline.release.release import AUTHORS, Release, ReleasedFile, list_released_tables
from schemas.contract import DATASET

CONTEXT = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PARQUET_TYPE = "application/vnd.apache.parquet"
DATABASE_TYPE = "application/vnd.duckdb"


def describe_catalogue(release: Release, documents: pa.Table, countries: pa.Table) -> dict[str, Any]:
    """The dataset with one distribution a file; `documents` give the time that it covers, `countries` the places."""
    description: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": f"urn:{DATASET.name}:{release.version}",
        "name": DATASET.title,
        "dct:title": DATASET.title,
        "description": DATASET.description,
        "dct:description": DATASET.description,
        "version": release.version,
        "dcat:version": release.version,
        "datePublished": release.released_on.isoformat(),
        "dct:issued": {"@value": release.released_on.isoformat(), "@type": "xsd:date"},
        "license": DATASET.licence_url,
        "dct:license": {"@id": DATASET.licence_url},
        "creator": {"@type": "Organization", "name": AUTHORS},
        "publisher": {"@type": "Organization", "name": AUTHORS},
        "citation": cite(release),
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "keywords": ["China", "Central Asia", "trade", "aid pledges", "infrastructure", "provenance"],
        "measurementTechnique": "Rule-based reading of articles; each value leads to the words it was read from.",
        "spatialCoverage": list_places(countries),
        "variableMeasured": [table.name for table in list_released_tables()],
        "distribution": [
            *(
                _describe_file(table.name, table.description, release.files[table.file], PARQUET_TYPE)
                for table in list_released_tables()
            ),
            {
                "@type": ["DataDownload", "dcat:Distribution"],
                "@id": DATABASE_FILE,
                "name": "database",
                "description": "All tables with keys, comments and views; DuckDB 1.2 and later open it.",
                "contentUrl": DATABASE_FILE,
                "dcat:downloadURL": {"@id": DATABASE_FILE},
                "encodingFormat": DATABASE_TYPE,
                "dcat:mediaType": DATABASE_TYPE,
            },
        ],
    }
    description["dcat:distribution"] = [{"@id": file["@id"]} for file in description["distribution"]]
    if covered := find_coverage(documents):
        description["temporalCoverage"] = covered
    if release.previous:
        description["isBasedOn"] = f"urn:{DATASET.name}:{release.previous}"
        description["dcat:previousVersion"] = {"@id": f"urn:{DATASET.name}:{release.previous}"}
    return description


def find_coverage(documents: pa.Table) -> str | None:
    """The first and last day of publication as an ISO 8601 interval; None where no text is dated."""
    first, last = pc.min_max(documents.column("published_on")).values()
    return f"{first.as_py()}/{last.as_py()}" if first.is_valid else None


def list_places(countries: pa.Table) -> list[str]:
    """The names of the states that the texts mention."""
    mentioned = countries.filter(pc.greater(countries.column("n_mentions"), pa.scalar(0)))
    return sorted(str(name) for name in mentioned.column("name").to_pylist())


def _describe_file(name: str, description: str, file: ReleasedFile, media_type: str) -> dict[str, Any]:
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "@id": file.name,
        "name": name,
        "description": description,
        "contentUrl": file.name,
        "dcat:downloadURL": {"@id": file.name},
        "encodingFormat": media_type,
        "dcat:mediaType": media_type,
        "contentSize": f"{file.n_bytes} B",
        "dcat:byteSize": {"@value": file.n_bytes, "@type": "xsd:nonNegativeInteger"},
        "sha256": file.sha256,
        "spdx:checksum": {"spdx:algorithm": "SHA256", "spdx:checksumValue": file.sha256},
    }
