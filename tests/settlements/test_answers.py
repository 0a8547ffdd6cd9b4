"""What environments answer: every lookup and name that a scope allows there, and nothing else."""

from __future__ import annotations

import pytest

from govinfo.assessment import assess
from govinfo.assessment._environments import _ANSWERS as OF_RECORDS  # pyright: ignore[reportPrivateUsage]
from govinfo.assessment._item_environments import _ANSWERS as OF_ITEMS  # pyright: ignore[reportPrivateUsage]
from govinfo.assessment._unit_answers import ANSWERS as OF_UNITS
from govinfo.register import build_register
from govinfo.rulebook import Each, Facts, Subjects
from govinfo.rulebook._scopes import scope_of_records, scope_of_span
from govinfo.shipped import sample_year, shipped_rulebook


def test_every_lookup_of_a_scope_is_answered_where_it_may_stand() -> None:
    """A scope and the environment behind it name the same lookups: none is read as something else."""
    book = shipped_rulebook("district-model")
    assert {lookup.name for lookup in scope_of_span(book, Each.YEAR).lookups} == set(OF_UNITS)
    assert {lookup.name for lookup in scope_of_span(book, Each.YEAR, Subjects.PERSONS).lookups} == set(OF_UNITS)
    assert {lookup.name for lookup in scope_of_span(book, Each.ITEM).lookups} == set(OF_ITEMS)
    assert {lookup.name for lookup in scope_of_records(book, Facts.ADOPTION).lookups} == set(OF_RECORDS)


def test_a_name_that_is_no_measure_and_no_total_is_a_key_error() -> None:
    """A misspelt measure is not read as the points."""
    book = shipped_rulebook("district-model")
    assessment = assess(build_register(sample_year()), book, book.period("2024"))
    unit = assessment.units[0]
    assert assessment.measured("points", unit.subject, assessment.period) == unit.points
    with pytest.raises(KeyError, match="adopteds"):
        assessment.measured("adopteds", unit.subject, assessment.period)
