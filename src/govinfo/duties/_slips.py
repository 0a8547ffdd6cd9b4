"""Due times that were said themselves (自定时限), as on the slip of a commission: deadlines that nothing has to count."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve

from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Deadline, Due, ExtensionRequest, Limit, LimitUnit, Stage, State, state
from govinfo.deadlines._states import _open
from govinfo.instants import OFFICIAL_ZONE, official_day
from govinfo.rulebook import Duty

_INSTANT: Final = timedelta(microseconds=1)
_ZERO: Final = timedelta()


def slip_deadline(
    duty: Duty,
    about: str,
    due_at: datetime,
    done_at: datetime | None,
    excused: str | None,
    requests: tuple[ExtensionRequest, ...] = (),
) -> Deadline:
    """Return the deadline that a due time is; midnight is 24:00 of the day before."""
    last = official_day(due_at - _INSTANT)
    local = due_at.astimezone(OFFICIAL_ZONE)
    limit = Limit(
        id=duty.id,
        clause=duty.clause,
        title=duty.title,
        unit=LimitUnit.DATE,
        year=last.year,
        month=last.month,
        day=last.day,
        close="24:00" if local.date() != last else f"{local:%H:%M}",
        reminders=duty.reminders,
    )
    return Deadline(limit=limit, done_at=done_at, excused=excused, about=about, requests=requests)


def slip_state(deadline: Deadline, began: datetime | date | None, due_at: datetime, calendar: WorkCalendar, at: datetime) -> State:
    """Return where something stands whose due time was said, to the second; more time moves it by whole days."""
    if isinstance(began, datetime) and at < began:
        return State(stage=Stage.NOT_STARTED)
    if deadline.requests:
        return state(deadline, at, calendar)
    last = official_day(due_at - _INSTANT)
    cutoff = due_at.astimezone(OFFICIAL_ZONE)
    found = Due(nominal_last_day=last, original_last_day=last, original_cutoff=cutoff, last_day=last, cutoff=cutoff, provisional=False)
    done_at = deadline.done_at
    if done_at is None or done_at > at:
        return _open(evolve(deadline, done_at=None), at, official_day(at), found, calendar, explained=False)
    late = max(_ZERO, done_at - cutoff)
    stage = Stage.DONE_IN_TIME if not late else Stage.DONE_LATE if deadline.excused is None else Stage.EXCUSED
    return State(stage=stage, due=found, late=late)
