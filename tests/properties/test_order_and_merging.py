"""Law 3: the order of records and the company of other registers change nothing."""

from __future__ import annotations

import pytest
from drawing import Case, pairs, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, shipped_rulebook, shipped_rulebooks
from govinfo.errors import InvalidValueError
from govinfo.records import Unit
from govinfo.testing import laws

APART = [name for name in shipped_rulebooks() if not laws.comparing_rules(shipped_rulebook(name))]


@settings(max_examples=60, deadline=None)
@given(shuffled("district-model"))
def test_the_order_of_records_is_irrelevant(both: tuple[Case, Records]) -> None:
    """Each list in any order comes to the same lines, reasons and ranks."""
    case, other = both
    laws.check_order_is_irrelevant(*case.parts, other)


@settings(max_examples=60, deadline=None)
@given(shuffled())
def test_the_order_is_irrelevant_under_any_shipped_rulebook(both: tuple[Case, Records]) -> None:
    """The same under every shipped rulebook."""
    case, other = both
    laws.check_order_is_irrelevant(*case.parts, other)


@settings(max_examples=60, deadline=None)
@given(pairs("district-model"))
def test_disjoint_registers_do_not_touch_each_other(drawn: tuple[Case, Records]) -> None:
    """Assessed together, the units of both have the same lines and scores as apart."""
    case, other = drawn
    laws.check_merging_disjoint_registers(case.records, other, case.rulebook, case.period)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(APART).flatmap(pairs))
def test_disjoint_registers_do_not_touch_under_rulebooks_that_compare_nobody(drawn: tuple[Case, Records]) -> None:
    """The same under every shipped rulebook without a pool or a contest among units."""
    case, other = drawn
    laws.check_merging_disjoint_registers(case.records, other, case.rulebook, case.period)


def test_registers_with_something_in_common_are_refused() -> None:
    """The merging law says nothing of registers that share a unit."""
    same = Records(units=(Unit(id="u", name="农业农村局"),))

    with pytest.raises(InvalidValueError, match="an id or group"):
        laws.check_merging_disjoint_registers(same, same, shipped_rulebook("district-model"), Period.parse("2024"))


def test_other_records_are_no_permutation() -> None:
    """The order law wants the same records."""
    with pytest.raises(InvalidValueError, match="the same records"):
        laws.check_order_is_irrelevant(
            Records(), shipped_rulebook("district-model"), Period.parse("2024"), Records(units=(Unit(id="u", name="农业农村局"),))
        )
