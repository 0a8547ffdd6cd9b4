"""
The ledger (计分台账): what every unit earned and lost, kept compactly until somebody reads it.

A line is in one of four states:

    counted      it adds up; every line that nothing beats begins here
    superseded   another counts instead, or a later finding took it back
    capped       a limit keeps it out; of a line cut in two, the rest
    voided       a condition takes it back

Who posts, in which order: prices (`_pricing`, with `_posting`) put lines on records, some of them beaten from
the start; then settlements (`_settling`) take their turns: tallies post lines of their own, keeps, caps and
voids say what becomes of lines that count. A settlement only says so, in a `Ruling`; the ledger alone moves
the lines, out of `counted` and never back. When all have had their turn persons get their shares, settlements
about persons rule in the same way, and nothing moves any more.

Most lines are one record priced by rules that look at nothing but a few of its attributes. For those a column keeps the record
and the plan that the rules made for all records alike; the line is made when it is read. Every other line stands for itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias, final

from attrs import define, field, frozen

from govinfo.assessment._awards import Award, Fate, Plan, day_of
from govinfo.assessment._lines import Line, in_order, lines_of, moved, part_of, spread
from govinfo.assessment._sharing import amount_text
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import AnyRecord
from govinfo.register import Item
from govinfo.texts import Text

Sums: TypeAlias = dict[tuple[str, int], tuple[Exact, Exact]]
"""By account and number of the segment: the sum of what was added and of what was taken away, both zero or more."""

Keep: TypeAlias = tuple[Callable[[AnyRecord], None], Callable[[Item], None], Callable[[Plan], None]]
"""Where one unit's record, and the item and the plan beside it, are kept."""


@final
@frozen(eq=False)
class Ruling:
    """
    What a settlement says (裁定): what becomes of some lines, and why.

    Attributes:
        lines: which, all of them counted until now.
        fate: what becomes of them. Where it lets part of a line count, the ledger cuts the line in two.
    """

    lines: Sequence[Line]
    fate: Fate


@final
@define(eq=False)
class Column:
    """
    What one unit or person earned and lost; the ledger writes it, others look.

    Attributes:
        records: the records priced by a plan, segment by segment.
        items: what they are about.
        plans: their plans.
        lines: every other line.
    """

    unit: str
    _records: list[AnyRecord] = field(factory=list[AnyRecord], init=False)
    _items: list[Item] = field(factory=list[Item], init=False)
    _plans: list[Plan] = field(factory=list[Plan], init=False)
    _ends: list[int] = field(factory=list[int], init=False)
    _lines: list[Line] = field(factory=list[Line], init=False)

    @property
    def records(self) -> Sequence[AnyRecord]:
        return self._records

    @property
    def items(self) -> Sequence[Item]:
        return self._items

    @property
    def plans(self) -> Sequence[Plan]:
        return self._plans

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def __bool__(self) -> bool:
        """Whether anything is in it."""
        return bool(self._plans or self._lines)

    def segments(self) -> Iterator[tuple[int, slice]]:
        """Yield the number of every segment and where its records stand."""
        start = 0
        for number, end in enumerate(self._ends):
            yield number, slice(start, end)
            start = end

    @property
    def keep(self) -> Keep:
        """Where records are kept with their items and plans while prices are posted."""
        return self._records.append, self._items.append, self._plans.append

    def close_segment(self) -> None:
        """Let the records kept from now on be those of the next segment."""
        self._ends.append(len(self._plans))

    def post(self, line: Line) -> None:
        """Write down a line that stands for itself."""
        self._lines.append(line)

    def spell_out(self) -> Sequence[Line]:
        """Make the lines of the plans, so that each can be ruled on by itself; return all lines of the column."""
        if self._plans:
            self._lines += self.planned()
            self._records.clear()
            self._items.clear()
            self._plans.clear()
            self._ends[:] = [0] * len(self._ends)
        return self._lines

    def taken(self) -> list[Line]:
        """Return what was posted, and hold it no more: what one record that stands for many came to."""
        lines = list(self.spell_out())
        self._lines.clear()
        return lines

    def planned(self) -> list[Line]:
        """Make the lines of the plans, record by record."""
        return lines_of(self.unit, self._records, self._items, self._plans)

    def shared(self) -> list[Line]:
        """Make those lines of the plans that are a share of something."""
        if not any(award.places for plan in {id(plan): plan for plan in self._plans}.values() for award in plan.awards):
            return []
        return [line for line in self.planned() if line.among]

    def read(self) -> list[Line]:
        """Return every line in order, made when it is read and kept by nobody."""
        days = list(map(day_of, self._records))
        order = sorted(range(len(days)), key=days.__getitem__)  # by runs: every kind of record stands by day already
        records, plans = [self._records[i] for i in order], [self._plans[i] for i in order]
        lines = lines_of(self.unit, records, [self._items[i] for i in order], plans)
        shared = {day for day, times in Counter(days).items() if times > 1}.union(line.on for line in self._lines)
        if not shared:  # the lines of one record stand in order in its plan
            return lines
        dated = [(day_of(record), line) for record, line in zip(spread(records, plans), lines, strict=True)]
        dated += [(line.on, line) for line in self._lines]
        dated.sort(key=itemgetter(0))
        result: list[Line] = []
        for day, run in groupby(dated, key=itemgetter(0)):
            several = (line for _, line in run)
            result += sorted(several, key=in_order) if day in shared else several
        return result


@final
@define(eq=False)
class Ledger:
    """
    The columns of all units, and what is added up of them.

    Attributes:
        period: the period assessed.
        segments: the payout periods it is cut into, in order, each bearing the name of the whole payout period.
        columns: by unit; a unit whose successor answers for it has its successor's column.
    """

    period: Period
    segments: tuple[Period, ...]
    columns: Mapping[str, Column]

    def segment_of(self, day: date) -> int:
        """Return the number of the segment that *day* lies in."""
        return bisect_right(self.segments, day, key=lambda segment: segment.start) - 1

    def own_columns(self) -> Iterator[Column]:
        """Yield every column once."""
        for unit, column in self.columns.items():
            if column.unit == unit:
                yield column

    def close_segment(self) -> None:
        """Let the records kept from now on be those of the next segment."""
        for column in self.own_columns():
            column.close_segment()

    def sums(self, column: Column) -> Sums:
        """Add up the counted lines of *column* by account and segment."""
        sums: Sums = {}
        for number, where in column.segments():
            totals: dict[str, list[Exact]] = {}
            for plan, times in Counter(column.plans[where]).items():
                for account, (plus, minus) in plan.sums.items():
                    total = totals.get(account)
                    if total is None:
                        totals[account] = [plus * times, minus * times]
                    else:
                        total[0] += plus * times
                        total[1] += minus * times
            sums.update({(account, number): (added, taken) for account, (added, taken) in totals.items()})
        for line in column.lines:
            if line.status is Status.COUNTED:
                plus, minus = signed(line.amount)
                add(sums, line.account, self.segment_of(line.on), plus, minus)
        return sums

    def total(self, column: Column, account: str, within: Period) -> tuple[Exact, Exact]:
        """Add up the counted lines of one account, dated *within* a period: what was added, what was taken away."""
        if within.includes(self.period):
            parts = [both for (name, _), both in self.sums(column).items() if name == account]
            return sum(plus for plus, _ in parts), sum(minus for _, minus in parts)
        added: Exact = 0
        taken: Exact = 0
        for amount in self.amounts(column, account, within, None):
            plus, minus = signed(amount)
            added += plus
            taken += minus
        return added, taken

    def amounts(self, column: Column, account: str | None, within: Period, rules: frozenset[str] | None) -> Iterator[Exact]:
        """Yield the amount of every counted line of one account (None: any) dated *within* a period, of some *rules* (None: all)."""
        everything = within.includes(self.period)

        def wanted(of: Award | Line) -> bool:
            rule = of.rule if isinstance(of, Award) else of.cites
            return account in {None, rule.account} and (rules is None or rule.id in rules)

        for record, plan in zip(column.records, column.plans, strict=True):
            for award in plan.awards:
                if wanted(award) and award.fate.status is Status.COUNTED and (everything or day_of(record) in within):
                    yield award.amount
        for line in column.lines:
            if wanted(line) and line.status is Status.COUNTED and line.on in within:
                yield line.amount


def write(columns: Mapping[str, Column], said: Line | Ruling) -> None:
    """Write down what a settlement says: a line of its own, or what becomes of lines that count."""
    if isinstance(said, Line):
        columns[said.subject].post(said)
        return
    fate = said.fate
    for line in said.lines:
        assert line.status is Status.COUNTED  # what does not count is never moved again
        if fate.counted and fate.settled_by is not None:
            note = Text(
                "{note}; of it {amount} within the limit of {clause}",
                note=line.note,
                amount=amount_text(line.account, fate.counted),
                clause=fate.settled_by.clause,
            )
            columns[line.subject].post(part_of(line, fate.counted, note))
        moved(line, fate)


def add(sums: Sums, account: str, segment: int, plus: Exact, minus: Exact) -> None:
    """Add to *sums* in place."""
    before = sums.get((account, segment), (0, 0))
    sums[account, segment] = (before[0] + plus, before[1] + minus)


def signed(amount: Exact) -> tuple[Exact, Exact]:
    """Return *amount* as what it adds and what it takes away."""
    return (amount, 0) if amount > 0 else (0, -amount)
