"""The asset of a release: what is published, made into a folder that never changes again."""

import dagster as dg

from assets.clock import read_today
from assets.releases import ReleasesFolder
from assets.resources import Warehouse
from assets.retries import ONCE_MORE, retry_disk_only
from assets.stages import OWNERS, published_warehouse


class ReleaseConfig(dg.Config):
    """`force` releases again although nothing changed."""

    force: bool = False


@dg.asset(
    group_name="releases",
    owners=OWNERS,
    kinds={"parquet", "duckdb"},
    deps=[published_warehouse],
    retry_policy=ONCE_MORE,
)
def release(config: ReleaseConfig, warehouse: Warehouse) -> dg.MaterializeResult[None]:
    """An immutable folder with all tables, their description, checks, accuracy, changes and checksums."""
    from assets.measured_accuracy import measure_accuracy  # what a build never needs is loaded by a release only
    from assets.releasing import make_release

    with retry_disk_only():
        accuracy = measure_accuracy(warehouse.folder.cache / "accuracy")
        releases = ReleasesFolder(warehouse.folder.releases)
        released = make_release(warehouse.folder, releases, read_today(), accuracy, config.force)
    folder = releases.place(released.version)
    return dg.MaterializeResult(
        metadata={
            "version": released.version,
            "is_new": released.is_new,
            "changed_rows": dict(released.changed_rows),
            "folder": dg.MetadataValue.path(str(folder)),
            "n_bytes": sum(path.stat().st_size for path in folder.iterdir()),
        }
    )
