"""`silkledger pull`: a published release to this machine."""

from pathlib import Path
from typing import Annotated

import typer

from assets.lock import Holder, hold_lock
from assets.releases import ReleasesFolder


def pull(
    url: Annotated[str, typer.Argument(metavar="URL", help="A folder, s3://bucket/folder, or https://server/folder.")],
    version: Annotated[
        str | None, typer.Option("--release", metavar="VERSION", help="This release; without it, the latest.")
    ] = None,
    into: Annotated[
        Path, typer.Option("--into", metavar="DIR", help="The folder that releases are kept in.", file_okay=False)
    ] = Path("releases"),
    wait: Annotated[
        float, typer.Option("--wait", min=0, help="Seconds to wait for another pull into this folder to end.")
    ] = 600.0,
) -> None:
    """Download a published release, checking every byte of it.

    Only what is missing is downloaded, and an interrupted pull goes on where it ended. The release appears in the
    folder when all of it is there and as it was published; a file that is not is refused, and nothing is installed.

    [bold]Exit codes[/]: 0 the release is here, whole; 1 a file is not what was published, or the storage or the disk
    refuses; 2 no such release is published there, or no such kind of address.

    [bold]Examples[/]

      silkledger pull https://example.org/silkledger

      silkledger pull "s3://silkledger/releases?region=eu-central-1" --release 2026.11.22 --into data
    """
    from assets.fetching import pull_release
    from assets.storage import open_storage

    try:
        storage = open_storage(url)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with hold_lock(into, wait, _tell_waiting):
        fetched = pull_release(storage, ReleasesFolder(into), version, lambda name: print(f"  {name}"))
    if fetched.downloaded:
        print(f"Pulled {fetched.folder.name}: {fetched.downloaded} files downloaded, {fetched.here} were here")
    else:
        print(f"{fetched.folder.name} is here already, whole")
    print(f"  {fetched.folder}")


def _tell_waiting(holder: Holder | None) -> None:
    print(f"Waiting for another pull to end: {holder or 'process not known'}")
