"""How values read in a sentence: digits, marks, and what is no sentence at all."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Final

_LONGEST: Final = 80
_BEYOND: Final = 0x10000
_NO_CHARACTER: Final = 0xFFFE
_LARGEST: Final = 10**80
_PLAINLY_WRITTEN: Final = 10**600
"""Below this, whatever limit Python is set to, an `int` has a `str`."""


def digits_of(value: int) -> str:
    """
    Return a whole number in digits, however many they are.

    Python refuses to write an `int` of more than some thousand digits, a guard for programs that
    write what strangers send; the denominators of shares that were added up are of our own making.

    >>> digits_of(-5), len(digits_of(10**10_000))
    ('-5', 10001)
    """
    return str(value) if abs(value) < _PLAINLY_WRITTEN else str(Decimal(value))


def as_text(value: object) -> str:
    """Return a value as it stands in a sentence, a number with all its digits."""
    if type(value) is int:
        return digits_of(value)
    if isinstance(value, Fraction):
        return f"{digits_of(value.numerator)}/{digits_of(value.denominator)}" if value.denominator != 1 else digits_of(value.numerator)
    return str(value)


def show(value: object) -> str:
    r"""
    Return *value* as a message shows it: one short line, nothing in it that a terminal would act on.

    >>> show("a\nb"), show("x" * 5000)[:12], show(None)
    ('"a\\nb"', '"xxxxxxxxxxx', 'null')
    """
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{show(value[:_LONGEST])} (+{len(value) - _LONGEST})"
    try:
        line = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        line = _shown(value)
    line = "".join(char if is_visible(char) else _number(char) for char in line)
    return line if len(line) <= _LONGEST * 2 else f"{line[:_LONGEST]}…"


def _number(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < _BEYOND else f"\\U{ord(char):08x}"


def is_visible(char: str) -> bool:
    """
    Whether a character shows as itself: a printable one, or a rare Chinese one, of which an older Python does not know the last added.

    >>> is_visible("\U0002ebf0"), is_visible("a"), is_visible("\u202e")
    (True, True, False)
    """
    return char.isprintable() or ("\U00020000" <= char <= "\U0003fffd" and ord(char) & 0xFFFF < _NO_CHARACTER)


def spelled(value: str | int) -> str:
    """
    Return *value* as text: a mark as `true` or `false`, a number in digits, a text as it stands.

    >>> spelled(True), spelled(1), spelled("01")
    ('true', '1', '01')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        # an int of more than some thousand digits has no str()
        return str(value) if -_LARGEST < value < _LARGEST else hex(value)
    return str(value)


def _shown(value: object) -> str:
    """Return what is no JSON as it shows itself, by its type where it cannot even do that."""
    try:
        return as_text(value)
    except Exception:  # noqa: BLE001  # whatever the repr of a stranger's value does, an error about it must be told
        return f"<{type(value).__name__}>"
