"""
Strategies for every type of record, each value by itself: what refers to other records refers to nothing in particular.

For records that hold together use `records`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from hypothesis import strategies as st

from govinfo.labels import Action, Complexity, Grain, LapseKind, LeaderRank, Level
from govinfo.records import (
    About,
    AdoptionEvent,
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
    Target,
    Unit,
)
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


def _make(kind: type[T], fields: dict[str, Any], **others: Any) -> T:
    """Make a value of some fields that were drawn together and others that were not."""
    return kind(**fields, **others)


def _one_of(*names: str) -> st.SearchStrategy[dict[str, str]]:
    """Return the strategy of an id in one of several fields."""
    return st.tuples(st.sampled_from(names), record_ids()).map(lambda drawn: {drawn[0]: drawn[1]})


def _part(kind: str, of: str, unit: str | None) -> About:
    fields: dict[str, Any] = {kind: of, "unit": unit}
    return About(**fields)


def counts() -> st.SearchStrategy[int]:
    """Whole numbers, zero or more, that a record may hold."""
    return st.integers(0, 10**10)


def units(*, ids: Ids = None) -> st.SearchStrategy[Unit]:
    """Units by themselves, some with days between which they exist."""
    since = st.fixed_dictionaries({}, optional={"since": days()})
    span = st.lists(days(), min_size=2, max_size=2, unique=True).map(lambda both: {"since": min(both), "until": max(both)})
    return st.builds(
        _make,
        kind=st.just(Unit),
        fields=since | span,
        id=own(ids),
        name=texts(),
        level=maybe(st.sampled_from(Level)),
        group=maybe(record_ids()),
        parent=maybe(record_ids()),
        successor=maybe(record_ids()),
        tags=tags(),
    )


def persons(*, ids: Ids = None) -> st.SearchStrategy[Person]:
    """Persons by themselves."""
    return st.builds(Person, id=own(ids), name=texts(), unit=record_ids(), tags=tags())


def commissions(*, ids: Ids = None) -> st.SearchStrategy[Commission]:
    """Commissions by themselves, due when they are asked or later."""
    return st.builds(
        _make,
        kind=st.just(Commission),
        fields=in_order("asked_at", "due_at"),
        id=own(ids),
        by=st.sampled_from(Level),
        units=several(record_ids(), min_size=1),
        title=maybe(texts()),
        tags=tags(),
    )


def contributions(*, lead: bool = False) -> st.SearchStrategy[Contribution]:
    """Contributions of units, which lead only with *lead*: of several only one may."""
    weights = exact_numbers(1, 10**6) | exact_numbers(0, 10).filter(bool)
    return st.builds(Contribution, unit=record_ids(), weight=maybe(weights), lead=st.booleans() if lead else st.just(value=False))


def _with_first(drawn: tuple[Contribution, list[Contribution]]) -> tuple[Contribution, ...]:
    first, others = drawn
    return (first, *(part for part in others if part.unit != first.unit))


def submissions(*, ids: Ids = None) -> st.SearchStrategy[Submission]:
    """Submissions by themselves, of one unit or of several, at most one of which leads."""
    others = st.lists(contributions(), max_size=2, unique_by=lambda part: part.unit)
    parts = st.tuples(contributions(lead=True), others).map(_with_first)
    return st.builds(
        Submission,
        id=own(ids),
        units=parts,
        submitted_at=instants(),
        title=maybe(texts()),
        authors=several(record_ids()),
        form=maybe(record_ids()),
        kinds=several(record_ids()),
        happened_at=maybe(instants()),
        characters=maybe(counts()),
        pictures=maybe(counts()),
        channel=maybe(record_ids()),
        commission=maybe(record_ids()),
        subject=maybe(texts()),
        urgent=st.booleans(),
        tags=tags(),
    )


def adoptions(*, ids: Ids = None) -> st.SearchStrategy[AdoptionEvent]:
    """Adoptions by themselves."""
    return st.builds(
        AdoptionEvent,
        id=own(ids),
        submission=record_ids(),
        publication=record_ids(),
        on=days(),
        form=maybe(record_ids()),
        issue=maybe(counts() | texts()),
        grade=maybe(record_ids()),
        position=maybe(counts() | texts()),
        channel=maybe(record_ids()),
        characters=maybe(counts()),
        fee=maybe(exact_numbers()),
        tags=tags(),
    )


def instructions(*, ids: Ids = None) -> st.SearchStrategy[LeaderInstruction]:
    """Leaders' instructions by themselves."""
    return st.builds(
        LeaderInstruction,
        id=own(ids),
        submission=record_ids(),
        level=st.sampled_from(Level),
        on=days(),
        rank=maybe(st.sampled_from(LeaderRank)),
        leader=maybe(texts()),
        affirmative=st.booleans(),
        follows=maybe(record_ids()),
        tags=tags(),
    )


def extensions() -> st.SearchStrategy[Extension]:
    """Requests for more time."""
    return st.builds(Extension, asked_at=instants(), reason=texts(), granted=st.booleans(), until=maybe(days()))


def progress_reports() -> st.SearchStrategy[ProgressReport]:
    """Reports on the handling of a matter."""
    return st.builds(ProgressReport, at=instants(), text=maybe(texts()), signed_by=maybe(texts()))


def handlings(*, ids: Ids = None) -> st.SearchStrategy[Handling]:
    """Handlings of instructions by themselves, done or not."""
    return st.builds(
        _make,
        kind=st.just(Handling),
        fields=in_order("received_at", "done_at", open_end=True),
        id=own(ids),
        instruction=record_ids(),
        unit=record_ids(),
        complexity=st.sampled_from(Complexity),
        extensions=st.lists(extensions(), max_size=2).map(tuple),
        reports=st.lists(progress_reports(), max_size=2).map(tuple),
        tags=tags(),
    )


def lapses(*, ids: Ids = None) -> st.SearchStrategy[Lapse]:
    """Lapses by themselves, of the kinds that every rulebook knows and of others."""
    return st.builds(
        Lapse,
        id=own(ids),
        unit=record_ids(),
        kind=st.sampled_from([kind.value for kind in LapseKind]) | record_ids(),
        on=days(),
        by=maybe(st.sampled_from(Level)),
        submission=maybe(record_ids()),
        commission=maybe(record_ids()),
        persons=several(record_ids()),
        tags=tags(),
    )


def abouts() -> st.SearchStrategy[About]:
    """What findings may be about."""
    records = st.sampled_from(["submission", "adoption", "instruction", "lapse"])
    part = st.builds(_part, records, record_ids(), maybe(record_ids()))
    return st.one_of(st.builds(About, unit=record_ids()), st.builds(About, person=record_ids()), part)


def findings(*, ids: Ids = None) -> st.SearchStrategy[Finding]:
    """Findings by themselves."""
    return st.builds(
        Finding,
        id=own(ids),
        criterion=record_ids(),
        about=abouts(),
        on=days(),
        met=maybe(st.booleans()),
        amount=maybe(exact_numbers()),
        text=maybe(texts()),
        by=maybe(texts()),
        reason=maybe(texts()),
    )


def targets(*, ids: Ids = None) -> st.SearchStrategy[Target]:
    """Targets of a unit or of a group; without *ids* some have no id."""
    return st.builds(
        _make,
        kind=st.just(Target),
        fields=_one_of("unit", "group"),
        measure=record_ids(),
        per=st.sampled_from(Grain),
        at_least=exact_numbers(0),
        period=maybe(periods()),
        id=maybe(record_ids()) if ids is None else ids,
    )


def figures(*, ids: Ids = None) -> st.SearchStrategy[Figure]:
    """Figures of a unit or of a person; without *ids* some have no id."""
    return st.builds(
        _make,
        kind=st.just(Figure),
        fields=_one_of("unit", "person"),
        name=record_ids(),
        value=exact_numbers(),
        period=maybe(periods()),
        id=maybe(record_ids()) if ids is None else ids,
    )


def any_records(*, ids: Ids = None) -> st.SearchStrategy[Record]:
    """Records of every type that a correction can mend, each with an id."""
    named = own(ids)
    makers: tuple[Any, ...] = (
        units,
        persons,
        commissions,
        submissions,
        adoptions,
        instructions,
        handlings,
        lapses,
        findings,
        targets,
        figures,
    )
    return st.one_of([make(ids=named) for make in makers])


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
