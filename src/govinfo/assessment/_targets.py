"""The targets that bind units and persons (目标任务): by themselves, by their group, or through a unit they answer for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Self, TypeAlias, final

from attrs import field, frozen

from govinfo.formulas import Unknown
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Person, Target, Unit
from govinfo.rulebook import Quota, Subjects

Bound: TypeAlias = tuple[Target, Period]
"""A target and a span in which it must be met."""

Owner: TypeAlias = Unit | Person
"""Who owes a target."""

_Asked: TypeAlias = tuple[str, Grain | None, Period, str | None]
"""Who is asked about, the sub-period, the days, the measure."""


@final
@frozen(eq=False)
class Targets:
    """
    The targets of all units, or of all persons.

    A target binds in every whole sub-period in which the unit exists: one set for the unit itself in full,
    also where the unit was founded within it, since whoever set it knew the unit; one set for its group only where the
    unit exists from the first day, since nobody said what the others owe. A target whose own period holds no
    whole sub-period, or that is owed per period, binds in that period as one span. A person owes the targets set for
    the person, wherever it is at work; one for everyone is every unit's.

    Attributes:
        by_unit: by the unit that answers, every target with the unit that owes it; by person, its targets.
        first_month: the month in which the year begins.
        whole: the days that are assessed, which are the span of a target per period that names none.
    """

    by_unit: Mapping[str, Sequence[tuple[Owner, Target]]]
    first_month: int = 1
    whole: Period | None = None
    _known: dict[_Asked, Sequence[Bound]] = field(factory=dict[_Asked, Sequence[Bound]], init=False, repr=False)

    @classmethod
    def of(
        cls,
        targets: Iterable[Target],
        units: Mapping[str, Unit],
        unit_of: Mapping[str, str],
        first_month: int,
        whole: Period | None = None,
        quotas: Iterable[Quota] = (),
        groups: Mapping[str, str | Unknown | None] = MappingProxyType({}),
    ) -> Self:
        """
        Sort *targets* by the units that answer for them, with the *quotas* of the regulation of which no target says otherwise.

        Args:
            groups: by unit, its group.
        """
        given = [quota for quota in quotas if quota.for_ is Subjects.UNITS]
        of_unit: dict[str | None, list[Target]] = defaultdict(list)
        of_group: dict[str | None, list[Target]] = defaultdict(list)
        of_all: list[Target] = []
        for target in targets:
            if target.unit is not None:
                of_unit[target.unit].append(target)
            elif target.everyone:
                of_all.append(target)
            elif target.group is not None:
                of_group[target.group].append(target)
        by_unit: dict[str, list[tuple[Owner, Target]]] = defaultdict(list)
        for id_, unit in units.items():
            group = groups.get(id_, unit.group)
            mine = of_group[group] if isinstance(group, str) else []  # no target is owed by those of no group
            owed = [*of_unit[id_], *mine, *of_all]
            owed += _beside(owed, given, group)
            by_unit[unit_of[id_]] += [(unit, target) for target in owed]
        return cls(dict(by_unit), first_month, whole)

    @classmethod
    def of_persons(
        cls,
        targets: Iterable[Target],
        persons: Iterable[Person],
        first_month: int,
        whole: Period | None = None,
        quotas: Sequence[Quota] = (),
        groups: Mapping[str, str | Unknown | None] = MappingProxyType({}),
    ) -> Self:
        """Sort *targets* by the persons that owe them, with the *quotas* of the regulation; *groups* are those of the units."""
        by_id = {person.id: person for person in persons}
        by_person: dict[str, list[tuple[Owner, Target]]] = defaultdict(list)
        for target in targets:
            if target.person is not None:
                by_person[target.person].append((by_id[target.person], target))
        for id_, person in by_id.items() if quotas else ():
            owed = [target for _, target in by_person[id_]]
            by_person[id_] += [(person, target) for target in _beside(owed, quotas, groups.get(person.unit))]
        return cls(dict(by_person), first_month, whole)

    def spans(self, owner: Owner, target: Target, period: Period) -> Iterator[Period]:
        """Yield the spans that share a day with *period* in which *owner* must meet *target*."""
        grain = target.per.grain
        span = target.span(self.first_month)
        if grain is None or span is not None:
            span = span or self.whole or period
            if span.intersection(period) is not None and _bound(owner, target, span):
                yield span
            return
        for part in period.touching(grain, first_month=self.first_month):
            if (target.period is None or target.period.includes(part)) and _bound(owner, target, part):
                yield part

    def binding(self, unit: str, grain: Grain | None, period: Period, measure: str | None = None) -> Sequence[Bound]:
        """
        Return the targets, of one measure or of any, that *unit* owes inside *period*, each with its span.

        Args:
            unit: the id of the unit that answers.
            grain: the sub-period that *period* is: targets of other sub-periods are no matter of it, but those per period are where
                it holds them; None for all targets.
            period: the days looked at.
            measure: what is counted; None for anything.
        """
        key = (unit, grain, period, measure)
        known = self._known.get(key)
        if known is not None:
            return known
        found: list[Bound] = []
        for owner, target in self.by_unit.get(unit, ()):
            if measure in {None, target.measure} and (grain is None or target.per.grain in {None, grain}):
                found += [(target, span) for span in self.spans(owner, target, period) if period.includes(span)]
        self._known[key] = found
        return found

    def ids(self, unit: str, measures: Sequence[str], period: Period) -> tuple[str, ...]:
        """Return the ids of the targets of some *measures* that *unit* owes somewhere in *period*."""
        found: set[str] = set()
        for _, target in self.by_unit.get(unit, ()):
            inside = target.period is None or target.period.intersection(period) is not None
            if target.id is not None and target.measure in measures and inside:
                found.add(target.id)
        return tuple(sorted(found))


def _beside(owed: Sequence[Target], quotas: Iterable[Quota], group: str | Unknown | None) -> list[Target]:
    """Return what the regulation sets for those of a group, but for what a target of the same measure and sub-period says otherwise."""
    said = {(target.measure, target.per) for target in owed}
    return [quota.target for quota in quotas if quota.binds(group) and (quota.measure, quota.per) not in said]


def _bound(owner: Owner, target: Target, span: Period) -> bool:
    if isinstance(owner, Person):
        return owner.works_in(span)
    return owner.exists_in(span) if target.unit is not None else owner.exists_on(span.start)
