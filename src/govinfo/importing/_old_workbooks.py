"""
How much an old workbook (xls) claims to hold, found out before anything believes it.

Such a file is a small file system: a table of sectors, chains of them, and in one chain the records of all sheets. Whoever reads it sets
memory aside by the numbers in it; a damaged one may claim a thousand times the memory of the machine, or a chain that never ends.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, final

from attrs import define, field

_SHORT: Final = 512
_FIRST_TABLES: Final = 109
_ENTRY: Final = 128
_MINI: Final = 64
_SMALL: Final = 4096
"""Streams below this many bytes stand in small sectors of their own."""

_NO_SECTOR: Final = 0xFFFFFFFA
"""This and what is above are no sectors but marks."""

_DIMENSIONS: Final = 0x0200
_WORDS: Final = 0x00FC
_SEVERAL: Final = 0x00BD
_BEGINS: Final = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_CELLS: Final = frozenset({0x0003, 0x0004, 0x0005, 0x0006, _SEVERAL, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
_WIDEST: Final = 65_536 * 256
"""How many cells a sheet of this form can have."""


class Unfit(Exception):  # noqa: N818  # never leaves this package
    """The numbers in a file do not fit it."""


def cells_in_old(data: bytes) -> int:
    """
    Return how many cells the sheets of an old workbook span.

    Raises:
        Unfit: it claims to hold more than it can, or is no such file.
    """
    try:
        return sum(_spanned(stream, len(data)) for stream in _Sectors(data).streams())
    except (struct.error, IndexError):
        raise Unfit from None


@final
@define(eq=False)
class _Sectors:
    """The sectors of a file, and which follows which."""

    data: bytes
    size: int = field(init=False)
    following: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Read the table of sectors."""
        self.size = {9: _SHORT, 12: 4096}.get(struct.unpack_from("<H", self.data, 30)[0], 0)
        if not self.size or any(self._word(at) * self.size > len(self.data) for at in (40, 44, 64, 72)):
            raise Unfit
        tables = list(struct.unpack_from(f"<{_FIRST_TABLES}I", self.data, 76))
        at = self._word(68)
        while at < _NO_SECTOR:
            *more, at = _words(self._sector(at))
            tables += more
            self._end(len(tables))
        self.following = [word for table in tables if table < _NO_SECTOR for word in _words(self._sector(table))]

    def streams(self) -> Iterator[bytes]:
        """Yield what stands in every chain of sectors that is named."""
        folder = self._large(self._word(48))
        entries = [folder[at : at + _ENTRY] for at in range(0, len(folder) - _ENTRY + 1, _ENTRY)]
        small, small_following = self._large(self._of(entries[0])[0]), _words(self._large(self._word(60)))
        for entry in entries:
            start, length = self._of(entry)
            if length > len(self.data):
                raise Unfit
            if length and entry is not entries[0]:
                yield (self._chain(start, small_following, _MINI, small) if length < _SMALL else self._large(start))[:length]

    def _large(self, start: int) -> bytes:
        return self._chain(start, self.following, self.size, self.data[self.size :])

    def _chain(self, start: int, following: list[int], size: int, data: bytes) -> bytes:
        found: list[bytes] = []
        while start < _NO_SECTOR:
            found.append(data[start * size : (start + 1) * size])
            start = following[start]
            self._end(len(found))
        return b"".join(found)

    def _sector(self, number: int) -> bytes:
        found = self.data[(number + 1) * self.size : (number + 2) * self.size]
        if len(found) < self.size:
            raise Unfit
        return found

    def _of(self, entry: bytes) -> tuple[int, int]:
        start: int = struct.unpack_from("<I", entry, 116)[0]
        length: int = struct.unpack_from("<I" if self.size == _SHORT else "<Q", entry, 120)[0]
        return start, length

    def _end(self, steps: int) -> None:
        # no chain is longer than the file has places for it
        if steps > len(self.data) // _MINI + _SHORT:
            raise Unfit

    def _word(self, at: int) -> int:
        found: int = struct.unpack_from("<I", self.data, at)[0]
        return found


def _words(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _spanned(stream: bytes, most: int) -> int:
    """Return how many cells the records of a stream span, sheet by sheet: from the first to the last row and column."""
    whole, at = 0, 0
    rows: list[int] = []
    columns: list[int] = []
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        record, at = stream[at + 4 : at + 4 + size], at + 4 + size
        if kind in _BEGINS:
            whole += _area(rows, columns)
            rows, columns = [], []
        elif kind in _CELLS and len(record) >= 6:
            row, column = struct.unpack_from("<HH", record)
            rows = _wider(rows, row)
            columns = _wider(columns, column)
            if kind == _SEVERAL:
                columns = _wider(columns, struct.unpack_from("<H", record, len(record) - 2)[0])
        elif kind == _DIMENSIONS and len(record) >= 10:
            first, last, left, right = struct.unpack_from("<IIHH" if len(record) >= 12 else "<HHHH", record)
            if first > last or left > right or (last - first + 1) * (right - left + 1) > _WIDEST:
                raise Unfit
        elif kind == _WORDS and len(record) >= 8 and struct.unpack_from("<I", record, 4)[0] > most:
            raise Unfit
    return whole + _area(rows, columns)


def _wider(ends: list[int], one: int) -> list[int]:
    """Return the first and last of some places with one more."""
    return [min(ends[0], one), max(ends[1], one)] if ends else [one, one]


def _area(rows: list[int], columns: list[int]) -> int:
    return (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) if rows else 0
