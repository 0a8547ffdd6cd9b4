"""The engine against an independent, naive implementation of the founding regulation."""

from __future__ import annotations

from agreement import compare
from hypothesis import given, settings

from govinfo import Period, Records, shipped_rulebook
from govinfo.shipped import sample_year
from govinfo.testing import periods_around, readings, records

DISTRICT = shipped_rulebook("district-model")
PERIODS = periods_around(Period.parse("2024"))


@settings(max_examples=150, deadline=None)
@given(records(DISTRICT, succession=False), PERIODS, readings(DISTRICT))
def test_every_figure_is_the_oracles(some: Records, period: Period, chosen: dict[str, str]) -> None:
    """For any records, corrected or not, any period and combination of readings both implementations agree."""
    compare(some, period, chosen)


@settings(max_examples=15, deadline=None)
@given(PERIODS, readings(DISTRICT))
def test_the_sample_year_is_the_oracles(period: Period, chosen: dict[str, str]) -> None:
    """For the shipped sample, too, under any combination of readings."""
    compare(sample_year(), period, chosen)
