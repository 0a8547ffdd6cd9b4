"""The figures of a register (基础数据): which one holds for a unit or person in a span of days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Self, TypeAlias, final

from attrs import frozen

from govinfo.periods import Period
from govinfo.records import Figure

_Whose: TypeAlias = tuple[str, str]
"""Whom a figure is of: one unit or person, a group, or everyone; with the id."""

_EVERYONE: Final = ("everyone", "")


@final
@frozen(eq=False)
class Figures:
    """The figures of a register by whom they are of, and by their name."""

    given: Mapping[tuple[_Whose, str], Sequence[Figure]]

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Self:
        """Sort *figures* by whom they are of."""
        given: dict[tuple[_Whose, str], list[Figure]] = {}
        for figure in figures:
            subject = figure.unit or figure.person
            whose = ("one", subject) if subject is not None else ("group", figure.group) if figure.group is not None else _EVERYONE
            given.setdefault((whose, figure.name), []).append(figure)
        return cls(given)

    def holding(self, kin: Iterable[Sequence[str]], group: str | None, name: str, period: Period) -> Figure | None:
        """
        Return the figure that holds in *period*, None where there is none.

        The most specific one holds: that of the subject itself, then of those it answers for, where these agree, then of its group, then of
        everyone. Of several of the same the one given for the shortest period that holds all of *period*; one for no period comes last.

        Args:
            kin: whose figures speak for the subject, the nearest first.
            group: the subject's group.
            name: what the figure is called.
            period: the days.
        """
        for ids in kin:
            found = [one for id_ in ids if (one := self._in(("one", id_), name, period)) is not None]
            if found:
                return found[0] if len({one.value for one in found}) == 1 else None
        of_group = None if group is None else self._in(("group", group), name, period)
        return of_group or self._in(_EVERYONE, name, period)

    def _in(self, whose: _Whose, name: str, period: Period) -> Figure | None:
        best: Figure | None = None
        for figure in self.given.get((whose, name), ()):
            if figure.period is None:
                better = best is None or best.period is None  # the last of several
            else:
                better = figure.period.includes(period) and (
                    best is None or best.period is None or _days(figure.period) <= _days(best.period)
                )
            if better:
                best = figure
        return best


def _days(period: Period) -> int:
    return (period.end - period.start).days
