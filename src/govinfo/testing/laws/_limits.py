"""The law of limits: what a cap bounds stays within it, and comes up to it where something was cut off."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from govinfo.assessment import Assessment, Line
from govinfo.exact import Exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.rulebook import Cap, Each, Price, Rule, Subjects, Tally, Void
from govinfo.testing.laws._facts import active_rules
from govinfo.testing.laws._show import broken, line_text

LAW: Final = "limits hold, and cut off no more than they must"


def check_limits_hold(assessment: Assessment) -> None:
    """
    What the rules under a cap come to stays within its bounds, and reaches the bound where lines were capped (law 1).

    Caps whose bounds are formulas, or that other caps, voids or later tallies overlap, are left out.

    Raises:
        AssertionError: too much counts, or too much was cut off; with the lines.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> check_limits_hold(year)  # nothing is raised
    """
    rules = active_rules(assessment)
    for cap in (rule for rule in rules.values() if isinstance(rule, Cap)):
        covered = {rule.id for rule in rules.values() if isinstance(rule, (Price, Tally)) and _covers(cap, rule)}
        others: list[Rule] = [
            rule for rule in rules.values() if rule is not cap and isinstance(rule, (Cap, Void)) and rule.for_ is cap.for_
        ]
        others += [rule for rule in rules.values() if isinstance(rule, Tally) and rule.id in covered and rule.step >= cap.step]
        most, least = cap.most, cap.least
        if others or isinstance(most, str) or isinstance(least, str):
            continue
        for card in assessment.persons if cap.for_ is Subjects.PERSONS else assessment.units:
            lines = [line for line in card.lines if line.rule in covered and line.status is not Status.SUPERSEDED]
            for together in _spans(assessment, cap, lines):
                _check_span(cap, card.subject, together, most, least)


def _check_span(cap: Cap, unit: str, lines: list[Line], most: Exact | None, least: Exact | None) -> None:
    counting = [line.amount for line in lines if line.status is Status.COUNTED]
    counted = sum(counting)
    capped = sum(line.amount for line in lines if line.status is Status.CAPPED)
    rows = [line_text(line) for line in lines]
    # A cap cuts off and never adds: where no line is left that it could cut, the sum may lie beyond its bound.
    above = most is not None and counted > most
    below = least is not None and counted < least
    if (above and any(amount > 0 for amount in counting)) or (below and any(amount < 0 for amount in counting)):
        broken(LAW, f"unit {unit}", f"{cap.id} allows from {least} to {most}, {counted} counts", rows)
    if (capped > 0 and counted != most and not above) or (capped < 0 and counted != least and not below):
        broken(LAW, f"unit {unit}", f"{cap.id} cut off {capped}, but only {counted} counts", rows)


def _covers(cap: Cap, rule: Price | Tally) -> bool:
    named = any(fnmatchcase(rule.id, pattern) for pattern in cap.rules) or rule.part in cap.parts
    return rule.account == cap.account and (named or not (cap.rules or cap.parts))


def _spans(assessment: Assessment, cap: Cap, lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of every span that the cap looks at; those of items are told apart by the item among their facts."""
    if cap.each is Each.ITEM:
        items = {record.id for record in assessment.register.records.submissions}
        by_item: dict[str, list[Line]] = {}
        for line in lines:
            for item in items & set(line.facts):
                by_item.setdefault(item, []).append(line)
        yield from by_item.values()
    elif cap.each.grain is None:
        yield lines
    else:
        parts: tuple[Period, ...] = assessment.period.parts(cap.each.grain, first_month=assessment.rulebook.settings.first_month)
        for part in parts:
            yield [line for line in lines if line.on in part]
