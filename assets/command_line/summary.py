"""What a person wants to read after a build: what is there, what is striking, where it lies, what to do next."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from assets.command_line.sql import print_rows, show_value
from assets.reading_room import fetch_dicts, open_published
from assets.warehouse_folder import DATABASE_NAME, WarehouseFolder, read_record


def print_summary(folder: WarehouseFolder, raw: Path, seconds: float, unchanged: bool) -> None:
    print("todo")
