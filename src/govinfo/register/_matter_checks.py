"""What is odd about matters, their handling, and merits: units and persons who had no part, days in another order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from govinfo.errors import Problem, Severity
from govinfo.instants import official_day
from govinfo.records import AnyRecord, Commission, Handling, LeaderInstruction, Matter, Merit, Person, Submission, Unit
from govinfo.texts import Text


def odd_matters(standing: Mapping[str, Sequence[tuple[int, AnyRecord]]], by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    """Yield what is odd about the matters, handlings and merits that stand."""
    for i, record in standing["matters"]:
        assert isinstance(record, Matter)
        for n, assignee in enumerate(record.units):
            yield from _gone(f"$.matters[{i}].units[{n}]", record, assignee.unit, record.on, by_id)
    for i, record in standing["handlings"]:
        assert isinstance(record, Handling)
        yield from _odd_handling(f"$.handlings[{i}]", record, by_id)
    for i, record in standing["merits"]:
        assert isinstance(record, Merit)
        if record.unit is not None:
            yield from _gone(f"$.merits[{i}].unit", record, record.unit, record.on, by_id)
        yield from _odd_persons(f"$.merits[{i}]", record, by_id)


def _gone(path: str, record: AnyRecord, unit: str, day: date, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    found = by_id["units"][unit]
    if isinstance(found, Unit) and not found.exists_on(day):
        yield _question(path, record, Text("{unit} does not exist on {day}", unit=unit, day=day))


def _odd_persons(path: str, merit: Merit, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    for n, part in enumerate(merit.persons):
        person = by_id["persons"][part.person]
        if merit.unit is not None and isinstance(person, Person) and person.unit_on(merit.on) != merit.unit:
            unit = person.unit_on(merit.on)
            message = Text("{person} belongs to {unit}, not to the unit of the merit", person=person.id, unit=unit)
            yield _question(f"{path}.persons[{n}]", merit, message)


def _odd_handling(path: str, handling: Handling, by_id: Mapping[str, Mapping[str, AnyRecord]]) -> Iterator[Problem]:
    received = official_day(handling.received_at)
    for n, extension in enumerate(handling.extensions):
        if extension.asked_at < handling.received_at:
            message = Text(
                "asked for more time on {got}, before it was received on {day}; one of the two is wrong",
                got=official_day(extension.asked_at),
                day=received,
            )
            yield _question(f"{path}.extensions[{n}].asked_at", handling, message)
    if handling.due_at is not None and handling.due_at < handling.received_at:
        message = Text(
            "is due on {got}, before it was received on {day}; one of the two is wrong", got=official_day(handling.due_at), day=received
        )
        yield _question(f"{path}.due_at", handling, message)
    of = next(by_id[name][handling.of] for name in ("instructions", "matters", "commissions", "submissions") if handling.of in by_id[name])
    if isinstance(of, LeaderInstruction):
        if received < of.on:
            message = Text("received before the instruction of {on} was given", on=of.on)
            yield _question(f"{path}.received_at", handling, message)
        return
    units: Sequence[str] = ()
    began = handling.received_at
    if isinstance(of, Matter):
        began, units = of.arose_at, tuple(one.unit for one in of.units)
    elif isinstance(of, Commission):
        began, units = of.asked_at, of.units
    elif isinstance(of, Submission):
        # What an item answers was received before the item was sent.
        began, units = of.happened_at or began, tuple(one.unit for one in of.units)
    if handling.received_at < began:
        message = Text("received before {of} began on {day}", of=of.id, day=official_day(began))
        yield _question(f"{path}.received_at", handling, message)
    if handling.unit not in units:
        message = Text("{unit} has no part in {record}; its units are {units}", unit=handling.unit, record=of.id, units=tuple(units))
        yield _question(f"{path}.unit", handling, message)


def _question(path: str, record: AnyRecord, message: Text) -> Problem:
    return Problem(path=path, record=record.id, message=message, severity=Severity.QUESTION)
