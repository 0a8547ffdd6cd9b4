"""What is odd where records meet a rulebook (疑问): prices that met, words that are nearly known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govinfo.assessment._posting import Books
from govinfo.errors import Problem, Severity
from govinfo.periods import Period
from govinfo.register import Register
from govinfo.rulebook import Price, Rulebook
from govinfo.rulebook._fit import odd_words_of
from govinfo.rulebook._versions import days_before
from govinfo.texts import Text
from govinfo.texts._titles import titled


def questions_of(books: Books, versions: Sequence[Rulebook]) -> tuple[Problem, ...]:
    """Return the prices that met, and the odd words of the records that are not outside the period."""
    outside = set(books.left.outside)
    odd = (problem for problem in odd_words_of(books.register, versions) if problem.record not in outside)
    return (*(_meeting(*met) for met in sorted(books.left.met, key=_in_order)), *odd)


def before_in_force(register: Register, versions: Sequence[tuple[Period, Rulebook]], period: Period) -> Iterator[Problem]:
    """Yield the question whether a regulation is meant to hold for what happened before it was in force, which it does not price."""
    first = versions[0][1]
    days = days_before(first, period)
    n = 0 if days is None else sum(day in days for rows in register.rows.values() for day in rows.days)
    if n:
        message = Text(
            "{rulebook} is in force from {day} on, and does not price the {n} records of the period dated before it; where it is meant to "
            "hold for them, say settings.retroactive = true",
            rulebook=titled(first),
            day=first.in_force,
            n=n,
        )
        yield Problem(path=f"{first.id}: in_force", message=message, severity=Severity.QUESTION)


def _in_order(met: tuple[str, Price, Price]) -> tuple[str, str, str]:
    record, one, other = met
    return record, one.id, other.id


def _meeting(record: str, one: Price, other: Price) -> Problem:
    """Return the question what two prices of one account come to on a record."""
    message = Text(
        "{clause} {title} and {other_clause} {other} both price it, and the rulebook does not say how they combine",
        clause=one.clause,
        title=titled(one),
        other_clause=other.clause,
        other=titled(other),
    )
    return Problem(path=record, record=record, message=message, severity=Severity.QUESTION)
