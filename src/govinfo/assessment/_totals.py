"""
Totals with what they are made of (附依据的合计): for every unit and person how often each rule gave what, and under which clause.

They are settled from tallies: what was counted is posted beside the records that were kept, and then every rule has its turn
as in `assess`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias, final

from attrs import field, frozen

from govinfo._doors import checked
from govinfo.assessment._assess import Assessment, finished
from govinfo.assessment._awards import COUNTS, Award, Fate
from govinfo.assessment._cards import Scorecard
from govinfo.assessment._counting import Counted
from govinfo.assessment._ledger import Column
from govinfo.assessment._lines import Beside, Line
from govinfo.assessment._matching import Matcher
from govinfo.assessment._measures import Measures
from govinfo.assessment._opening import opened
from govinfo.assessment._pending import Pending
from govinfo.assessment._posting import Books
from govinfo.assessment._separable import looks_at_days
from govinfo.assessment._standing import Reason
from govinfo.assessment._tallied import Tallied
from govinfo.assessment._tally_counts import spans_told_apart
from govinfo.calendars import WorkCalendar
from govinfo.errors import Problem, RegisterError
from govinfo.exact import Exact, exact
from govinfo.labels import Status
from govinfo.periods import Period
from govinfo.register import build_register
from govinfo.register._items import NO_ITEM
from govinfo.rulebook import Facts, Rulebook, Subjects
from govinfo.rulebook._covering import Posting
from govinfo.texts import Text


@final
@frozen(kw_only=True)
class Cited:
    """
    What one rule gave a unit or person (计分依据).

    Attributes:
        lines: how many lines count.
        amount: what they come to.
        unused: how many lines do not count: superseded, capped or taken back.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> cited = totals(year).units[0].cited
    >>> sum(one.amount for one in cited if one.account == "points") == year.units[0].points
    True
    """

    rule: str
    clause: str
    account: str
    lines: int
    amount: Exact
    unused: int = 0


@final
@frozen(kw_only=True)
class Total:
    """
    The totals of one unit or person (合计), as its scorecard says them, with what they are made of.

    Attributes:
        measures: what was counted of the measures that the rulebook shows.
        cited: what each rule gave, in the order of their ids.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> totals(year).units[0].rank
    1
    """

    subject: str
    name: str
    group: str | None
    points: Exact
    awarded: Exact
    deducted: Exact
    yuan: Decimal
    payouts: Mapping[str, Decimal]
    rank: int
    complete: bool
    provisional: bool
    barred: tuple[Reason, ...]
    notices: tuple[Reason, ...]
    measures: Mapping[str, Exact]
    cited: tuple[Cited, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing bars it from commendation (是否符合评先条件)."""
        return not self.barred


@final
@frozen(kw_only=True)
class Totals:
    """
    The totals of all units and persons (合计表).

    Attributes:
        unpriced: how many records in the period no rule prices.
        outside: how many records lie outside the period.

    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> from govinfo.assessment import tally
    >>> book, period = shipped_rulebook("district-model"), Period.parse("2024")
    >>> totals(tally(sample_year(), book, period)) == totals(assess(build_register(sample_year()), book, period))
    True
    """

    rulebook: Rulebook = field(repr=False)
    period: Period
    units: tuple[Total, ...] = field(repr=False)
    persons: tuple[Total, ...] = field(repr=False)
    pending: tuple[Pending, ...] = field(repr=False)
    unpriced: int
    outside: int


@checked
def totals(of: Tallied | Assessment, *, calendar: WorkCalendar | None = None) -> Totals:
    """
    Settle what was tallied; or return the totals of an assessment, which are the same.

    Args:
        of: the sum of all parts, or an assessment of all records.
        calendar: the working days by which duties are due, where parts were tallied; left out, the official ones.

    Raises:
        RegisterError: a target is owed in spans that the tally does not tell apart, or the records that were kept contradict each other.

    >>> from govinfo import Period, sample_year, shipped_rulebook
    >>> from govinfo.assessment import tally
    >>> year = totals(tally(sample_year(), shipped_rulebook("district-model"), Period.parse("2024")))
    >>> year.units[0].rank, year.units[0].cited[0].clause
    (1, '三(一)4')
    """
    if isinstance(of, Assessment):
        return _told(of, {}, 0, 0)
    register = build_register(of.shared + of.kept)
    opening = opened(register, [version for _, version in of.versions], of.period, calendar)
    if not of.by_day and any(looks_at_days(program, register.records.targets) for _, program in opening.books.versions):
        message = Text("needs days told apart: tally every part with by_day")
        raise RegisterError([Problem(path="targets", message=message)])
    added = _Added(of, spans_told_apart(opening.books.ledger.segments, by_day=of.by_day))
    return _told(finished(opening, added), added.times, of.unpriced, of.outside)


_Key: TypeAlias = tuple[str, int, str | None, str, str, bool, bool]
"""Whose line, of which span, through which unit, the rule and its account, whether it adds, whether it counts."""

_Sums: TypeAlias = Mapping[_Key, tuple[int, Exact]]
"""How many lines are alike, and what they come to."""


@final
@frozen(eq=False)
class _Added:
    """
    What was tallied, posted beside the records that were kept.

    Attributes:
        times: of how many lines each one posted is made, by its identity.
    """

    tallied: Tallied
    spans: tuple[Period, ...]
    times: dict[int, int] = field(factory=dict[int, int])
    _held: list[Line] = field(factory=list[Line])

    @property
    def senders(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.tallied.senders

    def post(self, books: Books) -> None:
        key: _Key
        units: dict[_Key, tuple[int, Exact]] = {}
        persons: dict[_Key, tuple[int, Exact]] = {}
        rules: dict[tuple[int, str], Posting] = {}
        for number, span in enumerate(self.spans):
            for facts in Facts:
                counts = self.tallied.counts.get((number, facts.value))
                if counts:
                    program = books.program_on(span.start)
                    matcher = Matcher(program, facts, program.prices[facts])
                    for group, times in counts.items():
                        unit = books.ledger.columns[str(group[0])].unit
                        for award in matcher[group[1:]].awards:
                            key = (unit, number, None, award.rule.id, award.rule.account, award.amount > 0, award.fate is COUNTS)
                            _add(units, key, times, award.amount)
            for _, program in books.versions:
                if program is books.program_on(span.start):
                    rules.update(((number, price.rule.id), price.rule) for several in program.prices.values() for price in several)
        for line, times in self.tallied.lines.items():
            key = (line.subject, line.span, line.via, line.rule, line.account, line.amount > 0, line.counted)
            _add(units if line.of is Subjects.UNITS else persons, key, times, line.amount)
        own = {column.unit: column for column in books.ledger.own_columns()}
        self._post(units, own, rules)
        self._post(persons, books.people.own, rules)

    def _post(self, several: _Sums, columns: Mapping[str, Column], rules: Mapping[tuple[int, str], Posting]) -> None:
        for (subject, number, via, rule, _, _, counted), (times, amount) in several.items():
            line = Line(
                subject,
                Award(rules[number, rule], exact(amount)),
                item=NO_ITEM,
                fate=COUNTS if counted else Fate(Status.SUPERSEDED),
                beside=Beside(day=self.spans[number].start, facts=(), note=Text("{n} lines", n=times), unit=via),
            )
            self.times[id(line)] = times
            self._held.append(line)
            columns[subject].post(line)

    def count(self, measures: Measures) -> None:
        elsewhere: dict[str, dict[str, Counted]] = {}
        for (whom, name), several in self.tallied.measured.items():
            if whom is not measures.whom:
                continue
            entries: dict[str, list[tuple[date, str, Exact]]] = defaultdict(list)
            for number, ((subject, profile), times) in enumerate(several.items()):
                entries[subject] += [(self.spans[span].start, f" {number}", exact(weight * times)) for span, weight in profile]
            elsewhere[name] = {subject: Counted.of(own) for subject, own in entries.items()}
        measures.elsewhere = elsewhere


def _add(several: dict[_Key, tuple[int, Exact]], key: _Key, times: int, amount: Exact) -> None:
    lines, total = several.get(key, (0, 0))
    several[key] = (lines + times, total + times * amount)


def _told(assessment: Assessment, times: Mapping[int, int], unpriced: int, outside: int) -> Totals:
    return Totals(
        rulebook=assessment.rulebook,
        period=assessment.period,
        units=tuple([_total(card, times) for card in assessment.units]),
        persons=tuple([_total(card, times) for card in assessment.persons]),
        pending=assessment.pending,
        unpriced=unpriced + len(assessment.unpriced),
        outside=outside + len(assessment.outside),
    )


def _total(card: Scorecard, times: Mapping[int, int]) -> Total:
    return Total(
        subject=card.subject,
        name=card.name,
        group=card.group,
        points=card.points,
        awarded=card.awarded,
        deducted=card.deducted,
        yuan=card.yuan,
        payouts=card.payouts,
        rank=card.rank,
        complete=card.complete,
        provisional=card.provisional,
        barred=card.barred,
        notices=card.notices,
        measures=card.measures,
        cited=_cited(card._column, times),  # noqa: SLF001  # the engine's own
    )


def _cited(column: Column, times: Mapping[int, int]) -> tuple[Cited, ...]:
    """Add up the lines of one column by their rules."""
    counted: dict[tuple[str, str, str], list[Exact]] = {}
    for plan, n in Counter(column.plans).items():
        for award in plan.awards:
            _count(counted, award.rule, n, award.amount * n, counts=award.fate is COUNTS)
    for line in column.lines:
        _count(counted, line.cites, times.get(id(line), 1), line.amount, counts=line.status is Status.COUNTED)
    return tuple(
        Cited(rule=rule, clause=clause, account=account, lines=int(lines), amount=exact(amount), unused=int(unused))
        for (rule, account, clause), (lines, amount, unused) in sorted(counted.items())
    )


def _count(counted: dict[tuple[str, str, str], list[Exact]], rule: Posting, n: int, amount: Exact, *, counts: bool) -> None:
    own = counted.setdefault((rule.id, rule.account, rule.clause), [0, 0, 0])
    if counts:
        own[0] += n
        own[1] += amount
    else:
        own[2] += n
