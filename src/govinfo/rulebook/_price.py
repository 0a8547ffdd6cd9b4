"""The price: for each record of a kind an amount (计分 / 奖励标准)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, final

from attrs import frozen

from govinfo._doors import typed
from govinfo.errors import Problem
from govinfo.exact import Exact
from govinfo.formulas import Scope
from govinfo.rulebook._accounts import MONEY
from govinfo.rulebook._book import Book
from govinfo.rulebook._conditions import Condition, Facts
from govinfo.rulebook._posts import account_problems, part_problems
from govinfo.rulebook._problems import flaw, unknown
from govinfo.rulebook._rule_type import RuleType, Said
from govinfo.rulebook._scopes import scope_of_records
from govinfo.rulebook._settings import Share
from govinfo.rulebook._subjects import Subjects
from govinfo.rulebook._telling import amount_said, condition_said, formula_said, word_said
from govinfo.rulebook._vocabularies import condition_problems
from govinfo.rulebook._words import Under
from govinfo.texts import Text


@final
@frozen(kw_only=True, field_transformer=typed)
class Price:
    """
    For each record of a kind that meets the conditions, an amount (计分 / 奖励标准).

    Attributes:
        of: the kind of records priced.
        when: conditions on attributes, all of which must hold.
        provided: a formula that must be true besides.
        amount: how much, a number or a formula over the record's attributes; below zero for a deduction.
        account: where it is posted: `points` or `yuan`.
        stacks: whether it is meant to add to other prices of the same record.
        groups: the groups whose units it is for; with none, all.
        for_: who gets it: the units that the record concerns, or the persons, its authors or those it names.
        share: how several of them share it.
        decide: the criterion whose finding on the record must supply `decided`; without it the decision is pending.

    >>> from govinfo import shipped_rulebook
    >>> book = shipped_rulebook("district-model")
    >>> price = next(rule for rule in book.rules if rule.id == "zhengwu-item")
    >>> price.clause, price.of.value, price.amount
    ('三(一)3', 'adoption', 10)
    """

    id: str
    clause: str
    title: str
    of: Facts
    amount: Exact | str
    when: tuple[Condition, ...] = ()
    provided: str | None = None
    account: str = "points"
    share: Share = Share.EACH
    decide: str | None = None
    stacks: bool = False
    groups: tuple[str, ...] = ()
    part: str | None = None
    for_: Subjects = Subjects.UNITS
    title_en: str | None = None
    under: Under = ()


def _scope(book: Book, rule: Price, _: str) -> Scope:
    return scope_of_records(book, rule.of, decides=rule.decide is not None)


def _check(book: Book, rule: Price) -> Iterator[Problem]:
    yield from condition_problems(book, f"{rule.id}.when", rule.of, rule.when)
    if rule.of is Facts.MATTER:
        message = Text("a matter is priced by what its duties come to; write of = {duty}, or count it in a measure", duty="duty")
        yield flaw(f"{rule.id}.of", message)
    yield from _check_decide(book, rule)
    yield from account_problems(rule.id, rule.account)
    yield from part_problems(book, rule.id, rule.part)
    if rule.for_ is Subjects.PERSONS and rule.of is Facts.DUTY:
        yield flaw(f"{rule.id}.of", Text("what a duty came to names a unit and no person; price a lapse or a finding for persons"))
    if rule.for_ is Subjects.PERSONS and rule.share is Share.LEAD:
        yield flaw(f"{rule.id}.share", Text("among authors nobody leads; share each, equal, weight or first"))


def _check_decide(book: Book, rule: Price) -> Iterator[Problem]:
    if rule.decide is None:
        return
    criteria = {criterion.id: criterion for criterion in book.criteria}
    yield from unknown(f"{rule.id}.decide", rule.decide, list(criteria), "criterion")
    if rule.decide in criteria:
        criterion = criteria[rule.decide]
        if rule.of.value not in criterion.about:
            message = Text(
                "findings on {criterion} are about {about}, not about {of}",
                criterion=criterion.id,
                about=criterion.about,
                of=rule.of.value,
            )
            yield flaw(f"{rule.id}.decide", message)
        if criterion.least is None:
            yield flaw(f"{rule.id}.decide", Text("{criterion} has no amount; give it least and most", criterion=criterion.id))


def _gives(book: Book, rule: Price) -> tuple[Said, ...]:
    return (amount_said(book, rule.account, rule.amount, _scope(book, rule, "amount"), rule.of),)


def _terms(book: Book, rule: Price) -> Iterator[Said]:
    yield rule.of
    yield from (condition_said(book, rule.of, condition) for condition in rule.when)
    if rule.decide is not None:
        yield Text("decided by a finding on {criterion}", criterion=word_said(book.criteria, rule.decide))
    if rule.groups:
        yield Text("{name}: {values}", name=Text("Groups"), values=tuple(word_said(book.groups, group) for group in rule.groups))
    if rule.account == MONEY.name or rule.share is not Share.EACH:
        yield Text("shared: {share}", share=rule.share)
    if rule.provided is not None:
        yield formula_said(book, rule.provided, _scope(book, rule, "provided"), facts=rule.of)


PRICE: Final = RuleType[Price, object](
    table="price", kind=Price, scope=_scope, scoped_by=("of", "decide"), check=_check, gives=_gives, terms=_terms
)
"""Prices; what makes them ready to run, and whether they may lower a score, is told together with what they are put on."""
