"""Exact numbers: how they are spelled, rounded and shared, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo.errors import InvalidValueError
from govinfo.exact import FEN, exact, format_exact, format_money, money, parse_exact, round_half_up, size, split
from govinfo.testing._values import exact_numbers
from govinfo.texts import Text


def refusal(call: Callable[[], Any]) -> str:
    """What is said of a value that is refused."""
    with pytest.raises(InvalidValueError) as caught:
        call()
    return str(caught.value)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: exact(0.5), "number must be an integer or a Fraction, never a float, got 0.5"),
        (lambda: exact("10/3"), 'number must be an integer or a Fraction; a text is read by parse_exact, got "10/3"'),  # type: ignore[arg-type]
        (lambda: exact(True), "number must be an integer or a Fraction, never a float, got true"),
        (lambda: exact(Decimal("NaN")), "number must be a finite number, got NaN"),
        (lambda: exact(Decimal("-Infinity")), "number must be a finite number, got -Infinity"),
        (lambda: parse_exact("1e3"), 'number must be a number such as "12", "0.5" or "10/3", got "1e3"'),
        (lambda: parse_exact("１２"), 'number must be a number such as "12", "0.5" or "10/3", got "１２"'),
        (lambda: parse_exact(""), 'number must be a number such as "12", "0.5" or "10/3", got ""'),
        (lambda: parse_exact("1" * 41), f'number must be a number such as "12", "0.5" or "10/3", got "{"1" * 41}"'),
        (lambda: parse_exact("3/0"), 'number must be a number whose denominator is not zero, got "3/0"'),
        (lambda: money(Fraction(1, 3)), "money must be a whole number of fen, got 1/3"),
        (lambda: money(Fraction(1, 1000)), "money must be a whole number of fen, got 1/1000"),
        (lambda: split(1, []), "weights must be at least one weight above zero, none below, got []"),
        (lambda: split(1, [0, 0]), "weights must be at least one weight above zero, none below, got [0, 0]"),
        (lambda: split(1, [3, -1]), "weights must be at least one weight above zero, none below, got [3, -1]"),
        (lambda: split(Fraction(1, 3), [1], FEN), "total must be a multiple of 0.01, got 1/3"),
        (lambda: split(3, [1], 2), "total must be a multiple of 2, got 3"),
    ],
)
def test_what_is_refused_and_how(call: Callable[[], Any], said: str) -> None:
    """The sentence tells what was meant, what would be right and what came."""
    assert refusal(call) == said


def test_the_longest_number_is_read() -> None:
    """Forty characters are read, and nothing is lost."""
    assert parse_exact("1" * 40) == 1111111111111111111111111111111111111111
    assert parse_exact("+7") == 7
    assert parse_exact("-0.25") == Fraction(-1, 4)


def test_a_whole_number_is_an_int() -> None:
    """One spelling for one number."""
    assert [type(exact(value)) for value in (Fraction(4, 2), Decimal("2.00"), 2)] == [int, int, int]
    assert exact(Decimal("2.50")) == Fraction(5, 2)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-7, "-7"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 5), "0.2"),
        (Fraction(1, 20), "0.05"),
        (Fraction(-1, 40), "-0.025"),
        (Fraction(1234, 100), "12.34"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7, 6), "-7/6"),
        (Fraction(6, 2), "3"),
    ],
)
def test_a_number_is_written_as_a_decimal_where_there_is_one(value: Any, written: str) -> None:
    """Else as a fraction; and it is read back."""
    assert format_exact(value) == written
    assert parse_exact(written) == value


def test_money_has_two_decimals() -> None:
    """Negative amounts are ordinary."""
    assert [format_money(value) for value in (0, 220, Fraction(-1, 2), Fraction(1, 100), Fraction(-12345, 100))] == [
        "0.00",
        "220.00",
        "-0.50",
        "0.01",
        "-123.45",
    ]


@pytest.mark.parametrize(
    ("value", "quantum", "rounded"),
    [
        (Fraction(5, 2), 1, 3),
        (Fraction(-5, 2), 1, -3),
        (Fraction(49, 20), 1, 2),
        (Fraction(-49, 20), 1, -2),
        (0, 1, 0),
        (Fraction(1, 3), FEN, Fraction(33, 100)),
        (Fraction(2, 3), FEN, Fraction(67, 100)),
        (Fraction(1, 200), FEN, Fraction(1, 100)),
        (Fraction(-1, 200), FEN, Fraction(-1, 100)),
        (7, 5, 5),
        (8, 5, 10),
        (Fraction(15, 2), 5, 10),
    ],
)
def test_halves_are_rounded_away_from_zero(value: Any, quantum: Any, rounded: Any) -> None:
    """To a multiple of any quantum."""
    assert round_half_up(value, quantum) == rounded


def test_size_has_no_sign() -> None:
    """Nothing else changes."""
    assert [size(value) for value in (-3, 3, 0, Fraction(-1, 2))] == [3, 3, 0, Fraction(1, 2)]


@pytest.mark.parametrize(
    ("total", "weights", "quantum", "parts"),
    [
        (10, [3, 2], None, (6, 4)),
        (10, [1, 1, 1], None, (Fraction(10, 3),) * 3),
        (-10, [3, 1], None, (Fraction(-15, 2), Fraction(-5, 2))),
        (10, [0, 1], None, (0, 10)),
        (7, [1, 1], 1, (4, 3)),  # the earlier part first
        (-7, [1, 1], 1, (-4, -3)),
        (1, [1, 1, 1], 1, (1, 0, 0)),
        (10, [1, 2, 4], 1, (1, 3, 6)),  # 1.43, 2.86, 5.71: the largest remainder is the second's, then the third's
        (10, [5, 3, 3], 1, (4, 3, 3)),  # 4.55, 2.73, 2.73
        (Fraction(1, 10), [1, 1, 1], FEN, (Fraction(1, 25), Fraction(3, 100), Fraction(3, 100))),
        (0, [1, 2], FEN, (0, 0)),
        (20, [1, 2], 10, (10, 10)),  # 0.67 and 1.33 tens
    ],
)
def test_a_total_is_shared_by_weights(total: Any, weights: list[int], quantum: Any, parts: tuple[Any, ...]) -> None:
    """Without a quantum exactly, with one by the largest remainder."""
    assert split(total, weights, quantum) == parts


@given(st.integers(-10_000, 10_000), st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any))
def test_no_part_is_a_quantum_away_from_its_ideal(fen: int, weights: list[int]) -> None:
    """And the parts sum to the whole."""
    parts = split(fen * FEN, weights, FEN)

    assert sum(parts) == fen * FEN
    assert all(abs(part - Fraction(fen * weight, 100 * sum(weights))) < FEN for part, weight in zip(parts, weights, strict=True))


@given(exact_numbers())
def test_what_is_written_is_read(value: Any) -> None:
    """Whatever the number."""
    assert parse_exact(format_exact(value)) == value


def test_numbers_of_any_length_are_written_digit_for_digit() -> None:
    """Whole, as a decimal, as a fraction, as money, and inside a sentence; Python's own guard against long numbers stays as it is."""
    long = 10**6000 + 7
    digits = "1" + "0" * 5999 + "7"

    assert format_exact(long) == digits
    assert format_exact(-long) == f"-{digits}"
    assert format_exact(Fraction(1, long)) == f"1/{digits}"
    assert format_exact(Fraction(long, 2)) == "5" + "0" * 5998 + "3.5"
    assert format_exact(Fraction(1, 2**6000)).startswith("0.000")
    assert format_money(long) == f"{digits}.00"
    assert Text("{n} and {m}", n=long, m=Fraction(1, long)).text("en") == f"{digits} and 1/{digits}"
    assert len(refusal(lambda: money(Fraction(1, long)))) < 400
    assert len(refusal(lambda: split(long, [-long]))) < 400


def test_money_keeps_every_digit() -> None:
    """Also where it has more than the 28 that decimals are rounded to when they are counted with."""
    assert format_money(10**30 + Fraction(1, 100)) == "1" + "0" * 30 + ".01"


@pytest.mark.parametrize(
    ("value", "large"),
    [
        (Fraction(1, 2), Fraction(1, 2)),
        (Fraction(-1, 2), Fraction(1, 2)),
        (1, 1),
        (-1, 1),
        (0, 0),
    ],
)
def test_parts_of_one_are_as_large_as_they_are(value: Any, large: Any) -> None:
    """A half is a half, above nought and below."""
    assert size(value) == large


def test_nought_has_no_sign() -> None:
    """However it is spelled, rounded or shared."""
    assert (format_exact(0), format_exact(Fraction(0)), format_exact(Fraction(0, 7))) == ("0", "0", "0")
    assert format_exact(round_half_up(Fraction(-1, 4))) == "0"
    assert [format_exact(part) for part in split(0, [1, 2], Fraction(1, 100))] == ["0", "0"]
