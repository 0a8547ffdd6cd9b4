"""The shipped official calendar: Monday to Friday, less the holidays, plus the weekends worked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, final

from attrs import Factory, field, frozen

from govinfo.calendars._notices import Notice, notices
from govinfo.calendars._protocol import refusal
from govinfo.errors import InvalidValueError
from govinfo.instants._moments import check_day
from govinfo.texts import Text

_VERSION: Final = "cn-2026.2"


def _listed(table: CnTable) -> tuple[int, ...]:
    days = map(date.fromordinal, range(table.first.toordinal(), table.last.toordinal() + 1))
    return tuple(day.toordinal() for day in days if table.is_workday(day))


@final
@frozen(kw_only=True)
class CnTable:
    """
    The official working days (国务院办公厅放假安排), year by year as the notices fixed them.

    Attributes:
        name: its version, with the day after an `@` where it is the state of an earlier day.
        first: 1 January of its first year.
        last: 31 December of its last year.
        settled_through: the day up to which the next notice can no longer change it.
        notices: the notices it rests on.
        exceptions: weekdays at rest and weekend days worked; every other day is as its weekday says.
        workday_ordinals: the ordinals of all its working days, in order.

    >>> official().is_workday(date(2026, 9, 20)), official().is_workday(date(2026, 10, 1))
    (True, False)
    """

    name: str
    first: date
    last: date
    settled_through: date
    notices: tuple[Notice, ...] = field(repr=False)
    exceptions: frozenset[date] = field(repr=False)
    workday_ordinals: tuple[int, ...] = field(init=False, repr=False, eq=False, default=Factory(_listed, takes_self=True))

    def is_workday(self, day: date) -> bool:
        """
        Return whether offices work on *day*.

        Raises:
            UnknownCalendarYear: no notice for its year is in the table.
            InvalidValueError: *day* is no calendar day.
        """
        if type(day) is date and self.first <= day <= self.last:
            return (day.weekday() < 5) is not (day in self.exceptions)
        raise refusal(self, day)

    def as_of(self, day: date) -> CnTable:
        """
        Return the table as it was known on *day*: later notices and amendments are not in it.

        Raises:
            InvalidValueError: *day* is before the first notice, or no calendar day.

        >>> table = official().as_of(date(2020, 1, 25))
        >>> table.is_workday(date(2020, 2, 1)), official().is_workday(date(2020, 2, 1)), table.last
        (True, False, datetime.date(2020, 12, 31))
        """
        check_day("as_of", day)
        known = tuple(notice for notice in self.notices if notice.known_by <= day)
        if not known:
            since = min(notice.known_by for notice in self.notices)
            raise InvalidValueError("as_of", str(day), Text("a day from {since} on, when the first notice was known", since=since))
        return self if known == self.notices else _table(f"{_VERSION}@{day}", known)


@cache
def official() -> CnTable:
    """
    Return the shipped table with every notice and amendment, 2004 to 2026.

    >>> official().first, official().last
    (datetime.date(2004, 1, 1), datetime.date(2026, 12, 31))
    """
    return _table(_VERSION, notices())


def settled_until(year: int) -> date:
    """
    Return the day in the last known *year* up to which the next year's notice can change nothing.

    The earliest December day that such a notice has ever changed is the 29th; a margin is kept.

    >>> settled_until(2026)
    datetime.date(2026, 12, 23)
    """
    return date(year, 12, 23)


def _table(name: str, known: tuple[Notice, ...]) -> CnTable:
    years = [notice.year for notice in known]
    return CnTable(
        name=name,
        first=date(min(years), 1, 1),
        last=date(max(years), 12, 31),
        settled_through=settled_until(max(years)),
        notices=known,
        exceptions=_exceptions(known),
    )


def _exceptions(known: Iterable[Notice]) -> frozenset[date]:
    days: set[date] = set()
    for notice in known:
        days.update(notice.rests, notice.works)
        days.difference_update(notice.withdrawn)
    return frozenset(days)
