"""What formulas about a unit see: its measures and totals in a span of days, its targets, figures and findings (指标)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Final, TypeAlias, final

from attrs import Factory, define, frozen

from govinfo.assessment._counting import Counted, count_measure, number_or_unknown
from govinfo.assessment._posting import Books, name_of
from govinfo.assessment._sharing import MONEY
from govinfo.assessment._targets import Bound, Targets
from govinfo.assessment._unit_answers import ANSWERS
from govinfo.deadlines._moments import PeriodName
from govinfo.exact import Exact, exact, format_exact
from govinfo.formulas import UNKNOWN, Env, Unknown, Value, evaluate
from govinfo.formulas._bounds import added, of_function
from govinfo.formulas._formula import missing_of
from govinfo.formulas._nodes import LookUp
from govinfo.formulas._possible import as_interval, compared, every, from_interval
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import About, Figure, Finding, Target, Unit
from govinfo.rulebook import Rulebook
from govinfo.rulebook._covering import covered
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._words import Titled
from govinfo.texts import Language, Text, Worded, Words
from govinfo.texts._languages import either
from govinfo.texts._titles import titled

TITLES: Final = {
    "points": "积分",
    "awarded": "加分合计",
    "deducted": "扣分合计",
    "yuan": "奖金合计",
    "targets_met": "各项目标任务均已完成",
    "group": "考核类别",
}
"""What readers call the totals that formulas may name."""

JUDGED: Final = frozenset({"finding", "decided"})
"""The lookups that tell what an assessor found."""

COMPARED: Final = frozenset({"rank", "best", "everyone"})
"""The lookups that look at other units."""

_TOLD: Final = 3
"""How many missed sub-periods a sentence names."""

Number: TypeAlias = Exact | Unknown
"""A number, or unknown."""

Ordered: TypeAlias = tuple[Sequence[Exact], Sequence[Unknown]]
"""The known values of several units, the least first, and the unknown ones."""

NO_TOTALS: Final[Mapping[str, Exact]] = {}
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
    _computed: dict[tuple[str, str, Period], Number] = Factory(dict[tuple[str, str, Period], Number])
    _of_all: dict[tuple[str, Period], dict[str, Number]] = Factory(dict[tuple[str, Period], dict[str, Number]])
    _greatest: dict[tuple[str, Period], Number] = Factory(dict[tuple[str, Period], Number])
    _together: dict[tuple[str, Period], Number] = Factory(dict[tuple[str, Period], Number])
    _orders: dict[tuple[str, Period, str | None], Ordered] = Factory(dict[tuple[str, Period, str | None], Ordered])
    _figures: dict[tuple[str | None, str], dict[Period | None, Figure]] | None = None
    _kin: dict[str, tuple[tuple[str, ...], ...]] = Factory(dict[str, tuple[tuple[str, ...], ...]])

    def turn(self) -> None:
        """Forget what units had reached: the next settlement takes its turn, or the lines are final."""
        self._of_all.clear()
        self._greatest.clear()
        self._together.clear()
        self._orders.clear()
        self._computed.clear()

    def parts(self, period: Period, grain: Grain) -> tuple[Period, ...]:
        """Return the whole sub-periods of *period*, as the rulebook counts its year."""
        found = self._parts.get((period, grain))
        if found is None:
            first_month = self.books.program.rulebook.settings.first_month
            found = self._parts[period, grain] = period.parts(grain, first_month=first_month)
        return found

    def lives(self, unit: str, part: Period) -> bool:
        """Whether *unit*, or one it answers for, exists on some day of *part*."""
        return any(one.exists_in(part) for one in self.answers_for[unit])

    def value(self, name: str, unit: str, period: Period) -> Number:
        """Return a measure, or one of the totals as far as they are known, of *unit* in *period*."""
        program = self.books.program.measures.get(name)
        if program is None:
            if name not in TOTALS:
                raise KeyError(name)
            plus, minus = self.books.ledger.total(self.books.ledger.columns[unit], MONEY if name == MONEY else "points", period)
            return exact(plus if name == "awarded" else minus if name == "deducted" else plus - minus)
        if program.measure.count is None:
            key = (name, unit, period)
            if key not in self._computed and program.formula is not None:
                self._computed[key] = number_or_unknown(evaluate(program.formula, UnitEnv(self, unit, period)))
            return self._computed[key]
        counted = self._counted.get(name)
        if counted is None:
            counted = self._counted[name] = count_measure(self.books, self.unit_of, program)
        own = counted.get(unit)
        return 0 if own is None else own.within(period, distinct=program.measure.distinct)

    def lacks(self, name: str, unit: str, period: Period) -> Iterator[Worded]:
        """Yield what is not known and would be needed for a measure of *unit*."""
        program = self.books.program.measures.get(name)
        if program is None:
            return
        if program.measure.count is None and program.formula is not None:
            for place, leaf in missing_of(program.formula, UnitEnv(self, unit, period)):
                if isinstance(place, UnitEnv):
                    yield from place.lacks(leaf.lookup if isinstance(leaf, LookUp) else None, leaf.word)
        elif name in self._counted and unit in self._counted[name]:
            title = titled(program.measure)
            for day, record, _ in self._counted[name][unit].unknown:
                if day in period:
                    yield Text("what {record} says of how much it counts for in {measure}", record=record, measure=title)

    def of_all(self, name: str, period: Period) -> Mapping[str, Number]:
        """Return a measure or total of every unit assessed; a total that may still change is unknown beside those of others."""
        found = self._of_all.get((name, period))
        if found is None:
            gaps, account = self.books.left.gaps, MONEY if name == MONEY else "points"
            total = name in TOTALS and name not in self.books.program.measures
            found = self._of_all[name, period] = {
                unit: UNKNOWN if total and gaps.open(unit, account, period) else self.value(name, unit, period) for unit in self.units
            }
        return found

    def open_among(self, name: str, period: Period) -> tuple[str, ...]:
        """Return the units whose measure or total is unknown."""
        return tuple(unit for unit, value in self.of_all(name, period).items() if isinstance(value, Unknown))

    def best(self, name: str, period: Period) -> Number:
        """Return the greatest value that any unit has of a measure or total."""
        found = self._greatest.get((name, period))
        if found is None:
            values = list(self.of_all(name, period).values())
            known = [value for value in values if not isinstance(value, Unknown)]
            whole = len(known) == len(values)
            found = max(known) if whole else from_interval(of_function("max", [as_interval(value) for value in values]))
            self._greatest[name, period] = found
        return found

    def everyone(self, name: str, period: Period) -> Number:
        """Return a measure or total added up over all units."""
        found = self._together.get((name, period))
        if found is None:
            values = list(self.of_all(name, period).values())
            known = [value for value in values if not isinstance(value, Unknown)]
            whole = len(known) == len(values)
            found = exact(sum(known)) if whole else from_interval(reduce(added, [as_interval(value) for value in values]))
            self._together[name, period] = found
        return found

    def ordered(self, name: str, unit: str, period: Period) -> Ordered:
        """Return a measure or total of all units with which *unit* is ranked, the least first, and those that are unknown."""
        groups = self.books.groups
        grouped = self.books.program.rulebook.standing.grouped
        group = groups[unit] if grouped else None
        if isinstance(group, Unknown) or (grouped and any(isinstance(one, Unknown) for one in groups.values())):
            return [], [UNKNOWN]  # with whom it is ranked is not known
        key = (name, period, group)
        found = self._orders.get(key)
        if found is None:
            values = [value for one, value in self.of_all(name, period).items() if not grouped or groups[one] == group]
            known = [value for value in values if not isinstance(value, Unknown)]
            found = self._orders[key] = sorted(known), [value for value in values if isinstance(value, Unknown)]
        return found

    def earned(self, unit: str, words: str, period: Period) -> list[Exact]:
        """Return the amounts of the counted lines of the rules or the part that *words* name."""
        rulebook = self.books.program.rulebook
        rules = covered(rulebook, (words,), (words,))
        return list(self.books.ledger.amounts(self.books.ledger.columns[unit], None, period, rules))

    def kin(self, unit: str) -> Sequence[Sequence[str]]:
        """
        Return the units whose figures and findings speak for *unit*, the nearest first.

        They are the unit itself, those it took over from, and last those that roll up to it.
        """
        found = self._kin.get(unit)
        if found is None:
            before: list[str] = []
            below: list[str] = []
            for one in self.answers_for.get(unit, ()):
                if one.id != unit:
                    (before if self._is_successor(unit, one) else below).append(one.id)
            found = self._kin[unit] = ((unit,), tuple(before), tuple(below))
        return found

    def _is_successor(self, unit: str, of: Unit) -> bool:
        one: Unit | None = of
        while one is not None and one.id != unit:
            # What a successor answers for it took over, unless it is a parent on the way.
            one = next((other for other in self.answers_for[unit] if other.id == one.successor), None) if one.successor else None
        return one is not None

    def figure(self, unit: str, name: str, period: Period) -> Figure | None:
        """
        Return the figure of *unit* that holds in *period*: the one given for it, else the one given for no period.

        A figure of its own goes before those of the units it answers for; where these say different things none of them holds.
        """
        if self._figures is None:
            self._figures = {}
            for figure in self.books.register.records.figures:
                self._figures.setdefault((figure.unit, figure.name), {})[figure.period] = figure
        for ids in self.kin(unit):
            given = (self._figures.get((id_, name), {}) for id_ in ids)
            found = [one for one in (figures.get(period) or figures.get(None) for figures in given) if one is not None]
            if found:
                return found[0] if len({one.value for one in found}) == 1 else None
        return None

    def findings(self, unit: str, criterion: str, period: Period) -> Sequence[Finding]:
        """Return the findings on *unit* itself made in *period*, or else on those it answers for, the latest last."""
        own, before, below = self.kin(unit)
        known = self.books.register.findings
        for ids in ((*own, *before), below):
            several = [finding for id_ in ids for finding in known.get((criterion, About(unit=id_).key), ()) if finding.on in period]
            if several:
                return sorted(several, key=lambda finding: (finding.on, finding.id))
        return ()

    def met(self, unit: str, binding: Iterable[Bound]) -> bool | Unknown:
        """Return whether *unit* reached all targets that bind it; unknown where one may have been reached or not."""
        reached = ((self.value(target.measure, unit, span), target.at_least) for target, span in binding)
        return every(
            [compared(">=", as_interval(got), as_interval(owed)) if isinstance(got, Unknown) else got >= owed for got, owed in reached]
        )

    def missed(self, unit: str, measure: str | None = None, period: Period | None = None) -> list[tuple[Target, Period, Exact]]:
        """Return every target of *unit* missed inside *period*, the whole assessment where none is given, with what was reached."""
        whole = self.books.ledger.period if period is None else period
        missed: list[tuple[Target, Period, Exact]] = []
        binding = self.targets.binding(unit, None, whole, measure)
        grains = list(dict.fromkeys(target.per for target, _ in binding))
        for target, span in sorted(binding, key=lambda bound: (grains.index(bound[0].per), bound[1].start, bound[1].end)):
            reached = self.value(target.measure, unit, span)
            if not isinstance(reached, Unknown) and reached < target.at_least:
                missed.append((target, span, reached))
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

    def name(self, word: str, /) -> Value | Unknown:
        """Return a measure or a total of the unit, or its group."""
        if word == "group":
            group = self.measures.books.groups[self.unit]
            return "" if group is None else group
        if word == "targets_met":
            return self.measures.met(self.unit, self.measures.targets.binding(self.unit, None, self.measures.books.ledger.period))
        return self.totals[word] if word in self.totals else self.measures.value(word, self.unit, self.period)

    def look_up(self, lookup: str, word: str, default: Exact | None, /) -> Value | Unknown:
        """Return what is known of the unit beside its measures."""
        return ANSWERS[lookup](self, word, default)

    def binding(self, word: str) -> Sequence[Bound]:
        """Return the targets of a measure that the unit owes in the period."""
        return self.measures.targets.binding(self.unit, self.grain, self.period, word)

    def rests_on(self, lookup: str, word: str) -> Iterator[str]:
        """Yield the ids of the figures and findings that a lookup read."""
        if lookup == "figure":
            figure = self.measures.figure(self.unit, word, self.period)
            if figure is not None and figure.id is not None:
                yield figure.id
        elif lookup in JUDGED:
            yield from (finding.id for finding in self.measures.findings(self.unit, word, self.period)[-1:])

    def lacks(self, lookup: str | None, word: str) -> Iterator[Worded]:
        """Yield what is not known of the unit and would be needed to answer, each with where to enter it."""
        unit, when = (
            Words(name_of(self.measures.books.register, self.unit), name_of(self.measures.books.register, self.unit)),
            PeriodName(self.period),
        )
        what = Words(self.title(word, "zh"), self.title(word, "en"))
        if lookup == "figure":
            yield Text("the figure {what} of {unit} for {period}, to be entered among the figures", what=what, unit=unit, period=when)
        elif lookup == "decided":
            yield Text("a finding on {what} of {unit} in {period} with an amount", what=what, unit=unit, period=when)
        elif lookup == "finding":
            yield Text("a finding on {what} of {unit} in {period}", what=what, unit=unit, period=when)
        elif lookup in COMPARED:
            names = tuple(name_of(self.measures.books.register, one) for one in self.measures.open_among(word, self.period))
            yield Text("what is still owed for {units}, whose {what} is not final", units=names or (unit,), what=what)
        elif word == "group":
            yield Text("the group of {unit}, to be entered with the unit", unit=unit)
        elif word == "targets_met":
            binding = self.measures.targets.binding(self.unit, None, self.measures.books.ledger.period)
            for name in dict.fromkeys(target.measure for target, _ in binding):
                yield from self.measures.lacks(name, self.unit, self.measures.books.ledger.period)
        else:
            yield from self.measures.lacks(word, self.unit, self.period)

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
        assert not isinstance(owed, (str, Unknown))
        if isinstance(reached, Unknown):
            return ""
        binding = self.binding(word)
        if all(span == self.period for _, span in binding):
            return Text("{reached}, target {target}", reached=format_exact(reached), target=format_exact(owed)).text(lang)
        missed = self.measures.missed(self.unit, word, self.period)[:_TOLD]
        told = tuple(
            Text("{period} {reached}, target {target}", period=span.name, reached=format_exact(got), target=format_exact(target.at_least))
            for target, span, got in missed
        )
        return Text("{reasons}", reasons=told).text(lang) if told else ""

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
    for declared in words:
        if declared.id == word:
            return titled(declared, otherwise=word).text(lang)
    return either(TITLES.get(word, word), word, lang)
