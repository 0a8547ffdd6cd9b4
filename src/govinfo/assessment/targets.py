"""The targets that bind units (目标任务): by themselves, by their group, or through a unit they answer for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Self, final

from attrs import frozen

from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import Target, Unit

__all__ = ["Targets"]


@final
@frozen(eq=False)
class Targets:
    """
    The targets of all units.

    Attributes:
        by_unit: by the unit that answers, every target with the unit that owes it.
    """

    by_unit: Mapping[str, Sequence[tuple[Unit, Target]]]

    @classmethod
    def of(cls, targets: Iterable[Target], units: Mapping[str, Unit], unit_of: Mapping[str, str]) -> Self:
        """Sort *targets* by the units that answer for them."""
        of_unit: dict[str | None, list[Target]] = defaultdict(list)
        of_group: dict[str | None, list[Target]] = defaultdict(list)
        for target in targets:
            if target.unit is not None:
                of_unit[target.unit].append(target)
            else:
                of_group[target.group].append(target)
        by_unit: dict[str, list[tuple[Unit, Target]]] = defaultdict(list)
        for id_, unit in units.items():
            owed = [*of_unit[id_], *of_group[unit.group]]  # no target is owed by those of no group
            by_unit[unit_of[id_]] += [(unit, target) for target in owed]
        return cls(dict(by_unit))

    def binding(self, unit: str, grain: Grain, part: Period, measure: str | None = None) -> list[Target]:
        """Return the targets per *grain*, of one measure or of any, that *unit* owes in the sub-period *part*."""
        return [
            target
            for owner, target in self.by_unit.get(unit, ())
            if target.per is grain
            and measure in {None, target.measure}
            and (target.period is None or target.period.includes(part))
            and owner.exists_on(part.start)
        ]

    def grains(self, unit: str) -> Iterable[Grain]:
        """Return the sub-periods in which *unit* owes anything."""
        return dict.fromkeys(target.per for _, target in self.by_unit.get(unit, ()))

    def ids(self, unit: str, measures: Sequence[str], period: Period) -> tuple[str, ...]:
        """Return the ids of the targets of some *measures* that *unit* owes somewhere in *period*."""
        found: set[str] = set()
        for _, target in self.by_unit.get(unit, ()):
            inside = target.period is None or target.period.intersection(period) is not None
            if target.id is not None and target.measure in measures and inside:
                found.add(target.id)
        return tuple(sorted(found))
