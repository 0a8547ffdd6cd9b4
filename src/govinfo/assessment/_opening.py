"""The books of an assessment opened (开账): the rulebook ready to run, a column for every unit that answers, nothing posted yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, final

from attrs import frozen

from govinfo.assessment._duties_owed import duties_owed
from govinfo.assessment._ledger import Column, Ledger
from govinfo.assessment._measures import Measures
from govinfo.assessment._pending import Pending
from govinfo.assessment._people import People
from govinfo.assessment._posting import Books, Leftovers
from govinfo.assessment._targets import Targets
from govinfo.calendars import WorkCalendar, official
from govinfo.errors import check_type
from govinfo.periods import Period
from govinfo.records import AnyRecord, Person, Submission, Unit
from govinfo.register import Register
from govinfo.rulebook import Persons, Rulebook, Subjects, Succession
from govinfo.rulebook._fit import refuse_unknown_words
from govinfo.rulebook._program import Program, compile_rulebook, idle
from govinfo.rulebook._rulebook import active
from govinfo.rulebook._versions import days_before, in_force


class Beside(Protocol):
    """What was counted elsewhere and is assessed beside the records of a register."""

    def post(self, books: Books) -> None:
        """Post it, when the records have their prices."""
        ...

    def count(self, measures: Measures) -> None:
        """Tell what it holds of the measures of units, or of persons."""
        ...

    @property
    def senders(self) -> tuple[frozenset[str], frozenset[str]]:
        """The units that sent items, and those that sent papers of their own."""
        ...


@final
@frozen(eq=False)
class Opened:
    """
    An assessment before anything is posted: the rulebook ready to run, the books empty.

    Attributes:
        versions: every version in force in the period, with its days.
        unit_of: by unit, the one that answers for it.
        unknown: the duties of which no calendar tells yet when they are due.
        calendar: the working days by which duties are due.
    """

    books: Books
    versions: tuple[tuple[Period, Rulebook], ...]
    unit_of: Mapping[str, str]
    unknown: Sequence[Pending]
    calendar: WorkCalendar


def opened(register: Register, rulebook: Rulebook | Sequence[Rulebook], period: Period, calendar: WorkCalendar | None) -> Opened:
    """Open the books of an assessment, as `assess` says."""
    check_type("register", register, Register, "the Register that build_register returns")
    check_type("period", period, Period, 'a Period, such as rulebook.period("2024")')
    for version in (rulebook,) if not isinstance(rulebook, Sequence) else rulebook:
        check_type("rulebook", version, Rulebook, "a Rulebook, or a list of its versions")
    days = official() if calendar is None else calendar
    versions = in_force((rulebook,) if isinstance(rulebook, Rulebook) else rulebook, period)
    refuse_unknown_words(register, [version for _, version in versions])
    ready = tuple((span, compile_rulebook(version)) for span, version in versions)
    return opened_by(Ready(tuple(versions), ready[-1][1], tuple(_priced_by(ready)), days), register, period)


@final
@frozen(eq=False)
class Ready:
    """
    What an assessment is made by, whatever the register.

    Attributes:
        versions: every version in force in the period, with its days.
        program: the last of them, ready to run.
        programs: what prices the records of which days.
        calendar: the working days by which duties are due.
    """

    versions: tuple[tuple[Period, Rulebook], ...]
    program: Program
    programs: tuple[tuple[Period, Program], ...]
    calendar: WorkCalendar


def opened_by(ready: Ready, register: Register, period: Period) -> Opened:
    """Open the books of a register whose words are known to be those of the rulebook."""
    program, programs, rulebook = ready.program, ready.programs, ready.versions[-1][1]
    unit_of = _answering(register, rulebook, period)
    segments = tuple(_segments(period, rulebook, [span.start for span, _ in programs]))
    own = {unit: Column(unit) for unit in dict.fromkeys(unit_of.values())}
    ledger = Ledger(period, segments, {unit: own[answering] for unit, answering in unit_of.items()})
    duties, unknown = duties_owed(program, register, ready.calendar, period)
    no_group = program.absent.get("group")
    groups = {unit.id: no_group if unit.group is None else unit.group for unit in register.records.units}
    people = People(program.persons or Persons(), register, ledger, unit_of, groups)
    books = Books(program, programs, register, ledger, duties, people, Leftovers())
    return Opened(books, ready.versions, unit_of, unknown, ready.calendar)


def _priced_by(programs: Sequence[tuple[Period, Program]]) -> Iterator[tuple[Period, Program]]:
    """Yield every program with the days that it prices; before the first one was in force nothing is priced."""
    for span, program in programs:
        early = days_before(program.rulebook, span)
        if early is not None:
            yield early, idle(program)
        if early is None or early.end < span.end:
            yield span if early is None else Period(early.end, span.end), program


def measures_of_persons(books: Books, persons: Sequence[Person]) -> Measures:
    """Return the measures of persons, each of whom answers for nobody else."""
    ids = [person.id for person in persons]
    answers_for: dict[str, list[Unit | Person]] = {person.id: [person] for person in persons}
    rulebook, period = books.program.rulebook, books.ledger.period
    quotas = [quota for quota in active(rulebook, "quotas") if quota.for_ is Subjects.PERSONS]
    targets = Targets.of_persons(
        books.register.records.targets, persons, rulebook.settings.first_month, period, quotas, books.people.groups
    )
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


def sending(submissions: Iterable[AnyRecord], rulebook: Rulebook) -> tuple[set[str], set[str]]:
    """Return the units that sent items, and those that sent papers of their own; none where a rulebook knows no such papers."""
    own = frozenset(rulebook.settings.own_papers)
    items, papers = set[str](), set[str]()
    for item in submissions if own else ():
        if isinstance(item, Submission):
            (items if own.isdisjoint(item.kinds) else papers).update(part.unit for part in item.units)
    return items, papers


def issuing(register: Register, rulebook: Rulebook, beside: Beside | None = None) -> set[str]:
    """Return the units that issue what others are assessed by: the one called as the issuer is, and those that sent own papers alone."""
    if not rulebook.settings.own_papers:
        return set()
    items, papers = sending(register.records.submissions, rulebook)
    if beside is not None:
        items |= beside.senders[0]
        papers |= beside.senders[1]
    named = {unit.id for unit in register.records.units if unit.name == rulebook.source.issuer}
    return named | papers - items
