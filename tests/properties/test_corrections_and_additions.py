"""Laws 5 and 6: a voided record is as if it had never been, a replaced one as if written so; more is never less."""

from __future__ import annotations

from drawing import Case, cases
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import shipped_rulebook, shipped_rulebooks
from govinfo.testing import laws

RISING = [name for name in shipped_rulebooks() if not laws.lowering_rules(shipped_rulebook(name))]


@settings(max_examples=60, deadline=None)
@given(cases("district-model", size=4))
def test_a_void_is_absence(case: Case) -> None:
    """Voiding a record leaves the assessment without it."""
    laws.check_void_is_absence(*case.parts)


@settings(max_examples=60, deadline=None)
@given(cases("district-model", size=4))
def test_a_replacement_is_rewriting(case: Case) -> None:
    """The last correction decides, whatever came before."""
    laws.check_replacing_is_rewriting(*case.parts)


@settings(max_examples=40, deadline=None)
@given(cases(size=4))
def test_corrections_under_any_shipped_rulebook(case: Case) -> None:
    """Both hold under every shipped rulebook."""
    laws.check_void_is_absence(*case.parts)
    laws.check_replacing_is_rewriting(*case.parts)


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_more_is_never_less(case: Case) -> None:
    """An adoption or instruction more lowers nobody's score."""
    laws.check_adding_never_lowers(*case.parts)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(RISING).flatmap(cases))
def test_more_is_never_less_under_rulebooks_without_lowering_rules(case: Case) -> None:
    """The same under every shipped rulebook of which the library says that it keeps the law."""
    laws.check_adding_never_lowers(*case.parts)
