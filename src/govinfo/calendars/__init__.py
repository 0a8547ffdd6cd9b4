"""
Working-day calendars (工作日历): the shipped official one, others beside it, and the steps over working days.

A calendar answers one question for the days it knows and raises `UnknownCalendarYear` for all
others. It never guesses: the State Council decides anew each year.
"""

from __future__ import annotations

from govinfo.calendars._arithmetic import (
    Roll,
    add_workdays,
    count_workdays,
    next_workday,
    previous_workday,
    roll,
)
from govinfo.calendars._basis import DayBasis, DayKind, OfficeClose, day_basis, office_close
from govinfo.calendars._hours import ClosingTime
from govinfo.calendars._notices import Notice, notices
from govinfo.calendars._offices import OfficeCalendars, calendar_of
from govinfo.calendars._others import Overlay, WeekdaysOnly, overlay
from govinfo.calendars._package import (
    ChineseCalendarAdapter,
    Disagreement,
    chinese_calendar,
)
from govinfo.calendars._protocol import WorkCalendar, settled_through
from govinfo.calendars._table import official

__all__ = [
    "ChineseCalendarAdapter",
    "ClosingTime",
    "DayBasis",
    "DayKind",
    "Disagreement",
    "Notice",
    "OfficeCalendars",
    "OfficeClose",
    "Overlay",
    "Roll",
    "WeekdaysOnly",
    "WorkCalendar",
    "add_workdays",
    "calendar_of",
    "chinese_calendar",
    "count_workdays",
    "day_basis",
    "next_workday",
    "notices",
    "office_close",
    "official",
    "overlay",
    "previous_workday",
    "roll",
    "settled_through",
]
