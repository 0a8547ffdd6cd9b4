"""The statement (对账单) of a unit or a person: every item it sent and what became of it, every line, every claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

from attrs import frozen

from govinfo._doors import checked
from govinfo.assessment import Assessment, Scorecard, find_person, find_unit
from govinfo.records import Claim, Records
from govinfo.reports._answers import AnswerSheet, Rivals, sheet_of
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
    if person is not None:
        return statements(assessment, persons=[person], records=records)[0]
    return statements(assessment, units=[unit or ""], records=records)[0]


@checked
def statements(
    assessment: Assessment,
    *,
    units: Iterable[str] | None = None,
    persons: Iterable[str] | None = None,
    records: Records | None = None,
) -> tuple[Statement, ...]:
    """
    Return the statements of several units or persons; what became of each item is asked once for all of them.

    Args:
        assessment: the results.
        units: by id or name; left out, and *persons* too, every unit in the order of the ranks.
        persons: by id or name, where no units are named.
        records: as for `statement`.

    Raises:
        UnknownNameError: nobody in the assessment is called so.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> [made.sheet.name for made in statements(year)][:2]
    ['教育局', '农业农村局']
    """
    if units is None and persons is not None:
        return _statements(assessment, [assessment.person(find_person(assessment, one)) for one in persons], records, person=True)
    cards = assessment.units if units is None else [assessment.unit(find_unit(assessment, one)) for one in units]
    return _statements(assessment, cards, records, person=False)


def _statements(assessment: Assessment, cards: Sequence[Scorecard], records: Records | None, *, person: bool) -> tuple[Statement, ...]:
    wanted = {card.subject for card in cards}
    items: dict[str, list[ItemOutcome]] = {subject: [] for subject in wanted}
    for one in outcomes(assessment):
        for subject in wanted.intersection(one.authors if person else senders(assessment, one)):
            items[subject].append(one)
    claims: dict[str, list[Claim]] = {subject: [] for subject in wanted}
    for claim in assessment.register.records.claims:
        whose = claim.person if person else assessment.answering.get(claim.unit or "")
        if whose in claims and claim.period.intersection(assessment.period):
            claims[whose].append(claim)
    held: dict[str, list[Reconciled]] = {subject: [] for subject in wanted}
    for own in reconcile(assessment, (claim for several in claims.values() for claim in several), records=records):
        held[(own.claim.person if person else assessment.answering.get(own.claim.unit or "")) or ""].append(own)
    rivals = Rivals.of(assessment, person=person)
    return tuple(
        Statement(
            sheet=sheet_of(assessment, card, rivals),
            person=person,
            items=tuple(items[card.subject]),
            claims=tuple(held[card.subject]),
        )
        for card in cards
    )


def senders(assessment: Assessment, outcome: ItemOutcome) -> Sequence[str]:
    """Return the units that answer for those that sent an item, each once."""
    return tuple(dict.fromkeys(assessment.answering[unit] for unit in outcome.units))
