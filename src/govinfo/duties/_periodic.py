"""What units owe by themselves: reports for every period, and tasks with lead and responsible units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import evolve, frozen

from govinfo._doors import checked
from govinfo.calendars import Roll, WorkCalendar
from govinfo.calendars._months import add_months
from govinfo.deadlines import Deadline, Limit, LimitUnit, Stage
from govinfo.deadlines._limits import COUNTED
from govinfo.deadlines._reckoning import reckon
from govinfo.duties._facts import FULFILS, DutyFacts
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.instants import official_day
from govinfo.labels import Grain, Role
from govinfo.periods import Period
from govinfo.records import Matter, Submission, Unit
from govinfo.rulebook import Duty, DutyKind, Rulebook
from govinfo.texts._shown import spelled
from govinfo.texts._word import word_of

_PERIODIC: Final = frozenset({DutyKind.REPORT, DutyKind.TASK})
_EARLY: Final = 3
_FRIDAY: Final = 5
_ONE_DAY: Final = timedelta(days=1)


@checked
def assessment_year(rulebook: Rulebook, day: date) -> Period:
    """
    Return the assessment year of *rulebook* in which *day* lies.

    >>> from govinfo.shipped import shipped_rulebook
    >>> assessment_year(shipped_rulebook("district-model"), date(2024, 3, 5)).name
    '2024'
    """
    return next(Period(day, day + _ONE_DAY).touching(Grain.YEAR, first_month=rulebook.settings.first_month))


def periodic_states(survey: Survey, span: Period | None) -> Iterator[DutyState]:
    """Yield the state of every report and task that has begun and whose day lies in the span; of what is owed once, always."""
    facts = survey.facts
    duties = [duty for duty in facts.duties if duty.of in _PERIODIC]
    if not duties:
        return
    span = span or assessment_year(facts.rulebook, survey.today)
    since = facts.rulebook.in_force or facts.rulebook.source.issued
    for duty in duties:
        answers = _answers(facts, duty)
        owners = list(_owners(facts, duty))
        for deadline, opens in _occasions(facts.rulebook, survey.limit(duty), survey.calendar, span, since):
            day = _named_day(deadline, survey.calendar)
            for unit, role in owners:
                if _is_there(unit, deadline, day):
                    found = _state(survey, duty, deadline, opens, unit, role, answers)
                    if found.state.stage is not Stage.NOT_STARTED:
                        yield found


def _is_there(unit: Unit, deadline: Deadline, day: date | None) -> bool:
    """
    Whether a unit is there to owe what is due on *day*, or what is counted from a start.

    A report on a period is owed by the units that see the period's end, begun within it or not; where such a unit is gone by
    the day of the report, its successor sends it. A named day is owed by who is there on it, a counted task by who was there at its start.
    """
    if day is None:
        return deadline.started_on is None or unit.exists_on(deadline.started_on)
    if deadline.period is None or deadline.limit.unit is not LimitUnit.PERIOD_END:
        return unit.exists_on(day)
    gone = unit.until is not None and unit.until <= day and unit.successor is None
    return unit.exists_on(deadline.period.last_day) and not gone


def named_units(facts: DutyFacts, name: str) -> tuple[Unit, ...]:
    """Return the units that a task names by id, by name or as a group."""
    own = facts.units.get(name)
    if own is not None:
        return (own,)
    by_name = tuple(unit for unit in facts.units.values() if unit.name == name)
    return by_name or facts.of_group(name)


def concerned_units(facts: DutyFacts, duty: Duty, group: str) -> tuple[Unit, ...] | None:
    """
    Return the units of a group that a task concerns, as their tag with the id of the task says; None where no record says which.

    A unit that says nothing is left out where others say they are concerned: the records give a list, and it stands in none.
    """
    members = facts.of_group(group)
    said = {unit.id: word_of(unit.tags.get(duty.id)) for unit in members}
    if "true" not in said.values() and any(word != "false" for word in said.values()):
        return None
    return tuple(unit for unit in members if said[unit.id] == "true")


def _owners(facts: DutyFacts, duty: Duty) -> Iterator[tuple[Unit, Role | None]]:
    if duty.of is DutyKind.REPORT:
        yield from ((unit, None) for unit in facts.units.values() if facts.owes(duty, unit.id) is True)
        return
    roles = (
        *((Role.LEAD, named_units(facts, name)) for name in duty.lead),
        *((Role.RESPONSIBLE, named_units(facts, name)) for name in duty.responsible),
        *((Role.RESPONSIBLE, concerned_units(facts, duty, group) or ()) for group in duty.concerned),
    )
    seen: set[str] = set()
    for role, units in roles:
        for unit in units:
            if unit.id not in seen and facts.owes(duty, unit.id) is True:
                seen.add(unit.id)
                yield unit, role
    if not (duty.lead or duty.responsible or duty.concerned):
        yield from ((unit, Role.RESPONSIBLE) for unit in facts.units.values() if facts.owes(duty, unit.id) is True)


@final
@frozen
class _Answer:
    """
    What may fulfil a report or a task: an item that was sent, or a paper of the office that is no item, such as a nil report (零报告).

    Attributes:
        kind: what a finding on it calls it.
    """

    record: Submission | Matter
    kind: str
    at: datetime

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @property
    def on(self) -> date:
        """The official day on which it was sent."""
        return official_day(self.at)


def _answers(facts: DutyFacts, duty: Duty) -> dict[str, list[_Answer]]:
    """Return what may fulfil a duty by the units that sent it: items by their tag or by `when`, matters by their tag."""
    found: dict[str, list[_Answer]] = {}
    for submission in facts.register.records.submissions:
        said = submission.tags.get(FULFILS)
        if spelled(said) == duty.id if said is not None else bool(duty.when) and facts.matches(duty, submission) is True:
            for part in submission.units:
                found.setdefault(part.unit, []).append(_Answer(submission, "submission", submission.submitted_at))
    for matter in facts.register.records.matters:
        said = matter.tags.get(FULFILS)
        if said is not None and spelled(said) == duty.id:
            for one in matter.units:
                found.setdefault(one.unit, []).append(_Answer(matter, "matter", matter.arose_at))
    return found


def _occasions(
    rulebook: Rulebook, limit: Limit, calendar: WorkCalendar, span: Period, since: date | None
) -> Iterator[tuple[Deadline, Period | None]]:
    """Yield each deadline of a report or task, with the days in which a submission that names no period fulfils it."""
    if limit.unit in COUNTED:
        yield Deadline(limit=limit, started_on=rulebook.source.issued or rulebook.in_force, about=None), None
        return
    if limit.year is not None:
        if since is None or span.end > since:
            yield Deadline(limit=limit), None
        return
    after = limit.months_after or 0
    grain = limit.grain if limit.unit is LimitUnit.PERIOD_END and limit.grain is not None else Grain.YEAR
    first_month = rulebook.settings.first_month
    if limit.weekdays is not None:
        yield from _on_weekdays(limit, calendar, span, since)
        return
    around = Period(add_months(span.start.replace(day=1), -after - 12), span.end)
    for period in around.touching(grain, first_month=first_month):
        deadline = Deadline(limit=limit, period=period)
        day = _named_day(deadline, calendar)
        bound = period.last_day if limit.unit is LimitUnit.PERIOD_END else day
        if day is not None and day in span and (since is None or (bound is not None and bound >= since)):
            following = next(Period(period.end, period.end + _ONE_DAY).touching(grain, first_month=first_month))
            yield deadline, Period(period.end, following.end) if after else period


def _on_weekdays(limit: Limit, calendar: WorkCalendar, span: Period, since: date | None) -> Iterator[tuple[Deadline, Period | None]]:
    """Yield the reports of every week: one on the week where a single day is named, else one on each of the days."""
    weekdays = limit.weekdays or ()
    for week in span.touching(Grain.WEEK):
        for weekday in sorted(weekdays):
            day = week.start + timedelta(days=weekday - 1)
            period = week if len(weekdays) == 1 else Period(day, day + _ONE_DAY)
            if day in span and (since is None or day >= since) and (not limit.working_days or _works(calendar, day)):
                yield Deadline(limit=limit, period=period), period


def _works(calendar: WorkCalendar, day: date) -> bool:
    return calendar.is_workday(day) if calendar.first <= day <= calendar.last else day.isoweekday() <= _FRIDAY


def _named_day(deadline: Deadline, calendar: WorkCalendar) -> date | None:
    """Return the day that is named, before it moves; no calendar has a say in it. None where it is counted."""
    if deadline.limit.unit in COUNTED:
        return None
    return reckon(evolve(deadline, limit=evolve(deadline.limit, roll=Roll.NONE, rest_run=None)), calendar, ()).nominal


def _state(
    survey: Survey,
    duty: Duty,
    deadline: Deadline,
    opens: Period | None,
    unit: Unit,
    role: Role | None,
    answers: Mapping[str, Sequence[_Answer]],
) -> DutyState:
    facts = survey.facts
    sent = sorted(
        (answer for own in facts.lineage(unit.id) for answer in answers.get(own, ()) if _for(facts, answer, deadline, opens)),
        key=lambda answer: (answer.at, answer.id),
    )
    first = sent[0] if sent else None
    known = first is not None and first.at <= survey.at
    about = [(first.kind, first.id)] if first is not None and known else []
    excused = survey.excuse(duty, unit.id, [*about, ("unit", unit.id)], first.record.tags if first is not None and known else None)
    deadline = evolve(deadline, done_at=first.at if first is not None else None, excused=excused)
    period = deadline.period
    return DutyState(
        id=":".join(part for part in ("duty", duty.id, period.name if period is not None else "", unit.id) if part),
        duty=duty,
        unit=unit.id,
        about=None,
        deadline=deadline,
        state=survey.state(deadline, unit.id),
        period=period,
        role=role,
        facts=(first.id,) if first is not None and known else (),
    )


def _for(facts: DutyFacts, answer: _Answer, deadline: Deadline, opens: Period | None) -> bool:
    period = deadline.period
    if period is None or opens is None:
        return True
    said = facts.period(answer.record)
    sent = answer.on
    if said is None:
        return sent in opens
    if looks_back(facts.rulebook, deadline.limit) and sent >= said.end:
        # A day early in the year is for the report on the year before, which says so and is sent once that year is over.
        return said.end == period.start
    return said == period


def looks_back(rulebook: Rulebook, limit: Limit) -> bool:
    """Whether a limit names a day in the first quarter of each assessment year and does not say which year it is for."""
    if limit.unit is not LimitUnit.DATE or limit.year is not None or limit.grain is not None or limit.month is None:
        return False
    return (limit.month - rulebook.settings.first_month) % 12 < _EARLY
