"""What rules give, before anybody's lines are made of it: awards, which records that agree share, and the plans that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Final, cast, final

from attrs import frozen

from govinfo.assessment._sharing import amount_text
from govinfo.duties import DutyOutcome
from govinfo.exact import Exact, exact
from govinfo.labels import Status
from govinfo.records import AnyRecord, Finding, Priced
from govinfo.register import Item
from govinfo.rulebook import Keep, Price
from govinfo.rulebook._covering import Posting
from govinfo.rulebook._rule_types import Settlement
from govinfo.texts import Text, Worded


@final
@frozen(eq=False)
class Fate:
    """
    What became of a line, and why (计分状态).

    Attributes:
        settled_by: the cap or void that keeps it from counting.
        instead: the rule whose line counts instead.
        on: the id of the record of that line; None where it is the line's own.
        kept_by: the keep by which that line is the better one; None where a later finding took its place.
        rival: that record in words, where its id says nothing to a reader.
        withdrawn: whether nothing counts instead: the later finding says that the criterion is not met.
        counted: how much of it counts all the same, in a line of its own.
    """

    status: Status
    settled_by: Settlement | None = None
    instead: Posting | None = None
    on: str | None = None
    kept_by: Keep | None = None
    rival: Worded | None = None
    withdrawn: bool = False
    counted: Exact = 0


COUNTS: Final = Fate(Status.COUNTED)
"""Where every line begins that nothing beats."""


@final
@frozen(eq=False)
class Award:
    """
    What one rule gives, for every record that it is given for alike.

    Attributes:
        rule: the price, or the tally.
        amount: how much its owner gets.
        shared: how it came about that this is the share of those who answer, where several share.
        arithmetic: how the whole came about, where it is a formula.
        fate: whether it counts where nothing else is said.
        places: which of the item's contributing units it is the share of, by their places: several where one answers for them; none
            where one has the whole alone.
    """

    rule: Posting
    amount: Exact
    shared: Worded | None = None
    arithmetic: Worded | None = None
    fate: Fate = COUNTS
    places: tuple[int, ...] = ()

    @cached_property
    def note(self) -> Worded:
        """The arithmetic in words."""
        own = self.shared or amount_text(self.rule.account, self.amount)
        return own if self.arithmetic is None else Text("{formula}; {share}", formula=self.arithmetic, share=own)


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

    @cached_property
    def grouped(self) -> bool:
        """Whether some price is for some groups only."""
        return any(isinstance(award.rule, Price) and award.rule.groups for award in self.awards)

    @cached_property
    def in_order(self) -> tuple[Award, ...]:
        """The awards as lines of one record stand: by the ids of the rules, then by account."""
        return tuple(sorted(self.awards, key=lambda award: (award.rule.id, award.rule.account)))


def sums_of(awards: Iterable[Award]) -> Mapping[str, tuple[Exact, Exact]]:
    """Return by account what those awards that count add and what they take away."""
    sums: dict[str, tuple[Exact, Exact]] = {}
    for award in awards:
        if award.fate.status is Status.COUNTED:
            plus, minus = sums.get(award.rule.account, (0, 0))
            gain = max(award.amount, 0)
            sums[award.rule.account] = (exact(plus + gain), exact(minus + gain - award.amount))
    return sums


def id_of(record: AnyRecord) -> str:
    """Return the id of a priced or counted record."""
    return cast("Priced", record).id


def day_of(record: AnyRecord) -> date:
    """Return the day on which a priced record counts."""
    return cast("Priced", record).on


def note_on(record: AnyRecord | DutyOutcome | None, note: Worded) -> Worded:
    """Return the arithmetic of a line, after what a duty came to where the line rests on one."""
    return Text("{duty}; {note}", duty=record.words, note=note) if isinstance(record, DutyOutcome) else note


def duties_of(record: AnyRecord | DutyOutcome | None) -> tuple[str, ...]:
    """Return the id of the duty that a line on *record* measures; none of other records."""
    return (record.duty,) if isinstance(record, DutyOutcome) else ()


def words_of(record: AnyRecord | DutyOutcome | None) -> Worded | None:
    """Return what a duty came to, in words; the id of a record says enough."""
    return record.words if isinstance(record, DutyOutcome) else None


def facts_of(record: AnyRecord | DutyOutcome, item: Item | None) -> tuple[str, ...]:
    """Return the ids of what a line on *record* rests on: the record, what a finding is about, the item."""
    if isinstance(record, DutyOutcome):
        return record.facts
    own = id_of(record)
    about = record.about.record if isinstance(record, Finding) else None
    item_id = None if item is None or item.submission is None else item.submission.id
    if about is None or about == own:
        return (own,) if item_id is None or item_id == own else (own, item_id)
    return (own, about) if item_id is None or item_id in {own, about} else (own, about, item_id)
