"""What can go wrong with a site, and how one is known; apart, so that other commands start without its tools."""

from pathlib import Path

MARKER = "site.json"  # stands in every site, and says what it shows


class NotASiteError(Exception):
    """The folder that the site is to replace holds something else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} holds other files and no site; choose another folder with --to")


class PackagesError(Exception):
    """What the query box is made of cannot be had."""
