"""Scorecards (得分表): the totals of every unit and person, their ranks, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import final

from attrs import field, frozen

from govinfo._frozen import Frozen
from govinfo.assessment._counting import number_or_unknown
from govinfo.assessment._ledger import Column, Sums
from govinfo.assessment._lines import Line, Sourced, in_order, lines_of
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._people import People
from govinfo.assessment._posting import Books
from govinfo.assessment._sharing import MONEY
from govinfo.assessment._standing import Reason, TotalsEnv, ranks, ranks_in_groups, reasons
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import Exact, exact, money
from govinfo.formulas import Unknown, evaluate
from govinfo.labels import Grain, Status
from govinfo.periods import Period
from govinfo.records import Unit
from govinfo.rulebook import Bar, Notice, Standing, Told
from govinfo.rulebook._consequences import ConditionProgram
from govinfo.rulebook._words import Measure


@final
@frozen(kw_only=True, eq=False)
class Scorecard:
    """
    The totals of one unit or person in the period (得分表), always equal to the sum of its counted lines.

    Attributes:
        subject: the id of the unit or person.
        points: what was awarded less what was deducted.
        awarded: the points added, zero or more.
        deducted: the points taken away, zero or more.
        yuan: the money earned, in whole fen.
        payouts: the money of each payout period, by its name.
        rank: the place among all ranked together; provisional where a decision that one of them waits for may change it.
        complete: whether no decision and no fact that its score waits for is pending.
        provisional: whether the rank may still change: it or another ranked with it is not complete.
        eligible: whether nothing bars it from commendation.
        barred: what bars it.
        notices: what else follows.
    """

    subject: str
    name: str
    group: str | None = None
    points: Exact
    awarded: Exact
    deducted: Exact
    yuan: Decimal
    payouts: Mapping[str, Decimal]
    rank: int
    complete: bool = True
    provisional: bool = False
    barred: tuple[Reason, ...] = ()
    notices: tuple[Reason, ...] = ()
    _source: _Lines = field(repr=False, alias="source")

    @property
    def eligible(self) -> bool:
        """Whether nothing bars it from commendation (是否符合评先条件)."""
        return not self.barred

    @property
    def _column(self) -> Column:
        """What the ledger holds of a unit, in its compact form; the engine's own lists, for the engine alone."""
        assert isinstance(self._source.of, Column), "a person has shares in the columns of units, and no column"
        return self._source.of

    @cached_property
    def sourced(self) -> tuple[Sourced, ...]:
        """Every line with the record and the item it rests on, by day, rule and facts."""
        return tuple(sorted(self._source.read(), key=lambda sourced: in_order(sourced[0])))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, by day, rule and facts; made when it is read."""
        return tuple(line for line, _, _ in self.sourced)

    @cached_property
    def parts(self) -> Mapping[str, Exact]:
        """The points of every part of the total that it has counted lines in (分项得分), by the part's id."""
        parts: dict[str, Exact] = {}
        for line in self.lines:
            if line.part is not None and line.account == "points" and line.status is Status.COUNTED:
                parts[line.part] = exact(parts.get(line.part, 0) + line.amount)
        return Frozen(parts)

    @cached_property
    def measures(self) -> Mapping[str, Exact]:
        """What was counted of each measure that the rulebook shows, those that are unknown left out; empty for persons."""
        return self._source.measures()


@final
@frozen(eq=False)
class _Lines:
    """Where a scorecard reads its lines: a unit's column, or the shares of a person."""

    of: Column | People
    subject: str
    counted: Measures

    def read(self) -> Sequence[Sourced]:
        if isinstance(self.of, People):
            return self.of.lines[self.subject]
        return list(lines_of(self.of, self.counted.books.register))

    def measures(self) -> Mapping[str, Exact]:
        if isinstance(self.of, People):
            return Frozen[str, Exact]()
        books = self.counted.books
        shown = books.program.rulebook.settings.show
        values = ((name, self.counted.value(name, self.subject, books.ledger.period)) for name in shown)
        return Frozen({name: value for name, value in values if not isinstance(value, Unknown)})


def unit_cards(books: Books, measures: Measures, units: Sequence[Unit]) -> tuple[Scorecard, ...]:
    """Return the scorecards of *units*, by rank, then id."""
    program, period = books.program, books.ledger.period
    columns = {unit.id: books.ledger.columns[unit.id] for unit in units}
    sums = {id_: books.ledger.sums(column) for id_, column in columns.items()}
    envs = {id_: UnitEnv(measures, id_, period, totals=_totals(sums[id_])) for id_ in columns}
    scores: dict[str, Exact | None] = {}
    for id_, env in envs.items():
        score = _points(sums[id_]) if program.rulebook.standing.by == "points" else number_or_unknown(evaluate(program.by, env))
        scores[id_] = None if isinstance(score, Unknown) else score
        if isinstance(score, Unknown):
            wait_for_span(books, _Ranking(program.rulebook.standing), id_, period, env, (program.by,), changes=False)
        for name in program.rulebook.settings.show:
            if isinstance(measures.value(name, id_, period), Unknown):
                shown = program.measures[name].measure
                needs = measures.lacks(name, id_, period)
                wait_for_span(books, _Shown(shown), id_, period, env, (), changes=False, needs=needs)
    untold = Told.WITHIN_YEAR if measures.parts(period, Grain.YEAR) else Told.YEAR
    notices = [notice for notice in program.notices if isinstance(notice.rule, Notice) and notice.rule.told is not untold]
    groups = {unit.id: None if isinstance(group := books.groups[unit.id], Unknown) else group for unit in units}
    ranked = ranks_in_groups(scores, groups, program.rulebook.standing)
    consequences = {
        unit.id: tuple(
            reasons(several, envs[unit.id], partial(_waits, books, unit.id, period, envs[unit.id])) for several in (program.bars, notices)
        )
        for unit in units
    }
    open_ = books.left.gaps.units
    together = {unit.id: groups[unit.id] if program.rulebook.standing.grouped else None for unit in units}
    unsure = {together[unit] for unit in together if unit in open_}
    cards = [
        _card(
            books,
            unit.id,
            unit.name,
            sums[unit.id],
            ranked[unit.id],
            _Lines(columns[unit.id], unit.id, measures),
            group=groups[unit.id],
            complete=unit.id not in open_,
            provisional=together[unit.id] in unsure,
            barred=consequences[unit.id][0],
            notices=consequences[unit.id][1],
        )
        for unit in units
    ]
    return tuple(sorted(cards, key=lambda card: (card.rank, card.subject)))


def person_cards(books: Books, measures: Measures, unit_of: Mapping[str, str]) -> tuple[Scorecard, ...]:
    """Return the scorecards of all persons, by rank, then id; none where the rulebook scores no persons."""
    persons = books.register.records.persons
    policy = books.program.persons
    if policy is None or not persons:
        return ()
    people = People(policy, books.register, books.ledger, {person.id: unit_of[person.unit] for person in persons})
    sums = people.sums()
    open_ = people.waiting(books.left.gaps)
    ranked = ranks({id_: _points(own) for id_, own in sums.items()}, books.program.rulebook.standing.ties)
    bars = [program for program in books.program.bars if isinstance(program.rule, Bar) and program.rule.persons]
    cards = [
        _card(
            books,
            person.id,
            person.name,
            sums[person.id],
            ranked[person.id],
            _Lines(people, person.id, measures),
            complete=person.id not in open_,
            provisional=bool(open_),
            barred=reasons(bars, TotalsEnv(_totals(sums[person.id]))),
        )
        for person in persons
    ]
    return tuple(sorted(cards, key=lambda card: (card.rank, card.subject)))


def _card(
    books: Books,
    subject: str,
    name: str,
    sums: Sums,
    rank: int,
    source: _Lines,
    *,
    group: str | None = None,
    complete: bool = True,
    provisional: bool = False,
    barred: tuple[Reason, ...] = (),
    notices: tuple[Reason, ...] = (),
) -> Scorecard:
    totals = _totals(sums)
    payouts: dict[str, Exact] = {}
    for number, segment in enumerate(books.ledger.segments):
        payouts[segment.name] = payouts.get(segment.name, 0) + _net(sums, MONEY, number)
    return Scorecard(
        subject=subject,
        name=name,
        group=group,
        points=totals["points"],
        awarded=totals["awarded"],
        deducted=totals["deducted"],
        yuan=money(totals["yuan"]),
        payouts=Frozen({name: money(amount) for name, amount in payouts.items()}),
        rank=rank,
        complete=complete,
        provisional=provisional,
        barred=barred,
        notices=notices,
        source=source,
    )


def _totals(sums: Sums) -> dict[str, Exact]:
    awarded: Exact = 0
    deducted: Exact = 0
    yuan: Exact = 0
    for (account, _), (plus, minus) in sums.items():
        if account == MONEY:
            yuan += plus - minus
        elif account == "points":
            awarded += plus
            deducted += minus
    return {"points": exact(awarded - deducted), "awarded": exact(awarded), "deducted": exact(deducted), MONEY: exact(yuan)}


def _points(sums: Sums) -> Exact:
    return exact(sum(plus - minus for (account, _), (plus, minus) in sums.items() if account == "points"))


def _net(sums: Sums, account: str, segment: int) -> Exact:
    plus, minus = sums.get((account, segment), (0, 0))
    return exact(plus - minus)


def _waits(books: Books, unit: str, period: Period, env: UnitEnv, program: ConditionProgram) -> None:
    """Note that a bar or notice waits for what its condition needs."""
    wait_for_span(books, program.rule, unit, period, env, (program.condition,), changes=False)


@final
@frozen
class _Ranking:
    """The ranking of a rulebook as something that can wait."""

    standing: Standing
    id: str = "standing"

    @property
    def clause(self) -> str:
        return self.standing.clause or "-"


@final
@frozen
class _Shown:
    """A measure that is shown beside the scores as something that can wait."""

    measure: Measure
    clause: str = "-"

    @property
    def id(self) -> str:
        return self.measure.id
