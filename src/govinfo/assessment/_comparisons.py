"""How subjects stand beside each other: a measure or total of all of them, the best, the sum, the places (横向比较)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import TypeAlias, final

from attrs import Factory, define

from govinfo.exact import Exact, exact
from govinfo.formulas import UNKNOWN, Unknown
from govinfo.formulas._bounds import added, of_function
from govinfo.formulas._possible import as_interval, from_interval
from govinfo.periods import Period

Number: TypeAlias = Exact | Unknown
"""A number, or unknown."""

Ordered: TypeAlias = tuple[Sequence[Exact], Sequence[Unknown]]
"""The known values of several subjects, the least first, and the unknown ones."""


@final
@define(eq=False)
class Comparisons:
    """
    What formulas see of other subjects than their own, reckoned once until the next settlement takes its turn.

    What a subject has that still waits for something is unknown beside others: nobody is judged by it.

    Attributes:
        subjects: the ids of those compared.
        value: a measure or total of one of them, unknown where it may still change.
        group_of: the group of each, where groups are ranked apart; None where all are ranked together.
    """

    subjects: Sequence[str]
    value: Callable[[str, str, Period], Number]
    group_of: Callable[[str], str | Unknown | None] | None
    _of_all: dict[tuple[str, Period], dict[str, Number]] = Factory(dict[tuple[str, Period], dict[str, Number]])
    _greatest: dict[tuple[str, Period], Number] = Factory(dict[tuple[str, Period], Number])
    _together: dict[tuple[str, Period], Number] = Factory(dict[tuple[str, Period], Number])
    _orders: dict[tuple[str, Period, str | None], Ordered] = Factory(dict[tuple[str, Period, str | None], Ordered])

    def forget(self) -> None:
        """Forget what was reckoned: lines may have changed."""
        for known in (self._of_all, self._greatest, self._together, self._orders):
            known.clear()

    def of_all(self, name: str, period: Period) -> Mapping[str, Number]:
        """Return a measure or total of every subject."""
        found = self._of_all.get((name, period))
        if found is None:
            found = self._of_all[name, period] = {subject: self.value(name, subject, period) for subject in self.subjects}
        return found

    def open_among(self, name: str, period: Period) -> tuple[str, ...]:
        """Return the subjects whose measure or total is unknown."""
        return tuple(subject for subject, value in self.of_all(name, period).items() if isinstance(value, Unknown))

    def best(self, name: str, period: Period) -> Number:
        """Return the greatest value that any subject has of a measure or total."""
        found = self._greatest.get((name, period))
        if found is None:
            values = list(self.of_all(name, period).values())
            known = [value for value in values if not isinstance(value, Unknown)]
            whole = len(known) == len(values)
            found = max(known) if whole else from_interval(of_function("max", [as_interval(value) for value in values]))
            self._greatest[name, period] = found
        return found

    def everyone(self, name: str, period: Period) -> Number:
        """Return a measure or total added up over all subjects."""
        found = self._together.get((name, period))
        if found is None:
            values = list(self.of_all(name, period).values())
            known = [value for value in values if not isinstance(value, Unknown)]
            whole = len(known) == len(values)
            found = exact(sum(known)) if whole else from_interval(reduce(added, [as_interval(value) for value in values]))
            self._together[name, period] = found
        return found

    def ordered(self, name: str, subject: str, period: Period) -> Ordered:
        """Return a measure or total of all with whom *subject* is ranked, the least first, and what of it is unknown."""
        apart = self.group_of
        group = None if apart is None else apart(subject)
        if isinstance(group, Unknown):
            return [], [UNKNOWN]  # with whom it is ranked is not known
        key = (name, period, group)
        found = self._orders.get(key)
        if found is None:
            values = [value for one, value in self.of_all(name, period).items() if apart is None or apart(one) == group]
            # whose group must still be given may be ranked with anybody
            values += [UNKNOWN for one in self.subjects if apart is not None and isinstance(apart(one), Unknown)]
            known = [value for value in values if not isinstance(value, Unknown)]
            found = self._orders[key] = sorted(known), [value for value in values if isinstance(value, Unknown)]
        return found
