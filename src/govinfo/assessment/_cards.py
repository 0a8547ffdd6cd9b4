"""Scorecards (得分表): the totals of every unit and person, their ranks, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from itertools import takewhile
from typing import cast, final

from attrs import field, frozen

from govinfo._frozen import Frozen
from govinfo.assessment._counting import number_or_unknown
from govinfo.assessment._lacking import lacks_of_measure
from govinfo.assessment._ledger import Column, Sums
from govinfo.assessment._lines import Line
from govinfo.assessment._looked_up import cite
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._posting import Books
from govinfo.assessment._standing import Reason, Score, ranks_in_groups, reasons
from govinfo.assessment._waiting import wait_for_span
from govinfo.exact import Exact, exact, money
from govinfo.formulas import Unknown, evaluate
from govinfo.labels import Grain, Status
from govinfo.periods import Period
from govinfo.records import Person, Unit
from govinfo.rulebook import Notice, Standing, Subjects, Told
from govinfo.rulebook._accounts import MONEY
from govinfo.rulebook._consequences import ConditionProgram, barred
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
        rank: the place among all ranked together.
        score: the value of the formula that ranks; None where it is not known, or who it is of is not ranked.
        complete: whether no decision and no fact that its score waits for is pending.
        provisional: whether the rank may still change: it or another ranked with it is not complete.
        eligible: whether nothing bars it from commendation.
        barred: what bars it.
        notices: what else follows.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> card = year.units[0]
    >>> card.rank, card.points == card.awarded - card.deducted
    (1, True)
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
    score: Exact | None = None
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
        """What the ledger holds of the subject, in its compact form; the engine's own lists, for the engine alone."""
        return self._source.counted.column(self.subject)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, by day, rule and facts; made when it is read and kept by nobody: hold on to them to read them twice."""
        return tuple(self._source.read())

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
        """What was counted of each measure that the rulebook shows, those that are unknown left out."""
        return self._source.measures()


@final
@frozen(eq=False)
class _Lines:
    """Where a scorecard reads its lines and measures."""

    subject: str
    counted: Measures

    def read(self) -> Sequence[Line]:
        return self.counted.column(self.subject).read()

    def measures(self) -> Mapping[str, Exact]:
        books = self.counted.books
        shown = books.program.rulebook.settings.show if self.counted.spoken_of else ()
        values = ((name, self.counted.value(name, self.subject, books.ledger.period)) for name in shown)
        return Frozen({name: value for name, value in values if not isinstance(value, Unknown)})


def measured(card: Scorecard, measure: str) -> Exact | None:
    """Return what was counted of a measure, shown or not; None where it is unknown or nothing is called so."""
    counted = card._source.counted  # noqa: SLF001  # the card's own
    if measure not in counted.books.program.measures:
        return None
    value = counted.value(measure, card.subject, counted.books.ledger.period)
    return None if isinstance(value, Unknown) else value


def cards_of(books: Books, measures: Measures, subjects: Sequence[Unit | Person]) -> tuple[Scorecard, ...]:
    """Return the scorecards of *subjects*, all units or all persons, by rank, then id."""
    program, period, whom = books.program, books.ledger.period, measures.whom
    standing = program.rulebook.standing
    sums = measures.sums([one.id for one in subjects])
    groups = {one.id: None if isinstance(group := measures.group(one.id), Unknown) else group for one in subjects}
    envs = {id_: UnitEnv(measures, id_, period, totals=_totals(own)) for id_, own in sums.items()}
    by, source = (program.by, standing.by) if whom is Subjects.UNITS else (program.persons_by, standing.persons_by)
    then = program.then if whom is Subjects.UNITS else ()
    out = _left_out(books, envs) if whom is Subjects.UNITS else frozenset[str]()
    subjects = [one for one in subjects if one.id not in out or _has_something(books, one.id)]
    scores: dict[str, Score | None] = {}
    for id_, own in sums.items():
        score = _points(own) if source == "points" else number_or_unknown(evaluate(by, envs[id_]))
        several = [score, *(number_or_unknown(evaluate(one, envs[id_])) for one in then)]
        known = tuple(takewhile(lambda one: not isinstance(one, Unknown), several))
        scores[id_] = None if id_ in out else cast("tuple[Exact, ...]", known) or None
        if len(known) < len(several):
            wait_for_span(books, _Ranking(standing), id_, period, envs[id_], (by, *then), changes=False)
    _wait_for_shown(books, measures, envs)
    grouped = standing.grouped if whom is Subjects.UNITS else standing.persons_grouped
    ranked = ranks_in_groups(scores, groups, standing.ties, grouped=grouped)
    untold = Told.WITHIN_YEAR if measures.parts(period, Grain.YEAR) else Told.YEAR
    bars = [bar for bar in program.bars if whom in barred(bar.rule)]
    notices = [
        notice for notice in program.notices
        if isinstance(notice.rule, Notice) and notice.rule.for_ is whom and notice.rule.told is not untold
    ]  # fmt: skip
    follows = {
        id_: tuple(reasons(several, env, partial(_wait_for_condition, books, id_, period, env)) for several in (bars, notices))
        for id_, env in envs.items()
    }
    for env in envs.values():
        cite(books, (by, *then, *(one.condition for one in (*bars, *notices))), env)
    waiting = books.left.gaps.subjects
    unsure = {groups[one.id] if grouped else None for one in subjects if one.id in waiting}
    cards = [
        _card(
            books,
            one.id,
            one.name,
            sums[one.id],
            ranked[one.id],
            _first(scores[one.id]),
            _Lines(one.id, measures),
            group=groups[one.id] if whom is Subjects.UNITS else None,
            complete=one.id not in waiting,
            provisional=(groups[one.id] if grouped else None) in unsure,
            barred=follows[one.id][0],
            notices=follows[one.id][1],
        )
        for one in subjects
    ]
    return tuple(sorted(cards, key=lambda card: (card.rank, card.subject)))


def _first(score: Score | None) -> Exact | None:
    """Return the value that ranks, without those that decide between equals."""
    return score[0] if isinstance(score, tuple) else score


def _left_out(books: Books, envs: Mapping[str, UnitEnv]) -> frozenset[str]:
    """Return the units that are not ranked; one of which that is not known yet is ranked, and waits."""
    standing = books.program.rulebook.standing
    if standing.provided == "true":
        return frozenset()
    found = {id_: evaluate(books.program.ranked, env) for id_, env in envs.items()}
    for env in envs.values():
        cite(books, (books.program.ranked,), env)
    for id_, ranked in found.items():
        if isinstance(ranked, Unknown):
            wait_for_span(books, _Ranking(standing), id_, books.ledger.period, envs[id_], (books.program.ranked,), changes=False)
    return frozenset(id_ for id_, ranked in found.items() if ranked is False)


def _has_something(books: Books, unit: str) -> bool:
    """Whether something is posted on a unit, or waited for."""
    column = books.ledger.columns[unit]
    return bool(column) or unit in books.left.gaps.subjects


def _card(
    books: Books,
    subject: str,
    name: str,
    sums: Sums,
    rank: int,
    score: Exact | None,
    source: _Lines,
    *,
    complete: bool,
    provisional: bool,
    group: str | None,
    barred: tuple[Reason, ...],
    notices: tuple[Reason, ...],
) -> Scorecard:
    totals = _totals(sums)
    payouts: dict[str, Exact] = {}
    for number, segment in enumerate(books.ledger.segments):
        payouts[segment.name] = payouts.get(segment.name, 0) + _net(sums, MONEY.name, number)
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
        score=score,
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
        if account == MONEY.name:
            yuan += plus - minus
        elif account == "points":
            awarded += plus
            deducted += minus
    return {"points": exact(awarded - deducted), "awarded": exact(awarded), "deducted": exact(deducted), MONEY.name: exact(yuan)}


def _points(sums: Sums) -> Exact:
    return exact(sum(plus - minus for (account, _), (plus, minus) in sums.items() if account == "points"))


def _net(sums: Sums, account: str, segment: int) -> Exact:
    plus, minus = sums.get((account, segment), (0, 0))
    return exact(plus - minus)


def _wait_for_condition(books: Books, subject: str, period: Period, env: UnitEnv, program: ConditionProgram) -> None:
    """Note that a bar or notice waits for what its condition needs."""
    wait_for_span(books, program.rule, subject, period, env, (program.condition,), changes=False)


def _wait_for_shown(books: Books, measures: Measures, envs: Mapping[str, UnitEnv]) -> None:
    """Note what the measures that are shown beside the scores wait for."""
    period = books.ledger.period
    for name in books.program.rulebook.settings.show if measures.spoken_of else ():
        for id_, env in envs.items():
            if isinstance(measures.value(name, id_, period), Unknown):
                shown = _Shown(books.program.measures[name].measure)
                wait_for_span(books, shown, id_, period, env, (), changes=False, needs=lacks_of_measure(measures, name, id_, period))


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
