"""The strategies make what they promise: consistent, varied, and small when they shrink."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache

import pytest
from attrs import fields
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from govinfo import Assessment, Line, Period, Records, Register, Rulebook, Scorecard, build_register, shipped_rulebook, shipped_rulebooks
from govinfo import testing as tools
from govinfo._hypothesis import register
from govinfo.deadlines import Deadline, ExtensionRequest, Limit, LimitUnit, Pause
from govinfo.errors import InvalidValueError, Severity
from govinfo.labels import Action
from govinfo.records import Correction
from govinfo.rulebook import Bar, Cap, Commend, Duty, Keep, Notice, Price, Seats, Tally, Void, check_vocabulary
from govinfo.testing._limits import deadlines
from govinfo.testing._values import exact_numbers, money_amounts

DISTRICT = shipped_rulebook("district-model")
FAST = settings(max_examples=500, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))

QUICK = settings(FAST, max_examples=20, phases=[Phase.generate])
TYPES: tuple[type[object], ...] = (
    *(Records, Register, Period, Assessment, Scorecard, Line),
    *(Rulebook, Price, Keep, Tally, Cap, Void, Bar, Notice, Duty, Seats, Commend),
    *(Limit, Deadline, ExtensionRequest, Pause),
)

drawn_for = cache(lambda name: tools.records(shipped_rulebook(name)))

CAN: dict[str, Callable[[Records], bool]] = {
    "a composite item": lambda some: any(item.composite for item in some.submissions),
    "a lead": lambda some: any(part.lead for item in some.submissions for part in item.units),
    "an item without an author": lambda some: any(not item.authors for item in some.submissions),
    "an adoption before the item": lambda some: any(
        used.on < item.submitted_at.date() for used in some.adoptions for item in some.submissions if item.id == used.submission
    ),
    "a day on the edge": lambda some: any(used.on == date(2024, 12, 31) for used in some.adoptions),
    "a day beyond the edge": lambda some: any(used.on == date(2025, 1, 1) for used in some.adoptions),
    "another offset": lambda some: len({item.submitted_at.utcoffset() for item in some.submissions}) > 1,
    "a void": lambda some: any(one.action is Action.VOID for one in some.corrections),
    "a replaced item": lambda some: any(one.of.startswith("s") and one.replacement is not None for one in some.corrections),
    "a correction of a correction": lambda some: any(one.of.startswith("k") for one in some.corrections),
    "a replaced correction": lambda some: any(isinstance(one.replacement, Correction) for one in some.corrections),
    "findings that overtake each other": lambda some: len({one.about for one in some.findings}) < len(some.findings),
    "a target of a group": lambda some: any(one.group for one in some.targets),
    "a successor": lambda some: any(unit.successor and unit.until for unit in some.units),
    "a chain of successors": lambda some: any(
        one.id == unit.successor and one.successor and one.until for unit in some.units if unit.until for one in some.units
    ),
    "several merged into one": lambda some: (
        len({unit.successor for unit in some.units if unit.successor}) < sum(unit.successor is not None for unit in some.units)
    ),
    "a unit that ends on the last day": lambda some: any(unit.successor and unit.until == date(2024, 12, 31) for unit in some.units),
    "a parent with a parent": lambda some: any(one.id == unit.parent and one.parent for unit in some.units for one in some.units),
    "one lapse circulated by several levels": lambda some: len({(one.on, one.unit, one.kind) for one in some.lapses}) < len(some.lapses),
}


def test_records_reach_every_edge() -> None:
    """What decides a score is drawn within a few hundred examples."""
    reached: set[str] = set()

    @settings(FAST, max_examples=800, phases=[Phase.generate])
    @given(tools.records(DISTRICT))
    def draw(some: Records) -> None:
        reached.update(edge for edge, is_there in CAN.items() if is_there(some))

    draw()

    assert set(CAN) == reached


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(shipped_rulebooks()).flatmap(lambda name: st.tuples(st.just(name), drawn_for(name))))
def test_records_speak_the_language_of_any_rulebook(drawn: tuple[str, Records]) -> None:
    """A register accepts them, and the rulebook knows every word and allows every amount."""
    name, some = drawn
    build_register(some)

    assert [] == [str(problem) for problem in check_vocabulary(some, shipped_rulebook(name)) if problem.severity is Severity.ERROR]


@settings(max_examples=50, deadline=None)
@given(
    tools.records(
        DISTRICT,
        without={"composite", "persons", "lapses", "findings", "targets", "succession", "corrections"},
        prefix="x-",
    )
)
def test_features_can_be_left_out(some: Records) -> None:
    """Whatever is switched off is not there, and every id has the prefix."""
    assert not (some.persons or some.lapses or some.findings or some.targets or some.corrections)
    assert not any(item.composite for item in some.submissions)
    assert all(unit.successor is None and unit.until is None for unit in some.units)
    assert all(record.id is None or record.id.startswith("x-") for record in some)


def test_an_unknown_feature_is_refused() -> None:
    """What cannot be left out is told with what can be."""
    with pytest.raises(InvalidValueError, match=r'features composite, .*, got "lapse"'):
        tools.registers(DISTRICT, without={"lapse"})


@settings(max_examples=30, deadline=None)
@given(tools.records(DISTRICT, size=2))
def test_size_bounds_the_submissions(some: Records) -> None:
    """There are no more submissions than asked for."""
    assert len(some.submissions) <= 2


@settings(max_examples=60, deadline=None)
@given(tools.disjoint_records(DISTRICT, size=3))
def test_disjoint_records_share_nothing(both: tuple[Records, Records]) -> None:
    """No id and no group is in both."""
    one, other = ({record.id for record in some} | {unit.group for unit in some.units} for some in both)

    assert one & other <= {None}


@settings(max_examples=100, deadline=None)
@given(exact_numbers(Fraction(-1, 3), 2), money_amounts(0, 5))
def test_numbers_are_exact_and_in_range(number: int | Fraction, yuan: int | Fraction) -> None:
    """Whole numbers are integers, others fractions, and money is whole fen."""
    assert Fraction(-1, 3) <= number <= 2
    assert type(number) is int or number.denominator > 1
    assert 0 <= yuan <= 5
    assert yuan * 100 % 1 == 0


@settings(max_examples=100, deadline=None)
@given(tools.periods(date(2020, 1, 1), date(2024, 12, 31)))
def test_periods_lie_between_the_days(period: Period) -> None:
    """Neither edge is passed."""
    assert date(2020, 1, 1) <= period.start
    assert period.end <= date(2024, 12, 31)


def test_the_smallest_examples_are_small() -> None:
    """Records shrink to one unit, and to what makes an edge: a unit and two findings on it."""
    shrinking = settings(FAST, phases=[Phase.generate, Phase.shrink])
    assert len(find(tools.records(DISTRICT), lambda _: True, settings=shrinking)) == 1

    apart = tools.records(DISTRICT, without={"corrections", "succession"})
    smallest = find(apart, CAN["findings that overtake each other"], settings=shrinking)

    assert len(smallest) <= 4


def test_types_are_known_by_themselves() -> None:
    """`st.from_type` works for every type through the entry point's function."""
    register()
    for kind in TYPES:
        assert find(st.from_type(kind).map(type), lambda _: True, settings=QUICK) is kind


def test_limits_and_deadlines_reach_every_unit() -> None:
    """Every unit, forward and back, extended and paused, running and done, and every field that a limit has."""
    reached: set[object] = set()
    facts = ("done_at", "excused", "pauses", "requests", "started_on")

    @settings(FAST, max_examples=300, phases=[Phase.generate])
    @given(deadlines())
    def draw(deadline: Deadline) -> None:
        limit = deadline.limit
        reached.add(limit.unit)
        reached.update(name for name in facts if getattr(deadline, name))
        reached.update(spec.name for spec in fields(Limit) if getattr(limit, spec.name) != spec.default)

    draw()

    assert reached == {*LimitUnit, *facts, *(spec.name for spec in fields(Limit))}
