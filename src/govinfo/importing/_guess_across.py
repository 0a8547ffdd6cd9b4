"""
A table of numbers with units or months in its headings (横排表), told apart from a ledger: what its map seems to be.

An office counts by hand too: a row for each month or publication, a column for each unit, or the other way round. Such a table holds
no items but numbers, which are figures; what each number is called, and for when it holds, the table rarely says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, final

from attrs import frozen

from govinfo.errors import InvalidValueError
from govinfo.importing._cells import CellRefusal, Context, text_in, understand
from govinfo.importing._columns import COLUMNS
from govinfo.importing._maps import LEFT_OUT, OPEN
from govinfo.importing._raw import RawCell, RawTable
from govinfo.importing._tabled import TITLE_ROWS, heading_in
from govinfo.instants._habits import is_part_of_year, read_period
from govinfo.periods import Period
from govinfo.records._meanings import CellKind
from govinfo.texts import Text
from govinfo.texts._shown import show

_UNITS: Final = frozenset({"单位", "单位名称", "报送单位", "供稿单位", "部门", "科室", "乡镇", "街道", "区县", "县区"})
_FEWEST: Final = 2
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月)?")
_VALUE: Final = next(column for column in COLUMNS["figures"] if column.kind is CellKind.NUMBER)


@final
@frozen(kw_only=True)
class Across:
    """
    What a table of numbers seems to be (横排表的含义).

    Attributes:
        at: the place of the heading among the rows.
        columns: by heading what a column seems to be, of those that are no heads.
        heads: which field of a figure the other headings are.
        rows: which field of a figure the column is that says of what each row is.
        parts: whether months, quarters or halves stand without their year.
        period: the period that the title or the name of the table names, None where it names none.
    """

    at: int
    columns: Mapping[str, str]
    heads: str
    rows: str
    parts: bool
    period: str | None


def guess_across(raw: RawTable, place_of: Callable[[str], str], sums: Sequence[str]) -> Across | Text | None:
    """
    Return what a table of numbers seems to be, why it cannot be read as one, or None where it is none.

    Args:
        raw: the table.
        place_of: what a column of an office's own ledger seems to be by its heading.
        sums: with what rows and columns of sums begin.
    """
    for at, (_, cells) in enumerate(raw.rows[:TITLE_ROWS]):
        names = {place: heading_in(cell) for place, cell in enumerate(cells) if cell is not None}
        mine = [place for place, name in names.items() if place_of(name) != LEFT_OUT and not name.startswith(tuple(sums))]
        rest = [(number, row) for number, row in raw.rows[at + 1 :] if not begins(row, sums)]
        if len(mine) <= _FEWEST or not rest or not all(isinstance(cells[place], str) for place in mine):
            continue
        by, *others = mine
        if any(place_of(names[place]) != OPEN for place in others):
            return None  # a ledger, with a row for each item
        labels = [cell for _, row in rest if (cell := _at(row, by)) is not None]
        numbers = [(number, place, cell) for number, row in rest for place in others if (cell := _at(row, place)) is not None]
        bad = [one for one in numbers if isinstance(understand(_VALUE, one[2], Context()), CellRefusal)]
        if not labels or not all(isinstance(cell, str) for cell in labels) or not numbers or len(bad) * 2 >= len(numbers):
            continue
        if bad:
            number, place, cell = bad[0]
            return Text(
                "looks like a table of numbers with {heads} across, but {place} holds {got}, which is no number",
                heads=tuple(names[one] for one in others[:_FEWEST]),
                place=raw.where(place, number).rpartition(" ")[2],
                got=show(text_in(cell)),
            )
        return _found(raw, at, names, by, others, [text_in(cell) for cell in labels])
    return None


def _found(raw: RawTable, at: int, names: Mapping[int, str], by: int, others: Sequence[int], labels: Sequence[str]) -> Across:
    above = [*(text_in(cell) for _, row in raw.rows[:at] for cell in row if cell is not None), raw.title]
    heads = [names[place] for place in others]
    if _are_times(labels):
        of_rows, of_heads = "figures.period", "figures.unit"
    elif names[by] in _UNITS:
        of_rows, of_heads = "figures.unit", "figures.period" if _are_times(heads) else "figures.name"
    else:
        of_rows, of_heads = "figures.name", "figures.unit"
    times = labels if of_rows == "figures.period" else heads if of_heads == "figures.period" else ()
    return Across(
        at=at,
        columns={name: (of_rows if place == by else LEFT_OUT) for place, name in names.items() if place not in others},
        heads=of_heads,
        rows=of_rows,
        parts=any(is_part_of_year(time) for time in times),
        period=next((period for text in above for period in _periods_in(text)), None),
    )


def written_across(found: Across, text: Callable[[str], str], remark: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a map behind its heading and what it leaves out."""
    told = remark("what the other headings are, and the numbers under them")
    yield f'across = {{ heads = "{found.heads}", cells = "figures.value" }} {told}'
    if found.parts:
        yield f"year = {found.period[:4] if found.period is not None else text(OPEN)} {remark('of which year its months or quarters are')}"
    yield "\n[table.columns]"
    named = f" {remark('each word is what the rulebook calls a number, its id or title')}"
    yield from (f"{text(heading)} = {text(place)}{named if place == 'figures.name' else ''}" for heading, place in found.columns.items())
    given = {"figures.name", "figures.period"} - {found.heads, found.rows}
    if given:
        yield f"\n[table.given] {remark('what holds for every row')}"
    if "figures.name" in given:
        yield f"{text('figures.name')} = {text(OPEN)} {remark('what the rulebook calls this number')}"
    if "figures.period" in given:
        yield f"{text('figures.period')} = {text(found.period or OPEN)}"


def _are_times(words: Sequence[str]) -> bool:
    return all(is_part_of_year(word) or _is_period(word) for word in words)


def _is_period(word: str) -> bool:
    try:
        return bool(Period.parse(read_period(word)).name)
    except InvalidValueError:
        return False


def _periods_in(text: str) -> Iterator[str]:
    for match in _YEAR.finditer(text):
        if _is_period(match[0]):
            yield read_period(match[0])


def _at(row: Sequence[RawCell], place: int) -> RawCell:
    cell = row[place] if place < len(row) else None
    return None if isinstance(cell, str) and not cell.strip() else cell


def begins(row: Sequence[RawCell], sums: Sequence[str]) -> bool:
    """Whether a row begins with one of the words for sums."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and "".join(first.split()).startswith(tuple(sums))
