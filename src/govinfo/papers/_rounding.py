"""Numbers as the regulation writes them (小数位数): with its decimals, and what was rounded says so below its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve

from govinfo.papers._paper import Amount, Attachment, Cell, Grid, Paper, PaperBlock, Style
from govinfo.papers._wording import Wording

_ROUNDED: Final = frozenset({Style.POINTS, Style.POINTS_CHANGE})
_USUAL: Final = 2


def in_decimals(paper: Paper, say: Wording) -> Paper:
    """
    Return a paper with its points written as the regulation writes them, and a note below every table in which one is rounded.

    What a spreadsheet goes on with stays exact.
    """
    return evolve(
        paper,
        body=tuple(_blocks(paper.body, say)),
        attachments=tuple(Attachment(title=one.title, blocks=tuple(_blocks(one.blocks, say))) for one in paper.attachments),
    )


def _blocks(blocks: Iterable[PaperBlock], say: Wording) -> Iterator[PaperBlock]:
    return (_noted(block, say) if isinstance(block, Grid) else block for block in blocks)


def _noted(grid: Grid, say: Wording) -> Grid:
    rows = (*grid.rows, *grid.sums)
    rounded = any(_is_rounded(cell, say) for row in rows for cell in row)
    if say.decimals is not None:
        grid = evolve(
            grid, rows=tuple(map(tuple, _written(grid.rows, say.decimals))), sums=tuple(map(tuple, _written(grid.sums, say.decimals)))
        )
    if not rounded:
        return grid
    places = _USUAL if say.decimals is None else say.decimals
    words = say("Numbers are rounded half up to {n} decimals; sums are of the exact values.", n=places)
    return evolve(grid, notes=(*grid.notes, words))


def _is_rounded(cell: Cell, say: Wording) -> bool:
    return isinstance(cell, Amount) and cell.style in _ROUNDED and cell.value is not None and say.shown(cell.value) != cell.value


def _written(rows: Iterable[tuple[Cell, ...]], decimals: int) -> Iterator[list[Cell]]:
    for row in rows:
        yield [evolve(cell, decimals=decimals) if isinstance(cell, Amount) and cell.style in _ROUNDED else cell for cell in row]
