"""How what duties came to was counted (期限计算), each by the calendar of its unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Count, how_counted
from govinfo.duties._survey import calendar_of_unit
from govinfo.duties._values import DutyState
from govinfo.register import Register


@final
@frozen(kw_only=True)
class CountedDuty:
    """
    A duty, and how its deadline was counted (期限计算明细).

    Attributes:
        state: where the duty stands.
        count: every day of its deadline.
        at: the instant at which it is looked at.

    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> from govinfo.duties import duty_states
    >>> from govinfo.instants import localise
    >>> at, year = localise("at", datetime(2024, 6, 28, 9)), build_register(sample_year())
    >>> counted = count_duties(duty_states(year, shipped_rulebook("ziyang-research-2022"), official(), at), year, official(), at)
    >>> all(isinstance(one, CountedDuty) for one in counted)
    True
    """

    state: DutyState
    count: Count
    at: datetime


@checked
def count_duties(states: Iterable[DutyState], register: Register, calendar: WorkCalendar, at: datetime) -> tuple[CountedDuty, ...]:
    """
    Return how each deadline was counted, of those that are due at all and counted by days; hours and named days that stay have none.

    Args:
        states: as `duty_states` gives them, of *calendar* and *at*.
        register: the records, for the calendars of units.
        calendar: the working days.
        at: the instant at which they are looked at.

    >>> from datetime import UTC
    >>> from govinfo import build_register, sample_year
    >>> from govinfo.calendars import official
    >>> count_duties((), build_register(sample_year()), official(), datetime(2024, 3, 1, tzinfo=UTC))
    ()
    """
    units = {unit.id: unit for unit in register.records.units}
    counts = (
        (found, how_counted(found.deadline, calendar_of_unit(calendar, units.get(found.unit)), at=at))
        for found in states
        if found.due is not None
    )
    return tuple(CountedDuty(state=found, count=count, at=at) for found, count in counts if count.days)
