"""Law 14: tallies merge: parts in any division and order give the totals of the whole, byte by byte."""

from __future__ import annotations

from drawing import YEAR, Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, Rulebook
from govinfo.testing import laws, records, rulebooks
from govinfo.testing._values import periods_around

DRAWN = rulebooks().flatmap(lambda book: st.tuples(records(book), st.just(book), periods_around(YEAR)))


@settings(max_examples=25, deadline=None)
@given(cases("district-model"), st.integers(1, 9))
def test_parts_of_a_district_add_up(case: Case, n: int) -> None:
    """The model district's records, in any reading, period and division."""
    laws.check_tallies_merge(*case.parts, n=n)


@settings(max_examples=50, deadline=None)
@given(cases(), st.integers(1, 9))
def test_parts_add_up_under_any_shipped_rulebook(case: Case, n: int) -> None:
    """The same under every shipped rulebook, whatever of it must be kept record by record."""
    laws.check_tallies_merge(*case.parts, n=n)


@settings(max_examples=25, deadline=None)
@given(DRAWN, st.integers(1, 9))
def test_parts_add_up_under_drawn_rulebooks(drawn: tuple[Records, Rulebook, Period], n: int) -> None:
    """The same under rulebooks that nobody wrote."""
    given_records, rulebook, period = drawn
    laws.check_tallies_merge(given_records, rulebook, period, n=n)
