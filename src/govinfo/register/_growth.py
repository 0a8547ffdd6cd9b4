"""
More records for a register (增量登记): what new records can alter is found by what names what, and nothing else is looked at again.

New records, what they name, whatever names that, and so on, are checked and corrected as if they were all there is; units and persons
are named by nearly everything and are looked up only. The outcome is put into the lists where they stand in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, Final, final

from attrs import frozen

from govinfo.records import LISTS, AnyRecord, Correction, Records
from govinfo.records._lists import sure
from govinfo.records._meanings import dated
from govinfo.register._index import STAYING, Index, named

_MOST: Final = 5000
"""How many records may be looked at again before building anew is no more work."""


@final
@frozen
class Concerned:
    """
    What new records can alter (受影响的记录).

    Attributes:
        index: all records, the new ones behind the others.
        ids: those of the records that are looked at again.
        records: these records alone, with the units and persons that they name, in their order.
        subjects: the units and persons that they name.
    """

    index: Index
    ids: frozenset[str]
    records: Records
    subjects: frozenset[str]


def concerned(before: Index, more: Records, corrected: Collection[str]) -> Concerned | None:
    """
    Return what *more* records can alter, None where that is too much or cannot be told without all of them.

    Args:
        before: the records that are there.
        more: the new ones.
        corrected: the ids of what corrections have altered.
    """
    if any(getattr(more, name) for name in STAYING):
        return None
    index = before.with_more(more)
    if index is None:
        return None  # an id is used already; building anew says where
    places = index.places
    found = {str(record.id) for record in more}
    subjects: set[str] = set()
    waiting = set(found)
    while waiting:
        records = [index.first(id_) for id_ in waiting]
        names = set(chain.from_iterable(map(named, records)))
        if len(found) > _MOST or not all(id_ in places for id_ in names):
            return None
        if any(isinstance(record, Correction) and places[record.of][0] in STAYING for record in records):
            return None
        of_subjects = {id_ for id_ in names if places[id_][0] in STAYING}
        subjects |= of_subjects
        waiting = (names - of_subjects).union(*(index.naming.get(id_, ()) for id_ in waiting)) - found
        found |= waiting
    named_alone = frozenset(subjects)
    subjects = _with_their_own(index, subjects)
    if not subjects.isdisjoint(corrected) or any(places[id_][0] in {"targets", "figures"} for id_ in subjects):
        return None
    several: dict[str, list[int]] = defaultdict(list)
    for id_ in (*found, *subjects):
        name, i = places[id_]
        several[name].append(i)
    records_again = sure({name: [getattr(index.given, name)[i] for i in sorted(at)] for name, at in several.items()})
    return Concerned(index, frozenset(found), records_again, named_alone)


def _with_their_own(index: Index, subjects: set[str]) -> set[str]:
    """Return subjects with those that they name: the unit of a person, the parent and the successor of a unit."""
    found, waiting = set(subjects), set(subjects)
    while waiting:
        waiting = {id_ for of in waiting for id_ in named(index.first(of)) if id_ in index.places} - found
        found |= waiting
    return found


# Lists in their order, with some records taken out and others put in


def _key(name: str) -> Any:
    day = dated(LISTS[name])
    return attrgetter("id") if day is None else attrgetter(day, "id")


def _spliced(name: str, old: tuple[AnyRecord, ...], out: Iterable[AnyRecord], into: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """Return a list in its order with some records taken out and others, which stand in order, put in."""
    key = _key(name)
    # where both happen at one place, what is new stands before what is gone
    cuts = [(bisect_left(old, key(record), key=key), 0, record) for record in into]
    cuts += [(bisect_left(old, key(record), key=key), 1, record) for record in out]
    kept: list[AnyRecord] = []
    start = 0
    for at, taken, record in sorted(cuts, key=itemgetter(0, 1)):
        kept += old[start:at]
        start = at + taken
        if not taken:
            kept.append(record)
    return (*kept, *old[start:])


def spliced(ordered: Records, gone: Mapping[str, list[AnyRecord]], new: Records) -> Records:
    """
    Return the lists of a register with what is *gone* taken out and what is *new* put in.

    Args:
        ordered: the records that stand, each list in its order.
        gone: by list, the records that stand no more as they do.
        new: those that stand instead or besides, in their order.
    """
    lists: dict[str, tuple[AnyRecord, ...]] = {}
    for name in LISTS:
        old = getattr(ordered, name)
        before = {id(record) for record in gone.get(name, ())}
        after = {id(record) for record in getattr(new, name)}
        out = [record for record in gone.get(name, ()) if id(record) not in after]
        into = [record for record in getattr(new, name) if id(record) not in before]
        lists[name] = old if name in STAYING or not (out or into) else _spliced(name, old, out, into)
    return sure(lists)
