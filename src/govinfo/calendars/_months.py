"""Month steps: the only module that knows python-dateutil."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateutil.relativedelta import relativedelta

from govinfo._doors import checked
from govinfo.errors import InvalidValueError
from govinfo.instants._moments import check_day
from govinfo.periods import FIRST_YEAR, LAST_YEAR


def add_months(day: date, number: int) -> date:
    """
    Return the corresponding day *number* months on (对应日), the month's last day where there is none.

    Count once from the start, never month by month: a day cut off at a short month does not come back.

    Raises:
        InvalidValueError: *day* is no calendar day, or the result lies outside 1900-2999.

    >>> add_months(date(2024, 1, 31), 1), add_months(date(2024, 1, 31), 2)
    (datetime.date(2024, 2, 29), datetime.date(2024, 3, 31))
    """
    check_day("day", day)
    if type(number) is not int:
        raise InvalidValueError("number", str(number), "a whole number of months")
    months = day.year * 12 + day.month - 1 + number
    if not FIRST_YEAR <= months // 12 <= LAST_YEAR:
        raise InvalidValueError("number", number, "a number of months that stays between 1900 and 2999")
    return day + relativedelta(months=number)


def month_end(day: date) -> date:
    """
    Return the last day of the month of *day*.

    >>> month_end(date(2024, 2, 1))
    datetime.date(2024, 2, 29)
    """
    check_day("day", day)
    return day.replace(day=monthrange(day.year, day.month)[1])


@checked
def month_ends(first: date, count: int) -> tuple[date, ...]:
    """
    Return the last days of *count* months from that of *first* on: every month has one.

    >>> [str(day) for day in month_ends(date(2026, 1, 31), 3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    """
    return tuple(month_end(add_months(first, number)) for number in range(count))
