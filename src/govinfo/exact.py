"""
Exact numbers (精确数): points are whole numbers or fractions, money is whole fen.

No float enters and none leaves. A number is an `int` where it is whole and a `Fraction`
otherwise, so that 10 split among three sums to 10 again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from govinfo.errors import InvalidValueError, WrongTypeError, check_type
from govinfo.texts import Text
from govinfo.texts._shown import digits_of

__all__ = ["Exact", "exact", "format_exact", "format_money", "money", "parse_exact"]

Exact: TypeAlias = int | Fraction
"""An exact rational number: `int` where whole, else `Fraction`."""

FEN = Fraction(1, 100)
"""The smallest unit of money (分), in yuan."""

MAX_DIGITS = 40
"""The longest number that is read, in characters; far beyond any score or sum of money."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+|/[0-9]+)?\Z", re.ASCII)


def exact(value: Exact | Decimal) -> Exact:
    """
    Return *value* in its one spelling: `int` where whole, else `Fraction`.

    Raises:
        InvalidValueError: *value* is a float, a boolean, not a number or not finite.

    >>> exact(Fraction(20, 2)), exact(Decimal("0.5"))
    (10, Fraction(1, 2))
    """
    if type(value) is int:
        return value
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidValueError("number", value, "a finite number")
    if isinstance(value, str):
        raise InvalidValueError("number", value, "an integer or a Fraction; a text is read by parse_exact")
    if not isinstance(value, (Fraction, Decimal)):
        raise InvalidValueError("number", value, "an integer or a Fraction, never a float")
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction


def parse_exact(text: str) -> Exact:
    """
    Read a number as files write it: `"12"`, `"-0.5"`, `"10/3"`, in ASCII digits.

    Raises:
        InvalidValueError: *text* is not such a number, is longer than 40 characters or divides by zero.

    >>> parse_exact("0.5"), parse_exact("10/3"), parse_exact("4/2")
    (Fraction(1, 2), Fraction(10, 3), 2)
    """
    check_type("text", text, str, 'a str such as "12", "0.5" or "10/3"')
    if len(text) > MAX_DIGITS or not _NUMBER.match(text):
        raise InvalidValueError("number", text, 'a number such as "12", "0.5" or "10/3"')
    try:
        return exact(Fraction(text))
    except ZeroDivisionError:
        raise InvalidValueError("number", text, "a number whose denominator is not zero") from None


def format_exact(value: Exact) -> str:
    """
    Write a number as files show it: a finite decimal where there is one, else a fraction.

    >>> format_exact(135), format_exact(Fraction(1, 2)), format_exact(Fraction(10, 3)), format_exact(Fraction(-1, 40))
    ('135', '0.5', '10/3', '-0.025')
    """
    if isinstance(value, int):
        return digits_of(value)
    _require("value", value)
    denominator = value.denominator
    places = 0
    for prime in (2, 5):
        times = 0
        while denominator % prime == 0:
            denominator //= prime
            times += 1
        places = max(places, times)
    if denominator != 1:
        return f"{digits_of(value.numerator)}/{digits_of(value.denominator)}"
    digits = digits_of(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def money(value: Exact) -> Decimal:
    """
    Return yuan as a decimal in whole fen.

    Raises:
        InvalidValueError: *value* is not a whole number of fen.

    >>> money(Fraction(1, 2))
    Decimal('0.50')
    """
    if type(value) is int:  # whole yuan, as nearly every reward is
        return Decimal(f"{digits_of(value)}.00")
    _require("value", value)
    fen = value / FEN
    if fen.denominator != 1:
        raise InvalidValueError("money", value, "a whole number of fen")
    return Decimal(f"{digits_of(fen.numerator)}E-2")  # scaleb would round to the digits of a context


def _require(what: str, value: object) -> None:
    if not isinstance(value, (int, Fraction)):
        raise WrongTypeError(what, type(value), "an integer or a Fraction, never a float")


def format_money(value: Exact) -> str:
    """
    Write yuan with two decimals.

    >>> format_money(220), format_money(Fraction(1, 100))
    ('220.00', '0.01')
    """
    return str(money(value))


def format_rounded(value: Exact, places: int) -> str:
    """
    Write a number with so many decimals, halves rounded up.

    >>> format_rounded(Fraction(40, 3), 1), format_rounded(90, 2), format_rounded(Fraction(-1, 2), 0)
    ('13.3', '90.00', '-1')
    """
    steps = round_half_up(value, Fraction(1, 10**places)) * 10**places
    whole, rest = divmod(abs(int(steps)), 10**places)
    return f"{'-' if steps < 0 else ''}{whole}" + (f".{rest:0{places}d}" if places else "")


def round_half_up(value: Exact, quantum: Exact = 1) -> Exact:
    """
    Round to a multiple of *quantum*, halves away from zero, as offices round (四舍五入).

    >>> round_half_up(Fraction(5, 2)), round_half_up(Fraction(-5, 2)), round_half_up(Fraction(1, 3), FEN)
    (3, -3, Fraction(33, 100))
    """
    _require("value", value)
    _require("quantum", quantum)
    steps = abs(Fraction(value)) / quantum
    whole = (2 * steps.numerator + steps.denominator) // (2 * steps.denominator)
    return exact(Fraction(whole if value >= 0 else -whole) * quantum)


def size(value: Exact) -> Exact:
    """
    Return how large a number is, without its sign.

    >>> size(-30), size(Fraction(-1, 2))
    (30, Fraction(1, 2))
    """
    _require("value", value)
    return max(value, -value)


def split(total: Exact, weights: Sequence[Exact], quantum: Exact | None = None) -> tuple[Exact, ...]:
    """
    Share *total* by *weights*; the parts sum to *total*.

    With a *quantum* each part is a multiple of it and the rest goes by largest remainder, the
    earlier part first where remainders are equal.

    Raises:
        InvalidValueError: no weights, a negative one, all zero, or a *total* that is no multiple of *quantum*.

    >>> split(10, [1, 1, 1])
    (Fraction(10, 3), Fraction(10, 3), Fraction(10, 3))
    >>> [format_money(part) for part in split(100, [1, 1, 1], FEN)]
    ['33.34', '33.33', '33.33']
    """
    _require("total", total)
    if not isinstance(weights, (list, tuple)):
        raise WrongTypeError("weights", type(weights), "a list or tuple of numbers")
    for weight in weights:
        _require("weights", weight)
    return _split(total, tuple(weights), quantum)


@lru_cache(maxsize=1024)  # a rulebook has few prices, and an office few ways to share them
def _split(total: Exact, weights: tuple[Exact, ...], quantum: Exact | None) -> tuple[Exact, ...]:
    whole = sum(weights)
    if not weights or whole <= 0 or min(weights) < 0:
        raise InvalidValueError("weights", list(weights), "at least one weight above zero, none below")
    if quantum is None:
        return tuple(exact(Fraction(total) * weight / whole) for weight in weights)
    units = Fraction(total) / quantum
    if units.denominator != 1:
        raise InvalidValueError("total", total, Text("a multiple of {quantum}", quantum=format_exact(exact(quantum))))
    sign = -1 if units < 0 else 1
    ideal = [abs(units) * weight / whole for weight in weights]
    parts = [share.numerator // share.denominator for share in ideal]
    left = int(abs(units)) - sum(parts)
    by_remainder = sorted(range(len(ideal)), key=lambda i: (parts[i] - ideal[i], i))
    for i in by_remainder[:left]:
        parts[i] += 1
    return tuple(exact(Fraction(sign * part) * quantum) for part in parts)
