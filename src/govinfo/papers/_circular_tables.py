"""The tables of a circular (通报附表): ranks, items, publications, clauses, targets, and one row a unit with all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from govinfo.exact import Exact, exact
from govinfo.labels import Per
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Chart, ChartKind, ChartPoint, Grid, PaperBlock, Style, points
from govinfo.papers._reasons import reason_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import SIDES, Wording
from govinfo.periods import Period
from govinfo.reports._circulars import Circular, EarlierResult, UnitResult
from govinfo.reports._tallies import Counts, Quota, QuotaState
from govinfo.rulebook import Side


def quota_words(quota: Quota, say: Wording) -> str:
    """Return what was reached of a target in its period, in words."""
    return say(
        "{measure} in {period} {reached}, target {target}",
        period=period_in_words(quota.period, say.lang),
        measure=say.either(quota.title, quota.title_en),
        reached=say.number(quota.reached),
        target=say.number(quota.target),
    )


def _unit_columns(circular: Circular, say: Wording, *sums: str) -> tuple[Column[UnitResult], ...]:
    """Return the columns that begin a table of units, the words of its sums below the names."""
    declared = {group.id for group in circular.rulebook.groups}
    group: Column[UnitResult] = Column(say("Group"), lambda unit: say.word(circular.rulebook.groups, unit.group), width=5)
    return (
        Column(say("Rank"), lambda unit: Amount(unit.rank), number=True, width=3),
        Column(say("Unit"), lambda unit: unit.name, width=9, sums=sums),
        *((group,) if any(unit.group in declared for unit in circular.units) else ()),
    )


def ranking_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield the ranking, and the points by unit and by month as charts."""
    yield _ranking(circular, say)
    yield from _ranking_charts(circular, say)


def _ranking(circular: Circular, say: Wording) -> Grid:
    units = circular.units
    sums = (say("Sum"),) if units else ()
    climbed: Column[UnitResult] = Column(say("Change of rank"), lambda unit: Amount(unit.climbed, Style.CHANGE), number=True)
    columns: tuple[Column[UnitResult], ...] = (
        *_unit_columns(circular, say, *sums),
        *((climbed,) if circular.before is not None else ()),
        Column(say("Points"), lambda unit: points(unit.points), number=True, sums=_sum(unit.points for unit in units)),
        Column(say("Awarded"), lambda unit: points(unit.awarded), number=True, sums=_sum(unit.awarded for unit in units)),
        Column(say("Deducted"), lambda unit: points(unit.deducted), number=True, sums=_sum(unit.deducted for unit in units)),
        Column(say("Year so far"), lambda unit: points(unit.cumulative), number=True, sums=_sum(unit.cumulative for unit in units)),
        Column(say("Rank in the year"), lambda unit: Amount(unit.cumulative_rank), number=True),
    )
    first, last = (day_in_words(day, say.lang) for day in (circular.year.start, circular.year.last_day))
    notes = [say("Year so far: {start} to {end}.", start=first, end=last)]
    if circular.unsettled:
        rules = tuple(
            say("{clause} {title} ({each})", clause=one.clause, title=say.title(one, one.rule), each=one.each.text(say.lang))
            for one in circular.unsettled
        )
        notes.append(say("Points are provisional: what is settled only when its span is over is not in them yet: {rules}.", rules=rules))
    if circular.before is not None:
        words = period_in_words(circular.before, say.lang)
        notes.append(say("Change of rank: against {period}; plus is up, minus is down.", period=words))
    return table(columns, units, caption=say("Points and ranks of the units"), notes=tuple(notes), head=1)


def _sum(values: Iterable[Exact | None]) -> tuple[Amount, ...]:
    """Return the sum of a column of points as its cell below; none of no rows."""
    known = [value for value in values if value is not None]
    return (points(exact(sum(known))),) if known else ()


def _ranking_charts(circular: Circular, say: Wording) -> Iterator[Chart]:
    if circular.units:
        by_unit = tuple(ChartPoint(label=unit.name, value=unit.points, shown=say.number(unit.points)) for unit in circular.units)
        yield Chart(kind=ChartKind.BARS, title=say("Points by unit"), points=by_unit)
        months = [tuple(month.points for month in unit.months) for unit in circular.units]
        sums = [exact(sum(values)) for values in zip(*months, strict=True)]
        names = [period_in_words(month.period, say.lang) for month in circular.units[0].months]
        if len(names) > 1:
            bars = tuple(ChartPoint(label=name, value=value, shown=say.number(value)) for name, value in zip(names, sums, strict=True))
            yield Chart(kind=ChartKind.COLUMNS, title=say("Points by month, all units"), points=bars)


def sent_grid(circular: Circular, say: Wording) -> Grid:
    """Return what every unit sent and had adopted, beside the periods before."""
    both = circular.office != circular.total
    columns: list[Column[UnitResult]] = [
        *_unit_columns(circular, say, *_summed(circular, say)),
        *_counts(circular, say),
        *_earlier(circular.before, lambda unit: unit.before, circular.office_before if both else None, say),
        *_earlier(circular.year_before, lambda unit: unit.year_before, circular.office_year_before if both else None, say),
    ]
    notes = [say("Rate of adoption = items adopted / items sent, rounded half up to two decimals; nothing of nothing is 0.")]
    if both:
        notes.append(say("An item of several units counts for each of them, so the sum of the units exceeds the number of items."))
    return table(columns, circular.units, caption=say("Items sent and adopted"), notes=tuple(notes), head=1)


def _summed(circular: Circular, say: Wording) -> tuple[str, ...]:
    """Return what is summed below a table of counts: the units, and where they share items, the items themselves."""
    return (say("Sum of the units"), *((say("Each item once"),) if circular.office != circular.total else ()))


def _counts(circular: Circular, say: Wording) -> tuple[Column[UnitResult], ...]:
    return (
        _count(circular, say("Sent"), lambda counts: Amount(counts.sent)),
        _count(circular, say("Adopted"), lambda counts: Amount(counts.adopted)),
        _count(circular, say("Rate of adoption"), lambda counts: Amount(counts.rate, Style.PERCENT)),
        _count(circular, say("Adoptions"), lambda counts: Amount(counts.events)),
    )


def _count(circular: Circular, title: str, of: Callable[[Counts], Amount], width: int = 4) -> Column[UnitResult]:
    totals = (circular.total, circular.office) if circular.office != circular.total else (circular.total,)
    return Column(title, lambda unit: of(unit.counts), number=True, width=width, sums=tuple(of(counts) for counts in totals))


def _earlier(
    period: Period | None, of: Callable[[UnitResult], EarlierResult | None], office: Counts | None, say: Wording
) -> Iterator[Column[UnitResult]]:
    """Yield the columns of an earlier period, the items of the whole office below those of the units, whose sum is not told."""
    if period is None:
        return
    words = period_in_words(period, say.lang)
    sent, adopted = (("", Amount(office.sent)), ("", Amount(office.adopted))) if office is not None else ((), ())

    def counted(unit: UnitResult) -> Counts | None:
        earlier = of(unit)
        return None if earlier is None else earlier.counts

    yield Column(say("Sent, {period}", period=words), lambda unit: _sent(counted(unit)), number=True, width=5, sums=sent)
    yield Column(say("Adopted, {period}", period=words), lambda unit: _adopted(counted(unit)), number=True, width=5, sums=adopted)


def _sent(counts: Counts | None) -> Amount:
    return Amount(None if counts is None else counts.sent)


def _adopted(counts: Counts | None) -> Amount:
    return Amount(None if counts is None else counts.adopted)


def publications_grid(circular: Circular, say: Wording) -> Grid:
    """Return how often every publication adopted items of every unit."""
    columns: list[Column[UnitResult]] = [
        Column(say("Unit"), lambda unit: unit.name, width=9, sums=_summed(circular, say)),
        *_publications(circular, say),
        _count(circular, say("Sum"), lambda counts: Amount(counts.events), width=3),
    ]
    return table(columns, circular.units, caption=say("Adoptions by publication"))


def _publications(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    for publication, _ in circular.total.by_publication:
        yield _publication(circular, publication, say)


def _publication(circular: Circular, publication: str, say: Wording) -> Column[UnitResult]:
    title = say.word(circular.rulebook.publications, publication)
    return _count(circular, title, lambda counts: Amount(dict(counts.by_publication).get(publication, 0)))


def clauses_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield what every clause gave and took, as a table and a chart."""
    places = {rule.id: place for place, rule in enumerate(circular.rulebook.rules)}
    sums: dict[str, tuple[str, str, int, Exact]] = {}
    for unit in circular.units:
        for own in unit.clauses:
            _, _, lines, amount = sums.get(own.rule, ("", "", 0, 0))
            sums[own.rule] = (own.clause, say.title(own, own.rule), lines + own.lines, amount + own.amount)
    ordered = [sums[rule] for rule in sorted(sums, key=lambda rule: (places.get(rule, len(places)), rule))]
    counted = Amount(sum(row[2] for row in ordered))
    columns: tuple[Column[tuple[str, str, int, Exact]], ...] = (
        Column(say("Clause"), lambda row: row[0], width=6, sums=(say("Sum"),)),
        Column(say("Rule"), lambda row: row[1], width=18),
        Column(say("Lines"), lambda row: Amount(row[2]), number=True, sums=(counted,)),
        Column(say("Points"), lambda row: points(exact(row[3])), number=True, sums=(points(circular.points),)),
    )
    yield table(columns, ordered, caption=say("Points by clause"), head=1)
    bars = tuple(
        ChartPoint(label=f"{clause} {title}", value=exact(amount), shown=say.number(exact(amount))) for clause, title, _, amount in ordered
    )
    yield Chart(kind=ChartKind.BARS, title=say("Points by clause"), points=bars)


def quotas_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield how every target stands, one row a unit and target, and how many of those due are met as a chart."""
    columns: tuple[Column[tuple[UnitResult, list[Quota]]], ...] = (
        Column(say("Unit"), lambda row: row[0].name, width=8),
        Column(say("Target"), lambda row: say.either(row[1][0].title, row[1][0].title_en), width=5),
        Column(say("Per"), lambda row: row[1][0].per.text(say.lang), width=4),
        Column(say("Owed"), lambda row: points(exact(sum(quota.target for quota in row[1]))), number=True, width=3),
        Column(say("Reached"), lambda row: points(exact(sum(quota.reached for quota in row[1]))), number=True, width=3),
        Column(say("Periods due"), lambda row: Amount(len(row[1]) - len(_in(row[1], QuotaState.OPEN))), number=True, width=3),
        Column(say("Periods met"), lambda row: Amount(len(_in(row[1], QuotaState.MET))), number=True, width=3),
        Column(say("Periods missed"), lambda row: _missed(row[1], say), width=11),
        Column(say("State"), lambda row: _state(row[1]).text(say.lang), width=4),
    )
    rows: list[tuple[UnitResult, list[Quota]]] = []
    progress: list[ChartPoint] = []
    for unit in circular.units:
        alike: dict[tuple[str, Per, Exact], list[Quota]] = {}
        for quota in unit.quotas:
            alike.setdefault((quota.measure, quota.per, quota.target), []).append(quota)
        rows += [(unit, quotas) for quotas in alike.values()]
        due = [quota for quota in unit.quotas if quota.state is not QuotaState.OPEN]
        if due:
            met = len(_in(due, QuotaState.MET))
            progress.append(ChartPoint(label=unit.name, value=met, of=len(due), shown=say("{met} of {all}", met=met, all=len(due))))
    notes = (say("Owed and reached are sums over the periods; a period that is not over yet is due when it ends."),)
    yield table(columns, rows, caption=say("Targets"), notes=notes)
    if progress:
        yield Chart(kind=ChartKind.PROGRESS, title=say("Targets met of those due"), points=tuple(progress))


def _in(quotas: Sequence[Quota], state: QuotaState) -> list[Quota]:
    return [quota for quota in quotas if quota.state is state]


def _state(quotas: Sequence[Quota]) -> QuotaState:
    """Return how a target stands over its periods: missed where one is, else open where one is."""
    return next((state for state in (QuotaState.MISSED, QuotaState.UNKNOWN, QuotaState.OPEN) if _in(quotas, state)), QuotaState.MET)


def _missed(quotas: Sequence[Quota], say: Wording) -> str:
    return say.listed(
        say("{period} ({reached})", period=period_in_words(quota.period, say.lang), reached=say.number(quota.reached))
        for quota in _in(quotas, QuotaState.MISSED)
    )


def main_grid(circular: Circular, say: Wording) -> Grid:
    """Return one row a unit with every figure: what a spreadsheet is to go on with."""
    columns: tuple[Column[UnitResult], ...] = (
        Column(say("Rank"), lambda unit: Amount(unit.rank), number=True),
        Column(say("Id"), lambda unit: unit.unit),
        Column(say("Unit"), lambda unit: unit.name),
        Column(say("Group"), lambda unit: say.word(circular.rulebook.groups, unit.group)),
        Column(say("Change of rank"), lambda unit: Amount(unit.climbed), number=True),
        Column(say("Points"), lambda unit: points(unit.points), number=True),
        Column(say("Awarded"), lambda unit: points(unit.awarded), number=True),
        Column(say("Deducted"), lambda unit: points(unit.deducted), number=True),
        Column(say("Year so far"), lambda unit: points(unit.cumulative), number=True),
        Column(say("Rank in the year"), lambda unit: Amount(unit.cumulative_rank), number=True),
        *(evolve(column, sums=()) for column in (*_counts(circular, say), *_publications(circular, say))),
        Column(say("Targets missed"), lambda unit: say.clauses(quota_words(quota, say) for quota in unit.missed)),
        *(_side(side, say(title), say) for side, title in SIDES.items()),
    )
    return table(columns, circular.units, fractions=True, head=2)


def _side(side: Side, title: str, say: Wording) -> Column[UnitResult]:
    return Column(title, lambda unit: say.clauses(reason_words(notice, say) for notice in unit.on(side)))
