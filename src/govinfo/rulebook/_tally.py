"""The tally: for each unit and span an amount that depends on measures and totals (结算)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import Problem
from govinfo.exact import Exact
from govinfo.formulas import Formula, Scope
from govinfo.formulas._formula import bounds
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import Facts
from govinfo.rulebook._moves import World
from govinfo.rulebook._posts import account_problems, part_problems
from govinfo.rulebook._problems import flaw
from govinfo.rulebook._rule_type import Amount, Formulas, RuleType, Said, amount_of, bound_of
from govinfo.rulebook._scopes import scope_of_pool, scope_of_span
from govinfo.rulebook._settings import Share
from govinfo.rulebook._spans import Each
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import amount_said, formula_said
from govinfo.rulebook._words import Under
from govinfo.texts import Text


@final
@frozen(kw_only=True, field_transformer=typed)
class Tally:
    """
    For each unit or person and each whole sub-period, or each of its items, an amount that depends on measures and totals (结算).

    A tally sees every line that counts when its turn comes.

    Attributes:
        for_: whose lines and measures: units, or persons.
        each: the length of the sub-periods; `item` for each item of the unit; `whole` for the whole assessment.
        provided: a formula; a line is posted only where it is true.
        amount: how much, a number or a formula over measures, targets, figures and totals.
        pool: a sum of which each unit gets its share, in the proportion of its amount.
        share: of a tally for each item, how the contributing units, or the authors, of a joint item share its amount.
        step: when it is its turn.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> [rule.each.value for rule in book.rules if isinstance(rule, Tally)][:1]
    ['year']
    """

    id: str
    clause: str
    title: str
    each: Each
    amount: Exact | str
    provided: str | None = None
    pool: Exact | str | None = None
    account: str = "points"
    share: Share = Share.EACH
    part: str | None = None
    step: int = 2
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


@final
@frozen(eq=False)
class TallyProgram:
    """A tally with its formulas."""

    rule: Tally
    condition: Formula | None
    amount: Amount
    pool: Amount | None


def _scope(book: Book, rule: Tally, field: str) -> Scope:
    return scope_of_pool(book) if field == "pool" else scope_of_span(book, rule.each, rule.for_)


def _check(book: Book, rule: Tally) -> Iterator[Problem]:
    yield from account_problems(rule.id, rule.account)
    yield from part_problems(book, rule.id, rule.part)
    if rule.pool is not None and rule.each is Each.ITEM:
        yield flaw(f"{rule.id}.pool", Text("a pool is divided among units; an item has its units already: name a span"))
    if rule.share is not Share.EACH and rule.each is not Each.ITEM:
        message = Text("only what is given for an item is shared: write each = {item}, or leave share out", item='"item"')
        yield flaw(f"{rule.id}.share", message)
    if rule.share is Share.LEAD and rule.for_ is Subjects.PERSONS:
        yield flaw(f"{rule.id}.share", Text("among authors nobody leads; share each, equal, weight or first"))


def _prepare(_: Book, __: Sequence[object], rule: Tally, formulas: Formulas) -> TallyProgram:
    amount = amount_of(formulas, "amount", rule.amount)
    return TallyProgram(rule, formulas.get("provided"), amount, bound_of(formulas, "pool", rule.pool))


def _lowers(world: World, tally: TallyProgram) -> bool:
    """Whether more adoptions or instructions may lower what a tally gives."""
    rule = tally.rule
    if rule.pool is not None:
        return True
    amounts = [tally.amount] if isinstance(tally.amount, Formula) else []
    conditions = [tally.condition] if tally.condition is not None else []
    limits = scope_of_span(world.book, rule.each, rule.for_).limits
    least = bounds(tally.amount, limits).least if isinstance(tally.amount, Formula) else tally.amount
    gains = least is not None and least >= 0
    # It comes with the first line of its item, and moves to the day of the last.
    if rule.each is Each.ITEM and (not gains or any(cut.each.grain is not None and rule.id in cut.covers for cut in world.cuts)):
        return True
    if not world.moving([*conditions, *amounts], rule.each):
        return False
    return not (gains and not world.moving(amounts, rule.each) and all(world.only_rises(one.root, rule.each) for one in conditions))


def _compares(rule: Tally) -> bool:
    return rule.pool is not None


def _stirs(rule: Tally) -> tuple[str, ...]:
    return ("points",) if rule.each is Each.ITEM else ()


def _gives(book: Book, rule: Tally) -> tuple[Said, ...]:
    return (amount_said(book, rule.account, rule.amount, _scope(book, rule, "amount"), _facts(rule)),)


def _facts(rule: Tally) -> Facts | None:
    return Facts.SUBMISSION if rule.each is Each.ITEM else None


def _terms(book: Book, rule: Tally) -> Iterator[Said]:
    yield rule.each
    if rule.share is not Share.EACH:
        yield Text("shared: {share}", share=rule.share)
    if rule.pool is not None:
        yield Text("a share of {pool}", pool=amount_said(book, rule.account, rule.pool, _scope(book, rule, "pool")))
    if rule.provided is not None:
        yield formula_said(book, rule.provided, _scope(book, rule, "provided"), facts=_facts(rule))


TALLY: Final = RuleType[Tally, TallyProgram](
    table="tally",
    kind=Tally,
    scope=_scope,
    scoped_by=("each", "for_"),
    check=_check,
    prepare=_prepare,
    lowers=_lowers,
    compares=_compares,
    stirs=_stirs,
    gives=_gives,
    terms=_terms,
)
"""Tallies."""
