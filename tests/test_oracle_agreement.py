"""The engine against an independent, naive implementation of the founding regulation."""

from __future__ import annotations

from datetime import date

import pytest
from agreement import compare
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Records, assess, build_register, shipped_rulebook
from govinfo.labels import Status
from govinfo.records import About, Finding, Lapse, Unit
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


@pytest.mark.parametrize(
    ("met", "points", "status"),
    [(False, 0, Status.SUPERSEDED), (None, 20, Status.COUNTED)],
    ids=["found not to be met", "without a word"],
)
def test_a_dissolved_unit_has_a_card_for_what_was_found_about_it(met: bool | None, points: int, status: Status) -> None:
    """Found to be met in April, 20 points, and looked at again: a contrary finding takes its place, one without a word takes nothing."""
    unit = Unit(id="u", name="农业局", until=date(2024, 3, 5))
    found = Finding(id="f1", criterion="leadership", about=About(unit="u"), on=date(2024, 4, 1), met=True)
    records = Records(units=(unit,), findings=(found, evolve(found, id="f2", met=met)))
    (card,) = assess(build_register(records), DISTRICT, Period.parse("2024-Q2")).units

    assert (card.points, [line.status for line in card.lines]) == (points, [status])
    compare(records, Period.parse("2024-Q2"), {})


def test_a_unit_that_is_not_there_yet_has_a_card_where_a_decision_is_owed() -> None:
    """An untrue item of March, recorded for a unit that exists from December on: its card is there and is not complete."""
    unit = Unit(id="u", name="农业局", since=date(2024, 12, 31))
    records = Records(units=(unit,), lapses=(Lapse(id="l", unit="u", kind="untrue", on=date(2024, 3, 5)),))
    (card,) = assess(build_register(records), DISTRICT, Period.parse("2024-H1")).units

    assert (card.points, card.complete) == (0, False)
    compare(records, Period.parse("2024-H1"), {})


@settings(max_examples=15)
@given(PERIODS, readings(DISTRICT))
def test_the_sample_year_is_the_oracles(period: Period, chosen: dict[str, str]) -> None:
    """For the shipped sample, too, under any combination of readings."""
    compare(sample_year(), period, chosen)
