"""
More records for a register (增量登记): what new records can alter is found by what names what, and nothing else is looked at again.

New records, what they name, whatever names that, and so on, are checked and corrected as if they were all there is; units and persons
are named by nearly everything and are looked up only. The outcome is put into the lists where they stand in order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import compress
from operator import attrgetter
from typing import Any, Final, cast, final

from attrs import frozen

from govinfo.records import LISTS, AnyRecord, Correction, Records
from govinfo.records._lists import list_of
from govinfo.records._meanings import dated
from govinfo.records._references import references
from govinfo.register._corrections import Place
from govinfo.register._items import PRICED, Rows

_SUBJECTS: Final = frozenset({"units", "persons"})
_STAYING: Final = frozenset({*_SUBJECTS, "targets", "figures"})
"""The lists of which a single record can alter what is said of all others: with more of those a register is built anew."""

_MOST_TABLES: Final = 20

_MOST: Final = 5000
"""How many records may be looked at again before building anew is no more work."""


@final
@frozen
class Concerned:
    """
    What new records can alter (受影响的记录).

    Attributes:
        whole: all records, the new ones behind the others.
        places: of every id the list and the place in it.
        ids: those of the records that are looked at again.
        records: these records alone, with the units and persons that they name, in their order.
        subjects: the units and persons that they name.
    """

    whole: Records
    places: Mapping[str, Place]
    ids: frozenset[str]
    records: Records
    subjects: frozenset[str]


def concerned(given: Records, places: Mapping[str, Place], more: Records, corrected: Collection[str]) -> Concerned | None:
    """
    Return what *more* records can alter, None where that is too much or cannot be told without all of them.

    Args:
        given: the records that are there.
        places: where each of them stands, by its id.
        more: the new ones.
        corrected: the ids of what corrections have altered.
    """
    if any(getattr(more, name) for name in _STAYING):
        return None
    whole = given + more
    own: dict[str, Place] = {}
    after = _beside(places, own)
    new: list[str] = []
    for name in LISTS:
        start = len(getattr(given, name))
        for i, record in enumerate(getattr(more, name), start=start):
            if record.id in after:
                return None  # used already; building anew says where
            own[record.id] = (name, i)
            new.append(record.id)
    found: set[str] = set(new)
    subjects: set[str] = set()
    waiting = set(new)
    while waiting:
        named = {id_ for of in waiting for id_ in _named(_at(whole, after[of]))}
        if len(found) > _MOST or not all(id_ in after for id_ in named):
            return None
        mended = {record.of for of in waiting if isinstance(record := _at(whole, after[of]), Correction)}
        if any(after[id_][0] in _STAYING for id_ in mended):
            return None
        of_subjects = {id_ for id_ in named if after[id_][0] in _STAYING}
        subjects |= of_subjects
        # what was there before does not name what is new, and whoever named what is named now is looked for in the next turn
        waiting = (named - of_subjects) | set(_naming(given, waiting, after))
        waiting -= found
        found |= waiting
    named_alone = frozenset(subjects)
    subjects = _with_their_own(whole, after, subjects)
    if not subjects.isdisjoint(corrected) or any(after[id_][0] in {"targets", "figures"} for id_ in subjects):
        return None
    several: dict[str, list[int]] = defaultdict(list)
    for id_ in (*found, *subjects):
        name, i = after[id_]
        several[name].append(i)
    records = Records(**{name: tuple([getattr(whole, name)[i] for i in sorted(at)]) for name, at in several.items()})
    return Concerned(whole, after, frozenset(found), records, named_alone)


def _beside(places: Mapping[str, Place], own: dict[str, Place]) -> Mapping[str, Place]:
    """Return places with new ones before them; from time to time they are put into one table, so that looking up stays quick."""
    if not isinstance(places, ChainMap):
        return ChainMap(own, cast("dict[str, Place]", places))
    *newer, all_others = places.maps
    if len(newer) < _MOST_TABLES:
        return ChainMap(own, *newer, all_others)
    return ChainMap(own, dict(places))


def _at(records: Records, place: Place) -> Any:
    return getattr(records, place[0])[place[1]]


def _named(record: AnyRecord) -> Iterator[str]:
    """Yield every id that a record names, and those that the record names which a correction puts in the place of another."""
    while isinstance(record, Correction):
        yield record.of
        if record.replacement is None:
            return
        record = record.replacement
    for reference in references(list_of(record)):
        yield from (id_ for _, id_ in reference.named(record))


def _naming(given: Records, ids: set[str], places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the ids of all records that name one of *ids*, subjects left out."""
    lists = {places[id_][0] for id_ in ids}
    for name in LISTS:
        records = getattr(given, name)
        if name in _STAYING or not records:
            continue
        for reference in references(name):
            if lists.isdisjoint(reference.into):
                continue
            values = map(reference.read, records)
            if reference.several:
                yield from (records[i].id for i, several in enumerate(values) if not set(several).isdisjoint(ids))
            else:
                # tens of thousands of records are looked through without a step of Python for each
                yield from [record.id for record in compress(records, map(ids.__contains__, values))]
    yield from (correction.id for correction in given.corrections if not ids.isdisjoint(_named(correction)))


def _with_their_own(records: Records, places: Mapping[str, Place], subjects: set[str]) -> set[str]:
    """Return subjects with those that they name: the unit of a person, the parent and the successor of a unit."""
    found, waiting = set(subjects), set(subjects)
    while waiting:
        waiting = {id_ for of in waiting for id_ in _named(_at(records, places[of])) if id_ in places} - found
        found |= waiting
    return found


# Lists in their order, with some records taken out and others put in


@final
@frozen
class Splice:
    """What comes out of one list in its order, and what goes into it where."""

    out: tuple[int, ...]
    into: tuple[int, ...]

    def tuple_with(self, old: tuple[Any, ...], new: Iterable[Any]) -> tuple[Any, ...]:
        """Return a column with values taken out and *new* ones put in."""
        kept = list(old)
        for at in reversed(self.out):
            del kept[at]
        for at, value in zip(self.into, new, strict=True):
            kept.insert(at, value)
        return tuple(kept)


def _key(name: str) -> Any:
    day = dated(LISTS[name])
    return attrgetter("id") if day is None else attrgetter(day, "id")


def _splice(name: str, old: tuple[AnyRecord, ...], gone: Iterable[AnyRecord], new: list[AnyRecord]) -> Splice:
    """Return what it takes to have *new* records, which stand in order, in the place of those that are *gone*."""
    key = _key(name)
    out = sorted(bisect_left(old, key(record), key=key) for record in gone)
    into: list[int] = []
    for number, record in enumerate(new):
        at = bisect_left(old, key(record), key=key)
        into.append(at - bisect_left(out, at) + number)
    return Splice(tuple(out), tuple(into))


def standing_at(name: str, ordered: tuple[AnyRecord, ...], record: AnyRecord) -> AnyRecord | None:
    """Return what stands in an ordered list for a record that no correction has altered."""
    key = _key(name)
    at = bisect_left(ordered, key(record), key=key)
    return ordered[at] if at < len(ordered) and ordered[at].id == record.id else None


def spliced(
    ordered: Records, rows: Mapping[str, Rows], gone: Mapping[str, list[AnyRecord]], new: Records, new_rows: Mapping[str, Rows]
) -> tuple[Records, dict[str, Rows]]:
    """
    Return the lists and rows of a register with what is *gone* taken out and what is *new* put in.

    Args:
        ordered: the records that stand, each list in its order.
        rows: the lists that are priced.
        gone: by list, the records that stand no more as they do.
        new: those that stand instead or besides, in their order.
        new_rows: the same beside their items.
    """
    lists: dict[str, tuple[AnyRecord, ...]] = {}
    priced = dict(rows)
    for name in LISTS:
        old, out, into = getattr(ordered, name), gone.get(name, []), list(getattr(new, name))
        lists[name] = old
        if name in _STAYING or not (out or into):
            continue
        lists[name] = _splice(name, old, out, into).tuple_with(old, into)
        if name in PRICED:
            few, before = new_rows[name], rows[name]
            # an instruction on another matter stands in no row
            had = [record for record in out if standing_at(name, before.records, record) is not None]
            priced[name] = before.spliced(_splice(name, before.records, had, list(few.records)).tuple_with, few)
    return Records(**lists), priced  # type: ignore[arg-type]  # each as it was
