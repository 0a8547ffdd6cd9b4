"""What stands in a table before anything is understood (原始表格): cells, rows, cells merged, and why a file holds none."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias, final

from attrs import evolve, frozen

from govinfo.texts import Text


@final
@frozen
class BadCell:
    """A cell that holds nothing that can be read: an error, or a formula whose value nobody computed."""

    message: Text


@final
@frozen
class Listed:
    """Several values, where a program holds a list of them in one place."""

    values: tuple[RawCell, ...]


@final
@frozen
class Given:
    """What a program holds in mappings and lists, as a file of records has it; nobody looks at it before it is read as such."""

    data: object


RawCell: TypeAlias = "str | int | float | bool | date | datetime | BadCell | Listed | Given | None"
"""What a file holds in a cell."""


@final
@frozen
class Merged:
    """Cells merged into one (合并单元格): columns are counted from 0, rows by their numbers, the last of both included."""

    column: int
    row: int
    last_column: int
    last_row: int


@final
@frozen(kw_only=True)
class RawTable:
    """
    One table (原始表格).

    Attributes:
        place: the file, and of a workbook the sheet, as problems name them.
        title: the name of the sheet, or that of the file without its ending.
        rows: every row with its number, the heading first; empty ones left out.
        merged: the cells that are merged, which only the first of them holds the value of.
        turned: whether rows and columns have changed places: the rows are the columns of the file.
        listed: whether it is no table of a file but a list of rows that a program gave.
    """

    place: str
    title: str
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...]
    merged: tuple[Merged, ...] = ()
    turned: bool = False
    listed: bool = False

    def where(self, column: int, row: int) -> str:
        """Return how a problem names a cell."""
        at = f"{column_letters(row - 1)}{column + 1}" if self.turned else f"{column_letters(column)}{row}"
        return self._inside(at)

    def row_place(self, row: int) -> str:
        """Return how a problem names a row, which in the file may be a column."""
        return self._inside(column_letters(row - 1) if self.turned else str(row))

    def _inside(self, at: str) -> str:
        return f"{self.place}{'!' if ': ' in self.place else ' '}{at}"

    def turn(self) -> RawTable:
        """Return the table with rows and columns in each other's places; cells are still named as in the file."""
        width = max((len(cells) for _, cells in self.rows), default=0)
        last = self.rows[-1][0] if self.rows else 0
        columns: list[list[RawCell]] = [[None] * last for _ in range(width)]
        for number, cells in self.rows:
            for column, cell in enumerate(cells):
                columns[column][number - 1] = cell
        rows = tuple((column + 1, tuple(cells)) for column, cells in enumerate(columns) if any(cell is not None for cell in cells))
        merged = tuple(Merged(one.row - 1, one.column + 1, one.last_row - 1, one.last_column + 1) for one in self.merged)
        return evolve(self, rows=rows, merged=merged, turned=not self.turned)


class Unreadable(Exception):  # noqa: N818  # never leaves this package
    """Why a file cannot be read."""

    def __init__(self, message: Text, cell: tuple[int, int] | None = None) -> None:
        """Keep the sentence, and the column and row of the cell at fault where there is one."""
        super().__init__(message)
        self.message = message
        self.cell = cell


class Foreign(Unreadable):
    """Why a file cannot be read that another package may read."""


def column_letters(place: int) -> str:
    """
    Return what a spreadsheet calls a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
