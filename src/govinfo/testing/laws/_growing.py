"""The law of growth: more records for a register make the register that all of them make."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs
from attrs import evolve

from govinfo.errors import RegisterError
from govinfo.records import LISTS, AnyRecord, Records
from govinfo.register import Item, Register, build_register
from govinfo.testing.laws._show import broken

GROWING: Final = "adding records to a register is building the register with them"
_OF_EACH: Final = 2


def check_growing_is_building(records: Records) -> None:
    """
    The last records of every list, added one by one, make the register that all records make: the same values, the same problems.

    A record that cannot stand without one that follows is added together with it; one that is added twice is refused in the same words.

    Raises:
        AssertionError: they do not; with what differs.

    >>> from govinfo import decode_records
    >>> check_growing_is_building(decode_records('{"format": "govinfo.records/1"}'))  # nothing is raised
    """
    whole = build_register(records)
    start, rest = _split(records)
    if start is None:
        return
    register, given, waiting = start, _without(records, rest), Records()
    for record in rest:
        waiting += Records.of([record])
        try:
            register = register.with_records(waiting)
        except RegisterError as error:
            _same_refusal(error, given + waiting)
            continue
        given, waiting = given + waiting, Records()
        _same(register, build_register(given), given)
    if len(waiting):
        broken(GROWING, "the register", "a record was refused that stands beside the others", list(waiting), records)
    if register.records != whole.records or register.trail != whole.trail:
        broken(GROWING, "the register", "other records stand", [*register.trail, "and", *whole.trail], records)
    for record in rest[:1]:
        try:
            whole.with_records(Records.of([record]))
        except RegisterError as error:
            _same_refusal(error, records + Records.of([record]))
        else:
            broken(GROWING, str(record.id), "it was added twice", [record], records)


def _split(records: Records) -> tuple[Register | None, list[AnyRecord]]:
    """Return a register without the last records of each list, and those records; lists that the others need stay whole."""
    last = {name: getattr(records, name)[-_OF_EACH:] for name in LISTS}
    for name in (None, *LISTS):
        last.pop(name or "", None)
        rest = [record for several in last.values() for record in several if record.id is not None]
        try:
            return build_register(_without(records, rest)), rest
        except RegisterError:
            continue
    return None, []


def _without(records: Records, rest: list[AnyRecord]) -> Records:
    ids = {record.id for record in rest}
    return evolve(records, **{name: tuple(one for one in getattr(records, name) if one.id is None or one.id not in ids) for name in LISTS})


def _same_refusal(error: RegisterError, records: Records) -> None:
    try:
        build_register(records)
    except RegisterError as other:
        if error.problems != other.problems:
            broken(GROWING, "the refusal", "it says something else", [*error.problems, "and", *other.problems], records)
        return
    broken(GROWING, "the refusal", "all records together are accepted", [*error.problems], records)


def _same(grown: Register, built: Register, records: Records) -> None:
    for one, other in zip(_parts(grown), _parts(built), strict=True):
        if one != other:
            broken(GROWING, one[0], "it differs", [one[1], "and", other[1]], records)


def _parts(register: Register) -> Iterator[tuple[str, Any]]:
    yield "the records", register.records
    yield "the trail", register.trail
    yield "the questions", register.questions
    yield "what was corrected", dict(register.before)
    yield "the items", {id_: _shown(item) for id_, item in register.items.items()}
    for name, rows in register.rows.items():
        yield f"the rows of {name}", (rows.records, rows.days, [_shown(item) for item in rows.items])


def _shown(item: Item) -> tuple[Any, ...]:
    return attrs.astuple(item, recurse=False)
