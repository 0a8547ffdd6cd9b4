"""The engine against an independent, naive implementation of the founding regulation."""

from __future__ import annotations

from agreement import compare
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, shipped_rulebook
from govinfo.shipped import sample_year
from govinfo.testing import readings, records
from govinfo.testing._values import periods_around

DISTRICT = shipped_rulebook("district-model")
PERIODS = periods_around(Period.parse("2024"))


@settings(max_examples=150)
@given(records(DISTRICT, without={"succession"}), PERIODS, readings(DISTRICT))
def test_every_figure_is_the_oracles(some: Records, period: Period, chosen: dict[str, str]) -> None:
    """For any records, corrected or not, any period and combination of readings both implementations agree."""
    compare(some, period, chosen)


@settings(max_examples=150)
@given(records(DISTRICT), PERIODS, readings(DISTRICT), st.booleans())
def test_units_that_are_renamed_merged_and_rolled_up_are_the_oracles(
    some: Records, period: Period, chosen: dict[str, str], roll_up: bool
) -> None:
    """Units that begin, end, hand over to others, or count for those above them: in chains, in the last month, several into one."""
    compare(some, period, chosen, roll_up=roll_up)


@settings(max_examples=15)
@given(PERIODS, readings(DISTRICT))
def test_the_sample_year_is_the_oracles(period: Period, chosen: dict[str, str]) -> None:
    """For the shipped sample, too, under any combination of readings."""
    compare(sample_year(), period, chosen)
