"""What else there is to say of a duty (时限备注), beside its state and its days."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo.calendars import official
from govinfo.deadlines import Pause, Stage
from govinfo.deadlines._moments import Calendrical
from govinfo.duties import DutyState
from govinfo.texts import Language, Text


def duty_notes(found: DutyState, lang: Language = "zh") -> tuple[str, ...]:
    """Return what else there is to say of a duty: what its round demands, extensions, reminders, missing signatures, missing notices."""
    return tuple(note.text(lang) for note in _notes(found, lang))


def _pause(pause: Pause, found: DutyState) -> Iterator[Text]:
    year = found.began.year if found.began is not None else None
    since, reason = Calendrical(pause.sent_on, year), pause.reason or Text("no reason given")
    if pause.answered_on is None:
        yield Text("the clock stands since {day}: {reason}", day=since, reason=reason)
    else:
        yield Text("the clock stood from {day} to {end}: {reason}", day=since, end=Calendrical(pause.answered_on, year), reason=reason)


def _notes(found: DutyState, lang: Language) -> Iterator[Text]:
    demands = found.demands(lang)
    if found.round > 1:
        if demands is not None:
            yield Text("instruction no. {n} on the matter: {demands} ({clause})", n=found.round, demands=demands, clause=found.duty.clause)
        else:
            yield Text("instruction no. {n} on the matter", n=found.round)
    if found.late_rounds:
        yield Text(
            "late in round {rounds} too; a new instruction does not cure it", rounds=tuple(str(number) for number in found.late_rounds)
        )
    for decided in found.due.requests if found.due is not None else ():
        yield decided.message
    if found.deadline.excused is not None and found.state.late:
        yield Text("not held against the unit: {reason}", reason=found.deadline.excused)
    if len(found.urged) > 1:
        yield Text("{n} reminders went out", n=len(found.urged))
    elif found.urged:
        yield Text("a reminder went out")
    if found.returned:
        yield Text("a report on it was sent back" if found.returned == 1 else "{n} reports on it were sent back", n=found.returned)
    for pause in found.deadline.pauses:
        yield from _pause(pause, found)
    if found.state.explained and found.state.stage in {Stage.OVERDUE, Stage.DONE_LATE}:
        yield Text("explained in writing and in time")
    if found.unsigned:
        yield Text("the report on it is not signed")
    if found.state.needs is not None and found.due is None:
        # Where the last day is known, no more than the working days since it is not.
        if found.state.needs < official().first.year:
            yield Text("the working days of {year} are not in the table; give them in a calendar file", year=found.state.needs)
        else:
            yield Text("the holiday notice for {year} is needed to say more", year=found.state.needs)
    if found.due is not None and found.due.provisional:
        yield Text("the next holiday notice can still move the last day")
    if found.state.stage is Stage.NOT_STARTED and found.deadline.limit.anchor is not None and found.deadline.start_day is None:
        yield Text("the start of its clock is not given")
