"""What is counted of a unit in a span of days (指标), the targets set for it, and the totals it has reached."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeAlias, final

from attrs import Factory, define, frozen

from govinfo.assessment.environments import record_env
from govinfo.assessment.posting import Books, finding_day
from govinfo.assessment.pricing import LISTS
from govinfo.exact import Exact, exact
from govinfo.formulas import Env, Value
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import About, AnyRecord, Finding, Lapse, Target, Unit
from govinfo.register import Item
from govinfo.rulebook import Facts, Measure
from govinfo.rulebook.conditions import holds
from govinfo.texts import Language

__all__ = ["TITLES", "Measures", "UnitEnv"]

Days: TypeAlias = tuple[list[date], list[str]]
"""The days on which something was counted, in order, and what was counted on each."""

TITLES: Final = {
    "points": "积分",
    "awarded": "加分合计",
    "deducted": "扣分合计",
    "yuan": "奖金合计",
    "targets_met": "各项目标任务均已完成",
}
"""What readers call the totals that formulas may name."""


NO_TOTALS: Final[Mapping[str, Exact]] = MappingProxyType({})


@final
@define(eq=False)
class Measures:
    """
    The measures of all units, each counted once, when it is first asked for.

    Attributes:
        unit_of: by unit, the unit that answers for it.
    """

    books: Books
    units: Mapping[str, Unit]
    unit_of: Mapping[str, str]
    _counted: dict[str, dict[str, Days]] = Factory(dict)
    _targets: dict[str, tuple[Target, ...]] | None = None
    _parts: dict[tuple[Period, Grain], tuple[Period, ...]] = Factory(dict)

    def parts(self, period: Period, grain: Grain) -> tuple[Period, ...]:
        """Return the whole sub-periods of *period*, as the rulebook counts its year."""
        found = self._parts.get((period, grain))
        if found is None:
            first_month = self.books.program.rulebook.settings.first_month
            found = self._parts[period, grain] = period.parts(grain, first_month=first_month)
        return found

    def count(self, measure: str, unit: str, period: Period) -> int:
        """Return how much was counted of *measure* for *unit* in *period*."""
        counted = self._counted.get(measure)
        if counted is None:
            counted = self._counted[measure] = self._count_all(self.books.program.measures[measure])
        days, items = counted.get(unit, ((), ()))
        start = bisect_left(days, period.start)
        end = bisect_left(days, period.end, start)
        if not self.books.program.measures[measure].distinct:
            return end - start
        return len(set(items[start:end]))

    def value(self, measure: str, unit: str, period: Period) -> Exact:
        """Return a measure, or one of the totals, of *unit* in *period*."""
        if measure in self.books.program.measures:
            return self.count(measure, unit, period)
        column = self.books.ledger.columns[unit]
        plus, minus = self.books.ledger.total(column, "yuan" if measure == "yuan" else "points", period)
        return exact({"awarded": plus, "deducted": minus}.get(measure, plus - minus))

    def targets(self, unit: str) -> tuple[Target, ...]:
        """Return every target that binds *unit*, by itself, by its group or through a predecessor."""
        if self._targets is None:
            by_unit: dict[str, list[Target]] = {}
            for target in self.books.register.records.targets:
                for bound in self.units.values():
                    if target.unit == bound.id or (target.group is not None and target.group == bound.group):
                        by_unit.setdefault(bound.id, []).append(target)
            self._targets = {id_: tuple(several) for id_, several in by_unit.items()}
        return self._targets.get(unit, ())

    def binding(self, unit: str, measure: str | None, grain: Grain, period: Period) -> list[Target]:
        """Return the targets of *measure* (None: any) per *grain* that *unit*, or a unit it answers for, owes in *period*."""
        found: list[Target] = []
        if not self.books.register.records.targets:
            return found
        for owner in self._owners[unit]:
            if not self.units[owner].exists_on(period.start):
                continue
            for target in self.targets(owner):
                if target.per is grain and measure in {None, target.measure} and (target.period is None or target.period.includes(period)):
                    found.append(target)
        return found

    def figure(self, unit: str, name: str, period: Period, default: Exact | None) -> Exact:
        """Return a figure of *unit*: the one given for *period* itself, else the one given for no period, else *default* or 0."""
        given = {figure.period: figure.value for figure in self.books.register.records.figures if (figure.unit, figure.name) == (unit, name)}
        return given.get(period, given.get(None, default or 0))

    @cached_property
    def _owners(self) -> Mapping[str, list[str]]:
        owners: dict[str, list[str]] = {unit: [] for unit in self.unit_of.values()}
        for unit, answering in self.unit_of.items():
            owners[answering].append(unit)
        return owners

    def target_ids(self, unit: str, measures: Sequence[str], period: Period) -> tuple[str, ...]:
        """Return the ids of the targets of some *measures* that *unit* owes somewhere in *period*."""
        owed = [target for owner in self._owners[unit] for target in self.targets(owner) if target.measure in measures]
        inside = [target for target in owed if target.period is None or target.period.intersection(period) is not None]
        return tuple(sorted({target.id for target in inside if target.id is not None}))

    def missed(self, unit: str) -> list[tuple[Target, Period, Exact]]:
        """Return every target of *unit* missed in a whole sub-period of the assessment, with what was reached."""
        missed: list[tuple[Target, Period, Exact]] = []
        grains = dict.fromkeys(target.per for owner in self._owners[unit] for target in self.targets(owner))
        for grain in grains:
            for part in self.parts(self.books.ledger.period, grain):
                for target in self.binding(unit, None, grain, part):
                    reached = self.value(target.measure, unit, part)
                    if reached < target.at_least:
                        missed.append((target, part, reached))
        return missed

    def _count_all(self, measure: Measure) -> dict[str, Days]:
        asked = [condition.attribute for condition in measure.when]
        counted: dict[str, Days] = {}
        for day, record, item in _rows(self.books, measure.count):
            if asked:
                env = record_env(self.books.program, measure.count, record, item, asked)
                if not all(holds(condition, env.attribute(condition.attribute)) for condition in measure.when):
                    continue
            what = item.submission.id if measure.distinct and item.submission is not None else record.id or ""
            for unit in dict.fromkeys(self.unit_of[id_] for id_ in _units(record, item)):
                days, items = counted.setdefault(unit, ([], []))
                days.append(day)
                items.append(what)
        return counted


def _rows(books: Books, facts: Facts) -> list[tuple[date, AnyRecord, Item]]:
    """Return the records of a kind that lie in the period, in order of their days."""
    register = books.register
    if facts is Facts.FINDING:
        rows = [(finding_day(register, finding), finding, register.item_of(finding)) for finding in register.records.findings]
    else:
        of = register.rows[LISTS[facts]]
        rows = list(zip(of.days, of.records, of.items, strict=True))
    return sorted((row for row in rows if row[0] in books.ledger.period), key=lambda row: row[0])


def _units(record: AnyRecord, item: Item) -> tuple[str, ...]:
    if isinstance(record, Lapse):
        return (record.unit,)
    if isinstance(record, Finding) and record.about.unit is not None:
        return (record.about.unit,)
    return tuple(part.unit for part in item.units)


@final
@frozen(eq=False)
class UnitEnv:
    """
    The measures, targets, figures, findings and totals of one unit in one period, as formulas see them.

    Attributes:
        grain: the length of the period, by which targets are looked up; None for a free span.
        totals: the totals of the period, where they are final; else they are added up when asked for.
    """

    measures: Measures
    unit: str
    period: Period
    grain: Grain | None = None
    totals: Mapping[str, Exact] = NO_TOTALS

    @property
    def label(self) -> str:
        """The name of the period."""
        return self.period.name

    def name(self, word: str, /) -> Value:
        """Return a measure or a total of the unit."""
        if word == "targets_met":
            return not self.measures.missed(self.unit)
        if word in self.totals:
            return self.totals[word]
        return self.measures.value(word, self.unit, self.period)

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value:
        """Return what is known of the unit beside its measures."""
        if lookup in {"met", "targeted", "target"}:
            binding = [] if self.grain is None else self.measures.binding(self.unit, word, self.grain, self.period)
            if lookup == "targeted":
                return bool(binding)
            most = max((target.at_least for target in binding), default=0)
            return most if lookup == "target" else not binding or self.measures.value(word, self.unit, self.period) >= most
        if lookup == "reading":
            return self.measures.books.program.rulebook.options[word]
        if lookup == "figure":
            return self.measures.figure(self.unit, word, self.period, default)
        findings = self.measures.books.register.findings.get((word, About(unit=self.unit).key), ())
        inside = [finding for finding in findings if finding.on in self.period]
        if lookup == "finding":
            return bool(inside) and inside[-1].met is True
        return inside[-1].amount or 0 if inside else default or 0

    def parts(self, grain: Grain, /) -> Sequence[Env]:
        """Return the same unit in every whole sub-period."""
        return [UnitEnv(self.measures, self.unit, part, grain) for part in self.measures.parts(self.period, grain)]

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call a measure, a total, a figure or a criterion."""
        book = self.measures.books.program.rulebook
        for titled in (*book.measures, *book.figures, *book.criteria):
            if titled.id == word:
                return titled.title if lang == "zh" else titled.title_en or word
        return TITLES.get(word, word) if lang == "zh" else word
