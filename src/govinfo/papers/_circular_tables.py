"""The tables of a circular (通报附表): ranks, items, publications, clauses, targets, and one row a unit with all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from govinfo.assessment import Pending
from govinfo.exact import Exact, exact
from govinfo.labels import Per
from govinfo.papers._charts import MOST_BARS, Chart, ChartKind, ChartPoint, composed, first_of
from govinfo.papers._circular_columns import head_of, unit_columns
from govinfo.papers._circular_items import count_columns, publication_columns
from govinfo.papers._figures import day_in_words, period_in_words
from govinfo.papers._paper import Amount, Grid, PaperBlock, Style, points, yuan
from govinfo.papers._ranking import score_columns, style_of
from govinfo.papers._reasons import reason_words
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import SIDES, Wording
from govinfo.reports._circular_values import Circular, UnitResult
from govinfo.reports._tallies import Quota, QuotaState
from govinfo.rulebook import Measure, Side

_MOST_NAMED: Final = 20
"""How many units a note names; where more wait for a decision, the list of decisions says which."""


def quota_words(quota: Quota, say: Wording) -> str:
    """Return what was reached of a target in its period, in words."""
    return say(
        "{measure} in {period} {reached}, target {target}",
        period=period_in_words(quota.period, say.lang),
        measure=say.either(quota.title, quota.title_en),
        reached=say.number(quota.reached),
        target=say.number(quota.target),
    )


def ranking_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield the ranking, and the points by unit and by month as charts."""
    yield _ranking(circular, say)
    yield from _ranking_charts(circular, say)


def _ranking(circular: Circular, say: Wording) -> Grid:
    units = circular.units
    numbers: tuple[Column[UnitResult], ...] = (
        *_climbed(circular, say, Style.CHANGE),
        *score_columns(circular.rulebook, say),
        *_in_points(circular, say),
        *_measures(circular, say),
        *_in_yuan(circular, say),
        *_so_far(circular, say),
    )
    sums = (say("Sum"),) if any(column.sums for column in numbers) else ()
    columns = (*unit_columns(circular, say, *sums), *numbers)
    return table(columns, units, caption=ranked(circular, say), notes=tuple(_ranking_notes(circular, say)), head=head_of(circular))


def ranked(circular: Circular, say: Wording) -> str:
    """Return the title of the ranking."""
    if circular.in_points:
        return say("Points and ranks of the units")
    return say("Ranks of the units") if circular.ranks else say("What every unit reached")


def _climbed(circular: Circular, say: Wording, style: Style) -> Iterator[Column[UnitResult]]:
    if circular.before is not None and circular.ranks:
        yield Column(say("Change of rank"), lambda unit: Amount(unit.climbed, style), number=True)


def _in_points(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    """Yield the columns of points, where the regulation knows any."""
    units = circular.units
    if circular.in_points:
        yield Column(say("Points"), lambda unit: points(unit.points), number=True, sums=_sum(unit.points for unit in units))
        yield Column(say("Awarded"), lambda unit: points(unit.awarded), number=True, sums=_sum(unit.awarded for unit in units))
        yield Column(say("Deducted"), lambda unit: points(unit.deducted), number=True, sums=_sum(unit.deducted for unit in units))


def _measures(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    """Yield the measures that rank the units and that the rulebook shows; a count has a sum, what is computed has none."""
    for place, (name, _) in enumerate(circular.units[0].measures if circular.units else ()):
        measure = _declared(circular, name)
        summed = measure is not None and measure.count is not None and not measure.distinct
        known = [value for unit in circular.units if (value := unit.measures[place][1]) is not None] if summed else []
        style = style_of(measure)
        yield _measure(say.title(measure, name), place, style, (Amount(exact(sum(known)), style),) if known else ())


def _declared(circular: Circular, name: str) -> Measure | None:
    return next((one for one in circular.rulebook.measures if one.id == name), None)


def measure_title(circular: Circular, name: str, say: Wording) -> str:
    """Return what readers call a measure."""
    return say.title(_declared(circular, name), name)


def _measure(title: str, place: int, style: Style, sums: tuple[Amount, ...]) -> Column[UnitResult]:
    return Column(title, lambda unit: Amount(unit.measures[place][1], style), number=True, sums=sums)


def _in_yuan(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    """Yield the money, where the regulation knows any."""
    if "yuan" in circular.accounts:
        yield Column(say("Yuan"), lambda unit: yuan(unit.yuan), number=True, sums=(yuan(circular.yuan),))


def _so_far(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    """Yield the year so far, where the period is not all of it."""
    if circular.year != circular.period:
        if circular.in_points:
            sums = _sum(unit.cumulative for unit in circular.units)
            yield Column(say("Year so far"), lambda unit: points(unit.cumulative), number=True, sums=sums)
        if circular.ranks:
            yield Column(say("Rank in the year"), lambda unit: Amount(unit.cumulative_rank), number=True)


def _counted_otherwise(circular: Circular, say: Wording) -> Iterator[str]:
    """Tell whose points in the period are others within the year so far, which keeps and limits over all of it."""
    told: list[str] = []
    for unit in circular.units if circular.in_points else ():
        within = exact(sum(month.points for month in unit.year_months if circular.period.includes(month.period)))
        if unit.year_months and within != unit.points:
            told.append(say("{unit} {year} against {alone}", unit=unit.name, year=say.number(within), alone=say.number(unit.points)))
    if told:
        more = [] if len(told) <= _MOST_NAMED else [say("and {n} more", n=len(told) - _MOST_NAMED)]
        yield say(
            "The year so far is settled as a whole, also what of one item counts once or up to a limit. {period} within it, against the "
            "points of {period} by itself: {units}.",
            period=period_in_words(circular.period, say.lang),
            units=say.listed([*told[:_MOST_NAMED], *more]),
        )


def _ranking_notes(circular: Circular, say: Wording) -> Iterator[str]:
    if circular.year != circular.period and circular.ranks:
        first, last = (day_in_words(day, say.lang) for day in (circular.year.start, circular.year.last_day))
        yield say("Year so far: {start} to {end}.", start=first, end=last)
        yield from _counted_otherwise(circular, say)
    if circular.unsettled:
        rules = tuple(
            say("{clause} {title} ({each})", clause=one.clause, title=say.title(one, one.rule), each=one.each.text(say.lang))
            for one in circular.unsettled
        )
        yield say("Points are provisional: what is settled only when its span is over is not in them yet: {rules}.", rules=rules)
    if circular.before is not None and circular.ranks:
        words = period_in_words(circular.before, say.lang)
        yield say("Change of rank: against {period}; plus is up, minus is down.", period=words)
    waiting = tuple(unit.name for unit in circular.units if not unit.complete)
    if waiting and len(waiting) <= _MOST_NAMED:
        words = "A decision is owed about {units}: what is told of them is provisional."
        if circular.ranks:
            words = "A decision is owed about {units}: what is told of them, and the ranks of all, are provisional."
        yield say(words, units=waiting)


def _sum(values: Iterable[Exact | None]) -> tuple[Amount, ...]:
    """Return the sum of a column of points as its cell below; none of no rows."""
    known = [value for value in values if value is not None]
    return (points(exact(sum(known))),) if known else ()


def _ranking_charts(circular: Circular, say: Wording) -> Iterator[Chart]:
    if circular.units and circular.in_points:
        first = circular.units[:MOST_BARS]
        by_unit = tuple(ChartPoint(label=unit.name, value=unit.points, shown=say.number(unit.points)) for unit in first)
        yield Chart(kind=ChartKind.BARS, title=first_of(say("Points by unit"), len(circular.units), say), points=by_unit)
        months = [tuple(month.points for month in unit.months) for unit in circular.units]
        sums = [exact(sum(values)) for values in zip(*months, strict=True)]
        names = [period_in_words(month.period, say.lang) for month in circular.units[0].months]
        if len(names) > 1:
            bars = tuple(ChartPoint(label=name, value=value, shown=say.number(value)) for name, value in zip(names, sums, strict=True))
            yield Chart(kind=ChartKind.COLUMNS, title=say("Points by month, all units"), points=bars)


def clauses_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield what every clause gave and took, as a table and a chart."""
    places = {rule.id: place for place, rule in enumerate(circular.rulebook.rules)}
    sums: dict[str, tuple[str, str, int, Exact]] = {}
    for unit in circular.units:
        for own in unit.clauses:
            _, _, lines, amount = sums.get(own.rule, ("", "", 0, 0))
            sums[own.rule] = (own.clause, say.title(own, own.rule), lines + own.lines, amount + own.amount)
    ordered = [sums[rule] for rule in sorted(sums, key=_in_order(places))]
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
    named = [(rule, say("{clause} {title}", clause=sums[rule][0], title=sums[rule][1])) for rule in sorted(sums, key=_in_order(places))]
    parts = [(unit.name, {own.rule: own.amount for own in unit.clauses}) for unit in circular.units[:MOST_BARS]]
    made = composed(parts, named, first_of(say("What the points of the units are made of"), len(circular.units), say), say)
    if made is not None:
        yield made


def _in_order(places: Mapping[str, int]) -> Callable[[str], tuple[int, str]]:
    return lambda rule: (places.get(rule, len(places)), rule)


def quotas_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield how every target stands, one row a unit and target, and how many of those due are met as a chart."""

    def style(row: tuple[UnitResult, list[Quota]]) -> Style:
        return style_of(_declared(circular, row[1][0].measure))

    columns: tuple[Column[tuple[UnitResult, list[Quota]]], ...] = (
        Column(say("Unit"), lambda row: row[0].name, width=8),
        Column(say("Target"), lambda row: say.either(row[1][0].title, row[1][0].title_en), width=5),
        Column(say("Per"), lambda row: row[1][0].per.text(say.lang), width=4),
        Column(say("Owed"), lambda row: Amount(exact(sum(quota.target for quota in row[1])), style(row)), number=True, width=3),
        Column(say("Reached"), lambda row: Amount(exact(sum(quota.reached for quota in row[1])), style(row)), number=True, width=3),
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
        title = first_of(say("Targets met of those due"), len(progress), say)
        yield Chart(kind=ChartKind.PROGRESS, title=title, points=tuple(progress[:MOST_BARS]))


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
        *score_columns(circular.rulebook, say),
        *(
            evolve(column, sums=())
            for column in (
                *_in_points(circular, say),
                *_measures(circular, say),
                *_in_yuan(circular, say),
                *_so_far(circular, say),
                *count_columns(circular, say),
                *publication_columns(circular, say),
            )
        ),
        Column(say("Targets missed"), lambda unit: say.clauses(quota_words(quota, say) for quota in unit.missed)),
        *(_side(side, say(title), say) for side, title in SIDES.items()),
    )
    once = {column.title: column for column in reversed(columns)}  # a measure may be what is counted anyway
    return table([column for column in columns if once[column.title] is column], circular.units, fractions=True, head=2)


def _side(side: Side, title: str, say: Wording) -> Column[UnitResult]:
    return Column(title, lambda unit: say.clauses(reason_words(notice, say) for notice in unit.on(side)))


def pending_grid(circular: Circular, say: Wording) -> Grid:
    """Return the decisions that are still owed, one that several rules wait for once, with names and the numbers of records."""
    names = {unit.unit: unit.name for unit in circular.units} | {person.person: person.name for person in circular.persons}
    record: Column[Pending] = Column(say("Record id"), lambda one: "" if one.about in names else one.about, width=6)
    columns: tuple[Column[Pending], ...] = (
        Column(say("Clause"), lambda one: one.clause.removeprefix("-"), width=6),
        Column(say("Whose"), lambda one: names.get(one.subject, one.subject), width=8),
        *((record,) if any(one.about not in names for one in circular.pending) else ()),
        Column(say("Needed"), lambda one: one.needs.text(say.lang), width=30),
    )
    return table(columns, owed(circular, say), caption=say("Decisions still owed"), head=1)


def owed(circular: Circular, say: Wording) -> Sequence[Pending]:
    """Return the decisions that are still owed, each once, however many rules wait for it."""
    return tuple({(one.clause, one.about, one.needs.text(say.lang)): one for one in reversed(circular.pending)}.values())[::-1]
