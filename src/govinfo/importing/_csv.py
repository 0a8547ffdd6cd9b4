"""CSV files in (CSV读取): a quotation mark that would swallow rows is told by its cell, before a single row is believed."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import PurePath
from typing import Final

from govinfo.importing._parts import KEPT, KEPT_TIMES, MOST_CELLS
from govinfo.importing._raw import RawTable, Unreadable
from govinfo.texts import Text

_A_ROW: Final = 152
"""The bytes that a row needs beside its cells."""

_A_CELL: Final = 8
_FORMULA_STARTS: Final = frozenset("=+-@＝＋－＠|%")
_QUOTE: Final = '"'


def read_csv(name: str, data: bytes) -> RawTable:
    """
    Return the table of a CSV file.

    Raises:
        Unreadable: it is no text, or its quotation marks do not come in pairs.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable(Text("is no text in UTF-8 or GB 18030"))
    if "\0" in text:
        raise Unreadable(Text("is no text in UTF-8 or GB 18030"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    _refuse_open_quotes(text, delimiter, first.count(delimiter))
    rows: list[tuple[int, tuple[str | None, ...]]] = []
    left, bytes_left = MOST_CELLS, KEPT + KEPT_TIMES * len(data)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1):
            left -= len(row)
            if left < 0:
                raise Unreadable(Text("has more than {most} cells: split it", most=MOST_CELLS))
            cells = _trimmed([_unquoted(cell) for cell in row])
            if cells:
                bytes_left -= _A_ROW + sum(_A_CELL if cell is None or len(cell) < 2 else _A_CELL + sys.getsizeof(cell) for cell in cells)
                if bytes_left < 0:
                    raise Unreadable(Text("has very many rows that hold almost nothing: take out those that are no records"))
                rows.append((number, cells))
    except csv.Error as error:
        raise Unreadable(Text("cannot be read as CSV: {reason}", reason=str(error)[:200])) from None
    return RawTable(place=name, title=PurePath(name).stem, rows=tuple(rows))


def _trimmed(cells: list[str | None]) -> tuple[str | None, ...]:
    """Return a row without the empty cells at its end."""
    while cells and cells[-1] is None:
        cells.pop()
    return tuple(cells)


def _unquoted(cell: str) -> str | None:
    text = cell.strip()
    # the apostrophe that keeps a spreadsheet from taking a text for a formula
    if text[:1] == "'" and text[1:].lstrip()[:1] in _FORMULA_STARTS:
        text = text[1:]
    return text or None


def _refuse_open_quotes(text: str, delimiter: str, delimiters: int) -> None:
    """
    Refuse a cell that begins with a quotation mark and does not end with the next one.

    Somebody who writes a title in plain quotation marks writes no CSV: read as CSV, the cell goes on until the next such mark, over as
    many rows as there are between. So it is also refused where such a cell holds a line that looks like a row.
    """
    at, row, column = 0, 1, 0
    while (mark := text.find(_QUOTE, at)) >= 0:
        row += text.count("\n", at, mark)
        line = text.rfind("\n", at, mark) + 1
        column = text.count(delimiter, line, mark) if line else column + text.count(delimiter, at, mark)
        if mark > 0 and text[mark - 1] not in {delimiter, "\n"}:
            at = mark + 1  # in the middle of a cell it is a sign as any other
            continue
        end = _end_of_quoted(text, mark)
        if end < 0:
            raise Unreadable(Text("begins with a quotation mark that is never closed: write “ and ”, or take it out"), (column, row))
        if text[end + 1 : end + 2] not in {"", delimiter, "\n"}:
            raise Unreadable(
                Text("begins with a quotation mark, and text follows where the quotation ends: write “ and ”, or take them out"),
                (column, row),
            )
        inside = text[mark + 1 : end]
        if delimiters and _looks_like_rows(inside, delimiter, delimiters):
            raise Unreadable(
                Text("begins with a quotation mark that takes in whole rows: close it, write “ and ”, or take it out"), (column, row)
            )
        at = end + 1


def _looks_like_rows(inside: str, delimiter: str, delimiters: int) -> bool:
    """Whether a quoted text has a line with as many delimiters as a row, or as many of them in all as the rows that it goes over."""
    lines = inside.split("\n")
    return len(lines) > 1 and (
        inside.count(delimiter) == (len(lines) - 1) * delimiters or any(line.count(delimiter) == delimiters for line in lines)
    )


def _end_of_quoted(text: str, mark: int) -> int:
    """Return where the quotation that begins at *mark* ends; two marks inside it stand for one."""
    end = text.find(_QUOTE, mark + 1)
    while end >= 0 and text[end + 1 : end + 2] == _QUOTE:
        end = text.find(_QUOTE, end + 2)
    return end
