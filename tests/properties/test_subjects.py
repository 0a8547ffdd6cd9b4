"""Law 15: a subject is a subject."""

from __future__ import annotations

from drawing import Case, cases
from hypothesis import given, settings

from govinfo import Period, Records, shipped_rulebook
from govinfo.records import Unit
from govinfo.testing import laws


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_a_district_of_single_writers_ranks_its_persons_as_its_units(case: Case) -> None:
    """Points, money, ranks, bars and notices of a unit are those of its one person."""
    laws.check_subjects_are_alike(*case.parts)


@settings(max_examples=150, deadline=None)
@given(cases())
def test_the_same_under_any_shipped_rulebook(case: Case) -> None:
    """The same under every shipped rulebook."""
    laws.check_subjects_are_alike(*case.parts)


def test_a_rulebook_that_only_counts_the_persons_of_a_unit_is_not_compared() -> None:
    """Whether a unit has anybody on its roll is nothing that a person can be asked."""
    alone = Records(units=(Unit(id="north", name="北方分公司"),))

    laws.check_subjects_are_alike(alone, shipped_rulebook("company-information-measures"), Period.parse("2024"))


def test_targets_of_its_own_bind_the_persons_too() -> None:
    """What a regulation asks of the units of a group is asked of their persons: both missed March."""
    alone = Records(units=(Unit(id="store", name="储备库", group="two-a-month"),))

    laws.check_subjects_are_alike(alone, shipped_rulebook("city-grain-bureau"), Period.parse("2024-03"))
