"""When a deadline is due: the original last day, what extensions made of it, and when to remind."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.deadlines._limits import COUNTED, Limit
from govinfo.deadlines._moments import Calendrical, Moment
from govinfo.deadlines._reckoning import Reckoned, advance, on_day, reckon
from govinfo.deadlines._values import Deadline, ExtensionRequest, Outcome, Pause
from govinfo.errors import InvalidValueError
from govinfo.instants import official_day
from govinfo.texts import Text

_DAY: Final = timedelta(days=1)
_MOVED: Final = "{rule}: asked at {asked}, {outcome}; the last day is now {day}"
_STAYS: Final = "{rule}: asked at {asked}, {outcome}; the last day stays {day}"


@final
@frozen(kw_only=True)
class Decided:
    """
    A request for more time, and what the rule makes of it.

    Attributes:
        request: the request.
        outcome: what became of it.
        last_day: the last day after it.
        message: the outcome as a sentence that names the rule.

    >>> from datetime import datetime
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import Deadline, LimitUnit, due, plain_limit
    >>> from govinfo.instants import localise
    >>> asked = ExtensionRequest(asked_at=localise("asked", datetime(2026, 3, 10, 9)), reason="等待外单位数据", granted=True, number=2)
    >>> three = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2026, 3, 9), requests=(asked,))
    >>> [(str(one.last_day), one.outcome.label) for one in due(three, official()).requests]
    [('2026-03-16', '同意延期')]
    """

    request: ExtensionRequest
    outcome: Outcome
    last_day: date
    message: Text


@final
@frozen(kw_only=True)
class Due:
    """
    When a deadline is due (到期).

    Attributes:
        nominal_last_day: the original last day before it moved off a day of rest.
        original_last_day: the original last day; never lost.
        original_cutoff: the instant at which the original limit ended.
        last_day: the last day now, extensions included.
        cutoff: the instant at which the limit ends now; what comes at that very instant is in time.
        provisional: whether the next holiday notice could still move the last day.
        requests: the requests for more time in the order in which they were asked, each with its outcome.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit, due, plain_limit
    >>> of = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2024, 3, 4))
    >>> due(of, official()).last_day
    datetime.date(2024, 3, 7)
    """

    nominal_last_day: date
    original_last_day: date
    original_cutoff: datetime
    last_day: date
    cutoff: datetime
    provisional: bool
    requests: tuple[Decided, ...] = ()


@checked
def due(deadline: Deadline, calendar: WorkCalendar, *, at: datetime | None = None) -> Due:
    """
    Compute when *deadline* is due.

    Args:
        deadline: the rule and its facts.
        calendar: the working days; only the days that the rule needs are asked for.
        at: the instant up to which a pause without an answer is taken to last; needed only for one.

    Raises:
        UnknownCalendarYear: the count needs a year that *calendar* does not know.
        InvalidValueError: the clock has not started, or a pause is open and *at* is not given.

    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit
    >>> limit = Limit(id="multi-party", clause="三", unit=LimitUnit.MONTH, number=1, anchor="received")
    >>> found = due(Deadline(limit=limit, started_on=date(2026, 9, 1)), official())
    >>> found.nominal_last_day, found.last_day, found.cutoff.isoformat()
    (datetime.date(2026, 10, 1), datetime.date(2026, 10, 8), '2026-10-09T00:00:00+08:00')
    """
    pauses = _answered(deadline, at)
    original = reckon(deadline, calendar, pauses)
    current, decided = _extended(deadline, original, calendar, pauses)
    return Due(
        nominal_last_day=original.nominal,
        original_last_day=original.last_day,
        original_cutoff=original.cutoff,
        last_day=current.last_day,
        cutoff=current.cutoff,
        provisional=current.provisional,
        requests=decided,
    )


@checked
def reminder_days(deadline: Deadline, found: Due, calendar: WorkCalendar) -> tuple[date, ...]:
    """
    Return the days on which to remind (提醒), the earliest first: working days ahead of the last day, never before the start.

    Raises:
        UnknownCalendarYear: a day lies in a year that *calendar* does not know.

    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit
    >>> limit = Limit(id="r", clause="五", unit=LimitUnit.DATE, year=2026, month=10, day=8, reminders=(3,))
    >>> summary = Deadline(limit=limit)
    >>> reminder_days(summary, due(summary, official()), official())
    (datetime.date(2026, 9, 28),)
    """
    start = None if deadline.limit.backward else deadline.start_day
    farthest = max(deadline.limit.reminds, default=0)
    days: list[date] = []
    day, ahead = found.last_day, 0
    while ahead < farthest and (start is None or day > start):
        day -= _DAY
        if calendar.is_workday(day):
            ahead += 1
            if ahead in deadline.limit.reminds:
                days.append(day)
    return tuple(reversed(days))


def _answered(deadline: Deadline, at: datetime | None) -> tuple[Pause, ...]:
    if at is not None:
        day = official_day(at)
        return tuple(p if p.answered_on else evolve(p, answered_on=max(p.sent_on, day)) for p in deadline.pauses)
    for pause in deadline.pauses:
        if pause.answered_on is None:
            raise InvalidValueError(
                "answered_on", None, "the day of the answer, or an instant in at: while the clock stands there is no last day"
            )
    return deadline.pauses


def _extended(
    deadline: Deadline, original: Reckoned, calendar: WorkCalendar, pauses: tuple[Pause, ...]
) -> tuple[Reckoned, tuple[Decided, ...]]:
    current, times = original, 0
    decided: list[Decided] = []
    for request in sorted(deadline.requests, key=lambda request: request.asked_at):
        outcome = _admissible(request, deadline.limit, current, times)
        if outcome is None:
            outcome, current = _grant(request, deadline.limit, current, calendar, pauses)
            times += outcome.moves
        message = _message(deadline.limit, request, outcome, current)
        decided.append(Decided(request=request, outcome=outcome, last_day=current.last_day, message=message))
    return current, tuple(decided)


def _admissible(request: ExtensionRequest, limit: Limit, current: Reckoned, times: int) -> Outcome | None:
    if request.asked_at > current.cutoff:
        return Outcome.TOO_LATE
    if request.granted is None:
        return Outcome.UNDECIDED
    if not request.granted:
        return Outcome.REFUSED
    if request.reason is None:
        return Outcome.NO_REASON
    if limit.extension_times is not None and times >= limit.extension_times:
        return Outcome.TOO_OFTEN
    return None


def _grant(
    request: ExtensionRequest, limit: Limit, current: Reckoned, calendar: WorkCalendar, pauses: tuple[Pause, ...]
) -> tuple[Outcome, Reckoned]:
    usual = limit.extension_unit or limit.unit
    most = None
    if limit.extension_number is not None and usual in COUNTED:
        most = advance(current, limit, usual, limit.extension_number, calendar, pauses)
    unit, number = request.unit or usual, request.number or limit.number
    if request.until is not None:
        new = on_day(request.until, limit, calendar)
    elif request.number is None and most is not None:
        new = most
    elif number is not None and unit in COUNTED:
        new = advance(current, limit, unit, number, calendar, pauses)
    else:
        return Outcome.NO_LENGTH, current
    if new.cutoff <= current.cutoff:
        return Outcome.NO_LATER, current
    if most is not None and new.cutoff > most.cutoff:
        return Outcome.CAPPED, most
    return Outcome.GRANTED, new


def _message(limit: Limit, request: ExtensionRequest, outcome: Outcome, current: Reckoned) -> Text:
    year = current.last_day.year
    # readers know a limit by its title and clause; its id stands in the file alone
    rule, asked = limit.clause if limit.title is None else limit.cited, Moment(request.asked_at, year)
    if outcome is Outcome.TOO_LATE:
        return Text(
            "{rule}: asked at {asked}, after the limit had ended at {cutoff}; after expiry there is no extension, only a late report",
            rule=rule,
            asked=asked,
            cutoff=Moment(current.cutoff, year, end=True),
        )
    template = _MOVED if outcome.moves else _STAYS
    return Text(template, rule=rule, asked=asked, outcome=outcome, day=Calendrical(current.last_day, year))
