"""Figures (数字): percentages as reports round them, and sums in the capital numerals in which lists are paid."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final

from govinfo._doors import checked
from govinfo.errors import InvalidValueError
from govinfo.exact import Exact, exact, round_half_up
from govinfo.texts import Text

MOST_YUAN: Final = 10**16
"""Sums of money are written in capital numerals below this many yuan (一亿亿)."""

RATE_PLACES: Final = 2
"""The decimals of a percentage where nobody asks for others."""

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_TENS: Final = ("", "拾", "佰", "仟")
_MYRIAD: Final = 10_000
_HUNDRED_MILLION: Final = 100_000_000


@checked
def percentage(part: Exact, whole: Exact, places: int = RATE_PLACES) -> Exact | None:
    """
    Return what percentage *part* is of *whole* (占比), rounded half up (四舍五入) to so many *places*.

    Nothing of nothing is 0; something of nothing has no percentage, which is None.

    >>> percentage(43, 183), percentage(0, 0), percentage(1, 0)
    (Fraction(47, 2), 0, None)
    """
    if whole == 0:
        return 0 if part == 0 else None
    return round_half_up(exact(Fraction(part) * 100 / whole), exact(Fraction(1, 10**places)))


def capital_yuan(amount: Exact | Decimal) -> str:
    """
    Write a sum of money in Chinese capital numerals (大写金额), which nobody can alter with a stroke.

    Raises:
        InvalidValueError: *amount* is no whole number of fen, or is 10,000,000,000,000,000 yuan or more.

    >>> capital_yuan(120), capital_yuan(Decimal("1409.50")), capital_yuan(Decimal("325.04"))
    ('壹佰贰拾元整', '壹仟肆佰零玖元伍角', '叁佰贰拾伍元零肆分')
    """
    value = exact(amount)
    fen = value * 100
    if not isinstance(fen, int) and fen.denominator != 1:
        raise InvalidValueError("money", str(amount), "a whole number of fen")
    yuan, rest = divmod(abs(int(fen)), 100)
    if yuan >= MOST_YUAN:
        raise InvalidValueError("money", str(amount), Text("less than {most} yuan", most=MOST_YUAN))
    jiao, single = divmod(rest, 10)
    words = "负" if value < 0 else ""
    if yuan or not rest:
        words += f"{_whole(yuan)}元"
    if not rest:
        return words + "整"
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif yuan:
        words += "零"
    return words + (f"{_DIGITS[single]}分" if single else "")


def _whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    if number >= _HUNDRED_MILLION:
        high, low = divmod(number, _HUNDRED_MILLION)
        return f"{_whole(high)}亿{_below(low, _HUNDRED_MILLION)}"
    high, low = divmod(number, _MYRIAD)
    return f"{_group(high)}万{_below(low, _MYRIAD)}" if high else _group(low)


def _below(rest: int, unit: int) -> str:
    """What follows 万 or 亿: with a zero in front where the digit just below the unit is missing."""
    if rest == 0:
        return ""
    return ("零" if rest < unit // 10 else "") + _whole(rest)


def _group(group: int) -> str:
    words = ""
    gap = False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            words += ("零" if words and gap else "") + _DIGITS[digit] + _TENS[place]
            gap = False
        else:
            gap = True
    return words


@checked
def growth(now: int, before: int | None) -> Exact | None:
    """
    Return by how much a number grew in per cent, two decimals, rounded half up; None where it began with nothing.

    >>> growth(104, 97), growth(3, 0)
    (Fraction(361, 50), None)
    """
    return None if not before else round_half_up(exact(Fraction(100 * (now - before), before)), Fraction(1, 10**RATE_PLACES))
