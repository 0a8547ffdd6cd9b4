"""Where the handling of leaders' instructions stands, and that of matters, which units owe from when they arise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from attrs import evolve

from govinfo.deadlines import Stage
from govinfo.duties._clocks import Work, clock, finished, returned
from govinfo.duties._facts import NUMBER, DutyFacts, own_id
from govinfo.duties._series import in_series
from govinfo.duties._survey import Survey
from govinfo.duties._values import DutyState
from govinfo.labels import Role
from govinfo.records import Assignee, Handling, LeaderInstruction, Matter
from govinfo.rulebook import Duty, DutyKind
from govinfo.texts._shown import spelled

_LATE: Final = frozenset({Stage.OVERDUE, Stage.DONE_LATE})


def handling_states(survey: Survey) -> Iterator[DutyState]:
    """Yield the state of every handling of an instruction, with its round and the earlier ones that were late."""
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
            if made is None:
                continue
            if duty.series:
                found += ((record, one) for one in in_series(survey, made, record, finished(record, survey.at)))
                continue
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


def _handling(survey: Survey, duty: Duty, record: Handling) -> DutyState | None:
    facts = survey.facts
    instruction = facts.instructions[record.of]
    item = facts.register.items[instruction.submission].submission if instruction.submission is not None else None
    matter = facts.matters.get(instruction.matter or "")
    began: datetime | date = instruction.on if duty.start == "on" else record.received_at
    work = Work(
        unit=record.unit,
        about=record.id,
        began=began,
        done_at=finished(record, survey.at),
        due_at=None if matter is None or duty.series else matter.due_at,
        handling=record,
        excused=survey.excuse(duty, record.unit, [("handling", record.id), ("instruction", record.of)], record.tags),
    )
    found = clock(survey, duty, work)
    if found is None:
        return None
    deadline, state = found
    return DutyState(
        id=own_id(record.id, record.unit, duty),
        duty=duty,
        unit=record.unit,
        about=record.id,
        deadline=deadline,
        state=state,
        began=survey.day_of(began),
        reminded=survey.reminded(record, record.unit, work.done_at, record),
        urged=survey.urgings(record, record.unit, record),
        returned=returned(record, survey.at),
        unsigned=_unsigned(survey, duty, record, work.done_at),
        title=item.title if item is not None else None if matter is None else matter.title,
        number=_number(matter, record, instruction),
        facts=tuple(id_ for id_ in (record.id, record.of, instruction.submission, instruction.matter) if id_ is not None),
    )


def _number(matter: Matter | None, *tagged: Handling | LeaderInstruction) -> str | None:
    """Return the number under which something is registered: the matter's own, else a tag of the handling or of its instruction."""
    if matter is not None and matter.number is not None:
        return str(matter.number)
    return next((spelled(record.tags[NUMBER]) for record in tagged if NUMBER in record.tags), None)


def _unsigned(survey: Survey, duty: Duty, record: Handling | None, done_at: datetime | None) -> bool:
    if not duty.signed or record is None or not survey.happened(done_at):
        return False
    return not any(report.signed_by and survey.happened(report.at) for report in record.reports)


def matter_states(survey: Survey) -> Iterator[DutyState]:
    """Yield the state of every matter that has arisen, for each unit that handles it; who supervises owes nothing."""
    facts = survey.facts
    duties = [duty for duty in facts.duties if duty.of is DutyKind.MATTER]
    if not duties:
        return
    for record in facts.register.records.matters:
        if record.arose_at > survey.at:
            continue
        for part in _parts(facts, record):
            if part.role is Role.SUPERVISOR:
                continue
            for duty in facts.chosen(duties, record, part.unit, part):
                found = _matter(survey, duty, record, part)
                if found is not None and duty.series:
                    handling = facts.handling_of(record.id, part.unit)
                    closed = None if handling is None else finished(handling, survey.at)
                    yield from in_series(survey, found, handling, closed)
                elif found is not None:
                    yield found


def _parts(facts: DutyFacts, record: Matter) -> Iterator[Assignee]:
    """Yield the units of a matter, and whoever handled it without having been named."""
    yield from record.units
    known = {unit for part in record.units for unit in facts.lineage(part.unit)}
    for handling in facts.handlings.get(record.id, ()):
        if handling.unit not in known:
            known |= facts.lineage(handling.unit)
            yield Assignee(unit=handling.unit)


def _matter(survey: Survey, duty: Duty, record: Matter, part: Assignee) -> DutyState | None:
    facts = survey.facts
    handling = facts.handling_of(record.id, part.unit)
    known = handling is not None and handling.received_at <= survey.at
    began: datetime | None = record.arose_at
    if duty.start == "received_at":
        began = None if handling is None else handling.received_at
    taken_on = duty.done == "received_at"  # until it is taken on nothing that is said of the work counts
    done_at = None if handling is None else handling.received_at if taken_on else finished(handling, survey.at)
    about = [("matter", record.id), *((("handling", handling.id),) if handling is not None and known else ())]
    work = Work(
        unit=part.unit,
        about=record.id,
        began=began,
        done_at=done_at,
        due_at=None if taken_on or duty.series else record.due_at,
        handling=None if taken_on else handling,
        excused=survey.excuse(duty, part.unit, about, record.tags if handling is None else handling.tags or record.tags),
    )
    found = clock(survey, duty, work)
    if found is None:
        return None
    deadline, state = found
    return DutyState(
        id=own_id(record.id, part.unit, duty),
        duty=duty,
        unit=part.unit,
        about=record.id,
        deadline=deadline,
        state=state,
        began=survey.day_of(began),
        role=part.role,
        reminded=survey.reminded(record, part.unit, work.done_at, handling),
        urged=survey.urgings(record, part.unit, handling),
        returned=returned(handling, survey.at),
        unsigned=_unsigned(survey, duty, handling, work.done_at),
        title=record.title,
        number=None if record.number is None else str(record.number),
        facts=(record.id, *((handling.id,) if handling is not None and known else ())),
    )
