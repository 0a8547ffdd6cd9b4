"""How a deadline was counted (期限计算过程): every day of it, counted or left out, with the reason; and back, from when to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.calendars import DayBasis, OfficeClose, WorkCalendar, day_basis, previous_workday
from govinfo.deadlines._due import Due, _answered, due
from govinfo.deadlines._limits import COUNTED, Limit
from govinfo.deadlines._reckoning import Reckoned, reckon, special_close
from govinfo.deadlines._states import known_at
from govinfo.deadlines._values import Deadline, Pause
from govinfo.errors import InvalidValueError, UnknownCalendarYear
from govinfo.instants import official_day
from govinfo.labels import Labelled, LimitUnit

_DAY: Final = timedelta(days=1)


class DayMark(Labelled):
    """
    What a day is to the count (计算方式).

    >>> [(mark.value, mark.label) for mark in DayMark][:4]
    [('before', '尚未起算'), ('start', '起算日'), ('counted', '计入'), ('rest', '休息日不计')]
    """

    BEFORE = "before", "尚未起算"
    START = "start", "起算日"
    COUNTED = "counted", "计入"
    REST = "rest", "休息日不计"
    PAUSED = "paused", "暂停期间不计"
    MOVED = "moved", "遇休息日移动"
    EXTENDED = "extended", "延期"

    @property
    def counts(self) -> bool:
        """Whether the day is one of the number that the limit names."""
        return self is DayMark.COUNTED


@final
@frozen(kw_only=True)
class CountedDay:
    """
    One day of a count (计算日).

    Attributes:
        day: the day.
        mark: what it is to the count.
        number: which of the days counted it is, None where it is left out.
        basis: what the calendar says of it, None where the count did not have to know and nobody does.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit, how_counted, plain_limit
    >>> of = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2024, 3, 4))
    >>> [(str(one.day), one.mark.value) for one in how_counted(of, official()).days]
    [('2024-03-04', 'start'), ('2024-03-05', 'counted'), ('2024-03-06', 'counted'), ('2024-03-07', 'counted')]
    """

    day: date
    mark: DayMark
    number: int | None = None
    basis: DayBasis | None = None


@final
@frozen(kw_only=True)
class Count:
    """
    A deadline and how it was counted (期限计算).

    Attributes:
        deadline: the rule and its facts.
        calendar: the name of the calendar.
        due: when it is due.
        days: every day from the start on, in the direction of the count; none for hours, minutes and named days that stay.
        opened: the day as of which the start counts, where that is not its own: it came in when the office was shut.
        close: why the last day ends at another time than usual: a season, a day of the week, a half-day; None where it does not.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import LimitUnit, how_counted, plain_limit
    >>> of = Deadline(limit=plain_limit(3, LimitUnit.WORKDAY), started_on=date(2024, 3, 4))
    >>> len(how_counted(of, official()).days)
    4
    """

    deadline: Deadline
    calendar: str
    due: Due
    days: tuple[CountedDay, ...]
    opened: date | None = None
    close: OfficeClose | None = None

    @property
    def counted(self) -> int:
        """How many days were counted."""
        return sum(one.mark.counts for one in self.days)


@final
@frozen(kw_only=True)
class Latest:
    """
    From when a thing must be in hand to be done by a day (倒推).

    Attributes:
        until: by when it is to be done.
        back: the count back from it, as the limit has it.
        start: the day, or for hours and minutes the instant, to which the count back comes.
        count: the count on from `start`: it ends on the day it began from, or after it where that is a day of rest.
        latest: the last start for which the limit still ends by then; the same as `start` as a rule, earlier where the end would
            move off a day of rest.

    >>> from datetime import date
    >>> from govinfo.calendars import official
    >>> from govinfo.deadlines import latest_start, plain_limit
    >>> latest_start(plain_limit(5, LimitUnit.WORKDAY), date(2024, 3, 15), official()).latest
    datetime.date(2024, 3, 8)
    """

    until: date | datetime
    back: Count
    start: date | datetime
    count: Count
    latest: date | datetime


@checked
def how_counted(deadline: Deadline, calendar: WorkCalendar, *, at: datetime | None = None) -> Count:
    """
    Return *deadline* with every day of its count, what each was and by which notice.

    Args:
        deadline: the rule and its facts.
        calendar: the working days.
        at: the instant at which it is looked at, as `state` does: what was asked, decided or answered later is not counted, and a pause
            without an answer lasts until then. Left out, everything is, and no pause may be open.

    Raises:
        UnknownCalendarYear: the count needs a year that *calendar* does not know.
        InvalidValueError: the clock has not started, or a pause is open and *at* is not given.

    >>> from govinfo.calendars import official
    >>> limit = Limit(id="reply", clause="三", unit=LimitUnit.WORKDAY, number=2, anchor="received")
    >>> found = how_counted(Deadline(limit=limit, started_on=date(2026, 2, 13)), official())
    >>> [(str(one.day), one.mark.value, one.number) for one in found.days][:3]
    [('2026-02-13', 'start', None), ('2026-02-14', 'counted', 1), ('2026-02-15', 'rest', None)]
    >>> found.due.last_day, found.days[1].basis.by
    (datetime.date(2026, 2, 24), '国办发明电〔2025〕7号')
    """
    if at is not None:
        deadline = known_at(deadline, at, official_day(at))
    found = due(deadline, calendar, at=at)
    pauses = _answered(deadline, at)
    original = reckon(deadline, calendar, pauses)
    days = (*_original(deadline, original, calendar, pauses), *_extensions(deadline.limit, original, found, calendar))
    limit = deadline.limit
    return Count(
        deadline=deadline,
        calendar=calendar.name,
        due=found,
        days=days,
        opened=None if original.opened == deadline.start_day else original.opened,
        close=None if limit.unit.timed or limit.close == "24:00" else special_close(limit, calendar, found.last_day),
    )


@checked
def latest_start(limit: Limit, until: date | datetime, calendar: WorkCalendar) -> Latest:
    """
    Return from when a thing must be in hand under *limit* to be done *until* a day or an instant.

    Args:
        limit: a limit that counts; hours and minutes count back from an instant, everything else from a day.
        until: by when it is to be done.
        calendar: the working days.

    Raises:
        UnknownCalendarYear: the count needs a year that *calendar* does not know.
        InvalidValueError: the limit counts nothing, counts back by itself, or *until* is a day where it needs an instant.

    >>> from govinfo.calendars import official
    >>> limit = Limit(id="reply", clause="三", unit=LimitUnit.WORKDAY, number=15, anchor="received")
    >>> found = latest_start(limit, date(2026, 3, 23), official())
    >>> found.start, found.count.due.last_day
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 23))
    """
    if limit.unit not in COUNTED or limit.backward:
        raise InvalidValueError(
            "limit", limit.id, "a limit that is counted forward from its start: of another one the start is no question"
        )
    forward = evolve(limit, next_day_after=None)
    behind = evolve(forward, backward=True, roll=None, close="24:00")
    if limit.unit.timed:
        if not isinstance(until, datetime):
            raise InvalidValueError("until", str(until), "an instant: hours and minutes are counted from one")
        back = how_counted(Deadline(limit=behind, started_at=until), calendar)
        start: date | datetime = back.due.cutoff
        count = how_counted(Deadline(limit=forward, started_at=back.due.cutoff), calendar)
        return Latest(until=until, back=back, start=start, count=count, latest=start)
    day = official_day(until) if isinstance(until, datetime) else until
    back = how_counted(Deadline(limit=behind, started_on=day), calendar)
    begun = back.due.last_day
    count = how_counted(Deadline(limit=forward, started_on=begun), calendar)
    return Latest(until=day, back=back, start=begun, count=count, latest=_latest(forward, begun, day, calendar))


def _latest(limit: Limit, begun: date, until: date, calendar: WorkCalendar) -> date:
    """Return the last day not after *begun* from which the limit ends by *until*: the end may have moved beyond it."""
    while due(Deadline(limit=limit, started_on=begun), calendar).last_day > until:
        begun = previous_workday(calendar, begun - _DAY) if limit.unit is LimitUnit.WORKDAY else begun - _DAY
    return begun


def _original(deadline: Deadline, found: Reckoned, calendar: WorkCalendar, pauses: tuple[Pause, ...]) -> Iterator[CountedDay]:
    limit = deadline.limit
    if found.opened is None:
        if not limit.unit.timed and found.last_day != found.nominal:
            yield from (_day(day, DayMark.MOVED, calendar) for day in _walk(found.nominal, found.last_day))
        return
    sign = -1 if limit.backward else 1
    start = deadline.start_day or found.opened
    number = 0
    end = max(found.nominal, found.last_day) if sign > 0 else min(found.nominal, found.last_day)
    for day in _walk(start, end):
        after = (day - found.opened).days * sign
        basis = _basis(day, calendar)
        if after < 0:
            mark = DayMark.BEFORE
        elif after == 0 and not (limit.counts_start and limit.number):
            mark = DayMark.START
        elif (found.nominal - day).days * sign < 0 or (found.last_day - day).days * sign < 0:
            mark = DayMark.MOVED
        elif _in_pause(day, pauses):
            mark = DayMark.PAUSED
        elif limit.unit is LimitUnit.WORKDAY and basis is not None and not basis.kind.works:
            mark = DayMark.REST
        else:
            mark = DayMark.COUNTED
            number += 1
        yield CountedDay(day=day, mark=mark, number=number if mark.counts else None, basis=basis)


def _extensions(limit: Limit, original: Reckoned, found: Due, calendar: WorkCalendar) -> Iterator[CountedDay]:
    last = original.last_day
    for decided in found.requests:
        if decided.outcome.moves and decided.last_day > last:
            unit = decided.request.unit or limit.extension_unit or limit.unit
            counts_work = unit is LimitUnit.WORKDAY and decided.request.until is None
            for day in _walk(last + _DAY, decided.last_day):
                basis = _basis(day, calendar)
                rests = counts_work and basis is not None and not basis.kind.works
                yield CountedDay(day=day, mark=DayMark.REST if rests else DayMark.EXTENDED, basis=basis)
            last = decided.last_day


def _walk(first: date, last: date) -> Iterator[date]:
    step = _DAY if last >= first else -_DAY
    day = first
    while day != last:
        yield day
        day += step
    yield last


def _in_pause(day: date, pauses: tuple[Pause, ...]) -> bool:
    return any(pause.answered_on is not None and pause.sent_on < day <= pause.answered_on for pause in pauses)


def _day(day: date, mark: DayMark, calendar: WorkCalendar) -> CountedDay:
    return CountedDay(day=day, mark=mark, basis=_basis(day, calendar))


def _basis(day: date, calendar: WorkCalendar) -> DayBasis | None:
    try:
        return day_basis(calendar, day)
    except UnknownCalendarYear:
        return None


@checked
def plain_limit(number: int, unit: LimitUnit) -> Limit:
    """
    Return a limit of a plain number of units that no regulation names (任意期限), counted as the Civil Code has it.

    Raises:
        InvalidValueError: *number* is out of its range, or *unit* counts nothing.

    >>> plain_limit(15, LimitUnit.WORKDAY).id
    '15-working-day'
    """
    if unit not in COUNTED:
        raise InvalidValueError("unit", unit.value, "a unit that is counted")
    return Limit(id=f"{number}-{unit.value}", clause="-", unit=unit, number=number, anchor="received")
