"""A table of one list of records (表): its heading understood, its rows as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, final

from attrs import evolve, field, frozen

from govinfo.codec._problems import member
from govinfo.errors import MOST_PROBLEMS, Problem
from govinfo.importing._columns import COLUMNS, TableColumn, list_named
from govinfo.importing._merged import Row, spread
from govinfo.importing._raw import RawCell, RawTable
from govinfo.records import LISTS
from govinfo.records._meanings import CellKind
from govinfo.texts import Text
from govinfo.texts._near import complain, meant, nearest
from govinfo.texts._shown import show

TAG: Final = re.compile(r"(?:tag|标签)\s*[:：]\s*(.+)\Z", re.IGNORECASE | re.DOTALL)
_NOTES: Final = frozenset({"说明", "填表说明", "notes", "readme"})
_MOST_HEADINGS: Final = 200
TITLE_ROWS: Final = 10
"""Within how many rows a heading is looked for, where there is none in the first."""

PLACE: Final = TableColumn("", "", CellKind.PLACE)
"""What a cell of a tag holds."""


@final
@frozen
class Head:
    """
    A column of a table (列): where it stands and what it is; a tag's column has no place in the list.

    Attributes:
        index: which cell of a row is its.
        heading: as it stands in the table.
        column: the field, None for a tag.
        tag: the key of the tag.
        place: its column in the file, None where its cells come from elsewhere.
    """

    index: int
    heading: str
    column: TableColumn | None
    tag: str | None = None
    place: int | None = field(kw_only=True)

    @property
    def what(self) -> tuple[str | None, str | None]:
        """What the column is: a field of the list or a tag."""
        return (None if self.column is None else self.column.name), self.tag


@final
@frozen(eq=False, kw_only=True)
class Table:
    """
    A table of one list, its heading understood (已识别的表).

    Attributes:
        name: of the list.
        raw: the table as it stands, with its heading row alone.
        heads: its columns in the order of the cells.
        rows: those below the heading, the last first; whoever reads them takes them out, so that no row is held beside its record.
        whole: whether every column that stands in it should be one of the list.
        year: of which year a month and a day are, where the ledger says.
        time: which time of its day a day alone means, where somebody said so.
    """

    name: str
    raw: RawTable
    heads: tuple[Head, ...]
    rows: list[Row]
    whole: bool = True
    year: int | None = None
    time: str | None = None

    def head_of(self, name: str) -> Head | None:
        """Return the column of a field."""
        return next((head for head in self.heads if head.column is not None and head.column.name == name), None)

    def where(self, row: int, head: Head | None, heading: str = "") -> str:
        """Return how a problem names a cell, or the row where the column is not there at all."""
        if self.raw.listed:
            return f"$.{self.name}[{row}]{member(heading if head is None else head.heading)}"
        if head is None or head.place is None:
            heading = heading if head is None else head.heading
            return self.raw.row_place(row) + (f" ({heading})" if heading else "")
        return self.raw.where(head.place, row) + (f" ({head.heading})" if head.heading else "")


def headed(raw: RawTable, problems: list[Problem]) -> Iterator[Table]:
    """Yield a table that is named after a list, its heading understood; tell what is wrong with it."""
    if is_notes(raw) or not raw.rows:
        return
    name = list_named(raw.title)
    if name is None:
        known = [*LISTS, *(cls.label for cls in LISTS.values())]
        advice = meant(nearest(raw.title, known)) or Text(
            "name it one of {known}, or give a map of its columns: {option} writes one",
            known=tuple(cls.label for cls in LISTS.values()),
            option="--guess-map",
        )
        problems.append(Problem(path=raw.place, message=complain(Text("is named after no list of records"), advice)))
        return
    if _is_turned(name, raw):
        raw = raw.turn()
    number, cells = raw.rows[0]
    heading_row = _heading_row(name, raw)
    if heading_row != number:
        message = Text("is above the heading, which stands in row {row}: delete all rows above the heading", row=heading_row)
        problems.append(Problem(path=raw.where(next(i for i, cell in enumerate(cells) if cell is not None), number), message=message))
        return
    heads: list[Head] = []
    seen: set[tuple[str | None, str | None]] = set()
    for place, cell in enumerate(cells):
        if cell is None or len(problems) > MOST_PROBLEMS:
            continue
        heading = heading_in(cell)
        found = _head(name, place, heading)
        path = raw.where(place, number)
        if found is None:
            near = nearest(heading, [word for column in COLUMNS[name] for word in (column.name, column.title)])
            message = complain(Text("{heading} heads no known column", heading=show(heading)), meant(near))
            problems.append(Problem(path=path, message=message))
        elif found.what in seen:
            problems.append(Problem(path=path, message=Text("{heading} heads a column already", heading=show(heading))))
        else:
            seen.add(found.what)
            heads.append(found)
    kinds = {head.index: (head.column or PLACE).kind for head in heads}
    ids = next((head.index for head in heads if head.what == ("id", None)), None)
    rows, merged = spread(raw, kinds, ids) if raw.merged else (raw.rows, [])
    problems += merged
    yield Table(name=name, raw=evolve(raw, rows=rows[:1], merged=()), heads=tuple(heads), rows=list(rows[:0:-1]))


def is_notes(raw: RawTable) -> bool:
    """Whether a sheet says only how the others are filled in."""
    return raw.title.strip().casefold() in _NOTES


def heading_in(cell: RawCell) -> str:
    """Return the heading that a cell holds."""
    return " ".join(str(cell).split())


def known_heading(name: str, heading: str) -> TableColumn | None:
    """Return the column of a list that a heading is of, None where it is none."""
    plain = heading.rstrip("*").strip()
    return next((column for column in COLUMNS[name] if plain == column.title or plain.casefold() == column.name), None)


def _head(name: str, place: int, heading: str) -> Head | None:
    tag = TAG.match(heading)
    if tag is not None:
        return Head(place, heading, None, tag[1].strip(), place=place)
    column = known_heading(name, heading)
    return None if column is None else Head(place, heading, column, place=place)


def _known_in(name: str, cells: tuple[RawCell, ...]) -> list[bool]:
    return [_head(name, place, heading_in(cell)) is not None for place, cell in enumerate(cells[:_MOST_HEADINGS]) if cell is not None]


def _heading_row(name: str, raw: RawTable) -> int:
    """Return the number of the first row, or of the one below that is plainly the heading where the first knows no heading at all."""
    known = [(number, _known_in(name, cells)) for number, cells in raw.rows[:TITLE_ROWS]]
    if any(known[0][1]):
        return known[0][0]
    return next((number for number, row in known[1:] if plainly(row)), known[0][0])


def plainly(known: list[bool]) -> bool:
    """Whether so many of the cells of a row are headings that the row is one."""
    return sum(known) >= 2 and 2 * sum(known) >= len(known)


def _is_turned(name: str, raw: RawTable) -> bool:
    """Whether the headings stand below each other in the first column, and the first row is none."""
    if raw.merged or len(raw.rows) > _MOST_HEADINGS or sum(_known_in(name, raw.rows[0][1])) > 1:
        return False
    return plainly(_known_in(name, tuple(cells[0] for _, cells in raw.rows)))
