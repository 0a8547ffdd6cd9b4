"""Where every duty stands at an instant: handlings, matters, commissions, urgent reports and items, periodic reports, tasks."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Stage
from govinfo.duties._facts import DutyFacts
from govinfo.duties._handlings import handling_states, matter_states
from govinfo.duties._items import commission_states, item_states
from govinfo.duties._periodic import periodic_states
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.errors import RegisterError
from govinfo.instants._moments import require_instant
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.rulebook import Rulebook

URGENCY: Final = {
    stage: place
    for place, stage in enumerate(
        (
            Stage.OVERDUE,
            Stage.DUE_SOON,
            Stage.RUNNING,
            Stage.PAUSED,
            Stage.UNKNOWN,
            Stage.NOT_STARTED,
            Stage.EXCUSED,
            Stage.DONE_LATE,
            Stage.DONE_EARLY,
            Stage.DONE_IN_TIME,
        )
    )
}


@checked
def duty_states(
    register: Register, rulebook: Rulebook, calendar: WorkCalendar, at: datetime, *, period: Period | None = None
) -> tuple[DutyState, ...]:
    """
    Return where every duty under *rulebook* stands *at* an instant, the most urgent first.

    What happened after the instant is not looked at: an instruction, a commission, an event or an item that came only later
    owes nothing yet. What is not begun is listed only where it is known that it will begin: an instruction was given
    and the unit has not received it, or an item was sent and the start of its clock is not written down.
    A year that *calendar* does not know raises nothing: the state says which year it needs.

    Args:
        register: the records.
        rulebook: its duties and deadlines.
        calendar: the working days; `OfficeCalendars` where units do not all work on the same ones.
        at: the instant.
        period: the periodic reports and yearly tasks whose day lies in it are listed; left out, the
            assessment year of the instant. What a record owes is listed whenever it began.

    Raises:
        NaiveInstantError: *at* has no offset.
        RegisterError: a tag that a duty reads as an instant or a period is none; every one is listed.

    >>> from govinfo.calendars import official
    >>> from govinfo.instants import localise
    >>> from govinfo.codec import decode_records, decode_rulebook
    >>> from govinfo.register import build_register
    >>> book = decode_rulebook('''
    ... schema = 1
    ... id = "b"
    ... title = "办法"
    ... source = { issuer = "市政府", title = "办法" }
    ... [[deadline]]
    ... id = "slip"
    ... clause = "三"
    ... unit = "hour"
    ... number = 24
    ... anchor = "sent"
    ... [[duty]]
    ... id = "reply"
    ... clause = "三"
    ... title = "约稿24小时内报送"
    ... of = "commission"
    ... limit = "slip"
    ... ''')
    >>> records = decode_records('''{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}], "commissions": [
    ...   {"id": "c1", "by": "city", "units": ["agri"],
    ...    "asked_at": "2026-03-02T09:00:00+08:00", "due_at": "2026-03-09T09:00:00+08:00"}]}''')
    >>> [found] = duty_states(build_register(records), book, official(), localise("at", datetime(2026, 3, 3, 10)))
    >>> found.id, found.result.value, found.state.minutes_late
    ('duty:c1:agri', 'never', 60)
    """
    require_instant("at", at)
    limits = {limit.id: limit for limit in rulebook.deadlines}
    survey = Survey(facts=DutyFacts.of(register, rulebook), limits=limits, calendar=calendar, at=at)
    found = [
        *handling_states(survey),
        *matter_states(survey),
        *commission_states(survey),
        *item_states(survey),
        *periodic_states(survey, period),
    ]
    error = RegisterError.unless_none(survey.facts.problems.values())
    if error is not None:
        raise error
    return tuple(sorted(found, key=by_urgency))


@checked
def by_urgency(found: DutyState) -> tuple[int, str, str]:
    """
    Return by what duties are sorted: overdue ones first, then by when they end, then by their ids.

    What runs by the hour or the minute is as urgent as what is due soon.
    """
    cutoff = "" if found.due is None else found.due.cutoff.isoformat()
    stage = found.state.stage
    if stage is Stage.RUNNING and found.deadline.limit.unit.timed:
        stage = Stage.DUE_SOON
    return (URGENCY[stage], cutoff, found.id)
