"""What can go wrong with a site, and how one is known; apart, so that other commands start without its tools."""

from pathlib import Path

MARKER = "site.json"  # stands in every site, and says what it shows
NOT_A_SITE_ADVICE = "choose another folder with --to"
MOST_NAMED = 5


class NotASiteError(Exception):
    """The folder that the site is to replace holds something else."""

    def __init__(self, folder: Path, strange: tuple[str, ...] = ()) -> None:
        first = ", ".join(strange[:MOST_NAMED]) + (
            f" and {len(strange) - MOST_NAMED} more" * (len(strange) > MOST_NAMED)
        )
        said = f"files that the site did not write: {first}" if strange else "other files and no site"
        super().__init__(f"{folder} holds {said}; {NOT_A_SITE_ADVICE}")


class OlderSiteError(NotASiteError):
    """The folder holds a site that does not say which files are its own, as sites once did not."""

    def __init__(self, folder: Path) -> None:
        Exception.__init__(
            self,
            f"{folder} holds a site of an earlier version, whose {MARKER} does not list its files; "
            f"delete the folder if nothing else is in it, or {NOT_A_SITE_ADVICE}",
        )


class PackagesError(Exception):
    """What the query box is made of cannot be had."""
