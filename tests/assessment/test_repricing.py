"""Other prices from kept counts: the same as assessing again, where that can be."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period, Rulebook, RulebookError, assess, build_register, choose, sample_year, shipped_rulebook
from govinfo.assessment.repricing import kept_counts, reprice
from govinfo.rulebook import Price

BOOK = shipped_rulebook("district-model")
REGISTER = build_register(sample_year())
YEAR = Period.parse("2024")
COUNTS = kept_counts(assess(REGISTER, BOOK, YEAR))
PRICES = [rule.id for rule in BOOK.rules if isinstance(rule, Price) and not isinstance(rule.amount, str)]


def repriced(amounts: dict[str, int]) -> Rulebook:
    """The founding regulation with other amounts."""
    return evolve(
        BOOK,
        rules=tuple(
            evolve(rule, amount=amounts[rule.id]) if isinstance(rule, Price) and rule.id in amounts else rule for rule in BOOK.rules
        ),
    )


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(PRICES), st.integers(-50, 500), max_size=8))
def test_repricing_is_assessing_again(amounts: dict[str, int]) -> None:
    """Points, money to the fen, and ranks, for any other prices."""
    book = repriced(amounts)
    again = assess(REGISTER, book, YEAR)

    assert [(one.subject, one.points, one.yuan, one.rank) for one in reprice(COUNTS, book)] == [
        (card.subject, card.points, card.yuan, card.rank) for card in again.units
    ]


def test_what_needs_another_assessment_is_refused() -> None:
    """A reading that keeps the greatest, another reading, another condition."""
    with pytest.raises(RulebookError, match="highest-circular: depends on amounts; assess the records again"):
        kept_counts(assess(REGISTER, choose(BOOK, {"several-circulars": "highest"}), YEAR))
    with pytest.raises(RulebookError, match="differs in more than the plain amounts of prices"):
        reprice(COUNTS, choose(BOOK, {"composite-price": "adds"}))
