"""Whom a record concerns (所涉单位): the units it is about, and the units that answer for them."""

from __future__ import annotations

from collections.abc import Collection

from govinfo._doors import checked
from govinfo.errors import UnknownNameError
from govinfo.register import Register
from govinfo.texts import Text
from govinfo.texts._near import hint

_MOST_COMPARED = 5000


@checked
def units_of(register: Register, record: str) -> tuple[str, ...]:
    """
    Return the ids of the units that a record is about, as they stand in the record; none where it never was in the register.

    A record that was replaced is about those of both versions, a voided one about those it named.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> register = build_register(sample_year())
    >>> units_of(register, register.records.adoptions[0].id) == units_of(register, register.records.adoptions[0].submission)
    True
    """
    return register.units_of(record)


def with_predecessors(register: Register, units: Collection[str]) -> set[str]:
    """Return the ids of units and of those that they answer for."""
    own = set(units)
    while True:
        more = {unit.id for unit in register.records.units if unit.successor in own} - own
        if not more:
            return own
        own |= more


def named(known: list[tuple[str, str]], name: str, template: str) -> str:
    """
    Return the id of the one of *known*, each an id and a name, whose id, or else whose name, is *name*.

    Raises:
        UnknownNameError: none is called so, or several are; *template* says what is sought.
    """
    if any(id_ == name for id_, _ in known):
        return name
    named = [id_ for id_, title in known if title == name]
    if len(named) == 1:
        return named[0]
    if named:
        raise UnknownNameError(Text("several are called {got}; give one of the ids {ids}", got=name, ids=tuple(sorted(named))))
    words = tuple(dict.fromkeys(word for pair in known for word in pair if len(known) <= _MOST_COMPARED or word is pair[0]))
    raise UnknownNameError(Text(template, got=name, hint=hint(name, words[:_MOST_COMPARED])))
