"""The road from a register to an assessment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, final

from attrs import evolve, field, frozen

from govinfo._doors import checked
from govinfo._frozen import Frozen, nothing_under
from govinfo.assessment._cards import Scorecard, cards_of
from govinfo.assessment._concerned import named, units_of, with_predecessors
from govinfo.assessment._ledger import Column
from govinfo.assessment._measures import Measures
from govinfo.assessment._opening import Beside, Opened, Ready, issuing, measures_of_persons, opened, opened_by
from govinfo.assessment._pending import Gap, Pending
from govinfo.assessment._posting import Books
from govinfo.assessment._pricing import post_findings, post_prices
from govinfo.assessment._questions import before_in_force, questions_of
from govinfo.assessment._settling import settle
from govinfo.assessment._targets import Targets
from govinfo.assessment._waiting import wait_for_judgements
from govinfo.calendars import WorkCalendar
from govinfo.errors import Problem
from govinfo.exact import Exact
from govinfo.formulas import Unknown
from govinfo.periods import Period
from govinfo.records import Person, Target, Unit
from govinfo.register import Register, Trail
from govinfo.rulebook import Rulebook
from govinfo.rulebook._analysis import rulebook_questions
from govinfo.rulebook._fit import refuse_unknown_words, unread_of
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._scopes import TOTALS


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
    unranked: tuple[str, ...] = ()
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

    @checked
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
            unranked=(),
        )

    @cached_property
    def questions(self) -> tuple[Problem, ...]:
        """
        What is possible but odd, all of it, each once: in the records, in the rulebook, and where the two meet.

        In the records: adopted before it was sent, and the like. In the rulebook: rules that can meet, attributes of
        which nothing says what their absence means. Where they meet: two prices of one account on a record, a tag
        or page that no rule knows but for a slip of the pen, a target, figure, finding or merit of which no rule can make anything.
        """
        of_rules = (problem for _, version in self.versions for problem in rulebook_questions(version))
        outside = set(self.outside)
        unread = (one for one in unread_of(self.register, self.versions, self.period) if one.record not in outside)
        early = before_in_force(self.register, self.versions, self.period)
        asked = (*self.register.questions, *of_rules, *self._met, *unread, *early)
        return tuple({(one.path, one.record, one.message): one for one in asked}.values())

    @cached_property
    def answering(self) -> Mapping[str, str]:
        """By unit, the unit that answers for it: itself, its successor, or the parent whose branch it belongs to."""
        return Frozen(self._measures.unit_of)

    @checked
    def targets_of(self, subject: str) -> tuple[tuple[Target, tuple[Period, ...]], ...]:
        """Return every target that a unit answers for or a person owes, each with the spans touching the period in which it binds."""
        targets = self._measures_of(subject).targets
        return tuple((target, tuple(targets.spans(owner, target, self.period))) for owner, target in targets.by_unit.get(subject, ()))

    @checked
    def measured(self, measure: str, subject: str, within: Period) -> Exact | Unknown:
        """
        Return a measure or total of a unit or person in those days that lie *within* a period, or that it is unknown.

        Raises:
            UnknownNameError: nobody in the assessment has this id, or the rulebook measures nothing of this name.
        """
        units, persons, ours = self.answering, self._of_persons.answers_for, self._measures.books.program.measures
        if subject not in units and subject not in persons:
            raise nothing_under(subject, (*units, *persons))
        if measure not in ours and measure not in TOTALS:
            raise nothing_under(measure, (*ours, *TOTALS))
        return self._measures_of(subject).value(measure, subject, within)

    @property
    def speaks_of_persons(self) -> bool:
        """Whether a rule or a target is about persons, beside what reaches them of their units' lines."""
        return self._of_persons.spoken_of

    def _measures_of(self, subject: str) -> Measures:
        if subject in self._instead:
            return self._instead[subject]._measures_of(subject)  # noqa: SLF001  # another of its kind
        return self._of_persons if subject in self._of_persons.answers_for else self._measures

    @checked
    def unit(self, id_: str) -> Scorecard:
        """
        Return the scorecard of a unit.

        Raises:
            UnknownNameError: no unit has this id; it is a KeyError too.
        """
        return self._units[id_]

    @checked
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
    return finished(opened(register, rulebook, period, calendar))


def assess_again(assessment: Assessment, register: Register) -> Assessment:
    """
    Return what the versions of an assessment, ready to run as they are, make of another register in the same period.

    Raises:
        RegisterError: the records use words that the rulebook does not declare.
    """
    ready = ready_of(assessment)
    refuse_unknown_words(register, [version for _, version in ready.versions])
    return finished(opened_by(ready, register, assessment.period))


def ready_of(assessment: Assessment) -> Ready:
    """Return what an assessment was made by, so that another register is assessed by the same."""
    books = assessment._measures.books  # noqa: SLF001  # its own module's
    return Ready(assessment.versions, books.program, books.versions, assessment.calendar)


def finished(opening: Opened, beside: Beside | None = None) -> Assessment:
    """Post everything, settle it, and draw up the cards."""
    books, unit_of, versions = opening.books, opening.unit_of, opening.versions
    register, period, program, people = books.register, books.ledger.period, books.program, books.people
    rulebook = program.rulebook
    own = {column.unit: column for column in books.ledger.own_columns()}
    for pending in opening.unknown:
        subject = unit_of[pending.subject]
        books.left.gaps.add(evolve(pending, subject=subject), Gap(unit=subject, account=None, days=period))
    post_prices(books)
    post_findings(books)
    if beside is not None:
        beside.post(books)
    units = {unit.id: unit for unit in register.records.units}
    office = issuing(register, rulebook, beside)
    listed = [unit for unit in register.records.units if unit.id in own and _is_listed(unit, own[unit.id], books, office)]
    quotas = tuple(active(rulebook, "quotas"))
    targets = Targets.of(register.records.targets, units, unit_of, rulebook.settings.first_month, period, quotas, people.groups)
    answers_for: dict[str, list[Unit | Person]] = {unit: [] for unit in own}
    for id_, answering in unit_of.items():
        answers_for[answering].append(units[id_])
    measures = Measures(books, [unit.id for unit in listed], unit_of, answers_for, targets)
    of_persons = measures_of_persons(books, register.records.persons)
    measures.beside, of_persons.beside = of_persons, measures
    if beside is not None:
        beside.count(measures)
        beside.count(of_persons)
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
        versions=versions,
        register=register,
        period=period,
        units=cards,
        persons=cards_of_persons,
        pending=tuple(books.left.gaps.pending),
        unpriced=tuple(sorted(id_ for id_ in books.left.unpriced if id_ not in books.left.cited)),
        outside=tuple(sorted(books.left.outside)),
        met=questions_of(books, [version for _, version in versions]),
        measures=measures,
        of_persons=of_persons,
        trail=register.trail,
        calendar=opening.calendar,
        unranked=tuple(sorted({unit.id for unit in listed} - {card.subject for card in cards})),
    )


def _working(books: Books, period: Period) -> list[Person]:
    """Return the persons who are at work in the period or have lines in it."""
    persons = books.register.records.persons
    gone = {person.id for person in persons if not person.works_in(period)}
    return [person for person in persons if person.id not in gone or books.people.columns[person.id]] if gone else list(persons)


def _is_listed(unit: Unit, column: Column, books: Books, office: Collection[str]) -> bool:
    """Whether a unit has a scorecard: it exists in the period and does not issue what others are assessed by, or it has a line."""
    return (unit.exists_in(books.ledger.period) and unit.id not in office) or bool(column) or unit.id in books.left.gaps.subjects
