"""
The assessment (考核结果): what a rulebook makes of a register in a period, with every reason kept.

`assess` is the one road: prices are put on records, rival lines are sorted out, sub-periods are
settled, and from the lines come scorecards, ranks and consequences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import final

from attrs import frozen

from govinfo.assessment.cards import Scorecard, person_cards, unit_cards
from govinfo.assessment.duties_owed import duties_owed
from govinfo.assessment.ledger import Column, Ledger
from govinfo.assessment.lines import Line
from govinfo.assessment.measures import Measures
from govinfo.assessment.posting import Books, Leftovers, Pending
from govinfo.assessment.pricing import post_findings, post_prices
from govinfo.assessment.settling import settle
from govinfo.assessment.standing import Reason
from govinfo.assessment.targets import Targets
from govinfo.calendars import WorkCalendar, official
from govinfo.errors import check_type
from govinfo.periods import Period
from govinfo.records import Unit
from govinfo.register import Register, Trail
from govinfo.rulebook import Rulebook, Succession
from govinfo.rulebook.program import compile_rulebook
from govinfo.rulebook.versions import in_force
from govinfo.vocabulary import refuse_unknown_words

__all__ = ["Assessment", "Line", "Pending", "Reason", "Scorecard", "assess"]


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

    def __repr__(self) -> str:
        """Return what was assessed and how much of it there is."""
        of = f"rulebook={self.rulebook.id!r}, period={self.period.name!r}"
        return f"Assessment({of}, units={len(self.units)}, persons={len(self.persons)})"

    @property
    def readings(self) -> Mapping[str, str]:
        """The option taken for every reading."""
        return self.rulebook.options

    @property
    def trail(self) -> tuple[Trail, ...]:
        """What corrections did to the records."""
        return self.register.trail

    def unit(self, id_: str) -> Scorecard:
        """
        Return the scorecard of a unit.

        Raises:
            KeyError: no unit has this id.
        """
        return self._by_id["unit", id_]

    def person(self, id_: str) -> Scorecard:
        """
        Return the scorecard of a person.

        Raises:
            KeyError: no person has this id.
        """
        return self._by_id["person", id_]

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Scorecard]:
        units = {("unit", card.subject): card for card in self.units}
        return units | {("person", card.subject): card for card in self.persons}


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
    """
    check_type("register", register, Register, "the Register that build_register returns")
    check_type("period", period, Period, 'a Period, such as rulebook.period("2024")')
    for version in (rulebook,) if not isinstance(rulebook, Sequence) else rulebook:
        check_type("rulebook", version, Rulebook, "a Rulebook, or a list of its versions")
    versions = in_force((rulebook,) if isinstance(rulebook, Rulebook) else rulebook, period)
    refuse_unknown_words(register, [version for _, version in versions])
    programs = tuple((span, compile_rulebook(version)) for span, version in versions)
    program, rulebook = programs[-1][1], versions[-1][1]
    unit_of = _answering(register, rulebook, period)
    segments = tuple(_segments(period, rulebook, [span.start for span, _ in programs]))
    own = {unit: Column(unit) for unit in dict.fromkeys(unit_of.values())}
    ledger = Ledger(period, segments, {unit: own[answering] for unit, answering in unit_of.items()})
    duties, unknown = duties_owed(program, register, calendar or official(), period)
    books = Books(program, programs, register, ledger, duties, Leftovers(pending=unknown))
    post_prices(books)
    post_findings(books)
    units = {unit.id: unit for unit in register.records.units}
    listed = [unit for unit in register.records.units if unit.id in own and _is_listed(unit, own[unit.id], period)]
    targets = Targets.of(register.records.targets, units, unit_of, rulebook.settings.first_month)
    answers_for: dict[str, list[Unit]] = {unit: [] for unit in own}
    for id_, answering in unit_of.items():
        answers_for[answering].append(units[id_])
    measures = Measures(books, [unit.id for unit in listed], unit_of, answers_for, targets)
    settle(books, measures)
    measures.turn()  # what bars and ranks see is final
    return Assessment(
        rulebook=rulebook,
        versions=tuple((span, version) for span, version in versions),
        register=register,
        period=period,
        units=unit_cards(books, measures, listed),
        persons=person_cards(books, measures, unit_of),
        pending=tuple(sorted(books.left.pending, key=lambda pending: (pending.about, pending.rule))),
        unpriced=tuple(sorted(books.left.unpriced)),
        outside=tuple(sorted(books.left.outside)),
    )


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


def _is_listed(unit: Unit, column: Column, period: Period) -> bool:
    return unit.exists_in(period) or bool(column.plans or column.postings)
