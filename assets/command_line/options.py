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
    Path,
    typer.Option(
        "--raw",
        "-r",
        metavar="DIR",
        help="The folder of texts: .txt, .md and .html, and .parquet and .jsonl with a text a row; subfolders too.",
        envvar="SILKLEDGER_RAW",
    ),
]
DEFAULT_WAREHOUSE = Path("warehouse")
DEFAULT_RAW = Path("raw")
