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
from govinfo.register._register import Register


def concerning(register: Register, units: Collection[str], persons: Collection[str]) -> Records:
    """Return the records that concern some units and persons, with whatever those records name."""
    index, standing = register._index, register.records  # noqa: SLF001  # how a register finds its records is this room's own
    wanted = {*units, *persons}
    kept: dict[str, list[Any]] = {name: [] for name in LISTS}
    kept["units"] = [unit for unit in standing.units if unit.id in units]
    kept["persons"] = [person for person in standing.persons if person.id in persons]
    perhaps: dict[str, set[str]] = defaultdict(set)
    _whoever_names(wanted, index, perhaps)
    for name in ("submissions", *(name for name in LISTS if name not in {*STAYING, "submissions"})):
        for id_ in sorted(perhaps[name]):
            record = index.standing(id_)
            if record is not None and not wanted.isdisjoint(_named(record)):
                kept[name].append(record)
        more = {str(record.id) for record in kept[name]} - wanted
        wanted |= more
        _whoever_names(more, index, perhaps)
    for name in ("targets", "figures"):  # those too that name nobody
        for record in getattr(standing, name):
            names = _named(record)
            if not names or not wanted.isdisjoint(names):
                kept[name].append(record)
    return _with_named(register, index, kept)


def _whoever_names(ids: Iterable[str], index: Index, perhaps: dict[str, set[str]]) -> None:
    """Add the ids of all records that name one of *ids*, or would by a correction, to those of their lists."""
    for id_ in set(chain.from_iterable(index.naming.get(id_, ()) for id_ in ids)):
        of = index.corrected_by(id_)
        perhaps[index.places[of][0]].add(of)


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
