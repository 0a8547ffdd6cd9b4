"""Deadlines for a clerk's calendar (日历文件): iCalendar, written by the `icalendar` package (extra `govinfo-core[ics]`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from govinfo.calendars import WorkCalendar
from govinfo.deadlines import Stage, reminder_days
from govinfo.duties import DutyState
from govinfo.duties._survey import calendar_of_unit
from govinfo.errors import UnknownCalendarYear, load_extra
from govinfo.instants import official_day
from govinfo.papers._inert import inert
from govinfo.papers._wording import Wording
from govinfo.records import Unit
from govinfo.register import Register
from govinfo.reports._deadlines import duty_notes
from govinfo.rulebook import Rulebook
from govinfo.texts import Language


def deadlines_calendar(
    states: Sequence[DutyState],
    register: Register,
    rulebook: Rulebook,
    calendar: WorkCalendar,
    at: datetime,
    lang: Language = "zh",
) -> str:
    """
    Return deadlines as an iCalendar file, each that is open with a reminder on every day that its rule names.

    A limit in days is an entry of its last day, a limit in hours or minutes one of its instant, without a length. An entry keeps
    its UID, so that a calendar that reads the file again moves it instead of doubling it, and its SEQUENCE grows with every
    fact that changed it. What is done is cancelled, so that it goes from calendars that have it. What
    has not begun, or waits for a holiday notice, is left out.

    Args:
        states: as `duty_states` gives them.
        register: the records, for the names of units.
        rulebook: the rulebook, for the calendar's name.
        calendar: the working days, for the reminders.
        at: when the file is made.
        lang: the reader's language.

    Raises:
        MissingExtraError: the package is not installed.
    """
    package = load_extra("icalendar", "icalendar", "ics")
    say = Wording(lang)
    units = {unit.id: unit for unit in register.records.units}
    made = package.Calendar()
    made.add("prodid", "-//govinfo//deadlines//ZH")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", inert(say("Deadlines under {rulebook}", rulebook=say.named(rulebook))))
    for found in states:
        if found.due is not None and found.state.stage is not Stage.NOT_STARTED:
            made.add_component(_event(package, found, units.get(found.unit), rulebook, calendar, at, say))
    text: str = made.to_ical().decode("utf-8")
    return text


_OPEN = frozenset({Stage.OVERDUE, Stage.DUE_SOON, Stage.RUNNING, Stage.PAUSED})


def _event(
    package: Any,
    found: DutyState,
    unit: Unit | None,
    rulebook: Rulebook,
    calendar: WorkCalendar,
    at: datetime,
    say: Wording,
) -> Any:
    assert found.due is not None  # only what has a last day is written
    duty = say.title(found.duty, found.duty.id)
    matter = found.title or found.about
    what = duty if matter is None else say("{title}: {duty}", title=matter, duty=duty)
    event = package.Event()
    event.add("uid", f"{found.id}@{rulebook.id}.govinfo")
    event.add("dtstamp", at.astimezone(UTC))
    event.add(
        "summary",
        inert(say("[{state}] {unit}, {matter}", state=found.state.stage, unit=found.unit if unit is None else unit.name, matter=what)),
    )
    clause = say("clause {clause}; original last day {day}", clause=found.duty.clause, day=found.due.original_last_day)
    event.add("description", "\n".join(inert(line) for line in (clause, *duty_notes(found, say.lang))))
    if found.deadline.limit.unit.timed or found.deadline.limit.close != "24:00":
        event.add("dtstart", found.due.cutoff.astimezone(UTC))
    else:
        event.add("dtstart", found.due.last_day)
        event.add("dtend", found.due.last_day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("sequence", _revision(found, at))
    if found.state.stage not in _OPEN:
        event.add("status", "CANCELLED")
        return event
    event.add("status", "CONFIRMED")
    for instant in _reminders(found, calendar_of_unit(calendar, unit)):
        alarm = package.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", inert(what))
        # Without the parameter a program takes it for a length of time before the entry.
        alarm.add("trigger", instant.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
        event.add_component(alarm)
    return event


def _revision(found: DutyState, at: datetime) -> int:
    """Return how many facts have changed the entry by now: it only grows, as RFC 5545 wants it of a SEQUENCE."""
    deadline = found.deadline
    today = official_day(at)
    decided = sum((request.decided_at or request.asked_at) <= at for request in deadline.requests)
    stopped = sum((pause.sent_on <= today) + (pause.answered_on is not None and pause.answered_on <= today) for pause in deadline.pauses)
    return decided + stopped + (found.state.stage not in _OPEN)


def _reminders(found: DutyState, calendar: WorkCalendar) -> tuple[datetime, ...]:
    """Return when to remind: at nine in the morning of the days that the rule names, or so many minutes before the end."""
    assert found.due is not None  # as above
    cutoff, minutes = found.due.cutoff, found.deadline.limit.reminder_minutes
    if minutes is not None:
        return tuple(cutoff - timedelta(minutes=ahead) for ahead in sorted(minutes, reverse=True))
    try:
        days = reminder_days(found.deadline, found.due, calendar)
    except UnknownCalendarYear:
        return ()
    return tuple(datetime(day.year, day.month, day.day, 1, tzinfo=UTC) for day in days)
