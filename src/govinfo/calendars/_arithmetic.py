"""Steps over working days, written once for every calendar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import Final

from govinfo._doors import checked
from govinfo.calendars._protocol import WorkCalendar, workday_ordinals
from govinfo.errors import InvalidValueError
from govinfo.instants._moments import check_day
from govinfo.labels import Labelled

_DAY: Final = timedelta(days=1)


class Roll(Labelled):
    """
    Where a last day goes that is no working day (遇休息日的处理).

    >>> [(roll.value, roll.label) for roll in Roll]
    [('none', '不顺延'), ('next', '顺延至下一工作日'), ('previous', '提前至上一工作日')]
    """

    NONE = "none", "不顺延"
    NEXT = "next", "顺延至下一工作日"
    PREVIOUS = "previous", "提前至上一工作日"


@checked
def next_workday(calendar: WorkCalendar, day: date) -> date:
    """
    Return *day* if offices work on it, else the first working day after it.

    Raises:
        UnknownCalendarYear: the search leaves the years that *calendar* knows.

    >>> from govinfo.calendars import official
    >>> next_workday(official(), date(2026, 10, 1))
    datetime.date(2026, 10, 8)
    """
    check_day("day", day)
    while not calendar.is_workday(day):
        day += _DAY
    return day


@checked
def previous_workday(calendar: WorkCalendar, day: date) -> date:
    """
    Return *day* if offices work on it, else the last working day before it.

    Raises:
        UnknownCalendarYear: the search leaves the years that *calendar* knows.

    >>> from govinfo.calendars import official
    >>> previous_workday(official(), date(2024, 12, 15))
    datetime.date(2024, 12, 13)
    """
    check_day("day", day)
    while not calendar.is_workday(day):
        day -= _DAY
    return day


def roll(calendar: WorkCalendar, day: date, where: Roll) -> date:
    """
    Move *day* to a working day in the direction *where* says; with `Roll.NONE` the calendar is not asked.

    Raises:
        UnknownCalendarYear: the search leaves the years that *calendar* knows.

    >>> from govinfo.calendars import official
    >>> [roll(official(), date(2026, 3, 14), where).day for where in Roll]
    [14, 16, 13]
    """
    if where is Roll.NEXT:
        return next_workday(calendar, day)
    if where is Roll.PREVIOUS:
        return previous_workday(calendar, day)
    check_day("day", day)
    return day


@checked
def add_workdays(calendar: WorkCalendar, day: date, number: int) -> date:
    """
    Return the *number*-th working day after *day*, which itself is never counted; before it where *number* is negative.

    Zero steps give *day* itself, working day or not.

    Raises:
        InvalidValueError: *day* is no calendar day or *number* no whole number.
        UnknownCalendarYear: the steps leave the years that *calendar* knows.

    >>> from govinfo.calendars import official
    >>> add_workdays(official(), date(2024, 9, 12), 20), add_workdays(official(), date(2026, 10, 8), -3)
    (datetime.date(2024, 10, 16), datetime.date(2026, 9, 28))
    """
    check_day("day", day)
    if type(number) is not int:
        raise InvalidValueError("number", str(number), "a whole number of working days")
    listed = workday_ordinals(calendar)
    if listed is not None and calendar.first <= day <= calendar.last:
        at = bisect_right(listed, day.toordinal()) + number - 1 if number > 0 else bisect_left(listed, day.toordinal()) + number
        if number and 0 <= at < len(listed):
            return date.fromordinal(listed[at])
    is_workday = calendar.is_workday
    step, left = (_DAY, number) if number > 0 else (-_DAY, -number)
    while left:
        day += step
        if is_workday(day):
            left -= 1
    return day


def count_workdays(calendar: WorkCalendar, start: date, end: date) -> int:
    """
    Return how many working days lie after *start* up to and including *end*.

    Where *end* is earlier, the count goes back in the same way and is negative, so that counting
    always undoes `add_workdays`.

    Raises:
        UnknownCalendarYear: the span leaves the years that *calendar* knows.

    >>> from govinfo.calendars import official
    >>> count_workdays(official(), date(2024, 9, 12), date(2024, 10, 16)), count_workdays(official(), date(2026, 10, 8), date(2026, 9, 28))
    (20, -3)
    """
    check_day("start", start)
    check_day("end", end)
    listed = workday_ordinals(calendar)
    if listed is not None and calendar.first <= min(start, end) and max(start, end) <= calendar.last:
        place = bisect_right if end > start else bisect_left
        return place(listed, end.toordinal()) - place(listed, start.toordinal())
    is_workday = calendar.is_workday
    step, sign = (_DAY, 1) if end > start else (-_DAY, -1)
    found, day = 0, start
    while day != end:
        day += step
        found += is_workday(day)
    return sign * found
