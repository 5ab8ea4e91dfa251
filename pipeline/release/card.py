"""`README.md` of a release: a dataset card with one configuration a table, for people and for the Hugging Face Hub."""

import json

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
(the words it was read from). Start with the views `*_overview` of `silkledger.duckdb`. `figures` has every quantity of
every text; those of money that no fact used are in the view `unclaimed_figures`.

## Trust it so far

`accuracy.json` has precision and recall on the project's own gold texts, `checks.json` the result of every check of
this release, `statistics.json` what it holds. A row says that a text says so, not that it is so. The reader would
rather miss a fact than invent one, and misses many.
"""


def render_card(release: Release) -> str:
    """The card: a header that machines read, then what the files are and how to open them."""
    return "\n".join(["---", *_render_header(release), "---", "", *_render_body(release)])


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


def _render_body(release: Release) -> list[str]:
    before = f"; it follows {release.previous}" if release.previous else ""
    return [
        f"# {DATASET.title}, release {release.version}",
        "",
        DATASET.description,
        "",
        f"Released on {release.released_on.isoformat()}{before}. Schema {release.schema_version}, code at commit "
        f"`{release.git_commit}`. `DATA_DICTIONARY.md` says what each column means, `CHANGELOG.md` what is new.",
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
        "## Licence and citation",
        "",
        f"Data: {DATASET.licence_title}; texts keep their own licences, see `LICENSE.md`. Cite as:",
        "",
        f"> {cite(release)}",
        "",
    ]


def _name_size(n_rows: int) -> str:
    return next((name for limit, name in SIZES if n_rows < limit), "n>1B")
