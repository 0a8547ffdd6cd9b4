"""Which laws a rulebook need not keep, told from its rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo.rulebook import By, Cap, Criterion, Facts, Keep, Price, Rulebook, Tally, Void, active
from govinfo.rulebook.placed import read_formulas

__all__ = ["comparing_rules", "lowering_rules"]

_FALLING: Final = ("not ", "not(", "<", "-", "/", "step", "if ", "min(", "==", "!=", "%")
"""What in a formula may turn more into less."""


def comparing_rules(rulebook: Rulebook) -> tuple[str, ...]:
    """
    Return the ids of the rules by which one unit's records change another unit's score; with none the merging law holds.

    >>> from govinfo.shipped import shipped_rulebook
    >>> comparing_rules(shipped_rulebook("district-model"))
    ()
    """
    rules = list(active(rulebook, "rules"))
    contests = [rule.id for rule in rules if isinstance(rule, Keep) and rule.across]
    return (*contests, *(rule.id for rule in rules if isinstance(rule, Tally) and rule.pool is not None))


def lowering_rules(rulebook: Rulebook) -> tuple[str, ...]:
    """
    Return the ids of the rules through which an adoption or instruction more may lower a score; with none law 6 holds.

    It is careful: a rule that it names may be harmless, one that it does not name is.

    >>> from govinfo.shipped import shipped_rulebook
    >>> lowering_rules(shipped_rulebook("district-model"))
    ()
    """
    return tuple(dict.fromkeys(_lowering(rulebook)))


def _lowering(rulebook: Rulebook) -> Iterator[str]:
    criteria = {criterion.id: criterion for criterion in rulebook.criteria}
    rising = _rising(rulebook)
    prices: dict[str, bool] = {}
    for rule in active(rulebook, "rules"):
        match rule:
            case Price():
                prices[rule.id] = _is_gain(rule, criteria)
                if rule.of in {Facts.ADOPTION, Facts.INSTRUCTION, Facts.FINDING} and not prices[rule.id]:
                    asked = [value for condition in rule.when if condition.attribute == "criterion" for value in condition.values]
                    about = {about for id_ in asked for about in criteria[str(id_)].about} if asked else {"adoption"}
                    if rule.of is not Facts.FINDING or about & {"adoption", "instruction"}:
                        yield rule.id
                if any(condition.attribute == "adopted" for condition in rule.when):
                    yield rule.id
            case Keep():
                if rule.across or (rule.per != ("record",) and rule.by is not By.SIZE):
                    yield rule.id
            case Tally():
                if rule.pool is not None or _may_fall(rule, rising, rulebook):
                    yield rule.id
            case Cap() | Void():
                yield rule.id


def _is_gain(price: Price, criteria: dict[str, Criterion]) -> bool:
    if not isinstance(price.amount, str):
        return price.amount >= 0
    asked = [str(value) for condition in price.when if condition.attribute == "criterion" for value in condition.values]
    named = [criteria[id_] for id_ in (asked or [price.decide or ""]) if id_ in criteria]
    return price.amount == "decided" and bool(named) and all(criterion.least is not None and criterion.least >= 0 for criterion in named)


def _rising(rulebook: Rulebook) -> set[str]:
    """Return the names of formulas that one adoption or instruction more changes."""
    changed = {measure.id for measure in rulebook.measures if measure.count not in {Facts.SUBMISSION, Facts.LAPSE}}
    return changed | {"points", "awarded", "yuan"}


def _may_fall(tally: Tally, rising: set[str], rulebook: Rulebook) -> bool:
    formulas = [source for source in (tally.provided, tally.amount) if isinstance(source, str)]
    reads = {read.word for formula in read_formulas(rulebook) if formula.source in formulas for read in formula.reads}
    if not reads & rising:
        return False
    loses = not isinstance(tally.amount, str) and tally.amount < 0
    return loses or any(mark in source for source in formulas for mark in _FALLING)
