"""The rows of a sheet as they stream by (工作表): each is counted before it is kept, and an empty cell is not kept at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, final

from attrs import define, field, frozen

from govinfo.exact import MAX_DIGITS
from govinfo.importing._parts import Target, damaged
from govinfo.importing._raw import BadCell, Merged, RawCell
from govinfo.texts import Text

MOST_CHARACTERS: Final = 32_767
"""The longest text that a spreadsheet has room for in a cell."""

COLUMNS: Final = 16_384
_A_ROW: Final = 400
"""The bytes that a row needs, the record that it becomes included."""

_A_CELL: Final = 8
_A_MERGED: Final = 120
_CELL: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z", re.ASCII)
_WHOLE: Final = re.compile(r"[+-]?[0-9]+\Z", re.ASCII)
_DECIMAL: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z", re.ASCII)
_AN_EMPTY_ROW: Final = 20


@final
@frozen
class Shown:
    """
    How a workbook shows its numbers (数字格式).

    Attributes:
        days: the styles that show a number as a day or month.
        clocks: the styles that show it as a time.
        start: the day that the number 0 stands for.
    """

    days: frozenset[int] = frozenset()
    clocks: frozenset[int] = frozenset()
    start: date = date(1899, 12, 30)

    def cell(self, number: float, style: int) -> RawCell:
        """Return what a number shows in a style: itself, a day, or a day with a time."""
        clock = style in self.clocks
        if not clock and style not in self.days:
            return number
        if 0 <= number < 1:
            return BadCell(Text("holds a time without a day"))
        # the first spreadsheet took 1900 for a leap year
        early = 1 if number < 60 and self.start.year == 1899 else 0
        try:
            whole = int(number // 1)
            day = self.start + timedelta(days=whole + early)
            part = timedelta(milliseconds=round((number - whole) * 86_400_000))
        except (OverflowError, ValueError):
            return BadCell(Text("holds the number {number}, shown as a day that no calendar has", number=str(number)[:MAX_DIGITS]))
        if not clock and not part:
            return day
        return datetime(day.year, day.month, day.day) + part  # noqa: DTZ001  # spreadsheets know no zones

    def written(self, text: str, style: int) -> RawCell:
        """Return what a day written as such shows; a workbook saved as "Strict Open XML" has them."""
        try:
            instant = datetime.fromisoformat(text)
        except ValueError:
            return BadCell(Text("holds a time without a day")) if ":" in text else text
        if len(text) <= len("2024-03-05") or (style in self.days - self.clocks and instant.time() == datetime.min.time()):
            return instant.date()
        return instant if instant.tzinfo is None else text


@define(eq=False)
class Pieces:
    """The text of a cell, put together from its pieces."""

    parts: list[str] = field(factory=list[str])
    length: int = 0
    taking: bool = False

    def begin(self) -> None:
        """Begin a text."""
        if self.parts:
            self.parts.clear()
        self.length = 0

    def add(self, text: str) -> None:
        """Add a piece, unless the whole is too long already."""
        if self.length <= MOST_CHARACTERS:
            self.parts.append(text)
            self.length += len(text)

    def whole(self) -> str | BadCell:
        """Return the text."""
        if self.length > MOST_CHARACTERS:
            return BadCell(Text("holds more than {most} characters: shorten it", most=MOST_CHARACTERS))
        return "".join(self.parts)


@final
@define(eq=False)
class TextsOfAll(Target):
    """The texts that the cells of all sheets share (共享字符串)."""

    texts: list[str | BadCell] = field(factory=list[str | BadCell])
    _pieces: Pieces = field(factory=Pieces)
    _aside: bool = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or a piece of one; how it is pronounced stands aside."""
        if name == "si":
            self._pieces.begin()
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._pieces.taking = not self._aside

    def closed(self, name: str) -> None:
        """End a text, or a piece of one."""
        if name == "t":
            self._pieces.taking = False
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            whole = self._pieces.whole()
            self.allowance.keep_text(whole if isinstance(whole, str) else "")
            self.texts.append(whole)

    def told(self, text: str) -> None:
        """Take a piece."""
        if self._pieces.taking:
            self._pieces.add(text)


@final
@define(eq=False)
class SheetReader(Target):
    """What keeps the rows of a sheet that hold anything, and its merged cells."""

    shared: Sequence[str | BadCell]
    shown: Shown
    rows: list[tuple[int, tuple[RawCell, ...]]] = field(factory=list[tuple[int, tuple[RawCell, ...]]])
    merged: list[Merged] = field(factory=list[Merged])
    _row: int = 0
    _column: int = 0
    _cells: list[RawCell] = field(factory=list[RawCell])
    _kind: str = "n"
    _style: int = 0
    _formula: bool = False
    _value: bool = False
    _inside: bool = False
    _aside: bool = False
    _pieces: Pieces = field(factory=Pieces)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell, a value."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif not self._inside:
            return
        elif name == "v":
            self._value = self._pieces.taking = True
            self._pieces.begin()
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aside = True
        elif name == "t" and self._kind == "inlineStr":
            self._value = True
            self._pieces.taking = not self._aside

    def closed(self, name: str) -> None:
        """End a row, a cell, a value."""
        if name == "c":
            self._end_cell()
        elif name in {"v", "t"}:
            self._pieces.taking = False
        elif name == "rPh":
            self._aside = False
        elif name == "row" and self._cells:
            self.allowance.keep(_A_ROW + _A_CELL * len(self._cells))
            self.rows.append((self._row, tuple(self._cells)))
            self._cells.clear()

    def told(self, text: str) -> None:
        """Take a piece of a value."""
        if self._pieces.taking:
            self._pieces.add(text)

    def _begin_row(self, number: str | None) -> None:
        self.allowance.pass_cells(_AN_EMPTY_ROW)
        if number is None:
            self._row += 1
        elif not number.isascii() or not number.isdigit() or len(number) > 7 or int(number) <= self._row:
            raise damaged(Text("its rows are not in order"))
        else:
            self._row = int(number)
        self._column = 0

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self.allowance.pass_cells(1)
        place = attributes.get("r")
        column = self._column if place is None else _place(place)[0]
        if column < self._column:
            raise damaged(Text("its cells are not in order"))
        if column >= COLUMNS:
            raise damaged(Text("a row has more cells than a spreadsheet has columns"))
        self._column = column + 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isascii() and style.isdigit() and len(style) < 8 else 0
        self._inside, self._formula, self._value = True, False, False
        self._pieces.begin()

    def _end_cell(self) -> None:
        self._inside = False
        if not self._value and not self._formula:
            return
        cell = self._understood()
        if isinstance(cell, str):
            cell = cell.strip() or None
        if cell is None:
            return
        if isinstance(cell, (str, BadCell)) and self._kind != "s":  # those that all sheets share are counted already
            self.allowance.keep_text(cell if isinstance(cell, str) else "")
        self._cells.extend([None] * (self._column - 1 - len(self._cells)))
        self._cells.append(cell)

    def _understood(self) -> RawCell:
        text = self._pieces.whole()
        if isinstance(text, BadCell):
            return text
        if self._kind == "e":
            return BadCell(Text("holds the error {error} of a formula", error=text[:MAX_DIGITS]))
        if self._kind in {"str", "inlineStr"} and self._value:
            return text
        if not text:
            return BadCell(
                Text("holds a formula without a value: open the workbook in a spreadsheet program and save it")
            ) if self._formula else None  # fmt: skip
        read = _KINDS.get(self._kind)
        return BadCell(Text("holds something that is neither text, number nor day")) if read is None else read(self, text.strip())

    def _number(self, text: str) -> RawCell:
        if len(text) <= MAX_DIGITS and _WHOLE.match(text):
            return self.shown.cell(int(text), self._style)
        if len(text) <= MAX_DIGITS and _DECIMAL.match(text):
            return self.shown.cell(float(text), self._style)
        return BadCell(Text("must be a number, got {got}", got=text[:MAX_DIGITS]))

    def _shared(self, text: str) -> RawCell:
        if not text.isascii() or not text.isdigit() or len(text) > 8 or int(text) >= len(self.shared):
            raise damaged(Text("a cell holds a text that is not there"))
        return self.shared[int(text)]

    def _yes_no(self, text: str) -> RawCell:
        return text in {"1", "true"}

    def _day(self, text: str) -> RawCell:
        return self.shown.written(text, self._style)

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        column, row = _place(first)
        last_column, last_row = _place(last or first)
        self.allowance.keep(_A_MERGED)
        self.merged.append(Merged(column, row, last_column, last_row))


_KINDS: Final[Mapping[str, Callable[[SheetReader, str], RawCell]]] = {
    "n": SheetReader._number,  # noqa: SLF001  # the table of its own methods
    "s": SheetReader._shared,  # noqa: SLF001
    "b": SheetReader._yes_no,  # noqa: SLF001
    "d": SheetReader._day,  # noqa: SLF001
}


def _place(name: str) -> tuple[int, int]:
    """Return the column, counted from 0, and the row that a cell's name says."""
    match = _CELL.match(name)
    if match is None:
        raise damaged(Text("{name} names no cell", name=name[:20]))
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(match[2])
