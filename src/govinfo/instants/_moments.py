"""Instants and the days they fall on: what is one, which day it belongs to, when a day is over, how much later another one is."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from govinfo.errors import InvalidValueError, NaiveInstantError
from govinfo.instants._zone import OFFICIAL_ZONE
from govinfo.periods import FIRST_YEAR, LAST_YEAR
from govinfo.texts import Text

_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z|24:00\Z", re.ASCII)
_MIDNIGHT: Final = "24:00"
_SECOND: Final = timedelta(seconds=1)


def require_instant(what: str, value: object) -> datetime:
    """
    Return *value* if it is an instant: a datetime with an offset, at a time that its zone has.

    Raises:
        NaiveInstantError: it has no offset.
        InvalidValueError: it is no datetime, is outside 1900-2999, or names an hour that the clocks skipped.

    >>> require_instant("at", datetime(2026, 3, 2, 9, tzinfo=UTC)).hour
    9
    """
    if not isinstance(value, datetime):
        raise InvalidValueError(what, str(value), 'an instant such as "2024-03-05T09:30:00+08:00", not a day')
    if value.utcoffset() is None:
        raise NaiveInstantError(what, value.isoformat(), 'an instant with its offset, such as "2024-03-05T09:30:00+08:00"')
    if not FIRST_YEAR < value.year < LAST_YEAR:
        raise InvalidValueError(
            what, value.isoformat(), Text("an instant between {first} and {last}", first=FIRST_YEAR + 1, last=LAST_YEAR - 1)
        )
    if type(value.tzinfo) is not timezone and not _exists(value):
        raise InvalidValueError(what, value.replace(tzinfo=None).isoformat(), "a time that the clocks showed: summer time skipped this one")
    return value


def localise(what: str, naive: datetime) -> datetime:
    """
    Give a wall-clock time without offset the official zone; the only place where that happens.

    Raises:
        InvalidValueError: the clocks never showed that time, showed it twice, or it has an offset already.

    >>> localise("start", datetime(1988, 4, 17, 13)).isoformat()
    '1988-04-17T13:00:00+09:00'
    """
    local = require_instant(what, _wall_clock(what, naive).replace(tzinfo=OFFICIAL_ZONE, fold=0))
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise InvalidValueError(what, naive.isoformat(), "a time with its offset: the clocks showed this one twice")
    return local


EIGHT_HOURS: Final = timezone(timedelta(hours=8))
"""The offset that the official zone has had since its last summer time; one object, so that instants that share it are compared at once."""

_SINCE: Final = 1992
"""The first year in which the official zone has that offset all year."""


def sharing_offset(instant: datetime) -> datetime:
    """Return *instant* with the one object that stands for eight hours, where that is its offset."""
    return instant.replace(tzinfo=EIGHT_HOURS) if instant.tzinfo == EIGHT_HOURS else instant


def official_day(instant: datetime) -> date:
    """
    Return the day on which *instant* falls in the official zone; what is no instant is refused.

    >>> official_day(datetime(2024, 2, 29, 16, 30, tzinfo=UTC))
    datetime.date(2024, 3, 1)
    """
    if type(instant) is datetime and instant.tzinfo is EIGHT_HOURS and _SINCE <= instant.year < LAST_YEAR:
        return instant.date()
    # Asked for every record, most of which have a plain offset; everything else is looked at closely.
    if type(instant) is not datetime or type(instant.tzinfo) is not timezone or not FIRST_YEAR < instant.year < LAST_YEAR:
        require_instant("instant", instant)
    return instant.astimezone(OFFICIAL_ZONE).date()


def after(instant: datetime, elapsed: timedelta) -> datetime:
    """
    Return the instant *elapsed* later in real time, in the official zone; a negative one goes back.

    Adding to a wall clock would be an hour wrong where summer time begins or ends.

    >>> after(localise("start", datetime(1988, 4, 16, 12)), timedelta(hours=24)).isoformat()
    '1988-04-17T13:00:00+09:00'
    """
    return (require_instant("instant", instant).astimezone(UTC) + elapsed).astimezone(OFFICIAL_ZONE)


def check_day(what: str, day: object) -> None:
    """Refuse what is no calendar day; an instant is not a day, although its type derives from it."""
    if type(day) is not date:
        raise InvalidValueError(what, str(day), "a day such as date(2024, 3, 5), no instant and no text")


def check_time_of_day(what: str, value: object) -> None:
    """Refuse what is no time of day such as `17:30`; `24:00` is the end of the day."""
    if not isinstance(value, str) or not _TIME.match(value):
        raise InvalidValueError(what, value, 'a time of day from "00:00" to "24:00", such as "17:30"')


def end_of_day(day: date, close: str = _MIDNIGHT) -> datetime:
    """
    Return the instant at which *day* is over: 24:00, or the close of business (下班时间).

    The end at 24:00 is the first instant of the next day; it still belongs to *day*. Of a time that the clocks skipped the end is
    the instant at which they were put forward: then they first showed a later one.

    >>> end_of_day(date(2026, 3, 9)).isoformat(), end_of_day(date(2026, 3, 9), "17:30").isoformat()
    ('2026-03-10T00:00:00+08:00', '2026-03-09T17:30:00+08:00')
    """
    check_day("day", day)
    check_time_of_day("close", close)
    if close == _MIDNIGHT:
        wall = datetime.combine(day + timedelta(days=1), time(), OFFICIAL_ZONE)
    else:
        # Of an hour that the clocks showed twice the later one ends the day.
        wall = datetime.combine(day, time.fromisoformat(close), OFFICIAL_ZONE).replace(fold=1)
    ends = wall.astimezone(UTC)
    return (ends if _exists(wall) else _put_forward(ends, wall.replace(fold=1 - wall.fold).astimezone(UTC))).astimezone(OFFICIAL_ZONE)


def _put_forward(one: datetime, other: datetime) -> datetime:
    """Return the instant between two at which the clocks of the official zone were put forward, to the second."""
    before, after_it = sorted((one, other))
    offset = before.astimezone(OFFICIAL_ZONE).utcoffset()
    while after_it - before > _SECOND:
        middle = before + (after_it - before) // 2
        if middle.astimezone(OFFICIAL_ZONE).utcoffset() == offset:
            before = middle
        else:
            after_it = middle
    return after_it.replace(microsecond=0)


def _wall_clock(what: str, value: object) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is not None:
        raise InvalidValueError(what, str(value), "a wall-clock time without an offset")
    return value


def _exists(value: datetime) -> bool:
    return value.astimezone(UTC).astimezone(value.tzinfo).replace(tzinfo=None) == value.replace(tzinfo=None)
