"""Reports that are owed again and again until the work is done (连续报告), as progress every week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import evolve

from govinfo.deadlines import due
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.errors import UnknownCalendarYear
from govinfo.instants._moments import end_of_day
from govinfo.records import Handling

MOST: Final = 500
"""How many reports of one series are looked at."""


def in_series(survey: Survey, first: DutyState, handling: Handling | None, closed: datetime | None) -> Iterator[DutyState]:
    """
    Yield every report of a series that has begun, from the state of the work that owes them.

    The next one begins where the one before ended, before that moved off a day of rest. What is reported late is one report only.

    Args:
        survey: the instant and all that is known by it.
        first: the state of the first report, as if it were the only one.
        handling: the record whose reports these are.
        closed: when the work was done, as known by the instant; that ends the series.
    """
    calendar = survey.calendar_of(first.unit)
    deadline = evolve(first.deadline, done_at=None, requests=(), pauses=())
    began = deadline.started_at or (None if deadline.started_on is None else end_of_day(deadline.started_on))
    given = sorted(r.at for r in handling.reports if r.returned_at is None or r.returned_at > survey.at) if handling is not None else []
    for number in range(1, MOST + 1):
        if began is None or began > survey.at or (closed is not None and closed <= began):
            return
        given = [at for at in given if at > began]
        done_at = min((at for at in (*given[:1], closed) if at is not None), default=None)
        one = evolve(deadline, done_at=done_at)
        yield evolve(first, id=f"{first.id}:{number}", deadline=one, state=survey.state(one, first.unit), number_in_series=number)
        try:
            end = due(deadline, calendar)
        except UnknownCalendarYear:
            return
        given = given[1:]
        if deadline.limit.unit.timed:
            began = end.cutoff
            deadline = evolve(deadline, started_at=began)
        else:
            began = end_of_day(end.nominal_last_day)
            deadline = evolve(deadline, started_at=None, started_on=end.nominal_last_day)
