"""The laws tell what is broken, and refuse what they cannot check."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
from govinfo.errors import InvalidValueError
from govinfo.testing import laws

DISTRICT = shipped_rulebook("district-model")
YEAR = Period.parse("2024")


def test_the_message_names_the_law_the_subject_and_the_figures() -> None:
    """A total that its lines do not make is told with its lines."""
    found = assess(build_register(sample_year()), DISTRICT, YEAR)
    first = found.units[0]
    wrong = evolve(found, units=(evolve(first, points=first.points + 1), *found.units[1:]))

    with pytest.raises(AssertionError) as caught:
        laws.check_total_is_sum_of_lines(wrong)
    text = str(caught.value)
    assert text.startswith(
        f'the law "the total is the sum of its lines" does not hold for unit {first.subject}: points is {first.points + 1}'
    )
    assert first.lines[0].rule in text


def test_a_payout_beside_the_sum_is_told() -> None:
    """Money in no half-year is missing money."""
    found = assess(build_register(sample_year()), DISTRICT, YEAR)
    first = found.units[0]
    wrong = evolve(first, payouts=dict(first.payouts) | {"2024-H1": first.payouts["2024-H1"] - Decimal("0.01")})

    with pytest.raises(AssertionError, match="payout 2024-H1"):
        laws.check_total_is_sum_of_lines(evolve(found, units=(wrong, *found.units[1:])))


def test_a_lost_record_is_told() -> None:
    """A record that is listed nowhere is named."""
    found = assess(build_register(sample_year()), DISTRICT, YEAR)
    lost = next(id_ for id_ in found.unpriced if id_.startswith("a"))

    with pytest.raises(AssertionError, match=f"for {lost}"):
        laws.check_every_record_accounted_for(evolve(found, unpriced=tuple(id_ for id_ in found.unpriced if id_ != lost)))


def test_laws_can_be_left_out_by_name_only() -> None:
    """A misspelt law is refused with the known ones."""
    with pytest.raises(InvalidValueError, match="adding-never-lowers"):
        laws.check_all(sample_year(), DISTRICT, YEAR, except_for={"adding-never-lower"})


def test_the_library_tells_which_laws_a_rulebook_keeps() -> None:
    """The founding regulation compares nobody and lowers nothing; a pool does."""
    assert laws.lowering_rules(DISTRICT) == laws.comparing_rules(DISTRICT) == ()
    assert laws.comparing_rules(shipped_rulebook("hongxing-street-pool")) == ("pool",)
