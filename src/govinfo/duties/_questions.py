"""What is possible but odd in records as duties see them: nothing stops, but somebody should look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from govinfo._doors import checked
from govinfo.calendars import OfficeCalendars, WorkCalendar
from govinfo.deadlines import Limit
from govinfo.duties._clocks import pauses_count
from govinfo.duties._facts import FULFILS, AnyOwing, DutyFacts
from govinfo.duties._periodic import concerned_units, looks_back, named_units
from govinfo.duties._undecided import undecided
from govinfo.errors import Problem, Severity
from govinfo.labels import Role
from govinfo.records import Commission, Handling, LeaderInstruction, Matter, Submission
from govinfo.register import Register
from govinfo.register._called import in_words
from govinfo.rulebook import Duty, DutyKind, Rulebook
from govinfo.rulebook._telling import word_said
from govinfo.texts import Text
from govinfo.texts._titles import titled


@checked
def duty_questions(register: Register, rulebook: Rulebook) -> tuple[Problem, ...]:
    """
    Return what is odd: records that no duty covers, clocks without a start, tasks of units that no record knows.

    A lapse that names nothing is told too where the library may find the same lateness by itself: it
    could not know that both are one.

    >>> from govinfo.shipped import sample_year, shipped_rulebook
    >>> from govinfo.register import build_register
    >>> [problem.record for problem in duty_questions(build_register(sample_year()), shipped_rulebook("district-model"))][:1]
    ['h05']
    """
    facts = DutyFacts.of(register, rulebook)
    several = (
        _early_days, _uncovered, _undecided, _without_end, _odd_handlings, _without_start, _unknown_units, _unnamed_units, _vague_lapses,
    )  # fmt: skip
    return tuple(in_words(problem, facts.register.by_id.get) for ask in several for problem in ask(facts))


@checked
def calendar_questions(register: Register, calendar: WorkCalendar) -> tuple[Problem, ...]:
    """
    Return who has days of their own in a calendar and stands in no record: a misspelt unit or group counts by everybody's days.

    >>> from govinfo import build_register, sample_year
    >>> from govinfo.calendars import OfficeCalendars, official
    >>> odd = OfficeCalendars(general=official(), units={"agry": official()})
    >>> [str(one) for one in calendar_questions(build_register(sample_year()), odd)]
    ['units.agry: has days of its own in the calendar, but stands in no record']
    """
    if not isinstance(calendar, OfficeCalendars):
        return ()
    units = register.records.units
    known: dict[str, set[str | None]] = {
        "units": {unit.id for unit in units},
        "groups": {unit.group for unit in units},
        "levels": {unit.level.value for unit in units if unit.level is not None},
    }
    named = {"units": calendar.units, "groups": calendar.groups, "levels": calendar.levels}
    message = Text("has days of its own in the calendar, but stands in no record")
    return tuple(
        Problem(path=f"{name}.{who}", message=message, severity=Severity.QUESTION)
        for name, several in named.items()
        for who in several
        if who not in known[name]
    )


def _question(record: str, path: str, message: Text) -> Problem:
    return Problem(path=path, record=record, message=message, severity=Severity.QUESTION)


def _early_days(facts: DutyFacts) -> Iterator[Problem]:
    limits = {limit.id: limit for limit in facts.rulebook.deadlines}
    for duty in facts.duties:
        limit = limits.get(duty.limit or "")
        if duty.of is DutyKind.REPORT and limit is not None and looks_back(facts.rulebook, limit):
            message = Text(
                "names a day early in the year for {duty}: a report on the year before is due at unit = {unit}, grain = {grain} with "
                "months_after; one on the year in which the day lies says so by grain = {grain}",
                duty=titled(duty), unit='"period-end"', grain='"year"',
            )  # fmt: skip
            yield _question(limit.id, f"{limit.id}.month", message)


def _uncovered(facts: DutyFacts) -> Iterator[Problem]:
    """Yield what nothing says until when it is due, where the rulebook knows duties at all."""
    of = {kind: [duty for duty in facts.duties if duty.of is kind] for kind in DutyKind}
    records = facts.register.records
    for handling in records.handlings:
        if not _is_covered(facts, of, handling):
            yield _question(
                handling.id, handling.id, Text("no duty of {rulebook} says until when it is due", rulebook=titled(facts.rulebook))
            )
    for commission in records.commissions if of[DutyKind.COMMISSION] else ():
        if not any(facts.fits(duty, commission, unit) is not False for duty in of[DutyKind.COMMISSION] for unit in commission.units):
            message = Text("no duty of {rulebook} says until when it is due", rulebook=titled(facts.rulebook))
            yield _question(commission.id, commission.id, message)
    for matter in records.matters if facts.duties else ():
        parts = [part for part in matter.units if part.role is not Role.SUPERVISOR]
        if not any(facts.fits(duty, matter, part.unit, part) is not False for duty in of[DutyKind.MATTER] for part in parts):
            yield _question(matter.id, matter.id, Text("no duty of {rulebook} says until when it is due", rulebook=titled(facts.rulebook)))
    for item in records.submissions if of[DutyKind.URGENT] else ():
        for part in item.units if item.urgent else ():
            if not any(facts.fits(duty, item, part.unit) is not False for duty in of[DutyKind.URGENT]):
                yield _question(item.id, item.id, Text("no duty of {rulebook} says until when it is due", rulebook=titled(facts.rulebook)))
                break


def _undecided(facts: DutyFacts) -> Iterator[Problem]:
    """Yield the records and units that do not say what must be given, on which it rests whether a duty is owed."""
    told = {(one.about, one.words): one for one in undecided(facts)}
    yield from (_question(one.about, one.about, one.words) for one in told.values())


def _is_covered(facts: DutyFacts, of: Mapping[DutyKind, Sequence[Duty]], handling: Handling) -> bool:
    """Whether a duty is about what is handled; a matter is asked about by itself, where there are duties at all."""
    record = facts.register.by_id.get(handling.of)
    if isinstance(record, Matter):
        return bool(facts.duties)
    if isinstance(record, Commission):
        return any(facts.fits(duty, record, handling.unit) is not False for duty in of[DutyKind.COMMISSION])
    if isinstance(record, Submission):
        duties = (*(of[DutyKind.URGENT] if record.urgent else ()), *of[DutyKind.ITEM])
        return any(facts.fits(duty, record, handling.unit) is not False for duty in duties)
    return any(facts.fits(duty, handling, handling.unit) is not False for duty in of[DutyKind.HANDLING])


def _without_end(facts: DutyFacts) -> Iterator[Problem]:
    """Yield the handlings and matters whose duty leaves it to them until when, and that do not say so."""
    own = [duty for duty in facts.duties if duty.limit is None]
    if not own:
        return
    message = Text("says no due time, and neither does the regulation: give its due_at")
    for handling in facts.register.records.handlings:
        instruction = facts.instructions.get(handling.of)
        matter = facts.matters.get(instruction.matter or "") if instruction is not None else None
        said = handling.due_at or (matter.due_at if matter is not None else None)
        duties = [duty for duty in own if duty.of is DutyKind.HANDLING]
        if instruction is not None and said is None and any(True for _ in facts.chosen(duties, handling, handling.unit)):
            yield _question(handling.id, f"{handling.id}.due_at", message)
    for record in facts.register.records.matters:
        duties = [duty for duty in own if duty.of is DutyKind.MATTER]
        for part in record.units:
            handled = facts.handling_of(record.id, part.unit)
            said = record.due_at or (handled.due_at if handled is not None else None)
            if said is None and part.role is not Role.SUPERVISOR and any(True for _ in facts.chosen(duties, record, part.unit, part)):
                yield _question(record.id, f"{record.id}.due_at", message)
                break


def _odd_handlings(facts: DutyFacts) -> Iterator[Problem]:
    """Yield handlings that say what cannot be: a second one of the same, a pause that moves nothing, an end before the new beginning."""
    limits = {limit.id: limit for limit in facts.rulebook.deadlines}
    for of, several in facts.handlings.items():
        first: dict[str, str] = {}
        for handling in several:
            earlier = first.setdefault(handling.unit, handling.id)
            if earlier != handling.id and of not in facts.instructions:
                message = Text(
                    "is a second handling of {of} by {unit}: only {first} is looked at", of=of, unit=handling.unit, first=earlier
                )
                yield _question(handling.id, handling.id, message)
            if handling.restarted_at is not None and handling.done_at is not None and handling.done_at < handling.restarted_at:
                message = Text("was done before it began afresh at {at}: what was done then no longer counts", at=handling.restarted_at)
                yield _question(handling.id, f"{handling.id}.done_at", message)
            if handling.pauses and (handling.due_at is not None or _runs_on(facts, limits, handling)):
                message = Text("a pause moves no due time that was said itself, and no limit in hours: extend it, or give another due_at")
                yield _question(handling.id, f"{handling.id}.pauses", message)


def _runs_on(facts: DutyFacts, limits: Mapping[str, Limit], handling: Handling) -> bool:
    """Whether every limit under which something is handled runs through pauses."""
    of, kinds = facts.register.by_id.get(handling.of), {DutyKind.URGENT, DutyKind.ITEM}
    record: AnyOwing = handling
    if isinstance(of, LeaderInstruction):
        kinds = {DutyKind.HANDLING}
    elif isinstance(of, Matter):
        record, kinds = of, {DutyKind.MATTER}
    elif isinstance(of, Commission):
        record, kinds = of, {DutyKind.COMMISSION}
    elif isinstance(of, Submission):
        record = of
    duties = list(facts.chosen([duty for duty in facts.duties if duty.of in kinds], record, handling.unit))
    found = [limits[duty.limit] for duty in duties if duty.limit is not None and duty.limit in limits]
    return bool(duties) and not any(pauses_count(limit) for limit in found)


def _without_start(facts: DutyFacts) -> Iterator[Problem]:
    duties = [duty for duty in facts.duties if duty.of in {DutyKind.URGENT, DutyKind.ITEM}]
    for item in facts.register.records.submissions if duties else ():
        for name in sorted({duty.start or "happened_at" for duty in duties if duty.of is DutyKind.ITEM or item.urgent}):
            asking = [duty for duty in duties if (duty.start or "happened_at") == name and (duty.of is DutyKind.ITEM or item.urgent)]
            for unit in [part.unit for part in item.units if any(facts.fits(duty, item, part.unit) is not False for duty in asking)][:1]:
                if facts.instant(item, name, unit) is None:
                    yield _question(item.id, f"{item.id}.{name}", Text("is not given, so that its clock never starts"))


def _unknown_units(facts: DutyFacts) -> Iterator[Problem]:
    for duty in facts.duties:
        for name in (*duty.lead, *duty.responsible, *duty.concerned):
            if not (facts.of_group(name) if name in duty.concerned else named_units(facts, name)):
                message = Text(
                    "{task} names {unit}, but no unit has this id, name or group",
                    task=titled(duty),
                    unit=word_said(facts.rulebook.groups, name),
                )
                yield _question(duty.id, duty.id, message)


def _unnamed_units(facts: DutyFacts) -> Iterator[Problem]:
    """Yield the tasks of those of a group that they concern, where no record says which units these are."""
    for duty in facts.duties:
        for group in duty.concerned:
            if facts.of_group(group) and concerned_units(facts, duty, group) is None:
                message = Text(
                    "{task} binds those of {group} that it concerns, and no record says which: give them a tag with the id of the task, "
                    "and yes",
                    task=titled(duty),
                    group=word_said(facts.rulebook.groups, group),
                )
                yield _question(duty.id, duty.id, message)


def _vague_lapses(facts: DutyFacts) -> Iterator[Problem]:
    """Yield the lapses that name nothing, of units of which the library may find the same lateness by itself."""
    owing: dict[str, list[DutyKind]] = {}
    for duty in facts.duties:
        for kind in duty.recorded_as:
            owing.setdefault(kind, []).append(duty.of)
    owed = {
        DutyKind.COMMISSION: {unit for commission in facts.register.records.commissions for unit in commission.units},
        DutyKind.URGENT: {part.unit for item in facts.register.records.submissions if item.urgent for part in item.units},
    }
    for lapse in facts.register.records.lapses:
        own = facts.lineage(lapse.unit) if lapse.kind in owing else frozenset[str]()
        near = any(not own.isdisjoint(owed.get(kind, own)) for kind in owing.get(lapse.kind, ()))
        if near and lapse.commission is None and lapse.submission is None and FULFILS not in lapse.tags:
            message = Text("names no submission, commission or duty; lateness found by its deadline could be counted beside it")
            yield _question(lapse.id, lapse.id, message)
