"""The only place that asks what day it is."""

import os
from datetime import UTC, date, datetime


def read_today() -> date:
    """Today in UTC, or the day of SOURCE_DATE_EPOCH (seconds since 1970) where a build is to be repeated.

    Raises ValueError where SOURCE_DATE_EPOCH is no number of seconds.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is {given!r}: the seconds since 1970 are expected") from error
