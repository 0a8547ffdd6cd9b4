"""What a working-day calendar is: a name, a span of days, and one question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from govinfo._doors import checked
from govinfo.errors import UnknownCalendarYear
from govinfo.instants._moments import check_day


@runtime_checkable
class WorkCalendar(Protocol):
    """
    A calendar of working days (工作日历).

    Everything else (rolling, stepping, counting) is written once on top of these members. A
    calendar whose last days may still change adds `settled_through`; see the function of that name.
    One that lists its working days in `workday_ordinals` is counted without walking over its days; one that knows when offices
    close lists it in `hours`, closing times as `overlay` takes them.

    Attributes:
        name: what messages and audits call it.
        first: the first day it knows.
        last: the last day it knows.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> calendar: WorkCalendar = official()
    >>> calendar.is_workday(date(2024, 10, 12))
    True
    """

    @property
    def name(self) -> str:
        """What messages and audits call it."""
        ...

    @property
    def first(self) -> date:
        """The first day it knows."""
        ...

    @property
    def last(self) -> date:
        """The last day it knows."""
        ...

    def is_workday(self, day: date) -> bool:
        """Return whether offices work on *day*; raise UnknownCalendarYear outside the span, never guess."""
        ...


@checked
def settled_through(calendar: WorkCalendar) -> date:
    """
    Return the last day on which no notice still to come can change *calendar*.

    That is its `settled_through` where it has one, else its last day.

    >>> from govinfo.calendars import WeekdaysOnly, official
    >>> settled_through(official()), settled_through(WeekdaysOnly())
    (datetime.date(2026, 12, 23), datetime.date(2999, 12, 31))
    """
    settled: date = getattr(calendar, "settled_through", calendar.last)
    return settled


def workday_ordinals(calendar: WorkCalendar) -> Sequence[int] | None:
    """Return the ordinals of all working days of *calendar*, in order, where it lists them."""
    listed: Sequence[int] | None = getattr(calendar, "workday_ordinals", None)
    return listed


def refusal(calendar: WorkCalendar, day: date) -> UnknownCalendarYear:
    """
    Return the error for a *day* that *calendar* cannot answer for.

    Raises:
        InvalidValueError: it is no day at all.
    """
    check_day("day", day)
    return UnknownCalendarYear(day.year, (calendar.first.year, calendar.last.year))
