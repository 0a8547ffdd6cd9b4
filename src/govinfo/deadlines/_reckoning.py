"""The count itself: from a rule and its start to the last day and the instant at which it ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final, final

from attrs import evolve, frozen

from govinfo.calendars import (
    OfficeClose,
    Roll,
    WorkCalendar,
    add_workdays,
    count_workdays,
    next_workday,
    office_close,
    previous_workday,
    settled_through,
)
from govinfo.calendars._hours import closing_time
from govinfo.calendars._months import add_months, month_end
from govinfo.deadlines._limits import Limit
from govinfo.deadlines._values import Deadline, Pause
from govinfo.errors import InvalidValueError
from govinfo.instants import OFFICIAL_ZONE, official_day
from govinfo.instants._moments import after, end_of_day
from govinfo.labels import LimitUnit
from govinfo.periods import FIRST_YEAR, LAST_YEAR, Period
from govinfo.texts import Text

_MINUTES: Final = MappingProxyType({LimitUnit.MINUTE: 1, LimitUnit.HOUR: 60})
_IN_MONTHS: Final = frozenset({LimitUnit.MONTH, LimitUnit.YEAR})
_INSTANT: Final = timedelta(microseconds=1)


@final
@frozen(kw_only=True)
class Reckoned:
    """
    The result of one count.

    Attributes:
        nominal: the last day before it moved off a day of rest.
        last_day: the last day; for hours and minutes the day on which they end, of midnight the day before it.
        cutoff: the instant at which it ends; what comes at that very instant is in time.
        provisional: whether the next holiday notice could still change it.
        opened: the day from which it is counted, later than the one that started the clock where that came after the close; None
            where nothing is counted in days.
    """

    nominal: date
    last_day: date
    cutoff: datetime
    provisional: bool
    opened: date | None = None


def reckon(deadline: Deadline, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> Reckoned:
    """
    Count the original limit of *deadline*, leaving out *pauses*, all of which are answered.

    Raises:
        UnknownCalendarYear: the count needs a year that *calendar* does not know.
        InvalidValueError: the clock has not started, or the result lies outside 1900-2999.
    """
    limit = deadline.limit
    if limit.unit is LimitUnit.DATE:
        return _rolled(limit, calendar, _named_date(limit, deadline.period))
    if deadline.period is not None:  # a period end: what is counted has none
        nominal = _period_date(limit, deadline.period)
        if limit.rest_run is not None:
            # The time for a report runs from the first of the month in which it is due.
            nominal = _with_rests(limit, calendar, nominal.replace(day=1), nominal)
        return _rolled(limit, calendar, nominal)
    start, number = deadline.start_day, limit.number
    if start is None or number is None:
        raise InvalidValueError("start", None, Text("the start of the clock: {rule} has not begun to run", rule=limit.cited))
    begun = deadline.started_at
    if begun is not None and limit.unit.timed:
        return _timed(limit.unit, _first_instant(limit, begun), -number if limit.backward else number)
    opened = start
    if begun is not None and limit.next_day_after is not None:
        # A shut office receives on its next working day, whether it is past its hour or at rest.
        opened = next_workday(calendar, _shift(start, 1) if begun > _shut(limit, calendar, start, limit.next_day_after) else start)
    found = _counted(limit, calendar, opened, begun, pauses)
    if begun is not None and not limit.backward and found.cutoff <= begun:
        # What comes after the close of its only day counts as of the next: a limit is never over before it begins.
        found = _counted(limit, calendar, _shift(opened, 1), begun, pauses)
    if limit.next_day_after is not None and opened > settled_through(calendar):
        return evolve(found, provisional=True)
    return found


def _counted(limit: Limit, calendar: WorkCalendar, start: date, begun: datetime | None, pauses: tuple[Pause, ...]) -> Reckoned:
    sign, number = (-1 if limit.backward else 1), limit.number or 0
    with_start = limit.counts_start and number > 0
    uncounted = _shift(start, -sign) if with_start else start
    if with_start and limit.unit in _IN_MONTHS:
        nominal = _whole_months(limit.unit, start, sign * number)
    else:
        nominal = _nominal(limit, uncounted, sign * number, calendar)
    nominal = _with_rests(limit, calendar, _shift(uncounted, sign), nominal)
    nominal = _prolong(limit.unit, uncounted, nominal, pauses, calendar)
    return evolve(_rolled(limit, calendar, nominal, start, pauses, begun), opened=start)


def _whole_months(unit: LimitUnit, start: date, number: int) -> date:
    """
    Return the day on which whole months end that begin with *start* itself: the day before the corresponding one.

    Where the last month has no corresponding day, its end is before it already. Counted back, the day after either begins them.
    """
    corresponding = _step_months(unit, start, number)
    if number > 0 and corresponding.day != start.day:
        return corresponding
    return _shift(corresponding, -1 if number > 0 else 1)


def advance(current: Reckoned, limit: Limit, unit: LimitUnit, number: int, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> Reckoned:
    """Count *number* more of *unit* from the end then in force: the day after it moved, not before."""
    if unit.timed:
        return _timed(unit, current.cutoff, number)
    nominal = _step(unit, current.last_day, number, calendar)
    nominal = _prolong(unit, current.last_day, nominal, pauses, calendar)
    return _rolled(limit, calendar, nominal, current.last_day, pauses)


def on_day(day: date, limit: Limit, calendar: WorkCalendar) -> Reckoned:
    """Return *day* as it was named: it does not move, and no notice can change it."""
    return Reckoned(nominal=day, last_day=day, cutoff=_shut(limit, calendar, day, limit.close), provisional=False)


def special_close(limit: Limit, calendar: WorkCalendar, day: date) -> OfficeClose | None:
    """Return when offices close on *day* by the calendar, where the limit goes by it, or by the limit's own hours; None where as usual."""
    found = office_close(calendar, day) if limit.office_hours else None
    if found is None:
        own = closing_time(limit.hours, day)
        found = None if own is None else OfficeClose(hours=own)
    return found


def _shut(limit: Limit, calendar: WorkCalendar, day: date, usual: str) -> datetime:
    """Return the instant at which *day* is over, usually at *usual*: offices may close at another time on it."""
    special = None if usual == "24:00" else special_close(limit, calendar, day)
    return end_of_day(day, usual if special is None else special.hours.close)


def _timed(unit: LimitUnit, start: datetime, number: int) -> Reckoned:
    cutoff = after(start, timedelta(minutes=_MINUTES[unit] * number))
    day = official_day(cutoff - _INSTANT)  # midnight is 24:00 of the day before
    return Reckoned(nominal=day, last_day=day, cutoff=cutoff, provisional=False)


def _first_instant(limit: Limit, started_at: datetime) -> datetime:
    if limit.counts_start:
        return started_at
    local = started_at.astimezone(OFFICIAL_ZONE)
    into = timedelta(minutes=local.minute if limit.unit is LimitUnit.HOUR else 0, seconds=local.second, microseconds=local.microsecond)
    whole = timedelta(minutes=_MINUTES[limit.unit])
    return after(started_at, -into if limit.backward else whole - into)


def _shift(day: date, days: int) -> date:
    try:
        shifted = day + timedelta(days=days)
    except OverflowError:
        shifted = None
    if shifted is None or not FIRST_YEAR <= shifted.year <= LAST_YEAR:
        raise InvalidValueError("number", days, "a number of days that stays between 1900 and 2999")
    return shifted


def _step(unit: LimitUnit, day: date, number: int, calendar: WorkCalendar) -> date:
    if unit is LimitUnit.WORKDAY:
        return add_workdays(calendar, day, number)
    if unit is LimitUnit.DAY:
        return _shift(day, number)
    return _step_months(unit, day, number)


def _step_months(unit: LimitUnit, day: date, number: int) -> date:
    return add_months(day, number * 12 if unit is LimitUnit.YEAR else number)


def _nominal(limit: Limit, uncounted: date, number: int, calendar: WorkCalendar) -> date:
    """Return the last day before it moves: the one that the count comes to, and the end of its month where month ends stick."""
    day = _step(limit.unit, uncounted, number, calendar)
    return month_end(day) if limit.month_end and uncounted == month_end(uncounted) else day


def _with_rests(limit: Limit, calendar: WorkCalendar, first: date, nominal: date) -> date:
    """Return the last day with the days of rest added that come in long rows inside the limit."""
    if limit.rest_run is None or limit.backward:
        return nominal
    added, run, day = 0, 0, first
    while day <= nominal:
        if calendar.is_workday(day):
            added, run = added + (run if run >= limit.rest_run else 0), 0
        else:
            run += 1
        day += timedelta(days=1)
    # A row that reaches the last day moves it as days of rest always do.
    return _shift(nominal, added)


def _prolong(unit: LimitUnit, start: date, last: date, pauses: tuple[Pause, ...], calendar: WorkCalendar) -> date:
    covered = start
    for sent, answered in _spans(pauses):
        begin = max(sent, covered)
        if begin < last and begin < answered:
            if unit is LimitUnit.WORKDAY:
                last = add_workdays(calendar, last, count_workdays(calendar, begin, answered))
            else:
                last = _shift(last, (answered - begin).days)
        covered = max(covered, answered)
    return last


def _spans(pauses: tuple[Pause, ...]) -> Iterator[tuple[date, date]]:
    return iter(sorted((pause.sent_on, pause.answered_on) for pause in pauses if pause.answered_on is not None))


def _rolled(
    limit: Limit,
    calendar: WorkCalendar,
    nominal: date,
    start: date | None = None,
    pauses: tuple[Pause, ...] = (),
    begun: datetime | None = None,
) -> Reckoned:
    last_day = nominal
    if limit.rolls is Roll.PREVIOUS:
        last_day = previous_workday(calendar, nominal)
        over = start is not None and (last_day < start or (begun is not None and _shut(limit, calendar, last_day, limit.close) <= begun))
        if over and not limit.backward:
            # A limit is never over before it begins.
            last_day = next_workday(calendar, nominal)
    elif limit.rolls is Roll.NEXT:
        last_day = next_workday(calendar, nominal)
        for sent, answered in _spans(pauses):
            if sent < last_day <= answered:
                last_day = next_workday(calendar, _shift(answered, 1))
    asked = limit.unit is LimitUnit.WORKDAY or limit.rolls is not Roll.NONE
    return Reckoned(
        nominal=nominal,
        last_day=last_day,
        cutoff=_shut(limit, calendar, last_day, limit.close),
        provisional=asked and max(nominal, last_day) > settled_through(calendar),
    )


def _named_date(limit: Limit, period: Period | None) -> date:
    month = limit.month or 12
    if limit.year is not None or period is None:
        return _day_in_month(limit, limit.year or FIRST_YEAR, month)
    day = _day_in_month(limit, period.start.year, month)
    return day if day >= period.start else _day_in_month(limit, period.start.year + 1, month)


def _period_date(limit: Limit, period: Period) -> date:
    if limit.weekdays is not None:
        first, *others = limit.weekdays
        return period.start if others else _shift(period.start, first - 1)
    if limit.day is None and not limit.months_after:
        return period.last_day if limit.inclusive else _shift(period.last_day, -1)
    due = add_months(period.last_day, limit.months_after or 0)
    return _day_in_month(limit, due.year, due.month)


def _day_in_month(limit: Limit, year: int, month: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    if limit.day is not None and limit.day > last.day:
        text = f"{year:04}-{month:02}-{limit.day:02}"
        raise InvalidValueError("day", text, Text("a day that the calendar has: {rule} names one that its month lacks", rule=limit.cited))
    day = last if limit.day is None else last.replace(day=limit.day)
    return day if limit.inclusive else _shift(day, -1)
