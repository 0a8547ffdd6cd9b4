"""
What stands under an id, and who names it (索引): so that one record more looks up what it concerns, and searches no list.

Units, persons, targets and figures are left out as those who name: they are few, and what they say can concern everybody.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, TypeVar, cast, final

from attrs import evolve, frozen

from govinfo.records import LISTS, AnyRecord, Correction, Records
from govinfo.records._lists import list_of
from govinfo.records._references import references
from govinfo.register._corrections import Place

V = TypeVar("V")

STAYING: Final = frozenset({"units", "persons", "targets", "figures"})
"""The lists of which a single record can alter what is said of all others: with more of those a register is built anew."""

_MOST_TABLES: Final = 20


@final
@frozen(eq=False)
class Index:
    """
    Records as they were given, and how to find them.

    Attributes:
        given: all of them, corrections among them.
        places: of every id the list and the place in it.
        naming: by id, the ids of the records that name it; of a correction whatever it would put in the place of another too.
        altered: by id, what stands where corrections had a hand in it; None where that is nothing.
    """

    given: Records
    places: Mapping[str, Place]
    naming: Mapping[str, Sequence[str]]
    altered: Mapping[str, AnyRecord | None]

    def first(self, id_: str) -> AnyRecord:
        """Return a record as it was given."""
        name, i = self.places[id_]
        return cast("AnyRecord", getattr(self.given, name)[i])

    def standing(self, id_: str) -> AnyRecord | None:
        """Return a record as it stands, None where it was voided."""
        return self.altered[id_] if id_ in self.altered else self.first(id_)

    def corrected_by(self, id_: str) -> tuple[str, Place]:
        """Return the id and place of what a correction mends in the end; of anything else its own."""
        place = self.places[id_]
        while place[0] == "corrections":
            id_ = self.given.corrections[place[1]].of
            place = self.places[id_]
        return id_, place

    def with_more(self, more: Records) -> Index | None:
        """Return the index with *more* records behind the others, nothing altered by them yet; None where an id is used already."""
        own: dict[str, Place] = {}
        places = _beside(self.places, own)
        for name in LISTS:
            for i, record in enumerate(getattr(more, name), start=len(getattr(self.given, name))):
                if record.id in places:
                    return None
                own[record.id] = (name, i)
        return Index(self.given + more, places, _beside(self.naming, _naming(more, self.naming)), self.altered)

    def with_altered(self, ids: Iterable[str], altered: Mapping[str, AnyRecord | None]) -> Index:
        """Return the index after corrections were carried out anew for some *ids*."""
        if not self.altered and not altered:
            return self
        again = frozenset(ids)
        return evolve(self, altered={id_: record for id_, record in self.altered.items() if id_ not in again} | {**altered})


def index_of(records: Records, places: Mapping[str, Place], altered: Mapping[str, AnyRecord | None]) -> Index:
    """Return the index of records, each of which has the place that *places* says, with what corrections made of them."""
    return Index(records, places, _naming(records, {}), altered)


def named(record: AnyRecord) -> Iterator[str]:
    """Yield every id that a record names, and those that the record names which a correction puts in the place of another."""
    while isinstance(record, Correction):
        yield record.of
        if record.replacement is None:
            return
        record = record.replacement
    for reference in references(list_of(record)):
        yield from (id_ for _, id_ in reference.named(record))


def _naming(records: Records, before: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return, by every id that *records* name, who names it: those who did *before*, then these."""
    found: dict[str, Sequence[str]] = {}
    for id_, by in _pairs(records):
        if id_ is None:
            continue
        several = found.get(id_)
        if several is None:
            found[id_] = [*before.get(id_, ()), by]
        else:
            cast("list[str]", several).append(by)
    return found


def _pairs(records: Records) -> Iterator[tuple[str | None, str]]:
    """Yield every id that is named, None where a field names nobody, and the id of the record that names it."""
    for name in LISTS:
        some = getattr(records, name)
        if name in STAYING or not some:
            continue
        for reference in references(name):
            values: Iterable[Any] = map(reference.read, some)
            if reference.several:
                yield from ((id_, record.id) for record, ids in zip(some, values, strict=True) for id_ in ids)
            else:
                yield from zip(values, map(attrgetter("id"), some), strict=True)
    yield from ((id_, correction.id) for correction in records.corrections for id_ in named(correction))


@final
class _Tables(ChainMap[str, V]):
    """Tables that are looked into one after the other, without an exception for each in which something is not."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands under a key in the first table that has it."""
        for table in self.maps:
            found = table.get(key, _NONE)
            if found is not _NONE:
                return found
        return default

    def __getitem__(self, key: str) -> V:
        """Return what stands under a key."""
        found = self.get(key, _NONE)
        return self.__missing__(key) if found is _NONE else cast("V", found)


_NONE: Final = object()


def _beside(older: Mapping[str, V], own: dict[str, V]) -> Mapping[str, V]:
    """Return a table with a new one before it; from time to time they are put into one, so that looking up stays quick."""
    if not isinstance(older, _Tables):
        return _Tables(own, cast("dict[str, V]", older))
    *newer, all_others = older.maps
    if len(newer) < _MOST_TABLES:
        return _Tables(own, *newer, all_others)
    return _Tables(own, dict(older))
