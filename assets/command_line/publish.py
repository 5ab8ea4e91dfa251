"""`silkledger publish`: releases to where others can download them."""

from typing import Annotated

import typer

from assets.command_line.options import DEFAULT_WAREHOUSE, Warehouse
from assets.releases import ReleasesFolder
from assets.warehouse_folder import WarehouseFolder


def publish(
    to: Annotated[
        str,
        typer.Option("--to", metavar="URL", help="A folder, or s3://bucket/folder.", show_default=False),
    ],
    version: Annotated[
        list[str] | None,
        typer.Option("--release", metavar="VERSION", help="Publish this release only; may be given again."),
    ] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Publish releases to a folder or to S3-compatible storage, where `silkledger pull` and others find them.

    Data go first and index.json last, so that readers see whole releases only. What is there already is not sent again:
    an interrupted publish goes on with another call. A release that is published is never replaced.

    S3 takes its credentials from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY or AWS_PROFILE). A server
    that is not Amazon's is named in the address: s3://bucket/folder?endpoint_override=host:port&region=us-east-1, with
    &scheme=http where it has no TLS.

    [bold]Exit codes[/]: 0 published, or it was already; 1 the release is damaged, another one has its version, or the
    storage refuses; 2 there is no release, or no such kind of address.

    [bold]Examples[/]

      silkledger publish --to /mnt/public/silkledger

      silkledger publish --to "s3://silkledger/releases?region=eu-central-1"
    """
    from assets.delivering import publish_releases
    from assets.storage import open_storage

    releases = ReleasesFolder(WarehouseFolder(warehouse).releases)
    versions = [releases.find(held).name for held in version or []]
    if not versions:
        releases.find()  # says what to do where there is none
        versions = [str(held) for held in releases.list_versions()]
    try:
        storage = open_storage(to)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    for delivered in publish_releases(releases, storage, versions, lambda name: print(f"  {name}")):
        if delivered.sent:
            print(f"Published {delivered.version}: {delivered.sent} files sent, {delivered.there} were there")
        else:
            print(f"{delivered.version} is published already")
