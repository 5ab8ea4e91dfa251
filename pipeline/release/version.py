"""Which release comes after which: calendar versions for the data, semantic versions for its schema."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["patch", "minor", "major"]
LEVELS: tuple[Level, ...] = ("patch", "minor", "major")

CALVER = re.compile(r"([0-9]{4})\.([0-9]{2})\.([0-9]{2})(?:\.([1-9][0-9]{0,5}))?")
SEMVER = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True, order=True)
class CalVer:
    """The day of a release, and how many others of the same day came before it.

    >>> str(CalVer(2026, 3, 9)), str(CalVer(2026, 3, 9, 2))
    ('2026.03.09', '2026.03.09.2')
    """

    year: int
    month: int
    day: int
    again: int = 0

    def __str__(self) -> str:
        day = f"{self.year:04}.{self.month:02}.{self.day:02}"
        return f"{day}.{self.again}" if self.again else day


@dataclass(frozen=True, slots=True, order=True)
class SemVer:
    """A version of the schema: readers break at a major one, and only there."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def read_calver(text: str) -> CalVer | None:
    """The version that the text writes; None where it writes none, or no day of the calendar.

    >>> read_calver("2026.03.09.2")
    CalVer(year=2026, month=3, day=9, again=2)
    >>> read_calver("2026.3.9"), read_calver("2026.02.30"), read_calver(".tmp-2026.03.09")
    (None, None, None)
    """
    match = CALVER.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[i]) for i in (1, 2, 3))
    try:
        date(year, month, day)
    except ValueError:
        return None
    return CalVer(year, month, day, int(match[4] or 0))


def next_calver(day: date, released: Iterable[CalVer]) -> CalVer:
    """The version of a release made on this day, after those made before.

    A clock that goes backwards does not make a version that sorts before a released one: the last day is taken again.

    >>> str(next_calver(date(2026, 3, 9), [CalVer(2026, 3, 8), CalVer(2026, 3, 9)]))
    '2026.03.09.1'
    >>> str(next_calver(date(2026, 3, 9), [CalVer(2026, 3, 10)]))
    '2026.03.10.1'
    """
    last = max(released, default=None)
    version = CalVer(day.year, day.month, day.day)
    if last is None or version > last:
        return version
    return CalVer(last.year, last.month, last.day, last.again + 1)


def read_semver(text: str) -> SemVer:
    """The schema version that the text writes; raises ValueError where it writes none.

    >>> read_semver("1.4.0") < read_semver("1.10.0")
    True
    """
    match = SEMVER.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no version of the form MAJOR.MINOR.PATCH")
    return SemVer(*(int(match[i]) for i in (1, 2, 3)))


def bump(version: SemVer, level: Level) -> SemVer:
    """The lowest version that tells a change of this level.

    >>> [str(bump(SemVer(1, 4, 2), level)) for level in LEVELS]
    ['1.4.3', '1.5.0', '2.0.0']
    """
    if level == "major":
        return SemVer(version.major + 1, 0, 0)
    if level == "minor":
        return SemVer(version.major, version.minor + 1, 0)
    return SemVer(version.major, version.minor, version.patch + 1)
