"""The void: a condition that takes back what some rules gave (取消 / 归零 / 一票否决)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.exact import Exact
from govinfo.formulas import Formula, Scope
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import Facts
from govinfo.rulebook._covering import cover_problems, covered_by
from govinfo.rulebook._moves import World
from govinfo.rulebook._rule_type import Amount, Formulas, RuleType, Said, bound_of
from govinfo.rulebook._scopes import scope_of_span
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._spans import Each
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import covers_said, formula_said
from govinfo.rulebook._words import Under
from govinfo.texts import Text


@final
@frozen(kw_only=True, field_transformer=typed)
class Void:
    """
    A condition that takes back what some rules gave (取消 / 归零 / 一票否决): an item's, a period's or everything.

    Attributes:
        provided: a formula; where it is true, the lines no longer count.
        rules: the ids of the rules concerned; with no rules and no parts, all of them.
        parts: the parts whose rules are concerned.
        for_: whose: units, or persons.
        each: the span that is judged and taken back.
        gains: whether only what was added is taken back, deductions stay.
        first: take back only so many lines of each span, the earliest first, as where only what exceeds the task is paid.
        step: when it is its turn.

    >>> from govinfo.rulebook import Each
    >>> guard = "lines('untrue') > 0"
    >>> Void(id="untrue", clause="五(二)", title="失实取消", each=Each.YEAR, provided=guard, rules=("adopted",)).account
    'points'
    """

    id: str
    clause: str
    title: str
    each: Each
    provided: str
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    gains: bool = True
    first: Exact | str | None = None
    account: str = "points"
    step: int = 4
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


@final
@frozen(eq=False)
class VoidProgram:
    """A void with the rules it takes back and its formula."""

    rule: Void
    covers: frozenset[str]
    condition: Formula
    first: Amount | None


def _scope(book: Book, rule: Void, _: str) -> Scope:
    return scope_of_span(book, rule.each, rule.for_)


def _prepare(book: Book, _: Sequence[object], rule: Void, formulas: Formulas) -> VoidProgram:
    return VoidProgram(rule, covered_by(book, rule), formulas["provided"], bound_of(formulas, "first", rule.first))


def _lowers(_: World, __: VoidProgram) -> bool:
    return True


def _orders(rule: Void, _: Persons | None) -> bool:
    return rule.first is not None


def _gives(_: Book, __: Void) -> tuple[Said, ...]:
    return (Text("nothing counts"),)


def _terms(book: Book, rule: Void) -> Iterator[Said]:
    yield rule.each
    yield from covers_said(book, rule.rules, rule.parts)
    facts = Facts.SUBMISSION if rule.each is Each.ITEM else None
    yield formula_said(book, rule.provided, _scope(book, rule, "provided"), facts=facts)


VOID: Final = RuleType[Void, VoidProgram](
    table="void",
    kind=Void,
    scope=_scope,
    scoped_by=("each", "for_"),
    check=cover_problems,
    prepare=_prepare,
    lowers=_lowers,
    orders=_orders,
    gives=_gives,
    terms=_terms,
)
"""Voids."""
