"""The asset of the site: what is published, as pages in which every number opens its sentence."""

from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from assets.resources import Warehouse
from assets.site_errors import PackagesError
from assets.stages import OWNERS, published_warehouse

if TYPE_CHECKING:
    from pipeline.site.query import EngineFiles

SITE_NAME = "site"


class SiteConfig(dg.Config):
    """`to`: the folder, else `site` in the warehouse; `all_texts`: for own reading; `query_box`: DuckDB in the page."""

    to: str = ""
    all_texts: bool = False
    query_box: bool = True


@dg.asset(group_name="releases", owners=OWNERS, kinds={"html"}, deps=[published_warehouse])
def site(context: dg.AssetExecutionContext, config: SiteConfig, warehouse: Warehouse) -> dg.MaterializeResult[None]:
    """A static site of what is published, for a folder, any web server, and offline."""
    from assets.measured_accuracy import measure_accuracy  # what a build never needs is loaded for a site only
    from assets.site_folder import describe_warehouse, write_site

    folder = warehouse.folder
    edition = describe_warehouse(folder, measure_accuracy(folder.cache / "accuracy"), config.all_texts)
    target = Path(config.to) if config.to else folder.path / SITE_NAME
    said = write_site(folder.parquet.resolve(), target, edition, find_engine(context.log, config.query_box))
    return dg.MaterializeResult(metadata={**said, "folder": dg.MetadataValue.path(str(target))})


def find_engine(log: dg.DagsterLogManager, wanted: bool) -> "EngineFiles | None":
    """What the query box is made of; without it, the site goes without the box and the log says why."""
    if not wanted:
        return None
    from assets.site_packages import fetch_engine

    try:
        return fetch_engine()
    except PackagesError as error:
        log.warning(f"the site has no query box: {error}")
        return None
