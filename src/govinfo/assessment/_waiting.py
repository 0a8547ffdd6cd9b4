"""Rules about spans and items that wait for what is unknown: what they need, and whose ledger may change because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from govinfo.assessment._item_environments import ItemEnv
from govinfo.assessment._lacking import lacks
from govinfo.assessment._looked_up import cite
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._pending import Gap, Pending, needs_of
from govinfo.assessment._posting import Books, wait
from govinfo.assessment._sharing import is_for
from govinfo.formulas import Env, Formula
from govinfo.formulas._formula import missing_of
from govinfo.formulas._nodes import LookUp
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.register._called import called
from govinfo.rulebook import Facts, Price
from govinfo.rulebook._program import Program
from govinfo.texts import Text, Worded
from govinfo.texts._titles import titled


class Waits(Protocol):
    """Whatever can wait: a rule, a bar, a notice, the ranking."""

    @property
    def id(self) -> str:
        """What it is called."""
        ...

    @property
    def clause(self) -> str:
        """The clause it rests on."""
        ...


def lacks_of(formulas: Iterable[object], env: Env) -> Iterator[Worded]:
    """Yield what *formulas* need and *env* does not tell."""
    for formula in formulas:
        if isinstance(formula, Formula):
            for place, leaf in missing_of(formula, env):
                lookup = leaf.lookup if isinstance(leaf, LookUp) else None
                if isinstance(place, ItemEnv):
                    yield from place.lacks(lookup, leaf.word)
                else:
                    assert isinstance(place, UnitEnv)  # what settlements and consequences look at
                    yield from lacks(place, lookup, leaf.word)


def wait_for_judgements(books: Books, measures: Measures) -> None:
    """Note the prices of findings that wait because a criterion that must be judged was not, each for its span."""
    about = measures.whom.value.removesuffix("s")
    for in_force, program in books.versions:
        if measures.people is None:
            _wait_for_items(books, measures, in_force, program)
        due = {id_: one.due for id_, one in program.criteria.items() if one.due is not None and about in one.about}
        if not due:
            continue
        for rule in (price.rule for price in (*program.prices[Facts.FINDING], *program.personal.get(Facts.FINDING, ()))):
            for criterion in sorted(due.keys() & _criteria_of(rule)) if rule.for_ is measures.whom else ():
                for unit in measures.units:
                    _wait_for_judgement(books, measures, rule, criterion, due[criterion], unit, in_force)


def _wait_for_items(books: Books, measures: Measures, in_force: Period, program: Program) -> None:
    """Note the prices of findings that wait because an item that must be judged was not: each sent in a whole span that is over."""
    due = {id_: one for id_, one in program.criteria.items() if one.due is not None and "submission" in one.about}
    prices = (*program.prices[Facts.FINDING], *program.personal.get(Facts.FINDING, ()))
    for rule in (price.rule for price in prices) if due else ():
        for criterion in sorted(due.keys() & _criteria_of(rule)):
            spans = [span for span in measures.parts(books.ledger.period, due[criterion].due or Grain.YEAR) if span.last_day in in_force]
            for item in books.rows(Facts.SUBMISSION).items:
                sent = item.submission
                if sent is None or not any(sent.on in span for span in spans):
                    continue
                if not any(one.decides for one in books.register.findings_on_items.get((criterion, sent.id), ())):
                    what = called(sent.id, sent)
                    needs = (Text("a finding on {what} of {record}", what=titled(due[criterion]), record=what),)
                    wait(books, rule, sent, item, books.parts(rule, sent, item), needs, competes=True)


def _criteria_of(rule: Price) -> set[str]:
    """Return the criteria for which a price of findings asks."""
    conditions = [condition for condition in rule.when if condition.attribute == "criterion" and not condition.negated]
    return {str(word) for condition in conditions for word in condition.values}


def _wait_for_judgement(
    books: Books, measures: Measures, rule: Price, criterion: str, due: Grain | None, unit: str, in_force: Period
) -> None:
    if due is None or is_for(rule, measures.group(unit)) is False:
        return
    for span in measures.parts(books.ledger.period, due):
        found = measures.findings(unit, criterion, span)
        if span.last_day in in_force and measures.lives(unit, span) and not (found and found[-1].decides):
            env = UnitEnv(measures, unit, span)
            wait_for_span(books, rule, unit, span, env, (), account=rule.account, needs=lacks(env, "finding", criterion))


def wait_for_span(
    books: Books,
    rule: Waits,
    unit: str,
    span: Period,
    env: Env,
    formulas: Iterable[object],
    *,
    account: str | None = None,
    changes: bool = True,
    needs: Iterable[Worded] = (),
) -> None:
    """
    Note what a rule about a unit in a span, or about one of its items, still needs.

    Args:
        account: the account that may change; None for any.
        changes: whether the ledger may change because of it.
        needs: what it needs beside what its formulas do.
    """
    several = tuple(formulas)
    about = env.item if isinstance(env, ItemEnv) else unit
    words = needs_of((*needs, *lacks_of(several, env)))
    pending = Pending(
        rule=rule.id, clause=rule.clause, about=about, subject=unit, needs=words, period=None if isinstance(env, ItemEnv) else span
    )
    books.left.gaps.add(pending, Gap(unit=unit, account=account, days=span) if changes else None)
    cite(books, several, env)
