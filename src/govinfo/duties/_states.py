"""Where every duty stands at an instant: handlings, commissions, urgent reports and items, periodic reports, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import evolve

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Deadline, ExtensionRequest, Stage
from govinfo.duties._facts import DutyFacts
from govinfo.duties._periodic import periodic_states
from govinfo.duties._slips import slip_deadline, slip_state
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.errors import RegisterError
from govinfo.instants._moments import require_instant
from govinfo.periods import Period
from govinfo.records import Commission, Handling, Submission
from govinfo.register import Register
from govinfo.rulebook import Duty, DutyKind, Rulebook

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
            Stage.DONE_IN_TIME,
        )
    )
}
_LATE: Final = frozenset({Stage.OVERDUE, Stage.DONE_LATE})


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
        *_handlings(survey),
        *_commissions(survey),
        *(one for one in _submissions(survey) if one.state.stage is not Stage.NOT_STARTED or _is_known(survey, one)),
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


def _is_known(survey: Survey, found: DutyState) -> bool:
    """Whether an item whose clock has not begun was sent by the instant."""
    item = survey.facts.register.items[found.about or ""].submission
    return item is not None and item.submitted_at <= survey.at and found.deadline.start_day is None


def _own_id(record: str, unit: str, duty: Duty) -> str:
    return ":".join(part for part in ("duty", record, unit, duty.stage) if part)


def _handlings(survey: Survey) -> Iterator[DutyState]:
    facts = survey.facts
    duties = [duty for duty in facts.duties if duty.of is DutyKind.HANDLING]
    if not duties:
        return
    late: dict[tuple[str, str], bool] = {}
    found: list[tuple[Handling, DutyState]] = []
    today = survey.today
    for record in facts.register.records.handlings:
        instruction = facts.instructions.get(record.of)
        if instruction is None or (record.received_at > survey.at and instruction.on > today):
            continue
        for duty in facts.chosen(duties, record, record.unit):
            made = _handling(survey, duty, record)
            key = (record.of, record.unit)
            late[key] = late.get(key, False) or made.state.stage in _LATE
            found.append((record, made))
    for record, made in found:
        earlier = _earlier(facts, record.of)
        rounds = tuple(number for number, id_ in enumerate(earlier, start=1) if late.get((id_, record.unit)))
        yield evolve(made, round=len(earlier) + 1, late_rounds=rounds)


def _earlier(facts: DutyFacts, instruction: str) -> list[str]:
    """Return the ids of the instructions that one follows, the first on the matter first."""
    chain: list[str] = []
    at = facts.instructions[instruction].follows
    while at is not None and at not in chain:
        chain.append(at)
        at = facts.instructions[at].follows
    return chain[::-1]


def _handling(survey: Survey, duty: Duty, record: Handling) -> DutyState:
    facts = survey.facts
    submission = facts.instructions[record.of].submission
    item = facts.register.items[submission].submission if submission is not None else None
    deadline = Deadline(
        limit=survey.limit(duty),
        started_at=record.received_at,
        requests=tuple(ExtensionRequest.of(extension) for extension in record.extensions),
        done_at=record.done_at,
        excused=survey.excuse(duty, record.unit, [("instruction", record.of)], record.tags),
        about=record.id,
    )
    return DutyState(
        id=_own_id(record.id, record.unit, duty),
        duty=duty,
        unit=record.unit,
        about=record.id,
        deadline=deadline,
        state=survey.state(deadline, record.unit),
        reminded=survey.reminded(record, record.unit, record.done_at),
        unsigned=duty.signed
        and survey.happened(record.done_at)
        and not any(report.signed_by and survey.happened(report.at) for report in record.reports),
        title=item.title if item is not None else None,
        facts=tuple(id_ for id_ in (record.id, record.of, submission) if id_ is not None),
    )


def _commissions(survey: Survey) -> Iterator[DutyState]:
    facts = survey.facts
    duties = [duty for duty in facts.duties if duty.of is DutyKind.COMMISSION]
    if not duties:
        return
    answers: dict[str, list[Submission]] = {}
    for submission in facts.register.records.submissions:
        if submission.commission is not None:
            answers.setdefault(submission.commission, []).append(submission)
    for record in facts.register.records.commissions:
        if record.asked_at > survey.at:
            continue
        for unit in record.units:
            own = facts.lineage(unit)
            answer = next((s for s in answers.get(record.id, ()) if not own.isdisjoint(part.unit for part in s.units)), None)
            for duty in facts.chosen(duties, record, unit):
                yield _commission(survey, duty, record, unit, answer)


def _commission(survey: Survey, duty: Duty, record: Commission, unit: str, answer: Submission | None) -> DutyState:
    done_at = None if answer is None else max(answer.submitted_at, record.asked_at)
    answered = answer is not None and answer.submitted_at <= survey.at
    excused = survey.excuse(duty, unit, [("submission", answer.id)] if answer is not None and answered else [], record.tags)
    if duty.limit is None:
        deadline = slip_deadline(duty, record, done_at, excused)
        found = slip_state(deadline, record, survey.calendar_of(unit), survey.at)
    else:
        deadline = Deadline(limit=survey.limit(duty), started_at=record.asked_at, done_at=done_at, excused=excused, about=record.id)
        found = survey.state(deadline, unit)
    return DutyState(
        id=_own_id(record.id, unit, duty),
        duty=duty,
        unit=unit,
        about=record.id,
        deadline=deadline,
        state=found,
        reminded=survey.reminded(record, unit, done_at),
        title=record.title,
        facts=(record.id, *((answer.id,) if answer is not None and answered else ())),
    )


def _submissions(survey: Survey) -> Iterator[DutyState]:
    facts = survey.facts
    urgent = [duty for duty in facts.duties if duty.of is DutyKind.URGENT]
    items = [duty for duty in facts.duties if duty.of is DutyKind.ITEM]
    if not urgent and not items:
        return
    for record in facts.register.records.submissions:
        for duties in (urgent if record.urgent else [], items):
            for part in record.units if duties else ():
                for duty in facts.chosen(duties, record, part.unit):
                    yield _submission(survey, duty, record, part.unit)


def _submission(survey: Survey, duty: Duty, record: Submission, unit: str) -> DutyState:
    start = survey.facts.instant(record, duty.start or "happened_at", unit)
    done_at = survey.facts.instant(record, duty.done or "submitted_at", unit)
    if start is not None and done_at is not None:
        done_at = max(start, done_at)  # what was sent before its event, as it may be written down, was not late
    deadline = Deadline(
        limit=survey.limit(duty),
        started_at=start,
        done_at=done_at,
        excused=survey.excuse(duty, unit, [("submission", record.id)], record.tags),
        about=record.id,
    )
    return DutyState(
        id=_own_id(record.id, unit, duty),
        duty=duty,
        unit=unit,
        about=record.id,
        deadline=deadline,
        state=survey.state(deadline, unit),
        reminded=survey.reminded(record, unit, done_at),
        title=record.title,
        facts=(record.id,),
    )
