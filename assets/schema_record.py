"""`schemas/published.json`, written anew: `python -m assets.schema_record`.

Refuses where a table, column, type, term or key changed and `schema_version` does not say so.
"""

import sys
from pathlib import Path

from assets.engine import HOUSE
from assets.releases import read_json
from assets.warehouse_folder import write_whole
from pipeline.release.published_schema import check_published, describe_published, render_published
from pipeline.release.schema_changes import SchemaVersionError

RECORD = HOUSE / "schemas" / "published.json"


def record_schema(record: Path) -> None:
    """Puts the interface of today in the place of the recorded one; raises SchemaVersionError."""
    now = describe_published()
    if record.exists():
        check_published(read_json(record), now)
    write_whole(record, render_published(now).encode())


if __name__ == "__main__":
    try:
        record_schema(RECORD)
    except SchemaVersionError as error:
        sys.exit(f"schemas/published.json is left as it was: {error}")
