"""What is odd about targets: bound to nobody, to no whole sub-period, or twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from govinfo.errors import Problem, Severity
from govinfo.labels import Grain, Per
from govinfo.periods import Period
from govinfo.records import Records, Target, Unit
from govinfo.texts import Text, Words

_LONG: Final = frozenset({Per.TWO_MONTHS, Per.QUARTER, Per.HALF_YEAR, Per.YEAR})
"""Sub-periods that are counted from the month in which a rulebook's year begins."""

_NAMES: Final = {
    Per.WEEK: Words("周", "week"),
    Per.HALF_MONTH: Words("半月", "half-month"),
    Per.MONTH: Words("月", "month"),
    Per.TWO_MONTHS: Words("双月", "two months"),
    Per.QUARTER: Words("季度", "quarter"),
    Per.HALF_YEAR: Words("半年", "half-year"),
    Per.YEAR: Words("年度", "year"),
    Per.PERIOD: Words("期间", "period"),
}


_MEASURES: Final = {"sent": Words("报送条数", "sent"), "adopted": Words("采用条数", "adopted"), "points": Words("积分", "points")}
"""What the measures are called that targets commonly are of; which others there are a rulebook says."""


def odd_targets(rows: Sequence[tuple[int, Target]], units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Yield what is odd about targets under whatever rulebook; each comes with its place in its list."""
    by_group: dict[str | None, set[tuple[object, ...]]] = defaultdict(set)
    for _, target in rows:
        if target.group is not None:
            by_group[target.group].add((target.measure, target.per))
        elif target.everyone:
            by_group[""].add((target.measure, target.per))
    seen: set[tuple[object, ...]] = set()
    for i, target in rows:
        key = (target.unit, target.group, target.person, target.everyone, target.measure, target.per, target.period)
        group = units[target.unit].group if target.unit is not None else None
        beside = by_group[group] if group is not None else by_group[""] if target.group is not None else set[tuple[object, ...]]()
        if key in seen or (target.measure, target.per) in beside or (target.unit and (target.measure, target.per) in by_group[""]):
            message = Text(
                "several targets of {measure} bind the same unit; every one of them must be met",
                measure=_MEASURES.get(target.measure, target.measure),
            )
            yield _question(i, "", target, message)
        seen.add(key)
        yield from _of_no_unit(i, target, units)
        if target.period is not None and target.per is not Per.PERIOD and all(_holds_none(target, month) for month in range(1, 13)):
            yield _no_whole(i, target, target.period)


def _of_no_unit(i: int, target: Target, units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Ask about a target whose days no unit that owes it sees."""
    if target.unit is None and target.group is None:
        return
    owners = [unit for unit in units.values() if (unit.id == target.unit if target.unit is not None else unit.group == target.group)]
    if target.period is None or not owners or any(unit.exists_in(target.period) for unit in owners):
        return
    message = Text("no unit of group {group} exists in {period}; the target binds nowhere", group=target.group, period=target.period)
    if target.unit is not None:
        message = Text("{unit} does not exist in {period}; the target binds nowhere", unit=target.unit, period=target.period)
    yield _question(i, ".period", target, message)


def _holds_none(target: Target, first_month: int) -> bool:
    return target.span(first_month) is not None


def _no_whole(i: int, target: Target, period: Period) -> Problem:
    message = Text("no whole {per} lies in {period}; the target is owed once in these days", per=_NAMES[target.per], period=period)
    return _question(i, ".period", target, message)


def questions_of_year(records: Records, first_month: int) -> Iterator[Problem]:
    """
    Yield what is odd about the targets of *records* where the year begins in a month.

    That is what `odd_targets` cannot tell without a rulebook: sub-periods of two months and more that
    no target's period holds, and those within which a unit was founded.
    """
    corrected = {correction.of for correction in records.corrections}
    founded: dict[tuple[str, str], list[tuple[Unit, date]]] = defaultdict(list)
    for unit in records.units:
        if unit.since is not None and unit.id not in corrected:
            founded["unit", unit.id].append((unit, unit.since))
            founded["group", unit.group or ""].append((unit, unit.since))
    for i, target in enumerate(records.targets):
        grain = target.per.grain
        if grain is None or target.per not in _LONG or target.id in corrected or (target.unit is None and target.group is None):
            continue
        if target.span(first_month) is not None:
            if target.period is not None and not all(_holds_none(target, month) for month in range(1, 13)):
                yield _no_whole(i, target, target.period)
            continue
        owner = ("group", target.group or "") if target.unit is None else ("unit", target.unit)
        for unit, since in founded.get(owner, ()):
            yield from _founded_within(i, target, grain, unit, since, records, first_month)


def _founded_within(i: int, target: Target, grain: Grain, unit: Unit, since: date, records: Records, first_month: int) -> Iterator[Problem]:
    part = next(Period(since, date.max).touching(grain, first_month=first_month))
    if part.start == since or (target.period is not None and not target.period.includes(part)):
        return
    if target.unit is not None:
        message = Text("{unit} exists from {since} on; the target of {period} binds it in full", unit=unit.name, since=since, period=part)
        yield _question(i, ".unit", target, message)
    elif not _owed_otherwise(target, unit, part, records):
        message = Text(
            "{unit} exists from {since} on; the target of {period} does not bind it, unless it is set for the unit itself",
            unit=unit.name,
            since=since,
            period=part,
        )
        yield _question(i, ".group", target, message)


def _owed_otherwise(target: Target, unit: Unit, part: Period, records: Records) -> bool:
    """Whether a unit owes what its group owes through one it took over from, or by a target of its own."""
    before = _before(unit, records.units)
    own = {other.unit for other in records.targets if (other.measure, other.per) == (target.measure, target.per)}
    return unit.id in own or any(one.exists_on(part.start) and (one.group == target.group or one.id in own) for one in before)


def _before(unit: Unit, units: Iterable[Unit]) -> list[Unit]:
    """Return the units that *unit* took over from, and those before them."""
    several = list(units)
    found: list[Unit] = []
    heirs = {unit.id}
    while new := [one for one in several if one.successor in heirs and one.id != unit.id and one not in found]:
        found += new
        heirs = {one.id for one in new}
    return found


def _question(i: int, inside: str, target: Target, message: Text) -> Problem:
    return Problem(path=f"$.targets[{i}]{inside}", record=target.id, message=message, severity=Severity.QUESTION)
