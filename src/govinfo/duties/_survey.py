"""What duties are asked with: the facts, the limits, the calendar and the instant, carried as one value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import final

from attrs import frozen

from govinfo.calendars import WorkCalendar, calendar_of
from govinfo.deadlines import Deadline, Limit, State, state
from govinfo.duties._facts import REMINDED, AnyOwing, DutyFacts
from govinfo.instants import official_day
from govinfo.records import Handling, Tags, Unit
from govinfo.rulebook import Duty
from govinfo.rulebook._conditions import TAG


def calendar_of_unit(calendar: WorkCalendar, unit: Unit | None) -> WorkCalendar:
    """Return the working days by which what a unit owes is counted."""
    if unit is None:
        return calendar
    return calendar_of(calendar, unit.id, group=unit.group, level=None if unit.level is None else unit.level.value)


@final
@frozen(kw_only=True)
class Survey:
    """
    A register looked at for its duties at an instant.

    Attributes:
        facts: the register as duties read it.
        limits: the limits of the rulebook by their ids.
        calendar: the working days.
        at: the instant; what happened after it is not looked at.
    """

    facts: DutyFacts
    limits: Mapping[str, Limit]
    calendar: WorkCalendar
    at: datetime

    @property
    def today(self) -> date:
        """The day of the instant."""
        return official_day(self.at)

    def limit(self, duty: Duty) -> Limit:
        """Return the limit of a duty that has one."""
        return self.limits[duty.limit or ""]

    def calendar_of(self, unit: str) -> WorkCalendar:
        """Return the working days of a unit: its own where it has some."""
        return calendar_of_unit(self.calendar, self.facts.units.get(unit))

    def state(self, deadline: Deadline, unit: str) -> State:
        """Return where a deadline of a unit stands."""
        return state(deadline, self.at, self.calendar_of(unit))

    def happened(self, at: datetime | None) -> bool:
        """Whether an instant is known and not still to come."""
        return at is not None and at <= self.at

    def excuse(self, duty: Duty, unit: str, about: Sequence[tuple[str, str]], tags: Tags | None = None) -> str | None:
        """Return why lateness is excused as far as it is known; None where nothing excuses."""
        return self.facts.excuse(duty, unit, about, self.at, tags)

    def day_of(self, began: datetime | date | None) -> date | None:
        """Return the official day on which a clock began."""
        return official_day(began) if isinstance(began, datetime) else began

    def urgings(self, record: AnyOwing, unit: str, handling: Handling | None) -> tuple[datetime, ...]:
        """Return when a unit was reminded of a record by now: as its handling says, or a tag."""
        said = self.facts.instant(record, TAG + REMINDED, unit)
        several = {urging.at for urging in handling.urged} if handling is not None else set[datetime]()
        return tuple(sorted(at for at in (several | {said} if said is not None else several) if at <= self.at))

    def reminded(self, record: AnyOwing, unit: str, done_at: datetime | None, handling: Handling | None) -> bool:
        """Whether the unit was reminded of a record before the work was done."""
        return any(done_at is None or at <= done_at for at in self.urgings(record, unit, handling))
