"""What follows from many lines together: of rival lines the best is kept, and each sub-period is settled (取舍与按期结算)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from govinfo.assessment.environments import record_env
from govinfo.assessment.ledger import Column, Posting
from govinfo.assessment.matching import amount_of
from govinfo.assessment.measures import Measures, UnitEnv
from govinfo.assessment.posting import Books
from govinfo.assessment.sharing import MONEY, amount_text
from govinfo.exact import FEN, round_half_up
from govinfo.formulas import Formula, evaluate, explain
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook import By, Keep, Price
from govinfo.rulebook.program import KeepProgram, TallyProgram
from govinfo.texts import Text

__all__ = ["keep_best", "settle"]


def keep_best(books: Books) -> None:
    """Mark, among rival lines of different records, those beyond the best as superseded."""
    for keep in books.program.keeps:
        for column in books.ledger.own_columns():
            _keep_best_of(books, keep, column)


def _keep_best_of(books: Books, keep: KeepProgram, column: Column) -> None:
    rivals: dict[tuple[Any, ...], list[Posting]] = defaultdict(list)
    for posting in column.postings:
        if posting.rule.id in keep.order and posting.status is Status.COUNTED:
            key = _belonging(books, keep.rule, posting)
            if None not in key:
                rivals[key].append(posting)
    for several in rivals.values():
        if len(several) > keep.rule.best:
            several.sort(key=lambda posting: _first_best(keep, posting))
            best = several[0]
            for posting in several[keep.rule.best :]:
                posting.status = Status.SUPERSEDED
                posting.superseded_by = (best.rule.id, best.facts[0])


def _belonging(books: Books, keep: Keep, posting: Posting) -> tuple[Any, ...]:
    if posting.record is None or posting.item is None or not isinstance(posting.rule, Price):
        return (None,)
    env = record_env(books.program, posting.rule.of, posting.record, posting.item, keep.per)
    own = {
        "record": posting.record.id,
        "item": posting.item.submission.id if posting.item.submission is not None else None,
        "day": posting.day,
    }
    return tuple(own[name] if name in own else env.attribute(name) for name in keep.per)


def _first_best(keep: KeepProgram, posting: Posting) -> tuple[Any, ...]:
    tie = (posting.day, posting.facts)
    if keep.rule.by is By.SIZE:
        return (-abs(posting.amount), *tie)
    if keep.rule.by is By.LISTED:
        return (keep.order[posting.rule.id], *tie)
    days = posting.day.toordinal()
    return (days if keep.rule.by is By.FIRST else -days, *tie)


def settle(books: Books, measures: Measures, units: Sequence[str]) -> None:
    """Post every tally for every unit and each whole sub-period of the assessment."""
    first_month = books.program.rulebook.settings.first_month
    for tally in books.program.tallies:
        parts = books.ledger.period.parts(tally.rule.each, first_month=first_month)
        posted = [(unit, _settled(measures, tally, unit, part)) for unit in units for part in parts]
        for unit, posting in posted:  # only now, so that no unit is judged by a line of the same tally
            if posting is not None:
                books.ledger.columns[unit].postings.append(posting)


def _settled(measures: Measures, tally: TallyProgram, unit: str, part: Period) -> Posting | None:
    env = UnitEnv(measures, unit, part, tally.rule.each)
    if tally.condition is not None and evaluate(tally.condition, env) is not True:
        return None
    amount = amount_of(tally.amount, env)
    if tally.rule.account == MONEY:
        amount = round_half_up(amount, FEN)
    formulas = [formula for formula in (tally.condition, tally.amount) if isinstance(formula, Formula)]
    reads = tuple(sorted({read.word for formula in formulas for read in formula.reads}))
    own = amount_text(tally.rule.account, amount)
    words = tuple(explain(formula, env) for formula in formulas)
    return Posting(
        rule=tally.rule,
        amount=amount,
        day=part.last_day,
        note=Text("{period}: {words}; {amount}", period=part.name, words=words, amount=own) if words else own,
        facts=measures.target_ids(unit, reads, part),
        measures=reads,
    )
