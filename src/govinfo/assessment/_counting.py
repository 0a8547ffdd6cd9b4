"""Counting the records of a measure (计数): by unit or person, in order of their days, so that any span is a look-up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise, repeat
from operator import itemgetter
from typing import Any, Final, Self, TypeAlias, final

from attrs import Factory, define

from govinfo.assessment._awards import id_of
from govinfo.assessment._environments import RecordEnv, matching, record_env
from govinfo.assessment._posting import Books, finding_day
from govinfo.assessment._sharing import parts_of
from govinfo.exact import Exact, exact
from govinfo.formulas import UNKNOWN, Interval, Unknown, evaluate
from govinfo.formulas._possible import as_interval
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution, Finding, Merit
from govinfo.register import Item
from govinfo.rulebook import Facts
from govinfo.rulebook._conditions import ATTRIBUTES, attribute
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
    books: Books, unit_of: Mapping[str, str], program: MeasureProgram, parts_of: Callable[[AnyRecord, Item], Sequence[Contribution]] | None
) -> dict[str, Counted]:
    """
    Count the records of one measure in the period of the assessment, by the subject that answers for its part in them.

    Args:
        parts_of: whom a record concerns; None for the units, of which most records have one alone.
    """
    measure = program.measure
    counted: dict[str, Counted] = {}
    if measure.count is None:
        return counted
    of = parts_of or partial(_units_of, books)
    counts_times = program.formula is not None and "times" in program.formula.names
    alone = parts_of is None and measure.count in _ON_ITEMS
    for day, record, item, (met, weighed) in _rows(books, program, measure.count):
        if met is False:
            continue
        if isinstance(met, Unknown) or isinstance(weighed, Unknown):
            gap = as_interval(weighed) if met is True else as_interval(weighed).hull(Interval(0, 0))
            for unit in dict.fromkeys(unit_of[part.unit] for part in of(record, item)):
                counted.setdefault(unit, Counted()).unknown.append((day, id_of(record), gap))
            continue
        what = item.submission.id if measure.distinct and item.submission is not None else id_of(record)
        if alone and item.unit is not None:
            _count(counted, unit_of[item.unit], day, what, weighed)
            continue
        weight = exact(weighed * record.times) if isinstance(record, Merit) and not counts_times else weighed
        parts = of(record, item)
        if measure.shared:
            whole = sum(part.weight or 1 for part in parts)
            shares: dict[str, Exact] = {}
            for part in parts:  # one that answers for several of them has their shares together
                unit = unit_of[part.unit]
                shares[unit] = exact(shares.get(unit, 0) + Fraction(weight) * (part.weight or 1) / whole)
        else:
            shares = dict.fromkeys((unit_of[part.unit] for part in parts), weight)
        for unit, share in shares.items():
            _count(counted, unit, day, what, share)
    return counted


_ON_ITEMS: Final = frozenset({Facts.SUBMISSION, Facts.ADOPTION, Facts.INSTRUCTION, Facts.REVIEW})
"""The kinds of records that concern the units of their item."""


def _units_of(books: Books, record: AnyRecord, item: Item) -> Sequence[Contribution]:
    return parts_of(books.register, record, item)


def _count(counted: dict[str, Counted], subject: str, day: date, what: str, weight: Exact) -> None:
    own = counted.get(subject)
    if own is None:
        own = counted[subject] = Counted()
    own.days.append(day)
    own.items.append(what)
    own.sums.append(own.sums[-1] + weight)


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


_Weighed: TypeAlias = tuple[bool | Unknown, Exact | Unknown]
"""Whether a record is counted, and for how much."""

_ONE: Final[_Weighed] = (True, 1)


def _rows(books: Books, program: MeasureProgram, facts: Facts) -> Iterator[tuple[date, AnyRecord, Item, _Weighed]]:
    """Yield the records of a kind that lie in the period, in order of their days, each with how much it counts for."""
    measure, formula = program.measure, program.formula
    asked = [condition.attribute for condition in measure.when]
    if formula is not None:
        asked += [*ATTRIBUTES[facts], *(f"tags.{read.word}" for read in formula.reads if read.lookup == "tag")]

    def weighed(env: RecordEnv) -> _Weighed:
        met = matching(measure.when, env)
        return met, 1 if formula is None or met is False else number_or_unknown(evaluate(formula, env))

    if facts is Facts.FINDING:
        for day, finding, item in _findings(books):
            yield day, finding, item, weighed(record_env(books.program, facts, finding, item, asked)) if asked else _ONE
        return
    rows = books.rows(facts)
    start = bisect_left(rows.days, books.ledger.period.start)
    where = slice(start, bisect_left(rows.days, books.ledger.period.end, start))
    weights: Iterable[_Weighed] = repeat(_ONE)
    if asked:  # records that agree in what is asked count alike
        attributes = (attribute(facts, name) for name in asked)
        fields = sorted({field for one in attributes if one is not None for field in one.fields})
        known: dict[tuple[Any, ...], _Weighed] = {}

        def of(key: tuple[Any, ...]) -> _Weighed:
            found = known.get(key)
            if found is None:
                found = known[key] = weighed(RecordEnv(books.program, facts, dict(zip(fields, key, strict=True))))
            return found

        columns = [rows.column(name)[where] for name in fields]
        keys = zip(*columns, strict=True) if columns else repeat((), where.stop - where.start)
        weights = map(of, keys)
    yield from zip(rows.days[where], rows.records[where], rows.items[where], weights, strict=False)


def _findings(books: Books) -> Sequence[tuple[date, Finding, Item]]:
    """Return the findings in the period: of several on one subject the latest counts."""
    register = books.register
    found: list[tuple[date, Finding, Item]] = []
    for several in books.judged:
        inside = [finding for finding in several if finding_day(register, finding) in books.ledger.period]
        if inside:
            found.append((finding_day(register, inside[-1]), inside[-1], register.item_of(inside[-1])))
    return sorted(found, key=lambda row: (row[0], row[1].id))
