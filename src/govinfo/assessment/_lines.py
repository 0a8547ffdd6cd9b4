"""Lines (计分明细): what a column holds, made into values when somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo.assessment._ledger import Award, Column, Posting, day_of, duties_of, facts_of, id_of, note_of
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.records import AnyRecord
from govinfo.register import Item, Register
from govinfo.rulebook import Rule
from govinfo.texts import Language, Text, Worded
from govinfo.texts._titles import titled


@final
@frozen
class _Cited:
    """A rule in words: its clause and title."""

    rule: Rule

    def text(self, lang: Language) -> str:
        """Return the words in *lang*."""
        return f"{self.rule.clause} {titled(self.rule).text(lang)}"


@final
@frozen(kw_only=True)
class Line:
    """
    One line of the ledger (计分明细): who, when, how much, by which clause, on which facts, and why.

    Attributes:
        subject: the id of the unit or person whose line it is.
        account: `points`, `yuan` or another account of the rulebook.
        amount: below zero for a deduction.
        part: the part of the total it belongs to, where the rulebook has parts.
        facts: the ids of the records it rests on.
        measures: the measures it rests on, or the duty.
        status: what became of it; only counted lines add up.
        superseded_by: the rule and the record whose line counts instead.
        instead: that rule, in words.
        rival: that record, in words, where its id says nothing to a reader.
        withdrawn: whether a later finding took the line back, so that nothing counts instead.
        settled_by: the cap or void that keeps it from counting, in words.
        note: its arithmetic.
        span: the days that a rule about a span looked at.
        rest: whether it is what a limit left uncounted of a line that counts in part.
        unit: of a person's share, the id of the unit in whose line it is one; None for any other line.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> line = year.units[0].lines[0]
    >>> line.account, line.clause, line.status.value
    ('yuan', '四(一)', 'counted')
    """

    account: str
    rule: str
    clause: str
    title: str
    on: date
    amount: Exact
    facts: tuple[str, ...]
    status: Status
    note: Worded = field(eq=False)
    title_en: str | None = None
    part: str | None = None
    measures: tuple[str, ...] = ()
    superseded_by: tuple[str, str] | None = None
    instead: Worded | None = field(default=None, eq=False)
    rival: Worded | None = field(default=None, eq=False)
    withdrawn: bool = field(default=False, eq=False)
    subject: str = ""
    span: Period | None = None
    rest: bool = False
    settled_by: Worded | None = field(default=None, eq=False)
    unit: str | None = None

    @property
    def id(self) -> str:
        """A short digest, the same for the same rule, subject, facts and span in every run; no other line has it."""
        span = "" if self.span is None else f"{self.span.start}/{self.span.end}"
        day = "" if self.facts else f"{self.on}"  # what never happened has no facts, but a day
        parts = (
            self.rule,
            self.account,
            self.subject,
            *self.facts,
            "",
            *(() if self.facts else self.measures),
            day,
            span,
            "rest" * self.rest,
        )
        return sha256("\n".join(parts).encode()).hexdigest()[:16]

    def why(self, lang: Language = "zh") -> str:
        """Return the reason of the line in words: the rule, the arithmetic, and what became of it."""
        words = Text("{title}: {note}", title=titled(self), note=self.note)
        if self.superseded_by is not None and self.withdrawn:
            words = Text("{words}; not counted: {finding} later found that it is not met", words=words, finding=self.superseded_by[1])
        elif self.superseded_by is not None:
            record = self.superseded_by[1]
            other = Text("") if record in self.facts else Text(" on {record}", record=self.rival or record)
            words = Text("{words}; not counted, {rule}{other} counts instead", words=words, rule=self.instead, other=other)
        elif self.settled_by is not None:
            words = Text("{words}; not counted: {rule}", words=words, rule=self.settled_by)
        return words.text(lang)


Sourced: TypeAlias = tuple[Line, AnyRecord | None, Item | None]
"""A line with the record and the item it rests on."""


def lines_of(column: Column, register: Register) -> Iterator[Sourced]:
    """Yield every line of *column* with the record and the item it rests on, in no order."""
    for record, plan in zip(column.records, column.plans, strict=True):
        item = register.item_of(record)
        facts = facts_of(record, item)
        for award in plan.awards:
            yield _planned(column.unit, award, record, facts), record, item
    for posting in column.postings:
        yield _line(column.unit, posting), posting.record, posting.item


def in_order(line: Line) -> tuple[date, str, tuple[str, ...], str]:
    """Return what lines are sorted by: the day, the rule, the facts."""
    return (line.on, line.rule, line.facts, line.account)


def _planned(unit: str, award: Award, record: AnyRecord, facts: tuple[str, ...]) -> Line:
    """Return what an award gives for one record as a line."""
    rule, instead = award.price, award.superseded_by
    return Line(
        account=rule.account,
        rule=rule.id,
        clause=rule.clause,
        title=rule.title,
        title_en=rule.title_en,
        part=rule.part,
        on=day_of(record),
        amount=award.amount,
        facts=facts,
        status=Status.COUNTED if instead is None else Status.SUPERSEDED,
        note=note_of(record, award.own, award.arithmetic),
        subject=unit,
        measures=duties_of(record),
        superseded_by=None if instead is None else (instead.id, id_of(record)),
        instead=None if instead is None else _Cited(instead),
    )


def _line(unit: str, posting: Posting) -> Line:
    rule, instead = posting.rule, posting.superseded_by
    return Line(
        account=rule.account,
        rule=rule.id,
        clause=rule.clause,
        title=rule.title,
        title_en=rule.title_en,
        part=rule.part,
        on=posting.day,
        amount=posting.amount,
        facts=posting.facts,
        status=posting.status,
        note=posting.note,
        subject=unit,
        span=posting.span,
        rest=posting.rest,
        measures=posting.measures,
        superseded_by=None if instead is None else (instead[0].id, instead[1]),
        instead=None if instead is None else _Cited(instead[0]),
        rival=posting.rival,
        withdrawn=posting.withdrawn,
        unit=posting.unit,
        settled_by=None if posting.settled_by is None else _Cited(posting.settled_by),
    )
