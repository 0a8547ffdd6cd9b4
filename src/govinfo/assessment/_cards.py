"""Scorecards (得分表): the totals of every unit and person, their ranks, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import final

from attrs import field, frozen

from govinfo._frozen import Frozen
from govinfo.assessment._ledger import Column, Sums
from govinfo.assessment._lines import Line, Sourced, in_order, lines_of
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._people import People
from govinfo.assessment._posting import Books
from govinfo.assessment._sharing import MONEY
from govinfo.assessment._standing import Reason, TotalsEnv, ranks, ranks_in_groups, reasons
from govinfo.exact import Exact, exact, money
from govinfo.formulas import evaluate
from govinfo.labels import Grain, Status
from govinfo.records import Unit
from govinfo.rulebook import Bar, Notice, Told


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
        rank: the place among all ranked together.
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
        """What was counted of each measure that the rulebook shows; empty for persons."""
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
        return Frozen({name: self.counted.value(name, self.subject, books.ledger.period) for name in shown})


def unit_cards(books: Books, measures: Measures, units: Sequence[Unit]) -> tuple[Scorecard, ...]:
    """Return the scorecards of *units*, by rank, then id."""
    program, period = books.program, books.ledger.period
    columns = {unit.id: books.ledger.columns[unit.id] for unit in units}
    sums = {id_: books.ledger.sums(column) for id_, column in columns.items()}
    envs = {id_: UnitEnv(measures, id_, period, totals=_totals(sums[id_])) for id_ in columns}
    if program.rulebook.standing.by == "points":
        scores = {id_: _points(sums[id_]) for id_ in columns}
    else:
        scores = {id_: _number(evaluate(program.by, env)) for id_, env in envs.items()}
    untold = Told.WITHIN_YEAR if measures.parts(period, Grain.YEAR) else Told.YEAR
    notices = [notice for notice in program.notices if isinstance(notice.rule, Notice) and notice.rule.told is not untold]
    ranked = ranks_in_groups(scores, {unit.id: unit.group for unit in units}, program.rulebook.standing)
    cards = [
        _card(
            books,
            unit.id,
            unit.name,
            sums[unit.id],
            ranked[unit.id],
            _Lines(columns[unit.id], unit.id, measures),
            group=unit.group,
            barred=reasons(program.bars, envs[unit.id]),
            notices=reasons(notices, envs[unit.id]),
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


def _number(value: object) -> Exact:
    assert not isinstance(value, (str, bool))
    return value  # type: ignore[return-value]  # the formula was read as one for a number
