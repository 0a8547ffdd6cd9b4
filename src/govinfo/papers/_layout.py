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


_PHRASE: Final = re.compile(
    r"(?<=[，、；：。》）”])|(?<=季度)|(?<=半年)|(?<=[0-9]年)(?!第|上半|下半|[0-9])|(?<=月份)|(?<=[0-9]月)(?![0-9份])|(?<=[0-9]日)"
    r"|(?<= )|(?<=的)(?=.{3,})|(?<=工作)|(?=和[^平])"
)
"""Where a title may be broken by its sense: behind a period, a stop, a blank, 工作, and 的 where more than a word follows; before 和."""


def title_lines(text: str, columns: int) -> list[str]:
    """
    Break a title into lines by its sense, each of at most so many columns and all about as long (标题回行).

    A name of a period stays whole, and no line is one word alone; only what has no such place is broken anywhere.

    >>> title_lines("关于2024年第二季度政务信息工作情况的通报", 40)
    ['关于2024年第二季度', '政务信息工作情况的通报']
    """
    lines = -(-width(text) // columns)
    if lines <= 1 and width(text) <= columns - 2:
        return [text]
    for wanted in (max(lines, 2), max(lines, 2) + 1):
        found = _evenly(phrases(text), wanted, columns)
        if found:
            return found
    return wrap(text, -(-width(text) // max(lines, 2)) + 2)


def phrases(text: str) -> list[str]:
    """Return the parts of a title between which it may be broken."""
    return [part for part in _PHRASE.split(text) if part]


def _evenly(parts: list[str], lines: int, columns: int) -> list[str]:
    """Return so many lines of whole *parts*, the widest of them as short as can be; nothing where they do not fit."""
    best: dict[tuple[int, int], tuple[int, list[str]]] = {(0, 0): (0, [])}
    for number in range(1, lines + 1):
        for end in range(1, len(parts) + 1):
            made: list[tuple[int, list[str]]] = []
            for start in range(end):
                before = best.get((number - 1, start))
                line = "".join(parts[start:end]).strip()
                if before is not None and width(line) <= columns:
                    made.append((before[0] + width(line) ** 2, [*before[1], line]))
            if made:
                best[number, end] = min(made)
    return best.get((lines, len(parts)), (0, []))[1]
