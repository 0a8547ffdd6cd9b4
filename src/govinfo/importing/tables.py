"""Tables as they stand in files (表格读取): the sheets of a workbook and CSV files, cell by cell, nothing understood yet."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import PurePath
from typing import IO, Any, Final, TypeAlias, final

from attrs import frozen

from govinfo.errors import Problem, load_extra
from govinfo.texts import Text

__all__ = ["BadCell", "RawCell", "RawTable", "column_letters", "read_tables"]

_WORKBOOK: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
_MOST_CELLS: Final = 5_000_000
_INFLATED: Final = 1 << 20
_INFLATED_TIMES: Final = 100
_PROLOGUE: Final = 1 << 16
_ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*+(?:<\?.*?\?>\s*+|<!--.*?-->\s*+)*+<[A-Za-z_:]", re.DOTALL)
_FORMULA_STARTS: Final = frozenset("=+-@＝＋－＠|%")


@final
@frozen
class BadCell:
    """A cell that holds nothing that can be read: an error, or a formula whose value nobody computed."""

    message: Text


RawCell: TypeAlias = str | int | float | bool | date | datetime | BadCell | None
"""What a file holds in a cell."""


@final
@frozen(kw_only=True)
class RawTable:
    """
    One table (原始表格).

    Attributes:
        place: the file, and of a workbook the sheet, as problems name them.
        title: the name of the sheet, or that of the file without its ending.
        rows: every row with its number, the heading first; empty ones left out.
    """

    place: str
    title: str
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...]


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


def read_tables(name: str, data: bytes) -> tuple[list[RawTable], list[Problem]]:
    """
    Return the tables of one file, and why it cannot be read where it cannot.

    Args:
        name: of the file.
        data: a workbook (xlsx), or CSV in UTF-8 or GB 18030.

    Raises:
        MissingExtraError: it is a workbook and openpyxl is not installed.
    """
    if data.startswith(_OLD_WORKBOOK):
        return [], [Problem(path=name, message=Text("is an old workbook (xls): save it as xlsx or CSV"))]
    try:
        tables = list(_sheets(name, data)) if data.startswith(_WORKBOOK) else [_csv(name, data)]
    except _Unreadable as unreadable:
        return [], [Problem(path=name, message=unreadable.message)]
    return tables, []


class _Unreadable(Exception):  # noqa: N818  # never leaves this module
    """Why a file cannot be read."""

    def __init__(self, message: Text) -> None:
        """Keep the sentence."""
        super().__init__(message)
        self.message = message


def _csv(name: str, data: bytes) -> RawTable:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise _Unreadable(Text("is no text in UTF-8 or GB 18030"))
    if "\0" in text:
        raise _Unreadable(Text("is no text in UTF-8 or GB 18030"))
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    rows: list[tuple[int, tuple[RawCell, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    left = _MOST_CELLS
    try:
        for number, row in enumerate(reader, start=1):
            left = _counted(left, len(row))
            cells = _trimmed([_unquoted(cell) for cell in row])
            if cells:
                rows.append((number, cells))
    except csv.Error as error:
        raise _Unreadable(Text("cannot be read as CSV: {reason}", reason=str(error)[:200])) from None
    return RawTable(place=name, title=PurePath(name).stem, rows=tuple(rows))


def _unquoted(cell: str) -> str | None:
    text = cell.strip()
    # the apostrophe that keeps a spreadsheet from taking a text for a formula
    if text[:1] == "'" and text[1:].lstrip()[:1] in _FORMULA_STARTS:
        text = text[1:]
    return text or None


def _sheets(name: str, data: bytes) -> Iterator[RawTable]:
    openpyxl = load_extra("openpyxl", "openpyxl", "office")
    try:
        with warnings.catch_warnings():  # about styles and the like, which no record needs
            warnings.simplefilter("ignore")
            return iter(_all_sheets(openpyxl, name, data))
    except _Unreadable:
        raise
    except Exception as error:  # noqa: BLE001  # whatever the reader of workbooks makes of damaged data, it is unreadable
        raise _Unreadable(Text("is no workbook that can be read: {reason}", reason=str(error)[:200])) from None


def _all_sheets(openpyxl: Any, name: str, data: bytes) -> list[RawTable]:
    _refuse_bombs(data)
    values, formulas = (openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=only) for only in (True, False))
    return [_sheet(name, sheet, formulas[sheet.title]) for sheet in values.worksheets]


def _sheet(name: str, sheet: Any, formulas: Any) -> RawTable:
    rows: list[tuple[int, tuple[RawCell, ...]]] = []
    for one in (sheet, formulas):
        one.reset_dimensions()  # a sheet may say that it is as large as it likes, and would be filled up to that
    left = _MOST_CELLS
    both = zip(sheet.iter_rows(), formulas.iter_rows(), strict=False)
    for number, (row, written) in enumerate(both, start=1):
        left = _counted(left, len(row) or 20)  # an empty row takes time too
        cells = _trimmed([_cell(cell, other) for cell, other in zip(row, written, strict=False)])
        if cells:
            rows.append((number, cells))
    return RawTable(place=f"{name}: {sheet.title}", title=sheet.title, rows=tuple(rows))


def _cell(cell: Any, written: Any) -> RawCell:
    value = cell.value
    if cell.data_type == "e":
        return BadCell(Text("holds the error {error} of a formula", error=str(value)))
    if value is None and written.data_type == "f":
        return BadCell(Text("holds a formula without a value: open the workbook in a spreadsheet program and save it"))
    if isinstance(value, str):
        return value.strip() or None
    if value is None or isinstance(value, (bool, int, float, date, datetime)):
        return value
    if isinstance(value, time):
        return BadCell(Text("holds a time without a day"))
    return BadCell(Text("holds something that is neither text, number nor day"))


def _counted(left: int, cells: int) -> int:
    """Return how many cells may still follow."""
    if cells > left:
        raise _Unreadable(Text("has more than {most} cells: split it", most=_MOST_CELLS))
    return left - cells


def _trimmed(cells: list[Any]) -> tuple[RawCell, ...]:
    """Return a row without the empty cells at its end."""
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _refuse_bombs(data: bytes) -> None:
    """Refuse a workbook that is far larger inside than any ledger, or whose XML defines words of its own, before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _INFLATED + _INFLATED_TIMES * len(data):
            raise _Unreadable(Text("is a workbook that is far larger inside than its file: save it anew"))
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    _refuse_definitions(file)


def _refuse_definitions(file: IO[bytes]) -> None:
    if not _ROOT.match(file.read(_PROLOGUE).replace(b"\0", b"")):  # such words are defined before the first element
        raise _Unreadable(Text("is a workbook that defines words of its own: save it anew"))
