"""The calendar of the `chinesecalendar` package (extra `govinfo-core[calendar]`), compared with the official table."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from importlib import metadata
from typing import final

from attrs import evolve, field, frozen

from govinfo._doors import checked
from govinfo.calendars._protocol import WorkCalendar, refusal
from govinfo.calendars._table import official, settled_until
from govinfo.errors import load_extra
from govinfo.texts import Text


@final
@frozen(kw_only=True)
class Disagreement:
    """
    A day on which two calendars differ (日历不一致).

    Attributes:
        day: the day.
        working: the name of the calendar in which offices work on it.
        resting: the name of the calendar in which they rest.

    >>> from datetime import date
    >>> Disagreement(day=date(2024, 2, 9), working="official", resting="other").day
    datetime.date(2024, 2, 9)
    """

    day: date
    working: str
    resting: str

    @property
    def message(self) -> Text:
        """The difference as a sentence."""
        return Text(
            "{day} is a working day in {working} and a day of rest in {resting}", day=self.day, working=self.working, resting=self.resting
        )


@final
@frozen(kw_only=True)
class ChineseCalendarAdapter:
    """
    The days of `chinesecalendar`, taken over once; made by `chinese_calendar`.

    Attributes:
        disagreements: every day on which it differs from the official table, in order.

    >>> chinese_calendar().first.year
    2004
    """

    name: str
    first: date
    last: date
    settled_through: date
    exceptions: frozenset[date] = field(repr=False)
    disagreements: tuple[Disagreement, ...] = ()

    def is_workday(self, day: date) -> bool:
        """
        Return whether offices work on *day*.

        Raises:
            UnknownCalendarYear: the package has no data for its year.
        """
        if type(day) is date and self.first <= day <= self.last:
            return (day.weekday() < 5) is not (day in self.exceptions)
        raise refusal(self, day)


def chinese_calendar(against: WorkCalendar | None = None) -> ChineseCalendarAdapter:
    """
    Return the calendar of the installed `chinesecalendar`, compared day by day with *against*, else with the official table.

    Raises:
        MissingExtraError: the package is not installed.

    >>> from datetime import date
    >>> chinese_calendar().is_workday(date(2024, 10, 12))
    True
    """
    package = load_extra("chinese_calendar", "chinesecalendar", "calendar")
    return adapt(metadata.version("chinesecalendar"), package.holidays, package.workdays, official() if against is None else against)


def adapt(version: str, holidays: Iterable[date], workdays: Iterable[date], against: WorkCalendar) -> ChineseCalendarAdapter:
    """
    Make the adapter from the package's lists of days at rest and days worked.

    >>> adapter = adapt("0", [date(2026, 1, 1), date(2026, 1, 3)], [], official())
    >>> adapter.name, adapter.is_workday(date(2026, 1, 1)), str(adapter.disagreements[0].message)
    ('chinesecalendar-0', False, '2026-01-02 is a working day in chinesecalendar-0 and a day of rest in cn-2026.2')
    """
    rests = frozenset(holidays)
    exceptions = {day for day in rests if day.weekday() < 5} | {day for day in workdays if day.weekday() > 4}
    year = max(rests).year
    plain = ChineseCalendarAdapter(
        name=f"chinesecalendar-{version}",
        first=date(min(rests).year, 1, 1),
        last=date(year, 12, 31),
        settled_through=settled_until(year),
        exceptions=frozenset(exceptions),
    )
    return evolve(plain, disagreements=disagreements(plain, against))


@checked
def disagreements(one: WorkCalendar, other: WorkCalendar) -> tuple[Disagreement, ...]:
    """
    Return every day known to both calendars on which they differ, in order.

    >>> from govinfo.calendars import WeekdaysOnly
    >>> len(disagreements(official(), WeekdaysOnly()))
    558
    """
    first, last = max(one.first, other.first), min(one.last, other.last)
    found: list[Disagreement] = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        works = one.is_workday(day)
        if works is not other.is_workday(day):
            working, resting = (one, other) if works else (other, one)
            found.append(Disagreement(day=day, working=working.name, resting=resting.name))
    return tuple(found)
