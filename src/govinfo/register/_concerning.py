"""The records that concern some units and persons (所涉记录), found by who names whom: nobody else's are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from govinfo.records import LISTS, AnyRecord, Records
from govinfo.records._lists import list_of, sure
from govinfo.records._references import references
from govinfo.register._index import STAYING, Index
from govinfo.register._register import Register, standing_alone


def concerning(register: Register, units: Collection[str], persons: Collection[str]) -> Register:
    """
    Return a register of the records that concern some units and persons, with whatever those records name.

    They stand in a register that was checked and corrected, and name nothing that is not among them: they are not checked again.
    """
    index, standing = register._index, register.records  # noqa: SLF001  # how a register finds its records is this room's own
    wanted = {*units, *persons}
    kept: dict[str, list[Any]] = {name: [] for name in LISTS}
    kept["units"] = [unit for unit in standing.units if unit.id in units]
    kept["persons"] = [person for person in standing.persons if person.id in persons]
    perhaps: dict[str, dict[str, int]] = defaultdict(dict)
    _whoever_names(wanted, index, perhaps)
    for name in ("submissions", *(name for name in LISTS if name not in {*STAYING, "submissions"})):
        given = getattr(index.given, name)
        for id_, place in perhaps[name].items():
            # who names one of them is told by the index; whether it still does, where a correction had a hand in it, by the record
            record = index.altered[id_] if id_ in index.altered else given[place]
            if record is not None and (id_ not in index.altered or not wanted.isdisjoint(_named(record))):
                kept[name].append(record)
        more = {str(record.id) for record in kept[name]} - wanted
        wanted |= more
        _whoever_names(more, index, perhaps)
    for name in ("targets", "figures"):  # those too that name nobody
        for record in getattr(standing, name):
            names = _named(record)
            if not names or not wanted.isdisjoint(names):
                kept[name].append(record)
    return standing_alone(_with_named(register, index, kept))


def _whoever_names(ids: Iterable[str], index: Index, perhaps: dict[str, dict[str, int]]) -> None:
    """Add the ids of all records that name one of *ids*, or would by a correction, to those of their lists, with their places."""
    for id_ in set(chain.from_iterable(index.naming.get(id_, ()) for id_ in ids)):
        of, (name, place) = index.corrected_by(id_)
        perhaps[name][of] = place


def _named(record: AnyRecord) -> set[str]:
    return {id_ for reference in references(list_of(record)) for _, id_ in reference.named(record)}


def _with_named(register: Register, index: Index, kept: dict[str, list[Any]]) -> Records:
    """Return records with those that they name, and those again."""
    subjects: dict[str, AnyRecord] = {unit.id: unit for unit in register.records.units}
    subjects |= {person.id: person for person in register.records.persons}
    waiting: list[AnyRecord] = list(chain.from_iterable(kept.values()))
    have = {record.id for record in waiting}
    while waiting:
        more = set(chain.from_iterable(map(_named, waiting))) - have
        have |= more
        found = (subjects.get(id_) or index.standing(id_) for id_ in more)
        waiting = [record for record in found if record is not None]
        for record in waiting:
            kept[list_of(record)].append(record)
    return sure(kept)
