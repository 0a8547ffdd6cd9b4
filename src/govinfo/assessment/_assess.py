"""The road from a register to an assessment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, final

from attrs import evolve, field, frozen

from govinfo._frozen import Frozen
from govinfo.assessment._cards import Scorecard, cards_of
from govinfo.assessment._concerned import named, units_of, with_predecessors
from govinfo.assessment._duties_owed import duties_owed
from govinfo.assessment._ledger import Column, Ledger
from govinfo.assessment._measures import Measures
from govinfo.assessment._pending import Gap, Pending
from govinfo.assessment._people import People
from govinfo.assessment._posting import Books, Leftovers
from govinfo.assessment._pricing import post_findings, post_prices
from govinfo.assessment._questions import questions_of
from govinfo.assessment._settling import settle
from govinfo.assessment._targets import Targets
from govinfo.assessment._waiting import wait_for_judgements
from govinfo.calendars import WorkCalendar, official
from govinfo.errors import Problem, check_type
from govinfo.exact import Exact
from govinfo.formulas import Unknown
from govinfo.periods import Period
from govinfo.records import Person, Target, Unit
from govinfo.register import Register, Trail
from govinfo.rulebook import Persons, Rulebook, Succession
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.rulebook._fit import refuse_unknown_words
from govinfo.rulebook._program import compile_rulebook
from govinfo.rulebook._versions import in_force


@final
@frozen(kw_only=True, eq=False, repr=False)
class Assessment:
    """
    What a rulebook makes of a register in a period (考核结果).

    Attributes:
        rulebook: the version in force at the end of the period.
        versions: every version in force in it, with its days.
        units: the scorecards of all units, by rank, then id.
        persons: those of all persons.
        pending: the decisions that assessors still owe.
        unpriced: the ids of records in the period that no rule prices.
        outside: the ids of records outside the period.
        trail: what corrections did to the records.
        calendar: the working days by which duties were due; whoever assesses another period beside this one takes them too.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> year.period.name, year.rulebook.id, year.readings["composite-money"]
    ('2024', 'district-model', 'equal-split')
    """

    rulebook: Rulebook
    versions: tuple[tuple[Period, Rulebook], ...]
    register: Register
    period: Period
    units: tuple[Scorecard, ...]
    persons: tuple[Scorecard, ...]
    pending: tuple[Pending, ...]
    unpriced: tuple[str, ...]
    outside: tuple[str, ...]
    _met: tuple[Problem, ...] = field(default=(), alias="met")
    _measures: Measures = field(alias="measures")
    _of_persons: Measures = field(alias="of_persons")
    trail: tuple[Trail, ...]
    calendar: WorkCalendar
    _instead: Mapping[str, Assessment] = field(factory=dict[str, Any], alias="instead")
    """By the id of a subject that was assessed again, the assessment of the records that concern it."""

    def __repr__(self) -> str:
        """Return what was assessed and how much of it there is."""
        of = f"rulebook={self.rulebook.id!r}, period={self.period.name!r}"
        return f"Assessment({of}, units={len(self.units)}, persons={len(self.persons)})"

    @property
    def readings(self) -> Mapping[str, str]:
        """The option taken for every reading."""
        return self.rulebook.options

    def only(self, units: Iterable[str]) -> Assessment:
        """
        Return the assessment with nothing but what concerns some *units*, by their ids or names.

        Ranks stay those among all units. What is pending, unpriced, outside or corrected stays where the record is
        one of these units' or of a unit they answer for.

        Raises:
            UnknownNameError: no unit in the assessment is called so, or several are.
        """
        known = [(card.subject, card.name) for card in self.units]
        wanted = {named(known, unit, "no unit in the assessment is called {got}; {hint}") for unit in units}
        own = with_predecessors(self.register, wanted)

        def concerns(record: str) -> bool:
            return not own.isdisjoint(units_of(self.register, record))

        persons = {person.id for person in self.register.records.persons if person.unit_on(self.period.last_day) in own}
        return evolve(
            self,
            units=tuple(card for card in self.units if card.subject in wanted),
            persons=tuple(card for card in self.persons if card.subject in persons),
            pending=tuple(pending for pending in self.pending if pending.subject in wanted or pending.subject in persons),
            unpriced=tuple(record for record in self.unpriced if concerns(record)),
            outside=tuple(record for record in self.outside if concerns(record)),
            trail=tuple(entry for entry in self.trail if concerns(entry.record)),
        )

    @cached_property
    def questions(self) -> tuple[Problem, ...]:
        """
        What is possible but odd, all of it, each once: in the records, in the rulebook, and where the two meet.

        In the records: adopted before it was sent, and the like. In the rulebook: rules that can meet, attributes of
        which nothing says what their absence means. Where they meet: two prices of one account on a record, a tag
        or page that no rule knows but for a slip of the pen.
        """
        of_rules = (problem for _, version in self.versions for problem in rulebook_questions(version))
        return tuple({(one.path, one.record, one.message): one for one in (*self.register.questions, *of_rules, *self._met)}.values())

    @cached_property
    def answering(self) -> Mapping[str, str]:
        """By unit, the unit that answers for it: itself, its successor, or the parent whose branch it belongs to."""
        return Frozen(self._measures.unit_of)

    def targets_of(self, subject: str) -> tuple[tuple[Target, tuple[Period, ...]], ...]:
        """Return every target that a unit answers for or a person owes, each with the spans touching the period in which it binds."""
        targets = self._measures_of(subject).targets
        return tuple((target, tuple(targets.spans(owner, target, self.period))) for owner, target in targets.by_unit.get(subject, ()))

    def measured(self, measure: str, subject: str, within: Period) -> Exact | Unknown:
        """Return a measure or total of a unit or person in those days that lie *within* a period, or that it is unknown."""
        return self._measures_of(subject).value(measure, subject, within)

    @property
    def speaks_of_persons(self) -> bool:
        """Whether a rule or a target is about persons, beside what reaches them of their units' lines."""
        return self._of_persons.spoken_of

    def _measures_of(self, subject: str) -> Measures:
        if subject in self._instead:
            return self._instead[subject]._measures_of(subject)  # noqa: SLF001  # another of its kind
        return self._of_persons if subject in self._of_persons.answers_for else self._measures

    def unit(self, id_: str) -> Scorecard:
        """
        Return the scorecard of a unit.

        Raises:
            UnknownNameError: no unit has this id; it is a KeyError too.
        """
        return self._units[id_]

    def person(self, id_: str) -> Scorecard:
        """
        Return the scorecard of a person.

        Raises:
            UnknownNameError: no person has this id; it is a KeyError too.
        """
        return self._persons[id_]

    @cached_property
    def _units(self) -> Mapping[str, Scorecard]:
        return Frozen({card.subject: card for card in self.units})

    @cached_property
    def _persons(self) -> Mapping[str, Scorecard]:
        return Frozen({card.subject: card for card in self.persons})


def assess(
    register: Register, rulebook: Rulebook | Sequence[Rulebook], period: Period, *, calendar: WorkCalendar | None = None
) -> Assessment:
    """
    Assess the records of *register* in *period* under *rulebook*.

    Args:
        register: checked records.
        rulebook: the regulation, read in the way that `choose` says; or its versions, each of which prices
            the records of its own days, while a quota, a cap or a year belongs to the version in force on its last day.
        period: the days assessed.
        calendar: the working days by which duties are due; left out, the official ones.

    Raises:
        RegisterError: the records use words that the rulebook does not declare.
        RulebookError: a formula cannot be read, or the versions do not cover the period.
        WrongTypeError: an argument is of another type.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> year.units[0].rank, len(year.units)
    (1, 14)
    """
    check_type("register", register, Register, "the Register that build_register returns")
    check_type("period", period, Period, 'a Period, such as rulebook.period("2024")')
    for version in (rulebook,) if not isinstance(rulebook, Sequence) else rulebook:
        check_type("rulebook", version, Rulebook, "a Rulebook, or a list of its versions")
    days = official() if calendar is None else calendar
    versions = in_force((rulebook,) if isinstance(rulebook, Rulebook) else rulebook, period)
    refuse_unknown_words(register, [version for _, version in versions])
    programs = tuple((span, compile_rulebook(version)) for span, version in versions)
    program, rulebook = programs[-1][1], versions[-1][1]
    unit_of = _answering(register, rulebook, period)
    segments = tuple(_segments(period, rulebook, [span.start for span, _ in programs]))
    own = {unit: Column(unit) for unit in dict.fromkeys(unit_of.values())}
    ledger = Ledger(period, segments, {unit: own[answering] for unit, answering in unit_of.items()})
    duties, unknown = duties_owed(program, register, days, period)
    no_group = program.absent.get("group")
    groups = {unit.id: no_group if unit.group is None else unit.group for unit in register.records.units}
    people = People(program.persons or Persons(), register, ledger, unit_of, groups)
    books = Books(program, programs, register, ledger, duties, people, Leftovers())
    for pending in unknown:
        subject = unit_of[pending.subject]
        books.left.gaps.add(evolve(pending, subject=subject), Gap(unit=subject, account=None, days=period))
    post_prices(books)
    post_findings(books)
    units = {unit.id: unit for unit in register.records.units}
    office = _issuing(register, rulebook)
    listed = [unit for unit in register.records.units if unit.id in own and _is_listed(unit, own[unit.id], books, office)]
    targets = Targets.of(register.records.targets, units, unit_of, rulebook.settings.first_month, period)
    answers_for: dict[str, list[Unit | Person]] = {unit: [] for unit in own}
    for id_, answering in unit_of.items():
        answers_for[answering].append(units[id_])
    measures = Measures(books, [unit.id for unit in listed], unit_of, answers_for, targets)
    of_persons = _measures_of_persons(books, register.records.persons)
    measures.beside, of_persons.beside = of_persons, measures
    wait_for_judgements(books, measures)
    settle(books, measures)
    measures.turn()  # what bars and ranks see is final
    books.left.gaps.hand_on(people.reached_by)
    wait_for_judgements(books, of_persons)
    settle(books, of_persons)
    of_persons.turn()
    working = _working(books, period) if program.persons is not None else ()
    cards, cards_of_persons = cards_of(books, measures, listed), cards_of(books, of_persons, working)
    return Assessment(
        rulebook=rulebook,
        versions=tuple((span, version) for span, version in versions),
        register=register,
        period=period,
        units=cards,
        persons=cards_of_persons,
        pending=tuple(books.left.gaps.pending),
        unpriced=tuple(sorted(books.left.unpriced)),
        outside=tuple(sorted(books.left.outside)),
        met=questions_of(books, [version for _, version in versions]),
        measures=measures,
        of_persons=of_persons,
        trail=register.trail,
        calendar=days,
    )


def _working(books: Books, period: Period) -> list[Person]:
    """Return the persons who are at work in the period or have lines in it."""
    persons = books.register.records.persons
    gone = {person.id for person in persons if not person.works_in(period)}
    return [person for person in persons if person.id not in gone or books.people.columns[person.id]] if gone else list(persons)


def _measures_of_persons(books: Books, persons: Sequence[Person]) -> Measures:
    """Return the measures of persons, each of whom answers for nobody else."""
    ids = [person.id for person in persons]
    answers_for: dict[str, list[Unit | Person]] = {person.id: [person] for person in persons}
    targets = Targets.of_persons(books.register.records.targets, persons, books.program.rulebook.settings.first_month, books.ledger.period)
    return Measures(books, ids, dict(zip(ids, ids, strict=True)), answers_for, targets, books.people)


def _segments(period: Period, rulebook: Rulebook, cuts: Sequence[date]) -> Iterator[Period]:
    """Yield the pieces of *period* that lie in one payout period and under one version, each with the payout period's name."""
    for part in period.touching(rulebook.settings.payout, first_month=rulebook.settings.first_month):
        start, end = max(part.start, period.start), min(part.end, period.end)
        days = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
        for first, last in pairwise(days):
            yield Period(first, last, part.name)


def _answering(register: Register, rulebook: Rulebook, period: Period) -> dict[str, str]:
    """Return for every unit the one that answers for it at the end of *period*: its last successor, with roll-up the topmost parent."""
    units = {unit.id: unit for unit in register.records.units}
    inherit, roll_up = rulebook.settings.succession is Succession.INHERIT, rulebook.settings.roll_up

    def gone(unit: Unit) -> bool:
        return inherit and unit.successor is not None and unit.until is not None and unit.until < period.end

    answering: dict[str, str] = {}
    for id_ in units:
        path: list[str] = []
        above: str | None = id_
        while above is not None and above not in path:
            path.append(above)
            unit = units[above]
            above = unit.successor if gone(unit) else unit.parent if roll_up else None
        if above is not None:  # successors and parents lead back to each other: of those the one that exists answers
            path.append(min(path[path.index(above) :], key=lambda one: (gone(units[one]), one)))
        answering[id_] = path[-1]
    return answering


def _issuing(register: Register, rulebook: Rulebook) -> set[str]:
    """Return the units that issue what others are assessed by: the one called as the issuer is, and those that sent own papers alone."""
    own = frozenset(rulebook.settings.own_papers)
    if not own:
        return set()
    units = {True: set[str](), False: set[str]()}
    for item in register.records.submissions:
        units[own.isdisjoint(item.kinds)].update(part.unit for part in item.units)
    named = {unit.id for unit in register.records.units if unit.name == rulebook.source.issuer}
    return named | units[False] - units[True]


def _is_listed(unit: Unit, column: Column, books: Books, office: Collection[str]) -> bool:
    """Whether a unit has a scorecard: it exists in the period and does not issue what others are assessed by, or it has a line."""
    return (unit.exists_in(books.ledger.period) and unit.id not in office) or bool(column) or unit.id in books.left.gaps.subjects
