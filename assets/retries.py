"""Which failures of a stage are worth another try."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import dagster as dg

from assets.raw_folder import RawFolderError

ONCE_MORE = dg.RetryPolicy(max_retries=2, delay=0.5, backoff=dg.Backoff.EXPONENTIAL)
"""For the stages that touch other people's disks: a network folder may come back."""

SETTLED = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def retry_disk_only() -> Iterator[None]:
    """Lets errors of a disk that may come back through, and turns every other into dg.Failure without retries.

    A full or read-only disk, an unfinished stage, a defect of ours: half a second does not mend them.
    """
    try:
        yield
    except dg.Failure:
        raise
    except Exception as error:
        may_pass = isinstance(error, OSError | RawFolderError)
        if may_pass and getattr(error, "errno", None) not in SETTLED:
            raise
        raise dg.Failure(description=str(error) or type(error).__name__, allow_retries=False) from error
