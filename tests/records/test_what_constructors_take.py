"""Constructors take what databases and people write, where it can mean one thing, and say what would have been right elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from govinfo.errors import InvalidValueError
from govinfo.labels import Action, LeaderRank, Level
from govinfo.records import AdoptionEvent, Commission, Contribution, Correction, Figure, LeaderInstruction, Submission, Target, Unit

DAY = date(2024, 3, 8)
WHEN = datetime(2024, 3, 8, 1, tzinfo=UTC)


def adopted(fee: Any) -> AdoptionEvent:
    """Return an adoption with a fee."""
    return AdoptionEvent(id="a", submission="s", publication="p", on=DAY, fee=fee)


@pytest.mark.parametrize(
    ("fee", "kept"),
    [
        (Decimal("30.00"), 30),
        (Decimal("0.58"), Fraction(29, 50)),
        (Decimal(-3), -3),
        (Fraction(30, 1), 30),
        (Fraction(10, 3), Fraction(10, 3)),
        (7, 7),
        (None, None),
    ],
)
def test_exact_numbers_come_as_databases_hold_them(fee: Any, kept: Any) -> None:
    """A number is kept in its one spelling, so that equal records are equal."""
    assert adopted(fee).fee == kept
    assert type(adopted(fee).fee) is type(kept)


@pytest.mark.parametrize("fee", [0.5, Decimal("NaN"), Decimal("Infinity"), Decimal("1e9999999"), Decimal("1e-9999999"), "30", True])
def test_a_number_that_is_not_exact_is_refused_with_a_remedy(fee: Any) -> None:
    """A float, what is no number, what is endless, a text."""
    with pytest.raises(InvalidValueError, match="must be an integer, a Fraction or a finite Decimal, such as"):
        adopted(fee)


def test_lists_stand_for_tuples_and_ids_for_contributions() -> None:
    """The values are those that tuples give."""
    item = Submission(id="s", units=["agri", Contribution(unit="water")], submitted_at=WHEN, kinds=["x", "y"], authors=["p"])

    assert item.units == (Contribution(unit="agri"), Contribution(unit="water"))
    assert (item.kinds, item.author_ids) == (("x", "y"), ("p",))
    assert Commission(id="c", by="市级", units=["agri"], asked_at=WHEN, due_at=WHEN).units == ("agri",)


@pytest.mark.parametrize("units", ["agri", {"agri"}, 5, None, (unit for unit in ["agri"])])
def test_what_may_be_one_or_many_is_refused(units: Any) -> None:
    """A text has characters, a set no order, a generator is used up."""
    with pytest.raises(InvalidValueError, match="units must be a list or a tuple, got"):
        Submission(id="s", units=units, submitted_at=WHEN)
    with pytest.raises(InvalidValueError, match="units must be a list or a tuple, got"):
        Commission(id="c", by=Level.CITY, units=units, asked_at=WHEN, due_at=WHEN)


def test_words_stand_for_labels() -> None:
    """The word of a file, or the label that a clerk reads."""
    assert (Unit(id="u", name="局", level="city").level, Unit(id="u", name="局", level="区县级").level) == (Level.CITY, Level.DISTRICT)
    instruction = LeaderInstruction(id="i", submission="s", level="省级", on=DAY, rank="principal")
    assert (instruction.level, instruction.rank) == (Level.PROVINCE, LeaderRank.PRINCIPAL)
    assert Correction(id="c", of="a", action="作废", on=DAY, reason="重复", by="李").action is Action.VOID
    assert Target(measure="sent", per="每月", at_least=Decimal("2.50"), unit="u").at_least == Fraction(5, 2)
    assert Figure(name="headcount", value=Decimal(3), unit="u").value == 3


def test_a_word_that_is_none_is_refused_with_all_of_them_and_the_nearest() -> None:
    """In both languages."""
    with pytest.raises(InvalidValueError) as caught:
        Unit(id="u", name="局", level="citty")

    assert str(caught.value).startswith("level must be one of township（乡镇级）, district（区县级）, city（市级）")
    assert "did you mean city?" in str(caught.value)
    assert "是否应为 city？" in caught.value.text()
