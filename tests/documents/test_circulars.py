"""The circular: hand-worked figures, and laws that hold for any records."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_samples import book, register, sample, small

from govinfo import Period, assess, build_register, shipped_rulebook
from govinfo.errors import InvalidValueError
from govinfo.exact import exact
from govinfo.reports._circulars import circular, circular_of, period_before, year_so_far
from govinfo.reports._tallies import QuotaState, counts_by_unit, quotas_of
from govinfo.testing import records
from govinfo.testing._values import periods_around


def test_the_second_quarter_worked_out_by_hand() -> None:
    """What was sent, adopted and scored, and how it stands beside the first quarter."""
    made = circular_of(register(), book(), Period.parse("2024-Q2"))
    first, second, _ = made.units

    assert [unit.unit for unit in made.units] == ["u1", "u2", "u3"]
    assert [(unit.counts.sent, unit.counts.adopted, unit.counts.events) for unit in made.units] == [(2, 2, 3), (2, 1, 1), (0, 0, 0)]
    assert [unit.counts.rate for unit in made.units] == [100, 50, 0]
    assert first.counts.by_publication == (("zhengwu", 2), ("city-report", 1))
    assert [unit.points for unit in made.units] == [90, 10, 0]  # 10 + 50 + 20 + 10 for the composite; 10; nothing
    assert [unit.cumulative for unit in made.units] == [100, 10, 0]
    assert [unit.rank for unit in made.units] == [1, 2, 3]
    assert [unit.climbed for unit in made.units] == [0, 0, -1]  # second and third were equal in the first quarter
    assert [month.points for month in first.months] == [20, 70, 0]
    assert (made.total.sent, made.total.adopted, made.total.events) == (4, 3, 4)
    assert (made.office.sent, made.office.adopted, made.office.events) == (3, 2, 3)
    assert made.before is not None
    assert made.before.name == "2024-Q1"
    assert made.office_before is not None
    assert made.office_before.sent == 1
    assert second.year_before is None


def test_who_falls_short_is_named_with_the_reason() -> None:
    """The third unit owed one item and sent none."""
    made = circular_of(register(), book(), Period.parse("2024-Q2"))
    (quota,) = made.units[2].missed

    assert [unit.unit for unit in made.short] == ["u3"]
    assert (quota.period.name, quota.reached, quota.target, quota.lacking) == ("2024-Q2", 0, 1, 1)
    assert [notice.clause for notice in made.units[2].notices] == ["五(二)"]
    assert [unit.unit for unit in made.silent] == ["u3"]
    assert [unit.unit for unit in made.unadopted] == ["u3"]


def test_a_target_that_is_not_over_is_open() -> None:
    """In May nobody knows how the quarter ends; in June everybody does."""
    may, june = (circular_of(register(), book(), Period.parse(month)).units for month in ("2024-05", "2024-06"))
    states = {unit.unit: [quota.state for quota in unit.quotas] for unit in may} | {}

    assert states["u3"] == [QuotaState.OPEN]
    assert [quota.state for unit in june for quota in unit.quotas] == [QuotaState.MISSED]


def test_records_that_do_not_reach_back_are_not_compared_with() -> None:
    """The records begin in January 2024: nothing is known of the last quarter of 2023."""
    made = circular_of(register(), book(), Period.parse("2024-Q1"))

    assert (made.before, made.year_before, made.office_before) == (None, None, None)
    assert [unit.climbed for unit in made.units] == [None, None, None]


def test_the_year_must_end_with_the_period() -> None:
    """Cumulative points of another day would be wrong."""
    with pytest.raises(InvalidValueError):
        circular(small("2024-Q2"), year=small("2024"))


def test_what_was_counted_is_what_the_rulebook_counts() -> None:
    """The sample year: items sent and adopted of every unit agree with the measures of the assessment."""
    assessment = sample("2024")
    counts = counts_by_unit(assessment)

    for card in assessment.units:
        assert (counts[card.subject].sent, counts[card.subject].adopted) == (card.measures["sent"], card.measures["adopted"])


def test_missed_targets_are_those_that_bar() -> None:
    """The sample year: a unit cannot be commended exactly when a target in the table is missed, and must rectify when it is the year's."""
    assessment = sample("2024")

    for card in assessment.units:
        missed = [quota for quota in quotas_of(assessment, card.subject) if quota.state is QuotaState.MISSED]
        assert bool(missed) == any(reason.rule == "targets-missed" for reason in card.barred)
        assert any(quota.period.name == "2024" for quota in missed) == any(notice.clause == "五(五)" for notice in card.notices)


@pytest.mark.parametrize(
    ("period", "before", "year"),
    [
        ("2024-03", "2024-02", "2024-Q1"),
        ("2024-Q1", "2023-Q4", "2024-Q1"),
        ("2024-H2", "2024-H1", "2024"),
        ("2024", "2023", "2024"),
        ("2024-03-11/2024-03-18", "2024-03-04/2024-03-11", "2024-01-01/2024-03-18"),
    ],
)
def test_the_periods_around_a_period(period: str, before: str, year: str) -> None:
    """The one before has the same length; the year so far begins in January."""
    found = period_before(Period.parse(period))

    assert found is not None
    assert (found.name, year_so_far(Period.parse(period)).name) == (before, year)


def test_a_year_may_begin_in_december() -> None:
    """Then so do cumulative figures."""
    assert str(year_so_far(Period.parse("2024-03"), first_month=12).start) == "2023-12-01"
    assert period_before(Period.parse("1900-01")) is None


@given(st.data())
@settings(max_examples=12, deadline=None)
def test_every_circular_adds_up(data: st.DataObject) -> None:
    """Months and clauses sum to the unit's points, units to the total, publications to the adoptions; points are the assessment's."""
    name = data.draw(st.sampled_from(("district-model", "guangyuan-2008", "dongming-township-2012", "xiangshan-education")))
    rulebook = shipped_rulebook(name)
    period = data.draw(periods_around(Period.parse("2024")))
    kept = build_register(data.draw(records(rulebook)))
    made = circular_of(kept, rulebook, period)
    cards = {card.subject: card for card in assess(kept, rulebook, period).units}

    assert set(cards) == {unit.unit for unit in made.units}
    for unit in made.units:
        card = cards[unit.unit]
        assert (unit.points, unit.awarded, unit.deducted, unit.rank) == (card.points, card.awarded, card.deducted, card.rank)
        assert unit.points == unit.awarded - unit.deducted
        assert unit.points == exact(sum(month.points for month in unit.months)) == exact(sum(one.amount for one in unit.clauses))
        assert -unit.deducted == exact(sum(line.amount for line in unit.deductions))
        assert unit.counts.events == sum(number for _, number in unit.counts.by_publication)
        assert unit.counts.adopted <= unit.counts.events
    assert made.total.sent == sum(unit.counts.sent for unit in made.units)
    assert made.total.adopted == sum(unit.counts.adopted for unit in made.units)
    assert made.total.events == sum(number for _, number in made.total.by_publication)
    assert made.office.sent <= made.total.sent
    assert made.office.adopted <= made.total.adopted
    assert made.points == exact(sum(card.points for card in cards.values()))


@pytest.mark.parametrize(("parts", "whole"), [(12, "months"), (4, "quarters"), (2, "halves")])
def test_what_is_sent_and_earned_in_parts_of_the_year_sums_to_the_year(parts: int, whole: str) -> None:
    """What is posted for the year as a whole aside, months, quarters and halves sum to the year."""
    names = {12: [f"2024-{month:02}" for month in range(1, 13)], 4: [f"2024-Q{n}" for n in range(1, 5)], 2: ["2024-H1", "2024-H2"]}[parts]
    year = circular(sample("2024"))
    pieces = [circular(sample(name)) for name in names]
    yearly = {rule.id for rule in book().rules if getattr(rule, "each", None) is not None}

    assert whole
    assert year.office.sent == sum(piece.office.sent for piece in pieces)
    assert year.office.events == sum(piece.office.events for piece in pieces)
    for unit in year.units:
        own = [one for piece in pieces for one in piece.units if one.unit == unit.unit]
        assert unit.counts.sent == sum(one.counts.sent for one in own)
        assert unit.counts.events == sum(one.counts.events for one in own)
        per_record = [one.amount for one in unit.clauses if one.rule not in yearly]
        of_parts = [clause.amount for one in own for clause in one.clauses if clause.rule not in yearly]
        assert exact(sum(per_record, Fraction(0))) == exact(sum(of_parts, Fraction(0)))
