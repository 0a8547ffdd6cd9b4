"""When offices close (下班时间), where that is not the same all year: by season, on days of the week, on named days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Final, cast, final

from attrs import Attribute, field, frozen
from attrs.validators import optional

from govinfo.errors import InvalidValueError
from govinfo.instants._moments import check_day, check_time_of_day

_DAY_OF_YEAR: Final = re.compile(r"[0-9]{2}-[0-9]{2}\Z", re.ASCII)
_LEAP_YEAR: Final = 2000
"""A year that has every day of the year."""


def _check_time(_: object, attribute: Attribute[Any], value: object) -> None:
    check_time_of_day(attribute.name, value)


def _check_day_of_year(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not _DAY_OF_YEAR.match(value) or _in_leap_year(value) is None:
        raise InvalidValueError(attribute.name, value, 'a day of the year such as "06-01"')


def _in_leap_year(text: str) -> date | None:
    try:
        return date.fromisoformat(f"{_LEAP_YEAR}-{text}")
    except ValueError:
        return None


def check_weekdays(_: object, attribute: Attribute[Any], value: object) -> None:
    """Refuse what is no list of days of the week."""
    given = value
    days = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    if not days or not all(type(day) is int and 1 <= day <= 7 for day in days) or len(set(days)) != len(days):
        raise InvalidValueError(attribute.name, given, "a list of days of the week, each from 1, Monday, to 7 and named once")


def _check_days(_: object, attribute: Attribute[Any], value: object) -> None:
    given = value
    days = cast("tuple[object, ...]", value) if isinstance(value, tuple) else ()
    if not days or len(set(days)) != len(days):
        raise InvalidValueError(attribute.name, given, "a list of days, each named once")
    for day in days:
        check_day(attribute.name, day)


def _check_title(_: object, attribute: Attribute[Any], value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError(attribute.name, value, "what it is called, not only blanks")


def as_tuple(value: Iterable[Any] | None) -> tuple[Any, ...] | None:
    """Return a list as a tuple; the validators refuse what is neither."""
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]  # the validator refuses the rest


@final
@frozen(kw_only=True)
class ClosingTime:
    """
    When offices close on some days (下班时间).

    Of several that hold on a day, named days go before days of the week, and those before seasons.

    Attributes:
        close: the time of day; a half-day (半天) closes at noon, and is a working day all the same.
        since: the first day of the season, month and day; with `until`.
        until: its last day; earlier than `since` where it lasts over the new year.
        weekdays: on which days of the week, Monday being 1.
        days: on which days, and on no others.
        title: what it is called, such as 夏季作息时间.

    >>> from datetime import date
    >>> summer = ClosingTime(close="18:00", since="06-01", until="09-30")
    >>> [summer.holds(date(2026, month, 1)) for month in (5, 6, 9, 10)]
    [False, True, True, False]
    """

    close: str = field(validator=_check_time)
    since: str | None = field(default=None, validator=optional(_check_day_of_year))
    until: str | None = field(default=None, validator=optional(_check_day_of_year))
    weekdays: tuple[int, ...] | None = field(default=None, converter=as_tuple, validator=optional(check_weekdays))
    days: tuple[date, ...] | None = field(default=None, converter=as_tuple, validator=optional(_check_days))
    title: str | None = field(default=None, validator=optional(_check_title))

    def __attrs_post_init__(self) -> None:
        """Refuse half a season, and named days that shall be of a season or a day of the week besides."""
        if (self.since is None) is not (self.until is None):
            raise InvalidValueError("until", self.until, "given together with since: a season has a first and a last day")
        if self.days is not None and (self.since is not None or self.weekdays is not None):
            raise InvalidValueError("days", [str(day) for day in self.days], "alone: named days are of no season and no day of the week")

    @property
    def general(self) -> bool:
        """Whether it holds on every day."""
        return self.rank == (False, False, False)

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """How much it goes before others that hold on the same day."""
        return self.days is not None, self.weekdays is not None, self.since is not None

    def holds(self, day: date) -> bool:
        """Return whether it says when offices close on *day*."""
        if self.days is not None:
            return day in self.days
        if self.weekdays is not None and day.isoweekday() not in self.weekdays:
            return False
        if self.since is None or self.until is None:
            return True
        text = f"{day:%m-%d}"
        if self.since <= self.until:
            return self.since <= text <= self.until
        return text >= self.since or text <= self.until


def check_hours(what: str, hours: Sequence[ClosingTime]) -> None:
    """
    Refuse closing times of which nobody knows which one holds on a day.

    Raises:
        InvalidValueError: two of the same kind hold on one day.
    """
    for one, other in combinations(hours, 2):
        if one.rank == other.rank and _meet(one, other):
            got = f"{one.close}, {other.close}"
            raise InvalidValueError(
                what, got, "one closing time a day: of two seasons, days of the week or named days that meet none goes first"
            )


def _meet(one: ClosingTime, other: ClosingTime) -> bool:
    if one.days is not None and other.days is not None:
        return bool({*one.days} & {*other.days})
    if one.weekdays is not None and other.weekdays is not None and not {*one.weekdays} & {*other.weekdays}:
        return False
    return one.since is None or other.since is None or _seasons_meet(one, other)


def _seasons_meet(one: ClosingTime, other: ClosingTime) -> bool:
    """Return whether two seasons share a day: then the first day of one lies in the other."""
    starts = (_in_leap_year(one.since or ""), _in_leap_year(other.since or ""))
    return any(
        start is not None and ClosingTime(close="24:00", since=season.since, until=season.until).holds(start)
        for start, season in ((starts[0], other), (starts[1], one))
    )


def closing_time(hours: Iterable[ClosingTime] | None, day: date) -> ClosingTime | None:
    """Return the closing time that holds on *day*, None where none does."""
    held = [one for one in hours or () if one.holds(day)]
    return max(held, key=lambda one: one.rank) if held else None
