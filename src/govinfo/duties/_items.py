"""Where commissions stand, and the items that owe something by themselves: urgent reports, disclosures, applications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from govinfo.deadlines import Stage
from govinfo.duties._clocks import Work, clock, finished, returned
from govinfo.duties._facts import own_id
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.records import Commission, Handling, Submission
from govinfo.rulebook import Duty, DutyKind


def commission_states(survey: Survey) -> Iterator[DutyState]:
    """Yield the state of every commission that was given, for each unit that was asked."""
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
    handling = survey.facts.handling_of(record.id, unit)
    answered = answer is not None and answer.submitted_at <= survey.at
    ends = [None if answer is None else max(answer.submitted_at, record.asked_at)]
    if handling is not None:
        ends.append(finished(handling, survey.at))
    done_at = min((end for end in ends if end is not None), default=None)
    about = [("submission", answer.id)] if answer is not None and answered else []
    began = record.asked_at
    if duty.start == "received_at" and handling is not None:
        began = handling.received_at
    work = Work(
        unit=unit,
        about=record.id,
        began=began,
        done_at=done_at,
        due_at=record.due_at if duty.limit is None else None,
        handling=handling,
        extensions=(*record.extensions, *(answer.extensions if answer is not None else ())),
        pauses=(*record.pauses, *(answer.pauses if answer is not None else ())),
        excused=survey.excuse(duty, unit, about, record.tags),
    )
    found = clock(survey, duty, work)
    assert found is not None  # a commission has a due time of its own
    return DutyState(
        id=own_id(record.id, unit, duty),
        duty=duty,
        unit=unit,
        about=record.id,
        deadline=found[0],
        state=found[1],
        began=survey.day_of(began),
        reminded=survey.reminded(record, unit, done_at, handling),
        urged=survey.urgings(record, unit, handling),
        returned=returned(handling, survey.at),
        title=record.title,
        facts=(record.id, *((answer.id,) if answer is not None and answered else ())),
    )


def item_states(survey: Survey) -> Iterator[DutyState]:
    """Yield the state of every urgent report and every other item that owes something."""
    facts = survey.facts
    urgent = [duty for duty in facts.duties if duty.of is DutyKind.URGENT]
    items = [duty for duty in facts.duties if duty.of is DutyKind.ITEM]
    if not urgent and not items:
        return
    for record in facts.register.records.submissions:
        for duties in (urgent if record.urgent else [], items):
            for part in record.units if duties else ():
                for duty in facts.chosen(duties, record, part.unit):
                    found = _submission(survey, duty, record, part.unit)
                    if found.state.stage is not Stage.NOT_STARTED or _is_known(survey, found):
                        yield found


def _is_known(survey: Survey, found: DutyState) -> bool:
    """Whether an item whose clock has not begun was sent by the instant."""
    item = survey.facts.register.items[found.about or ""].submission
    return item is not None and item.submitted_at <= survey.at and found.deadline.start_day is None


def _submission(survey: Survey, duty: Duty, record: Submission, unit: str) -> DutyState:
    handling = survey.facts.handling_of(record.id, unit)
    start = survey.facts.instant(record, duty.start or "happened_at", unit)
    done_at = _end(survey, duty, record, unit, handling)
    work = Work(
        unit=unit,
        about=record.id,
        began=start,
        done_at=done_at,
        handling=handling,
        extensions=record.extensions,
        pauses=record.pauses,
        excused=survey.excuse(duty, unit, [("submission", record.id)], record.tags),
    )
    found = clock(survey, duty, work)
    assert found is not None  # what an item owes has a limit
    return DutyState(
        id=own_id(record.id, unit, duty),
        duty=duty,
        unit=unit,
        about=record.id,
        deadline=found[0],
        state=found[1],
        began=None if start is None else survey.day_of(start),
        reminded=survey.reminded(record, unit, done_at, handling),
        urged=survey.urgings(record, unit, handling),
        returned=returned(handling, survey.at),
        title=record.title,
        facts=(record.id,),
    )


def _end(survey: Survey, duty: Duty, record: Submission, unit: str, handling: Handling | None) -> datetime | None:
    """Return when what an item owes was done: by its handling, by the instant that the duty names, or by having been sent."""
    handled = None if handling is None or duty.stage is not None else finished(handling, survey.at)
    if handled is not None:
        return handled
    if duty.done is None and duty.start == "submitted_at":
        return None  # an item whose clock starts when it is sent is no answer to itself
    return survey.facts.instant(record, duty.done or "submitted_at", unit)
