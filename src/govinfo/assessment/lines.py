"""Lines (计分明细): what a column holds, made into values when somebody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo.assessment.ledger import Award, Column, Posting, day_of, facts_of
from govinfo.assessment.sharing import amount_text
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.records import AnyRecord
from govinfo.register import Item, Register
from govinfo.texts import Language, Text

__all__ = ["Line", "Sourced", "in_order", "lines_of"]


@final
@frozen(kw_only=True)
class Line:
    """
    One line of the ledger (计分明细): who, when, how much, by which clause, on which facts, and why.

    Attributes:
        account: `points`, `yuan` or another account of the rulebook.
        amount: below zero for a deduction.
        facts: the ids of the records it rests on.
        measures: the measures it rests on.
        status: what became of it; only counted lines add up.
        superseded_by: the rule and the record whose line counts instead.
        note: its arithmetic.
    """

    account: str
    rule: str
    clause: str
    title: str
    on: date
    amount: Exact
    facts: tuple[str, ...]
    status: Status
    note: Text = field(eq=False)
    title_en: str | None = None
    measures: tuple[str, ...] = ()
    superseded_by: tuple[str, str] | None = None

    def why(self, lang: Language = "zh") -> str:
        """Return the reason of the line in words: the rule, the arithmetic, and what became of it."""
        title = self.title if lang == "zh" else self.title_en or self.title
        words = Text("{title}: {note}", title=title, note=self.note)
        if self.superseded_by is not None:
            rule, record = self.superseded_by
            words = Text("{words}; not counted, {rule} on {record} counts instead", words=words, rule=rule, record=record)
        elif self.status is not Status.COUNTED:
            words = Text("{words}; {status}", words=words, status=self.status)
        return words.text(lang)


Sourced: TypeAlias = tuple[Line, AnyRecord | None, Item | None]
"""A line with the record and the item it rests on."""


def lines_of(column: Column, register: Register) -> Iterator[Sourced]:
    """Yield every line of *column* with the record and the item it rests on, in no order."""
    for record, plan in zip(column.records, column.plans, strict=True):
        item = register.item_of(record)
        for award in plan.awards:
            yield _award_line(award, record, item), record, item
    for posting in column.postings:
        yield _posting_line(posting), posting.record, posting.item


def in_order(line: Line) -> tuple[date, str, tuple[str, ...], str]:
    """Return what lines are sorted by: the day, the rule, the facts."""
    return (line.on, line.rule, line.facts, line.account)


def _award_line(award: Award, record: AnyRecord, item: Item) -> Line:
    rule = award.price
    return Line(
        account=rule.account,
        rule=rule.id,
        clause=rule.clause,
        title=rule.title,
        title_en=rule.title_en,
        on=day_of(record),
        amount=award.amount,
        facts=facts_of(record, item),
        status=Status.COUNTED if award.superseded_by is None else Status.SUPERSEDED,
        note=amount_text(rule.account, award.amount),
        superseded_by=None if award.superseded_by is None else (award.superseded_by, record.id or ""),
    )


def _posting_line(posting: Posting) -> Line:
    rule = posting.rule
    return Line(
        account=rule.account,
        rule=rule.id,
        clause=rule.clause,
        title=rule.title,
        title_en=rule.title_en,
        on=posting.day,
        amount=posting.amount,
        facts=posting.facts,
        status=posting.status,
        note=posting.note,
        measures=posting.measures,
        superseded_by=posting.superseded_by,
    )
