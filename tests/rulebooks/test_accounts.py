"""An account says once how its amounts are rounded, divided, written and called; a third needs nothing but a value."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

import pytest

from govinfo.assessment import _sharing as sharing
from govinfo.assessment._sharing import amount_text, in_whole_fen, shares
from govinfo.exact import format_exact
from govinfo.records import Contribution
from govinfo.rulebook import Facts, Price, Share
from govinfo.rulebook._accounts import ACCOUNTS, MONEY, POINTS, Account
from govinfo.texts import Text

STARS: Final = Account(name="stars", said=lambda amount: Text("{n} stars", n=format_exact(amount)), written=format_exact, quantum=1)


def test_points_are_exact_and_money_comes_in_whole_fen() -> None:
    """10 among three: points of 10/3 each; money of 3.34, 3.33 and 3.33."""
    assert POINTS.divided(10, [1, 1, 1]) == (Fraction(10, 3),) * 3
    assert MONEY.divided(10, [1, 1, 1]) == (Fraction(334, 100), Fraction(333, 100), Fraction(333, 100))
    assert (POINTS.written(Fraction(10, 3)), MONEY.written(10)) == ("10/3", "10.00")


def test_a_third_account_is_one_value(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five stars among two units: whole stars, three and two, called so in the arithmetic."""
    monkeypatch.setattr(sharing, "ACCOUNTS", {**ACCOUNTS, "stars": STARS})
    rule = Price(id="p", clause="一", title="星", of=Facts.ADOPTION, amount=5, account="stars", share=Share.EQUAL)

    divided = shares(rule, 5, [Contribution(unit="a"), Contribution(unit="b")])

    assert [(unit, amount, note.text("en")) for unit, amount, note in divided] == [
        ("a", 3, "5 stars ÷ 2 contributing units = 3 stars"),
        ("b", 2, "5 stars ÷ 2 contributing units = 2 stars"),
    ]
    assert in_whole_fen("stars", Fraction(5, 2)) == 3
    assert amount_text("stars", 2).text("en") == "2 stars"
