"""The statement (对账单) of a unit or a person: every item it sent and what became of it, every line, every claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment
from govinfo.records import Records
from govinfo.reports._answers import AnswerSheet, answer_sheet
from govinfo.reports._outcomes import ItemOutcome, outcomes
from govinfo.reports._reconciling import Reconciled, reconcile


@final
@frozen(kw_only=True)
class Statement:
    """
    What a unit or a person is told of itself (对账单).

    Attributes:
        sheet: its place, its sums, every line, and what is lacking to the next place.
        person: whether it is a person's.
        items: every item that it sent, and what became of it.
        claims: every claim that it made, held against the register, with the decision.

    >>> from govinfo.reports import statement
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> statement(year, unit="agri").sheet.name
    '农业农村局'
    """

    sheet: AnswerSheet
    person: bool
    items: tuple[ItemOutcome, ...]
    claims: tuple[Reconciled, ...]


@checked
def statement(assessment: Assessment, *, unit: str | None = None, person: str | None = None, records: Records | None = None) -> Statement:
    """
    Return the statement of one unit or person, by id or name.

    Args:
        assessment: the results.
        unit: the unit.
        person: the person, where no unit is named.
        records: the records as they were read, so that what a decision changed can be told; left out, it is not.

    Raises:
        UnknownNameError: nobody in the assessment is called so.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> made = statement(year, unit="agri")
    >>> made.sheet.rank, made.items[0].became.label, len(made.claims)
    (2, '采用', 0)
    """
    sheet = answer_sheet(assessment, unit=unit, person=person)
    items = tuple(one for one in outcomes(assessment) if is_of(assessment, one, sheet.subject, person=person is not None))
    claims = [
        claim
        for claim in assessment.register.records.claims
        if sheet.subject in {claim.person, assessment.answering.get(claim.unit or "")} and claim.period.intersection(assessment.period)
    ]
    return Statement(sheet=sheet, person=person is not None, items=items, claims=reconcile(assessment, claims, records=records))


def is_of(assessment: Assessment, outcome: ItemOutcome, subject: str, *, person: bool) -> bool:
    """Whether an item was sent by a unit, or one that it answers for, or written by a person."""
    return subject in outcome.authors if person else subject in senders(assessment, outcome)


def senders(assessment: Assessment, outcome: ItemOutcome) -> Sequence[str]:
    """Return the units that answer for those that sent an item, each once."""
    return tuple(dict.fromkeys(assessment.answering[unit] for unit in outcome.units))
