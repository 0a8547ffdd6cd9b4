"""
Prices put on records: every record of the period meets the rules of its kind, and what comes of it is posted.

What no rule prices, what lies outside the period and what an assessor still owes is listed, never dropped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from govinfo.assessment.ledger import day_of
from govinfo.assessment.matching import Matcher, amount_of
from govinfo.assessment.posting import Books, arithmetic, finding_day, post_award, post_price
from govinfo.formulas import evaluate
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution, Finding, Lapse
from govinfo.register import Item
from govinfo.rulebook import Facts

__all__ = ["LISTS", "post_findings", "post_prices"]

LISTS: Final = {
    Facts.SUBMISSION: "submissions",
    Facts.ADOPTION: "adoptions",
    Facts.INSTRUCTION: "instructions",
    Facts.LAPSE: "lapses",
}
"""The lists of records that are priced as they happened, by kind; findings are judged apart."""


def post_prices(books: Books) -> None:
    """Put the prices on the submissions, adoptions, instructions and lapses of the ledger's period."""
    register, ledger = books.register, books.ledger
    matchers = {facts: Matcher(books.program, facts) for facts in LISTS}
    for segment in ledger.segments:
        for facts, matcher in matchers.items():
            records: Sequence[AnyRecord] = getattr(register.records, LISTS[facts])
            where = _within(records, segment)
            _post_all(books, facts, matcher, records[where], register.items_of[LISTS[facts]][where])
        for column in ledger.own_columns():
            column.ends.append(len(column.plans))
    live: set[str] = set()
    for facts in (Facts.ADOPTION, Facts.INSTRUCTION, Facts.LAPSE, Facts.SUBMISSION):
        records = getattr(register.records, LISTS[facts])
        where = _within(records, ledger.period)
        outside = [*records[: where.start], *records[where.stop :]]
        if facts is Facts.SUBMISSION and outside:  # an item is not outside while something inside rests on it
            inside = [records[_within(records, ledger.period)] for records in (register.records.adoptions, register.records.instructions)]
            live = {record.submission for rows in inside for record in rows}
        books.left.outside += [record.id for record in outside if record.id not in live]


def _within(records: Sequence[AnyRecord], period: Period) -> slice:
    start = bisect_left(records, period.start, key=day_of)
    return slice(start, bisect_left(records, period.end, start, key=day_of))


def _post_all(books: Books, facts: Facts, matcher: Matcher, records: Sequence[AnyRecord], items: Sequence[Item]) -> None:
    columns = books.ledger.columns
    unpriced = books.left.unpriced
    units = map(attrgetter("unit"), records if facts is Facts.LAPSE else items)
    matches = map(matcher.__getitem__, matcher.keys_of(records, items))
    measured = not books.program.prices[facts] and facts in books.program.counted
    for record, item, match, unit in zip(records, items, matches, units):  # noqa: B905  # all four are as long as records
        plan = match.plan
        if plan is not None and unit is not None:
            column = columns[unit]
            column.records.append(record)
            column.plans.append(plan)
        elif match.prices:
            _post_one(books, facts, matcher, record, item)
        elif not measured:
            unpriced.append(record.id or "")


def _post_one(books: Books, facts: Facts, matcher: Matcher, record: AnyRecord, item: Item) -> None:
    parts = (Contribution(unit=record.unit),) if isinstance(record, Lapse) else item.units
    (key,) = matcher.keys_of([record], [item])
    match = matcher[key]
    if match.plan is not None:
        for award in match.plan.awards:
            by = None if award.superseded_by is None else (award.superseded_by, record.id or "")
            post_award(books, award.price, record, item, parts, award.amount, superseded_by=by)
        return
    env = matcher.env(key).of(record, item)
    posted = [post_price(books, facts, price, record, item, parts, env) for price in match.prices]
    if not any(posted):
        books.left.unpriced.append(record.id or "")


def post_findings(books: Books) -> None:
    """
    Put the prices on the findings, and list those on which nothing rests.

    Of several findings on one criterion and subject the latest counts, the others are superseded.
    A finding about a unit is judged among those of the period; one about a record belongs to that
    record's day. Call it after `post_prices`: a finding that decided another line is accounted for there.
    """
    matcher = Matcher(books.program, Facts.FINDING)
    for findings in books.register.findings.values():
        inside: list[Finding] = []
        for finding in findings:
            if finding.id in books.left.used:
                continue
            if finding_day(books.register, finding) in books.ledger.period:
                inside.append(finding)
            else:
                books.left.outside.append(finding.id)
        for finding in inside:
            if not _post_finding(books, matcher, finding, inside[-1]):
                books.left.unpriced.append(finding.id)


def _post_finding(books: Books, matcher: Matcher, finding: Finding, latest: Finding) -> bool:
    item = books.register.item_of(finding)
    parts: Sequence[Contribution] = item.units
    if finding.about.unit is not None:
        parts = (Contribution(unit=finding.about.unit),)
    elif finding.about.lapse is not None:
        parts = tuple(Contribution(unit=lapse.unit) for lapse in [books.register.by_id[finding.about.lapse]] if isinstance(lapse, Lapse))
    (key,) = matcher.keys_of([finding], [item])
    env = matcher.env(key).of(finding, item)
    posted = False
    for price in matcher[key].prices:
        if not parts or (price.varied and price.condition is not None and evaluate(price.condition, env) is not True):
            continue
        by = None if finding is latest else (price.rule.id, latest.id)
        amount = amount_of(price.amount, env)
        post_award(books, price.rule, finding, item, parts, amount, arithmetic(price.amount, env), superseded_by=by)
        posted = True
    return posted
