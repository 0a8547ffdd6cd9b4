"""The cap: a bound on what some rules come to together (封顶 / 扣完为止)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import Problem
from govinfo.exact import Exact
from govinfo.formulas import Formula, Scope
from govinfo.rulebook._accounts import ACCOUNTS
from govinfo.rulebook._book import Book
from govinfo.rulebook._covering import cover_problems, covered_by
from govinfo.rulebook._moves import World
from govinfo.rulebook._problems import flaw
from govinfo.rulebook._rule_type import Amount, Formulas, RuleType, Said, bound_of
from govinfo.rulebook._scopes import scope_of_span
from govinfo.rulebook._settings import Persons
from govinfo.rulebook._spans import Each, lies_in
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import amount_said, covers_said
from govinfo.rulebook._words import Under
from govinfo.texts import Text


@final
@frozen(kw_only=True, field_transformer=typed)
class Cap:
    """
    A bound on what some rules come to together (封顶 / 扣完为止); what goes beyond it is capped, the earliest lines first counted.

    Attributes:
        rules: the ids of the rules bounded, a trailing `*` standing for any ending.
        parts: the parts whose rules are bounded.
        for_: whose lines and measures: units, or persons.
        each: the span within which they are added up.
        most: their sum is never more.
        least: deductions stop when their sum has come down to it; nothing is added to reach it.
        step: when it is its turn.

    >>> from govinfo.rulebook import Each
    >>> Cap(id="month", clause="三(四)", title="每月至多20分", each=Each.MONTH, rules=("county-*",), most=20).most
    20
    """

    id: str
    clause: str
    title: str
    each: Each
    rules: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    most: Exact | str | None = None
    least: Exact | str | None = None
    account: str = "points"
    step: int = 3
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


@final
@frozen(eq=False)
class CapProgram:
    """A cap with the rules it bounds and its formulas."""

    rule: Cap
    covers: frozenset[str]
    most: Amount | None
    least: Amount | None


def unsettled(caps: Sequence[CapProgram]) -> Iterator[str]:
    """
    Yield of caps in their turns those by which it matters which lines fill them, because a later cap looks at some of those lines only.

    A cap of a month within one of a year settles nothing twice: what the month lets through is all that the year sees.
    """
    for number, cap in enumerate(caps):
        for later in caps[number + 1 :]:
            whole = cap.covers <= later.covers and lies_in(cap.rule.each, later.rule.each)
            if not cap.covers.isdisjoint(later.covers) and not whole:
                yield cap.rule.id


def _scope(book: Book, rule: Cap, _: str) -> Scope:
    return scope_of_span(book, rule.each, rule.for_)


def _check(book: Book, rule: Cap) -> Iterator[Problem]:
    yield from cover_problems(book, rule)
    if (rule.most is None) is (rule.least is None):
        yield flaw(rule.id, Text("give either most or least; two bounds are two caps"))


def _prepare(book: Book, _: Sequence[object], rule: Cap, formulas: Formulas) -> CapProgram:
    return CapProgram(rule, covered_by(book, rule), bound_of(formulas, "most", rule.most), bound_of(formulas, "least", rule.least))


def _lowers(world: World, cap: CapProgram) -> bool:
    """Whether its bound moves, or what one person keeps within it may become another's: the earliest lines count, whoever wrote them."""
    rule = cap.rule
    if world.moving([bound for bound in (cap.most, cap.least) if isinstance(bound, Formula)], rule.each):
        return True
    if world.persons is None:
        return False
    if rule.least is not None:
        return world.persons.deductions is not None  # what is gained makes room for what is taken away
    return world.persons.awards is not None and (rule.each is not Each.ITEM or ACCOUNTS[rule.account].quantum is not None)


def _orders(rule: Cap, persons: Persons | None) -> bool:
    """Whether the earliest lines, which fill a cap, may be another person's than the later ones."""
    return rule.each is not Each.ITEM and persons is not None and bool(persons.awards or persons.deductions)


def _stirs(rule: Cap) -> tuple[str, ...]:
    return ("points",) if rule.least is None else ("points", "deducted")


def _gives(book: Book, rule: Cap) -> Iterator[Said]:
    if rule.most is not None:
        yield Text("at most {amount}", amount=amount_said(book, rule.account, rule.most, _scope(book, rule, "most")))
    if rule.least is not None:
        yield Text("at least {amount}", amount=amount_said(book, rule.account, rule.least, _scope(book, rule, "least")))


def _terms(book: Book, rule: Cap) -> Iterator[Said]:
    yield rule.each
    yield from covers_said(book, rule.rules, rule.parts)


CAP: Final = RuleType[Cap, CapProgram](
    table="cap",
    kind=Cap,
    scope=_scope,
    scoped_by=("each", "for_"),
    check=_check,
    prepare=_prepare,
    lowers=_lowers,
    orders=_orders,
    stirs=_stirs,
    gives=_gives,
    terms=_terms,
)
"""Caps."""
