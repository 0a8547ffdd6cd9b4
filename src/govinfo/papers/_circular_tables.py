"""The tables of a circular (通报附表): ranks, items, publications, clauses, targets, and one row a unit with all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from govinfo.exact import Exact, exact
from govinfo.labels import Grain
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Cell, Chart, ChartKind, ChartPoint, Grid, GridColumn, PaperBlock, Style
from govinfo.papers._wording import SIDES, Wording
from govinfo.reports._circulars import Circular, EarlierResult, UnitResult
from govinfo.reports._tallies import Counts, Quota, QuotaState


def quota_words(quota: Quota, say: Wording) -> str:
    """Return what was reached of a target in its period, in words."""
    return say(
        "{measure} in {period} {reached}, target {target}",
        period=period_in_words(quota.period, say.lang),
        measure=say.either(quota.title, quota.title_en),
        reached=say.number(quota.reached),
        target=say.number(quota.target),
    )


def _unit_cells(circular: Circular, unit: UnitResult, say: Wording) -> tuple[Cell, ...]:
    return (Amount(unit.rank), unit.name, *((say.word(circular.rulebook.groups, unit.group),) if _has_groups(circular) else ()))


def _unit_columns(circular: Circular, say: Wording) -> tuple[GridColumn, ...]:
    group = (GridColumn(say("Group"), width=5),) if _has_groups(circular) else ()
    return (GridColumn(say("Rank"), number=True, width=3), GridColumn(say("Unit"), width=9), *group)


def _has_groups(circular: Circular) -> bool:
    declared = {group.id for group in circular.rulebook.groups}
    return any(unit.group in declared for unit in circular.units)


def _sum_cells(circular: Circular, word: str) -> tuple[Cell, ...]:
    return ("", word, *(("",) if _has_groups(circular) else ()))


def _points(value: Exact | None) -> Amount:
    return Amount(value, Style.POINTS)


def ranking_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield the ranking, and the points by unit and by month as charts."""
    yield _ranking(circular, say)
    yield from _ranking_charts(circular, say)


def _ranking(circular: Circular, say: Wording) -> Grid:
    compared = circular.before is not None
    columns = [*_unit_columns(circular, say)]
    if compared:
        columns += [GridColumn(say("Change of rank"), number=True)]
    columns += [GridColumn(say(title), number=True) for title in ("Points", "Awarded", "Deducted", "Year so far", "Rank in the year")]
    rows = tuple(
        (
            *_unit_cells(circular, unit, say),
            *((Amount(unit.climbed, Style.CHANGE),) if compared else ()),
            _points(unit.points),
            _points(unit.awarded),
            _points(unit.deducted),
            _points(unit.cumulative),
            Amount(unit.cumulative_rank),
        )
        for unit in circular.units
    )
    sums = tuple(
        _points(exact(sum(values)))
        for values in zip(*((unit.points, unit.awarded, unit.deducted, unit.cumulative) for unit in circular.units), strict=True)
    )
    total = (*_sum_cells(circular, say("Sum")), *(("",) if compared else ()), *sums, "")
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
    return Grid(
        caption=say("Points and ranks of the units"),
        columns=tuple(columns),
        rows=rows,
        sums=(total,) if sums else (),
        notes=tuple(notes),
        head=1,
    )


def _ranking_charts(circular: Circular, say: Wording) -> Iterator[Chart]:
    if circular.units:
        points = tuple(ChartPoint(label=unit.name, value=unit.points, shown=say.number(unit.points)) for unit in circular.units)
        yield Chart(kind=ChartKind.BARS, title=say("Points by unit"), points=points)
        months = [tuple(month.points for month in unit.months) for unit in circular.units]
        sums = [exact(sum(values)) for values in zip(*months, strict=True)]
        names = [month.period.name for month in circular.units[0].months]
        if len(names) > 1:
            bars = tuple(ChartPoint(label=name, value=value, shown=say.number(value)) for name, value in zip(names, sums, strict=True))
            yield Chart(kind=ChartKind.COLUMNS, title=say("Points by month, all units"), points=bars)


_SENT: Final = ("Sent", "Adopted", "Rate of adoption", "Adoptions")


def sent_grid(circular: Circular, say: Wording) -> Grid:
    """Return what every unit sent and had adopted, beside the periods before."""
    columns = [*_unit_columns(circular, say), *(GridColumn(say(title), number=True) for title in _SENT)]
    earlier = [period for period in (circular.before, circular.year_before) if period is not None]
    for period in earlier:
        columns += [
            GridColumn(say(title, period=period_in_words(period, say.lang)), number=True, width=5)
            for title in ("Sent, {period}", "Adopted, {period}")
        ]
    rows = tuple(
        (*_unit_cells(circular, unit, say), *_count_cells(unit.counts), *_earlier_cells(circular, unit)) for unit in circular.units
    )
    fill = ("",) * (2 * len(earlier))
    sums: list[tuple[Cell, ...]] = [(*_sum_cells(circular, say("Sum of the units")), *_count_cells(circular.total), *fill)]
    if circular.office != circular.total:
        sums.append((*_sum_cells(circular, say("Each item once")), *_count_cells(circular.office), *_office_cells(circular)))
    notes = [say("Rate of adoption = items adopted / items sent, rounded half up to two decimals; nothing of nothing is 0.")]
    if circular.office != circular.total:
        notes.append(say("An item of several units counts for each of them, so the sum of the units exceeds the number of items."))
    return Grid(caption=say("Items sent and adopted"), columns=tuple(columns), rows=rows, sums=tuple(sums), notes=tuple(notes), head=1)


def _count_cells(counts: Counts) -> tuple[Cell, ...]:
    return (Amount(counts.sent), Amount(counts.adopted), Amount(counts.rate, Style.PERCENT), Amount(counts.events))


def _earlier_cells(circular: Circular, unit: UnitResult) -> Iterator[Cell]:
    pairs: Sequence[tuple[object, EarlierResult | None]] = ((circular.before, unit.before), (circular.year_before, unit.year_before))
    for period, earlier in pairs:
        if period is not None:
            yield Amount(None if earlier is None else earlier.counts.sent)
            yield Amount(None if earlier is None else earlier.counts.adopted)


def _office_cells(circular: Circular) -> Iterator[Cell]:
    for counts in (circular.office_before, circular.office_year_before):
        if counts is not None:
            yield Amount(counts.sent)
            yield Amount(counts.adopted)


def publications_grid(circular: Circular, say: Wording) -> Grid:
    """Return how often every publication adopted items of every unit."""
    shown = [publication for publication, _ in circular.total.by_publication]
    columns = [GridColumn(say("Unit"), width=9)]
    columns += [GridColumn(say.word(circular.rulebook.publications, one), number=True) for one in shown]
    columns.append(GridColumn(say("Sum"), number=True, width=3))

    def cells(counts: Counts) -> tuple[Cell, ...]:
        made = dict(counts.by_publication)
        return (*(Amount(made.get(one, 0)) for one in shown), Amount(counts.events))

    sums: list[tuple[Cell, ...]] = [(say("Sum of the units"), *cells(circular.total))]
    if circular.office != circular.total:
        sums.append((say("Each item once"), *cells(circular.office)))
    return Grid(
        caption=say("Adoptions by publication"),
        columns=tuple(columns),
        rows=tuple((unit.name, *cells(unit.counts)) for unit in circular.units),
        sums=tuple(sums),
    )


def clauses_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield what every clause gave and took, as a table and a chart."""
    places = {rule.id: place for place, rule in enumerate(circular.rulebook.rules)}
    sums: dict[str, tuple[str, str, int, Exact]] = {}
    for unit in circular.units:
        for own in unit.clauses:
            _, _, lines, amount = sums.get(own.rule, ("", "", 0, 0))
            sums[own.rule] = (own.clause, say.title(own, own.rule), lines + own.lines, amount + own.amount)
    ordered = [sums[rule] for rule in sorted(sums, key=lambda rule: (places.get(rule, len(places)), rule))]
    yield Grid(
        caption=say("Points by clause"),
        columns=(
            GridColumn(say("Clause"), width=6),
            GridColumn(say("Rule"), width=18),
            GridColumn(say("Lines"), number=True),
            GridColumn(say("Points"), number=True),
        ),
        rows=tuple((clause, title, Amount(lines), _points(exact(amount))) for clause, title, lines, amount in ordered),
        sums=((say("Sum"), "", Amount(sum(row[2] for row in ordered)), _points(circular.points)),),
        head=1,
    )
    bars = tuple(
        ChartPoint(label=f"{clause} {title}", value=exact(amount), shown=say.number(exact(amount))) for clause, title, _, amount in ordered
    )
    yield Chart(kind=ChartKind.BARS, title=say("Points by clause"), points=bars)


def quotas_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield how every target stands, one row a unit and target, and how many of those due are met as a chart."""
    columns = (
        GridColumn(say("Unit"), width=8),
        GridColumn(say("Target"), width=5),
        GridColumn(say("Per"), width=4),
        GridColumn(say("Owed"), number=True, width=3),
        GridColumn(say("Reached"), number=True, width=3),
        GridColumn(say("Periods due"), number=True, width=3),
        GridColumn(say("Periods met"), number=True, width=3),
        GridColumn(say("Periods missed"), width=11),
        GridColumn(say("State"), width=4),
    )
    rows: list[tuple[Cell, ...]] = []
    progress: list[ChartPoint] = []
    for unit in circular.units:
        alike: dict[tuple[str, Grain, Exact], list[Quota]] = {}
        for quota in unit.quotas:
            alike.setdefault((quota.measure, quota.per, quota.target), []).append(quota)
        rows += [_quota_row(unit.name, quotas, say) for quotas in alike.values()]
        due = [quota for quota in unit.quotas if quota.state is not QuotaState.OPEN]
        if due:
            met = sum(quota.state is QuotaState.MET for quota in due)
            progress.append(ChartPoint(label=unit.name, value=met, of=len(due), shown=say("{met} of {all}", met=met, all=len(due))))
    notes = (say("Owed and reached are sums over the periods; a period that is not over yet is due when it ends."),)
    yield Grid(caption=say("Targets"), columns=columns, rows=tuple(rows), notes=notes)
    if progress:
        yield Chart(kind=ChartKind.PROGRESS, title=say("Targets met of those due"), points=tuple(progress))


def _quota_row(name: str, quotas: Sequence[Quota], say: Wording) -> tuple[Cell, ...]:
    missed = [quota for quota in quotas if quota.state is QuotaState.MISSED]
    open_ = [quota for quota in quotas if quota.state is QuotaState.OPEN]
    state = QuotaState.MISSED if missed else QuotaState.OPEN if open_ else QuotaState.MET
    words = (
        say("{period} ({reached})", period=period_in_words(quota.period, say.lang), reached=say.number(quota.reached)) for quota in missed
    )
    return (
        name,
        say.either(quotas[0].title, quotas[0].title_en),
        quotas[0].per.text(say.lang),
        _points(exact(sum(quota.target for quota in quotas))),
        _points(exact(sum(quota.reached for quota in quotas))),
        Amount(len(quotas) - len(open_)),
        Amount(sum(quota.state is QuotaState.MET for quota in quotas)),
        say.listed(words),
        state.text(say.lang),
    )


def main_grid(circular: Circular, say: Wording) -> Grid:
    """Return one row a unit with every figure: what a spreadsheet is to go on with."""
    shown = [publication for publication, _ in circular.total.by_publication]
    plain = ("Points", "Awarded", "Deducted", "Year so far", "Rank in the year", "Sent", "Adopted", "Rate of adoption", "Adoptions")
    words = ("Targets missed", *SIDES.values())
    columns = [
        GridColumn(say("Rank"), number=True),
        GridColumn(say("Id")),
        GridColumn(say("Unit")),
        GridColumn(say("Group")),
        GridColumn(say("Change of rank"), number=True),
        *(GridColumn(say(title), number=True) for title in plain),
        *(GridColumn(say.word(circular.rulebook.publications, one), number=True) for one in shown),
        *(GridColumn(say(title)) for title in words),
    ]
    rows: list[tuple[Cell, ...]] = []
    for unit in circular.units:
        made = dict(unit.counts.by_publication)
        rows.append(
            (
                Amount(unit.rank),
                unit.unit,
                unit.name,
                say.word(circular.rulebook.groups, unit.group),
                Amount(unit.climbed),
                *(_points(value) for value in (unit.points, unit.awarded, unit.deducted, unit.cumulative)),
                Amount(unit.cumulative_rank),
                *_count_cells(unit.counts),
                *(Amount(made.get(one, 0)) for one in shown),
                say.clauses(quota_words(quota, say) for quota in unit.missed),
                *(say.clauses(notice.text(say.lang) for notice in unit.on(side)) for side in SIDES),
            )
        )
    return Grid(caption="", columns=tuple(columns), rows=tuple(rows), fractions=True, head=2)
