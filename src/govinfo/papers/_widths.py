"""How wide the columns of a table are (列宽): as wide as what stands in them, together as wide as the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from govinfo.papers._inert import inert
from govinfo.papers._layout import width
from govinfo.papers._paper import Grid, PaperBlock, cell_text, grids_of
from govinfo.texts import Language

_EDGES: Final = re.compile(r"(?<=[0-9])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")
_NARROWEST: Final = 4
_WORDS: Final = 8
_WIDEST: Final = 60
_HEADING: Final = 8
_NAME: Final = 20

UPRIGHT: Final = 8844
LYING: Final = 12755
"""How wide the text of an upright page is, in twentieths of a point, and of one that lies: 156 and 225 millimetres."""

EASY: Final = 10.5
"""The size of letters in points below which names are broken rather than letters made smaller."""

PADDING: Final = 80
"""The room beside what stands in a cell, in twentieths of a point."""

_SENTENCE: Final = 24
"""How many columns of a terminal a sentence in a table should have."""


def natural_widths(grid: Grid, lang: Language, *, names: int = _NAME, spaced: bool = False) -> tuple[tuple[int, int], ...]:
    """
    Return for every column how wide it must be and how wide it would be at best, in columns of a terminal.

    What is not broken must have its full width; words are broken, but not below a few characters; a heading is broken into lines.

    Args:
        grid: the table.
        lang: the reader's language.
        names: up to which width words are not broken either.
        spaced: whether a little room is put between figures and Chinese characters, as word processors do.
    """
    found: list[tuple[int, int]] = []
    for place, column in enumerate(grid.columns):
        texts = [inert(cell_text(row[place], lang)) for row in (*grid.rows, *grid.sums)]
        widest = max((width(text) + (_between(text) if spaced else 0) for text in texts), default=0)
        heading = max(min(-(-width(column.title) // 2), _HEADING), _NARROWEST)
        if not any(texts):
            least = best = max(2 * column.width, heading)
        else:
            best = max(widest, heading)
            whole = column.number or column.whole or best <= names or any(isinstance(row[place], date) for row in grid.rows)
            least = best if whole else min(best, max(_WORDS, heading))
        found.append((least, min(best, max(_WIDEST, least))))
    return tuple(found)


def _between(text: str) -> int:
    """Return how much room is put between figures and Chinese characters: half a column each time."""
    return (len(_EDGES.findall(text)) + 1) // 2


def shared_widths(natural: Sequence[tuple[int, int]], room: int) -> tuple[int, ...]:
    """
    Return the widths of columns that together take exactly *room*, which is in any unit.

    Each has what it must have, and of what is left its part by what it lacks; where all have the best there is, all grow alike.

    >>> shared_widths([(4, 4), (8, 40)], 40), shared_widths([(4, 4), (8, 8)], 24), shared_widths([(30, 30), (30, 30)], 40)
    ((4, 36), (8, 16), (20, 20))
    """
    least = [one for one, _ in natural]
    lacking = [best - must for must, best in natural]
    left = room - sum(least)
    weights = least if left <= 0 or left >= sum(lacking) else lacking
    base = [best for _, best in natural] if left >= sum(lacking) else least if left > 0 else [0] * len(least)
    left = room - sum(base)
    whole = sum(weights)
    shares = [left * weight // whole for weight in weights] if whole else [0] * len(base)
    widths = [one + more for one, more in zip(base, shares, strict=True)]
    for place in range(room - sum(widths)):  # what the division left over
        widths[place % len(widths)] += 1
    return tuple(widths)


def twips(columns: int, size: float) -> int:
    """Return how wide so many columns of a terminal are in letters of a size, with the room beside them."""
    return round(columns * size * 10.5) + 2 * PADDING + 40  # faces differ a little in width


def needed(natural: Sequence[tuple[int, int]], size: float) -> int:
    """Return how much room columns must have in letters of a size."""
    return sum(twips(least, size) for least, _ in natural)


def lies(blocks: Iterable[PaperBlock], lang: Language) -> bool:
    """Whether blocks must stand on pages that lie: in some table names would be broken, or sentences have no width."""
    return any(wide(natural_widths(grid, lang)) for grid in grids_of(blocks))


def wide(natural: Sequence[tuple[int, int]]) -> bool:
    """Whether a table is too wide for an upright page."""
    return needed([(max(least, min(best, _SENTENCE)), best) for least, best in natural], EASY) > UPRIGHT
