"""What can be wrong with a release, in words for its user."""


class NoSuchReleaseError(Exception):
    """The release that was asked for is not here."""


class UnreadableReleaseError(Exception):
    """The papers of a release are damaged, or another program's."""


class NotPublishedError(Exception):
    """The address has no release, or not the one that was asked for."""


class PublishedVersionError(Exception):
    """Another release stands under the version that was to be published."""


class DamagedReleaseError(Exception):
    """The release on this side is not what its checksums say."""


class TamperedError(Exception):
    """A file is not what was published."""
