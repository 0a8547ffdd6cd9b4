"""
Workbooks of older and other programs (xls、xlsb、ods), read by python-calamine where it is installed.

It holds every cell of the rectangle that a sheet spans, empty ones too, so the size of that is found out before it is asked.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import pairwise
from typing import Any, Final
from xml.parsers import expat  # nothing is kept of what it reads, and it refuses every entity below

from govinfo.importing._old_workbooks import Unfit, cells_in_old
from govinfo.importing._parts import INFLATED, INFLATED_TIMES, MOST_CELLS
from govinfo.importing._raw import BadCell, Merged, RawCell, RawTable, Unreadable
from govinfo.texts import Text

_MOST_OLD: Final = 64 << 20
"""The largest file of the old form, in bytes: its sheets have at most 65,536 rows."""

_PANIC: Final = "PanicException"
"""What a mistake inside the package is raised as, over damaged files: no Exception, and importable from nowhere."""

_REPEATED: Final = re.compile(rb"number-(rows|columns)-repeated=[\"']([0-9]{1,9})[\"']")
_SHEET: Final = re.compile(rb"<(?:[A-Za-z]+:)?table(?=[\s>])")
_ROW: Final = re.compile(rb"<(?:[A-Za-z]+:)?table-row\b[^>]*>")
_CELL: Final = re.compile(rb"<(?:[A-Za-z]+:)?(?:covered-)?table-cell\b[^>]*>")


def read_other(name: str, data: bytes, otherwise: Text) -> list[RawTable]:
    """
    Return the tables of a workbook that only python-calamine reads.

    Raises:
        Unreadable: the package is not installed, or cannot read it (*otherwise* says what to do), or it is far larger inside.
    """
    try:
        calamine: Any = import_module("python_calamine")
    except ModuleNotFoundError:
        raise Unreadable(otherwise) from None
    try:
        _refuse_large(data)
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_table(name, book.get_sheet_by_name(title)) for title in book.sheet_names]
    except (Unfit, calamine.CalamineError, ValueError, OverflowError, OSError):
        raise Unreadable(otherwise) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise Unreadable(otherwise) from None


def _refuse_large(data: bytes) -> None:
    if _cells_in(data) > MOST_CELLS:
        raise Unreadable(Text("has more than {most} cells: split it", most=MOST_CELLS))


def _table(name: str, sheet: Any) -> RawTable:
    top = 0 if sheet.start is None else sheet.start[0]
    rows: list[tuple[int, tuple[RawCell, ...]]] = []
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [_cell(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells and number > top:
            rows.append((number, tuple(cells)))
    merged = tuple(Merged(first[1], first[0] + 1, last[1], last[0] + 1) for first, last in sheet.merged_cell_ranges or ())
    return RawTable(place=f"{name}: {sheet.name}", title=sheet.name, rows=tuple(rows), merged=merged)


def _cell(value: object) -> RawCell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (bool, int, float, datetime, date)):
        return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
    if isinstance(value, (time, timedelta)):
        return BadCell(Text("holds a time without a day"))
    return BadCell(Text("holds something that is neither text, number nor day"))


def _cells_in(data: bytes) -> int:
    """Return how many cells the sheets span, which may be far more than there are."""
    if not data.startswith(b"PK"):
        return cells_in_old(data) if len(data) <= _MOST_OLD else MOST_CELLS + 1
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(_spanned(name, content) for name, content in _parts(archive, INFLATED + INFLATED_TIMES * len(data)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
        raise Unfit from None  # the package looks at some parts only, and would believe what was not counted because another is broken


def _parts(archive: zipfile.ZipFile, left: int) -> Iterator[tuple[str, bytes]]:
    for info in archive.infolist():
        with archive.open(info) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Unreadable(Text("is a workbook that is far larger inside than its file: save it anew"))
        yield info.filename, content


def _spanned(name: str, content: bytes) -> int:
    if name.endswith((".xml", ".rels")):
        _hold_whole(content)
    if name.endswith("content.xml"):
        return _spanned_by_rows(content)
    return _spanned_by_records(content) if "/worksheets/" in name and name.endswith(".bin") else 0


def _hold_whole(content: bytes) -> None:
    """Refuse XML that breaks off or defines words of its own: the package waits for its end for ever."""

    def refuse(*_: object) -> None:
        raise Unfit

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003  # the whole of it
    except expat.ExpatError:
        raise Unfit from None


def _spanned_by_rows(content: bytes) -> int:
    """Return how many cells the sheets of an OpenDocument file span up to the last that is filled, each as often as it says."""
    whole = 0
    for sheet in _SHEET.split(content):
        starts = [match.start() for match in _ROW.finditer(sheet)]
        height, width, empty = 0, 0, 0
        for start, end in pairwise((*starts, len(sheet))):
            row = sheet[start:end]
            cells = [match[0] for match in _CELL.finditer(row)]
            filled = max((i for i, cell in enumerate(cells) if b"value" in cell), default=-1)
            times = _times(row[: row.find(b">")], b"rows")
            if filled < 0:
                empty += times
                continue
            height, empty = height + empty + times, 0
            width = max(width, sum(_times(cell, b"columns") for cell in cells[: filled + 1]))
        whole += height * width
    return whole


def _times(tag: bytes, what: bytes) -> int:
    return next((int(match[2]) for match in _REPEATED.finditer(tag) if match[1] == what), 1)


def _spanned_by_records(content: bytes) -> int:
    """Return how many cells the records of a binary sheet span: the greatest row times the greatest column."""
    at, row, column = 0, 0, 0
    while at < len(content):
        kind, at = _varying(content, at, 2)
        size, at = _varying(content, at, 4)
        if kind <= 11 and size >= 4 and at + 4 <= len(content):
            number = struct.unpack_from("<I", content, at)[0]
            row, column = (max(row, number), column) if kind == 0 else (row, max(column, number))
        at += size
    return (row + 1) * (column + 1)


def _varying(content: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of a record's head, seven bits a byte, and where it ends."""
    value = 0
    for step in range(most):
        if at >= len(content):
            break
        byte = content[at]
        value, at = value | (byte & 0x7F) << 7 * step, at + 1
        if not byte & 0x80:
            break
    return value, at
