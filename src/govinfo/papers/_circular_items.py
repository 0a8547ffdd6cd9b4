"""The tables of a circular on items (通报附表之信息): sent and adopted, beside earlier periods, by publication, and one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from govinfo.calendars._months import add_months
from govinfo.exact import Exact
from govinfo.papers._charts import Chart, ChartKind, ChartPoint
from govinfo.papers._circular_columns import head_of, unit_columns
from govinfo.papers._figures import period_in_words
from govinfo.papers._paper import Amount, Grid, PaperBlock, Style, points, yuan
from govinfo.papers._reasons import in_a_row
from govinfo.papers._tables import Column, table
from govinfo.papers._wording import Wording
from govinfo.periods import Period
from govinfo.reports import growth
from govinfo.reports._adopted import AdoptedItem
from govinfo.reports._circular_values import Circular, EarlierResult, UnitResult
from govinfo.reports._tallies import Counts


def sent_grid(circular: Circular, say: Wording) -> Grid:
    """Return what every unit sent and had adopted."""
    columns: list[Column[UnitResult]] = [*unit_columns(circular, say, *_summed(circular, say)), *count_columns(circular, say)]
    notes = [say("Rate of adoption = items adopted / items sent, rounded half up to two decimals; nothing of nothing is 0.")]
    if not circular.adopts:
        notes = []
    elif any(unit.counts.adopted > unit.counts.sent for unit in circular.units):
        notes.append(say("Where more was adopted than sent, items of earlier periods were adopted; no rate is told then."))
    if circular.office != circular.total:
        notes.append(say("An item of several units counts for each of them, so the sum of the units exceeds the number of items."))
    return table(columns, circular.units, caption=_sent_title(circular, say), notes=tuple(notes), head=head_of(circular))


def _sent_title(circular: Circular, say: Wording) -> str:
    return say("Items sent and adopted") if circular.adopts else say("Items sent")


def compared_grids(circular: Circular, say: Wording) -> Iterator[Grid]:
    """Yield what every unit sent and had adopted beside the period before and the same period of the year before."""
    for period, whole, of in (
        (circular.before, circular.office_before, _before),
        (circular.year_before, circular.office_year_before, _year_before),
    ):
        if period is not None and whole is not None:
            yield _compared(circular, period, whole, of, say)


def years_blocks(circular: Circular, say: Wording) -> Iterator[PaperBlock]:
    """Yield what was sent and adopted in the same period of the last years, as a table and a chart, where there are at least three."""
    if len(circular.years) < 3 or not circular.sends:  # two are compared already
        return
    counts: list[tuple[str, Callable[[Counts], int]]] = [(say("Sent"), lambda one: one.sent)]
    if circular.adopts:
        counts.append((say("Adopted"), lambda one: one.adopted))
    columns: list[Column[tuple[Period, Counts]]] = [Column(say("Same period"), lambda row: period_in_words(row[0], say.lang), width=8)]
    columns += [_of_year(title, count) for title, count in counts]
    if circular.adopts:
        columns.append(Column(say("Rate of adoption"), lambda row: Amount(rate_of(row[1]), Style.PERCENT), number=True))
    title = say("The same period of the last years")
    yield table(columns, circular.years, caption=title)
    points = tuple(
        ChartPoint(label=period_in_words(period, say.lang), value=made.sent, shown="", parts=tuple(count(made) for _, count in counts))
        for period, made in circular.years
    )
    yield Chart(kind=ChartKind.LINES, title=title, points=points, series=tuple(name for name, _ in counts))


def _of_year(title: str, count: Callable[[Counts], int]) -> Column[tuple[Period, Counts]]:
    return Column(title, lambda row: Amount(count(row[1])), number=True)


def _before(unit: UnitResult) -> EarlierResult | None:
    return unit.before


def _year_before(unit: UnitResult) -> EarlierResult | None:
    return unit.year_before


def _compared(circular: Circular, period: Period, whole: Counts, of: Callable[[UnitResult], EarlierResult | None], say: Wording) -> Grid:
    kinds: list[tuple[str, Callable[[Counts], int]]] = [(say("Sent"), lambda counts: counts.sent)]
    if circular.adopts:
        kinds.append((say("Adopted"), lambda counts: counts.adopted))
    columns: list[Column[UnitResult]] = [*unit_columns(circular, say, *_summed(circular, say))]
    for title, count in kinds:
        columns += _comparison(title, count, circular, whole, of, say)
    caption = say("Compared with {period}", period=period_in_words(period, say.lang))
    notes = (say("Growth = change / earlier number, rounded half up to two decimals; a dash where nothing can be compared."),)
    return table(columns, circular.units, caption=caption, notes=notes, head=head_of(circular))


def _comparison(
    title: str,
    count: Callable[[Counts], int],
    circular: Circular,
    whole: Counts,
    of: Callable[[UnitResult], EarlierResult | None],
    say: Wording,
) -> Iterator[Column[UnitResult]]:
    """Yield the columns of one count: the number, the earlier number, the change, the growth; below, sums and those of the office."""

    def earlier(unit: UnitResult) -> int | None:
        known = of(unit)
        return None if known is None else count(known.counts)

    together = count(circular.total), sum(earlier(unit) or 0 for unit in circular.units)
    sums = [together, (count(circular.office), count(whole))] if circular.office != circular.total else [together]
    yield Column(title, lambda unit: Amount(count(unit.counts)), number=True, sums=tuple(Amount(now) for now, _ in sums))
    yield Column(say("Earlier"), lambda unit: Amount(earlier(unit)), number=True, sums=tuple(Amount(before) for _, before in sums))
    for title_, of_both in ((say("Change"), _change), (say("Growth"), _growth)):
        yield _both(title_, lambda unit: (count(unit.counts), earlier(unit)), of_both, tuple(of_both(*pair) for pair in sums))


def _both(
    title: str, of: Callable[[UnitResult], tuple[int, int | None]], told: Callable[[int, int | None], Amount], sums: tuple[Amount, ...]
) -> Column[UnitResult]:
    return Column(title, lambda unit: told(*of(unit)), number=True, sums=sums)


def _change(now: int, before: int | None) -> Amount:
    return Amount(None if before is None else now - before, Style.CHANGE)


def _growth(now: int, before: int | None) -> Amount:
    return Amount(growth(now, before), Style.PERCENT)


def _summed(circular: Circular, say: Wording) -> tuple[str, ...]:
    """Return what is summed below a table of counts: the units, and where they share items, the items themselves."""
    return (say("Sum of the units"), *((say("Each item once"),) if circular.office != circular.total else ()))


def count_columns(circular: Circular, say: Wording) -> tuple[Column[UnitResult], ...]:
    sent = _count(circular, say("Sent"), lambda counts: Amount(counts.sent))
    if not circular.adopts:
        return (sent,)
    return (
        sent,
        _count(circular, say("Adopted"), lambda counts: Amount(counts.adopted)),
        _count(circular, say("Rate of adoption"), lambda counts: Amount(rate_of(counts), Style.PERCENT)),
        _count(circular, say("Adoptions"), lambda counts: Amount(counts.events)),
    )


def _count(circular: Circular, title: str, of: Callable[[Counts], Amount], width: int = 4) -> Column[UnitResult]:
    totals = (circular.total, circular.office) if circular.office != circular.total else (circular.total,)
    return Column(title, lambda unit: of(unit.counts), number=True, width=width, sums=tuple(of(counts) for counts in totals))


def publications_grid(circular: Circular, say: Wording) -> Grid:
    """Return how often every publication adopted items of every unit."""
    columns: list[Column[UnitResult]] = [
        Column(say("Unit"), lambda unit: unit.name, width=9, sums=_summed(circular, say)),
        *publication_columns(circular, say),
        _count(circular, say("Sum"), lambda counts: Amount(counts.events), width=3),
    ]
    return table(columns, circular.units, caption=say("Adoptions by publication"))


def publication_columns(circular: Circular, say: Wording) -> Iterator[Column[UnitResult]]:
    for publication, _ in circular.total.by_publication:
        yield _publication(circular, publication, say)


def _publication(circular: Circular, publication: str, say: Wording) -> Column[UnitResult]:
    title = say.word(circular.rulebook.publications, publication)
    return _count(circular, title, lambda counts: Amount(dict(counts.by_publication).get(publication, 0)))


def rate_of(counts: Counts) -> Exact | None:
    """Return the rate of adoption; None where more was adopted than sent, which is no rate."""
    return None if counts.adopted > counts.sent else counts.rate


def items_grid(circular: Circular, say: Wording) -> Grid:
    """Return every item that was adopted or instructed on, by unit, with its marks and what it earned."""
    rows = [(unit, item) for unit in circular.units for item in unit.items]
    columns: list[Column[tuple[UnitResult, AdoptedItem]]] = [
        Column(say("Unit"), lambda row: row[0].name, width=8),
        Column(say("Item"), lambda row: row[1].title or row[1].submission, width=18),
        Column(say("Adopted by"), lambda row: _publications_of(circular, row[1], say), width=12),
        Column(say("Instructed on by"), lambda row: _leaders_of(row[1], say), width=8),
        Column(say("Commissioned"), lambda row: say("yes") if row[1].commissioned else "", width=3),
    ]
    if circular.in_points:
        columns.append(Column(say("Points"), lambda row: points(row[1].points), number=True))
    if "yuan" in circular.accounts:
        columns.append(Column(say("Yuan"), lambda row: yuan(row[1].yuan), number=True))
    notes = (say("An item of several units stands under each of them."),) if circular.office != circular.total else ()
    return table(columns, rows, caption=say("Items adopted"), notes=notes, head=1)


def _publications_of(circular: Circular, item: AdoptedItem, say: Wording) -> str:
    """Return which publications adopted an item, how often where more than once."""
    titles = [say.word(circular.rulebook.publications, one) for one in item.publications]
    often = {title: titles.count(title) for title in titles}
    return say.listed(title if n == 1 else say("{title} {n} times", title=title, n=n) for title, n in often.items())


def _leaders_of(item: AdoptedItem, say: Wording) -> str:
    """Return who wrote instructions on an item, by name, else by level."""
    named = (leader or say("a leader, {level}", level=level.text(say.lang)) for level, leader in item.leaders)
    return say.listed(dict.fromkeys(named))


def months_grid(circular: Circular, say: Wording) -> Grid:
    """Return the points of the twelve months of the year, which sum to the year so far; a month that is to come is a dash."""
    known = len(circular.units[0].year_months) if circular.units else 0
    starts = [add_months(circular.year.start, n) for n in range(12)]
    names = in_a_row([period_in_words(Period(start, add_months(start, 1)), say.lang) for start in starts])
    columns: list[Column[UnitResult]] = [*unit_columns(circular, say, *((say("Sum"),) if circular.units else ()))]
    columns += [_month(circular, place, name, known) for place, name in enumerate(names)]
    columns.append(Column(say("Sum"), lambda unit: points(unit.cumulative), number=True, sums=(points(circular.cumulative),)))
    return table(columns, circular.units, caption=say("Points by month of the year"), head=head_of(circular))


def _month(circular: Circular, place: int, title: str, known: int) -> Column[UnitResult]:
    if place >= known:
        return Column(title, lambda _: points(None), number=True)
    sums = (points(circular.of_month(place)),)
    return Column(title, lambda unit: points(unit.year_months[place].points), number=True, sums=sums)
