"""
Strategies for every type of record, each value by itself: what refers to other records refers to nothing in particular.

For records that hold together use `records`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Final

from hypothesis import strategies as st

from govinfo.exact import Exact
from govinfo.labels import Action, Decision, LapseKind, LimitUnit, ReviewOutcome, Role
from govinfo.records import (
    LISTS,
    About,
    AdoptionEvent,
    AnyRecord,
    Assignee,
    Claim,
    Commission,
    Contribution,
    Contributor,
    Correction,
    Extension,
    Figure,
    Finding,
    Handling,
    Interruption,
    Lapse,
    LeaderInstruction,
    Matter,
    Merit,
    Move,
    Person,
    ProgressReport,
    Record,
    Review,
    Submission,
    Target,
    Unit,
    Urging,
)
from govinfo.records._meanings import written
from govinfo.testing._fields import Ids, in_order, made, maybe, one_of_names, own
from govinfo.testing._values import days, exact_numbers, instants, record_ids, texts

# The lists of records


def units(*, ids: Ids = None) -> st.SearchStrategy[Unit]:
    """
    Units by themselves, some with days between which they exist.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(units())
    ... def test(unit):
    ...     assert unit.name
    >>> test()
    """
    since = st.fixed_dictionaries({}, optional={"since": days()})
    span = st.lists(days(), min_size=2, max_size=2, unique=True).map(lambda both: {"since": min(both), "until": max(both)})
    return made(Unit, ids, since | span, since=None, until=None)


def _work(drawn: tuple[list[date], list[str], bool, bool]) -> dict[str, Any]:
    """Return when a person is at work and moved, in order, each time to another unit."""
    on, where, begins, ends = drawn
    days_in_order = sorted(on)
    found: dict[str, Any] = {"unit": where[0]}
    if begins and days_in_order:
        found["since"] = days_in_order.pop(0)
    if ends and days_in_order:
        found["until"] = days_in_order.pop()
    return found | {"moves": tuple(Move(on=day, unit=unit) for day, unit in zip(days_in_order, where[1:], strict=False))}


def persons(*, ids: Ids = None) -> st.SearchStrategy[Person]:
    """
    Persons by themselves, some of whom moved to other units.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(persons())
    ... def test(person):
    ...     assert person.unit
    >>> test()
    """
    where = st.lists(record_ids(), min_size=1, max_size=3, unique=True)
    work = st.tuples(st.lists(days(), max_size=4, unique=True), where, st.booleans(), st.booleans()).map(_work)
    return made(Person, ids, work, unit=None, since=None, until=None, moves=None)


def _one_after_the_other(on: list[date]) -> tuple[Interruption, ...]:
    ordered = sorted(on)
    pairs = zip(ordered[::2], [*ordered[1::2], None], strict=False)
    return tuple(Interruption(from_=first, until=until, reason="听证") for first, until in pairs)


def interruptions() -> st.SearchStrategy[tuple[Interruption, ...]]:
    """Times in which a clock stood, one after the other; the last may go on."""
    return st.lists(days(), max_size=4, unique=True).map(_one_after_the_other)


def pauses_in_records() -> st.SearchStrategy[Interruption]:
    """Times in which a clock stood."""
    return interruptions().filter(bool).map(lambda several: several[0])


def moves() -> st.SearchStrategy[Move]:
    """Moves of persons to other units."""
    return made(Move)


def urgings() -> st.SearchStrategy[Urging]:
    """Reminders that something is due."""
    return made(Urging)


def assignees() -> st.SearchStrategy[Assignee]:
    """Units with a part in a matter."""
    return made(Assignee)


def commissions(*, ids: Ids = None) -> st.SearchStrategy[Commission]:
    """
    Commissions by themselves, due when they are asked or later.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(commissions())
    ... def test(commission):
    ...     assert commission.units
    >>> test()
    """
    due = in_order("asked_at", "due_at")
    return made(Commission, ids, due, asked_at=None, due_at=None, extensions=several_extensions(), pauses=interruptions())


def contributions(*, lead: bool = False) -> st.SearchStrategy[Contribution]:
    """
    Contributions of units, which lead only with *lead*: of several only one may.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(contributions())
    ... def test(contribution):
    ...     assert contribution.unit
    >>> test()
    """
    weights = exact_numbers(1, 10**6) | exact_numbers(0, 10).filter(bool)
    return made(Contribution, weight=maybe(weights), lead=st.booleans() if lead else st.just(value=False))


def _with_first(drawn: tuple[Contribution, list[Contribution]]) -> tuple[Contribution, ...]:
    first, others = drawn
    return (first, *(part for part in others if part.unit != first.unit))


def _contributors(drawn: tuple[list[str], list[Exact] | None]) -> tuple[Contributor, ...]:
    names, weights = drawn
    given = weights or (None, None, None)
    return tuple(Contributor(person=name, weight=weight) for name, weight in zip(names, given, strict=False))


def contributors(*, least: int = 0) -> st.SearchStrategy[tuple[Contributor, ...]]:
    """Persons with a part in something, all of them with weights or none."""
    names = st.lists(record_ids(), min_size=least, max_size=3, unique=True)
    weights = st.lists(exact_numbers(1, 10**6), min_size=3, max_size=3)
    return st.tuples(names, st.none() | weights).map(_contributors)


def persons_taking_part() -> st.SearchStrategy[Contributor]:
    """Persons with a part in something."""
    return made(Contributor, weight=maybe(exact_numbers(1, 10**6)))


def submissions(*, ids: Ids = None) -> st.SearchStrategy[Submission]:
    """
    Submissions by themselves, of one unit or of several, at most one of which leads.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(submissions())
    ... def test(item):
    ...     assert item.units
    >>> test()
    """
    others = st.lists(contributions(), max_size=2, unique_by=lambda part: part.unit)
    parts = st.tuples(contributions(lead=True), others).map(_with_first)
    return made(Submission, ids, units=parts, authors=contributors(), extensions=several_extensions(), pauses=interruptions())


def adoptions(*, ids: Ids = None) -> st.SearchStrategy[AdoptionEvent]:
    """
    Adoptions by themselves.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(adoptions())
    ... def test(adoption):
    ...     assert adoption.submission
    >>> test()
    """
    return made(AdoptionEvent, ids)


def instructions(*, ids: Ids = None) -> st.SearchStrategy[LeaderInstruction]:
    """
    Leaders' instructions by themselves, on an item or on another matter.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(instructions())
    ... def test(instruction):
    ...     assert instruction.level
    >>> test()
    """
    return made(LeaderInstruction, ids, one_of_names("submission", "matter"), submission=None, matter=None)


def _decided(drawn: tuple[dict[str, datetime], bool | None, str | None, dict[str, Any]]) -> dict[str, Any]:
    asked, granted, by, length = drawn
    return length | (asked | {"granted": granted, "decided_by": by} if granted is not None else {"asked_at": asked["asked_at"]})


def extensions() -> st.SearchStrategy[Extension]:
    """Requests for more time, decided or not."""
    counted = st.fixed_dictionaries({"number": st.integers(1, 60), "unit": st.sampled_from([unit for unit in LimitUnit if unit.counted])})
    length = st.just(dict[str, Any]()) | st.fixed_dictionaries({"until": days()}) | counted
    decision = st.tuples(in_order("asked_at", "decided_at", open_end=True), maybe(st.booleans()), maybe(texts()), length).map(_decided)
    said: dict[str, Any] = dict.fromkeys(("asked_at", "granted", "decided_at", "decided_by", "until", "number", "unit"))
    return made(Extension, None, decision, **said)


def several_extensions() -> st.SearchStrategy[tuple[Extension, ...]]:
    """Several requests for more time."""
    return st.lists(extensions(), max_size=2).map(tuple)


def progress_reports() -> st.SearchStrategy[ProgressReport]:
    """Reports on the handling of a matter, some of them returned."""
    returned = st.tuples(in_order("at", "returned_at"), maybe(texts())).map(lambda drawn: drawn[0] | {"returned_because": drawn[1]})
    kept = instants().map(lambda instant: {"at": instant})
    return made(ProgressReport, None, kept | returned, at=None, returned_at=None, returned_because=None)


def handlings(*, ids: Ids = None) -> st.SearchStrategy[Handling]:
    """
    Handlings by themselves, done or not; those of instructions may be written in the older way.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(handlings())
    ... def test(handling):
    ...     assert handling.id
    >>> test()
    """
    done = in_order("received_at", "done_at", open_end=True)
    both = st.tuples(one_of_names("of", "instruction"), done).map(lambda drawn: drawn[0] | drawn[1])
    reports = st.lists(progress_reports(), max_size=2).map(tuple)
    said: dict[str, Any] = dict.fromkeys(("of", "instruction", "received_at", "done_at"))
    said |= {"extensions": several_extensions(), "reports": reports, "pauses": interruptions(), "restarted_at": st.none()}
    return made(Handling, ids, both, **said)


def matters(*, ids: Ids = None) -> st.SearchStrategy[Matter]:
    """
    Matters by themselves, of one unit or of several, one of which leads.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(matters())
    ... def test(matter):
    ...     assert matter.units
    >>> test()
    """
    roles = st.sampled_from((Role.LEAD, None))
    units = st.tuples(st.lists(record_ids(), min_size=1, max_size=3, unique=True), roles).map(
        lambda drawn: tuple(Assignee(unit=unit, role=drawn[1] if not place else Role.RESPONSIBLE) for place, unit in enumerate(drawn[0]))
    )
    return made(Matter, ids, in_order("arose_at", "due_at", open_end=True), units=units, arose_at=None, due_at=None)


def merits(*, ids: Ids = None) -> st.SearchStrategy[Merit]:
    """
    Merits by themselves, of a unit, of persons, or of both.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(merits())
    ... def test(merit):
    ...     assert merit.kind
    >>> test()
    """
    whose = st.fixed_dictionaries({"unit": record_ids(), "persons": contributors()})
    theirs = st.fixed_dictionaries({"persons": contributors(least=1)})
    return made(Merit, ids, whose | theirs, unit=None, persons=None, times=st.integers(1, 10**10))


def _reviewed(drawn: tuple[str, ReviewOutcome, str]) -> dict[str, Any]:
    item, outcome, into = drawn
    merged = outcome is ReviewOutcome.MERGED and into != item
    return {"submission": item, "outcome": outcome, "into": into if merged else None}


def reviews(*, ids: Ids = None) -> st.SearchStrategy[Review]:
    """
    Reviews by themselves, of every outcome.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(reviews())
    ... def test(review):
    ...     assert review.outcome
    >>> test()
    """
    outcome = st.tuples(record_ids(), st.sampled_from(ReviewOutcome), record_ids()).map(_reviewed)
    return made(Review, ids, outcome, submission=None, outcome=None, into=None)


def _claimed(drawn: tuple[dict[str, Any], dict[str, Any], list[date], dict[str, Any] | None]) -> dict[str, Any]:
    whose, what, on, decided = drawn
    first, last = min(on), max(on)
    return whose | what | {"on": first} | ({} if decided is None else {**decided, "decided_on": last})


def claims(*, ids: Ids = None) -> st.SearchStrategy[Claim]:
    """
    Claims by themselves, decided or not.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(claims())
    ... def test(claim):
    ...     assert claim.period
    >>> test()
    """
    optional = {"yuan": exact_numbers(), "record": record_ids()}
    what = st.fixed_dictionaries({"points": exact_numbers()}, optional=optional) | st.fixed_dictionaries({"record": record_ids()})
    decided = st.fixed_dictionaries(
        {"decision": st.sampled_from(Decision), "decided_by": maybe(texts()), "correction": maybe(record_ids())}
    )
    on = st.lists(days(), min_size=2, max_size=2)
    fields = st.tuples(one_of_names("unit", "person"), what, on, maybe(decided)).map(_claimed)
    names = ("unit", "person", "points", "yuan", "record", "on", "decision", "decided_on", "decided_by", "correction")
    said: dict[str, Any] = dict.fromkeys(names)
    return made(Claim, ids, fields, **said)


def lapses(*, ids: Ids = None) -> st.SearchStrategy[Lapse]:
    """
    Lapses by themselves, of the kinds that every rulebook knows and of others.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(lapses())
    ... def test(lapse):
    ...     assert lapse.kind
    >>> test()
    """
    return made(Lapse, ids, kind=st.sampled_from([kind.value for kind in LapseKind]) | record_ids())


def _part(kind: str, of: str, unit: str | None) -> About:
    fields: dict[str, Any] = {kind: of, "unit": unit}
    return About(**fields)


def _whose() -> st.SearchStrategy[dict[str, Any]]:
    """Return the strategy of the field that says whom a target or figure is about."""
    everyone: dict[str, Any] = {"everyone": True}
    return one_of_names("unit", "group", "person") | st.just(everyone)


def abouts() -> st.SearchStrategy[About]:
    """What findings may be about."""
    records = st.sampled_from([spec.name for spec in written(About) if spec.name not in {"unit", "person"}])
    part = st.builds(_part, records, record_ids(), maybe(record_ids()))
    return st.one_of(st.builds(About, unit=record_ids()), st.builds(About, person=record_ids()), part)


def findings(*, ids: Ids = None) -> st.SearchStrategy[Finding]:
    """
    Findings by themselves.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(findings())
    ... def test(finding):
    ...     assert finding.criterion
    >>> test()
    """
    return made(Finding, ids, about=abouts())


def targets(*, ids: Ids = None) -> st.SearchStrategy[Target]:
    """
    Targets of a unit, a group, a person or everyone; without *ids* some have no id.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(targets())
    ... def test(target):
    ...     assert target.measure
    >>> test()
    """
    return made(Target, ids, _whose(), unit=None, group=None, person=None, everyone=None, at_least=exact_numbers(0))


def figures(*, ids: Ids = None) -> st.SearchStrategy[Figure]:
    """
    Figures of a unit, a group, a person or everyone; without *ids* some have no id.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(figures())
    ... def test(figure):
    ...     assert figure.name
    >>> test()
    """
    return made(Figure, ids, _whose(), unit=None, group=None, person=None, everyone=None)


_SPECIAL: Final[Mapping[type[AnyRecord], Callable[..., st.SearchStrategy[Any]]]] = {
    Unit: units,
    Person: persons,
    Commission: commissions,
    Submission: submissions,
    LeaderInstruction: instructions,
    Matter: matters,
    Handling: handlings,
    Merit: merits,
    Review: reviews,
    Claim: claims,
    Lapse: lapses,
    Finding: findings,
    Target: targets,
    Figure: figures,
}
"""The records of which not every value goes with every other, and the strategies that know it."""


def any_records(*, ids: Ids = None) -> st.SearchStrategy[Record]:
    """
    Records of every type that a correction can mend, each with an id.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(any_records())
    ... def test(record):
    ...     assert hasattr(record, "id")
    >>> test()
    """
    named = own(ids)
    kinds = [cls for cls in LISTS.values() if cls is not Correction]
    return st.one_of([_SPECIAL[cls](ids=named) if cls in _SPECIAL else made(cls, named) for cls in kinds])


def corrections(*, ids: Ids = None) -> st.SearchStrategy[Correction]:
    """
    Corrections by themselves: voids, and replacements of a record of any type, now and then of a correction.

    >>> from hypothesis import given, settings
    >>> @settings(max_examples=3)
    ... @given(corrections())
    ... def test(correction):
    ...     assert correction.reason
    >>> test()
    """
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
