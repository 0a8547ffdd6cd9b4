"""Reminders: on which working days before its last day a limit is called to mind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_limits import MONDAY, limit

from govinfo.calendars import Roll, add_workdays, official
from govinfo.deadlines import Deadline, due, reminder_days
from govinfo.deadlines._limits import Limit, LimitUnit
from govinfo.errors import UnknownCalendarYear
from govinfo.periods import Period

TUESDAY = date(2026, 3, 3)


def named(period: str | None = None, **settings: Any) -> Deadline:
    """Return the deadline of a named date."""
    rule = Limit(id="r", clause="八", unit=LimitUnit.DATE, **settings)
    return Deadline(limit=rule, period=Period.parse(period) if period else None)


# Reminders


def test_what_counts_back_reminds_before_its_last_day() -> None:
    """Five days before the meeting of Monday 16 March is Wednesday 11; three working days ahead is Friday 6, one is Tuesday 10."""
    deadline = Deadline(limit=limit(number=5, backward=True, anchor="meeting", reminders=(1, 3)), started_on=date(2026, 3, 16))

    assert reminder_days(deadline, due(deadline, official()), official()) == (date(2026, 3, 6), date(2026, 3, 10))


def test_a_limit_of_the_same_day_reminds_on_no_day_before_its_start() -> None:
    """What starts and ends on Tuesday has no reminder on Monday."""
    deadline = Deadline(limit=limit(number=0), started_on=TUESDAY)

    assert reminder_days(deadline, due(deadline, official()), official()) == ()


def test_no_day_is_asked_for_beyond_the_farthest_reminder() -> None:
    """Friday 2 January 2004 is the first day worked that the calendar knows, and one working day ahead of the 3rd."""
    near = named(year=2004, month=1, day=3, reminders=(1,))

    assert reminder_days(near, due(near, official()), official()) == (date(2004, 1, 2),)


def test_where_nobody_is_reminded_no_year_is_needed() -> None:
    """A limit that ends in 2030, of which no working day is known."""
    silent = Deadline(limit=limit(reminders=(), roll=Roll.NONE), started_on=date(2030, 5, 1))

    assert reminder_days(silent, due(silent, official()), official()) == ()


STARTS = st.dates(date(2013, 1, 10), date(2024, 6, 30))


@given(start=STARTS, number=st.integers(1, 25), ahead=st.sets(st.integers(1, 40), max_size=4))
def test_reminders_lie_before_the_last_day(start: date, number: int, ahead: set[int]) -> None:
    """Each reminder is a working day before the last day, not before the start, and they come in order."""
    deadline = Deadline(limit=limit(number=number, reminders=tuple(ahead)), started_on=start)
    result = due(deadline, official())
    days = reminder_days(deadline, result, official())

    span = (result.last_day - start).days
    workdays = [day for day in (result.last_day - timedelta(days=back) for back in range(1, span + 1)) if official().is_workday(day)]
    assert [day for place, day in enumerate(workdays, 1) if place in ahead][::-1] == list(days)


def test_reminders_before_the_start_need_no_year_before_it() -> None:
    """Of Friday 9 January 2004 the first working day ahead is the start; the eighth lies in 2003, which the calendar does not know."""
    deadline = Deadline(limit=limit(number=1, reminders=(8, 1)), started_on=date(2004, 1, 8))

    assert (date(2004, 1, 8),) == reminder_days(deadline, due(deadline, official()), official())
    with pytest.raises(UnknownCalendarYear):
        add_workdays(official(), date(2004, 1, 9), -8)


def test_reminders_of_a_named_day_have_no_start_to_stop_at() -> None:
    """Two working days before Friday 9 January 2004 is the 7th; the eighth, in 2003, is asked for in vain."""
    near = Deadline(limit=Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2004, month=1, day=9, reminders=(2,)))
    far = Deadline(limit=Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2004, month=1, day=9, reminders=(8,)))

    assert (date(2004, 1, 7),) == reminder_days(near, due(near, official()), official())
    with pytest.raises(UnknownCalendarYear):
        reminder_days(far, due(far, official()), official())


def test_no_reminders_are_no_days() -> None:
    """An empty list reminds on no day, and a limit of no days has none before its start."""
    silent = Deadline(limit=limit(reminders=()), started_on=MONDAY)
    at_once = Deadline(limit=limit(number=0), started_on=MONDAY)

    assert () == reminder_days(silent, due(silent, official()), official())
    assert () == reminder_days(at_once, due(at_once, official()), official())
