"""What a circular tells of persons (个人情况): a table of their points, ranks and targets, and what follows for them."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo.papers._circular_tables import quota_words
from govinfo.papers._paper import Amount, Grid, points
from govinfo.papers._reasons import reason_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.reports._circular_persons import PersonResult
from govinfo.reports._circular_values import Circular
from govinfo.rulebook import Side


def persons_grid(circular: Circular, say: Wording) -> Grid:
    """Return one row a person: rank, points, the year so far, targets missed."""
    missed: Column[PersonResult] = Column(
        say("Targets missed"), lambda person: say.clauses(quota_words(quota, say) for quota in person.missed), width=14
    )
    of_points: Column[PersonResult] = Column(say("Points"), lambda person: points(person.points), number=True)
    so_far: Column[PersonResult] = Column(say("Year so far"), lambda person: points(person.cumulative), number=True)
    in_year: Column[PersonResult] = Column(say("Rank in the year"), lambda person: Amount(person.cumulative_rank), number=True)
    columns: tuple[Column[PersonResult], ...] = (
        Column(say("Rank"), lambda person: Amount(person.rank), number=True, width=3),
        Column(say("Person"), lambda person: person.name, width=6),
        Column(say("Unit"), lambda person: person.unit_name, width=9),
        *((of_points,) if circular.in_points else ()),
        *((so_far,) if circular.in_points and circular.year != circular.period else ()),
        *((in_year,) if circular.year != circular.period else ()),
        *((missed,) if any(person.quotas for person in circular.persons) else ()),
    )
    return table(columns, circular.persons, caption=say("Points and ranks of the persons"), head=1)


def persons_named(circular: Circular, side: Side, say: Wording) -> Iterator[str]:
    """Yield what follows for persons on one side; beside what finds fault, the targets that they missed."""
    for person in circular.persons:
        name = say("{name} ({unit})", name=person.name, unit=person.unit_name)
        if side is Side.UNFAVOURABLE and person.missed:
            yield say("{name}: targets missed: {targets}", name=name, targets=tuple(quota_words(quota, say) for quota in person.missed))
        for notice in person.on(side):
            yield say("{name}: {reason}", name=name, reason=reason_words(notice, say))
