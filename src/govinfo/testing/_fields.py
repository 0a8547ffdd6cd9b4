"""How a value of a class of records is drawn, each field as it says itself what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias, TypeVar

from attrs import NOTHING, Attribute
from hypothesis import strategies as st

from govinfo.records import (
    Tags,
)
from govinfo.records._meanings import CellKind, held_by, kind_of, words_of, written
from govinfo.testing._values import days, exact_numbers, instants, periods, record_ids, tags, texts

T = TypeVar("T")
Ids: TypeAlias = st.SearchStrategy[str] | None
"""The ids of the records themselves; None for any."""


def own(ids: Ids) -> st.SearchStrategy[str]:
    """Return the strategy of the ids of the records themselves."""
    return record_ids() if ids is None else ids


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Return the strategy of a field that may be left out."""
    return st.none() | strategy


def several(strategy: st.SearchStrategy[T], *, min_size: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    """Return the strategy of a tuple without repetitions."""
    return st.lists(strategy, min_size=min_size, max_size=3, unique=True).map(tuple)


def in_order(first: str, second: str, *, open_end: bool = False) -> st.SearchStrategy[dict[str, datetime]]:
    """Return the strategy of two instants in order, by the fields that hold them; with *open_end* the second may be missing."""
    both = st.tuples(instants(), instants()).map(lambda pair: dict(zip((first, second), sorted(pair), strict=True)))
    return instants().map(lambda instant: {first: instant}) | both if open_end else both


def one_of_names(*names: str) -> st.SearchStrategy[dict[str, str]]:
    """Return the strategy of an id in one of several fields."""
    return st.tuples(st.sampled_from(names), record_ids()).map(lambda drawn: {drawn[0]: drawn[1]})


def counts() -> st.SearchStrategy[int]:
    """Whole numbers, zero or more, that a record may hold."""
    return st.integers(0, 10**10)


# What any field may hold, as it says itself


_KINDS: Final[Mapping[CellKind, Callable[[], st.SearchStrategy[Any]]]] = {
    CellKind.TEXT: texts,
    CellKind.NUMBER: exact_numbers,
    CellKind.COUNT: counts,
    CellKind.PLACE: lambda: counts() | texts(),
    CellKind.DAY: days,
    CellKind.INSTANT: instants,
    CellKind.PERIOD: periods,
    CellKind.YES_NO: st.booleans,
}


def _any_value(spec: Attribute[Any]) -> st.SearchStrategy[Any]:
    """Return the strategy of what a field may hold, nothing where it may be left out."""
    held, of_several = held_by(spec)
    if held is Tags:
        return tags()
    if of_several:
        return several(record_ids(), min_size=int(spec.default is NOTHING)) if held is str else st.lists(made(held), max_size=2).map(tuple)
    words, kind = words_of(spec), kind_of(spec)
    given = st.sampled_from(words) if words is not None else made(held) if kind is None else _KINDS.get(kind, record_ids)()
    return maybe(given) if spec.default is None else given


def made(cls: type[T], ids: Ids = None, together: st.SearchStrategy[dict[str, Any]] | None = None, **special: Any) -> st.SearchStrategy[T]:
    """
    Return the strategy of values of a class, each field as it says itself what it holds.

    Args:
        cls: a class of records or of their parts.
        ids: the ids of the records; None for any, and for none where a record may have none.
        together: fields that depend on each other; for each of them *special* says None.
        special: the strategies of fields that hold less than they might.
    """
    strategies = {spec.name: special[spec.name] if spec.name in special else _any_value(spec) for spec in written(cls)}
    if ids is not None and "id" in strategies:
        strategies["id"] = ids
    apart = {name: strategy for name, strategy in strategies.items() if strategy is not None}
    return st.builds(cls, **apart) if together is None else st.tuples(st.fixed_dictionaries(apart), together).map(_maker(cls))


def _maker(cls: type[T]) -> Callable[[tuple[dict[str, Any], dict[str, Any]]], T]:
    return lambda drawn: cls(**drawn[0], **drawn[1])
