"""
What was sent and adopted (报送采用情况), and how far targets were reached: counted from an assessment.

*Sent* counts the items to which a unit contributed, by the official day on which they were sent;
*adopted* counts its items that any publication adopted, each once, and *events* every adoption.
An item of several units counts for each of them, so sums over units may exceed the office's own count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import final

from attrs import field, frozen

from govinfo.assessment import Assessment, Line, Scorecard
from govinfo.exact import Exact, exact
from govinfo.formulas import Interval
from govinfo.formulas._possible import as_interval, compared
from govinfo.labels import Grain, Labelled, Per, Status
from govinfo.periods import Period
from govinfo.records import AdoptionEvent
from govinfo.reports._figures import percentage
from govinfo.rulebook import Rulebook
from govinfo.rulebook._titles import title_of


@final
@frozen(kw_only=True)
class Counts:
    """
    What was sent and adopted (报送采用数).

    Attributes:
        sent: items sent.
        adopted: items adopted, each once.
        events: adoptions, every one (采用条次).
        by_publication: how many of these each publication made, in the order of the rulebook.

    >>> Counts(sent=8, adopted=3, events=4).rate
    Fraction(75, 2)
    """

    sent: int = 0
    adopted: int = 0
    events: int = 0
    by_publication: tuple[tuple[str, int], ...] = ()

    @property
    def rate(self) -> Exact | None:
        """The rate of adoption (采用率) in per cent, two decimals, rounded half up; None where something came of nothing sent."""
        return percentage(self.adopted, self.sent)


class QuotaState(Labelled):
    """
    How a target stands (任务完成情况).

    >>> [(one.value, one.label) for one in QuotaState]
    [('met', '已完成'), ('missed', '未完成'), ('open', '进行中'), ('unknown', '待定')]
    """

    MET = "met", "已完成"
    MISSED = "missed", "未完成"
    OPEN = "open", "进行中"
    UNKNOWN = "unknown", "待定"


@final
@frozen(kw_only=True)
class Quota:
    """
    One target of a unit in one sub-period (任务完成情况).

    Attributes:
        measure: what is counted, by its id.
        title: what readers call it.
        per: the length of the sub-period.
        period: the sub-period; one that is not over yet is open.
        reached: how much was reached by the end of the report's period; where that is unknown, how much at least.
        target: how much is owed.

    >>> from govinfo.reports import circular
    >>> from govinfo import Period, assess, build_register, sample_year, shipped_rulebook
    >>> year = assess(build_register(sample_year()), shipped_rulebook("district-model"), Period.parse("2024"))
    >>> quotas = [quota for unit in circular(year).units for quota in unit.quotas]
    >>> quotas[0].state.label in {"已完成", "未完成"}
    True
    """

    measure: str
    title: str
    title_en: str
    per: Per
    period: Period
    reached: Exact
    target: Exact
    state: QuotaState

    @property
    def lacking(self) -> Exact:
        """How much is lacking; zero where the target is reached."""
        return exact(max(self.target - self.reached, 0))


@final
@frozen(kw_only=True)
class MonthSum:
    """
    The counted points of one month (当月积分).

    >>> from govinfo import Period
    >>> MonthSum(period=Period.parse("2024-03"), points=50).points
    50
    """

    period: Period
    points: Exact


@final
@frozen(kw_only=True)
class ClauseSum:
    """
    What one clause gave or took (条款小计).

    Attributes:
        lines: how many lines count.
        amount: their sum, below zero for a deduction.

    >>> ClauseSum(clause="三(一)3", rule="zhengwu-item", title="《政务》采用单条信息", lines=6, amount=60).amount
    60
    """

    clause: str
    rule: str
    title: str
    lines: int
    amount: Exact
    title_en: str | None = field(default=None)


def unit_answering(assessment: Assessment) -> Mapping[str, str]:
    """Return for every unit the one that answers for it in *assessment*."""
    return assessment.answering


def counts_by_unit(assessment: Assessment) -> Mapping[str, Counts]:
    """Return what every unit with a scorecard sent and had adopted in the period of *assessment*."""
    unit_of = unit_answering(assessment)
    sent: Counter[str] = Counter()
    for units in _items_sent(assessment):
        sent.update({unit_of[unit] for unit in units})
    adopted: dict[str, set[str]] = {}
    events: dict[str, Counter[str]] = {}
    for adoption, units in _adoptions(assessment):
        for unit in {unit_of[unit] for unit in units}:
            adopted.setdefault(unit, set()).add(adoption.submission)
            events.setdefault(unit, Counter())[adoption.publication] += 1
    return {
        card.subject: _counts(assessment, sent[card.subject], len(adopted.get(card.subject, ())), events.get(card.subject, Counter()))
        for card in assessment.units
    }


def counts_of_office(assessment: Assessment) -> Counts:
    """Return what the units with scorecards sent and had adopted altogether, an item of several units once."""
    unit_of = unit_answering(assessment)
    listed = {card.subject for card in assessment.units}
    sent = sum(any(unit_of[unit] in listed for unit in units) for units in _items_sent(assessment))
    adoptions = [adoption for adoption, units in _adoptions(assessment) if any(unit_of[unit] in listed for unit in units)]
    events = Counter(adoption.publication for adoption in adoptions)
    return _counts(assessment, sent, len({adoption.submission for adoption in adoptions}), events)


def counts_together(assessment: Assessment, several: Iterable[Counts]) -> Counts:
    """Return the sums of *several* counts: an item of two units counts twice."""
    sent = adopted = 0
    events: Counter[str] = Counter()
    for counts in several:
        sent += counts.sent
        adopted += counts.adopted
        events.update(dict(counts.by_publication))
    return _counts(assessment, sent, adopted, events)


def _counts(assessment: Assessment, sent: int, adopted: int, events: Mapping[str, int]) -> Counts:
    return ordered_counts(assessment.rulebook, sent, adopted, events)


def ordered_counts(rulebook: Rulebook, sent: int, adopted: int, events: Mapping[str, int]) -> Counts:
    """Return counts, publications in the order of the rulebook."""
    known = [publication.id for publication in rulebook.publications]
    order = [*known, *sorted(set(events) - set(known))]
    made = tuple((publication, events[publication]) for publication in order if events.get(publication))
    return Counts(sent=sent, adopted=adopted, events=sum(events.values()), by_publication=made)


def _items_sent(assessment: Assessment) -> Iterator[Sequence[str]]:
    """Yield the contributing units of every item sent in the period."""
    rows, own = assessment.register.rows["submissions"], frozenset(assessment.rulebook.settings.own_papers)
    for item, day in zip(rows.items, rows.days, strict=True):
        if day in assessment.period and own.isdisjoint(item.kinds):
            yield [part.unit for part in item.units]


def _adoptions(assessment: Assessment) -> Iterator[tuple[AdoptionEvent, Sequence[str]]]:
    rows = assessment.register.rows["adoptions"]
    for record, item, day in zip(rows.records, rows.items, rows.days, strict=True):
        if day in assessment.period:
            assert isinstance(record, AdoptionEvent)
            yield record, [part.unit for part in item.units]


def quotas_of(assessment: Assessment, unit: str, since: Assessment | None = None) -> tuple[Quota, ...]:
    """
    Return how every target of *unit* stands at the end of the period of *assessment*.

    A sub-period that lies in the period is met or missed, as the assessment judges it. One that began
    earlier is looked up in *since*; one that is not over is open, whatever was reached: points can fall again.

    Args:
        assessment: of the period reported.
        unit: the id of a unit with a scorecard.
        since: an assessment that begins earlier and ends on the same day, such as the one of the year so far.
    """
    longer = assessment if since is None else since
    found: list[Quota] = []
    for target, spans in assessment.targets_of(unit):
        for part in spans:
            whole = assessment if assessment.period.includes(part) else longer
            if part.start < whole.period.start:
                continue
            seen = part if part.end <= whole.period.end else Period(part.start, whole.period.end)
            got = as_interval(whole.measured(target.measure, unit, seen))
            over = part.end <= whole.period.end
            met = compared(">=", got, Interval(target.at_least, target.at_least))
            state = QuotaState.MET if met is True else QuotaState.MISSED if met is False else QuotaState.UNKNOWN
            found.append(
                Quota(
                    measure=target.measure,
                    title=title_of(assessment.rulebook, target.measure, "zh"),
                    title_en=title_of(assessment.rulebook, target.measure, "en"),
                    per=target.per,
                    period=part,
                    reached=0 if got.least is None else got.least,
                    target=target.at_least,
                    state=state if over else QuotaState.OPEN,
                )
            )
    return tuple(sorted(found, key=lambda quota: (quota.measure, list(Per).index(quota.per), quota.period.start, quota.target)))


def counted_lines(card: Scorecard, account: str) -> Iterator[Line]:
    """Yield the lines of one account that count."""
    for line in card.lines:
        if line.account == account and line.status is Status.COUNTED:
            yield line


def by_month(assessment: Assessment, card: Scorecard) -> tuple[MonthSum, ...]:
    """Return the counted points of *card* by calendar month, those without any too; together they are its points."""
    months = tuple(assessment.period.touching(Grain.MONTH))
    sums: dict[Period, Exact] = dict.fromkeys(months, 0)
    for line in counted_lines(card, "points"):
        month = next((month for month in months if line.on in month), months[-1])
        sums[month] += line.amount
    return tuple(MonthSum(period=month, points=exact(amount)) for month, amount in sums.items())


def by_clause(assessment: Assessment, card: Scorecard, account: str = "points") -> tuple[ClauseSum, ...]:
    """Return the counted lines of *card* by clause and rule, in the order of the rulebook; together they are its total."""
    places = {rule.id: place for place, rule in enumerate(assessment.rulebook.rules)}
    sums: dict[str, list[Line]] = {}
    for line in counted_lines(card, account):
        sums.setdefault(line.rule, []).append(line)
    return tuple(
        ClauseSum(
            clause=lines[0].clause,
            rule=rule,
            title=lines[0].title,
            title_en=lines[0].title_en,
            lines=len(lines),
            amount=exact(sum(line.amount for line in lines)),
        )
        for rule, lines in sorted(sums.items(), key=lambda pair: (places.get(pair[0], len(places)), pair[0]))
    )
