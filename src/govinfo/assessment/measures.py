"""What formulas about a unit see: its measures and totals in a span of days, its targets, figures and findings (指标)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, final

from attrs import Factory, define, frozen

from govinfo.assessment.counting import Counted, as_number, count_measure
from govinfo.assessment.posting import Books
from govinfo.assessment.sharing import MONEY
from govinfo.assessment.targets import Targets
from govinfo.exact import Exact, exact, format_exact
from govinfo.formulas import Env, Value, evaluate
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import About, Target, Unit
from govinfo.rulebook import Rulebook, Titled
from govinfo.rulebook.program import covered
from govinfo.texts import Language, Text

__all__ = ["NO_TOTALS", "TITLES", "Measures", "UnitEnv"]

TITLES: Final = {
    "points": "积分",
    "awarded": "加分合计",
    "deducted": "扣分合计",
    "yuan": "奖金合计",
    "targets_met": "各项目标任务均已完成",
    "group": "考核类别",
}
"""What readers call the totals that formulas may name."""

NO_TOTALS: Final[Mapping[str, Exact]] = MappingProxyType({})
"""No totals that are final yet."""


@final
@define(eq=False)
class Measures:
    """
    The measures of all units, each counted once, when it is first asked for.

    Attributes:
        units: the ids of the units assessed.
        unit_of: by unit, the unit that answers for it.
        answers_for: by unit, those it answers for, itself among them.
    """

    books: Books
    units: Sequence[str]
    unit_of: Mapping[str, str]
    answers_for: Mapping[str, Sequence[Unit]]
    targets: Targets
    _counted: dict[str, dict[str, Counted]] = Factory(dict[str, dict[str, Counted]])
    _parts: dict[tuple[Period, Grain], tuple[Period, ...]] = Factory(dict[tuple[Period, Grain], tuple[Period, ...]])
    _computed: dict[tuple[str, str, Period], Exact] = Factory(dict[tuple[str, str, Period], Exact])
    _of_all: dict[tuple[str, Period], dict[str, Exact]] = Factory(dict[tuple[str, Period], dict[str, Exact]])
    _figures: dict[tuple[str | None, str], dict[Period | None, Exact]] | None = None

    def turn(self) -> None:
        """Forget what all units had reached: the next settlement takes its turn."""
        self._of_all.clear()

    def parts(self, period: Period, grain: Grain) -> tuple[Period, ...]:
        """Return the whole sub-periods of *period*, as the rulebook counts its year."""
        found = self._parts.get((period, grain))
        if found is None:
            first_month = self.books.program.rulebook.settings.first_month
            found = self._parts[period, grain] = period.parts(grain, first_month=first_month)
        return found

    def lives(self, unit: str, part: Period) -> bool:
        """Whether *unit*, or one it answers for, exists on some day of *part*."""
        return any(
            (one.since is None or one.since < part.end) and (one.until is None or one.until > part.start) for one in self.answers_for[unit]
        )

    def value(self, name: str, unit: str, period: Period) -> Exact:
        """Return a measure, or one of the totals, of *unit* in *period*."""
        program = self.books.program.measures.get(name)
        if program is None:
            plus, minus = self.books.ledger.total(self.books.ledger.columns[unit], MONEY if name == MONEY else "points", period)
            return exact(plus if name == "awarded" else minus if name == "deducted" else plus - minus)
        if program.measure.count is None:
            key = (name, unit, period)
            if key not in self._computed and program.formula is not None:
                self._computed[key] = as_number(evaluate(program.formula, UnitEnv(self, unit, period)))
            return self._computed[key]
        counted = self._counted.get(name)
        if counted is None:
            counted = self._counted[name] = count_measure(self.books, self.unit_of, program)
        own = counted.get(unit)
        return 0 if own is None else own.within(period, distinct=program.measure.distinct)

    def of_all(self, name: str, period: Period) -> Mapping[str, Exact]:
        """Return a measure or total of every unit assessed."""
        found = self._of_all.get((name, period))
        if found is None:
            found = self._of_all[name, period] = {unit: self.value(name, unit, period) for unit in self.units}
        return found

    def earned(self, unit: str, words: str, period: Period) -> list[Exact]:
        """Return the amounts of the counted lines of the rules or the part that *words* name."""
        rulebook = self.books.program.rulebook
        rules = covered(rulebook, (words,), (words,))
        return list(self.books.ledger.amounts(self.books.ledger.columns[unit], None, period, rules))

    def figure(self, unit: str, name: str, period: Period, default: Exact | None) -> Exact:
        """Return a figure of *unit*: the one given for *period* itself, else the one given for no period, else *default* or 0."""
        if self._figures is None:
            self._figures = {}
            for figure in self.books.register.records.figures:
                self._figures.setdefault((figure.unit, figure.name), {})[figure.period] = figure.value
        given = self._figures.get((unit, name), {})
        return given.get(period, given.get(None, default or 0))

    def missed(self, unit: str) -> list[tuple[Target, Period, Exact]]:
        """Return every target of *unit* missed in a whole sub-period of the assessment, with what was reached."""
        missed: list[tuple[Target, Period, Exact]] = []
        for grain in self.targets.grains(unit):
            for part in self.parts(self.books.ledger.period, grain):
                for target in self.targets.binding(unit, grain, part):
                    reached = self.value(target.measure, unit, part)
                    if reached < target.at_least:
                        missed.append((target, part, reached))
        return missed


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
        """Return a measure or a total of the unit, or its group."""
        if word == "group":
            return self.measures.books.groups[self.unit] or ""
        if word == "targets_met":
            return not self.measures.missed(self.unit)
        if word in self.totals:
            return self.totals[word]
        return self.measures.value(word, self.unit, self.period)

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value:
        """Return what is known of the unit beside its measures."""
        if lookup in {"met", "targeted", "target"}:
            binding = [] if self.grain is None else self.measures.targets.binding(self.unit, self.grain, self.period, word)
            if lookup == "targeted":
                return bool(binding)
            most = max((target.at_least for target in binding), default=0)
            return most if lookup == "target" else not binding or self.measures.value(word, self.unit, self.period) >= most
        if lookup in {"earned", "lines"}:
            amounts = self.measures.earned(self.unit, word, self.period)
            return len(amounts) if lookup == "lines" else exact(sum(amounts))
        if lookup == "everyone":
            return exact(sum(self.measures.of_all(word, self.period).values()))
        if lookup == "best":
            return max(self.measures.of_all(word, self.period).values())
        if lookup == "rank":
            values = self.measures.of_all(word, self.period)
            if self.measures.books.program.rulebook.standing.grouped:
                groups = self.measures.books.groups
                values = {unit: value for unit, value in values.items() if groups[unit] == groups[self.unit]}
            return 1 + sum(value > values[self.unit] for value in values.values())
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
        return [
            UnitEnv(self.measures, self.unit, part, grain)
            for part in self.measures.parts(self.period, grain)
            if self.measures.lives(self.unit, part)
        ]

    def told(self, lookup: str, word: str, lang: Language, /) -> str:
        """Return what was reached and what was owed, where a target is asked about."""
        if lookup != "met":
            return ""
        reached, owed = self.measures.value(word, self.unit, self.period), self.look_up("target", word, None)
        assert not isinstance(owed, str)
        return Text("{reached}, target {target}", reached=format_exact(reached), target=format_exact(owed)).text(lang)

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call a measure, a total, a figure or a criterion."""
        return title_of(self.measures.books.program.rulebook, word, lang)


def title_of(rulebook: Rulebook, word: str, lang: Language) -> str:
    """Return what readers call a measure, a total, a figure or a criterion."""
    words: tuple[Titled, ...] = (
        *rulebook.measures,
        *rulebook.figures,
        *rulebook.criteria,
        *rulebook.parts,
        *rulebook.groups,
    )
    for titled in words:
        if titled.id == word:
            return titled.title if lang == "zh" else titled.title_en or word
    return TITLES.get(word, word) if lang == "zh" else word
