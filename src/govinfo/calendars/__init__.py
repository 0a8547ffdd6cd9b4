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
from govinfo.calendars._months import add_months, month_end, month_ends
from govinfo.calendars._notices import Notice, notices
from govinfo.calendars._others import FIRST_FIVE_DAY_YEAR, Overlay, WeekdaysOnly, overlay
from govinfo.calendars._package import (
    ChineseCalendarAdapter,
    Disagreement,
    chinese_calendar,
    disagreements,
)
from govinfo.calendars._protocol import WorkCalendar, settled_through
from govinfo.calendars._table import CnTable, official

__all__ = [
    "FIRST_FIVE_DAY_YEAR",
    "ChineseCalendarAdapter",
    "CnTable",
    "Disagreement",
    "Notice",
    "Overlay",
    "Roll",
    "WeekdaysOnly",
    "WorkCalendar",
    "add_months",
    "add_workdays",
    "chinese_calendar",
    "count_workdays",
    "disagreements",
    "month_end",
    "month_ends",
    "next_workday",
    "notices",
    "official",
    "overlay",
    "previous_workday",
    "roll",
    "settled_through",
]
