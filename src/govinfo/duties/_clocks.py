"""The clock of one unit's work (办理时限): when it began, when it began afresh, when it stood, when it was done, as known by an instant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import final

from attrs import frozen

from govinfo.deadlines import Deadline, ExtensionRequest, Limit, Pause, State
from govinfo.deadlines._limits import COUNTED
from govinfo.duties._slips import slip_deadline, slip_state
from govinfo.duties._survey import Survey
from govinfo.records import Extension, Handling, Interruption
from govinfo.rulebook import Duty


@final
@frozen(kw_only=True)
class Work:
    """
    What is written down of a unit's work on something (办理情况).

    Attributes:
        unit: the unit.
        about: the id of the record that owes it.
        began: when its clock began; a day where no more is known, None while it has not.
        done_at: when it was done, as known by the instant looked at.
        due_at: the due time that was said for it itself, which goes before every rule.
        handling: the record of its handling, where there is one.
        extensions: the requests for more time that its own record holds.
        pauses: the times that its own record leaves out.
        excused: why lateness is not held against the unit.
    """

    unit: str
    about: str
    began: datetime | date | None
    done_at: datetime | None
    due_at: datetime | None = None
    handling: Handling | None = None
    extensions: tuple[Extension, ...] = ()
    pauses: tuple[Interruption, ...] = ()
    excused: str | None = None


def pauses_count(limit: Limit) -> bool:
    """Whether a pause moves the end of a limit: hours run on, and a day that is named stays."""
    return limit.unit in COUNTED and not limit.unit.timed and not limit.backward


def clock(survey: Survey, duty: Duty, work: Work) -> tuple[Deadline, State] | None:
    """Return the deadline of a unit's work and where it stands; None where nothing says until when."""
    handling = work.handling
    afresh = handling.restarted_at if handling is not None and survey.happened(handling.restarted_at) else None
    began = afresh or work.began
    done_at = work.done_at if afresh is None or work.done_at is None or work.done_at >= afresh else None
    requests = _requests((*work.extensions, *(handling.extensions if handling is not None else ())), afresh)
    own = handling.due_at if handling is not None and not duty.series else None
    due_at = own or work.due_at
    if due_at is not None:
        deadline = slip_deadline(duty, work.about, due_at, done_at, work.excused, requests)
        return deadline, slip_state(deadline, began, due_at, survey.calendar_of(work.unit), survey.at)
    if duty.limit is None:
        return None
    limit = survey.limit(duty)
    at = began if isinstance(began, datetime) else None
    if done_at is not None and at is not None and not limit.backward:
        done_at = max(done_at, at)  # what was done before its clock began, as it may be written down, was not late
    deadline = Deadline(
        limit=limit,
        started_at=at,
        started_on=None if isinstance(began, datetime) else began,
        requests=requests,
        pauses=_pauses((*work.pauses, *(handling.pauses if handling is not None else ())), survey.today) if pauses_count(limit) else (),
        done_at=done_at,
        excused=work.excused,
        about=work.about,
    )
    return deadline, survey.state(deadline, work.unit)


def _requests(extensions: Iterable[Extension], afresh: datetime | None) -> tuple[ExtensionRequest, ...]:
    """Return the requests for more time on the period that runs: what was asked before it began afresh is past."""
    return tuple(ExtensionRequest.of(extension) for extension in extensions if afresh is None or extension.asked_at >= afresh)


def _pauses(pauses: Sequence[Interruption], today: date) -> tuple[Pause, ...]:
    """Return the pauses that had begun by a day, those that went on beyond it without their end."""
    known = (pause for pause in pauses if pause.from_ <= today)
    ends = ((pause, pause.until if pause.until is not None and pause.until <= today else None) for pause in known)
    return tuple(Pause(sent_on=pause.from_, answered_on=end, reason=pause.reason) for pause, end in ends)


def finished(handling: Handling, at: datetime) -> datetime | None:
    """
    Return when a handling was done, as known by an instant.

    What was reported and sent back is not done: until the next report that was not, and then on its day.
    """
    done = handling.done_at
    if done is None or done > at:
        return done
    back = [r.returned_at for r in handling.reports if r.returned_at is not None and r.at <= done <= r.returned_at <= at]
    if not back:
        return done
    anew = [r.at for r in handling.reports if r.at >= max(back) and (r.returned_at is None or r.returned_at > at)]
    return min(anew, default=None)


def returned(handling: Handling | None, at: datetime) -> int:
    """Return how many reports on a handling were sent back by an instant."""
    return 0 if handling is None else sum(r.returned_at is not None and r.returned_at <= at for r in handling.reports)
