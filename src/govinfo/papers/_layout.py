"""Widths (显示宽度): how many columns a text takes in a terminal, and how it is filled up and broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_PIECES: Final = re.compile(r"[（《“‘〈【]*(?:[A-Za-z0-9_.,:;/%+=≥≤÷×'\"()\[\]-]+ ?|.)", re.DOTALL)
_NOT_FIRST: Final = frozenset("，。；：、！？）》”’〉】,.;:!?)]}")


def width(text: str) -> int:
    """
    Return the number of terminal columns that *text* takes; a Chinese character takes two.

    >>> width("政务a"), width("e\u0301")
    (5, 1)
    """
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """
    Fill *text* up with blanks to so many columns, in front of it when it stands at the right.

    >>> pad("政务", 6), pad("12", 4, right=True)
    ('政务  ', '  12')
    """
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, columns: int) -> list[str]:
    """
    Break *text* into lines of at most so many columns: between Chinese characters, and between words of others.

    A word longer than a line is broken where the line ends; a full stop is not put at a line's beginning.

    >>> wrap("报送条数 12, 采用条数 3", 12)
    ['报送条数 12,', '采用条数 3']
    """
    if width(text) <= columns:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for piece in _fitting(text, columns):
        if used + width(piece.rstrip()) > columns and not (piece in _NOT_FIRST and used + width(piece) <= columns + 2):
            lines.append(line.rstrip())
            line = piece.lstrip()
            used = width(line)
        else:
            line += piece
            used += width(piece)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(text: str, columns: int) -> Iterator[str]:
    for match in _PIECES.finditer(text):
        piece = match[0]
        while len(piece) > columns > 0:
            yield piece[:columns]
            piece = piece[columns:]
        yield piece
