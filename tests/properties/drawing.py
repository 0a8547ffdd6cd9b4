"""What the laws are tried on: generated records under every shipped rulebook, in any reading, over periods of any length."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

from hypothesis import strategies as st

from govinfo import Assessment, Period, Records, Rulebook, assess, build_register, choose, shipped_rulebook, shipped_rulebooks
from govinfo.testing import disjoint_records, periods_around, permuted, readings, records

__all__ = ["Case", "assessed", "cases", "pairs", "shuffled"]

Case: TypeAlias = tuple[Records, Rulebook, Period]
YEAR = Period.parse("2024")


@cache
def cases(name: str | None = None, **options: Any) -> st.SearchStrategy[Case]:
    """Records, the rulebook as it is read, and a period; without a name under any shipped rulebook."""
    if name is None:
        return st.sampled_from(shipped_rulebooks()).flatmap(lambda one: cases(one, **options))
    rulebook = shipped_rulebook(name)
    read = readings(rulebook).map(lambda chosen: choose(rulebook, chosen))
    return st.tuples(records(rulebook, **options), read, periods_around(YEAR))


def pairs(name: str) -> st.SearchStrategy[tuple[tuple[Records, Records], Rulebook, Period]]:
    """Two sets of records with nothing in common, the rulebook as it is read, and a period."""
    rulebook = shipped_rulebook(name)
    read = readings(rulebook).map(lambda chosen: choose(rulebook, chosen))
    return st.tuples(disjoint_records(rulebook, size=4), read, periods_around(YEAR))


def shuffled(name: str | None = None) -> st.SearchStrategy[tuple[Case, Records]]:
    """A case, and its records in another order."""
    return cases(name).flatmap(lambda case: st.tuples(st.just(case), permuted(case[0])))


def assessed(case: Case) -> Assessment:
    """Assess the records of a case."""
    some, rulebook, period = case
    return assess(build_register(some), rulebook, period)
