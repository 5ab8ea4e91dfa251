"""The options that several commands take."""

from pathlib import Path
from typing import Annotated

import typer

Warehouse = Annotated[
    Path,
    typer.Option(
        "--warehouse",
        "-w",
        metavar="DIR",
        help="The folder that holds the built tables.",
        envvar="SILKLEDGER_WAREHOUSE",
        file_okay=False,
    ),
]
Raw = Annotated[
    str,
    typer.Option(
        "--raw",
        "-r",
        metavar="DIR",
        help="The folder of texts: .txt, .md and .html, and .parquet and .jsonl with a text a row; subfolders too. "
        "Or a bucket: s3://bucket/folder.",
        envvar="SILKLEDGER_RAW",
    ),
]
DEFAULT_WAREHOUSE = Path("warehouse")
DEFAULT_RAW = "raw"
