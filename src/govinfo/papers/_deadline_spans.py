"""Deadlines on a time line (时间轴): from when to when every duty runs, beside the day on which they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from govinfo.calendars._months import add_months
from govinfo.duties import DutyState
from govinfo.instants import official_day
from govinfo.papers._charts import MOST_BARS, Chart, ChartKind, ChartPoint, Texture, first_of
from govinfo.papers._figures import period_in_words
from govinfo.papers._reasons import in_a_row
from govinfo.papers._wording import Wording
from govinfo.periods import Period

_MOST_TICKS: Final = 9
_MOST_MONTHS: Final = 240


def spans_chart(rows: Iterable[tuple[DutyState, str, str]], at: datetime, looked: str, say: Wording) -> Iterator[Chart]:
    """
    Yield a time line of duties whose end is known, nothing where there is none.

    What is over is filled, what still runs is open, what is late is hatched; each is told in words beside it.

    Args:
        rows: every duty with its name and what is said of it, the most urgent first.
        at: the instant at which they are looked at.
        looked: what readers call it.
        say: the reader's language.
    """
    known = [(found, name, shown) for found, name, shown in rows if found.due is not None]
    points = [_span(found, name, shown) for found, name, shown in known[:MOST_BARS]]
    if not points:
        return
    day = official_day(at).toordinal()
    days = [day, *(int(point.value) for point in points), *(int(point.start or point.value) for point in points)]
    yield Chart(
        kind=ChartKind.SPANS,
        title=first_of(say("Deadlines on a time line, {at}", at=looked), len(known), say),
        points=tuple(points),
        series=(say("Begins"), say("Ends"), say("Length in days")),
        mark=day,
        marked=looked,
        ticks=tuple(_ticks(date.fromordinal(min(days)), date.fromordinal(max(days)), say)),
    )


def _span(found: DutyState, name: str, shown: str) -> ChartPoint:
    assert found.due is not None
    end = found.due.last_day.toordinal()
    begun = found.began or found.deadline.start_day
    start = end if begun is None else min(begun.toordinal(), end)
    texture = Texture.HATCHED if found.state.late else Texture.PLAIN if found.state.stage.closed else Texture.OPEN
    return ChartPoint(label=name, value=end, shown=shown, start=start, texture=texture)


def _ticks(first: date, last: date, say: Wording) -> Iterator[tuple[int, str]]:
    """Yield the first days of months between two days with their names, not more than there is room for."""
    start = add_months(first.replace(day=1), 1)
    months = (last.year - start.year) * 12 + last.month - start.month + 1
    if months < 1 or months > _MOST_MONTHS:
        return
    chosen = [add_months(start, n) for n in range(0, months, -(-months // _MOST_TICKS))]
    names = in_a_row([period_in_words(Period(day, add_months(day, 1)), say.lang) for day in chosen])
    yield from zip((day.toordinal() for day in chosen), names, strict=True)
