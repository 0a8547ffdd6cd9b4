"""What formulas about a unit or person see: its measures and totals in a span of days, its targets, figures and findings (指标)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Final, final

from attrs import Factory, define, field, frozen

from govinfo.assessment._comparisons import Comparisons, Number
from govinfo.assessment._counting import Counted, count_measure, number_or_unknown, with_counts
from govinfo.assessment._figures import Figures
from govinfo.assessment._ledger import Column, Sums
from govinfo.assessment._people import People
from govinfo.assessment._posting import Books
from govinfo.assessment._sharing import parts_of
from govinfo.assessment._targets import Bound, Targets
from govinfo.assessment._unit_answers import ANSWERS
from govinfo.exact import Exact, exact, format_exact
from govinfo.formulas import UNKNOWN, Env, Unknown, Value, evaluate
from govinfo.formulas._nodes import Kin
from govinfo.formulas._possible import as_interval, compared, every
from govinfo.labels import Grain
from govinfo.periods import Period
from govinfo.records import AnyRecord, Contribution, Figure, Finding, Person, Target, Unit
from govinfo.register import Item
from govinfo.rulebook import Subjects
from govinfo.rulebook._accounts import MONEY
from govinfo.rulebook._covering import covered
from govinfo.rulebook._scopes import TOTALS
from govinfo.rulebook._titles import title_of
from govinfo.texts import Language, Text, Worded

JUDGED: Final = frozenset({"finding", "decided"})
"""The lookups that tell what an assessor found."""

_TOLD: Final = 3
"""How many missed sub-periods a sentence names."""

NO_TOTALS: Final[Mapping[str, Exact]] = {}
"""No totals that are final yet."""


@final
@define(eq=False)
class Measures:
    """
    The measures of all units, or of all persons, each counted once, when it is first asked for.

    Attributes:
        units: the ids of the units or persons assessed.
        unit_of: by unit, the unit that answers for it; a person answers for itself.
        answers_for: by unit, those it answers for, itself among them.
        people: the persons, where their measures these are.
        beside: the measures of the others: of persons beside units, of units beside persons.
        elsewhere: by measure and subject, what was counted of records that are not in the register.
    """

    books: Books
    units: Sequence[str]
    unit_of: Mapping[str, str]
    answers_for: Mapping[str, Sequence[Unit | Person]]
    targets: Targets
    people: People | None = None
    beside: Measures | None = field(default=None, repr=False)
    elsewhere: Mapping[str, Mapping[str, Counted]] = field(factory=dict[str, Mapping[str, Counted]], repr=False)
    _counted: dict[str, dict[str, Counted]] = Factory(dict[str, dict[str, Counted]])
    _parts: dict[tuple[Period, Grain], tuple[Period, ...]] = Factory(dict[tuple[Period, Grain], tuple[Period, ...]])
    _computed: dict[tuple[str, str, Period], Number] = Factory(dict[tuple[str, str, Period], Number])
    _figures: Figures | None = None
    _kin: dict[str, tuple[tuple[str, ...], ...]] = Factory(dict[str, tuple[tuple[str, ...], ...]])

    def turn(self) -> None:
        """Forget what units had reached: the next settlement takes its turn, or the lines are final."""
        self.others.forget()
        self._computed.clear()

    @property
    def whom(self) -> Subjects:
        """Whose measures these are."""
        return Subjects.UNITS if self.people is None else Subjects.PERSONS

    @property
    def spoken_of(self) -> bool:
        """Whether the rulebook speaks of these subjects; of persons most only say how their units' lines reach them."""
        program = self.books.program
        return self.people is None or program.speaks_of_persons or bool(self.targets.by_unit)

    @property
    def columns(self) -> Mapping[str, Column]:
        """By subject, its column of the ledger; persons have theirs when the lines of units are final."""
        return self.books.ledger.columns if self.people is None else self.people.columns

    def column(self, subject: str) -> Column:
        """Return the column of a subject."""
        return self.columns[subject]

    def own_columns(self) -> Iterable[Column]:
        """Return every column once."""
        return self.books.ledger.own_columns() if self.people is None else self.people.columns.values()

    def group(self, subject: str) -> str | Unknown | None:
        """Return the group of a unit, or of the unit of a person."""
        return self.books.groups[subject] if self.people is None else self.people.group(subject)

    def sums(self, subjects: Iterable[str]) -> Mapping[str, Sums]:
        """Add up the lines of *subjects* by account and segment."""
        if self.people is not None:
            sums = self.people.sums()
            return {subject: sums[subject] for subject in subjects}
        return {subject: self.books.ledger.sums(self.column(subject)) for subject in subjects}

    def home(self, subject: str, day: date) -> str:
        """Return the unit itself, or the one that answers on a day for the unit of a person."""
        return subject if self.people is None else self.people.home(subject, day)

    def kin_of(self, subject: str, kin: Kin, day: date) -> tuple[Measures, Sequence[str]]:
        """Return a person's unit, or the persons or children of a unit, as they are on a day, with their measures."""
        if kin is Kin.CHILDREN:
            return self, self._children.get(subject, ())
        assert self.beside is not None  # formulas that ask are read only where both are measured
        if kin is Kin.UNIT:
            return self.beside, (self.home(subject, day),)
        return self.beside, [person for person in self.books.people.members(subject, day) if person in self.beside.answers_for]

    @cached_property
    def _children(self) -> Mapping[str, Sequence[str]]:
        """The assessed units right below each unit."""
        above = {unit.id: unit.parent for unit in self.books.register.records.units}
        found: dict[str, list[str]] = {}
        for unit in self.units:
            parent = above[unit]
            if parent is not None and self.unit_of[parent] != unit:
                found.setdefault(self.unit_of[parent], []).append(unit)
        return found

    def called(self, subject: str) -> str:
        """Return the name of a subject."""
        return getattr(self.books.register.by_id[subject], "name", subject)

    def parts_of(self, record: AnyRecord, item: Item) -> Sequence[Contribution]:
        """Return the units, or the persons, that a record concerns."""
        return parts_of(self.books.register, record, item) if self.people is None else self.people.parts(record, item)

    def parts(self, period: Period, grain: Grain) -> tuple[Period, ...]:
        """Return the whole sub-periods of *period*, as the rulebook counts its year."""
        found = self._parts.get((period, grain))
        if found is None:
            first_month = self.books.program.rulebook.settings.first_month
            found = self._parts[period, grain] = period.parts(grain, first_month=first_month)
        return found

    def lives(self, unit: str, part: Period) -> bool:
        """Whether *unit*, or one it answers for, exists on some day of *part*."""
        return any(one.works_in(part) if isinstance(one, Person) else one.exists_in(part) for one in self.answers_for[unit])

    def value(self, name: str, unit: str, period: Period) -> Number:
        """Return a measure, or one of the totals as far as they are known, of *unit* in *period*."""
        program = self.books.program.measures.get(name)
        if program is None:
            if name not in TOTALS:
                raise KeyError(name)
            plus, minus = self.books.ledger.total(self.column(unit), MONEY.name if name == MONEY.name else "points", period)
            return exact(plus if name == "awarded" else minus if name == "deducted" else plus - minus)
        if program.measure.count is None:
            key = (name, unit, period)
            if key not in self._computed and program.formula is not None:
                self._computed[key] = number_or_unknown(evaluate(program.formula, UnitEnv(self, unit, period)))
            return self._computed[key]
        counted = self._counted.get(name)
        if counted is None:
            counted = count_measure(self.books, self.unit_of, program, None if self.people is None else self.people.parts)
            counted = self._counted[name] = with_counts(counted, self.elsewhere.get(name, {}))
        own = counted.get(unit)
        return 0 if own is None else own.within(period, distinct=program.measure.distinct)

    def unknown_records(self, name: str, unit: str, period: Period) -> Sequence[str]:
        """Return the records of which nobody knows how much they count for in a measure of *unit*."""
        own = self._counted.get(name, {}).get(unit, Counted())
        return [record for day, record, _ in own.unknown if day in period]

    def final(self, name: str, unit: str, period: Period) -> Number:
        """Return a measure or total as others see it: unknown where it may still change."""
        total = name in TOTALS and name not in self.books.program.measures
        account = MONEY.name if name == MONEY.name else "points"
        return UNKNOWN if total and self.books.left.gaps.open(unit, account, period) else self.value(name, unit, period)

    @cached_property
    def others(self) -> Comparisons:
        """How the subjects stand beside each other."""
        standing = self.books.program.rulebook.standing
        grouped = standing.grouped if self.people is None else standing.persons_grouped
        return Comparisons(self.units, self.final, self.group if grouped else None)

    def earned(self, unit: str, words: str, period: Period) -> list[Exact]:
        """Return the amounts of the counted lines of the rules or the part that *words* name."""
        rulebook = self.books.program.rulebook
        rules = covered(rulebook, (words,), (words,))
        return list(self.books.ledger.amounts(self.column(unit), None, period, rules))

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
                if isinstance(one, Unit) and one.id != unit:
                    (before if self._is_successor(unit, one) else below).append(one.id)
            found = self._kin[unit] = ((unit,), tuple(before), tuple(below))
        return found

    def _is_successor(self, unit: str, of: Unit) -> bool:
        one: Unit | None = of
        while one is not None and one.id != unit:
            # What a successor answers for it took over, unless it is a parent on the way.
            heir = one.successor
            one = next((other for other in self.answers_for[unit] if isinstance(other, Unit) and other.id == heir), None) if heir else None
        return one is not None

    def figure(self, unit: str, name: str, period: Period) -> Figure | None:
        """
        Return the figure of *unit* that holds in *period*: the most specific one, of those the one for the shortest period.

        A figure of its own goes before those of the units it answers for; where these say different things none of them holds.
        """
        if self._figures is None:
            self._figures = Figures.of(self.books.register.records.figures)
        group = self.group(unit)
        return self._figures.holding(self.kin(unit), group if isinstance(group, str) else None, name, period)

    def findings(self, unit: str, criterion: str, period: Period) -> Sequence[Finding]:
        """Return the findings on *unit* itself made in *period*, or else on those it answers for, the latest last."""
        own, before, below = self.kin(unit)
        known = self.books.register.findings
        about = "unit" if self.people is None else "person"
        for ids in ((*own, *before), below):
            several = [finding for id_ in ids for finding in known.get((criterion, (about, id_, None)), ()) if finding.on in period]
            if several:
                return sorted(several, key=lambda finding: finding.order)
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
    The measures, targets, figures, findings and totals of one unit or person in one period, as formulas see them.

    Attributes:
        grain: the length of the period, by which targets are looked up; None for a free span.
        totals: the totals of the period, where they are final; else they are added up when asked for.
        called: the name of the subject, where others ask about it.
    """

    measures: Measures
    unit: str
    period: Period
    grain: Grain | None = None
    totals: Mapping[str, Exact] = NO_TOTALS
    called: str = ""

    @property
    def label(self) -> str | Worded:
        """The period, or the name of the subject where others ask about it."""
        return self.called or self.period

    def name(self, word: str, /) -> Value | Unknown:
        """Return a measure or a total of the unit, or its group."""
        if word == "group":
            group = self.measures.group(self.unit)
            return "" if group is None else group
        if word == "targets_met":
            return self.measures.met(self.unit, self.measures.targets.binding(self.unit, None, self.measures.books.ledger.period))
        value = self.measures.final if self.called else self.measures.value
        return self.totals[word] if word in self.totals else value(word, self.unit, self.period)

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

    def parts(self, grain: Grain | Kin, /) -> Sequence[Env]:
        """Return the same subject in every whole sub-period, or its unit, persons or children in the same days."""
        if isinstance(grain, Kin):
            measures, subjects = self.measures.kin_of(self.unit, grain, self.period.last_day)
            return [UnitEnv(measures, one, self.period, self.grain, called=measures.called(one)) for one in subjects]
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
            Text("{period} {reached}, target {target}", period=span, reached=format_exact(got), target=format_exact(target.at_least))
            for target, span, got in missed
        )
        return Text("{reasons}", reasons=told).text(lang) if told else ""

    def title(self, word: str, lang: Language, /) -> str:
        """Return what readers call a measure, a total, a figure or a criterion."""
        return title_of(self.measures.books.program.rulebook, word, lang)
