"""The columns that begin the tables of a circular (通报附表首列)."""

from __future__ import annotations

from govinfo.papers._paper import Amount
from govinfo.papers._tables import Column
from govinfo.papers._wording import Wording
from govinfo.reports._circular_values import Circular, UnitResult


def unit_columns(circular: Circular, say: Wording, *sums: str) -> tuple[Column[UnitResult], ...]:
    """Return the columns that begin a table of units, the words of its sums below the names."""
    declared = {group.id for group in circular.rulebook.groups}
    group: Column[UnitResult] = Column(say("Group"), lambda unit: say.word(circular.rulebook.groups, unit.group), width=5)
    rank: Column[UnitResult] = Column(say("Rank"), lambda unit: Amount(unit.rank), number=True, width=3)
    return (
        *((rank,) if circular.ranks else ()),
        Column(say("Unit"), lambda unit: unit.name, width=9, sums=sums),
        *((group,) if any(unit.group in declared for unit in circular.units) else ()),
    )


def head_of(circular: Circular) -> int:
    """Return which of these columns names the unit."""
    return int(circular.ranks)
