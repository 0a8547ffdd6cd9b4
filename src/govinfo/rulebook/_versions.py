"""Versions of a rulebook (版本): which one is in force on which days of a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from govinfo.errors import Problem, RulebookError
from govinfo.periods import Period
from govinfo.rulebook._rulebook import Rulebook
from govinfo.texts import Text


def days_before(rulebook: Rulebook, period: Period) -> Period | None:
    """
    Return the days of *period* for which a regulation does not hold because it was not in force yet; None where it holds for all.

    One that says `settings.retroactive` holds for what was before, too.
    """
    since = rulebook.in_force
    if since is None or since <= period.start or rulebook.settings.retroactive:
        return None
    return Period(period.start, min(since, period.end))


def in_force(versions: Sequence[Rulebook], period: Period) -> tuple[tuple[Period, Rulebook], ...]:
    """
    Return the versions in force in *period*, each with the days for which it holds, in order.

    Args:
        versions: of one regulation, each with its own `in_force` day; a single one holds always.
        period: the days assessed.

    Raises:
        RulebookError: two versions begin on one day, one does not say when it begins, they count their
            years differently, or none is in force at the start of the period.
    """
    if len(versions) == 1:
        return ((period, versions[0]),)
    problems = [
        Problem(path=book.id, message=Text("say from which day this version is in force (in_force = 2024-07-01)"))
        for book in versions
        if book.in_force is None
    ]
    ordered = sorted(versions, key=lambda book: book.in_force or date.min)
    for one, other in pairwise(ordered):
        if one.in_force is not None and one.in_force == other.in_force:
            problems.append(Problem(path=other.id, message=Text("{other} is in force from {day} too", other=one.id, day=one.in_force)))
        if (one.settings.first_month, one.settings.payout) != (other.settings.first_month, other.settings.payout):
            problems.append(Problem(path=other.id, message=Text("versions must count their years and payouts alike")))
    if not problems and (not ordered or (ordered[0].in_force or date.max) > period.start):
        path = ordered[0].id if ordered else "$"
        problems.append(Problem(path=path, message=Text("no version is in force on {day}, the first day assessed", day=period.start)))
    if problems:
        raise RulebookError(problems)
    found: list[tuple[Period, Rulebook]] = []
    for i, book in enumerate(ordered):
        start = max(book.in_force or period.start, period.start)
        end = min((ordered[i + 1].in_force or period.end) if i + 1 < len(ordered) else period.end, period.end)
        if start < end:
            found.append((Period(start, end), book))
    return tuple(found)
