"""Records in sentences (称呼): by their names and titles, as those who read a question know them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, cast

from attrs import evolve

from govinfo.errors import Problem
from govinfo.records import AnyRecord, Commission, Matter, Merit, Person, Submission, Unit
from govinfo.texts import Text

_RECORDS: Final = frozenset({"unit", "units", "person", "item", "other", "of", "record"})
"""The places of sentences that hold ids of records."""


def called(id_: str, record: AnyRecord | None) -> str:
    """
    Return what people call a record: a unit's or person's name, the title of an item, a commission, a matter, a merit; else its id.

    >>> called("agri", Unit(id="agri", name="农业农村局")), called("x", None)
    ('农业农村局', 'x')
    """
    if isinstance(record, (Unit, Person)):
        return record.name
    if isinstance(record, (Submission, Commission, Matter, Merit)) and record.title is not None:
        return f"“{record.title}”"
    return id_


def in_words(problem: Problem, find: Callable[[str], AnyRecord | None]) -> Problem:
    """Return a question that calls records by their names and titles; where it is told by path and record which one is meant."""
    values: dict[str, object] = {}
    for name, value in problem.message.values:
        if name not in _RECORDS:
            values[name] = value
        elif type(value) is str:
            values[name] = called(value, find(value))
        elif isinstance(value, tuple):
            values[name] = tuple(called(one, find(one)) if type(one) is str else one for one in cast("tuple[object, ...]", value))
        else:
            values[name] = value
    return evolve(problem, message=Text(problem.message.template, **values))
