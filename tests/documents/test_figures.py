"""Percentages, capital numerals, days and periods in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo import Period
from govinfo.errors import InvalidValueError
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.reports import capital_yuan, percentage
from govinfo.reports._figures import MOST_YUAN

PRINTED = {
    "0": "零元整",
    "0.01": "壹分",
    "0.10": "壹角",
    "0.15": "壹角伍分",
    "1": "壹元整",
    "10": "壹拾元整",
    "120": "壹佰贰拾元整",
    "105": "壹佰零伍元整",
    "1000.05": "壹仟元零伍分",
    "1409.50": "壹仟肆佰零玖元伍角",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "6007.14": "陆仟零柒元壹角肆分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "100001": "壹拾万零壹元整",
    "10010001": "壹仟零壹万零壹元整",
    "100000000": "壹亿元整",
    "100000001": "壹亿零壹元整",
    "1234500000000": "壹万贰仟叁佰肆拾伍亿元整",
    "-80": "负捌拾元整",
}
"""As cheques and vouchers print them."""

DIGITS = {character: value for value, character in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


def read_capitals(words: str) -> Decimal:
    """Read capital numerals again, by another way than they were written."""
    sign = -1 if words.startswith("负") else 1
    yuan, marked, rest = words.removeprefix("负").removesuffix("整").rpartition("元")
    total = below(yuan) if marked else 0
    fen = 0
    digit = 0
    for character in rest:
        if character == "角":
            fen += 10 * digit
        elif character == "分":
            fen += digit
        else:
            digit = DIGITS[character]
    return sign * (Decimal(total) + Decimal(fen) / 100)


def below(words: str) -> int:
    """Read a whole number."""
    for mark, size in (("亿", 10**8), ("万", 10**4)):
        if mark in words:
            high, _, low = words.rpartition(mark)
            return below(high) * size + below(low)
    total = digit = 0
    for character in words:
        if character in UNITS:
            total += digit * UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit


@pytest.mark.parametrize("amount", PRINTED)
def test_money_is_written_as_vouchers_write_it(amount: str) -> None:
    """With its zeros, and 整 where no fen follow."""
    assert PRINTED[amount] == capital_yuan(Decimal(amount))


@given(st.integers(-(10**18) + 1, 10**18 - 1))
@settings(deadline=None)
def test_capital_numerals_can_be_read_again(fen: int) -> None:
    """Every sum has words of its own."""
    words = capital_yuan(Fraction(fen, 100))

    assert read_capitals(words) == Decimal(fen) / 100
    assert "零零" not in words


def test_what_is_no_sum_of_money_is_refused() -> None:
    """Half a fen, and more than anybody pays."""
    for amount in (Fraction(1, 3), Decimal("0.005"), MOST_YUAN):
        with pytest.raises(InvalidValueError):
            capital_yuan(amount)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (1, 3, Fraction(3333, 100)),
        (2, 3, Fraction(6667, 100)),
        (1, 800, Fraction(13, 100)),  # 0.125 is a half: up
        (0, 0, 0),
        (0, 7, 0),
        (7, 7, 100),
        (3, 2, 150),
        (1, 0, None),
    ],
)
def test_percentages_are_rounded_half_up(part: int, whole: int, percent: object) -> None:
    """Nothing of nothing is nothing; something of nothing has no share."""
    assert percent == percentage(part, whole)


def test_periods_are_written_as_titles_have_them() -> None:
    """In both languages."""
    names = {
        "2024": ("2024年", "2024"),
        "2024-H2": ("2024年下半年", "the second half of 2024"),
        "2024-Q3": ("2024年第三季度", "quarter 3 of 2024"),
        "2024-03": ("2024年3月", "March 2024"),
        "2024-01-16/2024-03-01": ("2024年1月16日至2月29日", "16 January 2024 to 29 February 2024"),
    }

    for name, both in names.items():
        assert both == (period_in_words(Period.parse(name)), period_in_words(Period.parse(name), "en"))
    assert day_in_words(date(2024, 12, 31)) == "2024年12月31日"
