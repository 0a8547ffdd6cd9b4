"""The law of what nobody said: it never becomes a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from attrs import evolve

from govinfo.assessment import Scorecard, assess
from govinfo.errors import RegisterError
from govinfo.formulas._nodes import Given, LookUp, Name, walk
from govinfo.periods import Period
from govinfo.records import Finding, Records
from govinfo.register import build_register
from govinfo.rulebook import Condition, Facts, Price, Rulebook
from govinfo.rulebook._conditions import holds
from govinfo.testing.laws._show import broken

LAW: Final = "what is unknown never becomes a number"

_NUMBERS: Final = ("characters", "pictures", "fee")
"""The numbers that records need not say."""


def check_unknown_never_counts(records: Records, rulebook: Rulebook, period: Period, *, most: int | None = 12) -> None:
    """
    With a fact taken away, a card either stays the same or is no longer complete (law 11).

    The facts are figures, lengths, fees, pictures, and what assessors decided; where a formula writes what holds without
    them, as `figure('headcount', 1)` or `given(characters, 0)` do, they are left alone. Of ranks only those that are not
    provisional are compared: a rank depends on the cards of others.

    Args:
        records: what is said.
        rulebook: the regulation.
        period: the days that are assessed.
        most: how many facts are taken away, each in turn; None for all of them.

    Raises:
        AssertionError: a card changes and is complete; with the fact and the card.

    >>> from govinfo import Period, decode_records, shipped_rulebook
    >>> text = '{"format": "govinfo.records/1", "units": [{"id": "agri", "name": "农业农村局"}]}'
    >>> records, book, year = decode_records(text), shipped_rulebook("district-model"), Period.parse("2024")
    >>> check_unknown_never_counts(records, book, year)  # nothing is raised
    """
    whole = assess(build_register(records), rulebook, period)
    before = {card.subject: card for card in (*whole.units, *whole.persons)}
    for what, lesser in islice(_lessened(records, rulebook, period), most):
        try:
            register = build_register(lesser)
        except RegisterError:
            continue  # what is left contradicts itself
        after = assess(register, rulebook, period)
        for card in (*after.units, *after.persons):
            if not card.complete:
                continue
            rows = [row for row in _substance(card) if row not in _substance(before[card.subject])]
            if rows or len(_substance(card)) != len(_substance(before[card.subject])):
                broken(LAW, card.subject, f"without {what} the card is another and yet complete", rows, records)
            if not card.provisional and card.rank != before[card.subject].rank:
                broken(LAW, card.subject, f"without {what} the rank is another and yet not provisional", [repr(card)], records)


def _substance(card: Scorecard) -> list[str]:
    """Return what a card says, without the words in which its arithmetic is told: those may say that something is unknown."""
    rows = [f"points {card.points}, yuan {card.yuan}, eligible {card.eligible}"]
    rows += [f"barred by {reason.rule}" for reason in card.barred] + [f"notice {reason.rule}" for reason in card.notices]
    rows += [f"measure {name}: {value}" for name, value in card.measures.items()]
    return rows + [f"{line.on} {line.rule} {line.account} {line.amount} {line.status}" for line in card.lines]


def _lessened(records: Records, rulebook: Rulebook, period: Period) -> Iterator[tuple[str, Records]]:
    """Yield facts in words, each with the records without it."""
    defaulted = _defaulted(rulebook)
    shared = {figure.name for figure in records.figures if figure.unit is None and figure.person is None}  # it holds where one's own is not
    for name, whose in sorted({(one.name, "" if one.name in shared else one.unit or one.person or "") for one in records.figures}):
        if name not in defaulted:
            rest = tuple(one for one in records.figures if one.name != name or whose not in {"", one.unit, one.person})
            yield f"the figure {name} {whose}", evolve(records, figures=rest)
    for name in (name for name in _NUMBERS if name not in defaulted):
        for item in records.submissions:
            lists: dict[str, Any] = {
                "submissions": tuple(_without(one, name) if one is item else one for one in records.submissions),
                "adoptions": tuple(_without(one, name) if one.submission == item.id else one for one in records.adoptions),
            }
            if any(lists[key] != getattr(records, key) for key in lists):
                yield f"the {name} of {item.id}", evolve(records, **lists)
    decided = _decided(rulebook)
    kin = {one for unit in records.units for one in (unit.id, unit.successor, unit.parent) if unit.successor or unit.parent}
    judged = [one for one in records.findings if one.criterion in decided]
    beyond = {(one.criterion, one.about.key) for one in judged if _is_judged_beyond(one, rulebook, period)}
    for key in dict.fromkeys(key for one in judged if (key := (one.criterion, one.about.key)) not in beyond):
        together = kin if key[1][1] in kin else {key[1][1]}  # what was decided on one holds for the other
        rest_of = tuple(one for one in records.findings if one.criterion != key[0] or one.about.key[1] not in together)
        mended = {finding.id for finding in records.findings} - {finding.id for finding in rest_of}
        if mended.isdisjoint(correction.of for correction in records.corrections):
            yield f"what was decided on {key[0]} about {key[1][1]}", evolve(records, findings=rest_of)


def _is_judged_beyond(finding: Finding, rulebook: Rulebook, period: Period) -> bool:
    """Whether a finding is a judgement of a span, as of a year, that does not lie whole in the period, where nobody waits for it."""
    due = next(one.due for one in rulebook.criteria if one.id == finding.criterion)
    return due is not None and not any(finding.on in span for span in period.parts(due, first_month=rulebook.settings.first_month))


def _without(record: Any, name: str) -> Any:
    return evolve(record, **{name: None}) if getattr(record, name, None) is not None else record


def _defaulted(rulebook: Rulebook) -> set[str]:
    """Return the figures and numbers of records for which some formula writes what holds without them."""
    found: set[str] = set()
    for own in rulebook.formulas:
        for formula in own.read.values():
            for node in walk(formula.root):
                if isinstance(node, LookUp) and node.default is not None:
                    found.add(node.word)
                elif isinstance(node, Given):
                    found.update(part.word for part in walk(node.part) if isinstance(part, (Name, LookUp)))
    return found


def _decided(rulebook: Rulebook) -> set[str]:
    """Return the criteria whose findings do nothing but decide amounts, without which nothing is decided, and those that must be judged."""
    decide = {rule.decide for rule in rulebook.rules if isinstance(rule, Price) and rule.decide is not None}
    conditions = [rule.when for rule in rulebook.rules if isinstance(rule, Price) and rule.of is Facts.FINDING]
    conditions += (measure.when for measure in rulebook.measures if measure.count is Facts.FINDING)
    asked = {one.id for one in rulebook.criteria for several in conditions if _may_be(several, one.id)}
    due = {one.id for one in rulebook.criteria if one.due is not None}
    reads = {read for own in rulebook.formulas for formula in own.read.values() for read in formula.reads}
    decide |= {read.word for read in reads if read.lookup == "decided"}
    excused = {duty.excuse for duty in rulebook.duties}
    return (decide - asked - {read.word for read in reads if read.lookup == "finding"} | due) - _defaulted(rulebook) - excused


def _may_be(conditions: Iterable[Condition], criterion: str) -> bool:
    return all(holds(condition, criterion) for condition in conditions if condition.attribute == "criterion")
