"""
What the fields of records take beside what they hold (宽松取值): lists for tuples, `Decimal` for exact numbers, words for labels.

A converter changes only what can mean one thing; whatever else comes is left as it is, for the validator behind it to refuse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TypeVar, cast

from govinfo.exact import MAX_DIGITS, Exact
from govinfo.labels import Action, Complexity, Decision, Grain, Labelled, LeaderRank, Level, LimitUnit, Per, ReviewOutcome, Role
from govinfo.texts._word import word_of

T = TypeVar("T")
L = TypeVar("L", bound=Labelled)


def as_tuple(value: Iterable[T]) -> tuple[T, ...]:
    """Take a list for a tuple; nothing else, since a text has items too and a generator may be used up."""
    return tuple(value) if isinstance(value, list) else cast("tuple[T, ...]", value)


def as_texts(value: Iterable[str]) -> tuple[str, ...]:
    """Take a list of texts for a tuple of them."""
    return as_tuple(value)


def as_exact(value: Exact | Decimal) -> Exact:
    """Take a finite `Decimal` of a database, and a `Fraction` that is whole, for the exact number it is."""
    if isinstance(value, Decimal):
        short = value.is_finite() and max(abs(value.adjusted()), len(value.as_tuple().digits)) < MAX_DIGITS
        return as_exact(Fraction(value)) if short else cast("Exact", value)
    return value.numerator if isinstance(value, Fraction) and value.denominator == 1 else value


def as_exact_or_none(value: Exact | Decimal | None) -> Exact | None:
    """Take the same, or nothing."""
    return None if value is None else as_exact(value)


@cache
def _by_word(kind: type[Labelled]) -> Mapping[str, Labelled]:
    return {word_of(way): word for word in kind for way in (word.label, word.value)}


def _word(kind: type[L], value: object) -> L:
    found = _by_word(kind).get(word_of(value)) if isinstance(value, str) and type(value) is not kind else None
    return cast("L", value if found is None else found)


def as_level(value: Level | str) -> Level:
    """Take `city` or 市级 for the level."""
    return _word(Level, value)


def as_level_or_none(value: Level | str | None) -> Level | None:
    """Take the same, or nothing."""
    return None if value is None else _word(Level, value)


def as_rank_or_none(value: LeaderRank | str | None) -> LeaderRank | None:
    """Take `principal` or 主要领导 for the rank, or nothing."""
    return None if value is None else _word(LeaderRank, value)


def as_complexity_or_none(value: Complexity | str | None) -> Complexity | None:
    """Take `ordinary` or 一般 for how hard a matter is, or nothing."""
    return None if value is None else _word(Complexity, value)


def as_outcome(value: ReviewOutcome | str) -> ReviewOutcome:
    """Take `returned` or its label for what became of an item."""
    return _word(ReviewOutcome, value)


def as_decision_or_none(value: Decision | str | None) -> Decision | None:
    """Take `upheld` or its label for a decision, or nothing."""
    return None if value is None else _word(Decision, value)


def as_role_or_none(value: Role | str | None) -> Role | None:
    """Take `lead` or its label for a role, or nothing."""
    return None if value is None else _word(Role, value)


def as_unit_or_none(value: LimitUnit | str | None) -> LimitUnit | None:
    """Take `working-day` or its label for the unit of a limit, or nothing."""
    return None if value is None else _word(LimitUnit, value)


def as_action(value: Action | str) -> Action:
    """Take `void` or 作废 for what a correction does."""
    return _word(Action, value)


def as_per(value: Per | Grain | str) -> Per:
    """Take `month` or 每月, or the grain of that name, for the span in which a target is owed."""
    return Per(value.value) if isinstance(value, Grain) else _word(Per, value)
