"""
Which laws a rulebook keeps, told from its rules alone (性质): what a unit may rely on whatever happens.

The answer errs on the side of caution: a law is said to be kept only where no rule could break it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, final

from attrs import frozen

from govinfo._doors import checked
from govinfo.formulas import Formula
from govinfo.labels import Labelled
from govinfo.rulebook._lowering import formulas_of, lowering, unsettled_caps
from govinfo.rulebook._program import compile_rulebook
from govinfo.rulebook._rulebook import Rulebook, active
from govinfo.rulebook._rules import By, Cap, Each, Keep, Tally, Void

_COMPARED: Final = frozenset({"everyone", "rank", "best"})
"""The lookups that look at all units."""


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
    breaking = {Law.MONOTONE: lowering, Law.ADDITIVE: _comparing, Law.TIMELESS: _ordering}
    return tuple(Answer(law=law, rules=tuple(dict.fromkeys(find(rulebook)))) for law, find in breaking.items())


def _comparing(rulebook: Rulebook) -> Iterator[str]:
    for rule in active(rulebook, "rules"):
        if isinstance(rule, Keep) and rule.across:
            yield rule.id
        if isinstance(rule, (Tally, Cap, Void)):
            pooled = isinstance(rule, Tally) and rule.pool is not None
            if pooled or _compares(formulas_of(rulebook, rule)):
                yield rule.id
    program = compile_rulebook(rulebook)
    yield from (judged.rule.id for judged in (*program.bars, *program.notices) if _compares([judged.condition]))


def _compares(formulas: Sequence[Formula]) -> bool:
    return any(read.lookup in _COMPARED for formula in formulas for read in formula.reads)


def _ordering(rulebook: Rulebook) -> Iterator[str]:
    for rule in active(rulebook, "rules"):
        if (isinstance(rule, Keep) and rule.by in {By.FIRST, By.LAST}) or (isinstance(rule, Void) and rule.first is not None):
            yield rule.id
        if isinstance(rule, Keep) and rule.across:
            yield rule.id  # of equal lines the earliest counts, and it is one unit's
        if isinstance(rule, Cap) and _is_shared_by_persons(rulebook, rule):
            yield rule.id
    yield from unsettled_caps(rulebook)


def _is_shared_by_persons(rulebook: Rulebook, cap: Cap) -> bool:
    """Whether the earliest lines, which fill a cap, may be another person's than the later ones."""
    return cap.each is not Each.ITEM and any(persons.awards or persons.deductions for persons in active(rulebook, "persons"))
