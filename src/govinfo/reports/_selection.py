"""Some units of an assessment only (按单位查看): their scorecards, their persons, and what concerns them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import evolve

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.errors import UnknownNameError
from govinfo.register import Register
from govinfo.texts import Text
from govinfo.texts._near import hint

_MOST_COMPARED = 5000


@checked
def only_units(assessment: Assessment, units: Iterable[str]) -> Assessment:
    """
    Return *assessment* with nothing but what concerns some *units*.

    Ranks stay those among all units. What is pending, unpriced, outside or corrected stays where the record is
    one of these units' or of a unit they answer for.

    Args:
        assessment: of all units.
        units: ids of units.

    Raises:
        UnknownNameError: no unit in the assessment has such an id.
    """
    wanted = {find_unit(assessment, unit) for unit in units}
    own = _with_predecessors(assessment.register, wanted)

    def concerns(record: str) -> bool:
        return not own.isdisjoint(units_of(assessment.register, record))

    persons = {person.id for person in assessment.register.records.persons if person.unit in own}
    return evolve(
        assessment,
        units=tuple(card for card in assessment.units if card.subject in wanted),
        persons=tuple(card for card in assessment.persons if card.subject in persons),
        pending=tuple(pending for pending in assessment.pending if concerns(pending.about)),
        unpriced=tuple(record for record in assessment.unpriced if concerns(record)),
        outside=tuple(record for record in assessment.outside if concerns(record)),
        trail=tuple(entry for entry in assessment.trail if concerns(entry.record)),
    )


@checked
def find_unit(assessment: Assessment, name: str) -> str:
    """
    Return the id of the unit whose id, or else whose name, is *name*.

    Raises:
        UnknownNameError: no unit with a scorecard is called so, or several are.
    """
    return _find([(card.subject, card.name) for card in assessment.units], name, "no unit in the assessment is called {got}; {hint}")


@checked
def find_person(assessment: Assessment, name: str) -> str:
    """
    Return the id of the person whose id, or else whose name, is *name*.

    Raises:
        UnknownNameError: no person with a scorecard is called so, or several are.
    """
    return _find([(card.subject, card.name) for card in assessment.persons], name, "no person in the assessment is called {got}; {hint}")


def _find(known: list[tuple[str, str]], name: str, template: str) -> str:
    if any(id_ == name for id_, _ in known):
        return name
    named = [id_ for id_, title in known if title == name]
    if len(named) == 1:
        return named[0]
    if named:
        raise UnknownNameError(Text("several are called {got}; give one of the ids {ids}", got=name, ids=tuple(sorted(named))))
    words = tuple(dict.fromkeys(word for pair in known for word in pair if len(known) <= _MOST_COMPARED or word is pair[0]))
    raise UnknownNameError(Text(template, got=name, hint=hint(name, words[:_MOST_COMPARED])))


@checked
def units_of(register: Register, record: str) -> tuple[str, ...]:
    """
    Return the ids of the units that a record is about, as they stand in the record; none where it never was in the register.

    A record that was replaced is about those of both versions, a voided one about those it named.
    """
    return register.units_of(record)


def _with_predecessors(register: Register, units: Collection[str]) -> set[str]:
    own = set(units)
    while True:
        more = {unit.id for unit in register.records.units if unit.successor in own} - own
        if not more:
            return own
        own |= more
