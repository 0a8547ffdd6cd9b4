"""Law 1: the total is the sum of its lines, and every line cites what it rests on."""

from __future__ import annotations

from attrs import evolve
from drawing import Case, assessed, cases
from hypothesis import given, settings

from govinfo import assess, build_register
from govinfo.testing import laws


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_totals_are_the_sums_of_their_lines(case: Case) -> None:
    """Points, awards, deductions, money and payouts are what the counted lines make."""
    laws.check_total_is_sum_of_lines(assessed(case))


@settings(max_examples=60, deadline=None)
@given(cases("district-model"))
def test_lines_cite_what_they_rest_on(case: Case) -> None:
    """Every line has a clause, facts or measures that stand, and the day of its record."""
    laws.check_lines_cite(assessed(case))


@settings(max_examples=80, deadline=None)
@given(cases())
def test_every_shipped_rulebook_adds_up(case: Case) -> None:
    """Sums, citations and limits hold under every shipped rulebook."""
    assessment = assessed(case)
    laws.check_total_is_sum_of_lines(assessment)
    laws.check_lines_cite(assessment)
    laws.check_limits_hold(assessment)


@settings(max_examples=30, deadline=None)
@given(cases())
def test_nothing_is_priced_before_a_regulation_is_in_force(case: Case) -> None:
    """One that comes into force in the middle of the period adds up, cites, and tells of every record; no line is older than it."""
    records, rulebook, period = case.parts
    since = period.start + (period.end - period.start) / 2
    assessment = assess(build_register(records), evolve(rulebook, in_force=since), period)
    laws.check_total_is_sum_of_lines(assessment)
    laws.check_lines_cite(assessment)
    laws.check_every_record_accounted_for(assessment, records)
    assert all(line.on >= since for card in (*assessment.units, *assessment.persons) for line in card.lines)
