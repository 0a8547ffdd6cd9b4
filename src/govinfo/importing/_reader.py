"""The rows of a table become records (逐行读取): every cell that cannot be read is told, by sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, final

from attrs import define, evolve, field

from govinfo.codec._convert import structure_all
from govinfo.errors import MOST_PROBLEMS, DecodeError, Problem
from govinfo.importing._cells import CellRefusal, Context, understand
from govinfo.importing._columns import COLUMNS, TableColumn, parts_of
from govinfo.importing._raw import RawCell
from govinfo.importing._rows import RowError, record_row
from govinfo.importing._tabled import PLACE, Head, Table
from govinfo.records import LISTS, AnyRecord
from govinfo.texts import Text

_FIELD: Final = re.compile(r"\.([a-z_]+)(?:\[([0-9]+)\])?")


@final
@define(eq=False)
class Reader:
    """
    What reads the rows of one table.

    Attributes:
        seen: the ids that were given, each with its table and row.
        origins: where the records came from, in their order.
    """

    table: Table
    context: Context
    problems: list[Problem]
    seen: dict[str, tuple[Table, int]]
    origins: list[tuple[Table, int]]
    beyond: set[int] = field(factory=set[int])

    def __attrs_post_init__(self) -> None:
        """Take what the table says of its days."""
        self.context = evolve(self.context, year=self.table.year, time=self.table.time)

    def read(self) -> Iterator[AnyRecord]:
        """Yield the records of the rows that can be read; tell of all others."""
        rows = self.table.rows
        while rows and len(self.problems) <= MOST_PROBLEMS:
            number, cells = rows.pop()
            for record in self._row(number, cells):
                self.origins.append((self.table, number))
                yield record

    def _row(self, number: int, cells: tuple[RawCell, ...]) -> Iterator[AnyRecord]:
        data: dict[str, Any] = {}
        tags: dict[str, Any] = {}
        refused: set[str] = set()
        for head in self.table.heads:
            if head.index >= len(cells):
                break  # the heads stand in the order of their cells, and a row may be much shorter
            cell = cells[head.index]
            if cell is None:
                continue
            marked = head.column is None and isinstance(cell, bool)  # a tag may be a mark; a page or issue is none
            value = cell if marked else understand(head.column or PLACE, cell, self.context)
            if isinstance(value, CellRefusal):
                self._tell(number, head, value.message)
                refused |= {"tags"} if head.column is None else self._fields_of(head.column)
            elif head.column is None:
                tags[head.tag or ""] = value
            else:
                data[head.column.name] = value
        if self.table.whole:
            self._beyond(number, cells)
        if tags:
            data["tags"] = tags
        try:
            row = record_row(self.table.name, data)
        except RowError as bad:
            if not refused:
                self._tell(number, self.table.head_of(bad.column.name), bad.message)
            return
        try:
            record: AnyRecord = structure_all(LISTS[self.table.name], row, "")
        except DecodeError as error:
            for problem in error.problems:
                field_ = _FIELD.match(problem.path)
                # beside a cell that was refused, what is wrong with the whole record may come of that cell alone
                if not refused or (field_ is not None and field_[1] not in refused):
                    self.tell_field(number, problem)
            return
        if not refused and self._is_new(number, record):
            yield record

    def _fields_of(self, column: TableColumn) -> set[str]:
        """Return the fields that a column gives, or gives a part of."""
        return {column.name} | {name for name, several in parts_of(self.table.name).items() if column in several}

    def _beyond(self, number: int, cells: tuple[RawCell, ...]) -> None:
        first = self.table.raw.rows[0][1]
        for place, cell in enumerate(cells):
            if cell is None or place in self.beyond or len(self.problems) > MOST_PROBLEMS:
                continue
            if place >= len(first) or first[place] is None:
                self.beyond.add(place)  # once for the column, not for each of its cells
                self._tell(number, Head(place, "", None, place=place), Text("stands in a column without a heading"))

    def _is_new(self, number: int, record: AnyRecord) -> bool:
        if record.id is None:
            return True
        table, first = self.seen.setdefault(record.id, (self.table, number))
        if (table, first) == (self.table, number):
            return True
        place = table.where(first, table.head_of("id"))
        self._tell(number, self.table.head_of("id"), Text("the id {id} is given twice, first at {first}", id=record.id, first=place))
        return False

    def _tell(self, number: int, head: Head | None, message: Text) -> None:
        self.problems.append(Problem(path=self.table.where(number, head), message=message))

    def tell_field(self, number: int, problem: Problem) -> None:
        """Tell a problem of a record at the cell that its field comes from."""
        self.problems.append(evolve(problem, path=place_of(self.table, number, problem.path)))


def place_of(table: Table, number: int, path: str) -> str:
    """Return where the field of a record, `.units[1].weight`, stands in its table."""
    match = _FIELD.match(path)
    name = match[1] if match else ""
    columns = parts_of(table.name).get(name, ())
    if columns and columns[0].name != name:
        inner = _FIELD.match(path.removeprefix(f".{name}"))
        name = next((column.name for column in columns if inner and column.part == inner[1]), columns[0].name)
    heading = next((column.name if table.raw.listed else column.title for column in COLUMNS[table.name] if column.name == name), name)
    return table.where(number, table.head_of(name), heading)
