"""Which days payout lists settle together (发放表的结算时段): overlapping lists as one, neighbours of one year side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from govinfo.errors import InvalidValueError
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.texts import Text


def joined(periods: Iterable[Period]) -> tuple[Period, ...]:
    """
    Return the spans that *periods* come to where those with a common day are one, in order.

    >>> [span.name for span in joined(map(Period.parse, ("2024-Q1", "2024-02", "2024-Q2", "2025")))]
    ['2024-Q1', '2024-Q2', '2025']
    """
    found: list[Period] = []
    for period in sorted(periods, key=lambda one: (one.start, one.start - one.end)):  # of those that begin alike the longest first
        if not found or found[-1].end <= period.start:
            found.append(period)
        elif found[-1].end < period.end:
            found[-1] = Period(found[-1].start, period.end)
    return tuple(found)


def runs(spans: Sequence[Period], first_month: int) -> tuple[tuple[Period, tuple[Period, ...]], ...]:
    """
    Return *spans*, which share no day, in runs: those that follow each other without a gap in one assessment year.

    >>> [run.name for run, _ in runs(joined(map(Period.parse, ("2024-H1", "2024-H2", "2025-H1"))), 1)]
    ['2024', '2025-H1']
    """
    found: list[list[Period]] = []
    for span in spans:
        last = found[-1][-1] if found else None
        follows = last is not None and last.end == span.start
        if last is not None and follows and _year_of(last.last_day, first_month) == _year_of(span.start, first_month):
            found[-1].append(span)
        else:
            found.append([span])
    return tuple((run[0] if len(run) == 1 else Period(run[0].start, run[-1].end), tuple(run)) for run in found)


def _year_of(day: date, first_month: int) -> Period:
    """Return the assessment year of a day."""
    return next(iter(Period(day, day + timedelta(days=1)).touching(Grain.YEAR, first_month=first_month)))


def refuse_parts(period: Period, grain: Grain, first_month: int) -> None:
    """
    Refuse a *period* that cuts one by which money is paid: the rest of it would need another list, and nobody would know.

    >>> refuse_parts(Period.parse("2024"), Grain.HALF_YEAR, 1)
    >>> refuse_parts(Period.parse("2024-Q1"), Grain.HALF_YEAR, 1)
    Traceback (most recent call last):
    ...
    govinfo.errors.InvalidValueError: period must be whole periods by which the rulebook pays, such as 2024-H1, got "2024-Q1"
    """
    cut = next((part for part in period.touching(grain, first_month=first_month) if not period.includes(part)), None)
    if cut is not None:
        raise InvalidValueError("period", period.name, Text("whole periods by which the rulebook pays, such as {period}", period=cut.name))
