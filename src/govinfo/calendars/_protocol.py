"""What a working-day calendar is: a name, a span of days, and one question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, runtime_checkable

from govinfo._doors import checked
from govinfo.errors import GovinfoError, InvalidValueError, UnknownCalendarYear


@runtime_checkable
class WorkCalendar(Protocol):
    """
    A calendar of working days (工作日历).

    Everything else (rolling, stepping, counting) is written once on top of these members. A
    calendar whose last days may still change adds `settled_through`; see the function of that name.
    One that lists its working days in `workday_ordinals` is counted without walking over its days.

    Attributes:
        name: what messages and audits call it.
        first: the first day it knows.
        last: the last day it knows.
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


def check_day(what: str, day: object) -> None:
    """Refuse what is no calendar day; an instant is not a day, although its type derives from it."""
    if type(day) is not date:
        raise InvalidValueError(what, str(day), "a calendar day, not an instant or a text")


def refusal(calendar: WorkCalendar, day: object) -> GovinfoError:
    """Return the error for a *day* that *calendar* cannot answer for."""
    if type(day) is not date:
        return InvalidValueError("day", str(day), "a calendar day, not an instant or a text")
    return UnknownCalendarYear(day.year, (calendar.first.year, calendar.last.year))
