"""
Strategies for every type of record, each value by itself: what refers to other records refers to nothing in particular.

For records that hold together use `records`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, TypeAlias, TypeVar

from attrs import NOTHING, Attribute
from hypothesis import strategies as st

from govinfo.labels import Action, Labelled, LapseKind
from govinfo.records import (
    LISTS,
    About,
    AdoptionEvent,
    AnyRecord,
    Commission,
    Contribution,
    Correction,
    Extension,
    Figure,
    Finding,
    Handling,
    Lapse,
    LeaderInstruction,
    Person,
    ProgressReport,
    Record,
    Submission,
    Tags,
    Target,
    Unit,
)
from govinfo.records._meanings import CellKind, held_by, kind_of, written
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


def _one_of(*names: str) -> st.SearchStrategy[dict[str, str]]:
    """Return the strategy of an id in one of several fields."""
    return st.tuples(st.sampled_from(names), record_ids()).map(lambda drawn: {drawn[0]: drawn[1]})


def _part(kind: str, of: str, unit: str | None) -> About:
    fields: dict[str, Any] = {kind: of, "unit": unit}
    return About(**fields)


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
        return several(record_ids(), min_size=int(spec.default is NOTHING)) if held is str else st.lists(_made(held), max_size=2).map(tuple)
    given = _one_value(held, kind_of(spec))
    return maybe(given) if spec.default is None else given


def _one_value(held: Any, kind: CellKind | None) -> st.SearchStrategy[Any]:
    if kind is None:
        return _made(held)
    return st.sampled_from(held) if isinstance(held, type) and issubclass(held, Labelled) else _KINDS.get(kind, record_ids)()


def _made(cls: type[T], ids: Ids = None, together: st.SearchStrategy[dict[str, Any]] | None = None, **special: Any) -> st.SearchStrategy[T]:
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


# The lists of records


def units(*, ids: Ids = None) -> st.SearchStrategy[Unit]:
    """Units by themselves, some with days between which they exist."""
    since = st.fixed_dictionaries({}, optional={"since": days()})
    span = st.lists(days(), min_size=2, max_size=2, unique=True).map(lambda both: {"since": min(both), "until": max(both)})
    return _made(Unit, ids, since | span, since=None, until=None)


def persons(*, ids: Ids = None) -> st.SearchStrategy[Person]:
    """Persons by themselves."""
    return _made(Person, ids)


def commissions(*, ids: Ids = None) -> st.SearchStrategy[Commission]:
    """Commissions by themselves, due when they are asked or later."""
    return _made(Commission, ids, in_order("asked_at", "due_at"), asked_at=None, due_at=None)


def contributions(*, lead: bool = False) -> st.SearchStrategy[Contribution]:
    """Contributions of units, which lead only with *lead*: of several only one may."""
    weights = exact_numbers(1, 10**6) | exact_numbers(0, 10).filter(bool)
    return _made(Contribution, weight=maybe(weights), lead=st.booleans() if lead else st.just(value=False))


def _with_first(drawn: tuple[Contribution, list[Contribution]]) -> tuple[Contribution, ...]:
    first, others = drawn
    return (first, *(part for part in others if part.unit != first.unit))


def submissions(*, ids: Ids = None) -> st.SearchStrategy[Submission]:
    """Submissions by themselves, of one unit or of several, at most one of which leads."""
    others = st.lists(contributions(), max_size=2, unique_by=lambda part: part.unit)
    return _made(Submission, ids, units=st.tuples(contributions(lead=True), others).map(_with_first))


def adoptions(*, ids: Ids = None) -> st.SearchStrategy[AdoptionEvent]:
    """Adoptions by themselves."""
    return _made(AdoptionEvent, ids)


def instructions(*, ids: Ids = None) -> st.SearchStrategy[LeaderInstruction]:
    """Leaders' instructions by themselves."""
    return _made(LeaderInstruction, ids)


def extensions() -> st.SearchStrategy[Extension]:
    """Requests for more time."""
    return _made(Extension)


def progress_reports() -> st.SearchStrategy[ProgressReport]:
    """Reports on the handling of a matter."""
    return _made(ProgressReport)


def handlings(*, ids: Ids = None) -> st.SearchStrategy[Handling]:
    """Handlings of instructions by themselves, done or not."""
    return _made(Handling, ids, in_order("received_at", "done_at", open_end=True), received_at=None, done_at=None)


def lapses(*, ids: Ids = None) -> st.SearchStrategy[Lapse]:
    """Lapses by themselves, of the kinds that every rulebook knows and of others."""
    return _made(Lapse, ids, kind=st.sampled_from([kind.value for kind in LapseKind]) | record_ids())


def abouts() -> st.SearchStrategy[About]:
    """What findings may be about."""
    records = st.sampled_from(["submission", "adoption", "instruction", "lapse"])
    part = st.builds(_part, records, record_ids(), maybe(record_ids()))
    return st.one_of(st.builds(About, unit=record_ids()), st.builds(About, person=record_ids()), part)


def findings(*, ids: Ids = None) -> st.SearchStrategy[Finding]:
    """Findings by themselves."""
    return _made(Finding, ids, about=abouts())


def targets(*, ids: Ids = None) -> st.SearchStrategy[Target]:
    """Targets of a unit or of a group; without *ids* some have no id."""
    return _made(Target, ids, _one_of("unit", "group"), unit=None, group=None, at_least=exact_numbers(0))


def figures(*, ids: Ids = None) -> st.SearchStrategy[Figure]:
    """Figures of a unit or of a person; without *ids* some have no id."""
    return _made(Figure, ids, _one_of("unit", "person"), unit=None, person=None)


_SPECIAL: Final[Mapping[type[AnyRecord], Callable[..., st.SearchStrategy[Any]]]] = {
    Unit: units,
    Commission: commissions,
    Submission: submissions,
    Handling: handlings,
    Lapse: lapses,
    Finding: findings,
    Target: targets,
    Figure: figures,
}
"""The records of which not every value goes with every other, and the strategies that know it."""


def any_records(*, ids: Ids = None) -> st.SearchStrategy[Record]:
    """Records of every type that a correction can mend, each with an id."""
    named = own(ids)
    kinds = [cls for cls in LISTS.values() if cls is not Correction]
    return st.one_of([_SPECIAL[cls](ids=named) if cls in _SPECIAL else _made(cls, named) for cls in kinds])


def corrections(*, ids: Ids = None) -> st.SearchStrategy[Correction]:
    """Corrections by themselves: voids, and replacements of a record of any type, now and then of a correction."""
    named = own(ids)
    common: dict[str, Any] = {"id": named, "on": days(), "reason": texts(), "by": texts()}
    void = st.builds(_correction, of=record_ids(), new=st.none(), **common)
    replace = st.builds(_correction, of=st.none(), new=any_records(), **common)
    return st.one_of(void, replace, st.builds(_correction, of=st.none(), new=void | replace, **common))


def _correction(**fields: Any) -> Correction:
    new, of = fields.pop("new"), fields.pop("of")
    of = of if new is None else new.id
    own = fields.pop("id")
    # A correction cannot be of itself.
    name = own if own != of else f"{own[:100]}-c"
    return Correction(id=name, of=of, action=Action.VOID if new is None else Action.REPLACE, replacement=new, **fields)
