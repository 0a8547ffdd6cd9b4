"""The one official zone, Asia/Shanghai (北京时间), with its summer time of 1986 to 1991; where the machine has no zone data, a table."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo
from typing import Final, final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_NAME: Final = "Asia/Shanghai"
_LOCAL_MEAN: Final = timedelta(hours=8, minutes=5, seconds=43)
_STANDARD: Final = timedelta(hours=8)
_SUMMER: Final = timedelta(hours=9)
_HOUR: Final = timedelta(hours=1)

_STANDARD_SINCE: Final = datetime(1900, 12, 31, 15, 54, 17)  # noqa: DTZ001  # UTC, as all of these
_SUMMERS: Final = tuple(
    (datetime.fromisoformat(first), datetime.fromisoformat(last))
    for first, last in (
        ("1919-04-12T16:00", "1919-09-30T15:00"),
        ("1940-05-31T16:00", "1940-10-12T15:00"),
        ("1941-03-14T16:00", "1941-11-01T15:00"),
        ("1942-01-30T16:00", "1945-09-01T15:00"),
        ("1946-05-14T16:00", "1946-09-30T15:00"),
        ("1947-04-14T16:00", "1947-10-31T15:00"),
        ("1948-04-30T16:00", "1948-09-30T15:00"),
        ("1949-04-30T16:00", "1949-05-27T15:00"),
        ("1986-05-03T18:00", "1986-09-13T17:00"),
        ("1987-04-11T18:00", "1987-09-12T17:00"),
        ("1988-04-16T18:00", "1988-09-10T17:00"),
        ("1989-04-15T18:00", "1989-09-16T17:00"),
        ("1990-04-14T18:00", "1990-09-15T17:00"),
        ("1991-04-13T18:00", "1991-09-14T17:00"),
    )
)
"""Every summer time of the zone, in UTC."""

_CHANGES: Final = (_STANDARD_SINCE, *(day for summer in _SUMMERS for day in summer))
_OFFSETS: Final = (_LOCAL_MEAN, _STANDARD, *(offset for _ in _SUMMERS for offset in (_SUMMER, _STANDARD)))
"""The offsets before the first change and after each."""

# The wall clock at each change: of a skipped or repeated hour, its end for the first of two readings, its beginning for the second.
_WALLS: Final = tuple(tuple(change + end(_OFFSETS[i], _OFFSETS[i + 1]) for i, change in enumerate(_CHANGES)) for end in (max, min))


@final
class _OfficialTime(tzinfo):
    """
    The zone of which slim machines have no data: the offsets are those of the public zone data, to the second.

    They changed for the last time in 1991, so they are a table and no guess.
    """

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        """Return the offset of a wall-clock time; `fold` says which, where the clocks showed it twice."""
        if dt is None:
            return None
        return _OFFSETS[bisect_right(_WALLS[dt.fold], dt.replace(tzinfo=None, fold=0))]

    def dst(self, dt: datetime | None) -> timedelta | None:
        """Return by how much summer time is ahead."""
        return None if dt is None else _HOUR if self.utcoffset(dt) == _SUMMER else timedelta()

    def tzname(self, dt: datetime | None) -> str | None:
        """Return the usual letters."""
        return None if dt is None else {_LOCAL_MEAN: "LMT", _SUMMER: "CDT"}.get(self.utcoffset(dt) or _STANDARD, "CST")

    def fromutc(self, dt: datetime) -> datetime:
        """Return the wall-clock time of an instant in UTC."""
        instant = dt.replace(tzinfo=None)
        place = bisect_right(_CHANGES, instant)
        again = place > 0 and instant - _CHANGES[place - 1] < _OFFSETS[place - 1] - _OFFSETS[place]
        return (instant + _OFFSETS[place]).replace(tzinfo=self, fold=int(again))

    def __repr__(self) -> str:
        """Return its name."""
        return f"zone({_NAME!r})"

    def __str__(self) -> str:
        """Return its name."""
        return _NAME

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling as the official zone of whatever machine reads it."""
        return (_official_zone, ())


def _official_zone() -> tzinfo:
    return OFFICIAL_ZONE


def _zone() -> tzinfo:
    try:
        return ZoneInfo(_NAME)
    except ZoneInfoNotFoundError:
        return _OfficialTime()


OFFICIAL_ZONE: Final[tzinfo] = _zone()
"""The zone in which offices live; a table of the library's own where the machine has no zone data."""
