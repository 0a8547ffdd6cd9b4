"""Law 4: shares sum to the whole, among units and among persons, and of rival lines the best are kept."""

from __future__ import annotations

from drawing import Case, assessed, cases
from hypothesis import given, settings

from govinfo.testing import laws


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_shares_sum_to_the_price(case: Case) -> None:
    """What contributing units get of one price is the price, by the policy of the rule."""
    laws.check_shares_sum(assessed(case))


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_authors_share_their_units_lines(case: Case) -> None:
    """What persons get of a line is the line, by the policy of the rulebook."""
    laws.check_persons_share(assessed(case))


@settings(max_examples=80, deadline=None)
@given(cases())
def test_shares_and_rivals_under_any_shipped_rulebook(case: Case) -> None:
    """Shares sum and the best are kept under every shipped rulebook."""
    assessment = assessed(case)
    laws.check_shares_sum(assessment)
    laws.check_persons_share(assessment)
    laws.check_best_are_kept(assessment)
