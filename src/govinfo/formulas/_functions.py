"""The listed functions: how many numbers each takes and what it does with them; the aggregates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from govinfo.exact import Exact
from govinfo.formulas._nodes import Kind
from govinfo.texts._word import word_of

MAX_PLACES: Final = 9
"""The most decimal places to which `round` rounds."""

ARITIES: Final[Mapping[str, tuple[int, int | None]]] = MappingProxyType(
    {
        "abs": (1, 1),
        "ceil": (1, 1),
        "floor": (1, 1),
        "given": (2, 2),
        "max": (2, None),
        "min": (2, None),
        "ratio": (3, 3),
        "round": (1, 2),
        "step": (3, None),
    }
)
"""The listed functions, each with the least and the greatest number of its arguments."""

AGGREGATES: Final[Mapping[str, tuple[Kind, Kind]]] = MappingProxyType(
    {
        "count": (Kind.TRUTH, Kind.NUMBER),
        "every": (Kind.TRUTH, Kind.TRUTH),
        "least": (Kind.NUMBER, Kind.NUMBER),
        "longest": (Kind.TRUTH, Kind.NUMBER),
        "mean": (Kind.NUMBER, Kind.NUMBER),
        "most": (Kind.NUMBER, Kind.NUMBER),
        "some": (Kind.TRUTH, Kind.TRUTH),
        "total": (Kind.NUMBER, Kind.NUMBER),
    }
)
"""The aggregates over sub-periods, each with what it takes and what it comes to."""

CONTRARY: Final[Mapping[str, str]] = MappingProxyType({"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="})
"""The comparison that holds where another does not."""


def quotient(a: Exact, b: Exact) -> Fraction:
    """
    Return a divided by b, exactly; b is not 0.

    >>> quotient(1, 3)
    Fraction(1, 3)
    """
    return Fraction(a) / b


def magnitude(value: Exact) -> Exact:
    """
    Return a number without its sign.

    >>> magnitude(-2)
    2
    """
    return max(value, -value)


def longest_run(truths: Iterable[bool]) -> tuple[int, int]:
    """
    Return where the longest run of truths in a row begins and how long it is; the first of equals.

    >>> longest_run([True, False, True, True])
    (2, 2)
    """
    best, run = (0, 0), 0
    for at, truth in enumerate(truths):
        run = run + 1 if truth else 0
        if run > best[1]:
            best = (at - run + 1, run)
    return best


def _mean(values: Sequence[Exact]) -> Exact:
    return quotient(sum(values), len(values)) if values else 0


_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = MappingProxyType(
    {
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">": lambda a, b: a > b,
        ">=": lambda a, b: a >= b,
        "==": lambda a, b: a == b,
        "!=": lambda a, b: a != b,
    }
)
"""The comparisons; texts have only the last two, and their own."""

_OF_WORDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = MappingProxyType(
    {"==": lambda a, b: word_of(a) == word_of(b), "!=": lambda a, b: word_of(a) != word_of(b)}
)


def comparing(sign: str, kind: Kind) -> Callable[[Any, Any], bool]:
    """
    Return how values of a kind are compared: texts as words are everywhere.

    >>> comparing("==", Kind.TEXT)("１", "1"), comparing("<", Kind.NUMBER)(1, 2)
    (True, True)
    """
    return (_OF_WORDS if kind is Kind.TEXT else _COMPARISONS)[sign]


FUNCTIONS: Final[Mapping[str, Callable[[Sequence[Exact]], Exact]]] = MappingProxyType(
    {
        "abs": lambda values: magnitude(values[0]),
        "ceil": lambda values: values[0].__ceil__(),
        "floor": lambda values: values[0].__floor__(),
        "max": max,
        "min": min,
    }
)
"""The listed functions that evaluate all of their arguments."""

MERGES: Final[Mapping[str, Callable[[Sequence[Exact]], Exact]]] = MappingProxyType(
    {
        "total": sum,
        "mean": _mean,
        "least": lambda values: min(values, default=0),
        "most": lambda values: max(values, default=0),
    }
)
"""The aggregates of numbers; each comes to 0 where there is no sub-period."""
