"""Persons in a circular (个人情况): told where the rulebook, or a target, speaks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import final

from attrs import frozen

from govinfo.assessment import Assessment, Reason, Scorecard
from govinfo.exact import Exact
from govinfo.records import Person
from govinfo.reports._tallies import Quota, QuotaState, quotas_of
from govinfo.rulebook import Side


@final
@frozen(kw_only=True)
class PersonResult:
    """
    One person in a circular (个人情况).

    Attributes:
        unit: the id of the unit the person belongs to at the end of the period.
        unit_name: its name.
        cumulative: the points of the year so far.
        cumulative_rank: the rank in the year so far.
        quotas: how every target of the person stands.
        barred: what keeps the person from commendation, judged by this period alone.
        notices: what else follows from this period, and what its year so far brings for the first time.
    """

    person: str
    name: str
    unit: str
    unit_name: str
    points: Exact
    rank: int
    cumulative: Exact
    cumulative_rank: int
    quotas: tuple[Quota, ...] = ()
    barred: tuple[Reason, ...] = ()
    notices: tuple[Reason, ...] = ()

    @property
    def missed(self) -> tuple[Quota, ...]:
        """The targets missed in sub-periods that are over."""
        return tuple(quota for quota in self.quotas if quota.state is QuotaState.MISSED)

    def on(self, side: Side) -> tuple[Reason, ...]:
        """Return the notices of one side."""
        return tuple(notice for notice in self.notices if notice.side is side)


def results_of_persons(
    assessment: Assessment, year: Assessment, news: Callable[[Scorecard, Scorecard], tuple[Reason, ...]]
) -> Iterator[PersonResult]:
    """Yield what a circular tells of every person, by rank; of nobody where nothing but their units' lines is said of persons."""
    if not assessment.speaks_of_persons:
        return
    so_far = {card.subject: card for card in year.persons}
    names = {unit.id: unit.name for unit in assessment.register.records.units}
    for card in assessment.persons:
        person = assessment.register.by_id[card.subject]
        assert isinstance(person, Person)
        unit = person.unit_on(assessment.period.last_day)
        cumulative = so_far.get(card.subject, card)
        yield PersonResult(
            person=card.subject,
            name=card.name,
            unit=unit,
            unit_name=names[unit],
            points=card.points,
            rank=card.rank,
            cumulative=cumulative.points,
            cumulative_rank=cumulative.rank,
            quotas=quotas_of(assessment, card.subject, year),
            barred=card.barred,
            notices=news(card, cumulative),
        )
