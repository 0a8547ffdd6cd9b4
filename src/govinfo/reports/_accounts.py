"""In what a regulation reckons (计量): points, money or neither, and the measures that its papers tell."""

from __future__ import annotations

import re

from govinfo.assessment import Assessment
from govinfo.exact import Exact
from govinfo.formulas import Unknown
from govinfo.rulebook import Rulebook
from govinfo.rulebook._rulebook import active

_TOTALS = frozenset({"points", "awarded", "deducted", "yuan"})


def accounts_of(assessment: Assessment) -> frozenset[str]:
    """Return the accounts that some rule of the versions in force posts to, and those that somebody has anything in."""
    rules = [rule for _, version in assessment.versions for rule in active(version, "rules")]
    # a rule that gives nothing counts how often something was so, as a report that is late
    ruled = {str(account) for rule in rules if (account := getattr(rule, "account", None)) is not None and getattr(rule, "amount", 1) != 0}
    cards = (*assessment.units, *assessment.persons)
    if any(card.awarded or card.deducted for card in cards):
        ruled.add("points")
    if any(card.yuan for card in cards):
        ruled.add("yuan")
    return frozenset(ruled)


def measures_told(assessment: Assessment) -> tuple[str, ...]:
    """Return the measures that rank the units, then those that the rulebook shows, totals left out."""
    rulebook = assessment.rulebook
    declared = [measure.id for measure in rulebook.measures]
    asked = set(re.findall(r"[\w-]+", rulebook.standing.by))
    ranking = [name for name in declared if name in asked]
    return tuple(name for name in dict.fromkeys((*ranking, *rulebook.settings.show)) if name not in _TOTALS)


def score_told(rulebook: Rulebook) -> bool:
    """Whether the value that ranks the units stands in no other column: a formula ranks, no total and no measure."""
    return rulebook.standing.by not in {*_TOTALS, *(measure.id for measure in rulebook.measures)}


def measure_of(assessment: Assessment, name: str, subject: str) -> Exact | None:
    """Return a measure of a unit or person in the period; None where it is unknown."""
    value = assessment.measured(name, subject, assessment.period)
    return None if isinstance(value, Unknown) else value
