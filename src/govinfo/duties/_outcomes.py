"""What duties came to, as facts that rules can price: never twice with a lapse recorded by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from govinfo._doors import checked
from govinfo.calendars import WorkCalendar
from govinfo.duties._facts import FULFILS, PERIOD
from govinfo.duties._states import duty_states
from govinfo.duties._values import DutyOutcome, DutyState
from govinfo.instants import official_day
from govinfo.instants._moments import end_of_day
from govinfo.periods import FIRST_YEAR, Period
from govinfo.records import Lapse
from govinfo.register import Register
from govinfo.rulebook import Rulebook
from govinfo.rulebook._results import Result
from govinfo.texts import Text
from govinfo.texts._shown import spelled
from govinfo.texts._titles import titled
from govinfo.texts._word import word_of

_A_YEAR: Final = timedelta(days=366)


@checked
def duty_outcomes(
    register: Register, rulebook: Rulebook, calendar: WorkCalendar, at: datetime, *, period: Period | None = None
) -> tuple[DutyOutcome, ...]:
    """
    Return the outcome of every duty that has ended by *at*, by its day and id; what is still open has none.

    An outcome that a lapse recorded by hand tells of already names that lapse and does not count. A lapse tells of it when
    it is of the unit, of a kind that belongs to the duty, and names the commission or the submission that
    the duty is about (for a handling the submission of its instruction, for a report the submission that
    fulfilled it), or by the tag `duty` the duty's id, or the id of the handling.

    Args:
        register: the records.
        rulebook: its duties and deadlines.
        calendar: the working days.
        at: the instant at which they are looked at.
        period: as for `duty_states`.

    Raises:
        NaiveInstantError: *at* has no offset.
        RegisterError: a tag that a duty reads as an instant or a period is none.

    >>> from datetime import datetime
    >>> from govinfo import build_register, sample_year, shipped_rulebook
    >>> from govinfo.calendars import official
    >>> from govinfo.instants import OFFICIAL_ZONE
    >>> at = datetime(2024, 7, 1, 9, tzinfo=OFFICIAL_ZONE)
    >>> found = duty_outcomes(build_register(sample_year()), shipped_rulebook("district-model"), official(), at)
    >>> all(outcome.late_days >= 0 for outcome in found)
    True
    """
    return outcomes_of(duty_states(register, rulebook, calendar, at, period=period), register)


@checked
def outcomes_in(register: Register, rulebook: Rulebook, calendar: WorkCalendar, period: Period) -> tuple[DutyOutcome, ...]:
    """
    Return the outcomes that count in *period*, as they are known at the end of its last day.

    Every outcome counts in exactly one period of a series: by its `on`. What was due at 24:00 of the last day and did not
    come is late from the next day on, and counts in the next period.

    Raises:
        RegisterError: a tag that a duty reads as an instant or a period is none.
    """
    return tuple(outcome for outcome in outcomes_of(states_at_end(register, rulebook, calendar, period), register) if outcome.on in period)


@checked
def states_at_end(register: Register, rulebook: Rulebook, calendar: WorkCalendar, period: Period) -> tuple[DutyState, ...]:
    """
    Return where every duty that can count in *period* stands at the end of its last day.

    Raises:
        RegisterError: a tag that a duty reads as an instant or a period is none.
    """
    # A report whose day lies before the period can become late in it.
    span = Period(max(period.start - _A_YEAR, date(FIRST_YEAR, 1, 1)), period.end)
    return duty_states(register, rulebook, calendar, end_of_day(period.last_day), period=span)


@checked
def outcomes_of(states: Iterable[DutyState], register: Register) -> tuple[DutyOutcome, ...]:
    """Return the outcomes of duties whose states are known already, by their days and ids."""
    own: dict[str, list[Lapse]] = {}
    for lapse in register.records.lapses:
        own.setdefault(lapse.unit, []).append(lapse)
    heirs = {unit.id: unit.successor for unit in register.records.units}
    # What a unit owed may have been held against the one that took its place.
    lapses = {unit: [lapse for one in _line_of(unit, heirs) for lapse in own.get(one, ())] for unit in heirs} if own else {}
    found = [_outcome(state, lapses) for state in states if state.result is not Result.OPEN]
    return tuple(sorted(found, key=lambda outcome: (outcome.on, outcome.id)))


def _line_of(unit: str, heirs: Mapping[str, str | None]) -> list[str]:
    """Return a unit and those that took its place, one after the other."""
    line: list[str] = []
    at: str | None = unit
    while at is not None and at not in line:
        line.append(at)
        at = heirs.get(at)
    return line


def _outcome(found: DutyState, lapses: Mapping[str, Iterable[Lapse]]) -> DutyOutcome:
    assert found.due is not None  # whoever has ended was due
    in_time = found.result in {Result.IN_TIME, Result.AFTER_REMINDER, Result.EARLY}  # whatever was done before the end counts on its day
    done_at = found.deadline.done_at
    told = None if in_time else next((lapse for lapse in lapses.get(found.unit, ()) if _tells(lapse, found)), None)
    return DutyOutcome(
        id=found.id,
        duty=found.duty.id,
        of=found.duty.of.value,
        clause=found.duty.clause,
        unit=found.unit,
        on=official_day(done_at) if in_time and done_at is not None else official_day(found.due.cutoff),
        result=found.result,
        words=_words(found),
        late_days=found.late_days,
        late_minutes=found.state.minutes_late,
        role=found.role,
        reminders=len(found.urged),
        returned=found.returned,
        facts=found.facts,
        lapse=None if told is None else told.id,
    )


def _words(found: DutyState) -> Text:
    duty = titled(found.duty)
    if found.period is None:
        return Text("{duty}: {result}", duty=duty, result=found.result)
    return Text("{duty} ({period}): {result}", duty=duty, period=found.period, result=found.result)


def _tells(lapse: Lapse, found: DutyState) -> bool:
    if lapse.kind not in found.duty.recorded_as:
        return False
    if lapse.commission is not None and lapse.commission == found.about:
        return True
    if lapse.submission is not None and lapse.submission in found.facts:
        return True
    said = lapse.tags.get(FULFILS)
    if said is None:
        return False
    if found.about is not None:
        return spelled(said) == found.about
    return spelled(said) == found.duty.id and (found.period is None or word_of(lapse.tags.get(PERIOD)) == found.period.name)
