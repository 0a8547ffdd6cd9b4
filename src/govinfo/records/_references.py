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
from govinfo.records._meanings import Meaning, held_by, meaning, says_what_it_is, written

_SUBJECTS: Final = frozenset({"units", "persons"})
"""The lists of those whom records are about."""


@final
@frozen(kw_only=True)
class Reference:
    """
    A field of a record that holds ids of other records, perhaps inside a part.

    Attributes:
        path: where it stands inside the record.
        into: the lists in which the records that it names may stand.
        needed: whether the record says nothing without it.
        several: whether it holds several ids.
        read: returns the id, or the several.
        inside: where it stands inside each of several parts, empty where a part is named by its place.
    """

    path: str
    into: tuple[str, ...]
    needed: bool
    several: bool
    read: Callable[[Any], Any]
    inside: str = ""

    def ids(self, records: Iterable[object]) -> Iterable[str | None]:
        """Return every id that *records* hold here; None where one holds none."""
        found = map(self.read, records)
        return chain.from_iterable(found) if self.several else found

    def named(self, record: object) -> Iterator[tuple[str, str]]:
        """Yield every id that *record* holds here, after the path inside it."""
        found = self.read(record)
        if self.several:
            yield from ((f".{self.path}[{i}]{self.inside}", id_) for i, id_ in enumerate(found))
        elif found is not None:
            yield f".{self.path}", found

    @property
    def rests(self) -> bool:
        """Whether what it names takes the record along; units and persons are subjects, and do not."""
        return self.needed and _SUBJECTS.isdisjoint(self.into)

    @property
    def mentions(self) -> bool:
        """Whether the record can do without what it names."""
        return not self.needed and _SUBJECTS.isdisjoint(self.into)


@cache
def references(name: str) -> tuple[Reference, ...]:
    """
    Return the references of the records of a list, in the order of the fields of their class.

    A part that may be written as the id alone is named by its place.
    """
    return tuple(reference for spec in attrs.fields(attrs.resolve_types(LISTS[name])) for reference in _references(spec))


@cache
def rests_on(name: str) -> tuple[Reference, ...]:
    """Return where the records of a list name the record without which they mean nothing; units and persons are subjects, not that."""
    return tuple(reference for reference in references(name) if reference.rests)


@cache
def mentions_of(name: str) -> tuple[str, ...]:
    """Return the fields in which the records of a list name a record that they can do without."""
    return tuple(reference.path for reference in references(name) if reference.mentions)


def _references(spec: Attribute[Any]) -> Iterator[Reference]:
    kind, several = held_by(spec)
    said = meaning(spec)
    name, needed, into = spec.name, spec.default is attrs.NOTHING or said.rests, _lists(said)
    if into:
        read = attrgetter(name) if said.unless is None else _unless(said.unless, name)
        yield Reference(path=name, into=into, needed=needed, several=several, read=read)
    for part in filter(says_what_it_is, written(kind) if attrs.has(kind) else ()):
        into = _lists(meaning(part))
        if into and several:
            inside = "" if meaning(part).alone else f".{part.name}"
            yield Reference(path=name, into=into, needed=needed, several=True, read=_of_each(name, part.name), inside=inside)
        elif into:
            path = f"{name}.{part.name}"
            yield Reference(path=path, into=into, needed=needed, several=False, read=attrgetter(path))


def _lists(said: Meaning) -> tuple[str, ...]:
    return (said.refers,) if isinstance(said.refers, str) else said.refers or ()


def _unless(other: str, name: str) -> Callable[[Any], Any]:
    """Return what reads a field, nothing where another one says the same."""
    return lambda record: getattr(record, name) if getattr(record, other) is None else None


def _of_each(name: str, part: str) -> Callable[[Any], Iterable[Any]]:
    parts, inner = attrgetter(name), attrgetter(part)
    return lambda record: map(inner, parts(record))
