"""What settlements look at: each subject in each span, or each of its items (结算范围)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from govinfo.assessment._item_environments import ItemEnv
from govinfo.assessment._ledger import Column
from govinfo.assessment._lines import Line
from govinfo.assessment._measures import Measures, UnitEnv
from govinfo.assessment._posting import Books
from govinfo.formulas import Env
from govinfo.periods import Period
from govinfo.rulebook import Each

Span: TypeAlias = tuple[str, Period, Env, Sequence[Line] | None]
"""What one settlement looks at once: the unit or person, the period, what formulas see, and the item's lines where it is about an item."""


def spans_of(books: Books, measures: Measures, each: Each, in_force: Period) -> Iterator[Span]:
    """
    Yield what a settlement looks at: a span belongs to the version in force on its last day, an item to that of its last line.

    Spans in which the unit does not exist are among them: lines may lie there, and a limit holds for every line.
    """
    period = books.ledger.period
    for unit in measures.units:
        if each is Each.ITEM:
            for item, lines in _items(measures.column(unit)):
                if max(line.on for line in lines) in in_force:
                    home = measures.home(unit, books.register.items[item].day)
                    yield unit, period, ItemEnv(books, home, item, lines), lines
        elif each.grain is None:
            if period.last_day in in_force:
                yield unit, period, UnitEnv(measures, unit, period), None
        else:
            for part in measures.parts(period, each.grain):
                if part.last_day in in_force:
                    yield unit, part, UnitEnv(measures, unit, part, each.grain), None


def _items(column: Column) -> list[tuple[str, list[Line]]]:
    """Return the lines of *column* that count, by the item they rest on."""
    by_item: dict[str, list[Line]] = defaultdict(list)
    for line in column.spell_out():
        if line.item is not None and line.item.submission is not None:
            by_item[line.item.submission.id].append(line)
    return sorted(by_item.items())
