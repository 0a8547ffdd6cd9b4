"""The circular of handling results (办理情况通报) as data: how many in time, late and running, and the rates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar, Final, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.deadlines import Stage
from govinfo.duties._values import DutyState
from govinfo.exact import Exact, exact, round_half_up
from govinfo.instants import official_day
from govinfo.labels import Labelled
from govinfo.periods import Period
from govinfo.rulebook import DutyKind
from govinfo.rulebook._results import Result

PLACES: Final = 2
"""The decimals of a percentage, rounded half up (四舍五入,保留两位小数)."""

_STEP: Final = Fraction(1, 10**PLACES)


class Rate(Labelled):
    """
    The rates of a circular (比率), each with what it is of.

    >>> [rate.value for rate in Rate]
    ['in-time', 'done']
    """

    IN_TIME = "in-time", "按期办结率"
    DONE = "done", "办结率"


@final
@frozen(kw_only=True)
class HandlingRow:
    """
    One unit's line, or the line of all of them (通报行).

    Attributes:
        unit: the id of the unit; None for all.
        in_time: done within the limit, after a reminder or not.
        reminded: those of them that were done only after a reminder.
        late: done late.
        excused: late, but not held against the unit.
        overdue: late and not done.
        running: not done, and not late either.
        early: done before its shortest time was over.
        urged: how often the unit was reminded of them.
        days: the calendar days that those done took, from the day on which each began to the one on which it was done.

    >>> HandlingRow(unit="agri", in_time=3, late=1).late
    1
    """

    unit: str | None
    in_time: int = 0
    reminded: int = 0
    late: int = 0
    excused: int = 0
    overdue: int = 0
    running: int = 0
    early: int = field(default=0, eq=False)
    urged: int = field(default=0, eq=False)
    days: int = field(default=0, eq=False)
    timed: int = field(default=0, eq=False, repr=False)

    @property
    def total(self) -> int:
        """How many were in hand."""
        return self.in_time + self.late + self.early + self.excused + self.overdue + self.running

    @property
    def mean_days(self) -> Exact | None:
        """
        How many calendar days those done took on average, rounded half up to two decimals; None where none was done.

        >>> HandlingRow(unit="agri", in_time=3, days=10, timed=3).mean_days
        Fraction(333, 100)
        """
        return exact(round_half_up(Fraction(self.days, self.timed), _STEP)) if self.timed else None

    def share(self, rate: Rate) -> Exact | None:
        """
        Return a rate exactly, from 0 to 1; None where nothing is counted.

        `in-time` is what was done in time among all that fell due (running and excused ones are left out); `done` is what
        was done among all in hand.

        >>> HandlingRow(unit="agri", in_time=2, late=1, running=4).share(Rate.IN_TIME)
        Fraction(2, 3)
        """
        if rate is Rate.IN_TIME:
            part, whole = self.in_time, self.in_time + self.late + self.early + self.overdue
        else:
            part, whole = self.total - self.running - self.overdue - self.excused, self.total - self.excused
        return _ratio(part, whole)

    def percent(self, rate: Rate) -> Exact | None:
        """
        Return a rate in percent, rounded half up to two decimals; None where nothing is counted.

        >>> HandlingRow(unit="agri", in_time=2, late=1).percent(Rate.IN_TIME)
        Fraction(6667, 100)
        """
        share = self.share(rate)
        return None if share is None else exact(round_half_up(share * 100, _STEP))


@final
@frozen(kw_only=True)
class HandlingCircular:
    """
    The results of one period (通报).

    Attributes:
        period: the period; two months, as a rule.
        rows: one for every unit that had something in hand, by its id.
        overall: all of them together; a matter of several units counts once for each.
        of: the kind of duty.
        overdue: what is late and not done, the most urgent first.

    >>> from govinfo import Period
    >>> from govinfo.duties import handling_circular
    >>> handling_circular((), Period.parse("2024")).rows
    ()
    """

    label: ClassVar[str] = "办理情况通报"

    period: Period
    rows: tuple[HandlingRow, ...]
    overall: HandlingRow
    of: DutyKind = DutyKind.HANDLING
    overdue: tuple[DutyState, ...] = ()


@checked
def handling_circular(states: Iterable[DutyState], period: Period, *, of: DutyKind = DutyKind.HANDLING) -> HandlingCircular:
    """
    Return the circular of a period from duties as they stand, usually at the period's end.

    In hand is what had begun before the period ended and was not done before it began.

    Args:
        states: as `duty_states` gives them.
        period: the period, such as two months.
        of: the kind of duty; handlings of instructions, as a rule.

    >>> handling_circular((), Period.parse("2026-03-01/2026-05-01")).overall.total
    0
    """
    counts: dict[str, Counter[str]] = {}
    overdue: list[DutyState] = []
    for found in states:
        if found.duty.of is of and _in_hand(found, period):
            count = counts.setdefault(found.unit, Counter())
            count.update(_columns(found))
            count["urged"] += len(found.urged)
            took = _took(found)
            if took is not None:
                count["days"] += took
                count["timed"] += 1
            if found.result is Result.NEVER:
                overdue.append(found)
    rows = tuple(HandlingRow(unit=unit, **counts[unit]) for unit in sorted(counts))
    overall: Counter[str] = Counter()
    for count in counts.values():
        overall.update(count)
    together = HandlingRow(unit=None, **overall)
    return HandlingCircular(period=period, rows=rows, overall=together, of=of, overdue=tuple(sorted(overdue, key=_longest_overdue)))


@checked
def handling_circulars(states: Iterable[DutyState], period: Period) -> tuple[HandlingCircular, ...]:
    """
    Return the circular of a period for every kind of duty of which anything was in hand, in the order of `DutyKind`.

    >>> handling_circulars((), Period.parse("2026-03-01/2026-05-01"))
    ()
    """
    listed = tuple(states)
    several = (handling_circular(listed, period, of=kind) for kind in DutyKind)
    return tuple(one for one in several if one.overall.total)


def _longest_overdue(found: DutyState) -> tuple[str, str]:
    return ("" if found.due is None else found.due.cutoff.isoformat(), found.id)


def _took(found: DutyState) -> int | None:
    """Return how many calendar days something done took, None where it is not done or nobody knows since when."""
    started = found.began or found.deadline.start_day
    done_at = found.deadline.done_at
    if started is None or done_at is None or found.result in {Result.OPEN, Result.NEVER} or found.state.days_left is not None:
        return None
    return max(0, (official_day(done_at) - started).days)


def _in_hand(found: DutyState, period: Period) -> bool:
    start, done_at = found.began or found.deadline.start_day, found.deadline.done_at
    if found.state.stage is Stage.NOT_STARTED or (start is not None and start >= period.end):
        return False
    return done_at is None or official_day(done_at) >= period.start


def _columns(found: DutyState) -> tuple[str, ...]:
    columns = {
        Result.IN_TIME: ("in_time",),
        Result.AFTER_REMINDER: ("in_time", "reminded"),
        Result.LATE: ("late",),
        Result.EARLY: ("early",),
        Result.EXCUSED: ("excused",),
        Result.NEVER: ("overdue",),
        Result.OPEN: ("running",),
    }
    return columns[found.result]


def _ratio(part: int, whole: int) -> Exact | None:
    return exact(Fraction(part, whole)) if whole else None
