"""Commissions whose slip names the due time itself (约稿单所定时限): a deadline that nothing has to count."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Deadline, Due, Limit, LimitUnit, Stage, State
from govinfo.deadlines._states import _open
from govinfo.instants import OFFICIAL_ZONE, official_day
from govinfo.records import Commission
from govinfo.rulebook import Duty

_INSTANT: Final = timedelta(microseconds=1)
_ZERO: Final = timedelta()


def slip_deadline(duty: Duty, record: Commission, done_at: datetime | None, excused: str | None) -> Deadline:
    """Return the deadline that a commission's `due_at` is; midnight is 24:00 of the day before."""
    last = official_day(record.due_at - _INSTANT)
    local = record.due_at.astimezone(OFFICIAL_ZONE)
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
    return Deadline(limit=limit, done_at=done_at, excused=excused, about=record.id)


def slip_state(deadline: Deadline, record: Commission, calendar: WorkCalendar, at: datetime) -> State:
    """Return where a commission stands, to the second that its slip names."""
    if at < record.asked_at:
        return State(stage=Stage.NOT_STARTED)
    last = official_day(record.due_at - _INSTANT)
    cutoff = record.due_at.astimezone(OFFICIAL_ZONE)
    found = Due(nominal_last_day=last, original_last_day=last, original_cutoff=cutoff, last_day=last, cutoff=cutoff, provisional=False)
    done_at = deadline.done_at
    if done_at is None or done_at > at:
        return _open(evolve(deadline, done_at=None), at, official_day(at), found, calendar, explained=False)
    late = max(_ZERO, done_at - cutoff)
    stage = Stage.DONE_IN_TIME if not late else Stage.DONE_LATE if deadline.excused is None else Stage.EXCUSED
    return State(stage=stage, due=found, late=late)
