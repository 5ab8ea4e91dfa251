"""`README.md` of a release: a dataset card with one configuration a table, for people and for the Hugging Face Hub."""

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipeline.release.catalogue import find_coverage
from pipeline.release.citation import cite
from pipeline.release.release import Release, list_released_tables
from schemas.contract import DATASET

DEFAULT_TABLE = "trade_series"
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"),
         (10_000_000, "1M<n<10M"), (100_000_000, "10M<n<100M"), (1_000_000_000, "100M<n<1B"))  # fmt: skip
OPENING = """\
## Open it

```python
import pandas as pd

trade = pd.read_parquet("trade_series.parquet")
```

```sql
-- duckdb silkledger.duckdb
SELECT line FROM trade_overview;
```

In R: `arrow::read_parquet("trade_series.parquet")`. Check the files with `sha256sum -c SHA256SUMS`, and everything else
(keys, quotes, database, delta) with `silkledger verify .`.

Every row of a fact has rows in `evidence` (the statements in texts that say so) and every value of it rows in `cells`
(the words it was read from). This puts the words of each statement beside its value:

```python
evidence = pd.read_parquet("evidence.parquet")
trade.merge(evidence, left_on="trade_id", right_on="row_id")[["obs_value", "unit_measure", "quote", "document_id"]]
```

The views `*_overview` of `silkledger.duckdb` have a readable line for each row. `figures` has every quantity of every
text; the money among them that no fact used is in the view `unclaimed_figures`.
"""


TRUST = """\
A row says that a text says so, not that it is so. The reader would rather miss a fact than invent one, and misses many.
`checks.json` has the result of every check of this release, `statistics.json` what it holds."""
UNMEASURED = "How accurate the engine is was not measured for this release."


def render_card(release: Release, accuracy: Mapping[str, Any], documents: pa.Table) -> str:
    """The card: a header that machines read, then what the files are, how to open them and how far to trust them."""
    return "\n".join(["---", *_render_header(release), "---", "", *_render_body(release, accuracy, documents)])


def _render_header(release: Release) -> list[str]:
    lines = [
        f"pretty_name: {json.dumps(DATASET.title)}",
        f"license: {DATASET.licence.lower()}",
        "language:",
        "- en",
        "tags:",
        *(f"- {tag}" for tag in ("china", "central-asia", "trade", "development-finance", "provenance", "tabular")),
        "size_categories:",
        f"- {_name_size(sum(release.rows.values()))}",
        "configs:",
    ]
    for table in list_released_tables():
        lines += [f"- config_name: {table.name}", f"  data_files: {table.file}"]
        lines += ["  default: true"] if table.name == DEFAULT_TABLE else []
    return lines


def _render_body(release: Release, accuracy: Mapping[str, Any], documents: pa.Table) -> list[str]:
    before = f"; it follows {release.previous}" if release.previous else ""
    return [
        f"# {DATASET.title}, release {release.version}",
        "",
        DATASET.description,
        "",
        f"Released on {release.released_on.isoformat()}{before}. Schema {release.schema_version}, code at commit "
        f"`{release.git_commit}`. `DATA_DICTIONARY.md` says what each column means, `CHANGELOG.md` what is new.",
        "",
        _say_texts(documents),
        "",
        "## Tables",
        "",
        "| table | rows | one row is |",
        "| --- | ---: | --- |",
        *(
            f"| [`{table.name}`]({table.file}) | {release.rows[table.name]:,} | {table.description} |"
            for table in list_released_tables()
        ),
        "",
        "`silkledger.duckdb` holds the same tables with keys, comments and views. `delta.parquet` and `delta.json` "
        "lead from the release before to this one. `datapackage.json`, `croissant.json` and `dataset.jsonld` describe "
        "the files to machines. `site.zip` is the reading room: unpack it and open `index.html` to see each number in "
        "the sentence that it was read from.",
        "",
        OPENING,
        "## Trust it so far",
        "",
        TRUST,
        "",
        *_render_accuracy(accuracy),
        "",
        "## Licence and citation",
        "",
        f"Data: {DATASET.licence_title}; texts keep their own licences, see `LICENSE.md`. Cite as:",
        "",
        f"> {cite(release)}",
        "",
    ]


def _say_texts(documents: pa.Table) -> str:
    """How many texts, of which days, and that not one of them can stand for all that was written."""
    days = f", published from {covered.replace('/', ' to ')}" if (covered := find_coverage(documents)) else ""
    plural = "s" * (documents.num_rows != 1)
    return (
        f"Read from {documents.num_rows:,} text{plural}{days}; `documents` lists them. The release knows what they say "
        "and nothing else: what is not here may well exist."
    )


def _render_accuracy(accuracy: Mapping[str, Any]) -> list[str]:
    """A line a measure, as `accuracy.json` has it."""
    if not accuracy.get("measured"):
        return [UNMEASURED]
    return [
        f"Measured on {accuracy['texts']} texts ({accuracy['on']}), not on those of this release; expect somewhat less "
        "on other texts. `accuracy.json` has the counts.",
        "",
        "| what | precision | recall |",
        "| --- | ---: | ---: |",
        *(
            f"| {measure['meaning']} | {_say_share(measure['precision'])} | {_say_share(measure['recall'])} |"
            for measure in accuracy["measures"].values()
        ),
    ]


def _say_share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"


def _name_size(n_rows: int) -> str:
    return next((name for limit, name in SIZES if n_rows < limit), "n>1B")
