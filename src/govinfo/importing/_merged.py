"""Merged cells understood (合并单元格): one value for rows below each other stands in each of them; what else is merged is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from govinfo.errors import MOST_PROBLEMS, Problem
from govinfo.importing._raw import Merged, RawCell, RawTable
from govinfo.records._meanings import CellKind
from govinfo.texts import Text

_NUMBERS: Final = frozenset({CellKind.NUMBER, CellKind.NUMBERS, CellKind.COUNT})

Row: TypeAlias = tuple[int, tuple[RawCell, ...]]


def spread(
    raw: RawTable, kinds: Mapping[int, CellKind], ids: int | None, one_thing: Callable[[Merged], bool] | None = None
) -> tuple[tuple[Row, ...], list[Problem]]:
    """
    Return the rows of a table with merged cells taken apart, and what was merged in a way that can mean several things.

    A spreadsheet keeps the value of merged cells in the first of them. Below each other, a word or a day is meant for each row, as the
    group of several units. A number is not: one fee for two rows may be one fee or two. Rows that hold nothing but their part of
    merged cells stay empty.

    Args:
        raw: the table, its heading first.
        kinds: what each column holds, by its place; columns without a heading are left out.
        ids: the column of the ids, which no two rows share.
        one_thing: whether merged cells stand beside others that make their rows parts of one thing, of which a number or an id is one.
    """
    numbers = [number for number, _ in raw.rows]
    places = sorted(kinds)
    filled: dict[int, int] = {}
    changed: dict[int, list[RawCell]] = {}
    problems: list[Problem] = []

    def fill(merged: Merged, below: range, value: RawCell) -> None:
        filled[merged.column] = below[-1]
        for place in below:
            cells = changed.setdefault(place, list(raw.rows[place][1]))
            cells.extend([None] * (merged.column + 1 - len(cells)))
            cells[merged.column] = value

    for merged in sorted(raw.merged, key=lambda one: (one.column, one.row)):
        at = bisect_left(numbers, merged.row)
        value = _value(raw, at, merged)
        if value is None or len(problems) > MOST_PROBLEMS:
            continue  # nothing is lost
        below = range(at + 1, bisect_right(numbers, merged.last_row))
        across = bisect_right(places, merged.last_column) > bisect_right(places, merged.column)
        if not across and (not below or merged.column not in kinds):
            continue
        if at == 0 or across or at <= filled.get(merged.column, -1):
            message = Text("is merged with cells that mean something else: take them apart and fill in each")
        elif one_thing is not None and one_thing(merged):
            fill(merged, below, value)
            continue
        elif merged.column == ids:
            message = Text("is merged, but every row needs an id of its own: take the cells apart and fill in each")
        elif kinds[merged.column] in _NUMBERS:
            message = Text("is one number merged over {n} rows: take the cells apart and write what belongs in each", n=len(below) + 1)
        else:
            fill(merged, below, value)
            continue
        problems.append(Problem(path=raw.where(merged.column, merged.row), message=message))
    rows = (raw.rows[place] if place not in changed else (number, tuple(changed[place])) for place, number in enumerate(numbers))
    return tuple(rows), problems


def _value(raw: RawTable, at: int, merged: Merged) -> RawCell:
    """Return what the first of some merged cells holds, whose row stands at *at* if it is not empty."""
    if at >= len(raw.rows) or raw.rows[at][0] != merged.row or merged.column >= len(raw.rows[at][1]):
        return None
    return raw.rows[at][1][merged.column]
