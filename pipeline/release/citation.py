"""How to cite a release."""

import json

from pipeline.release.release import AUTHORS, Release
from schemas.contract import DATASET


def cite(release: Release) -> str:
    """The citation in one line."""
    return f"{AUTHORS} ({release.released_on.year}). {DATASET.title}, release {release.version}. {DATASET.licence}."


def render_citation(release: Release) -> str:
    """`CITATION.cff`, in the Citation File Format 1.2.0."""
    lines = [
        "cff-version: 1.2.0",
        f"title: {json.dumps(DATASET.title)}",
        'message: "If you use this dataset, please cite the release that you used."',
        "type: dataset",
        "authors:",
        f"  - name: {json.dumps(AUTHORS)}",
        f"version: {json.dumps(release.version)}",
        f"date-released: {json.dumps(release.released_on.isoformat())}",
        f"license: {DATASET.licence}",
        f"abstract: {json.dumps(DATASET.description)}",
    ]
    return "\n".join(lines) + "\n"
