"""Where the heading of an office's own ledger stands (列名行), and what its columns are called, one row of headings or two."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo.importing._raw import RawTable
from govinfo.importing._tabled import TITLE_ROWS, heading_in


def find_heading(raw: RawTable, number: int | None, known: Mapping[str, object]) -> tuple[int, Mapping[int, tuple[str, ...]]] | None:
    """
    Return at which place among the rows the heading stands, and how each column may be called; None where no row is a heading.

    A column whose heading is merged with the row above bears that; one below a heading that is merged across several bears both,
    as 采用情况/日期.
    """
    best: tuple[int, int, Mapping[int, tuple[str, ...]]] | None = None
    for at, (row, _) in enumerate(raw.rows[: 1000 if number is not None else TITLE_ROWS]):
        if number is not None and row != number:
            continue
        headings = _headings(raw, at)
        hits = sum(any(name in known for name in names) for names in headings.values())
        if hits and (best is None or hits > best[0]):
            best = (hits, at, headings)
    return None if best is None else best[1:]


def _headings(raw: RawTable, at: int) -> Mapping[int, tuple[str, ...]]:
    number, cells = raw.rows[at]
    own = {place: heading_in(cell) for place, cell in enumerate(cells) if cell is not None}
    above: dict[int, str] = {}
    rows = dict(raw.rows[max(0, at - 3) : at])
    for merged in raw.merged:
        upper = rows.get(merged.row, ())
        cell = upper[merged.column] if merged.column < len(upper) else None
        if cell is None or merged.last_row < number - 1:
            continue
        for place in range(merged.column, merged.last_column + 1):
            if merged.last_row >= number:
                own.setdefault(place, heading_in(cell))
            elif merged.last_column > merged.column:
                above[place] = heading_in(cell)
    return {place: (f"{above[place]}/{name}", name) if place in above else (name,) for place, name in sorted(own.items())}
