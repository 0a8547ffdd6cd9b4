"""Counting the records of a measure (计数): by unit or person, in order of their days, so that any span is a look-up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import itemgetter
from typing import Final, Self, final

from attrs import Factory, define

from govinfo.assessment._awards import id_of
from govinfo.assessment._environments import matching, record_env
from govinfo.assessment._posting import Books, finding_day
from govinfo.exact import Exact, exact
from govinfo.formulas import UNKNOWN, Interval, Unknown, evaluate
from govinfo.formulas._possible import as_interval
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution, Finding, Merit
from govinfo.register import Item
from govinfo.rulebook import Facts, Measure, Subjects
from govinfo.rulebook._conditions import ATTRIBUTES
from govinfo.rulebook._program import MeasureProgram


@final
@define(eq=False)
class Counted:
    """
    What was counted of one unit or person.

    Attributes:
        days: when, in order.
        items: what, for counting each item once.
        sums: how much was counted up to each of them, beginning with nothing.
        unknown: when something was counted of which nobody knows how much, its id, and between which numbers it lies.
    """

    days: list[date] = Factory(list[date])
    items: list[str] = Factory(list[str])
    sums: list[Exact] = Factory(lambda: [0])
    unknown: list[tuple[date, str, Interval]] = Factory(list[tuple[date, str, Interval]])

    def entries(self) -> Iterator[tuple[date, str, Exact]]:
        """Yield when, what and how much was counted, one after the other."""
        yield from zip(self.days, self.items, (after - before for before, after in pairwise(self.sums)), strict=True)

    @classmethod
    def of(cls, entries: Iterable[tuple[date, str, Exact]]) -> Self:
        """Return what was counted, given in any order."""
        counted = cls()
        for day, item, weight in sorted(entries, key=itemgetter(0)):
            counted.days.append(day)
            counted.items.append(item)
            counted.sums.append(counted.sums[-1] + weight)
        return counted

    def joined(self, other: Counted) -> Counted:
        """Return both together."""
        both = self.of((*self.entries(), *other.entries()))
        both.unknown += (*self.unknown, *other.unknown)
        return both

    def within(self, period: Period, *, distinct: bool) -> Exact | Unknown:
        """Return how much was counted in *period*."""
        known = self._known(period, distinct=distinct)
        several = [each for day, _, each in self.unknown if day in period]
        if not several:
            return known
        if all(each.least is not None and each.least >= 0 for each in several):
            return Unknown(Interval(known))
        return UNKNOWN

    def _known(self, period: Period, *, distinct: bool) -> Exact:
        start = bisect_left(self.days, period.start)
        end = bisect_left(self.days, period.end, start)
        if not distinct:
            return exact(self.sums[end] - self.sums[start])
        largest: dict[str, Exact] = {}
        for i in range(start, end):
            largest[self.items[i]] = max(largest.get(self.items[i], 0), self.sums[i + 1] - self.sums[i])
        return exact(sum(largest.values()))


def count_measure(
    books: Books,
    unit_of: Mapping[str, str],
    program: MeasureProgram,
    parts_of: Callable[[AnyRecord, Item], Sequence[Contribution]],
    whom: Subjects,
) -> dict[str, Counted]:
    """Count the records of one measure in the period of the assessment, by the subject that answers for its part in them."""
    measure = program.measure
    counted: defaultdict[str, Counted] = defaultdict(Counted)
    if measure.count is None:
        return {}
    asked = [condition.attribute for condition in measure.when]
    if program.formula is not None:
        asked += [*ATTRIBUTES[measure.count], *(f"tags.{read.word}" for read in program.formula.reads if read.lookup == "tag")]
    if not asked and not measure.shared and whom is Subjects.UNITS and measure.count in _PLAIN:
        return _counted_plainly(books, unit_of, measure)
    counts_times = program.formula is not None and "times" in program.formula.names
    for day, record, item in _rows(books, measure.count):
        weight: Exact = 1
        if asked:
            env = record_env(books.program, measure.count, record, item, asked)
            met = matching(measure.when, env)
            if met is False:
                continue
            weighed = 1 if program.formula is None else evaluate(program.formula, env)
            if isinstance(met, Unknown) or isinstance(weighed, Unknown):
                gap = as_interval(weighed) if met is True else as_interval(weighed).hull(Interval(0, 0))
                for unit in dict.fromkeys(unit_of[part.unit] for part in parts_of(record, item)):
                    counted[unit].unknown.append((day, id_of(record), gap))
                continue
            weight = as_number(weighed)
        if isinstance(record, Merit) and not counts_times:
            weight = exact(weight * record.times)
        what = item.submission.id if measure.distinct and item.submission is not None else id_of(record)
        parts = parts_of(record, item)
        if measure.shared:
            whole = sum(part.weight or 1 for part in parts)
            shares: dict[str, Exact] = {}
            for part in parts:  # one that answers for several of them has their shares together
                unit = unit_of[part.unit]
                shares[unit] = exact(shares.get(unit, 0) + Fraction(weight) * (part.weight or 1) / whole)
        else:
            shares = dict.fromkeys((unit_of[part.unit] for part in parts), weight)
        for unit, share in shares.items():
            own = counted[unit]
            own.days.append(day)
            own.items.append(what)
            own.sums.append(own.sums[-1] + share)
    return counted


_PLAIN: Final = frozenset({Facts.SUBMISSION, Facts.ADOPTION, Facts.INSTRUCTION, Facts.REVIEW, Facts.MATTER, Facts.LAPSE, Facts.DUTY})
"""The kinds of facts that count once each for every unit they name."""


def _counted_plainly(books: Books, unit_of: Mapping[str, str], measure: Measure) -> dict[str, Counted]:
    """Count every record of a kind for the units that it concerns, once each."""
    assert measure.count is not None  # what is asked of records is counted in records
    counted: defaultdict[str, Counted] = defaultdict(Counted)
    rows, where = books.rows(measure.count), _where(books, measure.count)
    units = rows.column("record.unit" if measure.count in {Facts.LAPSE, Facts.DUTY} else "item.unit")[where]
    for day, record, item, unit in zip(rows.days[where], rows.records[where], rows.items[where], units, strict=True):
        what = item.submission.id if measure.distinct and item.submission is not None else id_of(record)
        for one in (unit_of[unit],) if unit is not None else dict.fromkeys([unit_of[part.unit] for part in item.units]):
            own = counted[one]
            own.days.append(day)
            own.items.append(what)
    for own in counted.values():
        own.sums = list(range(len(own.days) + 1))
    return counted


def with_counts(counted: dict[str, Counted], more: Mapping[str, Counted]) -> dict[str, Counted]:
    """Return what was counted here and elsewhere together; the items of the one are none of the other's."""
    for subject, other in more.items():
        own = counted.get(subject)
        counted[subject] = other if own is None else own.joined(other)
    return counted


def number_or_unknown(value: object) -> Exact | Unknown:
    """Return what a formula for a number came to, unknown among it."""
    return value if isinstance(value, Unknown) else as_number(value)


def as_number(value: object) -> Exact:
    """Return what a formula for a number came to."""
    assert isinstance(value, (int, Fraction))
    return value


def _rows(books: Books, facts: Facts) -> Sequence[tuple[date, AnyRecord, Item]]:
    """Return the records of a kind that lie in the period, in order of their days."""
    register = books.register
    if facts is Facts.FINDING:
        found: list[tuple[date, Finding, Item]] = []
        for several in books.judged:
            inside = [finding for finding in several if finding_day(register, finding) in books.ledger.period]
            if inside:  # of several findings on one subject the latest counts
                found.append((finding_day(register, inside[-1]), inside[-1], register.item_of(inside[-1])))
        return sorted(found, key=lambda row: (row[0], row[1].id))
    rows, where = books.rows(facts), _where(books, facts)
    return list(zip(rows.days[where], rows.records[where], rows.items[where], strict=True))


def _where(books: Books, facts: Facts) -> slice:
    """Return where the records of a kind stand that lie in the period."""
    days = books.rows(facts).days
    start = bisect_left(days, books.ledger.period.start)
    return slice(start, bisect_left(days, books.ledger.period.end, start))
