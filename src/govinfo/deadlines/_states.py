"""Where a deadline stands at an instant, from the facts known by then."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.calendars import Roll, WorkCalendar, count_workdays
from govinfo.deadlines._due import Due, due
from govinfo.deadlines._values import Deadline, ExtensionRequest, Outcome, Pause
from govinfo.errors import UnknownCalendarYear
from govinfo.instants import official_day
from govinfo.instants._moments import require_instant
from govinfo.labels import Labelled

_ZERO: Final = timedelta()
_MINUTE: Final = timedelta(minutes=1)
_IN_TIME: Final = frozenset(Outcome) - {Outcome.TOO_LATE, Outcome.NO_REASON}


class Stage(Labelled):
    """
    Where a deadline stands (期限状态).

    >>> [(stage.value, stage.label) for stage in Stage][1:4]
    [('running', '办理中'), ('paused', '暂停计时'), ('due-soon', '即将到期')]
    """

    NOT_STARTED = "not-started", "未开始"
    RUNNING = "running", "办理中"
    PAUSED = "paused", "暂停计时"
    DUE_SOON = "due-soon", "即将到期"
    OVERDUE = "overdue", "逾期未办结"
    DONE_IN_TIME = "done-in-time", "按期办结"
    DONE_LATE = "done-late", "逾期办结"
    DONE_EARLY = "done-early", "不足期限办结"
    EXCUSED = "excused", "逾期免责"
    UNKNOWN = "unknown", "待放假安排公布后确定"

    @property
    def closed(self) -> bool:
        """Whether the matter is done and nothing runs any more."""
        return self in {Stage.DONE_IN_TIME, Stage.DONE_LATE, Stage.DONE_EARLY}


@final
@frozen(kw_only=True)
class State:
    """
    The state of a deadline at an instant.

    Attributes:
        stage: where it stands.
        due: when it is due; None where it has not started or a year is not known yet.
        days_left: the calendar days from today to the last day: 0 on it, negative after; None once done or unknown.
        workdays_left: the working days after today up to the last day, negative by those gone since; None
            once done, or where the calendar does not know them.
        left: how long until the cutoff, zero once it has passed; None once done or unknown.
        late: how much later than the cutoff it was done, or how long it has been overdue.
        explained: whether more time was asked for in time and with a reason.
        needs: the year whose calendar is missing, None where none is.

    >>> from datetime import date, datetime
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import Deadline, LimitUnit, plain_limit, state
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> of = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2024, 3, 4))
    >>> state(of, datetime(2024, 3, 6, 9, tzinfo=OFFICIAL_ZONE), official()).days_left
    1
    """

    stage: Stage
    due: Due | None = None
    days_left: int | None = None
    workdays_left: int | None = None
    left: timedelta | None = None
    late: timedelta = _ZERO
    explained: bool = False
    needs: int | None = None

    @property
    def minutes_left(self) -> int | None:
        """The whole minutes that are left, None once done or unknown."""
        return None if self.left is None else self.left // _MINUTE

    @property
    def minutes_late(self) -> int:
        """The minutes it is late by, a minute begun counted as one."""
        return -(-self.late // _MINUTE)


@checked
def state(deadline: Deadline, at: datetime, calendar: WorkCalendar) -> State:
    """
    Return where *deadline* stands *at* an instant; what happened later is not looked at.

    A year that *calendar* does not know raises nothing here: the state says which year it needs.

    Raises:
        NaiveInstantError: *at* has no offset.
        InvalidValueError: *at* is no instant, or the deadline's result lies outside 1900-2999.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> from govinfo.instants import localise
    >>> from govinfo.deadlines import Limit, LimitUnit
    >>> limit = Limit(id="ordinary", clause="三", unit=LimitUnit.DAY, number=7, anchor="received")
    >>> found = state(Deadline(limit=limit, started_on=date(2026, 3, 2)), localise("at", datetime(2026, 3, 5, 9)), official())
    >>> found.stage, found.days_left, found.workdays_left
    (<Stage.RUNNING: 'running'>, 4, 2)
    """
    today = official_day(require_instant("at", at))
    if not _started(deadline, at, today):
        return State(stage=Stage.NOT_STARTED)
    known = known_at(deadline, at, today)
    try:
        found = due(known, calendar, at=at)
    except UnknownCalendarYear as error:
        return _standing_still(known, calendar, error.year) or _unknown(known, today, error.year)
    explained = any(decided.outcome in _IN_TIME and decided.request.reason for decided in found.requests)
    if known.done_at is not None:
        if known.limit.at_least:
            early = known.done_at < found.cutoff and known.excused is None
            return State(stage=Stage.DONE_EARLY if early else Stage.DONE_IN_TIME, due=found, explained=explained)
        late = max(_ZERO, known.done_at - found.cutoff)
        stage = Stage.DONE_IN_TIME if not late else Stage.DONE_LATE if known.excused is None else Stage.EXCUSED
        return State(stage=stage, due=found, late=late, explained=explained)
    return _open(known, at, today, found, calendar, explained=explained)


def _started(deadline: Deadline, at: datetime, today: date) -> bool:
    if deadline.period is not None:
        return today >= deadline.period.start
    start = deadline.start_day
    if start is None:
        return deadline.limit.year is not None
    if deadline.limit.backward:
        return True
    return at >= deadline.started_at if deadline.started_at is not None else today >= start


def known_at(deadline: Deadline, at: datetime, today: date) -> Deadline:
    """Return the deadline as it was known at the instant."""
    if deadline.requests:
        asked = (request for request in deadline.requests if request.asked_at <= at)
        deadline = evolve(deadline, requests=tuple(_undecided(request, at) for request in asked))
    if deadline.pauses:
        sent = (pause for pause in deadline.pauses if pause.sent_on <= today)
        deadline = evolve(deadline, pauses=tuple(_unanswered(pause, today) for pause in sent))
    if deadline.done_at is not None and deadline.done_at > at:
        deadline = evolve(deadline, done_at=None)
    return deadline


def _undecided(request: ExtensionRequest, at: datetime) -> ExtensionRequest:
    later = request.decided_at is not None and request.decided_at > at
    return evolve(request, granted=None, decided_at=None, approved_by=None, until=None, number=None, unit=None) if later else request


def _unanswered(pause: Pause, today: date) -> Pause:
    later = pause.answered_on is not None and pause.answered_on > today
    return evolve(pause, answered_on=None) if later else pause


def _standing_still(known: Deadline, calendar: WorkCalendar, needs: int) -> State | None:
    """
    Return the state of a clock that was stopped while its limit ran, None where it was not.

    Where it will end once the answer is there may lie in a year that nobody knows; that it stands is known all the same.
    """
    stopped = [pause.sent_on for pause in known.pauses if pause.answered_on is None]
    if not stopped or known.done_at is not None:
        return None
    before = evolve(known, pauses=tuple(pause for pause in known.pauses if pause.answered_on is not None))
    try:
        ran = due(before, calendar).last_day > min(stopped)
    except UnknownCalendarYear as error:
        ran = min(stopped).year < error.year and known.limit.rolls is not Roll.PREVIOUS
    return State(stage=Stage.PAUSED, needs=needs) if ran else None


def _unknown(known: Deadline, today: date, year: int) -> State:
    # The count got as far as a year ahead without ending, so the end is not before it;
    # only a last day that moves back could still lie earlier.
    ahead = known.limit.rolls is not Roll.PREVIOUS and not known.limit.backward
    if known.done_at is not None:
        in_time = ahead and official_day(known.done_at).year < year
        return State(stage=Stage.DONE_IN_TIME if in_time else Stage.UNKNOWN, needs=year)
    if not (ahead and today.year < year):
        return State(stage=Stage.UNKNOWN, needs=year)
    return State(stage=Stage.PAUSED if _paused(known) else Stage.RUNNING, needs=year)


def _open(known: Deadline, at: datetime, today: date, found: Due, calendar: WorkCalendar, *, explained: bool) -> State:
    # What has a shortest time only can be late for nothing.
    late = _ZERO if known.limit.at_least else max(_ZERO, at - found.cutoff)
    days_left = (found.last_day - today).days
    if not late:
        # The end at 24:00 is the first instant of the next day and still in time.
        days_left = max(0, days_left)
    needs = None
    soon = False
    workdays_left: int | None = None
    try:
        if days_left >= 0:
            workdays_left = count_workdays(calendar, today, found.last_day) if days_left else 0
            soon = not late and not known.limit.at_least and _soon(known, found.last_day, workdays_left, calendar)
        else:
            workdays_left = -count_workdays(calendar, found.last_day, today)
    except UnknownCalendarYear as error:
        needs = error.year
    if known.limit.reminder_minutes is not None and not late:
        soon = found.cutoff - at <= max(known.limit.reminder_minutes) * _MINUTE
    if late:
        stage = Stage.OVERDUE if known.excused is None else Stage.EXCUSED
    elif _paused(known):
        stage = Stage.PAUSED
    else:
        stage = Stage.DUE_SOON if soon else Stage.RUNNING
    return State(
        stage=stage,
        due=found,
        days_left=days_left,
        workdays_left=workdays_left,
        left=max(_ZERO, found.cutoff - at),
        late=late,
        explained=explained,
        needs=needs,
    )


def _soon(known: Deadline, last_day: date, workdays_left: int, calendar: WorkCalendar) -> bool:
    """Return whether the first reminder is out: its day has come."""
    reminds = known.limit.reminds
    if not reminds or workdays_left > reminds[0]:
        return False
    # So many working days ahead of a working day is today or earlier, of a day of rest still to come.
    return workdays_left < reminds[0] or calendar.is_workday(last_day)


def _paused(known: Deadline) -> bool:
    return any(pause.answered_on is None for pause in known.pauses)
