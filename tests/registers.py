"""
Strategies that make small, consistent records for the rulebook `district-model`.

Every reference exists, every word is declared, every amount is in its range, so that an assessment
never refuses them; what varies is everything that decides a score: composite items and who leads,
authors of the unit and of another, adoptions around the edges of the period, instructions, lapses of
every kind and level, findings that are superseded, targets by unit and by group in several lengths.
Corrections are left out.

What is drawn is independent: lists of plain tuples in which a reference is a position, taken modulo
the number of records there are. So any part of a failing example can be taken out without touching the
rest, and it shrinks to a few records with ids such as `u1`, `s1`, `a1`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

from hypothesis import strategies as st
from oracle import OPTIONS

from govinfo.labels import Grain, LeaderRank, Level
from govinfo.periods import Period
from govinfo.records import (
    About,
    AdoptionEvent,
    Commission,
    Contribution,
    Finding,
    Lapse,
    LeaderInstruction,
    Person,
    Records,
    Submission,
    Target,
    Unit,
)

__all__ = ["DAYS", "FORMS", "LAPSES", "PUBLICATIONS", "district_records", "periods", "readings"]

PUBLICATIONS = (
    "zhengwu",
    "daily-digest",
    "today",
    "zhengban-tongbao",
    "city-report",
    "city-gazette",
    "province-report",
    "province-gazette",
)
FORMS = ("item", "brief", "research")
LEVELS = (Level.DISTRICT, Level.CITY, Level.PROVINCE)
LAPSES = ("urgent-late", "urgent-omitted", "urgent-concealed", "untrue", "commission-late", "commission-missed", "criticised")
GRAINS = (Grain.MONTH, Grain.MONTH, Grain.WEEK, Grain.HALF_MONTH, Grain.TWO_MONTHS, Grain.QUARTER, Grain.HALF_YEAR, Grain.YEAR)

# The first is what an example shrinks to; the rest sit on and beside the edges of months, quarters, halves and years.
DAYS = tuple(
    date.fromisoformat(day)
    for day in (
        "2024-03-05", "2024-03-06", "2024-01-01", "2024-12-31", "2023-12-31", "2025-01-01", "2024-01-31", "2024-02-01", "2024-02-29",
        "2024-03-01", "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01", "2024-09-30", "2024-10-01", "2024-11-15", "2025-06-30",
    )
)  # fmt: skip
PERIODS = (
    "2024",
    "2024",
    "2024-H1",
    "2024-Q1",
    "2024-03",
    "2024-02",
    "2023-12-31/2025-01-02",
    "2024-01-16/2024-07-16",
    "2023-07-01/2026-01-01",
)
TARGET_PERIODS = (None, "2024-03", "2024-02", "2024-Q1", "2024", "2024-01-16/2024-04-16")
OFFSETS = (8, 0, -10, -8, 5.5, 9, 14)
MINUTES = (9 * 60, 0, 1, 23 * 60 + 59)

T = TypeVar("T")
Drawn = Sequence[Any]


def readings() -> st.SearchStrategy[dict[str, str]]:
    """Any choice of readings; a reading that is not chosen stays at its default."""
    return st.fixed_dictionaries({}, optional={reading: st.sampled_from(options) for reading, options in OPTIONS.items()})


def periods() -> st.SearchStrategy[Period]:
    """A year, parts of it, and spans that begin and end inside a month or hold several years."""
    return st.sampled_from(PERIODS).map(Period.parse)


def district_records(*, size: int = 6) -> st.SearchStrategy[Records]:
    """Consistent records with at most *size* submissions and about as many records of each other kind."""
    # The first of each kind are drawn oftener: what interests us is several records about one thing.
    position = st.sampled_from((0, 0, 0, 1, 1, *range(2, max(4, size))))
    positions = st.lists(st.integers(0, 3), max_size=3, unique=True)
    authors = st.lists(st.integers(0, 5), max_size=4, unique=True)
    day = st.sampled_from(DAYS)
    instant = st.tuples(day, st.sampled_from(MINUTES), st.sampled_from(OFFSETS)).map(_instant)
    lead = st.sampled_from((None, 0, 1, 2))

    def some(*parts: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Drawn]]:
        return st.lists(st.tuples(*parts), max_size=most)

    return st.builds(
        _records,
        groups=st.lists(st.sampled_from((None, "office", "town")), min_size=1, max_size=4),
        persons=some(position, most=6),
        commissions=some(st.sampled_from(LEVELS), st.lists(position, min_size=1, max_size=2), instant, most=2),
        submissions=some(position, positions, lead, instant, authors, st.sampled_from((*FORMS, None)), st.none() | position, most=size),
        adoptions=some(position, st.sampled_from(PUBLICATIONS), day, st.sampled_from((None, *FORMS)), most=size + 2),
        instructions=some(
            position,
            st.sampled_from((*LEVELS, Level.TOWNSHIP, Level.NATIONAL)),
            day,
            st.sampled_from((None, *LeaderRank)),
            st.sampled_from((True, True, False)),
            most=max(1, size // 2),
        ),
        lapses=some(
            position,
            st.sampled_from((*LAPSES, *LAPSES[:4])),
            day,
            st.lists(st.sampled_from((*LEVELS, *LEVELS, None)), min_size=1, max_size=3),
            st.none() | position,
            positions,
            st.sampled_from((None, "flood", "flood", "fire")),
            most=size,
        ),
        findings=some(
            st.sampled_from(("leadership", "leadership-neglect", "untrue-consequence", "main-contributor")),
            position,
            position,
            day,
            st.sampled_from((True, True, None, False)),
            st.none() | st.integers(50, 100),
            most=size + 2,
        ),
        targets=some(
            position,
            st.booleans(),
            st.sampled_from(("sent", "adopted", "points")),
            st.sampled_from(GRAINS),
            st.integers(0, 3),
            st.sampled_from(TARGET_PERIODS),
            most=3,
        ),
    )


def _instant(drawn: tuple[date, int, float]) -> datetime:
    """An instant whose clock in Shanghai sits on or beside midnight, written with any offset."""
    day, minutes, offset = drawn
    shanghai = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=timezone(timedelta(hours=8)))
    return shanghai.astimezone(timezone(timedelta(hours=offset)))


def _at(records: Sequence[T], position: int) -> T:
    return records[position % len(records)]


def _those(records: Sequence[T], positions: Sequence[int]) -> tuple[T, ...]:
    """The records at the positions, each once, in the order drawn."""
    places = dict.fromkeys(position % len(records) for position in positions) if records else ()
    return tuple(records[place] for place in places)


def _records(groups: Sequence[str | None], **drawn: Sequence[Drawn]) -> Records:
    units = tuple(Unit(id=f"u{number}", name=f"单位{number}", group=group) for number, group in enumerate(groups, start=1))
    ids = [unit.id for unit in units]
    persons = _made("p", drawn["persons"], lambda ident, at: Person(id=ident, name="信息员", unit=_at(ids, at)))
    commissions = _made("c", drawn["commissions"], lambda ident, *parts: _commission(ident, ids, *parts))
    submissions = _made("s", drawn["submissions"], lambda ident, *parts: _submission(ident, ids, persons, commissions, *parts))
    adoptions: tuple[AdoptionEvent, ...] = ()
    instructions: tuple[LeaderInstruction, ...] = ()
    if submissions:
        adoptions = _made("a", drawn["adoptions"], lambda ident, *parts: _adoption(ident, submissions, *parts))
        instructions = _made("i", drawn["instructions"], lambda ident, *parts: _instruction(ident, submissions, *parts))
    # An urgent report may be circulated by several levels, and is then recorded once for each.
    incidents = [(*parts[:3], by, *parts[4:]) for parts in drawn["lapses"] for by in parts[3][: 3 if "urgent" in parts[1] else 1]]
    lapses = _made("l", incidents, lambda ident, *parts: _lapse(ident, ids, persons, submissions, commissions, *parts))
    findings = _made("f", drawn["findings"], lambda ident, *parts: _finding(ident, ids, submissions, adoptions, lapses, *parts))
    targets = tuple(_target(units, *parts) for parts in drawn["targets"])
    # Typed as any: the constructor takes every iterable of each kind.
    lists: dict[str, Any] = {
        "units": units,
        "persons": persons,
        "commissions": commissions,
        "submissions": submissions,
        "adoptions": adoptions,
        "instructions": instructions,
        "lapses": lapses,
        "findings": tuple(finding for finding in findings if finding is not None),
        "targets": targets,
    }
    return Records(**lists)


def _made(letter: str, drawn: Sequence[Drawn], make: Callable[..., T]) -> tuple[T, ...]:
    return tuple(make(f"{letter}{number}", *parts) for number, parts in enumerate(drawn, start=1))


def _commission(ident: str, units: Sequence[str], by: Level, asked: Sequence[int], at: datetime) -> Commission:
    return Commission(id=ident, by=by, units=_those(units, asked), asked_at=at, due_at=at + timedelta(days=3))


def _submission(
    ident: str,
    units: Sequence[str],
    persons: Sequence[Person],
    commissions: Sequence[Commission],
    first: int,
    others: Sequence[int],
    lead: int | None,
    at: datetime,
    authors: Sequence[int],
    form: str | None,
    commission: int | None,
) -> Submission:
    contributors = _those(units, (first, *others[:2]))
    leads = lead is not None and len(contributors) > 1
    return Submission(
        id=ident,
        units=tuple(
            Contribution(unit=unit, lead=leads and place == (lead or 0) % len(contributors)) for place, unit in enumerate(contributors)
        ),
        submitted_at=at,
        authors=_those([person.id for person in persons], authors),
        form=form,
        commission=_at(commissions, commission).id if commissions and commission is not None else None,
    )


def _adoption(ident: str, submissions: Sequence[Submission], at: int, publication: str, on: date, form: str | None) -> AdoptionEvent:
    return AdoptionEvent(id=ident, submission=_at(submissions, at).id, publication=publication, on=on, form=form)


def _instruction(
    ident: str, submissions: Sequence[Submission], at: int, level: Level, on: date, rank: LeaderRank | None, affirmative: bool
) -> LeaderInstruction:
    return LeaderInstruction(id=ident, submission=_at(submissions, at).id, level=level, on=on, rank=rank, affirmative=affirmative)


def _lapse(
    ident: str,
    units: Sequence[str],
    persons: Sequence[Person],
    submissions: Sequence[Submission],
    commissions: Sequence[Commission],
    unit: int,
    kind: str,
    on: date,
    by: Level | None,
    about: int | None,
    named: Sequence[int],
    subject: str | None,
) -> Lapse:
    own = [item.id for item in submissions if _at(units, unit) in [part.unit for part in item.units]]
    asking = [commission.id for commission in commissions]
    return Lapse(
        id=ident,
        unit=_at(units, unit),
        kind=kind,
        on=on,
        by=by,
        submission=_at(own, about) if own and about is not None and kind == "untrue" else None,
        commission=_at(asking, about) if asking and about is not None and kind.startswith("commission-") else None,
        persons=_those([person.id for person in persons], named),
        tags={"subject": subject} if subject else {},
    )


def _finding(
    ident: str,
    units: Sequence[str],
    submissions: Sequence[Submission],
    adoptions: Sequence[AdoptionEvent],
    lapses: Sequence[Lapse],
    criterion: str,
    at: int,
    beside: int,
    on: date,
    met: bool | None,
    amount: int | None,
) -> Finding | None:
    """A finding, None where there is nothing that it could be about."""
    untrue = [lapse.id for lapse in lapses if lapse.kind == "untrue"]
    about: About | None = None
    if criterion == "untrue-consequence":
        about = About(lapse=_at(untrue, at)) if untrue else None
    elif criterion == "main-contributor":
        # Composite items first: on others the finding has no effect.
        several = {item.id: item.units for item in submissions}
        of = sorted(adoptions, key=lambda adoption: len(several[adoption.submission]) == 1)
        about = About(adoption=_at(of, at).id, unit=_at(several[_at(of, at).submission], beside).unit) if of else None
        amount = amount // 10 if amount is not None else None
    else:
        about, amount = About(unit=_at(units, at)), None
    return Finding(id=ident, criterion=criterion, about=about, on=on, met=met, amount=amount) if about else None


def _target(units: Sequence[Unit], at: int, by_group: bool, measure: str, per: Grain, number: int, span: str | None) -> Target:
    groups = sorted({unit.group for unit in units if unit.group is not None})
    return Target(
        unit=None if by_group and groups else _at(units, at).id,
        group=_at(groups, at) if by_group and groups else None,
        measure=measure,
        per=per,
        at_least=number * 15 if measure == "points" else number,
        period=Period.parse(span) if span else None,
    )
