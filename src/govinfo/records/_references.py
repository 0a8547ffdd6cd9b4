"""References (引用): where a record names others by their ids, as its fields say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Final, final

import attrs
from attrs import Attribute, frozen

from govinfo.records._lists import LISTS
from govinfo.records._meanings import held_by, meaning, says_what_it_is, written

_SUBJECTS: Final = frozenset({"units", "persons"})
"""The lists of those whom records are about."""


@final
@frozen(kw_only=True)
class Reference:
    """
    A field of a record that holds ids of other records, perhaps inside a part.

    Attributes:
        path: where it stands inside the record.
        into: the list of the records that it names.
        needed: whether the record says nothing without it.
        several: whether it holds several ids.
        read: returns the id, or the several.
    """

    path: str
    into: str
    needed: bool
    several: bool
    read: Callable[[Any], Any]

    def ids(self, records: Iterable[object]) -> Iterable[str | None]:
        """Return every id that *records* hold here; None where one holds none."""
        found = map(self.read, records)
        return chain.from_iterable(found) if self.several else found

    def named(self, record: object) -> Iterator[tuple[str, str]]:
        """Yield every id that *record* holds here, after the path inside it."""
        found = self.read(record)
        if self.several:
            yield from ((f".{self.path}[{i}]", id_) for i, id_ in enumerate(found))
        elif found is not None:
            yield f".{self.path}", found


@cache
def references(name: str) -> tuple[Reference, ...]:
    """
    Return the references of the records of a list, in the order of the fields of their class.

    A part that holds a reference and may be written as its id alone is named by its place.
    """
    return tuple(reference for spec in attrs.fields(attrs.resolve_types(LISTS[name])) for reference in _references(spec))


@cache
def rests_on(name: str) -> tuple[Reference, ...]:
    """Return where the records of a list name the record without which they mean nothing; units and persons are subjects, not that."""
    return tuple(reference for reference in references(name) if reference.needed and reference.into not in _SUBJECTS)


@cache
def mentions_of(name: str) -> tuple[str, ...]:
    """Return the fields in which the records of a list name a record that they can do without."""
    return tuple(reference.path for reference in references(name) if not reference.needed and reference.into not in _SUBJECTS)


def _references(spec: Attribute[Any]) -> Iterator[Reference]:
    kind, several = held_by(spec)
    name, needed, into = spec.name, spec.default is attrs.NOTHING, meaning(spec).refers
    if into is not None:
        yield Reference(path=name, into=into, needed=needed, several=several, read=attrgetter(name))
    for part in filter(says_what_it_is, written(kind) if attrs.has(kind) else ()):
        into = meaning(part).refers
        if into is not None and several:
            yield Reference(path=name, into=into, needed=needed, several=True, read=_of_each(name, part.name))
        elif into is not None:
            path = f"{name}.{part.name}"
            yield Reference(path=path, into=into, needed=needed, several=False, read=attrgetter(path))


def _of_each(name: str, part: str) -> Callable[[Any], Iterable[Any]]:
    parts, inner = attrgetter(name), attrgetter(part)
    return lambda record: map(inner, parts(record))
