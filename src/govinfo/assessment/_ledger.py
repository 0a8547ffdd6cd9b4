"""
The ledger (计分台账): what every unit earned and lost, kept compactly until somebody reads it.

Most lines are one record priced by rules that look at nothing but a few of its attributes. For
those a column keeps the record and the plan that the rules made for all records alike; the line
is made when it is read. Every other line is a posting of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias, cast, final

from attrs import Factory, define, frozen

from govinfo.assessment._sharing import amount_text
from govinfo.duties import DutyOutcome
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import AnyRecord, Finding, Priced
from govinfo.register import Item, Register
from govinfo.rulebook import Price, Tally
from govinfo.rulebook._rule_types import Settlement
from govinfo.texts import Text, Worded


@final
@frozen(eq=False)
class Award:
    """
    What one rule gives for every record of one plan.

    Attributes:
        price: the rule.
        amount: how much, before contributors share it.
        superseded_by: the rule whose line counts instead, None where this one counts.
        arithmetic: how the amount came about, where it is a formula.
    """

    price: Price
    amount: Exact
    superseded_by: Price | None = None
    arithmetic: Worded | None = None

    @cached_property
    def own(self) -> Worded:
        """The amount in words."""
        return amount_text(self.price.account, self.amount)


@final
@frozen(eq=False)
class Plan:
    """
    What the rules give for all records that agree in every attribute the rules look at.

    Attributes:
        awards: in the order of the rules.
        sums: by account, what one record adds and what it takes away, superseded awards left out.
        finished: whether this is the whole answer; else each record is priced by itself, or by no rule at all.
        met: the pairs of prices of which nothing says how they combine.
    """

    awards: tuple[Award, ...]
    sums: Mapping[str, tuple[Exact, Exact]]
    finished: bool
    met: tuple[tuple[Price, Price], ...] = ()


@final
@define(eq=False)
class Posting:
    """
    One line that stands for itself: shared, decided by an assessor, in competition with others, or of a sub-period.

    Attributes:
        amount: what this unit gets or loses.
        day: the day on which it counts.
        note: its arithmetic in words.
        facts: the ids of what it rests on.
        measures: the measures it rests on.
        unit: the unit in whose line it is a person's share; None for any other line.
        owners: the contributing units whose share it is, where several share; another unit may answer for them, also for several.
        superseded_by: the rule and the record whose line counts instead.
        rival: that record in words, where its id says nothing to a reader.
        withdrawn: whether nothing counts instead: the later finding says that the criterion is not met.
        settled_by: the cap or void that keeps it from counting.
        span: the days that a rule about a span looked at.
        rest: whether it is what a limit left uncounted of a line that counts in part.
    """

    rule: Price | Tally
    amount: Exact
    day: date
    note: Worded
    facts: tuple[str, ...]
    record: AnyRecord | None = None
    item: Item | None = None
    measures: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    unit: str | None = None
    status: Status = Status.COUNTED
    superseded_by: tuple[Price | Tally, str] | None = None
    rival: Worded | None = None
    withdrawn: bool = False
    settled_by: Settlement | None = None
    span: Period | None = None
    rest: bool = False


Sums: TypeAlias = dict[tuple[str, int], tuple[Exact, Exact]]
"""By account and number of the segment: the sum of what was added and of what was taken away, both zero or more."""


@final
@define(eq=False)
class Column:
    """
    What one unit earned and lost.

    Attributes:
        records: the records priced by a plan, segment by segment.
        plans: their plans.
        ends: where each segment ends in those two.
        postings: every other line.
    """

    unit: str
    records: list[AnyRecord] = Factory(list[AnyRecord])
    plans: list[Plan] = Factory(list[Plan])
    ends: list[int] = Factory(list[int])
    postings: list[Posting] = Factory(list[Posting])

    def segments(self) -> Iterator[tuple[int, slice]]:
        """Yield the number of every segment and where its records stand."""
        start = 0
        for number, end in enumerate(self.ends):
            yield number, slice(start, end)
            start = end


@final
@define(eq=False)
class Ledger:
    """
    The columns of all units, and what became of the records that no line rests on.

    Attributes:
        period: the period assessed.
        segments: the payout periods it is cut into, in order, each bearing the name of the whole payout period.
        columns: by unit; a unit whose successor answers for it has its successor's column.
    """

    period: Period
    segments: tuple[Period, ...]
    columns: dict[str, Column]

    def segment_of(self, day: date) -> int:
        """Return the number of the segment that *day* lies in."""
        return bisect_right(self.segments, day, key=lambda segment: segment.start) - 1

    def own_columns(self) -> Iterator[Column]:
        """Yield every column once."""
        for unit, column in self.columns.items():
            if column.unit == unit:
                yield column

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
        for posting in column.postings:
            if posting.status is Status.COUNTED:
                plus, minus = signed(posting.amount)
                add(sums, posting.rule.account, self.segment_of(posting.day), plus, minus)
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

        def wanted(rule: Price | Tally) -> bool:
            return account in {None, rule.account} and (rules is None or rule.id in rules)

        for record, plan in zip(column.records, column.plans, strict=True):
            for award in plan.awards:
                if wanted(award.price) and award.superseded_by is None and (everything or day_of(record) in within):
                    yield award.amount
        for posting in column.postings:
            if wanted(posting.rule) and posting.status is Status.COUNTED and posting.day in within:
                yield posting.amount

    def spell_out(self, column: Column, register: Register) -> list[Posting]:
        """Turn the plans of *column* into postings, so that each line can be settled by itself; return all of its postings."""
        for record, plan in zip(column.records, column.plans, strict=True):
            item = register.item_of(record)
            for award in plan.awards:
                column.postings.append(posting_of(award, record, item))
        column.records.clear()
        column.plans.clear()
        column.ends[:] = [0] * len(column.ends)
        return column.postings


def posting_of(award: Award, record: AnyRecord, item: Item) -> Posting:
    """Return what an award gives for one record as a posting."""
    return Posting(
        rule=award.price,
        amount=award.amount,
        day=day_of(record),
        note=note_of(record, award.own, award.arithmetic),
        facts=facts_of(record, item),
        measures=duties_of(record),
        record=record,
        item=item,
        status=Status.COUNTED if award.superseded_by is None else Status.SUPERSEDED,
        superseded_by=None if award.superseded_by is None else (award.superseded_by, id_of(record)),
    )


def add(sums: Sums, account: str, segment: int, plus: Exact, minus: Exact) -> None:
    """Add to *sums* in place."""
    before = sums.get((account, segment), (0, 0))
    sums[account, segment] = (before[0] + plus, before[1] + minus)


def signed(amount: Exact) -> tuple[Exact, Exact]:
    """Return *amount* as what it adds and what it takes away."""
    return (amount, 0) if amount > 0 else (0, -amount)


def id_of(record: AnyRecord) -> str:
    """Return the id of a priced or counted record."""
    return cast("Priced", record).id


def day_of(record: AnyRecord) -> date:
    """Return the day on which a priced record counts."""
    return cast("Priced", record).on


def note_of(record: AnyRecord | DutyOutcome, own: Worded, arithmetic: Worded | None) -> Worded:
    """Return the arithmetic of a line, after what a duty came to where the line rests on one."""
    note = own if arithmetic is None else Text("{formula}; {share}", formula=arithmetic, share=own)
    return Text("{duty}; {note}", duty=record.words, note=note) if isinstance(record, DutyOutcome) else note


def duties_of(record: AnyRecord | DutyOutcome) -> tuple[str, ...]:
    """Return the id of the duty that a line on *record* measures; none of other records."""
    return (record.duty,) if isinstance(record, DutyOutcome) else ()


def words_of(record: AnyRecord | DutyOutcome | None) -> Worded | None:
    """Return what a duty came to, in words; the id of a record says enough."""
    return record.words if isinstance(record, DutyOutcome) else None


def facts_of(record: AnyRecord | DutyOutcome, item: Item) -> tuple[str, ...]:
    """Return the ids of what a line on *record* rests on: the record, what a finding is about, the item."""
    if isinstance(record, DutyOutcome):
        return record.facts
    own = id_of(record)
    about = record.about.record if isinstance(record, Finding) else None
    item_id = None if item.submission is None else item.submission.id
    if about is None or about == own:
        return (own,) if item_id is None or item_id == own else (own, item_id)
    return (own, about) if item_id is None or item_id in {own, about} else (own, about, item_id)
