"""
Which laws a rulebook keeps, told from its rules alone (性质): what a unit may rely on whatever happens.

The answer errs on the side of caution: a law is said to be kept only where no rule could break it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.exact import Exact
from govinfo.formulas import Formula, Interval, Kind, bounds, parse
from govinfo.labels import Labelled
from govinfo.rulebook import By, Cap, Facts, Keep, Measure, Rulebook, Tally, Void, active
from govinfo.rulebook.program import PriceProgram, competes_within_record, compile_rulebook
from govinfo.rulebook.scopes import scope_of_pool, scope_of_rule

__all__ = ["Answer", "Law", "laws"]

USE: Final = frozenset({"adopted", "carriers"})
"""The attributes of an item that another adoption of it changes."""

_UNMOVED: Final = frozenset({"targeted", "target", "figure", "finding", "decided", "reading"})
"""The lookups whose answer no adoption and no instruction changes."""

_OF_MEASURES: Final = frozenset({None, "met", "everyone", "rank", "best"})
"""What tells of a measure or a total by its name: the name itself, and these lookups."""


class Law(Labelled):
    """A law that a regulation may keep or give up (性质)."""

    MONOTONE = "adding an adoption or an instruction never lowers a score", "新增采用或批示不会使得分降低"
    ADDITIVE = "what one unit earns does not depend on other units", "一个单位的得分与其他单位无关"
    TIMELESS = "the order in which things happen does not matter", "得分与先后次序无关"


@final
@frozen(kw_only=True)
class Answer:
    """
    Whether a law is kept (是否满足).

    Attributes:
        rules: the ids of the rules that may break it, none where it is kept.
    """

    law: Law
    rules: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether no rule can break it."""
        return not self.rules


@checked
def laws(rulebook: Rulebook) -> tuple[Answer, ...]:
    """
    Tell which laws *rulebook*, as it is read, keeps, and which rules decide it.

    >>> from govinfo.shipped import shipped_rulebook
    >>> [(answer.law.name, answer.kept) for answer in laws(shipped_rulebook("district-model"))]
    [('MONOTONE', True), ('ADDITIVE', True), ('TIMELESS', True)]
    """
    breaking = {Law.MONOTONE: _lowering, Law.ADDITIVE: _comparing, Law.TIMELESS: _ordering}
    return tuple(Answer(law=law, rules=tuple(dict.fromkeys(find(rulebook)))) for law, find in breaking.items())


def _lowering(rulebook: Rulebook) -> Iterator[str]:
    program = compile_rulebook(rulebook)
    for facts, prices in program.prices.items():
        for price in prices:
            least = _least(rulebook, price)
            moved = facts in {Facts.ADOPTION, Facts.INSTRUCTION} or any(condition.attribute in USE for condition in price.rule.when)
            if _takes_back(price) or (moved and (least is None or least < 0)):
                yield price.rule.id
    for rule in active(rulebook, "rules"):
        if isinstance(rule, Keep) and not competes_within_record(rule) and (rule.across or rule.by is not By.SIZE):
            yield rule.id
        if isinstance(rule, Void):
            yield rule.id
        if isinstance(rule, Cap) and _moving(rulebook, _formulas(rulebook, rule)):
            yield rule.id
        if isinstance(rule, Tally) and _may_fall(rulebook, rule):
            yield rule.id


def _takes_back(price: PriceProgram) -> bool:
    """Whether a price may be lost where its item is used once more."""
    if any(condition.attribute in USE and (condition.negated or False in condition.values) for condition in price.rule.when):
        return True
    return any(isinstance(formula, Formula) and not USE.isdisjoint(formula.names) for formula in (price.condition, price.amount))


def _is_moved_by_use(measure: Measure) -> bool:
    """Whether a measure of items, lapses or findings counts otherwise where an item is used once more."""
    return any(condition.attribute in USE for condition in measure.when) or not USE.isdisjoint(re.findall(r"\w+", measure.weigh or ""))


def _may_fall(rulebook: Rulebook, rule: Tally) -> bool:
    """Whether more adoptions or instructions may lower what a tally gives."""
    if rule.pool is not None:
        return True
    formulas = _formulas(rulebook, rule)
    moving = _moving(rulebook, formulas)
    if not moving:
        return False  # it looks at nothing that an adoption or an instruction could move
    amount = rule.amount
    gives = amount if not isinstance(amount, str) else None
    rises = all(lookup == "met" for lookup, _ in moving) and not any("not" in formula.source.split() for formula in formulas)
    return not (rises and gives is not None and gives >= 0)


def _moving(rulebook: Rulebook, formulas: Sequence[Formula]) -> set[tuple[str | None, str]]:
    """Return what the formulas read that one more adoption or instruction could move."""
    still = {Facts.SUBMISSION, Facts.LAPSE, Facts.FINDING}
    unmoved = {measure.id for measure in rulebook.measures if measure.count in still and not _is_moved_by_use(measure)}
    unmoved |= {"deducted", "group"}
    reads = {(read.lookup, read.word) for formula in formulas for read in formula.reads}
    return {(lookup, word) for lookup, word in reads if lookup not in _UNMOVED and not (lookup in _OF_MEASURES and word in unmoved)}


def _formulas(rulebook: Rulebook, rule: Tally | Cap) -> list[Formula]:
    """Return the formulas of a rule but for its pool."""
    scope = scope_of_rule(rulebook, rule)
    truths, numbers = ((rule.provided,), (rule.amount,)) if isinstance(rule, Tally) else ((), (rule.most, rule.least))
    found = [parse(source, scope, Kind.TRUTH) for source in truths if source is not None]
    return found + [parse(source, scope, Kind.NUMBER) for source in numbers if isinstance(source, str)]


def _least(rulebook: Rulebook, price: PriceProgram) -> Exact | None:
    """Return the least that a price can give, None where that has no bound."""
    if not isinstance(price.amount, Formula):
        return price.amount
    known = dict(scope_of_rule(rulebook, price.rule).bounds)
    if price.rule.decide is not None:
        criterion = next(one for one in rulebook.criteria if one.id == price.rule.decide)
        known["decided"] = Interval(criterion.least, criterion.most)
    return bounds(price.amount, known).least


def _comparing(rulebook: Rulebook) -> Iterator[str]:
    for rule in active(rulebook, "rules"):
        if isinstance(rule, Keep) and rule.across:
            yield rule.id
        if isinstance(rule, Tally):
            formulas = _formulas(rulebook, rule)
            if isinstance(rule.pool, str):
                formulas.append(parse(rule.pool, scope_of_pool(rulebook), Kind.NUMBER))
            if rule.pool is not None or any(read.lookup in {"everyone", "rank", "best"} for formula in formulas for read in formula.reads):
                yield rule.id


def _ordering(rulebook: Rulebook) -> Iterator[str]:
    for rule in active(rulebook, "rules"):
        if (isinstance(rule, Keep) and rule.by in {By.FIRST, By.LAST}) or (isinstance(rule, Void) and rule.first is not None):
            yield rule.id
