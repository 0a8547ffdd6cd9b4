"""Tables that are told column by column (列定义): the heading, the cell and the sum of a column stand on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar, final

from attrs import field, frozen

from govinfo.papers._paper import Cell, Grid, GridColumn

_T = TypeVar("_T")
_T_contra = TypeVar("_T_contra", contravariant=True)


@final
@frozen
class Column(Generic[_T_contra]):
    """
    A column of a table (列定义).

    Attributes:
        title: its heading.
        cell: what stands in it of a row.
        number: whether it holds numbers.
        width: about how many Chinese characters wide it is where nothing stands in it.
        whole: whether what stands in it is never broken.
        offers: what a workbook offers where it is filled in by hand.
        sums: what stands in it below the rows, a cell for every sum of the table; nothing where it is left out.
    """

    title: str
    cell: Callable[[_T_contra], Cell]
    number: bool = field(default=False, kw_only=True)
    width: int = field(default=4, kw_only=True)
    whole: bool = field(default=False, kw_only=True)
    offers: tuple[str, ...] = field(default=(), kw_only=True)
    sums: tuple[Cell, ...] = field(default=(), kw_only=True)


def table(
    columns: Sequence[Column[_T]],
    rows: Iterable[_T],
    *,
    caption: str = "",
    notes: tuple[str, ...] = (),
    fractions: bool = False,
    head: int = 0,
) -> Grid:
    """
    Return a grid of rows from the columns that tell them.

    >>> made = table((Column("n", str, sums=("sum",)), Column("twice", lambda n: str(2 * n))), (1, 2))
    >>> made.rows, made.sums
    ((('1', '2'), ('2', '4')), (('sum', ''),))
    """
    below = max((len(column.sums) for column in columns), default=0)
    return Grid(
        caption=caption,
        columns=tuple(
            GridColumn(column.title, number=column.number, width=column.width, whole=column.whole, offers=column.offers)
            for column in columns
        ),
        rows=tuple(tuple(column.cell(row) for column in columns) for row in rows),
        sums=tuple(tuple(column.sums[n] if n < len(column.sums) else "" for column in columns) for n in range(below)),
        notes=notes,
        fractions=fractions,
        head=head,
    )
