"""What another calendar moves (日历变动): the duties whose last day is another one, as by a new notice or days of an office's own."""

from __future__ import annotations

from datetime import datetime
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.duties._states import duty_states
from govinfo.duties._values import DutyState
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.rulebook import Rulebook
from govinfo.rulebook._results import Result


@final
@frozen(kw_only=True)
class MovedDuty:
    """
    A duty that ends on another day under another calendar (时限变动).

    Attributes:
        before: as it stands under the calendar that was laid down.
        after: as it stands under the other one.

    >>> from datetime import date
    >>> from govinfo import build_register, decode_records, shipped_rulebook
    >>> from govinfo.calendars import official, overlay
    >>> from govinfo.instants import localise
    >>> week = decode_records('''{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}],
    ...  "submissions": [{"id": "s", "units": ["agri"], "submitted_at": "2024-03-01T09:00:00+08:00"}],
    ...  "instructions": [{"id": "i", "submission": "s", "level": "district", "on": "2024-03-02"}],
    ...  "handlings": [{"id": "h", "of": "i", "unit": "agri", "received_at": "2024-03-04T09:00:00+08:00", "complexity": "ordinary"}]}''')
    >>> at, ours = localise("at", datetime(2024, 3, 5, 9)), overlay(official(), name="ours", off=[date(2024, 3, 11)])
    >>> found = moved_duties(build_register(week), shipped_rulebook("heze-supervision-2006"), official(), ours, at)
    >>> [(str(one.before.state.due.last_day), str(one.after.state.due.last_day)) for one in found]
    [('2024-03-11', '2024-03-12')]
    """

    before: DutyState
    after: DutyState


@checked
def moved_duties(
    register: Register, rulebook: Rulebook, before: WorkCalendar, after: WorkCalendar, at: datetime, *, period: Period | None = None
) -> tuple[MovedDuty, ...]:
    """
    Return the duties open at an instant that end otherwise under the calendar *after* than under the one *before*, the most urgent first.

    Open is what is not done under one of them. A last day that one calendar knows and the other does not has moved too.

    >>> from govinfo.calendars import official
    >>> from govinfo.instants import localise
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> at = localise("at", datetime(2024, 3, 5, 9))
    >>> moved_duties(build_register(sample_year()), shipped_rulebook("district-model"), official(), official(), at)
    ()
    """
    old = {found.id: found for found in duty_states(register, rulebook, before, at, period=period)}
    new = duty_states(register, rulebook, after, at, period=period)
    pairs = (MovedDuty(before=old[found.id], after=found) for found in new if found.id in old)
    return tuple(pair for pair in pairs if _open(pair) and _ends(pair.before) != _ends(pair.after))


def _open(pair: MovedDuty) -> bool:
    return any(one.result in {Result.OPEN, Result.NEVER} for one in (pair.before, pair.after))


def _ends(found: DutyState) -> datetime | None:
    return None if found.due is None else found.due.cutoff
