"""What stands in a table before anything is understood (原始表格): cells, rows, cells merged, and why a file holds none."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias, final

from attrs import frozen

from govinfo.texts import Text


@final
@frozen
class BadCell:
    """A cell that holds nothing that can be read: an error, or a formula whose value nobody computed."""

    message: Text


RawCell: TypeAlias = str | int | float | bool | date | datetime | BadCell | None
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
    """

    place: str
    title: str
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...]
    merged: tuple[Merged, ...] = ()

    def where(self, column: int, row: int) -> str:
        """Return how a problem names a cell."""
        return f"{self.place}{'!' if ': ' in self.place else ' '}{column_letters(column)}{row}"


class Unreadable(Exception):  # noqa: N818  # never leaves this package
    """Why a file cannot be read."""

    def __init__(self, message: Text, cell: tuple[int, int] | None = None) -> None:
        """Keep the sentence, and the column and row of the cell at fault where there is one."""
        super().__init__(message)
        self.message = message
        self.cell = cell


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
